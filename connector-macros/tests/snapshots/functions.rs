///X.
#[derive(::core::clone::Clone)]
struct X {
    connection: ::connector_core::__private::Connection,
}
///Signs in with: A.
struct XA {
    connect: ::connector_core::__private::Connect,
}
///The record `Person`.
#[non_exhaustive]
pub struct Person {
    ///Name.
    pub name: ::connector_core::__private::String,
}
///What List takes.
#[non_exhaustive]
pub struct List {
    ///Tags.
    pub tags: ::connector_core::__private::Vec<::connector_core::__private::String>,
    ///Person.
    pub person: Person,
}
///What List yields.
#[non_exhaustive]
pub struct ListOutput {
    ///Count.
    pub count: ::core::primitive::i64,
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
        ///List.
        pub fn list(&self, input: impl __c::Into<List>) -> __c::Call<ListOutput> {
            __c::call(&self.connection, &__ACTION_LIST, __c::Into::into(input))
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
    impl Person {
        ///With what is required; the rest is set by methods.
        pub fn new(name: impl __c::Into<__c::String>) -> Self {
            Self {
                name: __c::Into::into(name),
            }
        }
    }
    __c::type_of_fields! {
        Person = __RECORD_PERSON; name : __c::String,
    }
    impl List {
        ///With what is required; the rest is set by methods.
        pub fn new(person: impl __c::Into<Person>) -> Self {
            Self {
                tags: __c::Vec::new(),
                person: __c::Into::into(person),
            }
        }
        ///Tags.
        #[must_use]
        pub fn tags(
            mut self,
            value: impl __c::IntoIterator<Item = impl __c::Into<__c::String>>,
        ) -> Self {
            self.tags = __c::list(value);
            self
        }
    }
    impl<T0: __c::Into<Person>> __c::From<T0> for List {
        fn from(value: T0) -> Self {
            Self::new(value)
        }
    }
    __c::type_of_fields! {
        List = __INPUT_LIST; tags : __c::Vec < __c::String >, person : Person,
    }
    __c::type_of_fields! {
        ListOutput = __OUTPUT_LIST; count : ::core::primitive::i64,
    }
    static __RECORD_PERSON: __c::Shape = __c::Shape {
        name: "Person",
        fields: &__c::fields([("name", "Name", "", __c::TypeText, true, "name")]),
        groups: __c::Ungrouped::<1>::GROUPS,
        tree: __c::NodeBranch(
            "",
            &[
                __c::NodeLeaf(
                    "name",
                    __c::Take {
                        slot: 0,
                        ty: __c::TypeText,
                    },
                ),
            ],
        ),
        ..__c::Shape::EMPTY
    };
    static __INPUT_LIST: __c::Shape = __c::Shape {
        name: "List",
        fields: &__c::fields([
            ("tags", "Tags", "", __c::TypeList(&__c::TypeText), false, ""),
            ("person", "Person", "", __c::TypeRecord(&__RECORD_PERSON), true, ""),
        ]),
        groups: __c::Ungrouped::<2>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_LIST: __c::Shape = __c::Shape {
        name: "ListOutput",
        fields: &__c::fields([
            ("count", "Count", "", __c::TypeInteger, true, "body.count"),
        ]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __FUNCTION_SLUG: __c::Function = __c::Function {
        name: "slug",
        apply: |__arguments| {
            let text: __c::String = __arguments.take()?;
            let __given: __c::String = slug(text);
            __c::answer(__given)
        },
    };
    static __FUNCTION_INITIALS: __c::Function = __c::Function {
        name: "initials",
        apply: |__arguments| {
            let person: Person = __arguments.take()?;
            let limit: __c::Option<::core::primitive::i64> = __arguments.take()?;
            let __given: __c::Option<__c::String> = crate::names::initials(
                person,
                limit,
            );
            __c::answer(__given)
        },
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
                    name: __c::Some("since"),
                    fields: &__c::fields([
                        ("since", "Since", "", __c::TypeDateTime, true, ""),
                    ]),
                    what: __c::What::Value(
                        __c::Expr::Call(
                            &__c::library::MINUS,
                            &[
                                __c::Expr::Call(&__c::library::NOW, &[]),
                                __c::Expr::Integer(604800000),
                            ],
                        ),
                    ),
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/items")],
                        helper: __c::Some(0),
                        query: &[
                            (
                                "tags",
                                __c::Expr::Call(
                                    &__c::library::JOIN,
                                    &[__c::Expr::Input(0), __c::Expr::Text(",")],
                                ),
                            ),
                            (
                                "since",
                                __c::Expr::Call(
                                    &__c::library::DAY,
                                    &[__c::Expr::Step(0, 0)],
                                ),
                            ),
                            (
                                "by",
                                __c::Expr::Call(
                                    &__FUNCTION_INITIALS,
                                    &[__c::Expr::Input(1), __c::Expr::Integer(2)],
                                ),
                            ),
                            (
                                "slug",
                                __c::Expr::Call(
                                    &__c::library::DEFAULT,
                                    &[
                                        __c::Expr::Call(&__FUNCTION_SLUG, &[__c::Expr::Text("A")]),
                                        __c::Expr::Text("b"),
                                    ],
                                ),
                            ),
                        ],
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
                                    "count",
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
            main: __c::Some(1),
            outputs: &[],
            pages: __c::None,
        },
        samples: &[],
        index: 0,
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
                        __c::Expr::Call(
                            &__c::library::BASE64,
                            &[
                                __c::Expr::Template(
                                    &[__c::Expr::Text("me:"), __c::Expr::Auth(0)],
                                ),
                            ],
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
        records: &[&__RECORD_PERSON],
        lookups: &[],
        actions: &[&__ACTION_LIST],
        triggers: &[],
        authping: __c::None,
    };
};
