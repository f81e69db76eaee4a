//! What generated tables write in brief. They are most of what a large connector is, and the compiler looks at each part of each of them
//! several times in every build: a tuple costs it half of what a struct does whose other fields are filled in.

use super::shape::{Field, Group, Literal, Type};

/// A field: its name, label and hint, its type, whether it is required, and its path.
pub(crate) type Brief = (&'static str, &'static str, &'static str, Type, bool, &'static str);

/// The fields of a shape.
pub const fn fields<const N: usize>(brief: [Brief; N]) -> [Field; N] {
    fill([Field::EMPTY; N], brief)
}

/// The fields of a shape of which some have a default, or anything else that few have; each with its place.
pub const fn fields_with<const N: usize>(brief: [Brief; N], defaults: &[(usize, Literal)], more: &[(usize, Field)]) -> [Field; N] {
    let mut fields = [Field::EMPTY; N];
    let mut index = 0;
    while index < more.len() {
        let (place, field) = more[index];
        fields[place] = field;
        index += 1;
    }
    index = 0;
    while index < defaults.len() {
        let (place, literal) = defaults[index];
        fields[place].default = Some(literal);
        index += 1;
    }
    fill(fields, brief)
}

const fn fill<const N: usize>(mut fields: [Field; N], brief: [Brief; N]) -> [Field; N] {
    let mut index = 0;
    while index < N {
        let (name, label, hint, ty, required, path) = brief[index];
        let field = &mut fields[index];
        field.name = name;
        field.label = label;
        field.hint = hint;
        field.ty = ty;
        field.required = required;
        field.path = path;
        index += 1;
    }
    fields
}

/// The groups of a shape whose `LEN` fields are in one without a heading, as most are.
pub struct Ungrouped<const LEN: usize>;

impl<const LEN: usize> Ungrouped<LEN> {
    /// The groups.
    pub const GROUPS: &'static [Group] = &[Group { label: "", options: false, len: LEN }];
}
