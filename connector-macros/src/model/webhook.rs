//! Webhooks: how deliveries are asked for, known to be true, read and answered.

use super::{
    action::Action,
    delivery::{self, Delivered, Delivery},
    delivery_sample::DeliverySample,
    event::{self, EventKey, EventValue},
    field::Field,
    flow, given, pages,
    poll::Poll,
    reads::{Reads, Source},
    request::Effects,
    scope::World,
    shape::Shape,
    trigger::{DAY, Head, MINUTE, Yield, check_every},
    types::Type,
    value::{Expr, ExprKind},
    verify::{self, Verify},
};
use crate::{
    errors::{Code, Errors},
    syntax::{self, action::Group, field::Kind, path::Path, webhook::Registration},
};

pub struct Webhook {
    /// None only where the description is wrong.
    pub verify: Option<Verify>,
    pub challenge: Option<(Expr, Option<Expr>)>,
    /// Where the JSON stands; none where the payload is a form.
    pub payload: Option<Delivered>,
    pub reads: Reads,
    pub events: Events,
    /// Outputs that do not come from the body or a header.
    pub other_outputs: Vec<(usize, Expr)>,
    pub reply: (u16, Option<Expr>),
    pub register: Option<Action>,
    /// How often, in milliseconds.
    pub renew: Option<(u64, Action)>,
    pub deregister: Option<Action>,
    pub reconcile: Option<Poll>,
    pub samples: Vec<DeliverySample>,
}

/// What an event of a delivery is.
pub enum Events {
    Delivery,
    /// The value, or each item of the list, in slot 0.
    Value,
    Items,
    /// Each item of the list in this slot, by what the outputs read of it.
    Each(usize, Reads),
}

pub fn lower(
    written: syntax::webhook::Webhook,
    head: &Head<'_>,
    outputs: &[Group],
    world: &World<'_>,
    errors: &Errors,
) -> (Webhook, Yield) {
    let syntax::webhook::Webhook {
        verify,
        challenge,
        payload,
        events,
        reply,
        register,
        renew,
        deregister,
        reconcile,
        samples,
        broken_poll,
        place,
    } = written;
    if verify.is_none() && !head.broken {
        let advice = "write `verify hmac_sha256 { … }`, `verify shared_secret { … }`, `verify jwt { … }`, or `verify none because \"…\";`";
        errors.push(place, Code::MissingVerify, format_args!("nothing says how deliveries are known to come from the service; {advice}"));
    }
    let (output, fields) = Shape::lower(outputs, Kind::Output, world.types, errors);
    let mut reader = EventReader::new(events.as_ref(), output, world, errors);
    reader.check_outputs(outputs, head.broken);
    reader.read_outputs(&fields);
    let EventReader { mut delivery, events, other_outputs, output, item, .. } = reader;
    let verify = verify.and_then(|verify| verify::lower(&verify, &mut delivery, world, errors));
    let challenge = challenge.map(|challenge| {
        let value = Expr { kind: delivery.resolve(&challenge.value, errors), place: challenge.value.place };
        let json = challenge.json.map(|json| Expr::lower(&json, &mut |path| delivery.resolve(path, errors), errors));
        (value, json)
    });
    let reply = reply.map_or((200, None), |reply| {
        let json = reply.json.map(|json| Expr::lower(&json, &mut |path| delivery.resolve(path, errors), errors));
        (reply.status, json)
    });
    let dedupe = head.dedupe.map_or_else(Vec::new, |dedupe| {
        let key = |path: &Path| key(path, &events, item.as_ref(), &mut delivery, world, errors);
        dedupe.paths.iter().filter_map(key).collect()
    });
    let sample = |sample| DeliverySample::lower(sample, &output.fields, &fields, world.records, errors);
    let samples = samples.iter().map(sample).collect();
    let flows = Flows::lower(register, renew, deregister, head, world, errors);
    let reconcile = reconcile.map(|poll| self::reconcile(poll, broken_poll, item.as_ref(), head, world, errors));
    let webhook = Webhook {
        verify,
        challenge,
        payload: self::payload(payload, errors),
        reads: delivery.reads,
        events,
        other_outputs,
        reply,
        register: flows.register,
        renew: flows.renew,
        deregister: flows.deregister,
        reconcile,
        samples,
    };
    (webhook, Yield { output, item, dedupe })
}

impl Webhook {
    /// The flows that ask the service to send.
    pub fn flows(&self) -> impl Iterator<Item = &Action> {
        self.register.iter().chain(self.renew.iter().map(|(_, flow)| flow)).chain(&self.deregister)
    }
}

/// Where the JSON stands that `body` is.
fn payload(written: Option<syntax::webhook::Payload>, errors: &Errors) -> Option<Delivered> {
    let path = match written {
        None => return Some(Delivered::RawBody),
        Some(syntax::webhook::Payload::Form) => return None,
        Some(syntax::webhook::Payload::Json(path)) => path,
    };
    match delivery::outside_body(&path, errors)? {
        Some(Delivered::EventUrl) | None => {
            let message = format!("`{path}` is what the payload decodes to; write `raw_body`, `form.name` or `query.name`");
            errors.push(path.place, Code::PayloadSource, message);
            None
        }
        found => found,
    }
}

