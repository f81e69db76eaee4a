//! Signing in with a browser from the command line, against an authorization server that is played here.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    thread,
};

/// A service that signs people in, and remembers what it was asked.
struct Service {
    url: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Service {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = asked.clone();
        // It ends with the process of the test.
        thread::spawn(move || listener.incoming().flatten().for_each(|stream| answer(stream, &log)));
        Self { url, asked }
    }
}

fn answer(mut stream: TcpStream, log: &Mutex<Vec<String>>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let (mut head, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap() == 0 {
            return;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if line == "\r\n" {
            break;
        }
        head += &line;
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let asked = format!("{head}{}", String::from_utf8(body).unwrap());
    let (status, answer) = match asked.split(' ').nth(1).unwrap() {
        "/login/oauth/access_token" if asked.contains("code=c1") => {
            ("200 OK", r#"{"access_token": "gho_1", "scope": "repo", "expires_in": 600}"#)
        }
        "/login/oauth/access_token" => ("400 Bad Request", r#"{"error": "invalid_grant"}"#),
        "/user" if asked.contains("Bearer gho_1") => ("200 OK", r#"{"login": "egon"}"#),
        _ => ("401 Unauthorized", r#"{"message": "Bad credentials"}"#),
    };
    log.lock().unwrap().push(asked);
    let length = answer.len();
    write!(stream, "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{answer}")
        .unwrap();
}

/// `connectors ping github`, signing in at this service; and the address that it shows.
fn ping(service: &Service) -> (Child, String, BufReader<std::process::ChildStderr>) {
    let with = [
        "client_id=literal:id-1".to_owned(),
        "client_secret=env:SECRET".into(),
        format!("site={}", service.url),
        format!("api_url={}", service.url),
    ];
    let mut command = Command::new(env!("CARGO_BIN_EXE_connectors"));
    command.args(["ping", "github", "--auth", "app", "--output", "json"]).args(with.iter().flat_map(|with| ["--with", with]));
    command.env("SECRET", "s3cret").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    let mut url = String::new();
    while !url.contains("/authorize?") {
        url.clear();
        assert!(stderr.read_line(&mut url).unwrap() > 0, "it ended without an address");
    }
    (child, url.trim().to_owned(), stderr)
}

/// What the browser brings back.
fn come_back(url: &str, answer: &str) -> String {
    let parameter = |name: &str| {
        let value = url.split(&format!("{name}=")).nth(1).unwrap().split('&').next().unwrap();
        value.replace("%3A", ":").replace("%2F", "/")
    };
    let back = parameter("redirect_uri");
    let (host, path) = back.strip_prefix("http://").unwrap().split_once('/').unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "GET /{path}?{answer}&state={} HTTP/1.1\r\nhost: {host}\r\n\r\n", parameter("state")).unwrap();
    let mut page = String::new();
    stream.read_to_string(&mut page).unwrap();
    page
}

#[test]
fn a_browser_signs_in_for_the_command_line() {
    let service = Service::start();
    let (child, url, mut stderr) = ping(&service);
    assert!(
        url.starts_with(&format!("{}/login/oauth/authorize?", service.url)) && url.contains("scope=repo&") && !url.contains("s3cret"),
        "{url}"
    );
    assert!(come_back(&url, "code=c1").contains("You can close this page"));
    let output = child.wait_with_output().unwrap();
    let mut rest = String::new();
    stderr.read_to_string(&mut rest).unwrap();
    assert!(output.status.success(), "{rest}");
    assert!(String::from_utf8(output.stdout).unwrap().contains(r#""identity": "egon""#));
    let asked = service.asked.lock().unwrap();
    assert!(asked[0].contains("client_secret=s3cret") && asked[0].contains("code_verifier="), "{}", asked[0]);
}

#[test]
fn who_does_not_allow_it_ends_the_command() {
    let service = Service::start();
    for (answer, message) in
        [("error=access_denied", "the person did not allow it (access_denied)"), ("code=used", "sign in again (invalid_grant)")]
    {
        let (mut child, url, mut stderr) = ping(&service);
        come_back(&url, answer);
        assert_eq!(child.wait().unwrap().code(), Some(1));
        let mut told = String::new();
        stderr.read_to_string(&mut told).unwrap();
        assert!(told.contains(message) && !told.contains("s3cret"), "{told}");
    }
}
