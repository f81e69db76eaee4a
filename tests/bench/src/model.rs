//! The answers as serde reads them, written by hand: each in full, and only what is wanted of it.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{Result, case::Case};

/// An answer that says for itself whether it is one, as Slack's do.
pub(crate) trait Answer: DeserializeOwned + Send + Sync + 'static {
    /// What was wanted, as a length to compare, or the error that it is.
    fn wanted(&self) -> Result<usize>;
}

/// How many characters the wanted fields of a case have together: what every client must come to.
pub(crate) fn expected(case: Case) -> usize {
    match case {
        Case::User => "U012AB3CD".len() + "Egon Spengler".len() + "en-US".len() + "egon@example.com".len(),
        Case::Long | Case::Short => {
            "C0G9QF9GW".len() + "ghostbusters".len() + "1767225600.000247".len() + "bmV4dF90czoxNTEyMDg1ODYxMDAwNTQz".len()
        }
    }
}

fn refused(error: Option<&String>) -> crate::Error {
    format!("the service refused the call: {}", error.map_or("it does not say why", String::as_str)).into()
}

fn absent(field: &str) -> crate::Error {
    format!("the answer has no `{field}`").into()
}

/// A user, in full.
#[derive(Serialize, Deserialize)]
pub(crate) struct UserInfo {
    pub(crate) ok: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) error: Option<String>,
    pub(crate) user: Option<User>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct User {
    pub(crate) id: String,
    pub(crate) team_id: String,
    pub(crate) name: String,
    pub(crate) deleted: bool,
    pub(crate) color: String,
    pub(crate) real_name: Option<String>,
    pub(crate) tz: String,
    pub(crate) tz_label: String,
    pub(crate) tz_offset: i64,
    pub(crate) profile: Profile,
    pub(crate) is_admin: bool,
    pub(crate) is_owner: bool,
    pub(crate) is_restricted: bool,
    pub(crate) is_bot: bool,
    pub(crate) is_app_user: bool,
    pub(crate) updated: i64,
    pub(crate) has_2fa: bool,
    pub(crate) locale: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Profile {
    pub(crate) avatar_hash: String,
    pub(crate) title: String,
    pub(crate) phone: String,
    pub(crate) status_text: String,
    pub(crate) status_emoji: String,
    pub(crate) real_name: String,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) display_name: String,
    pub(crate) real_name_normalized: String,
    pub(crate) display_name_normalized: String,
    pub(crate) email: Option<String>,
    pub(crate) image_24: String,
    pub(crate) image_72: String,
    pub(crate) image_192: String,
    pub(crate) image_512: String,
    pub(crate) team: String,
}

impl Answer for UserInfo {
    fn wanted(&self) -> Result<usize> {
        match &self.user {
            _ if !self.ok => Err(refused(self.error.as_ref())),
            None => Err(absent("user")),
            Some(user) => wanted_of_user(&user.id, &user.real_name, &user.locale, &user.profile.email),
        }
    }
}

fn wanted_of_user(id: &str, name: &Option<String>, locale: &Option<String>, email: &Option<String>) -> Result<usize> {
    let length = |text: &Option<String>| text.as_ref().map_or(0, String::len);
    let name = name.as_ref().ok_or_else(|| absent("user.real_name"))?;
    Ok(id.len() + name.len() + length(locale) + length(email))
}

/// Of a user, what the card of the connector gives.
#[derive(Deserialize)]
pub(crate) struct UserWanted {
    ok: bool,
    error: Option<String>,
    user: Option<UserFields>,
}

#[derive(Deserialize)]
struct UserFields {
    id: String,
    real_name: Option<String>,
    #[serde(default)]
    is_bot: bool,
    locale: Option<String>,
    profile: ProfileFields,
}

#[derive(Deserialize)]
struct ProfileFields {
    email: Option<String>,
}

impl Answer for UserWanted {
    fn wanted(&self) -> Result<usize> {
        match &self.user {
            _ if !self.ok => Err(refused(self.error.as_ref())),
            None => Err(absent("user")),
            Some(user) if user.is_bot => Err("the user is a bot".into()),
            Some(user) => wanted_of_user(&user.id, &user.real_name, &user.locale, &user.profile.email),
        }
    }
}

/// A list of messages, in full.
#[derive(Serialize, Deserialize)]
pub(crate) struct History<M> {
    pub(crate) ok: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) error: Option<String>,
    pub(crate) channel: Option<Channel>,
    #[serde(default = "Vec::new")]
    pub(crate) messages: Vec<M>,
    pub(crate) latest: Option<Latest>,
    #[serde(default)]
    pub(crate) has_more: bool,
    pub(crate) response_metadata: Option<Metadata>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Channel {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) creator: String,
    pub(crate) is_private: bool,
    pub(crate) members: i64,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Latest {
    pub(crate) ts: String,
    pub(crate) user: String,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Metadata {
    pub(crate) next_cursor: String,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct LongMessage {
    pub(crate) user: String,
    pub(crate) ts: String,
    pub(crate) text: String,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct ShortMessage {
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) subtype: String,
    pub(crate) user: String,
    pub(crate) team: String,
    pub(crate) bot_id: String,
    pub(crate) ts: String,
    pub(crate) thread_ts: String,
    pub(crate) username: String,
    pub(crate) text: String,
    pub(crate) icon_emoji: String,
}

impl<M: DeserializeOwned + Send + Sync + 'static> Answer for History<M> {
    fn wanted(&self) -> Result<usize> {
        match (&self.channel, &self.latest, &self.response_metadata) {
            _ if !self.ok => Err(refused(self.error.as_ref())),
            (Some(channel), Some(latest), Some(metadata)) => {
                Ok(channel.id.len() + channel.name.len() + latest.ts.len() + metadata.next_cursor.len())
            }
            _ => Err(absent("channel, latest or response_metadata")),
        }
    }
}

/// Of a list of messages, the four fields around it.
#[derive(Deserialize)]
pub(crate) struct HistoryFour {
    ok: bool,
    error: Option<String>,
    channel: Option<ChannelFields>,
    latest: Option<LatestFields>,
    response_metadata: Option<Metadata>,
}

#[derive(Deserialize)]
struct ChannelFields {
    id: String,
    name: String,
}

#[derive(Deserialize)]
struct LatestFields {
    ts: String,
}

impl Answer for HistoryFour {
    fn wanted(&self) -> Result<usize> {
        match (&self.channel, &self.latest, &self.response_metadata) {
            _ if !self.ok => Err(refused(self.error.as_ref())),
            (Some(channel), Some(latest), Some(metadata)) => {
                Ok(channel.id.len() + channel.name.len() + latest.ts.len() + metadata.next_cursor.len())
            }
            _ => Err(absent("channel, latest or response_metadata")),
        }
    }
}
