//! A request as a person may see it: what would be sent, with every secret masked.

use std::fmt;

use crate::http::transport::HttpRequest;

/// The requests of a card for given inputs, in order, secrets masked. Nothing was sent.
///
/// What a later request takes from the answer to an earlier one stands in braces: `{found.user}`. `Display` writes HTTP.
#[derive(Debug, Clone)]
pub struct Rendered {
    requests: Vec<RenderedRequest>,
}

/// One request of a [`Rendered`].
#[derive(Debug, Clone)]
pub struct RenderedRequest {
    /// The method.
    pub method: String,
    /// The absolute URL, secrets masked.
    pub url: String,
    /// The headers in order, secrets masked.
    pub headers: Vec<(String, String)>,
    /// The body, secrets masked.
    pub body: Option<String>,
}

impl Rendered {
    /// Every request must have been rendered by a masked scope.
    pub(crate) fn new(requests: impl IntoIterator<Item = HttpRequest>) -> Self {
        Self { requests: requests.into_iter().map(RenderedRequest::new).collect() }
    }

    /// The requests.
    pub fn requests(&self) -> &[RenderedRequest] {
        &self.requests
    }
}

impl RenderedRequest {
    fn new(request: HttpRequest) -> Self {
        let headers =
            request.headers.iter().map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()));
        Self {
            method: request.method.to_string(),
            // The braces around what is not known yet read better as they are.
            url: request.url.as_str().replace("%7B", "{").replace("%7D", "}"),
            headers: headers.collect(),
            body: (!request.body.is_empty()).then(|| String::from_utf8_lossy(&request.body).into_owned()),
        }
    }
}

impl fmt::Display for Rendered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, request) in self.requests.iter().enumerate() {
            if index > 0 {
                writeln!(f, "\n")?;
            }
            write!(f, "{request}")?;
        }
        Ok(())
    }
}

impl fmt::Display for RenderedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.url)?;
        for (name, value) in &self.headers {
            write!(f, "\n{name}: {value}")?;
        }
        match &self.body {
            Some(body) => write!(f, "\n\n{body}"),
            None => Ok(()),
        }
    }
}
