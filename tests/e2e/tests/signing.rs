//! Services that check signatures, challenges and certificates: AWS by moto, HTTP Digest by httpbin, and TLS that wants a client certificate.

#![cfg(feature = "servers")]
#![allow(clippy::unwrap_used, missing_docs)]

use connector_core::{Error, connector, json};
use tests_e2e::{Httpbin, Identity, Moto, MtlsServer};

connector! {
    pub(crate) connector Storage "Storage" { key: "storage", version: "1.0.0", base_url: "https://s3.amazonaws.com" }

    auth amazon "Access key" aws_sigv4 {
        parameters { region "Region": String }
        service: "s3",
        region: auth.region,
    }
    helper s3 {
        answer xml;
        error status 4xx => { code: body.Error.Code, message: body.Error.Message };
        retry { attempts: 1 }
    }

    record S3Object { key "Key": String as "Key", size "Size": i64 as "Size", modified "Modified": DateTime as "LastModified" }

    action make_bucket "Make Bucket" { effects write idempotent; input { bucket "Bucket": String } PUT "/{input.bucket}" via s3; }
    action put_object "Put Object" {
        effects write idempotent;
        input { bucket "Bucket": String, name "Name": String, content "Content": String }
        PUT "/{input.bucket}/{input.name:segments}" via s3 { text input.content; }
    }
    action get_object "Get Object" {
        effects read;
        input { bucket "Bucket": String, name "Name": String }
        GET "/{input.bucket}/{input.name:segments}" via s3;
        output { content "Content": File from response }
    }
    action list_objects "List Objects" {
        effects read;
        input { bucket "Bucket": String, prefix "Prefix": String = "" }
        GET "/{input.bucket}" via s3 { query { "list-type": 2, prefix: input.prefix, "max-keys": 2 } }
        pages {
            cursor query["continuation-token"] from body.ListBucketResult.NextContinuationToken;
            items S3Object from body.ListBucketResult.Contents;
        }
    }
    action delete_object "Delete Object" {
        effects write idempotent destructive;
        input { bucket "Bucket": String, name "Name": String }
        POST "/{input.bucket}" via s3 { query { delete: "" } xml { Delete: { Object: { Key: input.name } } } }
        output { deleted "Deleted": Vec<Deleted> from body.DeleteResult.Deleted }
    }
    record Deleted { key "Key": String as "Key" }
}

connector! {
    pub(crate) connector Tables "Tables" { key: "tables", version: "1.0.0", base_url: "https://dynamodb.amazonaws.com" }

    auth amazon "Access key" aws_sigv4 {
        service: "dynamodb",
        region: "us-east-1",
    }
    helper tables {
        header "Content-Type": "application/x-amz-json-1.0";
        error status 400 => Rejected { code: body.__type };
        retry { attempts: 1 }
    }
    action list_tables "List Tables" {
        effects read;
        POST "/" via tables { header "X-Amz-Target": "DynamoDB_20120810.ListTables"; json { "Limit": 5 } }
        output { names "Tables": Vec<String> from body.TableNames }
    }
}

connector! {
    pub(crate) connector Users "Users" { key: "users", version: "1.0.0", base_url: "https://sqs.amazonaws.com" }

    auth amazon "Access key" aws_sigv4 { service: "sqs", region: "us-east-1" }
    helper queues { header "Content-Type": "application/x-amz-json-1.0"; retry { attempts: 1 } }
    action list_queues "List Queues" {
        effects read;
        POST "/" via queues { header "X-Amz-Target": "AmazonSQS.ListQueues"; json { "MaxResults": 5 } }
    }
}

connector! {
    pub(crate) connector Bin "Bin" { key: "bin", version: "1.0.0", base_url: "https://httpbin.org" }

    auth login "Login" digest {}
    helper bin { retry { attempts: 1 } }
    action check "Check" {
        effects read;
        input { qop "Protection": String, user "User": String, password "Password": String, algorithm "Algorithm": String }
        GET "/digest-auth/{input.qop}/{input.user}/{input.password}/{input.algorithm}" via bin;
        output { ok "Is authenticated": bool from body.authenticated, user "User": String from body.user }
    }
    action refuse "Refuse" {
        effects write;
        POST "/status/{input.status}" via bin;
        input { status "Status": i64 }
    }
}

connector! {
    pub(crate) connector Office "Office" { key: "office", version: "1.0.0", base_url: "https://office.example.com" }

    auth machine "Machine" mtls {}
    helper office { retry { attempts: 2, backoff: 1ms..1ms } }
    action who "Who" {
        effects read;
        GET "/who" via office;
        output { client "Client": Option<String> from body.client }
    }
    action tell "Tell" {
        effects write;
        input { text "Text": String }
        POST "/tell" via office { text input.text; }
        output { client "Client": Option<String> from body.client, body "Body": String from body.body }
    }
    action nobody "Ask Without Credentials" { effects read; GET "/who"; }
}

