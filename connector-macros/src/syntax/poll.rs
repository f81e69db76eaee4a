//! `poll every 5m { GET … pages { … } cursor: DateTime from max(item.updated_at); }`: the service is asked now and then.

use proc_macro2::Ident;
use syn::{LitInt, Token, parse::ParseStream};

use super::{
    action::once,
    duration,
    keywords::{FIRST_RUNS, METHODS, PICKS, POLL_STATEMENTS},
    pages::Pages,
    path::Path,
    step::{self, Step},
    tokens,
    trigger::Every,
    types::Type,
    value::Number,
};
use crate::errors::{Code, Errors, Place};

pub struct Poll {
    pub every: Every,
    pub steps: Vec<Step>,
    pub pages: Option<Pages>,
    pub cursor: Option<Cursor>,
    pub lookback: Option<Lookback>,
    pub first_run: Option<Ident>,
    /// The word `poll`.
    pub place: Place,
}

/// `cursor: DateTime from max(item.updated_at);`, `cursor: String from body.next;`
pub struct Cursor {
    pub ty: Type,
    pub pick: Option<Ident>,
    pub source: Path,
}

/// `lookback 10m;`, `lookback 100;`
pub enum Lookback {
    Duration(u64, Place),
    Number(Number),
}

impl Poll {
    pub fn new(every: Every, keyword: &Ident) -> Self {
        Self { every, steps: Vec::new(), pages: None, cursor: None, lookback: None, first_run: None, place: keyword.into() }
    }

    /// `reconcile poll every 1h { … }`: a poll inside of a webhook. Says whether all of it could be read.
    pub fn reconciling(input: ParseStream<'_>, errors: &Errors) -> syn::Result<(Self, bool)> {
        let keyword = tokens::expect(input, "poll")?;
        let mut poll = Self::new(Every::parse(input)?, &keyword);
        let (whole, _) = tokens::block(input, |content| {
            tokens::statements(content, errors, |input| {
                if step::comes_next(input) {
                    return poll.step(input, errors);
                }
                let keyword = tokens::name(input, "a statement of the poll, such as `GET` or `cursor`")?;
                if POLL_STATEMENTS.contains(&keyword.to_string().as_str()) {
                    return poll.statement(&keyword, input, errors);
                }
                let known: Vec<&str> = POLL_STATEMENTS.iter().chain(METHODS).copied().collect();
                Err(tokens::unknown(&keyword, Code::UnknownStatement, "statement of a poll", &known, &[]))
            })
        })?;
        Ok((poll, whole))
    }

    pub fn step(&mut self, input: ParseStream<'_>, errors: &Errors) -> syn::Result<()> {
        self.steps.push(Step::parse(input, errors)?);
        Ok(())
    }

    /// One of [`POLL_STATEMENTS`].
    pub fn statement(&mut self, keyword: &Ident, input: ParseStream<'_>, errors: &Errors) -> syn::Result<()> {
        match keyword.to_string().as_str() {
            "pages" => {
                let pages = Pages::parse(input, keyword, errors)?;
                once(&mut self.pages, pages, keyword, errors);
            }
            "items" => {
                let pages = Pages::only(input, keyword)?;
                tokens::end(input, errors, false);
                once(&mut self.pages, pages, keyword, errors);
            }
            "cursor" => {
                let cursor = Cursor::parse(input)?;
                tokens::end(input, errors, false);
                once(&mut self.cursor, cursor, keyword, errors);
            }
            "lookback" => {
                let lookback = Lookback::parse(input)?;
                tokens::end(input, errors, false);
                once(&mut self.lookback, lookback, keyword, errors);
            }
            _ => {
                let first_run = tokens::name(input, "`now` or `everything`")?;
                if !FIRST_RUNS.contains(&first_run.to_string().as_str()) {
                    return Err(tokens::unknown(&first_run, Code::UnknownStatement, "first run", FIRST_RUNS, &[]));
                }
                tokens::end(input, errors, false);
                once(&mut self.first_run, first_run, keyword, errors);
            }
        }
        Ok(())
    }
}

impl Cursor {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        tokens::colon(input, "`cursor`")?;
        let ty = Type::parse(input)?;
        tokens::expect(input, "from")?;
        let called = input.peek2(syn::token::Paren);
        let pick = if called { Some(pick(input)?) } else { None };
        let source = match &pick {
            None => Path::parse(input)?,
            Some(pick) => {
                let content;
                syn::parenthesized!(content in input);
                let source = Path::parse(&content);
                let rest = (source.is_ok() && !content.is_empty()).then(|| tokens::unexpected(&content, &format!("`)` behind `{pick}(…`")));
                tokens::drain(&content);
                rest.map_or(source, Err)?
            }
        };
        Ok(Self { ty, pick, source })
    }
}

fn pick(input: ParseStream<'_>) -> syn::Result<Ident> {
    let pick = tokens::name(input, "`max`, `min`, `first` or `last`")?;
    if PICKS.contains(&pick.to_string().as_str()) {
        Ok(pick)
    } else {
        Err(tokens::unknown(&pick, Code::CursorSource, "choice of an item's value", PICKS, &[]))
    }
}

impl Lookback {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let place = input.span().into();
        let has_unit = input.peek(LitInt) && input.fork().parse::<LitInt>().is_ok_and(|number| !number.suffix().is_empty());
        if has_unit || !(input.peek(syn::Lit) || input.peek(Token![-])) {
            return duration::parse(input).map(|millis| Lookback::Duration(millis, place));
        }
        Number::parse(input).map(Lookback::Number)
    }

    pub fn place(&self) -> Place {
        match self {
            Lookback::Duration(_, place) => *place,
            Lookback::Number(number) => number.place,
        }
    }
}
