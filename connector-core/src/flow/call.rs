//! A call: what a card's method returns. Owned, `Send` and `'static`; nothing happens until it is awaited.

use std::{
    fmt,
    future::{Future, IntoFuture},
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use serde_json::Value;

use super::{
    output::{self, FilesApart, Meta, Output},
    pages::Pages,
    plan::Plan,
    revoke,
    steps::{self, Done},
};
use crate::{
    auth::connection::Connection,
    data::{
        card::Action,
        constraint,
        error::{Error, Result},
        value::{Object, Slot, Values},
    },
    http::transport::BoxFuture,
    request::rendered::Rendered,
};

/// One call of a card, about to be made. Await it, or say more first.
///
/// It owns all it needs, so it can be sent to another task: `tokio::spawn(call.into_future())`. Dropping its future ends it.
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/people.rs"));
/// # fn main() {}
/// # async fn example(people: People) -> connector_core::Result<()> {
/// use std::{future::IntoFuture, time::Duration};
///
/// let user = people.get_user("U1").deadline(Duration::from_secs(2)).await?;
/// let (user, meta) = people.get_user("U1").with_meta().await?;
/// assert!(meta.attempts >= 1, "{} was read", user.real_name);
/// tokio::spawn(people.get_user("U1").into_future());
/// # Ok(())
/// # }
/// ```
#[must_use = "a call is made when it is awaited"]
pub struct Call<O> {
    plan: Plan,
    output: PhantomData<fn() -> O>,
}

impl<O: Output> Call<O> {
    pub(crate) fn new(plan: Plan) -> Self {
        Self { plan, output: PhantomData }
    }

    #[doc(hidden)]
    pub fn of(connection: &Connection, action: &'static Action, input: impl Values + 'static) -> Self {
        Self::new(Plan::new(connection, action, Box::new(input)))
    }

    /// How long limits, retries and the call may take together. What cannot fit fails at once.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.plan.deadline = Some(deadline);
        self
    }

    /// Tells the service that a repeated call is the same call (`Idempotency-Key`), so that a write may be retried.
    /// Use it only where the service honours the header.
    pub fn idempotency_key(mut self, key: &str) -> Self {
        self.plan.idempotency_key(key);
        self
    }

    /// Adds a header to the requests of this call. The connection's credentials cannot be replaced, and what says where a request goes or
    /// where it ends, such as `Host` and `Content-Length`, cannot be set.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.plan.header(name, value);
        self
    }

    /// Asks for some outputs only, as JSON by their names; what the others would be is not checked.
    pub fn only(mut self, outputs: &[&str]) -> Call<Object> {
        let shape = self.plan.action.output;
        let mut places = Vec::with_capacity(outputs.len());
        for name in outputs {
            match shape.position(name) {
                Some(place) => places.push(place),
                None => {
                    let names: Vec<_> = shape.fields.iter().map(|field| field.name).collect();
                    let hint = match constraint::nearest(name, names.iter().copied()) {
                        Some(meant) => format!("did you mean `{meant}`?"),
                        None => format!("there are: {}", names.join(", ")),
                    };
                    self.plan.blame(Error::input(format!("there is no output `{name}`; {hint}")));
                }
            }
        }
        self.plan.only = Some(places);
        Call::new(self.plan)
    }

    /// Gives the outputs as JSON, and the files in them apart, to be read as they are wanted. A card with pages has none.
    pub fn files_apart(self) -> Call<FilesApart> {
        Call::new(self.plan)
    }

    /// Gives the answer's status, headers and raw bytes too. A file in it is then read whole, within `body_limit`.
    pub fn with_meta(self) -> CallWithMeta<O> {
        CallWithMeta(self)
    }

    /// The requests as they would be sent, secrets masked. Nothing is sent.
    ///
    /// # Errors
    /// `Input`: a value is missing or cannot stand where it should go.
    pub fn render(self) -> Result<Rendered> {
        self.plan.render()
    }

    pub(crate) fn plan_mut(&mut self) -> &mut Plan {
        &mut self.plan
    }
}

