//! `connectors run`: one card, called.

use std::io::{self, Write};

use clap::{ArgMatches, Command};
use connector_core::{
    Error, Meta, Rendered, TryStreamExt, Value,
    card::{Action, Connector, Shape},
};
use serde_json::json;

use super::{
    call,
    connection::{self, Opened, Target},
    failure::Outcome,
    fields, files, input, names,
    output::{self, Format, Items},
    progress::Progress,
    runtime::interruptible,
    trial, words,
};

pub(crate) fn command() -> Command {
    Command::new("run")
        .about("Runs a card, at the service or in the sandbox")
        .after_help("Example:\n  connectors run slack-modal get-user --sandbox --user U012AB3CD")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_value_name("CONNECTOR")
        .subcommand_help_heading("Connectors")
        .disable_help_subcommand(true)
        .subcommands(connectors::all().into_iter().map(of_connector))
}

fn of_connector(connector: &'static Connector) -> Command {
    names::subcommand(connector.key)
        .about(connector.title)
        .long_about(connector.description)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_value_name("CARD")
        .subcommand_help_heading("Cards")
        .subcommands(connector.actions.iter().map(|card| of_card(connector, card)))
}

/// What a card is stands between its title and its usage.
const TEMPLATE: &str = "{about-with-newline}{before-help}{usage-heading} {usage}\n\n{all-args}{after-help}";

fn of_card(connector: &'static Connector, card: &'static Action) -> Command {
    names::subcommand(card.name)
        .about(format!("{} ({})", card.title, words::of_nature(card).join(", ")))
        .before_help(card.hint)
        .help_template(TEMPLATE)
        .override_usage(usage(connector, card))
        .after_help(format!("Try it:\n{}", trial::command(connector, card, 80)))
        .disable_help_flag(true)
        .args(fields::flags(card))
        .args(input::args(card))
        .args(connection::args(connector))
        .args([output::arg(), call::deadline(), call::header(), call::render(), call::verbose(), call::help()])
        .args(card.is_paged().then(call::take))
        .args(files::has_files(card).then(files::arg))
}

/// The command with what must be given.
fn usage(connector: &Connector, card: &Action) -> String {
    let required = card.input.fields.iter().filter(|field| field.required).map(input::spelled);
    let command = format!("connectors run {} {}", names::kebab(connector.key), names::of_card(card));
    std::iter::once(command).chain(required).chain(["[FLAGS]".to_owned()]).collect::<Vec<_>>().join(" ")
}

pub(crate) fn run(matches: &ArgMatches) -> Outcome {
    let Some((connector, matches)) = matches.subcommand() else { return Ok(()) };
    let Some((card, matches)) = matches.subcommand() else { return Ok(()) };
    let Some(connector) = names::connector(connector) else { return Ok(()) };
    let Some(card) = connector.action(card) else { return Ok(()) };
    run_card(connector, card, matches).map_err(|failure| failure.told_as_json(output::is_for_programs(matches)))
}

fn run_card(connector: &'static Connector, card: &'static Action, matches: &ArgMatches) -> Outcome {
    let mut target = Target::read(connector, matches)?;
    let input = input::read(card, matches)?;
    target.complete()?;
    interruptible(async {
        let opened = target.open(matches.get_flag("verbose")).await?;
        match (matches.get_flag("render"), card.is_paged()) {
            (true, _) => render(&opened, card, input, matches),
            (false, true) => {
                let pages = call::pages(opened.connection.invoke_pages(card.name, input), matches);
                stream(pages, card.output, Format::of(matches), matches.get_flag("verbose")).await
            }
            (false, false) => once(&opened, card, input, matches).await,
        }
    })
}

fn render(opened: &Opened, card: &Action, input: Value, matches: &ArgMatches) -> Outcome {
    let rendered = call::call(opened.connection.invoke(card.name, input), matches).render()?;
    let mut out = io::stdout().lock();
    match output::is_for_programs(matches) {
        true => writeln!(out, "{:#}", as_json(&rendered))?,
        false => writeln!(out, "{rendered}")?,
    }
    Ok(())
}

fn as_json(rendered: &Rendered) -> Value {
    let requests = rendered
        .requests()
        .iter()
        .map(|request| json!({ "method": request.method, "url": request.url, "headers": request.headers, "body": request.body }));
    requests.collect()
}

async fn once(opened: &Opened, card: &Action, input: Value, matches: &ArgMatches) -> Outcome {
    let call = call::call(opened.connection.invoke(card.name, input), matches);
    let (format, folder) = (Format::of(matches), files::folder(matches));
    // Programs read a file that is saved nowhere from the output, people do not.
    let is_apart = files::has_files(card) && (folder.is_some() || format == Format::Table);
    let (value, meta) = match is_apart {
        true => {
            let apart = call.files_apart().await?;
            (files::place(apart.outputs, &apart.files, folder.as_deref(), format).await?, apart.meta)
        }
        false => call.with_meta().await?,
    };
    if matches.get_flag("verbose") {
        tell(&meta)?;
    }
    if card.output.fields.is_empty() && format == Format::Table {
        return Ok(writeln!(io::stdout(), "Done.")?);
    }
    output::write_one(format, card.output, &value)?;
    Ok(())
}

pub(crate) fn tell(meta: &Meta) -> io::Result<()> {
    let id = meta.request_id.as_ref().map(|id| format!(", request {id}")).unwrap_or_default();
    let attempts = if meta.attempts == 1 { "1 attempt".to_owned() } else { format!("{} attempts", meta.attempts) };
    writeln!(io::stderr(), "status {}{id}, {attempts}", meta.status.as_u16())
}

/// Writes the items of a list as they come.
pub(crate) async fn stream(
    mut pages: impl TryStreamExt<Ok = Value, Error = Error> + Unpin,
    shape: &'static Shape,
    format: Format,
    verbose: bool,
) -> Outcome {
    let mut items = Items::begin(format, shape)?;
    let mut progress = Progress::new();
    loop {
        let next = tokio::select! {
            biased;
            item = pages.try_next() => item,
            // The rest of the page is there at once; here the next page would be waited for.
            () = std::future::ready(()) => {
                items.pause()?;
                pages.try_next().await
            }
        };
        match next {
            Ok(Some(item)) => items.item(&item)?,
            Ok(None) => break,
            Err(error) => {
                drop(progress);
                items.abandon()?;
                return Err(error.into());
            }
        }
        progress.item();
    }
    items.end()?;
    // A table without rows has nothing to show, which could also be a mistake.
    if verbose || (progress.items() == 0 && format == Format::Table) {
        writeln!(io::stderr(), "{} items", progress.items())?;
    }
    Ok(())
}
