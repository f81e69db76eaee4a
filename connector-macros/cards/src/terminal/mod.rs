//! A card as text, for a terminal.

mod frame;

pub use crate::chars::clean;
use crate::{
    card::{Card, Control, Field, Group, Kind, Part},
    measure::{Columns, Ruler},
    words::{dependence, limits},
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
    // A scope says itself that it is always asked for.
    let is_marked = field.required && !matches!(field.control, Control::Check { .. });
    let mark = if is_marked { " *" } else { "" };
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
