//! How a card's last request is repeated for further pages.

use super::{
    reads::{self, Reads, Source},
    types::{Type, Types},
};
pub use crate::syntax::pages::NextKind;
use crate::{
    errors::{Errors, Place},
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
    /// The pages, and what they read from each answer; nothing where a part is missing, which is then reported.
    pub fn lower(pages: &syntax::pages::Pages, types: &Types, errors: &Errors) -> Option<(Self, Reads)> {
        let syntax::pages::Pages { next, items, place, broken } = pages;
        if next.is_none() && !broken {
            errors.push(*place, "`pages` needs the way to the next page: write `cursor query.cursor from body.next;` or `number query.page until body.page_count;`");
        }
        if items.is_none() && !broken {
            errors.push(*place, "`pages` needs what it yields: write `items Item from body.items;`");
        }
        let (Some(next), Some((ty, source))) = (next, items) else { return None };
        let item = item_type(types.lower(ty, errors), source.place, errors);
        let mut reads = Reads { slots: 2, ..Reads::default() };
        if let Some(source) = in_answer(source, errors) {
            if !matches!(source, Source::Body(_)) {
                errors.push(items.as_ref().map_or(*place, |(_, path)| path.place), "items stand in the body; write `from body.items`");
            }
            reads.take(&source, ITEMS_SLOT, Type::List(Box::new(item.clone())));
        }
        if let Some(source) = in_answer(&next.source, errors) {
            reads.take(&source, NEXT_SLOT, if matches!(source, Source::Header(_)) { Type::Text } else { Type::Json });
        }
        let items = source.to_string();
        let pages = Self { item, items, kind: next.kind, query: next.parameter.clone(), query_place: next.parameter_place };
        Some((pages, reads))
    }
}

fn item_type(ty: Type, place: Place, errors: &Errors) -> Type {
    if matches!(ty, Type::Record(_) | Type::Text | Type::Integer | Type::Object | Type::Unknown) {
        return ty;
    }
    errors.push(place, format_args!("the items of pages are a record, `Object`, `String` or `i64`, not {}", ty.noun()));
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
