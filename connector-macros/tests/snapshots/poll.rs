///Hub.
#[derive(::core::clone::Clone)]
struct Hub {
    connection: ::connector_core::__private::Connection,
}
///Signs in with: Token.
struct HubToken {
    connect: ::connector_core::__private::Connect,
}
///The record `Issue`.
#[non_exhaustive]
pub struct Issue {
    ///Number.
    pub number: ::core::primitive::i64,
    ///Updated.
    pub updated_at: ::connector_core::__private::DateTime,
    ///Author.
    pub author: Author,
}
///The record `Author`.
#[non_exhaustive]
pub struct Author {
    ///Login.
    pub login: ::connector_core::__private::String,
}
///What New or Updated Issue takes.
#[non_exhaustive]
pub struct NewIssue {
    ///Repository.
    pub repository: ::connector_core::__private::String,
}
///What Usage yields.
#[non_exhaustive]
pub struct UsageOutput {
    ///Calls.
    pub calls: ::core::primitive::i64,
}
const _: () = {
    use ::connector_core::__private as __c;
    impl Hub {
        /// The connector's metadata.
        pub const CONNECTOR: &'static __c::Connector = &__CONNECTOR;
        ///Starts a connection with: Token.
        pub fn token() -> HubToken {
            HubToken {
                connect: __c::Connect::new(&__CONNECTOR, 0),
            }
        }
    }
    __c::client! {
        Hub
    }
    impl HubToken {
        ///Token.
        #[must_use]
        pub fn token(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(0, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
    }
    __c::builder! {
        HubToken => Hub
    }
    __c::type_of_fields! {
        Issue = __RECORD_ISSUE; number : ::core::primitive::i64, updated_at :
        __c::DateTime, author : Author,
    }
    __c::type_of_fields! {
        Author = __RECORD_AUTHOR; login : __c::String,
    }
    impl NewIssue {
        ///With what is required; the rest is set by methods.
        pub fn new(repository: impl __c::Into<__c::String>) -> Self {
            Self {
                repository: __c::Into::into(repository),
            }
        }
    }
    impl<T0: __c::Into<__c::String>> __c::From<T0> for NewIssue {
        fn from(value: T0) -> Self {
            Self::new(value)
        }
    }
    __c::type_of_fields! {
        NewIssue = __INPUT_NEW_ISSUE; repository : __c::String,
    }
    __c::type_of_fields! {
        UsageOutput = __OUTPUT_USAGE; calls : ::core::primitive::i64,
    }
    static __RECORD_ISSUE: __c::Shape = __c::Shape {
        name: "Issue",
        fields: &__c::fields([
            ("number", "Number", "", __c::TypeInteger, true, "number"),
            ("updated_at", "Updated", "", __c::TypeDateTime, true, "updated_at"),
            ("author", "Author", "", __c::TypeRecord(&__RECORD_AUTHOR), true, "author"),
        ]),
        groups: __c::Ungrouped::<3>::GROUPS,
        tree: __c::NodeBranch(
            "",
            &[
                __c::NodeLeaf(
                    "number",
                    __c::Take {
                        slot: 0,
                        ty: __c::TypeInteger,
                    },
                ),
                __c::NodeLeaf(
                    "updated_at",
                    __c::Take {
                        slot: 1,
                        ty: __c::TypeDateTime,
                    },
                ),
                __c::NodeLeaf(
                    "author",
                    __c::Take {
                        slot: 2,
                        ty: __c::TypeRecord(&__RECORD_AUTHOR),
                    },
                ),
            ],
        ),
        ..__c::Shape::EMPTY
    };
    static __RECORD_AUTHOR: __c::Shape = __c::Shape {
        name: "Author",
        fields: &__c::fields([("login", "Login", "", __c::TypeText, true, "login")]),
        groups: __c::Ungrouped::<1>::GROUPS,
        tree: __c::NodeBranch(
            "",
            &[
                __c::NodeLeaf(
                    "login",
                    __c::Take {
                        slot: 0,
                        ty: __c::TypeText,
                    },
                ),
            ],
        ),
        ..__c::Shape::EMPTY
    };
    static __INPUT_NEW_ISSUE: __c::Shape = __c::Shape {
        name: "NewIssue",
        fields: &__c::fields([
            ("repository", "Repository", "", __c::TypeText, true, ""),
        ]),
        groups: &[
            __c::Group {
                label: "",
                options: true,
                len: 1,
            },
        ],
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_USAGE: __c::Shape = __c::Shape {
        name: "UsageOutput",
        fields: &__c::fields([
            ("calls", "Calls", "", __c::TypeInteger, true, "body.calls"),
        ]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __TRIGGER_NEW_ISSUE: __c::Trigger = __c::Trigger {
        name: "new_issue",
        title: "New or Updated Issue",
        hint: "An issue was opened or changed.",
        input: &__INPUT_NEW_ISSUE,
        output: &__RECORD_ISSUE,
        deliver: __c::Deliver::Batch,
        dedupe: &[
            __c::EventKey {
                path: "item.number",
                value: __c::EventValue::Fields(&[0]),
            },
            __c::EventKey {
                path: "item.updated_at",
                value: __c::EventValue::Fields(&[1]),
            },
            __c::EventKey {
                path: "item.author.login",
                value: __c::EventValue::Fields(&[2, 0]),
            },
        ],
        source: __c::EventSource::Poll(__c::Poll {
            every: 300000,
            cursor: __c::Some(__c::Cursor {
                ty: __c::TypeDateTime,
                path: "max(item.updated_at)",
                source: __c::CursorSource::Items(
                    __c::Pick::Max,
                    __c::EventValue::Fields(&[1]),
                ),
            }),
            lookback: __c::Some(__c::Lookback::Duration(600000)),
            first_run: __c::FirstRun::Everything,
            flow: __c::Action {
                name: "new_issue",
                title: "New or Updated Issue",
                hint: "",
                effects: __c::Effects::READ,
                nature: __c::Nature::PLAIN,
                deadline: __c::None,
                input: &__c::Shape {
                    name: "NewIssue",
                    fields: &__c::fields([
                        ("repository", "Repository", "", __c::TypeText, true, ""),
                        (
                            "cursor",
                            "Saved cursor",
                            "",
                            __c::TypeOptional(&__c::TypeDateTime),
                            false,
                            "",
                        ),
                    ]),
                    groups: &[
                        __c::Group {
                            label: "",
                            options: true,
                            len: 1,
                        },
                        __c::Group {
                            label: "",
                            options: false,
                            len: 1,
                        },
                    ],
                    ..__c::Shape::EMPTY
                },
                output: &__RECORD_ISSUE,
                flow: __c::Flow::Steps {
                    steps: &[
                        __c::Step {
                            name: __c::None,
                            fields: &[],
                            what: __c::What::Request(__c::Request {
                                method: "GET",
                                path: &[
                                    __c::PathPart::Text("/repos/"),
                                    __c::PathPart::Segments(
                                        "options.repository",
                                        __c::Expr::Input(0),
                                        __c::Some(2),
                                    ),
                                    __c::PathPart::Text("/issues"),
                                ],
                                helper: __c::Some(0),
                                query: &[
                                    ("state", __c::Expr::Text("all")),
                                    ("since", __c::Expr::Input(1)),
                                ],
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
                                        __c::NodeLeaf(
                                            "issues",
                                            __c::Take {
                                                slot: 0,
                                                ty: __c::TypeList(&__c::TypeRecord(&__RECORD_ISSUE)),
                                            },
                                        ),
                                        __c::NodeLeaf(
                                            "next",
                                            __c::Take {
                                                slot: 1,
                                                ty: __c::TypeJson,
                                            },
                                        ),
                                    ],
                                ),
                                ..__c::Reads::NOTHING
                            },
                        },
                    ],
                    main: __c::Some(0),
                    outputs: &[],
                    pages: __c::Some(__c::Paging {
                        next: __c::Next::Cursor {
                            to: __c::PageTo::Query("page"),
                            slot: 1,
                        },
                        more: __c::None,
                        limit: __c::None,
                        items: "body.issues",
                    }),
                },
                samples: &[
                    __c::Sample {
                        name: __c::None,
                        input: "{\"repository\":\"a/b\"}",
                        replies: &[
                            __c::Reply {
                                to: __c::ReplyTo::Last,
                                status: 200,
                                headers: &[],
                                body: "{\"issues\":[]}",
                            },
                        ],
                    },
                ],
                index: 0,
            },
        }),
    };
    static __TRIGGER_USAGE: __c::Trigger = __c::Trigger {
        name: "usage",
        title: "Usage",
        hint: "",
        input: &__c::Shape::EMPTY,
        output: &__OUTPUT_USAGE,
        deliver: __c::Deliver::Each,
        dedupe: &[],
        source: __c::EventSource::Poll(__c::Poll {
            every: 86400000,
            cursor: __c::Some(__c::Cursor {
                ty: __c::TypeInteger,
                path: "body.next",
                source: __c::CursorSource::Answer(1),
            }),
            lookback: __c::Some(__c::Lookback::Number(100.0)),
            first_run: __c::FirstRun::Now,
            flow: __c::Action {
                name: "usage",
                title: "Usage",
                hint: "",
                effects: __c::Effects::READ,
                nature: __c::Nature::PLAIN,
                deadline: __c::None,
                input: &__c::Shape {
                    name: "",
                    fields: &__c::fields([
                        (
                            "cursor",
                            "Saved cursor",
                            "",
                            __c::TypeOptional(&__c::TypeInteger),
                            false,
                            "",
                        ),
                    ]),
                    groups: __c::Ungrouped::<1>::GROUPS,
                    ..__c::Shape::EMPTY
                },
                output: &__OUTPUT_USAGE,
                flow: __c::Flow::Steps {
                    steps: &[
                        __c::Step {
                            name: __c::None,
                            fields: &[],
                            what: __c::What::Request(__c::Request {
                                method: "POST",
                                path: &[__c::PathPart::Text("/usage")],
                                helper: __c::Some(0),
                                query: &[],
                                headers: &[],
                                body: __c::Body::Json(
                                    __c::Expr::Object(&[("after", __c::Expr::Input(0))]),
                                ),
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
                                        __c::NodeLeaf(
                                            "calls",
                                            __c::Take {
                                                slot: 0,
                                                ty: __c::TypeInteger,
                                            },
                                        ),
                                        __c::NodeLeaf(
                                            "next",
                                            __c::Take {
                                                slot: 1,
                                                ty: __c::TypeOptional(&__c::TypeInteger),
                                            },
                                        ),
                                    ],
                                ),
                                ..__c::Reads::NOTHING
                            },
                        },
                    ],
                    main: __c::Some(0),
                    outputs: &[],
                    pages: __c::None,
                },
                samples: &[],
                index: 1,
            },
        }),
    };
    static __OUTPUT_LOG: __c::Shape = __c::Shape {
        fields: &[
            __c::Field {
                name: "item",
                label: "Item",
                ty: __c::TypeObject,
                ..__c::Field::EMPTY
            },
        ],
        groups: &[
            __c::Group {
                label: "",
                options: false,
                len: 1,
            },
        ],
        ..__c::Shape::EMPTY
    };
    static __TRIGGER_LOG: __c::Trigger = __c::Trigger {
        name: "log",
        title: "Log",
        hint: "",
        input: &__c::Shape::EMPTY,
        output: &__OUTPUT_LOG,
        deliver: __c::Deliver::Each,
        dedupe: &[
            __c::EventKey {
                path: "item.id",
                value: __c::EventValue::Keys(&[__c::Key::Name("id")]),
            },
            __c::EventKey {
                path: "item[\"at-time\"]",
                value: __c::EventValue::Keys(&[__c::Key::Name("at-time")]),
            },
        ],
        source: __c::EventSource::Poll(__c::Poll {
            every: 2592000000,
            cursor: __c::None,
            lookback: __c::None,
            first_run: __c::FirstRun::Now,
            flow: __c::Action {
                name: "log",
                title: "Log",
                hint: "",
                effects: __c::Effects::READ,
                nature: __c::Nature::PLAIN,
                deadline: __c::None,
                input: &__c::Shape::EMPTY,
                output: &__OUTPUT_LOG,
                flow: __c::Flow::Steps {
                    steps: &[
                        __c::Step {
                            name: __c::None,
                            fields: &[],
                            what: __c::What::Request(__c::Request {
                                method: "GET",
                                path: &[__c::PathPart::Text("/log")],
                                helper: __c::Some(0),
                                query: &[],
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
                                        __c::NodeLeaf(
                                            "lines",
                                            __c::Take {
                                                slot: 0,
                                                ty: __c::TypeList(&__c::TypeObject),
                                            },
                                        ),
                                    ],
                                ),
                                ..__c::Reads::NOTHING
                            },
                        },
                    ],
                    main: __c::Some(0),
                    outputs: &[],
                    pages: __c::Some(__c::Paging {
                        next: __c::Next::Nowhere,
                        more: __c::None,
                        limit: __c::None,
                        items: "body.lines",
                    }),
                },
                samples: &[],
                index: 2,
            },
        }),
    };
    static __CONNECTOR: __c::Connector = __c::Connector {
        key: "hub",
        title: "Hub",
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
        helpers: &[
            __c::Helper {
                name: "hub",
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
        records: &[&__RECORD_ISSUE, &__RECORD_AUTHOR],
        lookups: &[],
        actions: &[],
        triggers: &[&__TRIGGER_NEW_ISSUE, &__TRIGGER_USAGE, &__TRIGGER_LOG],
        authping: __c::None,
    };
};
