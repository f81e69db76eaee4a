//! What is read of an answer can stand in one that is written so.

use crate::{
    errors::{Code, Errors},
    model::{
        Connector,
        reads::{Key, Node, Reads, below},
        types::Type,
        written::{self, Format, FormatKind},
    },
};

pub fn can_hold_what_is_read(connector: &Connector, errors: &Errors) {
    for flow in connector.flows() {
        for step in &flow.steps {
            check(&step.reads, errors);
        }
        for reply in flow.samples.iter().flat_map(|sample| &sample.replies) {
            let format = written::format_of(connector, flow, reply);
            if let Err((place, problem)) = written::body(reply, format) {
                errors.push(place, Code::AnswerFormat, problem);
            }
        }
    }
}

fn check(reads: &Reads, errors: &Errors) {
    let Some(Format { kind, place }) = &reads.format else { return };
    match kind {
        FormatKind::Ndjson | FormatKind::Csv { .. } => {
            let named = reads.body.children.iter().find(|(key, _)| matches!(key, Key::Name(_)));
            if let Some((key, _)) = named {
                let (what, one) = if *kind == FormatKind::Ndjson { ("values", "Value") } else { ("rows", "Row") };
                let path = below("body", std::slice::from_ref(key));
                let message = format!("this answer is a list of {what}, and `{path}` is no part of it; write `items {one} from body;`");
                errors.push(*place, Code::AnswerFormat, message);
            }
        }
        FormatKind::Text => {
            let is_text = |node: &Node| {
                node.takes.iter().all(|take| matches!(take.ty.inner(), Type::Text | Type::Json | Type::Secret | Type::Unknown))
            };
            if let Some((key, _)) = reads.body.children.first() {
                let path = below("body", std::slice::from_ref(key));
                errors.push(
                    *place,
                    Code::AnswerFormat,
                    format_args!("this answer is a text, and `{path}` is no part of it; write `from body`"),
                );
            } else if !is_text(&reads.body) {
                errors.push(*place, Code::AnswerFormat, "this answer is a text, and something else is read of it; make it a `String`");
            }
        }
        FormatKind::Json | FormatKind::Xml | FormatKind::Form => {}
    }
}
