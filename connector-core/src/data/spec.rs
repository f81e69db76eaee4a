//! What a flow does, as data: requests, the values they send, how answers are read, and how pages follow.

use super::{
    card::Action,
    chunks::{ChunkPart, Chunks},
    condition::Condition,
    effects::Effects,
    error::ErrorKind,
    format::Format,
    function::{AsyncFunction, Function},
    rust::{RustFlow, RustPager},
    shape::{Field, Node, Take},
    webhook::Delivered,
};

/// What a card does when it runs.
#[derive(Debug)]
pub enum Flow {
    /// Steps, one after the other.
    ///
    /// The values that a flow reads stand in one arena. Slot `i` of the arena is the card's output `i`; the last unnamed request reads
    /// straight into these first slots, and may use further ones behind them.
    Steps {
        /// All steps as they were written, those inside of others behind the one that holds them.
        steps: &'static [Step],
        /// The last request without a name, which stands at top level: what outputs and pages mean by `body`.
        main: Option<usize>,
        /// Outputs that do not come from the last unnamed request: the output's place, and its value.
        outputs: &'static [(usize, Expr)],
        /// How the last unnamed request is repeated for further pages.
        pages: Option<Paging>,
    },
    /// The custom API action: the caller writes the request.
    Custom {
        /// The helper it goes through, by its place in the connector.
        helper: usize,
    },
    /// `run function;`: a typed Rust function of the author's.
    Rust(RustFlow),
}

/// One step of a flow.
#[derive(Debug)]
pub struct Step {
    /// The name that later steps read it by; none for an unnamed request.
    pub name: Option<&'static str>,
    /// What leaves the step; slot `i` of a named step is field `i`.
    pub fields: &'static [Field],
    /// What it does.
    pub what: What,
    /// What is read from the answer, where it asks for one.
    pub reads: Reads,
}

impl Step {
    /// The request that it makes, if it makes one by itself.
    pub fn request(&self) -> Option<&Request> {
        match &self.what {
            What::Request(request) | What::Wait(Wait { request, .. }) => Some(request),
            _ => None,
        }
    }
}

/// What a [`Step`] does.
///
/// The steps that a step holds follow it in the list of the flow; it says how many they are.
#[derive(Debug)]
pub enum What {
    /// `GET "/path"`, `let name = GET "/path" => { … };`
    Request(Request),
    /// `let name = value;`
    Value(Expr),
    /// `let name = function(value);` of an `async function`.
    Await(&'static AsyncFunction, &'static [Expr]),
    /// `let name = helper(argument: value);`: another flow, with inputs of its own, by their places.
    Call(&'static Action, &'static [(usize, Expr)]),
    /// `if condition { … } else { … }`: how many of the steps behind it are of which part.
    If {
        /// The condition.
        when: Condition,
        /// The steps of the first part.
        then: usize,
        /// The steps of the second part, behind the first.
        otherwise: usize,
    },
    /// `try { … } on NotFound { … }`: how many of the steps behind it are of which part.
    Try {
        /// The steps that are tried.
        body: usize,
        /// The errors after which the others run; any where none is named.
        kinds: &'static [ErrorKind],
        /// The steps that run then, behind the first; the first of them is the error.
        handler: usize,
    },
    /// `for each item in list, concurrency 4 { … }`: the next step is the item, the others are done for each.
    Each {
        /// The list.
        list: Expr,
        /// How many items are worked on at a time.
        concurrency: usize,
        /// The steps, that of the item included.
        body: usize,
    },
    /// The item of the `for each` before it, or the error of the `try`.
    Item,
    /// `give value;`: ends the block that is to have a value.
    Give(Expr),
    /// `fail NotFound { code: "…", message: "…" };`
    Fail {
        /// The kind of the error.
        kind: ErrorKind,
        /// The code, for programs.
        code: Option<Expr>,
        /// What happened, for people.
        message: Option<Expr>,
        /// The status, where one is given.
        status: Option<u16>,
    },
    /// `wait every 5s..1m, deadline 30m, until … { GET … }`: a job, looked at until it is done.
    Wait(&'static Wait),
}

/// A job that is looked at until it is done.
#[derive(Debug)]
pub struct Wait {
    /// What looks at it.
    pub request: Request,
    /// The first pause, in milliseconds; each one after it is twice as long.
    pub least: u64,
    /// The longest pause, in milliseconds.
    pub most: u64,
    /// How long all of it may take, in milliseconds.
    pub deadline: u64,
    /// When the job is done. Its body slots stand behind the step's fields.
    pub until: Condition,
    /// When it has failed.
    pub fail: Option<Condition>,
    /// What takes the job back, where it is no longer waited for.
    pub cancel: Option<Request>,
}

/// What is read from an answer, and into which slots.
#[derive(Debug, Clone, Copy)]
pub struct Reads {
    /// How many slots are filled.
    pub slots: usize,
    /// The paths inside the body, as a trie.
    pub body: Node,
    /// The headers, in lower case.
    pub headers: &'static [(&'static str, Take)],
    /// What takes the status.
    pub status: &'static [Take],
    /// The slots that take the whole answer, as a file.
    pub response: &'static [usize],
    /// How the body is written.
    pub format: Format,
}

