//! Lookups: where the choices of a field come from, and what a choice is.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::Value;

use super::{
    card::Action,
    shape::{Field, Shape, Type},
    spec::Expr,
    value::{Fault, FieldType, Slot, Slots, ValueRef, fill, json_noun, json_ref},
};

/// The lookup's input that takes what a person types.
pub(crate) const SEARCH: &str = "search";

/// `choose repositories(owner: options.owner)`, `fields custom_fields(project: options.project)`: the flow that is asked for the choices of
/// a field, or for the fields in it.
#[derive(Debug)]
pub struct Choose {
    /// The flow.
    pub lookup: &'static Action,
    /// What it is given from the same card.
    pub arguments: &'static [Argument],
    /// How long what was read may be used again, in milliseconds.
    pub cache: u64,
}

impl Choose {
    /// Whether what a person types narrows the choices at the service.
    pub fn is_searched(&self) -> bool {
        self.lookup.input.position(SEARCH).is_some()
    }
}

/// What an input of a lookup is given.
#[derive(Debug)]
pub struct Argument {
    /// The place of the lookup's input.
    pub input: usize,
    /// Where the value comes from, as written (`options.owner`); empty for one that is written out.
    pub from: &'static str,
    /// The value.
    pub value: Expr,
}

impl Serialize for Choose {
    /// The lookup by its name, and which of its inputs come from which fields: when one of these changes, the choices do.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let name = |argument: &Argument| self.lookup.input.fields.get(argument.input).map_or("", |field| field.name);
        let from_fields = self.arguments.iter().filter(|argument| !argument.from.is_empty());
        let arguments: BTreeMap<_, _> = from_fields.map(|argument| (name(argument), argument.from)).collect();
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("lookup", self.lookup.name)?;
        map.serialize_entry("arguments", &arguments)?;
        map.serialize_entry("searched", &self.is_searched())?;
        map.serialize_entry("cache_ms", &self.cache)?;
        map.end()
    }
}

/// A value that a person may choose, read from the service by a lookup.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct LookupChoice {
    /// The value: text, a number, or true or false.
    pub value: Value,
    /// What people see; the value itself where the service says nothing else.
    pub label: String,
    /// More about it.
    pub hint: Option<String>,
}

/// Choices that are known without asking anyone, as if a lookup had read them: values, labels and hints.
pub(crate) fn known<'a>(choices: impl Iterator<Item = (Value, &'a str, &'a str)>) -> (Vec<Slot>, Slots) {
    const PART: Field = Field { ty: Type::Optional(&Type::Json), required: false, ..Field::EMPTY };
    static SHAPE: Shape = Shape {
        fields: &[Field { name: "value", ..PART }, Field { name: "label", ..PART }, Field { name: "hint", ..PART }],
        ..Shape::EMPTY
    };
    let slots: Slots = choices.flat_map(|(value, label, hint)| [value, label.into(), hint.into()].map(Slot::Json)).collect();
    ((0..slots.len()).step_by(SHAPE.fields.len()).map(|base| Slot::Record(&SHAPE, base)).collect(), slots)
}

impl LookupChoice {
    /// A choice of what a service says.
    pub(crate) fn new(value: Value, label: Value, hint: Value) -> Result<Self, Fault> {
        Self::at(["value", "label", "hint"], value, label, hint)
    }

    fn at([path, label_path, hint_path]: [&str; 3], value: Value, label: Value, hint: Value) -> Result<Self, Fault> {
        let Some(shown) = text(&value) else {
            return Err(Fault::new(format!("is {}, not text or a number", json_noun(&value))).within(path));
        };
        let label = optional_text(label, label_path)?.unwrap_or(shown);
        Ok(Self { value, label, hint: optional_text(hint, hint_path)? })
    }

    /// Whether the words that a person typed stand in it, whatever their case.
    pub(crate) fn matches(&self, search: &str) -> bool {
        let text = format!("{}\n{}\n{}", text(&self.value).unwrap_or_default(), self.label, self.hint.as_deref().unwrap_or_default());
        let text = text.to_lowercase();
        search.to_lowercase().split_whitespace().all(|word| text.contains(word))
    }
}

impl FieldType for LookupChoice {
    fn from_slot(slot: Slot, slots: &mut Slots) -> Result<Self, Fault> {
        let Slot::Record(shape, base) = slot else { return Err(slot.unfit("an object")) };
        let mut parts = shape.fields.iter().enumerate().map(|(index, field)| {
            let slot = fill(slots.get_mut(base + index).map(std::mem::take).unwrap_or_default(), field);
            match Value::from_slot(slot, &mut Slots::new()) {
                Ok(value) => (field.path.strip_prefix("item.").unwrap_or(field.path), value),
                Err(_) => (field.path, Value::Null),
            }
        });
        let mut next = || parts.next().unwrap_or_default();
        let ((path, value), (label_path, label), (hint_path, hint)) = (next(), next(), next());
        Self::at([path, label_path, hint_path], value, label, hint)
    }

    fn as_value(&self) -> ValueRef<'_> {
        json_ref(&self.value)
    }
}

pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// A text that people see; there may be none.
pub(super) fn optional_text(value: Value, path: &str) -> Result<Option<String>, Fault> {
    match value {
        Value::Null => Ok(None),
        Value::Array(_) | Value::Object(_) => Err(Fault::new(format!("is {}, not text", json_noun(&value))).within(path)),
        scalar => Ok(text(&scalar).filter(|text| !text.is_empty())),
    }
}
