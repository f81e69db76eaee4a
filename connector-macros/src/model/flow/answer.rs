//! What is read from answers: by the outputs of a card, its pages, and the fields of steps.

use proc_macro2::Ident;

use super::Flow;
use crate::{
    errors::{Code, Errors, Place},
    model::{
        field::Field,
        pages::Pages,
        reads::{self, Reads, Source},
        shape::Shape,
        step::What,
        types::Type,
        value::{Expr, ExprKind},
    },
    syntax,
};

impl Flow<'_> {
    /// Gives each output its source: the last request's answer, or a value that is known by then.
    pub fn read_outputs(&mut self, mut shape: Shape, written: &[&syntax::field::Field], errors: &Errors) -> (Shape, Vec<(usize, Expr)>) {
        let mut others = Vec::new();
        let tolerates = self.last.and_then(|last| self.steps.get(last)).is_some_and(|step| tolerates(&step.what));
        let mut reads = Reads { slots: shape.fields.len(), ..Reads::default() };
        for (slot, (field, written)) in shape.fields.iter_mut().zip(written).enumerate() {
            if let Some(call) = &written.computed {
                others.push((slot, self.computed_output(field, call, &mut reads, errors)));
                continue;
            }
            let Some(path) = &written.source else {
                // The output of a Rust function has no source, and that function may be what could not be read.
                if self.last.is_some() || !self.broken {
                    report_missing_source(written, errors);
                }
                continue;
            };
            field.path = path.to_string();
            match Source::lower(path, errors) {
                Some(Ok(source)) => {
                    self.check_has_answer(path, errors);
                    check_source_type(&source, &field.ty, path.place, errors);
                    if tolerates {
                        check_may_be_absent(field, errors);
                    }
                    reads.take(&source, slot, field.ty.clone());
                }
                Some(Err(())) => {}
                None => others.push((slot, self.other_output(path, errors))),
            }
        }
        if let Some(step) = self.last.and_then(|last| self.steps.get_mut(last)) {
            step.reads = Reads { format: step.reads.format.take(), ..reads };
        }
        (shape, others)
    }

    /// `body`, `header` and `status` are those of a request without a name.
    pub(super) fn check_has_answer(&self, path: &syntax::path::Path, errors: &Errors) {
        if self.last.is_none() && !self.broken {
            let message = format!("`{path}` is of the last request without a name, and there is none");
            errors.push(path.place, Code::NoUnnamedRequest, message);
        }
    }

    pub(super) fn other_output(&self, path: &syntax::path::Path, errors: &Errors) -> Expr {
        let known_roots = ["input", "options", "auth"];
        let is_known = known_roots.contains(&path.root.as_str()) || self.names.contains(&path.root);
        if path.root == "auth" {
            errors.push(path.place, Code::CredentialAsOutput, format_args!("`{path}` cannot leave the connection"));
        } else if is_known {
            return Expr { kind: self.scope().resolve(path, errors), place: path.place };
        } else if !self.names.iter().any(String::is_empty) {
            let known: Vec<&str> =
                ["body", "header", "status", "response", "input"].into_iter().chain(self.names.iter().map(String::as_str)).collect();
            reads::unknown_root(path, &known, errors);
        }
        Expr { kind: ExprKind::Unknown, place: path.place }
    }

    /// What a page yields, and where the next one is; `item` is the type of items that the runtime knows.
    pub fn read_pages(&mut self, pages: &syntax::pages::Pages, item: Option<Type>, name: &Ident, errors: &Errors) -> Pages {
        let (lowered, reads) = Pages::lower(pages, item, self.world.types, errors);
        match self.last.and_then(|last| self.steps.get_mut(last)) {
            Some(step) => step.reads = Reads { format: step.reads.format.take(), ..reads },
            None if self.broken => {}
            None => errors.push(
                pages.place,
                Code::NoUnnamedRequest,
                format_args!("`{name}` has no request without a name, whose answer could hold items"),
            ),
        }
        lowered
    }
}

/// How the answer is written.
pub fn format(what: &What) -> Option<reads::Format> {
    match what {
        What::Request(request) => request.answer.clone(),
        What::Wait(wait) => wait.request.answer.clone(),
        _ => None,
    }
}

/// Whether a request may be refused, and the flow goes on with nothing read.
pub fn tolerates(what: &What) -> bool {
    matches!(what, What::Request(request) if !request.tolerate.is_empty())
}

/// What is read of an answer that may be a tolerated refusal.
pub fn check_may_be_absent(field: &Field, errors: &Errors) {
    if !field.ty.is_optional() && !field.ty.is_unknown() && field.default.is_none() {
        let message = format_args!("`{}` is absent where the refusal is tolerated; make it an `Option`", field.written);
        errors.push(&field.ident, Code::AbsentValue, message);
    }
}

/// Where the field of a step comes from.
pub fn answer_source(written: &syntax::field::Field, field: &mut Field, errors: &Errors) -> Option<Source> {
    let Some(path) = &written.source else {
        report_missing_source(written, errors);
        return None;
    };
    field.path = path.to_string();
    match Source::lower(path, errors) {
        Some(source) => {
            let source = source.ok()?;
            check_source_type(&source, &field.ty, path.place, errors);
            Some(source)
        }
        None => {
            reads::unknown_root(path, &["body", "header", "status"], errors);
            None
        }
    }
}

pub fn report_missing_source(field: &syntax::field::Field, errors: &Errors) {
    if !field.broken && field.computed.is_none() {
        errors.push(
            &field.name,
            Code::MissingSource,
            format_args!("`{0}` has no source; write where it comes from, such as `from body.{0}`", field.name),
        );
    }
}

pub fn check_source_type(source: &Source, ty: &Type, place: Place, errors: &Errors) {
    let inner = match ty {
        Type::Optional(inner) => inner,
        other => other,
    };
    match (source, inner) {
        (_, Type::Unknown) | (Source::Response, Type::File) => {}
        (Source::Response, _) => {
            let message = "`response` is the whole answer, as a file; make it a `File`, or read a part: `from body…`";
            errors.push(place, Code::SourceType, message);
        }
        (_, ty) if ty.holds_file() => errors.push(place, Code::SourceType, "a file is a whole answer; make it one `File from response`"),
        (Source::Body(_), _)
        | (Source::Status, Type::Integer)
        | (Source::Header(_), Type::Text | Type::Url | Type::Secret | Type::Choices(_)) => {}
        (Source::Status, _) => errors.push(place, Code::SourceType, "a status is a whole number; make it an `i64`"),
        (Source::Header(_), _) => errors.push(place, Code::SourceType, "a header is text; make it a `String` or an `Option<String>`"),
    }
}
