//! Cards that nobody would write, and some that somebody will: nothing breaks out of its place, and nothing is cut without a mark.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use connector_cards::{Card, Control, Field, Group, Kind, Part, Service, Visibility, data_uri, markdown, svg, terminal};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use roxmltree::{Document, Node};

/// A card whose every text is this one.
fn card(text: &str) -> Card {
    let long = Control::Dropdown(vec![text.to_owned(); 3]);
    let controls = vec![
        Control::Text,
        long.clone(),
        Control::None,
        Control::Number,
        Control::Switch,
        Control::Date,
        Control::Lookup { searched: true },
        Control::Lookup { searched: false },
        Control::Secret,
        Control::File,
        Control::Object { dynamic: true, extensible: true },
        Control::Object { dynamic: true, extensible: false },
        Control::List(Box::new(long)),
        Control::Check { on: true, fixed: true },
        Control::Check { on: true, fixed: false },
        Control::Check { on: false, fixed: false },
    ];
    // Two are enough for a long text: it is the length that is tested.
    let most = if text.len() > 1000 { 2 } else { controls.len() };
    let of_control = |control: &Control| field(text, control.clone());
    let parts = [Part::Options, Part::Input, Part::Output, Part::SignIn, Part::Scopes, Part::Facts];
    let groups = parts.map(|part| Group {
        part,
        label: text.to_owned(),
        is_list: part == Part::Output,
        fields: controls.iter().take(most).map(of_control).collect(),
    });
    Card {
        service: Service { title: text.to_owned(), color: Some(text.to_owned()), icon: Some(text.to_owned()) },
        kind: Kind::Connection,
        name: text.to_owned(),
        title: text.to_owned(),
        hint: text.to_owned(),
        badges: vec![text.to_owned(); 3],
        groups: groups.to_vec(),
    }
}

fn field(text: &str, control: Control) -> Field {
    let leaf = Field { label: text.to_owned(), ty: text.to_owned(), ..Field::default() };
    let nested = (0..6).fold(leaf, |inner, _| Field { fields: vec![inner], label: text.to_owned(), ..Field::default() });
    Field {
        name: text.to_owned(),
        label: text.to_owned(),
        hint: text.to_owned(),
        ty: text.to_owned(),
        required: true,
        default: Some(text.to_owned()),
        placeholder: text.to_owned(),
        limits: vec![text.to_owned(); 2],
        control,
        visibility: Visibility::Advanced,
        when: text.to_owned(),
        fields: vec![nested],
    }
}

fn texts() -> Vec<String> {
    [
        "",
        " ",
        "Channel",
        "</text><script>alert(1)</script>",
        "</style></svg><img src=x onerror=alert(1)>",
        "]]>--><!--&amp;&#0;&nbsp;\"'",
        "a|b`c`|`d|e`\\|",
        "```\n<script>\n~~~\n# x\n\n| a |\n|---|",
        "[x](javascript:alert(1)) ![x](https://example.com/x.png) <https://example.com>",
        "مرحبا بالعالم، هذا نص طويل يمتد على أكثر من سطر واحد في البطاقة",
        "שלום abc עולם 123",
        "\u{202e}evil\u{2066}\u{200f}",
        "👩‍👩‍👧🇫🇷👍🏽❤\u{fe0f} family 👩‍👩‍👧🇫🇷👍🏽❤\u{fe0f}",
        "日本語のとても長いラベルはここに書かれていて、次の行に続きます。",
        "\u{0}\u{1b}[2J\u{8}\u{fffe}\u{ffff}\u{85}\u{2028}\r\n\t",
        "Z\u{351}\u{36b}a\u{300}\u{301}\u{302}lgo",
        "﷽﷽﷽﷽",
        "\u{1f}\u{1e}\u{1b}|^^|",
    ]
    .into_iter()
    .map(str::to_owned)
    .chain(["word ".repeat(1000), "W".repeat(5000), "日".repeat(5000), "👩‍👩‍👧".repeat(500), "a".to_owned()])
    .collect()
}

fn number(node: Node<'_, '_>, name: &str) -> f64 {
    node.attribute(name).unwrap_or("0").parse().unwrap_or_else(|_| panic!("{name} of {node:?}"))
}

