//! What was probably meant.

/// How many known words a message lists where none of them is near.
const LISTED: usize = 12;

/// The end of a message about an unknown word: the nearest known one, or all of them where there are few.
pub fn instead<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    match nearest(word, known.iter().copied()) {
        Some(meant) => format!("; did you mean `{meant}`?"),
        None if known.is_empty() || known.len() > LISTED => String::new(),
        None => format!("; write {}", either(&known)),
    }
}

/// The words of a list, as a sentence offers them: "`a`, `b` or `c`".
pub fn either(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [word] => format!("`{word}`"),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(|word| format!("`{word}`")).collect();
            format!("{} or `{last}`", first.join(", "))
        }
    }
}

/// The known word that was probably meant: one that begins so, or the one with the fewest other letters.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let distance = |other: &str| strsim::damerau_levenshtein(&word, &other.to_lowercase());
    let known: Vec<&str> = known.into_iter().collect();
    let mut begin_so = known.iter().filter(|other| word.len() > 1 && other.to_lowercase().starts_with(&word));
    if let (Some(only), None) = (begin_so.next(), begin_so.next()) {
        return Some(only);
    }
    let (meant, distance) = known.into_iter().map(|other| (other, distance(other))).min_by_key(|(_, distance)| *distance)?;
    let allowed = (word.chars().count().max(meant.chars().count()) / 3).clamp(1, 4);
    (distance <= allowed && distance < meant.chars().count()).then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_meant() {
        assert_eq!(instead("tokn", ["token", "secret"]), "; did you mean `token`?");
        assert_eq!(instead("vai", ["via"]), "; did you mean `via`?");
        assert_eq!(instead("string", ["String", "i64"]), "; did you mean `String`?");
    }

    #[test]
    fn far_words_are_listed() {
        assert_eq!(instead("zebra", ["token", "secret"]), "; write `token` or `secret`");
        assert_eq!(instead("x", []), "");
        assert_eq!(instead("b", ["a"]), "; write `a`");
    }
}
