//! Paths: each value is encoded on its own, and none can add, empty or leave a segment.

use percent_encoding::percent_decode_str;

use crate::data::{
    error::{Error, Result},
    scope::{NoText, Place, Scope, encode},
    spec::{Expr, PathPart},
};

/// Room for most paths.
const ROOM: usize = 64;

/// How often a value is decoded when looking for a dot segment: proxies and servers may each decode once.
const DECODINGS: usize = 4;

/// The path below the prefix.
pub(super) fn render(prefix: &str, parts: &'static [PathPart], scope: &Scope<'_>) -> Result<String> {
    let mut path = String::with_capacity(prefix.len() + ROOM);
    path.push_str(prefix);
    let mut has_values = false;
    for part in parts {
        match part {
            PathPart::Text(text) => path.push_str(text),
            PathPart::Value(name, expr) => {
                has_values = true;
                let start = path.len();
                scope.write(expr, Place::Url, &mut path).map_err(|error| no_text(name, error))?;
                refuse_segment(name, &path[start..])?;
            }
            PathPart::Segments(name, expr, count) => {
                has_values = true;
                segments(name, expr, *count, scope, &mut path)?;
            }
            // It is the whole URL, and has no path to be put below the prefix.
            PathPart::Url(..) => {}
        }
    }
    if has_values && path[prefix.len()..].split('/').any(is_dots) {
        return Err(Error::input("the values of the path make up a `.` or `..` segment"));
    }
    Ok(path)
}

/// A value that is whole segments: split where it has a `/`, and then each piece like any other value.
fn segments(name: &str, expr: &'static Expr, count: Option<usize>, scope: &Scope<'_>, path: &mut String) -> Result<()> {
    if scope.is_pending(expr) {
        return scope.write(expr, Place::Url, path).map_err(|_| Error::input(format!("`{name}` is not known yet")));
    }
    let mut text = String::new();
    scope.write(expr, Place::Plain, &mut text).map_err(|error| no_text(name, error))?;
    let found = text.split('/').count();
    if let Some(count) = count.filter(|count| *count != found) {
        let many = |count| if count == 1 { "one segment".to_owned() } else { format!("{count} segments") };
        let example = vec!["…"; count].join("/");
        return Err(Error::input(format!("`{name}` has {}, and the path needs {}: `{example}`", many(found), many(count))));
    }
    for (place, segment) in text.split('/').enumerate() {
        if place > 0 {
            path.push('/');
        }
        let start = path.len();
        encode(segment, path);
        if segment.is_empty() && found > 1 {
            return Err(Error::input(format!("`{name}` has an empty segment; write one `/` between two, and none at the ends")));
        }
        refuse_segment(name, &path[start..])?;
    }
    Ok(())
}

fn no_text(name: &str, error: NoText) -> Error {
    match error {
        NoText::Absent => Error::input(format!("`{name}` is absent, and the path needs it")),
        NoText::Container(_, found) => Error::input(format!("`{name}` is {found}, and a path needs a text or a number")),
    }
}

fn refuse_segment(name: &str, segment: &str) -> Result<()> {
    if segment.is_empty() {
        return Err(Error::input(format!("`{name}` is empty, and the path needs it")));
    }
    if hides_dots(segment) {
        return Err(Error::input(format!("`{name}` holds a `.` or `..` segment, which would lead elsewhere")));
    }
    Ok(())
}

/// Whether a segment, decoded by whoever reads it on the way, would be or hold `.` or `..`.
pub(super) fn hides_dots(segment: &str) -> bool {
    if is_dots(segment) {
        return true;
    }
    if !segment.contains('%') {
        return false;
    }
    let mut decoded = segment.to_owned();
    for _ in 0..DECODINGS {
        decoded = lenient(&percent_decode_str(&decoded).collect::<Vec<_>>());
        if decoded.split(['/', '\\']).any(is_dots) {
            return true;
        }
    }
    false
}

/// UTF-8 as old servers read it: a character of ASCII in more bytes than it needs (`%c0%ae`) is that character.
fn lenient(bytes: &[u8]) -> String {
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let [first, behind @ ..] = rest {
        let (char, more) = overlong(*first, behind).unwrap_or((*first, 0));
        plain.push(char);
        rest = &behind[more..];
    }
    String::from_utf8_lossy(&plain).into_owned()
}

/// The character of ASCII that is written too long here, and how many bytes of it follow the first.
fn overlong(first: u8, behind: &[u8]) -> Option<(u8, usize)> {
    let more = match first {
        0xc0 | 0xc1 => 1,
        0xe0 => 2,
        0xf0 => 3,
        0xf8 => 4,
        0xfc => 5,
        _ => return None,
    };
    let worth = behind.get(..more)?.iter().fold(u64::from(first & 1), |worth, byte| worth << 6 | u64::from(byte & 0x3f));
    u8::try_from(worth).ok().filter(u8::is_ascii).map(|char| (char, more))
}