impl Reads {
    /// Nothing is read.
    pub const NOTHING: Self = Self { slots: 0, body: Node::ROOT, headers: &[], status: &[], response: &[], format: Format::Json };
}

/// One HTTP request.
#[derive(Debug)]
pub struct Request {
    /// The method, in capitals.
    pub method: &'static str,
    /// The path below the base URL; each value is encoded on its own and cannot add a segment.
    pub path: &'static [PathPart],
    /// The helper it goes through, by its place in the connector.
    pub helper: Option<usize>,
    /// The query; an absent value is not sent, a list is sent once per item.
    pub query: &'static [(&'static str, Expr)],
    /// The request's own headers; the helper's are added, and its auth wins.
    pub headers: &'static [(&'static str, Expr)],
    /// The body.
    pub body: Body,
    /// `basic user, password`: HTTP Basic by this request itself.
    pub basic: Option<(Expr, Expr)>,
    /// What the request may do to the service.
    pub effects: Effects,
    /// Origins that redirects may lead to, and where no credentials are sent: `https://*.example.com`.
    pub follow: &'static [&'static str],
    /// `tolerate NotFound;`: the kinds of errors after which the flow goes on, with nothing read.
    pub tolerate: &'static [ErrorKind],
}

/// A piece of a path.
#[derive(Debug)]
pub enum PathPart {
    /// Written in the description.
    Text(&'static str),
    /// A value, as (part of) one segment; the name is what messages call it.
    Value(&'static str, Expr),
    /// A value as whole segments, each encoded on its own; how many, where that is said.
    Segments(&'static str, Expr, Option<usize>),
    /// A value as the whole URL, and the origins that it may lead to; none where it comes from the connection.
    Url(&'static str, Expr, &'static [&'static str]),
}

/// The body of a [`Request`].
#[derive(Debug)]
#[non_exhaustive]
pub enum Body {
    /// None.
    Empty,
    /// JSON; absent members are left out.
    Json(Expr),
    /// `application/x-www-form-urlencoded`; absent members are left out.
    Form(&'static [(&'static str, Expr)]),
    /// XML: an object with the root element; `@` begins attributes, absent members are left out.
    Xml(Expr),
    /// `text/plain`; where the value is absent there is no body.
    Text(Expr),
    /// GraphQL: a document and its variables, as JSON.
    Graphql {
        /// The document.
        document: &'static str,
        /// An [`Expr::Object`]; absent variables are left out.
        variables: Expr,
    },
    /// A file as its own media type.
    Stream(Expr),
    /// The content of a file, as `application/octet-stream`.
    Bytes(Expr),
    /// A file in chunks, a request for each.
    Chunks(&'static Chunks),
    /// `multipart/form-data`; absent parts are left out.
    Multipart(&'static [(&'static str, Expr)]),
}

/// A value of a flow: written, given, or read from an answer.
#[derive(Debug, Clone, Copy)]
pub enum Expr {
    /// `null`
    Null,
    /// `true`, `false`
    Boolean(bool),
    /// `42`
    Integer(i64),
    /// `4.2`
    Decimal(f64),
    /// `"text"`
    Text(&'static str),
    /// `"Bearer {auth.token}"`: every part as text; absent where a part is absent.
    Template(&'static [Expr]),
    /// `{ name: value }`: absent members are left out.
    Object(&'static [(&'static str, Expr)]),
    /// `[value, value]`: absent items are left out.
    List(&'static [Expr]),
    /// `auth.x`: by its place in the connector's auth fields.
    Auth(usize),
    /// `input.x`, `options.x`: by its place in the card's input.
    Input(usize),
    /// `step.x`: the step by its place in the flow, and its field.
    Step(usize, usize),
    /// `input.address.city`: a field of a record, by its place; absent where the record is.
    Field(&'static Expr, usize),
    /// `selected`: the names of the outputs that the caller wants.
    Selected,
    /// `join(input.labels, ",")`: the result of a function; absent where it gives nothing.
    Call(&'static Function, &'static [Expr]),
    /// In an error rule: the status of the answer.
    Status,
    /// In an error rule: a header of the answer, in lower case.
    Header(&'static str),
    /// In an error rule: a value of the body, by its slot.
    Body(usize),
    /// `chunk.from`: which part of a file is sent.
    Chunk(ChunkPart),
    /// In a webhook: a value of the delivery.
    Delivered(Delivered),
}

/// How the last request of a card is repeated.
#[derive(Debug)]
pub struct Paging {
    /// Where the next page is.
    pub next: Next,
    /// `more body.has_more;`: the slot that says whether there is a next page.
    pub more: Option<usize>,
    /// `limit 100;`: the most pages, in the place of the connection's own limit.
    pub limit: Option<u32>,
    /// Where the items stand, as written (`body.members`); they are read into slot 0, as a list.
    pub items: &'static str,
}

/// Where the next page is.
#[derive(Debug)]
#[non_exhaustive]
pub enum Next {
    /// `cursor query.cursor from body.next;`: an absent, null or empty cursor ends the pages.
    Cursor {
        /// What takes the cursor.
        to: PageTo,
        /// The slot that the next cursor is read into.
        slot: usize,
    },
    /// `number query.page = 1 until body.page_count;`: without `until` an empty page is the last.
    Number {
        /// What takes the number.
        to: PageTo,
        /// The number of the first page.
        first: i64,
        /// The slot that the number of pages is read into.
        pages: Option<usize>,
    },
    /// `offset query.offset until body.total;`: an empty page is the last.
    Offset {
        /// What takes the number of items read so far.
        to: PageTo,
        /// The slot that the number of all items is read into.
        total: Option<usize>,
    },
    /// `cursor query.cursor with my_pager;`: an author's function finds it.
    Rust {
        /// What takes the cursor.
        to: PageTo,
        /// The function.
        next: RustPager,
    },
    /// `link header.link;`: the URL with `rel="next"` (RFC 8288).
    Link {
        /// The header, in lower case.
        header: &'static str,
    },
    /// `items Issue from body.issues;` without `pages`: there is one page.
    Nowhere,
    /// `next_url from body.next;`: an absent, null or empty URL ends the pages.
    Url {
        /// The slot that the URL is read into.
        slot: usize,
    },
}

/// The part of a request that asks for a page.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum PageTo {
    /// `query.cursor`
    Query(&'static str),
    /// `form.cursor`
    Form(&'static str),
    /// `json.page.after`: a member of the JSON body.
    Json(&'static [&'static str]),
}
