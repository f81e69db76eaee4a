//! Where a credential comes from: a file, the environment, or a line of stdin; never the command line itself without a word.

use std::io::{self, BufRead};

/// The credential that `@FILE`, `env:VAR`, `-` or `literal:VALUE` stands for. No message repeats what was written,
/// because that may be the secret itself.
pub(crate) fn read(source: &str) -> Result<String, String> {
    if source == "-" {
        return line_of_stdin();
    }
    if let Some(file) = source.strip_prefix('@') {
        let content = std::fs::read_to_string(file).map_err(|error| format!("the file `{file}` cannot be read: {error}"))?;
        return Ok(without_line_end(&content).to_owned());
    }
    if let Some(variable) = source.strip_prefix("env:") {
        return std::env::var(variable).map_err(|error| format!("the environment variable `{variable}` cannot be read: {error}"));
    }
    match source.strip_prefix("literal:") {
        Some(value) => Ok(value.to_owned()),
        None => Err("a secret on the command line can be read by others, in the list of processes and in the shell's history; \
                     write @FILE, env:VAR, - (a line of stdin), or literal:VALUE where that does not matter"
            .to_owned()),
    }
}

fn line_of_stdin() -> Result<String, String> {
    let mut line = String::new();
    match io::stdin().lock().read_line(&mut line) {
        Ok(0) => Err("stdin has ended; it should hold one line for each `-`".to_owned()),
        Ok(_) => Ok(without_line_end(&line).to_owned()),
        Err(error) => Err(format!("stdin cannot be read: {error}")),
    }
}

/// Editors and `echo` end a file with a line end that is no part of the secret.
fn without_line_end(text: &str) -> &str {
    let text = text.strip_suffix('\n').unwrap_or(text);
    text.strip_suffix('\r').unwrap_or(text)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_not_taken_from_the_command_line_by_accident() {
        let refusal = read("xoxb-secret").unwrap_err();
        assert!(refusal.contains("literal:VALUE") && !refusal.contains("xoxb"), "{refusal}");
        assert_eq!(read("literal:@x=\n"), Ok("@x=\n".to_owned()));
    }

    #[test]
    fn one_line_end_is_no_part_of_a_secret() {
        assert_eq!(without_line_end("a\r\n"), "a");
        assert_eq!(without_line_end("a\n\n"), "a\n");
        assert_eq!(without_line_end("a "), "a ");
    }

    #[test]
    fn a_missing_source_is_named() {
        assert!(read("env:CONNECTORS_NO_SUCH_VARIABLE").unwrap_err().contains("CONNECTORS_NO_SUCH_VARIABLE"));
        assert!(read("@/no/such/file").unwrap_err().contains("/no/such/file"));
    }
}
