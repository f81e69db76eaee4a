//! Records may hold each other, and themselves only in lists: a value that holds its own kind has no end.

use crate::{
    errors::{Code, Errors},
    model::{Connector, record},
};

pub fn do_not_hold_themselves(connector: &Connector, errors: &Errors) {
    for (record, field) in record::holding_themselves(&connector.records) {
        let record = &connector.records[record];
        let field = &record.fields[field].ident;
        errors.push(
            field,
            Code::RecordInItself,
            format_args!("record `{}` holds itself by `{field}`; put a `Vec` between, or leave the field out", record.name),
        );
    }
}
