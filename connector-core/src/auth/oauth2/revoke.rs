//! Revocation (RFC 7009): tokens that nobody needs any more are ended at the service.

use super::{Client, tokens};
use crate::data::error::Result;

impl Client<'_> {
    /// Ends the refresh token, or the access token where there is no other. A token that the service does not know is ended already.
    pub(crate) async fn revoke(&self) -> Result<()> {
        let url = self.url(self.oauth.revoke_url.as_ref(), "revoke_url")?;
        let tokens = [("refresh_token", self.value("refresh_token")), ("access_token", self.value("access_token"))];
        let Some((hint, token)) = tokens.into_iter().find_map(|(hint, token)| Some((hint, token?))) else { return Ok(()) };
        let form = vec![("token", token), ("token_type_hint", hint.into())];
        let secrets = self.secrets(&form);
        let reply = self.ask(&url, form, &[]).await?;
        match reply.status.is_success() {
            true => Ok(()),
            false => {
                let answer = tokens::fields(&reply).map_err(|error| self.named(error, &url, &secrets))?;
                tokens::refusal(&reply, &answer).map_err(|error| self.named(error, &url, &secrets))
            }
        }
    }
}
