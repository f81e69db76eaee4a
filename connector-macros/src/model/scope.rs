//! What a path means where it stands: which inputs, auth parameters and earlier steps can be seen from there.

use proc_macro2::Ident;

use super::{
    auth::Reach,
    chunks,
    field::Field,
    function::Function,
    given,
    helper::Helper,
    helper_flow::Signature,
    lookup::Lookup,
    reads,
    record::Record,
    shape::Shape,
    types::{Type, Types},
    used::Used,
    value::{ExprKind, Found, Reference, Target},
};
use crate::{
    errors::{Code, Errors},
    suggest,
    syntax::path::{Key, Path},
};

/// What all flows can see.
pub struct World<'a> {
    pub auths: Reach<'a>,
    pub helpers: &'a [Helper],
    pub types: &'a Types,
    pub records: &'a [Record],
    pub functions: &'a [Function],
    pub helper_flows: &'a [Signature],
    pub lookups: &'a [Lookup],
    /// A part of the connector could not be told by its name.
    pub broken: bool,
}

impl World<'_> {
    /// The place of a helper.
    pub fn helper(&self, name: &Ident, errors: &Errors) -> Option<usize> {
        let found = self.helpers.iter().position(|helper| helper.name == *name);
        found.iter().filter_map(|found| self.helpers.get(*found)).for_each(|helper| helper.used.mark());
        if found.is_none() && self.helper_flows.iter().any(|flow| flow.name == *name) {
            let message = format!("helper `{name}` has inputs of its own; call it as a step: `let result = {name}(…);`");
            errors.push(name, Code::UnknownHelper, message);
        } else if found.is_none() && !self.broken {
            let known: Vec<String> = self.helpers.iter().map(|helper| helper.name.to_string()).collect();
            let text = name.to_string();
            errors.push(
                name,
                Code::UnknownHelper,
                format_args!("unknown helper `{text}`{}", suggest::instead(&text, known.iter().map(String::as_str))),
            );
        }
        found
    }

    /// A helper with inputs of its own, and its place.
    pub fn helper_flow(&self, name: &Ident, errors: &Errors) -> Option<(usize, &Signature)> {
        let found = self.helper_flows.iter().enumerate().find(|(_, flow)| flow.name == *name);
        found.iter().for_each(|(_, flow)| flow.used.mark());
        if found.is_none() && !self.broken {
            let text = name.to_string();
            let message = match self.helpers.iter().any(|helper| helper.name == *name) {
                true => format!("helper `{text}` has no inputs; requests go through it: `GET \"/path\" via {text}`"),
                false => {
                    let known: Vec<String> = self.helper_flows.iter().map(|flow| flow.name.to_string()).collect();
                    format!("unknown helper `{text}`{}", suggest::instead(&text, known.iter().map(String::as_str)))
                }
            };
            errors.push(name, Code::UnknownHelper, message);
        }
        found
    }
}

/// What a value of a flow can see.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// What the place belongs to: "a card", "a helper".
    pub what: &'static str,
    pub auths: Reach<'a>,
    /// The card's inputs; none where a flow has no inputs.
    pub input: Option<&'a Shape>,
    pub records: &'a [Record],
    /// What conditions around this place have found.
    pub present: &'a [Found],
    /// The named steps before this place.
    pub steps: &'a [StepScope],
    /// The names of all steps of the flow.
    pub all_steps: &'a [String],
    /// A part of a file is sent here, which is `chunk`.
    pub in_chunks: bool,
}

/// What is known of a step by those behind it.
pub struct StepScope {
    /// Empty where it could not be read, so that a name that nothing has may be its own.
    pub name: String,
    /// Its place in the flow.
    pub index: usize,
    /// What leaves it: the names as they were written, and the types.
    pub fields: Vec<(String, Type)>,
    /// Of each field, the origins that it may lead to.
    pub within: Vec<Vec<String>>,
    /// Of each field, the mark that something reads it.
    pub used: Vec<Used>,
    /// It is one value, which is known by the step's own name.
    pub is_value: bool,
    pub broken: bool,
}

impl StepScope {
    /// A step with what leaves it.
    pub fn new(name: &Ident, index: usize, fields: &[Field], broken: bool) -> Self {
        let name = name.to_string();
        let within = fields.iter().map(Field::within).collect();
        let used = fields.iter().map(|field| field.used.clone()).collect();
        let fields = fields.iter().map(|field| (field.written.clone(), field.ty.clone())).collect();
        Self { name, index, fields, within, used, is_value: false, broken }
    }

    /// A step of which no more is known than its name.
    pub fn broken(name: String, index: usize) -> Self {
        Self { name, index, fields: Vec::new(), within: Vec::new(), used: Vec::new(), is_value: false, broken: true }
    }
}

