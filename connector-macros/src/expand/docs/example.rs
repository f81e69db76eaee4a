//! An example of a card in Rust.

use crate::model::{Connector, action::Action, field::Field, types::Type};

/// The lines around the one that brings the connector's module in.
pub struct Example {
    pub begin: String,
    pub end: String,
}

/// How wide a line is at most, so that it is seen whole on a small screen.
const WIDTH: usize = 60;

pub fn of(connector: &Connector, action: &Action) -> Example {
    // The key is what people call it.
    let client = connector.settings.key.replace('-', "_");
    let name = &action.name;
    let required: Vec<&Field> = action.input.required().collect();
    let arguments: Option<Vec<String>> = required.iter().map(|field| argument(field)).collect();
    // What cannot be written in a word is handed in.
    let (call, given) = match arguments.as_deref() {
        Some([]) => (format!("{client}.{name}()"), String::new()),
        Some([one]) => (format!("{client}.{name}({one})"), String::new()),
        Some(several) => (format!("{client}.{name}(({}))", several.join(", ")), String::new()),
        None => (format!("{client}.{name}(input)"), format!(", input: {}", action.input_type())),
    };
    let (binding, wait) = match &action.pages {
        Some(_) => ("let items = ", [".take(10)", ".collect()", ".await?;"].as_slice()),
        None if action.output.fields.is_empty() => ("", [".await?;"].as_slice()),
        None => ("let found = ", [".await?;"].as_slice()),
    };
    let line = format!("{binding}{call}{}", wait.concat());
    let line = match line.chars().count() > WIDTH {
        true => format!("{binding}{call}\n    {}", wait.join("\n    ")),
        false => line,
    };
    // It is compiled where it can be reached.
    let is_public = connector.visibility.to_string() == "pub";
    let fence = if is_public { "no_run" } else { "ignore" };
    let unused = if binding.is_empty() { "" } else { "#[allow(unused_variables)] " };
    Example {
        begin: format!("# Example\n\n```{fence}"),
        end: format!(
            "# #[allow(deprecated)]\n# async fn example({client}: {}{given}) -> Result<(), Box<dyn std::error::Error>> {{\n# {unused}\n{line}\n# Ok(())\n# }}\n```\n",
            connector.name
        ),
    }
}

/// A value of a field; none where it takes more than a word.
fn argument(field: &Field) -> Option<String> {
    let text = || if field.placeholder.is_empty() { format!("{:?}", "…") } else { format!("{:?}", field.placeholder) };
    Some(match &field.ty {
        Type::Text => text(),
        Type::Integer => "7".to_owned(),
        Type::Decimal => "1.5".to_owned(),
        Type::Boolean => "true".to_owned(),
        Type::Choices(choices) => format!("{}::{}", choices.name, choices.values.first()?.variant),
        _ => return None,
    })
}