/// Runs a card: one function for all cards, whatever they give.
fn run(mut plan: Plan) -> BoxFuture<'static, Result<(Plan, Done)>> {
    Box::pin(async move {
        if plan.action.is_paged() {
            return all_items(plan).await;
        }
        let done = steps::run(&mut plan).await?;
        Ok((plan, done))
    })
}

/// A card with pages, called by its name: the list of all its items, never only some of them.
async fn all_items(plan: Plan) -> Result<(Plan, Done)> {
    let same = Plan::new(&plan.connection, plan.action, Box::new(crate::data::scope::NoInput));
    let items = Pages::<Value>::new(plan).collect().await?;
    Ok((same, Done { slots: vec![Slot::Json(items.into())], reply: None, attempts: 1 }))
}

impl<O: Output> IntoFuture for Call<O> {
    type Output = Result<O>;
    type IntoFuture = CallFuture<O>;

    fn into_future(self) -> CallFuture<O> {
        let plan = Plan { streams: O::STREAMS, ..self.plan };
        CallFuture { run: run(plan), finish: |plan, mut done| output::finish(&plan, &mut done) }
    }
}

/// A [`Call`] that gives its [`Meta`] too.
#[must_use = "a call is made when it is awaited"]
pub struct CallWithMeta<O>(Call<O>);

impl<O: Output> IntoFuture for CallWithMeta<O> {
    type Output = Result<(O, Meta)>;
    type IntoFuture = CallFuture<(O, Meta)>;

    fn into_future(self) -> CallFuture<(O, Meta)> {
        CallFuture { run: run(self.0.plan), finish: |plan, mut done| Ok((output::finish(&plan, &mut done)?, Meta::new(done))) }
    }
}

/// A call being made.
#[must_use = "futures do nothing unless polled"]
pub struct CallFuture<T> {
    run: BoxFuture<'static, Result<(Plan, Done)>>,
    finish: fn(Plan, Done) -> Result<T>,
}

impl<T> Future for CallFuture<T> {
    type Output = Result<T>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<T>> {
        let finish = self.finish;
        self.run.as_mut().poll(context).map(|run| run.and_then(|(plan, done)| finish(plan, done)))
    }
}

impl<O> fmt::Debug for Call<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Call({}.{})", self.plan.connection.connector().key, self.plan.action.name)
    }
}

impl<O> fmt::Debug for CallWithMeta<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T> fmt::Debug for CallFuture<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CallFuture")
    }
}

/// What every connection can do, whatever its connector.
impl Connection {
    /// Calls a card by its name with its input as JSON; gives its outputs by their names. A card with pages gives the list of
    /// all its items; [`Connection::invoke_pages`] streams them.
    pub fn invoke(&self, card: &str, input: Value) -> Call<Value> {
        Call::new(Plan::by_name(self, card, input))
    }

    /// Streams the items of a card with pages, by its name.
    pub fn invoke_pages(&self, card: &str, input: Value) -> Pages<Value> {
        Pages::new(Plan::by_name(self, card, input))
    }

    /// Is the connection alive? Who is it? Runs the connector's authping.
    pub fn authping(&self) -> Call<super::output::Authping> {
        Call::new(self.system_flow(self.connector().authping, "authping"))
    }

    /// Ends the connection's tokens. Runs the revoke of its auth, or what the auth's `revoke_url` says (RFC 7009).
    pub fn revoke(&self) -> Call<()> {
        Call::new(self.system_flow(self.auth().revoke.or_else(|| revoke::standard(self.auth())), "revoke"))
    }

    /// Whether there is a way to end its tokens at the service.
    pub fn can_revoke(&self) -> bool {
        self.auth().revoke.or_else(|| revoke::standard(self.auth())).is_some()
    }

    fn system_flow(&self, flow: Option<&'static Action>, name: &str) -> Plan {
        match flow {
            Some(action) => Plan::new(self, action, Box::new(crate::data::scope::NoInput)),
            None => Plan::mistaken(self, None, Error::input(format!("{} declares no {name}", self.connector().title))),
        }
    }
}
