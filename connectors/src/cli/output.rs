//! How results are written: a table for people; JSON, a line of JSON per item, or CSV for programs.

use std::io::{self, IsTerminal, StdoutLock, Write};

use clap::{
    Arg, ArgMatches,
    builder::{PossibleValuesParser, TypedValueParser},
    parser::ValueSource,
};
use connector_core::{Value, card::Shape};

use super::{
    call,
    columns::{self, Column},
    table::{self, Table},
    text,
};

/// How a result is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Table,
    Json,
    Ndjson,
    Csv,
}

impl Format {
    const NAMES: [&'static str; 4] = ["table", "json", "ndjson", "csv"];

    fn from_name(name: &str) -> Self {
        match name {
            "table" => Self::Table,
            "ndjson" => Self::Ndjson,
            "csv" => Self::Csv,
            _ => Self::Json,
        }
    }

    /// What was asked for; a table at a terminal and JSON elsewhere.
    pub(crate) fn of(matches: &ArgMatches) -> Self {
        let default = if io::stdout().is_terminal() { Self::Table } else { Self::Json };
        matches.get_one::<Self>("output").copied().unwrap_or(default)
    }
}

pub(crate) fn arg() -> Arg {
    Arg::new("output")
        .long("output")
        .short('o')
        .value_name("FORMAT")
        .value_parser(PossibleValuesParser::new(Format::NAMES).map(|name| Format::from_name(&name)))
        .help_heading(call::HEADING)
        .help("How to write the result; a table at a terminal, JSON elsewhere")
}

/// Whether a program asked for JSON, and will want errors so too.
pub(crate) fn is_for_programs(matches: &ArgMatches) -> bool {
    matches.value_source("output") == Some(ValueSource::CommandLine) && matches!(Format::of(matches), Format::Json | Format::Ndjson)
}

/// Writes the result of one call.
pub(crate) fn write_one(format: Format, shape: &'static Shape, value: &Value) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match (format, columns::only_list(shape, value)) {
        (Format::Json, _) => writeln!(out, "{value:#}"),
        (Format::Ndjson, _) => writeln!(out, "{value}"),
        (_, Some((shape, items))) => {
            drop(out);
            return write_all(format, shape, items);
        }
        (Format::Table, None) => table::write_one(&mut out, &columns::of_shape(shape), value),
        (Format::Csv, None) => {
            let columns = columns::of_shape(shape);
            write_csv_head(&mut out, &columns)?;
            write_csv_row(&mut out, &columns, value)
        }
    }?;
    out.flush()
}

/// An answer that is nothing but a list reads best as its items.
fn write_all(format: Format, shape: &'static Shape, values: &[Value]) -> io::Result<()> {
    let mut items = Items::begin(format, shape)?;
    for value in values {
        items.item(value)?;
    }
    items.end()
}

/// Writes the items of a list as they come.
pub(crate) enum Items {
    Table(Table<io::BufWriter<StdoutLock<'static>>>),
    Json { out: io::BufWriter<StdoutLock<'static>>, begun: bool },
    Ndjson(io::BufWriter<StdoutLock<'static>>),
    Csv { out: io::BufWriter<StdoutLock<'static>>, columns: Vec<Column> },
}

impl Items {
    /// Begins a list of items of this shape.
    pub(crate) fn begin(format: Format, shape: &'static Shape) -> io::Result<Self> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        Ok(match format {
            Format::Table => {
                let most = io::stdout().is_terminal().then(text::terminal_width);
                Self::Table(Table::new(out, columns::of_items(shape), most))
            }
            Format::Json => Self::Json { out, begun: false },
            Format::Ndjson => Self::Ndjson(out),
            Format::Csv => {
                let columns = columns::of_items(shape);
                write_csv_head(&mut out, &columns)?;
                Self::Csv { out, columns }
            }
        })
    }

    /// Writes one item.
    pub(crate) fn item(&mut self, item: &Value) -> io::Result<()> {
        match self {
            Self::Table(table) => table.row(item),
            Self::Json { out, begun } => {
                let lead = if std::mem::replace(begun, true) { ",\n  " } else { "[\n  " };
                write!(out, "{lead}{}", format!("{item:#}").replace('\n', "\n  "))
            }
            Self::Ndjson(out) => writeln!(out, "{item}"),
            Self::Csv { out, columns } => write_csv_row(out, columns, item),
        }
    }

    /// Shows what has come so far, because the next item may take a while.
    pub(crate) fn pause(&mut self) -> io::Result<()> {
        match self {
            Self::Table(table) => table.pause(),
            Self::Json { out, .. } | Self::Ndjson(out) | Self::Csv { out, .. } => out.flush(),
        }
    }

    /// Ends a list that is whole.
    pub(crate) fn end(mut self) -> io::Result<()> {
        if let Self::Json { out, begun } = &mut self {
            out.write_all(if *begun { b"\n]\n" } else { b"[]\n" })?;
        }
        self.pause()
    }

    /// Ends a list that an error has cut short. It is not closed: half of a list should not look like all of it.
    pub(crate) fn abandon(mut self) -> io::Result<()> {
        if let Self::Json { out, begun: true } = &mut self {
            out.write_all(b"\n")?;
        }
        self.pause()
    }
}

fn write_csv_head(out: &mut impl Write, columns: &[Column]) -> io::Result<()> {
    let names: Vec<_> = columns.iter().map(|column| csv_cell(&column.name)).collect();
    writeln!(out, "{}", names.join(","))
}

fn write_csv_row(out: &mut impl Write, columns: &[Column], row: &Value) -> io::Result<()> {
    let cells: Vec<_> = columns.iter().map(|column| csv_cell(&column.cell(row))).collect();
    match cells.as_slice() {
        // An empty line would be no row at all.
        [only] if only.is_empty() => writeln!(out, "\"\""),
        cells => writeln!(out, "{}", cells.join(",")),
    }
}

/// A cell by RFC 4180.
fn csv_cell(text: &str) -> String {
    match text.contains([',', '"', '\n', '\r']) || text.starts_with(' ') || text.ends_with(' ') {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_cells_are_quoted_where_they_must() {
        assert_eq!(csv_cell("a b"), "a b");
        assert_eq!(csv_cell("a,\"b\"\n"), "\"a,\"\"b\"\"\n\"");
        assert_eq!(csv_cell(" a"), "\" a\"");
    }
}
