//! `multipart/form-data` (RFC 7578): each pair is a part; a file brings its name and media type, an object is JSON.

use bytes::Bytes;
use http::HeaderValue;

use super::{body::Payload, file};
use crate::data::{
    error::{Error, Result},
    file::File,
    scope::{NoText, Place, Scope, write_value},
    spec::Expr,
    value::ValueRef,
};

/// Parts, between lines that no part holds.
pub(super) struct Multipart<'s, 'a> {
    scope: &'s Scope<'a>,
    boundary: String,
    out: Vec<u8>,
    /// The files that are read as they are sent, and what was written before each.
    before: Vec<File>,
}

impl<'s, 'a> Multipart<'s, 'a> {
    /// `number` makes the line between the parts, and so is nothing that a service or a caller can know before.
    pub(super) fn new(scope: &'s Scope<'a>, number: u64) -> Self {
        Self { scope, boundary: format!("connector-{number:016x}"), out: Vec::new(), before: Vec::new() }
    }

    pub(super) fn render(mut self, pairs: &'a [(&'static str, Expr)]) -> Result<(HeaderValue, Payload)> {
        for (name, expr) in pairs {
            match expr {
                Expr::List(items) => items.iter().try_for_each(|item| self.add(name, item))?,
                expr => self.add(name, expr)?,
            }
        }
        self.out.extend_from_slice(format!("--{}--\r\n", self.boundary).as_bytes());
        let media_type = HeaderValue::try_from(format!("multipart/form-data; boundary={}", self.boundary));
        let media_type = media_type.map_err(|_| Error::input("the boundary of the form is not a header"))?;
        if self.before.is_empty() {
            return Ok((media_type, Bytes::from(self.out).into()));
        }
        self.flush();
        Ok((media_type, Payload { bytes: Bytes::new(), files: self.before }))
    }

    /// Puts what has been written where it comes among the files.
    fn flush(&mut self) {
        self.before.push(File::from_bytes("", std::mem::take(&mut self.out)));
    }

    fn add(&mut self, name: &str, expr: &'a Expr) -> Result<()> {
        match self.scope.worth(expr).as_value() {
            ValueRef::List(items) => (0..items.count()).try_for_each(|index| self.add_value(name, items.item(index))),
            ValueRef::Absent => self.add_composed(name, expr),
            value => self.add_value(name, value),
        }
    }

    /// A value that is made of others, or is not there.
    fn add_composed(&mut self, name: &str, expr: &'a Expr) -> Result<()> {
        if let Expr::Object(_) = expr {
            return self.add_json(name, &self.scope.json(expr));
        }
        let mut text = String::new();
        match self.scope.write(expr, Place::Plain, &mut text) {
            Ok(()) => self.part(name, None, text.as_bytes()),
            Err(NoText::Absent) => Ok(()),
            Err(NoText::Container(value, found)) => Err(Error::input(format!("the part `{name}` cannot hold `{value}`: it is {found}"))),
        }
    }

    fn add_value(&mut self, name: &str, value: ValueRef<'_>) -> Result<()> {
        match value {
            ValueRef::File(file) => self.add_file(name, file),
            ValueRef::Object(_) | ValueRef::Record(_) | ValueRef::Json(_) => self.add_json(name, &self.scope.wire(value)),
            value => {
                let mut text = String::new();
                match write_value(value, Place::Plain, self.scope.masked, &mut text) {
                    Ok(()) => self.part(name, None, text.as_bytes()),
                    Err(None) => Ok(()),
                    Err(Some(found)) => Err(Error::input(format!("the part `{name}` cannot hold {found}"))),
                }
            }
        }
    }

    fn add_file(&mut self, name: &str, file: &File) -> Result<()> {
        let media_type = file::media_type(file)?;
        self.head(name, Some(file.name()), media_type.to_str().ok());
        let Payload { bytes, files } = file::content(file, self.scope);
        self.out.extend_from_slice(&bytes);
        if !files.is_empty() {
            self.flush();
            self.before.extend(files);
        }
        self.out.extend_from_slice(b"\r\n");
        Ok(())
    }

    fn add_json(&mut self, name: &str, value: &impl serde::Serialize) -> Result<()> {
        let json = serde_json::to_vec(value).map_err(|error| Error::input(format!("the part `{name}` cannot be written: {error}")))?;
        self.part(name, Some("application/json"), &json)
    }

    fn part(&mut self, name: &str, media_type: Option<&str>, content: &[u8]) -> Result<()> {
        self.head(name, None, media_type);
        self.out.extend_from_slice(content);
        self.out.extend_from_slice(b"\r\n");
        Ok(())
    }

    fn head(&mut self, name: &str, file: Option<&str>, media_type: Option<&str>) {
        let mut head = format!("--{}\r\nContent-Disposition: form-data; name=\"{}\"", self.boundary, quoted(name));
        if let Some(file) = file {
            head += &format!("; filename=\"{}\"", quoted(file));
        }
        if let Some(media_type) = media_type {
            head += &format!("\r\nContent-Type: {media_type}");
        }
        head += "\r\n\r\n";
        self.out.extend_from_slice(head.as_bytes());
    }
}

/// A name as every browser writes it (WHATWG, multipart/form-data): it cannot end its quotes or its line.
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}
