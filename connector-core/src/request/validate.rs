//! Whether an input may be sent at all.

use serde_json::Value;
use url::Url;

use crate::data::{
    constraint::{self, nearest},
    error::{Error, Result},
    shape::{Constraint, Field, Shape, Type},
    value::{Given, Object, Slot, ValueRef, Values, fill, json_noun},
};
use crate::http::origin::{self, Origins};

/// Checks the constraints of every field.
pub(crate) fn validate(input: &dyn Values, origins: &Origins) -> Result<()> {
    for (index, field) in input.shape().fields.iter().enumerate() {
        let value = input.value(index);
        if matches!(value, ValueRef::Absent) && field.required {
            return Err(missing(field));
        }
        if !field.constraints.is_empty() {
            constraint::check(field, value)?;
            leads_where_it_may(field, value, origins)?;
        }
    }
    Ok(())
}

/// A URL is within its origins, whatever it is used for.
fn leads_where_it_may(field: &Field, value: ValueRef<'_>, origins: &Origins) -> Result<()> {
    let ValueRef::Text(text) = value else { return Ok(()) };
    for constraint in field.constraints {
        let Constraint::Within(within) = constraint else { continue };
        let url = origin::whole_url(field.name, text)?;
        if origins.admit(within, &url).is_none() {
            return Err(Error::input(format!(
                "the {} leads to `{}`; it may lead to {}",
                field.label,
                url.origin().ascii_serialization(),
                within.join(" or ")
            ))
            .with_field(field.name)
            .with_constraint(constraint));
        }
    }
    Ok(())
}

fn missing(field: &Field) -> Error {
    Error::input(format!("No {0} input provided. Enter a valid {0}.", field.label)).with_field(field.name)
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
    complete(shape, &mut given, "")?;
    Ok(given)
}

/// Fills in what was left out, and refuses what is not of its type, in records of records too.
fn complete(shape: &'static Shape, given: &mut Given, outer: &str) -> Result<()> {
    for (slot, field) in given.slots().iter_mut().zip(shape.fields) {
        if matches!(slot, Slot::Null) && !may_be_null(&field.ty) && !field.required {
            *slot = Slot::Empty;
        }
        *slot = fill(std::mem::take(slot), field);
        match slot {
            Slot::Empty if !field.required => {}
            Slot::Null if may_be_null(&field.ty) => {}
            // The caller's own check tells of an input that is absent; a record has nobody else to tell.
            Slot::Empty if outer.is_empty() => {}
            Slot::Null if outer.is_empty() => return Err(missing(field)),
            Slot::Empty => return Err(unfit(&format!("{outer}.{}", field.name), "is absent")),
            slot if outer.is_empty() => fit(slot, &field.ty, field.name)?,
            slot => fit(slot, &field.ty, &format!("{outer}.{}", field.name))?,
        }
    }
    Ok(())
}

fn may_be_null(ty: &Type) -> bool {
    match ty {
        Type::Optional(inner) => may_be_null(inner),
        ty => matches!(ty, Type::Nullable(_)),
    }
}

fn fit(slot: &mut Slot, ty: &'static Type, place: &str) -> Result<()> {
    match (slot, ty.inner()) {
        (Slot::Wrong(found), ty) => Err(unfit(place, &format!("is {found}, not {}", ty.noun()))),
        (Slot::Null, inner) if !may_be_null(ty) => Err(unfit(place, &format!("is null, not {}", inner.noun()))),
        (Slot::Text(text), Type::Url) if Url::parse(text).is_err() => Err(unfit(place, "is not an absolute URL")),
        (Slot::Text(text), Type::Choices(choices)) if choices.find(text).is_none() => Err(constraint::no_choice(place, text, choices)),
        (Slot::List(items), Type::List(item)) => {
            items.iter_mut().enumerate().try_for_each(|(index, slot)| fit(slot, item, &format!("{place}[{index}]")))
        }
        (Slot::Given(given), Type::Record(shape)) => complete(shape, given, place),
        _ => Ok(()),
    }
}

fn unfit(place: &str, problem: &str) -> Error {
    Error::input(format!("`{place}` {problem}")).with_field(place)
}

pub(crate) fn unknown_field(shape: &Shape, name: &str) -> Error {
    if shape.fields.is_empty() {
        return Error::input(format!("there is no input `{name}`; this card has none"));
    }
    let names: Vec<_> = shape.fields.iter().map(|field| field.name).collect();
    match nearest(name, names.iter().copied()) {
        Some(meant) => Error::input(format!("there is no input `{name}`; did you mean `{meant}`?")),
        None => Error::input(format!("there is no input `{name}`; there are: {}", names.join(", "))),
    }
}
