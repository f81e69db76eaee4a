//! `answer csv { separator: ";" }`: how the body of an answer is written.

use proc_macro2::Ident;
use syn::{LitStr, parse::ParseStream};

use super::{keywords::FORMATS, tokens};
use crate::errors::{Code, Errors, Place};

#[derive(Clone)]
pub struct Format {
    pub kind: FormatKind,
    /// The word that says it.
    pub place: Place,
}

#[derive(Clone, PartialEq, Eq)]
pub enum FormatKind {
    Json,
    Ndjson,
    Csv {
        separator: u8,
        /// The names of the columns; none where the first row has them.
        columns: Vec<String>,
    },
    Xml,
    Form,
    Text,
}

/// What `answer` says, behind that word.
pub fn parse(slot: &mut Option<Format>, keyword: &Ident, input: ParseStream<'_>, errors: &Errors) -> syn::Result<()> {
    let name = tokens::name(input, "how the answer is written, as in `answer csv;`")?;
    let mut closed = false;
    let kind = match name.to_string().as_str() {
        "json" => FormatKind::Json,
        "ndjson" => FormatKind::Ndjson,
        "csv" => {
            closed = input.peek(syn::token::Brace);
            csv(input, closed, errors)?
        }
        "xml" => FormatKind::Xml,
        "form" => FormatKind::Form,
        "text" => FormatKind::Text,
        _ => return Err(tokens::unknown(&name, Code::AnswerFormat, "way to write an answer", FORMATS, &[])),
    };
    tokens::end(input, errors, closed);
    if slot.replace(Format { kind, place: Place::from(&name) }).is_some() {
        errors.push(keyword, Code::GivenTwice, "an answer is written in one way; leave out this `answer`");
    }
    Ok(())
}

/// `{ separator: ";", columns: ["id", "name"] }`
fn csv(input: ParseStream<'_>, has_block: bool, errors: &Errors) -> syn::Result<FormatKind> {
    let (mut separator, mut columns) = (b',', Vec::new());
    if has_block {
        tokens::block(input, |content| {
            tokens::list(content, errors, |input| {
                let name = tokens::name(input, "`separator` or `columns`")?;
                match name.to_string().as_str() {
                    "separator" => {
                        tokens::colon(input, "`separator`")?;
                        let text = tokens::text(input, "what stands between two cells, as in `separator: \";\"`")?;
                        separator = self::separator(&text, errors);
                    }
                    "columns" => {
                        tokens::colon(input, "`columns`")?;
                        columns = self::columns(input, errors)?;
                    }
                    _ => return Err(tokens::unknown(&name, Code::UnknownStatement, "part of `csv`", &["separator", "columns"], &[])),
                }
                Ok(())
            })
        })?;
    }
    Ok(FormatKind::Csv { separator, columns })
}

fn separator(text: &LitStr, errors: &Errors) -> u8 {
    match text.value().as_bytes() {
        [byte] if byte.is_ascii() && !b"\"\r\n".contains(byte) => *byte,
        _ => {
            errors.push(
                text,
                Code::AnswerFormat,
                "cells are separated by one character of ASCII, such as `;` or `\\t`, and not by a quote",
            );
            b','
        }
    }
}

fn columns(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Vec<String>> {
    let mut columns: Vec<String> = Vec::new();
    tokens::brackets(input, |content| {
        tokens::list(content, errors, |input| {
            let name = tokens::text(input, "the name of a column, as a string")?;
            if columns.contains(&name.value()) {
                errors.push(&name, Code::GivenTwice, format_args!("column `{}` is given twice", name.value()));
            }
            columns.push(name.value());
            Ok(())
        })
    })?;
    Ok(columns)
}
