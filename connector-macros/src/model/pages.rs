//! How a card's last request is repeated for further pages.

use super::{
    reads::{self, Reads, Source},
    types::{Type, Types},
};
use crate::{
    errors::{Code, Errors, Place},
    syntax::{
        self, RustPath,
        pages::Items,
        path::{Key, Path},
    },
};

pub struct Pages {
    pub item: Type,
    /// Where the items stand, as written.
    pub items: String,
    pub next: Next,
    /// Whether the answer says if there are more.
    pub more: bool,
    pub limit: Option<u32>,
}

/// Where the next page is; what the answer says of it is read into [`NEXT_SLOT`].
pub enum Next {
    Cursor(PageTo),
    /// The author's function that finds it.
    Rust(PageTo, RustPath),
    /// The number of the first page, and whether the answer says how many there are.
    Number(PageTo, i64, bool),
    /// Whether the answer says how many items there are.
    Offset(PageTo, bool),
    /// A header, in lower case.
    Link(String),
    Url,
    /// There is one page.
    Nowhere,
    /// Written, and not understood; already reported.
    Unknown,
}

/// What asks for a page: a part of the request, and the names that lead to the value in it.
pub struct PageTo {
    pub part: Part,
    pub names: Vec<String>,
    /// As it was written.
    pub written: String,
    pub place: Place,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Query,
    Form,
    Json,
    /// The variables of a GraphQL document.
    Variables,
}

/// The slots that the runtime reads a page's items and the way to the next page from.
pub const ITEMS_SLOT: usize = 0;
pub const NEXT_SLOT: usize = 1;
pub const MORE_SLOT: usize = 2;

impl Pages {
    /// The pages, and what they read from each answer. What is missing is reported, and unknown.
    ///
    /// The items are of their own type, where they have one; else of the given one, which the runtime knows.
    pub fn lower(pages: &syntax::pages::Pages, given: Option<Type>, types: &Types, errors: &Errors) -> (Self, Reads) {
        let syntax::pages::Pages { next, more, limit, items, place, broken } = pages;
        if next.is_none() && !broken {
            let advice = "write `cursor query.cursor from body.next;`, `number query.page until body.page_count;`, `offset query.offset;`, \
                          `link header.link;` or `next_url from body.next;`";
            errors.push(*place, Code::MissingNextPage, format_args!("`pages` needs the way to the next page: {advice}"));
        }
        if items.is_none() && !broken {
            errors.push(*place, Code::MissingItems, "`pages` needs what it yields: write `items Item from body.items;`");
        }
        let mut reads = Reads { slots: if more.is_some() { 3 } else { 2 }, ..Reads::default() };
        let mut item = Type::Unknown;
        if let Some(Items { ty, source: path }) = items {
            item = match (given, ty) {
                (Some(given), _) => given,
                (None, Some(ty)) => item_type(types.lower(ty, errors), ty.place(), errors),
                (None, None) => {
                    errors.push(path.place, Code::MissingItems, format_args!("say what the items are: write `items Item from {path};`"));
                    Type::Unknown
                }
            };
            if let Some(source) = in_answer(path, errors) {
                if !matches!(source, Source::Body(_)) {
                    errors.push(path.place, Code::ItemsSource, "items stand in the body; write `from body.items`");
                }
                reads.take(&source, ITEMS_SLOT, Type::List(Box::new(item.clone())));
            }
        }
        let next = next.as_ref().map_or(Next::Unknown, |next| Next::lower(next, &mut reads, errors));
        if let Some(path) = more {
            read(&mut reads, path, MORE_SLOT, errors);
        }
        let items = items.as_ref().map_or(String::new(), |items| items.source.to_string());
        (Self { item, items, next, more: more.is_some(), limit: *limit }, reads)
    }
}

impl Pages {
    /// Pages that could not be read, of items that are known all the same.
    pub fn unknown(item: Type) -> Self {
        Self { item, items: String::new(), next: Next::Unknown, more: false, limit: None }
    }
}

