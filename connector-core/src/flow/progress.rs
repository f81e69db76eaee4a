//! How far a list has been read, and how its next page is.

use std::collections::HashSet;

use tracing::Instrument;
use url::Url;

use super::{
    next::Read,
    page_stream::{self, PageStream},
    plan::{Plan, main_step},
    steps::{self, Done, run_step},
};
use crate::{
    data::{
        card::Action,
        error::{Error, ErrorKind, Result},
        spec::{Flow, Next, Paging, Request},
        value::{Slot, Slots},
    },
    http::{trace, transport::Reply},
    request::{self, page::Page},
    run::{Run, steps as steps_of},
};

/// What reading a page has come to.
pub(super) enum Turn {
    /// It is there.
    Whole(Done),
    /// It is long, and its items come one by one.
    Stream(Box<PageStream>),
}

pub(super) struct Progress {
    pub(super) plan: Plan,
    /// What the next page is asked for with; `None` for a first page that the request asks for by itself.
    pub(super) next: Option<Page>,
    seen: HashSet<String>,
    pub(super) pages: u32,
    pub(super) attempts: u32,
    /// What the steps before the paged one have read.
    prepared: Option<(Slots, Vec<usize>)>,
    pub(super) last: Option<Reply>,
}

impl Progress {
    /// The beginning of a list.
    pub(super) fn new(plan: Plan, next: Option<Page>) -> Self {
        Self { plan, next, seen: HashSet::new(), pages: 0, attempts: 0, prepared: None, last: None }
    }

    pub(super) async fn read(mut self: Box<Self>) -> (Box<Self>, Result<Turn>) {
        let result = match self.plan.check() {
            Ok(()) => {
                let span = trace::card(self.plan.connection.connector(), self.plan.action, Some(self.pages + 1));
                let read = self.read_page().instrument(span.clone()).await.map_err(|error| self.plan.named(error));
                trace::ended(&span, &read);
                read
            }
            Err(error) => Err(error),
        };
        (self, result)
    }

    /// What comes behind the items of a long page: what stands around them, and what the next page is asked for with.
    pub(super) async fn finish(mut self: Box<Self>, page: PageStream) -> (Box<Self>, Result<Turn>) {
        let result = self.end_page(page).await.map(Turn::Whole).map_err(|error| self.plan.named(error));
        (self, result)
    }

    async fn end_page(&mut self, page: PageStream) -> Result<Done> {
        let (Some(paging), Some(main)) = (paging(self.plan.action), main_step(self.plan.action)) else {
            return Err(Error::input("the card has no pages"));
        };
        let step = &steps_of(self.plan.action)[main];
        let Some(request) = step.request() else { return Err(Error::input("the card has no pages")) };
        let mut run = self.plan.start().await;
        self.prepare(&mut run);
        run.attempts = page.attempts;
        let (given, asked) = (page.given(), page.asked.clone());
        let reply = page.into_around();
        run.understand_around(request, &step.reads, &reply).await?;
        let read = Read { paging, request, asked: asked.clone(), run: &run, reply: &reply, given };
        let next = read.next_page(|| self.here(&run, request, asked))?;
        let Run { slots, attempts, .. } = run;
        self.last = Some(reply.clone());
        self.go_on(next)?;
        Ok(Done { slots, reply: Some(reply), attempts })
    }

    /// The URL of a page that was asked for so.
    fn here(&self, run: &Run<'_>, request: &'static Request, asked: Option<Page>) -> Result<Url> {
        let main = main_step(self.plan.action).unwrap_or_default();
        let extra = self.plan.extra(main, "", None, asked);
        request::render(run.caller(), request, &run.scope(), &extra).map(|request| request.url)
    }

    /// Gives a run what the steps before the paged one have read, if they have run.
    fn prepare(&self, run: &mut Run<'_>) -> bool {
        let Some((slots, bases)) = &self.prepared else { return false };
        run.slots.clone_from(slots);
        run.bases.clone_from(bases);
        true
    }

    async fn read_page(&mut self) -> Result<Turn> {
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
            return self.turn_to(&page).map(Turn::Whole);
        }
        let mut run = self.plan.start().await;
        if !self.prepare(&mut run) {
            let _ = steps::block(&self.plan, &mut run, 0..main).await?;
            self.prepared = Some((run.slots.clone(), run.bases.clone()));
        }
        let asked = self.next.take();
        let step = &steps_of(self.plan.action)[main];
        // What is kept for others is read whole.
        let place = if self.plan.streams && key.is_none() { page_stream::place(paging, step) } else { None };
        run.streams_items = place.is_some();
        let (Some(request), Some(reply)) = (step.request(), run_step(&self.plan, &mut run, main, step, asked.clone()).await?) else {
            // A refusal that the description tolerates: there is nothing to list.
            return Ok(Turn::Whole(Done { slots: vec![Slot::List(Vec::new())], reply: None, attempts: run.attempts }));
        };
        self.pages += 1;
        if let Some(page) = PageStream::of(&mut run, place, step.reads.format, &reply, asked.as_ref()) {
            self.attempts = run.attempts;
            self.last = Some(reply);
            return Ok(Turn::Stream(Box::new(page)));
        }
        let read = Read { paging, request, asked: asked.clone(), run: &run, reply: &reply, given: 0 };
        let next = read.next_page(|| self.here(&run, request, asked))?;
        let Run { slots, attempts, now, .. } = run;
        self.cache(key, now, &slots, next.as_ref());
        self.attempts = attempts;
        self.last = Some(reply.clone());
        self.go_on(next)?;
        Ok(Turn::Whole(Done { slots, reply: Some(reply), attempts }))
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

pub(super) fn paging(action: &'static Action) -> Option<&'static Paging> {
    match &action.flow {
        Flow::Steps { pages, .. } => pages.as_ref(),
        Flow::Custom { .. } | Flow::Rust(_) => None,
    }
}
