//! What functions give: the calls that a step waits for, and the outputs that come from a call.

use proc_macro2::Ident;

use super::{Flow, answer};
use crate::{
    errors::{Code, Errors},
    model::{
        field::Field,
        function::{self, Called},
        library,
        reads::{Reads, Source},
        step::What,
        types::Type,
        value::{Expr, ExprKind, Reference, Target},
    },
    syntax::{path::Path, value::Value},
};

impl Flow<'_> {
    /// What a step with this value does: it is waited for where an `async function` gives it.
    pub(super) fn giving(&self, value: Expr) -> What {
        let is_awaited = match &value.kind {
            ExprKind::Call(name, _) => function::find(name, self.world.functions).is_some_and(Called::is_async),
            _ => false,
        };
        if is_awaited { What::Await(value) } else { What::Value(value) }
    }

    /// The output of a call: a step without a name behind the others, whose value the output is. `reads` is what the last request reads.
    pub(super) fn computed_output(&mut self, output: &Field, call: &Value, reads: &mut Reads, errors: &Errors) -> Expr {
        let may_be_absent = output.ty.is_optional() || output.default.is_some();
        let value = Computed { flow: self, reads, may_be_absent, errors }.value(call, None);
        let place = value.place;
        let written = match &value.kind {
            ExprKind::Call(name, _) => format!("{name}(…)"),
            _ => String::new(),
        };
        let ty = self.kept_type(&value, errors);
        let index = self.steps.len();
        let what = self.giving(value);
        self.push_value(None, what, Type::Unknown);
        if let Some(step) = self.steps.last_mut() {
            step.fields.push(Field::of_value(&output.ident, ty));
        }
        Expr { kind: reference(Target::Step(index, 0), written), place }
    }

    /// What a function takes at this place; none where that says nothing of how JSON is read. A function or a place that does not exist is
    /// told where calls are looked at.
    fn taken(&self, function: &Ident, place: usize) -> Option<Type> {
        match function::find(function, self.world.functions) {
            Some(Called::Own(function)) => function.parameters.get(place).map_or(Some(Type::Unknown), |(_, ty)| Some(ty.clone())),
            Some(Called::BuiltIn(function)) => function.parameters.get(place).map_or(Some(Type::Unknown), |(_, takes)| takes.read_as()),
            None => Some(Type::Unknown),
        }
    }
}

/// An output while its call is lowered. In there `body`, `header` and `status` are those of the last request without a name.
struct Computed<'f, 'a> {
    flow: &'f mut Flow<'a>,
    reads: &'f mut Reads,
    /// An output that may be absent is so where what its function takes is absent.
    may_be_absent: bool,
    errors: &'f Errors,
}

impl Computed<'_, '_> {
    /// A value, and the function that takes it, at which place.
    fn value(&mut self, value: &Value, taken_by: Option<(&Ident, usize)>) -> Expr {
        match (value, taken_by) {
            (Value::Call(name, arguments, place), _) => {
                let arguments = arguments.iter().enumerate();
                let arguments = arguments.map(|(place, argument)| self.value(argument, Some((name, place)))).collect();
                Expr { kind: ExprKind::Call(name.clone(), arguments), place: *place }
            }
            (Value::Path(path), Some((function, place))) if !self.flow.names.contains(&path.root) => {
                match Source::lower(path, self.errors) {
                    Some(Ok(source)) => self.answer(path, &source, function, place),
                    Some(Err(())) => Expr::unknown(path.place),
                    None if path.root == "auth" => self.flow.value(value, self.errors),
                    None => self.flow.other_output(path, self.errors),
                }
            }
            _ => self.flow.value(value, self.errors),
        }
    }

    /// A field that the last request reads as what the function takes; it stands behind the outputs.
    fn answer(&mut self, path: &Path, source: &Source, function: &Ident, place: usize) -> Expr {
        let (flow, errors) = (&mut *self.flow, self.errors);
        let Some(ty) = flow.taken(function, place) else {
            let message = format!(
                "nothing says what `{path}` is read as; give it a type in a step: `let answer = GET … => {{ value: Vec<String> from {path} }};`"
            );
            errors.push(path.place, Code::UnfitType, message);
            return Expr::unknown(path.place);
        };
        let ty = if self.may_be_absent { library::optional(ty) } else { ty };
        flow.check_has_answer(path, errors);
        let Some(last) = flow.last else { return Expr::unknown(path.place) };
        let Some(step) = flow.steps.get_mut(last) else { return Expr::unknown(path.place) };
        answer::check_source_type(source, &ty, path.place, errors);
        if answer::tolerates(&step.what) && !ty.is_optional() && !ty.is_unknown() {
            let message = format!("`{path}` is absent where the refusal is tolerated; let `{function}` take an `Option`");
            errors.push(path.place, Code::AbsentValue, message);
        }
        self.reads.take(source, self.reads.slots, ty.clone());
        self.reads.slots += 1;
        let field = step.fields.len();
        step.fields.push(Field { path: path.to_string(), ..Field::of_value(function, ty) });
        Expr { kind: reference(Target::Step(last, field), path.to_string()), place: path.place }
    }
}

fn reference(target: Target, written: String) -> ExprKind {
    ExprKind::Reference(Reference { target, fields: Vec::new(), present: None, written })
}
