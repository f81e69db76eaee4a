//! The model of a card as what is drawn.

use connector_cards::{Card, Control, Field as Drawn, Group, Kind, Part, Service, Visibility as Shown, words};

use super::values;
use crate::model::{
    Connector,
    action::Action,
    auth::{Auth, AuthKind, GivenBy, Grant},
    field::{Constraint, Field, Visibility},
    pages::Pages,
    record::Record,
    request::Effects,
    shape::Shape,
    types::Type,
};

/// Records inside records are drawn down to this depth: a record may be inside itself.
const DEEPEST: usize = 4;

pub fn of_action(connector: &Connector, action: &Action) -> Card {
    let mut groups = inputs(&action.input, connector);
    groups.extend(outputs(action, connector));
    let Effects { write, idempotent, destructive } = action.effects;
    let mut badges = vec![words::effects(write, destructive, idempotent).to_owned()];
    badges.extend(action.pages.is_some().then(|| "page after page".to_owned()));
    badges.extend(action.deadline.map(|millis| format!("deadline {}", words::duration(millis))));
    badges.extend((!action.nature.audience.is_empty()).then(|| format!("for {}", action.nature.audience)));
    badges.extend(
        action
            .nature
            .deprecated
            .as_ref()
            .map(|deprecated| words::deprecated(&deprecated.since, deprecated.instead.as_ref().map(ToString::to_string).as_deref())),
    );
    Card { badges, groups, ..titled(connector, Kind::Action, &action.name.to_string(), &action.title, &action.hint) }
}

pub fn of_auth(connector: &Connector, auth: &Auth) -> Card {
    let badges = of_kind(auth.kind).into_iter().map(str::to_owned).collect();
    Card {
        badges,
        groups: sign_in(connector, auth, ""),
        ..titled(connector, Kind::Connection, &auth.name.to_string(), &auth.label, &auth.hint)
    }
}

/// The connector as a whole: its settings, and what each auth asks for.
pub fn of_connector(connector: &Connector) -> Card {
    let settings = &connector.settings;
    let facts = [
        ("Base URL", Some(&settings.base_url)),
        ("Documentation", settings.documentation.as_ref()),
        ("Support", settings.support.as_ref()),
    ];
    let facts = facts.into_iter().filter_map(|(label, value)| Some(Drawn::fact(label, value?.as_str())));
    let mut groups = vec![Group { part: Part::Facts, label: "Settings".to_owned(), fields: facts.collect(), ..Group::default() }];
    groups.extend(connector.auths.list.iter().flat_map(|auth| sign_in(connector, auth, &auth.label)));
    let card = titled(connector, Kind::Connector, &settings.key, &connector.title, &connector.hint);
    Card { badges: vec![format!("version {}", settings.version)], groups, ..card }
}

/// The cards by their names.
pub fn list(connector: &Connector) -> Group {
    let cards = connector.actions.iter().map(|action| Drawn {
        name: action.name.to_string(),
        hint: action.hint.clone(),
        ..Drawn::fact(action.title.clone(), String::new())
    });
    Group { part: Part::Facts, label: "Cards".to_owned(), fields: cards.collect(), ..Group::default() }
}

fn titled(connector: &Connector, kind: Kind, name: &str, title: &str, hint: &str) -> Card {
    let icon = connector.settings.icon.as_ref().map(syn::LitStr::value);
    let service = Service { title: connector.title.clone(), color: connector.settings.color.clone(), icon };
    Card { service, kind, name: name.to_owned(), title: title.to_owned(), hint: hint.to_owned(), ..Card::default() }
}

fn sign_in(connector: &Connector, auth: &Auth, label: &str) -> Vec<Group> {
    let is_shown = |parameter: &&crate::model::auth::Parameter| match parameter.given_by {
        GivenBy::Person => true,
        GivenBy::Developer => !parameter.hidden && (parameter.value.is_some() || parameter.field.default.is_some()),
        GivenBy::SignIn => false,
    };
    let parameters = auth.parameters.iter().filter(is_shown);
    let fields = parameters.map(|parameter| of_person(&parameter.field, &Shape::default(), connector)).collect();
    let scopes = auth.scheme.scopes().iter().map(|scope| Drawn {
        name: scope.name.clone(),
        label: scope.label.clone(),
        ty: words::scope(scope.required, scope.selected).to_owned(),
        required: scope.required,
        control: Control::Check { on: scope.selected, fixed: scope.required },
        ..Drawn::default()
    });
    let group = |part, fields| Group { part, label: label.to_owned(), is_list: false, fields };
    vec![group(Part::SignIn, fields), group(Part::Scopes, scopes.collect())]
}

fn of_kind(kind: AuthKind) -> Option<&'static str> {
    Some(match kind {
        AuthKind::Custom => return None,
        AuthKind::Basic => "user name and password",
        AuthKind::ApiKey => "key",
        AuthKind::Bearer => "token",
        AuthKind::Digest => "HTTP Digest",
        AuthKind::Hmac => "signed requests (HMAC)",
        AuthKind::AwsSigv4 => "signed requests (AWS Signature Version 4)",
        AuthKind::Mtls => "client certificate",
        AuthKind::Session => "login",
        AuthKind::OAuth2(Grant::ClientCredentials) => "OAuth 2.0, as a machine",
        AuthKind::OAuth2(Grant::Device) => "OAuth 2.0, on another device",
        AuthKind::OAuth2(Grant::JwtBearer) => "OAuth 2.0, by a signed assertion",
        AuthKind::OAuth2(Grant::AuthorizationCode) => "OAuth 2.0, in a browser",
    })
}

