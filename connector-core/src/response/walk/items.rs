//! Reads the items of a list inside a JSON text that comes piece by piece: one item is held at a time, and what stands around the list.
//! Pure: the caller brings the pieces.

use bytes::{Buf, BytesMut};

use super::{
    scan::{Malformed, Raw, Scanner},
    take::take,
};
use crate::data::{
    shape::{Key, Node, Type},
    value::{Slot, Slots},
};

/// Where a list stands: the names that lead to it, and the type of its items.
#[derive(Debug)]
pub(crate) struct Place {
    path: Vec<&'static str>,
    item: &'static Type,
}

impl Place {
    /// The type of the items.
    pub(crate) fn item(&self) -> &'static Type {
        self.item
    }

    /// Whether the list is the whole text.
    pub(crate) fn is_root(&self) -> bool {
        self.path.is_empty()
    }
}

/// Where the list stands that is read into the first slot; none where it is not a plain path that one output takes.
pub(crate) fn place_of(root: &'static Node) -> Option<Place> {
    let mut path = Vec::new();
    let item = find(root, &mut path)?;
    path.reverse();
    Some(Place { path, item })
}

/// The list that is read into the first slot. The path is gathered from its end.
fn find(node: &'static Node, path: &mut Vec<&'static str>) -> Option<&'static Type> {
    if let Some(take) = node.takes().iter().find(|take| take.slot == 0) {
        // Whoever else looks at the list, or into it, needs it whole.
        return match take.ty.inner() {
            Type::List(item) if node.takes().len() == 1 && node.children().is_empty() => Some(item),
            _ => None,
        };
    }
    node.children().iter().find_map(|child| {
        let item = find(child, path)?;
        match child.key() {
            Key::Name(name) => path.push(name),
            Key::Index(_) => return None,
        }
        Some(item)
    })
}

/// What comes next in a text.
#[derive(Debug)]
pub(crate) enum Next {
    /// An item of the list.
    Item(Slot),
    /// Nothing, before another piece is fed.
    Wanting,
    /// The text has ended.
    End,
}

/// Why a text cannot be read on.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Broken {
    /// It is not JSON: what was expected, at which of its bytes.
    Malformed(String),
    /// An item, or what stands around the list, has more bytes than these.
    TooLarge(usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Before,
    Within,
    Behind,
}

/// A text that is read as it comes.
#[derive(Debug)]
pub(crate) struct Items {
    place: Place,
    /// What was fed and not read yet.
    text: BytesMut,
    phase: Phase,
    /// What stands around the items: the text with an empty list.
    around: Vec<u8>,
    /// How much there was when the last attempt found too little.
    tried: usize,
    is_first: bool,
    has_ended: bool,
    count: usize,
    /// How many bytes came before those in `text`.
    read: usize,
    most: usize,
}

impl Items {
    /// The items at a place, none of them larger than this.
    pub(crate) fn new(place: Place, most: usize) -> Self {
        Self {
            place,
            text: BytesMut::new(),
            phase: Phase::Before,
            around: Vec::new(),
            tried: 0,
            is_first: true,
            has_ended: false,
            count: 0,
            read: 0,
            most,
        }
    }

    pub(crate) fn feed(&mut self, piece: &[u8]) {
        self.text.extend_from_slice(piece);
    }

    /// No piece is left.
    pub(crate) fn end(&mut self) {
        self.has_ended = true;
    }

    /// How many items there were.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// What stands around the items: the text with an empty list in their place.
    pub(crate) fn into_around(self) -> Vec<u8> {
        self.around
    }

    /// Reads on. An item has its values in the slots behind those that are there.
    pub(crate) fn next(&mut self, slots: &mut Slots) -> Result<Next, Broken> {
        // To look again is worth it when there is twice as much.
        if !self.has_ended && self.text.len() < self.tried.saturating_mul(2) {
            return Ok(Next::Wanting);
        }
        if self.phase == Phase::Before {
            match open(&self.text, &self.place.path) {
                Ok(Some(at)) => {
                    self.keep(at)?;
                    self.phase = Phase::Within;
                }
                // There is no list: whoever reads what stands around it will say so.
                Ok(None) => self.phase = Phase::Behind,
                Err(_) if !self.has_ended => return self.want(),
                Err(_) => self.phase = Phase::Behind,
            }
        }
        if self.phase == Phase::Within
            && let Some(found) = self.item(slots)?
        {
            return Ok(found);
        }
        self.keep(self.text.len())?;
        self.tried = 0;
        Ok(if self.has_ended { Next::End } else { Next::Wanting })
    }

    /// The next item; none behind the last one.
    fn item(&mut self, slots: &mut Slots) -> Result<Option<Next>, Broken> {
        let mark = slots.len();
        let mut scan = Scanner::new(&self.text);
        let mut is_first = self.is_first;
        let item = match scan.more_of(&mut is_first) {
            Ok(false) => {
                self.phase = Phase::Behind;
                return Ok(None);
            }
            Ok(true) => take(&mut scan, self.place.item, slots),
            Err(malformed) => Err(malformed),
        };
        let at = scan.at();
        match item {
            // A number may go on in the next piece.
            Ok(_) if at == self.text.len() && !self.has_ended => {}
            Ok(item) => {
                self.read += at;
                self.text.advance(at);
                (self.tried, self.is_first) = (0, is_first);
                self.count += 1;
                return Ok(Some(Next::Item(item)));
            }
            Err(malformed) if self.has_ended || malformed.is_before_end(&self.text) => {
                return Err(Broken::Malformed(malformed.behind(self.read)));
            }
            Err(_) => {}
        }
        slots.truncate(mark);
        self.want().map(Some)
    }

