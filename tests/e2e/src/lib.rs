//! Servers that this project did not write, for its tests to call.
//!
//! | server | judges |
//! |---|---|
//! | [`Prism`] | every request, against the service's own OpenAPI description |
//! | [`WireMock`] | how a client takes resets, delays, empty answers and 429; it counts the calls |
//! | [`RabbitMq`] | Basic, numbered pages and `%2F` inside a segment, by the service itself |
//! | [`DockerRegistry`] | Basic after a challenge, relative `Link` pages, uploads by `Location`, lists of errors |
//! | [`JsonServer`] | absolute `Link` pages and `X-Total-Count` |
//! | [`OidcProvider`] | signing in: every grant, tokens that expire, refresh tokens that are good for one use |
//! | [`Browser`] | the pages of the authorization code flow, as a person sees them |
//! | [`Moto`] | AWS Signature Version 4, by checking it |
//! | [`Httpbin`] | Digest, and what a request was like |
//! | [`MtlsServer`] | client certificates |
//! | [`TusServer`] | uploads in chunks that go on where they broke off |
//! | [`CuttingProxy`] | connections that break at a given byte, before any other server |
//! | [`judge`], [`judge_openapi`] | JSON Schemas, and OpenAPI documents |
//! | [`RawServer`] | what no real server does on demand: it writes what a test says |
//! | [`SecretService`] | the key store of a desktop session |
//!
//! `tests/servers/setup` installs them, and the feature `servers` turns the tests on that need them.
//! A test takes the server of its test binary by `shared()`, which starts it on the first call, or one
//! of its own by `start()`. Each listens on free ports of 127.0.0.1 and is killed when it is dropped or
//! when the test process ends, however it ends.
//!
//! A test file begins with `#![cfg(feature = "servers")]`, and then:
//!
//! ```no_run
//! let slack = tests_e2e::Prism::shared();
//! let answer = tests_e2e::http().post(format!("{}/auth.test", slack.url())).send_empty()?;
//! assert_eq!(answer.status(), 401);
//! # Ok::<(), ureq::Error>(())
//! ```

mod browser;
mod cutting;
mod docker_registry;
mod documents;
mod httpbin;
mod json_server;
mod moto;
mod mtls;
mod oidc;
mod openssl;
mod person;
mod prism;
mod process;
mod rabbitmq;
mod raw;
mod secret_service;
mod tus;
mod wiremock;

pub use browser::{Browser, Shown};
pub use cutting::CuttingProxy;
pub use docker_registry::DockerRegistry;
pub use documents::{judge, judge_openapi};
pub use httpbin::Httpbin;
pub use json_server::JsonServer;
pub use moto::Moto;
pub use mtls::{Identity, MtlsServer};
pub use oidc::{Count, Counts, OidcProvider, sign_in};
pub use prism::Prism;
pub use process::{Failure, Server, http};
pub use rabbitmq::RabbitMq;
pub use raw::{Asked, RawServer, head, sum};
pub use secret_service::SecretService;
pub use tus::TusServer;
pub use wiremock::{Received, WireMock};
