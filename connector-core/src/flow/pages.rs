//! Lists: a stream of items, read page after page as they are asked for.

use std::{
    collections::HashSet,
    fmt,
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
    vec,
};

use futures_core::Stream;
use futures_util::TryStreamExt;

use super::{
    next::{Read, first_page},
    plan::{Plan, main_step},
    steps::{self, Done, run_step},
};
use crate::{
    auth::connection::Connection,
    data::{
        card::Action,
        error::{Error, ErrorKind, Result},
        spec::{Flow, Next, Paging},
        value::{Fault, FieldType, Slot, Slots, Values},
    },
    http::transport::{BoxFuture, Reply},
    request::{self, page::Page, rendered::Rendered},
    run::{Run, steps as steps_of},
};

/// The items of a card with pages, as a stream.
///
/// A page is asked for when its first item is; at most one is held. The stream ends after the last page or the first error. A cursor
/// that comes back a second time and more pages than the connection's `page_limit` are errors, never a silent end.
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/people.rs"));
/// # fn main() {}
/// # async fn example(people: People) -> connector_core::Result<()> {
/// use connector_core::TryStreamExt;
///
/// let first = people.list_members().first().await?;
/// let some = people.list_members().take(100).collect().await?;
/// let mut all = people.list_members();
/// while let Some(member) = all.try_next().await? {
///     assert!(!member.id.is_empty());
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "pages are read when the stream is polled"]
pub struct Pages<T> {
    reader: PageReader,
    page: Items,
    left: usize,
    /// Which items are wanted, where not all are.
    wanted: Option<Wanted<T>>,
    item: PhantomData<fn() -> T>,
}

type Wanted<T> = Box<dyn Fn(&T) -> bool + Send + Sync>;

/// The items of one page that have not been given yet.
#[derive(Default)]
struct Items {
    items: vec::IntoIter<Slot>,
    slots: Slots,
    given: usize,
}

/// What has been read and what comes next.
enum PageReader {
    /// The next page can be asked for.
    Ready(Box<Progress>),
    /// A page is being read.
    Reading(BoxFuture<'static, (Box<Progress>, Result<Done>)>),
    /// There are no more.
    Ended(Option<Box<Progress>>),
}

pub(super) struct Progress {
    pub(super) plan: Plan,
    /// What the next page is asked for with; `None` for a first page that the request asks for by itself.
    pub(super) next: Option<Page>,
    seen: HashSet<String>,
    pub(super) pages: u32,
    attempts: u32,
    /// What the steps before the paged one have read.
    prepared: Option<(Slots, Vec<usize>)>,
    last: Option<Reply>,
}

impl<T: FieldType + Send + 'static> Pages<T> {
    pub(crate) fn new(plan: Plan) -> Self {
        let paging = paging(plan.action);
        let mut plan = plan;
        if paging.is_none() {
            plan.blame(Error::input(format!("`{}` has no pages; use a plain call", plan.action.name)));
        }
        let next = paging.and_then(first_page);
        let progress = Progress { plan, next, seen: HashSet::new(), pages: 0, attempts: 0, prepared: None, last: None };
        Self { reader: PageReader::Ready(Box::new(progress)), page: Items::default(), left: usize::MAX, wanted: None, item: PhantomData }
    }

    /// Items that are known without asking anyone.
    pub(crate) fn known(items: Vec<Slot>, slots: Slots) -> Self {
        let page = Items { items: items.into_iter(), slots, given: 0 };
        Self { reader: PageReader::Ended(None), page, left: usize::MAX, wanted: None, item: PhantomData }
    }

    /// Only the items of which this holds.
    pub(crate) fn filter(mut self, wanted: impl Fn(&T) -> bool + Send + Sync + 'static) -> Self {
        self.wanted = Some(Box::new(wanted));
        self
    }

    #[doc(hidden)]
    pub fn of(connection: &Connection, action: &'static Action, input: impl Values + 'static) -> Self {
        Self::new(Plan::new(connection, action, Box::new(input)))
    }

    /// How long each page may take: limits, retries and the call together.
    pub fn deadline(self, deadline: Duration) -> Self {
        self.change(|plan| plan.deadline = Some(deadline))
    }

