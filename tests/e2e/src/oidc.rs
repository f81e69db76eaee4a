//! oidc-provider: a certified OAuth 2.0 and OpenID provider, with people who sign in.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::Value;

use crate::openssl;
use crate::person::{Form, Person, Place, link};
use crate::process::{self, Failure, Folder, Server, http};

const PROGRAM: &str = "tests/servers/oidc.mjs";
const INSTALLED: &str = "tests/servers/node_modules/oidc-provider/package.json";
const LIMIT: Duration = Duration::from_secs(60);

/// A provider of its own.
///
/// | client | secret | how it says who it is | grants |
/// |---|---|---|---|
/// | `web` | `web-secret` | `client_secret_basic` | code, refresh |
/// | `web-post` | `web-post-secret` | `client_secret_post` | code, refresh |
/// | `public` | | `none` | code, refresh |
/// | `device` | | `none` | device code, refresh |
/// | `m2m` | `m2m-secret` | `client_secret_post` | client credentials |
/// | `jwt` | [`rsa_key`](Self::rsa_key) or [`ec_key`](Self::ec_key) | `private_key_jwt` | code, refresh, client credentials |
/// | `service` | the same keys sign its assertions | `none`, with `client_id` | JWT bearer |
/// | `rs` | `rs-secret` | `client_secret_basic` | client credentials; for introspection |
///
/// Its endpoints are `/auth`, `/token`, `/token/revocation`, `/token/introspection`, `/device/auth`, `/me`
/// and `/reg`, and all stand in `/.well-known/openid-configuration`. The code grant wants PKCE, and calls
/// back to `http://127.0.0.1` or `http://localhost`, any port, by the path `/`, `/cb`, `/callback` or
/// `/oauth/callback`, or none. A refresh token comes with the scope `offline_access` where the request
/// also has `prompt=consent`; it is good for one use, and a second one ends the whole grant.
/// `/api/me` wants a live token, and `/api/write` the scope `api:write` too.
#[derive(Debug)]
pub struct OidcProvider {
    server: Server,
    url: String,
    rsa_key: String,
    ec_key: String,
}

/// How many requests of one kind a provider got.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Count {
    /// All of them.
    pub requests: u64,
    /// Those that it answered with an error.
    pub failed: u64,
}

/// How many requests of each kind a provider got.
#[derive(Clone, Debug)]
pub struct Counts(BTreeMap<String, Count>);

impl Counts {
    /// Those of a grant, by its `grant_type`, or `api`, `device_authorization`, `introspection` or `revocation`.
    pub fn of(&self, kind: &str) -> Count {
        self.0.get(kind).copied().unwrap_or_default()
    }
}

impl OidcProvider {
    /// Starts one whose access tokens live this long.
    pub fn start(access_token_seconds: u32) -> Result<Self, Failure> {
        process::installed(INSTALLED)?;
        let program = process::installed(PROGRAM)?;
        process::start(|| {
            let port = process::free_port()?;
            let folder = Folder::create("oidc")?;
            let rsa_key = openssl::rsa_key(folder.path(), "rsa.pem")?;
            let ec_key = openssl::ec_key(folder.path(), "ec.pem")?;
            let public = ["rsa.pem", "ec.pem"].map(|key| openssl::public_key(folder.path(), key));
            let [rsa, ec] = public;
            let keys = folder.write("public.pem", &(rsa? + &ec?))?;
            let mut node = process::node();
            node.arg(&program).args([port.to_string(), access_token_seconds.to_string()]).arg(keys);
            let server = Server::start("oidc-provider", folder, &node, LIMIT, |server| server.output().contains("listening on"))?;
            Ok(Self { server, url: format!("http://127.0.0.1:{port}"), rsa_key, ec_key })
        })
    }

    /// The issuer and base URL, without a slash at its end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The process, for its output.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// The RSA key of the clients `jwt` and `service`, as PKCS #8 in PEM; its `kid` is `key-1`.
    pub fn rsa_key(&self) -> &str {
        &self.rsa_key
    }

    /// Their key of the curve P-256, as PKCS #8 in PEM; its `kid` is `key-2`.
    pub fn ec_key(&self) -> &str {
        &self.ec_key
    }

