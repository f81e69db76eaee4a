//! What was read from an answer, or given as JSON.

use std::fmt;

use serde_json::Value;

use super::{FieldType, Items, Object, ValueRef, Values, json_noun, json_ref};
use crate::data::{
    date_time::DateTime,
    file::File,
    secret::Secret,
    shape::{Field, Literal, Shape, Type},
};

/// A value that was read from an answer or given as JSON.
#[derive(Debug, Clone, Default)]
pub enum Slot {
    /// Nothing came.
    #[default]
    Empty,
    /// `null` came.
    Null,
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A decimal number.
    Decimal(f64),
    /// A text.
    Text(String),
    /// A text that is never shown.
    Secret(Secret),
    /// A point in time.
    DateTime(DateTime),
    /// An object, kept whole.
    Object(Object),
    /// Any JSON.
    Json(Value),
    /// A list.
    List(Vec<Slot>),
    /// A record of an answer: its shape, and the place of its first field among the slots.
    Record(&'static Shape, usize),
    /// A record that was given as JSON.
    Given(Box<Given>),
    /// A file.
    File(Box<File>),
    /// Something else came than the type that was asked for: what it was.
    Wrong(&'static str),
    /// A part of the path was not an object (or a list): what it was.
    Broken(&'static str),
}

/// All values that a flow has read, in one arena.
pub(crate) type Slots = Vec<Slot>;

/// Why a value could not be had: the path, and what was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The path, as `body.members[3].id`.
    pub path: String,
    /// What is wrong with it, as "is absent".
    pub problem: String,
}

impl Fault {
    /// A fault at a place that the caller names.
    pub fn new(problem: impl Into<String>) -> Self {
        Self { path: String::new(), problem: problem.into() }
    }

    /// The same fault, seen from outside.
    pub fn within(mut self, outer: &str) -> Self {
        if !self.path.is_empty() && !self.path.starts_with('[') && !outer.is_empty() {
            self.path.insert(0, '.');
        }
        self.path.insert_str(0, outer);
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.path, self.problem)
    }
}

impl From<Literal> for Slot {
    fn from(literal: Literal) -> Self {
        match literal {
            Literal::Text(text) => Slot::Text(text.to_owned()),
            Literal::Integer(number) => Slot::Integer(number),
            Literal::Decimal(number) => Slot::Decimal(number),
            Literal::Boolean(value) => Slot::Boolean(value),
        }
    }
}

impl Slot {
    /// A point in time that was written as text; another text is marked.
    pub(crate) fn date_time(text: &str) -> Self {
        text.parse().map_or(Slot::Wrong("text in another form"), Slot::DateTime)
    }

    /// The fault of a slot that is not what was asked for.
    pub(crate) fn unfit(&self, wanted: &str) -> Fault {
        Fault::new(match self {
            Slot::Empty => "is absent".to_owned(),
            Slot::Null => format!("is null, not {wanted}"),
            Slot::Broken(found) => format!("cannot be reached: a part of its path is {found}"),
            Slot::Wrong(found) => format!("is {found}, not {wanted}"),
            other => format!("is {}, not {wanted}", other.noun()),
        })
    }

    fn noun(&self) -> &'static str {
        match self {
            Slot::Empty => "absent",
            Slot::Null => "null",
            Slot::Boolean(_) => "true or false",
            Slot::Integer(_) | Slot::Decimal(_) => "a number",
            Slot::Text(_) | Slot::Secret(_) => "text",
            Slot::DateTime(_) => "a date and time",
            Slot::Object(_) | Slot::Record(..) | Slot::Given(_) => "an object",
            Slot::Json(value) => json_noun(value),
            Slot::List(_) => "a list",
            Slot::File(_) => "a file",
            Slot::Wrong(found) | Slot::Broken(found) => found,
        }
    }

