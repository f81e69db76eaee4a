//! Functions that a description calls in its values, as data: those of the language, and the author's own.

use std::{any::Any, fmt, future::Future, pin::Pin, time::Duration};

use super::{
    date_time::DateTime,
    error::Result,
    file::File,
    scope::{Place, write_value},
    value::{FieldType, Object, Slot, Slots, ValueRef},
    wire::wire,
};

/// A function that a description can call.
pub struct Function {
    /// The name in code.
    pub name: &'static str,
    /// The result for these arguments; `None` where there is none, which is an absent value.
    pub apply: fn(&mut Arguments) -> Option<Slot>,
}

impl fmt::Debug for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// What is waited for.
pub(crate) type Awaited = Pin<Box<dyn Future<Output = Result<Slot>> + Send>>;

/// A function that a step of a flow waits for: it may call the service.
pub struct AsyncFunction {
    /// The name in code.
    pub name: &'static str,
    /// The result for these arguments; `None` where there is none, which is an absent value. It is given a connection, which a higher
    /// floor knows.
    pub apply: fn(Box<dyn Any + Send>, &mut Arguments) -> Option<Awaited>,
}

/// An object, or a record as the service sees it.
fn object(slot: Slot) -> Option<Object> {
    match slot {
        Slot::Object(object) => Some(object),
        record => match serde_json::to_value(wire(record.as_value())) {
            Ok(serde_json::Value::Object(object)) => Some(object),
            _ => None,
        },
    }
}

impl fmt::Debug for AsyncFunction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// What a function is called with: each `take…` gives the next argument. An argument that is absent, or of another type than is taken,
/// is none, and so is the result.
pub struct Arguments {
    slots: std::vec::IntoIter<Slot>,
    now: Duration,
}

impl Arguments {
    pub(crate) fn new(slots: Vec<Slot>, now: Duration) -> Self {
        Self { slots: slots.into_iter(), now }
    }

    /// The next argument as a type of the language. (The caller is generated, and says the type.)
    pub fn take<T: FieldType>(&mut self) -> Option<T> {
        match self.slots.next()? {
            Slot::Empty => T::from_absent(),
            slot => T::from_slot(slot, &mut Slots::new()).ok(),
        }
    }

    /// The next argument, whatever it is.
    pub(crate) fn slot(&mut self) -> Option<Slot> {
        self.slots.next().filter(|slot| !matches!(slot, Slot::Empty | Slot::Null))
    }

    /// The next argument as text: any scalar, secrets too.
    pub(crate) fn text(&mut self) -> Option<String> {
        text(self.slot()?.as_value())
    }

    /// A list of scalars, as texts.
    pub(crate) fn texts(&mut self) -> Option<Vec<String>> {
        self.list()?.iter().map(|item| text(item.as_value())).collect()
    }

    pub(crate) fn list(&mut self) -> Option<Vec<Slot>> {
        match self.slot()? {
            Slot::List(items) => Some(items),
            _ => None,
        }
    }

    pub(crate) fn file(&mut self) -> Option<File> {
        match self.slot()? {
            Slot::File(file) => Some(*file),
            _ => None,
        }
    }

    /// An object, or a record as the service sees it.
    pub(crate) fn object(&mut self) -> Option<Object> {
        object(self.slot()?)
    }

    /// Objects, or records as the service sees them; an item that is neither has no members.
    pub(crate) fn objects(&mut self) -> Option<Vec<Object>> {
        Some(self.list()?.into_iter().map(|item| object(item).unwrap_or_default()).collect())
    }

    pub(crate) fn number(&mut self) -> Option<Number> {
        match self.slot()? {
            Slot::Integer(number) => Some(Number::Integer(number)),
            Slot::Decimal(number) => Some(Number::Decimal(number)),
            _ => None,
        }
    }

    /// A span of time, which a description writes as `7d`.
    pub(crate) fn duration(&mut self) -> Option<Duration> {
        self.take::<i64>()?.try_into().ok().map(Duration::from_millis)
    }

    pub(crate) fn now(&self) -> Option<DateTime> {
        Some(DateTime::UNIX_EPOCH + self.now)
    }
}

/// A whole or a decimal number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Number {
    /// A whole number.
    Integer(i64),
    /// A decimal number.
    Decimal(f64),
}

impl Number {
    /// The number, as exactly as a decimal can hold it.
    pub(crate) fn decimal(self) -> f64 {
        match self {
            Number::Integer(number) => number as f64,
            Number::Decimal(number) => number,
        }
    }
}

fn text(value: ValueRef<'_>) -> Option<String> {
    let mut out = String::new();
    write_value(value, Place::Plain, false, &mut out).ok().map(|()| out)
}

/// What an author's function gave, which the description says is a `T`.
pub fn answer<T: FieldType>(given: T) -> Option<Slot> {
    Some(given.as_value().into())
}

/// What a function gives, as a slot: nothing where it gives `None`.
pub(crate) trait IntoSlot {
    fn into_slot(self) -> Option<Slot>;
}

impl<T: IntoSlot> IntoSlot for Option<T> {
    fn into_slot(self) -> Option<Slot> {
        self?.into_slot()
    }
}

impl IntoSlot for Slot {
    fn into_slot(self) -> Option<Slot> {
        Some(self)
    }
}

impl IntoSlot for Number {
    fn into_slot(self) -> Option<Slot> {
        match self {
            Number::Integer(number) => Some(Slot::Integer(number)),
            Number::Decimal(number) => number.is_finite().then_some(Slot::Decimal(number)),
        }
    }
}

macro_rules! into_slot {
    ($($ty:ty, $value:ident => $slot:expr;)*) => {
        $(impl IntoSlot for $ty {
            fn into_slot(self) -> Option<Slot> {
                let $value = self;
                Some($slot)
            }
        })*
    };
}

into_slot! {
    String, text => Slot::Text(text);
    i64, number => Slot::Integer(number);
    f64, number => Slot::Decimal(number);
    bool, value => Slot::Boolean(value);
    DateTime, time => Slot::DateTime(time);
    Object, object => Slot::Object(object);
    Vec<Slot>, items => Slot::List(items);
    Vec<String>, items => Slot::List(items.into_iter().map(Slot::Text).collect());
}
