//! Types of fields, with records by their place.

use std::rc::Rc;

use proc_macro2::Ident;

use super::{choices::Choices, used::Used};
use crate::{
    errors::{Code, Errors, Place},
    suggest,
    syntax::{
        self, RustPath,
        keywords::{GENERIC_TYPES, LATER_TYPES, TYPES},
        not_yet,
    },
};

#[derive(Clone)]
pub enum Type {
    Text,
    Integer,
    Decimal,
    Boolean,
    Url,
    DateTime,
    Object,
    Secret,
    File,
    /// Any JSON; only what the runtime itself looks at.
    Json,
    /// A type of the author's own.
    Rust(RustPath),
    /// A span of time; only what functions take.
    Duration,
    Choices(Rc<Choices>),
    Record(usize),
    /// What the runtime makes of an item: the name of its type, and that of the flow whose items these are.
    Item(&'static str, Ident),
    List(Box<Type>),
    Optional(Box<Type>),
    Nullable(Box<Type>),
    /// Written, and not understood; already reported.
    Unknown,
}

impl PartialEq for Type {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Type::Choices(a), Type::Choices(b)) => a.name == b.name,
            (Type::Rust(a), Type::Rust(b)) => a.tokens.to_string() == b.tokens.to_string(),
            (Type::Record(a), Type::Record(b)) => a == b,
            (Type::List(a), Type::List(b)) | (Type::Optional(a), Type::Optional(b)) | (Type::Nullable(a), Type::Nullable(b)) => a == b,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

impl Type {
    /// The type without `Option` and `Nullable`.
    pub fn inner(&self) -> &Type {
        match self {
            Type::Optional(inner) | Type::Nullable(inner) => inner.inner(),
            other => other,
        }
    }

    pub fn is_optional(&self) -> bool {
        matches!(self, Type::Optional(_))
    }

    /// Whether a part of it was not understood.
    pub fn is_unknown(&self) -> bool {
        match self {
            Type::Unknown => true,
            Type::List(inner) | Type::Optional(inner) | Type::Nullable(inner) => inner.is_unknown(),
            _ => false,
        }
    }

    /// Whether a file is, or may be, in it.
    pub fn holds_file(&self) -> bool {
        match self {
            Type::File => true,
            Type::List(inner) | Type::Optional(inner) | Type::Nullable(inner) => inner.holds_file(),
            _ => false,
        }
    }

    /// Where a type of the author's own stands in it.
    pub fn own_rust_type(&self) -> Option<Place> {
        match self {
            Type::Rust(path) => Some(path.place),
            Type::List(inner) | Type::Optional(inner) | Type::Nullable(inner) => inner.own_rust_type(),
            _ => None,
        }
    }

    /// Whether a value has a text of its own.
    pub fn is_scalar(&self) -> bool {
        !matches!(self.inner(), Type::Object | Type::Json | Type::Record(_) | Type::Item(..) | Type::List(_) | Type::File | Type::Duration)
    }

    /// What a person calls it.
    pub fn noun(&self) -> &'static str {
        match self.inner() {
            Type::Text | Type::Unknown => "text",
            Type::Integer => "a whole number",
            Type::Decimal => "a number",
            Type::Boolean => "`true` or `false`",
            Type::Url => "a URL",
            Type::DateTime => "a date and time",
            Type::Choices(_) => "one of the choices",
            Type::Object | Type::Record(_) | Type::Item(..) => "an object",
            Type::Secret => "a secret",
            Type::File => "a file",
            Type::Json => "any JSON",
            Type::Duration => "a duration",
            Type::Rust(_) => "a value of a Rust type",
            Type::List(_) => "a list",
            Type::Optional(_) | Type::Nullable(_) => "a value",
        }
    }
}

/// The names that types can have.
pub struct Types {
    /// With whether a type refers to them.
    pub records: Vec<(String, Used)>,
    pub choices: Vec<Rc<Choices>>,
    pub broken: bool,
}

impl Types {
    pub fn lower(&self, ty: &syntax::types::Type, errors: &Errors) -> Type {
        match ty {
            syntax::types::Type::Broken => Type::Unknown,
            syntax::types::Type::Rust(path) => Type::Rust(path.clone()),
            syntax::types::Type::Word(word) => self.word(&word.to_string(), word.into(), errors),
            syntax::types::Type::Generic(word, inner, place) => {
                let inner = self.lower(inner, errors);
                generic(&word.to_string(), inner, word.into(), *place, errors)
            }
        }
    }

