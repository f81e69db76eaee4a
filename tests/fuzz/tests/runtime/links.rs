//! `Link` headers: of anything, and of links as RFC 8288 writes them.

use connector_core::Url;
use proptest::prelude::*;
use serde_json::json;

use super::{
    common::fuzz,
    texts,
    world::{World, reply, wait},
};

/// A list of links: right ones, and whatever.
#[derive(Debug, Clone)]
enum Header {
    Any(String),
    Links(Vec<Link>),
}

#[derive(Debug, Clone)]
struct Link {
    target: String,
    relations: Vec<&'static str>,
    title: Option<String>,
    is_quoted: bool,
}

fn link() -> impl Strategy<Value = Link> {
    let relations =
        prop::collection::vec(prop::sample::select(vec!["next", "prev", "last", "NEXT", "nextish", "https://a.example/next"]), 1..3);
    (r#"/v1/link\?[a-z0-9,;="]{1,12}"#, relations, prop::option::of(r#"[a-z ,;=<>"\\]{0,12}"#), any::<bool>())
        .prop_map(|(target, relations, title, is_quoted)| Link { target, relations, title, is_quoted })
}

fn header() -> impl Strategy<Value = Header> {
    let words =
        prop::sample::select(vec!["<", ">", ";", ",", "rel", "=", "\"", "next", "\\", " ", "\t", "anchor", "title*=UTF-8''a", "rel=next"]);
    let piece = prop_oneof![4 => words.prop_map(str::to_owned), 1 => texts::url(), 1 => texts::text()];
    prop_oneof![
        prop::collection::vec(piece, 0..24).prop_map(|pieces| Header::Any(pieces.concat())),
        prop::collection::vec(link(), 1..4).prop_map(Header::Links),
    ]
}

fn written(header: &Header) -> String {
    let link = |link: &Link| {
        let mut text = format!("<{}>", link.target);
        if let Some(title) = &link.title {
            text += &format!("; title=\"{}\"", title.replace('\\', "\\\\").replace('"', "\\\""));
        }
        match link.is_quoted || link.relations.len() > 1 || link.relations[0].contains(':') {
            true => text + &format!("; rel=\"{}\"", link.relations.join(" ")),
            false => text + &format!(" ;rel = {}", link.relations[0]),
        }
    };
    match header {
        Header::Any(text) => text.clone(),
        Header::Links(links) => links.iter().map(link).collect::<Vec<_>>().join(", "),
    }
}

#[test]
fn links() {
    fuzz("links", header(), |header| judge(&header), |header| format!("{header:#?}\n{}", written(header)));
}

fn judge(header: &Header) -> Result<(), String> {
    let text = written(header);
    let world = World::new(move |request| {
        let headers = [("link", text.as_str())];
        reply(200, if request.url.query().is_none() && request.url.path() == "/v1/link" { &headers } else { &[] }, r#"{"items":[]}"#)
    });
    let result = wait(world.probe().invoke("by_link", json!({})));
    if let Err(error) = &result
        && !error.is_rejected()
        && !error.is_input()
    {
        return Err(format!("{error:?}"));
    }
    if let Header::Links(links) = header {
        let is_next = |link: &&Link| link.relations.iter().any(|relation| relation.eq_ignore_ascii_case("next"));
        let base = Url::parse("https://api.example.com/v1/link").unwrap();
        let next = links.iter().find(is_next).map(|link| base.join(&link.target).unwrap());
        let asked: Vec<Url> = world.asked().into_iter().map(|request| request.url).collect();
        let wanted: Vec<Url> = std::iter::once(base).chain(next).collect();
        return if asked == wanted { Ok(()) } else { Err(format!("{asked:?} were asked for, not {wanted:?}")) };
    }
    world.judge(&["https://api.example.com"], 20)
}
