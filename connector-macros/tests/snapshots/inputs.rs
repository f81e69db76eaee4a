///Example.
#[derive(::core::clone::Clone)]
pub struct Example {
    connection: ::connector_core::__private::Connection,
}
///Signs in with: Token.
pub struct ExampleToken {
    connect: ::connector_core::__private::Connect,
}
///What Optional takes.
#[non_exhaustive]
pub struct Optional {
    ///Text.
    pub text: ::connector_core::__private::String,
    ///Limit.
    pub limit: ::core::primitive::i64,
    ///Ratio.
    pub ratio: ::core::primitive::f64,
    ///Deep.
    pub deep: ::core::primitive::bool,
    ///Site.
    pub site: ::connector_core::__private::Url,
    ///Labels.
    pub labels: ::connector_core::__private::Vec<::connector_core::__private::String>,
    ///More.
    pub more: ::connector_core::__private::Option<
        ::connector_core::__private::Vec<::core::primitive::i64>,
    >,
}
///What Optional yields.
#[non_exhaustive]
pub struct OptionalOutput {}
///What Required takes.
#[non_exhaustive]
pub struct Required {
    ///Project.
    pub project: ::connector_core::__private::String,
    ///The name.
    pub title: ::connector_core::__private::String,
    ///Kind.
    pub kind: ::connector_core::__private::Option<
        ::connector_core::__private::Nullable<::connector_core::__private::String>,
    >,
    ///View.
    pub view: ::connector_core::__private::Object,
    ///Secret.
    pub secret: ::connector_core::__private::Secret,
}
///What Required yields.
#[non_exhaustive]
pub struct RequiredOutput {}
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
        ///Everything may be left out.
        pub fn optional(&self) -> __c::Call<OptionalOutput> {
            __c::call(&self.connection, &__ACTION_OPTIONAL, Optional::new())
        }
        ///Everything may be left out.
        pub fn optional_with(&self, input: Optional) -> __c::Call<OptionalOutput> {
            __c::call(&self.connection, &__ACTION_OPTIONAL, input)
        }
        ///Options come first, in whatever order they are written.
        pub fn required(
            &self,
            input: impl __c::Into<Required>,
        ) -> __c::Call<RequiredOutput> {
            __c::call(&self.connection, &__ACTION_REQUIRED, __c::Into::into(input))
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
    impl Optional {
        ///With nothing set; every field has a method.
        pub fn new() -> Self {
            Self {
                text: <__c::String as __c::From<&::core::primitive::str>>::from("all"),
                limit: -5,
                ratio: 0.5,
                deep: true,
                site: __c::url("https://example.com"),
                labels: __c::Vec::new(),
                more: __c::None,
            }
        }
        ///Text.
        #[must_use]
        pub fn text(mut self, value: impl __c::Into<__c::String>) -> Self {
            __c::set(&mut self.text, value);
            self
        }
        ///Limit.
        #[must_use]
        pub fn limit(mut self, value: impl __c::Into<::core::primitive::i64>) -> Self {
            __c::set(&mut self.limit, value);
            self
        }
        ///Ratio.
        #[must_use]
        pub fn ratio(mut self, value: impl __c::Into<::core::primitive::f64>) -> Self {
            __c::set(&mut self.ratio, value);
            self
        }
        ///Deep.
        #[must_use]
        pub fn deep(mut self, value: impl __c::Into<::core::primitive::bool>) -> Self {
            __c::set(&mut self.deep, value);
            self
        }
        ///Site.
        #[must_use]
        pub fn site(mut self, value: impl __c::Into<__c::Url>) -> Self {
            __c::set(&mut self.site, value);
            self
        }
        ///Labels.
        #[must_use]
        pub fn labels(
            mut self,
            value: impl __c::IntoIterator<Item = impl __c::Into<__c::String>>,
        ) -> Self {
            self.labels = __c::list(value);
            self
        }
        ///More.
        #[must_use]
        pub fn more(
            mut self,
            value: impl __c::IntoIterator<Item = impl __c::Into<::core::primitive::i64>>,
        ) -> Self {
            self.more = __c::Some(__c::list(value));
            self
        }
    }
    impl ::core::default::Default for Optional {
        fn default() -> Self {
            Self::new()
        }
    }
    __c::type_of_fields! {
        Optional = __INPUT_OPTIONAL; text : __c::String, limit : ::core::primitive::i64,
        ratio : ::core::primitive::f64, deep : ::core::primitive::bool, site : __c::Url,
        labels : __c::Vec < __c::String >, more : __c::Option < __c::Vec <
        ::core::primitive::i64 > >,
    }
    __c::type_of_fields! {
        OptionalOutput = __OUTPUT_OPTIONAL;
    }
    impl Required {
        ///With what is required; the rest is set by methods.
        pub fn new(
            project: impl __c::Into<__c::String>,
            title: impl __c::Into<__c::String>,
            view: impl __c::Into<__c::Object>,
            secret: impl __c::Into<__c::Secret>,
        ) -> Self {
            Self {
                project: __c::Into::into(project),
                title: __c::Into::into(title),
                kind: __c::None,
                view: __c::Into::into(view),
                secret: __c::Into::into(secret),
            }
        }
        ///Kind.
        #[must_use]
        pub fn kind(
            mut self,
            value: impl __c::Into<__c::Nullable<__c::String>>,
        ) -> Self {
            __c::set_some(&mut self.kind, value);
            self
        }
    }
    impl<
        T0: __c::Into<__c::String>,
        T1: __c::Into<__c::String>,
        T2: __c::Into<__c::Object>,
        T3: __c::Into<__c::Secret>,
    > __c::From<(T0, T1, T2, T3)> for Required {
        fn from(values: (T0, T1, T2, T3)) -> Self {
            Self::new(values.0, values.1, values.2, values.3)
        }
    }
    __c::type_of_fields! {
        Required = __INPUT_REQUIRED; project : __c::String, title : __c::String, kind :
        __c::Option < __c::Nullable < __c::String > >, view : __c::Object, secret :
        __c::Secret,
    }
    __c::type_of_fields! {
        RequiredOutput = __OUTPUT_REQUIRED;
    }
    static __INPUT_OPTIONAL: __c::Shape = __c::Shape {
        name: "Optional",
        fields: &__c::fields_with(
            [
                ("text", "Text", "", __c::TypeText, false, ""),
                ("limit", "Limit", "", __c::TypeInteger, false, ""),
                ("ratio", "Ratio", "", __c::TypeDecimal, false, ""),
                ("deep", "Deep", "", __c::TypeBoolean, false, ""),
                ("site", "Site", "", __c::TypeUrl, false, ""),
                ("labels", "Labels", "", __c::TypeList(&__c::TypeText), false, ""),
                (
                    "more",
                    "More",
                    "",
                    __c::TypeOptional(&__c::TypeList(&__c::TypeInteger)),
                    false,
                    "",
                ),
            ],
            &[
                (0, __c::Literal::Text("all")),
                (1, __c::Literal::Integer(-5)),
                (2, __c::Literal::Decimal(0.5)),
                (3, __c::Literal::Boolean(true)),
                (4, __c::Literal::Text("https://example.com")),
            ],
            &[
                (
                    5,
                    __c::Field {
                        constraints: &[__c::Constraint::Length(0, __c::Some(10))],
                        ..__c::Field::EMPTY
                    },
                ),
            ],
        ),
        groups: __c::Ungrouped::<7>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_OPTIONAL: __c::Shape = __c::Shape {
        name: "OptionalOutput",
        fields: &[],
        groups: &[],
        ..__c::Shape::EMPTY
    };
    static __INPUT_REQUIRED: __c::Shape = __c::Shape {
        name: "Required",
        fields: &__c::fields_with(
            [
                ("project", "Project", "", __c::TypeText, true, ""),
                ("title", "Title", "The name.", __c::TypeText, true, ""),
                (
                    "type",
                    "Kind",
                    "",
                    __c::TypeOptional(&__c::TypeNullable(&__c::TypeText)),
                    false,
                    "",
                ),
                ("view", "View", "", __c::TypeObject, true, ""),
                ("secret", "Secret", "", __c::TypeSecret, true, ""),
            ],
            &[],
            &[
                (
                    1,
                    __c::Field {
                        constraints: &[__c::Constraint::Length(1, __c::Some(256))],
                        ..__c::Field::EMPTY
                    },
                ),
            ],
        ),
        groups: &[
            __c::Group {
                label: "",
                options: true,
                len: 1,
            },
            __c::Group {
                label: "What",
                options: false,
                len: 4,
            },
        ],
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_REQUIRED: __c::Shape = __c::Shape {
        name: "RequiredOutput",
        fields: &[],
        groups: &[],
        ..__c::Shape::EMPTY
    };
    static __ACTION_OPTIONAL: __c::Action = __c::Action {
        name: "optional",
        title: "Optional",
        hint: "Everything may be left out.",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_OPTIONAL,
        output: &__OUTPUT_OPTIONAL,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/things")],
                        helper: __c::None,
                        query: &[
                            ("text", __c::Expr::Input(0)),
                            ("limit", __c::Expr::Input(1)),
                            ("ratio", __c::Expr::Input(2)),
                            ("deep", __c::Expr::Input(3)),
                            ("site", __c::Expr::Input(4)),
                            ("labels", __c::Expr::Input(5)),
                            ("more", __c::Expr::Input(6)),
                        ],
                        headers: &[],
                        body: __c::Body::Empty,
                        basic: __c::None,
                        effects: __c::Effects::READ,
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
    static __ACTION_REQUIRED: __c::Action = __c::Action {
        name: "required",
        title: "Required",
        hint: "Options come first, in whatever order they are written.",
        effects: __c::Effects::WRITE_IDEMPOTENT_DESTRUCTIVE,
        nature: __c::Nature::PLAIN,
        deadline: __c::Some(120000),
        input: &__INPUT_REQUIRED,
        output: &__OUTPUT_REQUIRED,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "PUT",
                        path: &[
                            __c::PathPart::Text("/"),
                            __c::PathPart::Value("options.project", __c::Expr::Input(0)),
                            __c::PathPart::Text("/things/"),
                            __c::PathPart::Value("input.title", __c::Expr::Input(1)),
                        ],
                        helper: __c::None,
                        query: &[],
                        headers: &[],
                        body: __c::Body::Json(
                            __c::Expr::Object(
                                &[
                                    ("kind", __c::Expr::Input(2)),
                                    ("view", __c::Expr::Input(3)),
                                    ("secret", __c::Expr::Input(4)),
                                ],
                            ),
                        ),
                        basic: __c::None,
                        effects: __c::Effects::WRITE_IDEMPOTENT_DESTRUCTIVE,
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
                input: "{\"project\":\"p\",\"title\":\"t\",\"type\":null,\"view\":{\"a\":1},\"secret\":\"s\"}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Last,
                        status: 204,
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
        records: &[],
        lookups: &[],
        actions: &[&__ACTION_OPTIONAL, &__ACTION_REQUIRED],
        triggers: &[],
        authping: __c::None,
    };
};
