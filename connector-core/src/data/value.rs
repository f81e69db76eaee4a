//! Values between the typed edges and the erased inside: what a flow reads from an input, and what it read from an answer.

use std::fmt;

use serde::{Serialize, Serializer, de::Error as _, ser::SerializeMap, ser::SerializeSeq};
use serde_json::Value;
use url::Url;

use super::{
    secret::{MASK, Secret},
    shape::{Field, Literal, Shape, Type},
};

/// A JSON object.
pub type Object = serde_json::Map<String, Value>;

/// A value that is read, not owned.
#[derive(Clone, Copy)]
pub enum ValueRef<'a> {
    /// Not there.
    Absent,
    /// JSON's `null`.
    Null,
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A decimal number.
    Decimal(f64),
    /// A text.
    Text(&'a str),
    /// A text that is never shown.
    Secret(&'a Secret),
    /// A JSON object.
    Object(&'a Object),
    /// Any JSON.
    Json(&'a Value),
    /// A list.
    List(&'a dyn Items),
    /// A record.
    Record(&'a dyn Values),
}

/// The items of a list, erased.
pub trait Items: Send + Sync {
    /// How many there are.
    fn count(&self) -> usize;
    /// One of them; [`ValueRef::Absent`] past the end.
    fn item(&self, index: usize) -> ValueRef<'_>;
}

/// The fields of a generated type, erased.
pub trait Values: Send + Sync {
    /// What the fields are.
    fn shape(&self) -> &'static Shape;
    /// The value of a field; [`ValueRef::Absent`] past the end.
    fn value(&self, index: usize) -> ValueRef<'_>;
}

/// A generated type: the input or output of a card, or a record.
pub trait Fields: Values + Sized + 'static {
    /// What the fields are.
    const SHAPE: &'static Shape;
    /// The type from slots: takes each field in order.
    fn build(fields: &mut Reader<'_>) -> Result<Self, Fault>;
}

/// A type that a field can have. Generated records have it by themselves.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a field of a connector",
    label = "not a type of the language",
    note = "use String, i64, f64, bool, Url, Object, Secret, Vec<_>, Option<_>, Nullable<_> or a record of this connector"
)]
pub trait FieldType: Sized {
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

/// Gives the fields of a shape in order, each as its type.
pub struct Reader<'a> {
    slots: &'a mut Slots,
    fields: std::slice::Iter<'static, Field>,
    place: usize,
}

impl<'a> Reader<'a> {
    /// Reads the fields of `shape`, whose first one stands at `base`.
    pub fn new(slots: &'a mut Slots, shape: &'static Shape, base: usize) -> Self {
        Self { slots, fields: shape.fields.iter(), place: base }
    }

    /// The next field. (A generated `build` asks for as many as its shape has.)
    pub fn take<T: FieldType>(&mut self) -> Result<T, Fault> {
        let slot = self.slots.get_mut(self.place).map(std::mem::take).unwrap_or_default();
        self.place += 1;
        let field = self.fields.next();
        let slot = match field {
            Some(field) => fill(slot, field),
            None => slot,
        };
        let built = match slot {
            Slot::Empty => T::from_absent().ok_or_else(|| Fault::new("is absent")),
            slot => T::from_slot(slot, self.slots),
        };
        built.map_err(|fault| fault.within(field.map_or("", Field::place)))
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
            Slot::Object(_) | Slot::Record(..) | Slot::Given(_) => "an object",
            Slot::Json(value) => json_noun(value),
            Slot::List(_) => "a list",
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
            Slot::Object(value) => ValueRef::Object(value),
            Slot::Json(value) => json_ref(value),
            Slot::List(items) => ValueRef::List(items),
            Slot::Given(record) => ValueRef::Record(&**record),
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

/// What a person calls a JSON value.
pub(crate) fn json_noun(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// A JSON value as what it holds, so that scalars compare and print as scalars.
pub(crate) fn json_ref(value: &Value) -> ValueRef<'_> {
    match value {
        Value::Null => ValueRef::Null,
        Value::Bool(value) => ValueRef::Boolean(*value),
        Value::Number(number) => match number.as_i64() {
            Some(integer) => ValueRef::Integer(integer),
            None => number.as_f64().map_or(ValueRef::Absent, ValueRef::Decimal),
        },
        Value::String(text) => ValueRef::Text(text),
        Value::Object(object) => ValueRef::Object(object),
        Value::Array(_) => ValueRef::Json(value),
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
scalar!(Secret, "text", self => ValueRef::Secret(self), Slot::Text(text) => Secret::from(text), Slot::Secret(secret) => secret);

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
            Slot::Null | Slot::Empty => Value::Null,
            Slot::Secret(_) => MASK.into(),
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
        (Slot::Empty | Slot::Null, Some(default), _) => default.into(),
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

impl<T: Fields> FieldType for T {
    fn from_slot(slot: Slot, slots: &mut Slots) -> Result<Self, Fault> {
        match slot {
            Slot::Record(_, base) => T::build(&mut Reader::new(slots, T::SHAPE, base)),
            Slot::Given(mut given) => T::build(&mut Reader::new(given.slots(), T::SHAPE, 0)),
            other => Err(other.unfit("an object")),
        }
    }

    fn as_value(&self) -> ValueRef<'_> {
        ValueRef::Record(self)
    }
}

impl Serialize for ValueRef<'_> {
    /// The value as hosts see it: fields by name, absent as `null`, secrets masked.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            ValueRef::Absent | ValueRef::Null => serializer.serialize_unit(),
            ValueRef::Boolean(value) => serializer.serialize_bool(*value),
            ValueRef::Integer(value) => serializer.serialize_i64(*value),
            ValueRef::Decimal(value) => serializer.serialize_f64(*value),
            ValueRef::Text(value) => serializer.serialize_str(value),
            ValueRef::Secret(_) => serializer.serialize_str(MASK),
            ValueRef::Object(value) => value.serialize(serializer),
            ValueRef::Json(value) => value.serialize(serializer),
            ValueRef::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.count()))?;
                for index in 0..items.count() {
                    list.serialize_element(&items.item(index))?;
                }
                list.end()
            }
            ValueRef::Record(values) => serialize(*values, serializer),
        }
    }
}