fn is_dots(segment: &str) -> bool {
    // Servers of Java cut a segment off at `;` before they look at it.
    let name = segment.split(';').next().unwrap_or_default();
    matches!(name.trim_matches(|c: char| c.is_whitespace() || c.is_control()), "." | "..")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::data::{
        card::Connector,
        shape::Shape,
        value::{ValueRef, Values},
    };

    #[test]
    fn dot_segments_are_found_in_every_spelling() {
        for dots in [
            ".",
            "..",
            "%2e",
            "%2E%2e",
            ".%2e",
            "%252e%252e",
            "%25252e",
            "..%2f",
            "%2e%2e%5cx",
            "a%2f..%2fb",
            "..%00",
            "%20..",
            "..;",
            "..;x=1",
            "..%3Bx",
            "%252e%252e%253b",
            "%c0%ae%C0%AE",
            "%c0%2e%c0%ae",
            "%e0%80%ae.",
            "%f0%80%80%ae%fc%80%80%80%80%ae",
            "..%c0%afetc",
            "x%c1%9c..%c1%1c",
            "%25c0%25ae%25c0%25ae",
        ] {
            assert!(hides_dots(dots), "{dots}");
        }
        for fine in [
            "a",
            "v1.0",
            "...",
            "a..b",
            "a;..",
            "...;x",
            "%2F",
            "100%25",
            "%C3%A9",
            ".well-known",
            "%2Fvhost",
            "%c0",
            "%c0%bf",
            "%E0%A4%AE",
            "%f0%9f%98%80",
        ] {
            assert!(!hides_dots(fine), "{fine}");
        }
    }

    /// One text, as an input.
    struct Text(String);

    impl Values for Text {
        fn shape(&self) -> &'static Shape {
            &Shape::EMPTY
        }

        fn value(&self, _: usize) -> ValueRef<'_> {
            ValueRef::Text(&self.0)
        }
    }

    static CONNECTOR: Connector = Connector {
        key: "",
        title: "",
        description: "",
        version: "",
        grammar: 1,
        icon: None,
        color: None,
        documentation: None,
        support: None,
        base_url: "",
        base: Expr::Null,
        auth_fields: &[],
        auths: &[],
        helpers: &[],
        flows: &[],
        choices: &[],
        records: &[],
        lookups: &[],
        actions: &[],
        triggers: &[],
        authping: None,
    };

    static PARTS: [PathPart; 3] = [PathPart::Text("/a/"), PathPart::Value("input.x", Expr::Input(0)), PathPart::Text("/b")];

    static ANY: [PathPart; 3] = [PathPart::Text("/a/"), PathPart::Segments("input.x", Expr::Input(0), None), PathPart::Text("/b")];
    static TWO: [PathPart; 2] = [PathPart::Text("/a/"), PathPart::Segments("input.x", Expr::Input(0), Some(2))];

    fn rendered(parts: &'static [PathPart], value: &str) -> Result<String> {
        let input = Text(value.to_owned());
        let scope = Scope::new(&CONNECTOR, &[], &input);
        render("/api", parts, &scope)
    }

    #[test]
    fn segments_are_as_many_as_were_written() {
        assert_eq!(rendered(&TWO, "octo/hello world").unwrap(), "/api/a/octo/hello%20world");
        assert_eq!(rendered(&ANY, "a/b/c?d#e").unwrap(), "/api/a/a/b/c%3Fd%23e/b");
        let error = rendered(&TWO, "octo").unwrap_err();
        assert_eq!(error.message(), "`input.x` has one segment, and the path needs 2 segments: `…/…`");
        for wrong in [
            "", "a", "a/b/c", "/a", "a/", "/a/b", "a//b", "../x", "a/..", "./a", "a/%2e%2e", "a/%252e", "a/..%2f", "a%2f../b", "a/ ..",
            "a/.\n",
        ] {
            assert!(rendered(&TWO, wrong).is_err_and(|error| error.is_input()), "{wrong}");
        }
    }

    proptest::proptest! {
        /// Whatever the value, the path has the segments that it was split into, and each comes out as it went in.
        #[test]
        fn segments_come_out_as_they_went_in(value in "\\PC{0,8}|[./\\\\%2eE@:?#\r\n\0 a]{0,9}") {
            if let Ok(path) = rendered(&ANY, &value) {
                let mut url = url::Url::parse("https://example.com/api").unwrap();
                url.set_path(&path);
                proptest::prop_assert_eq!(url.path(), &path);
                let segments: Vec<_> = url.path_segments().unwrap().map(|segment| percent_decode_str(segment).decode_utf8().unwrap()).collect();
                let middle = &segments[2..segments.len() - 1];
                proptest::prop_assert_eq!(middle.join("/"), value.as_str());
                proptest::prop_assert!(middle.iter().all(|segment| !segment.is_empty() && segment != "." && segment != ".."));
                proptest::prop_assert_eq!(url.origin().ascii_serialization(), "https://example.com");
            } else {
                let refused = value.is_empty() || value.contains('.') || value.contains("%2");
                proptest::prop_assert!(refused || value.split('/').any(str::is_empty));
            }
        }


        /// Whatever the value, the URL has the segments of the template, and the value comes out as it went in.
        #[test]
        fn a_value_is_one_segment(value in "\\PC{0,8}|[./\\\\%2eE@:?#\r\n\0 ]{0,8}") {
            let input = Text(value.clone());
            let scope =
                Scope::new(&CONNECTOR, &[], &input);
            if let Ok(path) = render("/api", &PARTS, &scope) {
                let mut url = url::Url::parse("https://example.com/api").unwrap();
                url.set_path(&path);
                proptest::prop_assert_eq!(url.path(), &path);
                let segments: Vec<_> = url.path_segments().unwrap().collect();
                proptest::prop_assert_eq!(segments.len(), 4);
                proptest::prop_assert_eq!(percent_decode_str(segments[2]).decode_utf8().unwrap(), value.as_str());
                proptest::prop_assert_eq!(url.origin().ascii_serialization(), "https://example.com");
            } else {
                proptest::prop_assert!(value.is_empty() || value.contains('.') || value.contains("%2"));
            }
        }
    }
}
