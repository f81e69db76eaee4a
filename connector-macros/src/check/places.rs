//! A value fits the place it stands in: one segment of a path, a text, a parameter, or JSON.

use proc_macro2::Ident;

use crate::{
    errors::{Code, Errors},
    model::{
        Connector,
        action::{Action, Role},
        auth::Reach,
        body::Body,
        helper::Rule,
        record,
        request::{PathPart, Request},
        shape::Shape,
        step::{Step, What},
        types::Type,
        typing::{self, Known},
        value::{Expr, ExprKind, Reference, Target},
    },
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Path,
    Text,
    Header,
    Query,
    Form,
    Basic,
    Json,
    /// A part of `multipart`.
    Part,
    /// Behind `stream`, `bytes` and `chunks`.
    File,
}

impl Place {
    fn name(self) -> &'static str {
        match self {
            Place::Path => "a path",
            Place::Text => "a text",
            Place::Header => "a header",
            Place::Query => "a query",
            Place::Form => "a form",
            Place::Basic => "`basic`",
            Place::Json => "JSON",
            Place::Part => "a part of a form",
            Place::File => "the place of a file",
        }
    }

    fn takes_lists(self) -> bool {
        matches!(self, Place::Query | Place::Form | Place::Json | Place::Part)
    }

    fn takes_objects(self) -> bool {
        matches!(self, Place::Json | Place::Part)
    }

    fn takes_files(self) -> bool {
        matches!(self, Place::Part | Place::File)
    }

    /// Where an absent value would leave a hole.
    fn needs_value(self) -> bool {
        matches!(self, Place::Path | Place::Basic | Place::File)
    }
}

pub fn values_fit(connector: &Connector, errors: &Errors) {
    let nothing = Scope { connector, action: None, auths: connector.auths.all(), errors };
    for helper in &connector.helpers {
        helper.headers.iter().for_each(|header| nothing.check(&header.value, Place::Header));
        helper.query.iter().for_each(|(_, value)| nothing.check(value, Place::Query));
        helper.basic.iter().flat_map(|basic| [&basic.user, &basic.password]).for_each(|value| nothing.check(value, Place::Basic));
        helper.rules.iter().for_each(|rule| nothing.check_rule(rule));
        for (auths, header) in &helper.headers_for {
            nothing.of(auths).check(&header.value, Place::Header);
        }
    }
    for (flow, auths) in connector.flows_with_auths() {
        Scope { action: Some(flow), auths, ..nothing }.check_flow(flow);
    }
    for (place, auth) in connector.auths.list.iter().enumerate() {
        if let Some(request) = auth.scheme.login().and_then(|login| login.step.request()) {
            nothing.of(&[place]).check_request(request);
        }
    }
}

#[derive(Clone, Copy)]
struct Scope<'a> {
    connector: &'a Connector,
    action: Option<&'a Action>,
    /// The auths whose connections get here.
    auths: Reach<'a>,
    errors: &'a Errors,
}

impl<'a> Scope<'a> {
    /// The same, for connections by these auths alone.
    fn of(self, auths: &'a [usize]) -> Self {
        Self { auths: self.auths.only(auths), ..self }
    }

    fn check_flow(self, flow: &Action) {
        flow.steps.iter().filter_map(Step::request).for_each(|request| self.check_request(request));
        for step in &flow.steps {
            if let What::Fail { code, message, .. } = &step.what {
                code.iter().chain(message).for_each(|value| self.check(value, Place::Text));
            }
        }
    }

    fn check_request(&self, request: &Request) {
        for part in &request.path {
            match part {
                PathPart::Text(_) => {}
                PathPart::Value(_, value) | PathPart::Segments(_, value, _) => self.check(value, Place::Path),
                PathPart::Url(_, value, within) => self.check_url(value, within),
            }
        }
        request.query.iter().for_each(|(_, value)| self.check(value, Place::Query));
        request.headers.iter().for_each(|header| self.check(&header.value, Place::Header));
        request.basic.iter().flat_map(|basic| [&basic.user, &basic.password]).for_each(|value| self.check(value, Place::Basic));
        match &request.body {
            Body::Empty => {}
            Body::Json(value) | Body::Xml(value) => self.check(value, Place::Json),
            Body::Multipart(pairs) => pairs.iter().for_each(|(_, value)| self.check(value, Place::Part)),
            Body::Stream(value) | Body::Bytes(value) => self.check(value, Place::File),
            Body::Chunks(chunks) => {
                self.check(&chunks.file, Place::File);
                chunks.resume.iter().for_each(|resume| self.check_request(&resume.request));
            }
            Body::Text(value) => self.check(value, Place::Text),
            Body::Graphql { variables, .. } => variables.iter().for_each(|(_, value)| self.check(value, Place::Json)),
            Body::Form(pairs) => pairs.iter().for_each(|(_, value)| self.check(value, Place::Form)),
        }
    }

