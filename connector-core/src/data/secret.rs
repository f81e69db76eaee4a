//! A value that is never shown.

use std::{borrow::Cow, fmt};

use zeroize::Zeroizing;

/// A token, password or key.
///
/// It cannot be printed, logged or serialized, and its memory is wiped when it is dropped. [`Secret::expose`] is the only way to
/// its text; every rendering of a request masks it.
///
/// ```
/// use connector_core::Secret;
/// let token = Secret::from("xoxb-1");
/// assert_eq!(format!("{token:?}"), "Secret(***)");
/// assert_eq!(token.expose(), "xoxb-1");
/// ```
#[derive(Clone, Default)]
pub struct Secret(Zeroizing<String>);

/// What stands for a secret wherever a request is shown.
pub(crate) const MASK: &str = "***";

impl Secret {
    /// The text itself. Whoever calls this answers for where it goes.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secret({MASK})")
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(Zeroizing::new(text.to_owned()))
    }
}

impl From<&String> for Secret {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<Cow<'_, str>> for Secret {
    fn from(text: Cow<'_, str>) -> Self {
        Self::from(text.into_owned())
    }
}
