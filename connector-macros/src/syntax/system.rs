//! The flows that no person sees: `authping`, `revoke`; and the custom API action.

use proc_macro2::Ident;
use syn::parse::ParseStream;

use super::{
    field::{Field, Kind},
    request::{self, Request},
    sample::Sample,
    tokens,
};
use crate::errors::{Code, Errors, error};

/// `authping { GET "/me" via helper; identity: String from body.name; sample …; }`
pub struct Authping {
    pub keyword: Ident,
    pub body: SystemBody,
}

/// `revoke [for auth] { POST "/revoke" via helper; sample …; }`
pub struct Revoke {
    pub keyword: Ident,
    pub auth: Option<Ident>,
    pub body: SystemBody,
}

#[derive(Default)]
pub struct SystemBody {
    pub request: Option<Request>,
    pub fields: Vec<Field>,
    pub samples: Vec<Sample>,
    pub broken: bool,
}

/// `custom_api_action via helper;`
pub struct CustomApi {
    pub keyword: Ident,
    pub hint: String,
    pub helper: Ident,
}

impl Authping {
    pub fn parse(input: ParseStream<'_>, keyword: Ident, errors: &Errors) -> syn::Result<Self> {
        let (body, _) = tokens::block(input, |content| SystemBody::parse(content, &["identity", "account"], errors))?;
        Ok(Self { keyword, body })
    }
}

impl Revoke {
    pub fn parse(input: ParseStream<'_>, keyword: Ident, errors: &Errors) -> syn::Result<Self> {
        let auth = match tokens::take(input, "for") {
            Some(_) => Some(tokens::name(input, "the name of the auth whose tokens end")?),
            None => None,
        };
        let (body, _) = tokens::block(input, |content| SystemBody::parse(content, &[], errors))?;
        Ok(Self { keyword, auth, body })
    }
}

impl CustomApi {
    pub fn parse(input: ParseStream<'_>, keyword: Ident, hint: String, errors: &Errors) -> syn::Result<Self> {
        tokens::expect(input, "via")?;
        let helper = tokens::name(input, "the helper's name")?;
        match input.is_empty() {
            // The end of a description has no place of its own.
            true => errors.push(&helper, Code::UnexpectedToken, format_args!("expected `;` behind `{helper}`")),
            false => tokens::end(input, errors, false),
        }
        Ok(Self { keyword, hint, helper })
    }
}

impl SystemBody {
    fn parse(input: ParseStream<'_>, fields: &[&str], errors: &Errors) -> Self {
        let mut body = Self::default();
        body.broken = !tokens::statements(input, errors, |input| body.statement(input, fields, errors));
        body
    }

    fn statement(&mut self, input: ParseStream<'_>, fields: &[&str], errors: &Errors) -> syn::Result<()> {
        if request::comes_next(input) {
            let place = input.span();
            let (request, closed) = Request::parse(input, errors)?;
            tokens::end(input, errors, closed);
            if self.request.replace(request).is_some() {
                errors.push(place, Code::GivenTwice, "a system flow has one request");
            }
            return Ok(());
        }
        match tokens::word(input) {
            Some(word) if word == "sample" => {
                let keyword = tokens::expect(input, "sample")?;
                self.samples.push(Sample::parse(input, &keyword, errors)?);
                Ok(())
            }
            Some(word) if fields.contains(&word.as_str()) => {
                self.fields.push(Field::parse(input, Kind::Output, errors)?);
                tokens::end(input, errors, false);
                Ok(())
            }
            Some(word) if matches!(word.as_str(), "input" | "options") => {
                Err(error(input.span(), Code::SystemFlowFields, format_args!("a system flow has no `{word}`: it runs without a person")))
            }
            _ => {
                let keyword = tokens::name(input, "a request, or `sample`")?;
                let known: Vec<&str> = ["GET", "POST", "DELETE", "sample"].iter().chain(fields).copied().collect();
                Err(tokens::unknown(
                    &keyword,
                    Code::UnknownStatement,
                    "statement of a system flow",
                    &known,
                    super::keywords::LATER_ACTION_STATEMENTS,
                ))
            }
        }
    }
}