/// Nothing that an error tells holds the secret.
fn holds_no(secret: &str, error: &Error) {
    let answer = String::from_utf8_lossy(error.answer().unwrap_or_default()).into_owned();
    let mut texts = vec![answer, format!("{error} {error:?}"), json!(error).to_string()];
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        texts.push(format!("{cause} {cause:?}"));
        source = cause.source();
    }
    for text in texts {
        assert!(!text.contains(secret), "{text}");
    }
}

fn storage(id: &str, secret: &str) -> Storage {
    let amazon = Storage::amazon().access_key_id(id).secret_access_key(secret).region(Moto::REGION);
    amazon.endpoint("https://s3.amazonaws.com", Moto::shared().url()).connect().unwrap()
}

fn tables(id: &str, secret: &str) -> Tables {
    let amazon = Tables::amazon().access_key_id(id).secret_access_key(secret);
    amazon.endpoint("https://dynamodb.amazonaws.com", Moto::shared().url()).connect().unwrap()
}

#[tokio::test]
async fn s3_takes_what_is_signed() {
    let moto = Moto::shared();
    let s3 = storage(moto.access_key(), moto.secret_key());
    s3.make_bucket("things").await.unwrap();
    for (name, content) in [("plain.txt", "hello"), ("a b/ü+(1)~*'=.txt", "ünïcode"), ("per%2Fcent", "")] {
        s3.put_object(("things", name, content)).await.unwrap();
        let read = s3.get_object(("things", name)).await.unwrap().content;
        assert_eq!(read.read().await.unwrap(), content.as_bytes(), "{name}");
    }
    let listed = s3.list_objects(ListObjects::new("things").prefix("a b/ü")).collect().await.unwrap();
    assert_eq!(listed.iter().map(|object| (object.key.as_str(), object.size)).collect::<Vec<_>>(), [("a b/ü+(1)~*'=.txt", 9)]);
}

#[tokio::test]
async fn xml_is_paged_and_sent() {
    let moto = Moto::shared();
    let s3 = storage(moto.access_key(), moto.secret_key());
    s3.make_bucket("pages").await.unwrap();
    assert!(s3.list_objects("pages").collect().await.unwrap().is_empty());
    for name in ["1", "2", "3", "4", "5"] {
        s3.put_object(("pages", format!("<{name}> & co"), name)).await.unwrap();
        let listed = s3.list_objects("pages").collect().await.unwrap();
        // One, two, and then over several pages.
        assert_eq!(listed.len().to_string(), name);
        assert_eq!(listed.last().unwrap().key, format!("<{name}> & co"));
    }
    let deleted = s3.delete_object(("pages", "<5> & co")).await.unwrap().deleted;
    assert_eq!(deleted.iter().map(|one| one.key.as_str()).collect::<Vec<_>>(), ["<5> & co"]);
    assert_eq!(s3.list_objects("pages").collect().await.unwrap().len(), 4);
}

#[tokio::test]
async fn dynamodb_takes_what_is_signed() {
    let moto = Moto::shared();
    assert_eq!(tables(moto.access_key(), moto.secret_key()).list_tables().await.unwrap().names, [""; 0]);
}

#[tokio::test]
async fn wrong_keys_are_refused_with_the_code_of_the_service() {
    let moto = Moto::shared();
    let wrong = format!("{}x", moto.secret_key());
    // The codes of AWS stand in JSON, and those of S3 in XML.
    for (error, code) in [
        (tables(moto.access_key(), &wrong).list_tables().await.unwrap_err(), "SignatureDoesNotMatch"),
        (tables("AKIANOBODY0000000000", &wrong).list_tables().await.unwrap_err(), "InvalidClientTokenId"),
        (storage(moto.access_key(), &wrong).get_object(("things", "x")).await.unwrap_err(), "SignatureDoesNotMatch"),
        (storage("AKIANOBODY0000000000", &wrong).get_object(("things", "x")).await.unwrap_err(), "InvalidAccessKeyId"),
    ] {
        let told = format!("{} {}", error.code().unwrap_or_default(), error.message());
        assert!(error.is_forbidden() && told.contains(code), "{error}");
        assert!(!error.operation().starts_with("storage") || error.code() == Some(code), "{error}");
        holds_no(&wrong, &error);
    }
    let client = storage(moto.access_key(), &wrong);
    let shown = format!("{client:?} {}", client.get_object(("things", "x")).render().unwrap());
    assert!(!shown.contains(&wrong) && shown.contains("authorization: AWS4-HMAC-SHA256 ***"), "{shown}");
}

