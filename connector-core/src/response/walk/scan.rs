//! A scanner of JSON texts (RFC 8259): steps into what is wanted and over what is not, without a copy.
//!
//! It checks the structure, the literals and the numbers of all it passes. What stands inside a string that nobody wants is not looked
//! at, beyond where it ends; a string that is wanted is read by `serde_json` wherever it is more than plain characters.

use std::fmt;

use memchr::memchr2;

/// How deep values may be nested.
const DEPTH: usize = 128;
/// Within so many bytes most strings end.
const SHORT: usize = 32;

/// Where a text stops being JSON.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Malformed {
    at: usize,
    expected: &'static str,
}

impl Malformed {
    /// Whether more text could not make it good.
    pub(super) fn is_before_end(&self, text: &[u8]) -> bool {
        /// As long as the longest literal.
        const LITERAL: usize = 5;
        self.at + LITERAL < text.len()
    }

    /// In words, where so many bytes came before the text.
    pub(super) fn behind(&self, read: usize) -> String {
        format!("expected {} at byte {}", self.expected, read + self.at)
    }

    /// In words, with the line and the column.
    pub(crate) fn explain(&self, text: &[u8]) -> String {
        let before = &text[..self.at.min(text.len())];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
        format!("expected {} at line {line} column {column}", self.expected)
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {} at byte {}", self.expected, self.at)
    }
}

/// A string between its quotes.
#[derive(Clone, Copy)]
pub(super) struct Raw<'t> {
    /// With its quotes.
    pub(super) quoted: &'t [u8],
    /// Whether it has escapes.
    pub(super) escaped: bool,
}

impl<'t> Raw<'t> {
    pub(super) fn plain(self) -> &'t [u8] {
        &self.quoted[1..self.quoted.len() - 1]
    }
}

