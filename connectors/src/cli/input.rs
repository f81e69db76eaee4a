//! The input of a card, from a sample, JSON and flags; the later ones win.

use std::{collections::HashSet, io::Read};

use clap::{Arg, ArgAction, ArgMatches, builder::PossibleValuesParser};
use connector_core::{
    Object, Value,
    card::{Action, Field, Sample, Type},
};

use super::{
    failure::{Failure, Outcome},
    fields, names, source, value,
};

const HEADING: &str = "Input as a whole";

/// The flags that give inputs by other ways than a flag for each field.
pub(crate) fn args(card: &'static Action) -> Vec<Arg> {
    let input = Arg::new("input").long("input").value_name("JSON|@FILE|-").help("All inputs as one JSON object; flags win over it");
    let set = Arg::new("set")
        .long("set")
        .value_name("FIELD=VALUE")
        .action(ArgAction::Append)
        .value_parser(move |text: &str| parse_setting(card, text))
        .help("One input; the same as its flag, and the only way where the flag means something else");
    let mut args = vec![input, set];
    if !card.samples.is_empty() {
        args.push(sample_arg(card));
    }
    args.into_iter().map(|arg| arg.help_heading(HEADING)).collect()
}

fn sample_arg(card: &'static Action) -> Arg {
    let named = card.samples.iter().filter_map(|sample| sample.name);
    Arg::new("sample")
        .long("sample")
        .value_name("NAME")
        .num_args(0..=1)
        .default_missing_value("")
        .value_parser(PossibleValuesParser::new(
            std::iter::once(clap::builder::PossibleValue::new("").hide(true)).chain(named.map(Into::into)),
        ))
        .ignore_case(true)
        .help("The inputs of a sample, of the first one where none is named; flags and --input win over it")
}

/// `field=value`
fn parse_setting(card: &'static Action, text: &str) -> Result<(usize, Value), String> {
    let (name, value) = text.split_once('=').ok_or("write FIELD=VALUE")?;
    let known = card.input.fields.iter().map(|field| field.name);
    let position = card.input.position(name).ok_or_else(|| format!("there is no input `{name}`; {}", names::instead(name, known)))?;
    value::parse(&card.input.fields[position], value).map(|value| (position, value))
}

/// The input that the arguments describe. May read files and stdin.
pub(crate) fn read(card: &'static Action, matches: &ArgMatches) -> Outcome<Value> {
    let input = merge(card, matches, settings(card, matches))?;
    require(card, &input)?;
    Ok(Value::Object(input))
}

/// The same where fields have no flags, and may be missing.
pub(crate) fn partial(card: &'static Action, matches: &ArgMatches) -> Outcome<Value> {
    let set = set(card, matches).map(|(_, field, value)| (field, value)).collect();
    merge(card, matches, set).map(Value::Object)
}

fn merge(card: &'static Action, matches: &ArgMatches, settings: Vec<(&'static Field, Value)>) -> Outcome<Object> {
    let mut input = match matches.try_get_one::<String>("sample") {
        Ok(Some(name)) => of_sample(card, name)?,
        _ => Object::new(),
    };
    if let Some(text) = matches.get_one::<String>("input") {
        input.extend(whole(text)?);
    }
    let mut begun = HashSet::new();
    for (field, value) in settings {
        let value = resolve(field, value)?;
        match (input.get_mut(field.name), value) {
            (Some(Value::Array(items)), Value::Array(more)) if !begun.insert(field.name) => items.extend(more),
            (_, value) => {
                begun.insert(field.name);
                input.insert(field.name.to_owned(), value);
            }
        }
    }
    Ok(input)
}

fn of_sample(card: &'static Action, name: &str) -> Outcome<Object> {
    let wanted = |sample: &&Sample| name.is_empty() || sample.name.is_some_and(|other| other.eq_ignore_ascii_case(name));
    let sample = card.samples.iter().find(wanted).map_or("{}", |sample| sample.input);
    serde_json::from_str(sample).map_err(|error| Failure::Usage(format!("the sample does not hold an object: {error}")))
}

fn whole(text: &str) -> Outcome<Object> {
    let json = match text {
        "-" => stdin().and_then(|content| serde_json::from_str(&content).map_err(|error| format!("stdin does not hold JSON: {error}"))),
        text => value::json(text),
    };
    match json {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(Failure::Usage("--input: write a JSON object, whose members are the card's inputs".to_owned())),
        Err(why) => Err(Failure::Usage(format!("--input: {why}"))),
    }
}

fn stdin() -> Result<String, String> {
    let mut content = String::new();
    std::io::stdin().lock().read_to_string(&mut content).map_err(|error| format!("stdin cannot be read: {error}"))?;
    Ok(content)
}

/// Flags and `--set`, in the order in which they were written.
fn settings(card: &'static Action, matches: &ArgMatches) -> Vec<(&'static Field, Value)> {
    let mut all = Vec::new();
    for field in card.input.fields.iter().filter(|field| fields::flag(field).is_some()) {
        let id = fields::id(field);
        let values = matches.get_many::<Value>(&id).unwrap_or_default();
        all.extend(matches.indices_of(&id).unwrap_or_default().zip(values).map(|(place, value)| (place, field, value.clone())));
    }
    all.extend(set(card, matches));
    all.sort_by_key(|(place, ..)| *place);
    all.into_iter().map(|(_, field, value)| (field, value)).collect()
}

/// What `--set` gives, each with its place among the arguments.
fn set(card: &'static Action, matches: &ArgMatches) -> impl Iterator<Item = (usize, &'static Field, Value)> {
    let values = matches.get_many::<(usize, Value)>("set").unwrap_or_default();
    let placed = matches.indices_of("set").unwrap_or_default().zip(values);
    placed.map(|(place, (position, value))| (place, &card.input.fields[*position], value.clone()))
}

/// A secret input is given like a credential.
fn resolve(field: &Field, value: Value) -> Outcome<Value> {
    match (field.ty.inner(), value) {
        (Type::Secret, Value::String(text)) => match source::read(&text) {
            Ok(secret) => Ok(secret.into()),
            Err(why) => Err(Failure::Usage(format!("{}: {why}", spelled(field)))),
        },
        (_, value) => Ok(value),
    }
}

/// Names every input that is missing, and how to give it.
fn require(card: &Action, input: &Object) -> Outcome {
    let missing: Vec<_> = card.input.fields.iter().filter(|field| field.required && !input.contains_key(field.name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let mut message = String::new();
    for field in missing {
        let separator = if message.is_empty() { "" } else { "\n       " };
        message += &format!("{separator}No {0} input provided. Enter a valid {0}: {1}", field.label, spelled(field));
    }
    if !card.samples.is_empty() {
        message += "\n\n--sample takes those of a sample.";
    }
    Err(Failure::Usage(message))
}

/// How a field is given.
pub(crate) fn spelled(field: &Field) -> String {
    match fields::flag(field) {
        Some(flag) => format!("--{flag} {}", super::words::placeholder(&field.ty)),
        None => format!("--set {}={}", field.name, super::words::placeholder(&field.ty)),
    }
}
