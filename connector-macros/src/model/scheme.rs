//! What the kind of an auth needs to know, resolved: addresses, scopes, how a token is renewed, how a session starts.

use super::{
    auth::{Auth, Auths, GivenBy, Reach},
    condition::Condition,
    field::{self, Field},
    flow::answer_source,
    helper::RuleReader,
    names,
    reads::Reads,
    request::{Effects, Request},
    scope::{Scope, World},
    signed::{self, Signed},
    step::{Step, What},
    text::{self, Named, Text},
    url,
};
use crate::{
    errors::{Code, Errors, Place},
    syntax::{
        self, Many,
        field::Kind,
        scheme::{Setting, SettingValue},
    },
};

/// The settings of an auth, by their names.
#[derive(Default)]
pub struct Scheme {
    settings: Vec<(String, Resolved)>,
    /// What could not be read may be what seems to be missing.
    pub broken: bool,
}

pub enum Resolved {
    Text(Text),
    Word(String, Place),
    Pairs(Vec<Named<Text>>),
    Scopes(Vec<OAuthScope>),
    Refresh(Box<Refresh>),
    Assertion(Assertion, Place),
    /// The part of the request, and the name of the key there.
    Key(String, String, Place),
    /// In milliseconds.
    Duration(u64, Place),
    Login(Box<Login>),
    Signed(Signed),
    SignedPairs(Vec<Named<Signed>>),
}

pub struct OAuthScope {
    pub name: String,
    pub label: String,
    pub required: bool,
    pub selected: bool,
}

pub struct Refresh {
    pub before: Option<u64>,
    pub when: Option<Condition>,
    /// What `when` reads, and behind it what the refusal hands out.
    pub reads: Reads,
    /// The slots, among the auth fields, of what the refusal hands out.
    pub handed_out: Vec<usize>,
    pub handed_out_place: Option<Place>,
}

pub struct Assertion {
    /// `issuer`, `subject`, `audience`
    pub texts: Vec<(String, Text)>,
    pub algorithm: Option<String>,
    pub lifetime: Option<u64>,
    pub claims: Vec<Named<Text>>,
}

pub struct Login {
    pub step: Step,
    /// The slots, among the auth fields, of what it gives.
    pub fields: Vec<usize>,
}

/// The schemes of all auths, in their order.
pub fn lower(written: Vec<Many<Setting>>, auths: &Auths, world: &World<'_>, errors: &Errors) -> Vec<Scheme> {
    let schemes = written.into_iter().zip(&auths.list).enumerate();
    schemes.map(|(place, (settings, auth))| Scheme::lower(&settings, auth, place, auths, world, errors)).collect()
}

impl Scheme {
    fn lower(settings: &Many<Setting>, auth: &Auth, place: usize, auths: &Auths, world: &World<'_>, errors: &Errors) -> Self {
        let places = [place];
        let issued: Vec<usize> = auth.parameters.iter().filter(|known| known.given_by == GivenBy::SignIn).map(|known| known.slot).collect();
        let whole = auths.all().only(&places);
        let lowering = Lowering { auth, whole, before: whole.without(&issued), world, errors };
        let resolved = settings.list.iter().filter_map(|setting| Some((setting.name.to_string(), lowering.setting(setting)?)));
        let resolved: Vec<_> = resolved.collect();
        Self { broken: settings.broken || resolved.len() < settings.list.len(), settings: resolved }
    }

    fn get(&self, name: &str) -> Option<&Resolved> {
        self.settings.iter().find(|(known, _)| known == name).map(|(_, resolved)| resolved)
    }

    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    pub fn text(&self, name: &str) -> Option<&Text> {
        if let Some(Resolved::Text(text)) = self.get(name) { Some(text) } else { None }
    }

    pub fn word(&self, name: &str) -> Option<(&str, Place)> {
        if let Some(Resolved::Word(word, place)) = self.get(name) { Some((word, *place)) } else { None }
    }

