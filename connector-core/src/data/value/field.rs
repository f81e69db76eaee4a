//! The types that a field can have, and how each is had from a slot.

use serde_json::Value;
use url::Url;

use super::{Fault, Items, Object, Slot, Slots, Tuple, ValueRef, Values, fill, json_object, json_ref};
use crate::data::{
    date_time::DateTime,
    file::File,
    secret::{MASK, Secret},
    shape::{Field, Shape},
};

/// A generated type: the input or output of a card, or a record.
pub trait Fields: Clone + Send + Sync + 'static {
    /// The fields together.
    type Tuple: Tuple;
    /// What the fields are.
    fn shape() -> &'static Shape;
    /// The fields.
    fn refs(&self) -> <Self::Tuple as Tuple>::Refs<'_>;
    /// The type of its fields.
    fn of(fields: Self::Tuple) -> Self;
}

/// A generated type from slots.
pub(crate) fn build<T: Fields>(slots: &mut Slots, base: usize) -> Result<T, Fault> {
    T::Tuple::take(&mut Reader { slots, fields: T::shape().fields.iter(), place: base }).map(T::of)
}

/// A type that a field can have. Generated records have it by themselves.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a field of a connector",
    label = "not a type of the language",
    note = "use String, i64, f64, bool, Url, DateTime, Object, Secret, Vec<_>, Option<_>, Nullable<_> or a record of this connector",
    note = "a type of your own becomes one by `connector_core::field_type!({Self} as String);`"
)]
pub trait FieldType: Clone {
    /// Whether the type keeps `null` apart from absent.
    const KEEPS_NULL: bool = false;
    /// From a slot that holds something.
    fn from_slot(slot: Slot, slots: &mut Slots) -> Result<Self, Fault>;
    /// What an absent value is; `None` where one is needed.
    fn from_absent() -> Option<Self> {
        None
    }
    /// The value.
    fn as_value(&self) -> ValueRef<'_>;
}

/// Gives the fields of a shape in order, each as its type.
pub struct Reader<'a> {
    slots: &'a mut Slots,
    fields: std::slice::Iter<'static, Field>,
    place: usize,
}

impl Reader<'_> {
    /// The next field.
    pub(super) fn take<T: FieldType>(&mut self) -> Result<T, Fault> {
        let slot = self.slots.get_mut(self.place).map(std::mem::take).unwrap_or_default();
        self.place += 1;
        let field = self.fields.next();
        let slot = match (slot, field) {
            (slot @ (Slot::Empty | Slot::Null), Some(field)) => fill(slot, field),
            (slot, _) => slot,
        };
        let built = match slot {
            Slot::Empty => T::from_absent().ok_or_else(|| Fault::new("is absent")),
            slot => T::from_slot(slot, self.slots),
        };
        built.map_err(|fault| fault.within(field.map_or("", Field::place)))
    }
}

macro_rules! scalar {
    ($ty:ty, $noun:literal, $self:ident => $as_value:expr, $($from:pat => $to:expr),+) => {
        impl FieldType for $ty {
            fn from_slot(slot: Slot, _: &mut Slots) -> Result<Self, Fault> {
                match slot {
                    $($from => Ok($to),)+
                    other => Err(other.unfit($noun)),
                }
            }
            fn as_value(&$self) -> ValueRef<'_> {
                $as_value
            }
        }
    };
}

scalar!(String, "text", self => ValueRef::Text(self), Slot::Text(text) => text);
scalar!(i64, "a whole number", self => ValueRef::Integer(*self), Slot::Integer(number) => number);
scalar!(f64, "a number", self => ValueRef::Decimal(*self), Slot::Decimal(number) => number, Slot::Integer(number) => number as f64);
scalar!(bool, "true or false", self => ValueRef::Boolean(*self), Slot::Boolean(value) => value);
scalar!(Object, "an object", self => ValueRef::Object(self), Slot::Object(object) => object);
scalar!(DateTime, "a date and time such as 2024-05-01T12:00:00Z", self => ValueRef::DateTime(*self), Slot::DateTime(time) => time);
scalar!(Secret, "text", self => ValueRef::Secret(self), Slot::Text(text) => Secret::from(text), Slot::Secret(secret) => secret);
scalar!(File, "a file", self => ValueRef::File(self), Slot::File(file) => *file);

impl FieldType for Value {
    const KEEPS_NULL: bool = true;

