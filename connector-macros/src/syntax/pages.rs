//! `pages { cursor query.cursor from body.next; items Member from body.members; }`

use proc_macro2::Ident;
use syn::parse::ParseStream;

use super::{
    keywords::{LATER_PAGE_STATEMENTS, PAGE_STATEMENTS},
    path::Path,
    tokens,
    types::Type,
};
use crate::errors::{Code, Errors, Place, error};

pub struct Pages {
    pub next: Option<Next>,
    pub items: Option<(Type, Path)>,
    pub place: Place,
    pub broken: bool,
}

pub struct Next {
    pub kind: NextKind,
    pub parameter: String,
    pub parameter_place: Place,
    pub source: Path,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum NextKind {
    Cursor,
    Number,
}

impl Pages {
    pub fn parse(input: ParseStream<'_>, keyword: &Ident, errors: &Errors) -> syn::Result<Self> {
        let mut pages = Self { next: None, items: None, place: keyword.into(), broken: false };
        let (whole, _) = tokens::block(input, |content| tokens::statements(content, errors, |input| pages.statement(input, errors)))?;
        pages.broken = !whole;
        Ok(pages)
    }

    fn statement(&mut self, input: ParseStream<'_>, errors: &Errors) -> syn::Result<()> {
        let keyword = tokens::name(input, "`cursor`, `number` or `items`")?;
        match keyword.to_string().as_str() {
            "cursor" => self.set_next(NextKind::Cursor, "from", input, &keyword, errors)?,
            "number" => self.set_next(NextKind::Number, "until", input, &keyword, errors)?,
            "items" => {
                let ty = Type::parse(input)?;
                tokens::expect(input, "from")?;
                let source = Path::parse(input)?;
                if self.items.replace((ty, source)).is_some() {
                    errors.push(&keyword, Code::GivenTwice, "`items` is given twice");
                }
            }
            _ => return Err(tokens::unknown(&keyword, Code::UnknownStatement, "part of `pages`", PAGE_STATEMENTS, LATER_PAGE_STATEMENTS)),
        }
        tokens::end(input, errors, false);
        Ok(())
    }

    fn set_next(&mut self, kind: NextKind, word: &str, input: ParseStream<'_>, keyword: &Ident, errors: &Errors) -> syn::Result<()> {
        let parameter = Path::parse(input)?;
        let Some(name) = parameter.only_name().filter(|_| parameter.root == "query").map(str::to_owned) else {
            return Err(error(
                parameter.place,
                Code::PageParameter,
                format_args!("expected the query parameter that asks for a page, such as `query.{keyword}`"),
            ));
        };
        tokens::expect(input, word)?;
        let source = Path::parse(input)?;
        let next = Next { kind, parameter: name, parameter_place: parameter.place, source };
        if self.next.replace(next).is_some() {
            errors.push(keyword, Code::GivenTwice, "how the next page is found is given twice");
        }
        Ok(())
    }
}
