//! What was written: from tokens to a tree with places, and no meaning yet. Each part of a connector is read by itself, so that a mistake
//! in one spares the others.

pub mod action;
pub mod auth;
pub mod body;
pub mod branch;
pub mod choices;
pub mod choose;
pub mod chunks;
pub mod condition;
pub mod config;
pub mod constraint;
mod duration;
pub mod field;
pub mod format;
pub mod function;
pub mod helper;
pub mod helper_flow;
pub mod item;
pub mod json;
pub mod keywords;
pub mod lookup;
pub mod nature;
mod origin;
pub mod pages;
pub mod path;
pub mod poll;
pub mod record;
pub mod request;
pub mod sample;
pub mod scheme;
pub mod settings;
pub mod step;
pub mod system;
pub mod template;
mod tokens;
pub mod trigger;
pub mod types;
pub mod value;
pub mod verify;
pub mod wait;
pub mod webhook;
pub mod when;

use proc_macro2::{Ident, TokenStream};
use syn::{
    LitStr, Token,
    parse::{ParseStream, Parser},
};

pub use self::tokens::{Many, RustPath, not_yet};
use self::{
    action::Action,
    auth::Auth,
    choices::Choices,
    config::Config,
    function::Function,
    helper::Helper,
    helper_flow::HelperFlow,
    keywords::{LATER_SECTIONS, SECTIONS},
    lookup::Lookup,
    record::Record,
    settings::Setting,
    system::{Authping, CustomApi, Revoke},
    tokens::Before,
    trigger::Trigger,
};
use crate::errors::{Code, Errors, Place, error};

/// One `connector! { … }`.
pub struct Connector {
    pub hint: String,
    pub visibility: TokenStream,
    pub name: Ident,
    pub title: Option<LitStr>,
    pub settings: Many<Setting>,
    pub auths: Vec<Auth>,
    pub configs: Many<Config>,
    pub helpers: Vec<Helper>,
    pub helper_flows: Vec<HelperFlow>,
    pub functions: Vec<Function>,
    pub choices: Vec<Choices>,
    pub records: Vec<Record>,
    pub lookups: Vec<Lookup>,
    pub actions: Vec<Action>,
    pub triggers: Vec<Trigger>,
    pub authpings: Vec<Authping>,
    pub revokes: Vec<Revoke>,
    pub custom_apis: Vec<CustomApi>,
    pub may_be_unused: Allowed,
    /// A part could not be told by its name, so that a name that is not found may have been written all the same.
    pub broken: bool,
}

/// The parts before which `#[allow(unused)]` stands: their first word, and the name behind it.
#[derive(Default)]
pub struct Allowed(Vec<(String, Option<String>)>);

impl Allowed {
    pub fn holds(&self, keyword: &str, name: &Ident) -> bool {
        self.0.iter().any(|(known, allowed)| known == keyword && allowed.as_ref().is_some_and(|allowed| name == allowed))
    }
}

/// The tree; `None` where not even the connector's name could be read.
pub fn parse(tokens: TokenStream, errors: &Errors) -> Option<Connector> {
    let read = (|input: ParseStream<'_>| {
        let read = header(input, errors);
        if let Ok(connector) = read {
            return Ok(Some(sections(connector, input, errors)));
        }
        tokens::drain(input);
        read.map(Some)
    })
    .parse2(tokens);
    read.unwrap_or_else(|mistake| {
        errors.add(mistake);
        None
    })
}

