///Example.
#[derive(::core::clone::Clone)]
pub struct Example {
    connection: ::connector_core::__private::Connection,
}
///Signs in with: Token.
pub struct ExampleToken {
    connect: ::connector_core::__private::Connect,
}
///The choices `Region`.
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub enum Region {
    ///Europe.
    Eu,
    ///United States.
    Us,
    /// A value that was not known when this was written.
    Unknown(::connector_core::__private::String),
}
///What became of an issue.
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub enum IssueState {
    ///Somebody should look at it.
    Open,
    ///Closed.
    Closed,
    ///+1.
    PlusOne,
    /// A value that was not known when this was written.
    Unknown(::connector_core::__private::String),
}
///What List takes.
#[non_exhaustive]
pub struct List {
    ///State.
    pub state: IssueState,
    ///States.
    pub states: ::connector_core::__private::Vec<IssueState>,
    ///Since.
    pub since: ::connector_core::__private::DateTime,
    ///Until.
    pub until: ::connector_core::__private::Option<
        ::connector_core::__private::DateTime,
    >,
}
///What List yields.
#[non_exhaustive]
pub struct ListOutput {
    ///State.
    pub state: IssueState,
    ///At.
    pub at: ::connector_core::__private::Option<::connector_core::__private::DateTime>,
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
        ///List.
        pub fn list(&self) -> __c::Call<ListOutput> {
            __c::call(&self.connection, &__ACTION_LIST, List::new())
        }
        ///List.
        pub fn list_with(&self, input: List) -> __c::Call<ListOutput> {
            __c::call(&self.connection, &__ACTION_LIST, input)
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
        ///Region.
        #[must_use]
        pub fn region(mut self, value: impl __c::Into<Region>) -> Self {
            self.connect.set(1, <_ as __c::Into<Region>>::into(value));
            self
        }
    }
    __c::builder! {
        ExampleToken => Example
    }
    __c::choices! {
        Region; Eu "eu", Us "US"
    }
    __c::choices! {
        IssueState; Open "open", Closed "closed", PlusOne "+1"
    }
    impl List {
        ///With nothing set; every field has a method.
        pub fn new() -> Self {
            Self {
                state: IssueState::PlusOne,
                states: __c::Vec::new(),
                since: __c::date_time("2024-01-01T00:00:00Z"),
                until: __c::None,
            }
        }
        ///State.
        #[must_use]
        pub fn state(mut self, value: impl __c::Into<IssueState>) -> Self {
            __c::set(&mut self.state, value);
            self
        }
        ///States.
        #[must_use]
        pub fn states(
            mut self,
            value: impl __c::IntoIterator<Item = impl __c::Into<IssueState>>,
        ) -> Self {
            self.states = __c::list(value);
            self
        }
        ///Since.
        #[must_use]
        pub fn since(mut self, value: impl __c::Into<__c::DateTime>) -> Self {
            __c::set(&mut self.since, value);
            self
        }
        ///Until.
        #[must_use]
        pub fn until(mut self, value: impl __c::Into<__c::DateTime>) -> Self {
            __c::set_some(&mut self.until, value);
            self
        }
    }
    impl ::core::default::Default for List {
        fn default() -> Self {
            Self::new()
        }
    }
    __c::type_of_fields! {
        List = __INPUT_LIST; state : IssueState, states : __c::Vec < IssueState >, since
        : __c::DateTime, until : __c::Option < __c::DateTime >,
    }
    __c::type_of_fields! {
        ListOutput = __OUTPUT_LIST; state : IssueState, at : __c::Option < __c::DateTime
        >,
    }
    static __CHOICES_REGION: __c::Choices = __c::Choices {
        name: "Region",
        hint: "",
        values: &[
            __c::Choice {
                value: "eu",
                label: "Europe",
                hint: "",
            },
            __c::Choice {
                value: "US",
                label: "United States",
                hint: "",
            },
        ],
    };
    static __CHOICES_ISSUE_STATE: __c::Choices = __c::Choices {
        name: "IssueState",
        hint: "What became of an issue.",
        values: &[
            __c::Choice {
                value: "open",
                label: "Open",
                hint: "Somebody should look at it.",
            },
            __c::Choice {
                value: "closed",
                label: "Closed",
                hint: "",
            },
            __c::Choice {
                value: "+1",
                label: "+1",
                hint: "",
            },
        ],
    };
    static __INPUT_LIST: __c::Shape = __c::Shape {
        name: "List",
        fields: &__c::fields_with(
            [
                (
                    "state",
                    "State",
                    "",
                    __c::TypeChoices(&__CHOICES_ISSUE_STATE),
                    false,
                    "",
                ),
                (
                    "states",
                    "States",
                    "",
                    __c::TypeList(&__c::TypeChoices(&__CHOICES_ISSUE_STATE)),
                    false,
                    "",
                ),
                ("since", "Since", "", __c::TypeDateTime, false, ""),
                ("until", "Until", "", __c::TypeOptional(&__c::TypeDateTime), false, ""),
            ],
            &[
                (0, __c::Literal::Text("+1")),
                (2, __c::Literal::Text("2024-01-01T00:00:00Z")),
            ],
            &[],
        ),
        groups: __c::Ungrouped::<4>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_LIST: __c::Shape = __c::Shape {
        name: "ListOutput",
        fields: &__c::fields([
            (
                "state",
                "State",
                "",
                __c::TypeChoices(&__CHOICES_ISSUE_STATE),
                true,
                "body.state",
            ),
            ("at", "At", "", __c::TypeOptional(&__c::TypeDateTime), false, "body.at"),
        ]),
        groups: __c::Ungrouped::<2>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __ACTION_LIST: __c::Action = __c::Action {
        name: "list",
        title: "List",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_LIST,
        output: &__OUTPUT_LIST,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[
                            __c::PathPart::Text("/"),
                            __c::PathPart::Value("auth.region", __c::Expr::Auth(1)),
                            __c::PathPart::Text("/issues"),
                        ],
                        helper: __c::None,
                        query: &[
                            ("state", __c::Expr::Input(0)),
                            ("states", __c::Expr::Input(1)),
                            ("since", __c::Expr::Input(2)),
                            ("until", __c::Expr::Input(3)),
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
                                    "state",
                                    __c::Take {
                                        slot: 0,
                                        ty: __c::TypeChoices(&__CHOICES_ISSUE_STATE),
                                    },
                                ),
                                __c::NodeLeaf(
                                    "at",
                                    __c::Take {
                                        slot: 1,
                                        ty: __c::TypeOptional(&__c::TypeDateTime),
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
        samples: &[
            __c::Sample {
                name: __c::None,
                input: "{\"state\":\"closed\",\"states\":[\"+1\"],\"since\":\"2024-02-29T00:00:00.5+01:00\"}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Last,
                        status: 200,
                        headers: &[],
                        body: "{\"state\":\"later\"}",
                    },
                ],
            },
        ],
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
        auth_fields: &["token", "region"],
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
                        field: __c::fields_with(
                            [
                                (
                                    "region",
                                    "Region",
                                    "",
                                    __c::TypeChoices(&__CHOICES_REGION),
                                    false,
                                    "",
                                ),
                            ],
                            &[(0, __c::Literal::Text("eu"))],
                            &[],
                        )[0],
                        ..__c::Parameter::EMPTY
                    },
                ],
                ..__c::Auth::EMPTY
            },
        ],
        helpers: &[],
        flows: &[],
        choices: &[&__CHOICES_REGION, &__CHOICES_ISSUE_STATE],
        records: &[],
        lookups: &[],
        actions: &[&__ACTION_LIST],
        triggers: &[],
        authping: __c::None,
    };
};
