//! Which lookup a field is chosen by, and what the lookup is given from the same card.

use proc_macro2::Ident;

use super::{
    field::Field,
    lookup::{Lookup, LookupKind, SEARCH},
    record::Record,
    scope::{Scope, World},
    shape::Shape,
    types::Type,
    typing::{self, Known},
    value::{Expr, ExprKind, Target},
    when,
};
use crate::{
    errors::{Code, Errors},
    suggest,
    syntax::{self, action::Group, field::Kind, value::Pair},
};

#[derive(Clone)]
pub struct Choose {
    /// The lookup's name.
    pub lookup: Ident,
    /// The place of each input of the lookup that is given, as it was written, and its value.
    pub arguments: Vec<(usize, String, Expr)>,
    /// How long what was read may be used again, in milliseconds.
    pub cache: u64,
}

/// The inputs of a card, each chosen by what its `choose` says of the others.
pub fn input(groups: &[Group], world: &World<'_>, errors: &Errors) -> Shape {
    let (mut shape, written) = Shape::lower(groups, Kind::Input, world.types, errors);
    for (position, written) in written.iter().enumerate() {
        let chooser = Chooser { shape: &shape, position: Some(position), world, errors };
        let choose = written.choose.as_ref().and_then(|choose| chooser.lower(choose, LookupKind::Choices));
        let fields = written.fields.as_ref().and_then(|fields| chooser.lower(fields, LookupKind::Fields));
        if let Some(field) = shape.fields.get_mut(position) {
            (field.choose, field.fields) = (choose, fields);
        }
    }
    no_circles(&shape, errors);
    let options = shape.clone();
    when::lower(&mut shape, &written, &options, errors);
    shape
}

/// The outputs of a card that depend on its inputs.
pub fn output(output: &mut Shape, written: &[&syntax::field::Field], input: &Shape, world: &World<'_>, errors: &Errors) {
    for (field, written) in output.fields.iter_mut().zip(written) {
        let Some(fields) = &written.fields else { continue };
        check_object(field, &fields.lookup, errors);
        let chooser = Chooser { shape: input, position: None, world, errors };
        field.fields = chooser.lower(fields, LookupKind::Fields);
    }
    when::lower(output, written, input, errors);
}

/// What the service says stands in an object.
fn check_object(field: &Field, place: &Ident, errors: &Errors) {
    if !matches!(field.ty.inner(), Type::Object | Type::Unknown) {
        let message = format_args!("what `{place}` gives stands in an `Object`; make `{}` one", field.written);
        errors.push(place, Code::UnfitType, message);
    }
}

/// Refuses the clauses of a place where nobody chooses.
pub fn refuse(written: &[&syntax::field::Field], errors: &Errors) {
    for field in written {
        for (clause, choose) in [("choose", &field.choose), ("fields", &field.fields)] {
            if let Some(choose) = choose {
                let message = format_args!("`{clause}` cannot stand here: only what a person gives a card is chosen");
                errors.push(&choose.lookup, Code::ClauseOutOfPlace, message);
            }
        }
        if let Some(when) = &field.when {
            let message = "`when` cannot stand here: only the fields of a card depend on its options";
            errors.push(when.option.place, Code::ClauseOutOfPlace, message);
        }
    }
}

struct Chooser<'a> {
    shape: &'a Shape,
    /// The field that is chosen; none where it is an output.
    position: Option<usize>,
    world: &'a World<'a>,
    errors: &'a Errors,
}

