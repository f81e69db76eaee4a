//! A file on its way to or from a service.

mod chunked;
mod content;
mod media_type;

use std::{fmt, path::Path};

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::Error as _,
    ser::{Error as _, SerializeStruct},
};
use serde_json::{Map, Value};

use super::error::Result;
pub(crate) use chunked::Chunked;
use content::Content;
pub use content::FileStream;
pub(crate) use content::Incoming;

/// A file on its way to or from a service: a name, a media type and what is in it. Copies share the content.
///
/// What is in it may be in memory, in a file of this machine, or still with the service. A file that a call hands out is read from the service as
/// it is wanted, once: by [`read`](Self::read), [`save`](Self::save) or [`chunks`](Self::chunks).
///
/// In JSON it is `{ "name": "a.txt", "media_type": "text/plain", "base64": "aGVsbG8=" }`. What comes in may leave the media type out, and
/// have a `text` instead of `base64`.
///
/// ```
/// use connector_core::File;
///
/// let file = File::from_bytes("report.csv", "id,name\n1,Ray\n");
/// assert_eq!((file.name(), file.media_type(), file.len()), ("report.csv", "text/csv", Some(14)));
/// assert_eq!(file.with_media_type("text/plain").media_type(), "text/plain");
/// ```
#[derive(Clone, PartialEq)]
pub struct File {
    name: String,
    media_type: String,
    content: Content,
}

impl File {
    /// A file of this content. The media type is that of the name's ending.
    pub fn from_bytes(name: impl Into<String>, content: impl Into<Bytes>) -> Self {
        let name = name.into();
        Self::new(name, Content::Here(content.into()))
    }

    /// A file of this machine, under its own name. It is read piece by piece when it is sent, and so may be larger than memory.
    ///
    /// # Errors
    /// `Input`: there is no such file, or it may not be read.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let content = Content::on_disk(path)?;
        let name = path.file_name().map_or_else(|| "file".into(), |name| name.to_string_lossy());
        Ok(Self::new(name.into_owned(), content))
    }

    /// A file whose content comes from the service as it is read.
    pub(crate) fn coming(name: impl Into<String>, content: Incoming) -> Self {
        Self::new(name.into(), Content::Coming(content))
    }

    fn new(name: String, content: Content) -> Self {
        Self { media_type: media_type::of(&name).to_owned(), name, content }
    }

    /// Of another media type.
    #[must_use]
    pub fn with_media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = media_type.into();
        self
    }

    /// The name, with its ending and without folders.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The media type, such as `image/png`.
    pub fn media_type(&self) -> &str {
        &self.media_type
    }

    /// How many bytes it has, where that is known.
    pub fn len(&self) -> Option<u64> {
        self.content.len()
    }

    /// Whether it is known to have no bytes.
    pub fn is_empty(&self) -> bool {
        self.len() == Some(0)
    }

    /// What is in it, if that is in memory.
    pub fn in_memory(&self) -> Option<&Bytes> {
        match &self.content {
            Content::Here(bytes) => Some(bytes),
            Content::OnDisk(..) | Content::Coming(_) => None,
        }
    }

    /// What is in it, piece by piece. What a call has handed out can be read once.
    ///
    /// ```
    /// use connector_core::{File, TryStreamExt};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> connector_core::Result<()> {
    /// let mut chunks = File::from_bytes("a.txt", "hello").chunks();
    /// assert_eq!(chunks.try_next().await?.as_deref(), Some(&b"hello"[..]));
    /// # Ok(())
    /// # }
    /// ```
    pub fn chunks(&self) -> FileStream {
        self.content.chunks()
    }

    /// Reads all of it into memory.
    ///
    /// # Errors
    /// `Input`: it was read before, or cannot be read from this machine. `Transport`, `Timeout`: the service broke off.
    pub async fn read(&self) -> Result<Bytes> {
        self.content.read().await
    }

    /// Writes it to a file of this machine, and gives how many bytes it has. The file appears under its name when it is complete.
    ///
    /// # Errors
    /// `Input`: it was read before, or the file cannot be written. `Transport`, `Timeout`: the service broke off.
    pub async fn save(&self, path: impl AsRef<Path>) -> Result<u64> {
        self.content.save(path.as_ref()).await
    }

    /// A file from its JSON form. `Err`: what is wrong with it.
    pub(crate) fn from_json(mut object: Map<String, Value>) -> Result<Self, &'static str> {
        let mut text = |name: &str, problem| match object.remove(name) {
            Some(Value::String(text)) => Ok(Some(text)),
            None => Ok(None),
            Some(_) => Err(problem),
        };
        let name = text("name", "an object whose `name` is no text")?.ok_or("an object without a `name`")?;
        let encoded = text("base64", "an object whose `base64` is no text")?;
        let content = match (encoded, text("text", "an object whose `text` is something else")?) {
            (Some(encoded), _) => STANDARD.decode(encoded).map_err(|_| "an object whose `base64` is something else")?,
            (None, Some(text)) => text.into_bytes(),
            (None, None) => return Err("an object without `base64` or `text`"),
        };
        let file = Self::from_bytes(name, content);
        Ok(match text("media_type", "an object whose `media_type` is no text")? {
            Some(media_type) => file.with_media_type(media_type),
            None => file,
        })
    }
}

impl fmt::Debug for File {
    /// Without what is in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "File({:?}, {}, ", self.name, self.media_type)?;
        match self.len() {
            Some(len) => write!(f, "{len} bytes)"),
            None => f.write_str("not read yet)"),
        }
    }
}

impl Serialize for File {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut file = serializer.serialize_struct("File", 3)?;
        file.serialize_field("name", &self.name)?;
        file.serialize_field("media_type", &self.media_type)?;
        file.serialize_field("base64", &STANDARD.encode(self.content.at_once().map_err(S::Error::custom)?))?;
        file.end()
    }
}

impl<'de> Deserialize<'de> for File {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let object = Map::deserialize(deserializer)?;
        Self::from_json(object).map_err(|problem| D::Error::custom(format_args!("a file is not {problem}")))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::*;

    fn read(json: Value) -> Result<File, String> {
        serde_json::from_value(json).map_err(|error| error.to_string())
    }

    #[test]
    fn a_file_goes_through_json_and_back() {
        let file = File::from_bytes("a.PNG", [0_u8, 255, 10].as_slice());
        let json = serde_json::to_value(&file).unwrap();
        assert_eq!(json, json!({ "name": "a.PNG", "media_type": "image/png", "base64": "AP8K" }));
        assert_eq!(read(json), Ok(file));
        let text = read(json!({ "name": "notes", "text": "é" })).unwrap();
        assert_eq!((text.media_type(), text.in_memory().map(|bytes| &bytes[..])), (media_type::UNKNOWN, Some("é".as_bytes())));
    }

    #[test]
    fn what_is_no_file_is_told() {
        for (wrong, why) in [
            (json!({ "base64": "AA==" }), "without a `name`"),
            (json!({ "name": "a" }), "without `base64` or `text`"),
            (json!({ "name": "a", "base64": "%" }), "whose `base64` is something else"),
            (json!({ "name": "a", "text": 1 }), "whose `text` is something else"),
            (json!({ "name": "a", "text": "b", "media_type": null }), "whose `media_type` is no text"),
            (json!("a"), "expected a map"),
        ] {
            assert!(read(wrong.clone()).unwrap_err().contains(why), "{wrong}");
        }
    }

    #[test]
    fn nothing_of_the_content_is_printed() {
        assert_eq!(format!("{:?}", File::from_bytes("a.txt", "secret")), "File(\"a.txt\", text/plain, 6 bytes)");
    }
}
