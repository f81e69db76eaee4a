//! Markdown of ours as HTML that is XML as well. HTML in it is text, apart from the two marks that tables of cards have.

use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd, html::push_html};

use super::outline::{Anchors, OPTIONS, text_of};

/// A page's Markdown as HTML.
pub(super) fn of(markdown: &str) -> String {
    let events: Vec<Event<'_>> = Parser::new_ext(markdown, OPTIONS).collect();
    let mut anchors = Anchors::default();
    let mut table = Table::default();
    let safe = events.iter().enumerate().map(|(place, event)| match event {
        Event::Html(html) | Event::InlineHtml(html) => of_html(html),
        Event::Start(Tag::Heading { level, classes, attrs, .. }) => {
            let anchor = anchors.next(&text_of(&events[place..]));
            let id = (!anchor.is_empty()).then(|| anchor.into());
            Event::Start(Tag::Heading { level: *level, id, classes: classes.clone(), attrs: attrs.clone() })
        }
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = target(dest_url).into();
            Event::Start(Tag::Link { link_type: *link_type, dest_url, title: title.clone(), id: id.clone() })
        }
        Event::Start(Tag::CodeBlock(_)) => html("<pre><code>"),
        Event::End(TagEnd::CodeBlock) => html("</code></pre>\n"),
        event => table.element(&events[place..]).unwrap_or_else(|| event.clone()),
    });
    let mut out = String::new();
    push_html(&mut out, safe.collect::<Vec<_>>().into_iter());
    out
}

fn html<'e>(text: impl Into<CowStr<'e>>) -> Event<'e> {
    Event::Html(text.into())
}

fn of_html<'e>(text: &CowStr<'e>) -> Event<'e> {
    match text.as_ref() {
        "<br>" => html("<br />"),
        "<code>" | "</code>" => html(text.clone()),
        _ => Event::Text(text.clone()),
    }
}

/// Where a link leads in the site: to the web, to a mailbox, into the page, or to another page.
fn target(to: &str) -> String {
    let is_outside = ["https://", "http://", "mailto:", "#"].iter().any(|start| to.starts_with(start));
    match to.split_once('#') {
        _ if is_outside => to.to_owned(),
        // Nothing of ours has a colon, and what an author writes leads to no other scheme.
        _ if to.contains(':') => "#".to_owned(),
        Some((page, anchor)) => format!("{}#{anchor}", in_site(page)),
        None => in_site(to),
    }
}

fn in_site(page: &str) -> String {
    page.strip_suffix(".md").map_or_else(|| page.to_owned(), |page| format!("{page}.html"))
}

/// A table whose cells know their column: on a phone each cell stands on a line of its own. Then browsers forget that it is a table, so
/// the roles say it again.
#[derive(Default)]
struct Table {
    labels: Vec<String>,
    in_head: bool,
    column: usize,
}

impl Table {
    /// An element of a table, if the first event is one.
    fn element<'e>(&mut self, events: &[Event<'e>]) -> Option<Event<'e>> {
        Some(match events.first()? {
            Event::Start(Tag::Table(_)) => {
                self.labels.clear();
                html("<table role=\"table\">")
            }
            Event::End(TagEnd::Table) => html("</tbody></table>\n"),
            Event::Start(Tag::TableHead) => {
                self.in_head = true;
                html("<thead role=\"rowgroup\"><tr role=\"row\">")
            }
            Event::End(TagEnd::TableHead) => {
                self.in_head = false;
                html("</tr></thead>\n<tbody role=\"rowgroup\">\n")
            }
            Event::Start(Tag::TableRow) => {
                self.column = 0;
                html("<tr role=\"row\">")
            }
            Event::End(TagEnd::TableRow) => html("</tr>\n"),
            Event::Start(Tag::TableCell) if self.in_head => {
                let inner = events.iter().take_while(|event| !matches!(event, Event::End(TagEnd::TableCell)));
                let texts = inner.filter_map(|event| if let Event::Text(text) = event { Some(text.as_ref()) } else { None });
                self.labels.push(texts.collect());
                html("<th role=\"columnheader\" scope=\"col\">")
            }
            Event::Start(Tag::TableCell) => {
                let label = self.labels.get(self.column).map_or("", String::as_str);
                self.column += 1;
                html(format!("<td role=\"cell\" data-label=\"{}\">", escape(label)))
            }
            Event::End(TagEnd::TableCell) if self.in_head => html("</th>"),
            Event::End(TagEnd::TableCell) => html("</td>"),
            _ => return None,
        })
    }
}

/// A text between tags, or in quotes.
pub(super) fn escape(text: &str) -> String {
    let text = connector_cards::terminal::clean(text);
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_text() {
        assert_eq!(of("a <b onclick=\"x\">b</b><br>c"), "<p>a &lt;b onclick=\"x\"&gt;b&lt;/b&gt;<br />c</p>\n");
        assert!(!of("<script>\nalert(1)\n</script>\n").contains("<script"));
    }

    #[test]
    fn links_stay_in_the_set() {
        for (from, to) in [
            ("a.md", "a.html"),
            ("../a.md#b", "../a.html#b"),
            ("#b", "#b"),
            ("https://a.b/c.md", "https://a.b/c.md"),
            ("javascript:alert(1)", "#"),
        ] {
            assert_eq!(target(from), to);
        }
    }

    #[test]
    fn cells_know_their_column() {
        let table = of("| A | B |\n| --- | --- |\n| 1 | 2 |\n");
        assert!(table.contains("<td role=\"cell\" data-label=\"B\">2</td></tr>"), "{table}");
        assert!(roxmltree::Document::parse(&table).is_ok(), "{table}");
    }
}
