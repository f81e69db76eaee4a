//! How a connection is made from the command line: credentials, address, or the sandbox.

use std::io::Write;

use clap::{Arg, ArgAction, ArgMatches, builder::PossibleValuesParser};
use connector_core::{
    Connect, Connection, Url,
    card::{Auth, Connector, GivenBy, Parameter, Type},
    sandbox::Sandbox,
    store::About,
};

use super::{
    failure::{Failure, Outcome},
    names, prompt, saved,
    sign_in::{self, Way},
    source,
};

const HEADING: &str = "Connection";

/// The flags that say how to connect: to the sandbox, by a saved connection, or to the service.
pub(crate) fn args(connector: &'static Connector) -> Vec<Arg> {
    let args = [
        Arg::new("sandbox")
            .long("sandbox")
            .action(ArgAction::SetTrue)
            .conflicts_with_all(["endpoint", "connection", "save"])
            .help("Answer from the connector's own samples, without credentials and without a network"),
        Arg::new("connection")
            .long("connection")
            .value_name("NAME")
            .conflicts_with_all(["auth", "with", "endpoint", "allow-http", "save"])
            .help("Use a saved connection; `connectors connect` saves one"),
        Arg::new("save").long("save").value_name("NAME").help("Save the connection by this name, if it works"),
    ];
    args.into_iter().map(|arg| arg.help_heading(HEADING)).chain(args_of_service(connector)).collect()
}

/// The flags that say how to sign in to the service, and where it is.
pub(crate) fn args_of_service(connector: &'static Connector) -> Vec<Arg> {
    let auths = connector.auths.iter().map(|auth| names::possible_value(auth.name));
    let args = [
        Arg::new("auth").long("auth").value_name("NAME").value_parser(PossibleValuesParser::new(auths)).help("How to sign in"),
        Arg::new("with").long("with").value_name("KEY=SOURCE").action(ArgAction::Append).help(help_of_credentials(connector)),
        Arg::new("endpoint")
            .long("endpoint")
            .value_name("URL")
            .value_parser(|text: &str| Url::parse(text).map_err(|error| error.to_string()))
            .help("Call this address instead of the connector's base URL, path included"),
        redirect_port(),
        Arg::new("allow-http")
            .long("allow-http")
            .action(ArgAction::SetTrue)
            .help("Allow http without encryption to other machines than this one"),
    ];
    args.into_iter().map(|arg| arg.help_heading(HEADING)).collect()
}

pub(crate) fn redirect_port() -> Arg {
    Arg::new("redirect-port")
        .long("redirect-port")
        .value_name("PORT")
        .value_parser(clap::value_parser!(u16))
        .help("Where the browser comes back to after signing in, if the service knows only one port. Any free one by default")
}

/// Where the browser comes back to; any free port for 0.
pub(crate) fn port(matches: &ArgMatches) -> u16 {
    matches.get_one("redirect-port").copied().unwrap_or_default()
}

