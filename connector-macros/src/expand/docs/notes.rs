//! The errors that a card can give, its pages, limits and retries.

use connector_cards::{Page, words};

use super::conditions;
use crate::model::{
    Connector,
    action::Action,
    helper::{Allows, Helper},
    pages::{Next, Pages},
};

pub fn of(connector: &Connector, action: &Action) -> Page {
    let mut helpers: Vec<&Helper> = Vec::new();
    for request in action.steps.iter().filter_map(|step| step.request()) {
        let helper = request.helper.and_then(|helper| connector.helpers.get(helper));
        helpers.extend(helper.filter(|helper| helpers.iter().all(|known| known.name != helper.name)));
    }
    let mut errors: Vec<(String, String)> = Vec::new();
    for helper in &helpers {
        for rule in &helper.rules {
            let kind = rule.kind.as_ref().map_or_else(|| "that of the status".to_owned(), ToString::to_string);
            errors.push((conditions::of(&rule.when, &helper.reads), kind));
        }
    }
    errors.extend(words::BY_STATUS.iter().map(|(when, kind)| ((*when).to_owned(), (*kind).to_owned())));
    let mut notes: Vec<String> = action.pages.iter().map(of_pages).collect();
    notes.extend(action.deadline.map(|millis| format!("May take {} in all.", words::duration(millis))));
    helpers.iter().for_each(|helper| of_helper(helper, &mut notes));
    notes.dedup();
    Page { errors, notes, ..Page::default() }
}

fn of_pages(pages: &Pages) -> String {
    let next = match &pages.next {
        Next::Cursor(to) | Next::Rust(to, _) => format!("asked for by the cursor in {}", to.written),
        Next::Number(to, ..) => format!("asked for by the number in {}", to.written),
        Next::Offset(to, _) => format!("asked for by the offset in {}", to.written),
        Next::Link(header) => format!("at the address with the relation next in the header {header}"),
        Next::Url => "at the address in the answer".to_owned(),
        Next::Nowhere | Next::Unknown => return "All items come in one answer.".to_owned(),
    };
    let most = pages.limit.map_or_else(String::new, |limit| format!(" At most {limit} pages are read."));
    format!("Pages are read as they are wanted; the next one is {next}.{most}")
}

fn of_helper(helper: &Helper, notes: &mut Vec<String>) {
    for (limit, _) in &helper.limits {
        notes.push(match &limit.allows {
            Allows::Calls { calls, window } => format!("At most {calls} calls in {} are made, by {}.", words::duration(*window), limit.by),
            Allows::Remaining { remaining, .. } => format!("No more calls are made than {remaining} says, by {}.", limit.by),
        });
    }
    if let Some((calls, _)) = helper.concurrency {
        notes.push(format!("At most {calls} calls are under way at a time."));
    }
    let attempts = helper.retry.attempts.unwrap_or(3);
    notes.push(match attempts {
        1 => "A call that fails is not repeated.".to_owned(),
        attempts => format!("A call that fails is made up to {attempts} times, where that is safe."),
    });
}
