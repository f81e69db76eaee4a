//! What should have been sent, written without the code that sends it.

use super::recorder::Received;

/// How often what is sent may be decoded on its way before a dot segment in it is missed.
const DECODINGS: usize = 4;
/// The longest URL that the HTTP library takes.
pub(crate) const LONGEST_URL: usize = 65_534;

/// Percent-encodes all but the unreserved characters (RFC 3986, 2.3).
pub(crate) fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(byte as char),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// A JSON string (RFC 8259, 7) with the fewest escapes.
pub(crate) fn json_text(text: &str) -> String {
    let mut out = String::from("\"");
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            char if char < ' ' => out.push_str(&format!("\\u{:04x}", char as u32)),
            char => out.push(char),
        }
    }
    out + "\""
}

/// Base64 (RFC 4648, 4).
pub(crate) fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().fold(0_u32, |word, byte| word << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = ALPHABET[(word >> (18 - 6 * place) & 63) as usize] as char;
            out.push(if place <= chunk.len() { digit } else { '=' });
        }
    }
    out
}

/// Whether a value can be one segment: it is there, and is no dots. It is sent encoded, so that the first decoding gives it back.
pub(crate) fn can_be_a_segment(value: &str) -> bool {
    !value.is_empty() && !hides_dots(value, DECODINGS - 1)
}

/// Whether a segment that somebody encoded already can be sent as it is.
pub(crate) fn can_be_an_encoded_segment(segment: &str) -> bool {
    !hides_dots(segment, DECODINGS)
}

/// Whether a text is or holds a dot segment, by whatever rules of paths, when it is decoded so often.
fn hides_dots(text: &str, decodings: usize) -> bool {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=decodings {
        bytes = shortened(&bytes);
        let text = String::from_utf8_lossy(&bytes);
        for piece in text.split(['/', '\\']) {
            // Servers of Java cut a segment off at `;`.
            let name = piece.split(';').next().unwrap_or("");
            let trim = |char: char| char.is_whitespace() || char.is_control();
            if [piece, name].iter().any(|name| matches!(name.trim_matches(trim), "." | "..")) {
                return true;
            }
        }
        bytes = decoded(&bytes);
    }
    false
}

/// Characters of ASCII that are written in more bytes than they need, as decoders of old take them.
fn shortened(bytes: &[u8]) -> Vec<u8> {
    let long = |lead: u8| [(0xc0, 2), (0xc1, 2), (0xe0, 3), (0xf0, 4), (0xf8, 5), (0xfc, 6)].into_iter().find(|(known, _)| *known == lead);
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let bits = |len: usize| {
            let tail = bytes.get(at + 1..at + len)?;
            let bits: String = tail.iter().map(|byte| format!("{:06b}", byte % 64)).collect();
            let number = u64::from_str_radix(&format!("{}{bits}", bytes[at] % 2), 2).ok()?;
            (number < 128).then_some(number as u8)
        };
        match long(bytes[at]).and_then(|(_, len)| Some((bits(len)?, len))) {
            Some((char, len)) => {
                out.push(char);
                at += len;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    out
}

fn decoded(bytes: &[u8]) -> Vec<u8> {
    let digit = |at: usize| bytes.get(at).and_then(|byte| (*byte as char).to_digit(16));
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            (byte, ..) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    out
}

/// Whether a text can be the name of a header (RFC 9110, 5.1): a token, of a length that the HTTP library takes.
pub(crate) fn can_be_a_name(name: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.len() < 65_536 && name.bytes().all(is_token)
}

/// Whether a text can be the value of a header (RFC 9110, 5.5): no control character but the tab.
pub(crate) fn can_be_a_header(value: &str) -> bool {
    value.bytes().all(|byte| byte == b'\t' || byte >= 0x20 && byte != 0x7f)
}

/// A request that should have been sent: what it has beside what every one of these tests has.
pub(crate) struct Sent {
    pub(crate) method: &'static str,
    pub(crate) target: String,
    pub(crate) headers: Vec<(&'static str, Vec<u8>)>,
    pub(crate) body: Vec<u8>,
}

impl Sent {
    pub(crate) fn get(target: String) -> Self {
        Self { method: "GET", target, headers: Vec::new(), body: Vec::new() }
    }

    pub(crate) fn post(target: &str, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { method: "POST", target: target.to_owned(), headers: vec![("content-type", media_type.into())], body: body.into() }
    }

    pub(crate) fn header(mut self, name: &'static str, value: impl Into<Vec<u8>>) -> Self {
        self.headers.retain(|(known, _)| *known != name);
        self.headers.push((name, value.into()));
        self
    }

    /// With the credentials that most of these tests sign in with.
    pub(crate) fn signed(self) -> Self {
        self.header("authorization", "Bearer t0ken")
    }

    /// Compares every byte. `host` is where it should have come to.
    pub(crate) fn compare(&self, received: &Received, host: &str) -> Result<(), String> {
        let line = format!("{} {} HTTP/1.1", self.method, self.target);
        if received.line != line {
            return Err(format!("the request line is {:?}, not {line:?}", received.line));
        }
        let mut wanted: Vec<(String, Vec<u8>)> = self.headers.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        wanted.extend([("host".to_owned(), host.into()), ("accept".to_owned(), b"*/*".to_vec())]);
        if received.header("content-length").is_some() {
            wanted.push(("content-length".to_owned(), self.body.len().to_string().into()));
        }
        let agent = received.header("user-agent").unwrap_or_default();
        if !agent.starts_with(b"probe/1.0.0 connector-core/") {
            return Err("the user agent is another".to_owned());
        }
        wanted.push(("user-agent".to_owned(), agent.to_vec()));
        let mut found = received.headers.clone();
        found.sort();
        wanted.sort();
        if found != wanted {
            let text = |list: &[(String, Vec<u8>)]| -> Vec<String> {
                list.iter().map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value))).collect()
            };
            return Err(format!("the headers are {:?}, not {:?}", text(&found), text(&wanted)));
        }
        match received.body == self.body {
            true => Ok(()),
            false => Err(format!("the body is {:?}", String::from_utf8_lossy(&received.body))),
        }
    }
}

#[test]
fn the_yardstick_is_straight() {
    assert_eq!(encoded("a b/é%"), "a%20b%2F%C3%A9%25");
    assert_eq!(json_text("a\"\\\n\u{1}é"), "\"a\\\"\\\\\\n\\u0001é\"");
    assert_eq!([base64(b"a"), base64(b"ab"), base64(b"abc"), base64(b"user:pa55")], ["YQ==", "YWI=", "YWJj", "dXNlcjpwYTU1"]);
    assert!(can_be_a_segment("a..b") && can_be_a_segment("...") && can_be_a_segment("%2F"));
    assert!(!can_be_a_segment("%252e%252e") && !can_be_a_segment("..;x") && !can_be_a_segment("a%2f..") && !can_be_a_segment(""));
    assert!(
        !can_be_a_segment("%c0%ae%e0%80%ae") && !can_be_a_segment("x%c0%af..") && can_be_a_segment("%c0") && can_be_a_segment("%E0%A4%AE")
    );
    assert!(can_be_a_header("a\té") && !can_be_a_header("a\r\nb") && !can_be_a_header("\u{7f}"));
}
