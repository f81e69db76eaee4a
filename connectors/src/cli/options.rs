//! `connectors options`: what can be chosen for a field of a card.

use clap::{Arg, ArgMatches, Command};
use connector_core::{
    TryStreamExt,
    card::{Action, Connector, Constraint, Field, Shape, Type},
};

use super::{
    call,
    connection::{self, Target},
    failure::Outcome,
    input, names,
    output::{self, Format},
    run,
    runtime::interruptible,
};

/// What people and tables see of a choice.
static CHOICE: Shape = Shape {
    fields: &[
        Field { name: "value", label: "Value", ty: Type::Json, ..Field::EMPTY },
        Field { name: "label", label: "Label", ..Field::EMPTY },
        Field { name: "hint", label: "Hint", ty: Type::Optional(&Type::Text), required: false, ..Field::EMPTY },
    ],
    ..Shape::EMPTY
};

pub(crate) fn command() -> Command {
    Command::new("options")
        .about("Lists what can be chosen for a field of a card")
        .after_help("Example:\n  connectors options rabbitmq publish-message exchange --set vhost=/ --search logs --sandbox")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_value_name("CONNECTOR")
        .subcommand_help_heading("Connectors")
        .disable_help_subcommand(true)
        .subcommands(connectors::all().into_iter().filter(|connector| cards(connector).next().is_some()).map(of_connector))
}

/// The cards that have something to choose.
fn cards(connector: &'static Connector) -> impl Iterator<Item = &'static Action> {
    connector.actions.iter().copied().filter(|card| card.input.fields.iter().any(has_choices))
}

fn has_choices(field: &Field) -> bool {
    let ty = match field.ty.inner() {
        Type::List(item) => item.inner(),
        ty => ty,
    };
    let is_listed = field.constraints.iter().any(|constraint| matches!(constraint, Constraint::OneOf(_)));
    field.choose.is_some() || is_listed || matches!(ty, Type::Choices(_))
}

fn of_connector(connector: &'static Connector) -> Command {
    names::subcommand(connector.key)
        .about(connector.title)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_value_name("CARD")
        .subcommand_help_heading("Cards with something to choose")
        .subcommands(cards(connector).map(|card| of_card(connector, card)))
}

fn of_card(connector: &'static Connector, card: &'static Action) -> Command {
    names::subcommand(card.name)
        .about(card.title)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_value_name("FIELD")
        .subcommand_help_heading("Fields with something to choose")
        .subcommands(card.input.fields.iter().filter(|field| has_choices(field)).map(|field| of_field(connector, card, field)))
}

fn of_field(connector: &'static Connector, card: &'static Action, field: &'static Field) -> Command {
    let search = Arg::new("search").long("search").value_name("TEXT").default_value("").help("Only what holds these words");
    names::subcommand(field.name)
        .about(about(field))
        .disable_help_flag(true)
        .arg(search.help_heading(call::HEADING))
        .args(input::args(card))
        .args(connection::args(connector))
        .args([output::arg(), call::deadline(), call::header(), call::take(), call::verbose(), call::help()])
}

/// The label, and which fields come first.
fn about(field: &Field) -> String {
    let arguments = field.choose.map_or(&[][..], |choose| choose.arguments);
    let needed: Vec<&str> = arguments.iter().filter_map(|argument| argument.from.split_once('.')).map(|(_, name)| name).collect();
    match needed.is_empty() {
        true => field.label.to_owned(),
        false => format!("{}, by {}", field.label, needed.join(", ")),
    }
}

pub(crate) fn run(matches: &ArgMatches) -> Outcome {
    let Some((connector, matches)) = matches.subcommand() else { return Ok(()) };
    let Some((card, matches)) = matches.subcommand() else { return Ok(()) };
    let Some((field, matches)) = matches.subcommand() else { return Ok(()) };
    let Some(connector) = names::connector(connector) else { return Ok(()) };
    let Some(card) = connector.action(card) else { return Ok(()) };
    options(connector, card, field, matches).map_err(|failure| failure.told_as_json(output::is_for_programs(matches)))
}

fn options(connector: &'static Connector, card: &'static Action, field: &str, matches: &ArgMatches) -> Outcome {
    let mut target = Target::read(connector, matches)?;
    let given = input::partial(card, matches)?;
    target.complete()?;
    let search = matches.get_one::<String>("search").map_or("", String::as_str);
    interruptible(async {
        let opened = target.open(matches.get_flag("verbose")).await?;
        let choices = call::pages(opened.connection.options(card.name, field, given, search), matches);
        let choices = choices.map_ok(|choice| serde_json::to_value(choice).unwrap_or_default());
        run::stream(choices, &CHOICE, Format::of(matches), matches.get_flag("verbose")).await
    })
}
