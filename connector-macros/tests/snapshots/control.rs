///X.
#[derive(::core::clone::Clone)]
struct X {
    connection: ::connector_core::__private::Connection,
}
///Signs in with: A.
struct XA {
    connect: ::connector_core::__private::Connect,
}
///What Invite takes.
#[non_exhaustive]
pub struct Invite {
    ///Emails.
    pub emails: ::connector_core::__private::Vec<::connector_core::__private::String>,
    ///Team.
    pub team: ::connector_core::__private::String,
}
///What Invite yields.
#[non_exhaustive]
pub struct InviteOutput {
    ///Count.
    pub count: ::core::primitive::i64,
    ///People.
    pub people: ::connector_core::__private::Vec<::connector_core::__private::String>,
    ///Greeting.
    pub greeting: ::connector_core::__private::String,
}
///What Place takes.
#[non_exhaustive]
pub struct Place {
    ///Kind.
    pub kind: ::connector_core::__private::String,
}
///What Place yields.
#[non_exhaustive]
pub struct PlaceOutput {
    ///Id.
    pub id: ::connector_core::__private::String,
}
const _: () = {
    use ::connector_core::__private as __c;
    impl X {
        /// The connector's metadata.
        pub const CONNECTOR: &'static __c::Connector = &__CONNECTOR;
        ///Starts a connection with: A.
        pub fn a() -> XA {
            XA {
                connect: __c::Connect::new(&__CONNECTOR, 0),
            }
        }
        ///Invite.
        pub fn invite(&self, input: impl __c::Into<Invite>) -> __c::Call<InviteOutput> {
            __c::call(&self.connection, &__ACTION_INVITE, __c::Into::into(input))
        }
        ///Place.
        pub fn place(&self, input: impl __c::Into<Place>) -> __c::Call<PlaceOutput> {
            __c::call(&self.connection, &__ACTION_PLACE, __c::Into::into(input))
        }
    }
    __c::client! {
        X
    }
    impl XA {
        ///Token.
        #[must_use]
        pub fn token(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(0, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
    }
    __c::builder! {
        XA => X
    }
    impl Invite {
        ///With what is required; the rest is set by methods.
        pub fn new(team: impl __c::Into<__c::String>) -> Self {
            Self {
                emails: __c::Vec::new(),
                team: __c::Into::into(team),
            }
        }
        ///Emails.
        #[must_use]
        pub fn emails(
            mut self,
            value: impl __c::IntoIterator<Item = impl __c::Into<__c::String>>,
        ) -> Self {
            self.emails = __c::list(value);
            self
        }
    }
    impl<T0: __c::Into<__c::String>> __c::From<T0> for Invite {
        fn from(value: T0) -> Self {
            Self::new(value)
        }
    }
    __c::type_of_fields! {
        Invite = __INPUT_INVITE; emails : __c::Vec < __c::String >, team : __c::String,
    }
    __c::type_of_fields! {
        InviteOutput = __OUTPUT_INVITE; count : ::core::primitive::i64, people : __c::Vec
        < __c::String >, greeting : __c::String,
    }
    impl Place {
        ///With what is required; the rest is set by methods.
        pub fn new(kind: impl __c::Into<__c::String>) -> Self {
            Self {
                kind: __c::Into::into(kind),
            }
        }
    }
    impl<T0: __c::Into<__c::String>> __c::From<T0> for Place {
        fn from(value: T0) -> Self {
            Self::new(value)
        }
    }
    __c::type_of_fields! {
        Place = __INPUT_PLACE; kind : __c::String,
    }
    __c::type_of_fields! {
        PlaceOutput = __OUTPUT_PLACE; id : __c::String,
    }
    static __INPUT_INVITE: __c::Shape = __c::Shape {
        name: "Invite",
        fields: &__c::fields([
            ("emails", "Emails", "", __c::TypeList(&__c::TypeText), false, ""),
            ("team", "Team", "", __c::TypeText, true, ""),
        ]),
        groups: __c::Ungrouped::<2>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_INVITE: __c::Shape = __c::Shape {
        name: "InviteOutput",
        fields: &__c::fields([
            ("count", "Count", "", __c::TypeInteger, true, "done.count"),
            ("people", "People", "", __c::TypeList(&__c::TypeText), true, "people"),
            ("greeting", "Greeting", "", __c::TypeText, true, "greeting"),
        ]),
        groups: __c::Ungrouped::<3>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __INPUT_PLACE: __c::Shape = __c::Shape {
        name: "Place",
        fields: &__c::fields([("kind", "Kind", "", __c::TypeText, true, "")]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_PLACE: __c::Shape = __c::Shape {
        name: "PlaceOutput",
        fields: &__c::fields([("id", "Id", "", __c::TypeText, true, "id")]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __ACTION_INVITE: __c::Action = __c::Action {
        name: "invite",
        title: "Invite",
        hint: "",
        effects: __c::Effects::WRITE,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_INVITE,
        output: &__OUTPUT_INVITE,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::Some("people"),
                    fields: &__c::fields([
                        ("people", "People", "", __c::TypeList(&__c::TypeText), true, ""),
                    ]),
                    what: __c::What::Each {
                        list: __c::Expr::Input(0),
                        concurrency: 4,
                        body: 6,
                    },
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::Some("email"),
                    fields: &__c::fields([
                        ("email", "Email", "", __c::TypeText, true, ""),
                    ]),
                    what: __c::What::Item,
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::Some("user"),
                    fields: &__c::fields([
                        ("id", "Id", "", __c::TypeOptional(&__c::TypeText), false, ""),
                    ]),
                    what: __c::What::Call(
                        &__ACTION_OF_HELPER_FIND_USER,
                        &[(0, __c::Expr::Step(1, 0))],
                    ),
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::If {
                        when: __c::Condition::Exists(__c::Expr::Step(2, 0)),
                        then: 1,
                        otherwise: 0,
                    },
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Give(__c::Expr::Step(2, 0)),
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::Some("made"),
                    fields: &__c::fields([
                        ("id", "Id", "", __c::TypeText, true, "body.id"),
                    ]),
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[__c::PathPart::Text("/users")],
                        helper: __c::Some(0),
                        query: &[],
                        headers: &[],
                        body: __c::Body::Json(
                            __c::Expr::Object(&[("email", __c::Expr::Step(1, 0))]),
                        ),
                        basic: __c::None,
                        effects: __c::Effects::WRITE,
                        follow: &[],
                        tolerate: &[],
                    }),
                    reads: __c::Reads {
                        slots: 1,
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
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Give(__c::Expr::Step(5, 0)),
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::Some("greeting"),
                    fields: &__c::fields([
                        ("greeting", "Greeting", "", __c::TypeText, true, ""),
                    ]),
                    what: __c::What::If {
                        when: __c::Condition::Equal(
                            __c::Expr::Input(1),
                            __c::Expr::Text("core"),
                        ),
                        then: 1,
                        otherwise: 1,
                    },
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Give(__c::Expr::Text("Hello")),
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Give(
                        __c::Expr::Template(
                            &[__c::Expr::Text("Welcome to "), __c::Expr::Input(1)],
                        ),
                    ),
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::If {
                        when: __c::Condition::Equal(
                            __c::Expr::Step(7, 0),
                            __c::Expr::Text(""),
                        ),
                        then: 1,
                        otherwise: 0,
                    },
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Fail {
                        kind: __c::ErrorKind::Invalid,
                        code: __c::Some(__c::Expr::Text("no_greeting")),
                        message: __c::Some(
                            __c::Expr::Template(
                                &[__c::Expr::Text("no greeting for "), __c::Expr::Input(1)],
                            ),
                        ),
                        status: __c::None,
                    },
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::Some("job"),
                    fields: &__c::fields([
                        ("id", "Id", "", __c::TypeInteger, true, "body.id"),
                    ]),
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[__c::PathPart::Text("/invitations")],
                        helper: __c::Some(0),
                        query: &[],
                        headers: &[],
                        body: __c::Body::Json(
                            __c::Expr::Object(
                                &[
                                    ("people", __c::Expr::Step(0, 0)),
                                    ("text", __c::Expr::Step(7, 0)),
                                ],
                            ),
                        ),
                        basic: __c::None,
                        effects: __c::Effects::WRITE,
                        follow: &[],
                        tolerate: &[],
                    }),
                    reads: __c::Reads {
                        slots: 1,
                        body: __c::NodeBranch(
                            "",
                            &[
                                __c::NodeLeaf(
                                    "id",
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
                __c::Step {
                    name: __c::Some("done"),
                    fields: &__c::fields([
                        ("count", "Count", "", __c::TypeInteger, true, "body.count"),
                    ]),
                    what: __c::What::Wait(
                        &__c::Wait {
                            request: __c::Request {
                                method: "GET",
                                path: &[
                                    __c::PathPart::Text("/invitations/"),
                                    __c::PathPart::Value("job.id", __c::Expr::Step(12, 0)),
                                ],
                                helper: __c::Some(0),
                                query: &[],
                                headers: &[],
                                body: __c::Body::Empty,
                                basic: __c::None,
                                effects: __c::Effects::READ,
                                follow: &[],
                                tolerate: &[],
                            },
                            least: 1000,
                            most: 10000,
                            deadline: 300000,
                            until: __c::Condition::Equal(
                                __c::Expr::Body(0),
                                __c::Expr::Text("done"),
                            ),
                            fail: __c::Some(
                                __c::Condition::Equal(
                                    __c::Expr::Body(0),
                                    __c::Expr::Text("failed"),
                                ),
                            ),
                            cancel: __c::Some(__c::Request {
                                method: "DELETE",
                                path: &[
                                    __c::PathPart::Text("/invitations/"),
                                    __c::PathPart::Value("job.id", __c::Expr::Step(12, 0)),
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
                        },
                    ),
                    reads: __c::Reads {
                        slots: 2,
                        body: __c::NodeBranch(
                            "",
                            &[
                                __c::NodeLeaf(
                                    "count",
                                    __c::Take {
                                        slot: 0,
                                        ty: __c::TypeInteger,
                                    },
                                ),
                                __c::NodeLeaf(
                                    "state",
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
            main: __c::None,
            outputs: &[
                (0, __c::Expr::Step(13, 0)),
                (1, __c::Expr::Step(0, 0)),
                (2, __c::Expr::Step(7, 0)),
            ],
            pages: __c::None,
        },
        samples: &[
            __c::Sample {
                name: __c::None,
                input: "{\"emails\":[\"a@example.com\",\"b@example.com\"],\"team\":\"core\"}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Step("user"),
                        status: 404,
                        headers: &[],
                        body: "",
                    },
                    __c::Reply {
                        to: __c::ReplyTo::Step("user"),
                        status: 200,
                        headers: &[],
                        body: "{\"id\":\"U2\"}",
                    },
                    __c::Reply {
                        to: __c::ReplyTo::Step("made"),
                        status: 201,
                        headers: &[],
                        body: "{\"id\":\"U1\"}",
                    },
                    __c::Reply {
                        to: __c::ReplyTo::Step("job"),
                        status: 202,
                        headers: &[],
                        body: "{\"id\":7}",
                    },
                    __c::Reply {
                        to: __c::ReplyTo::Step("done"),
                        status: 200,
                        headers: &[],
                        body: "{\"state\":\"open\"}",
                    },
                    __c::Reply {
                        to: __c::ReplyTo::Step("done"),
                        status: 200,
                        headers: &[],
                        body: "{\"state\":\"done\",\"count\":2}",
                    },
                ],
            },
        ],
        index: 0,
    };
    static __ACTION_PLACE: __c::Action = __c::Action {
        name: "place",
        title: "Place",
        hint: "",
        effects: __c::Effects::WRITE,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_PLACE,
        output: &__OUTPUT_PLACE,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::Some("where_to"),
                    fields: &__c::fields([
                        ("where_to", "Where to", "", __c::TypeText, true, ""),
                    ]),
                    what: __c::What::If {
                        when: __c::Condition::In(
                            __c::Expr::Input(0),
                            &[__c::Expr::Text("a"), __c::Expr::Text("b")],
                        ),
                        then: 1,
                        otherwise: 3,
                    },
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Give(__c::Expr::Text("left")),
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::If {
                        when: __c::Condition::Equal(
                            __c::Expr::Input(0),
                            __c::Expr::Text("c"),
                        ),
                        then: 1,
                        otherwise: 1,
                    },
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Give(__c::Expr::Text("middle")),
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Give(__c::Expr::Text("right")),
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::Some("id"),
                    fields: &__c::fields([("id", "Id", "", __c::TypeText, true, "")]),
                    what: __c::What::Try {
                        body: 2,
                        kinds: &[__c::ErrorKind::NotFound, __c::ErrorKind::Conflict],
                        handler: 2,
                    },
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::Some("made"),
                    fields: &__c::fields([
                        ("id", "Id", "", __c::TypeText, true, "body.id"),
                    ]),
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[__c::PathPart::Text("/places")],
                        helper: __c::Some(0),
                        query: &[],
                        headers: &[],
                        body: __c::Body::Json(
                            __c::Expr::Object(&[("at", __c::Expr::Step(0, 0))]),
                        ),
                        basic: __c::None,
                        effects: __c::Effects::WRITE,
                        follow: &[],
                        tolerate: &[],
                    }),
                    reads: __c::Reads {
                        slots: 1,
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
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Give(__c::Expr::Step(6, 0)),
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::Some("error"),
                    fields: &__c::fields([
                        ("kind", "Kind", "", __c::TypeText, true, ""),
                        (
                            "code",
                            "Code",
                            "",
                            __c::TypeOptional(&__c::TypeText),
                            false,
                            "",
                        ),
                        ("message", "Message", "", __c::TypeText, true, ""),
                    ]),
                    what: __c::What::Item,
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Give(__c::Expr::Step(8, 2)),
                    reads: __c::Reads::NOTHING,
                },
            ],
            main: __c::None,
            outputs: &[(0, __c::Expr::Step(5, 0))],
            pages: __c::None,
        },
        samples: &[],
        index: 1,
    };
    static __INPUT_OF_HELPER_FIND_USER: __c::Shape = __c::Shape {
        name: "",
        fields: &__c::fields_with(
            [
                ("email", "Email", "", __c::TypeText, true, ""),
                ("active", "Active", "", __c::TypeBoolean, false, ""),
            ],
            &[(1, __c::Literal::Boolean(true))],
            &[],
        ),
        groups: __c::Ungrouped::<2>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_OF_HELPER_FIND_USER: __c::Shape = __c::Shape {
        name: "",
        fields: &__c::fields([
            ("id", "Id", "", __c::TypeOptional(&__c::TypeText), false, "body.id"),
        ]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __ACTION_OF_HELPER_FIND_USER: __c::Action = __c::Action {
        name: "find_user",
        title: "Find user",
        hint: "Finds a person.",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_OF_HELPER_FIND_USER,
        output: &__OUTPUT_OF_HELPER_FIND_USER,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/users")],
                        helper: __c::Some(0),
                        query: &[
                            ("email", __c::Expr::Input(0)),
                            ("active", __c::Expr::Input(1)),
                        ],
                        headers: &[],
                        body: __c::Body::Empty,
                        basic: __c::None,
                        effects: __c::Effects::READ,
                        follow: &[],
                        tolerate: &[__c::ErrorKind::NotFound],
                    }),
                    reads: __c::Reads {
                        slots: 1,
                        body: __c::NodeBranch(
                            "",
                            &[
                                __c::NodeLeaf(
                                    "id",
                                    __c::Take {
                                        slot: 0,
                                        ty: __c::TypeOptional(&__c::TypeText),
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
        index: 2,
    };
    static __CONNECTOR: __c::Connector = __c::Connector {
        key: "x",
        title: "X",
        description: "",
        version: "1.0.0",
        grammar: 1,
        icon: __c::None,
        color: __c::None,
        documentation: __c::None,
        support: __c::None,
        base_url: "https://x.example.com",
        base: __c::Expr::Text("https://x.example.com"),
        auth_fields: &["token"],
        auths: &[
            __c::Auth {
                name: "a",
                label: "A",
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
                name: "h",
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
        flows: &[&__ACTION_OF_HELPER_FIND_USER],
        choices: &[],
        records: &[],
        lookups: &[],
        actions: &[&__ACTION_INVITE, &__ACTION_PLACE],
        triggers: &[],
        authping: __c::None,
    };
};
