//! The choices of a field, by name: for hosts that draw a card, and for the command line.

use std::time::Duration;

use serde_json::Value;

use super::{pages::Pages, plan::Plan};
use crate::{
    auth::connection::Connection,
    data::{
        card::Action,
        dynamic::DynamicField,
        error::{Error, Result},
        lookup::{self, Argument, Choose, LookupChoice, SEARCH},
        shape::{Constraint, Field, Type},
        spec::Expr,
        value::{FieldType, Given, Object, Slot, fill},
    },
    request::validate,
};

impl Connection {
    /// What a person may choose for a field of a card: read by the field's lookup, or known from its type.
    ///
    /// `given` holds what has been filled in so far, as [`invoke`](Connection::invoke) takes it; other fields may be missing, but not
    /// those that the choices depend on. `search` is what the person typed; it may be empty.
    ///
    /// Pages that this connection has read lately are used again, for as long as the lookup says (a minute, where it says nothing), until
    /// something is written through the connection; [`fresh`](Pages::fresh) asks again all the same.
    pub fn options(&self, card: &str, field: &str, given: Value, search: &str) -> Pages<LookupChoice> {
        self.choices(card, field, given, search).unwrap_or_else(|mistake| Pages::new(Plan::mistaken(self, None, mistake)))
    }

    /// The fields of an input or output of a card that only the service knows: of an `Object` that says `fields`.
    ///
    /// `given` holds what has been filled in so far, as [`invoke`](Connection::invoke) takes it.
    pub fn fields(&self, card: &str, field: &str, given: Value) -> Pages<DynamicField> {
        self.dynamic(card, field, given).unwrap_or_else(|mistake| Pages::new(Plan::mistaken(self, None, mistake)))
    }

    fn dynamic(&self, card: &str, name: &str, given: Value) -> Result<Pages<DynamicField>> {
        let action = Plan::find(self, card)?;
        let named = |error: Error| error.with_operation(self.connector().key, action.name);
        let known = [action.input, action.output].into_iter().find_map(|shape| shape.fields.get(shape.position(name)?));
        let field = known.ok_or_else(|| named(validate::unknown_field(action.input, name)))?;
        let Some(fields) = field.fields else {
            let message = format!("`{}` has no fields that only the service knows", field.name);
            return Err(named(Error::input(message).with_field(field.name)));
        };
        let given = validate::from_json(action.input, given).map_err(named)?;
        let input = self.arguments(action, field, fields, &given, "").map_err(named)?;
        Ok(self.cached(fields, input))
    }

    fn choices(&self, card: &str, name: &str, given: Value, search: &str) -> Result<Pages<LookupChoice>> {
        let action = Plan::find(self, card)?;
        let named = |error: Error| error.with_operation(self.connector().key, action.name);
        let field = field(action, name).map_err(named)?;
        let Some(choose) = field.choose else {
            return known(field).map(|pages| matching(pages, search)).ok_or_else(|| named(nothing_to_choose(field)));
        };
        let given = validate::from_json(action.input, given).map_err(named)?;
        let input = self.arguments(action, field, choose, &given, search).map_err(named)?;
        let pages = self.cached(choose, input);
        Ok(if choose.is_searched() { pages } else { matching(pages, search) })
    }

    fn cached<T: FieldType + Send + 'static>(&self, choose: &'static Choose, input: Given) -> Pages<T> {
        let cache = Some(Duration::from_millis(choose.cache));
        Pages::new(Plan { cache, ..Plan::new(self, choose.lookup, Box::new(input)) })
    }

    /// The input of a lookup: what it is given from the card, and what the person typed.
    fn arguments(&self, action: &'static Action, field: &Field, choose: &'static Choose, given: &Given, search: &str) -> Result<Given> {
        let credentials = self.0.credentials.get();
        let scope = credentials.scope(self.connector(), given);
        let shape = choose.lookup.input;
        let mut input = Given::new(shape, Object::new());
        for Argument { input: place, value, .. } in choose.arguments {
            let found = scope.evaluate(value);
            let needed = shape.fields.get(*place).is_some_and(|field| field.required);
            if let (Slot::Empty | Slot::Null, true) = (&found, needed) {
                return Err(choose_first(action, field, value));
            }
            if let Some(slot) = input.slots().get_mut(*place) {
                *slot = found;
            }
        }
        if let (Some(place), false) = (shape.position(SEARCH), search.is_empty())
            && let Some(slot) = input.slots().get_mut(place)
        {
            *slot = Slot::Text(search.to_owned());
        }
        for (slot, field) in input.slots().iter_mut().zip(shape.fields) {
            *slot = fill(std::mem::take(slot), field);
        }
        Ok(input)
    }
}

/// The choices that hold what a person typed, where the service does not look for it itself.
fn matching(pages: Pages<LookupChoice>, search: &str) -> Pages<LookupChoice> {
    let search = search.to_owned();
    if search.is_empty() { pages } else { pages.filter(move |choice| choice.matches(&search)) }
}

fn field(action: &'static Action, name: &str) -> Result<&'static Field> {
    let shape = action.input;
    let found = shape.position(name).and_then(|position| shape.fields.get(position));
    found.ok_or_else(|| validate::unknown_field(shape, name))
}

/// The mistake of asking for the choices of a field before those of one that they depend on.
fn choose_first(action: &Action, field: &Field, value: &Expr) -> Error {
    fn first(expr: &Expr) -> Option<usize> {
        match expr {
            Expr::Input(index) => Some(*index),
            Expr::Field(record, _) => first(record),
            Expr::Template(parts) | Expr::Call(_, parts) => parts.iter().find_map(first),
            _ => None,
        }
    }
    match first(value).and_then(|index| action.input.fields.get(index)) {
        Some(needed) => {
            let what = if field.fields.is_some() { "fields" } else { "choices" };
            let message = format!("the {what} of `{}` depend on `{1}`; give `{1}` first", field.name, needed.name);
            Error::input(message).with_field(needed.name)
        }
        None => Error::input(format!("the choices of `{}` depend on a value that is absent", field.name)).with_field(field.name),
    }
}

fn nothing_to_choose(field: &Field) -> Error {
    Error::input(format!("`{}` is {} and has no choices", field.name, field.ty.noun())).with_field(field.name)
}

/// The choices that stand in the description itself.
fn known(field: &Field) -> Option<Pages<LookupChoice>> {
    let ty = match field.ty.inner() {
        Type::List(item) => item.inner(),
        ty => ty,
    };
    let of_constraint = |constraint: &Constraint| if let Constraint::OneOf(values) = constraint { Some(*values) } else { None };
    let (items, slots) = match (ty, field.constraints.iter().find_map(of_constraint)) {
        (Type::Choices(choices), _) => lookup::known(choices.values.iter().map(|choice| (choice.value.into(), choice.label, choice.hint))),
        (_, Some(values)) => lookup::known(values.iter().map(|value| (serde_json::to_value(value).unwrap_or_default(), "", ""))),
        _ => return None,
    };
    Some(Pages::known(items, slots))
}
