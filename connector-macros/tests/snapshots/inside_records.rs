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
    pub zip: ::connector_core::__private::Option<::connector_core::__private::String>,
    ///Country.
    pub country: Country,
}
///The record `Country`.
#[non_exhaustive]
pub struct Country {
    ///Code.
    pub code: ::connector_core::__private::String,
    ///Name.
    pub name: ::connector_core::__private::Option<::connector_core::__private::String>,
}
///The record `User`.
#[non_exhaustive]
pub struct User {
    ///Id.
    pub id: ::core::primitive::i64,
    ///Home.
    pub home: ::connector_core::__private::Option<Address>,
}
///What Move user takes.
#[non_exhaustive]
pub struct MoveUser {
    ///Home.
    pub home: Address,
    ///Work.
    pub work: ::connector_core::__private::Option<Address>,
}
///What Move user yields.
#[non_exhaustive]
pub struct MoveUserOutput {
    ///Old.
    pub old: ::connector_core::__private::Option<::connector_core::__private::String>,
    ///Home.
    pub home: Address,
    ///User.
    pub user: User,
    ///Id.
    pub id: ::core::primitive::i64,
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
        ///Move user.
        pub fn move_user(
            &self,
            input: impl __c::Into<MoveUser>,
        ) -> __c::Call<MoveUserOutput> {
            __c::call(&self.connection, &__ACTION_MOVE_USER, __c::Into::into(input))
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
    impl Address {
        ///With what is required; the rest is set by methods.
        pub fn new(
            city: impl __c::Into<__c::String>,
            country: impl __c::Into<Country>,
        ) -> Self {
            Self {
                city: __c::Into::into(city),
                zip: __c::None,
                country: __c::Into::into(country),
            }
        }
        ///Zip.
        #[must_use]
        pub fn zip(mut self, value: impl __c::Into<__c::String>) -> Self {
            __c::set_some(&mut self.zip, value);
            self
        }
    }
    __c::type_of_fields! {
        Address = __RECORD_ADDRESS; city : __c::String, zip : __c::Option < __c::String
        >, country : Country,
    }
    impl Country {
        ///With what is required; the rest is set by methods.
        pub fn new(code: impl __c::Into<__c::String>) -> Self {
            Self {
                code: __c::Into::into(code),
                name: __c::None,
            }
        }
        ///Name.
        #[must_use]
        pub fn name(mut self, value: impl __c::Into<__c::String>) -> Self {
            __c::set_some(&mut self.name, value);
            self
        }
    }
    __c::type_of_fields! {
        Country = __RECORD_COUNTRY; code : __c::String, name : __c::Option < __c::String
        >,
    }
    __c::type_of_fields! {
        User = __RECORD_USER; id : ::core::primitive::i64, home : __c::Option < Address
        >,
    }
    impl MoveUser {
        ///With what is required; the rest is set by methods.
        pub fn new(home: impl __c::Into<Address>) -> Self {
            Self {
                home: __c::Into::into(home),
                work: __c::None,
            }
        }
        ///Work.
        #[must_use]
        pub fn work(mut self, value: impl __c::Into<Address>) -> Self {
            __c::set_some(&mut self.work, value);
            self
        }
    }
    impl<T0: __c::Into<Address>> __c::From<T0> for MoveUser {
        fn from(value: T0) -> Self {
            Self::new(value)
        }
    }
    __c::type_of_fields! {
        MoveUser = __INPUT_MOVE_USER; home : Address, work : __c::Option < Address >,
    }
    __c::type_of_fields! {
        MoveUserOutput = __OUTPUT_MOVE_USER; old : __c::Option < __c::String >, home :
        Address, user : User, id : ::core::primitive::i64,
    }
    static __RECORD_ADDRESS: __c::Shape = __c::Shape {
        name: "Address",
        fields: &__c::fields([
            ("city", "City", "", __c::TypeText, true, "city"),
            ("zip", "Zip", "", __c::TypeOptional(&__c::TypeText), false, "zip"),
            (
                "country",
                "Country",
                "",
                __c::TypeRecord(&__RECORD_COUNTRY),
                true,
                "country",
            ),
        ]),
        groups: __c::Ungrouped::<3>::GROUPS,
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
                        ty: __c::TypeOptional(&__c::TypeText),
                    },
                ),
                __c::NodeLeaf(
                    "country",
                    __c::Take {
                        slot: 2,
                        ty: __c::TypeRecord(&__RECORD_COUNTRY),
                    },
                ),
            ],
        ),
        ..__c::Shape::EMPTY
    };
    static __RECORD_COUNTRY: __c::Shape = __c::Shape {
        name: "Country",
        fields: &__c::fields([
            ("iso", "Code", "", __c::TypeText, true, "iso"),
            ("name", "Name", "", __c::TypeOptional(&__c::TypeText), false, "name"),
        ]),
        groups: __c::Ungrouped::<2>::GROUPS,
        tree: __c::NodeBranch(
            "",
            &[
                __c::NodeLeaf(
                    "iso",
                    __c::Take {
                        slot: 0,
                        ty: __c::TypeText,
                    },
                ),
                __c::NodeLeaf(
                    "name",
                    __c::Take {
                        slot: 1,
                        ty: __c::TypeOptional(&__c::TypeText),
                    },
                ),
            ],
        ),
        ..__c::Shape::EMPTY
    };
    static __RECORD_USER: __c::Shape = __c::Shape {
        name: "User",
        fields: &__c::fields([
            ("id", "Id", "", __c::TypeInteger, true, "id"),
            (
                "home",
                "Home",
                "",
                __c::TypeOptional(&__c::TypeRecord(&__RECORD_ADDRESS)),
                false,
                "home",
            ),
        ]),
        groups: __c::Ungrouped::<2>::GROUPS,
        tree: __c::NodeBranch(
            "",
            &[
                __c::NodeLeaf(
                    "id",
                    __c::Take {
                        slot: 0,
                        ty: __c::TypeInteger,
                    },
                ),
                __c::NodeLeaf(
                    "home",
                    __c::Take {
                        slot: 1,
                        ty: __c::TypeOptional(&__c::TypeRecord(&__RECORD_ADDRESS)),
                    },
                ),
            ],
        ),
        ..__c::Shape::EMPTY
    };
    static __INPUT_MOVE_USER: __c::Shape = __c::Shape {
        name: "MoveUser",
        fields: &__c::fields([
            ("home", "Home", "", __c::TypeRecord(&__RECORD_ADDRESS), true, ""),
            (
                "work",
                "Work",
                "",
                __c::TypeOptional(&__c::TypeRecord(&__RECORD_ADDRESS)),
                false,
                "",
            ),
        ]),
        groups: __c::Ungrouped::<2>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_MOVE_USER: __c::Shape = __c::Shape {
        name: "MoveUserOutput",
        fields: &__c::fields_with(
            [
                (
                    "old",
                    "Old",
                    "",
                    __c::TypeOptional(&__c::TypeText),
                    false,
                    "found.user.home.country.code",
                ),
                (
                    "home",
                    "Home",
                    "",
                    __c::TypeRecord(&__RECORD_ADDRESS),
                    true,
                    "input.home",
                ),
                (
                    "user",
                    "User",
                    "",
                    __c::TypeRecord(&__RECORD_USER),
                    true,
                    "found.user",
                ),
                ("id", "Id", "", __c::TypeInteger, false, "found.first.id"),
            ],
            &[(3, __c::Literal::Integer(0))],
            &[],
        ),
        groups: __c::Ungrouped::<4>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __ACTION_MOVE_USER: __c::Action = __c::Action {
        name: "move_user",
        title: "Move user",
        hint: "",
        effects: __c::Effects::WRITE,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_MOVE_USER,
        output: &__OUTPUT_MOVE_USER,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::Some("found"),
                    fields: &__c::fields([
                        (
                            "user",
                            "User",
                            "",
                            __c::TypeRecord(&__RECORD_USER),
                            true,
                            "body.user",
                        ),
                        (
                            "first",
                            "First",
                            "",
                            __c::TypeOptional(&__c::TypeRecord(&__RECORD_USER)),
                            false,
                            "body.users[0]",
                        ),
                    ]),
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[
                            __c::PathPart::Text("/users/"),
                            __c::PathPart::Value(
                                "input.home.city",
                                __c::Expr::Field(&__c::Expr::Input(0), 0),
                            ),
                        ],
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
                        slots: 2,
                        body: __c::NodeBranch(
                            "",
                            &[
                                __c::NodeLeaf(
                                    "user",
                                    __c::Take {
                                        slot: 0,
                                        ty: __c::TypeRecord(&__RECORD_USER),
                                    },
                                ),
                                __c::NodeBranch(
                                    "users",
                                    &[
                                        __c::NodeFull(
                                            __c::Key::Index(0),
                                            &[
                                                __c::Take {
                                                    slot: 1,
                                                    ty: __c::TypeOptional(&__c::TypeRecord(&__RECORD_USER)),
                                                },
                                            ],
                                            &[],
                                        ),
                                    ],
                                ),
                            ],
                        ),
                        ..__c::Reads::NOTHING
                    },
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "PUT",
                        path: &[
                            __c::PathPart::Text("/users/"),
                            __c::PathPart::Value(
                                "found.user.id",
                                __c::Expr::Field(&__c::Expr::Step(0, 0), 0),
                            ),
                            __c::PathPart::Text("/"),
                            __c::PathPart::Value(
                                "input.home.country.code",
                                __c::Expr::Field(
                                    &__c::Expr::Field(&__c::Expr::Input(0), 2),
                                    0,
                                ),
                            ),
                        ],
                        helper: __c::None,
                        query: &[
                            (
                                "from",
                                __c::Expr::Field(
                                    &__c::Expr::Field(&__c::Expr::Step(0, 0), 1),
                                    0,
                                ),
                            ),
                            ("first", __c::Expr::Field(&__c::Expr::Step(0, 1), 0)),
                        ],
                        headers: &[
                            (
                                "X-Zip",
                                __c::Expr::Template(
                                    &[__c::Expr::Field(&__c::Expr::Input(0), 1)],
                                ),
                            ),
                        ],
                        body: __c::Body::Json(
                            __c::Expr::Object(
                                &[
                                    ("home", __c::Expr::Input(0)),
                                    ("country", __c::Expr::Field(&__c::Expr::Input(1), 2)),
                                    (
                                        "code",
                                        __c::Expr::Field(
                                            &__c::Expr::Field(&__c::Expr::Input(1), 2),
                                            0,
                                        ),
                                    ),
                                ],
                            ),
                        ),
                        basic: __c::None,
                        effects: __c::Effects::WRITE,
                        follow: &[],
                        tolerate: &[],
                    }),
                    reads: __c::Reads {
                        slots: 4,
                        ..__c::Reads::NOTHING
                    },
                },
            ],
            main: __c::Some(1),
            outputs: &[
                (
                    0,
                    __c::Expr::Field(
                        &__c::Expr::Field(
                            &__c::Expr::Field(&__c::Expr::Step(0, 0), 1),
                            2,
                        ),
                        0,
                    ),
                ),
                (1, __c::Expr::Input(0)),
                (2, __c::Expr::Step(0, 0)),
                (3, __c::Expr::Field(&__c::Expr::Step(0, 1), 0)),
            ],
            pages: __c::None,
        },
        samples: &[],
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
        records: &[&__RECORD_ADDRESS, &__RECORD_COUNTRY, &__RECORD_USER],
        lookups: &[],
        actions: &[&__ACTION_MOVE_USER],
        triggers: &[],
        authping: __c::None,
    };
};
