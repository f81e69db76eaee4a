//! Lists: a stream of items, read page after page as they are asked for.

use std::{
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
    next::first_page,
    page_stream::PageStream,
    plan::Plan,
    progress::{Progress, Turn, paging},
    steps::{self, Done},
};
use crate::{
    auth::connection::Connection,
    data::{
        card::Action,
        error::{Error, ErrorKind, Result},
        value::{Fault, FieldType, Slot, Slots, Values},
    },
    http::transport::BoxFuture,
    request::rendered::Rendered,
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
    Reading(BoxFuture<'static, (Box<Progress>, Result<Turn>)>),
    /// The items of a long page are being read.
    Streaming(Box<(Progress, PageStream)>),
    /// There are no more.
    Ended(Option<Box<Progress>>),
}

impl<T: FieldType + Send + 'static> Pages<T> {
    pub(crate) fn new(plan: Plan) -> Self {
        let paging = paging(plan.action);
        let mut plan = plan;
        if paging.is_none() {
            plan.blame(Error::input(format!("`{}` has no pages; use a plain call", plan.action.name)));
        }
        plan.streams = true;
        let next = paging.and_then(first_page);
        let progress = Progress::new(plan, next);
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
        let pages = self.change(|plan| plan.streams = false);
        Box::pin(futures_util::stream::try_unfold(pages, |mut pages| async move {
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

    /// The next item of a long page that is wanted; none when all of it has come.
    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T>>> {
        loop {
            let PageReader::Streaming(streaming) = &mut self.reader else { return Poll::Ready(None) };
            let (progress, page) = &mut **streaming;
            let slot = match ready!(page.poll_item(context)) {
                Ok(Some(slot)) => slot,
                Ok(None) => return Poll::Ready(None),
                Err(error) => {
                    let error = progress.plan.named(error);
                    self.reader = PageReader::Ended(None);
                    return Poll::Ready(Some(Err(error)));
                }
            };
            match T::from_slot(slot, &mut page.slots) {
                Ok(item) if self.wanted.as_ref().is_some_and(|wanted| !wanted(&item)) => {}
                built => {
                    let index = page.given().saturating_sub(1);
                    self.left -= 1;
                    return Poll::Ready(Some(built.map_err(|fault| self.misfit(fault, index))));
                }
            }
        }
    }

    fn misfit(&mut self, fault: Fault, index: usize) -> Error {
        let progress = match std::mem::replace(&mut self.reader, PageReader::Ended(None)) {
            PageReader::Ready(progress) | PageReader::Ended(Some(progress)) => *progress,
            PageReader::Streaming(streaming) => streaming.0,
            PageReader::Reading(_) | PageReader::Ended(None) => return Error::new(ErrorKind::Decode, fault.to_string()),
        };
        let place = paging(progress.plan.action).map_or("items", |paging| paging.items);
        let fault = fault.within(&format!("{place}[{index}]"));
        self.page = Items::default();
        steps::misfit(&progress.plan, fault, progress.last.as_ref(), progress.attempts)
    }

    fn open(&mut self, mut done: Done, progress: Box<Progress>) -> Result<()> {
        let items = match done.slots.first_mut().map(std::mem::take).unwrap_or_default() {
            Slot::List(items) => items,
            // How services in Go write an empty list.
            Slot::Null => Vec::new(),
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
                    let opened = result.and_then(|turn| match turn {
                        Turn::Whole(done) => self.open(done, progress),
                        Turn::Stream(page) => {
                            self.reader = PageReader::Streaming(Box::new((*progress, *page)));
                            Ok(())
                        }
                    });
                    if let Err(error) = opened {
                        return Poll::Ready(Some(Err(error)));
                    }
                }
                PageReader::Streaming(_) => match ready!(self.poll_item(context)) {
                    Some(item) => return Poll::Ready(Some(item)),
                    None => {
                        if let PageReader::Streaming(streaming) = std::mem::replace(&mut self.reader, PageReader::Ended(None)) {
                            let (progress, page) = *streaming;
                            self.reader = PageReader::Reading(Box::pin(Box::new(progress).finish(page)));
                        }
                    }
                },
                PageReader::Ready(_) => {
                    if let PageReader::Ready(progress) = std::mem::replace(&mut self.reader, PageReader::Ended(None)) {
                        self.reader = PageReader::Reading(Box::pin(progress.read()));
                    }
                }
            }
        }
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("left_of_page", &self.page.items.len()).finish_non_exhaustive()
    }
}
