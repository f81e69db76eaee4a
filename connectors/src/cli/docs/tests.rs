//! A connector whose labels, hints and samples try to break out of their place.

#![allow(clippy::unwrap_used, clippy::panic)]

use connector_core::connector;
use roxmltree::{Document, ParsingOptions};

use super::{request::Requests, set, site};

connector! {
    /// <script>alert("description")</script> [x](javascript:alert(1)) ![x](https://example.com/x.png)
    pub connector Hostile "<b>Ho|st</b> & `co" {
        key: "hostile",
        version: "1.0.0",
        base_url: "https://example.com",
    }

    /// ```
    auth key "</title><script>alert(1)</script>" custom { parameters { token "a | b \\": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; }

    /// <img src=x onerror=alert(1)> | *mark*
    action read "# x](javascript:alert(1))" {
        effects read;
        input "--><h1>" { name "\"onclick=\"alert(1)": String }
        GET "/x" via api { query { name: input.name } }
        output { text "<td>": String from body.text }
        sample "</pre>" { name: "```\n</code></pre><script>" } => 200 json { "text": "</pre>```<script>" };
    }
}

/// Every element and attribute that our pages have.
const ELEMENTS: &str = " html head meta title link body header a span small div main nav p ul ol li h1 h2 h3 table thead tbody tr th td em strong code pre br img ";
const ATTRIBUTES: &str = " lang charset name content rel href src alt width height class id aria-label aria-current role scope data-label ";

#[test]
fn what_a_description_holds_stays_text() {
    let requests = Requests::from([("read", Ok("GET https://example.com/x\n\n```\n</pre><script>".to_owned()))]);
    let set = set::of(Hostile::CONNECTOR, &requests);
    for (path, page) in site::of(Hostile::CONNECTOR, &set).into_iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8(page).unwrap();
        let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
        let page = Document::parse_with_options(&page, options).unwrap_or_else(|error| panic!("{path}: {error}\n{page}"));
        for node in page.descendants().filter(|node| node.is_element()) {
            assert!(ELEMENTS.contains(&format!(" {} ", node.tag_name().name())), "{path}: {node:?}");
            for attribute in node.attributes() {
                assert!(ATTRIBUTES.contains(&format!(" {} ", attribute.name())), "{path}: {attribute:?}");
                assert!(!attribute.value().starts_with("javascript"), "{path}: {attribute:?}");
            }
            let is_ours = |src: &str| src.contains("pictures/") && !src.contains(':');
            assert!(node.attribute("src").is_none_or(is_ours), "{path}: {node:?}");
        }
        let headings = page.descendants().filter(|node| node.tag_name().name() == "h1").count();
        assert_eq!(headings, 1, "{path}");
    }
}

#[test]
fn labels_are_shown_as_they_are() {
    let set = set::of(Hostile::CONNECTOR, &Requests::new());
    let pages = site::of(Hostile::CONNECTOR, &set);
    let text = |wanted: &str| {
        let (_, page) = pages.iter().find(|(path, _)| path == wanted).unwrap();
        let page = String::from_utf8(page.clone()).unwrap();
        let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
        let page = Document::parse_with_options(&page, options).unwrap();
        page.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect::<String>()
    };
    assert!(text("index.html").contains("<b>Ho|st</b> & `co"));
    assert!(text("index.html").contains("# x](javascript:alert(1))"));
    assert!(text("authorization.html").contains("</title><script>alert(1)</script>"));
    assert!(text("authorization.html").contains("a | b \\"));
    assert!(text("cards/read.html").contains("\"onclick=\"alert(1)"));
    assert!(text("cards/read.html").contains("</pre>```<script>"));
}
