//! The fields of a card as flags.

use clap::{
    Arg, ArgAction,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};
use connector_core::{
    Value,
    card::{Action, Choices, Field, Shape, Type, Visibility},
};

use super::{
    drawn,
    names::{self, kebab},
    value, words,
};

/// The flags that every card has. A field of the same name is given with `--set`.
pub(crate) const OWN_FLAGS: [&str; 21] = [
    "allow-http",
    "auth",
    "connection",
    "deadline",
    "endpoint",
    "header",
    "help",
    "input",
    "meta",
    "output",
    "redirect-port",
    "render",
    "sample",
    "sandbox",
    "save",
    "save-files",
    "set",
    "take",
    "verbose",
    "version",
    "with",
];

/// The flag of a field, without its dashes; none where a flag of the command has that name.
pub(crate) fn flag(field: &Field) -> Option<String> {
    Some(kebab(field.name)).filter(|flag| !OWN_FLAGS.contains(&flag.as_str()))
}

/// What clap knows the field's flag by.
pub(crate) fn id(field: &Field) -> String {
    format!("field.{}", field.name)
}

/// Every field of a card that has a flag, as one, under the heading of its group.
pub(crate) fn flags(card: &'static Action) -> Vec<Arg> {
    let mut fields = card.input.fields.iter();
    let groups = card.input.groups.iter().flat_map(|group| {
        let heading = heading(group.label, group.options);
        fields.by_ref().take(group.len).map(move |field| (heading.clone(), field)).collect::<Vec<_>>()
    });
    groups.filter_map(|(heading, field)| Some(to_flag(field, flag(field)?).help_heading(heading))).collect()
}

fn heading(label: &str, options: bool) -> String {
    match (label, options) {
        ("", true) => "Options of the card".to_owned(),
        ("", false) => "Inputs".to_owned(),
        (label, true) => format!("Options of the card ({label})"),
        (label, false) => format!("Inputs ({label})"),
    }
}

fn to_flag(field: &'static Field, flag: String) -> Arg {
    let arg = Arg::new(id(field))
        .long(flag)
        .aliases(names::other_spelling(field.name))
        .help(help(field))
        .value_name(words::placeholder(&field.ty))
        .hide(field.visibility == Visibility::Hidden)
        .action(ArgAction::Append);
    match field.ty.inner() {
        Type::Boolean => {
            let truth = PossibleValuesParser::new(["true", "false"]);
            arg.value_parser(truth.map(|text| Value::from(text == "true"))).num_args(0..=1).default_missing_value("true")
        }
        Type::Choices(choices) | Type::List(Type::Choices(choices)) => choose(arg, field, choices),
        ty => arg.allow_negative_numbers(matches!(ty, Type::Integer | Type::Decimal)).value_parser(|text: &str| value::parse(field, text)),
    }
}

/// A flag whose values are known, and offered where the shell completes.
fn choose(arg: Arg, field: &'static Field, choices: &'static Choices) -> Arg {
    let values = choices.values.iter().map(|choice| {
        let help = if choice.hint.is_empty() { choice.label } else { choice.hint };
        PossibleValue::new(choice.value).help(help)
    });
    let is_list = matches!(field.ty.inner(), Type::List(_));
    let known = PossibleValuesParser::new(values);
    arg.value_parser(known.map(move |text: String| if is_list { Value::Array(vec![text.into()]) } else { text.into() }))
}

/// The label, what it is, and its limits.
pub(crate) fn help(field: &Field) -> String {
    let mut limits: Vec<String> = if field.required { vec!["required".to_owned()] } else { Vec::new() };
    match field.ty.inner() {
        Type::List(_) => limits.push("may be repeated".to_owned()),
        Type::Object | Type::Record(_) | Type::Json => limits.push("JSON or @FILE".to_owned()),
        Type::Secret => limits.push("@FILE, env:VAR or -".to_owned()),
        _ => {}
    }
    limits.extend(connector_cards::words::limits(&drawn::of_person(field, &Shape::EMPTY)));
    let mut help = field.label.to_owned();
    if !field.hint.is_empty() {
        help = format!("{help}. {}", field.hint);
    }
    if !limits.is_empty() {
        help = format!("{help} [{}]", limits.join("; "));
    }
    help
}

#[cfg(test)]
mod tests {
    use clap::{Arg, Command};

    use super::*;

    /// The flags of every command that runs a card.
    fn flags_of(command: &Command) -> Vec<&Arg> {
        let below = command.get_subcommands().flat_map(flags_of);
        command.get_arguments().filter(|_| !command.has_subcommands()).chain(below).collect()
    }

    #[test]
    fn the_list_of_own_flags_is_whole() {
        let mut run = super::super::run::command();
        run.build();
        for flag in flags_of(&run).into_iter().filter(|flag| !flag.get_id().as_str().starts_with("field.")) {
            for name in flag.get_long_and_visible_aliases().unwrap_or_default() {
                assert!(OWN_FLAGS.contains(&name), "{name} is missing in OWN_FLAGS");
            }
        }
    }

    #[test]
    fn a_field_that_clashes_has_no_flag() {
        assert_eq!(flag(&Field { name: "allow_http", ..Field::EMPTY }), None);
        assert_eq!(flag(&Field { name: "page_size", ..Field::EMPTY }).as_deref(), Some("page-size"));
    }
}
