//! Regular expressions of descriptions, as JSON Schema writes them (ECMA-262, with the flag `u`).

/// The same expression in the other dialect; `None` where it has something that the other does not.
pub(super) fn to_ecma(pattern: &str) -> Option<String> {
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern.chars().peekable();
    let mut in_class = false;
    while let Some(c) = rest.next() {
        match c {
            '\\' => escape(rest.next()?, in_class, &mut out)?,
            '[' if in_class => return None, // a class in a class
            '[' => {
                in_class = true;
                out.push('[');
                if rest.next_if_eq(&'^').is_some() {
                    out.push('^');
                }
                if rest.next_if_eq(&']').is_some() {
                    out.push_str("\\]");
                }
            }
            ']' if in_class => {
                in_class = false;
                out.push(']');
            }
            ']' => out.push_str("\\]"),
            '&' | '~' if in_class && rest.peek() == Some(&c) => return None, // sets of classes
            '-' if in_class && rest.peek() == Some(&'-') => return None,
            '(' if rest.peek() == Some(&'?') => {
                rest.next();
                match rest.next()? {
                    ':' => out.push_str("(?:"),
                    _ => return None, // flags and names
                }
            }
            '.' if !in_class => out.push_str("[^\\n]"),
            '$' if in_class => out.push('$'),
            c if c.is_control() => return None,
            c => out.push(c),
        }
    }
    (!in_class).then_some(out)
}

/// Classes are of ASCII here, and of Unicode in some engines: they are written out.
fn escape(c: char, in_class: bool, out: &mut String) -> Option<()> {
    const DIGITS: &str = "0-9";
    const WORD: &str = "0-9A-Za-z_";
    const SPACE: &str = "\\t\\n\\v\\f\\r ";
    let class = match c {
        'd' | 'D' => DIGITS,
        'w' | 'W' => WORD,
        's' | 'S' => SPACE,
        't' | 'n' | 'r' | 'f' | 'v' => {
            out.push('\\');
            out.push(c);
            return Some(());
        }
        'A' if !in_class => {
            out.push('^');
            return Some(());
        }
        'z' if !in_class => {
            out.push('$');
            return Some(());
        }
        c if c.is_ascii_alphanumeric() => return None,
        c => {
            let is_syntax = "^$\\.*+?()[]{}|/".contains(c) || in_class && c == '-';
            if is_syntax {
                out.push('\\');
            }
            out.push(c);
            return Some(());
        }
    };
    match (c.is_ascii_uppercase(), in_class) {
        (false, true) => out.push_str(class),
        (true, true) => return None,
        (not, false) => {
            out.push_str(if not { "[^" } else { "[" });
            out.push_str(class);
            out.push(']');
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_both_dialects_have_is_carried_over() {
        for (ours, theirs) in [
            ("^xoxb-", "^xoxb-"),
            ("^(ghp|github_pat)_", "^(ghp|github_pat)_"),
            (r"^\d{3}-\w+$", "^[0-9]{3}-[0-9A-Za-z_]+$"),
            (r"[\d\-x]\s", r"[0-9\-x][\t\n\v\f\r ]"),
            (r"\S.\.", r"[^\t\n\v\f\r ][^\n]\."),
            (r"\A(?:a|b)\z", "^(?:a|b)$"),
            (r"a\-b\#c]", r"a-b#c\]"),
            ("[]a][^]b]", r"[\]a][^\]b]"),
        ] {
            assert_eq!(to_ecma(ours).as_deref(), Some(theirs), "{ours}");
        }
    }

    #[test]
    fn what_only_one_has_is_not() {
        for ours in ["(?i)abc", "(?P<year>a)", "[[:alpha:]]", r"\bword", r"\x41", "[a&&b]", "[a--b]", r"[\D]"] {
            assert_eq!(to_ecma(ours), None, "{ours}");
        }
    }
}
