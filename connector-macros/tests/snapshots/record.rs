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
    __c::fields! {
        Node = __RECORD_NODE; self { (& self.name, & self.children, & self.city, & self
        .plus_one, & self.kind,) } [(__c::String, __c::Vec < Node >, __c::Option <
        __c::String >, ::core::primitive::i64, __c::String,)] { (name, children, city,
        plus_one, kind,) } { name, children, city, plus_one, kind }
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
            self.city = __c::Some(__c::Into::into(value));
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
    __c::fields! {
        Address = __RECORD_ADDRESS; self { (& self.street, & self.city, & self.tags,) }
        [(__c::String, __c::Option < __c::String >, __c::Vec < __c::String >,)] {
        (street, city, tags,) } { street, city, tags }
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
    __c::fields! {
        ReadNode = __INPUT_READ_NODE; self { (& self.id,) } [(__c::String,)] { (id,) } {
        id }
    }
    __c::fields! {
        ReadNodeOutput = __OUTPUT_READ_NODE; self { (& self.node,) } [(Node,)] { (node,)
        } { node }
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
    __c::fields! {
        CreateNode = __INPUT_CREATE_NODE; self { (& self.address, & self.others,) }
        [(Address, __c::Vec < Address >,)] { (address, others,) } { address, others }
    }
    __c::fields! {
        CreateNodeOutput = __OUTPUT_CREATE_NODE; self { () } [()] { () } {}
    }
    static __RECORD_NODE: __c::Shape = __c::Shape {
        name: "Node",
        hint: "Read from answers only.",
        fields: &[
            __c::Field {
                name: "name",
                label: "Name",
                ty: __c::Type::Text,
                path: "name",
                ..__c::Field::EMPTY
            },
            __c::Field {
                name: "children",
                label: "Children",
                hint: "What stands below it.",
                ty: __c::Type::List(&__c::Type::Record(&__RECORD_NODE)),
                path: "children",
                ..__c::Field::EMPTY
            },
            __c::Field {
                name: "city",
                label: "City",
                ty: __c::Type::Optional(&__c::Type::Text),
                required: false,
                path: "address.lines[0].city",
                ..__c::Field::EMPTY
            },
            __c::Field {
                name: "plus_one",
                label: "+1",
                ty: __c::Type::Integer,
                path: "reactions[\"+1\"]",
                ..__c::Field::EMPTY
            },
            __c::Field {
                name: "type",
                label: "Kind",
                ty: __c::Type::Text,
                required: false,
                default: __c::Some(__c::Literal::Text("folder")),
                path: "type",
                ..__c::Field::EMPTY
            },
        ],
        groups: &[
            __c::Group {
                label: "",
                options: false,
                len: 5,
            },
        ],
        tree: __c::Node {
            key: __c::Key::Name(""),
            takes: &[],
            children: &[
                __c::Node {
                    key: __c::Key::Name("name"),
                    takes: &[
                        __c::Take {
                            slot: 0,
                            ty: __c::Type::Text,
                        },
                    ],
                    children: &[],
                },
                __c::Node {
                    key: __c::Key::Name("children"),
                    takes: &[
                        __c::Take {
                            slot: 1,
                            ty: __c::Type::List(&__c::Type::Record(&__RECORD_NODE)),
                        },
                    ],
                    children: &[],
                },
                __c::Node {
                    key: __c::Key::Name("address"),
                    takes: &[],
                    children: &[
                        __c::Node {
                            key: __c::Key::Name("lines"),
                            takes: &[],
                            children: &[
                                __c::Node {
                                    key: __c::Key::Index(0),
                                    takes: &[],
                                    children: &[
                                        __c::Node {
                                            key: __c::Key::Name("city"),
                                            takes: &[
                                                __c::Take {
                                                    slot: 2,
                                                    ty: __c::Type::Optional(&__c::Type::Text),
                                                },
                                            ],
                                            children: &[],
                                        },
                                    ],
                                },
                            ],
                        },
                    ],
                },
                __c::Node {
                    key: __c::Key::Name("reactions"),
                    takes: &[],
                    children: &[
                        __c::Node {
                            key: __c::Key::Name("+1"),
                            takes: &[
                                __c::Take {
                                    slot: 3,
                                    ty: __c::Type::Integer,
                                },
                            ],
                            children: &[],
                        },
                    ],
                },
                __c::Node {
                    key: __c::Key::Name("type"),
                    takes: &[
                        __c::Take {
                            slot: 4,
                            ty: __c::Type::Text,
                        },
                    ],
                    children: &[],
                },
            ],
        },
    };
    static __RECORD_ADDRESS: __c::Shape = __c::Shape {
        name: "Address",
        hint: "Made by people too.",
        fields: &[
            __c::Field {
                name: "street",
                label: "Street",
                ty: __c::Type::Text,
                path: "street",
                ..__c::Field::EMPTY
            },
            __c::Field {
                name: "city",
                label: "City",
                ty: __c::Type::Optional(&__c::Type::Text),
                required: false,
                path: "city",
                ..__c::Field::EMPTY
            },
            __c::Field {
                name: "tags",
                label: "Tags",
                ty: __c::Type::List(&__c::Type::Text),
                path: "tags",
                ..__c::Field::EMPTY
            },
        ],
        groups: &[
            __c::Group {
                label: "",
                options: false,
                len: 3,
            },
        ],
        tree: __c::Node {
            key: __c::Key::Name(""),
            takes: &[],
            children: &[
                __c::Node {
                    key: __c::Key::Name("street"),
                    takes: &[
                        __c::Take {
                            slot: 0,
                            ty: __c::Type::Text,
                        },
                    ],
                    children: &[],
                },
                __c::Node {
                    key: __c::Key::Name("city"),
                    takes: &[
                        __c::Take {
                            slot: 1,
                            ty: __c::Type::Optional(&__c::Type::Text),
                        },
                    ],
                    children: &[],
                },
                __c::Node {
                    key: __c::Key::Name("tags"),
                    takes: &[
                        __c::Take {
                            slot: 2,
                            ty: __c::Type::List(&__c::Type::Text),
                        },
                    ],
                    children: &[],
                },
            ],
        },
    };
    static __INPUT_READ_NODE: __c::Shape = __c::Shape {
        name: "ReadNode",
        fields: &[
            __c::Field {
                name: "id",
                label: "Id",
                ty: __c::Type::Text,
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
    static __OUTPUT_READ_NODE: __c::Shape = __c::Shape {
        name: "ReadNodeOutput",
        fields: &[
            __c::Field {
                name: "node",
                label: "Node",
                ty: __c::Type::Record(&__RECORD_NODE),
                path: "body",
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
    static __INPUT_CREATE_NODE: __c::Shape = __c::Shape {
        name: "CreateNode",
        fields: &[
            __c::Field {
                name: "address",
                label: "Address",
                ty: __c::Type::Record(&__RECORD_ADDRESS),
                ..__c::Field::EMPTY
            },
            __c::Field {
                name: "others",
                label: "Others",
                ty: __c::Type::List(&__c::Type::Record(&__RECORD_ADDRESS)),
                required: false,
                ..__c::Field::EMPTY
            },
        ],
        groups: &[
            __c::Group {
                label: "",
                options: false,
                len: 2,
            },
        ],
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
                        body: __c::Node {
                            key: __c::Key::Name(""),
                            takes: &[
                                __c::Take {
                                    slot: 0,
                                    ty: __c::Type::Record(&__RECORD_NODE),
                                },
                            ],
                            children: &[],
                        },
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
                        field: __c::Field {
                            name: "token",
                            label: "Token",
                            ty: __c::Type::Secret,
                            ..__c::Field::EMPTY
                        },
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
