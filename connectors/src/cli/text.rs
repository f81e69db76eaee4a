//! Text on a terminal: how wide it is. Nothing is cut without a mark.

pub(crate) use connector_cards::terminal::{clean, pad, pad_left, shorten, width};

/// How wide the terminal behind stdout is; 80 where there is none.
pub(crate) fn terminal_width() -> usize {
    terminal_size::terminal_size_of(std::io::stdout()).map_or(80, |(columns, _)| usize::from(columns.0))
}
