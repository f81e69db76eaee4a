//! What a card gives, as columns: the fields of records stand beside the others.

use connector_core::{
    Value,
    card::{Field, Shape, Type},
};

/// Records inside records are opened down to this depth; below they are JSON.
const DEEPEST: usize = 4;

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    /// What a person reads: `User / Email`.
    pub(crate) label: String,
    /// What a program reads: `user.email`.
    pub(crate) name: String,
    /// Whether it holds numbers, which are aligned at their end.
    pub(crate) is_number: bool,
    path: Vec<&'static str>,
}

/// The columns of a shape; without fields, the value itself is the only one.
pub(crate) fn of_shape(shape: &'static Shape) -> Vec<Column> {
    let mut columns = Vec::new();
    collect(shape, &[], &[], &mut columns);
    if columns.is_empty() {
        columns.push(Column { label: "Value".to_owned(), name: "value".to_owned(), is_number: false, path: Vec::new() });
    }
    columns
}

/// The columns of a list of items of this shape. An item that is no record stands under a name, but is not inside anything.
pub(crate) fn of_items(shape: &'static Shape) -> Vec<Column> {
    let mut columns = of_shape(shape);
    if let ([Field { path: "", name: "item", .. }], [only]) = (shape.fields, columns.as_mut_slice()) {
        only.path.clear();
    }
    columns
}

fn collect(shape: &'static Shape, path: &[&'static str], labels: &[&'static str], columns: &mut Vec<Column>) {
    for field in shape.fields {
        let path = [path, &[field.name]].concat();
        let labels = [labels, &[field.label]].concat();
        match field.ty.inner() {
            Type::Record(record) if path.len() < DEEPEST => collect(record, &path, &labels, columns),
            _ => columns.push(Column { label: labels.join(" / "), name: path.join("."), is_number: is_number(field), path }),
        }
    }
}

fn is_number(field: &Field) -> bool {
    matches!(field.ty.inner(), Type::Integer | Type::Decimal)
}

/// The items of an answer whose only output is a list, and their shape.
pub(crate) fn only_list<'v>(shape: &'static Shape, value: &'v Value) -> Option<(&'static Shape, &'v [Value])> {
    let [only] = shape.fields else { return None };
    match (only.ty.inner(), value.get(only.name)) {
        (Type::List(Type::Record(record)), Some(Value::Array(items))) => Some((record, items)),
        (Type::List(_), Some(Value::Array(items))) => Some((&Shape::EMPTY, items)),
        _ => None,
    }
}

impl Column {
    /// The text of its cell in a row; what is absent is empty, what is not a scalar is JSON.
    pub(crate) fn cell(&self, row: &Value) -> String {
        match self.path.iter().try_fold(row, |value, name| value.get(name)) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    static PROFILE: Shape = Shape { fields: &[Field { name: "email", label: "Email", ..Field::EMPTY }], ..Shape::EMPTY };
    static USER: Shape = Shape {
        fields: &[
            Field { name: "id", label: "ID", ty: Type::Integer, ..Field::EMPTY },
            Field { name: "profile", label: "Profile", ty: Type::Optional(&Type::Record(&PROFILE)), ..Field::EMPTY },
            Field { name: "tags", label: "Tags", ty: Type::List(&Type::Text), ..Field::EMPTY },
        ],
        ..Shape::EMPTY
    };

    #[test]
    fn records_are_opened() {
        let columns = of_shape(&USER);
        let names: Vec<_> = columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(names, ["id", "profile.email", "tags"]);
        assert_eq!(columns[1].label, "Profile / Email");
        let row = json!({ "id": 7, "profile": { "email": "a@b" }, "tags": ["x"] });
        let cells: Vec<_> = columns.iter().map(|column| column.cell(&row)).collect();
        assert_eq!(cells, ["7", "a@b", "[\"x\"]"]);
        assert_eq!(columns[1].cell(&json!({ "id": 7, "profile": null })), "");
    }

    #[test]
    fn an_item_that_is_no_record_is_a_column() {
        static TEXTS: Shape = Shape { fields: &[Field { name: "item", label: "Item", ..Field::EMPTY }], ..Shape::EMPTY };
        static RECORD: Shape = Shape { fields: &[Field { name: "item", label: "Item", path: "item", ..Field::EMPTY }], ..Shape::EMPTY };
        assert_eq!(of_items(&TEXTS)[0].cell(&json!("team/shop")), "team/shop");
        assert_eq!(of_items(&TEXTS)[0].cell(&json!({ "item": "a" })), "{\"item\":\"a\"}", "any object is an item whole");
        assert_eq!(of_items(&RECORD)[0].cell(&json!({ "item": "a" })), "a");
    }

    #[test]
    fn a_value_without_fields_is_a_column() {
        let columns = of_shape(&Shape::EMPTY);
        assert_eq!(columns[0].cell(&json!("U1")), "U1");
    }
}