    fn want(&mut self) -> Result<Next, Broken> {
        self.tried = self.text.len();
        match self.tried > self.most {
            true => Err(Broken::TooLarge(self.most)),
            false => Ok(Next::Wanting),
        }
    }

    /// Moves what stands around the list out of the way.
    fn keep(&mut self, len: usize) -> Result<(), Broken> {
        if self.around.len() + len > self.most {
            return Err(Broken::TooLarge(self.most));
        }
        self.around.extend_from_slice(&self.text[..len]);
        self.text.advance(len);
        self.read += len;
        Ok(())
    }
}

/// Where the first item of the list would begin; none where there is something else in its place.
fn open(text: &[u8], path: &[&str]) -> Result<Option<usize>, Malformed> {
    let mut scan = Scanner::new(text);
    for name in path {
        if scan.peek() != b'{' {
            return if scan.peek() == 0 { scan.malformed("value") } else { Ok(None) };
        }
        scan.enter()?;
        let mut is_first = true;
        loop {
            if !scan.more(&mut is_first, b'}')? {
                return Ok(None);
            }
            if is(scan.key()?, name) {
                break;
            }
            scan.pass()?;
        }
    }
    match scan.peek() {
        b'[' => {
            scan.enter()?;
            Ok(Some(scan.at()))
        }
        0 => scan.malformed("value"),
        _ => Ok(None),
    }
}

fn is(key: Raw<'_>, name: &str) -> bool {
    match key.escaped {
        false => key.plain() == name.as_bytes(),
        true => serde_json::from_slice::<String>(key.quoted).is_ok_and(|key| key == name),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    /// The items, and what stands around them, of a text that comes in pieces of these sizes.
    fn read(text: &str, path: &[&'static str], sizes: &[usize]) -> Result<(Vec<Value>, String), Broken> {
        let mut items = Items::new(Place { path: path.to_vec(), item: &Type::Json }, 1 << 20);
        let (mut found, mut rest, mut sizes) = (Vec::new(), text.as_bytes(), sizes.iter().cycle());
        loop {
            let mut slots = Slots::new();
            match items.next(&mut slots)? {
                Next::Item(Slot::Json(value)) => found.push(value),
                Next::Item(_) => unreachable!(),
                Next::Wanting if rest.is_empty() => items.end(),
                Next::Wanting => {
                    let (piece, more) = rest.split_at((*sizes.next().unwrap()).clamp(1, rest.len()));
                    items.feed(piece);
                    rest = more;
                }
                Next::End => return Ok((found, String::from_utf8(items.into_around()).unwrap())),
            }
        }
    }

    #[test]
    fn items_come_out_and_the_rest_stays() {
        let text = r#" { "a": {"items": [0]}, "data": { "x": "]}[{", "it\u0065ms" : [ 1 , {"b": [2, "}"]}, "c\"", null ,12.5e3], "next": "n" } } "#;
        for size in 1..text.len() {
            let (items, around) = read(text, &["data", "items"], &[size]).unwrap();
            assert_eq!(items, [json!(1), json!({"b": [2, "}"]}), json!("c\""), json!(null), json!(12.5e3)], "{size}");
            let around: Value = serde_json::from_str(&around).unwrap();
            assert_eq!(around, json!({ "a": {"items": [0]}, "data": { "x": "]}[{", "items": [], "next": "n" } }), "{size}");
        }
    }

    #[test]
    fn a_text_without_the_list_is_all_around() {
        for text in [r#"{"data": 3}"#, "null", "[1, 2]", r#"{"data": {"items": "no"}}"#, "{}", "", r#"{"data": {"items": "#, "no json"] {
            assert_eq!(read(text, &["data", "items"], &[3]), Ok((Vec::new(), text.to_owned())), "{text}");
        }
        assert_eq!(read("[1, 2]", &[], &[1]), Ok((vec![json!(1), json!(2)], "[]".to_owned())));
        assert_eq!(read("[]", &[], &[1]), Ok((Vec::new(), "[]".to_owned())));
    }

    #[test]
    fn what_breaks_off_or_is_no_json_is_told() {
        for (text, why) in [
            ("[1, 2", "expected `,` or `]` at byte 5"),
            ("[1 2]", "expected `,` or `]` at byte 3"),
            ("[{\"a\" 1}, 2, 3, 4]", "expected `:` at byte 6"),
            ("[1, , 2]", "expected value at byte 4"),
            ("[tru", "expected value at byte 1"),
        ] {
            for size in [1, 100] {
                assert_eq!(read(text, &[], &[size]), Err(Broken::Malformed(why.to_owned())), "{text} by {size}");
            }
        }
        let long = format!("[\"{}\"]", "x".repeat(2 << 20));
        assert_eq!(read(&long, &[], &[4096]), Err(Broken::TooLarge(1 << 20)));
        let around = format!("{{\"a\": \"{}\", \"items\": [1]}}", "x".repeat(2 << 20));
        assert_eq!(read(&around, &["items"], &[4096]), Err(Broken::TooLarge(1 << 20)));
    }

    proptest! {
        #[test]
        fn pieces_make_no_difference(
            items in prop::collection::vec(prop_oneof![
                any::<i64>().prop_map(Value::from), "\\PC*".prop_map(Value::from), prop::collection::vec("[\\[\\]{}\",\\\\]*", 0..4).prop_map(Value::from),
            ], 0..20),
            before in "\\PC*",
            sizes in prop::collection::vec(1_usize..40, 1..5),
        ) {
            let text = json!({ "before": before, "items": items, "z": { "items": 1 } }).to_string();
            let (found, around) = read(&text, &["items"], &sizes).unwrap();
            prop_assert_eq!(found, items);
            prop_assert_eq!(serde_json::from_str::<Value>(&around).unwrap(), json!({ "before": before, "items": [], "z": { "items": 1 } }));
        }
    }
}
