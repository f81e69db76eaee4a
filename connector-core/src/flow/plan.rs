//! What a caller has asked for: a card, its input, and what is special about this call. Nothing has been sent yet.

use std::time::Duration;

use http::{HeaderName, HeaderValue};
use serde_json::Value;

use super::next::first_page;
use crate::{
    auth::connection::Connection,
    data::{
        card::Action,
        constraint,
        error::{Error, Result},
        scope::{NoInput, Scope, Selected},
        spec::{Flow, Request},
        value::Values,
    },
    request::{self, Caller, CustomInput, Extra, page::Page, rendered::Rendered, validate},
    run,
};

/// A card about to be run.
pub(crate) struct Plan {
    pub(crate) connection: Connection,
    pub(crate) action: &'static Action,
    pub(crate) input: Box<dyn Values>,
    pub(crate) deadline: Option<Duration>,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) idempotency_key: Option<HeaderValue>,
    /// The outputs that are wanted, where not all are.
    pub(crate) only: Option<Vec<usize>>,
    /// How long pages that were read may be used again, where they may.
    pub(crate) cache: Option<Duration>,
    /// Whether a file may come as it is read.
    pub(crate) streams: bool,
    /// What is kept is not used, but what is read is kept.
    pub(crate) is_fresh: bool,
    /// The first mistake that was made in asking; told when the call is awaited.
    pub(crate) mistake: Option<Error>,
}

impl Plan {
    pub(crate) fn new(connection: &Connection, action: &'static Action, input: Box<dyn Values>) -> Self {
        Self {
            connection: connection.clone(),
            action,
            input,
            deadline: None,
            headers: Vec::new(),
            idempotency_key: None,
            only: None,
            cache: None,
            streams: false,
            is_fresh: false,
            mistake: None,
        }
    }

    /// A card by its name, with its input as JSON.
    pub(crate) fn by_name(connection: &Connection, card: &str, input: Value) -> Self {
        match Self::find(connection, card) {
            Ok(action) => Self::with_json(connection, action, input),
            Err(mistake) => Self::mistaken(connection, connection.connector().actions.first().copied(), mistake),
        }
    }

    /// A card or a lookup, with its input as JSON.
    pub(crate) fn with_json(connection: &Connection, action: &'static Action, input: Value) -> Self {
        match validate::from_json(action.input, input) {
            Ok(given) => Self::new(connection, action, Box::new(given)),
            Err(error) => Self::mistaken(connection, Some(action), error.with_operation(connection.connector().key, action.name)),
        }
    }

