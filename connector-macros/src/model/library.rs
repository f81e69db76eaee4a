//! The functions of the language: what each takes, and what it gives. The runtime has one of the same name for each.

use super::types::Type;

/// What an argument may be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// A value that has a text: a text, a number, a date.
    Text,
    Integer,
    /// A whole or a decimal number.
    Number,
    DateTime,
    /// `7d`
    Duration,
    Any,
    Object,
    List,
    /// A list of lists.
    Lists,
    /// A list of values that have a text.
    Texts,
    /// A list of objects or records.
    Objects,
    File,
}

/// What a function gives.
#[derive(Clone, Copy)]
pub enum Gives {
    Text,
    Integer,
    Decimal,
    Boolean,
    DateTime,
    Object,
    Texts,
    Objects,
    /// What the first argument is.
    First,
    /// An item of the first argument.
    Item,
    /// A list of what the first argument is.
    Lists,
    /// A whole number where all arguments are, else a decimal one.
    Number,
    /// The second argument where the first one is absent.
    Fallback,
}

/// A function of the language.
pub struct BuiltIn {
    pub name: &'static str,
    pub parameters: &'static [(&'static str, Takes)],
    pub gives: Gives,
    /// It may give nothing, whatever its arguments.
    pub may_fail: bool,
}

const fn always(name: &'static str, parameters: &'static [(&'static str, Takes)], gives: Gives) -> BuiltIn {
    BuiltIn { name, parameters, gives, may_fail: false }
}

const fn maybe(name: &'static str, parameters: &'static [(&'static str, Takes)], gives: Gives) -> BuiltIn {
    BuiltIn { name, parameters, gives, may_fail: true }
}

const TEXT: &[(&str, Takes)] = &[("text", Takes::Text)];
const KEYED: &[(&str, Takes)] = &[("key", Takes::Text), ("text", Takes::Text)];
const LIST: &[(&str, Takes)] = &[("list", Takes::List)];
const FILE: &[(&str, Takes)] = &[("file", Takes::File)];
const NUMBERS: &[(&str, Takes)] = &[("a", Takes::Number), ("b", Takes::Number)];
const MOVED: &[(&str, Takes)] = &[("date", Takes::DateTime), ("duration", Takes::Duration)];

pub const LIBRARY: &[BuiltIn] = &[
    always("lower", TEXT, Gives::Text),
    always("upper", TEXT, Gives::Text),
    always("trim", TEXT, Gives::Text),
    always("replace", &[("text", Takes::Text), ("from", Takes::Text), ("to", Takes::Text)], Gives::Text),
    always("slice", &[("text", Takes::Text), ("start", Takes::Integer), ("end", Takes::Integer)], Gives::Text),
    always("length", TEXT, Gives::Integer),
    always("contains", &[("text", Takes::Text), ("part", Takes::Text)], Gives::Boolean),
    always("starts_with", &[("text", Takes::Text), ("start", Takes::Text)], Gives::Boolean),
    always("ends_with", &[("text", Takes::Text), ("end", Takes::Text)], Gives::Boolean),
    always("split", &[("text", Takes::Text), ("separator", Takes::Text)], Gives::Texts),
    maybe("join", &[("list", Takes::Texts), ("separator", Takes::Text)], Gives::Text),
    maybe("first", LIST, Gives::Item),
    maybe("last", LIST, Gives::Item),
    always("count", LIST, Gives::Integer),
    always("reverse", LIST, Gives::First),
    always("sort", &[("list", Takes::Texts)], Gives::First),
    always("unique", &[("list", Takes::Texts)], Gives::First),
    always("concat", &[("list", Takes::List), ("more", Takes::List)], Gives::First),
    always("chunk", &[("list", Takes::List), ("size", Takes::Integer)], Gives::Lists),
    always("flatten", &[("lists", Takes::Lists)], Gives::Item),
    always("zip", &[("list", Takes::Objects), ("more", Takes::Objects)], Gives::Objects),
    always("merge", &[("object", Takes::Object), ("more", Takes::Object)], Gives::Object),
    always("includes", &[("list", Takes::Texts), ("item", Takes::Text)], Gives::Boolean),
    always("file_name", FILE, Gives::Text),
    maybe("file_size", FILE, Gives::Integer),
    always("media_type", FILE, Gives::Text),
    always("default", &[("value", Takes::Any), ("fallback", Takes::Any)], Gives::Fallback),
    always("now", &[], Gives::DateTime),
    maybe("date", TEXT, Gives::DateTime),
    always("day", &[("date", Takes::DateTime)], Gives::Text),
    always("unix", &[("date", Takes::DateTime)], Gives::Integer),
    maybe("from_unix", &[("seconds", Takes::Integer)], Gives::DateTime),
    always("plus", MOVED, Gives::DateTime),
    always("minus", MOVED, Gives::DateTime),
    maybe("integer", TEXT, Gives::Integer),
    maybe("decimal", TEXT, Gives::Decimal),
    always("round", &[("number", Takes::Number)], Gives::Integer),
    always("add", NUMBERS, Gives::Number),
    always("subtract", NUMBERS, Gives::Number),
    always("multiply", NUMBERS, Gives::Number),
    maybe("divide", NUMBERS, Gives::Decimal),
    always("min", NUMBERS, Gives::Number),
    always("max", NUMBERS, Gives::Number),
    always("json", &[("value", Takes::Any)], Gives::Text),
    maybe("from_json", TEXT, Gives::Object),
    always("base64", TEXT, Gives::Text),
    always("base64_url", TEXT, Gives::Text),
    maybe("from_base64", &[("encoded", Takes::Text)], Gives::Text),
    always("hex", TEXT, Gives::Text),
    always("url_encode", TEXT, Gives::Text),
    maybe("url_decode", &[("encoded", Takes::Text)], Gives::Text),
    always("md5", TEXT, Gives::Text),
    always("sha1", TEXT, Gives::Text),
    always("sha256", TEXT, Gives::Text),
    always("sha256_base64", TEXT, Gives::Text),
    always("sha512", TEXT, Gives::Text),
    always("hmac_sha1", KEYED, Gives::Text),
    always("hmac_sha256", KEYED, Gives::Text),
    always("hmac_sha256_base64", KEYED, Gives::Text),
    always("hmac_sha512", KEYED, Gives::Text),
];

pub fn find(name: &str) -> Option<&'static BuiltIn> {
    LIBRARY.iter().find(|function| function.name == name)
}

impl Takes {
    /// Whether it takes a value of this type; one that may be absent is looked at as one that is there.
    pub fn fits(self, ty: &Type) -> bool {
        let ty = ty.inner();
        ty.is_unknown()
            || match self {
                Takes::Text => ty.is_scalar(),
                Takes::Integer => *ty == Type::Integer,
                Takes::Number => matches!(ty, Type::Integer | Type::Decimal),
                Takes::DateTime => *ty == Type::DateTime,
                Takes::Duration => *ty == Type::Duration,
                Takes::Any => !ty.holds_file(),
                Takes::Object => matches!(ty, Type::Object | Type::Record(_)),
                Takes::List => matches!(ty, Type::List(_)),
                Takes::Lists => matches!(ty, Type::List(item) if matches!(item.inner(), Type::List(_))),
                Takes::Texts => matches!(ty, Type::List(item) if item.is_scalar()),
                Takes::Objects => matches!(ty, Type::List(item) if Takes::Object.fits(item)),
                Takes::File => *ty == Type::File,
            }
    }

    /// What a value of JSON is read as for it, where that is one thing.
    pub fn read_as(self) -> Option<Type> {
        match self {
            Takes::Text => Some(Type::Text),
            Takes::Integer => Some(Type::Integer),
            Takes::Number => Some(Type::Decimal),
            Takes::DateTime => Some(Type::DateTime),
            Takes::Object => Some(Type::Object),
            Takes::Duration | Takes::Any | Takes::List | Takes::Lists | Takes::Texts | Takes::Objects | Takes::File => None,
        }
    }

    pub fn noun(self) -> &'static str {
        match self {
            Takes::Text => "text",
            Takes::Integer => "a whole number",
            Takes::Number => "a number",
            Takes::DateTime => "a date and time",
            Takes::Duration => "a duration such as `7d`",
            Takes::Any => "no file",
            Takes::Object => "an object",
            Takes::List => "a list",
            Takes::Lists => "a list of lists",
            Takes::Texts => "a list of texts or numbers",
            Takes::Objects => "a list of objects",
            Takes::File => "a file",
        }
    }
}

impl BuiltIn {
    /// The type of the result for arguments of these types.
    pub fn result(&self, arguments: &[Type]) -> Type {
        let fits = self.parameters.iter().zip(arguments).all(|((_, takes), found)| takes.fits(found));
        if !fits || arguments.len() != self.parameters.len() {
            // Told where the call is looked at.
            return Type::Unknown;
        }
        let first = arguments.first().map_or(Type::Unknown, |ty| ty.inner().clone());
        let result = match self.gives {
            Gives::Text => Type::Text,
            Gives::Integer => Type::Integer,
            Gives::Decimal => Type::Decimal,
            Gives::Boolean => Type::Boolean,
            Gives::DateTime => Type::DateTime,
            Gives::Object => Type::Object,
            Gives::Texts => Type::List(Box::new(Type::Text)),
            Gives::Objects => Type::List(Box::new(Type::Object)),
            Gives::First => first,
            Gives::Lists => Type::List(Box::new(first)),
            Gives::Item => match first {
                Type::List(item) => *item,
                _ => Type::Unknown,
            },
            Gives::Number if arguments.iter().all(|ty| *ty.inner() == Type::Integer) => Type::Integer,
            Gives::Number => Type::Decimal,
            // Absent only where the fallback is, whatever the value.
            Gives::Fallback => {
                return match arguments.get(1) {
                    Some(Type::Optional(_)) => optional(first),
                    _ => first,
                };
            }
        };
        match self.may_fail || arguments.iter().any(Type::is_optional) {
            true => optional(result),
            false => result,
        }
    }
}

/// The same, and it may be absent.
pub fn optional(ty: Type) -> Type {
    match ty {
        ty @ (Type::Optional(_) | Type::Unknown) => ty,
        ty => Type::Optional(Box::new(ty)),
    }
}
