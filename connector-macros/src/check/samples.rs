//! Samples hold what is read of an answer: the outputs of a card, the items of its pages, the fields of its steps. Answers that an error
//! rule explains, or the status, are read by nobody.

use crate::{
    errors::{Code, Errors, Place},
    model::{
        Connector,
        action::Action,
        condition::{Comparison, Condition},
        field::Field,
        helper::Helper,
        pages::{ITEMS_SLOT, Pages},
        reads::{Key, Node, below},
        sample::{self, Json, JsonKind, Reply, ReplyTo},
        step::{Step, What},
        types::Type,
        value::{Expr, ExprKind},
        written::{self, FormatKind},
    },
};

pub fn hold_what_is_read(connector: &Connector, errors: &Errors) {
    for flow in connector.flows() {
        for (reply, later) in flow.samples.iter().flat_map(|sample| with_later(&sample.replies)) {
            let Some(step) = asked(flow, reply) else { continue };
            // A job that is not done yet says nothing else.
            if matches!(step.what, What::Wait(_)) && later.iter().any(|later| later.to == reply.to) {
                continue;
            }
            let Some(request) = step.request() else { continue };
            let helper = request.helper.and_then(|helper| connector.helpers.get(helper));
            let fails = helper.into_iter().flat_map(|helper| helper.rules.iter().map(move |rule| (helper, rule)));
            let may_fail = fails.map(|(helper, rule)| holds(&rule.when, helper, reply)).any(|holds| holds != Some(false));
            if (200..300).contains(&reply.status) && !may_fail {
                let format = written::format_of(connector, flow, reply);
                let is_loose = matches!(format, FormatKind::Xml | FormatKind::Csv { .. } | FormatKind::Form);
                // What cannot be written so has been told.
                if written::body(reply, format).is_err() {
                    continue;
                }
                Answer { connector, errors, reply, is_loose }.check(flow, step);
            }
        }
    }
}

/// Each reply, with those behind it.
fn with_later(replies: &[Reply]) -> impl Iterator<Item = (&Reply, &[Reply])> {
    (1..=replies.len()).filter_map(|next| Some((replies.get(next - 1)?, &replies[next..])))
}

/// The step whose answer this is; none for a step of a helper that the flow calls.
fn asked<'a>(flow: &'a Action, reply: &Reply) -> Option<&'a Step> {
    match &reply.to {
        ReplyTo::Page(_) if flow.pages.is_none() => None,
        ReplyTo::Last | ReplyTo::Page(_) => flow.steps.get(flow.last?),
        ReplyTo::Step(name) => flow.steps.iter().find(|step| step.name.as_ref().is_some_and(|known| known == name)),
        ReplyTo::Request(..) => None,
    }
}

struct Answer<'a> {
    connector: &'a Connector,
    errors: &'a Errors,
    reply: &'a Reply,
    /// Whether its values have no types, so that they are read as what is asked for.
    is_loose: bool,
}

