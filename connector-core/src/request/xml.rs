//! XML of the JSON that means it, by the convention that answers are read by: `@name` is an attribute, `#text` the text beside
//! attributes, a list is one element per item, `null` an empty element.

use std::fmt;

use serde::{
    Deserialize,
    de::{self, MapAccess, SeqAccess, Visitor},
};

use crate::data::{
    error::{Error, Result},
    scope::Scope,
    spec::Expr,
};

const PROLOG: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// A document of an object with one member: the root.
pub(super) fn render(expr: &'static Expr, scope: &Scope<'_>) -> Result<String> {
    let unfit = |why: &dyn fmt::Display| Error::input(format!("the XML body cannot be written: {why}"));
    // By way of JSON text, which keeps the order of the members: in XML it has a meaning.
    let json = serde_json::to_vec(&scope.json(expr)).map_err(|error| unfit(&error))?;
    let tree: Tree = serde_json::from_slice(&json).map_err(|error| unfit(&error))?;
    let mut out = PROLOG.to_owned();
    let written = match tree {
        Tree::Object(members) => match members.as_slice() {
            [(_, Tree::List(_))] => Err("a document has one root, not a list of them".to_owned()),
            [(name, root)] => element(name, root, &mut out),
            members => Err(format!("a document has one root element, not {}", members.len())),
        },
        _ => Err("a document is an object with its root element".to_owned()),
    };
    written.map_err(|why| unfit(&why)).map(|()| out)
}

/// JSON, with the members of objects in their order, and every scalar as its text.
enum Tree {
    Null,
    Text(String),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

fn element(name: &str, value: &Tree, out: &mut String) -> Result<(), String> {
    check_name(name)?;
    match value {
        Tree::List(items) => return items.iter().try_for_each(|item| element(name, item, out)),
        Tree::Null => {
            out.extend(["<", name, "/>"]);
            return Ok(());
        }
        Tree::Text(text) => {
            out.extend(["<", name, ">"]);
            escape(name, text, out)?;
        }
        Tree::Object(members) => {
            out.extend(["<", name]);
            for (key, value) in members {
                let Some(attribute) = key.strip_prefix('@') else { continue };
                check_name(attribute)?;
                match value {
                    Tree::Null => continue,
                    Tree::Text(text) => {
                        out.extend([" ", attribute, "=\""]);
                        escape(key, text, out)?;
                        out.push('"');
                    }
                    _ => return Err(format!("the attribute `{key}` is no text")),
                }
            }
            out.push('>');
            for (key, value) in members.iter().filter(|(key, _)| !key.starts_with('@')) {
                match value {
                    Tree::Text(text) if key == "#text" => escape(key, text, out)?,
                    _ if key == "#text" => return Err("`#text` is no text".to_owned()),
                    value => element(key, value, out)?,
                }
            }
        }
    }
    out.extend(["</", name, ">"]);
    Ok(())
}

/// Whether it can name an element or an attribute: letters, digits, `_`, `-`, `.`, and a prefix before one `:`.
fn check_name(name: &str) -> Result<(), String> {
    let is_part = |part: &str| {
        let mut chars = part.chars();
        chars.next().is_some_and(|first| first.is_alphabetic() || first == '_')
            && chars.all(|char| char.is_alphanumeric() || "_-.".contains(char))
    };
    let (prefix, local) = name.split_once(':').unwrap_or(("p", name));
    match is_part(prefix) && is_part(local) {
        true => Ok(()),
        false => Err(format!("`{}` is not the name of an element", name.escape_debug())),
    }
}

fn escape(what: &str, text: &str, out: &mut String) -> Result<(), String> {
    for char in text.chars() {
        match char {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            // As they are, parsers would make blanks or line feeds of them.
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                return Err(format!("`{what}` holds `{}`, which no XML can hold", char.escape_unicode()));
            }
            char => out.push(char),
        }
    }
    Ok(())
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Read)
    }
}

struct Read;

impl<'de> Visitor<'de> for Read {
    type Value = Tree;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Text(value.to_string()))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Text(value.to_string()))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Tree, E> {
        Ok(Tree::Text(value.to_string()))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Tree, E> {
        Ok(Tree::Text(value.to_string()))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Tree, E> {
        Ok(Tree::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Tree, A::Error> {
        let mut object = Vec::new();
        while let Some(member) = members.next_entry()? {
            object.push(member);
        }
        Ok(Tree::Object(object))
    }
}
