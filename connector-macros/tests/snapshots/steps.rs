///Example.
#[derive(::core::clone::Clone)]
pub struct Example {
    connection: ::connector_core::__private::Connection,
}
///Signs in with: Token.
pub struct ExampleToken {
    connect: ::connector_core::__private::Connect,
}
///What Chain takes.
#[non_exhaustive]
pub struct Chain {
    ///Email.
    pub email: ::connector_core::__private::String,
}
///What Chain yields.
#[non_exhaustive]
pub struct ChainOutput {
    ///User.
    pub user: ::connector_core::__private::Object,
    ///User ID.
    pub user_id: ::connector_core::__private::String,
    ///Whole.
    pub whole: ::connector_core::__private::Object,
    ///Status.
    pub status: ::core::primitive::i64,
    ///Trace.
    pub trace: ::connector_core::__private::Option<::connector_core::__private::String>,
    ///Id.
    pub id: ::connector_core::__private::Option<::connector_core::__private::String>,
    ///Email.
    pub email: ::connector_core::__private::String,
}
///What Named only yields.
#[non_exhaustive]
pub struct NamedOnlyOutput {
    ///X.
    pub x: ::core::primitive::i64,
}
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
        ///Chain.
        pub fn chain(&self, input: impl __c::Into<Chain>) -> __c::Call<ChainOutput> {
            __c::call(&self.connection, &__ACTION_CHAIN, __c::Into::into(input))
        }
        ///Named only.
        pub fn named_only(&self) -> __c::Call<NamedOnlyOutput> {
            __c::call(&self.connection, &__ACTION_NAMED_ONLY, __c::NoInput)
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
    }
    __c::builder! {
        ExampleToken => Example
    }
    impl Chain {
        ///With what is required; the rest is set by methods.
        pub fn new(email: impl __c::Into<__c::String>) -> Self {
            Self {
                email: __c::Into::into(email),
            }
        }
    }
    impl<T0: __c::Into<__c::String>> __c::From<T0> for Chain {
        fn from(value: T0) -> Self {
            Self::new(value)
        }
    }
    __c::type_of_fields! {
        Chain = __INPUT_CHAIN; email : __c::String,
    }
    __c::type_of_fields! {
        ChainOutput = __OUTPUT_CHAIN; user : __c::Object, user_id : __c::String, whole :
        __c::Object, status : ::core::primitive::i64, trace : __c::Option < __c::String
        >, id : __c::Option < __c::String >, email : __c::String,
    }
    __c::type_of_fields! {
        NamedOnlyOutput = __OUTPUT_NAMED_ONLY; x : ::core::primitive::i64,
    }
    static __INPUT_CHAIN: __c::Shape = __c::Shape {
        name: "Chain",
        fields: &__c::fields([("email", "Email", "", __c::TypeText, true, "")]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_CHAIN: __c::Shape = __c::Shape {
        name: "ChainOutput",
        fields: &__c::fields([
            ("user", "User", "", __c::TypeObject, true, "body.user"),
            ("user_id", "User ID", "", __c::TypeText, true, "body.user.id"),
            ("whole", "Whole", "", __c::TypeObject, true, "body"),
            ("status", "Status", "", __c::TypeInteger, true, "status"),
            (
                "trace",
                "Trace",
                "",
                __c::TypeOptional(&__c::TypeText),
                false,
                "header.trace",
            ),
            ("id", "Id", "", __c::TypeOptional(&__c::TypeText), false, "found.id"),
            ("email", "Email", "", __c::TypeText, true, "input.email"),
        ]),
        groups: &[
            __c::Group {
                label: "Main",
                options: false,
                len: 5,
            },
            __c::Group {
                label: "Others",
                options: false,
                len: 2,
            },
        ],
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_NAMED_ONLY: __c::Shape = __c::Shape {
        name: "NamedOnlyOutput",
        fields: &__c::fields([("x", "X", "", __c::TypeInteger, true, "a.x")]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __ACTION_CHAIN: __c::Action = __c::Action {
        name: "chain",
        title: "Chain",
        hint: "",
        effects: __c::Effects::WRITE,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_CHAIN,
        output: &__OUTPUT_CHAIN,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::Some("found"),
                    fields: &__c::fields([
                        ("id", "Id", "", __c::TypeText, true, "body.user.id"),
                        (
                            "trace",
                            "Trace",
                            "",
                            __c::TypeOptional(&__c::TypeText),
                            false,
                            "header[\"X-Trace\"]",
                        ),
                    ]),
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/find")],
                        helper: __c::None,
                        query: &[("email", __c::Expr::Input(0))],
                        headers: &[],
                        body: __c::Body::Empty,
                        basic: __c::None,
                        effects: __c::Effects::READ,
                        follow: &[],
                        tolerate: &[],
                    }),
                    reads: __c::Reads {
                        slots: 2,
                        body: __c::NodeBranch(
                            "",
                            &[
                                __c::NodeBranch(
                                    "user",
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
                            ],
                        ),
                        headers: &[
                            (
                                "x-trace",
                                __c::Take {
                                    slot: 1,
                                    ty: __c::TypeOptional(&__c::TypeText),
                                },
                            ),
                        ],
                        ..__c::Reads::NOTHING
                    },
                },
                __c::Step {
                    name: __c::Some("made"),
                    fields: &__c::fields([
                        ("code", "Code", "", __c::TypeInteger, true, "status"),
                    ]),
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[
                            __c::PathPart::Text("/make/"),
                            __c::PathPart::Value("found.id", __c::Expr::Step(0, 0)),
                        ],
                        helper: __c::None,
                        query: &[],
                        headers: &[],
                        body: __c::Body::Json(
                            __c::Expr::Object(&[("id", __c::Expr::Step(0, 0))]),
                        ),
                        basic: __c::None,
                        effects: __c::Effects::WRITE,
                        follow: &[],
                        tolerate: &[],
                    }),
                    reads: __c::Reads {
                        slots: 1,
                        status: &[
                            __c::Take {
                                slot: 0,
                                ty: __c::TypeInteger,
                            },
                        ],
                        ..__c::Reads::NOTHING
                    },
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[__c::PathPart::Text("/send")],
                        helper: __c::None,
                        query: &[],
                        headers: &[],
                        body: __c::Body::Json(
                            __c::Expr::Object(&[("code", __c::Expr::Step(1, 0))]),
                        ),
                        basic: __c::None,
                        effects: __c::Effects::WRITE,
                        follow: &[],
                        tolerate: &[],
                    }),
                    reads: __c::Reads {
                        slots: 7,
                        body: __c::NodeFull(
                            __c::Key::Name(""),
                            &[
                                __c::Take {
                                    slot: 2,
                                    ty: __c::TypeObject,
                                },
                            ],
                            &[
                                __c::NodeFull(
                                    __c::Key::Name("user"),
                                    &[
                                        __c::Take {
                                            slot: 0,
                                            ty: __c::TypeObject,
                                        },
                                    ],
                                    &[
                                        __c::NodeLeaf(
                                            "id",
                                            __c::Take {
                                                slot: 1,
                                                ty: __c::TypeText,
                                            },
                                        ),
                                    ],
                                ),
                            ],
                        ),
                        headers: &[
                            (
                                "trace",
                                __c::Take {
                                    slot: 4,
                                    ty: __c::TypeOptional(&__c::TypeText),
                                },
                            ),
                        ],
                        status: &[
                            __c::Take {
                                slot: 3,
                                ty: __c::TypeInteger,
                            },
                        ],
                        ..__c::Reads::NOTHING
                    },
                },
            ],
            main: __c::Some(2),
            outputs: &[(5, __c::Expr::Step(0, 0)), (6, __c::Expr::Input(0))],
            pages: __c::None,
        },
        samples: &[
            __c::Sample {
                name: __c::None,
                input: "{\"email\":\"a@example.com\"}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Step("found"),
                        status: 200,
                        headers: &[],
                        body: "{\"user\":{\"id\":\"1\"}}",
                    },
                    __c::Reply {
                        to: __c::ReplyTo::Step("made"),
                        status: 201,
                        headers: &[],
                        body: "",
                    },
                    __c::Reply {
                        to: __c::ReplyTo::Last,
                        status: 200,
                        headers: &[],
                        body: "{\"user\":{\"id\":\"1\"},\"big\":12345678901234567890,\"float\":1.50,\"list\":[true,null]}",
                    },
                ],
            },
            __c::Sample {
                name: __c::Some("Not found"),
                input: "{\"email\":\"b\"}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Step("found"),
                        status: 404,
                        headers: &[],
                        body: "",
                    },
                ],
            },
        ],
        index: 0,
    };
    static __ACTION_NAMED_ONLY: __c::Action = __c::Action {
        name: "named_only",
        title: "Named only",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__c::Shape::EMPTY,
        output: &__OUTPUT_NAMED_ONLY,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::Some("a"),
                    fields: &__c::fields([
                        ("x", "X", "", __c::TypeInteger, true, "body.x"),
                    ]),
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/a")],
                        helper: __c::None,
                        query: &[],
                        headers: &[],
                        body: __c::Body::Empty,
                        basic: __c::None,
                        effects: __c::Effects::READ,
                        follow: &[],
                        tolerate: &[],
                    }),
                    reads: __c::Reads {
                        slots: 1,
                        body: __c::NodeBranch(
                            "",
                            &[
                                __c::NodeLeaf(
                                    "x",
                                    __c::Take {
                                        slot: 0,
                                        ty: __c::TypeInteger,
                                    },
                                ),
                            ],
                        ),
                        ..__c::Reads::NOTHING
                    },
                },
            ],
            main: __c::None,
            outputs: &[(0, __c::Expr::Step(0, 0))],
            pages: __c::None,
        },
        samples: &[
            __c::Sample {
                name: __c::None,
                input: "{}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Step("a"),
                        status: 200,
                        headers: &[],
                        body: "{\"x\":1}",
                    },
                ],
            },
        ],
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
        auth_fields: &["token"],
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
                ],
                ..__c::Auth::EMPTY
            },
        ],
        helpers: &[],
        flows: &[],
        choices: &[],
        records: &[],
        lookups: &[],
        actions: &[&__ACTION_CHAIN, &__ACTION_NAMED_ONLY],
        triggers: &[],
        authping: __c::None,
    };
};
