//! The call by a connector with the helper of Slack Modal: the bearer header, the error rules, retry, and a limit that is never reached.

use std::sync::Arc;

use bytes::Bytes;
use connector_core::{
    connector,
    seam::{Bounds, BoxFuture, HttpRequest, Reply, SendError, Transport},
};
use http::{HeaderMap, StatusCode};

use crate::{
    Result,
    case::{Case, TOKEN},
    drive::Client,
};

connector! {
    /// The parts of Slack that are measured.
    pub(crate) connector Measured "Measured" {
        key: "measured",
        version: "1.0.0",
        base_url: "https://slack.com/api",
    }

    auth bot "Bot token" custom {
        parameters { token "Bot User OAuth Token": Secret where matches "^xoxb-" }
    }

    /// A token that is renewed when it runs out.
    auth app "App" oauth2 client_credentials {
        parameters { site: Url }
        token_url: "{auth.site}/oauth.access",
    }

    /// For what needs no credentials.
    auth nobody "Nobody" custom {}

    helper slack {
        header "Authorization": "Bearer {auth.token}" for bot;
        header "Authorization": "Bearer {auth.access_token}" for app;

        error body.ok == false && body.error == "ratelimited" => RateLimited;
        error body.ok == false && body.error in ["invalid_auth", "not_authed", "token_revoked", "account_inactive"]
            => Unauthorized { code: body.error };
        error body.ok == false && body.error == "user_not_found" => NotFound { code: body.error };
        error body.ok == false => Rejected { code: body.error, message: "Slack refused the call: {body.error}" };

        retry { attempts: 4, backoff: 500ms..30s }
        limit 1000000000 per 1s by card;
    }

    /// The same without retry and limit.
    helper plain {
        header "Authorization": "Bearer {auth.token}" for bot;

        error body.ok == false && body.error == "ratelimited" => RateLimited;
        error body.ok == false && body.error in ["invalid_auth", "not_authed", "token_revoked", "account_inactive"]
            => Unauthorized { code: body.error };
        error body.ok == false && body.error == "user_not_found" => NotFound { code: body.error };
        error body.ok == false => Rejected { code: body.error, message: "Slack refused the call: {body.error}" };
        retry { attempts: 1 }
    }

    /// A person in the workspace.
    record Member {
        id "User ID": String,
        real_name "Real name": Option<String>,
        is_bot "Is a bot": bool = false,
        email "Email": Option<String> from profile.email,
    }

    /// Reads the profile of one user.
    action get_user "Get Slack User" {
        effects read;
        input "User" {
            user "User ID": String,
            include_locale "Include locale": Option<bool>,
        }
        GET "/users.info" via slack {
            query { user: input.user, include_locale: input.include_locale }
        }
        output "Profile" {
            user "User": Member from body.user,
            real_name "Real name": String from body.user.real_name,
            locale "Locale": Option<String> from body.user.locale,
        }
        sample { user: "U012AB3CD" } => 200 json { "ok": true, "user": { "id": "U012AB3CD", "real_name": "Egon Spengler" } };
    }

    /// The same without retry and limit.
    action get_user_plainly "Get Slack User Plainly" {
        effects read;
        input "User" {
            user "User ID": String,
            include_locale "Include locale": Option<bool>,
        }
        GET "/users.info" via plain {
            query { user: input.user, include_locale: input.include_locale }
        }
        output "Profile" {
            user "User": Member from body.user,
            real_name "Real name": String from body.user.real_name,
            locale "Locale": Option<String> from body.user.locale,
        }
        sample { user: "U012AB3CD" } => 200 json { "ok": true, "user": { "id": "U012AB3CD", "real_name": "Egon Spengler" } };
    }

    /// Reads four fields of a list of messages that are some hundred characters long.
    action read_long "Read Long Messages" {
        effects read;
        input {
            channel "Channel ID": String,
            limit "Limit": i64,
        }
        GET "/conversations.long" via slack {
            query { channel: input.channel, limit: input.limit }
        }
        output {
            id "Channel ID": String from body.channel.id,
            name "Channel name": String from body.channel.name,
            latest "Latest": String from body.latest.ts,
            next "Next page": String from body.response_metadata.next_cursor,
        }
        sample { channel: "C1", limit: 1 } => 200 json {
            "ok": true, "channel": { "id": "C1", "name": "general" }, "latest": { "ts": "1.1" },
            "response_metadata": { "next_cursor": "n" }
        };
    }

    /// Reads four fields of a list of messages that have many short fields.
    action read_short "Read Short Messages" {
        effects read;
        input {
            channel "Channel ID": String,
            limit "Limit": i64,
        }
        GET "/conversations.short" via slack {
            query { channel: input.channel, limit: input.limit }
        }
        output {
            id "Channel ID": String from body.channel.id,
            name "Channel name": String from body.channel.name,
            latest "Latest": String from body.latest.ts,
            next "Next page": String from body.response_metadata.next_cursor,
        }
        sample { channel: "C1", limit: 1 } => 200 json {
            "ok": true, "channel": { "id": "C1", "name": "general" }, "latest": { "ts": "1.1" },
            "response_metadata": { "next_cursor": "n" }
        };
    }
}

