//! A type of the language as JSON Schema.

use serde_json::{Map, Value, json};

use super::pattern;
use crate::data::{
    choices::Choices,
    secret::MASK,
    shape::{Constraint, Field, Literal, Shape, Type},
};

/// Which way values go. What comes in is held against the description; what comes out is as the service had it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    In,
    Out,
}

/// The schemas of named types that others refer to, as they are found.
pub(super) struct Defs {
    pub(super) way: Way,
    /// What stands before a name in a reference.
    pub(super) prefix: &'static str,
    /// What stands behind the names of records and choices that are found.
    pub(super) suffix: &'static str,
    pub(super) found: Map<String, Value>,
}

impl Defs {
    /// For a schema of its own, with its types in `$defs`.
    pub(super) fn own(way: Way) -> Self {
        Self { way, prefix: "#/$defs/", suffix: "", found: Map::new() }
    }

    /// A reference to a named type. What it is, is found once, and may refer to itself.
    fn refer(&mut self, name: &str, define: impl FnOnce(&mut Self) -> Value) -> Value {
        let name = format!("{name}{}", self.suffix);
        if !self.found.contains_key(&name) {
            self.found.insert(name.clone(), Value::Null);
            let schema = define(self);
            self.found.insert(name.clone(), schema);
        }
        json!({ "$ref": format!("{}{name}", self.prefix) })
    }

    pub(super) fn of_type(&mut self, ty: &'static Type) -> Value {
        match ty {
            Type::Text => json!({ "type": "string" }),
            Type::Integer => json!({ "type": "integer", "format": "int64" }),
            Type::Decimal => json!({ "type": "number", "format": "double" }),
            Type::Boolean => json!({ "type": "boolean" }),
            Type::Url => json!({ "type": "string", "format": "uri" }),
            Type::DateTime => json!({ "type": "string", "format": "date-time" }),
            Type::Object => json!({ "type": "object" }),
            Type::Json => json!({}),
            Type::Secret if self.way == Way::Out => json!({ "const": MASK }),
            Type::Secret => json!({ "type": "string", "format": "password", "writeOnly": true }),
            Type::File => {
                let way = self.way;
                self.refer("file", |_| file(way))
            }
            Type::Choices(choices) => {
                let known = self.refer(choices.name, |_| of_choices(choices));
                // A service invents values later.
                if self.way == Way::In { known } else { json!({ "anyOf": [known, { "type": "string" }] }) }
            }
            Type::Record(shape) => self.refer(shape.name, |defs| defs.of_shape(shape, false)),
            Type::List(item) => json!({ "type": "array", "items": self.of_type(item) }),
            Type::Nullable(inner) => or_null(self.of_type(inner)),
            Type::Optional(inner) if self.way == Way::Out => or_null(self.of_type(inner)),
            Type::Optional(inner) => self.of_type(inner),
        }
    }

    /// The object of a shape. Only the input itself refuses members that it does not know; those of records are left out.
    pub(super) fn of_shape(&mut self, shape: &'static Shape, is_whole: bool) -> Value {
        let properties: Map<_, _> = shape.fields.iter().map(|field| (field.name.to_owned(), self.of_field(field))).collect();
        // Whatever the service has not sent comes out as `null`.
        let is_there = |field: &&Field| self.way == Way::Out || field.required;
        let required: Vec<_> = shape.fields.iter().filter(is_there).map(|field| field.name).collect();
        let mut schema = Map::new();
        if !shape.hint.is_empty() {
            schema.insert("description".into(), shape.hint.into());
        }
        schema.insert("type".into(), "object".into());
        schema.insert("properties".into(), properties.into());
        if !required.is_empty() {
            schema.insert("required".into(), required.into());
        }
        if is_whole && self.way == Way::In {
            schema.insert("additionalProperties".into(), false.into());
        }
        schema.into()
    }

    /// The schema of what a card takes or gives, or of the list of it.
    pub(super) fn of_card(&mut self, shape: &'static Shape, is_list: bool) -> Value {
        match is_list {
            true => json!({ "type": "array", "items": self.of_item(shape) }),
            false => self.of_shape(shape, true),
        }
    }

    /// The schema of an event: the outputs of its trigger, or the item that a poll has found.
    pub(super) fn of_event(&mut self, shape: &'static Shape) -> Value {
        match shape.fields {
            [_] if shape.name.is_empty() => self.of_item(shape),
            _ => self.of_shape(shape, true),
        }
    }

