//! What generated code may name. Outside semver; nobody else should use it.

pub use core::{
    clone::Clone,
    cmp::PartialEq,
    convert::{AsRef, From, Into, TryFrom},
    fmt,
    iter::IntoIterator,
    marker::Sized,
    option::Option::{self, None, Some},
    primitive::{bool, f64, i64, str},
    result::Result::{self, Err, Ok},
};
pub use std::{string::String, vec::Vec};

pub use connector_macros::{connector, page};
pub use serde::{Deserialize, Deserializer, Serialize, Serializer};
pub use serde_json::Value;
pub use url::Url;

pub use crate::{
    __builder as builder, __choices as choices, __client as client, __fields as type_of_fields, __signs_in as signs_in,
    auth::{connect::Connect, connection::Connection},
    data::{
        auth::{ApiKey, Auth, AuthKind, Credential, GivenBy, KeyPlace, Parameter, Refresh, Session, Template},
        brief::{Ungrouped, fields, fields_with},
        card::{Action, Connector, Deprecated, Icon, Nature, Reply, ReplyTo, Sample},
        check,
        choices::{Choice, Choices},
        chunks::{ChunkPart, Chunks, Resume},
        condition::Condition,
        date_time::DateTime,
        dynamic::DynamicField,
        effects::Effects,
        error::{Error, ErrorKind, Result as CoreResult},
        file::File,
        format::{Csv, Format},
        function::{Arguments, AsyncFunction, Function, answer},
        helper::{Budget, Concurrency, ErrorRule, Helper, Limit, LimitBy, Reset, Retry},
        lookup::{Argument, Choose, LookupChoice},
        oauth2::{Algorithm, Assertion, ClientAuth, ClientOwner, Grant, OAuth2, Pkce, Redirect, Scope},
        rust::{PageReply, RustFlow, RustPager, RustSigner, Signing},
        scope::NoInput,
        secret::Secret,
        shape::{Constraint, Field, Group, Key, Literal, Node, Shape, Take, Type, Visibility, When},
        signing::{AwsSigv4, Encoding, Hash, HmacSigning, Signed, SignedPart},
        spec::{Body, Expr, Flow, Next, PageTo, Paging, PathPart, Reads, Request, Step, Wait, What},
        trigger::{Cursor, CursorSource, Deliver, EventKey, EventSource, EventValue, FirstRun, Lookback, Pick, Poll, Trigger},
        value::{
            And, Fault, FieldType, Fields, Nullable, Object, RustType, Slot, Tuple, ValueRef, Values, copy, debug, deserialize, equal,
            serialize,
        },
        webhook::{Challenge, Delivered, DeliveryReply, DeliverySample, Events, Fresh, Hmac, Jwt, JwtKey, Payload, Renew, Verify, Webhook},
    },
    flow::{
        call::Call,
        custom::CustomCall,
        output::Authping,
        pages::Pages,
        slot::{awaited, signer, with_input, without_input},
    },
    functions::library,
    http::{executor::Clock, executor::Execute, transport::Transport},
    request::{CUSTOM_API_INPUT, CUSTOM_API_OUTPUT},
};
pub use std::{sync::Arc, time::Duration};

// What tables are full of has short paths.
pub use crate::data::shape::{
    Node::{Branch as NodeBranch, Full as NodeFull, Leaf as NodeLeaf},
    Type::{
        Boolean as TypeBoolean, Choices as TypeChoices, DateTime as TypeDateTime, Decimal as TypeDecimal, File as TypeFile,
        Integer as TypeInteger, Json as TypeJson, List as TypeList, Nullable as TypeNullable, Object as TypeObject,
        Optional as TypeOptional, Record as TypeRecord, Secret as TypeSecret, Text as TypeText, Url as TypeUrl,
    },
};

/// A call of a card.
pub fn call<O: crate::flow::output::Output>(connection: &Connection, action: &'static Action, input: impl Values + 'static) -> Call<O> {
    Call::of(connection, action, input)
}

