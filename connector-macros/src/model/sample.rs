//! Samples: inputs that fit the card, and what the service answers.

use syn::LitStr;

use super::{
    date_time,
    field::{Field, LiteralValue},
    flow::Asked,
    pages::Next,
    reads::Key,
    record::Record,
    request,
    shape::Shape,
    types::Type,
};
pub use crate::syntax::json::{Json, JsonKind};
use crate::{
    errors::{Code, Errors, Place},
    suggest,
    syntax::{self, json::Member, sample::PageKey},
};

pub struct Sample {
    pub name: Option<String>,
    /// JSON text.
    pub input: String,
    pub replies: Vec<Reply>,
}

pub struct Reply {
    pub to: ReplyTo,
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: ReplyBody,
    /// What is in the body, where it is JSON that is written here.
    pub json: Option<Json>,
}

#[derive(Clone, PartialEq, Eq)]
pub enum ReplyTo {
    Last,
    Step(String),
    Page(String),
    Request(String, String),
}

#[derive(Clone)]
pub enum ReplyBody {
    /// JSON, or any text; empty for an empty body.
    Text(String),
    File(LitStr),
    /// The same, of any text.
    TextFile(LitStr),
}

/// What a sample is checked against.
pub struct Card<'a> {
    pub input: Option<&'a Shape>,
    pub records: &'a [Record],
    pub steps: &'a [Asked],
    /// Whether it has a request without a name.
    pub has_last: bool,
    pub pages: Option<&'a Next>,
    /// Whether it is Rust code, which asks what it likes.
    pub is_rust: bool,
    /// A part of the card could not be read.
    pub broken: bool,
}

impl ReplyBody {
    pub fn lower(body: &syntax::sample::ReplyBody) -> Self {
        match body {
            syntax::sample::ReplyBody::Empty => ReplyBody::Text(String::new()),
            syntax::sample::ReplyBody::Json(json) => ReplyBody::Text(json.text()),
            syntax::sample::ReplyBody::Text(text) => ReplyBody::Text(text.value()),
            syntax::sample::ReplyBody::File(file) => ReplyBody::File(file.clone()),
            syntax::sample::ReplyBody::TextFile(file) => ReplyBody::TextFile(file.clone()),
        }
    }
}

impl Sample {
    pub fn lower(sample: &syntax::sample::Sample, card: &Card<'_>, errors: &Errors) -> Self {
        let syntax::sample::Sample { name, input, replies, place } = sample;
        match (card.input, input) {
            (Some(shape), input) => check_input(shape, input.as_ref(), input.as_ref().map_or(*place, |input| input.place), card, errors),
            (None, Some(input)) => errors.push(input.place, Code::SystemFlowFields, "a system flow has no inputs; write `sample => …`"),
            (None, None) => {}
        }
        let mut lowered: Vec<Reply> = Vec::new();
        for reply in replies {
            let to = card.reply_to(reply, errors);
            if !card.repeats(&to) && lowered.iter().any(|before| before.to == to) {
                errors.push(reply.place, Code::AnsweredTwice, "this request is answered twice");
            }
            let body = ReplyBody::lower(&reply.body);
            let headers = lower_headers(&reply.headers, errors);
            let json = if let syntax::sample::ReplyBody::Json(json) = &reply.body { Some(json.clone()) } else { None };
            lowered.push(Reply { to, status: reply.status, headers, body, json });
        }
        Self { name: name.as_ref().map(LitStr::value), input: input.as_ref().map_or_else(|| "{}".to_owned(), Json::text), replies: lowered }
    }
}

