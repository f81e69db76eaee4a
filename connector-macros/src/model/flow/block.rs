//! Steps that hold others, and the values that these give.

use proc_macro2::Ident;

use super::{ERROR, Flow, Given};
use crate::{
    errors::{Code, Errors, Place},
    model::{field::Field, step::What, types::Type, typing},
    syntax::{
        self,
        step::{Block, What as Written},
    },
};

impl Flow<'_> {
    pub(super) fn push_if(&mut self, step: &syntax::step::Step, branch: &syntax::branch::If, errors: &Errors) {
        let index = self.steps.len();
        let when = self.condition(&branch.when, errors);
        self.push_value(step.name.as_ref(), What::Broken, Type::Unknown);
        let takes = step.name.is_some();
        if takes {
            self.givers.push(Some(Given::default()));
        }
        let known = self.present.len();
        self.present.extend(when.found());
        let then = self.block(&branch.then, errors);
        self.present.truncate(known);
        let otherwise = branch.otherwise.as_ref().map_or(0, |block| self.block(block, errors));
        self.steps[index].what = What::If(when, then, otherwise);
        if takes {
            let given = self.givers.pop().flatten().unwrap_or_default();
            let always = always_gives(&branch.then) && branch.otherwise.as_ref().is_some_and(always_gives);
            self.settle(step, index, given, |ty| if always || ty.is_optional() { ty } else { Type::Optional(Box::new(ty)) }, errors);
        }
    }

    /// The handler sees what has happened as `error`.
    pub(super) fn push_try(&mut self, step: &syntax::step::Step, attempt: &syntax::branch::Try, errors: &Errors) {
        let index = self.steps.len();
        self.push_value(step.name.as_ref(), What::Broken, Type::Unknown);
        let takes = step.name.is_some();
        if takes {
            self.givers.push(Some(Given::default()));
        }
        let body = self.block(&attempt.body, errors);
        let name = Ident::new(ERROR, attempt.on.span());
        let known = self.scopes.len();
        let parts = [("kind", Type::Text), ("code", Type::Optional(Box::new(Type::Text))), ("message", Type::Text)];
        let parts: Vec<Field> = parts.into_iter().map(|(part, ty)| Field::of_value(&Ident::new(part, name.span()), ty)).collect();
        self.push_parts(&name, parts);
        let handler = 1 + self.block(&attempt.handler, errors);
        self.scopes.truncate(known);
        self.steps[index].what = What::Try { body, kinds: attempt.kinds.clone(), handler };
        if takes {
            let given = self.givers.pop().flatten().unwrap_or_default();
            let always = always_gives(&attempt.body) && always_gives(&attempt.handler);
            self.settle(step, index, given, |ty| if always || ty.is_optional() { ty } else { Type::Optional(Box::new(ty)) }, errors);
        }
    }

    pub(super) fn push_each(&mut self, step: &syntax::step::Step, each: &syntax::step::Each, errors: &Errors) {
        let index = self.steps.len();
        let list = self.value(&each.list, errors);
        let found = typing::type_of(&list, &self.typing());
        let item = match found.inner() {
            Type::List(item) => (**item).clone(),
            Type::Unknown => Type::Unknown,
            other => {
                errors.push(
                    list.place,
                    Code::NotAList,
                    format_args!("`for each` goes through a list, and this is {}; make it a `Vec`", other.noun()),
                );
                Type::Unknown
            }
        };
        self.push_value(step.name.as_ref(), What::Broken, Type::Unknown);
        self.check_name(&each.item, errors);
        let known = self.scopes.len();
        self.push_value(Some(&each.item), What::Item, item);
        self.givers.push(step.name.is_some().then(Given::default));
        let body = 1 + self.block(&each.body, errors);
        self.scopes.truncate(known);
        self.steps[index].what = What::Each { list, concurrency: each.concurrency, body };
        if let Some(given) = self.givers.pop().flatten() {
            self.settle(step, index, given, |ty| Type::List(Box::new(without_option(ty))), errors);
        }
    }

    /// Gives a named block the type of what it gives.
    fn settle(&mut self, step: &syntax::step::Step, index: usize, given: Given, whole: impl FnOnce(Type) -> Type, errors: &Errors) {
        let ty = match given.ty {
            Some(ty) => whole(ty),
            None => {
                if let (Some(name), false) = (&step.name, self.broken) {
                    errors.push(name, Code::NothingGiven, format_args!("nothing is given to `{name}`; write `give value;` in the block"));
                }
                Type::Unknown
            }
        };
        if let Some(field) = self.steps[index].fields.first_mut() {
            field.ty = ty.clone();
        }
        if let Some((_, known)) = self.scopes.iter_mut().find(|scope| scope.index == index).and_then(|scope| scope.fields.first_mut()) {
            *known = ty;
        }
    }

    /// Notes the type of a value that a block gives.
    pub(super) fn give(&mut self, ty: Type, place: Place, errors: &Errors) {
        match self.givers.last_mut() {
            Some(Some(given)) => match &mut given.ty {
                None => given.ty = Some(ty),
                Some(before) if before.is_unknown() => *before = ty,
                Some(before) if typing::fits(&ty, before, false) => {}
                Some(before) if typing::fits(before, &ty, false) => *before = ty,
                Some(before) => {
                    let message = format!("the block gives {} here, and {} before; give values of one type", ty.noun(), before.noun());
                    errors.push(place, Code::GivenTypes, message);
                }
            },
            _ => errors.push(
                place,
                Code::GivenToNobody,
                "nobody takes what is given here; write `let name = for each …` or `let name = if …` around it",
            ),
        }
    }
}

/// Whether every way through a block ends in a value, or in an error.
fn always_gives(block: &Block) -> bool {
    match block.steps.last().map(|step| (&step.name, &step.what)) {
        Some((_, Written::Give(_) | Written::Fail(..))) => true,
        Some((None, Written::Try(attempt))) => always_gives(&attempt.body) && always_gives(&attempt.handler),
        Some((None, Written::If(branch))) => always_gives(&branch.then) && branch.otherwise.as_ref().is_some_and(always_gives),
        _ => block.broken,
    }
}

fn without_option(ty: Type) -> Type {
    match ty {
        Type::Optional(inner) => *inner,
        other => other,
    }
}
