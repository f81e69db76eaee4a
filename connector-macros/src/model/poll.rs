//! `poll every 5m { … }`: what is asked, what is kept from one time to the next, and which items are new.

use proc_macro2::Ident;

use super::{
    action::Action,
    event::{self, EventValue},
    given,
    reads::{self, Source},
    request::Effects,
    scope::World,
    trigger::{DAY, Head, MINUTE, Yield, check_every},
    types::Type,
};
use crate::{
    errors::{Code, Errors, Place},
    syntax::{
        self,
        action::Group,
        poll::{Cursor as WrittenCursor, Lookback as WrittenLookback},
        sample::Sample,
        step::{Step, What},
    },
};

pub struct Poll {
    /// In milliseconds.
    pub every: u64,
    pub cursor: Option<Cursor>,
    pub lookback: Option<Lookback>,
    /// Whether the first run delivers all that the service has.
    pub everything: bool,
    pub flow: Action,
}

pub struct Cursor {
    pub ty: Type,
    /// As written.
    pub path: String,
    pub source: CursorSource,
}

pub enum CursorSource {
    /// A slot of the last answer.
    Answer(usize),
    /// The word of a pick, and what it picks from each item.
    Items(Ident, EventValue),
    /// Written, and not understood; already reported.
    Unknown,
}

pub enum Lookback {
    Duration(u64),
    /// As digits.
    Number(String),
}

/// The poll that is a trigger, and what it yields.
pub fn lower(
    written: syntax::poll::Poll,
    head: &Head<'_>,
    outputs: Vec<Group>,
    samples: Vec<Sample>,
    always: bool,
    world: &World<'_>,
    errors: &Errors,
) -> (Poll, Yield) {
    let place = written.place;
    let has_outputs = !outputs.is_empty();
    if !has_outputs && written.pages.is_none() && !head.broken {
        errors.push(
            place,
            Code::MissingItems,
            "this poll yields nothing; write `items Item from body.items;`, `pages { … }`, or `output { … }`",
        );
    }
    let poll = Poll::lower(written, head, outputs, samples, world, errors);
    let item = poll.flow.pages.as_ref().map(|pages| pages.item.clone());
    let dedupe = match (head.dedupe, &item) {
        (None, _) => Vec::new(),
        (Some(dedupe), Some(item)) => event::keys_of_items(dedupe, item, world.records, errors),
        (Some(dedupe), None) => {
            if !head.broken && has_outputs {
                event::report_no_items(dedupe, errors);
            }
            Vec::new()
        }
    };
    if poll.cursor.is_none() && head.dedupe.is_none() && !always && !head.broken {
        let advice = "write `cursor: DateTime from max(item.updated_at);`, `dedupe by item.id;`, or `deliver always;`";
        errors.push(place, Code::NothingNew, format_args!("nothing says what is new since the last poll; {advice}"));
    }
    let output = poll.flow.output.clone();
    (poll, Yield { output, item, dedupe })
}

impl Poll {
    pub fn lower(
        written: syntax::poll::Poll,
        head: &Head<'_>,
        outputs: Vec<Group>,
        samples: Vec<Sample>,
        world: &World<'_>,
        errors: &Errors,
    ) -> Self {
        let syntax::poll::Poll { every, steps, pages, cursor, lookback, first_run, place: _ } = written;
        check_every(every, 5 * MINUTE, 30 * DAY, "a poll runs every 5 minutes to 30 days: from `5m` to `30d`", errors);
        let ty = cursor.as_ref().map(|cursor| cursor_type(cursor, world, errors));
        let unread = head.broken.then_some(Type::Unknown);
        let given = ty.clone().or(unread).map(|ty| given::field("cursor", "Saved cursor", Type::Optional(Box::new(ty))));
        steps.iter().for_each(|step| check_reads(step, errors));
        let has_request = !steps.is_empty();
        let action = syntax::action::Action {
            effects: Some(Effects::default()),
            steps,
            pages,
            outputs,
            samples,
            broken: head.broken,
            ..syntax::action::Action::new(head.name.clone())
        };
        let mut flow = head.flow(action, "trigger", given.into_iter().collect(), world, errors);
        let lookback = lookback.and_then(|lookback| Lookback::lower(&lookback, ty.as_ref(), head.broken, errors));
        let cursor = cursor.zip(ty).map(|(cursor, ty)| Cursor::lower(&cursor, ty, &mut flow, has_request, world, errors));
        Self { every: every.millis, cursor, lookback, everything: first_run.is_some_and(|first_run| first_run == "everything"), flow }
    }
}

/// What is asked every few minutes changes nothing.
fn check_reads(step: &Step, errors: &Errors) {
    let What::Request(request) = &step.what else { return };
    let method = &request.method;
    if ["PUT", "PATCH", "DELETE"].iter().any(|writes| method == writes) {
        errors.push(
            method,
            Code::PollWrites,
            format_args!("a poll only reads, and {method} does not; write `GET`, or `POST` for a search"),
        );
    }
}

