//! XML as the object that means it: one member is the root, `@name` is an attribute, `#text` the text beside attributes, a list is one
//! element per item.

use crate::{
    errors::{Code, Errors, Place},
    syntax::{
        json::{Json, JsonKind, Member},
        value::{Pair, Value},
    },
};

/// Reports what no document can be: the body of a request is an object with the root element.
pub fn check(pairs: &[Pair], place: Place, errors: &Errors) {
    match pairs {
        [root] => {
            if matches!(root.value, Value::List(..)) || root.key.starts_with(['@', '#']) {
                errors.push(root.place, Code::XmlDocument, "a document has one root element: an object, or a value");
            }
        }
        pairs => {
            let message = format_args!("a document has one root element, not {}; write `xml {{ Root: {{ … }} }}`", pairs.len());
            errors.push(place, Code::XmlDocument, message);
        }
    }
    check_names(pairs, errors);
}

fn check_names(pairs: &[Pair], errors: &Errors) {
    for Pair { key, place, value } in pairs {
        if key != "#text" && !is_name(key.strip_prefix('@').unwrap_or(key)) {
            errors.push(*place, Code::XmlDocument, format_args!("`{}` is not the name of an element", key.escape_debug()));
        }
        check_names_in(value, errors);
    }
}

fn check_names_in(value: &Value, errors: &Errors) {
    match value {
        Value::Object(pairs, _) => check_names(pairs, errors),
        Value::List(items, _) => items.iter().for_each(|item| check_names_in(item, errors)),
        _ => {}
    }
}

/// Letters, digits, `_`, `-`, `.`, and a prefix before one `:`.
fn is_name(name: &str) -> bool {
    let is_part = |part: &str| {
        let mut chars = part.chars();
        chars.next().is_some_and(|first| first.is_alphabetic() || first == '_')
            && chars.all(|char| char.is_alphanumeric() || "_-.".contains(char))
    };
    let (prefix, local) = name.split_once(':').unwrap_or(("p", name));
    is_part(prefix) && is_part(local)
}

/// The document that a sample means.
pub fn text(json: &Json) -> Result<String, (Place, String)> {
    let JsonKind::Object(members) = &json.kind else {
        return Err((json.place, "an answer in XML is an object with its root element".to_owned()));
    };
    let [root] = members.as_slice() else {
        return Err((json.place, format!("an answer in XML has one root element, not {}", members.len())));
    };
    let mut out = String::new();
    element(root, &mut out)?;
    Ok(out)
}

fn element(member: &Member, out: &mut String) -> Result<(), (Place, String)> {
    if !is_name(&member.key) {
        return Err((member.place, format!("`{}` is not the name of an element", member.key.escape_debug())));
    }
    match &member.value.kind {
        JsonKind::List(items) => items.iter().try_for_each(|item| one(&member.key, item, out)),
        _ => one(&member.key, &member.value, out),
    }
}

fn one(name: &str, value: &Json, out: &mut String) -> Result<(), (Place, String)> {
    out.extend(["<", name]);
    let JsonKind::Object(members) = &value.kind else {
        out.push('>');
        out.push_str(&escaped(value)?);
        out.extend(["</", name, ">"]);
        return Ok(());
    };
    for member in members {
        if let Some(attribute) = member.key.strip_prefix('@') {
            out.extend([" ", attribute, "=\"", &escaped(&member.value)?, "\""]);
        }
    }
    out.push('>');
    for member in members.iter().filter(|member| !member.key.starts_with('@')) {
        match member.key.as_str() {
            "#text" => out.push_str(&escaped(&member.value)?),
            _ => element(member, out)?,
        }
    }
    out.extend(["</", name, ">"]);
    Ok(())
}

fn escaped(value: &Json) -> Result<String, (Place, String)> {
    let Some(text) = value.scalar() else { return Err((value.place, "what stands here in XML is a text".to_owned())) };
    Ok(text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;"))
}
