//! Triggers, and when they run.

use connector_cards::{Card, Field, Kind, words::duration};
use connector_core::card::{Connector, Deliver, FirstRun, Hash, Lookback, Poll, Trigger, Verify, Webhook};

use super::{facts, field, titled, words};

/// A trigger.
pub(crate) fn of_trigger(connector: &Connector, trigger: &Trigger) -> Card {
    let mut groups = field::inputs(trigger.input);
    groups.extend(field::outputs(trigger.output, trigger.input, false));
    groups.push(facts("When it runs", runs(trigger)));
    let card = titled(connector, Kind::Trigger, trigger.name, trigger.title, trigger.hint);
    Card { badges: vec![words::of_source(trigger)], groups, ..card }
}

fn runs(trigger: &Trigger) -> Vec<Field> {
    let mut fields = vec![Field::fact("Delivers", delivered(trigger.deliver))];
    if !trigger.dedupe.is_empty() {
        let keys: Vec<_> = trigger.dedupe.iter().map(|key| key.path).collect();
        fields.push(Field::fact("Told apart by", keys.join(", ")));
    }
    if let Some(webhook) = trigger.webhook() {
        deliveries(&mut fields, webhook);
    }
    if let Some(poll) = trigger.poll() {
        polls(&mut fields, poll);
    }
    fields
}

fn delivered(deliver: Deliver) -> &'static str {
    match deliver {
        Deliver::Each => "each event by itself",
        Deliver::Batch => "all new events together",
        Deliver::Always => "each time, with what is new",
    }
}

fn polls(fields: &mut Vec<Field>, poll: &Poll) {
    fields.push(Field::fact("Asks", format!("every {}", duration(poll.every))));
    if let Some(cursor) = &poll.cursor {
        fields.push(Field::fact("Goes on from", format!("{}: {}", cursor.path, words::of_type(&cursor.ty))));
    }
    match poll.lookback {
        Some(Lookback::Duration(millis)) => fields.push(Field::fact("Looks back", duration(millis))),
        Some(Lookback::Number(number)) => fields.push(Field::fact("Looks back", format!("by {number}"))),
        None => {}
    }
    let first = match poll.first_run {
        FirstRun::Now => "what is new from then on",
        FirstRun::Everything => "everything that is there",
    };
    fields.push(Field::fact("First run", first));
}

fn deliveries(fields: &mut Vec<Field>, webhook: &Webhook) {
    match &webhook.verify {
        Verify::Hmac(hmac) => {
            let hash = match hmac.hash {
                Hash::Sha1 => "HMAC-SHA1",
                Hash::Sha512 => "HMAC-SHA512",
                _ => "HMAC-SHA256",
            };
            let fresh = hmac.fresh.map(|fresh| format!(", {} old at most", duration(fresh.within)));
            fields.push(Field::fact("Verified by", format!("{hash}{}", fresh.unwrap_or_default())));
        }
        Verify::Jwt(jwt) => fields.push(Field::fact("Verified by", format!("signed token ({})", jwt.algorithms.join(", ")))),
        Verify::None { because } => fields.push(Field::fact("Not verified", *because)),
        _ => fields.push(Field::fact("Verified by", "shared secret")),
    }
    let registered = match &webhook.register {
        Some(_) => "by itself",
        None => "by hand: its URL is entered at the service",
    };
    fields.push(Field::fact("Registered", registered));
    if let Some(renew) = &webhook.renew {
        fields.push(Field::fact("Renewed", format!("every {}", duration(renew.every))));
    }
}