fn cursor_type(cursor: &WrittenCursor, world: &World<'_>, errors: &Errors) -> Type {
    let ty = world.types.lower(&cursor.ty, errors);
    if matches!(ty, Type::Text | Type::Integer | Type::Decimal | Type::DateTime | Type::Object | Type::Unknown) {
        return ty;
    }
    let noun = if ty.is_optional() { "an `Option`".to_owned() } else { ty.noun().to_owned() };
    let message =
        format!("a cursor is a `String`, `i64`, `f64`, `DateTime` or `Object`, not {noun}; on the first run it is absent by itself");
    errors.push(cursor.ty.place(), Code::CursorType, message);
    Type::Unknown
}

impl Cursor {
    fn lower(cursor: &WrittenCursor, ty: Type, flow: &mut Action, has_request: bool, world: &World<'_>, errors: &Errors) -> Self {
        let WrittenCursor { pick, source, .. } = cursor;
        let lowered = match pick {
            Some(pick) => of_items(pick, cursor, &ty, flow, world, errors),
            None => of_answer(cursor, &ty, flow, has_request, errors),
        };
        let path = pick.as_ref().map_or_else(|| source.to_string(), |pick| format!("{pick}({source})"));
        Self { ty, path, source: lowered.unwrap_or(CursorSource::Unknown) }
    }
}

/// `max(item.updated_at)`
fn of_items(pick: &Ident, cursor: &WrittenCursor, ty: &Type, flow: &Action, world: &World<'_>, errors: &Errors) -> Option<CursorSource> {
    let path = &cursor.source;
    let Some(pages) = &flow.pages else {
        let message = format!("`{pick}(…)` looks at items, and this poll has none; write a path such as `from body.next`");
        errors.push(path.place, Code::CursorSource, message);
        return None;
    };
    let (value, found) = event::of_item(path, &pages.item, world.records, errors)?;
    let is_ordered = matches!(ty, Type::Integer | Type::Decimal | Type::DateTime | Type::Unknown);
    if (pick == "max" || pick == "min") && !is_ordered {
        let message = format!("`{pick}` compares numbers and dates, and this cursor is {}; write `last(…)` or `first(…)`", ty.noun());
        errors.push(pick, Code::CursorSource, message);
    } else if *found.inner() != *ty && !matches!(found, Type::Json) && !found.is_unknown() && !ty.is_unknown() {
        let message = format!("`{path}` is {}, and the cursor is {}; give both the same type", found.noun(), ty.noun());
        errors.push(path.place, Code::CursorType, message);
    }
    Some(CursorSource::Items(pick.clone(), value))
}

/// `body.next`, `header["x-cursor"]`: read behind whatever else the last request reads.
fn of_answer(cursor: &WrittenCursor, ty: &Type, flow: &mut Action, has_request: bool, errors: &Errors) -> Option<CursorSource> {
    let path = &cursor.source;
    if path.root == "item" {
        let message = format!("`{path}` is of one item among many; say of which: `max({path})`, `min(…)`, `first(…)` or `last(…)`");
        errors.push(path.place, Code::CursorSource, message);
        return None;
    }
    let source = match Source::lower(path, errors) {
        Some(source) => source.ok()?,
        None => {
            reads::unknown_root(path, &["body", "header", "item"], errors);
            return None;
        }
    };
    if matches!(source, Source::Header(_)) && !matches!(ty, Type::Text | Type::Unknown) || source == Source::Status {
        errors.push(path.place, Code::CursorSource, "a cursor comes from the body, or as a `String` from a header");
        return None;
    }
    let Some(step) = flow.last.and_then(|last| flow.steps.get_mut(last)) else {
        if has_request {
            let message = format!("`{path}` is of the last request without a name, and there is none");
            errors.push(path.place, Code::NoUnnamedRequest, message);
        }
        return None;
    };
    let slot = step.reads.slots;
    step.reads.take(&source, slot, Type::Optional(Box::new(ty.clone())));
    step.reads.slots += 1;
    Some(CursorSource::Answer(slot))
}

impl Lookback {
    fn lower(lookback: &WrittenLookback, cursor: Option<&Type>, broken: bool, errors: &Errors) -> Option<Self> {
        let refuse = |place: Place, message: &str| {
            errors.push(place, Code::Lookback, message);
            None
        };
        let place = lookback.place();
        match (lookback, cursor) {
            (_, Some(Type::Unknown)) => None,
            (_, None) if broken => None,
            (_, None) => refuse(place, "`lookback` is counted back from a cursor, and this poll has none"),
            (WrittenLookback::Duration(millis, _), Some(Type::DateTime)) => Some(Self::Duration(*millis)),
            (WrittenLookback::Number(number), Some(Type::Integer | Type::Decimal)) if !number.digits.starts_with('-') => {
                Some(Self::Number(number.digits.clone()))
            }
            (_, Some(Type::DateTime)) => refuse(place, "the cursor is a date and time; look back by a duration such as `10m`"),
            (_, Some(Type::Integer | Type::Decimal)) => refuse(place, "the cursor is a number; look back by a number such as `100`"),
            (_, Some(_)) => refuse(place, "only a number or a date and time has something before it; leave `lookback` out"),
        }
    }
}
