//! Helpers: what their requests share, and what answers mean.

use proc_macro2::Ident;

use super::{
    auth::Reach,
    built_on::{self, Whole},
    condition::Condition,
    names,
    reads::{Reads, Source},
    request::{self, Basic, Header},
    scope::Scope,
    types::Type,
    used::Used,
    value::{self, Expr, ExprKind},
};
pub use crate::syntax::helper::Retry;
use crate::{
    errors::{Code, Errors, Place},
    syntax::{self, RustPath, path::Path},
};

pub struct Helper {
    pub name: Ident,
    pub headers: Vec<Header>,
    /// Headers for connections by these auths only.
    pub headers_for: Vec<(Vec<usize>, Header)>,
    pub query: Vec<(String, Expr)>,
    pub basic: Option<Basic>,
    pub reads: Reads,
    pub rules: Vec<Rule>,
    pub retry: Retry,
    /// Each with the place of the helper that says it, and its place there: who shares it counts together.
    pub limits: Vec<(Limit, (usize, usize))>,
    /// As how many calls one counts.
    pub cost: Option<u32>,
    /// The header that holds a key of each write.
    pub idempotency_key: Option<String>,
    /// With the place of the helper that says it.
    pub concurrency: Option<(u32, usize)>,
    pub sign: Option<RustPath>,
    pub used: Used,
}

pub struct Rule {
    pub when: Condition,
    pub kind: Option<Ident>,
    /// By the names of the details.
    pub details: Vec<(String, Expr)>,
    pub place: Place,
}

pub struct Limit {
    pub allows: Allows,
    /// `card`, `connection` or `account`.
    pub by: Ident,
}

/// How many calls a limit allows.
pub enum Allows {
    Calls {
        calls: u32,
        window: u64,
    },
    /// As two headers say, in lower case: how many calls are left, and when there are more.
    Remaining {
        remaining: String,
        reset: String,
        is_pause: bool,
    },
}

pub fn lower(written: Vec<syntax::helper::Helper>, has_inputs: impl Fn(&Ident) -> bool, auths: Reach<'_>, errors: &Errors) -> Vec<Helper> {
    let mut unique: Vec<syntax::helper::Helper> = Vec::new();
    for helper in written {
        if unique.iter().any(|before| before.name == helper.name) {
            errors.push(&helper.name, Code::GivenTwice, format_args!("helper `{}` is given twice", helper.name));
        } else {
            unique.push(helper);
        }
    }
    built_on::check(&unique, has_inputs, errors);
    let mut helpers: Vec<Helper> = Vec::new();
    for (place, helper) in unique.iter().enumerate() {
        names::snake_case(&helper.name, "helper", errors);
        let own = Helper::lower(built_on::Whole::own(place, helper), auths, errors);
        helpers.push(match helper.via {
            None => own,
            Some(_) => {
                // What is wrong with the parts has been told where they stand.
                let told = Errors::new();
                let whole = Helper::lower(built_on::whole(place, &unique), auths, &told);
                told.forget();
                whole
            }
        });
    }
    for via in unique.iter().filter_map(|helper| helper.via.as_ref()) {
        helpers.iter().filter(|base| base.name == *via).for_each(|base| base.used.mark());
    }
    helpers
}

impl Helper {
    fn lower(whole: Whole, auths: Reach<'_>, errors: &Errors) -> Self {
        let Whole { helper, limits: owners, concurrency: gate } = whole;
        let syntax::helper::Helper {
            name,
            via: _,
            headers,
            headers_for,
            query,
            basic,
            rules,
            retry,
            limits,
            concurrency,
            cost,
            idempotency_key,
            sign,
            answer,
        } = helper;
        idempotency_key.iter().for_each(|header| request::check_header_name(header, errors));
        let scope =
            Scope { what: "a helper", auths, input: None, records: &[], steps: &[], all_steps: &[], present: &[], in_chunks: false };
        let mut resolve = |path: &Path| scope.resolve(path, errors);
        let headers = request::lower_headers(&headers, &mut resolve, errors);
        let headers_for = lower_headers_for(&headers_for, &headers, auths, errors);
        let query = value::lower_pairs(&query, &mut resolve, errors);
        let basic = request::lower_basic(basic.as_ref(), &mut resolve, errors);
        let mut reader = RuleReader::default();
        let rules = rules.iter().map(|rule| reader.lower(rule, errors)).collect();
        Self {
            name,
            headers,
            headers_for,
            query,
            basic,
            reads: Reads { format: answer, ..reader.reads },
            rules,
            retry: retry.unwrap_or_default(),
            limits: limits.iter().zip(owners).filter_map(|(limit, owner)| Some((Limit::lower(limit, errors)?, owner))).collect(),
            cost,
            idempotency_key: idempotency_key.map(|header| header.value()),
            concurrency: concurrency.map(|calls| (calls, gate)),
            sign,
            used: Used::default(),
        }
    }
}

