//! Samples of deliveries: what was sent, held against the outputs that are read of it.

use syn::LitStr;

use super::{
    field::Field,
    record::Record,
    sample::{self, ReplyBody},
};
use crate::{
    errors::{Code, Errors, Place},
    syntax::{
        self,
        json::{Json, JsonKind},
        sample::ReplyBody as Written,
    },
};

pub struct DeliverySample {
    pub name: Option<String>,
    pub body: ReplyBody,
}

impl DeliverySample {
    /// The outputs stand beside the way they were written.
    pub fn lower(
        written: &syntax::sample::DeliverySample,
        outputs: &[Field],
        sources: &[&syntax::field::Field],
        records: &[Record],
        errors: &Errors,
    ) -> Self {
        let syntax::sample::DeliverySample { name, body, place } = written;
        if let Written::Json(json) = body {
            for (output, source) in outputs.iter().zip(sources) {
                let Some(path) = source.source.as_ref().filter(|path| path.root == "body") else { continue };
                check(output, sample::at(json, &path.keys), *place, records, errors);
            }
        }
        Self { name: name.as_ref().map(LitStr::value), body: ReplyBody::lower(body) }
    }
}

fn check(output: &Field, found: Option<&Json>, place: Place, records: &[Record], errors: &Errors) {
    let is_null = found.is_none_or(|json| matches!(json.kind, JsonKind::Null));
    match found {
        Some(json) if !is_null && output.ty.is_scalar() => sample::check_value(output, &output.ty, json, records, errors),
        _ if is_null && output.default.is_none() && !output.ty.is_optional() && !output.ty.is_unknown() => {
            let message = format!("the sample has no `{}`, and the output `{}` needs it", output.path, output.written);
            errors.push(place, Code::SampleIncomplete, message);
        }
        _ => {}
    }
}