    /// Asks the service, even where [`Connection::options`] or [`Connection::fields`] has read the same lately.
    pub fn fresh(self) -> Self {
        self.change(|plan| plan.is_fresh = true)
    }

    /// Adds a header to the requests. The connection's credentials cannot be replaced.
    pub fn header(self, name: &str, value: &str) -> Self {
        self.change(|plan| plan.header(name, value))
    }

    /// The first item, if there is one; no second page is read for it unless the first is empty.
    ///
    /// # Errors
    /// What a call can give.
    pub async fn first(mut self) -> Result<Option<T>> {
        self.try_next().await
    }

    /// The first `count` items at most; no page is read beyond them.
    pub fn take(mut self, count: usize) -> Self {
        self.left = count;
        self
    }

    /// All items.
    ///
    /// # Errors
    /// What a call can give; the items read before the error are dropped.
    pub async fn collect(self) -> Result<Vec<T>> {
        self.try_collect().await
    }

    /// The items page by page, as the service groups them.
    pub fn pages(self) -> impl Stream<Item = Result<Vec<T>>> + Send + Unpin {
        Box::pin(futures_util::stream::try_unfold(self, |mut pages| async move {
            let Some(first) = pages.try_next().await? else { return Ok(None) };
            let mut page = vec![first];
            while let Some(item) = pages.next_of_page() {
                page.push(item?);
            }
            Ok(Some((page, pages)))
        }))
    }

    /// The request of the first page as it would be sent, secrets masked. Nothing is sent.
    ///
    /// # Errors
    /// `Input`: a value is missing or cannot stand where it should go.
    pub fn render(self) -> Result<Rendered> {
        match self.reader {
            PageReader::Ready(progress) => progress.plan.render(),
            _ => Err(Error::input("the stream has been started; render it before")),
        }
    }

    fn change(mut self, change: impl FnOnce(&mut Plan)) -> Self {
        if let PageReader::Ready(progress) = &mut self.reader {
            change(&mut progress.plan);
        }
        self
    }

    fn next_of_page(&mut self) -> Option<Result<T>> {
        if self.left == 0 {
            return None;
        }
        loop {
            let slot = self.page.items.next()?;
            let index = self.page.given;
            self.page.given += 1;
            match T::from_slot(slot, &mut self.page.slots) {
                Ok(item) if self.wanted.as_ref().is_some_and(|wanted| !wanted(&item)) => {}
                built => {
                    self.left -= 1;
                    return Some(built.map_err(|fault| self.misfit(fault, index)));
                }
            }
        }
    }

    fn misfit(&mut self, fault: Fault, index: usize) -> Error {
        let reader = std::mem::replace(&mut self.reader, PageReader::Ended(None));
        let (PageReader::Ready(progress) | PageReader::Ended(Some(progress))) = reader else {
            return Error::new(ErrorKind::Decode, fault.to_string());
        };
        let place = paging(progress.plan.action).map_or("items", |paging| paging.items);
        let fault = fault.within(&format!("{place}[{index}]"));
        self.page = Items::default();
        steps::misfit(&progress.plan, fault, progress.last.as_ref(), progress.attempts)
    }

    fn open(&mut self, mut done: Done, progress: Box<Progress>) -> Result<()> {
        let items = match done.slots.first_mut().map(std::mem::take).unwrap_or_default() {
            Slot::List(items) => items,
            other => {
                let place = paging(progress.plan.action).map_or("items", |paging| paging.items);
                let fault = other.unfit("a list");
                return Err(steps::misfit(&progress.plan, fault.within(place), progress.last.as_ref(), progress.attempts));
            }
        };
        self.page = Items { items: items.into_iter(), slots: done.slots, given: 0 };
        let ended = progress.next.is_none();
        self.reader = if ended { PageReader::Ended(Some(progress)) } else { PageReader::Ready(progress) };
        Ok(())
    }
}

