//! Independent judges of documents: Ajv for JSON Schema, and openapi-spec-validator.

use std::process::{Command, Output};

use serde_json::{Value, json};

use crate::process::{self, Failure, Folder};

const SCHEMAS: &str = "tests/servers/schemas.mjs";
const PYTHON: &str = "target/servers/python/bin/python";

/// Holds values against schemas, by Ajv in its strict mode: for each schema, for each of its values, what is wrong with it.
///
/// # Errors
/// A schema is none, or Ajv is not installed.
pub fn judge(schemas: &[(Value, Vec<Value>)]) -> Result<Vec<Vec<Option<String>>>, Failure> {
    let jobs: Vec<_> = schemas.iter().map(|(schema, values)| json!({ "schema": schema, "values": values })).collect();
    let folder = Folder::create("schemas")?;
    let file = folder.write("jobs.json", &Value::from(jobs).to_string())?;
    let output = run("Ajv", process::node().arg(process::installed(SCHEMAS)?).arg(file))?;
    serde_json::from_slice(&output.stdout).map_err(|error| Failure::new(format!("Ajv: {error}: {}", text(&output))))
}

/// Holds a document against OpenAPI 3.1, the schemas in it and their examples included.
///
/// # Errors
/// What is wrong with it, or the validator is not installed.
pub fn judge_openapi(document: &Value) -> Result<(), Failure> {
    let folder = Folder::create("openapi")?;
    let file = folder.write("openapi.json", &document.to_string())?;
    let mut python = Command::new(process::installed(PYTHON)?);
    run("openapi-spec-validator", python.args(["-m", "openapi_spec_validator", "--schema", "3.1", "--errors", "all"]).arg(file)).map(drop)
}

fn run(name: &str, command: &mut Command) -> Result<Output, Failure> {
    let output = command.output().map_err(|error| Failure::new(format!("{name} does not start: {error}")))?;
    if output.status.success() { Ok(output) } else { Err(Failure::new(format!("{name}: {}", text(&output)))) }
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}
