//! What a card asks the service before it is filled in: `connectors options`, what can be chosen for a field; `connectors fields`, which
//! fields stand in an object that only the service knows.

use clap::{Arg, ArgMatches, Command};
use connector_core::{
    TryStreamExt,
    card::{Action, Choose, Connector, Constraint, Field, Shape, Type},
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

/// One of the two commands.
#[derive(Clone, Copy)]
enum Asked {
    Options,
    Fields,
}

const NONE: Field = Field { ty: Type::Optional(&Type::Text), required: false, ..Field::EMPTY };

/// What people and tables see of a choice.
static CHOICE: Shape = Shape {
    fields: &[
        Field { name: "value", label: "Value", ty: Type::Json, ..Field::EMPTY },
        Field { name: "label", label: "Label", ..Field::EMPTY },
        Field { name: "hint", label: "Hint", ..NONE },
    ],
    ..Shape::EMPTY
};

/// What people and tables see of a dynamic field.
static FIELD: Shape = Shape {
    fields: &[
        Field { name: "name", label: "Name", ..Field::EMPTY },
        Field { name: "label", label: "Label", ..Field::EMPTY },
        Field { name: "type", label: "Type", ..Field::EMPTY },
        Field { name: "required", label: "Required", ty: Type::Boolean, ..Field::EMPTY },
        Field { name: "hint", label: "Hint", ..NONE },
    ],
    ..Shape::EMPTY
};

pub(crate) fn options() -> Command {
    Asked::Options.command(
        "options",
        "Lists what can be chosen for a field of a card",
        "Example:\n  connectors options rabbitmq publish-message exchange --set vhost=/ --search logs --sandbox",
    )
}

pub(crate) fn fields() -> Command {
    Asked::Fields.command(
        "fields",
        "Lists the fields of a card that only the service knows",
        "Each is given as a member of the object that holds them, and read from it.",
    )
}

pub(crate) fn run_options(matches: &ArgMatches) -> Outcome {
    Asked::Options.run(matches)
}

pub(crate) fn run_fields(matches: &ArgMatches) -> Outcome {
    Asked::Fields.run(matches)
}

impl Asked {
    fn command(self, name: &'static str, about: &'static str, help: &'static str) -> Command {
        let connectors = connectors::all().into_iter().filter(|connector| self.cards(connector).next().is_some());
        Command::new(name)
            .about(about)
            .after_help(help)
            .subcommand_required(true)
            .arg_required_else_help(true)
            .subcommand_value_name("CONNECTOR")
            .subcommand_help_heading("Connectors")
            .disable_help_subcommand(true)
            .subcommands(connectors.map(|connector| self.of_connector(connector)))
    }

    /// The cards that have something to ask for.
    fn cards(self, connector: &'static Connector) -> impl Iterator<Item = &'static Action> {
        connector.actions.iter().copied().filter(move |card| self.of(card).next().is_some())
    }

    /// The fields of a card that are asked for.
    fn of(self, card: &'static Action) -> impl Iterator<Item = &'static Field> {
        let outputs = if matches!(self, Asked::Fields) { card.output.fields } else { &[] };
        card.input.fields.iter().chain(outputs).filter(move |field| match self {
            Asked::Options => has_choices(field),
            Asked::Fields => field.fields.is_some(),
        })
    }

    fn heading(self, things: &str) -> String {
        match self {
            Asked::Options => format!("{things} with something to choose"),
            Asked::Fields => format!("{things} with more fields"),
        }
    }

    fn of_connector(self, connector: &'static Connector) -> Command {
        names::subcommand(connector.key)
            .about(connector.title)
            .subcommand_required(true)
            .arg_required_else_help(true)
            .subcommand_value_name("CARD")
            .subcommand_help_heading(self.heading("Cards"))
            .subcommands(self.cards(connector).map(|card| self.of_card(connector, card)))
    }

    fn of_card(self, connector: &'static Connector, card: &'static Action) -> Command {
        names::subcommand(card.name)
            .about(card.title)
            .subcommand_required(true)
            .arg_required_else_help(true)
            .subcommand_value_name("FIELD")
            .subcommand_help_heading(self.heading("Fields"))
            .subcommands(self.of(card).map(|field| self.of_field(connector, card, field)))
    }

    fn of_field(self, connector: &'static Connector, card: &'static Action, field: &'static Field) -> Command {
        let search = Arg::new("search").long("search").value_name("TEXT").default_value("").help("Only what holds these words");
        let search = matches!(self, Asked::Options).then(|| search.help_heading(call::HEADING));
        names::subcommand(field.name)
            .about(about(field, if matches!(self, Asked::Options) { field.choose } else { field.fields }))
            .disable_help_flag(true)
            .args(search)
            .args(input::args(card))
            .args(connection::args(connector))
            .args([output::arg(), call::deadline(), call::header(), call::take(), call::verbose(), call::help()])
    }

    fn run(self, matches: &ArgMatches) -> Outcome {
        let Some((connector, matches)) = matches.subcommand() else { return Ok(()) };
        let Some((card, matches)) = matches.subcommand() else { return Ok(()) };
        let Some((field, matches)) = matches.subcommand() else { return Ok(()) };
        let Some(connector) = names::connector(connector) else { return Ok(()) };
        let Some(card) = connector.action(card) else { return Ok(()) };
        self.ask(connector, card, field, matches).map_err(|failure| failure.told_as_json(output::is_for_programs(matches)))
    }

    fn ask(self, connector: &'static Connector, card: &'static Action, field: &str, matches: &ArgMatches) -> Outcome {
        let mut target = Target::read(connector, matches)?;
        let given = input::partial(card, matches)?;
        target.complete()?;
        let (format, verbose) = (Format::of(matches), matches.get_flag("verbose"));
        interruptible(async {
            let opened = target.open(verbose).await?;
            match self {
                Asked::Options => {
                    let search = matches.get_one::<String>("search").map_or("", String::as_str);
                    let choices = call::pages(opened.connection.options(card.name, field, given, search), matches);
                    let choices = choices.map_ok(|choice| serde_json::to_value(choice).unwrap_or_default());
                    run::stream(choices, &CHOICE, format, verbose).await
                }
                Asked::Fields => {
                    let fields = call::pages(opened.connection.fields(card.name, field, given), matches);
                    let fields = fields.map_ok(|field| serde_json::to_value(field).unwrap_or_default());
                    run::stream(fields, &FIELD, format, verbose).await
                }
            }
        })
    }
}

fn has_choices(field: &Field) -> bool {
    let ty = match field.ty.inner() {
        Type::List(item) => item.inner(),
        ty => ty,
    };
    let is_listed = field.constraints.iter().any(|constraint| matches!(constraint, Constraint::OneOf(_)));
    field.choose.is_some() || is_listed || matches!(ty, Type::Choices(_))
}

/// The label, and which fields come first.
fn about(field: &Field, asked: Option<&'static Choose>) -> String {
    let arguments = asked.map_or(&[][..], |asked| asked.arguments);
    let needed: Vec<&str> = arguments.iter().filter_map(|argument| argument.from.split_once('.')).map(|(_, name)| name).collect();
    match needed.is_empty() {
        true => field.label.to_owned(),
        false => format!("{}, by {}", field.label, needed.join(", ")),
    }
}
