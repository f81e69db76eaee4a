//! The errors that a card can give, its pages, limits and retries.

use connector_cards::{Page, words};

use super::conditions;
use crate::model::{
    Connector,
    action::Action,
    helper::{Allows, Helper},
    pages::{Next, Pages},
    step::What,
};

pub fn of(connector: &Connector, action: &Action) -> Page {
    let mut helpers: Vec<&Helper> = Vec::new();
    gather(connector, action, 0, &mut helpers);
    let mut errors: Vec<(String, String)> = Vec::new();
    for helper in &helpers {
        for rule in &helper.rules {
            let kind = rule.kind.as_ref().map_or_else(|| "that of the status".to_owned(), ToString::to_string);
            errors.push((conditions::of(&rule.when, &helper.reads), kind));
        }
    }
    errors.extend(words::BY_STATUS.iter().map(|(when, kind)| ((*when).to_owned(), (*kind).to_owned())));
    let mut notes: Vec<String> = action.pages.iter().map(of_pages).collect();
    notes.extend(action.deadline.map(words::deadline));
    helpers.iter().for_each(|helper| of_helper(helper, &mut notes));
    notes.dedup();
    Page { errors, notes, ..Page::default() }
}

/// Flows call helpers with inputs, and these call others; that none calls itself has been seen to.
const DEEPEST: usize = 32;

/// The helpers that the requests of a flow go through, those of the flows that it calls included.
fn gather<'c>(connector: &'c Connector, flow: &'c Action, depth: usize, helpers: &mut Vec<&'c Helper>) {
    for step in &flow.steps {
        if let (What::Call(place, _), true) = (&step.what, depth < DEEPEST) {
            connector.helper_flows.get(*place).into_iter().for_each(|flow| gather(connector, flow, depth + 1, helpers));
        }
        let helper = step.request().and_then(|request| connector.helpers.get(request.helper?));
        if let Some(helper) = helper.filter(|helper| helpers.iter().all(|known| known.name != helper.name)) {
            helpers.push(helper);
        }
    }
}

fn of_pages(pages: &Pages) -> String {
    let next = match &pages.next {
        Next::Cursor(to) | Next::Rust(to, _) => format!("asked for by the cursor in {}", to.written),
        Next::Number(to, ..) => format!("asked for by the number in {}", to.written),
        Next::Offset(to, _) => format!("asked for by the offset in {}", to.written),
        Next::Link(header) => format!("at the address with the relation next in the header {header}"),
        Next::Url => "at the address in the answer".to_owned(),
        Next::Nowhere | Next::Unknown => return words::ONE_PAGE.to_owned(),
    };
    words::pages(&next, pages.limit.map(u64::from))
}

fn of_helper(helper: &Helper, notes: &mut Vec<String>) {
    for (limit, _) in &helper.limits {
        let by = limit.by.to_string();
        notes.push(match &limit.allows {
            Allows::Calls { calls, window } => words::limit((*calls).into(), *window, &by),
            Allows::Remaining { remaining, .. } => words::budget(remaining, &by),
        });
    }
    notes.extend(helper.concurrency.map(|(calls, _)| words::concurrency(calls.into())));
    notes.push(words::attempts(helper.retry.attempts.map_or(3, u64::from)));
}
