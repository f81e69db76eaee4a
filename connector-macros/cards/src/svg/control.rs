//! What a person handles to fill in a field.

use super::{
    EDGE, WIDTH,
    canvas::{Canvas, Class, Font, one_line},
};
use crate::card::{Control, Field};

const HEIGHT: usize = 32;

/// Glyphs of 16 by 16.
const CHEVRON: &str = "M4 6l4 4 4-4";
const SEARCH: &str = "M11 11l3 3M12 7.5a4.5 4.5 0 1 1-9 0a4.5 4.5 0 1 1 9 0";
const STEPS: &str = "M5 6l3-3 3 3M5 10l3 3 3-3";
const CALENDAR: &str = "M3 4h10v9H3zM3 7h10M6 2v3M10 2v3";
const UPLOAD: &str = "M8 10V3M5 6l3-3 3 3M3 11v2h10v-2";
const BRACES: &str = "M6 3c-3 0 0 5-3 5c3 0 0 5 3 5M10 3c3 0 0 5 3 5c-3 0 0 5-3 5";
const PLUS: &str = "M8 3v10M3 8h10";
const LOCK: &str = "M4 7h8v6H4zM6 7V5a2 2 0 0 1 4 0v2";
const TICK: &str = "M4 8l3 3 5-6";

/// The type of a field, in the few words that there is room for.
pub(super) fn type_of(field: &Field) -> String {
    let is_list = |control: &Control| matches!(control, Control::Dropdown(_));
    match &field.control {
        Control::Dropdown(_) => "choice".to_owned(),
        Control::List(item) if is_list(item) => "list of choices".to_owned(),
        _ => one_line(&field.ty),
    }
}

/// The control, with what it holds at first.
pub(super) fn draw(canvas: &mut Canvas, field: &Field) {
    match &field.control {
        Control::None => {}
        Control::Check { on, fixed } => {
            check(canvas, canvas.y(), *on, *fixed);
            canvas.down(18);
        }
        Control::Switch => switch(canvas, field),
        control => line(canvas, field, control),
    }
}

/// A box, what stands in it, and a glyph at its end.
fn line(canvas: &mut Canvas, field: &Field, control: &Control) {
    let (glyph, empty) = look(control);
    let y = canvas.y();
    canvas.push(&format!(
        "<rect class=\"x\" x=\"{EDGE}.5\" y=\"{y}.5\" width=\"{}\" height=\"{}\" rx=\"6\"/>",
        canvas.room() - 1,
        HEIGHT - 1
    ));
    let default = field.default.as_deref().map(one_line).filter(|default| !default.is_empty());
    let is_given = default.is_some();
    let placeholder = Some(one_line(&field.placeholder)).filter(|placeholder| !placeholder.is_empty());
    let text = default.or(placeholder).unwrap_or_else(|| empty.to_owned());
    let x = EDGE + 10;
    let room = WIDTH - EDGE - x - if glyph.is_empty() { 10 } else { 34 };
    let font = if is_given { Font::BODY } else { Font { class: Class::Muted, ..Font::BODY } };
    // A secret is not shown, not even one that is its default.
    let text = if control.is_secret() { empty.to_owned() } else { text };
    canvas.text_at(x, y + 21, font, &font.shorten(&text, room), &text);
    if !glyph.is_empty() {
        canvas.glyph(WIDTH - EDGE - 26, y + 8, glyph, Class::Glyph);
    }
    canvas.down(HEIGHT);
}

/// The glyph of a control, and what stands in it while it is empty.
fn look(control: &Control) -> (&'static str, &'static str) {
    match control {
        Control::Number => (STEPS, ""),
        Control::Date => (CALENDAR, ""),
        Control::Dropdown(_) | Control::Lookup { searched: false } => (CHEVRON, "Choose…"),
        Control::Lookup { searched: true } => (SEARCH, "Search…"),
        Control::Secret => (LOCK, "••••••••"),
        Control::File => (UPLOAD, "Choose a file…"),
        Control::Object { extensible: true, .. } => (PLUS, "Add a field…"),
        Control::Object { dynamic: true, .. } => (BRACES, "Fields of the service…"),
        Control::Object { .. } => (BRACES, ""),
        Control::List(_) => (PLUS, "Add an item…"),
        Control::None | Control::Text | Control::Switch | Control::Check { .. } => ("", ""),
    }
}

fn switch(canvas: &mut Canvas, field: &Field) {
    let y = canvas.y();
    let is_on = field.default.as_deref() == Some("true");
    canvas.rect(EDGE, y, 36, 20, 10, if is_on { Class::Accent } else { Class::Off });
    let (knob, class) = if is_on { (EDGE + 26, Class::OnAccent) } else { (EDGE + 10, Class::Ground) };
    canvas.push(&format!("<circle class=\"{}\" cx=\"{knob}\" cy=\"{}\" r=\"7\"/>", class.name(), y + 10));
    let says = if is_on { "true" } else { "false" };
    let says = if field.default.is_some() { says } else { "not set" };
    canvas.text_at(EDGE + 46, y + 15, Font { class: Class::Muted, ..Font::BODY }, says, says);
    canvas.down(20);
}

/// A check box at the left edge; one that cannot be changed is grey.
pub(super) fn check(canvas: &mut Canvas, y: usize, on: bool, fixed: bool) {
    match (on, fixed) {
        (false, _) => canvas.push(&format!("<rect class=\"x\" x=\"{EDGE}.5\" y=\"{y}.5\" width=\"15\" height=\"15\" rx=\"3\"/>")),
        (true, true) => canvas.rect(EDGE, y, 16, 16, 3, Class::Off),
        (true, false) => canvas.rect(EDGE, y, 16, 16, 3, Class::Accent),
    }
    if on {
        canvas.glyph(EDGE, y, TICK, if fixed { Class::TickOff } else { Class::Tick });
    }
}