pub(crate) struct Ours {
    client: Measured,
    case: Case,
    is_plain: bool,
}

impl Ours {
    pub(crate) fn new(case: Case, base: &str) -> Result<Self> {
        let client = Measured::bot().token(TOKEN).endpoint("https://slack.com/api", base).connect()?;
        Ok(Self { client, case, is_plain: false })
    }

    /// Without retry and limit.
    pub(crate) fn plain(case: Case, base: &str) -> Result<Self> {
        Ok(Self { is_plain: true, ..Self::new(case, base)? })
    }

    /// With a live token of a sign-in.
    pub(crate) fn signed_in(case: Case, base: &str) -> Result<Self> {
        let app = Measured::app().site(base).client_id("id").client_secret("secret").access_token(TOKEN);
        Ok(Self { client: app.endpoint("https://slack.com/api", base).connect()?, case, is_plain: false })
    }

    /// Without credentials.
    pub(crate) fn open(case: Case, base: &str) -> Result<Self> {
        Ok(Self {
            client: Measured::nobody().endpoint("https://slack.com/api", base.replace("/api", "/pub")).connect()?,
            case,
            is_plain: false,
        })
    }

    /// A client whose calls are answered from memory, and never sent.
    pub(crate) fn from_memory(case: Case, answer: Bytes) -> Result<Self> {
        let client = Measured::bot().token(TOKEN).transport(Arc::new(Memory(answer))).connect()?;
        Ok(Self { client, case, is_plain: false })
    }
}

impl Client for Ours {
    async fn call(&self) -> Result<usize> {
        Ok(match self.case {
            Case::User if self.is_plain => {
                let found = self.client.get_user_plainly(GetUserPlainly::new("U012AB3CD").include_locale(true)).await?;
                let length = |text: Option<String>| text.map_or(0, |text| text.len());
                found.user.id.len() + found.real_name.len() + length(found.locale) + length(found.user.email)
            }
            Case::User => {
                let found = self.client.get_user(GetUser::new("U012AB3CD").include_locale(true)).await?;
                let length = |text: Option<String>| text.map_or(0, |text| text.len());
                found.user.id.len() + found.real_name.len() + length(found.locale) + length(found.user.email)
            }
            Case::Long => {
                let found = self.client.read_long(("C0G9QF9GW", 200)).await?;
                found.id.len() + found.name.len() + found.latest.len() + found.next.len()
            }
            Case::Short => {
                let found = self.client.read_short(("C0G9QF9GW", 200)).await?;
                found.id.len() + found.name.len() + found.latest.len() + found.next.len()
            }
        })
    }
}

/// Answers every request with the same bytes.
pub(crate) struct Memory(pub(crate) Bytes);

impl Transport for Memory {
    fn send(&self, _: HttpRequest, _: Bounds) -> BoxFuture<'_, Result<Reply, SendError>> {
        let body = self.0.clone();
        Box::pin(async move { Ok(Reply { status: StatusCode::OK, headers: HeaderMap::new(), body }) })
    }
}
