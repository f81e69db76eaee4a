//! What is taken of each item of a list: `choice { value: item.id, label: item.name }`.

use proc_macro2::Ident;
use syn::parse::ParseStream;

use super::{path::Path, tokens};
use crate::errors::{Code, Errors, Place};

pub struct Item {
    pub keyword: Ident,
    pub parts: Vec<(Ident, Path)>,
    pub place: Place,
    /// A part could not be read, so that what seems to be missing may have been written all the same.
    pub broken: bool,
}

impl Item {
    pub fn parse(input: ParseStream<'_>, keyword: &Ident, known: &[&str], errors: &Errors) -> syn::Result<Self> {
        let part = |input: ParseStream<'_>| {
            let name = tokens::name(input, "a part such as `label`")?;
            if !known.contains(&name.to_string().as_str()) {
                return Err(tokens::unknown(&name, Code::UnknownStatement, &format!("part of `{keyword}`"), known, &[]));
            }
            tokens::colon(input, &format!("`{name}`"))?;
            Ok((name, Path::parse(input)?))
        };
        let (parts, _) = tokens::block(input, |content| tokens::list(content, errors, part))?;
        for (index, (name, _)) in parts.list.iter().enumerate() {
            if parts.list[..index].iter().any(|(before, _)| before == name) {
                errors.push(name, Code::GivenTwice, format_args!("`{name}` is given twice"));
            }
        }
        Ok(Self { keyword: keyword.clone(), parts: parts.list, place: keyword.into(), broken: parts.broken })
    }

    /// The path of a part.
    pub fn part(&self, wanted: &str) -> Option<&Path> {
        self.parts.iter().find(|(name, _)| name == wanted).map(|(_, path)| path)
    }
}
