//! Rust slots: where the language ends, a typed function of the author's is a whole flow.

use std::{any::Any, fmt, future::Future, ops::Deref};

use super::plan::Plan;
use crate::{
    auth::connection::Connection,
    data::{
        error::{Error, Result},
        function::AsyncFunction,
        rust::{RustFlow, Signing},
        spec::Expr,
        value::{FieldType, Fields, Slot, Slots, Values, build},
    },
    http::transport::BoxFuture,
    run::Run,
};

/// What a Rust function that is a whole flow is given: the connector's own client, whose calls all end at the card's deadline.
///
/// ```
/// use connector_core::{Flow, Result, TryStreamExt, connector};
///
/// connector! {
///     pub connector Notes "Notes" { key: "notes", version: "1.0.0", base_url: "https://notes.example.com" }
///     auth token custom { parameters { token: Secret } }
///     helper api { header "Authorization": "Bearer {auth.token}"; }
///     record Note { id: i64, text: String }
///
///     action list_notes "List Notes" {
///         effects read;
///         GET "/notes" via api;
///         pages { link header.link; items Note from body; }
///     }
///
///     /// Deletes the notes without a text.
///     action tidy_up "Tidy Up" {
///         effects write destructive;
///         output { deleted "Deleted": i64 }
///         run tidy_up;
///     }
///
///     custom_api_action via api;
/// }
///
/// async fn tidy_up(flow: Flow<Notes>) -> Result<TidyUpOutput> {
///     let mut deleted = 0;
///     let mut notes = flow.list_notes();
///     while let Some(note) = notes.try_next().await? {
///         if note.text.is_empty() {
///             flow.request("DELETE", format!("/notes/{}", note.id)).await?;
///             deleted += 1;
///         }
///     }
///     Ok(TidyUpOutput { deleted })
/// }
/// # fn main() {}
/// ```
pub struct Flow<C> {
    client: C,
}

impl<C> Deref for Flow<C> {
    type Target = C;

    fn deref(&self) -> &C {
        &self.client
    }
}

impl<C> fmt::Debug for Flow<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Flow")
    }
}

/// Runs a card that is a Rust function.
pub(super) async fn run(plan: &Plan, run: &mut Run<'_>, flow: RustFlow) -> Result<()> {
    let input = (0..plan.action.input.fields.len()).map(|index| plan.input.value(index).into()).collect();
    let connection = plan.connection.until(run.deadline);
    run.slots = flow(Box::new(connection), input).await?;
    Ok(())
}

/// Waits for what a function gives. Time has passed then.
pub(super) async fn wait_for(plan: &Plan, run: &mut Run<'_>, function: &AsyncFunction, arguments: &'static [Expr]) -> Result<Slot> {
    let connection = plan.connection.until(run.deadline);
    let Some(given) = (function.apply)(Box::new(connection), &mut run.scope().arguments(arguments)) else { return Ok(Slot::Empty) };
    let given = given.await?;
    run.now = run.shared.executor.now().await;
    Ok(run.scope().made_of(arguments, given))
}

/// A function that takes the flow and values of it, and gives one.
pub fn awaited<C, T, F, R>(connection: Box<dyn Any + Send>, function: F) -> BoxFuture<'static, Result<Slot>>
where
    C: TryFrom<Connection, Error = Error> + Send + 'static,
    T: FieldType,
    F: FnOnce(Flow<C>) -> R + Send + 'static,
    R: Future<Output = Result<T>> + Send,
{
    Box::pin(async move { function(flow(connection)?).await.map(|given| given.as_value().into()) })
}

/// A function that takes the flow and the card's inputs.
pub fn with_input<C, I, O, F, R>(connection: Box<dyn Any + Send>, mut input: Slots, function: F) -> BoxFuture<'static, Result<Slots>>
where
    C: TryFrom<Connection, Error = Error> + Send + 'static,
    I: Fields,
    O: Fields,
    F: FnOnce(Flow<C>, I) -> R + Send + 'static,
    R: Future<Output = Result<O>> + Send,
{
    let input = build::<I>(&mut input, 0).map_err(|fault| Error::input(fault.to_string()));
    Box::pin(async move { function(flow(connection)?, input?).await.map(|output| slots(&output)) })
}

/// A function of a card without inputs.
pub fn without_input<C, O, F, R>(connection: Box<dyn Any + Send>, function: F) -> BoxFuture<'static, Result<Slots>>
where
    C: TryFrom<Connection, Error = Error> + Send + 'static,
    O: Fields,
    F: FnOnce(Flow<C>) -> R + Send + 'static,
    R: Future<Output = Result<O>> + Send,
{
    Box::pin(async move { function(flow(connection)?).await.map(|output| slots(&output)) })
}

/// A function that signs requests.
pub fn signer<F, R>(request: Signing, function: F) -> BoxFuture<'static, Result<Signing>>
where
    F: FnOnce(Signing) -> R + Send + 'static,
    R: Future<Output = Result<Signing>> + Send + 'static,
{
    Box::pin(function(request))
}

fn flow<C: TryFrom<Connection, Error = Error>>(connection: Box<dyn Any + Send>) -> Result<Flow<C>> {
    match connection.downcast::<Connection>() {
        Ok(connection) => Ok(Flow { client: C::try_from(*connection)? }),
        Err(_) => Err(Error::input("the flow was given something else than a connection")),
    }
}

fn slots<O: Fields>(output: &O) -> Slots {
    (0..O::shape().fields.len()).map(|index| Slot::from(output.value(index))).collect()
}