fn inputs(input: &Shape, connector: &Connector) -> Vec<Group> {
    let groups = groups(input).map(|(group, fields)| Group {
        part: if group.options { Part::Options } else { Part::Input },
        label: group.label.clone(),
        fields: fields.iter().map(|field| of_person(field, input, connector)).collect(),
        ..Group::default()
    });
    groups.collect()
}

fn outputs(action: &Action, connector: &Connector) -> Vec<Group> {
    let group = |label: &str, is_list, fields: &[Field]| Group {
        part: Part::Output,
        label: label.to_owned(),
        is_list,
        fields: fields.iter().map(|field| of_answer(field, &action.input, connector, 1)).collect(),
    };
    match &action.pages {
        Some(Pages { item, .. }) => match record_of(item, &connector.records) {
            Some(record) => vec![group(&record.name.to_string(), true, &record.fields)],
            None => {
                let ty = values::of_type(item, &connector.records);
                let one = Drawn { name: "item".to_owned(), label: "Item".to_owned(), ty, required: true, ..Drawn::default() };
                vec![Group { fields: vec![one], ..group("", true, &[]) }]
            }
        },
        None => groups(&action.output).map(|(written, fields)| group(&written.label, false, fields)).collect(),
    }
}

fn groups(shape: &Shape) -> impl Iterator<Item = (&crate::model::shape::Group, &[Field])> {
    let mut rest = shape.fields.as_slice();
    shape.groups.iter().map(move |group| {
        let (fields, others) = rest.split_at(group.len.min(rest.len()));
        rest = others;
        (group, fields)
    })
}

fn of_person(field: &Field, input: &Shape, connector: &Connector) -> Drawn {
    Drawn { required: field.is_required(), ..of_field(field, input, connector, 1) }
}

fn of_answer(field: &Field, input: &Shape, connector: &Connector, depth: usize) -> Drawn {
    Drawn { required: !field.ty.is_optional(), ..of_field(field, input, connector, depth) }
}

fn of_field(field: &Field, input: &Shape, connector: &Connector, depth: usize) -> Drawn {
    let inner = record_of(&field.ty, &connector.records).filter(|_| depth <= DEEPEST).map_or(&[][..], |record| &record.fields);
    Drawn {
        name: field.name.clone(),
        label: field.label.clone(),
        hint: field.hint.clone(),
        ty: values::of_type(&field.ty, &connector.records),
        required: false,
        default: field.default.as_ref().map(|default| values::of_literal(&default.value)),
        placeholder: field.placeholder.clone(),
        limits: field.constraints.iter().map(|constraint| limit(constraint, &field.ty)).collect(),
        control: control(field, connector),
        visibility: match field.visibility {
            Visibility::Important => Shown::Important,
            Visibility::Advanced => Shown::Advanced,
            Visibility::Hidden => Shown::Hidden,
            Visibility::Normal => Shown::Normal,
        },
        when: when(field, input),
        fields: inner.iter().map(|field| of_answer(field, input, connector, depth + 1)).collect(),
    }
}

fn when(field: &Field, input: &Shape) -> String {
    let Some(when) = &field.when else { return String::new() };
    let label = input.fields.get(when.option).map_or("", |option| option.label.as_str());
    let values: Vec<String> = when.values.iter().map(|value| words::value(&values::of_literal(value)).to_owned()).collect();
    format!("{label} {}", values.join(" or "))
}

fn limit(constraint: &Constraint, ty: &Type) -> String {
    let unit = if matches!(ty.inner(), Type::List(_)) { "items" } else { "characters" };
    match constraint {
        Constraint::Matches(pattern) => words::matches(pattern),
        Constraint::Length(least, most) => words::length(*least, *most, unit),
        Constraint::Range(least, most) => {
            let [least, most] = [least, most].map(|bound| bound.as_ref().map(values::of_literal));
            words::range(least.as_deref(), most.as_deref())
        }
        Constraint::OneOf(list) => words::one_of(list.iter().map(values::of_literal).collect::<Vec<_>>().iter().map(String::as_str)),
        Constraint::Within(origins) => words::within(&origins.iter().map(String::as_str).collect::<Vec<_>>()),
    }
}

fn control(field: &Field, connector: &Connector) -> Control {
    if let Some(choose) = &field.choose {
        let lookup = connector.lookups.iter().find(|lookup| lookup.flow.name == choose.lookup);
        let searched = lookup.is_some_and(|lookup| lookup.flow.input.position("search").is_some());
        let lookup = Control::Lookup { searched };
        return if matches!(field.ty.inner(), Type::List(_)) { Control::List(Box::new(lookup)) } else { lookup };
    }
    let one_of = field.constraints.iter().find_map(|constraint| match constraint {
        Constraint::OneOf(list) => Some(list.iter().map(values::of_literal).collect()),
        _ => None,
    });
    one_of.map_or_else(|| of_type(&field.ty, field), Control::Dropdown)
}

fn of_type(ty: &Type, field: &Field) -> Control {
    match ty.inner() {
        Type::Integer | Type::Decimal => Control::Number,
        Type::Boolean => Control::Switch,
        Type::DateTime => Control::Date,
        Type::Choices(choices) => Control::Dropdown(choices.values.iter().map(|choice| choice.label.clone()).collect()),
        Type::Secret => Control::Secret,
        Type::File => Control::File,
        Type::Object | Type::Record(_) => Control::Object { dynamic: field.fields.is_some(), extensible: field.extensible },
        Type::List(item) => Control::List(Box::new(of_type(item, field))),
        _ => Control::Text,
    }
}

fn record_of<'a>(ty: &Type, records: &'a [Record]) -> Option<&'a Record> {
    match ty {
        Type::Record(record) => records.get(*record),
        Type::List(inner) | Type::Optional(inner) | Type::Nullable(inner) => record_of(inner, records),
        _ => None,
    }
}
