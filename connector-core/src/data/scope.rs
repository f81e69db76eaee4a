//! What an expression can see while a flow runs, and what it is worth there.

use std::{fmt::Write as _, time::Duration};

use super::{
    card::Connector,
    chunks::Chunk,
    secret::MASK,
    shape::{Field, Shape, Type},
    spec::{Expr, Step, What},
    value::{Items, Slot, ValueRef, Values},
};
use http::{HeaderMap, StatusCode};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode, utf8_percent_encode};

/// Everything but the unreserved characters of RFC 3986 is encoded, so that a value stays where it was put.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What the expressions of a flow can see.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    /// The connector, for names.
    pub connector: &'static Connector,
    /// The connection's values, in the order of the connector's auth fields.
    pub auth: &'a [Slot],
    /// The card's input.
    pub input: &'a dyn Values,
    /// What earlier steps read.
    pub slots: &'a [Slot],
    /// The requests of the flow, for names.
    pub steps: &'static [Step],
    /// Where each step's fields start among the slots.
    pub bases: &'a [usize],
    /// What is seen from inside a `for each` of the flow around it.
    pub outer: Option<&'a Frame<'a>>,
    /// The outputs that the caller wants, where a card runs.
    pub selected: Option<&'a Selected<'a>>,
    /// Where a file is sent in chunks: which part of it.
    pub chunk: Option<&'a Chunk>,
    /// In an error rule: the answer.
    pub answer: Option<Answer<'a>>,
    /// How long after 1970 it is; zero where nothing runs yet.
    pub now: Duration,
    /// Whether secrets are shown as a mask, and values that are not there yet by their names.
    pub masked: bool,
}

/// The outputs that a caller wants, as the list of their names.
#[derive(Clone, Copy)]
pub(crate) struct Selected<'a> {
    pub outputs: &'static [Field],
    /// Their places, where not all are wanted.
    pub only: Option<&'a [usize]>,
}

impl Items for Selected<'_> {
    fn count(&self) -> usize {
        self.only.map_or(self.outputs.len(), <[usize]>::len)
    }

    fn item(&self, index: usize) -> ValueRef<'_> {
        let place = self.only.map_or(Some(index), |only| only.get(index).copied());
        place.and_then(|place| self.outputs.get(place)).map_or(ValueRef::Absent, |output| ValueRef::Text(output.name))
    }
}

/// What the steps of a flow have read, as its inner blocks see it.
#[derive(Clone, Copy)]
pub(crate) struct Frame<'a> {
    pub slots: &'a [Slot],
    pub bases: &'a [usize],
    pub outer: Option<&'a Frame<'a>>,
}

impl<'a> Frame<'a> {
    /// What a step has read; nothing where it has not run.
    fn slot(self, step: usize, field: usize) -> Option<&'a Slot> {
        match self.bases.get(step).and_then(|base| self.slots.get(base.checked_add(field)?)) {
            None => self.outer?.slot(step, field),
            found => found,
        }
    }
}

/// What an error rule sees of an answer.
#[derive(Clone, Copy)]
pub(crate) struct Answer<'a> {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: &'a HeaderMap,
    /// Where the values that the rules read start among the slots.
    pub base: usize,
}

/// Where a text goes, which says how it is encoded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// A header, or a text inside JSON: as it is.
    Plain,
    /// A segment, or the name or value of a query parameter: percent-encoded.
    Url,
}

/// Why an expression has no text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NoText {
    /// A value is not there.
    Absent,
    /// A value is an object or a list: its name, and what it is.
    Container(String, &'static str),
}

impl<'a> Scope<'a> {
    /// What is seen before any step has run.
    pub(crate) fn new(connector: &'static Connector, auth: &'a [Slot], input: &'a dyn Values) -> Self {
        Self {
            connector,
            auth,
            input,
            slots: &[],
            steps: &[],
            bases: &[],
            outer: None,
            selected: None,
            chunk: None,
            answer: None,
            now: Duration::ZERO,
            masked: false,
        }
    }

