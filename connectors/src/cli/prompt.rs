//! What is asked of a person at a terminal.

use std::io::{self, BufRead, IsTerminal, Write};

use connector_core::card::{Field, Type};

/// Whether there is somebody to ask.
pub(crate) fn is_possible() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks for a credential; a secret is not shown while it is typed.
pub(crate) fn ask(field: &Field) -> io::Result<String> {
    let mut err = io::stderr();
    if !field.hint.is_empty() {
        writeln!(err, "{}", field.hint)?;
    }
    let question = format!("{}: ", field.label);
    if matches!(field.ty.inner(), Type::Secret) {
        return rpassword::prompt_password(question);
    }
    err.write_all(question.as_bytes())?;
    err.flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(answer.trim().to_owned())
}