/// What an event holds, while it is read.
struct EventReader<'a> {
    delivery: Delivery,
    events: Events,
    other_outputs: Vec<(usize, Expr)>,
    output: Shape,
    item: Option<Type>,
    keyword: Option<&'a syntax::webhook::Events>,
    errors: &'a Errors,
}

impl<'a> EventReader<'a> {
    fn new(written: Option<&'a syntax::webhook::Events>, output: Shape, world: &World<'_>, errors: &'a Errors) -> Self {
        let slots = if written.is_some_and(|events| events.ty.is_some()) { 1 } else { output.fields.len() };
        let mut reader = Self {
            delivery: Delivery::new(slots),
            events: Events::Delivery,
            other_outputs: Vec::new(),
            output,
            item: None,
            keyword: written,
            errors,
        };
        if let Some(written) = written {
            reader.set_events(written, world);
        }
        reader
    }

    fn set_events(&mut self, written: &syntax::webhook::Events, world: &World<'_>) {
        let errors = self.errors;
        let source = match written.source.root.as_str() {
            "body" => Source::Body(written.source.keys.clone()),
            _ => {
                let message = format!("events stand in the body; write `from body.events`, not `{}`", written.source);
                errors.push(written.source.place, Code::ItemsSource, message);
                Source::Body(Vec::new())
            }
        };
        let Some(ty) = &written.ty else {
            let list = self.delivery.slot(source, Type::List(Box::new(Type::Json)));
            let reads = Reads { slots: self.output.fields.len(), ..Reads::default() };
            self.events = Events::Each(list, reads);
            return;
        };
        let item = pages::item_type(world.types.lower(ty, errors), ty.place(), errors);
        let (events, read) = match written.many {
            true => (Events::Items, Type::List(Box::new(item.clone()))),
            false => (Events::Value, item.clone()),
        };
        self.delivery.reads.take(&source, 0, read);
        self.events = events;
        self.item = Some(item);
    }

    /// An event is a typed value, or has outputs.
    fn check_outputs(&self, outputs: &[Group], broken: bool) {
        match (&self.keyword, outputs.first()) {
            (Some(events), Some(group)) if events.ty.is_some() => {
                let message = "these events are values of a type, and have no `output`; leave it out, or the type";
                self.errors.push(group.place, Code::OutputOfPages, message);
            }
            (Some(events), None) if events.ty.is_none() && !broken => {
                let message =
                    "nothing says what an event holds; write `events Event from body.events;`, or `output { id: String from item.id }`";
                self.errors.push(events.place, Code::MissingItems, message);
            }
            _ => {}
        }
    }

    fn read_outputs(&mut self, written: &[&syntax::field::Field]) {
        let errors = self.errors;
        let is_typed = self.item.is_some();
        for (slot, written) in written.iter().enumerate() {
            let Some(path) = &written.source else {
                flow::report_missing_source(written, errors);
                continue;
            };
            if let Some(field) = self.output.fields.get_mut(slot) {
                field.path = path.to_string();
            }
            if is_typed {
                continue;
            }
            let ty = self.output.fields.get(slot).map_or(Type::Unknown, |field| field.ty.clone());
            self.read_output(path, slot, ty);
        }
    }

    fn read_output(&mut self, path: &Path, slot: usize, ty: Type) {
        let errors = self.errors;
        if let ("item", Events::Each(_, reads)) = (path.root.as_str(), &mut self.events) {
            return reads.take(&Source::Body(path.keys.clone()), slot, ty);
        }
        if path.root == "item" {
            let message = format!("`{path}` is not known here: a delivery is one event; for several write `events body.events;`");
            return errors.push(path.place, Code::NotInScope, message);
        }
        match delivery::outside_body(path, errors) {
            None => {}
            Some(Some(value)) => {
                check_is_text(path, &ty, errors);
                self.other_outputs.push((slot, Expr { kind: ExprKind::Delivered(value), place: path.place }));
            }
            Some(None) => {
                let Some(Ok(source)) = Source::lower(path, errors) else { return };
                flow::check_source_type(&source, &ty, path.place, errors);
                self.delivery.reads.take(&source, slot, ty);
            }
        }
    }
}

/// What stands beside the body is text.
fn check_is_text(path: &Path, ty: &Type, errors: &Errors) {
    if !matches!(ty.inner(), Type::Text | Type::Url | Type::Secret | Type::Choices(_) | Type::Unknown) {
        errors.push(path.place, Code::SourceType, format_args!("`{path}` is text; make it a `String` or an `Option<String>`"));
    }
}

fn key(path: &Path, events: &Events, item: Option<&Type>, delivery: &mut Delivery, world: &World<'_>, errors: &Errors) -> Option<EventKey> {
    let value = match (path.root.as_str(), item, events) {
        ("item", Some(item), _) => return event::key_of_item(path, item, world.records, errors),
        ("item", None, Events::Each(..)) => EventValue::Keys(path.keys.clone()),
        _ => EventValue::Delivery(Expr { kind: ExprKind::Delivered(delivery.value(path, errors)?), place: path.place }),
    };
    Some(EventKey { path: path.to_string(), value })
}