impl Scope<'_> {
    /// The origins that a value may lead to, where it says so.
    pub fn within(&self, reference: &Reference) -> Vec<String> {
        match reference.target {
            _ if !reference.fields.is_empty() => Vec::new(),
            Target::Input(index) => self.input.and_then(|shape| shape.at(index)).map(Field::within).unwrap_or_default(),
            Target::Step(step, field) => {
                let step = self.steps.iter().find(|known| known.index == step);
                step.and_then(|step| step.within.get(field)).cloned().unwrap_or_default()
            }
            Target::Auth(_) => Vec::new(),
        }
    }

    /// What a path means; what it does not is reported.
    pub fn resolve(&self, path: &Path, errors: &Errors) -> ExprKind {
        if path.root == "selected" {
            return self.selected(path, errors);
        }
        if self.in_chunks && path.root == chunks::ROOT && !self.knows(chunks::ROOT) {
            return chunks::resolve(path, errors);
        }
        let target = match path.root.as_str() {
            root if self.input.is_some_and(|shape| shape.given.iter().any(|field| given::root(field) == root)) => self.given(path, errors),
            "auth" => self.auths.resolve(path, errors).map(|slot| (Target::Auth(slot), Vec::new())),
            "input" | "options" => self.input(path, errors),
            root => match (self.steps.iter().rev().find(|step| step.name == root), self.argument(root)) {
                (Some(step), _) => self.step_field(step, path, errors),
                (None, Some((index, field))) => {
                    field.used.mark();
                    inside(path, &field.ty, 0, self.records, errors).map(|fields| (Target::Input(index), fields))
                }
                (None, None) => {
                    self.report_unknown(path, errors);
                    None
                }
            },
        };
        target.map_or(ExprKind::Unknown, |(target, fields)| {
            let found = self.present.iter().filter(|(known, way)| *known == target && fields.starts_with(way));
            let present = found.map(|(_, way)| way.len()).max();
            ExprKind::Reference(Reference { target, fields, present, written: path.to_string() })
        })
    }

    /// Whether a name stands for a value by itself.
    pub fn knows(&self, name: &str) -> bool {
        self.steps.iter().any(|step| step.name == name) || self.argument(name).is_some()
    }

    /// An input that stands in parentheses, which is known by its name alone too.
    fn argument(&self, name: &str) -> Option<(usize, &Field)> {
        let shape = self.input.filter(|shape| shape.in_parentheses)?;
        shape.position(name).and_then(|index| Some((index, shape.fields.get(index)?)))
    }

    fn selected(&self, path: &Path, errors: &Errors) -> ExprKind {
        if path.keys.is_empty() {
            return ExprKind::Selected;
        }
        let message = format_args!("`selected` is the list of the outputs that are wanted; `{path}` is nothing");
        errors.push(path.place, Code::IncompletePath, message);
        ExprKind::Unknown
    }

    fn input(&self, path: &Path, errors: &Errors) -> Option<(Target, Vec<usize>)> {
        let root = &path.root;
        let Some(shape) = self.input else {
            errors.push(
                path.place,
                Code::NotInScope,
                format_args!("`{path}` is not known here: {} has no `{root}`, only `auth`", self.what),
            );
            return None;
        };
        let Some(name) = path.first_name() else {
            errors.push(path.place, Code::IncompletePath, format_args!("`{path}` is not a field; write `{root}.name`"));
            return None;
        };
        let wants_option = root == "options";
        let found = shape.position(name);
        match found {
            Some(index) if shape.is_option(index) == wants_option => {
                let field = shape.fields.get(index)?;
                field.used.mark();
                let fields = inside(path, &field.ty, 1, self.records, errors)?;
                Some((Target::Input(index), fields))
            }
            Some(_) => {
                let right = if wants_option { "input" } else { "options" };
                let right = Path { root: right.to_owned(), ..path.clone() };
                let message = format!("unknown value `{path}`; `{name}` stands in `{}`: write `{right}`", right.root);
                errors.push(path.place, Code::UnknownValue, message);
                None
            }
            None if shape.broken => None,
            None => {
                let of_kind = shape.fields.iter().enumerate().filter(|(index, _)| shape.is_option(*index) == wants_option);
                let known: Vec<String> = of_kind.map(|(_, field)| format!("{root}.{}", field.written)).collect();
                let advice = match known.as_slice() {
                    [] => format!("; the card has no `{root}`: write `{root} {{ {name}: String }}`"),
                    known => suggest::instead(&path.to_string(), known.iter().map(String::as_str)),
                };
                errors.push(path.place, Code::UnknownValue, format_args!("unknown value `{path}`{advice}"));
                None
            }
        }
    }

    /// What the runtime gives to a flow of a trigger: `cursor`, `event_url`, `registration.id`.
    fn given(&self, path: &Path, errors: &Errors) -> Option<(Target, Vec<usize>)> {
        let shape = self.input?;
        let all = shape.fields.iter().chain(&shape.given).enumerate().skip(shape.fields.len());
        let same_root = all.filter(|(_, field)| given::root(field) == path.root);
        let depth = |field: &Field| if field.written == path.root { 0 } else { 1 };
        let found = same_root.clone().find(|(_, field)| depth(field) == 0 || path.first_name() == Some(given::name(field)));
        match found {
            Some((index, field)) => Some((Target::Input(index), inside(path, &field.ty, depth(field), self.records, errors)?)),
            None if same_root.clone().any(|(_, field)| field.ty.is_unknown()) => None,
            None => {
                let known: Vec<&str> = same_root.map(|(_, field)| field.written.as_str()).collect();
                let advice = suggest::instead(&path.to_string(), known.iter().copied());
                errors.push(
                    path.place,
                    Code::UnknownValue,
                    format_args!("unknown value `{path}`; only what `register` names is kept{advice}"),
                );
                None
            }
        }
    }

    fn report_unknown(&self, path: &Path, errors: &Errors) {
        let root = path.root.as_str();
        let report = |code: Code, message: String| errors.push(path.place, code, message);
        if let Some(advice) = given::elsewhere(root) {
            return report(Code::NotInScope, format!("`{path}` is not known here: {advice}"));
        }
        if matches!(root, "body" | "header" | "status" | "response") {
            let advice = format!("let step = … => {{ name: String from {path} }};");
            return report(
                Code::NotInScope,
                format!("`{path}` is not known here; name what you need of an answer: `{advice}`, then `step.name`"),
            );
        }
        if self.all_steps.iter().any(|step| step == root) {
            let message = format!(
                "step `{root}` comes later, or stands inside a block; a step sees those before it, in its own block and those around"
            );
            return report(Code::NotInScope, message);
        }
        if self.all_steps.iter().any(String::is_empty) {
            return;
        }
        let mut known: Vec<&str> = self.steps.iter().map(|step| step.name.as_str()).collect();
        known.push("auth");
        if let Some(shape) = self.input.filter(|shape| !shape.fields.is_empty()) {
            known.push("input");
            known.extend(shape.is_option(0).then_some("options"));
            if let (Some(position), true) = (shape.position(root), path.keys.is_empty()) {
                let place = if shape.is_option(position) { "options" } else { "input" };
                return report(Code::UnknownValue, format!("unknown value `{path}`; did you mean `{place}.{root}`?"));
            }
        }
        reads::unknown_root(path, &known, errors);
    }

    fn step_field(&self, step: &StepScope, path: &Path, errors: &Errors) -> Option<(Target, Vec<usize>)> {
        let read = |field: usize| step.used.get(field).into_iter().for_each(Used::mark);
        if let (true, Some((_, ty))) = (step.is_value, step.fields.first()) {
            read(0);
            return Some((Target::Step(step.index, 0), inside(path, ty, 0, self.records, errors)?));
        }
        let name = path.first_name().unwrap_or_default();
        match step.fields.iter().position(|(field, _)| field == name) {
            Some(field) => {
                read(field);
                Some((Target::Step(step.index, field), inside(path, &step.fields[field].1, 1, self.records, errors)?))
            }
            None if step.broken => None,
            None => {
                let known: Vec<String> = step.fields.iter().map(|(field, _)| format!("{}.{field}", step.name)).collect();
                let advice = suggest::instead(&path.to_string(), known.iter().map(String::as_str));
                errors.push(
                    path.place,
                    Code::UnknownStepField,
                    format_args!("unknown value `{path}`; only what the step `{}` names leaves it{advice}", step.name),
                );
                None
            }
        }
    }
}