impl Answer<'_> {
    fn check(&self, flow: &Action, step: &Step) {
        let Some(json) = self.reply.json.as_ref().filter(|json| is_whole(json)) else { return };
        let is_main = matches!(self.reply.to, ReplyTo::Last | ReplyTo::Page(_));
        if let (true, Some(pages)) = (is_main, &flow.pages) {
            return self.check_items(json, pages, &step.reads.body);
        }
        // What functions of outputs take stands behind the outputs.
        let outputs = if is_main { flow.output.fields.as_slice() } else { &[] };
        for (slot, field) in outputs.iter().chain(&step.fields).enumerate() {
            if let Some(keys) = step.reads.body.keys_of(slot) {
                self.check_field(at(json, &keys), field, &field.path, json.place);
            }
        }
    }

    fn check_items(&self, json: &Json, pages: &Pages, reads: &Node) {
        let Some(keys) = reads.keys_of(ITEMS_SLOT) else { return };
        match at(json, &keys) {
            Some(Json { kind: JsonKind::List(items), .. }) => {
                for (index, item) in items.iter().enumerate() {
                    self.check_type(item, &pages.item, &format!("{}[{index}]", pages.items));
                }
            }
            Some(Json { kind: JsonKind::Broken, .. }) => {}
            Some(other) => self.misfit(other, &pages.items, "a list"),
            None => self.missing(json.place, &pages.items, "the pages need it"),
        }
    }

    fn check_field(&self, found: Option<&Json>, field: &Field, path: &str, place: Place) {
        match found {
            None if self.is_loose && matches!(field.ty, Type::List(_)) => {}
            None | Some(Json { kind: JsonKind::Null, .. })
                if self.is_loose && field.ty == Type::Text && found.is_some()
                    || field.default.is_some()
                    || field.ty.is_optional()
                    || field.ty.is_unknown() => {}
            Some(Json { kind: JsonKind::Null, .. }) if matches!(field.ty, Type::Nullable(_) | Type::Json) => {}
            None => self.missing(place, path, &format!("`{}` needs it", field.written)),
            Some(json) => self.check_type(json, &field.ty, path),
        }
    }

    fn check_type(&self, json: &Json, ty: &Type, path: &str) {
        let fits = match (ty, &json.kind) {
            (Type::Integer | Type::Decimal, JsonKind::Text(text)) if self.is_loose => text.trim().parse::<f64>().is_ok(),
            (Type::Boolean, JsonKind::Text(text)) if self.is_loose => matches!(text.trim(), "true" | "false" | "1" | "0"),
            (Type::Text, JsonKind::Number { .. } | JsonKind::Boolean(_) | JsonKind::Null) if self.is_loose => true,
            (Type::List(_) | Type::Record(_), JsonKind::Null) | (Type::Record(_), JsonKind::Text(_)) if self.is_loose => true,
            (Type::List(item), _) if self.is_loose && !matches!(json.kind, JsonKind::List(_)) => return self.check_type(json, item, path),
            (Type::Unknown | Type::Json | Type::Rust(_) | Type::Item(..) | Type::File | Type::Duration, _) | (_, JsonKind::Broken) => true,
            (Type::Optional(_) | Type::Nullable(_), JsonKind::Null) => true,
            (Type::Optional(inner) | Type::Nullable(inner), _) => return self.check_type(json, inner, path),
            (Type::Text | Type::Secret | Type::Url | Type::Choices(_), JsonKind::Text(_)) => true,
            (Type::DateTime, JsonKind::Text(text)) => match sample::date_time_problem(text) {
                None => true,
                Some(problem) => return self.say(json.place, Code::SampleValue, format!("in the sample `{path}` {problem}")),
            },
            (Type::Integer, JsonKind::Number { is_whole, .. }) => *is_whole,
            (Type::Decimal, JsonKind::Number { .. }) | (Type::Boolean, JsonKind::Boolean(_)) | (Type::Object, JsonKind::Object(_)) => true,
            (Type::List(item), JsonKind::List(items)) => {
                items.iter().enumerate().for_each(|(index, value)| self.check_type(value, item, &format!("{path}[{index}]")));
                true
            }
            (Type::Record(record), JsonKind::Object(_)) => {
                let Some(record) = self.connector.records.get(*record) else { return };
                for (place, field) in record.fields.iter().enumerate() {
                    let Some(keys) = record.tree.keys_of(place) else { continue };
                    self.check_field(at(json, &keys), field, &below(path, &keys), json.place);
                }
                true
            }
            _ => false,
        };
        if !fits {
            self.misfit(json, path, ty.noun());
        }
    }

    fn misfit(&self, json: &Json, path: &str, wanted: &str) {
        self.say(json.place, Code::SampleType, format!("in the sample `{path}` is {}, not {wanted}", sample::noun(&json.kind)));
    }

    fn missing(&self, place: Place, path: &str, who: &str) {
        self.say(place, Code::SampleIncomplete, format!("the sample has no `{path}`, and {who}"));
    }

    fn say(&self, place: Place, code: Code, message: String) {
        self.errors.push(place, code, message);
    }
}

