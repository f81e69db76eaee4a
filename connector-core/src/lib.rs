//! The runtime of connectors: one description of a service's HTTP API becomes a typed async client and card metadata.
//!
//! Write the description with [`connector!`](macro@connector), and use what it generates: a client with one method per card, input and
//! output types, and `CONNECTOR`, the metadata.
//!
#![cfg_attr(feature = "rustls", doc = "```")]
#![cfg_attr(not(feature = "rustls"), doc = "```no_run")] // without TLS no client for https can be built
//! use connector_core::connector;
//!
//! connector! {
//!     /// Look people up in the workspace.
//!     pub connector People "People" {
//!         key: "people",
//!         version: "1.0.0",
//!         base_url: "https://slack.com/api",
//!     }
//!
//!     auth bot "Bot token" custom {
//!         parameters { token "Bot token": Secret where matches "^xoxb-" }
//!     }
//!
//!     helper slack {
//!         header "Authorization": "Bearer {auth.token}";
//!         error body.ok == false && body.error == "user_not_found" => NotFound { code: body.error };
//!         error body.ok == false => Rejected { code: body.error };
//!     }
//!
//!     /// Reads the profile of one user.
//!     action get_user "Get User" {
//!         effects read;
//!         input { user "User ID": String }
//!         GET "/users.info" via slack { query { user: input.user } }
//!         output { real_name "Real name": String from body.user.real_name }
//!         sample { user: "U1" } => 200 json { "ok": true, "user": { "real_name": "Egon" } };
//!     }
//! }
//!
//! # fn main() -> connector_core::Result<()> {
//! // Nothing is sent before a call is awaited: `people.get_user("U1").await?.real_name`.
//! let people = People::bot().token("xoxb-1").connect()?;
//! let request = people.get_user("U1").render()?;
//! assert_eq!(request.requests()[0].url, "https://slack.com/api/users.info?user=U1");
//! assert!(request.to_string().contains("authorization: Bearer ***"));
//! # Ok(())
//! # }
//! ```
//!
//! | to | see |
//! |---|---|
//! | make a call, bound it, look at its request | [`Call`] |
//! | read a list | [`Pages`] |
//! | understand a failure | [`Error`], [`ErrorKind`] |
//! | send a request of your own | [`CustomCall`] |
//! | read the metadata | [`card`] |
//! | try a connector without its service | `sandbox`, with the feature of that name |
//! | save connections, encrypted | `store`, with the feature of that name |
//! | bring a transport, a clock, or a durable engine | [`seam`] |
//!
//! # Features
//! `rustls` (default): TLS with the roots of the operating system. `bundled-roots`: Mozilla's roots inside the program, for images that
//! have none. `native-tls`: TLS by the operating system's library. `gzip` (default), `brotli`, `zstd`: compressed answers. `http2`.
//! `sandbox`. `store`: connections that are saved, encrypted; `keyring`: their key in the key store of the operating system.
#![warn(missing_docs)]

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod auth;
mod data;
mod describe;
mod flow;
pub mod functions;
mod http;
mod request;
mod response;
mod run;
#[cfg(feature = "sandbox")]
pub mod sandbox;
#[cfg(feature = "store")]
pub mod store;

/// A page of the manual's anti-examples: a description with a mistake, and what the compiler says about it.
#[cfg(any(doc, doctest))]
macro_rules! mistake {
    ($name:literal) => {
        concat!(
            "Not so:\n\n```rust,ignore\n",
            include_str!(concat!("../docs/manual/mistakes/", $name, ".rs")),
            "```\n\n```text\n",
            include_str!(concat!("../docs/manual/mistakes/", $name, ".stderr")),
            "```\n"
        )
    };
}

