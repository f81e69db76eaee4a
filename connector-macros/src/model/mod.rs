//! What a description means: names resolved, defaults applied, places kept for messages. What could not be resolved is an unknown, has
//! been reported, and is passed over by every rule that follows.

pub mod action;
pub mod auth;
pub mod body;
pub mod brought;
mod built_on;
pub mod choices;
pub mod choose;
pub mod chunks;
pub mod condition;
pub mod config;
pub mod constraint;
mod date_time;
pub mod delivery;
pub mod delivery_sample;
pub mod event;
pub mod field;
mod flow;
pub mod function;
mod given;
mod graphql;
pub mod helper;
pub mod helper_flow;
pub mod item;
pub mod library;
pub mod lookup;
pub mod names;
pub mod nature;
mod origin;
pub mod pages;
pub mod poll;
pub mod reads;
pub mod record;
pub mod request;
pub mod sample;
pub mod scheme;
mod scope;
pub mod settings;
pub mod shape;
pub mod signed;
pub mod step;
pub mod system;
pub mod text;
pub mod trigger;
pub mod types;
pub mod typing;
mod url;
pub mod used;
pub mod value;
pub mod verify;
mod visit;
pub mod webhook;
pub mod when;
pub mod written;
mod xml;

use std::rc::Rc;

use proc_macro2::{Ident, TokenStream};

use self::{
    action::Action,
    auth::{Auths, Reach},
    choices::Choices,
    function::Function,
    helper::Helper,
    lookup::Lookup,
    record::Record,
    scope::World,
    settings::Settings,
    system::{CustomApi, Revoke},
    trigger::Trigger,
    used::Used,
};
pub use crate::syntax::RustPath;
use crate::{
    errors::Errors,
    syntax::{self, Allowed},
};

/// A connector of which every reference points somewhere.
pub struct Connector {
    pub hint: String,
    pub visibility: TokenStream,
    pub name: Ident,
    pub title: String,
    pub settings: Settings,
    pub auths: Auths,
    pub helpers: Vec<Helper>,
    pub helper_flows: Vec<Action>,
    /// Of each of these, whether something calls it.
    pub called: Vec<Used>,
    pub functions: Vec<Function>,
    pub choices: Vec<Rc<Choices>>,
    pub records: Vec<Record>,
    pub lookups: Vec<Lookup>,
    pub actions: Vec<Action>,
    pub triggers: Vec<Trigger>,
    pub authping: Option<Action>,
    pub revokes: Vec<Revoke>,
    pub custom_api: Option<CustomApi>,
    /// The parts that nobody needs to use.
    pub may_be_unused: Allowed,
    /// A part could not be told by its name.
    pub broken: bool,
}

impl Connector {
    /// What people call by a method of the client.
    pub fn cards_and_lookups(&self) -> impl Iterator<Item = &Action> {
        self.actions.iter().chain(self.lookups.iter().map(|lookup| &lookup.flow))
    }

    /// Everything that has steps.
    pub fn flows(&self) -> impl Iterator<Item = &Action> {
        self.flows_with_auths().map(|(flow, _)| flow)
    }

    /// The same, each with the auths whose connections get there.
    pub fn flows_with_auths(&self) -> impl Iterator<Item = (&Action, Reach<'_>)> {
        let all = self.auths.all();
        let of_triggers = self.triggers.iter().flat_map(Trigger::flows);
        let of_all =
            self.cards_and_lookups().chain(&self.helper_flows).chain(&self.authping).chain(of_triggers).map(move |flow| (flow, all));
        of_all.chain(self.revokes.iter().map(move |revoke| match &revoke.auth {
            Some(auth) => (&revoke.flow, all.only(std::slice::from_ref(auth))),
            None => (&revoke.flow, all),
        }))
    }
}

/// Gives the tree its meaning. The tree is taken apart field by field, so that a new part of the language cannot be forgotten here.
pub fn lower(tree: syntax::Connector, errors: &Errors) -> Connector {
    let syntax::Connector {
        hint,
        visibility,
        name,
        title,
        settings,
        auths,
        configs,
        helpers,
        helper_flows,
        functions,
        choices,
        records,
        lookups,
        actions,
        triggers,
        authpings,
        revokes,
        custom_apis,
        may_be_unused,
        broken,
    } = tree;
    let name = names::pascal_case(&name, "connector", errors);
    let title = names::label(title.as_ref(), || names::words_of_pascal(&name.to_string()), errors);

    let choices = choices::lower(choices, errors);
    let records = record::collect(records, errors);
    let record_names = records.iter().map(|record| (record.name.to_string(), Used::default())).collect();
    let types = types::Types { records: record_names, choices: choices.clone(), broken };
    let broken = broken || configs.broken;
    let configs = config::lower(configs.list, &types, errors);
    let (mut auths, schemes) = auth::lower(auths, &configs, &name, broken, &types, errors);
    config::join(&configs, &mut auths, errors);
    let settings = settings::lower(settings, &name, auths.all(), errors);
    let helpers = helper::lower(helpers, |name| helper_flows.iter().any(|flow| flow.name == *name), auths.all(), errors);
    let records = record::lower(records, &types, errors);

    let functions = function::lower(functions, &types, errors);
    let (helper_flows, signatures) = helper_flow::collect(helper_flows, &types, errors);
    let world = World {
        auths: auths.all(),
        helpers: &helpers,
        types: &types,
        records: &records,
        functions: &functions,
        helper_flows: &signatures,
        lookups: &[],
        broken,
    };
    let lookups = lookup::lower(lookups, &world, errors);
    let world = World { lookups: &lookups, ..world };
    let helper_flows = helper_flow::lower(helper_flows, &world, errors);
    let actions = action::lower(actions, &world, errors);
    let triggers = trigger::lower(triggers, &actions, &world, errors);
    let authping = system::authping(authpings, &world, errors);
    let revokes = system::revokes(revokes, &world, errors);
    let custom_api = system::custom_api(custom_apis, &world, errors);
    let schemes = scheme::lower(schemes, &auths, &world, errors);
    auths.list.iter_mut().zip(schemes).for_each(|(auth, scheme)| auth.scheme = scheme);
    Connector {
        hint,
        visibility,
        name,
        title,
        settings,
        auths,
        helpers,
        helper_flows,
        called: signatures.iter().map(|signature| signature.used.clone()).collect(),
        functions,
        choices,
        records,
        lookups,
        actions,
        triggers,
        authping,
        revokes,
        custom_api,
        may_be_unused,
        broken,
    }
}
