//! Signing in with a browser from the command line, against an authorization server that is played here.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    thread,
};

/// No key store of a desktop is touched.
const NO_SESSION: &str = "unix:path=/nowhere";

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
        "/applications/id-1/token" => ("204 No Content", ""),
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
    browse(service, &["ping", "github", "--auth", "app", "--output", "json"], Path::new("/nowhere"))
}

/// A command that signs in at this service with a browser; and the address that it shows.
fn browse(service: &Service, arguments: &[&str], home: &Path) -> (Child, String, BufReader<std::process::ChildStderr>) {
    let with = [
        "client_id=literal:id-1".to_owned(),
        "client_secret=env:SECRET".into(),
        format!("site={}", service.url),
        format!("api_url={}", service.url),
    ];
    let mut command = Command::new(env!("CARGO_BIN_EXE_connectors"));
    command.args(arguments).env("CONNECTORS_HOME", home).args(with.iter().flat_map(|with| ["--with", with]));
    command
        .env("SECRET", "s3cret")
        .env("DBUS_SESSION_BUS_ADDRESS", NO_SESSION)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
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

/// A folder of a test's own, which goes with it.
struct Home(PathBuf);

impl Home {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("connectors-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        Self(path)
    }

    /// Runs the command to its end: its exit code, and what it printed.
    fn run(&self, arguments: &str) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_connectors"));
        command
            .args(arguments.split(' '))
            .env("CONNECTORS_HOME", &self.0)
            .env("DBUS_SESSION_BUS_ADDRESS", NO_SESSION)
            .env("TOKEN", "ghp_wrong")
            .env("SECRET", "s3cret")
            .stdin(Stdio::null());
        let output = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    /// All that stands in its files.
    fn bytes(&self) -> Vec<u8> {
        fs::read_dir(&self.0).unwrap().flat_map(|entry| fs::read(entry.unwrap().path()).unwrap()).collect()
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Signs in and saves; gives what was printed.
fn connect(service: &Service, home: &Home, arguments: &[&str]) -> String {
    let (child, url, mut stderr) = browse(service, arguments, &home.0);
    come_back(&url, "code=c1");
    let output = child.wait_with_output().unwrap();
    let mut rest = String::new();
    stderr.read_to_string(&mut rest).unwrap();
    assert!(output.status.success(), "{rest}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_saved_connection_is_used_renamed_and_deleted_with_its_tokens() {
    let (service, home) = (Service::start(), Home::new("saved"));
    let saved = connect(&service, &home, &["connect", "github", "--auth", "app", "--name", "work", "--output", "json"]);
    assert!(saved.contains(r#""identity": "egon""#) && saved.contains(r#""state": "working""#), "{saved}");

    let (code, out, err) = home.run("ping github --connection work --output json");
    assert!(code == 0 && out.contains("egon"), "{err}");
    let (code, _, err) = home.run("run github list-issues --repository a/b --connection work --render");
    assert_eq!(code, 0, "{err}");
    let (_, listed, _) = home.run("connections list --output csv");
    assert_eq!(listed.lines().count(), 2, "{listed}");
    let (_, exported, _) = home.run("connections export");
    assert!(exported.contains("\"work\""), "{exported}");
    for (what, text) in [("list", listed.into_bytes()), ("export", exported.into_bytes()), ("files", home.bytes())] {
        for secret in ["gho_1", "s3cret"] {
            assert!(!text.windows(secret.len()).any(|part| part == secret.as_bytes()), "{what} holds a secret");
        }
    }

    assert_eq!(home.run("connections rename github work --to home").0, 0);
    assert_eq!(home.run("connections rotate-key").0, 0);
    assert_eq!(home.run("connections test github home --output json").0, 0);
    let (code, _, err) = home.run("ping github --connection work");
    assert!(code == 1 && err.contains("no saved connection `work` of `github`"), "{err}");
    let (code, _, err) = home.run("connections delete github home");
    assert!(code == 0 && err.contains("its tokens are ended"), "{err}");
    let revoked =
        service.asked.lock().unwrap().iter().any(|asked| asked.starts_with("DELETE /applications/id-1/token") && asked.contains("gho_1"));
    assert!(revoked);
    let (_, listed, _) = home.run("connections list --output json");
    assert_eq!(listed.trim(), "[]");
}

#[test]
fn a_run_saves_what_works_and_nothing_else() {
    let (service, home) = (Service::start(), Home::new("run"));
    connect(&service, &home, &["ping", "github", "--auth", "app", "--save", "work", "--output", "json"]);
    assert_eq!(home.run("connections show github work").0, 0);
    let url = &service.url;
    let (code, _, err) = home.run(&format!("connect github --auth token --name other --with access_token=env:TOKEN --with api_url={url}"));
    assert!(code == 1 && err.contains("Unauthorized") && !err.contains("ghp_wrong"), "{err}");
    let (code, _, err) = home.run("connections show github other");
    assert_eq!(code, 1, "what does not work is not kept: {err}");
    let (child, address, _stderr) = browse(&service, &["connections", "reauthorize", "github", "work"], &home.0);
    come_back(&address, "code=c1");
    assert!(child.wait_with_output().unwrap().status.success());

    fs::write(home.0.join("key"), "not a key").unwrap();
    let (code, _, err) = home.run("connections list");
    assert!(code == 1 && err.contains("key"), "{err}");
    fs::remove_file(home.0.join("key")).unwrap();
    let (code, _, err) = home.run("ping github --connection work");
    assert!(code == 1 && err.contains("key"), "{err}");
}
