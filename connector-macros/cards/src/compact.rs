//! A card as one text and back: the macro hands a card to another macro as one literal.
//!
//! The text is a list of tokens, each with an end mark behind it. A list is its length and then its items, so that nothing needs brackets.

use crate::{
    card::{Card, Control, Field, Group, Kind, Part, Service, Visibility},
    page::Page,
};

/// What the text begins with, so that a text of another version is not misread.
const VERSION: &str = "1";
// In a literal these need no escape, and are found quickly.
const END: char = '|';
/// Says that the next character stands for itself.
const SELF: char = '^';
/// Records inside records are read down to this depth.
const DEEPEST: usize = 32;

impl Card {
    /// The card as one text.
    pub fn to_text(&self) -> String {
        to_text(self)
    }

    /// The card that a text stands for; nothing where it stands for none.
    pub fn from_text(text: &str) -> Option<Self> {
        from_text(text)
    }
}

impl Page {
    /// The page as one text.
    pub fn to_text(&self) -> String {
        to_text(self)
    }

    /// The page that a text stands for; nothing where it stands for none.
    pub fn from_text(text: &str) -> Option<Self> {
        from_text(text)
    }
}

fn to_text(whole: &impl Compact) -> String {
    let mut out = String::new();
    put(VERSION, &mut out);
    whole.write(&mut out);
    out
}

fn from_text<T: Compact>(text: &str) -> Option<T> {
    let mut reader = Reader { rest: text, depth: 0 };
    if reader.token()? != VERSION {
        return None;
    }
    let whole = T::read(&mut reader)?;
    reader.rest.is_empty().then_some(whole)
}

struct Reader<'t> {
    rest: &'t str,
    depth: usize,
}

impl Reader<'_> {
    fn token(&mut self) -> Option<String> {
        let mut token = String::new();
        let mut chars = self.rest.chars();
        loop {
            match chars.next()? {
                END => break,
                SELF => token.push(chars.next()?),
                char => token.push(char),
            }
        }
        self.rest = chars.as_str();
        Some(token)
    }
}

fn put(token: &str, out: &mut String) {
    // Nearly always; what is written for nobody to read must not take long.
    if !token.contains(END) && !token.contains(SELF) {
        out.push_str(token);
        out.push(END);
        return;
    }
    for char in token.chars() {
        if matches!(char, END | SELF) {
            out.push(SELF);
        }
        out.push(char);
    }
    out.push(END);
}

/// What can stand in the text.
trait Compact: Sized {
    fn write(&self, out: &mut String);
    fn read(reader: &mut Reader<'_>) -> Option<Self>;
}

impl Compact for String {
    fn write(&self, out: &mut String) {
        put(self, out);
    }

    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        reader.token()
    }
}

impl Compact for bool {
    fn write(&self, out: &mut String) {
        put(if *self { "1" } else { "" }, out);
    }

    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        match reader.token()?.as_str() {
            "1" => Some(true),
            "" => Some(false),
            _ => None,
        }
    }
}

impl Compact for Option<String> {
    fn write(&self, out: &mut String) {
        self.is_some().write(out);
        if let Some(text) = self {
            put(text, out);
        }
    }

    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        Some(if bool::read(reader)? { Some(reader.token()?) } else { None })
    }
}

impl<A: Compact, B: Compact> Compact for (A, B) {
    fn write(&self, out: &mut String) {
        self.0.write(out);
        self.1.write(out);
    }

    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        Some((A::read(reader)?, B::read(reader)?))
    }
}

impl<T: Compact> Compact for Vec<T> {
    fn write(&self, out: &mut String) {
        put(&self.len().to_string(), out);
        self.iter().for_each(|item| item.write(out));
    }

    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let len: usize = reader.token()?.parse().ok()?;
        // Nothing is set aside for the length: it may be a lie.
        (0..len).map(|_| T::read(reader)).collect()
    }
}

/// A struct is its fields; each is named once, and the compiler asks for those that are forgotten.
macro_rules! fields {
    ($($name:ident { $($field:ident),* })*) => {$(
        impl Compact for $name {
            fn write(&self, out: &mut String) {
                let Self { $($field),* } = self;
                $($field.write(out);)*
            }

            fn read(reader: &mut Reader<'_>) -> Option<Self> {
                reader.depth += 1;
                if reader.depth > DEEPEST {
                    return None;
                }
                $(let $field = Compact::read(reader)?;)*
                reader.depth -= 1;
                Some(Self { $($field),* })
            }
        }
    )*};
}

fields! {
    Page { card, gallery, request, errors, notes }
    Card { service, kind, name, title, hint, badges, groups }
    Service { title, color, icon }
    Group { part, label, is_list, fields }
    Field { name, label, hint, ty, required, default, placeholder, limits, control, visibility, when, fields }
}

/// A choice is one letter.
macro_rules! letters {
    ($($name:ident { $($variant:ident $letter:literal),* })*) => {$(
        impl Compact for $name {
            fn write(&self, out: &mut String) {
                put(match self { $(Self::$variant => $letter),* }, out);
            }

            fn read(reader: &mut Reader<'_>) -> Option<Self> {
                match reader.token()?.as_str() {
                    $($letter => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    )*};
}

letters! {
    Kind { Action "a", Trigger "t", Connection "c", Connector "k" }
    Part { Options "o", Input "i", Output "r", SignIn "p", Scopes "s", Facts "f" }
    Visibility { Normal "", Important "i", Advanced "a", Hidden "h" }
}

impl Compact for Control {
    fn write(&self, out: &mut String) {
        match self {
            Control::None => put("-", out),
            Control::Text => put("", out),
            Control::Number => put("n", out),
            Control::Switch => put("b", out),
            Control::Date => put("d", out),
            Control::Secret => put("s", out),
            Control::File => put("f", out),
            Control::Dropdown(labels) => {
                put("c", out);
                labels.write(out);
            }
            Control::Lookup { searched } => {
                put("l", out);
                searched.write(out);
            }
            Control::Object { dynamic, extensible } => {
                put("o", out);
                dynamic.write(out);
                extensible.write(out);
            }
            Control::List(item) => {
                put("v", out);
                item.write(out);
            }
            Control::Check { on, fixed } => {
                put("k", out);
                on.write(out);
                fixed.write(out);
            }
        }
    }

    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        Some(match reader.token()?.as_str() {
            "-" => Control::None,
            "" => Control::Text,
            "n" => Control::Number,
            "b" => Control::Switch,
            "d" => Control::Date,
            "s" => Control::Secret,
            "f" => Control::File,
            "c" => Control::Dropdown(Compact::read(reader)?),
            "l" => Control::Lookup { searched: Compact::read(reader)? },
            "o" => Control::Object { dynamic: Compact::read(reader)?, extensible: Compact::read(reader)? },
            "v" => {
                reader.depth += 1;
                if reader.depth > DEEPEST {
                    return None;
                }
                let item = Compact::read(reader)?;
                reader.depth -= 1;
                Control::List(Box::new(item))
            }
            "k" => Control::Check { on: Compact::read(reader)?, fixed: Compact::read(reader)? },
            _ => return None,
        })
    }
}
