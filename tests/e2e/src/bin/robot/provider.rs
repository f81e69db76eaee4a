//! The connector that signs in at oidc-provider.

use connector_core::connector;

connector! {
    pub(crate) connector Provider "Provider" { key: "provider", version: "1.0.0", base_url: "{auth.issuer}" }

    auth web oauth2 authorization_code {
        parameters { issuer: Url }
        authorize_url: "{auth.issuer}/auth",
        token_url: "{auth.issuer}/token",
        revoke_url: "{auth.issuer}/token/revocation",
        scopes { "openid" required, "offline_access" required, "api:read" required }
        authorize_parameters { prompt: "consent" }
    }

    helper api { header "Authorization": "Bearer {auth.access_token}"; retry { attempts: 1 } }

    authping { GET "/api/me" via api; identity: String from body.sub; }

    action me "Me" { effects read; GET "/api/me" via api; output { sub: String from body.sub } }

    /// The service takes each token once.
    action once "Once" { effects read; GET "/api/once" via api; output { sub: String from body.sub } }
}

/// A new sign-in of a person who agrees to everything.
pub(crate) async fn signed_in(issuer: &str) -> connector_core::Result<ProviderWeb> {
    let web = Provider::web().issuer(issuer).client_id("web").client_secret("web-secret");
    let sign_in = web.authorize("http://127.0.0.1:4999/cb")?;
    let callback = tests_e2e::sign_in(issuer, sign_in.url().as_str());
    let callback = callback.map_err(|failure| connector_core::Error::new(connector_core::ErrorKind::Transport, failure.to_string()))?;
    sign_in.finish(&callback).await
}