    /// The value; a record is read through its own view.
    pub fn as_value(&self) -> ValueRef<'_> {
        match self {
            Slot::Empty | Slot::Wrong(_) | Slot::Broken(_) | Slot::Record(..) => ValueRef::Absent,
            Slot::Null => ValueRef::Null,
            Slot::Boolean(value) => ValueRef::Boolean(*value),
            Slot::Integer(value) => ValueRef::Integer(*value),
            Slot::Decimal(value) => ValueRef::Decimal(*value),
            Slot::Text(value) => ValueRef::Text(value),
            Slot::Secret(value) => ValueRef::Secret(value),
            Slot::DateTime(value) => ValueRef::DateTime(*value),
            Slot::Object(value) => ValueRef::Object(value),
            Slot::Json(value) => json_ref(value),
            Slot::List(items) => ValueRef::List(items),
            Slot::Given(record) => ValueRef::Record(&**record),
            Slot::File(file) => ValueRef::File(file),
        }
    }
}

impl Items for Vec<Slot> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> ValueRef<'_> {
        self.get(index).map_or(ValueRef::Absent, Slot::as_value)
    }
}

/// The fields of a shape as a JSON object, each checked as its type would be.
pub(crate) fn json_object(shape: &'static Shape, base: usize, slots: &mut Slots) -> Result<Object, Fault> {
    let mut object = Object::new();
    for (index, field) in shape.fields.iter().enumerate() {
        let slot = settle(slots.get_mut(base + index).map(std::mem::take).unwrap_or_default(), field)?;
        let value = Value::from_slot(slot, slots).map_err(|fault| fault.within(field.place()))?;
        object.insert(field.name.to_owned(), value);
    }
    Ok(object)
}

/// A slot, or what the field is when nothing was given: its default; for a list that nobody needs to give, an empty one.
pub(crate) fn fill(slot: Slot, field: &Field) -> Slot {
    match (slot, field.default, field.ty) {
        (Slot::Empty | Slot::Null, Some(default), ty) => match (default, ty.inner()) {
            (Literal::Text(text), Type::DateTime) => Slot::date_time(text),
            _ => default.into(),
        },
        (Slot::Empty, None, Type::List(_)) if !field.required => Slot::List(Vec::new()),
        (slot, ..) => slot,
    }
}

/// A slot with its default, or the fault of one that is needed and not what the field says.
pub(crate) fn settle(slot: Slot, field: &Field) -> Result<Slot, Fault> {
    let slot = fill(slot, field);
    let fits = match (&slot, field.ty) {
        (Slot::Empty, Type::Optional(_)) | (Slot::Null, Type::Optional(_) | Type::Nullable(_) | Type::Json) => true,
        (Slot::Empty | Slot::Null | Slot::Wrong(_) | Slot::Broken(_), _) => false,
        _ => true,
    };
    match fits {
        true => Ok(slot),
        false => Err(slot.unfit(field.ty.noun()).within(field.place())),
    }
}

/// A value of an answer with all that it holds, its records with slots of their own: what an expression can read from.
pub(crate) fn keep(slot: Slot, ty: &Type, slots: &mut Slots) -> Result<Slot, Fault> {
    match (slot, ty.inner()) {
        (Slot::Record(shape, base), _) => {
            let mut own = Vec::with_capacity(shape.fields.len());
            for (index, field) in shape.fields.iter().enumerate() {
                let slot = settle(slots.get_mut(base + index).map(std::mem::take).unwrap_or_default(), field)?;
                own.push(keep(slot, &field.ty, slots).map_err(|fault| fault.within(field.place()))?);
            }
            Ok(Slot::Given(Box::new(Given { shape, slots: own })))
        }
        (Slot::List(mut items), Type::List(item)) => {
            for (index, slot) in items.iter_mut().enumerate() {
                *slot = keep(std::mem::take(slot), item, slots).map_err(|fault| fault.within(&format!("[{index}]")))?;
            }
            Ok(Slot::List(items))
        }
        (slot @ (Slot::Wrong(_) | Slot::Broken(_)), inner) => Err(slot.unfit(inner.noun())),
        (slot, _) => Ok(slot),
    }
}

/// A record with slots of its own: given as JSON, or kept from an answer.
#[derive(Debug, Clone)]
pub struct Given {
    shape: &'static Shape,
    slots: Slots,
}

impl Given {
    /// The members of an object by the names of the shape's fields; others are left out.
    pub fn new(shape: &'static Shape, mut object: Object) -> Self {
        let slot = |field: &Field| object.remove(field.name).map_or(Slot::Empty, |value| slot_of(value, &field.ty));
        Self { shape, slots: shape.fields.iter().map(slot).collect() }
    }

