//! The colours of a card, by day and by night.

use super::canvas::Class;
use crate::{card::Card, color::Pair};

/// Class, and what it says by day and by night. Every text has a contrast of 4.5 or more on what it stands on.
const COLORS: &[(Class, &str, [&str; 2])] = &[
    (Class::Ground, "fill", ["#ffffff", "#1b2027"]),
    (Class::Text, "fill", ["#1f2328", "#e6edf3"]),
    (Class::Muted, "fill", ["#57606a", "#a3adb8"]),
    (Class::Mark, "fill", ["#b42318", "#ff9a91"]),
    (Class::Box, "fill", ["#f6f8fa", "#12161c"]),
    (Class::Box, "stroke", ["#8c959f", "#6b7480"]),
    (Class::Pill, "fill", ["#eaeef2", "#2d343d"]),
    (Class::Tile, "fill", ["#ffffff", "#ffffff"]),
    (Class::OnTile, "fill", ["#1f2328", "#1f2328"]),
    (Class::Line, "stroke", ["#d0d7de", "#3d444d"]),
    (Class::Glyph, "stroke", ["#57606a", "#a3adb8"]),
    (Class::Off, "fill", ["#6e7781", "#6b7480"]),
    (Class::TickOff, "stroke", ["#ffffff", "#12161c"]),
    (Class::Edge, "stroke", ["#d0d7de", "#3d444d"]),
];

/// What is the same by day and by night.
const SHAPES: &[(Class, &str)] =
    &[(Class::Line, "fill:none"), (Class::Glyph, GLYPH), (Class::Tick, GLYPH), (Class::TickOff, GLYPH), (Class::Edge, "fill:none")];

const GLYPH: &str = "fill:none;stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round";

const FONTS: &str = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

/// The class of all that is in this card: a page may have many, each with its accent.
pub(super) fn class(card: &Card) -> String {
    // FNV-1a: the same card has the same name in every build.
    let hash = card.to_text().bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    format!("card-{:010x}", hash >> 24)
}

/// The style sheet: by day, by night as the system says, and by night as the page says.
///
/// A colour is said twice: by itself, for programs that know no variables, and as a variable that only the night sets.
pub(super) fn sheet(class: &str, [day, night]: [Pair; 2]) -> String {
    let shapes: String = SHAPES.iter().map(|(of, says)| format!(".{class} .{}{{{says}}}", of.name())).collect();
    let nights = colors(1, night);
    let mut days = String::new();
    let mut variables = String::new();
    for (index, (of, property, color)) in colors(0, day).into_iter().enumerate() {
        days.push_str(&format!(".{class} .{}{{{property}:{color};{property}:var(--c{index},{color})}}", of.name()));
        variables.push_str(&nights.get(index).map_or_else(String::new, |(_, _, color)| format!("--c{index}:{color};")));
    }
    format!(
        ".{class} text{{{FONTS}}}.{class} .b{{font-weight:600}}{shapes}{days}\
         @media(prefers-color-scheme:dark){{:root:not([data-theme]) .{class}{{{variables}}}}}\
         [data-theme=dark] .{class},[data-theme=ayu] .{class}{{{variables}}}"
    )
}

fn colors(mode: usize, accent: Pair) -> Vec<(Class, &'static str, String)> {
    let fixed = COLORS.iter().map(|(class, property, colors)| (*class, *property, colors[mode].to_owned()));
    let accents = [(Class::Accent, "fill", accent.ground), (Class::OnAccent, "fill", accent.ink), (Class::Tick, "stroke", accent.ink)];
    fixed.chain(accents.map(|(class, property, color)| (class, property, color.hex()))).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::color::{Color, contrast};

    #[test]
    fn every_text_can_be_read_on_what_it_stands_on() {
        let color = |wanted: Class, mode: usize| {
            let (_, _, colors) = COLORS.iter().find(|(class, property, _)| *class == wanted && *property == "fill").unwrap();
            Color::parse(colors[mode]).unwrap()
        };
        for mode in [0, 1] {
            for ground in [Class::Ground, Class::Box, Class::Pill] {
                for ink in [Class::Text, Class::Muted] {
                    let found = contrast(color(ink, mode), color(ground, mode));
                    assert!(found >= 4.5, "{} on {} in mode {mode}: {found}", ink.name(), ground.name());
                }
            }
            assert!(contrast(color(Class::Mark, mode), color(Class::Ground, mode)) >= 4.5);
            assert!(contrast(color(Class::OnTile, mode), color(Class::Tile, mode)) >= 4.5);
            assert!(contrast(color(Class::Off, mode), color(Class::Ground, mode)) >= 3.0, "a control needs 3 (1.4.11)");
        }
    }
}