    /// The card of this name.
    pub(crate) fn find(connection: &Connection, card: &str) -> Result<&'static Action> {
        let connector = connection.connector();
        connector.action(card).ok_or_else(|| {
            let names = || connector.actions.iter().map(|action| action.name);
            Error::input(match constraint::nearest(card, names()) {
                Some(meant) => format!("{} has no card `{card}`; did you mean `{meant}`?", connector.title),
                None => format!("{} has no card `{card}`; it has: {}", connector.title, names().collect::<Vec<_>>().join(", ")),
            })
        })
    }

    /// A plan that only tells a mistake.
    pub(crate) fn mistaken(connection: &Connection, action: Option<&'static Action>, mistake: Error) -> Self {
        let mut plan = Self::new(connection, action.unwrap_or(&NO_ACTION), Box::new(NoInput));
        plan.mistake = Some(mistake);
        plan
    }

    pub(crate) fn blame(&mut self, mistake: Error) {
        self.mistake.get_or_insert(mistake);
    }

    /// What was asked wrong, or what is wrong with the input.
    pub(crate) fn check(&mut self) -> Result<()> {
        match self.mistake.take() {
            Some(mistake) => Err(self.named(mistake)),
            None => validate::validate(&*self.input, &self.connection.0.origins).map_err(|error| self.named(error)),
        }
    }

    pub(crate) fn named(&self, error: Error) -> Error {
        error.with_operation(self.connection.connector().key, self.action.name)
    }

    pub(crate) fn header(&mut self, name: &str, value: &str) {
        match (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(value)) {
            (Ok(name), _) if request::is_of_the_connection(&name) => {
                self.blame(Error::input(format!("the header `{name}` cannot be set: it belongs to the connection")));
            }
            (Ok(name), Ok(value)) => self.headers.push((name, value)),
            _ => self.blame(Error::input(format!("`{name}` and its value are not a legal header"))),
        }
    }

    pub(crate) fn idempotency_key(&mut self, key: &str) {
        match HeaderValue::from_str(key) {
            // A key of other characters could not be told from another where a flow makes more of it.
            Ok(key) if !key.is_empty() && key.to_str().is_ok() => self.idempotency_key = Some(key),
            _ => self.blame(Error::input("an idempotency key is a text of visible characters of ASCII")),
        }
    }

    /// What this call adds to one of its requests. Each write of a flow has an idempotency key of its own: `lap` tells apart the runs
    /// of the same steps.
    pub(crate) fn extra(&self, place: usize, lap: &str, request: Option<&Request>, page: Option<Page>) -> Extra {
        let key = self.idempotency_key.clone().filter(|_| request.is_none_or(|request| request.effects.write));
        let idempotency_key = match (key, place, lap) {
            (key, 0, "") => key,
            (key, ..) => key.and_then(|key| HeaderValue::from_str(&format!("{}-{place}{lap}", key.to_str().unwrap_or_default())).ok()),
        };
        Extra { headers: self.headers.clone(), page, idempotency_key, ..Extra::default() }
    }

    /// The requests as they would be sent, secrets masked. Those of both parts of an `if` are shown.
    pub(crate) fn render(mut self) -> Result<Rendered> {
        self.check()?;
        let shared = &*self.connection.0;
        let selected = Selected { outputs: self.action.output.fields, only: self.only.as_deref() };
        let credentials = shared.credentials.get();
        let caller = Caller { shared, credentials: &credentials };
        let scope = credentials.scope(shared.connector, &*self.input);
        let scope = Scope { masked: true, steps: run::steps(self.action), selected: Some(&selected), ..scope };
        let requests = match &self.action.flow {
            Flow::Custom { helper } => {
                vec![request::render_custom(caller, *helper, &CustomInput(&*self.input), &scope, &self.extra(0, "", None, None))]
            }
            Flow::Rust(_) => {
                let message = format!("`{}` is Rust code; its requests are not known before it runs", self.action.title);
                return Err(self.named(Error::input(message)));
            }
            Flow::Steps { steps, main, pages, .. } => {
                let render = |(place, step): (usize, &'static run::Step)| {
                    let page = pages.as_ref().filter(|_| Some(place) == *main).and_then(first_page);
                    let request = step.request()?;
                    Some(request::render(caller, request, &scope, &self.extra(place, "", Some(request), page)))
                };
                steps.iter().enumerate().filter_map(render).collect()
            }
        };
        requests.into_iter().collect::<Result<Vec<_>>>().map(Rendered::new).map_err(|error| self.named(error))
    }
}

/// The card's last unnamed request: the one that outputs and pages mean.
pub(crate) fn main_step(action: &'static Action) -> Option<usize> {
    match action.flow {
        Flow::Steps { main, .. } => main,
        Flow::Custom { .. } | Flow::Rust(_) => None,
    }
}

/// Stands where a card was asked for that does not exist.
static NO_ACTION: Action = Action {
    name: "invoke",
    title: "",
    hint: "",
    effects: crate::data::effects::Effects::READ,
    nature: crate::data::card::Nature::PLAIN,
    deadline: None,
    input: &crate::data::shape::Shape::EMPTY,
    output: &crate::data::shape::Shape::EMPTY,
    flow: Flow::Steps { steps: &[], main: None, outputs: &[], pages: None },
    samples: &[],
    index: 0,
};
