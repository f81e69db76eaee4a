//! System flows, which no person sees, and the custom API action.

use proc_macro2::Ident;

use super::{
    action::{Action, Role},
    flow::Flow,
    request::Effects,
    sample::{self, Sample},
    scope::World,
    shape::Shape,
    types::Type,
};
use crate::{
    errors::{Code, Errors},
    syntax::{
        self, Many,
        action::Group,
        field::Kind,
        step::{Step, What},
        system::SystemBody,
    },
};

/// `custom_api_action via helper;`
pub struct CustomApi {
    pub hint: String,
    /// The place of its helper.
    pub helper: usize,
}

pub fn authping(written: Vec<syntax::system::Authping>, world: &World<'_>, errors: &Errors) -> Option<Action> {
    let mut written = written.into_iter();
    let first = written.next()?;
    written.for_each(|again| errors.push(&again.keyword, Code::GivenTwice, "a connector has one `authping`"));
    let flow = lower(first.body, &first.keyword, "Test connection", Effects::default(), world, errors);
    for field in flow.output.fields.iter().filter(|field| !matches!(field.ty.inner(), Type::Text | Type::Unknown)) {
        errors.push(
            &field.ident,
            Code::IdentityType,
            format_args!("the `{}` of a connection is text; make it a `String` or an `Option<String>`", field.ident),
        );
    }
    Some(flow)
}

/// `revoke`, or `revoke for auth`.
pub struct Revoke {
    /// The place of its auth; all where none is said.
    pub auth: Option<usize>,
    pub flow: Action,
}

impl Revoke {
    /// Whether it ends the tokens of this auth's connections.
    pub fn is_for(&self, auth: usize) -> bool {
        self.auth.is_none_or(|own| own == auth)
    }
}

/// One for all auths, or one for each. One that is for an auth sees its parameters alone.
pub fn revokes(written: Vec<syntax::system::Revoke>, world: &World<'_>, errors: &Errors) -> Vec<Revoke> {
    let mut revokes: Vec<Revoke> = Vec::new();
    let mut for_all = false;
    for syntax::system::Revoke { keyword, auth: name, body } in written {
        let auth = name.as_ref().map(|name| world.auths.position(name, errors));
        let is_again = match auth {
            None => for_all || !revokes.is_empty(),
            Some(place) => for_all || place.is_some() && revokes.iter().any(|before| before.auth == place),
        };
        if is_again {
            let place = name.as_ref().unwrap_or(&keyword);
            errors.push(place, Code::GivenTwice, "an auth has one `revoke`: write one for all, or `revoke for x` once for each");
        }
        for_all |= name.is_none();
        let places: Vec<usize> = auth.flatten().into_iter().collect();
        let world = World { auths: if name.is_some() { world.auths.only(&places) } else { world.auths }, ..*world };
        let effects = Effects { write: true, idempotent: true, destructive: false };
        let flow = lower(body, &keyword, "Revoke", effects, &world, errors);
        if !is_again && auth != Some(None) {
            revokes.push(Revoke { auth: auth.flatten(), flow });
        }
    }
    revokes
}

pub fn custom_api(written: Vec<syntax::system::CustomApi>, world: &World<'_>, errors: &Errors) -> Option<CustomApi> {
    let mut written = written.into_iter();
    let first = written.next()?;
    written.for_each(|again| errors.push(&again.keyword, Code::GivenTwice, "a connector has one `custom_api_action`"));
    Some(CustomApi { hint: first.hint, helper: world.helper(&first.helper, errors)? })
}

fn lower(body: SystemBody, keyword: &Ident, title: &str, effects: Effects, world: &World<'_>, errors: &Errors) -> Action {
    let SystemBody { request, fields, samples, broken } = body;
    if request.is_none() && !broken {
        errors.push(keyword, Code::MissingRequest, format_args!("`{keyword}` has no request; write one, such as `GET \"/me\";`"));
    }
    let step = |request| Step {
        name: None,
        what: What::Request(Box::new(request)),
        fields: Many::default(),
        place: keyword.into(),
        may_be_unused: false,
    };
    let steps: Vec<Step> = request.into_iter().map(step).collect();
    let mut flow = Flow::lower(&steps, None, world, effects, broken, errors);
    let group = Group { options: false, label: None, fields: Many { list: fields, broken }, place: keyword.into() };
    let outputs = [group];
    let (output, written) = Shape::lower(&outputs, Kind::Output, world.types, errors);
    let (output, other_outputs) = flow.read_outputs(output, &written, errors);
    let card = sample::Card {
        input: None,
        records: world.records,
        steps: &[],
        has_last: flow.last.is_some(),
        pages: None,
        is_rust: false,
        broken,
    };
    let samples = samples.iter().map(|sample| Sample::lower(sample, &card, errors)).collect();
    Action {
        hint: String::new(),
        name: keyword.clone(),
        title: title.to_owned(),
        role: Role::System,
        effects,
        deadline: None,
        input: Shape::default(),
        output,
        steps: flow.steps,
        last: flow.last,
        other_outputs,
        pages: None,
        nature: super::nature::Nature::default(),
        run: None,
        samples,
    }
}