/// The picture as XML, with all that holds for every picture.
#[track_caller]
fn check_svg(card: &Card) {
    let text = svg(card);
    assert!(!text.lines().any(|line| line.trim().is_empty()), "a blank line ends HTML in Markdown");
    let document = Document::parse(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let root = document.root_element();
    let size: Vec<f64> = root.attribute("viewBox").unwrap().split(' ').map(|part| part.parse().unwrap()).collect();
    let [_, _, width, height] = size[..] else { panic!("{size:?}") };
    assert_eq!((root.attribute("role"), width), (Some("img"), 340.0));
    let children: Vec<_> = root.children().filter(Node::is_element).map(|child| child.tag_name().name()).collect();
    assert_eq!(children, ["title", "desc", "style", "g"], "a screen reader takes the first title");
    for node in root.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        assert!(["svg", "title", "desc", "style", "g", "rect", "path", "circle", "text", "tspan", "image"].contains(&name), "{name}");
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on") && attribute.name() != "id" && attribute.name() != "textLength", "{attribute:?}");
            assert!(attribute.name() != "href" || attribute.value().starts_with("data:image/"), "{attribute:?}");
        }
        match name {
            "rect" | "image" => {
                let (x, y) = (number(node, "x"), number(node, "y"));
                assert!(x >= 0.0 && x + number(node, "width") <= width, "{node:?}");
                assert!(y >= 0.0 && y + number(node, "height") <= height, "{node:?}");
            }
            "circle" => assert!((0.0..=width).contains(&number(node, "cx")) && number(node, "cy") + number(node, "r") <= height),
            "text" => check_text(node, width, height),
            _ => {}
        }
    }
    let style = root.children().find(|node| node.has_tag_name("style")).and_then(|style| style.text()).unwrap();
    assert!(!["<", "url(", "@import"].iter().any(|word| style.contains(word)), "nothing is fetched");
}

/// A text stays in the card, by a measure of its own, and is whole or marked.
fn check_text(node: Node<'_, '_>, width: f64, height: f64) {
    let is_shown = |part: &Node<'_, '_>| part.is_text() && !part.parent().unwrap().has_tag_name("title");
    let shown: String = node.descendants().filter(is_shown).filter_map(|part| part.text()).collect();
    let whole = node.children().find(|child| child.has_tag_name("title")).and_then(|title| title.text());
    if whole.is_some() {
        assert!(shown.trim_end_matches(" *").ends_with('…'), "{shown}");
    }
    // Narrower than what any font needs, so that the test does not repeat the code.
    let least = |char: char| {
        if unicode_width::UnicodeWidthChar::width(char) == Some(2) {
            0.9
        } else if char.is_ascii() {
            0.3
        } else {
            0.0
        }
    };
    let length = number(node, "font-size") * shown.replace('\u{200d}', "").chars().map(least).sum::<f64>();
    let x = number(node, "x");
    let (start, end) = match node.attribute("text-anchor") {
        Some("end") => (x - length, x),
        Some(_) => (x - length / 2.0, x + length / 2.0),
        None => (x, x + length),
    };
    let is_joined = shown.contains(['👩', '👍']);
    assert!(is_joined || start >= 0.0 && end <= width, "{shown:?} from {start} to {end}");
    let y = number(node, "y");
    assert!(y - number(node, "font-size") >= 0.0 && y + 4.0 <= height, "{shown:?} at {y} of {height}");
}

#[track_caller]
fn check_terminal(card: &Card) {
    for width in [20, 33, 80] {
        let drawn = terminal::draw(card, width, false);
        for line in drawn.lines().filter(|line| line.starts_with(['│', '├', '╭', '╰'])) {
            assert_eq!(terminal::width(line), width, "{line}");
            assert!(!line.chars().any(char::is_control));
        }
    }
}

/// The tables are whole, with their labels as they are, and nothing is markup that should not be; by the reading of rustdoc.
#[track_caller]
fn check_markdown(card: &Card) {
    let text = markdown(card, 1);
    let (mut rows, mut cells, mut cell, mut tables) = (0, 0, String::new(), 0);
    let mut first_cells = Vec::new();
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    for event in Parser::new_ext(&text, options) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => assert!(["<br>", "<code>", "</code>"].contains(&&*html), "{html} in {text}"),
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(["http://", "https://", "mailto:", "#"].iter().any(|start| dest_url.starts_with(start)), "{dest_url} in {text}");
            }
            Event::Start(Tag::Image { .. }) | Event::FootnoteReference(_) => panic!("{event:?} in {text}"),
            Event::Start(Tag::Table(columns)) => {
                tables += 1;
                rows = 0;
                cells = columns.len();
            }
            Event::Start(Tag::TableCell) => cell.clear(),
            Event::Text(part) | Event::Code(part) => cell.push_str(&part),
            Event::End(TagEnd::TableCell) => {
                if rows % cells == 0 {
                    first_cells.push(cell.clone());
                }
                rows += 1;
            }
            _ => {}
        }
    }
    let groups = card.groups.iter().filter(|group| group.shown().next().is_some());
    assert_eq!(tables, groups.clone().count(), "{text}");
    let labels: Vec<_> = groups.flat_map(Group::shown).map(|field| words(&terminal::clean(&field.label))).collect();
    let mut found = first_cells.iter().map(|label| words(label));
    for label in labels {
        assert!(
            found.any(|found| found == label),
            "a label of {} characters: {:?}",
            label.len(),
            label.chars().take(60).collect::<String>()
        );
    }
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn no_text_breaks_out_of_its_place() {
    for text in texts() {
        let card = card(&text);
        check_svg(&card);
        check_terminal(&card);
        check_markdown(&card);
        assert_eq!(Card::from_text(&card.to_text()).as_ref(), Some(&card));
    }
}

