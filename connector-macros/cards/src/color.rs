//! Colours that can be read: the accent of a service as the ground of a text, by WCAG 2.2 (1.4.3).

/// Red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Color(pub(crate) [u8; 3]);

/// What a text needs at least.
const ENOUGH: f64 = 4.5;
/// The accent of a service that has none, or one that is no colour.
const NEUTRAL: Color = Color([0x47, 0x55, 0x69]);
const WHITE: Color = Color([0xff; 3]);
const BLACK: Color = Color([0x10, 0x14, 0x18]);

/// A ground and the ink on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) ground: Color,
    pub(crate) ink: Color,
}

impl Color {
    /// `#` and 3 or 6 hex digits.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let digits: Vec<u8> =
            text.strip_prefix('#')?.chars().map(|char| char.to_digit(16).map(|digit| digit as u8)).collect::<Option<_>>()?;
        match digits[..] {
            [r, g, b] => Some(Self([r * 17, g * 17, b * 17])),
            [r, s, g, h, b, c] => Some(Self([r * 16 + s, g * 16 + h, b * 16 + c])),
            _ => None,
        }
    }

    pub(crate) fn hex(self) -> String {
        let Self([r, g, b]) = self;
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let Self([r, g, b]) = self;
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }

    /// A step of the way to another colour.
    fn toward(self, other: Self) -> Self {
        let Self(mut parts) = self;
        for (part, goal) in parts.iter_mut().zip(other.0) {
            let way = i16::from(goal) - i16::from(*part);
            *part = part.saturating_add_signed((way / 24 + way.signum()) as i8);
        }
        Self(parts)
    }
}

/// How well two colours can be told apart, from 1 to 21.
pub(crate) fn contrast(one: Color, other: Color) -> f64 {
    let (one, other) = (one.luminance() + 0.05, other.luminance() + 0.05);
    if one > other { one / other } else { other / one }
}

/// The accent with an ink that can be read on it, by day and by night. Where neither ink can be read, the accent gives way: by day it becomes
/// darker, by night lighter.
pub(crate) fn accent(color: Option<&str>) -> [Pair; 2] {
    let ground = color.and_then(Color::parse).unwrap_or(NEUTRAL);
    let plain = [WHITE, BLACK].into_iter().map(|ink| Pair { ground, ink }).find(|pair| is_readable(*pair));
    match plain {
        Some(pair) => [pair; 2],
        None => [shaded(ground, BLACK, WHITE), shaded(ground, WHITE, BLACK)],
    }
}

fn is_readable(pair: Pair) -> bool {
    contrast(pair.ground, pair.ink) >= ENOUGH
}

fn shaded(mut ground: Color, toward: Color, ink: Color) -> Pair {
    // Every step changes the ground until it is the colour that it goes toward.
    while !is_readable(Pair { ground, ink }) && ground.toward(toward) != ground {
        ground = ground.toward(toward);
    }
    Pair { ground, ink }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_short_accent_can_be_read_by_day_and_by_night() {
        let mut shaded = 0;
        for number in 0..4096 {
            let color = format!("#{number:03x}");
            for pair in accent(Some(&color)) {
                assert!(is_readable(pair), "{color}: {} on {}", pair.ink.hex(), pair.ground.hex());
                shaded += usize::from(Color::parse(&color) != Some(pair.ground));
            }
        }
        assert!((1..900).contains(&shaded), "{shaded} accents give way; most should stay as they are");
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert_eq!(contrast(WHITE, Color([0; 3])), 21.0);
        assert!((contrast(WHITE, Color([0x76; 3])) - 4.54).abs() < 0.01);
    }

    #[test]
    fn what_is_no_colour_is_neutral() {
        for bad in [None, Some(""), Some("red"), Some("#12345"), Some("#ggg"), Some("#\"/>")] {
            assert_eq!(accent(bad)[0].ground, NEUTRAL);
        }
        assert_eq!(Color::parse("#4A154B"), Some(Color([0x4a, 0x15, 0x4b])));
        assert_eq!(Color::parse("#f0a").map(Color::hex).as_deref(), Some("#ff00aa"));
    }
}
