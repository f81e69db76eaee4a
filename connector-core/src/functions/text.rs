//! Texts. Positions and lengths count characters (Unicode scalar values).

/// The text in lower case.
pub fn lower(text: &str) -> String {
    text.to_lowercase()
}

/// The text in upper case.
pub fn upper(text: &str) -> String {
    text.to_uppercase()
}

/// The text without blanks and line breaks at its ends.
pub fn trim(text: &str) -> String {
    text.trim().to_owned()
}

/// The text with each `from` replaced by `to`; an empty `from` replaces nothing.
pub fn replace(text: &str, from: &str, to: &str) -> String {
    if from.is_empty() { text.to_owned() } else { text.replace(from, to) }
}

/// The characters from `start` to before `end`, counted from 0; ends that lie outside are those of the text.
///
/// ```
/// assert_eq!(connector_core::functions::slice("2024-05-01", 0, 4), "2024");
/// ```
pub fn slice(text: &str, start: i64, end: i64) -> String {
    let [start, end] = [start, end].map(|place| usize::try_from(place).unwrap_or(0));
    text.chars().take(end).skip(start).collect()
}

/// How many characters the text has.
pub fn length(text: &str) -> i64 {
    i64::try_from(text.chars().count()).unwrap_or(i64::MAX)
}

/// Whether `part` stands in the text.
pub fn contains(text: &str, part: &str) -> bool {
    text.contains(part)
}

/// Whether the text begins with `start`.
pub fn starts_with(text: &str, start: &str) -> bool {
    text.starts_with(start)
}

/// Whether the text ends with `end`.
pub fn ends_with(text: &str, end: &str) -> bool {
    text.ends_with(end)
}

/// The parts of the text between its `separator`s. An empty text has no part; an empty separator separates nothing.
pub fn split(text: &str, separator: &str) -> Vec<String> {
    match (text, separator) {
        ("", _) => Vec::new(),
        (text, "") => vec![text.to_owned()],
        (text, separator) => text.split(separator).map(str::to_owned).collect(),
    }
}

/// The items with a separator between them. An empty list gives nothing: an absent parameter, and not an empty one.
///
/// ```
/// use connector_core::functions::join;
///
/// assert_eq!(join(&["bug", "help wanted"], ",").as_deref(), Some("bug,help wanted"));
/// assert_eq!(join::<&str>(&[], ","), None);
/// ```
pub fn join<T: AsRef<str>>(items: &[T], separator: &str) -> Option<String> {
    let mut items = items.iter().map(AsRef::as_ref);
    let first = items.next()?.to_owned();
    Some(items.fold(first, |mut joined, item| {
        joined.push_str(separator);
        joined.push_str(item);
        joined
    }))
}