/// The items of a card with pages.
pub fn pages<T: FieldType + Send + 'static>(connection: &Connection, action: &'static Action, input: impl Values + 'static) -> Pages<T> {
    Pages::of(connection, action, input)
}

/// Why a type of the author's own cannot be made of a value.
pub fn refused_value(reason: impl fmt::Display) -> Fault {
    Fault::new(format!("does not fit: {reason}"))
}

/// Sets a field.
pub fn set<T>(field: &mut T, value: impl Into<T>) {
    *field = value.into();
}

/// Sets a field that may be absent.
pub fn set_some<T>(field: &mut Option<T>, value: impl Into<T>) {
    *field = Some(value.into());
}

/// The value of a setter of a list.
pub fn list<T>(items: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    items.into_iter().map(Into::into).collect()
}

/// The default of a `Url` input; the macro has checked that it is one.
pub fn url(text: &'static str) -> Url {
    Url::parse(text).unwrap_or_else(|_| refused())
}

/// The default of a `DateTime` input; the macro has checked that it is one.
pub fn date_time(text: &'static str) -> DateTime {
    text.parse().unwrap_or_else(|_| refused())
}

/// The body of every method of a connector whose description has mistakes; the crate does not compile, so nobody gets here.
pub fn refused() -> ! {
    std::process::abort()
}

/// The traits of a generated type, over the table of its fields. More fields than one tuple holds come in pairs of tuples.
#[doc(hidden)]
#[macro_export]
macro_rules! __fields {
    ($ty:ident = $shape:ident; $($field:ident: $of:ty,)*) => {
        $crate::__fields! { $ty = $shape; self { ($(&self.$field,)*) } [ ($($of,)*) ] { ($($field,)*) } { $($field,)* } }
    };
    ($ty:ident = $shape:ident; $this:ident { $($refs:tt)* } [ $tuple:ty ] { $($parts:tt)* } $fields:tt) => {
        impl $crate::__private::Fields for $ty {
            type Tuple = $tuple;
            fn shape() -> &'static $crate::__private::Shape {
                &$shape
            }
            fn refs(&$this) -> <$tuple as $crate::__private::Tuple>::Refs<'_> {
                $($refs)*
            }
            fn of($($parts)*: $tuple) -> Self {
                Self $fields
            }
        }
        impl $crate::__private::Clone for $ty {
            fn clone(&self) -> Self {
                $crate::__private::copy(self)
            }
        }
        impl $crate::__private::fmt::Debug for $ty {
            fn fmt(&self, f: &mut $crate::__private::fmt::Formatter<'_>) -> $crate::__private::fmt::Result {
                $crate::__private::debug(self, f)
            }
        }
        impl $crate::__private::PartialEq for $ty {
            fn eq(&self, other: &Self) -> $crate::__private::bool {
                $crate::__private::equal(self, other)
            }
        }
        impl $crate::__private::Serialize for $ty {
            fn serialize<S: $crate::__private::Serializer>(&self, serializer: S) -> $crate::__private::Result<S::Ok, S::Error> {
                $crate::__private::serialize(self, serializer)
            }
        }
        impl<'de> $crate::__private::Deserialize<'de> for $ty {
            fn deserialize<D: $crate::__private::Deserializer<'de>>(deserializer: D) -> $crate::__private::Result<Self, D::Error> {
                $crate::__private::deserialize(deserializer)
            }
        }
    };
}