/// A poll for what the webhook missed: its items are the same as the webhook's events, so that they can be told apart together.
fn reconcile(written: syntax::poll::Poll, broken: bool, item: Option<&Type>, head: &Head<'_>, world: &World<'_>, errors: &Errors) -> Poll {
    let place = written.place;
    let has_items = written.pages.is_some();
    let broken = broken || head.broken;
    let poll = Poll::lower(written, &Head { broken, ..*head }, Vec::new(), Vec::new(), world, errors);
    let found = poll.flow.pages.as_ref().map(|pages| &pages.item);
    let fits = match (item, found) {
        (Some(item), Some(found)) => item == found || item.is_unknown() || found.is_unknown(),
        _ => false,
    };
    if !fits && !broken {
        let advice = if has_items {
            "give both one record: `event Issue from body.issue;` and `items Issue from body;`"
        } else {
            "write `items Issue from body;` in it"
        };
        let message = format_args!("a poll that reconciles yields the same items as the webhook; {advice}");
        errors.push(place, Code::ReconcileEvents, message);
    }
    if head.dedupe.is_none() && !broken {
        errors.push(
            place,
            Code::ReconcileEvents,
            "the poll finds what the webhook brought already; write `dedupe by item.id;` in the trigger",
        );
    }
    poll
}

/// The flows that ask the service to send, to go on, and to stop.
#[derive(Default)]
struct Flows {
    register: Option<Action>,
    renew: Option<(u64, Action)>,
    deregister: Option<Action>,
}

const CREATES: Effects = Effects { write: true, idempotent: false, destructive: false };
const RENEWS: Effects = Effects { write: true, idempotent: true, destructive: false };
const REMOVES: Effects = Effects { write: true, idempotent: true, destructive: true };

impl Flows {
    fn lower(
        register: Option<Registration>,
        renew: Option<(syntax::trigger::Every, Registration)>,
        deregister: Option<Registration>,
        head: &Head<'_>,
        world: &World<'_>,
        errors: &Errors,
    ) -> Self {
        if let (None, Some(keyword), false) =
            (&register, renew.as_ref().map(|(_, renew)| &renew.keyword).or(deregister.as_ref().map(|flow| &flow.keyword)), head.broken)
        {
            errors.push(keyword, Code::MissingRegister, format_args!("`{keyword}` needs a `register` that asked the service to send"));
        }
        let mut given = vec![given::field("event_url", "Event URL", Type::Url)];
        let broken =
            register.as_ref().is_none_or(|register| register.broken || register.step.as_ref().is_some_and(|step| step.fields.broken));
        let register = register.map(|register| registration(register, CREATES, &given, head, world, errors));
        for field in register.iter().flat_map(|flow| &flow.steps).flat_map(|step| &step.fields) {
            given.push(given::field(&format!("registration.{}", field.written), &field.label, field.ty.clone()));
        }
        if broken {
            given.push(given::field("registration.", "", Type::Unknown));
        }
        let renew = renew.map(|(every, renew)| {
            check_every(every, MINUTE, 365 * DAY, "a registration is renewed every minute to every year: from `1m` to `365d`", errors);
            (every.millis, registration(renew, RENEWS, &given, head, world, errors))
        });
        if let (Some((_, renew)), false) = (&renew, broken) {
            replaces_fields(renew, &given, errors);
        }
        let deregister = deregister.map(|deregister| {
            no_fields(&deregister, errors);
            registration(deregister, REMOVES, &given, head, world, errors)
        });
        Self { register, renew, deregister }
    }
}

fn registration(written: Registration, effects: Effects, given: &[Field], head: &Head<'_>, world: &World<'_>, errors: &Errors) -> Action {
    let action = syntax::action::Action {
        effects: Some(effects),
        steps: written.step.into_iter().collect(),
        broken: written.broken,
        ..syntax::action::Action::new(written.keyword)
    };
    head.flow(action, "flow", given.to_vec(), world, errors)
}

/// What `renew` reads takes the place of what `register` gave.
fn replaces_fields(renew: &Action, given: &[Field], errors: &Errors) {
    for field in renew.steps.iter().flat_map(|step| &step.fields) {
        let before = given.iter().find(|given| given::name(given) == field.written);
        if before.is_none_or(|before| before.ty != field.ty && !before.ty.is_unknown() && !field.ty.is_unknown()) {
            let message = format!("`register` gives no `{}` of this type that could be replaced; add it there", field.written);
            errors.push(&field.ident, Code::UnknownStepField, message);
        }
    }
}

fn no_fields(deregister: &Registration, errors: &Errors) {
    let fields = deregister.step.iter().flat_map(|step| &step.fields.list);
    for field in fields.take(1) {
        errors.push(&field.name, Code::FieldsWithoutStep, "nothing comes after `deregister`; leave the fields out");
    }
}