/// The fields of records that a path leads through behind its first names, so many as lead to a value of this type.
pub fn inside(path: &Path, ty: &Type, names: usize, records: &[Record], errors: &Errors) -> Option<Vec<usize>> {
    let mut places = Vec::new();
    let mut ty = ty;
    for (depth, key) in path.keys.iter().enumerate().skip(names) {
        let before = Path { keys: path.keys[..depth].to_vec(), ..path.clone() };
        let record = match ty.inner() {
            Type::Unknown => return None,
            Type::Record(record) => records.get(*record)?,
            Type::Object => {
                errors.push(
                    path.place,
                    Code::UnknownValue,
                    format_args!("`{before}` is an object of any shape; for `{path}` make it a record"),
                );
                return None;
            }
            other => {
                errors.push(
                    path.place,
                    Code::UnknownValue,
                    format_args!("unknown value `{path}`: `{before}` is {} and has no fields", other.noun()),
                );
                return None;
            }
        };
        let Key::Name(name) = key else {
            errors.push(
                path.place,
                Code::UnknownValue,
                format_args!("unknown value `{path}`: `{before}` is of the record `{}`, not a list", record.name),
            );
            return None;
        };
        let found = record.fields.iter().position(|field| field.written == *name);
        let Some(place) = found else {
            if !record.broken {
                let known: Vec<String> = record.fields.iter().map(|field| format!("{before}.{}", field.written)).collect();
                let advice = suggest::instead(&path.to_string(), known.iter().map(String::as_str));
                errors.push(
                    path.place,
                    Code::UnknownValue,
                    format_args!("unknown value `{path}`; `{before}` is of the record `{}`{advice}", record.name),
                );
            }
            return None;
        };
        places.push(place);
        ty = &record.fields[place].ty;
    }
    Some(places)
}
