//! A person with a browser that knows cookies, redirects and forms, and nothing else.

use crate::process::{Failure, http};

/// More pages or redirects than any sign-in has.
const MOST: usize = 20;

/// Who visits a site.
pub(crate) struct Person<'a> {
    site: &'a str,
    cookies: Vec<(String, String)>,
}

/// Where a click leads.
pub(crate) enum Place {
    /// A page of the site.
    Page(String),
    /// A URL outside the site, which nobody has called.
    Away(String),
}

impl<'a> Person<'a> {
    pub(crate) fn new(site: &'a str) -> Self {
        Self { site, cookies: Vec::new() }
    }

    /// Opens a URL of the site.
    pub(crate) fn open(&mut self, url: &str) -> Result<Place, Failure> {
        let mut location = match self.send(url, None)? {
            Answer::Page(page) => return Ok(Place::Page(page)),
            Answer::Redirect(location) => location,
        };
        for _ in 0..MOST {
            let url = match self.inside(&location) {
                Some(url) => url,
                None => return Ok(Place::Away(location)),
            };
            location = match self.send(&url, None)? {
                Answer::Page(page) => return Ok(Place::Page(page)),
                Answer::Redirect(location) => location,
            };
        }
        Err(Failure::new(format!("{} redirects without an end, now to {location}", self.site)))
    }

    /// Fills in and sends the forms of pages until one leads away or has none.
    pub(crate) fn agree(&mut self, mut place: Place) -> Result<Place, Failure> {
        for _ in 0..MOST {
            let page = match place {
                Place::Page(page) => page,
                away @ Place::Away(_) => return Ok(away),
            };
            let Some(form) = Form::first_of(&page) else { return Ok(Place::Page(page)) };
            place = self.submit(&form)?;
        }
        Err(Failure::new(format!("{} has forms without an end", self.site)))
    }

    /// Sends a form, signing in as `alice` where it asks who is there.
    pub(crate) fn submit(&mut self, form: &Form) -> Result<Place, Failure> {
        let url = self.inside(&form.action).ok_or_else(|| Failure::new(format!("a form leads to {}", form.action)))?;
        let mut fields = form.fields.clone();
        for (name, value) in &mut fields {
            match name.as_str() {
                "login" => "alice".clone_into(value),
                "password" => "any".clone_into(value),
                _ => {}
            }
        }
        match self.send(&url, Some(&fields))? {
            Answer::Page(page) => Ok(Place::Page(page)),
            Answer::Redirect(location) => match self.inside(&location) {
                Some(url) => self.open(&url),
                None => Ok(Place::Away(location)),
            },
        }
    }

    /// The URL of a link within the site.
    fn inside(&self, link: &str) -> Option<String> {
        if link.starts_with('/') {
            return Some(format!("{}{link}", self.site));
        }
        let rest = link.strip_prefix(self.site)?;
        (rest.is_empty() || rest.starts_with(['/', '?'])).then(|| link.to_owned())
    }

    fn send(&mut self, url: &str, form: Option<&[(String, String)]>) -> Result<Answer, Failure> {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let cookies = cookies.join("; ");
        let sent = match form {
            Some(fields) => {
                let fields = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
                http().post(url).header("cookie", cookies).send_form(fields)
            }
            None => http().get(url).header("cookie", cookies).call(),
        };
        let mut answer = sent.map_err(|error| Failure::new(format!("{url}: {error}")))?;
        for cookie in answer.headers().get_all("set-cookie") {
            self.keep(cookie.to_str().unwrap_or_default());
        }
        let text = answer.body_mut().read_to_string().map_err(|error| Failure::new(format!("{url}: {error}")))?;
        let location = answer.headers().get("location").and_then(|value| value.to_str().ok());
        match (answer.status().as_u16(), location) {
            (300..=399, Some(location)) => Ok(Answer::Redirect(location.to_owned())),
            (200, _) => Ok(Answer::Page(text)),
            (status, _) => Err(Failure::new(format!("{url}: {status} {text}"))),
        }
    }

    /// Keeps a cookie, or forgets it where its value is empty; its path does not matter to one visit.
    fn keep(&mut self, cookie: &str) {
        let pair = cookie.split(';').next().unwrap_or_default();
        let Some((name, value)) = pair.split_once('=') else { return };
        self.cookies.retain(|(known, _)| known != name);
        if !value.is_empty() {
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
    }
}

enum Answer {
    Page(String),
    Redirect(String),
}

/// A form of a page.
pub(crate) struct Form {
    action: String,
    pub(crate) fields: Vec<(String, String)>,
}

impl Form {
    /// The first form of a page.
    pub(crate) fn first_of(page: &str) -> Option<Self> {
        let (_, rest) = page.split_once("<form")?;
        let (tag, rest) = rest.split_once('>')?;
        let (inside, _) = rest.split_once("</form>")?;
        let inputs = inside.split("<input").skip(1).map(|input| input.split('>').next().unwrap_or_default());
        let field = |input: &str| Some((attribute(input, "name")?, attribute(input, "value").unwrap_or_default()));
        Some(Self { action: attribute(tag, "action")?, fields: inputs.filter_map(field).collect() })
    }
}

/// Where the link of a page leads that ends like this.
pub(crate) fn link(page: &str, end: &str) -> Option<String> {
    let mut links = page.split("<a").skip(1).filter_map(|tag| attribute(tag.split('>').next()?, "href"));
    links.find(|href| href.ends_with(end))
}

/// The value of an attribute that is written in double quotes.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    let (value, _) = rest.split_once('"')?;
    let mut value = value.to_owned();
    for (escape, character) in [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")] {
        value = value.replace(escape, character);
    }
    Some(value)
}