    /// A whole URL leads where the description says, or where the connection does; one that the service itself gave, to the API where
    /// nothing is said.
    fn check_url(&self, value: &Expr, within: &[String]) {
        let ExprKind::Reference(reference) = &value.kind else { return };
        let written = &reference.written;
        let name = written.rsplit('.').next().unwrap_or(written);
        let types = self.types(reference);
        let message = if let Some(other) = types.iter().find(|ty| !matches!(ty.inner(), Type::Url | Type::Unknown)) {
            format!("`{written}` is {} and cannot be the whole URL; make it a `Url`, or write a path that begins with `/`", other.noun())
        } else if types.iter().any(|ty| *ty != Type::Url && *ty != Type::Unknown) {
            format!("`{written}` may be absent, and the request needs it; give `{name}` a default or make it required")
        } else if !reference.fields.is_empty() && types.iter().all(|ty| *ty != Type::Unknown) {
            format!("`{written}` stands in a record, which cannot say where it may lead; make it a field of its own, with `where within`")
        } else if within.is_empty() && matches!(reference.target, Target::Input(_)) && types.iter().all(|ty| *ty != Type::Unknown) {
            format!("`{written}` could lead anywhere; say where it may: `{name}: Url where within \"https://uploads.example.com\"`")
        } else {
            return;
        };
        self.errors.push(value.place, Code::BadOrigin, message);
    }

    /// What an error gives away is text, but for `details`, which keeps JSON as it came.
    fn check_rule(&self, rule: &Rule) {
        for (name, value) in rule.details.iter().filter(|(name, _)| name != "details") {
            if let ExprKind::Object(_) | ExprKind::List(_) | ExprKind::Null = value.kind {
                self.errors.push(
                    value.place,
                    Code::UnfitType,
                    format_args!("`{name}` of an error is a text or a path; only `details` takes more"),
                );
            }
        }
    }

    fn check(&self, value: &Expr, place: Place) {
        let refuse = |what: &str| self.errors.push(value.place, Code::UnfitType, format_args!("{what} cannot stand in {}", place.name()));
        match &value.kind {
            ExprKind::Reference(reference) => self.check_reference(value, reference, place),
            ExprKind::Unknown => {}
            ExprKind::Call(name, _) => self.check_call(value, name, place),
            _ if place == Place::File => {
                let message = "`stream`, `bytes` and `chunks` send a `File`, such as one of the input; write `text` for a text";
                self.errors.push(value.place, Code::UnfitType, message);
            }
            ExprKind::Template(parts) => parts.iter().for_each(|part| self.check_part(part, place)),
            ExprKind::Object(pairs) if place.takes_objects() => pairs.iter().for_each(|(_, value)| self.check(value, Place::Json)),
            ExprKind::List(items) if place.takes_lists() => items.iter().for_each(|item| match (place, &item.kind) {
                (Place::Json, _) => self.check(item, Place::Json),
                (Place::Part, kind) if !matches!(kind, ExprKind::List(_)) => self.check(item, Place::Part),
                _ => self.check(item, Place::Text),
            }),
            ExprKind::Selected => self.check_selected(value, place),
            ExprKind::Duration(_) => {
                let message = "a duration is what a function takes, as in `minus(now(), 7d)`; here stands a value";
                self.errors.push(value.place, Code::UnfitType, message);
            }
            ExprKind::Object(_) => refuse("an object"),
            ExprKind::List(_) => refuse("a list"),
            ExprKind::Null if place != Place::Json => refuse("`null`"),
            _ => {}
        }
    }

    /// Only who calls an action says which of its outputs are wanted.
    fn check_selected(&self, value: &Expr, place: Place) {
        let selects = |action: &Action| action.role == Role::Card && action.pages.is_none() && !action.output.fields.is_empty();
        if !self.action.is_some_and(selects) {
            let message = "`selected` is the list of the outputs that are wanted, and only an action with an `output` has one";
            self.errors.push(value.place, Code::NotInScope, message);
        } else if !place.takes_lists() {
            self.errors.push(value.place, Code::UnfitType, format_args!("`selected` is a list and cannot stand in {}", place.name()));
        }
    }

    /// A part of a text: it is text itself, and the place of the whole may need all parts.
    fn check_part(&self, part: &Expr, place: Place) {
        let place = if place.needs_value() { place } else { Place::Text };
        match &part.kind {
            ExprKind::Reference(reference) => self.check_reference(part, reference, place),
            ExprKind::Selected => self.check_selected(part, place),
            _ => {}
        }
    }

