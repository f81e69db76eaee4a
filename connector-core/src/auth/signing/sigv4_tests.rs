//! The vectors that AWS publishes, and the crate of its SDK as the oracle of the rest.

#![allow(clippy::unwrap_used)]

use std::time::{Duration, UNIX_EPOCH};

use aws_sigv4::{
    http_request::{
        PayloadChecksumKind, PercentEncodingMode, SignableBody, SignableRequest, SigningSettings, UriPathNormalizationMode, sign as by_aws,
    },
    sign::v4,
};
use http::{HeaderName, HeaderValue, Method};
use proptest::{collection::vec, option, prelude::*, sample::select};

use super::*;

const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
/// 20150830T123600Z
const THEN: Duration = Duration::from_secs(1_440_938_160);

fn request(method: &str, url: &str, headers: &[(&str, &str)], body: &str) -> HttpRequest {
    let pairs = headers.iter().map(|(name, value)| {
        let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
        (name, HeaderValue::from_str(value).unwrap())
    });
    HttpRequest {
        method: Method::from_bytes(method.as_bytes()).unwrap(),
        url: Url::parse(url).unwrap(),
        headers: pairs.collect(),
        body: body.to_owned().into(),
        files: Vec::new(),
        source: Default::default(),
    }
}

fn header<'r>(request: &'r HttpRequest, name: &str) -> Option<&'r str> {
    request.headers.get(name).map(|value| value.to_str().unwrap())
}

