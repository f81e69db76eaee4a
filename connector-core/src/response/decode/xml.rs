//! XML as the JSON that is made of it, by the usual convention: the root is the only member of an object, an element with nothing but text
//! is that text, one with more is an object, several of one name are a list. Attributes begin with `@`, text beside them is `#text`.
//! Prefixes are left out: which one a service writes means nothing.

use std::collections::BTreeMap;

use roxmltree::{Document, Node, ParsingOptions};
use serde_json::Value;

/// How deep elements may be nested, as in JSON.
const DEPTH: usize = 128;

/// How many elements, texts and comments there may be: each takes some 70 bytes while it is read.
const NODES: u32 = 4_000_000;

/// Of elements that say that they hold nothing.
const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The object with the root element. Document types are refused: they are of no use to a client, and have entities.
pub(super) fn to_json(text: &str) -> Result<Vec<u8>, String> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| error.to_string())?;
    let root = document.root_element();
    let mut json = Vec::with_capacity(text.len());
    json.push(b'{');
    key(root.tag_name().name(), &mut json);
    element(root, 1, &mut json)?;
    json.push(b'}');
    Ok(json)
}

fn element(node: Node<'_, '_>, depth: usize, json: &mut Vec<u8>) -> Result<(), String> {
    if depth > DEPTH {
        return Err(format!("it has more than {DEPTH} levels"));
    }
    if node.attribute((INSTANCE, "nil")) == Some("true") {
        json.extend_from_slice(b"null");
        return Ok(());
    }
    let mut elements: BTreeMap<&str, Vec<Node<'_, '_>>> = BTreeMap::new();
    let mut text = String::new();
    for child in node.children() {
        match child.text() {
            _ if child.is_element() => elements.entry(child.tag_name().name()).or_default().push(child),
            Some(part) if child.is_text() => text.push_str(part),
            _ => {}
        }
    }
    let is_blank = text.trim().is_empty();
    if elements.is_empty() && node.attributes().len() == 0 {
        match is_blank {
            true => json.extend_from_slice(b"null"),
            false => string(&text, json),
        }
        return Ok(());
    }
    json.push(b'{');
    let mut is_first = true;
    let mut next = |name: &str, json: &mut Vec<u8>| {
        if !std::mem::take(&mut is_first) {
            json.push(b',');
        }
        key(name, json);
    };
    for attribute in node.attributes() {
        next(&format!("@{}", attribute.name()), json);
        string(attribute.value(), json);
    }
    if !is_blank {
        next("#text", json);
        string(&text, json);
    }
    for (name, children) in elements {
        next(name, json);
        match children.as_slice() {
            [child] => element(*child, depth + 1, json)?,
            children => {
                json.push(b'[');
                for (index, child) in children.iter().enumerate() {
                    if index > 0 {
                        json.push(b',');
                    }
                    element(*child, depth + 1, json)?;
                }
                json.push(b']');
            }
        }
    }
    json.push(b'}');
    Ok(())
}

fn key(name: &str, json: &mut Vec<u8>) {
    string(name, json);
    json.push(b':');
}

fn string(text: &str, json: &mut Vec<u8>) {
    json.extend_from_slice(Value::from(text).to_string().as_bytes());
}
