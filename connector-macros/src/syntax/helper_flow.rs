//! `helper name(inputs) { steps; output { … } }`: a flow with inputs of its own, which other flows call.

use proc_macro2::Ident;
use syn::parse::ParseStream;

use super::{
    action::{self, Effects, Group},
    field::Kind,
    keywords::{HELPER_FLOW_STATEMENTS, LATER_STEPS, METHODS},
    step::{self, Step},
    tokens,
};
use crate::errors::{Code, Errors};

pub struct HelperFlow {
    pub hint: String,
    pub name: Ident,
    /// One group: what stands between the parentheses.
    pub inputs: [Group; 1],
    pub effects: Option<Effects>,
    pub steps: Vec<Step>,
    pub outputs: Vec<Group>,
    /// A statement could not be read, so that what seems to be missing may have been written all the same.
    pub broken: bool,
}

impl HelperFlow {
    pub fn parse(input: ParseStream<'_>, name: Ident, hint: String, errors: &Errors) -> syn::Result<Self> {
        let inputs = [Group::arguments(input, &name, errors)?];
        let mut flow = Self { hint, name, inputs, effects: None, steps: Vec::new(), outputs: Vec::new(), broken: false };
        flow.broken = !tokens::body(input, errors, |input| flow.statement(input, errors));
        Ok(flow)
    }

    fn statement(&mut self, input: ParseStream<'_>, errors: &Errors) -> syn::Result<()> {
        if step::comes_next(input) {
            self.steps.push(Step::parse(input, errors)?);
            return Ok(());
        }
        let keyword = tokens::name(input, "a step of the helper, such as `let` or `GET`, or its `output`")?;
        match keyword.to_string().as_str() {
            "effects" => {
                let read = action::effects(input, &keyword)?;
                tokens::end(input, errors, false);
                action::once(&mut self.effects, read, &keyword, errors);
            }
            "output" => self.outputs.push(Group::parse(input, &keyword, Kind::Output, errors)?),
            _ => {
                let known: Vec<&str> = HELPER_FLOW_STATEMENTS.iter().chain(METHODS).copied().collect();
                return Err(tokens::unknown(&keyword, Code::UnknownStatement, "statement of a helper with inputs", &known, LATER_STEPS));
            }
        }
        Ok(())
    }
}