impl Card<'_> {
    fn repeats(&self, to: &ReplyTo) -> bool {
        matches!(to, ReplyTo::Step(name) if self.steps.iter().any(|step| step.name == *name && step.repeats))
    }

    fn reply_to(&self, reply: &syntax::sample::Reply, errors: &Errors) -> ReplyTo {
        match &reply.to {
            syntax::sample::ReplyTo::Request(method, path) => {
                let (method, text) = (method.to_string(), path.value());
                if !self.is_rust && !self.broken {
                    errors.push(
                        path,
                        Code::UnknownStep,
                        "only Rust code asks by method and path; write the answer to the request, or to a step",
                    );
                } else if !text.starts_with('/') {
                    errors.push(path, Code::BadPath, "a path begins with `/`; it is relative to the base URL");
                }
                ReplyTo::Request(method, text)
            }
            syntax::sample::ReplyTo::Last if self.is_rust => {
                if !self.broken {
                    let message =
                        "Rust code asks by method and path; write whose answer this is, as in `request GET \"/issues\": 200 json { … }`";
                    errors.push(reply.place, Code::NoUnnamedRequest, message);
                }
                ReplyTo::Last
            }
            syntax::sample::ReplyTo::Last => {
                if !self.has_last && !self.broken {
                    errors.push(
                        reply.place,
                        Code::NoUnnamedRequest,
                        "every request of this card has a name; write whose answer this is, as in `step: 200 json { … }`",
                    );
                }
                ReplyTo::Last
            }
            syntax::sample::ReplyTo::Step(name, place) => {
                if self.steps.iter().all(|step| step.name != *name) && !self.broken {
                    let advice = match self.steps {
                        [] => "; it has one request, whose answer is written without a name".to_owned(),
                        steps => suggest::instead(name, steps.iter().map(|step| step.name.as_str())),
                    };
                    errors.push(*place, Code::UnknownStep, format_args!("the card has no step `{name}`{advice}"));
                }
                ReplyTo::Step(name.clone())
            }
            syntax::sample::ReplyTo::Page(PageKey { key, is_number, place }) => {
                match self.pages {
                    None | Some(Next::Nowhere) if !self.broken => errors.push(*place, Code::SamplePage, "this card has no `pages`"),
                    Some(Next::Cursor(_)) if *is_number => {
                        errors.push(*place, Code::SamplePage, format_args!("a cursor is text; write `page \"{key}\"`"))
                    }
                    Some(Next::Link(_) | Next::Url) if *is_number => {
                        errors.push(*place, Code::SamplePage, "this page is asked for by its URL; write `page \"https://…\"`")
                    }
                    Some(Next::Number(..) | Next::Offset(..)) if !*is_number => {
                        errors.push(*place, Code::SamplePage, "these pages are counted; write `page 2`")
                    }
                    _ => {}
                }
                ReplyTo::Page(key.clone())
            }
        }
    }
}

fn lower_headers(headers: &[(LitStr, LitStr)], errors: &Errors) -> Vec<(String, String)> {
    headers
        .iter()
        .map(|(name, value)| {
            request::check_header_name(name, errors);
            request::check_header_text(&value.value(), value.into(), errors);
            (name.value().to_ascii_lowercase(), value.value())
        })
        .collect()
}

fn check_input(shape: &Shape, input: Option<&Json>, place: Place, card: &Card<'_>, errors: &Errors) {
    if shape.broken || card.broken {
        return;
    }
    let members = match input.map(|input| &input.kind) {
        Some(JsonKind::Broken) => return,
        Some(JsonKind::Object(members)) => members.as_slice(),
        _ => &[],
    };
    check_members(&shape.fields, members, "input", place, card.records, errors);
}

fn check_members(fields: &[Field], members: &[Member], what: &str, place: Place, records: &[Record], errors: &Errors) {
    let names = || fields.iter().map(|field| field.name.as_str());
    let mut misspelt = Vec::new();
    for member in members {
        match fields.iter().find(|field| field.name == member.key) {
            Some(field) => check_value(field, &field.ty, &member.value, records, errors),
            None => {
                misspelt.extend(suggest::nearest(&member.key, names()));
                let advice = suggest::instead(&member.key, names());
                errors.push(member.place, Code::UnknownSampleField, format_args!("unknown {what} `{}`{advice}", member.key));
            }
        }
    }
    // What is there by a wrong name is not missing as well.
    for field in fields.iter().filter(|field| field.is_required() && !field.ty.is_unknown() && !misspelt.contains(&field.name.as_str())) {
        if members.iter().all(|member| member.key != field.name) {
            errors.push(place, Code::SampleIncomplete, format_args!("the sample has no `{}`, which is required", field.name));
        }
    }
}

