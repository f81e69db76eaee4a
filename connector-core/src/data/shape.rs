//! Named sets of typed fields: the inputs and outputs of a card, and records.

use std::fmt;

use serde::Serialize;

pub use super::tree::{Key, Node, Take};
use super::{choices::Choices, lookup::Choose};

/// A named set of fields with the way to read them from JSON.
#[derive(Debug)]
pub struct Shape {
    /// The name of the Rust type.
    pub name: &'static str,
    /// What it is.
    pub hint: &'static str,
    /// The fields, options first.
    pub fields: &'static [Field],
    /// How the fields are grouped for people, in order; every field is in one group.
    pub groups: &'static [Group],
    /// Where each field stands in the shape's own JSON; empty for inputs.
    pub tree: Node,
}

impl Shape {
    /// A shape without fields.
    pub const EMPTY: Self = Self { name: "", hint: "", fields: &[], groups: &[], tree: Node::ROOT };

    /// The groups with their fields, in order.
    pub fn grouped(&self) -> impl Iterator<Item = (&'static Group, &'static [Field])> {
        let mut rest = self.fields;
        self.groups.iter().map(move |group| {
            let (fields, others) = rest.split_at(group.len.min(rest.len()));
            rest = others;
            (group, fields)
        })
    }

    /// The place of a field, by its name in snake or kebab case.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| same_name(field.name, name))
    }
}

/// Fields that a person sees together.
#[derive(Debug, Clone, Copy)]
pub struct Group {
    /// The heading; empty for the group without one.
    pub label: &'static str,
    /// Whether these are options, fixed when the card is placed.
    pub options: bool,
    /// How many of the shape's fields are in it, counted on from the group before.
    pub len: usize,
}

/// One field of a [`Shape`].
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Field {
    /// The name in code; stable when the label changes.
    pub name: &'static str,
    /// The name that people see.
    pub label: &'static str,
    /// What to write, or what it holds.
    pub hint: &'static str,
    /// Its type.
    #[serde(rename = "type")]
    pub ty: Type,
    /// Whether a caller must give it.
    pub required: bool,
    /// What it is when nothing was given.
    pub default: Option<Literal>,
    /// What its value must satisfy.
    pub constraints: &'static [Constraint],
    /// The lookup that its value is chosen by. Values that it does not give are valid too: lists change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choose: Option<&'static Choose>,
    /// What is asked for the fields of this object, which only the service knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fields: Option<&'static Choose>,
    /// Whether people may add fields of their own to this object.
    #[serde(skip_serializing_if = "is_false")]
    pub extensible: bool,
    /// When it is shown; always where nothing is said. Its shape writes it, which knows the option's name.
    #[serde(skip)]
    pub when: Option<&'static When>,
    /// What the empty field shows, such as an example.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub placeholder: &'static str,
    /// How much it is shown.
    pub visibility: Visibility,
    /// Where it comes from, as written (`body.user.id`); empty for inputs.
    #[serde(rename = "from")]
    pub path: &'static str,
}

/// `when options.kind == "user"`: with which values of an option a field is shown.
#[derive(Debug)]
pub struct When {
    /// The option, by its place in the card's input.
    pub option: usize,
    /// The values.
    pub values: &'static [Literal],
}

fn is_false(value: &bool) -> bool {
    !value
}

impl Field {
    /// What the macro leaves out.
    pub const EMPTY: Self = Self {
        name: "",
        label: "",
        hint: "",
        ty: Type::Text,
        required: true,
        default: None,
        constraints: &[],
        choose: None,
        fields: None,
        extensible: false,
        when: None,
        placeholder: "",
        visibility: Visibility::Normal,
        path: "",
    };

    /// What messages call the place of its value: its path, or the name of an input.
    pub fn place(&self) -> &'static str {
        if self.path.is_empty() { self.name } else { self.path }
    }
}

/// How much a [`Field`] is shown to people. Whatever it is, code may give and read the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Visibility {
    /// With the others.
    #[default]
    Normal,
    /// Before the others.
    Important,
    /// Once somebody asks for more.
    Advanced,
    /// Never.
    Hidden,
}

/// The type of a [`Field`], in the words of the language.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Type {
    /// `String`
    Text,
    /// `i64`
    Integer,
    /// `f64`
    Decimal,
    /// `bool`
    Boolean,
    /// `Url`: an absolute URL.
    Url,
    /// `DateTime`: a point in time, as RFC 3339.
    DateTime,
    /// `Object`: any JSON object.
    Object,
    /// Any JSON; what error rules read.
    Json,
    /// `Secret`: never shown.
    Secret,
    /// `File`: a name, a media type and bytes.
    File,
    /// One of a set of values.
    Choices(#[serde(serialize_with = "choices_name")] &'static Choices),
    /// A record.
    Record(#[serde(serialize_with = "record_name")] &'static Shape),
    /// `Vec<…>`
    List(&'static Type),
    /// `Option<…>`
    Optional(&'static Type),
    /// `Nullable<…>`
    Nullable(&'static Type),
}

impl Type {
    /// The type without `Option` and `Nullable`.
    pub fn inner(&self) -> &Type {
        match self {
            Type::Optional(inner) | Type::Nullable(inner) => inner.inner(),
            other => other,
        }
    }

    /// What a person calls it.
    pub fn noun(&self) -> &'static str {
        match self {
            Type::Text => "text",
            Type::Integer => "a whole number",
            Type::Decimal => "a number",
            Type::Boolean => "true or false",
            Type::Url => "an absolute URL",
            Type::DateTime => "a date and time such as 2024-05-01T12:00:00Z",
            Type::Object => "an object",
            Type::Json => "JSON",
            Type::Secret => "a secret",
            Type::File => "a file",
            Type::Choices(_) => "one of the choices",
            Type::Record(_) => "an object",
            Type::List(_) => "a list",
            Type::Optional(inner) | Type::Nullable(inner) => inner.noun(),
        }
    }
}

fn choices_name<S: serde::Serializer>(choices: &&'static Choices, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(choices.name)
}

fn record_name<S: serde::Serializer>(shape: &&'static Shape, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(shape.name)
}

/// A value written in a description.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Literal {
    /// A text.
    Text(&'static str),
    /// A whole number.
    Integer(i64),
    /// A decimal number.
    Decimal(f64),
    /// True or false.
    Boolean(bool),
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Literal::Text(text) => f.write_str(text),
            Literal::Integer(number) => number.fmt(f),
            Literal::Decimal(number) => number.fmt(f),
            Literal::Boolean(value) => value.fmt(f),
        }
    }
}

/// What a value must satisfy.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Constraint {
    /// `where matches "…"`: the regular expression finds a match; checked when the connector is compiled.
    Matches(&'static str),
    /// `where len 1..=256`: characters of a text, items of a list; at least, and at most.
    Length(usize, Option<usize>),
    /// `where range 1..=100`: a number; at least, and at most.
    Range(Option<Literal>, Option<Literal>),
    /// `where one_of ["a", "b"]`: texts or numbers.
    OneOf(&'static [Literal]),
    /// `where within "https://uploads.example.com"`: the origins that a URL may lead to; `*.` is one or more labels.
    Within(&'static [&'static str]),
}

/// Names are written `get_user` in code and `get-user` on a command line; both mean the same card.
pub(crate) fn same_name(declared: &str, given: &str) -> bool {
    declared.len() == given.len() && declared.bytes().zip(given.bytes()).all(|(d, g)| d == g || (d == b'_' && g == b'-'))
}