/// Whether all of it could be read.
fn is_whole(json: &Json) -> bool {
    match &json.kind {
        JsonKind::Broken => false,
        JsonKind::List(items) => items.iter().all(is_whole),
        JsonKind::Object(members) => members.iter().all(|member| is_whole(&member.value)),
        _ => true,
    }
}

/// The value that keys lead to.
fn at<'a>(json: &'a Json, keys: &[Key]) -> Option<&'a Json> {
    sample::at(json, keys)
}

/// What a rule compares.
enum Operand<'a> {
    Absent,
    Boolean(bool),
    Text(&'a str),
    Number(f64),
    Other,
}

/// Whether a condition holds for an answer; `None` where that cannot be told here.
fn holds(condition: &Condition, helper: &Helper, reply: &Reply) -> Option<bool> {
    match condition {
        Condition::All(list) => all(list.iter().map(|condition| holds(condition, helper, reply))),
        Condition::Any(list) => all(list.iter().map(|condition| holds(condition, helper, reply).map(|holds| !holds))).map(|none| !none),
        Condition::Status(from, to) => Some((*from..=*to).contains(&reply.status)),
        Condition::Exists(value) => operand(value, helper, reply).map(|value| !matches!(value, Operand::Absent)),
        Condition::Compare(left, comparison, right) => compare(operand(left, helper, reply)?, *comparison, operand(right, helper, reply)?),
        Condition::In(value, items) => {
            let is_one = |item: &Expr| compare(operand(value, helper, reply)?, Comparison::Equal, operand(item, helper, reply)?);
            all(items.iter().map(|item| is_one(item).map(|is_one| !is_one))).map(|none| !none)
        }
    }
}

fn all(list: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut known = Some(true);
    for holds in list {
        match holds {
            Some(false) => return Some(false),
            Some(true) => {}
            None => known = None,
        }
    }
    known
}

fn compare(left: Operand<'_>, comparison: Comparison, right: Operand<'_>) -> Option<bool> {
    let order = match (&left, &right) {
        (Operand::Absent, _) | (_, Operand::Absent) => return Some(false),
        (Operand::Boolean(left), Operand::Boolean(right)) => left.cmp(right),
        (Operand::Text(left), Operand::Text(right)) => left.cmp(right),
        (Operand::Number(left), Operand::Number(right)) => left.partial_cmp(right)?,
        _ => return None,
    };
    Some(match comparison {
        Comparison::Equal => order.is_eq(),
        Comparison::NotEqual => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::LessOrEqual => order.is_le(),
        Comparison::Greater => order.is_gt(),
        Comparison::GreaterOrEqual => order.is_ge(),
    })
}

fn operand<'a>(value: &'a Expr, helper: &Helper, reply: &'a Reply) -> Option<Operand<'a>> {
    Some(match &value.kind {
        ExprKind::Boolean(value) => Operand::Boolean(*value),
        ExprKind::Integer(number) => Operand::Number(*number as f64),
        ExprKind::Decimal(digits) => Operand::Number(digits.parse().ok()?),
        ExprKind::Text(text) => Operand::Text(text),
        ExprKind::Status => Operand::Number(reply.status.into()),
        ExprKind::Header(name) => {
            reply.headers.iter().find(|(known, _)| known == name).map_or(Operand::Absent, |(_, value)| Operand::Text(value))
        }
        ExprKind::Body(slot) => {
            let keys = helper.reads.body.keys_of(*slot)?;
            match reply.json.as_ref().and_then(|json| at(json, &keys)).map(|json| &json.kind) {
                None | Some(JsonKind::Null) => Operand::Absent,
                Some(JsonKind::Boolean(value)) => Operand::Boolean(*value),
                Some(JsonKind::Number { digits, .. }) => Operand::Number(digits.parse().ok()?),
                Some(JsonKind::Text(text)) => Operand::Text(text),
                Some(JsonKind::List(_) | JsonKind::Object(_)) => Operand::Other,
                Some(JsonKind::Broken) => return None,
            }
        }
        _ => return None,
    })
}
