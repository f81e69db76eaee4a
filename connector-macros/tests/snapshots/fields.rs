///Example.
#[derive(::core::clone::Clone)]
pub struct Example {
    connection: ::connector_core::__private::Connection,
}
///Signs in with: Token.
pub struct ExampleToken {
    connect: ::connector_core::__private::Connect,
}
///The record `Address`.
#[non_exhaustive]
pub struct Address {
    ///City.
    pub city: ::connector_core::__private::String,
    ///Zip.
    pub zip: ::connector_core::__private::Nullable<::connector_core::__private::String>,
}
///What Constrained takes.
#[non_exhaustive]
pub struct Constrained {
    ///Limit.
    pub limit: ::core::primitive::i64,
    ///Page.
    pub page: ::core::primitive::i64,
    ///Share.
    pub share: ::connector_core::__private::Option<::core::primitive::f64>,
    ///Name.
    pub name: ::connector_core::__private::String,
    ///Parent.
    pub parent: ::connector_core::__private::Nullable<::core::primitive::i64>,
    ///Home.
    pub home: ::connector_core::__private::Option<
        ::connector_core::__private::Nullable<Address>,
    >,
}
///What Constrained yields.
#[non_exhaustive]
pub struct ConstrainedOutput {
    ///Parent.
    pub parent: ::connector_core::__private::Nullable<::core::primitive::i64>,
    ///Others.
    pub others: ::connector_core::__private::Vec<
        ::connector_core::__private::Nullable<::connector_core::__private::String>,
    >,
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
        ///Constrained.
        pub fn constrained(
            &self,
            input: impl __c::Into<Constrained>,
        ) -> __c::Call<ConstrainedOutput> {
            __c::call(&self.connection, &__ACTION_CONSTRAINED, __c::Into::into(input))
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
        pub fn region(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(1, <_ as __c::Into<__c::String>>::into(value));
            self
        }
    }
    __c::builder! {
        ExampleToken => Example
    }
    impl Address {
        ///With what is required; the rest is set by methods.
        pub fn new(
            city: impl __c::Into<__c::String>,
            zip: impl __c::Into<__c::Nullable<__c::String>>,
        ) -> Self {
            Self {
                city: __c::Into::into(city),
                zip: __c::Into::into(zip),
            }
        }
    }
    __c::type_of_fields! {
        Address = __RECORD_ADDRESS; city : __c::String, zip : __c::Nullable < __c::String
        >,
    }
    impl Constrained {
        ///With what is required; the rest is set by methods.
        pub fn new(
            name: impl __c::Into<__c::String>,
            parent: impl __c::Into<__c::Nullable<::core::primitive::i64>>,
        ) -> Self {
            Self {
                limit: 20,
                page: 1,
                share: __c::None,
                name: __c::Into::into(name),
                parent: __c::Into::into(parent),
                home: __c::None,
            }
        }
        ///Limit.
        #[must_use]
        pub fn limit(mut self, value: impl __c::Into<::core::primitive::i64>) -> Self {
            __c::set(&mut self.limit, value);
            self
        }
        ///Page.
        #[must_use]
        pub fn page(mut self, value: impl __c::Into<::core::primitive::i64>) -> Self {
            __c::set(&mut self.page, value);
            self
        }
        ///Share.
        #[must_use]
        pub fn share(mut self, value: impl __c::Into<::core::primitive::f64>) -> Self {
            __c::set_some(&mut self.share, value);
            self
        }
        ///Home.
        #[must_use]
        pub fn home(mut self, value: impl __c::Into<__c::Nullable<Address>>) -> Self {
            __c::set_some(&mut self.home, value);
            self
        }
    }
    impl<
        T0: __c::Into<__c::String>,
        T1: __c::Into<__c::Nullable<::core::primitive::i64>>,
    > __c::From<(T0, T1)> for Constrained {
        fn from(values: (T0, T1)) -> Self {
            Self::new(values.0, values.1)
        }
    }
    __c::type_of_fields! {
        Constrained = __INPUT_CONSTRAINED; limit : ::core::primitive::i64, page :
        ::core::primitive::i64, share : __c::Option < ::core::primitive::f64 >, name :
        __c::String, parent : __c::Nullable < ::core::primitive::i64 >, home :
        __c::Option < __c::Nullable < Address > >,
    }
    __c::type_of_fields! {
        ConstrainedOutput = __OUTPUT_CONSTRAINED; parent : __c::Nullable <
        ::core::primitive::i64 >, others : __c::Vec < __c::Nullable < __c::String > >,
    }
    static __RECORD_ADDRESS: __c::Shape = __c::Shape {
        name: "Address",
        fields: &__c::fields_with(
            [
                ("city", "City", "", __c::TypeText, true, "city"),
                ("zip", "Zip", "", __c::TypeNullable(&__c::TypeText), true, "zip"),
            ],
            &[],
            &[
                (
                    0,
                    __c::Field {
                        visibility: __c::Visibility::Important,
                        ..__c::Field::EMPTY
                    },
                ),
                (
                    1,
                    __c::Field {
                        placeholder: "10115",
                        ..__c::Field::EMPTY
                    },
                ),
            ],
        ),
        groups: __c::Ungrouped::<2>::GROUPS,
        tree: __c::NodeBranch(
            "",
            &[
                __c::NodeLeaf(
                    "city",
                    __c::Take {
                        slot: 0,
                        ty: __c::TypeText,
                    },
                ),
                __c::NodeLeaf(
                    "zip",
                    __c::Take {
                        slot: 1,
                        ty: __c::TypeNullable(&__c::TypeText),
                    },
                ),
            ],
        ),
        ..__c::Shape::EMPTY
    };
    static __INPUT_CONSTRAINED: __c::Shape = __c::Shape {
        name: "Constrained",
        fields: &__c::fields_with(
            [
                ("limit", "Limit", "", __c::TypeInteger, false, ""),
                ("page", "Page", "", __c::TypeInteger, false, ""),
                ("share", "Share", "", __c::TypeOptional(&__c::TypeDecimal), false, ""),
                ("name", "Name", "", __c::TypeText, true, ""),
                ("parent", "Parent", "", __c::TypeNullable(&__c::TypeInteger), true, ""),
                (
                    "home",
                    "Home",
                    "",
                    __c::TypeOptional(
                        &__c::TypeNullable(&__c::TypeRecord(&__RECORD_ADDRESS)),
                    ),
                    false,
                    "",
                ),
            ],
            &[(0, __c::Literal::Integer(20)), (1, __c::Literal::Integer(1))],
            &[
                (
                    0,
                    __c::Field {
                        constraints: &[
                            __c::Constraint::Range(
                                __c::Some(__c::Literal::Integer(1)),
                                __c::Some(__c::Literal::Integer(100)),
                            ),
                        ],
                        ..__c::Field::EMPTY
                    },
                ),
                (
                    1,
                    __c::Field {
                        constraints: &[
                            __c::Constraint::Range(
                                __c::Some(__c::Literal::Integer(1)),
                                __c::None,
                            ),
                            __c::Constraint::OneOf(
                                &[
                                    __c::Literal::Integer(1),
                                    __c::Literal::Integer(2),
                                    __c::Literal::Integer(3),
                                ],
                            ),
                        ],
                        visibility: __c::Visibility::Hidden,
                        ..__c::Field::EMPTY
                    },
                ),
                (
                    2,
                    __c::Field {
                        constraints: &[
                            __c::Constraint::Range(
                                __c::None,
                                __c::Some(__c::Literal::Decimal(0.5)),
                            ),
                        ],
                        ..__c::Field::EMPTY
                    },
                ),
                (
                    3,
                    __c::Field {
                        constraints: &[
                            __c::Constraint::Length(1, __c::None),
                            __c::Constraint::Matches("^[A-Z]"),
                            __c::Constraint::OneOf(
                                &[__c::Literal::Text("Jo"), __c::Literal::Text("Al")],
                            ),
                        ],
                        placeholder: "Jo",
                        visibility: __c::Visibility::Important,
                        ..__c::Field::EMPTY
                    },
                ),
                (
                    5,
                    __c::Field {
                        visibility: __c::Visibility::Advanced,
                        ..__c::Field::EMPTY
                    },
                ),
            ],
        ),
        groups: __c::Ungrouped::<6>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_CONSTRAINED: __c::Shape = __c::Shape {
        name: "ConstrainedOutput",
        fields: &__c::fields_with(
            [
                (
                    "parent",
                    "Parent",
                    "",
                    __c::TypeNullable(&__c::TypeInteger),
                    true,
                    "body.parent",
                ),
                (
                    "others",
                    "Others",
                    "",
                    __c::TypeList(&__c::TypeNullable(&__c::TypeText)),
                    true,
                    "body.others",
                ),
            ],
            &[],
            &[
                (
                    0,
                    __c::Field {
                        visibility: __c::Visibility::Hidden,
                        ..__c::Field::EMPTY
                    },
                ),
            ],
        ),
        groups: __c::Ungrouped::<2>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __ACTION_CONSTRAINED: __c::Action = __c::Action {
        name: "constrained",
        title: "Constrained",
        hint: "",
        effects: __c::Effects::WRITE,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_CONSTRAINED,
        output: &__OUTPUT_CONSTRAINED,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[__c::PathPart::Text("/things")],
                        helper: __c::Some(0),
                        query: &[
                            ("limit", __c::Expr::Input(0)),
                            ("page", __c::Expr::Input(1)),
                            ("fields", __c::Expr::Selected),
                        ],
                        headers: &[],
                        body: __c::Body::Json(
                            __c::Expr::Object(
                                &[
                                    ("share", __c::Expr::Input(2)),
                                    ("name", __c::Expr::Input(3)),
                                    ("parent", __c::Expr::Input(4)),
                                    ("home", __c::Expr::Input(5)),
                                ],
                            ),
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
                                    "parent",
                                    __c::Take {
                                        slot: 0,
                                        ty: __c::TypeNullable(&__c::TypeInteger),
                                    },
                                ),
                                __c::NodeLeaf(
                                    "others",
                                    __c::Take {
                                        slot: 1,
                                        ty: __c::TypeList(&__c::TypeNullable(&__c::TypeText)),
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
                input: "{\"limit\":100,\"share\":0.5,\"name\":\"Jo\",\"parent\":null,\"home\":{\"city\":\"Berlin\",\"zip\":null}}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Last,
                        status: 200,
                        headers: &[],
                        body: "{\"parent\":null,\"others\":[\"a\",null]}",
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
                        field: __c::fields_with(
                            [("token", "Token", "", __c::TypeSecret, true, "")],
                            &[],
                            &[
                                (
                                    0,
                                    __c::Field {
                                        constraints: &[__c::Constraint::Matches("^xoxb-")],
                                        placeholder: "xoxb-…",
                                        ..__c::Field::EMPTY
                                    },
                                ),
                            ],
                        )[0],
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 1,
                        field: __c::fields_with(
                            [("region", "Region", "", __c::TypeText, false, "")],
                            &[(0, __c::Literal::Text("eu"))],
                            &[
                                (
                                    0,
                                    __c::Field {
                                        constraints: &[
                                            __c::Constraint::OneOf(
                                                &[__c::Literal::Text("eu"), __c::Literal::Text("us")],
                                            ),
                                        ],
                                        visibility: __c::Visibility::Advanced,
                                        ..__c::Field::EMPTY
                                    },
                                ),
                            ],
                        )[0],
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
                query: &[("region", __c::Expr::Auth(1))],
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
        records: &[&__RECORD_ADDRESS],
        lookups: &[],
        actions: &[&__ACTION_CONSTRAINED],
        triggers: &[],
        authping: __c::None,
    };
};
