//! The fields of a card, in their groups.

use super::{
    EDGE, WIDTH,
    canvas::{Canvas, Font, one_line},
    control,
};
use crate::{
    card::{Control, Field, Group, Part},
    markdown::plain,
    words::limits,
};

/// Records inside records are drawn down to this depth.
const DEEPEST: usize = 3;
/// A field may have so many lines of each text.
const LINES: usize = 3;

pub(super) fn group(canvas: &mut Canvas, group: &Group) {
    canvas.down(11);
    canvas.paragraph(EDGE, canvas.room(), Font::HEADING, &group.heading(), LINES);
    canvas.down(7);
    for field in group.shown() {
        match (group.part, &field.control) {
            (Part::Output, _) => of_answer(canvas, field, 0),
            (Part::Facts, _) | (_, Control::None) => fact(canvas, field),
            (_, Control::Check { on, fixed }) => scope(canvas, field, *on, *fixed),
            _ => of_person(canvas, field),
        }
    }
}

/// A field that a person fills in.
fn of_person(canvas: &mut Canvas, field: &Field) {
    let ty = control::type_of(field);
    let right = WIDTH - EDGE;
    let label = label(field);
    let mark = if field.required { 12 } else { 0 };
    let is_beside = Font::LABEL.width(&label) + mark + 12 + Font::SMALL.width(&ty) <= canvas.room();
    if is_beside {
        canvas.text_to(right, canvas.y() + 13, Font::SMALL, &ty, &ty);
    }
    canvas.marked(EDGE, canvas.room(), Font::LABEL, &label, LINES, field.required);
    if !is_beside {
        canvas.paragraph(EDGE, canvas.room(), Font::SMALL, &ty, 1);
    }
    canvas.down(4);
    control::draw(canvas, field);
    canvas.down(3);
    let mut more = Vec::new();
    let choices = if let Control::Dropdown(_) = field.control { vec![field.ty.clone()] } else { Vec::new() };
    let is_said = |limit: &&String| {
        !choices.contains(limit) && !limit.starts_with("such as ") && !limit.starts_with("default ") && *limit != "has a default"
    };
    more.extend(limits(field).iter().filter(is_said).cloned());
    // The control shows the rest of what `dependence` says.
    more.extend((!field.when.is_empty()).then(|| format!("only with {}", field.when)));
    for text in [plain(&field.hint), choices.concat(), more.join(" · ")] {
        if !text.trim().is_empty() {
            canvas.down(2);
            canvas.paragraph(EDGE, canvas.room(), Font::SMALL, &text, LINES);
        }
    }
    inner(canvas, field, 0);
    canvas.down(10);
}

/// A field that the service fills in.
fn of_answer(canvas: &mut Canvas, field: &Field, depth: usize) {
    let x = EDGE + depth * 14;
    let y = canvas.y();
    canvas.push(&format!("<circle class=\"o\" cx=\"{}\" cy=\"{}\" r=\"3\"/>", x + 3, y + 9));
    let absent = if field.required { "" } else { ", if any" };
    pair(canvas, x + 14, Font::BODY, &label(field), &format!("{}{absent}", field.ty));
    inner(canvas, field, depth);
}

/// The fields of a record stand below it.
fn inner(canvas: &mut Canvas, field: &Field, depth: usize) {
    match field.fields.len() {
        0 => {}
        more if depth >= DEEPEST => {
            let x = EDGE + depth * 14 + 28;
            canvas.paragraph(x, WIDTH - EDGE - x, Font::SMALL, &format!("… {more} more inside"), 1);
        }
        _ => field.fields.iter().for_each(|field| of_answer(canvas, field, depth + 1)),
    }
}

fn fact(canvas: &mut Canvas, field: &Field) {
    pair(canvas, EDGE, Font::LABEL, &field.label, &field.ty);
    for text in [plain(&field.name), plain(&field.hint)] {
        if !text.trim().is_empty() {
            canvas.paragraph(EDGE, canvas.room(), Font::SMALL, &text, LINES);
        }
    }
    canvas.down(4);
}

fn scope(canvas: &mut Canvas, field: &Field, on: bool, fixed: bool) {
    let x = EDGE + 26;
    control::check(canvas, canvas.y() + 1, on, fixed);
    canvas.paragraph(x, WIDTH - EDGE - x, Font::BODY, &label(field), LINES);
    let name = if field.label == field.name { field.ty.clone() } else { format!("{} · {}", field.name, field.ty) };
    canvas.paragraph(x, WIDTH - EDGE - x, Font::SMALL, &name, LINES);
    canvas.down(6);
}

/// A label, and at the right what is said of it; where both do not fit, that stands below.
fn pair(canvas: &mut Canvas, x: usize, font: Font, label: &str, says: &str) {
    let (label, says) = (one_line(label), one_line(says));
    let room = WIDTH - EDGE - x;
    if font.width(&label) + 12 + Font::SMALL.width(&says) <= room {
        canvas.text_to(WIDTH - EDGE, canvas.y() + 13, Font::SMALL, &says, &says);
        canvas.paragraph(x, room, font, &label, 1);
    } else {
        canvas.paragraph(x, room, font, &label, LINES);
        if !says.is_empty() {
            canvas.paragraph(x, room, Font::SMALL, &says, LINES);
        }
    }
    canvas.down(3);
}

/// A field without a label is called by its name.
fn label(field: &Field) -> String {
    one_line(if field.label.trim().is_empty() { &field.name } else { &field.label })
}