    /// Any value as hosts see it: records by the names of their fields, absent ones as `null`.
    fn from_slot(slot: Slot, slots: &mut Slots) -> Result<Self, Fault> {
        Ok(match slot {
            Slot::Json(value) => value,
            Slot::Object(object) => Value::Object(object),
            Slot::Text(text) => Value::String(text),
            Slot::Integer(number) => number.into(),
            Slot::Decimal(number) => number.into(),
            Slot::Boolean(value) => value.into(),
            Slot::DateTime(value) => Value::String(value.to_string()),
            Slot::Null | Slot::Empty => Value::Null,
            Slot::Secret(_) => MASK.into(),
            Slot::File(file) => serde_json::to_value(file).unwrap_or_default(),
            Slot::List(_) => Value::Array(Vec::from_slot(slot, slots)?),
            Slot::Record(shape, base) => Value::Object(json_object(shape, base, slots)?),
            Slot::Given(given) => serde_json::to_value(ValueRef::Record(&*given)).unwrap_or_default(),
            Slot::Wrong(_) | Slot::Broken(_) => return Err(slot.unfit("what the description says")),
        })
    }

    fn as_value(&self) -> ValueRef<'_> {
        json_ref(self)
    }
}

impl FieldType for Url {
    fn from_slot(slot: Slot, slots: &mut Slots) -> Result<Self, Fault> {
        let text = String::from_slot(slot, slots)?;
        Url::parse(&text).map_err(|error| Fault::new(format!("is not an absolute URL: {error}")))
    }

    fn as_value(&self) -> ValueRef<'_> {
        ValueRef::Text(self.as_str())
    }
}

impl<T: FieldType> FieldType for Option<T> {
    fn from_slot(slot: Slot, slots: &mut Slots) -> Result<Self, Fault> {
        match slot {
            Slot::Empty => Ok(None),
            Slot::Null if !T::KEEPS_NULL => Ok(None),
            other => T::from_slot(other, slots).map(Some),
        }
    }

    fn from_absent() -> Option<Self> {
        Some(None)
    }

    fn as_value(&self) -> ValueRef<'_> {
        self.as_ref().map_or(ValueRef::Absent, T::as_value)
    }
}

/// A value that may be JSON's `null`, told apart from an absent one: `Option<Nullable<T>>` is absent, null or a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Nullable<T> {
    /// `null`.
    #[default]
    Null,
    /// A value.
    Value(T),
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl From<&str> for Nullable<String> {
    fn from(value: &str) -> Self {
        Self::Value(value.to_owned())
    }
}

impl<T: FieldType> FieldType for Nullable<T> {
    const KEEPS_NULL: bool = true;

    fn from_slot(slot: Slot, slots: &mut Slots) -> Result<Self, Fault> {
        match slot {
            Slot::Null => Ok(Self::Null),
            other => T::from_slot(other, slots).map(Self::Value),
        }
    }

    fn as_value(&self) -> ValueRef<'_> {
        match self {
            Self::Null => ValueRef::Null,
            Self::Value(value) => value.as_value(),
        }
    }
}

impl<T: FieldType + Send + Sync> FieldType for Vec<T> {
    fn from_slot(slot: Slot, slots: &mut Slots) -> Result<Self, Fault> {
        let Slot::List(items) = slot else { return Err(slot.unfit("a list")) };
        let mut list = Vec::with_capacity(items.len());
        for (index, item) in items.into_iter().enumerate() {
            list.push(T::from_slot(item, slots).map_err(|fault| fault.within(&format!("[{index}]")))?);
        }
        Ok(list)
    }

    fn as_value(&self) -> ValueRef<'_> {
        ValueRef::List(self)
    }
}

impl<T: FieldType + Send + Sync> Items for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> ValueRef<'_> {
        self.get(index).map_or(ValueRef::Absent, T::as_value)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Fields> Values for T {
    fn shape(&self) -> &'static Shape {
        T::shape()
    }

    fn value(&self, index: usize) -> ValueRef<'_> {
        T::Tuple::field(self.refs(), index)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Fields> FieldType for T {
    fn from_slot(slot: Slot, slots: &mut Slots) -> Result<Self, Fault> {
        match slot {
            Slot::Record(_, base) => build(slots, base),
            Slot::Given(mut given) => build(given.slots(), 0),
            other => Err(other.unfit("an object")),
        }
    }

    fn as_value(&self) -> ValueRef<'_> {
        ValueRef::Record(self)
    }
}
