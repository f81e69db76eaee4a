//! The custom API action, written in code: `client.request("PATCH", "/path").json(…).await?`.

use std::{future::IntoFuture, time::Duration};

use serde_json::Value;

use super::{
    call::{Call, CallFuture},
    output::CustomReply,
    plan::Plan,
};
use crate::{
    auth::connection::Connection,
    data::{
        error::{Error, Result},
        spec::Flow,
        value::{Given, Object},
    },
    request::{CUSTOM_API_INPUT, rendered::Rendered},
};

/// A request of the caller's own, about to be sent through the connector's helper. Await it, or say more first.
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/people.rs"));
/// # fn main() -> connector_core::Result<()> {
/// # let people = People::bot().token("xoxb-1").endpoint("https://slack.com/api", "http://127.0.0.1:4010").connect()?;
/// let request = people.request("POST", "/users.profile.set").json(serde_json::json!({ "name": "status", "value": "away" }));
/// assert!(request.render()?.to_string().starts_with("POST http://127.0.0.1:4010/users.profile.set"));
/// assert!(people.request("GET", "//evil.example/").render().is_err());
/// # Ok(())
/// # }
/// ```
#[must_use = "a request is sent when it is awaited"]
#[derive(Debug)]
pub struct CustomCall {
    connection: Connection,
    input: Object,
    deadline: Option<Duration>,
    idempotency_key: Option<String>,
}

impl CustomCall {
    fn new(connection: &Connection, method: &str, relative_url: String) -> Self {
        let input = Object::from_iter([
            ("request_type".to_owned(), method.to_ascii_uppercase().into()),
            ("relative_url".to_owned(), relative_url.into()),
        ]);
        Self { connection: connection.clone(), input, deadline: None, idempotency_key: None }
    }

    /// Adds a query parameter; the same name again adds another value.
    pub fn query(mut self, name: &str, value: impl Into<Value>) -> Self {
        if let Value::Object(query) = self.input.entry("query").or_insert_with(|| Value::Object(Object::new())) {
            match query.get_mut(name) {
                None => drop(query.insert(name.to_owned(), value.into())),
                Some(Value::Array(values)) => values.push(value.into()),
                Some(first) => *first = Value::Array(vec![first.take(), value.into()]),
            }
        }
        self
    }

    /// Adds a header. The helper's own headers win.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let Value::Object(headers) = self.input.entry("headers").or_insert_with(|| Value::Object(Object::new())) {
            headers.insert(name.to_owned(), value.into());
        }
        self
    }

    /// Sends JSON.
    pub fn json(mut self, body: impl Into<Value>) -> Self {
        self.input.insert("body".to_owned(), body.into());
        self
    }

    /// How long limits, retries and the call may take together.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
    }

    /// Tells the service that a repeated call is the same call, so that a write may be retried.
    pub fn idempotency_key(mut self, key: &str) -> Self {
        self.idempotency_key = Some(key.to_owned());
        self
    }

    /// The request as it would be sent, secrets masked. Nothing is sent.
    ///
    /// # Errors
    /// `Input`: the relative URL, a header or the body is not allowed.
    pub fn render(self) -> Result<Rendered> {
        self.call().render()
    }

    fn call(self) -> Call<CustomReply> {
        let connector = self.connection.connector();
        let Some(action) = connector.actions.iter().copied().find(|action| matches!(action.flow, Flow::Custom { .. })) else {
            let mistake = Error::input(format!("{} has no custom API action", connector.title));
            return Call::new(Plan::mistaken(&self.connection, None, mistake));
        };
        let mut call = Call::of(&self.connection, action, Given::new(&CUSTOM_API_INPUT, self.input));
        call.plan_mut().deadline = self.deadline;
        match self.idempotency_key {
            Some(key) => call.idempotency_key(&key),
            None => call,
        }
    }
}

impl IntoFuture for CustomCall {
    type Output = Result<CustomReply>;
    type IntoFuture = CallFuture<CustomReply>;

    fn into_future(self) -> Self::IntoFuture {
        self.call().into_future()
    }
}

impl Connection {
    /// A request of the caller's own: the custom API action. `relative_url` begins with `/` and stays below the base URL.
    pub fn request(&self, method: &str, relative_url: impl Into<String>) -> CustomCall {
        CustomCall::new(self, method, relative_url.into())
    }
}
