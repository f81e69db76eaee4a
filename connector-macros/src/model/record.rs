//! Records: shapes with a Rust type of their own, read from their own JSON.

use proc_macro2::Ident;

use super::{
    field::{self, Field},
    names,
    reads::{Key, Node, Take},
    types::{Type, Types},
    used::Used,
    value::Reference,
};
use crate::{
    errors::{Code, Errors},
    syntax::{
        self,
        field::Kind,
        keywords::{GENERIC_TYPES, LATER_TYPES, TYPES},
    },
};

/// Whether a name is that of a type of the language.
pub fn is_type_word(name: &str) -> bool {
    [TYPES, GENERIC_TYPES, LATER_TYPES].iter().any(|words| words.contains(&name))
}

pub struct Record {
    pub name: Ident,
    pub hint: String,
    pub fields: Vec<Field>,
    pub tree: Node,
    /// A field could not be read.
    pub broken: bool,
    pub used: Used,
}

/// The records that have a name of their own, so that types can refer to all of them.
pub fn collect(written: Vec<syntax::record::Record>, errors: &Errors) -> Vec<syntax::record::Record> {
    let mut records: Vec<syntax::record::Record> = Vec::new();
    for record in written {
        let name = record.name.to_string();
        if is_type_word(&name) {
            errors.push(&record.name, Code::ReservedName, format_args!("`{name}` is a type of the language; choose another name"));
        } else if records.iter().any(|before| before.name == record.name) {
            errors.push(&record.name, Code::GivenTwice, format_args!("record `{name}` is given twice"));
        } else {
            records.push(record);
        }
    }
    records
}

pub fn lower(written: Vec<syntax::record::Record>, types: &Types, errors: &Errors) -> Vec<Record> {
    let records = written.into_iter().zip(types.records.iter().map(|(_, used)| used));
    let lower = |(record, used): (syntax::record::Record, &Used)| {
        let before = used.is_marked();
        let record = Record::lower(record, used.clone(), types, errors);
        // A record that holds itself is not used by that.
        used.set(before);
        record
    };
    records.map(lower).collect()
}

impl Record {
    fn lower(record: syntax::record::Record, used: Used, types: &Types, errors: &Errors) -> Self {
        let syntax::record::Record { hint, name, fields } = record;
        let name = names::pascal_case(&name, "record", errors);
        if fields.list.is_empty() && !fields.broken {
            errors.push(&name, Code::EmptyRecord, format_args!("record `{name}` has no field; write one, such as `id: String`"));
        }
        let written = field::unique(&fields.list, errors);
        let mut tree = Node::default();
        let mut lowered = Vec::new();
        for (slot, written) in written.iter().enumerate() {
            let mut field = Field::lower(written, Kind::Record, types, errors);
            let keys = match &written.source {
                Some(path) => std::iter::once(Key::Name(path.root.clone())).chain(path.keys.iter().cloned()).collect(),
                None => vec![Key::Name(field.name.clone())],
            };
            field.path = written.source.as_ref().map_or_else(|| field.name.clone(), ToString::to_string);
            tree.at(&keys).takes.push(Take { slot, ty: field.ty.clone() });
            lowered.push(field);
        }
        field::check_wire_names(&lowered, &written, errors);
        Self { name, hint, fields: lowered, tree, broken: fields.broken, used }
    }
}

/// The type of a value inside records, by the places of the fields that lead there; optional where a record on the way is.
pub fn below(ty: &Type, fields: &[usize], records: &[Record]) -> Type {
    let Some((first, rest)) = fields.split_first() else { return ty.clone() };
    let Type::Record(record) = ty.inner() else { return Type::Unknown };
    let found =
        records.get(*record).and_then(|record| record.fields.get(*first)).map_or(Type::Unknown, |field| below(&field.ty, rest, records));
    match (ty, &found) {
        (_, Type::Optional(_) | Type::Unknown) | (Type::Record(_), _) => found,
        _ => Type::Optional(Box::new(found)),
    }
}

/// The type of what a reference leads to from a value of this type. What a condition has found is there.
pub fn referred(ty: &Type, reference: &Reference, records: &[Record]) -> Type {
    let Some(depth) = reference.present else { return below(ty, &reference.fields, records) };
    let (way, rest) = reference.fields.split_at(depth.min(reference.fields.len()));
    match below(ty, way, records) {
        Type::Optional(found) => below(&found, rest, records),
        found => below(&found, rest, records),
    }
}

/// The records that a person may have to make: those that stand in an input, and those in them.
pub fn in_inputs<'a>(records: &[Record], inputs: impl Iterator<Item = &'a Field>) -> Vec<bool> {
    fn mark(ty: &Type, records: &[Record], marked: &mut [bool]) {
        match ty {
            Type::Record(index) if !std::mem::replace(&mut marked[*index], true) => {
                records[*index].fields.iter().for_each(|field| mark(&field.ty, records, marked));
            }
            Type::List(inner) | Type::Optional(inner) | Type::Nullable(inner) => mark(inner, records, marked),
            _ => {}
        }
    }
    let mut marked = vec![false; records.len()];
    inputs.for_each(|field| mark(&field.ty, records, &mut marked));
    marked
}

/// The records that hold themselves without a list between, each with the field it does so by.
pub fn holding_themselves(records: &[Record]) -> Vec<(usize, usize)> {
    fn held(ty: &Type) -> Option<usize> {
        if let Type::Record(record) = ty.inner() { Some(*record) } else { None }
    }
    fn reaches(from: usize, wanted: usize, records: &[Record], seen: &mut [bool]) -> bool {
        if from == wanted {
            return true;
        }
        let again = std::mem::replace(&mut seen[from], true);
        !again && records[from].fields.iter().filter_map(|field| held(&field.ty)).any(|next| reaches(next, wanted, records, seen))
    }
    let by = |index: usize| {
        let mut held_by = records[index].fields.iter().map(|field| held(&field.ty));
        held_by.position(|next| next.is_some_and(|next| reaches(next, index, records, &mut vec![false; records.len()])))
    };
    (0..records.len()).filter_map(|index| Some((index, by(index)?))).collect()
}
