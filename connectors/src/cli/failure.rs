//! How the command ends where it does not end well.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use connector_core::Error;

pub(crate) type Outcome<T = ()> = Result<T, Failure>;

/// Why the command ends early.
#[derive(Debug)]
pub(crate) enum Failure {
    /// What was typed is not understood, or asks for help; and what else to say about it.
    Arguments(clap::Error, String),
    /// What was typed cannot be run.
    Usage(String),
    /// A call failed, and whether a program wants to read about it.
    Call { error: Error, as_json: bool },
    /// The output cannot be written.
    Output(io::Error),
    /// Ctrl-C.
    Interrupted,
}

impl Failure {
    /// Tells the person, and says how to exit.
    pub(crate) fn report(&self) -> ExitCode {
        // There is nobody left to tell when writing to stderr fails.
        let mut err = io::stderr();
        let code = match self {
            Failure::Arguments(error, advice) => {
                let _ = error.print();
                if error.use_stderr() {
                    let _ = err.write_all(advice.as_bytes());
                }
                u8::try_from(error.exit_code()).unwrap_or(2)
            }
            Failure::Usage(message) => {
                let _ = writeln!(err, "error: {message}");
                2
            }
            Failure::Call { error, as_json } => {
                let _ = writeln!(err, "error: {error}");
                if let (true, Ok(json)) = (as_json, serde_json::to_string(error)) {
                    let _ = writeln!(err, "{json}");
                }
                if error.is_input() { 2 } else { 1 }
            }
            // Whoever read the output has read enough.
            Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
            Failure::Output(error) => {
                let _ = writeln!(err, "error: the output cannot be written: {error}");
                1
            }
            Failure::Interrupted => 130,
        };
        ExitCode::from(code)
    }

    /// The same, and a failed call also as JSON.
    pub(crate) fn told_as_json(self, wanted: bool) -> Self {
        match self {
            Failure::Call { error, .. } => Failure::Call { error, as_json: wanted },
            other => other,
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Call { error, as_json: false }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Output(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Failure::Output(error.into())
    }
}
