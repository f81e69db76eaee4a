//! The documents as a static site: one page for each topic, one style sheet, no script, nothing fetched.

use connector_core::card::Connector;

use super::{
    html::{self, escape},
    set::{self, AUTHORIZATION, File, INDEX, Set, Topic, VERSIONS, way},
};

const STYLE: &str = include_str!("style.css");
/// The accent colour of the style sheet, for a connector that has none.
const ACCENT: &str = "#4a5568";
const STYLE_FILE: &str = "style.css";

pub(super) fn of(connector: &Connector, set: &Set) -> Vec<File> {
    let mut files: Vec<File> =
        set.topics.iter().map(|topic| (format!("{}.html", topic.path), page(connector, set, topic).into_bytes())).collect();
    files.push((STYLE_FILE.to_owned(), STYLE.replace(ACCENT, accent(connector)).into_bytes()));
    files
}

/// The accent colour of the connector; it stands beside text, and never behind or in it.
fn accent(connector: &Connector) -> &str {
    let is_color = |color: &&str| color.strip_prefix('#').is_some_and(|digits| digits.chars().all(|digit| digit.is_ascii_hexdigit()));
    connector.color.filter(is_color).unwrap_or(ACCENT)
}

fn page(connector: &Connector, set: &Set, topic: &Topic) -> String {
    let name = escape(connector.title);
    let title = if topic.path == INDEX { name.clone() } else { format!("{} · {name}", escape(&topic.title)) };
    let style = way(&topic.path, STYLE_FILE);
    let home = way(&topic.path, "index.html");
    let icon = set::icon(connector).map(|(path, _)| way(&topic.path, &path));
    let tab = icon.as_ref().map_or_else(String::new, |icon| format!("<link rel=\"icon\" href=\"{icon}\" />\n"));
    let icon = icon.map_or_else(String::new, |icon| format!("<img src=\"{icon}\" alt=\"\" width=\"28\" height=\"28\" />"));
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<meta charset=\"utf-8\" />\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"{style}\" />\n{tab}</head>\n<body>\n\
         <header><a href=\"{home}\">{icon}<span>{name}</span></a> <small>{}</small></header>\n\
         <div class=\"frame\">\n<main>\n{}</main>\n{}</div>\n</body>\n</html>\n",
        escape(connector.version),
        html::of(&topic.text),
        pages(set, topic),
    )
}

/// The list of all pages.
fn pages(set: &Set, here: &Topic) -> String {
    let mut out = "<nav aria-label=\"Pages\">\n".to_owned();
    let general = |topic: &&Topic| [INDEX, AUTHORIZATION, VERSIONS].contains(&topic.path.as_str());
    let below = |folder: &'static str| move |topic: &&Topic| topic.path.starts_with(folder);
    part(&mut out, "Connector", here, set.topics.iter().filter(general));
    part(&mut out, "Cards", here, set.topics.iter().filter(below("cards/")));
    part(&mut out, "Triggers", here, set.topics.iter().filter(below("triggers/")));
    out.push_str("</nav>\n");
    out
}

fn part<'t>(out: &mut String, title: &str, here: &Topic, topics: impl Iterator<Item = &'t Topic>) {
    let item = |topic: &Topic| {
        let current = if topic.path == here.path { " aria-current=\"page\"" } else { "" };
        let label = match topic.path.as_str() {
            INDEX => "Overview".to_owned(),
            _ if topic.title.trim().is_empty() => "(no title)".to_owned(),
            _ => escape(&topic.title),
        };
        format!("<li><a href=\"{}.html\"{current}>{label}</a></li>\n", way(&here.path, &topic.path))
    };
    let items: String = topics.map(item).collect();
    if !items.is_empty() {
        out.push_str(&format!("<p>{title}</p>\n<ul>\n{items}</ul>\n"));
    }
}
