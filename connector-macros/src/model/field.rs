//! A field with its type, default and constraints.

use proc_macro2::Ident;

pub use super::{choose::Choose, constraint::Constraint, when::When};
use super::{
    date_time, names,
    types::{Type, Types},
    used::Used,
};
pub use crate::syntax::field::Visibility;
use crate::{
    errors::{Code, Errors, Place},
    syntax::{self, field::Kind, value::Number},
};

#[derive(Clone)]
pub struct Field {
    /// The name in Rust.
    pub ident: Ident,
    /// The name in references: as it was written, even where that could not be a name in Rust.
    pub written: String,
    /// The name in JSON: that of `as`, else the same.
    pub name: String,
    pub label: String,
    pub hint: String,
    pub ty: Type,
    pub default: Option<Literal>,
    pub constraints: Vec<Constraint>,
    /// The lookup that its value is chosen by.
    pub choose: Option<Choose>,
    /// Which fields stand in it is read from the service.
    pub fields: Option<Choose>,
    /// People may add fields of their own.
    pub extensible: bool,
    /// Only with these values of an option it is shown.
    pub when: Option<When>,
    /// What the empty field shows.
    pub placeholder: String,
    pub visibility: Visibility,
    /// Where it comes from, as written; empty where a person gives it.
    pub path: String,
    /// Whether something refers to it, or need not.
    pub used: Used,
}

#[derive(Clone)]
pub struct Literal {
    pub value: LiteralValue,
    pub place: Place,
}

#[derive(Clone, PartialEq)]
pub enum LiteralValue {
    Text(String),
    Integer(i64),
    /// As digits.
    Decimal(String),
    Boolean(bool),
    /// One of the choices: its value, and its name in Rust.
    Choice(String, Ident),
    /// Written, and not understood; already reported.
    Unknown,
}

impl Field {
    pub fn lower(field: &syntax::field::Field, kind: Kind, types: &Types, errors: &Errors) -> Self {
        let written = field.name.to_string();
        let ident = match kind {
            // It never becomes a name in Rust.
            Kind::Step => field.name.clone(),
            _ => free_name(names::snake_case(&field.name, "field", errors), kind, errors),
        };
        let name = match &field.wire {
            Some(wire) if wire.value().is_empty() => {
                errors.push(wire, Code::EmptyName, "a name has at least one character");
                written.clone()
            }
            Some(wire) => wire.value(),
            None => written.clone(),
        };
        let label = names::label(field.label.as_ref(), || names::words_of_snake(&written), errors);
        let mut ty = types.lower(&field.ty, errors);
        if kind == Kind::Record && ty.holds_file() {
            refuse_file("a record", &field.ty, errors);
            ty = Type::Unknown;
        }
        let default = field.default.as_ref().map(|default| Literal::lower(default, &ty, kind, errors));
        let constraints = field.constraints.iter().filter_map(|constraint| Constraint::lower(constraint, &ty, errors)).collect();
        let placeholder = names::label(field.placeholder.as_ref(), String::new, errors);
        let visibility = field.visibility.as_ref().map(|(visibility, _)| *visibility).unwrap_or_default();
        let used = Used::default();
        if field.may_be_unused {
            used.mark();
        }
        let lowered = Self {
            ident,
            written,
            name,
            label,
            hint: field.hint.clone(),
            ty,
            default,
            constraints,
            choose: None,
            fields: None,
            extensible: field.extensible.is_some(),
            when: None,
            placeholder,
            visibility,
            path: String::new(),
            used,
        };
        if let (Some(word), false) = (&field.extensible, matches!(lowered.ty.inner(), Type::Object | Type::Unknown)) {
            let message = format_args!("people can add fields to an `Object`; make `{}` one", lowered.written);
            errors.push(word, Code::UnfitType, message);
        }
        if let (Some((Visibility::Hidden, word)), Kind::Input | Kind::Parameter) = (&field.visibility, kind)
            && lowered.is_required()
        {
            let message = format_args!("nobody sees `{}` to fill it in; give it a default, or make it an `Option`", lowered.written);
            errors.push(word, Code::HiddenRequired, message);
        }
        lowered
    }