pub fn check_value(field: &Field, ty: &Type, value: &Json, records: &[Record], errors: &Errors) {
    let fits = match (ty, &value.kind) {
        (Type::Unknown | Type::Json | Type::Rust(_), _) | (_, JsonKind::Broken) => true,
        (Type::Optional(_) | Type::Nullable(_), JsonKind::Null) => true,
        (Type::Optional(inner) | Type::Nullable(inner), _) => return check_value(field, inner, value, records, errors),
        (Type::Text | Type::Secret | Type::Url, JsonKind::Text(text)) => {
            check_constraints(field, &LiteralValue::Text(text.clone()), value.place, errors);
            true
        }
        (Type::DateTime, JsonKind::Text(text)) => {
            if let Some(problem) = date_time::problem(text) {
                errors.push(value.place, Code::SampleValue, format_args!("`{}` {problem}", field.name));
            }
            true
        }
        (Type::Choices(choices), JsonKind::Text(text)) => {
            if let Some(problem) = choices.problem(text) {
                errors.push(value.place, Code::SampleValue, format_args!("`{}` {problem}", field.name));
            }
            true
        }
        (Type::Integer, JsonKind::Number { digits, is_whole: true }) => match digits.parse() {
            Ok(number) => {
                check_constraints(field, &LiteralValue::Integer(number), value.place, errors);
                true
            }
            Err(_) => false,
        },
        (Type::Decimal, JsonKind::Number { digits, .. }) => {
            check_constraints(field, &LiteralValue::Decimal(digits.clone()), value.place, errors);
            true
        }
        (Type::Boolean, JsonKind::Boolean(_)) | (Type::Object, JsonKind::Object(_)) => true,
        (Type::File, JsonKind::Object(members)) => {
            check_file(field, value.place, members, errors);
            true
        }
        (Type::Record(record), JsonKind::Object(members)) => {
            let record = &records[*record];
            check_members(&record.fields, members, &format!("field of `{}`", record.name), value.place, records, errors);
            true
        }
        (Type::List(item), JsonKind::List(items)) => {
            let problems = field.constraints.iter().filter_map(|constraint| constraint.count_problem(items.len()));
            problems.for_each(|problem| errors.push(value.place, Code::SampleValue, format_args!("`{}` {problem}", field.name)));
            let item_field = Field { constraints: Vec::new(), ..field.clone() };
            items.iter().for_each(|value| check_value(&item_field, item, value, records, errors));
            true
        }
        _ => false,
    };
    if !fits {
        errors.push(value.place, Code::SampleType, format_args!("`{}` is {}, not {}", field.name, ty.noun(), noun(&value.kind)));
    }
}

fn check_constraints(field: &Field, value: &LiteralValue, place: Place, errors: &Errors) {
    for problem in field.constraints.iter().filter_map(|constraint| constraint.problem(value)) {
        errors.push(place, Code::SampleValue, format_args!("`{}` {problem}", field.name));
    }
}

/// A file in JSON: a name, and what is in it as text or as base64.
fn check_file(field: &Field, place: Place, members: &[Member], errors: &Errors) {
    const MEMBERS: [&str; 4] = ["name", "text", "base64", "media_type"];
    for member in members {
        if !MEMBERS.contains(&member.key.as_str()) {
            let advice = suggest::instead(&member.key, MEMBERS);
            errors.push(member.place, Code::UnknownSampleField, format_args!("unknown part of a file `{}`{advice}", member.key));
        } else if !matches!(member.value.kind, JsonKind::Text(_)) {
            let message = format!("`{}` of a file is text, not {}", member.key, noun(&member.value.kind));
            errors.push(member.value.place, Code::SampleType, message);
        }
    }
    let has = |name: &str| members.iter().any(|member| member.key == name);
    if !has("name") || has("text") == has("base64") {
        let message = format!("`{}` is a file; write `{{ name: \"a.txt\", text: \"…\" }}`, or `base64` instead of `text`", field.name);
        errors.push(place, Code::SampleIncomplete, message);
    }
}

/// What is wrong with a date and time of an answer.
pub fn date_time_problem(text: &str) -> Option<&'static str> {
    date_time::problem_of_answer(text)
}

/// The value that keys lead to.
pub fn at<'a>(json: &'a Json, keys: &[Key]) -> Option<&'a Json> {
    keys.iter().try_fold(json, |json, key| match (key, &json.kind) {
        (Key::Name(name), JsonKind::Object(members)) => members.iter().find(|member| member.key == *name).map(|member| &member.value),
        (Key::Index(index), JsonKind::List(items)) => items.get(*index),
        _ => None,
    })
}

pub fn noun(kind: &JsonKind) -> &'static str {
    match kind {
        JsonKind::Null => "`null`",
        JsonKind::Boolean(_) => "`true` or `false`",
        JsonKind::Number { is_whole: true, .. } => "a whole number",
        JsonKind::Number { .. } => "a number",
        JsonKind::Text(_) => "text",
        JsonKind::List(_) => "a list",
        JsonKind::Object(_) | JsonKind::Broken => "an object",
    }
}