/// The record that raw items are, where they say so.
pub fn record(items: &Items, types: &Types, errors: &Errors) -> Option<usize> {
    let ty = items.ty.as_ref()?;
    match types.lower(ty, errors) {
        Type::Record(record) => Some(record),
        Type::Unknown => None,
        other => {
            let message = format_args!("the items are a record or nothing is said of them, not {}; write `items from …`", other.noun());
            errors.push(ty.place(), Code::ItemsType, message);
            None
        }
    }
}

impl Next {
    fn lower(next: &syntax::pages::Next, reads: &mut Reads, errors: &Errors) -> Self {
        use syntax::pages::Next as Written;
        let mut read = |path: &Path| self::read(reads, path, NEXT_SLOT, errors);
        let to = |path: &Path, example: &str| PageTo::lower(path, example, errors);
        let lowered = match next {
            Written::Cursor { to: path, from } => {
                read(from);
                to(path, "cursor").map(Next::Cursor)
            }
            Written::Rust { to: path, function } => to(path, "cursor").map(|to| Next::Rust(to, function.clone())),
            Written::Number { to: path, first, until } => {
                until.iter().for_each(&mut read);
                to(path, "page").map(|to| Next::Number(to, first.unwrap_or(1), until.is_some()))
            }
            Written::Offset { to: path, until } => {
                until.iter().for_each(&mut read);
                to(path, "offset").map(|to| Next::Offset(to, until.is_some()))
            }
            Written::Link(path) => match in_answer(path, errors) {
                Some(Source::Header(name)) => Some(Next::Link(name)),
                Some(_) => {
                    errors.push(path.place, Code::PageLink, "a link to the next page stands in a header; write `link header.link;`");
                    None
                }
                None => None,
            },
            Written::Url(path) => {
                read(path);
                Some(Next::Url)
            }
            Written::Nowhere => Some(Next::Nowhere),
        };
        lowered.unwrap_or(Next::Unknown)
    }

    /// What takes the page, where a value of the request does.
    pub fn to(&self) -> Option<&PageTo> {
        match self {
            Next::Cursor(to) | Next::Rust(to, _) | Next::Number(to, ..) | Next::Offset(to, _) => Some(to),
            Next::Link(_) | Next::Url | Next::Nowhere | Next::Unknown => None,
        }
    }
}

impl PageTo {
    fn lower(path: &Path, example: &str, errors: &Errors) -> Option<Self> {
        let part = match path.root.as_str() {
            "query" => Some(Part::Query),
            "form" => Some(Part::Form),
            "json" => Some(Part::Json),
            "variables" => Some(Part::Variables),
            _ => None,
        };
        let names: Option<Vec<String>> =
            path.keys.iter().map(|key| if let Key::Name(name) = key { Some(name.clone()) } else { None }).collect();
        match (part, names) {
            (Some(part), Some(names)) if names.len() == 1 || !names.is_empty() && matches!(part, Part::Json | Part::Variables) => {
                Some(Self { part, names, written: path.to_string(), place: path.place })
            }
            _ => {
                let message = format!(
                    "expected what asks for a page: `query.{example}`, or in a body `json.{example}`, `form.{example}` or `variables.{example}`"
                );
                errors.push(path.place, Code::PageParameter, message);
                None
            }
        }
    }
}

fn read(reads: &mut Reads, path: &Path, slot: usize, errors: &Errors) {
    if let Some(source) = in_answer(path, errors) {
        let ty = if matches!(source, Source::Header(_)) { Type::Text } else { Type::Json };
        reads.take(&source, slot, ty);
    }
}

pub fn item_type(ty: Type, place: Place, errors: &Errors) -> Type {
    if matches!(ty, Type::Record(_) | Type::Text | Type::Integer | Type::Object | Type::Unknown) {
        return ty;
    }
    errors.push(place, Code::ItemsType, format_args!("the items of pages are a record, `Object`, `String` or `i64`, not {}", ty.noun()));
    Type::Unknown
}

fn in_answer(path: &Path, errors: &Errors) -> Option<Source> {
    match Source::lower(path, errors) {
        Some(Ok(source)) if source != Source::Response => Some(source),
        Some(Err(())) => None,
        Some(Ok(_)) | None => {
            reads::unknown_root(path, &["body", "header"], errors);
            None
        }
    }
}