/// How a builder signs in, where a person does it.
#[doc(hidden)]
#[macro_export]
macro_rules! __signs_in {
    (authorization_code $builder:ident) => {
        impl $builder {
            /// Begins to sign in with a browser, which comes back to this redirect URI. Nothing is sent.
            pub fn authorize(self, redirect_uri: &$crate::__private::str) -> $crate::__private::CoreResult<$crate::SignIn<Self>> {
                self.connect.authorize_as(redirect_uri, |connect| Self { connect })
            }
        }
        $crate::__signs_in! { oauth2 $builder }
    };
    (device $builder:ident) => {
        impl $builder {
            /// Begins to sign in on another device: asks the service for a code that a person types in there.
            pub async fn authorize_device(self) -> $crate::__private::CoreResult<$crate::DeviceSignIn<Self>> {
                self.connect.authorize_device_as(|connect| Self { connect }).await
            }
        }
        $crate::__signs_in! { oauth2 $builder }
    };
    (oauth2 $builder:ident) => {
        impl $builder {
            /// Asks for these scopes, instead of those that are asked for by default.
            pub fn request_scopes(
                mut self,
                scopes: impl $crate::__private::IntoIterator<Item = impl $crate::__private::Into<$crate::__private::String>>,
            ) -> Self {
                self.connect.request_scopes(scopes);
                self
            }
        }
    };
}

/// What every client has, whatever its cards.
#[doc(hidden)]
#[macro_export]
macro_rules! __client {
    ($client:ident) => {
        impl $client {
            /// The connection that all calls go through.
            pub fn connection(&self) -> &$crate::__private::Connection {
                &self.connection
            }

            /// Is the connection alive? Gives its identity, its account, and the service's answer.
            pub fn authping(&self) -> $crate::__private::Call<$crate::__private::Authping> {
                self.connection.authping()
            }

            /// Ends the connection's tokens at the service.
            pub fn revoke(&self) -> $crate::__private::Call<()> {
                self.connection.revoke()
            }

            /// Calls a card by its name, with its input as JSON; gives its outputs by their names, or the list of all its items.
            pub fn invoke(
                &self,
                card: &$crate::__private::str,
                input: $crate::__private::Value,
            ) -> $crate::__private::Call<$crate::__private::Value> {
                self.connection.invoke(card, input)
            }

            /// Streams the items of a card with pages, by its name.
            pub fn invoke_pages(
                &self,
                card: &$crate::__private::str,
                input: $crate::__private::Value,
            ) -> $crate::__private::Pages<$crate::__private::Value> {
                self.connection.invoke_pages(card, input)
            }

            /// A request of your own: the custom API action. The relative URL begins with `/` and stays below the base URL.
            pub fn request(
                &self,
                method: &$crate::__private::str,
                relative_url: impl $crate::__private::Into<$crate::__private::String>,
            ) -> $crate::__private::CustomCall {
                self.connection.request(method, relative_url)
            }
        }
        impl $crate::__private::TryFrom<$crate::__private::Connection> for $client {
            type Error = $crate::__private::Error;

            /// A client over a connection of this connector that was made elsewhere, such as by a sandbox.
            fn try_from(connection: $crate::__private::Connection) -> $crate::__private::CoreResult<Self> {
                $crate::__private::expect_connector(&connection, Self::CONNECTOR)?;
                $crate::__private::Ok(Self { connection })
            }
        }
        impl $crate::__private::fmt::Debug for $client {
            fn fmt(&self, f: &mut $crate::__private::fmt::Formatter<'_>) -> $crate::__private::fmt::Result {
                $crate::__private::fmt::Debug::fmt(&self.connection, f)
            }
        }
    };
}

/// Whether a connection is for this connector.
pub fn expect_connector(connection: &Connection, connector: &'static Connector) -> crate::data::error::Result<()> {
    match std::ptr::eq(connection.connector(), connector) {
        true => Ok(()),
        false => Err(Error::input(format!("the connection is for {}, not for {}", connection.connector().title, connector.title))),
    }
}

