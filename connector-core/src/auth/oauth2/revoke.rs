//! Revocation (RFC 7009): tokens that nobody needs any more are ended at the service.

use super::{Client, tokens};
use crate::data::{error::Result, secret::Secret};

impl Client<'_> {
    /// Ends the refresh token, and then the access token: a service need not end the second with the first. A token that the service does not
    /// know is ended already.
    pub(crate) async fn revoke(&self) -> Result<()> {
        for hint in ["refresh_token", "access_token"] {
            if let Some(token) = self.value(hint) {
                self.revoke_one(hint, token).await?;
            }
        }
        Ok(())
    }

    async fn revoke_one(&self, hint: &'static str, token: Secret) -> Result<()> {
        let url = self.url(self.oauth.revoke_url.as_ref(), "revoke_url")?;
        let form = vec![("token", token), ("token_type_hint", hint.into())];
        let secrets = self.secrets(&form);
        let reply = self.ask(&url, form, &[]).await?;
        if reply.status.is_success() {
            return Ok(());
        }
        let answer = tokens::fields(&reply).map_err(|error| self.named(error, &url, &secrets))?;
        match tokens::refusal(&reply, &answer) {
            // It ends only tokens of the other kind (RFC 7009, 2.2.1).
            Err(error) if error.code() == Some("unsupported_token_type") => Ok(()),
            ended => ended.map_err(|error| self.named(error, &url, &secrets)),
        }
    }
}
