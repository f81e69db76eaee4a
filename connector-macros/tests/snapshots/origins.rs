///Store.
#[derive(::core::clone::Clone)]
struct Store {
    connection: ::connector_core::__private::Connection,
}
///Signs in with: Token.
struct StoreToken {
    connect: ::connector_core::__private::Connect,
}
///What Send takes.
#[non_exhaustive]
pub struct Send {
    ///Repository.
    pub repository: ::connector_core::__private::String,
    ///Url.
    pub url: ::connector_core::__private::Url,
    ///Path.
    pub path: ::connector_core::__private::String,
}
///What Send yields.
#[non_exhaustive]
pub struct SendOutput {
    ///Status.
    pub status: ::core::primitive::i64,
}
const _: () = {
    use ::connector_core::__private as __c;
    impl Store {
        /// The connector's metadata.
        pub const CONNECTOR: &'static __c::Connector = &__CONNECTOR;
        ///Starts a connection with: Token.
        pub fn token() -> StoreToken {
            StoreToken {
                connect: __c::Connect::new(&__CONNECTOR, 0),
            }
        }
        ///Send.
        pub fn send(&self, input: impl __c::Into<Send>) -> __c::Call<SendOutput> {
            __c::call(&self.connection, &__ACTION_SEND, __c::Into::into(input))
        }
    }
    __c::client! {
        Store
    }
    impl StoreToken {
        ///Token.
        #[must_use]
        pub fn token(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(0, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
        ///Hook.
        #[must_use]
        pub fn hook(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(1, <_ as __c::Into<__c::String>>::into(value));
            self
        }
    }
    __c::builder! {
        StoreToken => Store
    }
    impl Send {
        ///With what is required; the rest is set by methods.
        pub fn new(
            repository: impl __c::Into<__c::String>,
            url: impl __c::Into<__c::Url>,
            path: impl __c::Into<__c::String>,
        ) -> Self {
            Self {
                repository: __c::Into::into(repository),
                url: __c::Into::into(url),
                path: __c::Into::into(path),
            }
        }
    }
    impl<
        T0: __c::Into<__c::String>,
        T1: __c::Into<__c::Url>,
        T2: __c::Into<__c::String>,
    > __c::From<(T0, T1, T2)> for Send {
        fn from(values: (T0, T1, T2)) -> Self {
            Self::new(values.0, values.1, values.2)
        }
    }
    __c::type_of_fields! {
        Send = __INPUT_SEND; repository : __c::String, url : __c::Url, path :
        __c::String,
    }
    __c::type_of_fields! {
        SendOutput = __OUTPUT_SEND; status : ::core::primitive::i64,
    }
    static __INPUT_SEND: __c::Shape = __c::Shape {
        name: "Send",
        fields: &__c::fields_with(
            [
                ("repository", "Repository", "", __c::TypeText, true, ""),
                ("url", "Url", "", __c::TypeUrl, true, ""),
                ("path", "Path", "", __c::TypeText, true, ""),
            ],
            &[],
            &[
                (
                    1,
                    __c::Field {
                        constraints: &[
                            __c::Constraint::Within(
                                &[
                                    "https://uploads.example.com",
                                    "https://*.example.org:8443",
                                ],
                            ),
                        ],
                        ..__c::Field::EMPTY
                    },
                ),
            ],
        ),
        groups: &[
            __c::Group {
                label: "",
                options: true,
                len: 1,
            },
            __c::Group {
                label: "",
                options: false,
                len: 2,
            },
        ],
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_SEND: __c::Shape = __c::Shape {
        name: "SendOutput",
        fields: &__c::fields([
            ("status", "Status", "", __c::TypeInteger, true, "status"),
        ]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __ACTION_SEND: __c::Action = __c::Action {
        name: "send",
        title: "Send",
        hint: "",
        effects: __c::Effects::WRITE,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_SEND,
        output: &__OUTPUT_SEND,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::Some("session"),
                    fields: &__c::fields_with(
                        [("url", "Url", "", __c::TypeUrl, true, "header.location")],
                        &[],
                        &[
                            (
                                0,
                                __c::Field {
                                    constraints: &[
                                        __c::Constraint::Within(&["https://uploads.example.com"]),
                                    ],
                                    ..__c::Field::EMPTY
                                },
                            ),
                        ],
                    ),
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[
                            __c::PathPart::Text("/sessions/"),
                            __c::PathPart::Segments(
                                "options.repository",
                                __c::Expr::Input(0),
                                __c::Some(2),
                            ),
                        ],
                        helper: __c::Some(0),
                        query: &[],
                        headers: &[],
                        body: __c::Body::Empty,
                        basic: __c::None,
                        effects: __c::Effects::WRITE,
                        follow: &[],
                        tolerate: &[],
                    }),
                    reads: __c::Reads {
                        slots: 1,
                        headers: &[
                            (
                                "location",
                                __c::Take {
                                    slot: 0,
                                    ty: __c::TypeUrl,
                                },
                            ),
                        ],
                        ..__c::Reads::NOTHING
                    },
                },
                __c::Step {
                    name: __c::Some("part"),
                    fields: &__c::fields([
                        ("url", "Url", "", __c::TypeUrl, true, "header.location"),
                    ]),
                    what: __c::What::Request(__c::Request {
                        method: "PUT",
                        path: &[
                            __c::PathPart::Url(
                                "session.url",
                                __c::Expr::Step(0, 0),
                                &["https://uploads.example.com"],
                            ),
                        ],
                        helper: __c::Some(0),
                        query: &[],
                        headers: &[],
                        body: __c::Body::Empty,
                        basic: __c::None,
                        effects: __c::Effects::WRITE,
                        follow: &[],
                        tolerate: &[],
                    }),
                    reads: __c::Reads {
                        slots: 1,
                        headers: &[
                            (
                                "location",
                                __c::Take {
                                    slot: 0,
                                    ty: __c::TypeUrl,
                                },
                            ),
                        ],
                        ..__c::Reads::NOTHING
                    },
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "PUT",
                        path: &[
                            __c::PathPart::Url("part.url", __c::Expr::Step(1, 0), &[]),
                        ],
                        helper: __c::Some(0),
                        query: &[],
                        headers: &[],
                        body: __c::Body::Empty,
                        basic: __c::None,
                        effects: __c::Effects::WRITE,
                        follow: &[],
                        tolerate: &[],
                    }),
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[
                            __c::PathPart::Url(
                                "input.url",
                                __c::Expr::Input(1),
                                &[
                                    "https://uploads.example.com",
                                    "https://*.example.org:8443",
                                ],
                            ),
                        ],
                        helper: __c::Some(0),
                        query: &[],
                        headers: &[],
                        body: __c::Body::Empty,
                        basic: __c::None,
                        effects: __c::Effects::WRITE,
                        follow: &[],
                        tolerate: &[],
                    }),
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[
                            __c::PathPart::Url("auth.hook", __c::Expr::Auth(1), &[]),
                        ],
                        helper: __c::None,
                        query: &[],
                        headers: &[],
                        body: __c::Body::Empty,
                        basic: __c::None,
                        effects: __c::Effects::WRITE,
                        follow: &[],
                        tolerate: &[],
                    }),
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[
                            __c::PathPart::Text("/raw/"),
                            __c::PathPart::Segments(
                                "input.path",
                                __c::Expr::Input(2),
                                __c::None,
                            ),
                            __c::PathPart::Text("/x"),
                        ],
                        helper: __c::Some(0),
                        query: &[],
                        headers: &[],
                        body: __c::Body::Empty,
                        basic: __c::None,
                        effects: __c::Effects::READ,
                        follow: &["https://*.example.net"],
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
            ],
            main: __c::Some(5),
            outputs: &[],
            pages: __c::None,
        },
        samples: &[],
        index: 0,
    };
    static __CONNECTOR: __c::Connector = __c::Connector {
        key: "store",
        title: "Store",
        description: "",
        version: "1.0.0",
        grammar: 1,
        icon: __c::None,
        color: __c::None,
        documentation: __c::None,
        support: __c::None,
        base_url: "https://api.example.com",
        base: __c::Expr::Text("https://api.example.com"),
        auth_fields: &["token", "hook"],
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
                            ("hook", "Hook", "", __c::TypeUrl, true, ""),
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
        ],
        flows: &[],
        choices: &[],
        records: &[],
        lookups: &[],
        actions: &[&__ACTION_SEND],
        triggers: &[],
        authping: __c::None,
    };
};
