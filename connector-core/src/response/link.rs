//! The `Link` header (RFC 8288): which of its links is the next page.

use http::HeaderMap;

/// The target of the first link that is related as `next`, from all headers of this name.
///
/// A target need not be ASCII, as some services write it; what is no UTF-8 either leads nowhere, and is an error rather than the end of a list.
pub(crate) fn next(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get_all(name).iter().find_map(|value| next_in(&String::from_utf8_lossy(value.as_bytes())).map(str::to_owned))
}

fn next_in(mut text: &str) -> Option<&str> {
    loop {
        let (_, rest) = text.split_once('<')?;
        let (target, rest) = rest.split_once('>')?;
        let (is_next, rest) = parameters(rest);
        if is_next {
            return Some(target.trim());
        }
        text = rest;
    }
}

/// Whether the parameters of a link say that it is the next one of this list, and what follows them.
fn parameters(mut text: &str) -> (bool, &str) {
    let mut relation: Option<String> = None;
    let mut is_of_another = false;
    loop {
        text = text.trim_start();
        let Some(rest) = text.strip_prefix(';') else { break };
        let end = rest.find(['=', ';', ',']).unwrap_or(rest.len());
        let name = rest[..end].trim();
        let (value, rest) = match rest[end..].strip_prefix('=') {
            Some(rest) => value(rest.trim_start()),
            None => (String::new(), &rest[end..]),
        };
        // Of several relations only the first counts.
        if name.eq_ignore_ascii_case("rel") {
            relation.get_or_insert(value);
        } else if name.eq_ignore_ascii_case("anchor") {
            is_of_another = true;
        }
        text = rest;
    }
    let is_next = relation.is_some_and(|relation| relation.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("next")));
    (is_next && !is_of_another, text)
}

/// A token or a quoted text, and what follows it.
fn value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([';', ',']).unwrap_or(text.len());
        return (text[..end].trim_end().to_owned(), &text[end..]);
    };
    let mut value = String::new();
    let mut chars = quoted.char_indices();
    while let Some((at, char)) = chars.next() {
        match char {
            '"' => return (value, &quoted[at + 1..]),
            '\\' => value.extend(chars.next().map(|(_, char)| char)),
            char => value.push(char),
        }
    }
    (value, "")
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderValue, header::LINK};

    use super::next;

    fn found(values: &[&'static str]) -> Option<String> {
        let headers: HeaderMap = values.iter().map(|value| (LINK, HeaderValue::from_static(value))).collect();
        next(&headers, "link")
    }

    #[test]
    fn the_next_link_is_found_among_others() {
        for (values, target) in [
            (
                &[r#"<https://a.example/?page=2>; rel="next", <https://a.example/?page=9>; rel="last""#][..],
                Some("https://a.example/?page=2"),
            ),
            (&[r#"<https://a.example/?page=1>; rel="prev", </b?c=1,2;3>; title="next, really"; rel=next"#], Some("/b?c=1,2;3")),
            (&["<a>; rel=prev", "<b>; rel=next"], Some("b")),
            (&[r#"<a>;REL="first  NEXT";x"#], Some("a")),
            (&[r#"<a>; title="\"<x>; rel=next"; rel="next""#], Some("a")),
            (&["<a> ; rel = next , <b>; rel=last"], Some("a")),
            (&[r#"<a>; title="rel=next""#], None),
            (&["<a>; rel=nextish, <b>"], None),
            (&["<a>; rel=prev; rel=next"], None),
            (&[r##"<a>; anchor="#part"; rel=next"##], None),
            (&["<a; rel=next", "", ";;,<", r#"<a>; rel="next"#][..3], None),
            (&[], None),
        ] {
            assert_eq!(found(values).as_deref(), target, "{values:?}");
        }
    }
}
