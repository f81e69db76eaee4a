//! A page whose items are read one by one, since it is long: what stands around them is read when the last one has been.

use std::{
    pin::Pin,
    task::{Context, Poll, ready},
};

use futures_core::Stream;

use crate::{
    data::{
        error::{Error, ErrorKind, Result},
        file::FileStream,
        format::Format,
        spec::{Next as NextPage, Paging, Step},
        value::{Slot, Slots},
    },
    http::transport::Reply,
    request::page::Page,
    response::walk::{
        items::{self, Broken, Next},
        records::Records,
    },
    run::Run,
};

/// Where the items of a page stand, if they may be read one by one: nothing else of the request looks at them.
pub(super) fn place(paging: &Paging, step: &'static Step) -> Option<items::Place> {
    let is_possible = !matches!(paging.next, NextPage::Rust { .. }) && step.fields.is_empty();
    let is_possible = is_possible && matches!(step.reads.format, Format::Json | Format::Ndjson | Format::Csv(_));
    items::place_of(&step.reads.body).filter(|_| is_possible)
}

/// A page that is being read.
pub(super) struct PageStream {
    chunks: FileStream,
    items: Records,
    format: Format,
    /// The values of the last item.
    pub(super) slots: Slots,
    reply: Reply,
    /// What the page was asked for with.
    pub(super) asked: Option<Page>,
    pub(super) attempts: u32,
}

impl PageStream {
    /// The page that a run has left with the service; none where it was read.
    pub(super) fn of(run: &mut Run<'_>, place: Option<items::Place>, format: Format, reply: &Reply, asked: Option<&Page>) -> Option<Self> {
        let chunks = run.incoming.take()?.take();
        let items = Records::new(format, place?, &reply.headers, run.shared.settings.body_limit)?;
        let (reply, asked) = (reply.clone(), asked.cloned());
        Some(Self { chunks, items, format, slots: Slots::new(), reply, asked, attempts: run.attempts })
    }

    /// The next item; none when all of the page has come.
    pub(super) fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Result<Option<Slot>>> {
        loop {
            self.slots.clear();
            match self.items.next(&mut self.slots) {
                Ok(Next::Item(item)) => return Poll::Ready(Ok(Some(item))),
                Ok(Next::End) => return Poll::Ready(Ok(None)),
                Ok(Next::Wanting) => match ready!(Pin::new(&mut self.chunks).poll_next(context)).transpose() {
                    Ok(Some(chunk)) => self.items.feed(&chunk),
                    Ok(None) => self.items.end(),
                    Err(error) => return Poll::Ready(Err(self.attempted(error))),
                },
                Err(Broken::Malformed(why)) => {
                    let message = format!("the answer is not {}: {why}", self.format.name());
                    return Poll::Ready(Err(self.attempted(Error::new(ErrorKind::Decode, message))));
                }
                Err(Broken::TooLarge(most)) => {
                    let message = format!(
                        "an item of the list, or what stands around it, has more than {most} bytes; \
                         raise `body_limit` of the connection if that is expected"
                    );
                    return Poll::Ready(Err(self.attempted(Error::new(ErrorKind::Decode, message))));
                }
            }
        }
    }

    fn attempted(&self, error: Error) -> Error {
        error.with_status(self.reply.status.as_u16()).with_attempts(self.attempts)
    }

    /// How many items have been given.
    pub(super) fn given(&self) -> usize {
        self.items.count()
    }

    /// The answer with an empty list in the place of the items.
    pub(super) fn into_around(self) -> Reply {
        Reply { body: self.items.into_around().into(), ..self.reply }
    }
}
