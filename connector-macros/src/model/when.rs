//! When a field is shown: with these values of one of the card's options.

use super::{
    field::{Literal, LiteralValue},
    shape::Shape,
    types::Type,
};
use crate::{
    errors::{Code, Errors},
    suggest,
    syntax::{self, field::Kind},
};

#[derive(Clone)]
pub struct When {
    /// The place of the option.
    pub option: usize,
    pub values: Vec<LiteralValue>,
}

/// Gives the fields of a card their conditions. `input` has the options.
pub fn lower(fields: &mut Shape, written: &[&syntax::field::Field], input: &Shape, errors: &Errors) {
    for (field, written) in fields.fields.iter_mut().zip(written) {
        let Some(when) = &written.when else { continue };
        field.when = one(when, input, errors);
        if field.is_required() && !field.ty.is_unknown() && field.path.is_empty() {
            let message = format_args!(
                "`{0}` is not always shown, and so not always given; make it an `Option`, or give it a default",
                field.written
            );
            errors.push(when.option.place, Code::HiddenRequired, message);
        }
    }
}

fn one(when: &syntax::when::When, input: &Shape, errors: &Errors) -> Option<When> {
    let path = &when.option;
    let found = path.only_name().filter(|_| path.root == "options").and_then(|name| input.position(name));
    let Some(option) = found.filter(|place| input.is_option(*place)) else {
        if !input.broken {
            let known = input.fields.iter().enumerate().filter(|(place, _)| input.is_option(*place));
            let known: Vec<String> = known.map(|(_, field)| format!("options.{}", field.written)).collect();
            let advice = match known.as_slice() {
                [] => "; the card has no options: write `options { kind: Kind }`".to_owned(),
                known => suggest::instead(&path.to_string(), known.iter().map(String::as_str)),
            };
            errors.push(path.place, Code::UnknownValue, format_args!("`{path}` is no option of the card{advice}"));
        }
        return None;
    };
    let field = input.fields.get(option)?;
    field.used.mark();
    let ty = field.ty.inner();
    if !matches!(ty, Type::Text | Type::Integer | Type::Boolean | Type::Choices(_) | Type::Unknown) {
        let message = format_args!("`{path}` is {}; a field is shown by a text, a whole number, `true` or `false`, or choices", ty.noun());
        errors.push(path.place, Code::ComparisonOperand, message);
        return None;
    }
    let values = when.values.iter().map(|value| Literal::lower(value, ty, Kind::Input, errors).value).collect();
    Some(When { option, values })
}