impl<T: FieldType + Send + 'static> Stream for Pages<T> {
    type Item = Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<T>>> {
        loop {
            if self.left == 0 {
                return Poll::Ready(None);
            }
            if let Some(item) = self.next_of_page() {
                return Poll::Ready(Some(item));
            }
            match &mut self.reader {
                PageReader::Ended(_) => return Poll::Ready(None),
                PageReader::Reading(reading) => {
                    let (progress, result) = ready!(reading.as_mut().poll(context));
                    self.reader = PageReader::Ended(None);
                    if let Err(error) = result.and_then(|done| self.open(done, progress)) {
                        return Poll::Ready(Some(Err(error)));
                    }
                }
                PageReader::Ready(_) => {
                    if let PageReader::Ready(progress) = std::mem::replace(&mut self.reader, PageReader::Ended(None)) {
                        self.reader = PageReader::Reading(Box::pin(progress.read()));
                    }
                }
            }
        }
    }
}

impl Progress {
    async fn read(mut self: Box<Self>) -> (Box<Self>, Result<Done>) {
        let result = match self.plan.check() {
            Ok(()) => self.read_page().await.map_err(|error| self.plan.named(error)),
            Err(error) => Err(error),
        };
        (self, result)
    }

    async fn read_page(&mut self) -> Result<Done> {
        let (Some(paging), Some(main)) = (paging(self.plan.action), main_step(self.plan.action)) else {
            return Err(Error::input("the card has no pages"));
        };
        let most = paging.limit.unwrap_or(self.plan.connection.0.settings.page_limit);
        if self.pages >= most {
            let who = if paging.limit.is_some() { "the card" } else { "the connection" };
            return Err(Error::new(
                ErrorKind::Rejected,
                format!("the list has more than {most} pages; raise the page limit of {who} if that is expected"),
            ));
        }
        let key = self.cache_key();
        if let Some(page) = self.cached(key.as_deref()).await {
            return self.turn_to(&page);
        }
        let mut run = self.plan.start().await;
        match &self.prepared {
            Some((slots, bases)) => {
                run.slots.clone_from(slots);
                run.bases.clone_from(bases);
            }
            None => {
                let _ = steps::block(&self.plan, &mut run, 0..main).await?;
                self.prepared = Some((run.slots.clone(), run.bases.clone()));
            }
        }
        let asked = self.next.take();
        let step = &steps_of(self.plan.action)[main];
        let (Some(request), Some(reply)) = (step.request(), run_step(&self.plan, &mut run, main, step, asked.clone()).await?) else {
            // A refusal that the description tolerates: there is nothing to list.
            return Ok(Done { slots: vec![Slot::List(Vec::new())], reply: None, attempts: run.attempts });
        };
        self.pages += 1;
        let here = || request::render(run.caller(), request, &run.scope(), &self.plan.extra(main, "", None, asked.clone()));
        let read = Read { paging, request, asked: asked.clone(), run: &run, reply: &reply };
        let next = read.next_page(|| here().map(|request| request.url))?;
        let Run { slots, attempts, now, .. } = run;
        self.cache(key, now, &slots, next.as_ref());
        self.attempts = attempts;
        self.last = Some(reply.clone());
        self.go_on(next)?;
        Ok(Done { slots, reply: Some(reply), attempts })
    }

    /// What the next page is asked for with, if it is not one that was there before.
    pub(super) fn go_on(&mut self, next: Option<Page>) -> Result<()> {
        if let (Some(next), Some(paging)) = (&next, paging(self.plan.action))
            && let Some(mark) = mark(next, paging)
            && !self.seen.insert(mark)
        {
            let message = format!("the service gave the same page cursor twice, on page {}; the list would never end", self.pages);
            return Err(Error::new(ErrorKind::Rejected, message).with_attempts(self.attempts));
        }
        self.next = next;
        Ok(())
    }
}

/// The text of a cursor or URL, by which a page that comes back is known. Pages that are counted never do.
fn mark(page: &Page, paging: &Paging) -> Option<String> {
    match page {
        Page::Url(url) => Some(url.to_string()),
        Page::Value(_, cursor) if matches!(paging.next, Next::Cursor { .. } | Next::Rust { .. }) => Some(cursor.to_string()),
        Page::Value(..) => None,
    }
}

fn paging(action: &'static Action) -> Option<&'static Paging> {
    match &action.flow {
        Flow::Steps { pages, .. } => pages.as_ref(),
        Flow::Custom { .. } | Flow::Rust(_) => None,
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("left_of_page", &self.page.items.len()).finish_non_exhaustive()
    }
}
