//! XML as the object that means it: one member is the root, `@name` is an attribute, `#text` the text beside attributes, a list is one
//! element per item.

use super::value::{Expr, ExprKind};
use crate::{
    errors::{Code, Errors, Place},
    syntax::json::{Json, JsonKind},
};

/// The body of a request: an object with the root element.
pub fn document(pairs: Vec<(String, Expr)>, place: Place, errors: &Errors) -> Expr {
    match pairs.as_slice() {
        [(root, value)] => {
            if matches!(value.kind, ExprKind::List(_)) || root.starts_with(['@', '#']) {
                errors.push(value.place, Code::XmlDocument, "a document has one root element: an object, or a value");
            }
        }
        pairs => {
            let message = format_args!("a document has one root element, not {}; write `xml {{ Root: {{ … }} }}`", pairs.len());
            errors.push(place, Code::XmlDocument, message);
        }
    }
    let whole = Expr { kind: ExprKind::Object(pairs), place };
    check_names(&whole, errors);
    whole
}

fn check_names(value: &Expr, errors: &Errors) {
    match &value.kind {
        ExprKind::Object(members) => {
            for (name, member) in members {
                let bare = name.strip_prefix('@').unwrap_or(name);
                if name != "#text" && !is_name(bare) {
                    errors.push(member.place, Code::XmlDocument, format_args!("`{}` is not the name of an element", name.escape_debug()));
                }
                check_names(member, errors);
            }
        }
        ExprKind::List(items) => items.iter().for_each(|item| check_names(item, errors)),
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
    element(&root.key, &root.value, &mut out)?;
    Ok(out)
}

fn element(name: &str, value: &Json, out: &mut String) -> Result<(), (Place, String)> {
    if !is_name(name) {
        return Err((value.place, format!("`{}` is not the name of an element", name.escape_debug())));
    }
    if let JsonKind::List(items) = &value.kind {
        return items.iter().try_for_each(|item| element(name, item, out));
    }
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
            name => element(name, &member.value, out)?,
        }
    }
    out.extend(["</", name, ">"]);
    Ok(())
}

fn escaped(value: &Json) -> Result<String, (Place, String)> {
    let Some(text) = value.scalar() else { return Err((value.place, "what stands here in XML is a text".to_owned())) };
    Ok(text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;"))
}
