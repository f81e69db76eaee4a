//! Helpers that build on others: what such a helper says comes first, and the rest is that of the other.

use proc_macro2::Ident;

use crate::{
    errors::{Code, Errors},
    suggest,
    syntax::helper::Helper,
};

/// What a helper has with all that it builds on. Of what counts for several, the place of the helper that says it.
pub struct Whole {
    pub helper: Helper,
    /// For each limit, its helper, and its place there.
    pub limits: Vec<(usize, usize)>,
    /// The helper whose calls `concurrency` counts.
    pub concurrency: usize,
}

/// The helper at this place, whole.
pub fn whole(place: usize, all: &[Helper]) -> Whole {
    let mut whole = Whole::own(place, &all[place]);
    bases(place, all).into_iter().for_each(|base| whole.add(base, &all[base]));
    whole
}

/// The helpers that one builds on, the nearest first.
fn bases(place: usize, all: &[Helper]) -> Vec<usize> {
    let mut bases = Vec::new();
    let mut next = place;
    while let Some(base) = base(next, all).filter(|base| *base != place && !bases.contains(base)) {
        bases.push(base);
        next = base;
    }
    bases
}

fn base(place: usize, all: &[Helper]) -> Option<usize> {
    let via = all[place].via.as_ref()?;
    all.iter().position(|other| other.name == *via)
}

impl Whole {
    /// A helper alone.
    pub fn own(place: usize, helper: &Helper) -> Self {
        let limits = (0..helper.limits.len()).map(|limit| (place, limit)).collect();
        Self { helper: helper.clone(), limits, concurrency: place }
    }

    fn add(&mut self, place: usize, base: &Helper) {
        // One of them signs in; that both do is told elsewhere.
        let authorized = authorizes(&self.helper);
        let helper = &mut self.helper;
        let is_set = |name: &str| {
            let is_same = |own: &str| own.eq_ignore_ascii_case(name);
            authorized && is_same("Authorization") || helper.headers.iter().any(|header| is_same(&header.name.value()))
        };
        let more: Vec<_> = base.headers.iter().filter(|header| !is_set(&header.name.value())).cloned().collect();
        helper.headers.extend(more);
        helper.headers_for.extend(base.headers_for.iter().cloned());
        let more: Vec<_> = base.query.iter().filter(|pair| helper.query.iter().all(|own| own.key != pair.key)).cloned().collect();
        helper.query.extend(more);
        helper.basic = helper.basic.take().or_else(|| base.basic.clone().filter(|_| !authorized));
        helper.rules.extend(base.rules.iter().cloned());
        helper.retry = helper.retry.take().or_else(|| base.retry.clone());
        helper.cost = helper.cost.or(base.cost);
        helper.idempotency_key = helper.idempotency_key.take().or_else(|| base.idempotency_key.clone());
        self.limits.extend((0..base.limits.len()).map(|limit| (place, limit)));
        helper.limits.extend(base.limits.iter().cloned());
        if helper.concurrency.is_none() {
            (helper.concurrency, self.concurrency) = (base.concurrency, place);
        }
        helper.answer = helper.answer.take().or_else(|| base.answer.clone());
        helper.sign = helper.sign.take().or_else(|| base.sign.clone());
    }
}

/// Reports what no helper can build on.
pub fn check(all: &[Helper], has_inputs: impl Fn(&Ident) -> bool, errors: &Errors) {
    for (place, helper) in all.iter().enumerate() {
        let Some(via) = &helper.via else { continue };
        if all.iter().all(|other| other.name != *via) {
            let message = match has_inputs(via) {
                true => format!("helper `{via}` has inputs of its own, and nothing can build on it"),
                false => {
                    let known: Vec<String> =
                        all.iter().filter(|other| other.name != helper.name).map(|other| other.name.to_string()).collect();
                    format!("unknown helper `{via}`{}", suggest::instead(&via.to_string(), known.iter().map(String::as_str)))
                }
            };
            errors.push(via, Code::UnknownHelper, message);
        } else if builds_on_itself(place, all) {
            errors.push(via, Code::CallsItself, format_args!("helper `{}` builds on itself; leave one `via` out", helper.name));
        } else if authorizes(helper) && bases(place, all).iter().any(|base| authorizes(&all[*base])) {
            let message = format!("helper `{}` sets `Authorization`, and so does what it builds on; leave one of them out", helper.name);
            errors.push(&helper.name, Code::AuthorizationTwice, message);
        }
    }
}

/// Whether a helper builds on itself; of those that build on each other, only the first one.
fn builds_on_itself(place: usize, all: &[Helper]) -> bool {
    let bases = bases(place, all);
    base(bases.last().copied().unwrap_or(place), all) == Some(place) && bases.iter().all(|base| *base > place)
}

fn authorizes(helper: &Helper) -> bool {
    let is_authorization = |name: String| name.eq_ignore_ascii_case("Authorization");
    helper.basic.is_some() || helper.headers.iter().any(|header| is_authorization(header.name.value()))
}
