//! A connector with a card for each place that a value can stand in, and the judgement of what came of a call.

use connector_core::{Error, connector};

use super::{
    corpus::Hostile,
    expected::{LONGEST_URL, Sent},
    recorder::{Received, Recorder},
};

connector! {
    pub connector Probe "Probe" { key: "probe", version: "1.0.0", base_url: "https://api.example.com/v1" }

    auth token bearer {}
    auth login basic {}
    auth in_header api_key { in: header "X-Key" }
    auth in_query api_key { in: query "key" }
    auth in_cookie api_key { in: cookie "sid" }
    auth signer hmac {
        parameters { key_id "Key ID": String }
        sign: "{request.method}|{request.path}|{request.query}|{request.body}",
        headers { "X-Key-Id": auth.key_id, "X-Signature": signature }
    }
    auth amazon aws_sigv4 { service: "execute-api", region: "eu-central-1" }
    auth challenged digest {}
    auth session session {
        parameters { user "User": String, password "Password": Secret }
        login POST "/login" { json { user: auth.user, password: auth.password } } => { sid: Secret from body.sid }
    }

    helper api { header "X-Session": auth.sid for session; }

    custom_api_action via api;

    action segment "Segment" { effects read; input { value "Value": String } GET "/segment/{input.value}/end" via api; output { status "Status": i64 from status } }
    action part "Part" { effects read; input { value "Value": String } GET "/part/a-{input.value}.b/end" via api; output { status "Status": i64 from status } }
    action any "Any" { effects read; input { value "Value": String } GET "/any/{input.value:segments}/end" via api; output { status "Status": i64 from status } }
    action two "Two" { effects read; input { value "Value": String } GET "/two/{input.value:segments(2)}/end" via api; output { status "Status": i64 from status } }
    action query "Query" { effects read; input { value "Value": String } GET "/query" via api { query { q: input.value, end: 1 } } output { status "Status": i64 from status } }
    action parts_of_query "Parts of a Query" {
        effects read;
        input { value "Value": String }
        GET "/query" via api { query { q: "name:{input.value} size:1" } }
        output { status "Status": i64 from status }
    }
    action list "List" { effects read; input { value "Value": Vec<String> } GET "/list" via api { query { q: input.value } } output { status "Status": i64 from status } }
    action header "Header" { effects read; input { value "Value": String } GET "/header" via api { header "X-Value": input.value; header "X-End": "1"; } output { status "Status": i64 from status } }
    action json "JSON" { effects write; input { value "Value": String } POST "/json" via api { json { value: input.value, text: "a{input.value}" } } output { status "Status": i64 from status } }
    action form "Form" { effects write; input { value "Value": String } POST "/form" via api { form { value: input.value, end: 1 } } output { status "Status": i64 from status } }
    action xml "XML" {
        effects write;
        input { value "Value": String, object "Object": Object }
        POST "/xml" via api { xml { "a:Root": { "@xmlns:a": "urn:a", "@value": input.value, Value: input.value, Object: input.object } } }
        output { status "Status": i64 from status }
    }
    action text "Text" { effects write; input { value "Value": String } POST "/text" via api { text "a{input.value}"; } output { status "Status": i64 from status } }
    action graphql "GraphQL" {
        effects read;
        input { value "Value": String }
        POST "/graphql" via api { graphql "query($v: String) { a(v: $v) }" { v: input.value } }
        output { status "Status": i64 from status }
    }
    action multipart "Multipart" {
        effects write;
        input { value "Value": String, file "File": File }
        POST "/multipart" via api { multipart { value: input.value, file: input.file } }
        output { status "Status": i64 from status }
    }

    action redirect "Redirect" { effects read; GET "/redirect" via api; output { status "Status": i64 from status } }
    action by_link "By Link" { effects read; GET "/link" via api; pages { link header.link; items Object from body.items; } }
    action by_next "By Next" { effects read; GET "/next" via api; pages { next_url from body.next; items Object from body.items; } }
    action upload "Upload" {
        effects write;
        input { url "Address": Url where within "https://uploads.example.com" }
        PUT "{input.url}" via api { text "a"; }
        output { status "Status": i64 from status }
    }
    action given_upload "Given Upload" {
        effects write;
        let session = POST "/session" via api => { url: Url from body.url where within "https://uploads.example.com" };
        PUT "{session.url}" via api { text "a"; }
        output { status "Status": i64 from status }
    }
}

/// Signed in, and called at the recorder.
pub(crate) fn probe(recorder: &Recorder) -> Probe {
    let host = recorder.host();
    let connect = Probe::token().token("t0ken").endpoint("https://api.example.com/v1", format!("http://{host}/v1"));
    connect.endpoint("https://uploads.example.com", format!("http://{host}/up")).connect().unwrap()
}

/// Judges call after call, and tells all misjudged ones at once.
#[derive(Default)]
pub(crate) struct Judge {
    wrong: Vec<String>,
    pub(super) sent: usize,
    pub(super) refused: usize,
}

impl Judge {
    /// What should have been sent was, and nothing else; or nothing should have been, and the caller is told so.
    pub(crate) fn exact<T>(
        &mut self,
        place: &str,
        hostile: &Hostile,
        wanted: Option<Sent>,
        result: &Result<T, Error>,
        recorder: &Recorder,
    ) {
        self.exact_of(place, hostile, wanted, result, &recorder.received(), &recorder.host());
    }

    /// The same, of what was taken from the recorder already.
    pub(crate) fn exact_of<T>(
        &mut self,
        place: &str,
        hostile: &Hostile,
        wanted: Option<Sent>,
        result: &Result<T, Error>,
        received: &[Received],
        host: &str,
    ) {
        let wanted = wanted.filter(|sent| "http://".len() + host.len() + sent.target.len() <= LONGEST_URL);
        let verdict = match (wanted, result, received) {
            (Some(sent), Ok(_), [one]) => {
                self.sent += 1;
                sent.compare(one, host)
            }
            (Some(_), Ok(_), many) => Err(format!("{} requests came: {many:?}", many.len())),
            (Some(_), Err(error), _) => Err(format!("it was not sent: {error}")),
            (None, Err(error), []) if error.is_input() => {
                self.refused += 1;
                Ok(())
            }
            (None, Err(error), _) => Err(format!("it was refused as {error:?}, and {} requests came", received.len())),
            (None, Ok(_), many) => Err(format!("it was not refused: {many:?}")),
        };
        if let Err(why) = verdict {
            self.blame(place, hostile, &why);
        }
    }

    pub(crate) fn blame(&mut self, place: &str, hostile: &Hostile, why: &str) {
        let why: String = why.chars().take(600).collect();
        self.wrong.push(format!("{place}: {}: {why}", hostile.shown()));
    }

    /// Nothing was misjudged, and values were sent as well as refused, at least as many as said: a test that refuses all is none.
    pub(crate) fn end(self, sent: usize, refused: usize) {
        println!("{} sent, {} refused", self.sent, self.refused);
        let many = self.wrong.len();
        assert!(many == 0, "{many} misjudged:\n{}", self.wrong.into_iter().take(20).collect::<Vec<_>>().join("\n"));
        assert!(self.sent >= sent && self.refused >= refused, "{} sent, {} refused", self.sent, self.refused);
    }
}
