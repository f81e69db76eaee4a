//! The steps of a flow: requests, values, and what decides which of them run.

use proc_macro2::Ident;
use syn::{Token, parse::ParseStream};

use super::{
    branch::{If, Try},
    field::{self, Field, Kind},
    helper,
    keywords::{FAIL_DETAILS, STEPS},
    request::{self, Request},
    tokens::{self, Many},
    value::{self, Pair, Value},
    wait::Wait,
};
use crate::errors::{Code, Errors, Place};

/// One step, with its name where it has one.
pub struct Step {
    pub name: Option<Ident>,
    pub what: What,
    /// What leaves a request: `=> { id: String from body.id }`.
    pub fields: Many<Field>,
    /// The word it begins with.
    pub place: Place,
    /// `#[allow(unused)]` stands before it.
    pub may_be_unused: bool,
}

pub enum What {
    Request(Box<Request>),
    /// `let name = value;`
    Value(Value),
    /// `let name = helper(argument: value);`
    Call(Ident, Many<Pair>),
    /// `if`, and `match`, which is several.
    If(If),
    Try(Try),
    Each(Each),
    /// `give value;`
    Give(Value),
    /// `fail NotFound { code: "…", message: "…" };`
    Fail(Ident, Vec<(Ident, Value)>),
    Wait(Box<Wait>),
    /// Written, and not understood; already reported.
    Broken,
}

/// The steps between two braces.
#[derive(Default)]
pub struct Block {
    pub steps: Vec<Step>,
    pub broken: bool,
}

/// `for each item in list, concurrency 4 { … }`
pub struct Each {
    pub item: Ident,
    pub list: Value,
    pub concurrency: u32,
    pub body: Block,
}

/// Whether a step comes next.
pub fn comes_next(input: ParseStream<'_>) -> bool {
    tokens::word_behind_attributes(input).is_some_and(|word| request::is_capitals(&word) || STEPS.contains(&word.as_str()))
}

impl Block {
    /// The steps between two braces.
    pub fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        Self::parse_with(input, errors, &[], |_| Ok(false))
    }

    /// The steps between two braces, and what else stands there, with the words that begin it: `more` says whether it has read it.
    pub fn parse_with(
        input: ParseStream<'_>,
        errors: &Errors,
        words: &[&str],
        mut more: impl FnMut(ParseStream<'_>) -> syn::Result<bool>,
    ) -> syn::Result<Self> {
        let mut block = Self::default();
        let (whole, _) = tokens::block(input, |content| {
            tokens::statements(content, errors, |input| {
                if more(input)? {
                    return Ok(());
                }
                if !comes_next(input) {
                    let word = tokens::name(input, "a step, such as `GET`, `let` or `give`")?;
                    let known = [words, STEPS].concat();
                    return Err(tokens::unknown(&word, Code::UnknownStatement, "step", &known, super::keywords::LATER_STEPS));
                }
                block.steps.push(Step::parse(input, errors)?);
                Ok(())
            })
        })?;
        block.broken = !whole;
        Ok(block)
    }
}

