///Example.
#[derive(::core::clone::Clone)]
pub struct Example {
    connection: ::connector_core::__private::Connection,
}
///Signs in with: Token.
pub struct ExampleToken {
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
        ///Starts a connection with: Token.
        pub fn token() -> ExampleToken {
            ExampleToken {
                connect: __c::Connect::new(&__CONNECTOR, 0),
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
        ///User.
        #[must_use]
        pub fn user(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(0, <_ as __c::Into<__c::String>>::into(value));
            self
        }
        ///Token.
        #[must_use]
        pub fn token(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(1, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
    }
    __c::builder! {
        ExampleToken => Example
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
                        helper: __c::Some(1),
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
    static __CUSTOM_API_ACTION: __c::Action = __c::Action {
        name: "custom_api_action",
        title: "Custom API Action",
        hint: "",
        effects: __c::Effects::WRITE,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__c::CUSTOM_API_INPUT,
        output: &__c::CUSTOM_API_OUTPUT,
        flow: __c::Flow::Custom { helper: 0 },
        samples: &[],
        index: 1,
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
        auth_fields: &["user", "token"],
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
                            ("user", "User", "", __c::TypeText, true, ""),
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
                ],
                ..__c::Auth::EMPTY
            },
        ],
        helpers: &[
            __c::Helper {
                name: "api",
                headers: &[],
                headers_for: &[],
                query: &[],
                basic: __c::Some((__c::Expr::Auth(0), __c::Expr::Auth(1))),
                reads: __c::Reads {
                    slots: 5,
                    body: __c::NodeFull(
                        __c::Key::Name(""),
                        &[
                            __c::Take {
                                slot: 1,
                                ty: __c::TypeJson,
                            },
                        ],
                        &[
                            __c::NodeBranch(
                                "errors",
                                &[
                                    __c::NodeFull(
                                        __c::Key::Index(0),
                                        &[],
                                        &[
                                            __c::NodeLeaf(
                                                "message",
                                                __c::Take {
                                                    slot: 0,
                                                    ty: __c::TypeJson,
                                                },
                                            ),
                                        ],
                                    ),
                                ],
                            ),
                            __c::NodeLeaf(
                                "code",
                                __c::Take {
                                    slot: 2,
                                    ty: __c::TypeJson,
                                },
                            ),
                            __c::NodeLeaf(
                                "left",
                                __c::Take {
                                    slot: 3,
                                    ty: __c::TypeJson,
                                },
                            ),
                            __c::NodeLeaf(
                                "@type",
                                __c::Take {
                                    slot: 4,
                                    ty: __c::TypeJson,
                                },
                            ),
                        ],
                    ),
                    ..__c::Reads::NOTHING
                },
                errors: &[
                    __c::ErrorRule {
                        when: __c::Condition::Status(404, 404),
                        kind: __c::Some(__c::ErrorKind::NotFound),
                        code: __c::None,
                        message: __c::None,
                        details: __c::None,
                        after: __c::None,
                        until: __c::None,
                    },
                    __c::ErrorRule {
                        when: __c::Condition::All(
                            &[
                                __c::Condition::Status(400, 499),
                                __c::Condition::Exists(__c::Expr::Body(0)),
                            ],
                        ),
                        kind: __c::None,
                        code: __c::None,
                        message: __c::Some(
                            __c::Expr::Template(
                                &[
                                    __c::Expr::Text("refused: "),
                                    __c::Expr::Body(0),
                                    __c::Expr::Text(" ("),
                                    __c::Expr::Header("x-request-id"),
                                    __c::Expr::Text(", "),
                                    __c::Expr::Status,
                                    __c::Expr::Text(")"),
                                ],
                            ),
                        ),
                        details: __c::None,
                        after: __c::None,
                        until: __c::None,
                    },
                    __c::ErrorRule {
                        when: __c::Condition::Any(
                            &[
                                __c::Condition::Status(500, 599),
                                __c::Condition::Equal(
                                    __c::Expr::Status,
                                    __c::Expr::Integer(429),
                                ),
                            ],
                        ),
                        kind: __c::Some(__c::ErrorKind::RateLimited),
                        code: __c::None,
                        message: __c::None,
                        details: __c::Some(__c::Expr::Body(1)),
                        after: __c::Some(__c::Expr::Header("retry-after")),
                        until: __c::Some(__c::Expr::Header("x-reset")),
                    },
                    __c::ErrorRule {
                        when: __c::Condition::All(
                            &[
                                __c::Condition::In(
                                    __c::Expr::Body(2),
                                    &[
                                        __c::Expr::Text("a"),
                                        __c::Expr::Text("b"),
                                        __c::Expr::Integer(3),
                                    ],
                                ),
                                __c::Condition::Any(
                                    &[
                                        __c::Condition::LessOrEqual(
                                            __c::Expr::Body(3),
                                            __c::Expr::Integer(0),
                                        ),
                                        __c::Condition::Less(
                                            __c::Expr::Decimal(1.5),
                                            __c::Expr::Body(3),
                                        ),
                                        __c::Condition::LessOrEqual(
                                            __c::Expr::Integer(300),
                                            __c::Expr::Status,
                                        ),
                                    ],
                                ),
                            ],
                        ),
                        kind: __c::Some(__c::ErrorKind::Rejected),
                        code: __c::Some(__c::Expr::Body(2)),
                        message: __c::None,
                        details: __c::None,
                        after: __c::None,
                        until: __c::None,
                    },
                    __c::ErrorRule {
                        when: __c::Condition::NotEqual(
                            __c::Expr::Body(4),
                            __c::Expr::Text("ok"),
                        ),
                        kind: __c::Some(__c::ErrorKind::Invalid),
                        code: __c::None,
                        message: __c::None,
                        details: __c::None,
                        after: __c::None,
                        until: __c::None,
                    },
                ],
                retry: __c::Retry {
                    attempts: 5,
                    ..__c::Retry::DEFAULT
                },
                limits: &[
                    __c::Limit {
                        calls: 10,
                        window: 1000,
                        by: __c::LimitBy::Connection,
                        of: (0, 0),
                    },
                    __c::Limit {
                        calls: 50,
                        window: 60000,
                        by: __c::LimitBy::Card,
                        of: (0, 1),
                    },
                    __c::Limit {
                        calls: 500,
                        window: 3600000,
                        by: __c::LimitBy::Account,
                        of: (0, 2),
                    },
                ],
                budgets: &[
                    __c::Budget {
                        remaining: "x-left",
                        reset: "x-reset",
                        reset_is: __c::Reset::Until,
                        by: __c::LimitBy::Connection,
                        of: (0, 3),
                    },
                    __c::Budget {
                        remaining: "ratelimit-remaining",
                        reset: "ratelimit-reset",
                        reset_is: __c::Reset::After,
                        by: __c::LimitBy::Account,
                        of: (0, 4),
                    },
                ],
                concurrency: __c::None,
                cost: 1,
                idempotency_key: __c::None,
                sign: __c::None,
            },
            __c::Helper {
                name: "plain",
                headers: &[],
                headers_for: &[],
                query: &[],
                basic: __c::None,
                reads: __c::Reads::NOTHING,
                errors: &[],
                retry: __c::Retry {
                    least: 1000,
                    most: 60000,
                    statuses: &[409, 423],
                    ..__c::Retry::DEFAULT
                },
                limits: &[],
                budgets: &[],
                concurrency: __c::None,
                cost: 5,
                idempotency_key: __c::Some("Idempotency-Key"),
                sign: __c::None,
            },
        ],
        flows: &[],
        choices: &[],
        records: &[],
        lookups: &[],
        actions: &[&__ACTION_PING, &__CUSTOM_API_ACTION],
        triggers: &[],
        authping: __c::None,
    };
};
