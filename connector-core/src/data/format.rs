//! How the body of an answer is written.

/// How the body of an answer is written, as a description says it: `answer csv;`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// JSON (RFC 8259).
    Json,
    /// JSON values, one behind the other: NDJSON, JSON Lines. The body is their list.
    Ndjson,
    /// Rows of cells (RFC 4180). The body is the list of the rows, each an object with its cells by the names of the columns.
    Csv(&'static Csv),
    /// XML 1.0. The body is an object with the root element.
    Xml,
    /// `application/x-www-form-urlencoded`. The body is an object of texts.
    Form,
    /// Text. The body is the text.
    Text,
}

impl Format {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Format::Json => "JSON",
            Format::Ndjson => "NDJSON",
            Format::Csv(_) => "CSV",
            Format::Xml => "XML",
            Format::Form => "a form",
            Format::Text => "text",
        }
    }
}

/// What is special about a [`Format::Csv`].
#[derive(Debug, PartialEq, Eq)]
pub struct Csv {
    /// What stands between two cells.
    pub separator: u8,
    /// The names of the columns; none where the first row has them.
    pub columns: &'static [&'static str],
}

impl Csv {
    /// Commas, and the names in the first row.
    pub const DEFAULT: Self = Self { separator: b',', columns: &[] };
}