/// The `Serialize` of every generated type.
pub fn serialize<S: Serializer>(values: &dyn Values, serializer: S) -> Result<S::Ok, S::Error> {
    let fields = values.shape().fields;
    let mut map = serializer.serialize_map(Some(fields.len()))?;
    for (index, field) in fields.iter().enumerate() {
        map.serialize_entry(field.name, &values.value(index))?;
    }
    map.end()
}

/// The `Deserialize` of every generated type: the same names that [`serialize`] writes.
pub fn deserialize<'de, T: Fields, D: serde::Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let object = <Object as serde::Deserialize>::deserialize(deserializer)?;
    T::build(&mut Reader::new(Given::new(T::SHAPE, object).slots(), T::SHAPE, 0)).map_err(D::Error::custom)
}

/// The `Debug` of every generated type; secrets are masked.
pub fn debug(values: &dyn Values, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let shape = values.shape();
    let mut out = f.debug_struct(shape.name);
    for (index, field) in shape.fields.iter().enumerate() {
        out.field(field.name, &values.value(index));
    }
    out.finish()
}

/// The `PartialEq` of every generated type.
pub fn equal(left: &dyn Values, right: &dyn Values) -> bool {
    (0..left.shape().fields.len()).all(|index| left.value(index) == right.value(index))
}

