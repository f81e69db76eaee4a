//! Dynamic fields: what the service says about the fields of a card that only it knows.

use serde::Serialize;
use serde_json::Value;

use super::{
    choices::Choices,
    lookup::{LookupChoice, optional_text, text},
    shape::{Field, Type},
    value::{Fault, FieldType, Slot, Slots, ValueRef, fill, json_noun},
};

/// A field of a card that only the service knows: a column that somebody added to a table, a custom field of a project.
///
/// Its value goes into the `Object` of the card that says `fields`, under its `name`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct DynamicField {
    /// The name in the object.
    pub name: String,
    /// What people see; the name where the service says nothing else.
    pub label: String,
    /// More about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// What its value is. A type that nobody knows is text.
    #[serde(rename = "type")]
    pub ty: DynamicType,
    /// Whether it must be given.
    pub required: bool,
    /// What it is where nothing is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Value>,
    /// What people choose from; empty where they write.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<LookupChoice>,
}

/// What the value of a [`DynamicField`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DynamicType {
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// A decimal number.
    Decimal,
    /// True or false.
    Boolean,
    /// A date and time, as RFC 3339 text.
    DateTime,
    /// An object.
    Object,
    /// A list of texts.
    List,
}

impl FieldType for DynamicField {
    fn from_slot(slot: Slot, slots: &mut Slots) -> Result<Self, Fault> {
        let Slot::Record(shape, base) = slot else { return Err(slot.unfit("an object")) };
        let mut part = |name: &str| -> (&'static Field, Value) {
            let place = shape.position(name).unwrap_or_default();
            let field = shape.fields.get(place).unwrap_or(const { &Field::EMPTY });
            let slot = fill(slots.get_mut(base + place).map(std::mem::take).unwrap_or_default(), field);
            (field, Value::from_slot(slot, &mut Slots::new()).unwrap_or_default())
        };
        let path = |field: &Field| field.path.strip_prefix("item.").unwrap_or(field.path);
        let (field, name) = part("name");
        let Some(name) = text(&name) else {
            return Err(Fault::new(format!("is {}, not text", json_noun(&name))).within(path(field)));
        };
        let mut optional = |wanted: &str| {
            let (field, value) = part(wanted);
            optional_text(value, path(field))
        };
        let (label, hint) = (optional("label")?, optional("hint")?);
        let (field, ty) = part("type");
        let declared = if let Type::Choices(types) = field.ty.inner() { Some(*types) } else { None };
        let ty = text(&ty).map_or(DynamicType::Text, |word| type_of(&word, declared));
        let (field, required) = part("required");
        let required = match required {
            Value::Bool(required) => required,
            Value::Null => false,
            other => return Err(Fault::new(format!("is {}, not true or false", json_noun(&other))).within(path(field))),
        };
        let (_, default) = part("default");
        let (field, choices) = part("choices");
        let choices = choices_of(choices).map_err(|fault| fault.within(path(field)))?;
        let label = label.unwrap_or_else(|| name.clone());
        Ok(Self { name, label, hint, ty, required, default: (!default.is_null()).then_some(default), choices })
    }

    fn as_value(&self) -> ValueRef<'_> {
        ValueRef::Text(&self.name)
    }
}

/// The type that a service's word means: as the description says, else as most services do.
fn type_of(word: &str, declared: Option<&Choices>) -> DynamicType {
    let meant = declared.and_then(|types| types.find(word)).map_or(word, |choice| choice.label);
    match meant.to_ascii_lowercase().as_str() {
        "i64" | "integer" | "int" | "long" => DynamicType::Integer,
        "f64" | "number" | "decimal" | "float" | "double" => DynamicType::Decimal,
        "bool" | "boolean" | "checkbox" => DynamicType::Boolean,
        "datetime" | "date-time" | "date_time" | "timestamp" => DynamicType::DateTime,
        "object" | "map" => DynamicType::Object,
        "vec<string>" | "array" | "list" => DynamicType::List,
        _ => DynamicType::Text,
    }
}

/// A list of values, or of objects with a `value` and a `label`.
fn choices_of(choices: Value) -> Result<Vec<LookupChoice>, Fault> {
    let items = match choices {
        Value::Null => return Ok(Vec::new()),
        Value::Array(items) => items,
        other => return Err(Fault::new(format!("is {}, not a list", json_noun(&other)))),
    };
    let choice = |(index, item): (usize, Value)| {
        let (value, label, hint) = match item {
            Value::Object(mut object) => {
                let mut part = |name| object.remove(name).unwrap_or_default();
                (part("value"), part("label"), part("hint"))
            }
            value => (value, Value::Null, Value::Null),
        };
        LookupChoice::new(value, label, hint).map_err(|fault| fault.within(&format!("[{index}]")))
    };
    items.into_iter().enumerate().map(choice).collect()
}
