//! Tables for people: as wide as what is in the first rows, and no wider than the terminal.

use std::io::{self, Write};

use connector_core::Value;

use super::{
    columns::Column,
    text::{clean, pad, pad_left, shorten, width},
};

/// What stands between two columns.
const GAP: &str = "  ";
/// A column is not made narrower than this to fit the terminal.
const NARROWEST: usize = 4;

/// A table whose rows are written as they come.
///
/// The rows that come before the first pause say how wide the columns are. A later cell that is longer is shortened, and marked so, where
/// the output is a terminal; elsewhere it keeps its length.
pub(crate) struct Table<W> {
    out: W,
    columns: Vec<Column>,
    most: Option<usize>,
    widths: Vec<usize>,
    waiting: Vec<Vec<String>>,
}

impl<W: Write> Table<W> {
    /// A table that is at most so wide.
    pub(crate) fn new(out: W, columns: Vec<Column>, most: Option<usize>) -> Self {
        Self { out, columns, most, widths: Vec::new(), waiting: Vec::new() }
    }

    pub(crate) fn row(&mut self, row: &Value) -> io::Result<()> {
        let cells: Vec<_> = self.columns.iter().map(|column| clean(&column.cell(row))).collect();
        if self.widths.is_empty() {
            self.waiting.push(cells);
            return Ok(());
        }
        self.write(&cells)
    }

    /// Writes what has been waiting for the columns' widths.
    pub(crate) fn pause(&mut self) -> io::Result<()> {
        if self.widths.is_empty() && !self.waiting.is_empty() {
            let rows = std::mem::take(&mut self.waiting);
            self.begin(&rows)?;
            for cells in rows {
                self.write(&cells)?;
            }
        }
        self.out.flush()
    }

    fn begin(&mut self, rows: &[Vec<String>]) -> io::Result<()> {
        let labels: Vec<_> = self.columns.iter().map(|column| column.label.clone()).collect();
        let cells: Vec<_> = (0..labels.len()).map(|index| rows.iter().map(|cells| width(&cells[index])).max().unwrap_or(0)).collect();
        self.widths = labels.iter().zip(&cells).map(|(label, cell)| width(label).max(*cell)).collect();
        if let Some(most) = self.most {
            let most = most.saturating_sub(GAP.len() * labels.len().saturating_sub(1));
            // A label can be guessed from its beginning, a value cannot: labels give first.
            narrow(&mut self.widths, &cells, most);
            narrow(&mut self.widths, &[], most);
        }
        self.write(&labels)?;
        let rules: Vec<_> = self.widths.iter().map(|width| "─".repeat(*width)).collect();
        self.write(&rules)
    }

    fn write(&mut self, cells: &[String]) -> io::Result<()> {
        let mut line = String::new();
        for ((cell, column), width) in cells.iter().zip(&self.columns).zip(&self.widths) {
            let cell = if self.most.is_some() { shorten(cell, *width) } else { cell.clone() };
            let cell = if column.is_number { pad_left(&cell, *width) } else { pad(&cell, *width) };
            if !line.is_empty() {
                line.push_str(GAP);
            }
            line.push_str(&cell);
        }
        writeln!(self.out, "{}", line.trim_end())
    }
}

/// Takes from the widest column, down to its own floor, until all fit together or none can give any more.
fn narrow(widths: &mut [usize], floors: &[usize], most: usize) {
    while widths.iter().sum::<usize>() > most {
        let floor = |index: usize| floors.get(index).copied().unwrap_or(0).max(NARROWEST);
        let able = widths.iter_mut().enumerate().filter(|(index, width)| **width > floor(*index));
        match able.map(|(_, width)| width).max() {
            Some(widest) => *widest -= 1,
            None => return,
        }
    }
}

/// One answer: a line for each of its values.
pub(crate) fn write_one(out: &mut impl Write, columns: &[Column], value: &Value) -> io::Result<()> {
    let labels = columns.iter().map(|column| width(&column.label)).max().unwrap_or(0);
    for column in columns {
        let line = format!("{}{GAP}{}", pad(&column.label, labels), clean(&column.cell(value)));
        writeln!(out, "{}", line.trim_end())?;
    }
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_column_gives_first() {
        let mut widths = [30, 10, 3];
        narrow(&mut widths, &[], 30);
        assert_eq!(widths, [17, 10, 3]);
        narrow(&mut widths, &[12, 0, 0], 18);
        assert_eq!(widths, [12, 4, 3]);
        narrow(&mut widths, &[], 5);
        assert_eq!(widths, [4, 4, 3]);
    }
}