impl Chooser<'_> {
    fn lower(&self, choose: &syntax::choose::Choose, kind: LookupKind) -> Option<Choose> {
        let Self { world, errors, .. } = self;
        let name = &choose.lookup;
        let Some(lookup) = world.lookups.iter().find(|lookup| lookup.flow.name == *name && lookup.kind == kind) else {
            let keyword = kind.keyword();
            if world.lookups.iter().any(|lookup| lookup.flow.name == *name) {
                let right = if kind == LookupKind::Fields { "choose" } else { "fields" };
                let message = format_args!("`{name}` is not declared as `{keyword}`; write `{right} {name}`, or the name of another");
                errors.push(name, Code::UnknownLookup, message);
            } else if !world.broken {
                let known = world.lookups.iter().filter(|lookup| lookup.kind == kind);
                let known: Vec<String> = known.map(|lookup| lookup.flow.name.to_string()).collect();
                let advice = suggest::instead(&name.to_string(), known.iter().map(String::as_str));
                errors.push(name, Code::UnknownLookup, format_args!("unknown {keyword} `{name}`{advice}"));
            }
            return None;
        };
        lookup.used.mark();
        match (kind, self.position.and_then(|position| self.shape.fields.get(position))) {
            (LookupKind::Choices, Some(field)) => self.check_type(lookup, name, field),
            (LookupKind::Fields, Some(field)) => check_object(field, name, errors),
            (_, None) => {}
        }
        let arguments = choose.arguments.list.iter().filter_map(|pair| self.argument(lookup, pair)).collect::<Vec<_>>();
        for field in &lookup.flow.input.fields {
            let is_given = choose.arguments.broken || choose.arguments.list.iter().any(|pair| pair.key == field.written);
            if field.is_required() && !is_given && !lookup.broken && field.written != SEARCH && !field.ty.is_unknown() {
                let clause = if kind == LookupKind::Fields { "fields" } else { "choose" };
                let message = format_args!("`{name}` needs `{0}`; write `{clause} {name}({0}: options.{0})`", field.written);
                errors.push(name, Code::MissingArgument, message);
            }
        }
        Some(Choose { lookup: lookup.flow.name.clone(), arguments, cache: lookup.cache })
    }

    /// What is chosen can be the field's value, or an item of its list.
    fn check_type(&self, lookup: &Lookup, name: &Ident, field: &Field) {
        let wanted = match field.ty.inner() {
            Type::List(item) => item.inner(),
            other => other,
        };
        let found = lookup.value();
        let fits = match (found, wanted) {
            (_, Type::Choices(choices)) => {
                let message = format!("`{}` says which values there are; leave `choose` out, or make it a `String`", choices.name);
                return self.errors.push(name, Code::ChoiceType, message);
            }
            (Type::Json, wanted) => wanted.is_scalar() && *wanted != Type::Secret,
            (found, wanted) => typing::fits(found, wanted, false),
        };
        if !fits {
            let found = if *found == Type::Json { "a text or a number" } else { found.noun() };
            let message = format_args!("`{name}` gives {found}, and `{}` is {}", field.written, wanted.noun());
            self.errors.push(name, Code::ChoiceType, message);
        }
    }

    fn argument(&self, lookup: &Lookup, pair: &Pair) -> Option<(usize, String, Expr)> {
        let Self { shape, world, errors, .. } = self;
        let name = &lookup.flow.name;
        let scope = Scope {
            what: "a field",
            auths: world.auths,
            input: Some(shape),
            records: world.records,
            present: &[],
            steps: &[],
            all_steps: &[],
            in_chunks: false,
        };
        let value = Expr::lower(&pair.value, &mut |path| scope.resolve(path, errors), errors);
        let inputs = &lookup.flow.input;
        let Some(input) = inputs.position(&pair.key) else {
            if !inputs.broken {
                let advice = suggest::instead(&pair.key, inputs.fields.iter().map(|field| field.written.as_str()));
                errors.push(pair.place, Code::UnknownArgument, format_args!("`{name}` has no input `{}`{advice}", pair.key));
            }
            return None;
        };
        let written = match &value.kind {
            ExprKind::Reference(reference) => {
                self.check_dependence(reference.target, &value, &reference.written)?;
                reference.written.clone()
            }
            ExprKind::Unknown => return None,
            _ => String::new(),
        };
        self.check_argument(inputs, input, &value, world.records);
        Some((input, written, value))
    }

    /// A field is chosen by others than itself, and an option before any input is known.
    fn check_dependence(&self, target: Target, value: &Expr, written: &str) -> Option<()> {
        let Target::Input(index) = target else { return Some(()) };
        let Some(position) = self.position else { return Some(()) };
        let field = self.shape.fields.get(position)?;
        if index == position {
            let message = format_args!("the choices of `{0}` cannot depend on `{0}` itself", field.written);
            self.errors.push(value.place, Code::CircularChoice, message);
            return None;
        }
        if self.shape.is_option(position) && !self.shape.is_option(index) {
            let message = format_args!(
                "`{written}` is not known here: the option `{}` is chosen before any input is given; make `{written}` an option too",
                field.written
            );
            self.errors.push(value.place, Code::NotInScope, message);
            return None;
        }
        Some(())
    }

    /// What may be absent is asked for before the lookup is run.
    fn check_argument(&self, inputs: &Shape, input: usize, value: &Expr, records: &[Record]) {
        let Some(field) = inputs.fields.get(input) else { return };
        let known = Known { auths: self.world.auths, input: Some(self.shape), steps: &[], records, functions: self.world.functions };
        let found = typing::type_of(value, &known);
        if !typing::fits(found.inner(), field.ty.inner(), false) {
            let message = format_args!("`{}` is {}, and this is {}", field.written, field.ty.noun(), found.noun());
            self.errors.push(value.place, Code::ArgumentType, message);
        }
    }
}

/// The places of the fields that a field's choices depend on.
fn dependences(shape: &Shape, position: usize) -> impl Iterator<Item = usize> {
    let field = shape.fields.get(position);
    let chosen = field.into_iter().flat_map(|field| field.choose.iter().chain(&field.fields));
    chosen.flat_map(|choose| &choose.arguments).filter_map(|(_, _, value)| match &value.kind {
        ExprKind::Reference(reference) => match reference.target {
            Target::Input(index) => Some(index),
            _ => None,
        },
        _ => None,
    })
}

/// Fields that wait for each other could never be chosen.
fn no_circles(shape: &Shape, errors: &Errors) {
    fn reaches(shape: &Shape, from: usize, wanted: usize, seen: &mut [bool]) -> bool {
        !std::mem::replace(&mut seen[from], true)
            && dependences(shape, from).any(|next| next == wanted || reaches(shape, next, wanted, seen))
    }
    let circle = (0..shape.fields.len()).find(|field| reaches(shape, *field, *field, &mut vec![false; shape.fields.len()]));
    if let Some(field) = circle.and_then(|field| shape.fields.get(field)) {
        let message = format_args!("the choices of `{}` depend on a field whose choices depend on it", field.written);
        errors.push(&field.ident, Code::CircularChoice, message);
    }
}