    pub fn pairs(&self, name: &str) -> &[Named<Text>] {
        if let Some(Resolved::Pairs(pairs)) = self.get(name) { pairs } else { &[] }
    }

    pub fn scopes(&self) -> &[OAuthScope] {
        if let Some(Resolved::Scopes(scopes)) = self.get("scopes") { scopes } else { &[] }
    }

    pub fn refresh(&self) -> Option<&Refresh> {
        if let Some(Resolved::Refresh(refresh)) = self.get("refresh") { Some(refresh) } else { None }
    }

    pub fn assertion(&self) -> Option<(&Assertion, Place)> {
        if let Some(Resolved::Assertion(assertion, place)) = self.get("assertion") { Some((assertion, *place)) } else { None }
    }

    /// The part of the request that holds the API key, and the key's name there.
    pub fn key(&self) -> Option<(&str, &str, Place)> {
        if let Some(Resolved::Key(part, name, place)) = self.get("in") { Some((part, name, *place)) } else { None }
    }

    pub fn duration(&self, name: &str) -> Option<u64> {
        if let Some(Resolved::Duration(millis, _)) = self.get(name) { Some(*millis) } else { None }
    }

    /// Where a setting stands that is a duration.
    pub fn duration_place(&self, name: &str) -> Option<Place> {
        if let Some(Resolved::Duration(_, place)) = self.get(name) { Some(*place) } else { None }
    }

    pub fn login(&self) -> Option<&Login> {
        if let Some(Resolved::Login(login)) = self.get("login") { Some(login) } else { None }
    }

    pub fn signed(&self) -> Option<&Signed> {
        if let Some(Resolved::Signed(signed)) = self.get("sign") { Some(signed) } else { None }
    }

    pub fn signed_headers(&self) -> &[Named<Signed>] {
        if let Some(Resolved::SignedPairs(pairs)) = self.get("headers") { pairs } else { &[] }
    }
}

/// What the settings of one auth can see.
struct Lowering<'a> {
    auth: &'a Auth,
    whole: Reach<'a>,
    /// Without what signing in gives.
    before: Reach<'a>,
    world: &'a World<'a>,
    errors: &'a Errors,
}