    /// The value of an expression that stands somewhere; [`ValueRef::Absent`] for what is composed of others.
    pub(super) fn get(&self, expr: &'a Expr) -> ValueRef<'a> {
        match expr {
            Expr::Null => ValueRef::Null,
            Expr::Boolean(value) => ValueRef::Boolean(*value),
            Expr::Integer(value) => ValueRef::Integer(*value),
            Expr::Decimal(value) => ValueRef::Decimal(*value),
            Expr::Text(value) => ValueRef::Text(value),
            Expr::Auth(slot) => self.auth.get(*slot).map_or(ValueRef::Absent, Slot::as_value),
            Expr::Input(index) => self.input.value(*index),
            Expr::Step(step, field) => self.frame().slot(*step, *field).map_or(ValueRef::Absent, Slot::as_value),
            Expr::Field(record, index) => match self.get(record) {
                ValueRef::Record(values) => values.value(*index),
                _ => ValueRef::Absent,
            },
            Expr::Selected => self.selected.map_or(ValueRef::Absent, |selected| ValueRef::List(selected)),
            Expr::Chunk(part) => self.chunk.and_then(|chunk| chunk.part(*part)).map_or(ValueRef::Absent, ValueRef::Integer),
            Expr::Status => self.answer.map_or(ValueRef::Absent, |answer| ValueRef::Integer(answer.status.as_u16().into())),
            Expr::Header(name) => {
                let value = self.answer.and_then(|answer| answer.headers.get(*name)).and_then(|value| value.to_str().ok());
                value.map_or(ValueRef::Absent, ValueRef::Text)
            }
            Expr::Body(slot) => {
                let slot = self.answer.and_then(|answer| self.slots.get(answer.base + slot));
                slot.map_or(ValueRef::Absent, Slot::as_value)
            }
            // No flow has a delivery; what a webhook says of one is looked at without a flow.
            Expr::Template(_) | Expr::Object(_) | Expr::List(_) | Expr::Call(..) | Expr::Delivered(_) => ValueRef::Absent,
        }
    }

    fn frame(&self) -> Frame<'a> {
        Frame { slots: self.slots, bases: self.bases, outer: self.outer }
    }

    /// What a message calls an expression: `input.user`.
    pub(crate) fn name(&self, expr: &Expr) -> String {
        match expr {
            Expr::Auth(slot) => format!("auth.{}", self.connector.auth_fields.get(*slot).unwrap_or(&"?")),
            Expr::Input(index) => format!("input.{}", self.input.shape().fields.get(*index).map_or("?", |field| field.name)),
            Expr::Step(step, field) => match self.steps.get(*step) {
                Some(Step { what: What::Request(_) | What::Wait(_) | What::Call(..), name, fields, .. }) => {
                    format!("{}.{}", name.unwrap_or("?"), fields.get(*field).map_or("?", |field| field.name))
                }
                Some(step) => step.name.unwrap_or("?").to_owned(),
                None => "a step".to_owned(),
            },
            Expr::Field(record, _) => {
                format!("{}.{}", self.name(record), self.field(expr).map_or("?", |field| field.name))
            }
            Expr::Selected => "selected".to_owned(),
            Expr::Chunk(part) => format!("chunk.{}", format!("{part:?}").to_lowercase()),
            Expr::Status => "status".to_owned(),
            Expr::Header(name) => format!("header[\"{name}\"]"),
            Expr::Body(_) => "a value of the body".to_owned(),
            Expr::Call(function, _) => format!("{}(...)", function.name),
            _ => "a value".to_owned(),
        }
    }