#[test]
fn a_label_of_5000_characters_is_cut_with_a_mark_and_told_whole() {
    let label = "long ".repeat(1000);
    let card = Card { title: label.clone(), ..Card::default() };
    let text = svg(&card);
    let document = Document::parse(&text).unwrap();
    let titles: Vec<_> = document.descendants().filter(|node| node.has_tag_name("title")).filter_map(|node| node.text()).collect();
    assert!(titles.contains(&label.trim()), "who points at it reads all");
    assert!(text.contains("…</text>"));
    assert!(terminal::draw(&card, 40, true).matches("long").count() == 1000, "a terminal shows all");
}

#[test]
fn two_hundred_fields_are_all_drawn() {
    let fields = (0..200).map(|number| Field { label: format!("Field {number} of many"), ty: "text".to_owned(), ..Field::default() });
    let card = Card { title: "Big".to_owned(), groups: vec![Group { fields: fields.collect(), ..Group::default() }], ..Card::default() };
    check_svg(&card);
    let texts = [svg(&card), terminal::draw(&card, 80, false), markdown(&card, 2)];
    for number in 0..200 {
        assert!(texts.iter().all(|text| text.contains(&format!("Field {number} of many"))));
    }
}

#[test]
fn a_card_without_anything_is_a_card() {
    for kind in [Kind::Action, Kind::Trigger, Kind::Connection, Kind::Connector] {
        let card = Card { kind, ..Card::default() };
        check_svg(&card);
        check_terminal(&card);
        check_markdown(&card);
    }
}

#[test]
fn hidden_fields_are_nowhere() {
    let field = Field { label: "Internal".to_owned(), visibility: Visibility::Hidden, ..Field::default() };
    let card = Card { groups: vec![Group { fields: vec![field], label: "Secret part".to_owned(), ..Group::default() }], ..Card::default() };
    for text in [svg(&card), terminal::draw(&card, 80, false), markdown(&card, 1)] {
        assert!(!text.contains("Internal") && !text.contains("Secret part"), "{text}");
    }
}

#[test]
fn a_default_of_a_secret_is_not_drawn() {
    let field = Field { default: Some("hunter2".to_owned()), control: Control::Secret, label: "Password".to_owned(), ..Field::default() };
    let card = Card { groups: vec![Group { part: Part::SignIn, fields: vec![field], ..Group::default() }], ..Card::default() };
    for text in [svg(&card), terminal::draw(&card, 80, false), markdown(&card, 1)] {
        assert!(!text.contains("hunter2"), "{text}");
    }
}

#[test]
fn an_icon_is_embedded_or_a_letter() {
    let mut card = Card { service: Service { title: "slack".to_owned(), ..Service::default() }, ..Card::default() };
    assert!(svg(&card).contains(">S</text>"));
    card.service.icon = Some(data_uri("image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>"));
    assert!(svg(&card).contains("<image"));
    check_svg(&card);
}

#[test]
fn the_same_card_is_drawn_the_same_and_another_has_classes_of_its_own() {
    let [one, other] = ["One", "Other"].map(|title| Card { title: title.to_owned(), ..Card::default() });
    assert_eq!(svg(&one), svg(&one.clone()));
    let class = |card: &Card| svg(card).split("<g class=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_ne!(class(&one), class(&other));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_card_comes_back_from_its_text(text in ".{0,40}", other in "[\u{10}-\u{20}a]{0,9}", title in "\\PC{0,60}") {
        let mut card = card(&text);
        card.title = title;
        card.badges.push(other.clone());
        card.groups[0].fields[0].default = None;
        card.service.color = None;
        card.groups[0].label = other;
        prop_assert_eq!(Card::from_text(&card.to_text()), Some(card.clone()));
        check_svg(&card);
        check_terminal(&card);
        check_markdown(&card);
    }

    #[test]
    fn a_text_that_is_no_card_is_none(text in "[|^1a-z0-9-]{0,80}", cut in 0usize..4000) {
        let _ = Card::from_text(&text);
        let whole = card("x").to_text();
        let cut = cut.min(whole.len() - 1);
        prop_assert_eq!(Card::from_text(&whole[..cut]), None);
    }
}

#[test]
fn a_text_that_goes_too_deep_is_none() {
    let mut deep = Field::default();
    for _ in 0..5000 {
        deep = Field { fields: vec![deep], ..Field::default() };
    }
    let card = Card { groups: vec![Group { fields: vec![deep], ..Group::default() }], ..Card::default() };
    assert_eq!(Card::from_text(&card.to_text()), None);
    let huge = "1||||a||||18446744073709551615|";
    assert_eq!(Card::from_text(huge), None);
}
