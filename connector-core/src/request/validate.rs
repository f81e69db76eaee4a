//! Whether an input may be sent at all.

use serde_json::Value;

use crate::data::{
    constraint,
    error::{Error, Result},
    shape::{Field, Shape},
    value::{Given, Object, Slot, ValueRef, Values, fill, json_noun},
};

/// Checks the constraints of every field.
pub(crate) fn validate(input: &dyn Values) -> Result<()> {
    for (index, field) in input.shape().fields.iter().enumerate() {
        let value = input.value(index);
        if matches!(value, ValueRef::Absent) && field.required {
            return Err(missing(field));
        }
        if !field.constraints.is_empty() {
            constraint::check(field, value).map_err(Error::input)?;
        }
    }
    Ok(())
}

fn missing(field: &Field) -> Error {
    Error::input(format!("No {0} input provided. Enter a valid {0}.", field.label))
}

/// An input from JSON, its types checked and its defaults filled in.
pub(crate) fn from_json(shape: &'static Shape, json: Value) -> Result<Given> {
    let object = match json {
        Value::Object(object) => object,
        Value::Null => Object::new(),
        other => return Err(Error::input(format!("the input is {}, not an object of its fields", json_noun(&other)))),
    };
    if let Some(unknown) = object.keys().find(|name| !shape.fields.iter().any(|field| field.name == *name)) {
        return Err(unknown_field(shape, unknown));
    }
    let mut given = Given::new(shape, object);
    for (slot, field) in given.slots().iter_mut().zip(shape.fields) {
        match slot {
            Slot::Wrong(found) => return Err(Error::input(format!("`{}` is {found}, not {}", field.name, field.ty.noun()))),
            Slot::List(items) => {
                if let Some((index, Slot::Wrong(found))) = items.iter().enumerate().find(|(_, item)| matches!(item, Slot::Wrong(_))) {
                    return Err(Error::input(format!("`{}[{index}]` is {found}", field.name)));
                }
            }
            Slot::Null if field.required => return Err(missing(field)),
            slot => *slot = fill(std::mem::take(slot), field),
        }
    }
    Ok(given)
}

fn unknown_field(shape: &Shape, name: &str) -> Error {
    if shape.fields.is_empty() {
        return Error::input(format!("there is no input `{name}`; this card has none"));
    }
    let names: Vec<_> = shape.fields.iter().map(|field| field.name).collect();
    match nearest(name, names.iter().copied()) {
        Some(meant) => Error::input(format!("there is no input `{name}`; did you mean `{meant}`?")),
        None => Error::input(format!("there is no input `{name}`; there are: {}", names.join(", "))),
    }
}

/// The name that was probably meant.
pub(crate) fn nearest<'a>(given: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let given = given.to_lowercase().replace('-', "_");
    names
        .map(|name| (strsim::jaro_winkler(&given, name), name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}