/// What every builder of a connection has, whatever its parameters.
#[doc(hidden)]
#[macro_export]
macro_rules! __builder {
    ($builder:ident => $client:ident) => {
        impl $builder {
            /// Calls another address than the declared base URL, path included: a stand-in, or a server on the premises.
            pub fn endpoint(
                mut self,
                declared: impl $crate::__private::Into<$crate::__private::String>,
                actual: impl $crate::__private::Into<$crate::__private::String>,
            ) -> Self {
                self.connect.endpoint(declared, actual);
                self
            }

            /// Trusts servers whose certificate is signed by this one too, as PEM: for services on the premises, with an authority of their own.
            pub fn root_certificate(mut self, pem: impl $crate::__private::Into<$crate::__private::String>) -> Self {
                self.connect.root_certificate(pem);
                self
            }

            /// Sends by a `reqwest::Client` of the program's own. Build it with `redirect(Policy::none())`: the runtime follows redirects
            /// itself, on the declared origin only, and a redirect that the client followed is an error. Its TLS is the program's business.
            pub fn client(mut self, client: $crate::reqwest::Client) -> Self {
                self.connect.client(client);
                self
            }

            /// Sends by another transport.
            pub fn transport(mut self, transport: $crate::__private::Arc<dyn $crate::__private::Transport>) -> Self {
                self.connect.transport(transport);
                self
            }

            /// Tells the time by another clock.
            pub fn clock(mut self, clock: $crate::__private::Arc<dyn $crate::__private::Clock>) -> Self {
                self.connect.clock(clock);
                self
            }

            /// Runs every operation of every flow in an engine, such as one that makes them durable.
            pub fn engine(mut self, engine: $crate::__private::Arc<dyn $crate::__private::Execute>) -> Self {
                self.connect.engine(engine);
                self
            }

            /// Allows unencrypted http to hosts other than this machine.
            pub fn allow_http(mut self) -> Self {
                self.connect.addresses().http = true;
                self
            }

            /// Allows link-local addresses, where machines keep their metadata.
            pub fn allow_link_local(mut self) -> Self {
                self.connect.addresses().link_local = true;
                self
            }

            /// Refuses everything but public addresses: for programs that serve other people's connections.
            pub fn public_addresses_only(mut self) -> Self {
                self.connect.addresses().public_only = true;
                self
            }

            /// How long limits, retries and a call may take together, where neither the card nor the caller says. (A minute.)
            pub fn deadline(mut self, deadline: $crate::__private::Duration) -> Self {
                self.connect.settings().deadline = deadline;
                self
            }

            /// How long a connection to the service may take to come up. (Ten seconds; a client of one's own has its own.)
            pub fn connect_timeout(mut self, timeout: $crate::__private::Duration) -> Self {
                self.connect.settings().connect_timeout = timeout;
                self
            }

            /// How long the service may say nothing, before or in the middle of an answer. (Half a minute.)
            pub fn read_timeout(mut self, timeout: $crate::__private::Duration) -> Self {
                self.connect.settings().read_timeout = timeout;
                self
            }

            /// The most bytes that an answer may have. (64 MiB.)
            pub fn body_limit(mut self, bytes: usize) -> Self {
                self.connect.settings().body_limit = bytes;
                self
            }

            /// The most bytes that a file may have that comes as it is read. (16 GiB.)
            pub fn file_limit(mut self, bytes: u64) -> Self {
                self.connect.settings().file_limit = bytes;
                self
            }

            /// The most pages that are read for one list. (5,000.)
            pub fn page_limit(mut self, pages: u32) -> Self {
                self.connect.settings().page_limit = pages;
                self
            }

            /// Checks everything that was given and makes the connection. Nothing is sent.
            ///
            /// # Errors
            /// `Input`: a parameter is missing or does not satisfy its pattern, or the address may not be called.
            /// `Transport`: the HTTP client cannot be built.
            pub fn connect(self) -> $crate::__private::CoreResult<$client> {
                $crate::__private::CoreResult::Ok($client { connection: self.connect.connect()? })
            }
        }
        impl $crate::__private::AsRef<$crate::Connect> for $builder {
            fn as_ref(&self) -> &$crate::Connect {
                &self.connect
            }
        }
        impl $crate::__private::fmt::Debug for $builder {
            fn fmt(&self, f: &mut $crate::__private::fmt::Formatter<'_>) -> $crate::__private::fmt::Result {
                $crate::__private::fmt::Debug::fmt(&self.connect, f)
            }
        }
    };
}
