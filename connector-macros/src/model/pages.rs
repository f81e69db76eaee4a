//! How a card's last request is repeated for further pages.

use super::{
    reads::{self, Reads, Source},
    types::{Type, Types},
};
pub use crate::syntax::pages::NextKind;
use crate::{
    errors::{Code, Errors, Place},
    syntax::{self, path::Path},
};

pub struct Pages {
    pub item: Type,
    /// Where the items stand, as written.
    pub items: String,
    pub kind: NextKind,
    /// The query parameter that asks for a page.
    pub query: String,
    pub query_place: Place,
}

/// The slots that the runtime reads a page's items and the way to the next page from.
const ITEMS_SLOT: usize = 0;
pub const NEXT_SLOT: usize = 1;

impl Pages {
    /// The pages, and what they read from each answer. What is missing is reported, and unknown.
    pub fn lower(pages: &syntax::pages::Pages, types: &Types, errors: &Errors) -> (Self, Reads) {
        let syntax::pages::Pages { next, items, place, broken } = pages;
        if next.is_none() && !broken {
            let advice = "write `cursor query.cursor from body.next;` or `number query.page until body.page_count;`";
            errors.push(*place, Code::MissingNextPage, format_args!("`pages` needs the way to the next page: {advice}"));
        }
        if items.is_none() && !broken {
            errors.push(*place, Code::MissingItems, "`pages` needs what it yields: write `items Item from body.items;`");
        }
        let mut lowered =
            Self { item: Type::Unknown, items: String::new(), kind: NextKind::Cursor, query: String::new(), query_place: *place };
        let mut reads = Reads { slots: 2, ..Reads::default() };
        if let Some((ty, path)) = items {
            lowered.item = item_type(types.lower(ty, errors), ty.place(), errors);
            lowered.items = path.to_string();
            if let Some(source) = in_answer(path, errors) {
                if !matches!(source, Source::Body(_)) {
                    errors.push(path.place, Code::ItemsSource, "items stand in the body; write `from body.items`");
                }
                reads.take(&source, ITEMS_SLOT, Type::List(Box::new(lowered.item.clone())));
            }
        }
        if let Some(next) = next {
            lowered.kind = next.kind;
            lowered.query = next.parameter.clone();
            lowered.query_place = next.parameter_place;
            if let Some(source) = in_answer(&next.source, errors) {
                reads.take(&source, NEXT_SLOT, if matches!(source, Source::Header(_)) { Type::Text } else { Type::Json });
            }
        }
        (lowered, reads)
    }
}

fn item_type(ty: Type, place: Place, errors: &Errors) -> Type {
    if matches!(ty, Type::Record(_) | Type::Text | Type::Integer | Type::Object | Type::Unknown) {
        return ty;
    }
    errors.push(place, Code::ItemsType, format_args!("the items of pages are a record, `Object`, `String` or `i64`, not {}", ty.noun()));
    Type::Unknown
}

fn in_answer(path: &Path, errors: &Errors) -> Option<Source> {
    match Source::lower(path, errors) {
        Some(source) => source.ok(),
        None => {
            reads::unknown_root(path, &["body", "header"], errors);
            None
        }
    }
}