impl PartialEq for ValueRef<'_> {
    /// By content. Secrets are compared in constant time; two secrets of different lengths differ at once.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (ValueRef::Absent, ValueRef::Absent) | (ValueRef::Null, ValueRef::Null) => true,
            (ValueRef::Boolean(a), ValueRef::Boolean(b)) => a == b,
            (ValueRef::Integer(a), ValueRef::Integer(b)) => a == b,
            (ValueRef::Decimal(a), ValueRef::Decimal(b)) => a == b,
            (ValueRef::Integer(a), ValueRef::Decimal(b)) | (ValueRef::Decimal(b), ValueRef::Integer(a)) => *a as f64 == *b,
            (ValueRef::Text(a), ValueRef::Text(b)) => a == b,
            (ValueRef::Secret(a), ValueRef::Secret(b)) => {
                let (a, b) = (a.expose().as_bytes(), b.expose().as_bytes());
                a.len() == b.len() && a.iter().zip(b).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
            }
            (ValueRef::Object(a), ValueRef::Object(b)) => a == b,
            (ValueRef::Json(a), ValueRef::Json(b)) => a == b,
            (ValueRef::List(a), ValueRef::List(b)) => a.count() == b.count() && (0..a.count()).all(|i| a.item(i) == b.item(i)),
            (ValueRef::Record(a), ValueRef::Record(b)) => equal(*a, *b),
            _ => false,
        }
    }
}

impl fmt::Debug for ValueRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ValueRef::Absent => f.write_str("None"),
            ValueRef::Null => f.write_str("null"),
            ValueRef::Boolean(value) => value.fmt(f),
            ValueRef::Integer(value) => value.fmt(f),
            ValueRef::Decimal(value) => value.fmt(f),
            ValueRef::Text(value) => value.fmt(f),
            ValueRef::Secret(value) => value.fmt(f),
            ValueRef::Object(value) => value.fmt(f),
            ValueRef::Json(value) => value.fmt(f),
            ValueRef::List(items) => f.debug_list().entries((0..items.count()).map(|index| items.item(index))).finish(),
            ValueRef::Record(values) => debug(*values, f),
        }
    }
}

/// A record that was given as JSON, with slots of its own.
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
pub(crate) fn slot_of(value: Value, ty: &Type) -> Slot {
    match (ty.inner(), value) {
        (Type::Json, value) => Slot::Json(value),
        (_, Value::Null) => Slot::Null,
        (Type::Boolean, Value::Bool(value)) => Slot::Boolean(value),
        (Type::Integer, Value::Number(number)) => {
            number.as_i64().map_or(Slot::Wrong("a number that is not whole, or too large"), Slot::Integer)
        }
        (Type::Decimal, Value::Number(number)) => number.as_f64().map_or(Slot::Wrong("a number that is too large"), Slot::Decimal),
        (Type::Text | Type::Url, Value::String(text)) => Slot::Text(text),
        (Type::Secret, Value::String(text)) => Slot::Secret(Secret::from(text)),
        (Type::Object, Value::Object(object)) => Slot::Object(object),
        (Type::Record(shape), Value::Object(object)) => Slot::Given(Box::new(Given::new(shape, object))),
        (Type::List(item), Value::Array(items)) => Slot::List(items.into_iter().map(|value| slot_of(value, item)).collect()),
        (_, other) => Slot::Wrong(json_noun(&other)),
    }
}

impl From<ValueRef<'_>> for Slot {
    /// A copy; a record is kept as an object of its field names.
    fn from(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Absent => Slot::Empty,
            ValueRef::Null => Slot::Null,
            ValueRef::Boolean(value) => Slot::Boolean(value),
            ValueRef::Integer(value) => Slot::Integer(value),
            ValueRef::Decimal(value) => Slot::Decimal(value),
            ValueRef::Text(value) => Slot::Text(value.to_owned()),
            ValueRef::Secret(value) => Slot::Secret(value.clone()),
            ValueRef::Object(value) => Slot::Object(value.clone()),
            ValueRef::Json(value) => Slot::Json(value.clone()),
            ValueRef::List(items) => Slot::List((0..items.count()).map(|index| items.item(index).into()).collect()),
            ValueRef::Record(values) => Slot::Json(serde_json::to_value(ValueRef::Record(values)).unwrap_or_default()),
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
