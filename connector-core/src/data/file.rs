//! A file on its way to or from a service.

use std::{fmt, path::Path};

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _, ser::SerializeStruct};
use serde_json::{Map, Value};

use super::error::{Error, Result};

/// A file on its way to or from a service: a name, a media type and what is in it. Copies share the content.
///
/// In JSON it is `{ "name": "a.txt", "media_type": "text/plain", "base64": "aGVsbG8=" }`. What comes in may leave the media type out, and
/// have a `text` instead of `base64`.
///
/// ```
/// use connector_core::File;
///
/// let file = File::from_bytes("report.csv", "id,name\n1,Ray\n");
/// assert_eq!((file.name(), file.media_type(), file.bytes().len()), ("report.csv", "text/csv", 14));
/// assert_eq!(file.with_media_type("text/plain").media_type(), "text/plain");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    name: String,
    media_type: String,
    content: Bytes,
}

/// What a file is where nothing tells (RFC 2046, 4.5.1).
const UNKNOWN: &str = "application/octet-stream";

/// The media types of common file names.
const MEDIA_TYPES: &[(&str, &str)] = &[
    ("avif", "image/avif"),
    ("bmp", "image/bmp"),
    ("css", "text/css"),
    ("csv", "text/csv"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("gif", "image/gif"),
    ("gz", "application/gzip"),
    ("html", "text/html"),
    ("ics", "text/calendar"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("js", "text/javascript"),
    ("json", "application/json"),
    ("md", "text/markdown"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("svg", "image/svg+xml"),
    ("tar", "application/x-tar"),
    ("txt", "text/plain"),
    ("wav", "audio/wav"),
    ("webm", "video/webm"),
    ("webp", "image/webp"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("xml", "application/xml"),
    ("yaml", "application/yaml"),
    ("zip", "application/zip"),
];

impl File {
    /// A file of this content. The media type is that of the name's ending.
    pub fn from_bytes(name: impl Into<String>, content: impl Into<Bytes>) -> Self {
        let name = name.into();
        let media_type = media_type_of(&name).to_owned();
        Self { name, media_type, content: content.into() }
    }

    /// A file of this machine, read now and whole, under its own name.
    ///
    /// # Errors
    /// `Input`: the file cannot be read.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let content =
            std::fs::read(path).map_err(|error| Error::input(format!("the file `{}` cannot be read: {error}", path.display())))?;
        let name = path.file_name().map_or_else(|| "file".into(), |name| name.to_string_lossy());
        Ok(Self::from_bytes(name, content))
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

    /// What is in it.
    pub fn bytes(&self) -> &Bytes {
        &self.content
    }

    /// A file from its JSON form. `Err`: what is wrong with it.
    pub(crate) fn from_json(mut object: Map<String, Value>) -> Result<Self, &'static str> {
        let mut text = |name: &str| match object.remove(name) {
            Some(Value::String(text)) => Some(text),
            _ => None,
        };
        let name = text("name").ok_or("an object without a `name`")?;
        let content = match (text("base64"), text("text")) {
            (Some(encoded), _) => STANDARD.decode(encoded).map_err(|_| "an object whose `base64` is something else")?,
            (None, Some(text)) => text.into_bytes(),
            (None, None) => return Err("an object without `base64` or `text`"),
        };
        let file = Self::from_bytes(name, content);
        Ok(match text("media_type") {
            Some(media_type) => file.with_media_type(media_type),
            None => file,
        })
    }
}

fn media_type_of(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    MEDIA_TYPES.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending)).map_or(UNKNOWN, |(_, media_type)| media_type)
}

impl fmt::Debug for File {
    /// Without what is in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "File({:?}, {}, {} bytes)", self.name, self.media_type, self.content.len())
    }
}

impl Serialize for File {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut file = serializer.serialize_struct("File", 3)?;
        file.serialize_field("name", &self.name)?;
        file.serialize_field("media_type", &self.media_type)?;
        file.serialize_field("base64", &STANDARD.encode(&self.content))?;
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
        assert_eq!((text.media_type(), &text.bytes()[..]), (UNKNOWN, "é".as_bytes()));
    }

    #[test]
    fn what_is_no_file_is_told() {
        for (wrong, why) in [
            (json!({ "base64": "AA==" }), "without a `name`"),
            (json!({ "name": "a" }), "without `base64` or `text`"),
            (json!({ "name": "a", "base64": "%" }), "whose `base64` is something else"),
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
