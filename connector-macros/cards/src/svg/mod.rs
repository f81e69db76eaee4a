//! A card as a picture: SVG that stands for itself, with no script and nothing fetched, readable by day and by night, and by those who hear it.

mod canvas;
mod control;
mod describe;
mod field;
mod header;
mod style;

use crate::{
    card::{Card, Kind},
    color::accent,
};
use canvas::{Canvas, Class, escape};

/// How wide a card is: as wide as a phone has room for.
const WIDTH: usize = 340;
/// What stays free at both sides.
const EDGE: usize = 16;
/// Where the corners of the card are round.
const CORNER: usize = 12;

/// The card as one element `svg`, which can be a file or stand in a page of HTML.
///
/// In a page it follows the theme that the page says in `data-theme` of its root (`light`, `dark`, `ayu`), as those of rustdoc do, and
/// elsewhere that of the system. It has no blank lines, so that it can stand in Markdown. The same card may stand in a page more than once.
pub fn svg(card: &Card) -> String {
    let pairs = accent(card.service.color.as_deref());
    let mut canvas = Canvas::new(WIDTH, EDGE);
    header::draw(&mut canvas, card);
    let is_bare = card.hint.trim().is_empty() && card.badges.is_empty();
    for (index, group) in card.groups.iter().filter(|group| group.shown().next().is_some()).enumerate() {
        match index {
            0 if is_bare => {}
            0 => canvas.line(),
            _ => {
                canvas.down(6);
                canvas.line();
            }
        }
        field::group(&mut canvas, group);
    }
    if card.kind == Kind::Connection {
        canvas.down(6);
        let y = canvas.y();
        canvas.rect(EDGE, y, canvas.room(), 36, 8, Class::Accent);
        // An accent may be like the ground.
        canvas.rect(EDGE, y, canvas.room(), 36, 8, Class::Line);
        canvas.middle(WIDTH / 2, y + 23, 13, "Connect", Class::OnAccent);
        canvas.down(36);
    }
    canvas.down(EDGE);
    let height = canvas.y();
    let class = style::class(card);
    let style = style::sheet(&class, pairs);
    let title = escape(&describe::title(card));
    let text = escape(&describe::text(card));
    let body = canvas.finish();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" role=\"img\" \
         direction=\"ltr\" style=\"max-width:100%;height:auto\">\n<title>{title}</title>\n<desc>{text}</desc>\n<style>{style}</style>\n\
         <g class=\"{class}\">\n<rect class=\"g\" width=\"{WIDTH}\" height=\"{height}\" rx=\"{CORNER}\"/>\n{body}<rect class=\"e\" x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"{CORNER}\"/>\n</g>\n</svg>\n",
        WIDTH - 1,
        height - 1,
    )
}