// The manual is read by rustdoc and its tests only: a build does not pay for it.
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/intro.md"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/tutorial.md"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/reference/connector.md"), doc = mistake!("connector"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/reference/auth.md"), doc = mistake!("auth"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/reference/helper.md"), doc = mistake!("helper"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/reference/record.md"), doc = mistake!("record"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/reference/action.md"), doc = mistake!("action"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/reference/request.md"), doc = mistake!("request"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/reference/functions.md"), doc = mistake!("functions"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/reference/steps.md"), doc = mistake!("steps"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/reference/pages.md"), doc = mistake!("pages"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/reference/rust.md"), doc = mistake!("rust"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/reference/trigger.md"), doc = mistake!("trigger"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/reference/lookup.md"), doc = mistake!("lookup"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/reference/fields.md"), doc = mistake!("fields"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/reference/sample.md"), doc = mistake!("sample"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/reference/system.md"), doc = mistake!("system"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/metadata.md"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/okta.md"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/cookbook.md"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/cookbook/services.md"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/cookbook/flows.md"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/cookbook/lists.md"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/cookbook/signing.md"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/cookbook/events.md"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/cookbook/failures.md"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/cookbook/programs.md"))]
#[cfg_attr(any(doc, doctest), doc = include_str!("../docs/manual/errors.md"))]
#[cfg_attr(any(doc, doctest), doc = connector_macros::grammar!())]
#[cfg_attr(not(any(doc, doctest)), doc = "Describes a connector. Its documentation is the manual.")]
#[macro_export]
macro_rules! connector {
    ($($description:tt)*) => {
        $crate::__private::connector! { [$crate] $($description)* }
    };
}
pub use futures_util::TryStreamExt;
pub use reqwest;
pub use serde_json::{Value, json};
pub use url::Url;

pub use auth::{
    connect::Connect,
    connection::{Connection, Settings},
    oauth2::loopback::Loopback,
    sign_in::{DeviceSignIn, SignIn},
};
pub use data::{
    date_time::{DateTime, NotADateTime},
    dynamic::{DynamicField, DynamicType},
    error::{Actor, Error, ErrorKind, Result},
    file::{File, FileStream},
    lookup::LookupChoice,
    rust::{PageReply, Signing},
    secret::Secret,
    value::{FieldType, Fields, Nullable, Object, RustType},
};
pub use flow::{
    call::{Call, CallFuture, CallWithMeta},
    custom::CustomCall,
    output::{Authping, CustomReply, FilesApart, Meta, Output},
    pages::Pages,
    slot::Flow,
};
pub use request::rendered::{Rendered, RenderedRequest};

/// The metadata of connectors: what a person or a host sees. The manual tells of its
/// [documents](macro@connector#metadata-what-hosts-read).
pub mod card {
    pub use crate::describe::{
        errors::CardError,
        metadata::{METADATA_FORMAT, METADATA_SCHEMA},
    };

    pub use crate::data::{
        auth::{ApiKey, Auth, AuthKind, GivenBy, KeyPlace, Parameter, Refresh, Session, Template},
        card::{Action, Connector, Deprecated, Icon, Nature, Reply, ReplyTo, Sample},
        choices::{Choice, Choices},
        effects::Effects,
        lookup::{Argument, Choose},
        oauth2::{Algorithm, Assertion, ClientAuth, ClientOwner, Grant, OAuth2, Pkce, Redirect, Scope},
        shape::{Constraint, Field, Group, Literal, Shape, Type, Visibility, When},
        signing::{AwsSigv4, Encoding, Hash, HmacSigning, Signed},
        trigger::{Cursor, Deliver, EventKey, EventSource, FirstRun, Lookback, Poll, Trigger},
        webhook::{DeliverySample, Hmac, Jwt, Verify, Webhook},
    };
}

/// The seam between flows and the world: bring a transport, a clock, or an engine that makes flows durable.
pub mod seam {
    pub use crate::auth::stored::{CredentialStore, Lease, StoredCredentials};
    pub use crate::http::{
        address::AddressPolicy,
        executor::{Clock, Execute, Operation, Outcome, SystemClock, Timestamp},
        transport::{Bounds, BoxFuture, HttpRequest, Reply, SendError, Source, Transport},
    };
}