impl Limit {
    fn lower(written: &syntax::helper::Limit, errors: &Errors) -> Option<Self> {
        let allows = match &written.allows {
            syntax::helper::Allows::Calls { calls, window } => Allows::Calls { calls: *calls, window: *window },
            syntax::helper::Allows::Remaining { remaining, reset, is_pause } => {
                let [remaining, reset] = [remaining, reset].map(|path| limit_header(path, errors));
                Allows::Remaining { remaining: remaining?, reset: reset?, is_pause: *is_pause }
            }
        };
        Some(Self { allows, by: written.by.clone() })
    }
}

/// The header that a limit reads.
fn limit_header(path: &Path, errors: &Errors) -> Option<String> {
    match Source::lower(path, errors) {
        Some(Ok(Source::Header(name))) => Some(name),
        Some(Err(())) => None,
        Some(Ok(_)) | None => {
            errors.push(
                path.place,
                Code::LimitHeader,
                format_args!(
                    "what is left of a limit stands in headers of every answer; `{path}` is none, write `header[\"x-ratelimit-remaining\"]`"
                ),
            );
            None
        }
    }
}

/// Headers that are for some auths see the parameters of these.
fn lower_headers_for(
    written: &[(Vec<Ident>, syntax::request::Header)],
    shared: &[Header],
    auths: Reach<'_>,
    errors: &Errors,
) -> Vec<(Vec<usize>, Header)> {
    let mut lowered: Vec<(Vec<usize>, Header)> = Vec::new();
    for (names, header) in written {
        let places: Vec<usize> = names.iter().filter_map(|name| auths.position(name, errors)).collect();
        let scope = Scope {
            what: "a helper",
            auths: auths.only(&places),
            input: None,
            records: &[],
            present: &[],
            steps: &[],
            all_steps: &[],
            in_chunks: false,
        };
        let one = request::lower_headers(std::slice::from_ref(header), &mut |path: &Path| scope.resolve(path, errors), errors);
        for header in one {
            let is_same = |other: &Header| other.name.eq_ignore_ascii_case(&header.name);
            let meets = |(others, other): &(Vec<usize>, Header)| is_same(other) && others.iter().any(|place| places.contains(place));
            if shared.iter().any(is_same) || lowered.iter().any(meets) {
                errors.push(
                    header.place,
                    Code::HeaderTwice,
                    format_args!("header `{}` is set twice for the same auth; leave one of them out", header.name),
                );
            }
            lowered.push((places.clone(), header));
        }
    }
    lowered
}

/// Collects what the rules of one helper read; equal paths share a slot.
#[derive(Default)]
pub struct RuleReader {
    pub reads: Reads,
    slots: Vec<Source>,
}

impl RuleReader {
    /// When a rule applies, or a token is no longer good.
    pub fn condition(&mut self, when: &syntax::condition::Condition, errors: &Errors) -> Condition {
        Condition::lower(when, &mut |path| self.resolve(path, errors), errors)
    }

    fn lower(&mut self, rule: &syntax::helper::Rule, errors: &Errors) -> Rule {
        let when = self.condition(&rule.when, errors);
        let mut resolve = |path: &Path| self.resolve(path, errors);
        let details = rule.details.iter().map(|(name, value)| (name.to_string(), Expr::lower(value, &mut resolve, errors))).collect();
        Rule { when, kind: rule.kind.clone(), details, place: rule.place }
    }

    fn resolve(&mut self, path: &Path, errors: &Errors) -> ExprKind {
        value::in_rule(path, |source| self.slot(source), errors)
    }

    fn slot(&mut self, source: Source) -> usize {
        self.slots.iter().position(|known| *known == source).unwrap_or_else(|| {
            let slot = self.slots.len();
            self.reads.take(&source, slot, Type::Json);
            self.reads.slots += 1;
            self.slots.push(source);
            slot
        })
    }
}