fn help_of_credentials(connector: &'static Connector) -> String {
    let mut keys: Vec<String> = Vec::new();
    for parameter in connector.auths.iter().flat_map(|auth| auth.parameters) {
        let optional = if parameter.field.required && !parameter.for_sign_in { "" } else { " (optional)" };
        let key = format!("{}{optional}", parameter.field.name);
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let sources = "SOURCE is @FILE, env:VAR, - (a line of stdin) or literal:VALUE";
    format!("A credential: {}. {sources}. What is missing is asked for at a terminal", keys.join(", "))
}

/// Where calls will go.
pub(crate) enum Target {
    /// The sandbox, with these credentials instead of its own.
    Sandbox { connector: &'static Connector, auth: Option<String>, credentials: Vec<Credential> },
    /// The service, or what stands in for it.
    Service {
        connect: Box<Connect>,
        /// Where the browser comes back to; any free port for 0.
        redirect_port: u16,
        /// What the connection is saved as.
        save: Option<String>,
    },
    /// A saved connection, by its name.
    Saved { connector: &'static Connector, name: String },
}

pub(crate) struct Credential {
    name: &'static str,
    value: String,
}

/// A connection, and the sandbox that must outlive it.
pub(crate) struct Opened {
    pub(crate) connection: Connection,
    sandbox: Option<Sandbox>,
}

impl Target {
    /// Reads the arguments, and the files and lines of stdin that they name.
    pub(crate) fn read(connector: &'static Connector, matches: &ArgMatches) -> Outcome<Self> {
        // Not every command has all of the flags.
        let named = |flag: &str| matches.try_get_one::<String>(flag).ok().flatten().cloned();
        if let Some(name) = named("connection") {
            return Ok(Target::Saved { connector, name });
        }
        let chosen = named("auth");
        let sandbox = matches.try_get_one("sandbox").ok().flatten().copied().unwrap_or_default();
        let auth = match (chosen.as_deref(), connector.auths) {
            (Some(name), _) => connector.auth(name),
            (None, [only]) => Some(only),
            (None, auths) if sandbox => auths.first(),
            (None, _) => None,
        };
        let Some(auth) = auth else {
            let names: Vec<_> = connector.auths.iter().map(|auth| names::kebab(auth.name)).collect();
            return Err(Failure::Usage(format!("say how to sign in to {}: --auth {}", connector.title, names.join("|"))));
        };
        let given = matches.get_many::<String>("with").unwrap_or_default();
        let credentials = given.map(|text| credential(auth, text)).collect::<Outcome<Vec<_>>>()?;
        if sandbox {
            return Ok(Target::Sandbox { connector, auth: chosen, credentials });
        }
        let mut connect = Connect::by_name(connector, Some(auth.name))?;
        give(&mut connect, &credentials)?;
        if let Some(url) = matches.get_one::<Url>("endpoint") {
            connect.stand_in(url.as_str());
        }
        connect.addresses().http = matches.get_flag("allow-http");
        Ok(Target::Service { connect: Box::new(connect), redirect_port: port(matches), save: named("save") })
    }

    /// Asks for the credentials that are missing; the sandbox has its own.
    pub(crate) fn complete(&mut self) -> Outcome {
        match self {
            Target::Sandbox { .. } | Target::Saved { .. } => Ok(()),
            Target::Service { connect, .. } => ask_for_the_rest(connect),
        }
    }

    /// Makes the connection, and says so where it does not go where the connector says; in the sandbox only where asked to.
    pub(crate) async fn open(self, verbose: bool) -> Outcome<Opened> {
        let opened = self.connect().await?;
        if let (Some(declared), true) = (opened.connection.replaced_base_url(), verbose || opened.sandbox.is_none()) {
            let _ = writeln!(std::io::stderr(), "note: calling {} instead of {declared}", opened.connection.base_url());
        }
        Ok(opened)
    }

    async fn connect(self) -> Outcome<Opened> {
        match self {
            Target::Sandbox { connector, auth, credentials } => {
                let sandbox = Sandbox::start(connector).await?;
                let mut connect = sandbox.connect_by(auth.as_deref())?;
                give(&mut connect, &credentials)?;
                Ok(Opened { connection: connect.connect()?, sandbox: Some(sandbox) })
            }
            Target::Saved { connector, name } => {
                let connections = saved::open().await?;
                Ok(Opened { connection: saved::opened(&connections, connector, &name).await?, sandbox: None })
            }
            Target::Service { connect, redirect_port, save } => {
                let connect = sign_in::sign_in(*connect, redirect_port).await?;
                let connection = match save {
                    None => connect.connect()?,
                    Some(name) => {
                        let connections = saved::open().await?;
                        connections.add(&name, &connect, About::default()).await?;
                        saved::opened(&connections, connect.connector(), &name).await?
                    }
                };
                Ok(Opened { connection, sandbox: None })
            }
        }
    }

    /// The connection to the service before it is made, with what signing in gives.
    pub(crate) async fn signed_in(self) -> Outcome<Connect> {
        match self {
            Target::Service { connect, redirect_port, .. } => sign_in::sign_in(*connect, redirect_port).await,
            Target::Sandbox { .. } | Target::Saved { .. } => Err(Failure::Usage("only a service is signed in to".to_owned())),
        }
    }
}

/// Credentials that have changed.
pub(crate) fn give_anew(connect: &mut Connect, matches: &ArgMatches) -> Outcome {
    for text in matches.get_many::<String>("with").unwrap_or_default() {
        let Credential { name, value } = credential(connect.auth(), text)?;
        connect.give(name, &value)?;
    }
    ask_for_the_rest(connect)
}

fn give(connect: &mut Connect, credentials: &[Credential]) -> Outcome {
    for Credential { name, value } in credentials {
        connect.give(name, value)?;
    }
    Ok(())
}

/// `key=source`. What is no secret may stand there itself.
fn credential(auth: &'static Auth, text: &str) -> Outcome<Credential> {
    let refuse = |why: String| Err(Failure::Usage(format!("--with: {why}")));
    let Some((key, source)) = text.split_once('=') else {
        return refuse("write KEY=SOURCE, such as token=@FILE or token=env:VAR".to_owned());
    };
    let keys = auth.parameters.iter().map(|parameter| parameter.field.name);
    let Some(parameter) = auth.parameters.iter().find(|parameter| parameter.field.name == names::snake(key)) else {
        return refuse(format!("{} asks for no `{key}`; {}", auth.label, names::instead(key, keys)));
    };
    let name = parameter.field.name;
    match source::read(source) {
        Ok(value) => Ok(Credential { name, value }),
        Err(_) if !is_secret(parameter) && !is_source(source) => Ok(Credential { name, value: source.to_owned() }),
        Err(why) => refuse(format!("{name}: {why}")),
    }
}

fn is_secret(parameter: &Parameter) -> bool {
    matches!(parameter.field.ty.inner(), Type::Secret)
}

fn is_source(text: &str) -> bool {
    text == "-" || text.starts_with('@') || text.starts_with("env:")
}

/// Asks for what a person gives and is missing, where somebody is there to answer; otherwise says how to give it.
fn ask_for_the_rest(connect: &mut Connect) -> Outcome {
    // What signing in gives is not asked for where one can sign in; then the client is.
    let signs_in = sign_in::is_due(connect) && sign_in::way(connect.auth()) != Way::No;
    let is_needed = |parameter: &&Parameter| {
        let has_its_time = if parameter.given_by == GivenBy::SignIn { !signs_in } else { signs_in || !parameter.for_sign_in };
        parameter.field.required && parameter.field.default.is_none() && has_its_time
    };
    let missing = connect.auth().parameters.iter().filter(is_needed).filter(|parameter| !connect.has(parameter));
    let (asked, other): (Vec<_>, Vec<_>) = missing.partition(|parameter| parameter.given_by == GivenBy::Person);
    let other: Vec<_> = other.into_iter().filter(|parameter| parameter.value.is_none()).collect();
    if asked.is_empty() && other.is_empty() {
        return Ok(());
    }
    if !other.is_empty() || !prompt::is_possible() {
        return Err(Failure::Usage(how_to_give(connect.auth(), &[other, asked].concat())));
    }
    for parameter in asked {
        let answer = prompt::ask(&parameter.field).map_err(|error| Failure::Usage(format!("the answer cannot be read: {error}")))?;
        connect.give(parameter.field.name, &answer)?;
    }
    Ok(())
}

fn how_to_give(auth: &Auth, missing: &[&Parameter]) -> String {
    let labels: Vec<_> = missing.iter().map(|parameter| parameter.field.label).collect();
    let mut message = format!("no {} provided; {} needs:\n", labels.join(" and no "), auth.label);
    for parameter in missing {
        let hint = match parameter.field.hint {
            "" => parameter.field.label,
            hint => hint,
        };
        message += &format!("\n  --with {}=SOURCE   {hint}", parameter.field.name);
    }
    message + "\n\nSOURCE is @FILE, env:VAR or - (a line of stdin). The card can be tried without any: --sandbox"
}
