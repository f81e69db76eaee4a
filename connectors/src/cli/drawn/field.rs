//! The fields of a card.

use connector_cards as drawn;
use connector_core::card::{Constraint, Field, Literal, Shape, Type, Visibility};

use super::words;

/// Records inside records are drawn down to this depth: a record may be inside itself.
const DEEPEST: usize = 4;

/// What a person fills in, group by group.
pub(super) fn inputs(input: &Shape) -> Vec<drawn::Group> {
    let groups = input.grouped().map(|(group, fields)| drawn::Group {
        part: if group.options { drawn::Part::Options } else { drawn::Part::Input },
        label: group.label.to_owned(),
        fields: fields.iter().map(|field| of_person(field, input)).collect(),
        ..drawn::Group::default()
    });
    groups.collect()
}

/// What a card yields; for a list, of each item.
pub(super) fn outputs(output: &Shape, input: &Shape, is_list: bool) -> Vec<drawn::Group> {
    let group = |label: &str, fields: &[Field]| drawn::Group {
        part: drawn::Part::Output,
        label: label.to_owned(),
        is_list,
        fields: fields.iter().map(|field| of_answer(field, input, 1)).collect(),
    };
    match is_list {
        true => vec![group(output.name, output.fields)],
        false => output.grouped().map(|(written, fields)| group(written.label, fields)).collect(),
    }
}

/// A field that a person fills in.
pub(crate) fn of_person(field: &Field, input: &Shape) -> drawn::Field {
    drawn::Field { required: field.required, ..of_field(field, input, 1) }
}

/// A field that the service fills in.
fn of_answer(field: &Field, input: &Shape, depth: usize) -> drawn::Field {
    drawn::Field { required: !matches!(field.ty, Type::Optional(_)), ..of_field(field, input, depth) }
}

fn of_field(field: &Field, input: &Shape, depth: usize) -> drawn::Field {
    let inner = record_of(&field.ty).filter(|_| depth <= DEEPEST).map_or(&[][..], |record| record.fields);
    drawn::Field {
        name: field.name.to_owned(),
        label: field.label.to_owned(),
        hint: field.hint.to_owned(),
        ty: words::of_type(&field.ty),
        required: false,
        default: field.default.map(|default| default.to_string()),
        placeholder: field.placeholder.to_owned(),
        limits: field.constraints.iter().map(|constraint| words::of_constraint(constraint, &field.ty)).collect(),
        control: control(field),
        visibility: match field.visibility {
            Visibility::Important => drawn::Visibility::Important,
            Visibility::Advanced => drawn::Visibility::Advanced,
            Visibility::Hidden => drawn::Visibility::Hidden,
            _ => drawn::Visibility::Normal,
        },
        when: when(field, input),
        fields: inner.iter().map(|field| of_answer(field, input, depth + 1)).collect(),
    }
}

fn when(field: &Field, input: &Shape) -> String {
    let Some(when) = field.when else { return String::new() };
    let label = input.fields.get(when.option).map_or("", |option| option.label);
    let values: Vec<String> = when.values.iter().map(|value| words::of_literal(*value)).collect();
    format!("{label} {}", values.join(" or "))
}

fn control(field: &Field) -> drawn::Control {
    if let Some(choose) = field.choose {
        let lookup = drawn::Control::Lookup { searched: choose.is_searched() };
        return if matches!(field.ty.inner(), Type::List(_)) { drawn::Control::List(Box::new(lookup)) } else { lookup };
    }
    let one_of = field.constraints.iter().find_map(|constraint| match constraint {
        Constraint::OneOf(values) => Some(values.iter().map(Literal::to_string).collect()),
        _ => None,
    });
    one_of.map_or_else(|| of_type(&field.ty, field), drawn::Control::Dropdown)
}

fn of_type(ty: &Type, field: &Field) -> drawn::Control {
    match ty.inner() {
        Type::Integer | Type::Decimal => drawn::Control::Number,
        Type::Boolean => drawn::Control::Switch,
        Type::DateTime => drawn::Control::Date,
        Type::Choices(choices) => drawn::Control::Dropdown(choices.values.iter().map(|choice| choice.label.to_owned()).collect()),
        Type::Secret => drawn::Control::Secret,
        Type::File => drawn::Control::File,
        Type::Object | Type::Record(_) => drawn::Control::Object { dynamic: field.fields.is_some(), extensible: field.extensible },
        Type::List(item) => drawn::Control::List(Box::new(of_type(item, field))),
        _ => drawn::Control::Text,
    }
}

fn record_of(ty: &Type) -> Option<&'static Shape> {
    match ty {
        Type::Record(record) => Some(record),
        Type::List(inner) | Type::Optional(inner) | Type::Nullable(inner) => record_of(inner),
        _ => None,
    }
}
