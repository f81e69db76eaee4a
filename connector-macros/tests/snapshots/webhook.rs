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
    ///Title.
    pub title: ::connector_core::__private::String,
}
///What Form Submitted yields.
#[non_exhaustive]
pub struct SubmittedOutput {
    ///User.
    pub user: ::connector_core::__private::String,
    ///Values.
    pub values: ::connector_core::__private::Object,
    ///Delivery.
    pub delivery: ::connector_core::__private::String,
    ///Team.
    pub team: ::connector_core::__private::Option<::connector_core::__private::String>,
}
///What Issue Changed takes.
#[non_exhaustive]
pub struct IssueChanged {
    ///Repository.
    pub repository: ::connector_core::__private::String,
}
///What Logged yields.
#[non_exhaustive]
pub struct LoggedOutput {
    ///ID.
    pub id: ::connector_core::__private::String,
    ///Account.
    pub account: ::connector_core::__private::String,
}
///What Opened yields.
#[non_exhaustive]
pub struct OpenedOutput {}
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
        ///Signing secret.
        #[must_use]
        pub fn signing_secret(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(1, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
        ///Tenant.
        #[must_use]
        pub fn tenant(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(2, <_ as __c::Into<__c::String>>::into(value));
            self
        }
    }
    __c::builder! {
        HubToken => Hub
    }
    __c::type_of_fields! {
        Issue = __RECORD_ISSUE; number : ::core::primitive::i64, title : __c::String,
    }
    __c::type_of_fields! {
        SubmittedOutput = __OUTPUT_SUBMITTED; user : __c::String, values : __c::Object,
        delivery : __c::String, team : __c::Option < __c::String >,
    }
    impl IssueChanged {
        ///With what is required; the rest is set by methods.
        pub fn new(repository: impl __c::Into<__c::String>) -> Self {
            Self {
                repository: __c::Into::into(repository),
            }
        }
    }
    impl<T0: __c::Into<__c::String>> __c::From<T0> for IssueChanged {
        fn from(value: T0) -> Self {
            Self::new(value)
        }
    }
    __c::type_of_fields! {
        IssueChanged = __INPUT_ISSUE_CHANGED; repository : __c::String,
    }
    __c::type_of_fields! {
        LoggedOutput = __OUTPUT_LOGGED; id : __c::String, account : __c::String,
    }
    __c::type_of_fields! {
        OpenedOutput = __OUTPUT_OPENED;
    }
    static __RECORD_ISSUE: __c::Shape = __c::Shape {
        name: "Issue",
        fields: &__c::fields([
            ("number", "Number", "", __c::TypeInteger, true, "number"),
            ("title", "Title", "", __c::TypeText, true, "title"),
        ]),
        groups: __c::Ungrouped::<2>::GROUPS,
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
                    "title",
                    __c::Take {
                        slot: 1,
                        ty: __c::TypeText,
                    },
                ),
            ],
        ),
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_SUBMITTED: __c::Shape = __c::Shape {
        name: "SubmittedOutput",
        fields: &__c::fields([
            ("user", "User", "", __c::TypeText, true, "body.user.id"),
            ("values", "Values", "", __c::TypeObject, true, "body.values"),
            ("delivery", "Delivery", "", __c::TypeText, true, "header[\"x-delivery\"]"),
            ("team", "Team", "", __c::TypeOptional(&__c::TypeText), false, "query.team"),
        ]),
        groups: __c::Ungrouped::<4>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __INPUT_ISSUE_CHANGED: __c::Shape = __c::Shape {
        name: "IssueChanged",
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
    static __OUTPUT_LOGGED: __c::Shape = __c::Shape {
        name: "LoggedOutput",
        fields: &__c::fields([
            ("id", "ID", "", __c::TypeText, true, "item.id"),
            ("account", "Account", "", __c::TypeText, true, "body.account"),
        ]),
        groups: __c::Ungrouped::<2>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_OPENED: __c::Shape = __c::Shape {
        name: "OpenedOutput",
        fields: &[],
        groups: &[],
        ..__c::Shape::EMPTY
    };
    static __TRIGGER_SUBMITTED: __c::Trigger = __c::Trigger {
        name: "submitted",
        title: "Form Submitted",
        hint: "A person submitted a form.",
        input: &__c::Shape::EMPTY,
        output: &__OUTPUT_SUBMITTED,
        deliver: __c::Deliver::Each,
        dedupe: &[
            __c::EventKey {
                path: "header[\"x-delivery\"]",
                value: __c::EventValue::Delivery(
                    __c::Expr::Delivered(__c::Delivered::Header("x-delivery")),
                ),
            },
        ],
        source: __c::EventSource::Webhook(__c::Webhook {
            verify: __c::Verify::Hmac(__c::Hmac {
                hash: __c::Hash::Sha256,
                key: 1,
                over: __c::Expr::Template(
                    &[
                        __c::Expr::Text("v0:"),
                        __c::Expr::Delivered(__c::Delivered::Header("x-timestamp")),
                        __c::Expr::Text(":"),
                        __c::Expr::Delivered(__c::Delivered::RawBody),
                    ],
                ),
                encoding: __c::Encoding::Hex,
                around: ("v0=", ""),
                at: __c::Delivered::Header("x-signature"),
                fresh: __c::Some(__c::Fresh {
                    within: 300000,
                    at: __c::Delivered::Header("x-timestamp"),
                }),
            }),
            challenge: __c::Some(__c::Challenge {
                value: __c::Expr::Delivered(__c::Delivered::Body(4)),
                json: __c::Some(
                    __c::Expr::Object(
                        &[("challenge", __c::Expr::Delivered(__c::Delivered::Body(4)))],
                    ),
                ),
            }),
            payload: __c::Payload::Json(__c::Delivered::Form("payload")),
            reads: __c::Reads {
                slots: 6,
                body: __c::NodeBranch(
                    "",
                    &[
                        __c::NodeBranch(
                            "user",
                            &[
                                __c::NodeFull(
                                    __c::Key::Name("id"),
                                    &[
                                        __c::Take {
                                            slot: 0,
                                            ty: __c::TypeText,
                                        },
                                        __c::Take {
                                            slot: 5,
                                            ty: __c::TypeJson,
                                        },
                                    ],
                                    &[],
                                ),
                            ],
                        ),
                        __c::NodeLeaf(
                            "values",
                            __c::Take {
                                slot: 1,
                                ty: __c::TypeObject,
                            },
                        ),
                        __c::NodeLeaf(
                            "challenge",
                            __c::Take {
                                slot: 4,
                                ty: __c::TypeJson,
                            },
                        ),
                    ],
                ),
                headers: &[
                    (
                        "x-delivery",
                        __c::Take {
                            slot: 2,
                            ty: __c::TypeText,
                        },
                    ),
                ],
                ..__c::Reads::NOTHING
            },
            events: __c::Events::Delivery,
            outputs: &[(3, __c::Expr::Delivered(__c::Delivered::Query("team")))],
            reply: __c::DeliveryReply {
                status: 202,
                json: __c::Some(
                    __c::Expr::Object(
                        &[
                            ("ok", __c::Expr::Boolean(true)),
                            ("user", __c::Expr::Delivered(__c::Delivered::Body(5))),
                        ],
                    ),
                ),
            },
            register: __c::None,
            renew: __c::None,
            deregister: __c::None,
            reconcile: __c::None,
            samples: &[
                __c::DeliverySample {
                    name: __c::Some("A form"),
                    body: "{\"user\":{\"id\":\"U1\"},\"values\":{\"name\":\"Ray\"}}",
                },
            ],
        }),
    };
    static __TRIGGER_ISSUE_CHANGED: __c::Trigger = __c::Trigger {
        name: "issue_changed",
        title: "Issue Changed",
        hint: "",
        input: &__INPUT_ISSUE_CHANGED,
        output: &__RECORD_ISSUE,
        deliver: __c::Deliver::Each,
        dedupe: &[
            __c::EventKey {
                path: "item.number",
                value: __c::EventValue::Fields(&[0]),
            },
        ],
        source: __c::EventSource::Webhook(__c::Webhook {
            verify: __c::Verify::Hmac(__c::Hmac {
                hash: __c::Hash::Sha1,
                key: 1,
                over: __c::Expr::Template(
                    &[
                        __c::Expr::Delivered(__c::Delivered::EventUrl),
                        __c::Expr::Delivered(__c::Delivered::RawBody),
                    ],
                ),
                encoding: __c::Encoding::Base64,
                around: ("", ""),
                at: __c::Delivered::Header("authorization"),
                fresh: __c::None,
            }),
            challenge: __c::None,
            payload: __c::Payload::Json(__c::Delivered::RawBody),
            reads: __c::Reads {
                slots: 1,
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
                    ],
                ),
                ..__c::Reads::NOTHING
            },
            events: __c::Events::Items,
            outputs: &[],
            reply: __c::DeliveryReply {
                status: 200,
                json: __c::None,
            },
            register: __c::Some(__c::Action {
                name: "register",
                title: "Issue Changed",
                hint: "",
                effects: __c::Effects::WRITE,
                nature: __c::Nature::PLAIN,
                deadline: __c::None,
                input: &__c::Shape {
                    name: "IssueChanged",
                    fields: &__c::fields([
                        ("repository", "Repository", "", __c::TypeText, true, ""),
                        ("event_url", "Event URL", "", __c::TypeUrl, true, ""),
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
                output: &__c::Shape::EMPTY,
                flow: __c::Flow::Steps {
                    steps: &[
                        __c::Step {
                            name: __c::Some("registration"),
                            fields: &__c::fields([
                                ("id", "Id", "", __c::TypeText, true, "body.id"),
                                (
                                    "until",
                                    "Until",
                                    "",
                                    __c::TypeDateTime,
                                    true,
                                    "body.until",
                                ),
                            ]),
                            what: __c::What::Request(__c::Request {
                                method: "POST",
                                path: &[
                                    __c::PathPart::Text("/repos/"),
                                    __c::PathPart::Value(
                                        "options.repository",
                                        __c::Expr::Input(0),
                                    ),
                                    __c::PathPart::Text("/hooks"),
                                ],
                                helper: __c::Some(0),
                                query: &[],
                                headers: &[],
                                body: __c::Body::Json(
                                    __c::Expr::Object(&[("url", __c::Expr::Input(1))]),
                                ),
                                basic: __c::None,
                                effects: __c::Effects::WRITE,
                                follow: &[],
                                tolerate: &[],
                            }),
                            reads: __c::Reads {
                                slots: 2,
                                body: __c::NodeBranch(
                                    "",
                                    &[
                                        __c::NodeLeaf(
                                            "id",
                                            __c::Take {
                                                slot: 0,
                                                ty: __c::TypeText,
                                            },
                                        ),
                                        __c::NodeLeaf(
                                            "until",
                                            __c::Take {
                                                slot: 1,
                                                ty: __c::TypeDateTime,
                                            },
                                        ),
                                    ],
                                ),
                                ..__c::Reads::NOTHING
                            },
                        },
                    ],
                    main: __c::None,
                    outputs: &[],
                    pages: __c::None,
                },
                samples: &[],
                index: 1,
            }),
            renew: __c::Some(__c::Renew {
                every: 86400000,
                flow: __c::Action {
                    name: "renew",
                    title: "Issue Changed",
                    hint: "",
                    effects: __c::Effects::WRITE_IDEMPOTENT,
                    nature: __c::Nature::PLAIN,
                    deadline: __c::None,
                    input: &__c::Shape {
                        name: "IssueChanged",
                        fields: &__c::fields([
                            ("repository", "Repository", "", __c::TypeText, true, ""),
                            ("event_url", "Event URL", "", __c::TypeUrl, true, ""),
                            ("registration.id", "Id", "", __c::TypeText, true, ""),
                            (
                                "registration.until",
                                "Until",
                                "",
                                __c::TypeDateTime,
                                true,
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
                                len: 3,
                            },
                        ],
                        ..__c::Shape::EMPTY
                    },
                    output: &__c::Shape::EMPTY,
                    flow: __c::Flow::Steps {
                        steps: &[
                            __c::Step {
                                name: __c::Some("registration"),
                                fields: &__c::fields([
                                    (
                                        "until",
                                        "Until",
                                        "",
                                        __c::TypeDateTime,
                                        true,
                                        "body.until",
                                    ),
                                ]),
                                what: __c::What::Request(__c::Request {
                                    method: "PATCH",
                                    path: &[
                                        __c::PathPart::Text("/hooks/"),
                                        __c::PathPart::Value("registration.id", __c::Expr::Input(2)),
                                    ],
                                    helper: __c::Some(0),
                                    query: &[],
                                    headers: &[],
                                    body: __c::Body::Empty,
                                    basic: __c::None,
                                    effects: __c::Effects::WRITE_IDEMPOTENT,
                                    follow: &[],
                                    tolerate: &[],
                                }),
                                reads: __c::Reads {
                                    slots: 1,
                                    body: __c::NodeBranch(
                                        "",
                                        &[
                                            __c::NodeLeaf(
                                                "until",
                                                __c::Take {
                                                    slot: 0,
                                                    ty: __c::TypeDateTime,
                                                },
                                            ),
                                        ],
                                    ),
                                    ..__c::Reads::NOTHING
                                },
                            },
                        ],
                        main: __c::None,
                        outputs: &[],
                        pages: __c::None,
                    },
                    samples: &[],
                    index: 2,
                },
            }),
            deregister: __c::Some(__c::Action {
                name: "deregister",
                title: "Issue Changed",
                hint: "",
                effects: __c::Effects::WRITE_IDEMPOTENT_DESTRUCTIVE,
                nature: __c::Nature::PLAIN,
                deadline: __c::None,
                input: &__c::Shape {
                    name: "IssueChanged",
                    fields: &__c::fields([
                        ("repository", "Repository", "", __c::TypeText, true, ""),
                        ("event_url", "Event URL", "", __c::TypeUrl, true, ""),
                        ("registration.id", "Id", "", __c::TypeText, true, ""),
                        ("registration.until", "Until", "", __c::TypeDateTime, true, ""),
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
                            len: 3,
                        },
                    ],
                    ..__c::Shape::EMPTY
                },
                output: &__c::Shape::EMPTY,
                flow: __c::Flow::Steps {
                    steps: &[
                        __c::Step {
                            name: __c::Some("registration"),
                            fields: &[],
                            what: __c::What::Request(__c::Request {
                                method: "DELETE",
                                path: &[
                                    __c::PathPart::Text("/hooks/"),
                                    __c::PathPart::Value("registration.id", __c::Expr::Input(2)),
                                ],
                                helper: __c::Some(0),
                                query: &[],
                                headers: &[],
                                body: __c::Body::Empty,
                                basic: __c::None,
                                effects: __c::Effects::WRITE_IDEMPOTENT_DESTRUCTIVE,
                                follow: &[],
                                tolerate: &[],
                            }),
                            reads: __c::Reads::NOTHING,
                        },
                    ],
                    main: __c::None,
                    outputs: &[],
                    pages: __c::None,
                },
                samples: &[],
                index: 3,
            }),
            reconcile: __c::Some(__c::Poll {
                every: 3600000,
                cursor: __c::None,
                lookback: __c::None,
                first_run: __c::FirstRun::Now,
                flow: __c::Action {
                    name: "issue_changed",
                    title: "Issue Changed",
                    hint: "",
                    effects: __c::Effects::READ,
                    nature: __c::Nature::PLAIN,
                    deadline: __c::None,
                    input: &__INPUT_ISSUE_CHANGED,
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
                                        __c::PathPart::Value(
                                            "options.repository",
                                            __c::Expr::Input(0),
                                        ),
                                        __c::PathPart::Text("/issues"),
                                    ],
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
                    samples: &[],
                    index: 0,
                },
            }),
            samples: &[],
        }),
    };
    static __TRIGGER_LOGGED: __c::Trigger = __c::Trigger {
        name: "logged",
        title: "Logged",
        hint: "",
        input: &__c::Shape::EMPTY,
        output: &__OUTPUT_LOGGED,
        deliver: __c::Deliver::Each,
        dedupe: &[
            __c::EventKey {
                path: "item.id",
                value: __c::EventValue::Keys(&[__c::Key::Name("id")]),
            },
        ],
        source: __c::EventSource::Webhook(__c::Webhook {
            verify: __c::Verify::Jwt(__c::Jwt {
                key: __c::JwtKey::Keys("https://id.example.com/keys"),
                algorithms: &["RS256", "ES256"],
                issuer: __c::Some(__c::Expr::Text("https://id.example.com")),
                audience: __c::Some(__c::Expr::Template(&[__c::Expr::Auth(2)])),
                at: __c::Delivered::Header("authorization"),
            }),
            challenge: __c::Some(__c::Challenge {
                value: __c::Expr::Delivered(__c::Delivered::Query("hub.challenge")),
                json: __c::None,
            }),
            payload: __c::Payload::Json(__c::Delivered::RawBody),
            reads: __c::Reads {
                slots: 3,
                body: __c::NodeBranch(
                    "",
                    &[
                        __c::NodeLeaf(
                            "lines",
                            __c::Take {
                                slot: 2,
                                ty: __c::TypeList(&__c::TypeJson),
                            },
                        ),
                        __c::NodeLeaf(
                            "account",
                            __c::Take {
                                slot: 1,
                                ty: __c::TypeText,
                            },
                        ),
                    ],
                ),
                ..__c::Reads::NOTHING
            },
            events: __c::Events::Each {
                list: 2,
                reads: __c::Reads {
                    slots: 2,
                    body: __c::NodeBranch(
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
                    ..__c::Reads::NOTHING
                },
            },
            outputs: &[],
            reply: __c::DeliveryReply {
                status: 200,
                json: __c::None,
            },
            register: __c::None,
            renew: __c::None,
            deregister: __c::None,
            reconcile: __c::None,
            samples: &[],
        }),
    };
    static __OUTPUT_PINGED: __c::Shape = __c::Shape {
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
    static __TRIGGER_PINGED: __c::Trigger = __c::Trigger {
        name: "pinged",
        title: "Pinged",
        hint: "",
        input: &__c::Shape::EMPTY,
        output: &__OUTPUT_PINGED,
        deliver: __c::Deliver::Each,
        dedupe: &[],
        source: __c::EventSource::Webhook(__c::Webhook {
            verify: __c::Verify::SharedSecret {
                key: 1,
                at: __c::Delivered::Query("secret"),
            },
            challenge: __c::None,
            payload: __c::Payload::Form,
            reads: __c::Reads {
                slots: 1,
                body: __c::NodeBranch(
                    "",
                    &[
                        __c::NodeLeaf(
                            "ping",
                            __c::Take {
                                slot: 0,
                                ty: __c::TypeObject,
                            },
                        ),
                    ],
                ),
                ..__c::Reads::NOTHING
            },
            events: __c::Events::Value,
            outputs: &[],
            reply: __c::DeliveryReply {
                status: 200,
                json: __c::None,
            },
            register: __c::None,
            renew: __c::None,
            deregister: __c::None,
            reconcile: __c::None,
            samples: &[],
        }),
    };
    static __TRIGGER_OPENED: __c::Trigger = __c::Trigger {
        name: "opened",
        title: "Opened",
        hint: "",
        input: &__c::Shape::EMPTY,
        output: &__OUTPUT_OPENED,
        deliver: __c::Deliver::Each,
        dedupe: &[],
        source: __c::EventSource::Webhook(__c::Webhook {
            verify: __c::Verify::None {
                because: "the service cannot sign",
            },
            challenge: __c::None,
            payload: __c::Payload::Json(__c::Delivered::RawBody),
            reads: __c::Reads::NOTHING,
            events: __c::Events::Delivery,
            outputs: &[],
            reply: __c::DeliveryReply {
                status: 200,
                json: __c::None,
            },
            register: __c::None,
            renew: __c::None,
            deregister: __c::None,
            reconcile: __c::None,
            samples: &[],
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
        auth_fields: &["token", "signing_secret", "tenant"],
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
                                "signing_secret",
                                "Signing secret",
                                "",
                                __c::TypeOptional(&__c::TypeSecret),
                                false,
                                "",
                            ),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 2,
                        field: __c::fields([
                            ("tenant", "Tenant", "", __c::TypeText, true, ""),
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
        records: &[&__RECORD_ISSUE],
        lookups: &[],
        actions: &[],
        triggers: &[
            &__TRIGGER_SUBMITTED,
            &__TRIGGER_ISSUE_CHANGED,
            &__TRIGGER_LOGGED,
            &__TRIGGER_PINGED,
            &__TRIGGER_OPENED,
        ],
        authping: __c::None,
    };
};