/// The test suite of Signature Version 4: `get-vanilla` and its siblings. Those whose path must be encoded are older than encoding twice.
#[test]
fn the_published_requests_have_the_published_signatures() {
    let keys = Keys { id: "AKIDEXAMPLE", secret: SECRET, token: None };
    let place = Place { service: "service", region: "us-east-1" };
    for (method, path, signature) in [
        ("GET", "/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
        ("GET", "//", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
        ("GET", "//example//", "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84"),
        (
            "GET",
            "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
            "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
        ),
        ("GET", "/?Param2=value2&Param1=value1", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"),
        ("GET", "/?Param1=value1", "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb"),
        ("GET", "/?ሴ=bar", "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"),
        ("POST", "/", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
    ] {
        let mut request = request(method, &format!("https://example.amazonaws.com{path}"), &[], "");
        assert_eq!(sign(&mut request, &keys, &place, THEN).unwrap(), signature, "{method} {path}");
    }
}

/// `get-vanilla-with-session-token`
#[test]
fn a_token_is_signed_as_published() {
    let mut request = request("GET", "https://example.amazonaws.com/", &[], "");
    let keys = Keys { id: "AKIDEXAMPLE", secret: SECRET, token: Some("6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267") };
    let signature = sign(&mut request, &keys, &Place { service: "service", region: "us-east-1" }, THEN).unwrap();
    assert_eq!(signature, "07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8");
}

#[test]
fn the_example_of_iam_has_its_header() {
    let form = [("content-type", "application/x-www-form-urlencoded; charset=utf-8")];
    let mut request = request("GET", "https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08", &form, "");
    let place = Place { service: "iam", region: "us-east-1" };
    sign(&mut request, &Keys { id: "AKIDEXAMPLE", secret: SECRET, token: None }, &place, THEN).unwrap();
    assert_eq!(
        header(&request, "authorization"),
        Some(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, \
             SignedHeaders=content-type;host;x-amz-date, \
             Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"
        )
    );
    assert_eq!(header(&request, DATE), Some("20150830T123600Z"));
    assert_eq!(header(&request, PAYLOAD), None);
    assert_eq!(
        hex_of(&key(SECRET, "20150830", &place)),
        "c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9",
        "the signing key of the documentation"
    );
}

#[test]
fn the_examples_of_s3_have_their_signatures() {
    let keys = Keys { id: "AKIAIOSFODNN7EXAMPLE", secret: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", token: None };
    let place = Place { service: "s3", region: "us-east-1" };
    for (query, signature) in [
        ("?lifecycle", "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"),
        ("?max-keys=2&prefix=J", "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"),
    ] {
        let mut request = request("GET", &format!("https://examplebucket.s3.amazonaws.com/{query}"), &[], "");
        let then = Duration::from_secs(1_369_353_600); // 20130524T000000Z
        assert_eq!(sign(&mut request, &keys, &place, then).unwrap(), signature, "{query}");
        assert_eq!(header(&request, PAYLOAD), Some("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }
}

#[test]
fn a_path_of_s3_is_encoded_once_and_that_of_others_twice() {
    let canonical = |service, text| {
        let mut out = String::new();
        path(text, service, &mut out);
        out
    };
    assert_eq!(canonical("s3", "/a%2Fb//c(1)%20d"), "/a%2Fb//c%281%29%20d");
    assert_eq!(canonical("execute-api", "/a%2Fb//c(1)%20d/"), "/a%252Fb/c%281%29%2520d/");
}

/// The order of `get-vanilla-query-order-encoded`.
#[test]
fn parameters_are_in_the_order_of_what_is_sent() {
    let mut out = String::new();
    query("Param-3=Value3&Param=Value2&%E1%88%B4=Value1&b=%2b+c&b&&a=%zz", &mut out);
    assert_eq!(out, "%E1%88%B4=Value1&Param=Value2&Param-3=Value3&a=%25zz&b=&b=%2B%20c");
}

#[test]
fn temporary_keys_send_their_token_and_a_new_signature_takes_the_place_of_the_old() {
    let mut request = request("GET", "http://localhost:5000/x", &[("x-amz-target", "  A   B ")], "");
    let place = Place { service: "sqs", region: "eu-central-1" };
    sign(&mut request, &Keys { id: "A", secret: "s", token: Some("t0ken") }, &place, THEN).unwrap();
    assert_eq!(header(&request, TOKEN), Some("t0ken"));
    assert!(header(&request, "authorization").unwrap().contains("SignedHeaders=host;x-amz-date;x-amz-security-token;x-amz-target,"));
    assert!(request.headers.get(TOKEN).unwrap().is_sensitive());
    let (canonical, _) = canonical(&request, "sqs", "");
    assert!(canonical.contains("\nhost:localhost:5000\n") && canonical.contains("\nx-amz-target:A B\n"), "{canonical}");
    sign(&mut request, &Keys { id: "A", secret: "s", token: None }, &place, THEN + Duration::from_secs(60)).unwrap();
    assert_eq!((header(&request, TOKEN), header(&request, DATE)), (None, Some("20150830T123700Z")));
    assert!(sign(&mut request, &Keys { id: "A\n", secret: "s", token: None }, &place, THEN).unwrap_err().is_input());
    assert!(sign(&mut request, &Keys { id: "A", secret: "s", token: None }, &place, Duration::MAX).unwrap_err().is_input());
}

/// What the crate of AWS's SDK says.
fn oracle(request: &HttpRequest, keys: &Keys<'_>, place: &Place<'_>, now: Duration) -> String {
    let identity = aws_credential_types::Credentials::new(keys.id, keys.secret, keys.token.map(str::to_owned), None, "test").into();
    let mut settings = SigningSettings::default();
    if takes_paths_as_they_are(place.service) {
        settings.percent_encoding_mode = PercentEncodingMode::Single;
        settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
        settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
    }
    let parameters = v4::SigningParams::builder()
        .identity(&identity)
        .region(place.region)
        .name(place.service)
        .time(UNIX_EPOCH + now)
        .settings(settings)
        .build()
        .unwrap()
        .into();
    let headers = request.headers.iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap()));
    let signable =
        SignableRequest::new(request.method.as_str(), request.url.as_str(), headers, SignableBody::Bytes(&request.body)).unwrap();
    by_aws(signable, &parameters).unwrap().signature().to_owned()
}

/// A segment or a value as requests are rendered: encoded, but for the unreserved characters.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    encode_bytes(text.as_bytes(), &mut out);
    out
}

proptest! {
    /// Names of parameters are of unreserved characters: the oracle sorts others before they are encoded, and the documentation after.
    #[test]
    fn the_sdk_says_the_same(
        method in select(vec!["GET", "POST", "PUT", "DELETE", "PATCH"]),
        host in select(vec!["sqs.eu-central-1.amazonaws.com", "localhost:4566", "127.0.0.1:80", "[::1]:5000"]),
        scheme in select(vec!["https", "http"]),
        segments in vec("[ -~é]{1,6}", 0..4),
        pairs in vec(("[A-Za-z0-9_.~-]{1,4}", "[A-Za-z0-9_.~ /+=&%ü-]{0,6}"), 0..5),
        (target, media) in (option::of("[!-~]{1,8}( {1,3}[!-~]{1,8}){0,2}"), option::of("[a-z]{1,5}/[a-z]{1,5}")),
        (secret, token) in ("[ -~]{0,80}", option::of("[!-~]{1,40}")),
        service in select(vec!["s3", "sqs", "execute-api"]),
        body in ".{0,200}",
        seconds in 0_u64..4_000_000_000,
    ) {
        let mut url = format!("{scheme}://{host}");
        // A segment of dots is none, and no request has one.
        for segment in segments.iter().filter(|segment| !segment.chars().all(|char| char == '.')) {
            url = format!("{url}/{}", encoded(segment));
        }
        let mut seen = Vec::new();
        for (name, value) in pairs {
            // Values of one name are sorted by their encoded forms too.
            if seen.contains(&name) { continue; }
            url = format!("{url}{}{name}={}", if seen.is_empty() { "?" } else { "&" }, encoded(&value));
            seen.push(name);
        }
        let given = [("x-amz-target", &target), ("content-type", &media)];
        let headers: Vec<_> = given.iter().filter_map(|(name, value)| Some((*name, value.as_deref()?))).collect();
        let mut request = request(method, &url, &headers, &body);
        let (keys, place) = (Keys { id: "AKID", secret: &secret, token: token.as_deref() }, Place { service, region: "eu-central-1" });
        let expected = oracle(&request, &keys, &place, Duration::from_secs(seconds));
        prop_assert_eq!(sign(&mut request, &keys, &place, Duration::from_secs(seconds)).unwrap(), expected);
    }
}
