//! The answer of a sample as the service would write it. Samples say what an answer means; this is how it looks.

use super::{
    Connector,
    action::Action,
    sample::{Reply, ReplyBody, ReplyTo},
    step::{Step, What},
    xml,
};
pub use crate::syntax::format::{Format, FormatKind};
use crate::{
    errors::Place,
    syntax::json::{Json, JsonKind},
};

const TEXT: &str = "text/plain; charset=utf-8";

/// How the answer to a request is written that a sample stands for; JSON where nothing is said.
pub fn format_of<'a>(connector: &'a Connector, flow: &'a Action, reply: &Reply) -> &'a FormatKind {
    let step = match &reply.to {
        ReplyTo::Last | ReplyTo::Page(_) => flow.last.and_then(|last| flow.steps.get(last)),
        ReplyTo::Step(name) => step_of(connector, flow, name),
        ReplyTo::Request(..) => None,
    };
    let declared = step.and_then(|step| match reply.status {
        // Refusals are written as the helper says.
        400.. => {
            let helper = step.request()?.helper.and_then(|helper| connector.helpers.get(helper))?;
            helper.reads.format.as_ref()
        }
        _ => step.reads.format.as_ref(),
    });
    declared.map_or(&FormatKind::Json, |format| &format.kind)
}

/// A step by its name; that of a helper's stands behind the name of its call: `user.found`.
fn step_of<'a>(connector: &'a Connector, flow: &'a Action, name: &str) -> Option<&'a Step> {
    let (first, rest) = name.split_once('.').map_or((name, None), |(first, rest)| (first, Some(rest)));
    let step = flow.steps.iter().find(|step| step.name.as_ref().is_some_and(|known| known == first))?;
    match (&step.what, rest) {
        (What::Call(place, _), rest) => {
            let called = connector.helper_flows.get(*place)?;
            match rest {
                Some(rest) => step_of(connector, called, rest),
                None => called.last.and_then(|last| called.steps.get(last)),
            }
        }
        (_, None) => Some(step),
        (_, Some(_)) => None,
    }
}

/// The body of a sample's answer, and its media type where it is not JSON.
pub fn body(reply: &Reply, format: &FormatKind) -> Result<(ReplyBody, Option<&'static str>), (Place, String)> {
    let media_type = match format {
        FormatKind::Json => {
            let is_text = matches!(&reply.body, ReplyBody::Text(text) if reply.json.is_none() && !text.is_empty());
            let is_text = is_text || matches!(reply.body, ReplyBody::TextFile(_));
            return Ok((reply.body.clone(), is_text.then_some(TEXT)));
        }
        FormatKind::Ndjson => "application/x-ndjson",
        FormatKind::Csv { .. } => "text/csv",
        FormatKind::Xml => "application/xml",
        FormatKind::Form => "application/x-www-form-urlencoded",
        FormatKind::Text => TEXT,
    };
    let Some(json) = &reply.json else {
        return match &reply.body {
            ReplyBody::Text(text) if text.is_empty() => Ok((reply.body.clone(), None)),
            ReplyBody::File(file) => Err((file.into(), "this answer is not JSON; write `text from \"…\"`".to_owned())),
            body => Ok((body.clone(), Some(media_type))),
        };
    };
    let text = match format {
        FormatKind::Json => String::new(),
        FormatKind::Ndjson => items(json)?.iter().map(|item| item.text() + "\n").collect(),
        FormatKind::Csv { separator, columns } => csv(json, char::from(*separator), columns)?,
        FormatKind::Xml => xml::text(json)?,
        FormatKind::Form => form(json)?,
        FormatKind::Text => match &json.kind {
            JsonKind::Text(text) => text.clone(),
            _ => return Err((json.place, "an answer in text is a text: write `text \"…\"`".to_owned())),
        },
    };
    Ok((ReplyBody::Text(text), Some(media_type)))
}

fn items(json: &Json) -> Result<&[Json], (Place, String)> {
    match &json.kind {
        JsonKind::List(items) => Ok(items),
        _ => Err((json.place, "this answer is a list; write `json [ … ]`".to_owned())),
    }
}

/// The rows, behind that of the names where the description does not have them.
fn csv(json: &Json, separator: char, columns: &[String]) -> Result<String, (Place, String)> {
    let rows = items(json)?;
    let mut names: Vec<String> = columns.to_vec();
    let mut out = String::new();
    if columns.is_empty() {
        for member in rows.iter().filter_map(|row| row.members()).flatten() {
            if !names.contains(&member.key) {
                names.push(member.key.clone());
            }
        }
        line(names.iter().cloned(), separator, &mut out);
    }
    for row in rows {
        let Some(members) = row.members() else {
            return Err((row.place, "a row is an object, with its cells by the names of the columns".to_owned()));
        };
        if let Some(member) = members.iter().find(|member| !names.contains(&member.key)) {
            return Err((member.place, format!("there is no column `{}`", member.key)));
        }
        let mut cells = Vec::new();
        for name in &names {
            let cell = match members.iter().find(|member| member.key == *name) {
                None => String::new(),
                Some(member) => member
                    .value
                    .scalar()
                    .ok_or_else(|| (member.value.place, "a cell is a text, a number, `true`, `false` or `null`".to_owned()))?,
            };
            cells.push(cell);
        }
        line(cells.into_iter(), separator, &mut out);
    }
    Ok(out)
}

fn line(cells: impl Iterator<Item = String>, separator: char, out: &mut String) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(separator);
        }
        match cell.contains([separator, '"', '\r', '\n']) {
            true => out.extend(["\"", &cell.replace('"', "\"\""), "\""]),
            false => out.push_str(&cell),
        }
    }
    out.push_str("\r\n");
}

fn form(json: &Json) -> Result<String, (Place, String)> {
    let Some(members) = json.members() else { return Err((json.place, "an answer that is a form is an object of texts".to_owned())) };
    let mut pairs = Vec::new();
    for member in members {
        let values = if let JsonKind::List(items) = &member.value.kind { items.as_slice() } else { std::slice::from_ref(&member.value) };
        for value in values {
            let text = value.scalar().ok_or_else(|| (value.place, "what stands here in a form is a text".to_owned()))?;
            pairs.push(format!("{}={}", encoded(&member.key), encoded(&text)));
        }
    }
    Ok(pairs.join("&"))
}

fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'*' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
