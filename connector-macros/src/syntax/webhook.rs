//! `webhook { verify … payload … output … register … }`: the service sends what happened.

use proc_macro2::{Ident, Span};
use syn::{LitInt, Token, parse::ParseStream};

use super::{
    Many,
    action::once,
    field::{self, Kind},
    path::Path,
    poll::Poll,
    request::{self, Request},
    sample::DeliverySample,
    step::{Step, What},
    tokens,
    trigger::Every,
    types::Type,
    value::Value,
    verify::Verify,
};
use crate::errors::{Code, Errors, Place, error};

pub struct Webhook {
    pub verify: Option<Verify>,
    pub challenge: Option<Challenge>,
    pub payload: Option<Payload>,
    pub events: Option<Events>,
    pub reply: Option<Reply>,
    pub register: Option<Registration>,
    pub renew: Option<(Every, Registration)>,
    pub deregister: Option<Registration>,
    pub reconcile: Option<Poll>,
    pub samples: Vec<DeliverySample>,
    /// A part of the poll that reconciles could not be read.
    pub broken_poll: bool,
    /// The word `webhook`.
    pub place: Place,
}

/// `challenge body.challenge => json { challenge: body.challenge };`
pub struct Challenge {
    pub value: Path,
    pub json: Option<Value>,
}

/// `payload json from form.payload;`, `payload form;`
pub enum Payload {
    Json(Path),
    Form,
}

/// `event Issue from body.issue;`, `events Issue from body.issues;`, `events body.events;`
pub struct Events {
    pub many: bool,
    pub ty: Option<Type>,
    pub source: Path,
    pub place: Place,
}

/// `reply 200 json { ok: true };`
pub struct Reply {
    pub status: u16,
    pub json: Option<Value>,
}

/// `register { POST "/hooks" { … } => { id: String from body.id }; }`
pub struct Registration {
    /// Its name is `registration`.
    pub step: Option<Step>,
    pub broken: bool,
    /// The word `register`, `renew` or `deregister`.
    pub keyword: Ident,
}

impl Webhook {
    pub fn new(keyword: &Ident) -> Self {
        Self {
            verify: None,
            challenge: None,
            payload: None,
            events: None,
            reply: None,
            register: None,
            renew: None,
            deregister: None,
            reconcile: None,
            samples: Vec::new(),
            broken_poll: false,
            place: keyword.into(),
        }
    }

    /// One of the webhook's own statements.
    pub fn statement(&mut self, keyword: &Ident, input: ParseStream<'_>, errors: &Errors) -> syn::Result<()> {
        match keyword.to_string().as_str() {
            "verify" => {
                let verify = Verify::parse(input, errors)?;
                once(&mut self.verify, verify, keyword, errors);
            }
            "challenge" => {
                let challenge = Challenge::parse(input, errors)?;
                once(&mut self.challenge, challenge, keyword, errors);
            }
            "payload" => {
                let payload = Payload::parse(input)?;
                tokens::end(input, errors, false);
                once(&mut self.payload, payload, keyword, errors);
            }
            word @ ("event" | "events") => {
                let events = Events::parse(input, word == "events", keyword)?;
                tokens::end(input, errors, false);
                once(&mut self.events, events, keyword, errors);
            }
            "reply" => {
                let reply = Reply::parse(input, errors)?;
                once(&mut self.reply, reply, keyword, errors);
            }
            "register" => {
                let register = Registration::parse(input, keyword, errors)?;
                once(&mut self.register, register, keyword, errors);
            }
            "renew" => {
                let every = Every::parse(input)?;
                let renew = Registration::parse(input, keyword, errors)?;
                once(&mut self.renew, (every, renew), keyword, errors);
            }
            "deregister" => {
                let deregister = Registration::parse(input, keyword, errors)?;
                once(&mut self.deregister, deregister, keyword, errors);
            }
            _ => {
                let (poll, whole) = Poll::reconciling(input, errors)?;
                self.broken_poll = !whole;
                once(&mut self.reconcile, poll, keyword, errors);
            }
        }
        Ok(())
    }
}

impl Challenge {
    fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        let value = Path::parse(input)?;
        let mut closed = false;
        let mut json = None;
        if input.parse::<Option<Token![=>]>>()?.is_some() {
            tokens::expect(input, "json")?;
            closed = input.peek(syn::token::Brace);
            json = Some(Value::parse(input, errors)?);
        }
        tokens::end(input, errors, closed);
        Ok(Self { value, json })
    }
}

impl Payload {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let word = tokens::name(input, "`json from raw_body`, `json from form.payload` or `form`")?;
        match word.to_string().as_str() {
            "form" => Ok(Payload::Form),
            "json" => {
                tokens::expect(input, "from")?;
                Path::parse(input).map(Payload::Json)
            }
            _ => Err(tokens::unknown(&word, Code::UnknownStatement, "kind of payload", &["json", "form"], &["xml", "text"])),
        }
    }
}

impl Events {
    fn parse(input: ParseStream<'_>, many: bool, keyword: &Ident) -> syn::Result<Self> {
        let is_typed = input.cursor().ident().and_then(|(_, rest)| rest.ident()).is_some_and(|(word, _)| word == "from");
        let ty = if is_typed || !many { Some(Type::parse(input)?) } else { None };
        if ty.is_some() {
            tokens::expect(input, "from")?;
        }
        Ok(Self { many, ty, source: Path::parse(input)?, place: keyword.into() })
    }
}

impl Reply {
    fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        if !input.peek(LitInt) {
            return Err(tokens::unexpected(input, "the status of the reply, such as `200`"));
        }
        let number: LitInt = input.parse()?;
        let status = number.base10_digits().parse().ok().filter(|status| number.suffix().is_empty() && (200..=299).contains(status));
        let status = status.ok_or_else(|| {
            let message = format!("a delivery that arrived is answered by a status from 200 to 299, not by `{}`", number.token());
            error(number.span(), Code::BadStatus, message)
        })?;
        let mut closed = false;
        let mut json = None;
        if tokens::take(input, "json").is_some() {
            closed = input.peek(syn::token::Brace);
            json = Some(Value::parse(input, errors)?);
        }
        tokens::end(input, errors, closed);
        Ok(Self { status, json })
    }
}

impl Registration {
    fn parse(input: ParseStream<'_>, keyword: &Ident, errors: &Errors) -> syn::Result<Self> {
        let mut registration = Self { step: None, broken: false, keyword: keyword.clone() };
        let (whole, _) =
            tokens::block(input, |content| tokens::statements(content, errors, |input| registration.statement(input, errors)))?;
        registration.broken = !whole;
        Ok(registration)
    }

    fn statement(&mut self, input: ParseStream<'_>, errors: &Errors) -> syn::Result<()> {
        if !request::comes_next(input) {
            return Err(tokens::unexpected(input, &format!("a request; `{}` has one, such as `POST \"/hooks\" {{ … }}`", self.keyword)));
        }
        let place = input.span();
        let (request, mut closed) = Request::parse(input, errors)?;
        let mut fields = Many::default();
        if input.peek(Token![=>]) {
            input.parse::<Token![=>]>()?;
            fields = tokens::block(input, |content| field::parse_all(content, Kind::Step, errors))?.0;
            closed = true;
        }
        tokens::end(input, errors, closed);
        let name = Some(Ident::new("registration", Span::call_site()));
        if self
            .step
            .replace(Step { name, what: What::Request(Box::new(request)), fields, place: place.into(), may_be_unused: false })
            .is_some()
        {
            errors.push(place, Code::GivenTwice, format_args!("`{}` has one request", self.keyword));
        }
        Ok(())
    }
}
