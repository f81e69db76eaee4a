//! JSON on lines of its own, in the order in which it was written.

use connector_core::Value;

use super::markdown::block;

/// A block of JSON; what is no JSON stands as it is.
pub(super) fn json(out: &mut String, text: &str) {
    match serde_json::from_str::<Value>(text) {
        Ok(_) => block(out, "json", &indented(text)),
        Err(_) => block(out, "text", text),
    }
}

/// JSON with line ends and indents of our own; its values stay as they were written.
fn indented(json: &str) -> String {
    let (mut out, mut depth, mut in_text) = (String::new(), 0_usize, false);
    let mut chars = json.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\\' if in_text => {
                out.push(char);
                out.extend(chars.next());
            }
            '"' => {
                in_text = !in_text;
                out.push(char);
            }
            _ if in_text => out.push(char),
            '{' | '[' => {
                out.push(char);
                while chars.next_if(|next| next.is_whitespace()).is_some() {}
                match chars.next_if(|next| matches!(next, '}' | ']')) {
                    Some(end) => out.push(end),
                    None => {
                        depth += 1;
                        line(&mut out, depth);
                    }
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut out, depth);
                out.push(char);
            }
            ',' => {
                out.push(char);
                line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            char if char.is_whitespace() => {}
            char => out.push(char),
        }
    }
    out
}

fn line(out: &mut String, depth: usize) {
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stay_as_they_were_written() {
        let text = r#"{"b": [1.0, {}, [ ]], "a":"x, {\"y\": 1}\\"}"#;
        assert_eq!(indented(text), "{\n  \"b\": [\n    1.0,\n    {},\n    []\n  ],\n  \"a\": \"x, {\\\"y\\\": 1}\\\\\"\n}");
    }
}