    fn check_reference(&self, value: &Expr, reference: &Reference, place: Place) {
        let types = self.types(reference);
        if let Some((code, message)) = types.iter().find_map(|ty| misfit(ty, &reference.written, place)) {
            let message =
                if code == Code::AbsentValue && place != Place::File { format!("{message}: {}", required(reference)) } else { message };
            self.errors.push(value.place, code, message);
        }
    }

    /// The result of a function stands where its type can; what it is called with is checked elsewhere.
    fn check_call(&self, value: &Expr, name: &Ident, place: Place) {
        let nothing = Shape::default();
        let (input, steps) = self.action.map_or((&nothing, &[][..]), |action| (&action.input, action.steps.as_slice()));
        let Connector { records, functions, .. } = self.connector;
        let ty = typing::type_of(value, &Known { auths: self.auths, input: Some(input), steps, records, functions });
        if let Some((code, message)) = misfit(&ty, &format!("{name}(…)"), place) {
            let advice = if code == Code::AbsentValue { format!(": write `default({name}(…), …)`") } else { String::new() };
            self.errors.push(value.place, code, format!("{message}{advice}"));
        }
    }

    /// The types that a value can have; an auth parameter has one per auth.
    fn types(&self, reference: &Reference) -> Vec<Type> {
        match (reference.target, self.action) {
            (Target::Auth(slot), _) => self.auths.types(slot).map(|ty| record::referred(ty, reference, &self.connector.records)).collect(),
            (_, Some(action)) => type_of(reference, action, self.connector).into_iter().collect(),
            (_, None) => Vec::new(),
        }
    }
}

/// Whether a value keeps `null` apart from an absent one.
fn says_null(ty: &Type) -> bool {
    match ty {
        Type::Nullable(_) => true,
        Type::Optional(inner) | Type::List(inner) => says_null(inner),
        _ => false,
    }
}

/// The type of an input or of what a step reads, or of a field inside it.
pub fn type_of(reference: &Reference, action: &Action, connector: &Connector) -> Option<Type> {
    let ty = match reference.target {
        Target::Auth(_) => None,
        Target::Input(index) => action.input.at(index).map(|field| &field.ty),
        Target::Step(step, field) => action.steps.get(step)?.fields.get(field).map(|field| &field.ty),
    };
    ty.map(|ty| record::referred(ty, reference, &connector.records))
}

/// Why a value of this type cannot stand in a place, if it cannot.
fn misfit(ty: &Type, written: &str, place: Place) -> Option<(Code, String)> {
    let unfit = |why: String| Some((Code::UnfitType, format!("`{written}` {why}")));
    let inner = ty.inner();
    match inner {
        Type::Unknown => None,
        _ if place != Place::Json && says_null(ty) => {
            unfit(format!("may be `null`, and only JSON can say so; write its type without `Nullable` for {}", place.name()))
        }
        _ if ty.holds_file() && !place.takes_files() => unfit(format!(
            "is {} and cannot stand in {}; send a file by `multipart`, `stream`, `bytes` or `chunks`",
            ty.noun(),
            place.name()
        )),
        other if place == Place::File && *other != Type::File => {
            unfit(format!("is {}; `stream`, `bytes` and `chunks` send a `File`", other.noun()))
        }
        _ if place == Place::File && ty.is_optional() => {
            Some((Code::AbsentValue, format!("`{written}` may be absent, and the request is nothing without it; make it required")))
        }
        Type::Object | Type::Json | Type::Record(_) if !place.takes_objects() => {
            unfit(format!("is an object and cannot stand in {}", place.name()))
        }
        Type::List(_) if !place.takes_lists() => unfit(format!("is a list and cannot stand in {}", place.name())),
        Type::List(item) if place == Place::Part && !matches!(item.inner(), Type::List(_)) => None,
        Type::List(item) if place != Place::Json && !item.is_scalar() => {
            unfit(format!("is a list of more than texts and numbers, and cannot stand in {}", place.name()))
        }
        _ if ty.is_optional() && place.needs_value() => Some((Code::AbsentValue, absent(written, place))),
        _ => None,
    }
}

fn absent(written: &str, place: Place) -> String {
    match written {
        "cursor" => format!("`cursor` is absent on the first run; {} needs a value", place.name()),
        _ => format!("`{written}` may be absent; {} needs a value", place.name()),
    }
}

/// What to do about a value that may be absent.
fn required(reference: &Reference) -> String {
    let written = &reference.written;
    match written.as_str() {
        _ if !reference.fields.is_empty() => "make every part of it required".to_owned(),
        "cursor" => "send it in `query` or `json`".to_owned(),
        _ if matches!(reference.target, Target::Step(..)) => format!("write `if exists {written} {{ … }}` around it"),
        _ => format!("give `{}` a default or make it required", written.rsplit('.').next().unwrap_or(written)),
    }
}