/// A place in a JSON text.
pub(super) struct Scanner<'t> {
    text: &'t [u8],
    at: usize,
    depth: usize,
    /// Whether the text was made of one whose values have no types.
    is_loose: bool,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t [u8]) -> Self {
        Self { text, at: 0, depth: 0, is_loose: false }
    }

    /// Of a text that was made of one whose values have no types: numbers are texts, and a list of one is that one.
    pub(super) fn loose(text: &'t [u8]) -> Self {
        Self { is_loose: true, ..Self::new(text) }
    }

    #[inline]
    pub(super) fn is_loose(&self) -> bool {
        self.is_loose
    }

    /// The same for a value that was skipped before.
    pub(super) fn again(&self, value: &'t [u8]) -> Self {
        Self { text: value, at: 0, ..*self }
    }

    pub(super) fn malformed<T>(&self, expected: &'static str) -> Result<T, Malformed> {
        Err(Malformed { at: self.at, expected })
    }

    /// The next byte that is not white space; 0 at the end.
    #[inline]
    pub(super) fn peek(&mut self) -> u8 {
        while let Some(byte) = self.text.get(self.at) {
            match byte {
                b' ' | b'\n' | b'\t' | b'\r' => self.at += 1,
                byte => return *byte,
            }
        }
        0
    }

    /// How far it is.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Whether another item follows in a list that was entered before this text begins; stands before the bracket that closes it.
    pub(super) fn more_of(&mut self, first: &mut bool) -> Result<bool, Malformed> {
        match self.peek() {
            b']' => Ok(false),
            _ => self.more(first, b']'),
        }
    }

    /// Nothing but white space may be left.
    pub(super) fn end(&mut self) -> Result<(), Malformed> {
        match self.peek() == 0 && self.at == self.text.len() {
            true => Ok(()),
            false => self.malformed("the end"),
        }
    }

    /// Steps into an object or a list, whose opening bracket has been peeked at.
    #[inline]
    pub(super) fn enter(&mut self) -> Result<(), Malformed> {
        self.at += 1;
        self.depth += 1;
        match self.depth > DEPTH {
            true => self.malformed("at most 128 levels"),
            false => Ok(()),
        }
    }

    /// Whether another member or item follows; steps over the comma, or out over the closing bracket.
    #[inline]
    pub(super) fn more(&mut self, first: &mut bool, close: u8) -> Result<bool, Malformed> {
        let next = self.peek();
        if next == close {
            self.at += 1;
            self.depth -= 1;
            return Ok(false);
        }
        if std::mem::take(first) {
            return Ok(true);
        }
        if next != b',' {
            return self.malformed(if close == b'}' { "`,` or `}`" } else { "`,` or `]`" });
        }
        self.at += 1;
        Ok(true)
    }

    /// The key of a member, and over the colon.
    #[inline]
    pub(super) fn key(&mut self) -> Result<Raw<'t>, Malformed> {
        if self.peek() != b'"' {
            return self.malformed("a key");
        }
        let key = self.string()?;
        if self.peek() != b':' {
            return self.malformed("`:`");
        }
        self.at += 1;
        Ok(key)
    }

    /// The string whose opening quote has been peeked at.
    #[inline]
    pub(super) fn string(&mut self) -> Result<Raw<'t>, Malformed> {
        let start = self.at;
        let mut escaped = false;
        let mut at = start + 1;
        loop {
            match self.special(at) {
                Some(found) => at = found,
                None => {
                    self.at = self.text.len();
                    return self.malformed("the end of a string");
                }
            }
            if self.text[at] == b'"' {
                self.at = at + 1;
                return Ok(Raw { quoted: &self.text[start..self.at], escaped });
            }
            escaped = true;
            at += 2;
            if at > self.text.len() {
                self.at = self.text.len();
                return self.malformed("the end of a string");
            }
        }
    }

    /// Where the next quote or backslash is. Most strings are short: for them, eight bytes at once are quicker than a library's search.
    #[inline]
    fn special(&self, mut at: usize) -> Option<usize> {
        const ONES: u64 = u64::from_ne_bytes([0x01; 8]);
        const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
        let zero = |word: u64| word.wrapping_sub(ONES) & !word & HIGH;
        for _ in 0..SHORT / 8 {
            let Some(bytes) = self.text.get(at..).and_then(|rest| rest.first_chunk::<8>()) else { break };
            let word = u64::from_le_bytes(*bytes);
            let found = zero(word ^ u64::from_ne_bytes([b'"'; 8])) | zero(word ^ u64::from_ne_bytes([b'\\'; 8]));
            if found != 0 {
                return Some(at + found.trailing_zeros() as usize / 8);
            }
            at += 8;
        }
        memchr2(b'"', b'\\', self.text.get(at..)?).map(|found| at + found)
    }

    /// The number that has been peeked at.
    pub(super) fn number(&mut self) -> Result<&'t [u8], Malformed> {
        let start = self.at;
        if self.byte() == b'-' {
            self.at += 1;
        }
        match self.byte() {
            b'0' => self.at += 1,
            b'1'..=b'9' => self.digits(),
            _ => return self.malformed("a digit"),
        }
        if self.byte() == b'.' {
            self.at += 1;
            self.some_digits()?;
        }
        if matches!(self.byte(), b'e' | b'E') {
            self.at += 1;
            if matches!(self.byte(), b'+' | b'-') {
                self.at += 1;
            }
            self.some_digits()?;
        }
        Ok(&self.text[start..self.at])
    }

    /// The literal that has been peeked at.
    #[inline]
    pub(super) fn literal(&mut self, literal: &'static str) -> Result<(), Malformed> {
        if !self.text[self.at..].starts_with(literal.as_bytes()) {
            return self.malformed("value");
        }
        self.at += literal.len();
        Ok(())
    }

    /// Steps over the next value; gives its text.
    pub(super) fn skip(&mut self) -> Result<&'t [u8], Malformed> {
        self.peek();
        let start = self.at;
        self.pass()?;
        Ok(&self.text[start..self.at])
    }

    /// Steps over the next value.
    pub(super) fn pass(&mut self) -> Result<(), Malformed> {
        match self.peek() {
            b'"' => self.string().map(drop),
            b'{' => {
                self.enter()?;
                let mut first = true;
                while self.more(&mut first, b'}')? {
                    self.key()?;
                    self.pass()?;
                }
                Ok(())
            }
            b'[' => {
                self.enter()?;
                let mut first = true;
                while self.more(&mut first, b']')? {
                    self.pass()?;
                }
                Ok(())
            }
            b't' => self.literal("true"),
            b'f' => self.literal("false"),
            b'n' => self.literal("null"),
            b'-' | b'0'..=b'9' => self.number().map(drop),
            _ => self.malformed("value"),
        }
    }

    fn byte(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(0)
    }

    fn digits(&mut self) {
        while self.byte().is_ascii_digit() {
            self.at += 1;
        }
    }

    fn some_digits(&mut self) -> Result<(), Malformed> {
        match self.byte() {
            b'0'..=b'9' => {
                self.digits();
                Ok(())
            }
            _ => self.malformed("a digit"),
        }
    }
}