    /// How many requests came since the start.
    pub fn counts(&self) -> Result<Counts, Failure> {
        let url = format!("{}/counts", self.url);
        let text = http().get(&url).call().and_then(|mut answer| answer.body_mut().read_to_string());
        let text = text.map_err(|error| Failure::new(format!("{url}: {error}")))?;
        let unreadable = || Failure::new(format!("{url}: unexpected answer {text}"));
        let kinds: BTreeMap<String, Value> = serde_json::from_str(&text).map_err(|_| unreadable())?;
        let read = |(kind, count): (String, Value)| {
            let count = Count { requests: count["requests"].as_u64()?, failed: count["failed"].as_u64()? };
            Some((kind, count))
        };
        kinds.into_iter().map(read).collect::<Option<_>>().map(Counts).ok_or_else(unreadable)
    }

    /// Makes answers of the token endpoint wait from now on, each after all of it is written down.
    pub fn delay_tokens(&self, delay: Duration) -> Result<(), Failure> {
        self.order(&format!("delay/{}", delay.as_millis()))
    }

    /// Makes access tokens live this long from now on.
    pub fn let_tokens_live(&self, seconds: u32) -> Result<(), Failure> {
        self.order(&format!("lives/{seconds}"))
    }

    fn order(&self, what: &str) -> Result<(), Failure> {
        let url = format!("{}/{what}", self.url);
        http().post(&url).send_empty().map(drop).map_err(|error| Failure::new(format!("{url}: {error}")))
    }

    /// Signs in as `alice` and agrees to all that an authorization URL asks for; gives the URL of the callback.
    ///
    /// Nobody calls that URL. It has an `error` where the provider refuses the request itself.
    pub fn sign_in(&self, authorize_url: &str) -> Result<String, Failure> {
        sign_in(&self.url, authorize_url)
    }

    /// Cancels where an authorization URL asks who is there; gives the URL of the callback.
    pub fn refuse(&self, authorize_url: &str) -> Result<String, Failure> {
        let mut person = Person::new(&self.url);
        match person.open(authorize_url)? {
            Place::Page(page) => {
                let cancel = link(&page, "/abort").ok_or_else(|| Failure::new(format!("nothing to cancel: {page}")))?;
                callback(person.open(&cancel)?)
            }
            away => callback(away),
        }
    }

    /// Signs in as `alice` and lets a device in, by its `verification_uri_complete`.
    pub fn approve_device(&self, verification_uri_complete: &str) -> Result<(), Failure> {
        let mut person = Person::new(&self.url);
        let page = person.open(verification_uri_complete)?;
        match person.agree(page)? {
            Place::Page(page) if page.contains("Sign-in Success") => Ok(()),
            Place::Page(page) => Err(Failure::new(format!("the device was not let in: {page}"))),
            Place::Away(url) => Err(Failure::new(format!("the device was not let in, but the person sent to {url}"))),
        }
    }

    /// Aborts where a device asks to be let in, by its `verification_uri_complete`.
    pub fn refuse_device(&self, verification_uri_complete: &str) -> Result<(), Failure> {
        let mut person = Person::new(&self.url);
        let mut place = person.open(verification_uri_complete)?;
        // The first form hands the code over, the second one asks.
        for _ in 0..2 {
            let Place::Page(page) = &place else { break };
            let Some(mut form) = Form::first_of(page) else { break };
            for (name, _) in &mut form.fields {
                if name == "confirm" {
                    "abort".clone_into(name);
                }
            }
            place = person.submit(&form)?;
        }
        match place {
            Place::Page(page) if page.contains("was interrupted") => Ok(()),
            Place::Page(page) => Err(Failure::new(format!("the device was not refused: {page}"))),
            Place::Away(url) => Err(Failure::new(format!("the device was not refused, but the person sent to {url}"))),
        }
    }
}

/// Signs in at the provider of this URL, which may be of another process; see [`OidcProvider::sign_in`].
pub fn sign_in(provider: &str, authorize_url: &str) -> Result<String, Failure> {
    let mut person = Person::new(provider);
    let page = person.open(authorize_url)?;
    callback(person.agree(page)?)
}

fn callback(place: Place) -> Result<String, Failure> {
    match place {
        Place::Away(url) => Ok(url),
        Place::Page(page) => Err(Failure::new(format!("oidc-provider did not call back; its page is: {page}"))),
    }
}
