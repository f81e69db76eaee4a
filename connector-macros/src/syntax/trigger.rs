//! `trigger name "Label" poll every 5m { … }`, `trigger name "Label" webhook { … }`: a card that starts a flow.

use proc_macro2::Ident;
use syn::{LitStr, Token, parse::ParseStream};

use super::{
    action::{Group, once},
    duration,
    field::Kind,
    keywords::{DELIVERIES, METHODS, POLL_STATEMENTS, TRIGGER_KINDS, TRIGGER_STATEMENTS, WEBHOOK_STATEMENTS},
    path::Path,
    poll::Poll,
    sample::{DeliverySample, Sample},
    step, tokens,
    webhook::Webhook,
};
use crate::errors::{Code, Errors, Place, error};

pub struct Trigger {
    pub hint: String,
    pub name: Ident,
    pub label: Option<LitStr>,
    pub inputs: Vec<Group>,
    pub outputs: Vec<Group>,
    pub deliver: Option<Ident>,
    pub dedupe: Option<Dedupe>,
    pub samples: Vec<Sample>,
    pub source: Source,
    /// A statement could not be read, so that what seems to be missing may have been written all the same.
    pub broken: bool,
}

/// Where events come from.
pub enum Source {
    Poll(Box<Poll>),
    Webhook(Box<Webhook>),
}

/// `dedupe by item.id, item.updated_at;`
pub struct Dedupe {
    pub paths: Vec<Path>,
    /// The word `dedupe`.
    pub place: Place,
}

/// `every 5m`, with its place.
#[derive(Clone, Copy)]
pub struct Every {
    pub millis: u64,
    pub place: Place,
}

impl Trigger {
    pub fn parse(input: ParseStream<'_>, hint: String, errors: &Errors) -> syn::Result<Self> {
        let name = tokens::name(input, "the trigger's name")?;
        let label = tokens::label(input)?;
        let source = Source::parse(input)?;
        let mut trigger = Self {
            hint,
            name,
            label,
            inputs: Vec::new(),
            outputs: Vec::new(),
            deliver: None,
            dedupe: None,
            samples: Vec::new(),
            source,
            broken: false,
        };
        trigger.broken = !tokens::body(input, errors, |input| trigger.statement(input, errors));
        Ok(trigger)
    }

    fn statement(&mut self, input: ParseStream<'_>, errors: &Errors) -> syn::Result<()> {
        if step::comes_next(input) {
            return match &mut self.source {
                Source::Poll(poll) => poll.step(input, errors),
                Source::Webhook(_) => Err(error(
                    input.span(),
                    Code::UnknownStatement,
                    "a webhook is sent to, and asks for nothing; requests stand in `register`, `renew`, `deregister` and `reconcile`",
                )),
            };
        }
        let keyword = tokens::name(input, "a statement of the trigger, such as `output`")?;
        match keyword.to_string().as_str() {
            "options" | "input" => self.inputs.push(Group::parse(input, &keyword, Kind::Input, errors)?),
            "output" => self.outputs.push(Group::parse(input, &keyword, Kind::Output, errors)?),
            "sample" => match &mut self.source {
                Source::Poll(_) => self.samples.push(Sample::parse(input, &keyword, errors)?),
                Source::Webhook(webhook) => webhook.samples.push(DeliverySample::parse(input, &keyword, errors)?),
            },
            "dedupe" => {
                let dedupe = Dedupe::parse(input, &keyword, errors)?;
                once(&mut self.dedupe, dedupe, &keyword, errors);
            }
            "deliver" => {
                let how = tokens::name(input, "`each`, `batch` or `always`")?;
                if !DELIVERIES.contains(&how.to_string().as_str()) {
                    return Err(tokens::unknown(&how, Code::UnknownStatement, "way to deliver", DELIVERIES, &[]));
                }
                tokens::end(input, errors, false);
                once(&mut self.deliver, how, &keyword, errors);
            }
            word => match &mut self.source {
                Source::Poll(poll) if POLL_STATEMENTS.contains(&word) => poll.statement(&keyword, input, errors)?,
                Source::Webhook(webhook) if WEBHOOK_STATEMENTS.contains(&word) => webhook.statement(&keyword, input, errors)?,
                source => return Err(source.unknown(&keyword)),
            },
        }
        Ok(())
    }
}

impl Source {
    /// `poll every 5m`, `webhook`
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let kind = tokens::name(input, "`poll every 5m` or `webhook`")?;
        match kind.to_string().as_str() {
            "poll" => Ok(Source::Poll(Box::new(Poll::new(Every::parse(input)?, &kind)))),
            "webhook" => Ok(Source::Webhook(Box::new(Webhook::new(&kind)))),
            _ => Err(tokens::unknown(&kind, Code::UnknownTriggerKind, "kind of trigger", TRIGGER_KINDS, &[])),
        }
    }

    fn unknown(&self, keyword: &Ident) -> syn::Error {
        let (own, other, owner) = match self {
            Source::Poll(_) => (POLL_STATEMENTS, WEBHOOK_STATEMENTS, "webhook"),
            Source::Webhook(_) => (WEBHOOK_STATEMENTS, POLL_STATEMENTS, "poll"),
        };
        if other.contains(&keyword.to_string().as_str()) {
            return error(keyword, Code::UnknownStatement, format_args!("`{keyword}` is a statement of a `{owner}` and cannot stand here"));
        }
        let methods: &[&str] = if matches!(self, Source::Poll(_)) { METHODS } else { &[] };
        let known: Vec<&str> = TRIGGER_STATEMENTS.iter().chain(own).chain(methods).copied().collect();
        tokens::unknown(keyword, Code::UnknownStatement, "statement of a trigger", &known, &[])
    }
}

impl Dedupe {
    fn parse(input: ParseStream<'_>, keyword: &Ident, errors: &Errors) -> syn::Result<Self> {
        tokens::expect(input, "by")?;
        let mut paths = vec![Path::parse(input)?];
        while input.parse::<Option<Token![,]>>()?.is_some() {
            paths.push(Path::parse(input)?);
        }
        tokens::end(input, errors, false);
        Ok(Self { paths, place: keyword.into() })
    }
}

impl Every {
    pub fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        tokens::expect(input, "every")?;
        let place = input.span().into();
        Ok(Self { millis: duration::parse(input)?, place })
    }
}
