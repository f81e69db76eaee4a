//! The fields of a card's input or output, in their groups.

use proc_macro2::Ident;

use super::{
    field::{self, Field},
    names,
    types::Types,
};
use crate::{
    errors::{Code, Errors},
    syntax::{self, action::Group as Written, field::Kind},
};

#[derive(Clone, Default)]
pub struct Shape {
    /// Options first.
    pub fields: Vec<Field>,
    /// What the runtime gives to a flow of a trigger, such as its saved cursor. They count on behind the fields.
    pub given: Vec<Field>,
    pub groups: Vec<Group>,
    /// They stand in parentheses, and are known by their names alone.
    pub in_parentheses: bool,
    /// A field could not be read.
    pub broken: bool,
}

#[derive(Clone)]
pub struct Group {
    pub label: String,
    pub options: bool,
    pub len: usize,
}

impl Shape {
    /// The inputs of a flow that is called by name: `helper find_user(email: String)`.
    pub fn of_parentheses<'a>(written: &'a [Written], types: &Types, errors: &Errors) -> (Self, Vec<&'a syntax::field::Field>) {
        let (shape, fields) = Self::lower(written, Kind::Input, types, errors);
        (Self { in_parentheses: true, ..shape }, fields)
    }

    /// Options come before inputs, in whatever order they were written.
    pub fn lower<'a>(written: &'a [Written], kind: Kind, types: &Types, errors: &Errors) -> (Self, Vec<&'a syntax::field::Field>) {
        let mut shape = Self::default();
        let mut seen: Vec<&Ident> = Vec::new();
        let mut all = Vec::new();
        let options = written.iter().filter(|group| group.options);
        for group in options.chain(written.iter().filter(|group| !group.options)) {
            shape.broken |= group.fields.broken;
            let mut len = 0;
            for field in &group.fields.list {
                if seen.contains(&&field.name) {
                    errors.push(&field.name, Code::GivenTwice, format_args!("field `{}` is given twice", field.name));
                    continue;
                }
                seen.push(&field.name);
                let lowered = Field::lower(field, kind, types, errors);
                if group.options && lowered.ty.holds_file() {
                    field::refuse_file("`options`", &field.ty, errors);
                }
                shape.fields.push(lowered);
                all.push(field);
                len += 1;
            }
            let label = group.label.as_ref().map_or(String::new(), |label| names::label(Some(label), String::new, errors));
            shape.groups.push(Group { label, options: group.options, len });
        }
        shape.groups.retain(|group| group.len > 0);
        field::check_wire_names(&shape.fields, &all, errors);
        (shape, all)
    }

    pub fn position(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.written == name)
    }

    /// The field at this place, what the runtime gives included.
    pub fn at(&self, place: usize) -> Option<&Field> {
        self.fields.iter().chain(&self.given).nth(place)
    }

    /// Whether the field at this place was written as an option.
    pub fn is_option(&self, position: usize) -> bool {
        position < self.groups.iter().filter(|group| group.options).map(|group| group.len).sum()
    }

    pub fn required(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.is_required())
    }
}
