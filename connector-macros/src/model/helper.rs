//! Helpers: what their requests share, and what answers mean.

use proc_macro2::Ident;

use super::{
    auth::Auths,
    condition::Condition,
    names,
    reads::{self, Reads, Source},
    request::{self, Basic, Header},
    scope::Scope,
    types::Type,
    used::Used,
    value::{self, Expr, ExprKind},
};
pub use crate::syntax::helper::{Limit, Retry};
use crate::{
    errors::{Code, Errors},
    syntax::{self, RustPath, path::Path},
};

pub struct Helper {
    pub name: Ident,
    pub headers: Vec<Header>,
    pub query: Vec<(String, Expr)>,
    pub basic: Option<Basic>,
    pub reads: Reads,
    pub rules: Vec<Rule>,
    pub retry: Retry,
    pub limits: Vec<Limit>,
    pub sign: Option<RustPath>,
    pub used: Used,
}

pub struct Rule {
    pub when: Condition,
    pub kind: Option<Ident>,
    /// By the names of the details.
    pub details: Vec<(String, Expr)>,
}

pub fn lower(written: Vec<syntax::helper::Helper>, auths: &Auths, errors: &Errors) -> Vec<Helper> {
    let mut helpers: Vec<Helper> = Vec::new();
    for helper in written {
        if helpers.iter().any(|before| before.name == helper.name) {
            errors.push(&helper.name, Code::GivenTwice, format_args!("helper `{}` is given twice", helper.name));
        } else {
            helpers.push(Helper::lower(helper, auths, errors));
        }
    }
    helpers
}

impl Helper {
    fn lower(helper: syntax::helper::Helper, auths: &Auths, errors: &Errors) -> Self {
        let syntax::helper::Helper { name, headers, query, basic, rules, retry, limits, sign } = helper;
        names::snake_case(&name, "helper", errors);
        let scope = Scope { what: "a helper", auths, input: None, records: &[], steps: &[], all_steps: &[] };
        let mut resolve = |path: &Path| scope.resolve(path, errors);
        let headers = request::lower_headers(&headers, &mut resolve, errors);
        let query = value::lower_pairs(&query, &mut resolve, errors);
        let basic = request::lower_basic(basic.as_ref(), &mut resolve, errors);
        let mut reader = RuleReader::default();
        let rules = rules.iter().map(|rule| reader.lower(rule, errors)).collect();
        Self {
            name,
            headers,
            query,
            basic,
            reads: reader.reads,
            rules,
            retry: retry.unwrap_or_default(),
            limits,
            sign,
            used: Used::default(),
        }
    }
}

/// Collects what the rules of one helper read; equal paths share a slot.
#[derive(Default)]
struct RuleReader {
    reads: Reads,
    slots: Vec<Source>,
}

impl RuleReader {
    fn lower(&mut self, rule: &syntax::helper::Rule, errors: &Errors) -> Rule {
        let mut resolve = |path: &Path| self.resolve(path, errors);
        let when = Condition::lower(&rule.when, &mut resolve, errors);
        let details = rule.details.iter().map(|(name, value)| (name.to_string(), Expr::lower(value, &mut resolve, errors))).collect();
        Rule { when, kind: rule.kind.clone(), details }
    }

    fn resolve(&mut self, path: &Path, errors: &Errors) -> ExprKind {
        match Source::lower(path, errors) {
            Some(Ok(source)) => value::in_rule(source, |source| self.slot(source)),
            Some(Err(())) => ExprKind::Unknown,
            None => {
                reads::unknown_root(path, &["body", "header", "status"], errors);
                ExprKind::Unknown
            }
        }
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
