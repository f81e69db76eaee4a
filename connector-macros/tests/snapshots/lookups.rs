///Example.
#[derive(::core::clone::Clone)]
pub struct Example {
    connection: ::connector_core::__private::Connection,
}
///Signs in with: Token.
pub struct ExampleToken {
    connect: ::connector_core::__private::Connect,
}
///The record `Owner`.
#[non_exhaustive]
pub struct Owner {
    ///Login.
    pub login: ::connector_core::__private::String,
}
///The record `Project`.
#[non_exhaustive]
pub struct Project {
    ///Id.
    pub id: ::core::primitive::i64,
    ///Title.
    pub title: ::connector_core::__private::String,
    ///Owner.
    pub owner: ::connector_core::__private::Option<Owner>,
    ///Tags.
    pub tags: ::connector_core::__private::Vec<::connector_core::__private::String>,
}
///What Create takes.
#[non_exhaustive]
pub struct Create {
    ///Owner.
    pub owner: ::connector_core::__private::String,
    ///Repository.
    pub repository: ::connector_core::__private::String,
    ///Projects.
    pub projects: ::connector_core::__private::Vec<::core::primitive::i64>,
    ///Any.
    pub any: ::connector_core::__private::Option<::core::primitive::i64>,
    ///Tag.
    pub tag: ::connector_core::__private::Option<::connector_core::__private::String>,
}
///What Create yields.
#[non_exhaustive]
pub struct CreateOutput {}
///What Repositories takes.
#[non_exhaustive]
pub struct Repositories {
    ///Search.
    pub search: ::connector_core::__private::String,
    ///Owner.
    pub owner: ::connector_core::__private::String,
}
///What Projects takes.
#[non_exhaustive]
pub struct Projects {
    ///Repository.
    pub repository: ::connector_core::__private::Option<
        ::connector_core::__private::String,
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
        ///Create.
        pub fn create(&self, input: impl __c::Into<Create>) -> __c::Call<CreateOutput> {
            __c::call(&self.connection, &__ACTION_CREATE, __c::Into::into(input))
        }
        ///The repositories that you may see.
        pub fn repositories(
            &self,
            input: impl __c::Into<Repositories>,
        ) -> __c::Pages<__c::LookupChoice> {
            __c::pages(
                &self.connection,
                &__ACTION_OF_LOOKUP_REPOSITORIES,
                __c::Into::into(input),
            )
        }
        ///Projects.
        pub fn projects(&self) -> __c::Pages<__c::LookupChoice> {
            __c::pages(&self.connection, &__ACTION_OF_LOOKUP_PROJECTS, Projects::new())
        }
        ///Projects.
        pub fn projects_with(&self, input: Projects) -> __c::Pages<__c::LookupChoice> {
            __c::pages(&self.connection, &__ACTION_OF_LOOKUP_PROJECTS, input)
        }
        ///Tags.
        pub fn tags(&self) -> __c::Pages<__c::LookupChoice> {
            __c::pages(&self.connection, &__ACTION_OF_LOOKUP_TAGS, __c::NoInput)
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
        Owner = __RECORD_OWNER; login : __c::String,
    }
    __c::type_of_fields! {
        Project = __RECORD_PROJECT; id : ::core::primitive::i64, title : __c::String,
        owner : __c::Option < Owner >, tags : __c::Vec < __c::String >,
    }
    impl Create {
        ///With what is required; the rest is set by methods.
        pub fn new(
            owner: impl __c::Into<__c::String>,
            repository: impl __c::Into<__c::String>,
        ) -> Self {
            Self {
                owner: __c::Into::into(owner),
                repository: __c::Into::into(repository),
                projects: __c::Vec::new(),
                any: __c::None,
                tag: __c::None,
            }
        }
        ///Projects.
        #[must_use]
        pub fn projects(
            mut self,
            value: impl __c::IntoIterator<Item = impl __c::Into<::core::primitive::i64>>,
        ) -> Self {
            self.projects = __c::list(value);
            self
        }
        ///Any.
        #[must_use]
        pub fn any(mut self, value: impl __c::Into<::core::primitive::i64>) -> Self {
            __c::set_some(&mut self.any, value);
            self
        }
        ///Tag.
        #[must_use]
        pub fn tag(mut self, value: impl __c::Into<__c::String>) -> Self {
            __c::set_some(&mut self.tag, value);
            self
        }
    }
    impl<T0: __c::Into<__c::String>, T1: __c::Into<__c::String>> __c::From<(T0, T1)>
    for Create {
        fn from(values: (T0, T1)) -> Self {
            Self::new(values.0, values.1)
        }
    }
    __c::type_of_fields! {
        Create = __INPUT_CREATE; owner : __c::String, repository : __c::String, projects
        : __c::Vec < ::core::primitive::i64 >, any : __c::Option < ::core::primitive::i64
        >, tag : __c::Option < __c::String >,
    }
    __c::type_of_fields! {
        CreateOutput = __OUTPUT_CREATE;
    }
    impl Repositories {
        ///With what is required; the rest is set by methods.
        pub fn new(owner: impl __c::Into<__c::String>) -> Self {
            Self {
                search: <__c::String as __c::From<&::core::primitive::str>>::from(""),
                owner: __c::Into::into(owner),
            }
        }
        ///Search.
        #[must_use]
        pub fn search(mut self, value: impl __c::Into<__c::String>) -> Self {
            __c::set(&mut self.search, value);
            self
        }
    }
    impl<T0: __c::Into<__c::String>> __c::From<T0> for Repositories {
        fn from(value: T0) -> Self {
            Self::new(value)
        }
    }
    __c::type_of_fields! {
        Repositories = __INPUT_OF_LOOKUP_REPOSITORIES; search : __c::String, owner :
        __c::String,
    }
    impl Projects {
        ///With nothing set; every field has a method.
        pub fn new() -> Self {
            Self { repository: __c::None }
        }
        ///Repository.
        #[must_use]
        pub fn repository(mut self, value: impl __c::Into<__c::String>) -> Self {
            __c::set_some(&mut self.repository, value);
            self
        }
    }
    impl ::core::default::Default for Projects {
        fn default() -> Self {
            Self::new()
        }
    }
    __c::type_of_fields! {
        Projects = __INPUT_OF_LOOKUP_PROJECTS; repository : __c::Option < __c::String >,
    }
    static __RECORD_OWNER: __c::Shape = __c::Shape {
        name: "Owner",
        fields: &__c::fields([("login", "Login", "", __c::TypeText, true, "login")]),
        groups: __c::Ungrouped::<1>::GROUPS,
        tree: __c::NodeBranch(
            "",
            &[
                __c::NodeLeaf(
                    "login",
                    __c::Take {
                        slot: 0,
                        ty: __c::TypeText,
                    },
                ),
            ],
        ),
        ..__c::Shape::EMPTY
    };
    static __RECORD_PROJECT: __c::Shape = __c::Shape {
        name: "Project",
        fields: &__c::fields_with(
            [
                ("id", "Id", "", __c::TypeInteger, true, "id"),
                ("title", "Title", "", __c::TypeText, false, "about.title"),
                (
                    "owner",
                    "Owner",
                    "",
                    __c::TypeOptional(&__c::TypeRecord(&__RECORD_OWNER)),
                    false,
                    "owner",
                ),
                ("tags", "Tags", "", __c::TypeList(&__c::TypeText), true, "tags"),
            ],
            &[(1, __c::Literal::Text("Untitled"))],
            &[],
        ),
        groups: __c::Ungrouped::<4>::GROUPS,
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
                __c::NodeBranch(
                    "about",
                    &[
                        __c::NodeLeaf(
                            "title",
                            __c::Take {
                                slot: 1,
                                ty: __c::TypeText,
                            },
                        ),
                    ],
                ),
                __c::NodeLeaf(
                    "owner",
                    __c::Take {
                        slot: 2,
                        ty: __c::TypeOptional(&__c::TypeRecord(&__RECORD_OWNER)),
                    },
                ),
                __c::NodeLeaf(
                    "tags",
                    __c::Take {
                        slot: 3,
                        ty: __c::TypeList(&__c::TypeText),
                    },
                ),
            ],
        ),
        ..__c::Shape::EMPTY
    };
    static __INPUT_CREATE: __c::Shape = __c::Shape {
        name: "Create",
        fields: &__c::fields_with(
            [
                ("owner", "Owner", "", __c::TypeText, true, ""),
                ("repository", "Repository", "", __c::TypeText, true, ""),
                (
                    "projects",
                    "Projects",
                    "",
                    __c::TypeList(&__c::TypeInteger),
                    false,
                    "",
                ),
                ("any", "Any", "", __c::TypeOptional(&__c::TypeInteger), false, ""),
                ("tag", "Tag", "", __c::TypeOptional(&__c::TypeText), false, ""),
            ],
            &[],
            &[
                (
                    1,
                    __c::Field {
                        choose: __c::Some(
                            &__c::Choose {
                                lookup: &__ACTION_OF_LOOKUP_REPOSITORIES,
                                arguments: &[
                                    __c::Argument {
                                        input: 1,
                                        from: "options.owner",
                                        value: __c::Expr::Input(0),
                                    },
                                ],
                                cache: 60000,
                            },
                        ),
                        placeholder: "me/it",
                        ..__c::Field::EMPTY
                    },
                ),
                (
                    2,
                    __c::Field {
                        choose: __c::Some(
                            &__c::Choose {
                                lookup: &__ACTION_OF_LOOKUP_PROJECTS,
                                arguments: &[
                                    __c::Argument {
                                        input: 0,
                                        from: "options.repository",
                                        value: __c::Expr::Input(1),
                                    },
                                ],
                                cache: 60000,
                            },
                        ),
                        ..__c::Field::EMPTY
                    },
                ),
                (
                    3,
                    __c::Field {
                        choose: __c::Some(
                            &__c::Choose {
                                lookup: &__ACTION_OF_LOOKUP_PROJECTS,
                                arguments: &[],
                                cache: 60000,
                            },
                        ),
                        ..__c::Field::EMPTY
                    },
                ),
                (
                    4,
                    __c::Field {
                        choose: __c::Some(
                            &__c::Choose {
                                lookup: &__ACTION_OF_LOOKUP_TAGS,
                                arguments: &[],
                                cache: 60000,
                            },
                        ),
                        ..__c::Field::EMPTY
                    },
                ),
            ],
        ),
        groups: &[
            __c::Group {
                label: "",
                options: true,
                len: 2,
            },
            __c::Group {
                label: "",
                options: false,
                len: 3,
            },
        ],
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_CREATE: __c::Shape = __c::Shape {
        name: "CreateOutput",
        fields: &[],
        groups: &[],
        ..__c::Shape::EMPTY
    };
    static __INPUT_OF_LOOKUP_REPOSITORIES: __c::Shape = __c::Shape {
        name: "Repositories",
        fields: &__c::fields_with(
            [
                ("search", "Search", "", __c::TypeText, false, ""),
                ("owner", "Owner", "", __c::TypeText, true, ""),
            ],
            &[(0, __c::Literal::Text(""))],
            &[],
        ),
        groups: __c::Ungrouped::<2>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __INPUT_OF_LOOKUP_PROJECTS: __c::Shape = __c::Shape {
        name: "Projects",
        fields: &__c::fields([
            (
                "repository",
                "Repository",
                "",
                __c::TypeOptional(&__c::TypeText),
                false,
                "",
            ),
        ]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __ACTION_CREATE: __c::Action = __c::Action {
        name: "create",
        title: "Create",
        hint: "",
        effects: __c::Effects::WRITE,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_CREATE,
        output: &__OUTPUT_CREATE,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[
                            __c::PathPart::Text("/"),
                            __c::PathPart::Value("options.owner", __c::Expr::Input(0)),
                            __c::PathPart::Text("/"),
                            __c::PathPart::Value(
                                "options.repository",
                                __c::Expr::Input(1),
                            ),
                        ],
                        helper: __c::Some(0),
                        query: &[],
                        headers: &[],
                        body: __c::Body::Json(
                            __c::Expr::Object(
                                &[
                                    ("projects", __c::Expr::Input(2)),
                                    ("any", __c::Expr::Input(3)),
                                    ("tag", __c::Expr::Input(4)),
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
        samples: &[],
        index: 0,
    };
    static __LOOKUP_CHOICE_OF_REPOSITORIES: __c::Shape = __c::Shape {
        name: "LookupChoice",
        fields: &__c::fields([
            (
                "value",
                "Value",
                "",
                __c::TypeOptional(&__c::TypeJson),
                false,
                "item.full_name",
            ),
            (
                "label",
                "Label",
                "",
                __c::TypeOptional(&__c::TypeJson),
                false,
                "item.name",
            ),
            (
                "hint",
                "Hint",
                "",
                __c::TypeOptional(&__c::TypeJson),
                false,
                "item.topics[0]",
            ),
        ]),
        groups: __c::Ungrouped::<3>::GROUPS,
        tree: __c::NodeBranch(
            "",
            &[
                __c::NodeLeaf(
                    "full_name",
                    __c::Take {
                        slot: 0,
                        ty: __c::TypeJson,
                    },
                ),
                __c::NodeLeaf(
                    "name",
                    __c::Take {
                        slot: 1,
                        ty: __c::TypeJson,
                    },
                ),
                __c::NodeBranch(
                    "topics",
                    &[
                        __c::NodeFull(
                            __c::Key::Index(0),
                            &[
                                __c::Take {
                                    slot: 2,
                                    ty: __c::TypeJson,
                                },
                            ],
                            &[],
                        ),
                    ],
                ),
            ],
        ),
        ..__c::Shape::EMPTY
    };
    static __ACTION_OF_LOOKUP_REPOSITORIES: __c::Action = __c::Action {
        name: "repositories",
        title: "Repositories",
        hint: "The repositories that you may see.",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::Some(60000),
        input: &__INPUT_OF_LOOKUP_REPOSITORIES,
        output: &__LOOKUP_CHOICE_OF_REPOSITORIES,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/repositories")],
                        helper: __c::Some(0),
                        query: &[
                            ("q", __c::Expr::Input(0)),
                            ("owner", __c::Expr::Input(1)),
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
                                    "items",
                                    __c::Take {
                                        slot: 0,
                                        ty: __c::TypeList(
                                            &__c::TypeRecord(&__LOOKUP_CHOICE_OF_REPOSITORIES),
                                        ),
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
                next: __c::Next::Link { header: "link" },
                more: __c::None,
                limit: __c::None,
                items: "body.items",
            }),
        },
        samples: &[
            __c::Sample {
                name: __c::None,
                input: "{\"owner\":\"me\"}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Last,
                        status: 200,
                        headers: &[],
                        body: "{\"items\":[{\"full_name\":\"me/a\",\"name\":\"a\"}]}",
                    },
                ],
            },
        ],
        index: 1,
    };
    static __LOOKUP_CHOICE_OF_PROJECTS: __c::Shape = __c::Shape {
        name: "LookupChoice",
        fields: &__c::fields_with(
            [
                (
                    "value",
                    "Value",
                    "",
                    __c::TypeOptional(&__c::TypeJson),
                    false,
                    "item.id",
                ),
                (
                    "label",
                    "Label",
                    "",
                    __c::TypeOptional(&__c::TypeJson),
                    false,
                    "item.title",
                ),
                (
                    "hint",
                    "Hint",
                    "",
                    __c::TypeOptional(&__c::TypeJson),
                    false,
                    "item.owner.login",
                ),
            ],
            &[(1, __c::Literal::Text("Untitled"))],
            &[],
        ),
        groups: __c::Ungrouped::<3>::GROUPS,
        tree: __c::NodeBranch(
            "",
            &[
                __c::NodeLeaf(
                    "id",
                    __c::Take {
                        slot: 0,
                        ty: __c::TypeJson,
                    },
                ),
                __c::NodeBranch(
                    "about",
                    &[
                        __c::NodeLeaf(
                            "title",
                            __c::Take {
                                slot: 1,
                                ty: __c::TypeJson,
                            },
                        ),
                    ],
                ),
                __c::NodeBranch(
                    "owner",
                    &[
                        __c::NodeLeaf(
                            "login",
                            __c::Take {
                                slot: 2,
                                ty: __c::TypeJson,
                            },
                        ),
                    ],
                ),
            ],
        ),
        ..__c::Shape::EMPTY
    };
    static __ACTION_OF_LOOKUP_PROJECTS: __c::Action = __c::Action {
        name: "projects",
        title: "Projects",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::Some(60000),
        input: &__INPUT_OF_LOOKUP_PROJECTS,
        output: &__LOOKUP_CHOICE_OF_PROJECTS,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[__c::PathPart::Text("/projects")],
                        helper: __c::Some(0),
                        query: &[],
                        headers: &[],
                        body: __c::Body::Json(
                            __c::Expr::Object(&[("repository", __c::Expr::Input(0))]),
                        ),
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
                                ty: __c::TypeList(
                                    &__c::TypeRecord(&__LOOKUP_CHOICE_OF_PROJECTS),
                                ),
                            },
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
                items: "body",
            }),
        },
        samples: &[],
        index: 2,
    };
    static __LOOKUP_CHOICE_OF_TAGS: __c::Shape = __c::Shape {
        name: "LookupChoice",
        fields: &__c::fields([
            ("value", "Value", "", __c::TypeOptional(&__c::TypeJson), false, "item"),
            ("label", "Label", "", __c::TypeOptional(&__c::TypeJson), false, ""),
            ("hint", "Hint", "", __c::TypeOptional(&__c::TypeJson), false, ""),
        ]),
        groups: __c::Ungrouped::<3>::GROUPS,
        tree: __c::NodeLeaf(
            "",
            __c::Take {
                slot: 0,
                ty: __c::TypeJson,
            },
        ),
        ..__c::Shape::EMPTY
    };
    static __ACTION_OF_LOOKUP_TAGS: __c::Action = __c::Action {
        name: "tags",
        title: "Tags",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::Some(60000),
        input: &__c::Shape::EMPTY,
        output: &__LOOKUP_CHOICE_OF_TAGS,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/tags")],
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
                                    "tags",
                                    __c::Take {
                                        slot: 0,
                                        ty: __c::TypeList(
                                            &__c::TypeRecord(&__LOOKUP_CHOICE_OF_TAGS),
                                        ),
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
                items: "body.tags",
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
                        body: "{\"tags\":[\"new\",\"old\"]}",
                    },
                ],
            },
        ],
        index: 3,
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
        records: &[&__RECORD_OWNER, &__RECORD_PROJECT],
        lookups: &[
            &__ACTION_OF_LOOKUP_REPOSITORIES,
            &__ACTION_OF_LOOKUP_PROJECTS,
            &__ACTION_OF_LOOKUP_TAGS,
        ],
        actions: &[&__ACTION_CREATE],
        triggers: &[],
        authping: __c::None,
    };
};
