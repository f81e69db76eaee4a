//! What the runtime takes of each item of a list: a shape of its own, whose fields stand at paths inside the item.

use std::rc::Rc;

use proc_macro2::Ident;

use super::{
    choices::Choices,
    field::{Field, Literal},
    reads::{self, Key, Node, Take},
    record::{self, Record},
    scope,
    types::Type,
};
use crate::{
    errors::{Code, Errors, Place},
    syntax::{self, path::Path},
};

/// The parts of each item, in the order in which the runtime wants them.
#[derive(Default)]
pub struct Item {
    pub fields: Vec<Field>,
    pub tree: Node,
    /// What is known of each part: any JSON where the items are no records.
    pub types: Vec<(Type, Place)>,
}

/// A part of an item.
struct Found {
    keys: Vec<Key>,
    ty: Type,
    default: Option<Literal>,
}

impl Item {
    /// Gives each part the place where it stands in an item; the places count on in the records that the items are.
    pub fn lower(written: &syntax::item::Item, known: &[&str], record: Option<usize>, records: &[Record], errors: &Errors) -> Self {
        let mut item = Self::default();
        // Items that are plain texts or numbers have no parts; then `item` itself is the value.
        let may_be_whole = record.is_none() && known.iter().filter_map(|name| written.part(name)).all(|path| path.keys.is_empty());
        for (slot, name) in known.iter().enumerate() {
            let path = written.part(name);
            let found = path.and_then(|path| resolve(path, may_be_whole, record, records, errors));
            let place = path.map_or(written.place, |path| path.place);
            // The runtime tells what is missing and what does not fit, so that every part is JSON and may be absent.
            let mut field = Field::of_value(&Ident::new(name, written.keyword.span()), Type::Optional(Box::new(Type::Json)));
            field.path = path.map_or_else(String::new, ToString::to_string);
            let mut ty = Type::Unknown;
            if let Some(found) = found {
                item.tree.at(&found.keys).takes.push(Take { slot, ty: Type::Json });
                field.default = found.default;
                ty = found.ty;
            }
            item.fields.push(field);
            item.types.push((ty, place));
        }
        item
    }

    /// The same, with what the service calls the types of fields.
    pub fn with_types(mut self, types: Option<&Rc<Choices>>) -> Self {
        if let (Some(types), Some(field)) = (types, self.fields.iter_mut().find(|field| field.written == "type")) {
            field.ty = Type::Optional(Box::new(Type::Choices(types.clone())));
        }
        self
    }

    /// Refuses parts that no person could read, or should not.
    pub fn check_scalars(&self, owner: &str, errors: &Errors) {
        // The choices of a field are a list.
        for (field, (ty, place)) in self.fields.iter().zip(&self.types).filter(|(field, _)| field.written != "choices") {
            let raw = matches!(ty.inner(), Type::Json | Type::Unknown);
            if !raw && (!ty.is_scalar() || *ty.inner() == Type::Secret) {
                let message = format_args!("`{}` is {}, and cannot be the `{}` of {owner}", field.path, ty.noun(), field.name);
                errors.push(*place, Code::ChoiceType, message);
            }
        }
    }
}

/// `item.name`: a field of the record that the items are, else a raw path of the item.
fn resolve(path: &Path, may_be_whole: bool, record: Option<usize>, records: &[Record], errors: &Errors) -> Option<Found> {
    if path.root != "item" {
        reads::unknown_root(path, &["item"], errors);
        return None;
    }
    if path.keys.is_empty() && !may_be_whole {
        errors.push(path.place, Code::IncompletePath, "`item` is the whole item; write a part of it, such as `item.name`");
        return None;
    }
    let Some(record) = record else {
        return Some(Found { keys: path.keys.clone(), ty: Type::Json, default: None });
    };
    let whole = Type::Record(record);
    let places = scope::inside(path, &whole, 0, records, errors)?;
    let mut found = Found { keys: Vec::new(), ty: record::below(&whole, &places, records), default: None };
    let mut ty = &whole;
    for place in places {
        let Type::Record(record) = ty.inner() else { return None };
        let record = records.get(*record)?;
        let field = record.fields.get(place)?;
        found.keys.extend(record.tree.keys_of(place)?);
        found.default.clone_from(&field.default);
        ty = &field.ty;
    }
    Some(found)
}
