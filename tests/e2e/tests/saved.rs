//! Saved connections, by several processes at once, and by processes that are killed.

#![cfg(feature = "servers")]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Arc,
    time::Duration,
};

use connector_core::{
    ErrorKind,
    seam::{BoxFuture, Clock, SystemClock, Timestamp},
    store::{About, Connections, Revoked, State},
};
use tests_e2e::{OidcProvider, SecretService};

#[path = "../src/bin/robot/provider.rs"]
mod provider;

use provider::{Provider, signed_in};

/// A folder of a test's own, which goes with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("tests-e2e-saved-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        Self(path)
    }

    fn robot(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_robot"));
        command.arg(&self.0).args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A clock that is fast, so that every lease is over that a killed process has left behind.
struct Later;

impl Clock for Later {
    fn now(&self) -> Timestamp {
        SystemClock.now() + Duration::from_secs(120)
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        SystemClock.sleep(duration)
    }
}

async fn generation(connections: &Connections) -> u64 {
    connections.get(("provider", "work")).await.unwrap().generation
}

#[tokio::test(flavor = "multi_thread")]
async fn four_processes_renew_each_token_once() {
    let (provider, folder) = (OidcProvider::start(2).unwrap(), Folder::new("four"));
    let connections = Connections::in_folder(&folder.0).await.unwrap();
    connections.save("work", signed_in(provider.url()).await.unwrap(), About::default()).await.unwrap();
    let robots: Vec<Child> = (0..4).map(|_| folder.robot(&["work", "work", "250", "10"]).spawn().unwrap()).collect();
    for robot in robots {
        let output = robot.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let refreshes = provider.counts().unwrap().of("refresh_token");
    let generation = generation(&connections).await;
    assert!(generation >= 10, "{generation}");
    assert_eq!((refreshes.requests, refreshes.failed), (generation, 0));
}

/// Kills the robot at a moment between none and some hundred milliseconds after it has begun; gives what it was doing.
fn killed(mut robot: Child) -> String {
    let mut output = robot.stdout.take().unwrap();
    let mut begun = [0; 6];
    output.read_exact(&mut begun).unwrap();
    // The moment is what is random here; nothing is waited for.
    std::thread::sleep(Duration::from_micros(fastrand::u64(..250_000)));
    let ended = robot.try_wait().unwrap();
    robot.kill().unwrap();
    let mut did = String::new();
    output.read_to_string(&mut did).unwrap();
    let mut told = String::new();
    robot.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    robot.wait().unwrap();
    assert!(ended.is_none(), "it ended by itself, after {did}: {told}");
    did.lines().last().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_killed_leaves_connections_that_work_or_say_that_somebody_has_to_sign_in() {
    let (provider, folder) = (OidcProvider::start(600).unwrap(), Folder::new("killed"));
    let (mut worked, mut broken_off, mut revoked) = (0, 0, 0);
    for _ in 0..200 {
        let did = killed(folder.robot(&["churn", provider.url()]).spawn().unwrap());
        let connections = Connections::in_folder(&folder.0).await.unwrap().with_clock(Arc::new(Later));
        for record in connections.list(None).await.unwrap() {
            let name = record.name.as_str();
            let connect = connections.open(Provider::CONNECTOR, name).await.unwrap_or_else(|error| panic!("{did}: {error}"));
            let mut connect = connect;
            connect.clock(Arc::new(Later));
            let provider: Provider = connect.connect().unwrap().try_into().unwrap();
            let called = match provider.once().await {
                Ok(_) => provider.once().await,
                refused => refused,
            };
            let state = connections.get(&record).await.unwrap().state;
            match called {
                Ok(_) => {
                    assert_eq!(state, State::Working);
                    worked += 1;
                }
                Err(error) => {
                    assert_eq!((error.kind(), state), (ErrorKind::Unauthorized, State::NeedsSignIn), "{did}: {error}");
                    // Nobody else's tokens are lost: a renewal was under way, or its tokens were being ended.
                    match did == format!("delete {name}") {
                        true => revoked += 1,
                        false => {
                            assert!(error.message().contains("an earlier renewal was broken off"), "{did}, {name}: {error}");
                            broken_off += 1;
                        }
                    }
                    let again = connections.open(Provider::CONNECTOR, name).await.unwrap_err();
                    assert_eq!(again.code(), Some("needs_sign_in"));
                    connections.remove(&record).await.unwrap();
                }
            }
        }
    }
    let refreshes = provider.counts().unwrap().of("refresh_token");
    println!("{worked} worked, {broken_off} were broken off, {revoked} were being deleted; {refreshes:?}");
    // Each failure was said once, and was one of those.
    assert_eq!(refreshes.failed, broken_off + revoked);
    assert!(worked > 200, "{worked}");
    let left: Vec<_> = fs::read_dir(&folder.0).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    let known = |name: &Path| ["connections.db", "key"].iter().any(|known| name.to_string_lossy().starts_with(known));
    assert!(left.iter().all(|name| known(name.as_ref())), "{left:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_deleted_is_gone_also_where_the_service_is_away() {
    let (provider, folder) = (OidcProvider::start(60).unwrap(), Folder::new("deleted"));
    let connections = Connections::in_folder(&folder.0).await.unwrap();
    let added = connections.add("work", signed_in(provider.url()).await.unwrap(), About::default()).await.unwrap();
    assert_eq!(added.identity.as_deref(), Some("alice"));
    let works = |name: &'static str| {
        let connections = connections.clone();
        async move { connections.open(Provider::CONNECTOR, name).await.unwrap().connect().unwrap() }
    };
    let open = works("work").await;
    assert!(matches!(connections.delete(Provider::CONNECTOR, "work").await.unwrap(), Revoked::Done));
    let error = open.authping().await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Unauthorized, Some("connection_deleted")), "{error}");
    assert!(connections.delete(Provider::CONNECTOR, "work").await.unwrap_err().is_not_found());

    // What does not work is not kept.
    let wrong = Provider::web().issuer(provider.url()).client_id("web").client_secret("web-secret").access_token("wrong");
    assert!(connections.add("wrong", wrong, About::default()).await.unwrap_err().is_unauthorized());
    // What no longer works says so, and can be deleted.
    connections.add("old", signed_in(provider.url()).await.unwrap(), About::default()).await.unwrap();
    works("old").await.revoke().await.unwrap();
    assert!(connections.test(Provider::CONNECTOR, "old").await.unwrap_err().is_unauthorized());
    assert_eq!(connections.get(("provider", "old")).await.unwrap().state, State::NeedsSignIn);
    assert!(matches!(connections.delete(Provider::CONNECTOR, "old").await.unwrap(), Revoked::Over));

    connections.add("away", signed_in(provider.url()).await.unwrap(), About::default()).await.unwrap();
    drop(provider);
    let revoked = connections.delete(Provider::CONNECTOR, "away").await.unwrap();
    assert!(matches!(&revoked, Revoked::Failed(error) if error.is_transport()), "{revoked:?}");
    assert!(connections.list(None).await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_key_may_be_in_the_key_store_of_the_desktop() {
    let (provider, session, folder) = (OidcProvider::start(60).unwrap(), SecretService::start().unwrap(), Folder::new("desk"));
    let mut robot = folder.robot(&["desk", provider.url()]);
    session.open_for(&mut robot);
    let output = robot.output().unwrap();
    let (said, told) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert!(said.contains("alice, by the key in the key store of the operating system, under `robot`"), "{said}{told}");

    let mut without = folder.robot(&["desk", provider.url()]);
    without.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
    let output = without.output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success() && told.contains("keep the key in a file or an environment variable"), "{told}");
}
