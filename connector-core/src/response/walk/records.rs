//! The items of a long answer, one by one as they come, whatever it is written in.

use bytes::{Buf, BytesMut};
use http::HeaderMap;

use super::{
    items::{Broken, Items, Next, Place},
    loose,
    scan::Scanner,
    take::take,
};
use crate::{
    data::{format::Format, shape::Type, value::Slots},
    response::decode::{
        csv::{Fault, Rows},
        is_latin1,
    },
};

/// A list that is read as it comes.
pub(crate) enum Records {
    /// Of an answer in JSON, with something around it.
    List(Box<Items>),
    /// JSON values, one behind the other.
    Values(Values),
    /// The rows of a table.
    Rows(Box<Table>),
}

impl Records {
    /// The items of an answer, none of them larger than `most`; none where it has to be read whole.
    pub(crate) fn new(format: Format, place: Place, headers: &HeaderMap, most: usize) -> Option<Self> {
        let item = place.item();
        match format {
            Format::Json => Some(Self::List(Box::new(Items::new(place, most)))),
            Format::Ndjson => place.is_root().then(|| Self::Values(Values { item, fed: Fed::new(most), tried: 0, read: 0 })),
            Format::Csv(csv) => {
                let rows = Rows::new(csv, is_latin1(headers), most);
                place.is_root().then(|| Self::Rows(Box::new(Table { item, fed: Fed::new(most), rows })))
            }
            Format::Xml | Format::Form | Format::Text => None,
        }
    }

    pub(crate) fn feed(&mut self, piece: &[u8]) {
        match self {
            Self::List(items) => items.feed(piece),
            Self::Values(Values { fed, .. }) => fed.text.extend_from_slice(piece),
            Self::Rows(table) => table.fed.text.extend_from_slice(piece),
        }
    }

    /// No piece is left.
    pub(crate) fn end(&mut self) {
        match self {
            Self::List(items) => items.end(),
            Self::Values(Values { fed, .. }) => fed.has_ended = true,
            Self::Rows(table) => table.fed.has_ended = true,
        }
    }

    /// Reads on. An item has its values in the slots behind those that are there.
    pub(crate) fn next(&mut self, slots: &mut Slots) -> Result<Next, Broken> {
        match self {
            Self::List(items) => items.next(slots),
            Self::Values(values) => values.next(slots),
            Self::Rows(table) => table.next(slots),
        }
    }

    /// How many items there were.
    pub(crate) fn count(&self) -> usize {
        match self {
            Self::List(items) => items.count(),
            Self::Values(Values { fed, .. }) => fed.count,
            Self::Rows(table) => table.fed.count,
        }
    }

    /// What stands around the items, with an empty list in their place. Nothing stands around values and rows.
    pub(crate) fn into_around(self) -> Vec<u8> {
        match self {
            Self::List(items) => items.into_around(),
            Self::Values(_) | Self::Rows(_) => Vec::new(),
        }
    }
}

/// What was fed and not read yet.
struct Fed {
    text: BytesMut,
    has_ended: bool,
    count: usize,
    most: usize,
}

impl Fed {
    fn new(most: usize) -> Self {
        Self { text: BytesMut::new(), has_ended: false, count: 0, most }
    }
}

/// JSON values, one behind the other.
pub(crate) struct Values {
    item: &'static Type,
    fed: Fed,
    /// How much there was when the last attempt found too little.
    tried: usize,
    /// How many bytes came before those that are left.
    read: usize,
}

impl Values {
    fn next(&mut self, slots: &mut Slots) -> Result<Next, Broken> {
        let Fed { text, has_ended, count, most } = &mut self.fed;
        // Most values stand on a line of their own: to look again is worth it where a line has ended, or there is twice as much.
        let is_more = || memchr::memchr(b'\n', &text[self.tried..]).is_some() || text.len() >= self.tried.saturating_mul(2);
        if !*has_ended && (text.is_empty() || !is_more()) {
            return Ok(Next::Wanting);
        }
        let mark = slots.len();
        let mut scan = Scanner::new(text);
        if scan.peek() == 0 && scan.at() == text.len() {
            (self.read, self.tried) = (self.read + text.len(), 0);
            text.clear();
            return Ok(if *has_ended { Next::End } else { Next::Wanting });
        }
        let item = take(&mut scan, self.item, slots);
        let at = scan.at();
        match item {
            // A number may go on in the next piece.
            Ok(_) if at == text.len() && !*has_ended => {}
            Ok(item) => {
                (self.read, self.tried) = (self.read + at, 0);
                text.advance(at);
                *count += 1;
                return Ok(Next::Item(item));
            }
            Err(malformed) if *has_ended || malformed.is_before_end(text) => return Err(Broken::Malformed(malformed.behind(self.read))),
            Err(_) => {}
        }
        slots.truncate(mark);
        self.tried = text.len();
        if self.tried > *most { Err(Broken::TooLarge(*most)) } else { Ok(Next::Wanting) }
    }
}

/// The rows of a table.
pub(crate) struct Table {
    item: &'static Type,
    fed: Fed,
    rows: Rows,
}

impl Table {
    fn next(&mut self, slots: &mut Slots) -> Result<Next, Broken> {
        let Fed { text, has_ended, count, most } = &mut self.fed;
        if text.is_empty() && !*has_ended {
            return Ok(Next::Wanting);
        }
        let (read, row) = self.rows.read(text).map_err(|fault| match fault {
            Fault::Misfit(why) => Broken::Malformed(why),
            Fault::TooLarge => Broken::TooLarge(*most),
        })?;
        text.advance(read);
        let Some(row) = row else {
            // An empty piece is the end: the row that stands there without one is read then.
            return match *has_ended && read == 0 {
                true => Ok(Next::End),
                false if text.is_empty() && *has_ended => self.next(slots),
                false => Ok(Next::Wanting),
            };
        };
        *count += 1;
        let item = take(&mut Scanner::loose(&row), self.item, slots).map_err(|malformed| Broken::Malformed(malformed.to_string()))?;
        loose::fill_record(&item, slots);
        Ok(Next::Item(item))
    }
}
