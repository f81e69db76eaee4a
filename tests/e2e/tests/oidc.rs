//! Every OAuth 2.0 grant against a certified provider, whose access tokens live for seconds and whose refresh tokens are good once.

#![cfg(feature = "servers")]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::{
    future::IntoFuture,
    time::{Duration, Instant},
};

use connector_core::{ErrorKind, Loopback, connector};
use tests_e2e::{Browser, OidcProvider};

connector! {
    pub(crate) connector Provider "Provider" { key: "provider", version: "1.0.0", base_url: "{auth.issuer}" }

    auth web oauth2 authorization_code {
        parameters { issuer: Url }
        authorize_url: "{auth.issuer}/auth",
        token_url: "{auth.issuer}/token",
        revoke_url: "{auth.issuer}/token/revocation",
        scopes { "openid" required, "offline_access" required, "api:read" required, "api:write" }
        authorize_parameters { prompt: "consent" }
    }
    auth post oauth2 authorization_code {
        parameters { issuer: Url }
        authorize_url: "{auth.issuer}/auth",
        token_url: "{auth.issuer}/token",
        client_auth: post,
        scopes { "openid" required }
    }
    auth public oauth2 authorization_code {
        parameters { issuer: Url }
        authorize_url: "{auth.issuer}/auth",
        token_url: "{auth.issuer}/token",
        client_auth: none,
        scopes { "openid" required }
    }
    auth robot oauth2 client_credentials {
        parameters { issuer: Url }
        token_url: "{auth.issuer}/token",
        client_auth: post,
        scopes { "api:read" required }
    }
    auth signed oauth2 client_credentials {
        parameters { issuer: Url }
        token_url: "{auth.issuer}/token",
        client_auth: private_key_jwt,
        assertion { algorithm: ES256, audience: auth.issuer }
        scopes { "api:read" required }
    }
    auth service oauth2 jwt_bearer {
        parameters { issuer: Url, client_id: String, subject: String }
        token_url: "{auth.issuer}/token",
        assertion { issuer: auth.client_id, subject: auth.subject, claims { scope: "api:read" } }
    }
    auth television oauth2 device {
        parameters { issuer: Url }
        device_url: "{auth.issuer}/device/auth",
        token_url: "{auth.issuer}/token",
        scopes { "openid" required, "offline_access" required }
    }

    helper api { header "Authorization": "Bearer {auth.access_token}"; retry { attempts: 1 } }

    authping { GET "/api/me" via api; identity: String from body.sub; }

    action me "Me" {
        effects read;
        GET "/api/me" via api;
        output { sub: Option<String> from body.sub, client: String from body.client, scope: String from body.scope }
    }
    action write "Write" { effects read; GET "/api/write" via api; }
}

const BACK: &str = "http://127.0.0.1:4999/cb";

fn web(provider: &OidcProvider) -> ProviderWeb {
    Provider::web().issuer(provider.url()).client_id("web").client_secret("web-secret")
}

