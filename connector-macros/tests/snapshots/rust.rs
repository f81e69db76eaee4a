///X.
#[derive(::core::clone::Clone)]
struct X {
    connection: ::connector_core::__private::Connection,
}
///Signs in with: A.
struct XA {
    connect: ::connector_core::__private::Connect,
}
///What Tidy up takes.
#[non_exhaustive]
pub struct TidyUp {
    ///Folder.
    pub folder: ::connector_core::__private::String,
}
///What Tidy up yields.
#[non_exhaustive]
pub struct TidyUpOutput {
    ///Deleted.
    pub deleted: ::core::primitive::i64,
}
///What Count yields.
#[non_exhaustive]
pub struct CountOutput {
    ///Count.
    pub count: ::core::primitive::i64,
}
///What Get takes.
#[non_exhaustive]
pub struct Get {
    ///Id.
    pub id: ::connector_core::__private::String,
}
///What Get yields.
#[non_exhaustive]
pub struct GetOutput {
    ///Name.
    pub name: ::connector_core::__private::String,
    ///Rank.
    pub rank: ::core::primitive::f64,
    ///Short.
    pub short: ::connector_core::__private::Option<::connector_core::__private::String>,
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
        ///What no declaration says.
        pub fn tidy_up(&self, input: impl __c::Into<TidyUp>) -> __c::Call<TidyUpOutput> {
            __c::call(&self.connection, &__ACTION_TIDY_UP, __c::Into::into(input))
        }
        ///Count.
        pub fn count(&self) -> __c::Call<CountOutput> {
            __c::call(&self.connection, &__ACTION_COUNT, __c::NoInput)
        }
        ///List.
        pub fn list(&self) -> __c::Pages<__c::String> {
            __c::pages(&self.connection, &__ACTION_LIST, __c::NoInput)
        }
        ///Get.
        pub fn get(&self, input: impl __c::Into<Get>) -> __c::Call<GetOutput> {
            __c::call(&self.connection, &__ACTION_GET, __c::Into::into(input))
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
    impl TidyUp {
        ///With what is required; the rest is set by methods.
        pub fn new(folder: impl __c::Into<__c::String>) -> Self {
            Self {
                folder: __c::Into::into(folder),
            }
        }
    }
    impl<T0: __c::Into<__c::String>> __c::From<T0> for TidyUp {
        fn from(value: T0) -> Self {
            Self::new(value)
        }
    }
    __c::type_of_fields! {
        TidyUp = __INPUT_TIDY_UP; folder : __c::String,
    }
    __c::type_of_fields! {
        TidyUpOutput = __OUTPUT_TIDY_UP; deleted : ::core::primitive::i64,
    }
    __c::type_of_fields! {
        CountOutput = __OUTPUT_COUNT; count : ::core::primitive::i64,
    }
    impl Get {
        ///With what is required; the rest is set by methods.
        pub fn new(id: impl __c::Into<__c::String>) -> Self {
            Self { id: __c::Into::into(id) }
        }
    }
    impl<T0: __c::Into<__c::String>> __c::From<T0> for Get {
        fn from(value: T0) -> Self {
            Self::new(value)
        }
    }
    __c::type_of_fields! {
        Get = __INPUT_GET; id : __c::String,
    }
    __c::type_of_fields! {
        GetOutput = __OUTPUT_GET; name : __c::String, rank : ::core::primitive::f64,
        short : __c::Option < __c::String >,
    }
    static __INPUT_TIDY_UP: __c::Shape = __c::Shape {
        name: "TidyUp",
        fields: &__c::fields([("folder", "Folder", "", __c::TypeText, true, "")]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_TIDY_UP: __c::Shape = __c::Shape {
        name: "TidyUpOutput",
        fields: &__c::fields([("deleted", "Deleted", "", __c::TypeInteger, true, "")]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_COUNT: __c::Shape = __c::Shape {
        name: "CountOutput",
        fields: &__c::fields([("count", "Count", "", __c::TypeInteger, true, "")]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __INPUT_GET: __c::Shape = __c::Shape {
        name: "Get",
        fields: &__c::fields([("id", "Id", "", __c::TypeText, true, "")]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_GET: __c::Shape = __c::Shape {
        name: "GetOutput",
        fields: &__c::fields([
            ("name", "Name", "", __c::TypeText, true, "body.name"),
            ("rank", "Rank", "", __c::TypeDecimal, true, ""),
            ("short", "Short", "", __c::TypeOptional(&__c::TypeText), false, ""),
        ]),
        groups: __c::Ungrouped::<3>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __FUNCTION_RANK: __c::AsyncFunction = __c::AsyncFunction {
        name: "rank",
        apply: |__connection, __arguments| {
            let text: __c::String = __arguments.take()?;
            let of: __c::Option<::core::primitive::i64> = __arguments.take()?;
            __c::Some(
                __c::awaited::<
                    X,
                    ::core::primitive::f64,
                    _,
                    _,
                >(__connection, move |__flow| crate::rank(__flow, text, of)),
            )
        },
    };
    static __ACTION_TIDY_UP: __c::Action = __c::Action {
        name: "tidy_up",
        title: "Tidy up",
        hint: "What no declaration says.",
        effects: __c::Effects::WRITE,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_TIDY_UP,
        output: &__OUTPUT_TIDY_UP,
        flow: __c::Flow::Rust(|connection, input| __c::with_input::<
            X,
            TidyUp,
            TidyUpOutput,
            _,
            _,
        >(connection, input, crate::flows::tidy_up)),
        samples: &[
            __c::Sample {
                name: __c::None,
                input: "{\"folder\":\"old\"}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Request("DELETE", "/notes/1"),
                        status: 204,
                        headers: &[],
                        body: "",
                    },
                ],
            },
        ],
        index: 0,
    };
    static __ACTION_COUNT: __c::Action = __c::Action {
        name: "count",
        title: "Count",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__c::Shape::EMPTY,
        output: &__OUTPUT_COUNT,
        flow: __c::Flow::Rust(|connection, _| __c::without_input::<
            X,
            CountOutput,
            _,
            _,
        >(connection, count)),
        samples: &[],
        index: 1,
    };
    static __OUTPUT_LIST: __c::Shape = __c::Shape {
        fields: &[
            __c::Field {
                name: "item",
                label: "Item",
                ty: __c::TypeText,
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
    static __ACTION_LIST: __c::Action = __c::Action {
        name: "list",
        title: "List",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__c::Shape::EMPTY,
        output: &__OUTPUT_LIST,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/items")],
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
                                    "items",
                                    __c::Take {
                                        slot: 0,
                                        ty: __c::TypeList(&__c::TypeText),
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
                next: __c::Next::Rust {
                    to: __c::PageTo::Query("after"),
                    next: after,
                },
                more: __c::None,
                limit: __c::None,
                items: "body.items",
            }),
        },
        samples: &[],
        index: 2,
    };
    static __ACTION_GET: __c::Action = __c::Action {
        name: "get",
        title: "Get",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_GET,
        output: &__OUTPUT_GET,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &__c::fields([
                        ("rank", "Rank", "", __c::TypeText, true, "body.text"),
                        (
                            "trim",
                            "Trim",
                            "",
                            __c::TypeOptional(&__c::TypeText),
                            false,
                            "body.short",
                        ),
                    ]),
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[
                            __c::PathPart::Text("/items/"),
                            __c::PathPart::Value("input.id", __c::Expr::Input(0)),
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
                        slots: 5,
                        body: __c::NodeBranch(
                            "",
                            &[
                                __c::NodeLeaf(
                                    "name",
                                    __c::Take {
                                        slot: 0,
                                        ty: __c::TypeText,
                                    },
                                ),
                                __c::NodeLeaf(
                                    "text",
                                    __c::Take {
                                        slot: 3,
                                        ty: __c::TypeText,
                                    },
                                ),
                                __c::NodeLeaf(
                                    "short",
                                    __c::Take {
                                        slot: 4,
                                        ty: __c::TypeOptional(&__c::TypeText),
                                    },
                                ),
                            ],
                        ),
                        ..__c::Reads::NOTHING
                    },
                },
                __c::Step {
                    name: __c::None,
                    fields: &__c::fields([
                        ("rank", "Rank", "", __c::TypeDecimal, true, ""),
                    ]),
                    what: __c::What::Await(
                        &__FUNCTION_RANK,
                        &[__c::Expr::Step(0, 0), __c::Expr::Integer(3)],
                    ),
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::None,
                    fields: &__c::fields([
                        (
                            "short",
                            "Short",
                            "",
                            __c::TypeOptional(&__c::TypeText),
                            false,
                            "",
                        ),
                    ]),
                    what: __c::What::Value(
                        __c::Expr::Call(&__c::library::TRIM, &[__c::Expr::Step(0, 1)]),
                    ),
                    reads: __c::Reads::NOTHING,
                },
            ],
            main: __c::Some(0),
            outputs: &[(1, __c::Expr::Step(1, 0)), (2, __c::Expr::Step(2, 0))],
            pages: __c::None,
        },
        samples: &[],
        index: 3,
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
        index: 4,
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
                sign: __c::Some(|request| __c::signer(request, crate::sign)),
            },
        ],
        flows: &[],
        choices: &[],
        records: &[],
        lookups: &[],
        actions: &[
            &__ACTION_TIDY_UP,
            &__ACTION_COUNT,
            &__ACTION_LIST,
            &__ACTION_GET,
            &__CUSTOM_API_ACTION,
        ],
        triggers: &[],
        authping: __c::None,
    };
};
