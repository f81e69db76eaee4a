//! Every statement of a trigger that is a webhook.
#![deny(warnings)]
use connector_core::connector;

connector! {
    pub connector Hub "Hub" {
        key: "hub",
        version: "1.0.0",
        base_url: "https://api.example.com",
    }
    auth token "Token" custom { parameters { token "Token": Secret, signing_secret "Signing secret": Option<Secret>, tenant "Tenant": String } }
    helper hub { header "Authorization": "Bearer {auth.token}"; }
    record Issue { number "Number": i64, title "Title": String }

    /// A person submitted a form.
    trigger submitted "Form Submitted" webhook {
        verify hmac_sha256 {
            key: auth.signing_secret,
            over: "v0:{header.x-timestamp}:{raw_body}",
            equals: "v0={hex}" in header["x-signature"],
            fresh: 5m by header["x-timestamp"],
        }
        challenge body.challenge => json { challenge: body.challenge };
        payload json from form.payload;
        output {
            user "User": String from body.user.id,
            values "Values": Object from body.values,
            delivery "Delivery": String from header["x-delivery"],
            team "Team": Option<String> from query.team,
        }
        dedupe by header["x-delivery"];
        reply 202 json { ok: true, user: body.user.id };
        sample "A form" => json { "user": { "id": "U1" }, "values": { "name": "Ray" } };
    }

    trigger issue_changed "Issue Changed" webhook {
        options { repository "Repository": String }
        verify hmac_sha1 { key: auth.signing_secret, over: "{event_url}{raw_body}", equals: "{base64}" in header.authorization }
        events Issue from body.issues;
        dedupe by item.number;
        register {
            POST "/repos/{options.repository}/hooks" via hub { json { url: event_url } } => { id: String from body.id, until: DateTime from body.until };
        }
        renew every 1d { PATCH "/hooks/{registration.id}" via hub => { until: DateTime from body.until }; }
        deregister { DELETE "/hooks/{registration.id}" via hub; }
        reconcile poll every 1h {
            GET "/repos/{options.repository}/issues" via hub;
            pages { cursor query.page from body.next; items Issue from body.issues; }
        }
    }

    trigger logged "Logged" webhook {
        verify jwt { jwks: "https://id.example.com/keys", algorithms: [RS256, ES256], issuer: "https://id.example.com", audience: "{auth.tenant}", in: header.authorization }
        challenge query["hub.challenge"];
        events body.lines;
        output { id "ID": String from item.id, account "Account": String from body.account }
        dedupe by item.id;
    }

    trigger pinged "Pinged" webhook {
        verify shared_secret { key: auth.signing_secret, in: query.secret }
        payload form;
        event Object from body.ping;
    }

    trigger opened "Opened" webhook { verify none because "the service cannot sign"; }
}

fn main() {
    let trigger = Hub::CONNECTOR.trigger("issue_changed").unwrap();
    assert!(trigger.webhook().unwrap().register.is_some());
    assert!(trigger.poll().is_some());
    assert!(Hub::CONNECTOR.triggers.iter().any(|trigger| trigger.name == "pinged"));
}
