///Example.
#[derive(::core::clone::Clone)]
pub struct Example {
    connection: ::connector_core::__private::Connection,
}
///For people.
pub struct ExampleToken {
    connect: ::connector_core::__private::Connect,
}
///For machines.
pub struct ExampleRobot {
    connect: ::connector_core::__private::Connect,
}
///What Ping yields.
#[non_exhaustive]
pub struct PingOutput {}
const _: () = {
    use ::connector_core::__private as __c;
    impl Example {
        /// The connector's metadata.
        pub const CONNECTOR: &'static __c::Connector = &__CONNECTOR;
        ///Starts a connection with: API token.
        pub fn token() -> ExampleToken {
            ExampleToken {
                connect: __c::Connect::new(&__CONNECTOR, 0),
            }
        }
        ///Starts a connection with: Robot.
        pub fn robot() -> ExampleRobot {
            ExampleRobot {
                connect: __c::Connect::new(&__CONNECTOR, 1),
            }
        }
        ///Ping.
        pub fn ping(&self) -> __c::Call<PingOutput> {
            __c::call(&self.connection, &__ACTION_PING, __c::NoInput)
        }
    }
    __c::client! {
        Example
    }
    impl ExampleToken {
        ///The first part of your address.
        #[must_use]
        pub fn tenant(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(0, <_ as __c::Into<__c::String>>::into(value));
            self
        }
        ///Token.
        #[must_use]
        pub fn token(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(1, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
        ///Region.
        #[must_use]
        pub fn region(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(2, <_ as __c::Into<__c::String>>::into(value));
            self
        }
        ///Page size.
        #[must_use]
        pub fn page_size(mut self, value: ::core::primitive::i64) -> Self {
            self.connect.set(3, value);
            self
        }
        ///Trace.
        #[must_use]
        pub fn trace(mut self, value: ::core::primitive::bool) -> Self {
            self.connect.set(4, value);
            self
        }
    }
    __c::builder! {
        ExampleToken => Example
    }
    impl ExampleRobot {
        ///Tenant.
        #[must_use]
        pub fn tenant(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(0, <_ as __c::Into<__c::String>>::into(value));
            self
        }
        ///Token.
        #[must_use]
        pub fn token(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(1, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
        ///Site.
        #[must_use]
        pub fn site(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(5, <_ as __c::Into<__c::String>>::into(value));
            self
        }
    }
    __c::builder! {
        ExampleRobot => Example
    }
    __c::type_of_fields! {
        PingOutput = __OUTPUT_PING;
    }
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
        input: &__c::Shape::EMPTY,
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
        base_url: "https://{auth.tenant}.example.com/v1",
        base: __c::Expr::Template(
            &[
                __c::Expr::Text("https://"),
                __c::Expr::Auth(0),
                __c::Expr::Text(".example.com/v1"),
            ],
        ),
        auth_fields: &["tenant", "token", "region", "page_size", "trace", "site"],
        auths: &[
            __c::Auth {
                name: "token",
                label: "API token",
                hint: "For people.",
                kind: __c::AuthKind::Custom,
                parameters: &[
                    __c::Parameter {
                        slot: 0,
                        field: __c::fields_with(
                            [
                                (
                                    "tenant",
                                    "Tenant",
                                    "The first part of your address.",
                                    __c::TypeText,
                                    false,
                                    "",
                                ),
                            ],
                            &[(0, __c::Literal::Text("www"))],
                            &[
                                (
                                    0,
                                    __c::Field {
                                        constraints: &[
                                            __c::Constraint::Matches("^[a-z]+$"),
                                            __c::Constraint::Length(1, __c::Some(63)),
                                        ],
                                        ..__c::Field::EMPTY
                                    },
                                ),
                            ],
                        )[0],
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 1,
                        field: __c::fields([
                            ("token", "Token", "", __c::TypeSecret, true, ""),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 2,
                        field: __c::fields([
                            (
                                "region",
                                "Region",
                                "",
                                __c::TypeOptional(&__c::TypeText),
                                false,
                                "",
                            ),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 3,
                        field: __c::fields_with(
                            [
                                ("page_size", "Page size", "", __c::TypeInteger, false, ""),
                            ],
                            &[(0, __c::Literal::Integer(100))],
                            &[],
                        )[0],
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 4,
                        field: __c::fields_with(
                            [("trace", "Trace", "", __c::TypeBoolean, false, "")],
                            &[(0, __c::Literal::Boolean(false))],
                            &[],
                        )[0],
                        ..__c::Parameter::EMPTY
                    },
                ],
                ..__c::Auth::EMPTY
            },
            __c::Auth {
                name: "robot",
                label: "Robot",
                hint: "For machines.",
                kind: __c::AuthKind::Custom,
                parameters: &[
                    __c::Parameter {
                        slot: 0,
                        field: __c::fields([
                            ("tenant", "Tenant", "", __c::TypeText, true, ""),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 1,
                        field: __c::fields([
                            ("token", "Token", "", __c::TypeSecret, true, ""),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 5,
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
                headers: &[("X-Token", __c::Expr::Template(&[__c::Expr::Auth(1)]))],
                headers_for: &[],
                query: &[("tenant", __c::Expr::Auth(0)), ("v", __c::Expr::Integer(1))],
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
        records: &[],
        lookups: &[],
        actions: &[&__ACTION_PING],
        triggers: &[],
        authping: __c::None,
    };
};