    fn word(&self, word: &str, place: Place, errors: &Errors) -> Type {
        match word {
            "String" => Type::Text,
            "i64" => Type::Integer,
            "f64" => Type::Decimal,
            "bool" => Type::Boolean,
            "Url" => Type::Url,
            "DateTime" => Type::DateTime,
            "Object" => Type::Object,
            "Secret" => Type::Secret,
            "File" => Type::File,
            _ => {
                match (
                    self.records.iter().position(|(record, _)| record == word),
                    self.choices.iter().find(|choices| choices.written == word),
                ) {
                    (Some(record), _) => {
                        self.records[record].1.mark();
                        Type::Record(record)
                    }
                    (None, Some(choices)) => {
                        choices.used.mark();
                        Type::Choices(choices.clone())
                    }
                    (None, None) => {
                        self.report(word, place, errors);
                        Type::Unknown
                    }
                }
            }
        }
    }

    fn report(&self, word: &str, place: Place, errors: &Errors) {
        if GENERIC_TYPES.contains(&word) {
            errors.push(place, Code::TypeArguments, format_args!("`{word}` needs a type in it, such as `{word}<String>`"));
        } else if LATER_TYPES.contains(&word) {
            errors.push(place, Code::NotYet, not_yet(word));
        } else if let Some((_, right)) = OTHER_WORDS.iter().find(|(wrong, _)| *wrong == word) {
            errors.push(place, Code::UnknownType, format_args!("unknown type `{word}`; write `{right}`"));
        } else if !self.broken {
            let own = self
                .records
                .iter()
                .map(|(record, _)| record.clone())
                .chain(self.choices.iter().map(|choices| choices.name.to_string()))
                .collect::<Vec<_>>();
            let known = TYPES.iter().chain(GENERIC_TYPES).copied().chain(own.iter().map(String::as_str));
            errors.push(place, Code::UnknownType, format_args!("unknown type `{word}`{}", suggest::instead(word, known)));
        }
    }
}

/// What people write who think of another language.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("str", "String"),
    ("text", "String"),
    ("Text", "String"),
    ("int", "i64"),
    ("Integer", "i64"),
    ("integer", "i64"),
    ("Number", "f64"),
    ("number", "f64"),
    ("i8", "i64"),
    ("i16", "i64"),
    ("i32", "i64"),
    ("u8", "i64"),
    ("u16", "i64"),
    ("u32", "i64"),
    ("u64", "i64"),
    ("usize", "i64"),
    ("f32", "f64"),
    ("float", "f64"),
    ("Bool", "bool"),
    ("boolean", "bool"),
    ("Boolean", "bool"),
    ("Value", "Object"),
    ("Map", "Object"),
    ("Json", "Object"),
    ("Date", "DateTime"),
    ("Datetime", "DateTime"),
    ("Timestamp", "DateTime"),
    ("Time", "DateTime"),
];

fn generic(word: &str, inner: Type, word_place: Place, place: Place, errors: &Errors) -> Type {
    let wrap: fn(Box<Type>) -> Type = match word {
        "Option" => Type::Optional,
        "Vec" => Type::List,
        "Nullable" => Type::Nullable,
        _ if TYPES.contains(&word) => {
            errors.push(place, Code::TypeArguments, format_args!("`{word}` has no type in it; write `{word}`"));
            return Type::Unknown;
        }
        _ => {
            errors.push(
                word_place,
                Code::UnknownType,
                format_args!("unknown type `{word}<…>`{}", suggest::instead(word, GENERIC_TYPES.iter().copied())),
            );
            return Type::Unknown;
        }
    };
    match (word, &inner) {
        ("Option", Type::Optional(_)) => errors.push(place, Code::NestedOption, "an `Option` in an `Option` says nothing more; write one"),
        ("Vec", Type::Optional(_)) => errors.push(
            place,
            Code::NestedOption,
            "the items of a list are not optional; write `Vec<Nullable<…>>` where they may be `null`",
        ),
        ("Nullable", Type::Optional(_) | Type::Nullable(_)) => {
            errors.push(place, Code::NestedOption, "write `Option<Nullable<…>>`: absent, `null` or a value")
        }
        _ => return wrap(Box::new(inner)),
    }
    Type::Unknown
}
