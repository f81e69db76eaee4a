//! Moto: the AWS APIs, with signatures and policies checked as AWS does.

use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use crate::process::{self, Failure, Folder, Server, http};

const PYTHON: &str = "target/servers/python/bin/python";
const LIMIT: Duration = Duration::from_secs(120);
const POLICY: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["dynamodb:*","s3:*"],"Resource":"*"}]}"#;
/// What tells Moto which service is meant; before the checks are on it looks no further.
const ANYBODY: &str = "AWS4-HMAC-SHA256 Credential=any/20200101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=any";

/// A Moto with one user, who may call DynamoDB and S3 and nothing else.
///
/// A wrong signature is answered by 403 `SignatureDoesNotMatch`, an unknown key by 403 `InvalidClientTokenId`
/// or `InvalidAccessKeyId`, and what the policy forbids by 403 `AccessDenied`.
#[derive(Debug)]
pub struct Moto {
    server: Server,
    url: String,
    access_key: String,
    secret_key: String,
}

impl Moto {
    /// Any region will do.
    pub const REGION: &str = "us-east-1";

    /// The one that the tests of this binary share.
    #[track_caller]
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Result<Moto, Failure>> = OnceLock::new();
        process::shared(SHARED.get_or_init(Self::start))
    }

    /// One of its own.
    pub fn start() -> Result<Self, Failure> {
        let program = process::installed(PYTHON)?;
        process::start(|| {
            let port = process::free_port()?;
            let mut python = Command::new(&program);
            python.args(["-m", "moto.server", "-H", "127.0.0.1", "-p", &port.to_string()]);
            let url = format!("http://127.0.0.1:{port}");
            let ready = format!("{url}/moto-api/");
            let server = Server::start("Moto", Folder::create("moto")?, &python, LIMIT, |_| process::answers(&ready, None, 200))?;
            iam(&url, &[("Action", "CreateUser"), ("UserName", "tester")])?;
            let policy = [("Action", "PutUserPolicy"), ("UserName", "tester"), ("PolicyName", "p"), ("PolicyDocument", POLICY)];
            iam(&url, &policy)?;
            let made = iam(&url, &[("Action", "CreateAccessKey"), ("UserName", "tester")])?;
            let (access_key, secret_key) = (element(&made, "AccessKeyId")?, element(&made, "SecretAccessKey")?);
            check_signatures(&url)?;
            Ok(Self { server, url, access_key, secret_key })
        })
    }

    /// The URL of every service, without a slash at its end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The process, for its output.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// The user's access key id.
    pub fn access_key(&self) -> &str {
        &self.access_key
    }

    /// The user's secret access key.
    pub fn secret_key(&self) -> &str {
        &self.secret_key
    }
}

/// Calls IAM, as anybody.
fn iam(url: &str, parameters: &[(&str, &str)]) -> Result<String, Failure> {
    let parameters = parameters.iter().copied().chain([("Version", "2010-05-08")]);
    let sent = http().post(format!("{url}/")).header("authorization", ANYBODY).send_form(parameters);
    read("IAM", sent)
}

/// From now on signatures and policies are checked.
fn check_signatures(url: &str) -> Result<(), Failure> {
    let request = http().post(format!("{url}/moto-api/reset-auth")).header("content-type", "text/plain");
    read("reset-auth", request.send("0")).map(drop)
}

fn read(what: &str, sent: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<String, Failure> {
    let failed = |why: String| Failure::new(format!("Moto, {what}: {why}"));
    let mut answer = sent.map_err(|error| failed(error.to_string()))?;
    let text = answer.body_mut().read_to_string().map_err(|error| failed(error.to_string()))?;
    if answer.status().is_success() { Ok(text) } else { Err(failed(format!("{} {text}", answer.status()))) }
}

/// The text of the first element of this name.
fn element(xml: &str, name: &str) -> Result<String, Failure> {
    let rest = xml.split_once(&format!("<{name}>")).map(|(_, rest)| rest);
    let text = rest.and_then(|rest| rest.split_once("</")).map(|(text, _)| text.to_owned());
    text.ok_or_else(|| Failure::new(format!("Moto: no {name} in {xml}")))
}
