//! Pictures inside a card.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// A picture as a `data:` URI (RFC 2397), so that a card needs nothing from elsewhere.
pub fn data_uri(media_type: &str, bytes: &[u8]) -> String {
    let mut uri = format!("data:{media_type};base64,");
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().fold(0, |word, byte| word << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = ALPHABET[(word >> (18 - 6 * place) & 63) as usize];
            uri.push(if place > chunk.len() { '=' } else { char::from(letter) });
        }
    }
    uri
}

/// The picture, if it is one that stands in the text itself.
pub(crate) fn embedded(icon: Option<&str>) -> Option<&str> {
    let icon = icon?;
    let rest = icon.strip_prefix("data:image/svg+xml;base64,").or_else(|| icon.strip_prefix("data:image/png;base64,"))?;
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte);
    (!rest.is_empty() && rest.bytes().all(is_base64)).then_some(icon)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_rfc_4648_are_met() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy")] {
            assert_eq!(data_uri("image/png", bytes.as_bytes()), format!("data:image/png;base64,{text}"));
        }
    }

    #[test]
    fn nothing_but_an_embedded_picture_is_a_picture() {
        let good = data_uri("image/svg+xml", b"<svg/>");
        assert_eq!(embedded(Some(&good)), Some(good.as_str()));
        for bad in ["https://example.com/x.png", "javascript:alert(1)", "data:text/html;base64,PGI+", "data:image/png;base64,\"/>", ""] {
            assert_eq!(embedded(Some(bad)), None, "{bad}");
        }
        assert_eq!(embedded(None), None);
    }
}
