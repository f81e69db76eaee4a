//! The head of a card: picture, titles, what it does and what is special about it.

use super::{
    CORNER, EDGE, WIDTH,
    canvas::{Canvas, Class, Font, escape, one_line},
};
use crate::{
    card::{Card, Kind},
    chars::clusters,
    icon::embedded,
    markdown::plain,
};

/// How wide the picture of the service is.
const TILE: usize = 40;

pub(super) fn draw(canvas: &mut Canvas, card: &Card) {
    let x = EDGE + TILE + 12;
    let room = WIDTH - EDGE - x;
    let title = if card.title.trim().is_empty() { &card.name } else { &card.title };
    let above = above(card);
    canvas.down(14);
    if !above.is_empty() {
        canvas.paragraph(x, room, Font { size: 12, bold: false, class: Class::OnAccent }, &above, 2);
        canvas.down(2);
    }
    canvas.paragraph(x, room, Font { size: 15, bold: true, class: Class::OnAccent }, title, 3);
    let height = (canvas.y() + 12).max(TILE + 28);
    canvas.down(height - canvas.y());
    tile(canvas, card, (height - TILE) / 2);
    let below = WIDTH - 2 * CORNER;
    canvas.insert_first(&format!(
        "<path class=\"a\" d=\"M0 {CORNER}a{CORNER} {CORNER} 0 0 1 {CORNER}-{CORNER}h{below}a{CORNER} {CORNER} 0 0 1 {CORNER} {CORNER}V{height}H0z\"/>\n\
         <path class=\"l\" d=\"M0 {height}.5H{WIDTH}\"/>\n"
    ));
    canvas.down(12);
    let hint = plain(&card.hint);
    let badges: Vec<String> = card.badges.iter().map(|badge| one_line(badge)).filter(|badge| !badge.is_empty()).collect();
    if !hint.trim().is_empty() {
        canvas.paragraph(EDGE, canvas.room(), Font::BODY, &hint, 4);
        canvas.down(if badges.is_empty() { 10 } else { 6 });
    }
    pills(canvas, &badges);
}

/// The line above the title: whose card it is, and what kind of.
fn above(card: &Card) -> String {
    let service = card.service.title.trim();
    match card.kind {
        Kind::Connector => card.name.clone(),
        Kind::Action => service.to_owned(),
        Kind::Trigger if service.is_empty() => "Trigger".to_owned(),
        Kind::Trigger => format!("{service} · trigger"),
        Kind::Connection if service.is_empty() => "New connection".to_owned(),
        Kind::Connection => format!("New connection to {service}"),
    }
}

/// The picture of the service; its first letter where there is none. The ground is white, as most pictures expect.
fn tile(canvas: &mut Canvas, card: &Card, y: usize) {
    canvas.rect(EDGE, y, TILE, TILE, 9, Class::Tile);
    match embedded(card.service.icon.as_deref()) {
        Some(icon) => {
            let (x, y, size) = (EDGE + 6, y + 6, TILE - 12);
            canvas.push(&format!("<image x=\"{x}\" y=\"{y}\" width=\"{size}\" height=\"{size}\" href=\"{}\"/>", escape(icon)));
        }
        None => {
            let name = one_line(if card.service.title.trim().is_empty() { &card.title } else { &card.service.title });
            let letter = clusters(name.trim()).next().unwrap_or("?").to_uppercase();
            // What is wider than the tile as a capital is none.
            let font = Font { size: 18, bold: true, class: Class::OnTile };
            let letter = if font.width(&letter) > TILE { "?".to_owned() } else { letter };
            canvas.middle(EDGE + TILE / 2, y + 27, font.size, &letter, font.class);
        }
    }
}

/// What is special about the card, in as many rows as that needs.
fn pills(canvas: &mut Canvas, badges: &[String]) {
    if badges.is_empty() {
        return;
    }
    let font = Font { class: Class::Text, ..Font::SMALL };
    let (mut x, most) = (EDGE, canvas.room());
    for badge in badges {
        let shown = font.shorten(badge, most - 20);
        let width = font.width(&shown) + 20;
        if x > EDGE && x + width > EDGE + most {
            x = EDGE;
            canvas.down(26);
        }
        let y = canvas.y();
        canvas.rect(x, y, width, 22, 11, Class::Pill);
        // Around the middle: fonts differ in their widths.
        canvas.text_middle(x + width / 2, y + 15, font, &shown, badge);
        x += width + 6;
    }
    canvas.down(22 + 10);
}
