const _: () = {
    #[deprecated(
        note = "nothing uses helper `other`; use it, leave it out, or write `#[allow(unused)]` before it [unused]"
    )]
    macro_rules! unused {
        () => {};
    }
    unused! {}
    #[deprecated(
        note = "nothing uses input `limit`; use it, leave it out, or write `#[allow(unused)]` before it [unused]"
    )]
    macro_rules! unused {
        () => {};
    }
    unused! {}
};
///Example.
#[derive(::core::clone::Clone)]
pub struct Example {
    connection: ::connector_core::__private::Connection,
}
///Signs in with: Token.
pub struct ExampleToken {
    connect: ::connector_core::__private::Connect,
}
///Nobody needs it yet.
#[non_exhaustive]
pub struct Thing {
    ///Id.
    pub id: ::connector_core::__private::String,
}
///What Ping takes.
#[non_exhaustive]
pub struct Ping {
    ///Limit.
    pub limit: ::core::primitive::i64,
}
///What Ping yields.
#[non_exhaustive]
pub struct PingOutput {}
const _: () = {
    use ::connector_core::__private as __c;
    impl Example {
        /// The connector's metadata.
        pub const CONNECTOR: &'static __c::Connector = &__CONNECTOR;
        ///Starts a connection with: Token.
        pub fn token() -> ExampleToken {
            ExampleToken {
                connect: __c::Connect::new(&__CONNECTOR, 0),
            }
        }
        ///Ping.
        pub fn ping(&self) -> __c::Call<PingOutput> {
            __c::call(&self.connection, &__ACTION_PING, Ping::new())
        }
        ///Ping.
        pub fn ping_with(&self, input: Ping) -> __c::Call<PingOutput> {
            __c::call(&self.connection, &__ACTION_PING, input)
        }
    }
    __c::client! {
        Example
    }
    impl ExampleToken {
        ///Token.
        #[must_use]
        pub fn token(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(0, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
        ///Site.
        #[must_use]
        pub fn site(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(1, <_ as __c::Into<__c::String>>::into(value));
            self
        }
    }
    __c::builder! {
        ExampleToken => Example
    }
    __c::type_of_fields! {
        Thing = __RECORD_THING; id : __c::String,
    }
    impl Ping {
        ///With nothing set; every field has a method.
        pub fn new() -> Self {
            Self { limit: 5 }
        }
        ///Limit.
        #[must_use]
        pub fn limit(mut self, value: impl __c::Into<::core::primitive::i64>) -> Self {
            __c::set(&mut self.limit, value);
            self
        }
    }
    impl ::core::default::Default for Ping {
        fn default() -> Self {
            Self::new()
        }
    }
    __c::type_of_fields! {
        Ping = __INPUT_PING; limit : ::core::primitive::i64,
    }
    __c::type_of_fields! {
        PingOutput = __OUTPUT_PING;
    }
    static __RECORD_THING: __c::Shape = __c::Shape {
        name: "Thing",
        hint: "Nobody needs it yet.",
        fields: &__c::fields([("id", "Id", "", __c::TypeText, true, "id")]),
        groups: __c::Ungrouped::<1>::GROUPS,
        tree: __c::NodeBranch(
            "",
            &[
                __c::NodeLeaf(
                    "id",
                    __c::Take {
                        slot: 0,
                        ty: __c::TypeText,
                    },
                ),
            ],
        ),
    };
    static __INPUT_PING: __c::Shape = __c::Shape {
        name: "Ping",
        fields: &__c::fields_with(
            [("limit", "Limit", "", __c::TypeInteger, false, "")],
            &[(0, __c::Literal::Integer(5))],
            &[],
        ),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_PING: __c::Shape = __c::Shape {
        name: "PingOutput",
        fields: &[],
        groups: &[],
        ..__c::Shape::EMPTY
    };
    static __ACTION_PING: __c::Action = __c::Action {
        name: "ping",
        title: "Ping",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_PING,
        output: &__OUTPUT_PING,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/ping")],
                        helper: __c::Some(0),
                        query: &[],
                        headers: &[],
                        body: __c::Body::Empty,
                        basic: __c::None,
                        effects: __c::Effects::READ,
                        follow: &[],
                        tolerate: &[],
                    }),
                    reads: __c::Reads::NOTHING,
                },
            ],
            main: __c::Some(0),
            outputs: &[],
            pages: __c::None,
        },
        samples: &[],
        index: 0,
    };
    static __CONNECTOR: __c::Connector = __c::Connector {
        key: "example",
        title: "Example",
        description: "",
        version: "1.0.0",
        grammar: 1,
        icon: __c::None,
        color: __c::None,
        documentation: __c::None,
        support: __c::None,
        base_url: "https://api.example.com",
        base: __c::Expr::Text("https://api.example.com"),
        auth_fields: &["token", "site"],
        auths: &[
            __c::Auth {
                name: "token",
                label: "Token",
                hint: "",
                kind: __c::AuthKind::Custom,
                parameters: &[
                    __c::Parameter {
                        slot: 0,
                        field: __c::fields([
                            ("token", "Token", "", __c::TypeSecret, true, ""),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 1,
                        field: __c::fields([
                            (
                                "site",
                                "Site",
                                "",
                                __c::TypeOptional(&__c::TypeUrl),
                                false,
                                "",
                            ),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                ],
                ..__c::Auth::EMPTY
            },
        ],
        helpers: &[
            __c::Helper {
                name: "api",
                headers: &[
                    (
                        "Authorization",
                        __c::Expr::Template(
                            &[__c::Expr::Text("Bearer "), __c::Expr::Auth(0)],
                        ),
                    ),
                ],
                headers_for: &[],
                query: &[],
                basic: __c::None,
                reads: __c::Reads::NOTHING,
                errors: &[],
                retry: __c::Retry::DEFAULT,
                limits: &[],
                budgets: &[],
                concurrency: __c::None,
                cost: 1,
                idempotency_key: __c::None,
                sign: __c::None,
            },
            __c::Helper {
                name: "other",
                headers: &[],
                headers_for: &[],
                query: &[("v", __c::Expr::Integer(1))],
                basic: __c::None,
                reads: __c::Reads::NOTHING,
                errors: &[],
                retry: __c::Retry::DEFAULT,
                limits: &[],
                budgets: &[],
                concurrency: __c::None,
                cost: 1,
                idempotency_key: __c::None,
                sign: __c::None,
            },
        ],
        flows: &[],
        choices: &[],
        records: &[&__RECORD_THING],
        lookups: &[],
        actions: &[&__ACTION_PING],
        triggers: &[],
        authping: __c::None,
    };
};
