//! A program that uses saved connections, for tests that need several processes of it, or kill it.
//!
//! ```text
//! robot FOLDER work NAME CALLS GENERATION   calls, so often and until the connection is of this generation; prints how often
//! robot FOLDER churn ISSUER                 connects, renews, renames and deletes until it is killed; prints what it begins to do
//! robot FOLDER desk ISSUER                  saves a connection and uses it, with the key of the desktop session
//! ```

mod provider;

use std::{
    io::{Write, stdout},
    path::Path,
    process::ExitCode,
    time::Duration,
};

use connector_core::{
    Error, Result,
    store::{About, Connections, OsKeys, SqliteStore},
};
use provider::{Provider, signed_in};

/// The names that the connections of `churn` have.
const NAMES: [&str; 4] = ["a", "b", "c", "d"];

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    match run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("robot: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: &[&str]) -> Result<()> {
    match *arguments {
        [folder, "work", name, calls, generation] => {
            let number = |text: &str| text.parse::<u64>().map_err(|_| Error::input(format!("`{text}` is no number")));
            work(&Connections::in_folder(folder).await?, name, number(calls)?, number(generation)?).await
        }
        [folder, "churn", issuer] => churn(&Connections::in_folder(folder).await?, issuer).await,
        [folder, "desk", issuer] => desk(folder.as_ref(), issuer).await,
        _ => Err(Error::input("src/bin/robot/main.rs says what to write")),
    }
}

fn say(what: &str) {
    let _ = writeln!(stdout(), "{what}").and_then(|()| stdout().flush());
}

async fn work(connections: &Connections, name: &str, calls: u64, generation: u64) -> Result<()> {
    let provider: Provider = connections.open(Provider::CONNECTOR, name).await?.connect()?.try_into()?;
    // So that the calls are spread over the lives of many tokens.
    let mut pace = tokio::time::interval(Duration::from_millis(50));
    let mut made = 0;
    while made < calls || connections.get(("provider", name)).await?.generation < generation {
        pace.tick().await;
        provider.me().await?;
        made += 1;
    }
    say(&format!("{made} calls"));
    Ok(())
}

async fn churn(connections: &Connections, issuer: &str) -> Result<()> {
    say("begin");
    loop {
        let name = NAMES[fastrand::usize(..NAMES.len())];
        let is_there = connections.list(Some("provider")).await?.iter().any(|record| record.name == name);
        match fastrand::u8(..6) {
            _ if !is_there => {
                say(&format!("connect {name}"));
                connections.save(name, signed_in(issuer).await?, About::default()).await?;
            }
            0 => {
                say(&format!("delete {name}"));
                let provider: Provider = connections.open(Provider::CONNECTOR, name).await?.connect()?.try_into()?;
                provider.revoke().await?;
                connections.remove(("provider", name)).await?;
            }
            1 => {
                say(&format!("rename {name}"));
                for new in NAMES.into_iter().filter(|new| *new != name) {
                    match connections.rename(("provider", name), new).await {
                        Err(error) if error.is_conflict() => {}
                        renamed => {
                            renamed?;
                            break;
                        }
                    }
                }
            }
            _ => {
                say(&format!("renew {name}"));
                let provider: Provider = connections.open(Provider::CONNECTOR, name).await?.connect()?.try_into()?;
                provider.once().await?;
                provider.once().await?;
            }
        }
    }
}

async fn desk(folder: &Path, issuer: &str) -> Result<()> {
    let open = || async {
        Connections::new(SqliteStore::open(folder.join("connections.db")).await?, OsKeys::new("robot", folder.join("key.lock"))).await
    };
    let connections = open().await?;
    connections.save("work", signed_in(issuer).await?, About::default()).await?;
    connections.rotate(connector_core::store::Key::random()?).await?;
    drop(connections);
    let connections = open().await?;
    let provider: Provider = connections.open(Provider::CONNECTOR, "work").await?.connect()?.try_into()?;
    say(&format!("{}, by the key in {}", provider.me().await?.sub, connections.places().1));
    Ok(())
}
