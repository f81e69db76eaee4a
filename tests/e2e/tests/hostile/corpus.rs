//! The hostile values, as `data/hostile.txt` writes them.

/// One value, and what kind of mischief it is.
#[derive(Debug, Clone)]
pub(crate) struct Hostile {
    pub(crate) kind: &'static str,
    pub(crate) value: String,
}

impl Hostile {
    /// For messages: long values are cut.
    pub(crate) fn shown(&self) -> String {
        let start: String = self.value.chars().take(80).collect();
        format!("{} {start:?} ({} bytes)", self.kind, self.value.len())
    }
}

/// All of them. `here` and `there` are the hosts, with their ports, that values lead to.
pub(crate) fn all(here: &str, there: &str) -> Vec<Hostile> {
    let mut kind = "";
    let mut all = Vec::new();
    for line in include_str!("../data/hostile.txt").lines() {
        if let Some(heading) = line.strip_prefix("== ") {
            kind = heading;
        } else if let Some(written) = line.strip_prefix('|').and_then(|line| line.strip_suffix('|')) {
            all.push(Hostile { kind, value: filled(&unescaped(written), here, there) });
        }
    }
    all
}

fn unescaped(written: &str) -> String {
    let mut out = String::new();
    let mut chars = written.chars();
    while let Some(char) = chars.next() {
        if char != '\\' {
            out.push(char);
            continue;
        }
        match chars.next() {
            Some('r') => out.push('\r'),
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('0') => out.push('\0'),
            Some('\\') => out.push('\\'),
            Some('u') => {
                let digits: String = chars.by_ref().skip(1).take_while(|char| *char != '}').collect();
                out.push(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32).expect("a character"));
            }
            other => panic!("`\\{other:?}` is no escape of the corpus: {written}"),
        }
    }
    out
}

/// Hosts and repetitions; any other braces are part of the value.
fn filled(text: &str, here: &str, there: &str) -> String {
    let text = text.replace("{here}", here).replace("{there}", there);
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(start) = rest.find('{') {
        out.push_str(&rest[..start]);
        let inner = rest[start + 1..].split_once('}');
        let repeated = inner.and_then(|(inner, after)| {
            let (what, times) = inner.rsplit_once('*')?;
            Some((what.repeat(times.parse().ok()?), after))
        });
        match repeated {
            Some((repeated, after)) => {
                out.push_str(&repeated);
                rest = after;
            }
            None => {
                out.push('{');
                rest = &rest[start + 1..];
            }
        }
    }
    out + rest
}

#[test]
fn the_corpus_is_what_it_says() {
    let all = all("127.0.0.1:81", "127.0.0.1:82");
    assert!(all.len() >= 500, "{}", all.len());
    let mut values: Vec<_> = all.iter().map(|hostile| &hostile.value).collect();
    values.sort_unstable();
    values.dedup();
    assert_eq!(values.len(), all.len(), "each is there once");
    assert!(all.iter().any(|hostile| hostile.value == "a\r\nX-Evil: 1"));
    assert!(all.iter().any(|hostile| hostile.value == "http://127.0.0.1:81@127.0.0.1:82/"));
    assert!(all.iter().any(|hostile| hostile.value.len() == 100_000));
    assert!(all.iter().any(|hostile| hostile.value.is_empty()));
}
