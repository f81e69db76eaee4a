///Example.
#[derive(::core::clone::Clone)]
pub struct Example {
    connection: ::connector_core::__private::Connection,
}
///Signs in with: Token.
pub struct ExampleToken {
    connect: ::connector_core::__private::Connect,
}
///Read from answers only.
#[non_exhaustive]
pub struct Node {
    ///Name.
    pub name: ::connector_core::__private::String,
    ///What stands below it.
    pub children: ::connector_core::__private::Vec<Node>,
    ///City.
    pub city: ::connector_core::__private::Option<::connector_core::__private::String>,
    ///+1.
    pub plus_one: ::core::primitive::i64,
    ///Kind.
    pub kind: ::connector_core::__private::String,
}
///Made by people too.
#[non_exhaustive]
pub struct Address {
    ///Street.
    pub street: ::connector_core::__private::String,
    ///City.
    pub city: ::connector_core::__private::Option<::connector_core::__private::String>,
    ///Tags.
    pub tags: ::connector_core::__private::Vec<::connector_core::__private::String>,
}
///What Read node takes.
#[non_exhaustive]
pub struct ReadNode {
    ///Id.
    pub id: ::connector_core::__private::String,
}
///What Read node yields.
#[non_exhaustive]
pub struct ReadNodeOutput {
    ///Node.
    pub node: Node,
}
///What Create node takes.
#[non_exhaustive]
pub struct CreateNode {
    ///Address.
    pub address: Address,
    ///Others.
    pub others: ::connector_core::__private::Vec<Address>,
}
///What Create node yields.
#[non_exhaustive]
pub struct CreateNodeOutput {}
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
        ///Read node.
        pub fn read_node(
            &self,
            input: impl __c::Into<ReadNode>,
        ) -> __c::Call<ReadNodeOutput> {
            __c::call(&self.connection, &__ACTION_READ_NODE, __c::Into::into(input))
        }
        ///Create node.
        pub fn create_node(
            &self,
            input: impl __c::Into<CreateNode>,
        ) -> __c::Call<CreateNodeOutput> {
            __c::call(&self.connection, &__ACTION_CREATE_NODE, __c::Into::into(input))
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
        Node = __RECORD_NODE; name : __c::String, children : __c::Vec < Node >, city :
        __c::Option < __c::String >, plus_one : ::core::primitive::i64, kind :
        __c::String,
    }
    impl Address {
        ///With what is required; the rest is set by methods.
        pub fn new(street: impl __c::Into<__c::String>) -> Self {
            Self {
                street: __c::Into::into(street),
                city: __c::None,
                tags: __c::Vec::new(),
            }
        }
        ///City.
        #[must_use]
        pub fn city(mut self, value: impl __c::Into<__c::String>) -> Self {
            __c::set_some(&mut self.city, value);
            self
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
    __c::type_of_fields! {
        Address = __RECORD_ADDRESS; street : __c::String, city : __c::Option <
        __c::String >, tags : __c::Vec < __c::String >,
    }
    impl ReadNode {
        ///With what is required; the rest is set by methods.
        pub fn new(id: impl __c::Into<__c::String>) -> Self {
            Self { id: __c::Into::into(id) }
        }
    }
    impl<T0: __c::Into<__c::String>> __c::From<T0> for ReadNode {
        fn from(value: T0) -> Self {
            Self::new(value)
        }
    }
    __c::type_of_fields! {
        ReadNode = __INPUT_READ_NODE; id : __c::String,
    }
    __c::type_of_fields! {
        ReadNodeOutput = __OUTPUT_READ_NODE; node : Node,
    }
    impl CreateNode {
        ///With what is required; the rest is set by methods.
        pub fn new(address: impl __c::Into<Address>) -> Self {
            Self {
                address: __c::Into::into(address),
                others: __c::Vec::new(),
            }
        }
        ///Others.
        #[must_use]
        pub fn others(
            mut self,
            value: impl __c::IntoIterator<Item = impl __c::Into<Address>>,
        ) -> Self {
            self.others = __c::list(value);
            self
        }
    }
    impl<T0: __c::Into<Address>> __c::From<T0> for CreateNode {
        fn from(value: T0) -> Self {
            Self::new(value)
        }
    }
    __c::type_of_fields! {
        CreateNode = __INPUT_CREATE_NODE; address : Address, others : __c::Vec < Address
        >,
    }
    __c::type_of_fields! {
        CreateNodeOutput = __OUTPUT_CREATE_NODE;
    }
    static __RECORD_NODE: __c::Shape = __c::Shape {
        name: "Node",
        hint: "Read from answers only.",
        fields: &__c::fields_with(
            [
                ("name", "Name", "", __c::TypeText, true, "name"),
                (
                    "children",
                    "Children",
                    "What stands below it.",
                    __c::TypeList(&__c::TypeRecord(&__RECORD_NODE)),
                    true,
                    "children",
                ),
                (
                    "city",
                    "City",
                    "",
                    __c::TypeOptional(&__c::TypeText),
                    false,
                    "address.lines[0].city",
                ),
                ("plus_one", "+1", "", __c::TypeInteger, true, "reactions[\"+1\"]"),
                ("type", "Kind", "", __c::TypeText, false, "type"),
            ],
            &[(4, __c::Literal::Text("folder"))],
            &[],
        ),
        groups: __c::Ungrouped::<5>::GROUPS,
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
                __c::NodeLeaf(
                    "children",
                    __c::Take {
                        slot: 1,
                        ty: __c::TypeList(&__c::TypeRecord(&__RECORD_NODE)),
                    },
                ),
                __c::NodeBranch(
                    "address",
                    &[
                        __c::NodeBranch(
                            "lines",
                            &[
                                __c::NodeFull(
                                    __c::Key::Index(0),
                                    &[],
                                    &[
                                        __c::NodeLeaf(
                                            "city",
                                            __c::Take {
                                                slot: 2,
                                                ty: __c::TypeOptional(&__c::TypeText),
                                            },
                                        ),
                                    ],
                                ),
                            ],
                        ),
                    ],
                ),
                __c::NodeBranch(
                    "reactions",
                    &[
                        __c::NodeLeaf(
                            "+1",
                            __c::Take {
                                slot: 3,
                                ty: __c::TypeInteger,
                            },
                        ),
                    ],
                ),
                __c::NodeLeaf(
                    "type",
                    __c::Take {
                        slot: 4,
                        ty: __c::TypeText,
                    },
                ),
            ],
        ),
    };
    static __RECORD_ADDRESS: __c::Shape = __c::Shape {
        name: "Address",
        hint: "Made by people too.",
        fields: &__c::fields([
            ("street", "Street", "", __c::TypeText, true, "street"),
            ("city", "City", "", __c::TypeOptional(&__c::TypeText), false, "city"),
            ("tags", "Tags", "", __c::TypeList(&__c::TypeText), true, "tags"),
        ]),
        groups: __c::Ungrouped::<3>::GROUPS,
        tree: __c::NodeBranch(
            "",
            &[
                __c::NodeLeaf(
                    "street",
                    __c::Take {
                        slot: 0,
                        ty: __c::TypeText,
                    },
                ),
                __c::NodeLeaf(
                    "city",
                    __c::Take {
                        slot: 1,
                        ty: __c::TypeOptional(&__c::TypeText),
                    },
                ),
                __c::NodeLeaf(
                    "tags",
                    __c::Take {
                        slot: 2,
                        ty: __c::TypeList(&__c::TypeText),
                    },
                ),
            ],
        ),
    };
    static __INPUT_READ_NODE: __c::Shape = __c::Shape {
        name: "ReadNode",
        fields: &__c::fields([("id", "Id", "", __c::TypeText, true, "")]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_READ_NODE: __c::Shape = __c::Shape {
        name: "ReadNodeOutput",
        fields: &__c::fields([
            ("node", "Node", "", __c::TypeRecord(&__RECORD_NODE), true, "body"),
        ]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __INPUT_CREATE_NODE: __c::Shape = __c::Shape {
        name: "CreateNode",
        fields: &__c::fields([
            ("address", "Address", "", __c::TypeRecord(&__RECORD_ADDRESS), true, ""),
            (
                "others",
                "Others",
                "",
                __c::TypeList(&__c::TypeRecord(&__RECORD_ADDRESS)),
                false,
                "",
            ),
        ]),
        groups: __c::Ungrouped::<2>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_CREATE_NODE: __c::Shape = __c::Shape {
        name: "CreateNodeOutput",
        fields: &[],
        groups: &[],
        ..__c::Shape::EMPTY
    };
    static __ACTION_READ_NODE: __c::Action = __c::Action {
        name: "read_node",
        title: "Read node",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_READ_NODE,
        output: &__OUTPUT_READ_NODE,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[
                            __c::PathPart::Text("/nodes/"),
                            __c::PathPart::Value("input.id", __c::Expr::Input(0)),
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
                        slots: 1,
                        body: __c::NodeLeaf(
                            "",
                            __c::Take {
                                slot: 0,
                                ty: __c::TypeRecord(&__RECORD_NODE),
                            },
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
        index: 0,
    };
    static __ACTION_CREATE_NODE: __c::Action = __c::Action {
        name: "create_node",
        title: "Create node",
        hint: "",
        effects: __c::Effects::WRITE,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_CREATE_NODE,
        output: &__OUTPUT_CREATE_NODE,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[__c::PathPart::Text("/nodes")],
                        helper: __c::None,
                        query: &[],
                        headers: &[],
                        body: __c::Body::Json(
                            __c::Expr::Object(
                                &[
                                    ("address", __c::Expr::Input(0)),
                                    ("others", __c::Expr::Input(1)),
                                ],
                            ),
                        ),
                        basic: __c::None,
                        effects: __c::Effects::WRITE,
                        follow: &[],
                        tolerate: &[],
                    }),
                    reads: __c::Reads::NOTHING,
                },
            ],
            main: __c::Some(0),
            outputs: &[],
            pages: __c::None,
        },
        samples: &[
            __c::Sample {
                name: __c::None,
                input: "{\"address\":{\"street\":\"Main\"},\"others\":[{\"street\":\"Side\",\"tags\":[\"a\"]}]}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Last,
                        status: 201,
                        headers: &[],
                        body: "",
                    },
                ],
            },
        ],
        index: 1,
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
        records: &[&__RECORD_NODE, &__RECORD_ADDRESS],
        lookups: &[],
        actions: &[&__ACTION_READ_NODE, &__ACTION_CREATE_NODE],
        triggers: &[],
        authping: __c::None,
    };
};
