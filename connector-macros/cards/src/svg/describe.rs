//! What a screen reader says of a card: all that is drawn, in words.

use super::canvas::one_line;
use crate::{
    card::{Card, Control, Field, Group, Kind, Part},
    markdown::plain,
    words::{dependence, limits},
};

/// The name of the picture.
pub(super) fn title(card: &Card) -> String {
    let title = one_line(if card.title.trim().is_empty() { &card.name } else { &card.title });
    let service = one_line(&card.service.title);
    let kind = match card.kind {
        Kind::Action => "action",
        Kind::Trigger => "trigger",
        Kind::Connection => "connection dialog",
        Kind::Connector => "connector",
    };
    match card.kind {
        _ if title.is_empty() => kind.to_owned(),
        Kind::Connector => format!("{title}: {kind}"),
        _ if service.is_empty() => format!("{title}: {kind}"),
        _ => format!("{title}: {kind} of {service}"),
    }
}

/// All that it says.
pub(super) fn text(card: &Card) -> String {
    let mut sentences = vec![plain(&card.hint), card.badges.join(", ")];
    for group in card.groups.iter().filter(|group| group.shown().next().is_some()) {
        sentences.push(format!("{}:", group.heading()));
        group.shown().for_each(|field| of_field(&mut sentences, group, field));
    }
    let sentences: Vec<_> = sentences.iter().map(|text| one_line(text)).filter(|text| !text.is_empty()).collect();
    let mut out = String::new();
    for sentence in sentences {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&sentence);
        if !sentence.ends_with(['.', ':', '!', '?', '。']) {
            out.push('.');
        }
    }
    out
}

fn of_field(sentences: &mut Vec<String>, group: &Group, field: &Field) {
    let label = if field.label.trim().is_empty() { &field.name } else { &field.label };
    let mut parts = vec![label.clone(), field.ty.clone()];
    match (group.part, field.required) {
        _ if field.control == Control::None || group.part == Part::Scopes => parts.insert(1, field.name.clone()),
        (Part::Output, false) => parts.push("if any".to_owned()),
        (Part::Output, true) => {}
        (_, true) => parts.push("required".to_owned()),
        (_, false) => parts.push("not required".to_owned()),
    }
    parts.extend(limits(field));
    parts.extend(dependence(field));
    parts.retain(|part| !part.trim().is_empty());
    sentences.push(parts.join(", "));
    if group.part != Part::Output {
        sentences.push(plain(&field.hint));
    }
    field.fields.iter().for_each(|inner| {
        let group = Group { part: Part::Output, ..Group::default() };
        of_field(sentences, &group, &Field { label: format!("{label}, {}", inner.label), ..inner.clone() });
    });
}