#[tokio::test]
async fn what_a_policy_forbids_is_forbidden() {
    let moto = Moto::shared();
    let users = Users::amazon().access_key_id(moto.access_key()).secret_access_key(moto.secret_key());
    let users = users.endpoint("https://sqs.amazonaws.com", moto.url()).connect().unwrap();
    let error = users.list_queues().await.unwrap_err();
    assert!(error.is_forbidden() && String::from_utf8_lossy(error.answer().unwrap()).contains("AccessDenied"), "{error}");
}

fn bin(user: &str, password: &str) -> Bin {
    Bin::login().username(user).password(password).endpoint("https://httpbin.org", Httpbin::shared().url()).connect().unwrap()
}

#[tokio::test]
async fn digest_is_answered_in_every_way_that_is_asked_for() {
    for algorithm in ["MD5", "SHA-256"] {
        let bin = bin("ray", "pass-word");
        for qop in ["auth", "auth-int", "both"] {
            for round in 0..3 {
                let found = bin.check((qop, "ray", "pass-word", algorithm)).await.unwrap();
                assert!(found.ok && found.user == "ray", "{algorithm}, {qop}, {round}");
            }
        }
    }
}

#[tokio::test]
async fn a_wrong_password_is_unauthorized() {
    let bin = bin("ray", "wr0ng-password");
    // An algorithm that no RFC has.
    let error = bin.check(("auth", "ray", "wr0ng-password", "SHA-512")).await.unwrap_err();
    assert!(error.is_unauthorized() && error.message().contains("SHA-512"), "{error}");
    for _ in 0..2 {
        let error = bin.check(("auth", "ray", "right", "MD5")).await.unwrap_err();
        assert!(error.is_unauthorized() && error.status() == Some(401), "{error}");
        holds_no("wr0ng-password", &error);
    }
    assert!(bin.check(("auth", "ray", "right", "MD5")).render().unwrap().to_string().contains("authorization: Digest ***"));
    // A nonce that is always too old.
    let error = bin.check(("auth", "ray", "wr0ng-password", "MD5")).header("Cookie", "stale_after=0").await.unwrap_err();
    assert!(error.is_unauthorized(), "{error}");
    // What is asked for is no challenge.
    assert!(bin.refuse(401).await.unwrap_err().is_unauthorized());
    assert!(bin.refuse(403).await.unwrap_err().is_forbidden());
}

fn office(server: &MtlsServer, identity: &Identity) -> Office {
    let machine = Office::machine().certificate(&identity.certificate).private_key(&identity.key);
    machine.root_certificate(server.authority()).endpoint("https://office.example.com", server.url()).connect().unwrap()
}

#[tokio::test]
async fn a_client_certificate_says_who_calls() {
    let server = MtlsServer::start().unwrap();
    let office = office(&server, server.client());
    assert_eq!(office.who().await.unwrap().client.as_deref(), Some("tester"));
    let told = office.tell("text").await.unwrap();
    assert_eq!((told.client.as_deref(), told.body.as_str()), (Some("tester"), "text"));
    let error = office.nobody().await.unwrap_err();
    assert!(error.is_unauthorized() && error.message().contains("CertificateRequired"), "it goes through no helper: {error}");
    assert_eq!(error.attempts(), 1, "trying again would not help");
    let shown = format!("{office:?} {}", office.who().render().unwrap());
    assert!(!shown.contains("BEGIN"), "{shown}");
}

#[tokio::test]
async fn a_certificate_that_is_strange_or_has_run_out_is_refused() {
    let server = MtlsServer::start().unwrap();
    for identity in [server.stranger(), server.expired()] {
        let error = office(&server, identity).who().await.unwrap_err();
        // This server ends the connection without a word.
        assert!(error.is_transport() && error.message().contains("do not accept the client certificate"), "{error}");
        holds_no("BEGIN", &error);
    }
}

#[tokio::test]
async fn what_does_not_fit_is_told_before_anything_is_sent() {
    let server = MtlsServer::start().unwrap();
    let (client, stranger) = (server.client(), server.stranger());
    let machine = Office::machine().certificate(&client.certificate).private_key(&stranger.key);
    let error = machine.endpoint("https://office.example.com", server.url()).connect().unwrap_err();
    assert!(error.is_input() && error.message().contains("private key is the one of the first certificate"), "{error}");
    holds_no(stranger.key.lines().nth(1).unwrap(), &error);
    // Without the root of the authority the server is not believed.
    let machine = Office::machine().certificate(&client.certificate).private_key(&client.key);
    let office = machine.endpoint("https://office.example.com", server.url()).connect().unwrap();
    let error = office.who().await.unwrap_err();
    assert!(error.is_transport() && error.message().contains("certificate"), "{error}");
}
