//! `pages { cursor query.cursor from body.next; items Member from body.members; }`

use proc_macro2::Ident;
use syn::{Token, parse::ParseStream};

use super::{
    keywords::PAGE_STATEMENTS,
    path::Path,
    tokens::{self, RustPath},
    types::Type,
    value::Number,
};
use crate::errors::{Code, Errors, Place, error};

pub struct Pages {
    pub next: Option<Next>,
    /// `more body.has_more;`
    pub more: Option<Path>,
    /// `limit 100;`
    pub limit: Option<u32>,
    pub items: Option<Items>,
    pub place: Place,
    pub broken: bool,
}

/// `items Member from body.members;`; a lookup takes raw items too: `items from body.members;`
pub struct Items {
    pub ty: Option<Type>,
    pub source: Path,
}

/// Where the next page is. What asks for it is a path into the request: `query.cursor`, `json.page.after`.
pub enum Next {
    /// `cursor query.cursor from body.next;`
    Cursor { to: Path, from: Path },
    /// `cursor query.cursor with my_pager;`
    Rust { to: Path, function: RustPath },
    /// `number query.page = 1 until body.page_count;`
    Number { to: Path, first: Option<i64>, until: Option<Path> },
    /// `offset query.offset until body.total;`
    Offset { to: Path, until: Option<Path> },
    /// `link header.link;`
    Link(Path),
    /// `next_url from body.next;`
    Url(Path),
    /// `items Issue from body.issues;` alone: the first page holds everything.
    Nowhere,
}

impl Pages {
    pub fn parse(input: ParseStream<'_>, keyword: &Ident, errors: &Errors) -> syn::Result<Self> {
        let mut pages = Self::empty(keyword);
        let (whole, _) = tokens::block(input, |content| tokens::statements(content, errors, |input| pages.statement(input, errors)))?;
        pages.broken = !whole;
        Ok(pages)
    }

    /// `items Issue from body.issues;`: the only page.
    pub fn only(input: ParseStream<'_>, keyword: &Ident) -> syn::Result<Self> {
        Ok(Self { next: Some(Next::Nowhere), items: Some(Items::parse(input)?), ..Self::empty(keyword) })
    }

    fn empty(keyword: &Ident) -> Self {
        Self { next: None, more: None, limit: None, items: None, place: keyword.into(), broken: false }
    }

    fn statement(&mut self, input: ParseStream<'_>, errors: &Errors) -> syn::Result<()> {
        let keyword = tokens::name(input, "how the next page is found, such as `cursor`, or `items`")?;
        let is_next = match keyword.to_string().as_str() {
            "items" => {
                once(&mut self.items, Items::parse(input)?, &keyword, errors);
                false
            }
            "more" => {
                once(&mut self.more, Path::parse(input)?, &keyword, errors);
                false
            }
            "limit" => {
                once(&mut self.limit, tokens::count(input, "how many pages there may be")?, &keyword, errors);
                false
            }
            _ => true,
        };
        if is_next && self.next.replace(Next::parse(&keyword, input)?).is_some() {
            errors.push(&keyword, Code::GivenTwice, "how the next page is found is given twice");
        }
        tokens::end(input, errors, false);
        Ok(())
    }
}

fn once<T>(slot: &mut Option<T>, value: T, keyword: &Ident, errors: &Errors) {
    if slot.replace(value).is_some() {
        errors.push(keyword, Code::GivenTwice, format_args!("`{keyword}` is given twice"));
    }
}

impl Items {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let ty = if tokens::at(input, "from") { None } else { Some(Type::parse(input)?) };
        tokens::expect(input, "from")?;
        Ok(Self { ty, source: Path::parse(input)? })
    }
}

impl Next {
    fn parse(keyword: &Ident, input: ParseStream<'_>) -> syn::Result<Self> {
        Ok(match keyword.to_string().as_str() {
            "cursor" => {
                let to = Path::parse(input)?;
                match tokens::take(input, "with") {
                    Some(_) => Next::Rust {
                        to,
                        function: tokens::rust_path(input, "the Rust function that knows the next page, as in `with next`")?,
                    },
                    None => {
                        tokens::expect(input, "from")?;
                        Next::Cursor { to, from: Path::parse(input)? }
                    }
                }
            }
            "number" => Next::Number { to: Path::parse(input)?, first: first(input)?, until: until(input)? },
            "offset" => Next::Offset { to: Path::parse(input)?, until: until(input)? },
            "link" => Next::Link(Path::parse(input)?),
            "next_url" => {
                tokens::expect(input, "from")?;
                Next::Url(Path::parse(input)?)
            }
            _ => return Err(tokens::unknown(keyword, Code::UnknownStatement, "part of `pages`", PAGE_STATEMENTS, &[])),
        })
    }
}

/// The number of the first page, where it is not 1.
fn first(input: ParseStream<'_>) -> syn::Result<Option<i64>> {
    if input.parse::<Option<Token![=]>>()?.is_none() {
        return Ok(None);
    }
    let Number { digits, is_whole, place } = Number::parse(input)?;
    let number = digits.parse().ok().filter(|_| is_whole);
    number
        .map(Some)
        .ok_or_else(|| error(place, Code::BadNumber, format_args!("pages are counted from a whole number, not from `{digits}`")))
}

fn until(input: ParseStream<'_>) -> syn::Result<Option<Path>> {
    match tokens::take(input, "until") {
        Some(_) => Path::parse(input).map(Some),
        None => Ok(None),
    }
}