impl Lowering<'_> {
    fn setting(&self, setting: &Setting) -> Option<Resolved> {
        let name = setting.name.to_string();
        let place = Place::from(&setting.name);
        Some(match &setting.value {
            SettingValue::Word(word) => Resolved::Word(word.to_string(), word.into()),
            SettingValue::Duration(millis) => Resolved::Duration(*millis, place),
            SettingValue::Key(part, key) => Resolved::Key(part.to_string(), key.value(), key.into()),
            SettingValue::Scopes(scopes) => Resolved::Scopes(self.scopes(scopes)),
            SettingValue::Pairs(pairs) if name == "headers" => Resolved::SignedPairs(signed::lower_pairs(pairs, self.before, self.errors)),
            SettingValue::Pairs(pairs) => Resolved::Pairs(text::lower_pairs(pairs, self.before, self.errors)),
            SettingValue::Text(value) if name == "sign" => Resolved::Signed(Signed::lower(value, false, self.before, self.errors)),
            SettingValue::Text(value) => {
                let reach = if name == "expires_in" { self.whole } else { self.before };
                let text = Text::lower(value, reach, self.errors);
                if name.ends_with("_url") {
                    url::check_sign_in(&text.expr, &name, reach, self.errors);
                } else if matches!(name.as_str(), "service" | "region") {
                    text::needs_values(&text.expr, &name, reach, self.errors);
                }
                Resolved::Text(text)
            }
            SettingValue::Refresh(refresh) => Resolved::Refresh(Box::new(self.refresh(refresh))),
            SettingValue::Assertion(assertion) => Resolved::Assertion(self.assertion(assertion), place),
            SettingValue::Login(login) => Resolved::Login(Box::new(self.login(login)?)),
        })
    }

    fn scopes(&self, written: &[syntax::scheme::Scope]) -> Vec<OAuthScope> {
        let mut scopes: Vec<OAuthScope> = Vec::new();
        for syntax::scheme::Scope { name, label, required, selected } in written {
            let text = name.value();
            if scopes.iter().any(|before| before.name == text) {
                self.errors.push(name, Code::GivenTwice, format_args!("scope `{text}` is given twice"));
            } else if text.is_empty() || text.contains(|char: char| char.is_whitespace() || char.is_control()) {
                self.errors.push(
                    name,
                    Code::BadAuthSetting,
                    "a scope has at least one character and no blanks; write each as a string of its own",
                );
            } else {
                let label = names::label(label.as_ref(), || text.clone(), self.errors);
                scopes.push(OAuthScope { name: text, label, required: *required, selected: *required || *selected });
            }
        }
        scopes
    }

    fn refresh(&self, written: &syntax::scheme::Refresh) -> Refresh {
        let mut reader = RuleReader::default();
        let when = written.when.as_ref().map(|when| reader.condition(when, self.errors));
        let mut reads = reader.reads;
        let fields = written.fields.as_ref().map(|fields| self.read_fields(fields, &mut reads)).unwrap_or_default();
        let handed_out = self.slots(&fields);
        let handed_out_place = written.fields.as_ref().and_then(|fields| fields.list.first()).map(|field| Place::from(&field.name));
        Refresh { before: written.before, when, reads, handed_out, handed_out_place }
    }

    fn assertion(&self, written: &syntax::scheme::Assertion) -> Assertion {
        let texts = written.texts.iter().map(|(name, value)| (name.to_string(), Text::lower(value, self.before, self.errors)));
        Assertion {
            texts: texts.collect(),
            algorithm: written.algorithm.as_ref().map(ToString::to_string),
            lifetime: written.lifetime,
            claims: text::lower_pairs(written.claims.as_deref().unwrap_or_default(), self.before, self.errors),
        }
    }

    fn login(&self, written: &syntax::scheme::Login) -> Option<Login> {
        if let Some(helper) = &written.request.via {
            let message = "a login goes through no helper: helpers use what it gives; leave out `via`";
            self.errors.push(helper, Code::AuthSettingOutOfPlace, message);
            return None;
        }
        let scope = Scope {
            what: "a login",
            auths: self.before,
            input: None,
            records: &[],
            present: &[],
            steps: &[],
            all_steps: &[],
            in_chunks: false,
        };
        let effects = Effects { write: true, idempotent: true, destructive: false };
        let request = Request::lower(&written.request, &scope, self.world, effects, self.errors);
        let mut reads = Reads { format: request.answer.clone(), ..Reads::default() };
        let fields = self.read_fields(&written.fields, &mut reads);
        Some(Login { fields: self.slots(&fields), step: Step { name: None, fields, what: What::Request(Box::new(request)), reads } })
    }

    /// What an answer gives to the connection. The fields are those of the auth, so that their types have been looked at.
    fn read_fields(&self, written: &Many<syntax::field::Field>, reads: &mut Reads) -> Vec<Field> {
        let unheard = Errors::new();
        let mut fields = Vec::new();
        for written in field::unique(&written.list, self.errors) {
            let mut field = Field::lower(written, Kind::Step, self.world.types, &unheard);
            if let Some(source) = answer_source(written, &mut field, self.errors) {
                reads.take(&source, reads.slots, field.ty.clone());
            }
            reads.slots += 1;
            let known = self.auth.parameters.iter().find(|known| known.field.written == field.written);
            if let Some(known) = known.filter(|known| known.field.ty != field.ty && !known.field.ty.is_unknown() && !field.ty.is_unknown())
            {
                let message = format!("`{}` is {} elsewhere in this auth; give both the same type", written.name, known.field.ty.noun());
                self.errors.push(&written.name, Code::ParameterType, message);
            }
            fields.push(field);
        }
        unheard.forget();
        fields
    }

    fn slots(&self, fields: &[Field]) -> Vec<usize> {
        fields.iter().filter_map(|field| self.auth.slot(&field.written)).collect()
    }
}