    /// The schema of one item of a list: a record, or the value itself.
    pub(super) fn of_item(&mut self, shape: &'static Shape) -> Value {
        match shape.fields {
            [item] if shape.name.is_empty() => self.of_type(&item.ty),
            _ => self.refer(shape.name, |defs| defs.of_shape(shape, false)),
        }
    }

    fn of_field(&mut self, field: &'static Field) -> Value {
        let mut schema = self.of_type(&field.ty);
        if self.way == Way::In {
            for constraint in field.constraints {
                constrain(&mut schema, constraint);
            }
            // What need not be given may be `null` as well.
            if !field.required {
                schema = or_null(schema);
            }
        }
        let Value::Object(members) = &mut schema else { return schema };
        let mut named = Map::from_iter([("title".to_owned(), field.label.into())]);
        if !field.hint.is_empty() {
            named.insert("description".into(), field.hint.into());
        }
        named.append(members);
        if let (Some(default), Way::In) = (field.default, self.way) {
            named.insert("default".into(), literal(default));
        }
        named.into()
    }
}

fn of_choices(choices: &'static Choices) -> Value {
    let values: Vec<Value> = choices
        .values
        .iter()
        .map(|choice| {
            let mut one = json!({ "const": choice.value, "title": choice.label });
            if !choice.hint.is_empty() {
                one["description"] = choice.hint.into();
            }
            one
        })
        .collect();
    let mut schema = json!({ "oneOf": values });
    if !choices.hint.is_empty() {
        schema["description"] = choices.hint.into();
    }
    schema
}

fn file(way: Way) -> Value {
    const BASE64: &str = "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$";
    let mut properties = json!({
        "name": { "type": "string", "description": "With its ending and without folders." },
        "media_type": { "type": "string", "description": "Such as `image/png`." },
        "base64": { "type": "string", "contentEncoding": "base64", "pattern": BASE64, "description": "What is in it." },
    });
    if way == Way::Out {
        return json!({ "type": "object", "properties": properties, "required": ["name", "media_type", "base64"] });
    }
    properties["text"] = json!({ "type": "string", "description": "What is in it, where that is text." });
    json!({
        "type": "object", "properties": properties, "required": ["name"],
        "anyOf": [{ "required": ["base64"] }, { "required": ["text"] }],
    })
}

/// A schema that accepts `null` too.
fn or_null(schema: Value) -> Value {
    let Value::Object(mut members) = schema else { return schema };
    match members.remove("type") {
        None if members.is_empty() => {}
        Some(Value::String(ty)) => {
            if let Some(Value::Array(values)) = members.get_mut("enum") {
                values.push(Value::Null);
            }
            members.insert("type".into(), json!([ty, "null"]));
        }
        Some(types) => {
            members.insert("type".into(), types);
        }
        None => return json!({ "anyOf": [members, { "type": "null" }] }),
    }
    members.into()
}

fn constrain(schema: &mut Value, constraint: &'static Constraint) {
    let is_list = schema["type"] == "array";
    let (least_key, most_key) = if is_list { ("minItems", "maxItems") } else { ("minLength", "maxLength") };
    match constraint {
        Constraint::Matches(pattern) => match pattern::to_ecma(pattern) {
            Some(pattern) => schema["pattern"] = pattern.into(),
            None => schema["$comment"] = format!("It must match `{pattern}`, which this language cannot say.").into(),
        },
        Constraint::Length(least, most) => {
            schema[least_key] = (*least).into();
            if let Some(most) = most {
                schema[most_key] = (*most).into();
            }
        }
        Constraint::Range(least, most) => {
            for (key, bound) in [("minimum", least), ("maximum", most)] {
                if let Some(bound) = bound {
                    schema[key] = literal(*bound);
                }
            }
        }
        Constraint::OneOf(values) => schema["enum"] = values.iter().copied().map(literal).collect(),
        Constraint::Within(origins) => schema["$comment"] = format!("It must lead to {}.", origins.join(" or ")).into(),
    }
}

pub(super) fn literal(literal: Literal) -> Value {
    match literal {
        Literal::Text(text) => text.into(),
        Literal::Integer(number) => number.into(),
        Literal::Decimal(number) => number.into(),
        Literal::Boolean(value) => value.into(),
    }
}