    /// A field that nobody wrote as one: the value of a step, or a part of an item.
    pub fn of_value(name: &Ident, ty: Type) -> Self {
        let written = name.to_string();
        Self::bare(name.clone(), &written, names::words_of_snake(&written), ty)
    }

    /// A field that nobody wrote, and that has nothing but a name and a type.
    pub fn bare(ident: Ident, name: &str, label: String, ty: Type) -> Self {
        Self {
            ident,
            written: name.to_owned(),
            name: name.to_owned(),
            label,
            hint: String::new(),
            ty,
            default: None,
            constraints: Vec::new(),
            choose: None,
            fields: None,
            extensible: false,
            when: None,
            placeholder: String::new(),
            visibility: Visibility::Normal,
            path: String::new(),
            used: Used::default(),
        }
    }

    /// The origins that it may lead to, where it says so.
    pub fn within(&self) -> Vec<String> {
        let origins = |constraint: &Constraint| if let Constraint::Within(origins) = constraint { origins.clone() } else { Vec::new() };
        self.constraints.iter().flat_map(origins).collect()
    }

    /// Whether a caller must give it: it is no `Option`, no `Vec`, and has no default.
    pub fn is_required(&self) -> bool {
        self.default.is_none() && !matches!(self.ty, Type::Optional(_) | Type::List(_))
    }
}

/// Files go in and out of cards whole.
pub fn refuse_file(place: &str, ty: &syntax::types::Type, errors: &Errors) {
    errors.push(ty.place(), Code::FilePlace, format_args!("a `File` stands in `input`, `output` and steps, not in {place}"));
}

/// What every builder of a connection has by itself, and every input.
const BUILDER_METHODS: &[&str] = &[
    "connect",
    "endpoint",
    "root_certificate",
    "client",
    "transport",
    "clock",
    "engine",
    "allow_http",
    "allow_link_local",
    "authorize",
    "public_addresses_only",
    "request_scopes",
    "deadline",
    "authorize_device",
    "connect_timeout",
    "read_timeout",
    "body_limit",
    "file_limit",
    "page_limit",
];
const INPUT_METHODS: &[&str] = &["new", "clone"];

/// A name that no method of the generated type has. One that is taken is reported, and replaced by one that is free.
fn free_name(ident: Ident, kind: Kind, errors: &Errors) -> Ident {
    let (methods, owner) = match kind {
        Kind::Parameter => (BUILDER_METHODS, "connection"),
        Kind::Input | Kind::Record => (INPUT_METHODS, "input"),
        Kind::Output | Kind::Step => return ident,
    };
    if methods.iter().all(|method| ident != method) {
        return ident;
    }
    errors.push(
        &ident,
        Code::ReservedName,
        format_args!("every {owner} has a method `{ident}`; write another name, and this one behind it: `{ident}_value … as \"{ident}\"`"),
    );
    Ident::new(&format!("{ident}_"), ident.span())
}

/// The fields of one place, without those whose names are taken already.
pub fn unique<'a>(fields: &'a [syntax::field::Field], errors: &Errors) -> Vec<&'a syntax::field::Field> {
    let mut unique: Vec<&syntax::field::Field> = Vec::new();
    for field in fields {
        if unique.iter().any(|before| before.name == field.name) {
            errors.push(&field.name, Code::GivenTwice, format_args!("field `{}` is given twice", field.name));
        } else {
            unique.push(field);
        }
    }
    unique
}

/// Two fields with one name in JSON could not be told apart.
pub fn check_wire_names(fields: &[Field], written: &[&syntax::field::Field], errors: &Errors) {
    for (index, (field, written)) in fields.iter().zip(written).enumerate() {
        if let (true, Some(wire)) = (fields[..index].iter().any(|before| before.name == field.name), &written.wire) {
            errors.push(wire, Code::WireNameTwice, format_args!("another field is called `{}` in JSON already", field.name));
        }
    }
}