    /// The field that an expression reads, by the tables.
    fn field(&self, expr: &Expr) -> Option<&'static Field> {
        match expr {
            Expr::Input(index) => self.input.shape().fields.get(*index),
            Expr::Step(step, field) => self.steps.get(*step)?.fields.get(*field),
            Expr::Field(record, index) => match self.field(record)?.ty.inner() {
                Type::Record(shape) => shape.fields.get(*index),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether a step that this expression reads has not run: only while a request is rendered for people.
    pub(crate) fn is_pending(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Step(step, field) => self.masked && self.frame().slot(*step, *field).is_none(),
            Expr::Chunk(_) => self.masked && self.chunk.is_none(),
            Expr::Field(record, _) => self.is_pending(record),
            Expr::Call(_, arguments) => arguments.iter().any(|argument| self.is_pending(argument)),
            _ => false,
        }
    }

    /// Appends the text of an expression.
    pub(crate) fn write(&self, expr: &'a Expr, place: Place, out: &mut String) -> Result<(), NoText> {
        match expr {
            Expr::Template(parts) => parts.iter().try_for_each(|part| match part {
                // What the description itself writes is legal in its place; the macro has seen to it.
                Expr::Text(text) if place == Place::Plain => {
                    out.push_str(text);
                    Ok(())
                }
                part => self.write(part, place, out),
            }),
            expr if self.is_pending(expr) => {
                let (open, close) = if place == Place::Url { ("%7B", "%7D") } else { ("{", "}") };
                let _ = write!(out, "{open}{}{close}", self.name(expr));
                Ok(())
            }
            expr => self.look(expr, |value| write_value(value, place, self.masked, out)).map_err(|found| match found {
                None => NoText::Absent,
                Some(found) => NoText::Container(self.name(expr), found),
            }),
        }
    }

    /// The text of an expression, if it has one.
    pub(crate) fn text(&self, expr: &'a Expr) -> Option<String> {
        let mut out = String::new();
        self.write(expr, Place::Plain, &mut out).is_ok().then_some(out)
    }

    pub(super) fn is_absent(&self, expr: &'a Expr) -> bool {
        match expr {
            Expr::Object(_) | Expr::List(_) => false,
            Expr::Template(parts) => parts.iter().any(|part| self.is_absent(part)),
            expr => !self.is_pending(expr) && self.look(expr, |value| matches!(value, ValueRef::Absent)),
        }
    }
}

/// Appends a text, percent-encoded. Most texts have nothing to encode.
pub(crate) fn encode(text: &str, out: &mut String) {
    match text.bytes().all(is_plain) {
        true => out.push_str(text),
        false => out.extend(utf8_percent_encode(text, RESERVED)),
    }
}

/// The same for what need not be text.
pub(crate) fn encode_bytes(bytes: &[u8], out: &mut String) {
    match std::str::from_utf8(bytes) {
        Ok(text) => encode(text, out),
        Err(_) => out.extend(percent_encode(bytes, RESERVED)),
    }
}

fn is_plain(byte: u8) -> bool {
    const PLAIN: [bool; 256] = {
        let mut plain = [false; 256];
        let mut byte = 0;
        while byte < 128 {
            plain[byte] = (byte as u8).is_ascii_alphanumeric() || matches!(byte as u8, b'-' | b'.' | b'_' | b'~');
            byte += 1;
        }
        plain
    };
    PLAIN[usize::from(byte)]
}

/// Appends a scalar as text. `Err(None)`: it is absent; `Err(Some(noun))`: it is a container.
pub(crate) fn write_value(value: ValueRef<'_>, place: Place, masked: bool, out: &mut String) -> Result<(), Option<&'static str>> {
    let text = match value {
        ValueRef::Absent | ValueRef::Null => return Err(None),
        ValueRef::Secret(_) if masked => {
            out.push_str(MASK);
            return Ok(());
        }
        ValueRef::Boolean(value) => {
            out.push_str(if value { "true" } else { "false" });
            return Ok(());
        }
        ValueRef::Integer(number) => {
            let _ = write!(out, "{number}");
            return Ok(());
        }
        ValueRef::Decimal(number) => {
            let _ = write!(out, "{number}");
            return Ok(());
        }
        ValueRef::DateTime(time) => {
            let text = time.to_string();
            match place {
                Place::Plain => out.push_str(&text),
                Place::Url => encode(&text, out),
            }
            return Ok(());
        }
        ValueRef::Text(text) => text,
        ValueRef::Secret(secret) => secret.expose(),
        ValueRef::Object(_) | ValueRef::Record(_) => return Err(Some("an object")),
        ValueRef::List(_) | ValueRef::Json(_) => return Err(Some("a list")),
        ValueRef::File(_) => return Err(Some("a file")),
    };
    match place {
        Place::Plain => out.push_str(text),
        Place::Url => encode(text, out),
    }
    Ok(())
}

/// The input of a card that has none.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoInput;

impl Values for NoInput {
    fn shape(&self) -> &'static Shape {
        &Shape::EMPTY
    }

    fn value(&self, _: usize) -> ValueRef<'_> {
        ValueRef::Absent
    }
}
