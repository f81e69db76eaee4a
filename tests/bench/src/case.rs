//! What is asked, and what is answered: always the same bytes.

use std::str::FromStr;

use serde::Serialize;

use crate::{
    Error, Result,
    model::{Channel, History, Latest, LongMessage, Metadata, Profile, ShortMessage, User, UserInfo},
};

/// The token that every client signs with.
pub(crate) const TOKEN: &str = "xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy";

/// One call and its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// The profile of one user: 1 KB.
    User,
    /// A list of messages of some hundred characters, and four fields around it: 97 KB.
    Long,
    /// A list of messages with many short fields, and four fields around it: 94 KB.
    Short,
}

impl Case {
    pub(crate) const ALL: [Self; 3] = [Self::User, Self::Long, Self::Short];

    /// Below the base URL.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::User => "/users.info",
            Self::Long => "/conversations.long",
            Self::Short => "/conversations.short",
        }
    }

    pub(crate) fn query(self) -> [(&'static str, &'static str); 2] {
        match self {
            Self::User => [("user", "U012AB3CD"), ("include_locale", "true")],
            Self::Long | Self::Short => [("channel", "C0G9QF9GW"), ("limit", "200")],
        }
    }

    /// The answer, as JSON.
    pub(crate) fn answer(self) -> Result<Vec<u8>> {
        match self {
            Self::User => Ok(serde_json::to_vec(&user())?),
            Self::Long => Ok(serde_json::to_vec(&history(376, LongMessage::some))?),
            Self::Short => Ok(serde_json::to_vec(&history(421, ShortMessage::some))?),
        }
    }
}

impl FromStr for Case {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        match name {
            "1k" => Ok(Self::User),
            "97k-long" => Ok(Self::Long),
            "94k-short" => Ok(Self::Short),
            _ => Err(format!("there is no case `{name}`").into()),
        }
    }
}

fn user() -> UserInfo {
    let image = |size| format!("https://avatars.example.com/2026-01-12/e3b51ca72dee_{size}.png");
    UserInfo {
        ok: true,
        error: None,
        user: Some(User {
            id: "U012AB3CD".into(),
            team_id: "T012AB3C4".into(),
            name: "spengler".into(),
            deleted: false,
            color: "9f69e7".into(),
            real_name: Some("Egon Spengler".into()),
            tz: "America/New_York".into(),
            tz_label: "Eastern Daylight Time".into(),
            tz_offset: -14400,
            profile: Profile {
                avatar_hash: "e3b51ca72dee".into(),
                title: "Doctor of metallurgy".into(),
                phone: "+1 212 555 2368".into(),
                status_text: "Print is dead".into(),
                status_emoji: ":books:".into(),
                real_name: "Egon Spengler".into(),
                first_name: "Egon".into(),
                last_name: "Spengler".into(),
                display_name: "spengler".into(),
                real_name_normalized: "Egon Spengler".into(),
                display_name_normalized: "spengler".into(),
                email: Some("egon@example.com".into()),
                image_24: image(24),
                image_72: image(72),
                image_192: image(192),
                image_512: image(512),
                team: "T012AB3C4".into(),
            },
            is_admin: true,
            is_owner: false,
            is_restricted: false,
            is_bot: false,
            is_app_user: false,
            updated: 1_767_225_600,
            has_2fa: true,
            locale: Some("en-US".into()),
        }),
    }
}

/// A list of so many messages, between the fields that are wanted of it.
fn history<M: Serialize>(count: usize, message: fn(&mut Words) -> M) -> History<M> {
    let words = &mut Words(1);
    History {
        ok: true,
        error: None,
        channel: Some(Channel {
            id: "C0G9QF9GW".into(),
            name: "ghostbusters".into(),
            creator: "U012AB3CD".into(),
            is_private: false,
            members: 4,
        }),
        messages: (0..count).map(|_| message(words)).collect(),
        latest: Some(Latest { ts: "1767225600.000247".into(), user: "U012AB3CD".into() }),
        has_more: true,
        response_metadata: Some(Metadata { next_cursor: "bmV4dF90czoxNTEyMDg1ODYxMDAwNTQz".into() }),
    }
}

impl LongMessage {
    fn some(words: &mut Words) -> Self {
        let length = 90 + words.below(220);
        Self { user: words.id('U'), ts: words.time(), text: words.text(length) }
    }
}

impl ShortMessage {
    fn some(words: &mut Words) -> Self {
        Self {
            kind: words.word(),
            subtype: words.word(),
            user: words.id('U'),
            team: words.id('T'),
            bot_id: words.id('B'),
            ts: words.time(),
            thread_ts: words.time(),
            username: words.word(),
            text: words.text(16),
            icon_emoji: words.word(),
        }
    }
}

/// Words that look random and are the same in every run (a linear congruential generator).
struct Words(u64);

impl Words {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn word(&mut self) -> String {
        const WORDS: [&str; 16] = [
            "slime", "tower", "proton", "ghost", "trap", "keeper", "stream", "cross", "gate", "symmetry", "toast", "library", "zuul",
            "manifest", "packs", "vapour",
        ];
        WORDS[self.below(WORDS.len())].to_owned()
    }

    /// At least so many bytes, with a line break now and then.
    fn text(&mut self, length: usize) -> String {
        let mut text = self.word();
        while text.len() < length {
            text.push(if self.below(24) == 0 { '\n' } else { ' ' });
            text += &self.word();
        }
        text
    }

    fn id(&mut self, kind: char) -> String {
        format!("{kind}{:08X}", self.below(1 << 31))
    }

    fn time(&mut self) -> String {
        format!("17672{:05}.{:06}", self.below(100_000), self.below(1_000_000))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn answers_have_their_sizes() {
        let sizes = Case::ALL.map(|case| case.answer().unwrap().len());
        for (size, expected) in sizes.into_iter().zip([1_024, 97_000, 94_000]) {
            assert!(size.abs_diff(expected) < expected / 100, "{sizes:?}");
        }
    }
}