async fn signed_in(provider: &OidcProvider) -> Provider {
    let sign_in = web(provider).authorize(BACK).unwrap();
    let callback = provider.sign_in(sign_in.url().as_str()).unwrap();
    sign_in.finish(&callback).await.unwrap().connect().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn people_sign_in_by_every_kind_of_client() {
    let provider = OidcProvider::start(60).unwrap();
    let connected = signed_in(&provider).await;
    let me = connected.me().await.unwrap();
    assert_eq!((me.sub.as_deref(), me.client.as_str()), (Some("alice"), "web"));
    assert_eq!(connected.authping().await.unwrap().identity.as_deref(), Some("alice"));

    let post = Provider::post().issuer(provider.url()).client_id("web-post").client_secret("web-post-secret").authorize(BACK).unwrap();
    let callback = provider.sign_in(post.url().as_str()).unwrap();
    assert_eq!(post.finish(&callback).await.unwrap().connect().unwrap().me().await.unwrap().client, "web-post");

    let public = Provider::public().issuer(provider.url()).client_id("public").authorize(BACK).unwrap();
    let callback = provider.sign_in(public.url().as_str()).unwrap();
    assert_eq!(public.finish(&callback).await.unwrap().connect().unwrap().me().await.unwrap().client, "public");

    let wrong = Provider::post().issuer(provider.url()).client_id("web-post").client_secret("wr0ng-secret").authorize(BACK).unwrap();
    let callback = provider.sign_in(wrong.url().as_str()).unwrap();
    let error = wrong.finish(&callback).await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Unauthorized, Some("invalid_client")));
    assert!(!format!("{error:?}").contains("wr0ng-secret"), "{error:?}");

    let refused = web(&provider).authorize(BACK).unwrap();
    let callback = provider.refuse(refused.url().as_str()).unwrap();
    assert!(refused.finish(&callback).await.unwrap_err().is_forbidden());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_good_for_its_own_sign_in_alone() {
    let provider = OidcProvider::start(60).unwrap();
    let (one, two) = (web(&provider).authorize(BACK).unwrap(), web(&provider).authorize(BACK).unwrap());
    let callback = provider.sign_in(one.url().as_str()).unwrap();
    let error = two.finish(&callback).await.unwrap_err();
    assert!(error.is_forbidden() && error.message().contains("another `state`"), "{error}");
    let forged = callback.replace("code=", "code=x");
    let error = one.finish(&forged).await.unwrap_err();
    assert_eq!(error.code(), Some("invalid_grant"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_comes_back_to_a_port_of_this_machine() {
    let provider = OidcProvider::start(60).unwrap();
    let loopback = Loopback::bind(0).await.unwrap();
    let sign_in = web(&provider).authorize(&loopback.redirect_uri()).unwrap();
    let callback = provider.sign_in(sign_in.url().as_str()).unwrap();
    let browser = tokio::task::spawn_blocking(move || {
        let stray = callback.replace("/callback?", "/favicon.ico?");
        (ureq::get(&stray).call().is_err(), ureq::get(&callback).call().unwrap().body_mut().read_to_string().unwrap())
    });
    let callback = loopback.wait(Duration::from_secs(30)).await.unwrap();
    let (stray, page) = browser.await.unwrap();
    assert!(stray && page.contains("You can close this page"), "{page}");
    let connected = sign_in.finish(&callback).await.unwrap().connect().unwrap();
    assert_eq!(connected.me().await.unwrap().sub.as_deref(), Some("alice"));
    let late = Loopback::bind(0).await.unwrap().wait(Duration::from_millis(10)).await.unwrap_err();
    assert!(late.is_timeout(), "{late}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_real_browser_walks_through_the_consent_page() {
    let provider = OidcProvider::start(60).unwrap();
    let loopback = Loopback::bind(0).await.unwrap();
    let sign_in = web(&provider).authorize(&loopback.redirect_uri()).unwrap();
    let url = sign_in.url().to_string();
    let browser = tokio::task::spawn_blocking(move || Browser::consent(&url).unwrap());
    let callback = loopback.wait(Duration::from_secs(90)).await.unwrap();
    let connected = sign_in.finish(&callback).await.unwrap().connect().unwrap();
    assert_eq!(connected.me().await.unwrap().sub.as_deref(), Some("alice"));
    let shown = browser.await.unwrap();
    assert!(shown.text.contains("You can close this page") && shown.url.starts_with("http://127.0.0.1:"), "{shown:?}");

    let loopback = Loopback::bind(0).await.unwrap();
    let sign_in = web(&provider).authorize(&loopback.redirect_uri()).unwrap();
    let url = sign_in.url().to_string();
    let browser = tokio::task::spawn_blocking(move || Browser::cancel(&url).unwrap());
    let callback = loopback.wait(Duration::from_secs(90)).await.unwrap();
    assert!(sign_in.finish(&callback).await.unwrap_err().is_forbidden());
    browser.await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_sign_in_by_secret_key_and_assertion() {
    let provider = OidcProvider::start(60).unwrap();
    let robot = Provider::robot().issuer(provider.url()).client_id("m2m").client_secret("m2m-secret").connect().unwrap();
    let me = robot.me().await.unwrap();
    assert_eq!((me.client.as_str(), me.scope.as_str()), ("m2m", "api:read"));
    assert!(robot.write().await.unwrap_err().is_forbidden());

    let signed =
        |key: &str, id: &str| Provider::signed().issuer(provider.url()).client_id("jwt").private_key(key).key_id(id).connect().unwrap();
    assert_eq!(signed(provider.ec_key(), "key-2").me().await.unwrap().client, "jwt");
    let error = signed(provider.rsa_key(), "key-1").me().await.unwrap_err();
    assert!(error.is_input() && error.message().contains("\"ES256\" needs an EC key on P-256"), "{error}");
    let error = signed("no key at all", "key-1").me().await.unwrap_err();
    assert!(error.is_input() && error.message().contains("is no PEM") && !error.message().contains("no key at all"), "{error}");

    let service =
        || Provider::service().issuer(provider.url()).client_id("service").subject("bob").private_key(provider.rsa_key()).key_id("key-1");
    assert_eq!(service().connect().unwrap().me().await.unwrap().sub.as_deref(), Some("bob"));
    let wrong = Provider::robot().issuer(provider.url()).client_id("m2m").client_secret("nobody").connect().unwrap();
    let error = wrong.me().await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Unauthorized, Some("invalid_client")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_is_let_in_or_refused_elsewhere() {
    let provider = OidcProvider::start(60).unwrap();
    let television = || Provider::television().issuer(provider.url()).client_id("device");
    let device = television().authorize_device().await.unwrap();
    assert!(device.user_code().len() >= 8 && device.verification_uri().ends_with("/device"));
    let complete = device.verification_uri_complete().unwrap().to_owned();
    provider.approve_device(&complete).unwrap();
    let connected = device.wait().await.unwrap().connect().unwrap();
    assert_eq!(connected.me().await.unwrap().sub.as_deref(), Some("alice"));

    let device = television().authorize_device().await.unwrap();
    let complete = device.verification_uri_complete().unwrap().to_owned();
    provider.refuse_device(&complete).unwrap();
    assert!(device.wait().await.unwrap_err().is_forbidden());
}

#[tokio::test(flavor = "multi_thread")]
async fn through_many_expiries_each_token_is_renewed_once_and_no_call_fails() {
    let provider = OidcProvider::start(2).unwrap();
    let connected = signed_in(&provider).await;
    let (begun, mut calls) = (Instant::now(), 0);
    while begun.elapsed() < Duration::from_secs(8) {
        let several: Vec<_> = (0..20).map(|_| tokio::spawn(connected.me().into_future())).collect();
        for call in several {
            call.await.unwrap().unwrap();
            calls += 1;
        }
    }
    let refreshes = provider.counts().unwrap().of("refresh_token");
    assert_eq!(refreshes.failed, 0);
    // A token of two seconds is renewed after one and a half.
    assert!((4..=6).contains(&refreshes.requests), "{refreshes:?} for {calls} calls");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_calls_on_a_token_that_has_run_out_make_one_refresh() {
    let provider = OidcProvider::start(1).unwrap();
    let connected = signed_in(&provider).await;
    connected.me().await.unwrap();
    let before = provider.counts().unwrap().of("refresh_token").requests;
    tokio::time::sleep(Duration::from_millis(1100)).await; // it is the provider's clock that ends the token
    provider.let_tokens_live(600).unwrap();
    provider.delay_tokens(Duration::from_millis(300)).unwrap();
    let calls: Vec<_> = (0..1000).map(|_| tokio::spawn(connected.authping().into_future())).collect();
    let mut failed = Vec::new();
    for call in calls {
        failed.extend(call.await.unwrap().err());
    }
    assert!(failed.is_empty(), "{} failed, the first: {}", failed.len(), failed[0]);
    let refreshes = provider.counts().unwrap().of("refresh_token");
    assert_eq!((refreshes.requests - before, refreshes.failed), (1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_revoked_or_used_twice_is_over_and_says_so() {
    let provider = OidcProvider::start(1).unwrap();
    let connected = signed_in(&provider).await;
    connected.revoke().await.unwrap();
    tokio::time::sleep(Duration::from_millis(1100)).await;
    let error = connected.me().await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Unauthorized, Some("invalid_grant")));
    assert!(error.message().contains("sign in again"), "{error}");
    let before = provider.counts().unwrap().of("refresh_token").requests;
    assert!(connected.me().await.unwrap_err().is_unauthorized());
    assert_eq!(provider.counts().unwrap().of("refresh_token").requests, before, "it is not asked again");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_is_away_is_told_as_such() {
    let provider = OidcProvider::start(60).unwrap();
    let url = provider.url().to_owned();
    drop(provider);
    let robot = Provider::robot().issuer(&url).client_id("m2m").client_secret("m2m-secret").connect().unwrap();
    let error = robot.me().await.unwrap_err();
    assert!(error.is_transport() && error.message().contains("signing in at 127.0.0.1/token"), "{error}");
}