impl Step {
    pub fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        let start = Place::from(input.span());
        let before = tokens::before(input, errors)?;
        if !before.hint.is_empty() {
            errors.push(start, Code::Attribute, "nobody is shown what is said of a step; write it as a comment, with `//`");
        }
        let place = Place::from(input.span());
        let may_be_unused = before.allow.is_some();
        let mut step = Self { name: None, what: What::Broken, fields: Many::default(), place, may_be_unused };
        match tokens::word(input).as_deref() {
            Some("let") => {
                tokens::expect(input, "let")?;
                match tokens::name(input, "the step's name") {
                    Ok(name) => step.name = Some(name),
                    Err(mistake) => {
                        errors.add(mistake);
                        tokens::skip_statement(input);
                        return Ok(step);
                    }
                }
                // A step whose name could be read is kept, so that what refers to it is not reported as well.
                step.fields.broken = true;
                if let Err(mistake) = step.parse_named(input, errors) {
                    step.what = What::Broken;
                    errors.add(mistake);
                    tokens::skip_statement(input);
                }
            }
            Some("if") => step.what = What::If(If::parse(input, errors)?),
            Some("match") => step.what = What::If(If::parse_match(input, errors)?),
            Some("try") => step.what = What::Try(Try::parse(input, errors)?),
            Some("for") => step.what = What::Each(Each::parse(input, errors)?),
            Some("give") => {
                tokens::expect(input, "give")?;
                step.what = What::Give(Value::parse(input, errors)?);
                tokens::end(input, errors, false);
            }
            Some("fail") => {
                tokens::expect(input, "fail")?;
                let closed;
                (step.what, closed) = fail(input, errors)?;
                tokens::end(input, errors, closed);
            }
            Some("wait") => {
                step.what = What::Wait(Box::new(Wait::parse(input, errors)?));
                step.refuse_fields(input, errors)?;
            }
            _ => {
                let (request, closed) = Request::parse(input, errors)?;
                step.what = What::Request(Box::new(request));
                let refused = step.refuse_fields(input, errors)?;
                tokens::end(input, errors, closed || refused);
            }
        }
        Ok(step)
    }

    /// Says whether there were fields. They are read, and say that a name is missing.
    fn refuse_fields(&mut self, input: ParseStream<'_>, errors: &Errors) -> syn::Result<bool> {
        let refused = input.peek(Token![=>]);
        if refused {
            let message = "only a step with a name has fields: write `let name = … => { … };`";
            errors.push(input.span(), Code::FieldsWithoutStep, message);
            input.parse::<Token![=>]>()?;
            self.fields = tokens::block(input, |content| field::parse_all(content, Kind::Step, errors))?.0;
            self.fields.broken = true;
        }
        Ok(refused)
    }

    /// Its name could not be read, so that a name that nothing has may be its own.
    pub fn lost_its_name(&self) -> bool {
        self.name.is_none() && (matches!(self.what, What::Broken) || self.fields.broken)
    }

    fn parse_named(&mut self, input: ParseStream<'_>, errors: &Errors) -> syn::Result<()> {
        if !input.peek(Token![=]) {
            return Err(tokens::unexpected(input, "`=` and a request or a value"));
        }
        input.parse::<Token![=]>()?;
        match tokens::word(input).as_deref() {
            Some("if") => {
                self.what = What::If(If::parse(input, errors)?);
                tokens::end(input, errors, true);
            }
            Some("match") => {
                self.what = What::If(If::parse_match(input, errors)?);
                tokens::end(input, errors, true);
            }
            Some("try") => {
                self.what = What::Try(Try::parse(input, errors)?);
                tokens::end(input, errors, true);
            }
            Some("for") => {
                self.what = What::Each(Each::parse(input, errors)?);
                tokens::end(input, errors, true);
            }
            Some("wait") => {
                self.what = What::Wait(Box::new(Wait::parse(input, errors)?));
                return self.parse_fields(input, errors);
            }
            Some(_) if request::comes_next(input) => {
                self.what = What::Request(Box::new(Request::parse(input, errors)?.0));
                return self.parse_fields(input, errors);
            }
            Some(_) if is_call(input) => {
                let helper = tokens::name(input, "the helper's name")?;
                self.what = What::Call(helper, arguments(input, errors)?);
                tokens::end(input, errors, false);
            }
            _ => {
                self.what = What::Value(Value::parse(input, errors)?);
                tokens::end(input, errors, false);
            }
        }
        self.fields.broken = false;
        Ok(())
    }

    fn parse_fields(&mut self, input: ParseStream<'_>, errors: &Errors) -> syn::Result<()> {
        if !input.peek(Token![=>]) {
            return Err(tokens::unexpected(input, "`=>` and what leaves the step, as in `=> { id: String from body.id };`"));
        }
        input.parse::<Token![=>]>()?;
        self.fields = tokens::block(input, |content| field::parse_all(content, Kind::Step, errors))?.0;
        tokens::end(input, errors, true);
        Ok(())
    }
}

/// Whether a helper with named arguments is called: `find_user(email: …)`, `find_me()`.
fn is_call(input: ParseStream<'_>) -> bool {
    let Some((_, rest)) = input.cursor().ident() else { return false };
    let Some((inside, _, _)) = rest.group(proc_macro2::Delimiter::Parenthesis) else { return false };
    match inside.ident() {
        Some((_, rest)) => rest.punct().is_some_and(|(punct, _)| punct.as_char() == ':' && punct.spacing() == proc_macro2::Spacing::Alone),
        None => inside.eof(),
    }
}

/// `(name: value, …)`
pub fn arguments(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Many<Pair>> {
    tokens::parentheses(input, |content| value::many_pairs(content, errors)).map(|(arguments, _)| arguments)
}

impl Each {
    fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        tokens::expect(input, "for")?;
        tokens::expect(input, "each")?;
        let item = tokens::name(input, "the name of the item")?;
        tokens::expect(input, "in")?;
        let list = Value::parse(input, errors)?;
        let mut concurrency = 1;
        if input.peek(Token![,]) {
            input.parse::<Token![,]>()?;
            tokens::expect(input, "concurrency")?;
            concurrency = tokens::count(input, "how many items at a time, as in `concurrency 4`")?;
        }
        Ok(Self { item, list, concurrency, body: Block::parse(input, errors)? })
    }
}

/// The step, and whether it ended in `}`.
fn fail(input: ParseStream<'_>, errors: &Errors) -> syn::Result<(What, bool)> {
    if tokens::word(input).is_none() {
        return Err(tokens::unexpected(input, "an error kind, as in `fail NotFound { message: \"…\" };`"));
    }
    let kind = helper::error_kind(input, errors)?;
    let closed = input.peek(syn::token::Brace);
    let details = if closed { helper::details(input, FAIL_DETAILS, errors)? } else { Vec::new() };
    Ok((What::Fail(kind, details), closed))
}