fn header(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Connector> {
    let hint = tokens::docs(input, errors)?;
    let visibility = visibility(input)?;
    if input.is_empty() {
        return Err(error(
            Place::unknown(),
            Code::MissingConnector,
            "expected a connector: `pub connector Name \"Title\" { key: \"…\", version: \"…\", base_url: \"…\" }`",
        ));
    }
    tokens::expect(input, "connector")?;
    let name = tokens::name(input, "the connector's name")?;
    let title = tokens::label(input)?;
    let settings = match tokens::block(input, |content| settings::parse(content, errors)) {
        Ok((settings, _)) => settings,
        Err(mistake) => {
            errors.add(mistake);
            Many { list: Vec::new(), broken: true }
        }
    };
    Ok(Connector {
        hint,
        visibility,
        name,
        title,
        settings,
        auths: Vec::new(),
        configs: Many::default(),
        helpers: Vec::new(),
        helper_flows: Vec::new(),
        functions: Vec::new(),
        choices: Vec::new(),
        records: Vec::new(),
        lookups: Vec::new(),
        actions: Vec::new(),
        triggers: Vec::new(),
        authpings: Vec::new(),
        revokes: Vec::new(),
        custom_apis: Vec::new(),
        may_be_unused: Allowed::default(),
        broken: false,
    })
}

/// `pub`, `pub(crate)`, `pub(in path)` or nothing.
fn visibility(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let Some(public) = input.parse::<Option<Token![pub]>>()? else { return Ok(TokenStream::new()) };
    let scope: Option<proc_macro2::Group> = if input.peek(syn::token::Paren) { Some(input.parse()?) } else { None };
    match &scope {
        Some(scope) if !is_scope(scope.stream()) => Err(error(
            scope.span(),
            Code::UnexpectedToken,
            "expected who sees the connector: `pub`, `pub(crate)`, `pub(super)` or `pub(in path)`",
        )),
        scope => Ok(quote::quote!(#public #scope)),
    }
}

/// What may stand in the parentheses behind `pub`.
fn is_scope(tokens: TokenStream) -> bool {
    let words: Vec<String> = tokens.into_iter().map(|token| token.to_string()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match *words.as_slice() {
        ["crate" | "self" | "super"] => true,
        ["in", ref path @ ..] => path.concat().split("::").all(|part| syn::parse_str::<PathPart>(part).is_ok()),
        _ => false,
    }
}

/// A name in a path, `crate`, `self` and `super` included.
struct PathPart;

impl syn::parse::Parse for PathPart {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        <Ident as syn::ext::IdentExt>::parse_any(input).map(|_| Self)
    }
}

fn sections(mut connector: Connector, input: ParseStream<'_>, errors: &Errors) -> Connector {
    let whole = tokens::statements(input, errors, |input| section(&mut connector, input, errors));
    connector.broken |= !whole;
    connector
}

fn section(connector: &mut Connector, input: ParseStream<'_>, errors: &Errors) -> syn::Result<()> {
    let Before { hint, allow } = tokens::before(input, errors)?;
    let mut keyword = tokens::name(input, "a part of the connector, such as `action`")?;
    let is_async = keyword == "async";
    if is_async {
        keyword = tokens::expect(input, "function")?;
    }
    if allow.is_some() {
        connector.may_be_unused.0.push((keyword.to_string(), tokens::word(input)));
    }
    match keyword.to_string().as_str() {
        "auth" => connector.auths.push(Auth::parse(input, hint, errors)?),
        "config" => {
            let configs = config::parse(input, errors)?;
            connector.configs.broken |= configs.broken;
            connector.configs.list.extend(configs.list);
        }
        "helper" => {
            let name = tokens::name(input, "the helper's name")?;
            match input.peek(syn::token::Paren) {
                true => connector.helper_flows.push(HelperFlow::parse(input, name, hint, errors)?),
                false => connector.helpers.push(Helper::parse(input, name, errors)?),
            }
        }
        "function" => connector.functions.push(Function::parse(input, is_async, errors)?),
        "choices" => connector.choices.push(Choices::parse(input, hint, errors)?),
        "record" => connector.records.push(Record::parse(input, hint, errors)?),
        "lookup" => connector.lookups.push(Lookup::parse(input, lookup::Kind::Choices, hint, errors)?),
        "fields" => connector.lookups.push(Lookup::parse(input, lookup::Kind::Fields, hint, errors)?),
        "action" => connector.actions.push(Action::parse(input, hint, errors)?),
        "trigger" => connector.triggers.push(Trigger::parse(input, hint, errors)?),
        "authping" => connector.authpings.push(Authping::parse(input, keyword, errors)?),
        "revoke" => connector.revokes.push(Revoke::parse(input, keyword, errors)?),
        "custom_api_action" => connector.custom_apis.push(CustomApi::parse(input, keyword, hint, errors)?),
        _ => return Err(tokens::unknown(&keyword, Code::UnknownStatement, "part of a connector", SECTIONS, LATER_SECTIONS)),
    }
    Ok(())
}