    /// What stands in the fields, in order.
    pub fn slots(&mut self) -> &mut Slots {
        &mut self.slots
    }
}

impl Values for Given {
    fn shape(&self) -> &'static Shape {
        self.shape
    }

    fn value(&self, index: usize) -> ValueRef<'_> {
        self.slots.get(index).map_or(ValueRef::Absent, Slot::as_value)
    }
}

/// A JSON value as a slot of this type.
fn slot_of(value: Value, ty: &Type) -> Slot {
    match (ty.inner(), value) {
        (Type::Json, value) => Slot::Json(value),
        (_, Value::Null) => Slot::Null,
        (Type::Boolean, Value::Bool(value)) => Slot::Boolean(value),
        (Type::Integer, Value::Number(number)) => {
            whole(&number).map_or(Slot::Wrong("a number that is not whole, or too large"), Slot::Integer)
        }
        (Type::Decimal, Value::Number(number)) => number.as_f64().map_or(Slot::Wrong("a number that is too large"), Slot::Decimal),
        (Type::Text | Type::Url | Type::Choices(_), Value::String(text)) => Slot::Text(text),
        (Type::DateTime, Value::String(text)) => Slot::date_time(&text),
        (Type::Secret, Value::String(text)) => Slot::Secret(Secret::from(text)),
        (Type::Object, Value::Object(object)) => Slot::Object(object),
        (Type::File, Value::Object(object)) => File::from_json(object).map_or_else(Slot::Wrong, |file| Slot::File(Box::new(file))),
        (Type::Record(shape), Value::Object(object)) => Slot::Given(Box::new(Given::new(shape, object))),
        (Type::List(item), Value::Array(items)) => Slot::List(items.into_iter().map(|value| slot_of(value, item)).collect()),
        (_, other) => Slot::Wrong(json_noun(&other)),
    }
}

/// A whole number, also where it is written with a fraction of zero: JSON does not tell `1` from `1.0`.
fn whole(number: &serde_json::Number) -> Option<i64> {
    /// From here on, not every whole number is one that a fraction can be written behind.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let decimal = || number.as_f64().filter(|number| number.fract() == 0.0 && number.abs() < EXACT);
    number.as_i64().or_else(|| decimal().map(|number| number as i64))
}

impl From<ValueRef<'_>> for Slot {
    /// A copy, with all that it holds.
    fn from(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Absent => Slot::Empty,
            ValueRef::Null => Slot::Null,
            ValueRef::Boolean(value) => Slot::Boolean(value),
            ValueRef::Integer(value) => Slot::Integer(value),
            ValueRef::Decimal(value) => Slot::Decimal(value),
            ValueRef::Text(value) => Slot::Text(value.to_owned()),
            ValueRef::Secret(value) => Slot::Secret(value.clone()),
            ValueRef::DateTime(value) => Slot::DateTime(value),
            ValueRef::Object(value) => Slot::Object(value.clone()),
            ValueRef::Json(value) => Slot::Json(value.clone()),
            ValueRef::File(file) => Slot::File(Box::new(file.clone())),
            ValueRef::List(items) => Slot::List((0..items.count()).map(|index| items.item(index).into()).collect()),
            ValueRef::Record(values) => {
                let slots = (0..values.shape().fields.len()).map(|index| values.value(index).into()).collect();
                Slot::Given(Box::new(Given { shape: values.shape(), slots }))
            }
        }
    }
}

impl From<String> for Slot {
    fn from(text: String) -> Self {
        Slot::Text(text)
    }
}

impl From<Secret> for Slot {
    fn from(secret: Secret) -> Self {
        Slot::Secret(secret)
    }
}

impl From<i64> for Slot {
    fn from(number: i64) -> Self {
        Slot::Integer(number)
    }
}

impl From<f64> for Slot {
    fn from(number: f64) -> Self {
        Slot::Decimal(number)
    }
}

impl From<bool> for Slot {
    fn from(value: bool) -> Self {
        Slot::Boolean(value)
    }
}
