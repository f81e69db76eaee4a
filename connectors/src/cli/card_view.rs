//! A card as a person sees it in a flow builder, drawn for a terminal.

use connector_core::card::{Action, Connector, Field, Shape, Type, Visibility};

use super::{frame::Frame, text::clean, trial, words};

/// Records inside records are drawn down to this depth.
const DEEPEST: usize = 3;

/// The card, and how to try it.
pub(crate) fn draw(connector: &Connector, card: &Action, width: usize, ascii: bool) -> String {
    let mut frame = Frame::new(width, ascii, connector.title);
    frame.pairs(0, card.title, &words::of_nature(card));
    if !card.hint.is_empty() {
        frame.text(0, card.hint);
    }
    inputs(&mut frame, card.input);
    outputs(&mut frame, card.output, card.input, card.is_paged());
    samples(&mut frame, card);
    let legend = if card.input.fields.iter().any(|field| field.required) { "* must be filled in\n" } else { "" };
    format!("{}{legend}\nTry it in the sandbox:\n{}", frame.close(), trial::command(connector, card, width))
}

/// What a person fills in, group by group.
pub(crate) fn inputs(frame: &mut Frame, input: &Shape) {
    for (group, fields) in input.grouped() {
        let mut shown = fields.iter().filter(|field| field.visibility != Visibility::Hidden).peekable();
        if shown.peek().is_none() {
            continue;
        }
        let kind = if group.options { "Options, fixed when the card is placed" } else { "Input" };
        frame.heading(&titled(kind, group.label));
        for field in shown {
            of_person(frame, field);
            frame.texts(2, &words::of_dependence(field, input));
        }
    }
}

/// A field that a person fills in.
pub(crate) fn of_person(frame: &mut Frame, field: &Field) {
    let mark = if field.required { " *" } else { "" };
    frame.pair(0, &format!("{}{mark}", field.label), &format!("{}: {}", field.name, words::of_type(&field.ty)));
    if !field.hint.is_empty() {
        frame.text(2, field.hint);
    }
    frame.texts(2, &words::of_limits(field));
}

/// What a card yields; for a list, of each item.
pub(crate) fn outputs(frame: &mut Frame, output: &Shape, input: &Shape, is_list: bool) {
    if is_list {
        let item = if output.name.is_empty() { "items" } else { output.name };
        frame.heading(&format!("Output: a list of {item}"));
        output.fields.iter().for_each(|field| of_answer(frame, field, 0));
        return;
    }
    for (group, fields) in output.grouped() {
        frame.heading(&titled("Output", group.label));
        for field in fields {
            of_answer(frame, field, 0);
            frame.texts(2, &words::of_dependence(field, input));
        }
    }
}

/// A field that the service fills in; the fields of a record stand below it.
fn of_answer(frame: &mut Frame, field: &Field, depth: usize) {
    let indent = depth * 2;
    let absent = if matches!(field.ty, Type::Optional(_)) { ", if any" } else { "" };
    frame.pair(indent, field.label, &format!("{}: {}{absent}", field.name, words::of_type(&field.ty)));
    if !field.hint.is_empty() {
        frame.text(indent + 2, field.hint);
    }
    if let (Some(record), true) = (record_of(&field.ty), depth < DEEPEST) {
        record.fields.iter().for_each(|field| of_answer(frame, field, depth + 1));
    }
}

fn record_of(ty: &Type) -> Option<&'static Shape> {
    match ty {
        Type::Record(record) => Some(record),
        Type::List(inner) | Type::Optional(inner) | Type::Nullable(inner) => record_of(inner),
        _ => None,
    }
}

fn samples(frame: &mut Frame, card: &Action) {
    if card.samples.is_empty() {
        return;
    }
    frame.heading("Samples");
    for sample in card.samples {
        let statuses: Vec<_> = sample.replies.iter().map(|reply| reply.status.to_string()).collect();
        frame.pair(0, sample.name.unwrap_or("Sample"), &format!("answers {}", statuses.join(", ")));
        let input = trial::of_sample(card, sample);
        if !input.is_empty() {
            frame.text(2, &clean(&input.join(" ")));
        }
    }
}

fn titled(kind: &str, label: &str) -> String {
    match label {
        "" => kind.to_owned(),
        label => format!("{kind}: {label}"),
    }
}
