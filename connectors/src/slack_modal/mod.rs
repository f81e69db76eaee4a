//! Slack modals: read a profile, open a view, act on what was submitted.

use connector_core::connector;

connector! {
    /// Talk to Slack users through modals: read a profile, open a view, act on what was submitted.
    pub connector SlackModal "Slack Modal" {
        key: "slack_modal",                // immutable id
        version: "1.0.0",
        icon: "slack.svg",                 // embedded and checked at compile time, next to this file
        color: "#4A154B",
        documentation: "https://api.slack.com/surfaces/modals",
        support: "connectors@example.com",
        base_url: "https://slack.com/api",
    }

    // ---- authentication: what a person is asked for when a connection is made -------------------------------------

    /// A bot token of your own Slack app.
    auth bot "Bot token" custom {
        parameters {
            /// Shown on the app's page *OAuth & Permissions*.
            token "Bot User OAuth Token": Secret where matches "^xoxb-",
            /// Shown on the app's page *Basic Information*; asked for once a trigger that needs it is used.
            signing_secret "Signing secret": Option<Secret>,
        }
    }

    // ---- helper: one place for the header, the errors and the limits of every call --------------------------------

    /// Signs a request with the bot token and reads Slack's `200 {"ok": false}` as the error it is.
    helper slack {
        header "Authorization": "Bearer {auth.token}";

        // The first rule that matches wins; without a match a 4xx or 5xx keeps the kind of its status.
        error body.ok == false && body.error == "ratelimited" => RateLimited;
        error body.ok == false && body.error in ["invalid_auth", "not_authed", "token_revoked", "account_inactive"]
            => Unauthorized { code: body.error };
        error body.ok == false && body.error == "user_not_found" => NotFound { code: body.error };
        error body.ok == false => Rejected { code: body.error, message: "Slack refused the call: {body.error}" };

        retry { attempts: 4, backoff: 500ms..30s }   // honours Retry-After; a write only where nothing was done
        limit 50 per 1m by card;
    }

    // ---- system flows ---------------------------------------------------------------------------------------------

    authping {
        GET "/auth.test" via slack;
        identity: String from body.user;
        account: String from body.team;
        sample => 200 json { "ok": true, "user": "ghostbot", "team": "Firehouse" };
        sample "Wrong token" => 200 json { "ok": false, "error": "invalid_auth" };
    }

    revoke { POST "/auth.revoke" via slack; sample => 200 json { "ok": true, "revoked": true }; }

    // ---- shapes that several cards share --------------------------------------------------------------------------

    /// A person in the workspace.
    record Member {
        id "User ID": String,
        real_name "Real name": Option<String>,
        is_bot "Is a bot": bool = false,                      // `=` is a default
        email "Email": Option<String> from profile.email,     // `from` is a source: a path in the record's own JSON
    }

    // ---- action cards ---------------------------------------------------------------------------------------------

    /// Reads the profile of one user.
    action get_user "Get Slack User" {
        effects read;
        input "User" {
            /// Such as `U012AB3CD`.
            user "User ID": String,
            include_locale "Include locale": Option<bool>,
        }
        GET "/users.info" via slack {
            query { user: input.user, include_locale: input.include_locale }   // an absent Option is not sent
        }
        output "Profile" {
            user "User": Member from body.user,
            real_name "Real name": String from body.user.real_name,
            locale "Locale": Option<String> from body.user.locale,
        }
        sample { user: "U012AB3CD" } => 200 json {
            "ok": true,
            "user": { "id": "U012AB3CD", "real_name": "Egon Spengler", "is_bot": false,
                      "profile": { "email": "egon@example.com" }, "locale": "en-US" }
        };
        sample "Unknown user" { user: "U0NOBODY" } => 200 json { "ok": false, "error": "user_not_found" };
    }

    /// Opens a modal. Slack accepts a trigger id for three seconds.
    action open_modal "Open Modal" {
        effects write;
        deadline 3s;                       // waits, retries and the call together
        input "Modal" {
            trigger_id "Trigger ID": String,
            /// A view object of Block Kit.
            view "View": Object,
        }
        POST "/views.open" via slack { json { trigger_id: input.trigger_id, view: input.view } }
        output "View" {
            view_id "View ID": String from body.view.id,
            hash "Hash": String from body.view.hash,
        }
        sample { trigger_id: "12345.98765.abcd2358fdea", view: { "type": "modal" } } => 200 json from "samples/views_open.json";
    }

    /// Lists the members of the workspace.
    action list_members "List Members" {
        effects read;
        GET "/users.list" via slack { query { limit: 200 } }
        pages {
            cursor query.cursor from body.response_metadata.next_cursor;
            items Member from body.members;
        }
        sample => 200 json {
                "ok": true, "members": [{ "id": "U1", "real_name": "Ray Stantz" }, { "id": "U2" }],
                "response_metadata": { "next_cursor": "dXNlcjpVMEc5V0ZYTlo=" }
            },
            page "dXNlcjpVMEc5V0ZYTlo=" => 200 json {
                "ok": true, "members": [{ "id": "U3", "is_bot": true }], "response_metadata": { "next_cursor": "" }
            };
    }

    /// Finds a person by email and sends them a message: three calls, one card.
    action message_by_email "Message by Email" {
        effects write;
        input { email "Email": String, text "Text": String }
        // Only what a step names leaves it, each with its type.
        let found = GET "/users.lookupByEmail" via slack { query { email: input.email } } => { user: String from body.user.id };
        let dm = POST "/conversations.open" via slack { json { users: found.user } } => { channel: String from body.channel.id };
        POST "/chat.postMessage" via slack { json { channel: dm.channel, text: input.text } }
        output { ts "Timestamp": String from body.ts }
        sample { email: "egon@example.com", text: "Hello" } =>
            found: 200 json { "ok": true, "user": { "id": "U012AB3CD" } },
            dm: 200 json { "ok": true, "channel": { "id": "D069C7QFK" } },
            200 json { "ok": true, "ts": "1503435956.000247" };
    }

    /// The Custom API Action: any call of the API, with this connection's auth and this connector's host.
    custom_api_action via slack;

    // ---- triggers -------------------------------------------------------------------------------------------------

    /// A person submitted a modal.
    trigger modal_submitted "Modal Submitted" webhook {
        verify hmac_sha256 {
            key: auth.signing_secret,
            over: "v0:{header.x-slack-request-timestamp}:{raw_body}",
            equals: "v0={hex}" in header["x-slack-signature"],
            fresh: 5m by header["x-slack-request-timestamp"],
        }
        payload json from form.payload;
        output {
            trigger_id "Trigger ID": String from body.trigger_id,
            user "User ID": String from body.user.id,
            values "Values": Object from body.view.state.values,
        }
        reply 200;
    }
}
