//! A card as text, for a terminal.

mod frame;

pub use crate::chars::clean;
use crate::{
    card::{Card, Control, Field, Group, Kind, Part, Visibility},
    measure::{Columns, Ruler},
    words,
};
use frame::Frame;

/// Narrower than this, nothing can be read.
pub const NARROWEST: usize = 20;
/// Records inside records are drawn down to this depth.
const DEEPEST: usize = 3;

/// The card in a box that is so many columns wide, with a legend below it where it needs one. Without `ascii`, lines are drawn with the
/// box drawing characters of Unicode.
pub fn draw(card: &Card, width: usize, ascii: bool) -> String {
    let mut frame = Frame::new(width.max(NARROWEST), ascii, &card.service.title);
    match card.kind {
        Kind::Connector => frame.pairs(0, &card.name, &card.badges),
        _ => frame.pairs(0, &card.title, &card.badges),
    }
    frame.some_text(0, &card.hint);
    for group in card.groups.iter().filter(|group| group.shown().next().is_some()) {
        frame.heading(&group.heading());
        group.shown().for_each(|field| in_group(&mut frame, group, field));
    }
    let legend = if needs_legend(card) { "* must be filled in\n" } else { "" };
    format!("{}{legend}", frame.close())
}

fn needs_legend(card: &Card) -> bool {
    let of_person = card.groups.iter().filter(|group| matches!(group.part, Part::Options | Part::Input | Part::SignIn));
    of_person.flat_map(Group::shown).any(|field| field.required)
}

fn in_group(frame: &mut Frame, group: &Group, field: &Field) {
    match group.part {
        Part::Output => of_answer(frame, field, 0),
        Part::Facts => fact(frame, field),
        _ if field.control == Control::None => fact(frame, field),
        _ => of_person(frame, field),
    }
}

fn fact(frame: &mut Frame, field: &Field) {
    frame.pair(0, &field.label, &field.ty);
    frame.some_text(2, &field.name);
    frame.some_text(2, &field.hint);
}

/// A field that a person fills in.
fn of_person(frame: &mut Frame, field: &Field) {
    let mark = if field.required { " *" } else { "" };
    frame.pair(0, &format!("{}{mark}", field.label), &named(field));
    frame.some_text(2, &field.hint);
    frame.texts(2, &limits(field));
    frame.texts(2, &dependence(field));
    inner(frame, field, 0);
}

/// A field that the service fills in.
fn of_answer(frame: &mut Frame, field: &Field, depth: usize) {
    let indent = depth * 2;
    let absent = if field.required { "" } else { ", if any" };
    frame.pair(indent, &field.label, &format!("{}{absent}", named(field)));
    frame.some_text(indent + 2, &field.hint);
    frame.texts(indent + 2, &dependence(field));
    inner(frame, field, depth);
}

/// The fields of a record stand below it.
fn inner(frame: &mut Frame, field: &Field, depth: usize) {
    match field.fields.len() {
        0 => {}
        more if depth >= DEEPEST => frame.text(depth * 2 + 2, &format!("{} {more} more inside", frame.cut())),
        _ => field.fields.iter().for_each(|field| of_answer(frame, field, depth + 1)),
    }
}

fn named(field: &Field) -> String {
    if field.name.is_empty() { field.ty.clone() } else { format!("{}: {}", field.name, field.ty) }
}

/// What a field is when nothing is given, what it must satisfy, and what it may look like.
pub(crate) fn limits(field: &Field) -> Vec<String> {
    let default = field.default.as_deref().map(|default| format!("default {}", words::value(default)));
    let example = (!field.placeholder.is_empty()).then(|| format!("such as {}", field.placeholder));
    let advanced = (field.visibility == Visibility::Advanced).then(|| "advanced".to_owned());
    default.into_iter().chain(field.limits.iter().cloned()).chain(example).chain(advanced).collect()
}

/// When a field is shown, and what only the service knows of it.
pub(crate) fn dependence(field: &Field) -> Vec<String> {
    let when = (!field.when.is_empty()).then(|| format!("only with {}", field.when));
    when.into_iter().chain(of_control(&field.control).into_iter().map(str::to_owned)).collect()
}

fn of_control(control: &Control) -> Vec<&'static str> {
    match control {
        Control::Lookup { searched: true } => vec!["chosen from a list that is searched"],
        Control::Lookup { searched: false } => vec!["chosen from a list"],
        Control::Object { dynamic, extensible } => {
            let dynamic = dynamic.then_some("its fields are read from the service");
            dynamic.into_iter().chain(extensible.then_some("takes fields of your own")).collect()
        }
        Control::List(item) => of_control(item),
        _ => Vec::new(),
    }
}

// ---- for tables and lines beside a card ----------------------------------------------------------------------------

/// How many columns a text takes.
pub fn width(text: &str) -> usize {
    Columns.width(text)
}

/// A text with spaces behind it, up to a width.
pub fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// A text with spaces before it, up to a width.
pub fn pad_left(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

/// A text of at most so many columns; what is left out is marked.
pub fn shorten(text: &str, columns: usize) -> String {
    Columns.shorten(text, columns)
}
