//! Calls of helpers with inputs of their own.

use proc_macro2::Ident;

use super::Flow;
use crate::{
    errors::{Code, Errors},
    model::{
        field::Field,
        function,
        reads::Reads,
        scope::StepScope,
        step::{Step, What},
        types::Type,
        typing,
        used::Used,
        value::{Expr, ExprKind},
    },
    suggest, syntax,
};

impl Flow<'_> {
    pub(super) fn push_call(
        &mut self,
        step: &syntax::step::Step,
        helper: &Ident,
        arguments: &syntax::Many<syntax::value::Pair>,
        errors: &Errors,
    ) {
        // Without arguments, the name says whether it is a helper or a function.
        if arguments.list.is_empty() && function::find(helper, self.world.functions).is_some() {
            let value = Expr { kind: ExprKind::Call(helper.clone(), Vec::new()), place: helper.into() };
            let ty = typing::type_of(&value, &self.typing());
            let what = self.giving(value);
            self.push_value(step.name.as_ref(), what, ty);
            return;
        }
        let index = self.steps.len();
        let values: Vec<(&syntax::value::Pair, Expr)> = arguments.list.iter().map(|pair| (pair, self.value(&pair.value, errors))).collect();
        let Some((place, called)) = self.world.helper_flow(helper, errors) else {
            self.broken = true;
            let name = step.name.as_ref().map(ToString::to_string).unwrap_or_default();
            self.scopes.push(StepScope::broken(name, index));
            return;
        };
        if called.effects.write && !self.effects.write {
            let message = format!("`{helper}` writes, and what calls it is `effects read`; write `effects write;` there");
            errors.push(helper, Code::MissingEffects, message);
        }
        let mut given = Vec::new();
        let mut meant = Vec::new();
        for (pair, value) in values {
            let found = called.input.fields.iter().position(|field| field.written == pair.key);
            match found {
                Some(input) => {
                    self.check_argument(&called.input.fields[input], &value, errors);
                    given.push((input, value));
                }
                None if called.input.broken => {}
                None => {
                    let known = || called.input.fields.iter().map(|field| field.written.as_str());
                    meant.extend(suggest::nearest(&pair.key, known()));
                    let advice = suggest::instead(&pair.key, known());
                    errors.push(pair.place, Code::UnknownArgument, format_args!("`{helper}` has no input `{}`{advice}", pair.key));
                }
            }
        }
        for (input, field) in called.input.fields.iter().enumerate() {
            let is_given = given.iter().any(|(known, _)| *known == input) || meant.contains(&field.written.as_str());
            if field.is_required() && !arguments.broken && !field.ty.is_unknown() && !is_given {
                let message = format!("`{helper}` needs its input `{0}`; write `{helper}({0}: …)`", field.written);
                errors.push(helper, Code::MissingArgument, message);
            }
        }
        let mut fields = called.output.to_vec();
        // Each call is read by itself.
        fields.iter_mut().for_each(|field| field.used = Used::default());
        if let Some(name) = &step.name {
            self.scopes.push(StepScope::new(name, index, &fields, called.broken));
        }
        self.steps.push(Step { name: step.name.clone(), fields, what: What::Call(place, given), reads: Reads::default() });
    }

    fn check_argument(&self, field: &Field, value: &Expr, errors: &Errors) {
        let found = typing::type_of(value, &self.typing());
        let wanted = &field.ty;
        if typing::fits(&found, wanted, !field.is_required() && !wanted.is_optional()) {
            return;
        }
        let name = &field.written;
        let message = match found.is_optional() && typing::fits(found.inner(), wanted, false) {
            true => {
                format!("`{name}` needs a value, and this may be absent; write `if exists … {{ … }}` around the call, or make it required")
            }
            false if *wanted == Type::Text && found.is_scalar() && !found.is_optional() => {
                format!("`{name}` is text, and this is {}; write it into one, as in `\"{{step.id}}\"`", found.noun())
            }
            false => format!("`{name}` is {}, and this is {}; give it a value of its type", wanted.noun(), found.noun()),
        };
        errors.push(value.place, Code::ArgumentType, message);
    }
}
