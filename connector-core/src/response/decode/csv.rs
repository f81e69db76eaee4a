//! Rows of cells (RFC 4180), each as a JSON object with its cells by the names of the columns.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use serde_json::Value;

use super::text;
use crate::data::format::Csv;

/// How much room there is for a row at first.
const ROOM: usize = 1 << 10;

/// Reads rows from a text that comes piece by piece.
pub(crate) struct Rows {
    reader: Reader,
    /// The names of the columns, as JSON with the colon; none before the first row.
    columns: Option<Vec<String>>,
    /// The cells of the row that is being read, one behind the other, and where each ends.
    cells: Vec<u8>,
    ends: Vec<usize>,
    filled: (usize, usize),
    /// How many rows have ended, that of the names included.
    rows: usize,
    is_latin1: bool,
    most: usize,
}

/// Why rows cannot be read on.
#[derive(Debug)]
pub(crate) enum Fault {
    /// In words.
    Misfit(String),
    /// A row is larger than it may be.
    TooLarge,
}

impl Rows {
    /// No row may be larger than `most`.
    pub(crate) fn new(csv: &'static Csv, is_latin1: bool, most: usize) -> Self {
        let columns = (!csv.columns.is_empty()).then(|| csv.columns.iter().map(|name| key(name)).collect());
        let reader = ReaderBuilder::new().delimiter(csv.separator).build();
        Self { reader, columns, cells: vec![0; ROOM], ends: vec![0; 32], filled: (0, 0), rows: 0, is_latin1, most }
    }

    /// Reads on in a piece, an empty one being the end: how much of it was read, and the row that ended there.
    pub(crate) fn read(&mut self, piece: &[u8]) -> Result<(usize, Option<Vec<u8>>), Fault> {
        let mut read = 0;
        loop {
            let (cells, ends) = (&mut self.cells[self.filled.0..], &mut self.ends[self.filled.1..]);
            let (result, consumed, written, ended) = self.reader.read_record(&piece[read..], cells, ends);
            read += consumed;
            self.filled = (self.filled.0 + written, self.filled.1 + ended);
            match result {
                ReadRecordResult::InputEmpty | ReadRecordResult::End => return Ok((read, None)),
                ReadRecordResult::OutputFull if self.cells.len() > self.most => return Err(Fault::TooLarge),
                ReadRecordResult::OutputFull => self.cells.resize(self.cells.len() * 2, 0),
                ReadRecordResult::OutputEndsFull if self.ends.len() > self.most => return Err(Fault::TooLarge),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => {
                    self.rows += 1;
                    let row = self.row()?;
                    self.filled = (0, 0);
                    if row.is_some() {
                        return Ok((read, row));
                    }
                }
            }
        }
    }

    /// The row that has ended; none where it was that of the names.
    fn row(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        let mut cells = Vec::with_capacity(self.filled.1);
        let mut start = 0;
        for end in &self.ends[..self.filled.1] {
            let cell = text::of_bytes(&self.cells[start..*end], self.is_latin1);
            cells.push(cell.ok_or_else(|| Fault::Misfit(format!("row {} is not UTF-8", self.rows)))?);
            start = *end;
        }
        let Some(columns) = &self.columns else {
            self.columns = Some(cells.iter().map(|name| key(name.trim())).collect());
            return Ok(None);
        };
        if cells.len() > columns.len() {
            let message = format!("row {} has {} cells, and there are {} columns", self.rows, cells.len(), columns.len());
            return Err(Fault::Misfit(message));
        }
        let mut row = vec![b'{'];
        for (column, (key, cell)) in columns.iter().zip(&cells).enumerate() {
            // Of columns of one name the first is read.
            if columns[..column].contains(key) {
                continue;
            }
            if row.len() > 1 {
                row.push(b',');
            }
            row.extend_from_slice(key.as_bytes());
            match cell.is_empty() {
                true => row.extend_from_slice(b"null"),
                false => row.extend_from_slice(Value::from(&**cell).to_string().as_bytes()),
            }
        }
        row.push(b'}');
        if row.len() > self.most {
            return Err(Fault::TooLarge);
        }
        Ok(Some(row))
    }
}

/// `"name":`
fn key(name: &str) -> String {
    format!("{}:", Value::from(name))
}

/// The list of the rows. The names of the columns stand in each of them, so that it may be several times as long as the text.
pub(super) fn to_json(csv: &'static Csv, text: &str, most: usize) -> Result<Vec<u8>, String> {
    let too_large = || format!("its rows are more than {most} bytes of JSON; read them one by one, with `items … from body;`");
    let mut rows = Rows::new(csv, false, most);
    let mut list = vec![b'['];
    let mut rest = text.as_bytes();
    loop {
        let is_end = rest.is_empty();
        let (read, row) = rows.read(rest).map_err(|fault| match fault {
            Fault::Misfit(why) => why,
            Fault::TooLarge => too_large(),
        })?;
        rest = &rest[read..];
        match row {
            Some(row) => {
                if list.len() > 1 {
                    list.push(b',');
                }
                list.extend_from_slice(&row);
            }
            None if is_end => break,
            None => {}
        }
        if list.len() > most {
            return Err(too_large());
        }
    }
    list.push(b']');
    Ok(list)
}