impl Literal {
    pub fn lower(literal: &syntax::field::Literal, ty: &Type, kind: Kind, errors: &Errors) -> Self {
        use syntax::field::Literal as Written;
        let place = literal.place();
        let refuse = |message: &str| {
            errors.push(place, Code::DefaultType, message);
            LiteralValue::Unknown
        };
        let value = match (ty, literal) {
            (Type::Unknown, _) => LiteralValue::Unknown,
            (Type::Optional(_), _) => {
                refuse("an `Option` has no default; write the type without `Option`, and the default stands in for it")
            }
            (Type::Nullable(_), _) => refuse("a `Nullable` has no default; write `Option<Nullable<…>>`"),
            (Type::List(_), _) => refuse("a list has no default: where nothing is given it is empty"),
            (Type::Secret, _) => refuse("a secret has no default: it would stand in the program for everyone to read"),
            (Type::File, _) => refuse("a file has no default; make it an `Option`"),
            (Type::Rust(_), _) => refuse("a Rust type has no default here; make it an `Option`"),
            (Type::Object | Type::Record(_) | Type::Json, _) => refuse("an object has no default; make it an `Option`"),
            (Type::Choices(choices), Written::Name(name)) => match choices.by_name(&name.to_string()) {
                Ok(choice) => LiteralValue::Choice(choice.value.clone(), choice.variant.clone()),
                Err(_) if choices.broken => LiteralValue::Unknown,
                Err(advice) => refuse(&format!("`{}` has no choice `{name}`{advice}", choices.name)),
            },
            (Type::Choices(choices), _) => match choices.values.first() {
                Some(first) => {
                    refuse(&format!("the default of `{}` is the name of one of them, such as `{}`", choices.name, first.written))
                }
                None => LiteralValue::Unknown,
            },
            (_, Written::Name(name)) => {
                refuse(&format!("a default is text, a number, `true`, `false` or the name of a choice, not `{name}`"))
            }
            (Type::DateTime, Written::Text(text)) => match date_time::problem(&text.value()) {
                None => LiteralValue::Text(text.value()),
                Some(problem) => refuse(&format!("this {problem}")),
            },
            (Type::Text, Written::Text(text)) => LiteralValue::Text(text.value()),
            (Type::Url, Written::Text(text)) if is_absolute_url(&text.value()) => LiteralValue::Text(text.value()),
            (Type::Url, Written::Text(_)) => refuse("the default of a `Url` is an absolute URL such as `\"https://example.com\"`"),
            (Type::Boolean, Written::Boolean(value, _)) => LiteralValue::Boolean(*value),
            (Type::Integer | Type::Decimal, Written::Number(number)) if number.is_whole || *ty == Type::Decimal => {
                LiteralValue::of_number(number, ty).unwrap_or_else(|| refuse("this number does not fit into an `i64`; write a smaller one"))
            }
            (ty, _) => {
                errors.push(place, Code::DefaultType, format_args!("expected {} as the default of this {}", ty.noun(), kind_noun(kind)));
                LiteralValue::Unknown
            }
        };
        Self { value, place }
    }
}

impl LiteralValue {
    /// A number as this type holds it, if it can.
    pub fn of_number(number: &Number, ty: &Type) -> Option<Self> {
        match ty {
            Type::Integer => number.digits.parse().ok().filter(|_| number.is_whole).map(LiteralValue::Integer),
            _ => Some(LiteralValue::Decimal(number.digits.clone())),
        }
    }

    /// As it is written.
    pub fn text(&self) -> String {
        match self {
            LiteralValue::Text(text) | LiteralValue::Choice(text, _) | LiteralValue::Decimal(text) => text.clone(),
            LiteralValue::Integer(number) => number.to_string(),
            LiteralValue::Boolean(value) => value.to_string(),
            LiteralValue::Unknown => String::new(),
        }
    }
}

fn kind_noun(kind: Kind) -> &'static str {
    match kind {
        Kind::Parameter => "parameter",
        Kind::Input => "input",
        Kind::Record | Kind::Step => "field",
        Kind::Output => "output",
    }
}

fn is_absolute_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.starts_with('/') && !rest.contains(|char: char| char.is_whitespace() || char.is_control())
    })
}
