//! Names: `get_user` in a description is `get-user` on the command line; both are understood.

use clap::Command;
use connector_core::card::{Action, Connector};

/// A name as the command line writes it.
pub(crate) fn kebab(name: &str) -> String {
    name.replace('_', "-")
}

/// A name as descriptions write it.
pub(crate) fn snake(name: &str) -> String {
    name.replace('-', "_")
}

/// A subcommand for something that a description names.
pub(crate) fn subcommand(name: &'static str) -> Command {
    Command::new(kebab(name)).aliases(other_spelling(name)).disable_help_subcommand(true)
}

/// A value that names something of a description.
pub(crate) fn possible_value(name: &'static str) -> clap::builder::PossibleValue {
    clap::builder::PossibleValue::new(kebab(name)).aliases(other_spelling(name))
}

/// The snake case of a name, where the kebab case is not the same.
pub(crate) fn other_spelling(name: &'static str) -> Option<&'static str> {
    name.contains('_').then_some(name)
}

/// The connector that a subcommand was made for.
pub(crate) fn connector(name: &str) -> Option<&'static Connector> {
    connectors::all().into_iter().find(|connector| connector.key == snake(name))
}

/// The name that was probably meant.
pub(crate) fn nearest<'a>(given: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let given = snake(&given.to_lowercase());
    names
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&given, &snake(name)), name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

/// What to write instead of a name that does not exist.
pub(crate) fn instead<'a>(given: &str, names: impl IntoIterator<Item = &'a str> + Clone) -> String {
    match nearest(given, names.clone()) {
        Some(name) => format!("did you mean `{name}`?"),
        None => match names.into_iter().collect::<Vec<_>>() {
            names if names.is_empty() => "there are none".to_owned(),
            names => format!("there are: {}", names.join(", ")),
        },
    }
}

/// A card as the command line names it.
pub(crate) fn of_card(card: &Action) -> String {
    kebab(card.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_in_any_spelling() {
        let names = ["include_locale", "user"];
        assert_eq!(instead("include-local", names), "did you mean `include_locale`?");
        assert_eq!(instead("USER", names), "did you mean `user`?");
        assert_eq!(instead("qq", names), "there are: include_locale, user");
        assert_eq!(instead("qq", []), "there are none");
    }
}
