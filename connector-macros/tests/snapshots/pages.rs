///Example.
#[derive(::core::clone::Clone)]
pub struct Example {
    connection: ::connector_core::__private::Connection,
}
///Signs in with: Token.
pub struct ExampleToken {
    connect: ::connector_core::__private::Connect,
}
///The record `Item`.
#[non_exhaustive]
pub struct Item {
    ///Id.
    pub id: ::core::primitive::i64,
}
///What By number takes.
#[non_exhaustive]
pub struct ByNumber {
    ///Name.
    pub name: ::connector_core::__private::Option<::connector_core::__private::String>,
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
        ///By cursor.
        pub fn by_cursor(&self) -> __c::Pages<Item> {
            __c::pages(&self.connection, &__ACTION_BY_CURSOR, __c::NoInput)
        }
        ///All at once.
        pub fn at_once(&self) -> __c::Pages<Item> {
            __c::pages(&self.connection, &__ACTION_AT_ONCE, __c::NoInput)
        }
        ///By number.
        pub fn by_number(&self) -> __c::Pages<__c::String> {
            __c::pages(&self.connection, &__ACTION_BY_NUMBER, ByNumber::new())
        }
        ///By number.
        pub fn by_number_with(&self, input: ByNumber) -> __c::Pages<__c::String> {
            __c::pages(&self.connection, &__ACTION_BY_NUMBER, input)
        }
        ///By offset.
        pub fn by_offset(&self) -> __c::Pages<__c::Object> {
            __c::pages(&self.connection, &__ACTION_BY_OFFSET, __c::NoInput)
        }
        ///By number from zero.
        pub fn by_first(&self) -> __c::Pages<::core::primitive::i64> {
            __c::pages(&self.connection, &__ACTION_BY_FIRST, __c::NoInput)
        }
        ///By link.
        pub fn by_link(&self) -> __c::Pages<Item> {
            __c::pages(&self.connection, &__ACTION_BY_LINK, __c::NoInput)
        }
        ///By URL.
        pub fn by_url(&self) -> __c::Pages<Item> {
            __c::pages(&self.connection, &__ACTION_BY_URL, __c::NoInput)
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
    __c::type_of_fields! {
        Item = __RECORD_ITEM; id : ::core::primitive::i64,
    }
    impl ByNumber {
        ///With nothing set; every field has a method.
        pub fn new() -> Self {
            Self { name: __c::None }
        }
        ///Name.
        #[must_use]
        pub fn name(mut self, value: impl __c::Into<__c::String>) -> Self {
            __c::set_some(&mut self.name, value);
            self
        }
    }
    impl ::core::default::Default for ByNumber {
        fn default() -> Self {
            Self::new()
        }
    }
    __c::type_of_fields! {
        ByNumber = __INPUT_BY_NUMBER; name : __c::Option < __c::String >,
    }
    static __RECORD_ITEM: __c::Shape = __c::Shape {
        name: "Item",
        fields: &__c::fields([("id", "Id", "", __c::TypeInteger, true, "id")]),
        groups: __c::Ungrouped::<1>::GROUPS,
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
            ],
        ),
        ..__c::Shape::EMPTY
    };
    static __INPUT_BY_NUMBER: __c::Shape = __c::Shape {
        name: "ByNumber",
        fields: &__c::fields([
            ("name", "Name", "", __c::TypeOptional(&__c::TypeText), false, ""),
        ]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __ACTION_BY_CURSOR: __c::Action = __c::Action {
        name: "by_cursor",
        title: "By cursor",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__c::Shape::EMPTY,
        output: &__RECORD_ITEM,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/items")],
                        helper: __c::None,
                        query: &[("limit", __c::Expr::Integer(200))],
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
                                        ty: __c::TypeList(&__c::TypeRecord(&__RECORD_ITEM)),
                                    },
                                ),
                                __c::NodeBranch(
                                    "meta",
                                    &[
                                        __c::NodeLeaf(
                                            "next",
                                            __c::Take {
                                                slot: 1,
                                                ty: __c::TypeJson,
                                            },
                                        ),
                                    ],
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
                    to: __c::PageTo::Query("cursor"),
                    slot: 1,
                },
                more: __c::None,
                limit: __c::None,
                items: "body.items",
            }),
        },
        samples: &[
            __c::Sample {
                name: __c::None,
                input: "{}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Last,
                        status: 200,
                        headers: &[],
                        body: "{\"items\":[{\"id\":1}],\"meta\":{\"next\":\"n\"}}",
                    },
                    __c::Reply {
                        to: __c::ReplyTo::Page("n"),
                        status: 200,
                        headers: &[],
                        body: "{\"items\":[]}",
                    },
                ],
            },
        ],
        index: 0,
    };
    static __ACTION_AT_ONCE: __c::Action = __c::Action {
        name: "at_once",
        title: "All at once",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__c::Shape::EMPTY,
        output: &__RECORD_ITEM,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/all")],
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
                                    "items",
                                    __c::Take {
                                        slot: 0,
                                        ty: __c::TypeList(&__c::TypeRecord(&__RECORD_ITEM)),
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
                items: "body.items",
            }),
        },
        samples: &[
            __c::Sample {
                name: __c::None,
                input: "{}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Last,
                        status: 200,
                        headers: &[],
                        body: "{\"items\":[{\"id\":1}]}",
                    },
                ],
            },
        ],
        index: 1,
    };
    static __OUTPUT_BY_NUMBER: __c::Shape = __c::Shape {
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
    static __ACTION_BY_NUMBER: __c::Action = __c::Action {
        name: "by_number",
        title: "By number",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_BY_NUMBER,
        output: &__OUTPUT_BY_NUMBER,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/names")],
                        helper: __c::None,
                        query: &[("name", __c::Expr::Input(0))],
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
                                    "names",
                                    __c::Take {
                                        slot: 0,
                                        ty: __c::TypeList(&__c::TypeText),
                                    },
                                ),
                                __c::NodeLeaf(
                                    "page_count",
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
                next: __c::Next::Number {
                    to: __c::PageTo::Query("page"),
                    first: 1,
                    pages: __c::Some(1),
                },
                more: __c::None,
                limit: __c::None,
                items: "body.names",
            }),
        },
        samples: &[
            __c::Sample {
                name: __c::None,
                input: "{}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Last,
                        status: 200,
                        headers: &[],
                        body: "{\"names\":[\"a\"],\"page_count\":2}",
                    },
                    __c::Reply {
                        to: __c::ReplyTo::Page("2"),
                        status: 200,
                        headers: &[],
                        body: "{\"names\":[]}",
                    },
                ],
            },
        ],
        index: 2,
    };
    static __OUTPUT_BY_OFFSET: __c::Shape = __c::Shape {
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
    static __ACTION_BY_OFFSET: __c::Action = __c::Action {
        name: "by_offset",
        title: "By offset",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__c::Shape::EMPTY,
        output: &__OUTPUT_BY_OFFSET,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[__c::PathPart::Text("/search")],
                        helper: __c::None,
                        query: &[],
                        headers: &[],
                        body: __c::Body::Json(
                            __c::Expr::Object(
                                &[
                                    (
                                        "page",
                                        __c::Expr::Object(&[("size", __c::Expr::Integer(10))]),
                                    ),
                                ],
                            ),
                        ),
                        basic: __c::None,
                        effects: __c::Effects::READ,
                        follow: &[],
                        tolerate: &[],
                    }),
                    reads: __c::Reads {
                        slots: 3,
                        body: __c::NodeBranch(
                            "",
                            &[
                                __c::NodeLeaf(
                                    "items",
                                    __c::Take {
                                        slot: 0,
                                        ty: __c::TypeList(&__c::TypeObject),
                                    },
                                ),
                                __c::NodeLeaf(
                                    "total",
                                    __c::Take {
                                        slot: 1,
                                        ty: __c::TypeJson,
                                    },
                                ),
                                __c::NodeLeaf(
                                    "has_more",
                                    __c::Take {
                                        slot: 2,
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
                next: __c::Next::Offset {
                    to: __c::PageTo::Json(&["page", "from"]),
                    total: __c::Some(1),
                },
                more: __c::Some(2),
                limit: __c::Some(20),
                items: "body.items",
            }),
        },
        samples: &[],
        index: 3,
    };
    static __OUTPUT_BY_FIRST: __c::Shape = __c::Shape {
        fields: &[
            __c::Field {
                name: "item",
                label: "Item",
                ty: __c::TypeInteger,
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
    static __ACTION_BY_FIRST: __c::Action = __c::Action {
        name: "by_first",
        title: "By number from zero",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__c::Shape::EMPTY,
        output: &__OUTPUT_BY_FIRST,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[__c::PathPart::Text("/search")],
                        helper: __c::None,
                        query: &[],
                        headers: &[],
                        body: __c::Body::Form(&[("size", __c::Expr::Integer(10))]),
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
                                        ty: __c::TypeList(&__c::TypeInteger),
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
                next: __c::Next::Number {
                    to: __c::PageTo::Form("page"),
                    first: 0,
                    pages: __c::None,
                },
                more: __c::None,
                limit: __c::None,
                items: "body.items",
            }),
        },
        samples: &[],
        index: 4,
    };
    static __ACTION_BY_LINK: __c::Action = __c::Action {
        name: "by_link",
        title: "By link",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__c::Shape::EMPTY,
        output: &__RECORD_ITEM,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/items")],
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
                        body: __c::NodeLeaf(
                            "",
                            __c::Take {
                                slot: 0,
                                ty: __c::TypeList(&__c::TypeRecord(&__RECORD_ITEM)),
                            },
                        ),
                        ..__c::Reads::NOTHING
                    },
                },
            ],
            main: __c::Some(0),
            outputs: &[],
            pages: __c::Some(__c::Paging {
                next: __c::Next::Link { header: "link" },
                more: __c::None,
                limit: __c::None,
                items: "body",
            }),
        },
        samples: &[
            __c::Sample {
                name: __c::None,
                input: "{}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Last,
                        status: 200,
                        headers: &[("link", "</items?page=2>; rel=next")],
                        body: "[]",
                    },
                    __c::Reply {
                        to: __c::ReplyTo::Page("/items?page=2"),
                        status: 200,
                        headers: &[],
                        body: "[]",
                    },
                ],
            },
        ],
        index: 5,
    };
    static __ACTION_BY_URL: __c::Action = __c::Action {
        name: "by_url",
        title: "By URL",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__c::Shape::EMPTY,
        output: &__RECORD_ITEM,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/items")],
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
                                    "items",
                                    __c::Take {
                                        slot: 0,
                                        ty: __c::TypeList(&__c::TypeRecord(&__RECORD_ITEM)),
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
                next: __c::Next::Url { slot: 1 },
                more: __c::None,
                limit: __c::None,
                items: "body.items",
            }),
        },
        samples: &[],
        index: 6,
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
        records: &[&__RECORD_ITEM],
        lookups: &[],
        actions: &[
            &__ACTION_BY_CURSOR,
            &__ACTION_AT_ONCE,
            &__ACTION_BY_NUMBER,
            &__ACTION_BY_OFFSET,
            &__ACTION_BY_FIRST,
            &__ACTION_BY_LINK,
            &__ACTION_BY_URL,
        ],
        triggers: &[],
        authping: __c::None,
    };
};
