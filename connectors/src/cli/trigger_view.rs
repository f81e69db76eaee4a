//! A trigger as a person sees it in a flow builder, drawn for a terminal.

use connector_core::card::{Connector, Deliver, FirstRun, Hash, Lookback, Poll, Trigger, Verify, Webhook};

use super::{card_view, frame::Frame, words};

pub(crate) fn draw(connector: &Connector, trigger: &Trigger, width: usize, ascii: bool) -> String {
    let mut frame = Frame::new(width, ascii, connector.title);
    frame.pair(0, trigger.title, &words::of_source(trigger));
    if !trigger.hint.is_empty() {
        frame.text(0, trigger.hint);
    }
    card_view::inputs(&mut frame, trigger.input);
    card_view::outputs(&mut frame, trigger.output, trigger.input, false);
    frame.heading("When it runs");
    frame.pair(0, "Delivers", delivered(trigger.deliver));
    if !trigger.dedupe.is_empty() {
        let keys: Vec<_> = trigger.dedupe.iter().map(|key| key.path).collect();
        frame.pair(0, "Told apart by", &keys.join(", "));
    }
    if let Some(webhook) = trigger.webhook() {
        deliveries(&mut frame, webhook);
    }
    if let Some(poll) = trigger.poll() {
        polls(&mut frame, poll);
    }
    let legend = if trigger.input.fields.iter().any(|field| field.required) { "* must be filled in\n" } else { "" };
    format!("{}{legend}", frame.close())
}

fn delivered(deliver: Deliver) -> &'static str {
    match deliver {
        Deliver::Each => "each event by itself",
        Deliver::Batch => "all new events together",
        Deliver::Always => "each time, with what is new",
    }
}

fn polls(frame: &mut Frame, poll: &Poll) {
    frame.pair(0, "Asks", &format!("every {}", words::of_duration(poll.every)));
    if let Some(cursor) = &poll.cursor {
        frame.pair(0, "Goes on from", &format!("{}: {}", cursor.path, words::of_type(&cursor.ty)));
    }
    match poll.lookback {
        Some(Lookback::Duration(millis)) => frame.pair(0, "Looks back", &words::of_duration(millis)),
        Some(Lookback::Number(number)) => frame.pair(0, "Looks back", &format!("by {number}")),
        None => {}
    }
    let first = match poll.first_run {
        FirstRun::Now => "what is new from then on",
        FirstRun::Everything => "everything that is there",
    };
    frame.pair(0, "First run", first);
}

fn deliveries(frame: &mut Frame, webhook: &Webhook) {
    match &webhook.verify {
        Verify::Hmac(hmac) => {
            let hash = match hmac.hash {
                Hash::Sha1 => "HMAC-SHA1",
                Hash::Sha512 => "HMAC-SHA512",
                _ => "HMAC-SHA256",
            };
            let fresh = hmac.fresh.map(|fresh| format!(", {} old at most", words::of_duration(fresh.within)));
            frame.pair(0, "Verified by", &format!("{hash}{}", fresh.unwrap_or_default()));
        }
        Verify::Jwt(jwt) => frame.pair(0, "Verified by", &format!("signed token ({})", jwt.algorithms.join(", "))),
        Verify::None { because } => frame.pair(0, "Not verified", because),
        _ => frame.pair(0, "Verified by", "shared secret"),
    }
    let registered = match &webhook.register {
        Some(_) => "by itself",
        None => "by hand: its URL is entered at the service",
    };
    frame.pair(0, "Registered", registered);
    if let Some(renew) = &webhook.renew {
        frame.pair(0, "Renewed", &format!("every {}", words::of_duration(renew.every)));
    }
}
