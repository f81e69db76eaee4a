//! Chromium, with a person before it who signs in.

use std::time::Duration;

use serde_json::Value;

use crate::process::{self, Failure, Folder, Server};

const PROGRAM: &str = "tests/servers/consent.mjs";
const INSTALLED: &str = "tests/servers/node_modules/playwright-core/package.json";
const LIMIT: Duration = Duration::from_secs(90);

/// A browser, which knows nothing of the one before.
#[derive(Debug)]
pub struct Browser;

/// The page that a browser shows in the end.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Shown {
    /// Its URL.
    pub url: String,
    /// Its title.
    pub title: String,
    /// What a person can read there.
    pub text: String,
}

impl Browser {
    /// Opens an authorization URL, signs in as `alice` and agrees to all; gives the page of the callback.
    ///
    /// Somebody must listen where the URL calls back to.
    pub fn consent(url: &str) -> Result<Shown, Failure> {
        Self::visit("agree", url)
    }

    /// Opens an authorization URL and cancels; gives the page of the callback.
    pub fn cancel(url: &str) -> Result<Shown, Failure> {
        Self::visit("cancel", url)
    }

    fn visit(will: &str, url: &str) -> Result<Shown, Failure> {
        process::installed(INSTALLED)?;
        let (program, folder) = (process::installed(PROGRAM)?, Folder::create("browser")?);
        let mut node = process::node();
        // What Chromium leaves behind goes with the folder.
        node.arg(program).args([will, url]).env("TMPDIR", folder.path()).env("HOME", folder.path());
        let server = Server::start("Chromium", folder, &node, LIMIT, |server| shown(&server.output()).is_some())?;
        shown(&server.output()).ok_or_else(|| Failure::new("Chromium has shown nothing"))
    }
}

/// The page that the last line of the output tells of.
fn shown(output: &str) -> Option<Shown> {
    let page: Value = serde_json::from_str(output.lines().last()?).ok()?;
    let text = |name: &str| page[name].as_str().map(str::to_owned);
    Some(Shown { url: text("url")?, title: text("title")?, text: text("text")? })
}
