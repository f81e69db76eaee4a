//! `wait every 5s..1m, deadline 30m, until condition, fail when condition { GET … cancel DELETE … }`: a job, looked at until it is done.

use syn::{Token, parse::ParseStream};

use super::{
    condition::Condition,
    duration, helper,
    request::{self, Request},
    step::{Block, Step, What},
    tokens,
};
use crate::errors::{Code, Errors, Place};

pub struct Wait {
    pub every: (u64, u64),
    pub deadline: Option<u64>,
    pub until: Option<Condition>,
    pub fail: Option<Condition>,
    pub request: Option<Request>,
    /// `cancel DELETE "/jobs/{job.id}";`
    pub cancel: Option<Request>,
}

impl Wait {
    pub fn parse(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Self> {
        let keyword = tokens::expect(input, "wait")?;
        tokens::expect(input, "every")?;
        let every = helper::range(input, "5s..1m")?;
        let mut wait = Self { every, deadline: None, until: None, fail: None, request: None, cancel: None };
        while input.peek(Token![,]) {
            input.parse::<Token![,]>()?;
            wait.part(input, errors)?;
        }
        if wait.until.is_none() {
            errors.push(
                &keyword,
                Code::EndlessWait,
                "this wait has no end; write when the job is done, as in `until body.state == \"done\"`",
            );
        }
        let place = Place::from(input.span());
        let cancel = &mut wait.cancel;
        let block = Block::parse_with(input, errors, &["cancel"], |input| parse_cancel(input, cancel, errors))?;
        let mut steps = block.steps.into_iter();
        match (steps.next(), steps.next()) {
            (Some(Step { name: None, what: What::Request(request), .. }), None) => wait.request = Some(*request),
            (None, _) if block.broken => {}
            _ => errors.push(
                place,
                Code::MissingRequest,
                "a wait has one request without a name, which looks at the job: `{ GET \"/jobs/{job.id}\"; }`",
            ),
        }
        Ok(wait)
    }

    fn part(&mut self, input: ParseStream<'_>, errors: &Errors) -> syn::Result<()> {
        let word = tokens::name(input, "`until`, `deadline` or `fail when`")?;
        let twice = match word.to_string().as_str() {
            "deadline" => self.deadline.replace(duration::parse(input)?).is_some(),
            "until" => self.until.replace(Condition::parse(input, errors)?).is_some(),
            "fail" => {
                tokens::expect(input, "when")?;
                self.fail.replace(Condition::parse(input, errors)?).is_some()
            }
            _ => return Err(tokens::unknown(&word, Code::UnknownStatement, "part of `wait`", &["until", "deadline", "fail"], &[])),
        };
        if twice {
            errors.push(&word, Code::GivenTwice, format_args!("a wait has one `{word}`; write all that ends it with `&&` and `||`"));
        }
        Ok(())
    }
}

/// Reads what takes the job back, if it comes next.
fn parse_cancel(input: ParseStream<'_>, cancel: &mut Option<Request>, errors: &Errors) -> syn::Result<bool> {
    let Some(keyword) = tokens::take(input, "cancel") else { return Ok(false) };
    if !request::comes_next(input) {
        return Err(tokens::unexpected(input, "the request that takes the job back, as in `cancel DELETE \"/jobs/{job.id}\" via api;`"));
    }
    let (request, closed) = Request::parse(input, errors)?;
    tokens::end(input, errors, closed);
    if cancel.replace(request).is_some() {
        errors.push(&keyword, Code::GivenTwice, "a job is taken back once; leave out this `cancel`");
    }
    Ok(true)
}
