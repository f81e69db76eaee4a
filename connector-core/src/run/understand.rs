//! One answer: its values into the slots, or the error that it is.

use std::borrow::Cow;

use bytes::Bytes;
use http::HeaderMap;
use serde_json::Value;

use super::Run;
use crate::{
    data::{
        error::{Error, ErrorKind, Result},
        file::Incoming,
        format::Format,
        helper::Helper,
        scope::{Answer, Scope},
        secret::MASK,
        shape::{Take, Type},
        spec::Reads,
        value::Slot,
    },
    http::{retry, transport::Reply},
    response::{
        decode, file, rules,
        walk::{self, Cursor},
    },
};

/// How much of an answer an error keeps.
const KEPT: usize = 16 << 10;

impl Run<'_> {
    pub(super) async fn understand(
        &mut self,
        helper: Option<&'static Helper>,
        reads: &'static Reads,
        base: usize,
        reply: &Reply,
    ) -> Result<()> {
        let rules_base = self.slots.len().max(base + reads.slots);
        self.slots.resize_with(rules_base + helper.map_or(0, |helper| helper.reads.slots), Slot::default);
        let unreadable = self.read_body(helper, reads, base, rules_base, reply);
        let answer = Answer { status: reply.status, headers: &reply.headers, base: rules_base };
        let scope = Scope { answer: Some(answer), ..self.scope() };
        let rule = rules::find(helper, &scope);
        if rule.is_some() || rules::of_status(reply.status).is_some() {
            let now = self.shared.executor.now().await;
            let error = rules::error(rule, &scope, reply.status, &self.shown(reply), now);
            let asked = || retry::retry_after(&reply.headers, now).filter(|_| error.kind().is_transient());
            let pause = error.retry_after().or_else(asked);
            return Err(self.explain(error.with_retry_after(pause), reply));
        }
        if let Some(problem) = unreadable {
            return Err(self.explain(Error::new(ErrorKind::Decode, problem), reply));
        }
        for (name, take) in reads.headers {
            self.slots[base + take.slot] = header(&reply.headers, name, take);
        }
        for take in reads.status {
            self.slots[base + take.slot] = Slot::Integer(reply.status.as_u16().into());
        }
        for slot in reads.response {
            let incoming = self.incoming.take();
            incoming.iter().for_each(|incoming| self.tell_of_call(incoming, reply));
            self.slots[base + slot] = Slot::File(Box::new(file::of(reply, incoming)));
        }
        Ok(())
    }

    /// What goes wrong while a file is read is an error of the call that gave it.
    fn tell_of_call(&self, incoming: &Incoming, reply: &Reply) {
        let (connector, card, attempts) = (self.shared.connector.key, self.card.name, self.attempts);
        let (status, id) = (reply.status.as_u16(), rules::request_id(&reply.headers));
        incoming.wrap(|body| {
            body.telling(move |error| {
                let error = error.with_operation(connector, card).with_status(status).with_attempts(attempts);
                error.with_request_id(id.clone())
            })
        });
    }

    /// Reads the body for the outputs and for the rules, in one pass. Gives what is wrong with it where that matters.
    fn read_body(
        &mut self,
        helper: Option<&'static Helper>,
        reads: &'static Reads,
        base: usize,
        rules_base: usize,
        reply: &Reply,
    ) -> Option<String> {
        let outputs = Cursor { node: &reads.body, base };
        let wants = |cursor: &Cursor| !cursor.node.takes().is_empty() || !cursor.node.children().is_empty();
        let rules = helper.map(|helper| Cursor { node: &helper.reads.body, base: rules_base });
        let mut cursors = [outputs; 2];
        let mut count = 0;
        for cursor in [(!reply.status.is_client_error() && !reply.status.is_server_error()).then_some(outputs), rules]
            .into_iter()
            .flatten()
            .filter(wants)
        {
            cursors[count] = cursor;
            count += 1;
        }
        if count == 0 {
            return None;
        }
        let problem = self.read_values(helper, reads, &cursors[..count], reply).err()?;
        // What was read before the text broke off is not for the rules.
        self.slots[rules_base..].fill_with(Slot::default);
        // A file is whatever it is; the rules that read JSON have nothing to say of it.
        let is_wanted = wants(&outputs) || reads.response.is_empty() && helper.is_some_and(rules::decide_by_body);
        is_wanted.then_some(problem)
    }

    /// Reads values of a body, however it is written. The error is what is wrong with it, in words.
    fn read_values(
        &mut self,
        helper: Option<&'static Helper>,
        reads: &'static Reads,
        cursors: &[Cursor],
        reply: &Reply,
    ) -> Result<(), String> {
        let rules = helper.map_or(Format::Json, |helper| helper.reads.format);
        let format = decode::format(reads.format, rules, reply.status, &reply.headers);
        // An empty table has no rows; an empty text of another kind says nothing.
        if reply.body.is_empty() && !matches!(format, Format::Ndjson | Format::Csv(_)) {
            return Ok(());
        }
        let not = |why: String| format!("the answer is not {}: {why}", format.name());
        let (json, is_loose) = decode::to_json(format, reply, self.shared.settings.body_limit).map_err(not)?;
        let read = if is_loose { walk::read_loose } else { walk::read };
        read(&json, cursors, &mut self.slots).map_err(|malformed| not(malformed.explain(&json)))
    }

    /// An answer as people may see it. It is masked before anything is cut from it: half a secret is one too.
    fn shown<'r>(&self, reply: &'r Reply) -> Cow<'r, str> {
        match String::from_utf8_lossy(&reply.body) {
            Cow::Borrowed(text) => self.redact(text),
            Cow::Owned(text) => Cow::Owned(self.redact(&text).into_owned()),
        }
    }

    /// Masks the credentials, and the signature that was made of them for the last request.
    fn redact<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let text = self.credentials.redact(text, self.input);
        match &self.proof {
            Some(proof) if text.contains(&proof.signature) => Cow::Owned(text.replace(&proof.signature, MASK)),
            _ => text,
        }
    }

    /// Adds what every error of an answer has, and masks what the service echoed. None of it is longer than what is kept of the answer.
    pub(crate) fn explain(&self, error: Error, reply: &Reply) -> Error {
        let redact = |text: &str| kept(self.redact(text).into_owned());
        let message = redact(error.message());
        let code = error.code().map(redact);
        let details = error.details().map(|details| {
            let text = redact(&details.to_string());
            // What was cut is no JSON any more, but the text of its beginning.
            serde_json::from_str(&text).unwrap_or(Value::String(text))
        });
        let shown = self.shown(reply);
        error
            .with_message(message)
            .with_code(code)
            .with_details(details)
            .with_status(reply.status.as_u16())
            .with_request_id(rules::request_id(&reply.headers).map(|id| redact(&id)))
            .with_attempts(self.attempts)
            .with_answer(Bytes::copy_from_slice(&shown.as_bytes()[..shown.len().min(KEPT)]))
    }
}

/// The beginning of a text that is longer than what is kept. It was masked before: half a secret is one too.
fn kept(mut text: String) -> String {
    if text.len() > KEPT {
        let end = (0..=KEPT).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        text.truncate(end);
        text.push('…');
    }
    text
}

/// A header as a value of the type that is asked for.
fn header(headers: &HeaderMap, name: &str, take: &Take) -> Slot {
    let Some(text) = headers.get(name).and_then(|value| value.to_str().ok()) else { return Slot::Empty };
    let parsed = match take.ty.inner() {
        Type::Text | Type::Url | Type::Choices(_) => Some(Slot::Text(text.to_owned())),
        Type::Secret => Some(Slot::Secret(text.into())),
        Type::Integer => text.trim().parse().ok().map(Slot::Integer),
        Type::Decimal => text.trim().parse().ok().map(Slot::Decimal),
        Type::Boolean => text.trim().parse().ok().map(Slot::Boolean),
        _ => None,
    };
    parsed.unwrap_or(Slot::Wrong("text"))
}
