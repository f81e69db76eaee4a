///Example.
#[derive(::core::clone::Clone)]
pub struct Example {
    connection: ::connector_core::__private::Connection,
}
///Signs in with: Token.
pub struct ExampleToken {
    connect: ::connector_core::__private::Connect,
}
///The record `Row`.
#[non_exhaustive]
pub struct Row {
    ///Id.
    pub id: ::core::primitive::i64,
    ///Name.
    pub name: ::connector_core::__private::Option<::connector_core::__private::String>,
}
///What Send takes.
#[non_exhaustive]
pub struct Send {
    ///Id.
    pub id: ::core::primitive::i64,
    ///Note.
    pub note: ::connector_core::__private::Option<::connector_core::__private::String>,
    ///Body.
    pub body: ::connector_core::__private::Object,
}
///What Send yields.
#[non_exhaustive]
pub struct SendOutput {}
///What Whole takes.
#[non_exhaustive]
pub struct Whole {
    ///Body.
    pub body: ::connector_core::__private::Object,
}
///What Whole yields.
#[non_exhaustive]
pub struct WholeOutput {}
///What Form takes.
#[non_exhaustive]
pub struct Form {
    ///Note.
    pub note: ::connector_core::__private::Option<::connector_core::__private::String>,
}
///What Form yields.
#[non_exhaustive]
pub struct FormOutput {}
///What By GraphQL takes.
#[non_exhaustive]
pub struct ByGraphql {
    ///Id.
    pub id: ::connector_core::__private::String,
}
///What By GraphQL yields.
#[non_exhaustive]
pub struct ByGraphqlOutput {}
///What As text takes.
#[non_exhaustive]
pub struct AsText {
    ///Text.
    pub text: ::connector_core::__private::String,
}
///What As text yields.
#[non_exhaustive]
pub struct AsTextOutput {}
///What In Chunks takes.
#[non_exhaustive]
pub struct InChunks {
    ///File.
    pub file: ::connector_core::__private::File,
}
///What In Chunks yields.
#[non_exhaustive]
pub struct InChunksOutput {
    ///Status.
    pub status: ::core::primitive::i64,
}
///What By multipart takes.
#[non_exhaustive]
pub struct ByMultipart {
    ///File.
    pub file: ::connector_core::__private::File,
    ///More.
    pub more: ::connector_core::__private::Vec<::connector_core::__private::File>,
    ///Name.
    pub name: ::connector_core::__private::Option<::connector_core::__private::String>,
}
///What By multipart yields.
#[non_exhaustive]
pub struct ByMultipartOutput {
    ///Answer.
    pub answer: ::connector_core::__private::File,
    ///Status.
    pub status: ::core::primitive::i64,
}
///What By XML takes.
#[non_exhaustive]
pub struct ByXml {
    ///Id.
    pub id: ::core::primitive::i64,
    ///Tags.
    pub tags: ::connector_core::__private::Vec<::connector_core::__private::String>,
}
///What By XML yields.
#[non_exhaustive]
pub struct ByXmlOutput {
    ///Left.
    pub left: ::core::primitive::i64,
    ///Names.
    pub names: ::connector_core::__private::Vec<::connector_core::__private::String>,
}
///What Pairs yields.
#[non_exhaustive]
pub struct PairsOutput {
    ///Text.
    pub text: ::connector_core::__private::String,
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
        ///Send.
        pub fn send(&self, input: impl __c::Into<Send>) -> __c::Call<SendOutput> {
            __c::call(&self.connection, &__ACTION_SEND, __c::Into::into(input))
        }
        ///Whole.
        pub fn whole(&self, input: impl __c::Into<Whole>) -> __c::Call<WholeOutput> {
            __c::call(&self.connection, &__ACTION_WHOLE, __c::Into::into(input))
        }
        ///Form.
        pub fn form(&self) -> __c::Call<FormOutput> {
            __c::call(&self.connection, &__ACTION_FORM, Form::new())
        }
        ///Form.
        pub fn form_with(&self, input: Form) -> __c::Call<FormOutput> {
            __c::call(&self.connection, &__ACTION_FORM, input)
        }
        ///By GraphQL.
        pub fn by_graphql(
            &self,
            input: impl __c::Into<ByGraphql>,
        ) -> __c::Call<ByGraphqlOutput> {
            __c::call(&self.connection, &__ACTION_BY_GRAPHQL, __c::Into::into(input))
        }
        ///As text.
        pub fn as_text(&self, input: impl __c::Into<AsText>) -> __c::Call<AsTextOutput> {
            __c::call(&self.connection, &__ACTION_AS_TEXT, __c::Into::into(input))
        }
        ///In Chunks.
        pub fn in_chunks(
            &self,
            input: impl __c::Into<InChunks>,
        ) -> __c::Call<InChunksOutput> {
            __c::call(&self.connection, &__ACTION_IN_CHUNKS, __c::Into::into(input))
        }
        ///By multipart.
        pub fn by_multipart(
            &self,
            input: impl __c::Into<ByMultipart>,
        ) -> __c::Call<ByMultipartOutput> {
            __c::call(&self.connection, &__ACTION_BY_MULTIPART, __c::Into::into(input))
        }
        ///By XML.
        pub fn by_xml(&self, input: impl __c::Into<ByXml>) -> __c::Call<ByXmlOutput> {
            __c::call(&self.connection, &__ACTION_BY_XML, __c::Into::into(input))
        }
        ///Rows.
        pub fn rows(&self) -> __c::Pages<Row> {
            __c::pages(&self.connection, &__ACTION_ROWS, __c::NoInput)
        }
        ///Other rows.
        pub fn other_rows(&self) -> __c::Pages<Row> {
            __c::pages(&self.connection, &__ACTION_OTHER_ROWS, __c::NoInput)
        }
        ///Values.
        pub fn values(&self) -> __c::Pages<__c::Object> {
            __c::pages(&self.connection, &__ACTION_VALUES, __c::NoInput)
        }
        ///Pairs.
        pub fn pairs(&self) -> __c::Call<PairsOutput> {
            __c::call(&self.connection, &__ACTION_PAIRS, __c::NoInput)
        }
    }
    __c::client! {
        Example
    }
    impl ExampleToken {
        ///User.
        #[must_use]
        pub fn user(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(0, <_ as __c::Into<__c::String>>::into(value));
            self
        }
        ///Token.
        #[must_use]
        pub fn token(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(1, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
    }
    __c::builder! {
        ExampleToken => Example
    }
    __c::type_of_fields! {
        Row = __RECORD_ROW; id : ::core::primitive::i64, name : __c::Option < __c::String
        >,
    }
    impl Send {
        ///With what is required; the rest is set by methods.
        pub fn new(
            id: impl __c::Into<::core::primitive::i64>,
            body: impl __c::Into<__c::Object>,
        ) -> Self {
            Self {
                id: __c::Into::into(id),
                note: __c::None,
                body: __c::Into::into(body),
            }
        }
        ///Note.
        #[must_use]
        pub fn note(mut self, value: impl __c::Into<__c::String>) -> Self {
            __c::set_some(&mut self.note, value);
            self
        }
    }
    impl<
        T0: __c::Into<::core::primitive::i64>,
        T1: __c::Into<__c::Object>,
    > __c::From<(T0, T1)> for Send {
        fn from(values: (T0, T1)) -> Self {
            Self::new(values.0, values.1)
        }
    }
    __c::type_of_fields! {
        Send = __INPUT_SEND; id : ::core::primitive::i64, note : __c::Option <
        __c::String >, body : __c::Object,
    }
    __c::type_of_fields! {
        SendOutput = __OUTPUT_SEND;
    }
    impl Whole {
        ///With what is required; the rest is set by methods.
        pub fn new(body: impl __c::Into<__c::Object>) -> Self {
            Self {
                body: __c::Into::into(body),
            }
        }
    }
    impl<T0: __c::Into<__c::Object>> __c::From<T0> for Whole {
        fn from(value: T0) -> Self {
            Self::new(value)
        }
    }
    __c::type_of_fields! {
        Whole = __INPUT_WHOLE; body : __c::Object,
    }
    __c::type_of_fields! {
        WholeOutput = __OUTPUT_WHOLE;
    }
    impl Form {
        ///With nothing set; every field has a method.
        pub fn new() -> Self {
            Self { note: __c::None }
        }
        ///Note.
        #[must_use]
        pub fn note(mut self, value: impl __c::Into<__c::String>) -> Self {
            __c::set_some(&mut self.note, value);
            self
        }
    }
    impl ::core::default::Default for Form {
        fn default() -> Self {
            Self::new()
        }
    }
    __c::type_of_fields! {
        Form = __INPUT_FORM; note : __c::Option < __c::String >,
    }
    __c::type_of_fields! {
        FormOutput = __OUTPUT_FORM;
    }
    impl ByGraphql {
        ///With what is required; the rest is set by methods.
        pub fn new(id: impl __c::Into<__c::String>) -> Self {
            Self { id: __c::Into::into(id) }
        }
    }
    impl<T0: __c::Into<__c::String>> __c::From<T0> for ByGraphql {
        fn from(value: T0) -> Self {
            Self::new(value)
        }
    }
    __c::type_of_fields! {
        ByGraphql = __INPUT_BY_GRAPHQL; id : __c::String,
    }
    __c::type_of_fields! {
        ByGraphqlOutput = __OUTPUT_BY_GRAPHQL;
    }
    impl AsText {
        ///With what is required; the rest is set by methods.
        pub fn new(text: impl __c::Into<__c::String>) -> Self {
            Self {
                text: __c::Into::into(text),
            }
        }
    }
    impl<T0: __c::Into<__c::String>> __c::From<T0> for AsText {
        fn from(value: T0) -> Self {
            Self::new(value)
        }
    }
    __c::type_of_fields! {
        AsText = __INPUT_AS_TEXT; text : __c::String,
    }
    __c::type_of_fields! {
        AsTextOutput = __OUTPUT_AS_TEXT;
    }
    impl InChunks {
        ///With what is required; the rest is set by methods.
        pub fn new(file: impl __c::Into<__c::File>) -> Self {
            Self {
                file: __c::Into::into(file),
            }
        }
    }
    impl<T0: __c::Into<__c::File>> __c::From<T0> for InChunks {
        fn from(value: T0) -> Self {
            Self::new(value)
        }
    }
    __c::type_of_fields! {
        InChunks = __INPUT_IN_CHUNKS; file : __c::File,
    }
    __c::type_of_fields! {
        InChunksOutput = __OUTPUT_IN_CHUNKS; status : ::core::primitive::i64,
    }
    impl ByMultipart {
        ///With what is required; the rest is set by methods.
        pub fn new(file: impl __c::Into<__c::File>) -> Self {
            Self {
                file: __c::Into::into(file),
                more: __c::Vec::new(),
                name: __c::None,
            }
        }
        ///More.
        #[must_use]
        pub fn more(
            mut self,
            value: impl __c::IntoIterator<Item = impl __c::Into<__c::File>>,
        ) -> Self {
            self.more = __c::list(value);
            self
        }
        ///Name.
        #[must_use]
        pub fn name(mut self, value: impl __c::Into<__c::String>) -> Self {
            __c::set_some(&mut self.name, value);
            self
        }
    }
    impl<T0: __c::Into<__c::File>> __c::From<T0> for ByMultipart {
        fn from(value: T0) -> Self {
            Self::new(value)
        }
    }
    __c::type_of_fields! {
        ByMultipart = __INPUT_BY_MULTIPART; file : __c::File, more : __c::Vec < __c::File
        >, name : __c::Option < __c::String >,
    }
    __c::type_of_fields! {
        ByMultipartOutput = __OUTPUT_BY_MULTIPART; answer : __c::File, status :
        ::core::primitive::i64,
    }
    impl ByXml {
        ///With what is required; the rest is set by methods.
        pub fn new(id: impl __c::Into<::core::primitive::i64>) -> Self {
            Self {
                id: __c::Into::into(id),
                tags: __c::Vec::new(),
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
    impl<T0: __c::Into<::core::primitive::i64>> __c::From<T0> for ByXml {
        fn from(value: T0) -> Self {
            Self::new(value)
        }
    }
    __c::type_of_fields! {
        ByXml = __INPUT_BY_XML; id : ::core::primitive::i64, tags : __c::Vec <
        __c::String >,
    }
    __c::type_of_fields! {
        ByXmlOutput = __OUTPUT_BY_XML; left : ::core::primitive::i64, names : __c::Vec <
        __c::String >,
    }
    __c::type_of_fields! {
        PairsOutput = __OUTPUT_PAIRS; text : __c::String,
    }
    static __RECORD_ROW: __c::Shape = __c::Shape {
        name: "Row",
        fields: &__c::fields([
            ("id", "Id", "", __c::TypeInteger, true, "id"),
            (
                "Full Name",
                "Name",
                "",
                __c::TypeOptional(&__c::TypeText),
                false,
                "Full Name",
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
                    "Full Name",
                    __c::Take {
                        slot: 1,
                        ty: __c::TypeOptional(&__c::TypeText),
                    },
                ),
            ],
        ),
        ..__c::Shape::EMPTY
    };
    static __INPUT_SEND: __c::Shape = __c::Shape {
        name: "Send",
        fields: &__c::fields([
            ("id", "Id", "", __c::TypeInteger, true, ""),
            ("note", "Note", "", __c::TypeOptional(&__c::TypeText), false, ""),
            ("body", "Body", "", __c::TypeObject, true, ""),
        ]),
        groups: __c::Ungrouped::<3>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_SEND: __c::Shape = __c::Shape {
        name: "SendOutput",
        fields: &[],
        groups: &[],
        ..__c::Shape::EMPTY
    };
    static __INPUT_WHOLE: __c::Shape = __c::Shape {
        name: "Whole",
        fields: &__c::fields([("body", "Body", "", __c::TypeObject, true, "")]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_WHOLE: __c::Shape = __c::Shape {
        name: "WholeOutput",
        fields: &[],
        groups: &[],
        ..__c::Shape::EMPTY
    };
    static __INPUT_FORM: __c::Shape = __c::Shape {
        name: "Form",
        fields: &__c::fields([
            ("note", "Note", "", __c::TypeOptional(&__c::TypeText), false, ""),
        ]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_FORM: __c::Shape = __c::Shape {
        name: "FormOutput",
        fields: &[],
        groups: &[],
        ..__c::Shape::EMPTY
    };
    static __INPUT_BY_GRAPHQL: __c::Shape = __c::Shape {
        name: "ByGraphql",
        fields: &__c::fields([("id", "Id", "", __c::TypeText, true, "")]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_BY_GRAPHQL: __c::Shape = __c::Shape {
        name: "ByGraphqlOutput",
        fields: &[],
        groups: &[],
        ..__c::Shape::EMPTY
    };
    static __INPUT_AS_TEXT: __c::Shape = __c::Shape {
        name: "AsText",
        fields: &__c::fields([("text", "Text", "", __c::TypeText, true, "")]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_AS_TEXT: __c::Shape = __c::Shape {
        name: "AsTextOutput",
        fields: &[],
        groups: &[],
        ..__c::Shape::EMPTY
    };
    static __INPUT_IN_CHUNKS: __c::Shape = __c::Shape {
        name: "InChunks",
        fields: &__c::fields([("file", "File", "", __c::TypeFile, true, "")]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_IN_CHUNKS: __c::Shape = __c::Shape {
        name: "InChunksOutput",
        fields: &__c::fields([
            ("status", "Status", "", __c::TypeInteger, true, "status"),
        ]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __INPUT_BY_MULTIPART: __c::Shape = __c::Shape {
        name: "ByMultipart",
        fields: &__c::fields([
            ("file", "File", "", __c::TypeFile, true, ""),
            ("more", "More", "", __c::TypeList(&__c::TypeFile), false, ""),
            ("name", "Name", "", __c::TypeOptional(&__c::TypeText), false, ""),
        ]),
        groups: __c::Ungrouped::<3>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_BY_MULTIPART: __c::Shape = __c::Shape {
        name: "ByMultipartOutput",
        fields: &__c::fields([
            ("answer", "Answer", "", __c::TypeFile, true, "response"),
            ("status", "Status", "", __c::TypeInteger, true, "status"),
        ]),
        groups: __c::Ungrouped::<2>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __INPUT_BY_XML: __c::Shape = __c::Shape {
        name: "ByXml",
        fields: &__c::fields([
            ("id", "Id", "", __c::TypeInteger, true, ""),
            ("tags", "Tags", "", __c::TypeList(&__c::TypeText), false, ""),
        ]),
        groups: __c::Ungrouped::<2>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_BY_XML: __c::Shape = __c::Shape {
        name: "ByXmlOutput",
        fields: &__c::fields([
            ("left", "Left", "", __c::TypeInteger, true, "body.Order.left"),
            (
                "names",
                "Names",
                "",
                __c::TypeList(&__c::TypeText),
                true,
                "body.Order.name",
            ),
        ]),
        groups: __c::Ungrouped::<2>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_PAIRS: __c::Shape = __c::Shape {
        name: "PairsOutput",
        fields: &__c::fields([("text", "Text", "", __c::TypeText, true, "body")]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __ACTION_SEND: __c::Action = __c::Action {
        name: "send",
        title: "Send",
        hint: "",
        effects: __c::Effects::WRITE,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_SEND,
        output: &__OUTPUT_SEND,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[
                            __c::PathPart::Text("/v1/things/"),
                            __c::PathPart::Value("input.id", __c::Expr::Input(0)),
                            __c::PathPart::Text("/note-"),
                            __c::PathPart::Value("input.id", __c::Expr::Input(0)),
                        ],
                        helper: __c::None,
                        query: &[
                            ("page-size", __c::Expr::Integer(100)),
                            ("user[id]", __c::Expr::Input(0)),
                            ("deep", __c::Expr::Boolean(true)),
                        ],
                        headers: &[
                            (
                                "X-Note",
                                __c::Expr::Template(
                                    &[
                                        __c::Expr::Text("{note} "),
                                        __c::Expr::Input(1),
                                        __c::Expr::Text(" of "),
                                        __c::Expr::Auth(0),
                                    ],
                                ),
                            ),
                        ],
                        body: __c::Body::Json(
                            __c::Expr::Object(
                                &[
                                    ("id", __c::Expr::Input(0)),
                                    (
                                        "text",
                                        __c::Expr::Template(
                                            &[__c::Expr::Text("#"), __c::Expr::Input(0)],
                                        ),
                                    ),
                                    (
                                        "nested",
                                        __c::Expr::Object(
                                            &[
                                                (
                                                    "list",
                                                    __c::Expr::List(
                                                        &[
                                                            __c::Expr::Integer(1),
                                                            __c::Expr::Decimal(-2.5),
                                                            __c::Expr::Null,
                                                            __c::Expr::Input(1),
                                                        ],
                                                    ),
                                                ),
                                                ("body", __c::Expr::Input(2)),
                                            ],
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
    static __ACTION_WHOLE: __c::Action = __c::Action {
        name: "whole",
        title: "Whole",
        hint: "",
        effects: __c::Effects::WRITE,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_WHOLE,
        output: &__OUTPUT_WHOLE,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[__c::PathPart::Text("/whole")],
                        helper: __c::None,
                        query: &[],
                        headers: &[],
                        body: __c::Body::Json(__c::Expr::Input(0)),
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
        index: 1,
    };
    static __ACTION_FORM: __c::Action = __c::Action {
        name: "form",
        title: "Form",
        hint: "",
        effects: __c::Effects::WRITE_IDEMPOTENT,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_FORM,
        output: &__OUTPUT_FORM,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "DELETE",
                        path: &[__c::PathPart::Text("/form")],
                        helper: __c::None,
                        query: &[],
                        headers: &[],
                        body: __c::Body::Form(
                            &[
                                ("note", __c::Expr::Input(0)),
                                ("grant", __c::Expr::Text("x")),
                            ],
                        ),
                        basic: __c::Some((__c::Expr::Auth(0), __c::Expr::Auth(1))),
                        effects: __c::Effects::WRITE_IDEMPOTENT,
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
        index: 2,
    };
    static __ACTION_BY_GRAPHQL: __c::Action = __c::Action {
        name: "by_graphql",
        title: "By GraphQL",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_BY_GRAPHQL,
        output: &__OUTPUT_BY_GRAPHQL,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::Some("first"),
                    fields: &__c::fields([
                        (
                            "login",
                            "Login",
                            "",
                            __c::TypeText,
                            true,
                            "body.data.viewer.login",
                        ),
                    ]),
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[__c::PathPart::Text("/graphql")],
                        helper: __c::None,
                        query: &[],
                        headers: &[],
                        body: __c::Body::Graphql {
                            document: "query { viewer { login } }",
                            variables: __c::Expr::Object(&[]),
                        },
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
                                __c::NodeBranch(
                                    "data",
                                    &[
                                        __c::NodeBranch(
                                            "viewer",
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
                        method: "POST",
                        path: &[__c::PathPart::Text("/graphql")],
                        helper: __c::None,
                        query: &[],
                        headers: &[],
                        body: __c::Body::Graphql {
                            document: ::core::include_str!("query.graphql"),
                            variables: __c::Expr::Object(
                                &[
                                    ("id", __c::Expr::Input(0)),
                                    (
                                        "of",
                                        __c::Expr::Object(&[("login", __c::Expr::Step(0, 0))]),
                                    ),
                                ],
                            ),
                        },
                        basic: __c::None,
                        effects: __c::Effects::READ,
                        follow: &[],
                        tolerate: &[],
                    }),
                    reads: __c::Reads::NOTHING,
                },
            ],
            main: __c::Some(1),
            outputs: &[],
            pages: __c::None,
        },
        samples: &[],
        index: 3,
    };
    static __ACTION_AS_TEXT: __c::Action = __c::Action {
        name: "as_text",
        title: "As text",
        hint: "",
        effects: __c::Effects::WRITE,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_AS_TEXT,
        output: &__OUTPUT_AS_TEXT,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[__c::PathPart::Text("/say")],
                        helper: __c::None,
                        query: &[],
                        headers: &[],
                        body: __c::Body::Text(__c::Expr::Input(0)),
                        basic: __c::None,
                        effects: __c::Effects::WRITE,
                        follow: &[],
                        tolerate: &[],
                    }),
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "PUT",
                        path: &[__c::PathPart::Text("/say")],
                        helper: __c::None,
                        query: &[],
                        headers: &[("Content-Type", __c::Expr::Text("text/markdown"))],
                        body: __c::Body::Text(
                            __c::Expr::Template(
                                &[__c::Expr::Text("# "), __c::Expr::Input(0)],
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
            main: __c::Some(1),
            outputs: &[],
            pages: __c::None,
        },
        samples: &[],
        index: 4,
    };
    static __ACTION_IN_CHUNKS: __c::Action = __c::Action {
        name: "in_chunks",
        title: "In Chunks",
        hint: "",
        effects: __c::Effects::WRITE,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_IN_CHUNKS,
        output: &__OUTPUT_IN_CHUNKS,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::Some("name"),
                    fields: &__c::fields([
                        ("name", "Name", "", __c::TypeText, true, ""),
                    ]),
                    what: __c::What::Value(
                        __c::Expr::Call(&__c::library::FILE_NAME, &[__c::Expr::Input(0)]),
                    ),
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::Some("start"),
                    fields: &__c::fields([
                        ("url", "Url", "", __c::TypeUrl, true, "header.location"),
                    ]),
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[__c::PathPart::Text("/uploads")],
                        helper: __c::None,
                        query: &[],
                        headers: &[],
                        body: __c::Body::Json(
                            __c::Expr::Object(
                                &[
                                    ("name", __c::Expr::Step(0, 0)),
                                    (
                                        "size",
                                        __c::Expr::Call(
                                            &__c::library::FILE_SIZE,
                                            &[__c::Expr::Input(0)],
                                        ),
                                    ),
                                    (
                                        "type",
                                        __c::Expr::Call(
                                            &__c::library::MEDIA_TYPE,
                                            &[__c::Expr::Input(0)],
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
                        slots: 1,
                        headers: &[
                            (
                                "location",
                                __c::Take {
                                    slot: 0,
                                    ty: __c::TypeUrl,
                                },
                            ),
                        ],
                        ..__c::Reads::NOTHING
                    },
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "PUT",
                        path: &[
                            __c::PathPart::Url("start.url", __c::Expr::Step(1, 0), &[]),
                        ],
                        helper: __c::None,
                        query: &[],
                        headers: &[
                            (
                                "Content-Range",
                                __c::Expr::Template(
                                    &[
                                        __c::Expr::Text("bytes "),
                                        __c::Expr::Chunk(__c::ChunkPart::From),
                                        __c::Expr::Text("-"),
                                        __c::Expr::Chunk(__c::ChunkPart::To),
                                        __c::Expr::Text("/"),
                                        __c::Expr::Chunk(__c::ChunkPart::Total),
                                    ],
                                ),
                            ),
                        ],
                        body: __c::Body::Chunks(
                            &__c::Chunks {
                                file: __c::Expr::Input(0),
                                size: 8388608,
                                reads: __c::Reads {
                                    slots: 2,
                                    ..__c::Reads::NOTHING
                                },
                                resume: __c::None,
                            },
                        ),
                        basic: __c::None,
                        effects: __c::Effects::WRITE,
                        follow: &[],
                        tolerate: &[],
                    }),
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "PATCH",
                        path: &[
                            __c::PathPart::Url("start.url", __c::Expr::Step(1, 0), &[]),
                        ],
                        helper: __c::None,
                        query: &[("part", __c::Expr::Chunk(__c::ChunkPart::Number))],
                        headers: &[
                            ("Upload-Offset", __c::Expr::Chunk(__c::ChunkPart::From)),
                        ],
                        body: __c::Body::Chunks(
                            &__c::Chunks {
                                file: __c::Expr::Input(0),
                                size: 8388608,
                                reads: __c::Reads {
                                    slots: 2,
                                    body: __c::NodeBranch(
                                        "",
                                        &[
                                            __c::NodeLeaf(
                                                "next",
                                                __c::Take {
                                                    slot: 0,
                                                    ty: __c::TypeText,
                                                },
                                            ),
                                            __c::NodeLeaf(
                                                "received",
                                                __c::Take {
                                                    slot: 1,
                                                    ty: __c::TypeJson,
                                                },
                                            ),
                                        ],
                                    ),
                                    ..__c::Reads::NOTHING
                                },
                                resume: __c::Some(__c::Resume {
                                    request: __c::Request {
                                        method: "GET",
                                        path: &[
                                            __c::PathPart::Url("start.url", __c::Expr::Step(1, 0), &[]),
                                        ],
                                        helper: __c::None,
                                        query: &[],
                                        headers: &[],
                                        body: __c::Body::Empty,
                                        basic: __c::None,
                                        effects: __c::Effects::READ,
                                        follow: &[],
                                        tolerate: &[],
                                    },
                                    reads: __c::Reads {
                                        slots: 2,
                                        body: __c::NodeBranch(
                                            "",
                                            &[
                                                __c::NodeLeaf(
                                                    "next",
                                                    __c::Take {
                                                        slot: 0,
                                                        ty: __c::TypeText,
                                                    },
                                                ),
                                                __c::NodeLeaf(
                                                    "received",
                                                    __c::Take {
                                                        slot: 1,
                                                        ty: __c::TypeJson,
                                                    },
                                                ),
                                            ],
                                        ),
                                        ..__c::Reads::NOTHING
                                    },
                                }),
                            },
                        ),
                        basic: __c::None,
                        effects: __c::Effects::WRITE,
                        follow: &[],
                        tolerate: &[],
                    }),
                    reads: __c::Reads {
                        slots: 1,
                        status: &[
                            __c::Take {
                                slot: 0,
                                ty: __c::TypeInteger,
                            },
                        ],
                        ..__c::Reads::NOTHING
                    },
                },
            ],
            main: __c::Some(3),
            outputs: &[],
            pages: __c::None,
        },
        samples: &[],
        index: 5,
    };
    static __ACTION_BY_MULTIPART: __c::Action = __c::Action {
        name: "by_multipart",
        title: "By multipart",
        hint: "",
        effects: __c::Effects::WRITE,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_BY_MULTIPART,
        output: &__OUTPUT_BY_MULTIPART,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::Some("image"),
                    fields: &__c::fields([
                        ("file", "File", "", __c::TypeFile, true, "response"),
                        (
                            "size",
                            "Size",
                            "",
                            __c::TypeOptional(&__c::TypeText),
                            false,
                            "header[\"content-length\"]",
                        ),
                    ]),
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/image")],
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
                        headers: &[
                            (
                                "content-length",
                                __c::Take {
                                    slot: 1,
                                    ty: __c::TypeOptional(&__c::TypeText),
                                },
                            ),
                        ],
                        response: &[0],
                        ..__c::Reads::NOTHING
                    },
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "PUT",
                        path: &[__c::PathPart::Text("/a")],
                        helper: __c::None,
                        query: &[],
                        headers: &[],
                        body: __c::Body::Stream(__c::Expr::Step(0, 0)),
                        basic: __c::None,
                        effects: __c::Effects::WRITE,
                        follow: &[],
                        tolerate: &[],
                    }),
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "PUT",
                        path: &[__c::PathPart::Text("/b")],
                        helper: __c::None,
                        query: &[],
                        headers: &[],
                        body: __c::Body::Bytes(__c::Expr::Input(0)),
                        basic: __c::None,
                        effects: __c::Effects::WRITE,
                        follow: &[],
                        tolerate: &[],
                    }),
                    reads: __c::Reads::NOTHING,
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[__c::PathPart::Text("/files")],
                        helper: __c::None,
                        query: &[],
                        headers: &[],
                        body: __c::Body::Multipart(
                            &[
                                ("file", __c::Expr::Input(0)),
                                (
                                    "files",
                                    __c::Expr::List(
                                        &[__c::Expr::Step(0, 0), __c::Expr::Input(0)],
                                    ),
                                ),
                                ("more", __c::Expr::Input(1)),
                                ("name", __c::Expr::Input(2)),
                                (
                                    "about",
                                    __c::Expr::Object(&[("size", __c::Expr::Step(0, 1))]),
                                ),
                            ],
                        ),
                        basic: __c::None,
                        effects: __c::Effects::WRITE,
                        follow: &[],
                        tolerate: &[],
                    }),
                    reads: __c::Reads {
                        slots: 2,
                        status: &[
                            __c::Take {
                                slot: 1,
                                ty: __c::TypeInteger,
                            },
                        ],
                        response: &[0],
                        ..__c::Reads::NOTHING
                    },
                },
            ],
            main: __c::Some(3),
            outputs: &[],
            pages: __c::None,
        },
        samples: &[
            __c::Sample {
                name: __c::None,
                input: "{\"file\":{\"name\":\"a.txt\",\"text\":\"a\"}}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Step("image"),
                        status: 200,
                        headers: &[("content-type", "text/plain; charset=utf-8")],
                        body: "png",
                    },
                    __c::Reply {
                        to: __c::ReplyTo::Last,
                        status: 200,
                        headers: &[],
                        body: "{}",
                    },
                ],
            },
        ],
        index: 6,
    };
    static __ACTION_BY_XML: __c::Action = __c::Action {
        name: "by_xml",
        title: "By XML",
        hint: "",
        effects: __c::Effects::WRITE,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_BY_XML,
        output: &__OUTPUT_BY_XML,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[__c::PathPart::Text("/soap")],
                        helper: __c::Some(0),
                        query: &[],
                        headers: &[],
                        body: __c::Body::Xml(
                            __c::Expr::Object(
                                &[
                                    (
                                        "s:Order",
                                        __c::Expr::Object(
                                            &[
                                                ("@id", __c::Expr::Input(0)),
                                                ("Tag", __c::Expr::Input(1)),
                                                ("#text", __c::Expr::Text("x")),
                                            ],
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
                        slots: 2,
                        body: __c::NodeBranch(
                            "",
                            &[
                                __c::NodeBranch(
                                    "Order",
                                    &[
                                        __c::NodeLeaf(
                                            "left",
                                            __c::Take {
                                                slot: 0,
                                                ty: __c::TypeInteger,
                                            },
                                        ),
                                        __c::NodeLeaf(
                                            "name",
                                            __c::Take {
                                                slot: 1,
                                                ty: __c::TypeList(&__c::TypeText),
                                            },
                                        ),
                                    ],
                                ),
                            ],
                        ),
                        format: __c::Format::Xml,
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
                input: "{\"id\":1}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Last,
                        status: 200,
                        headers: &[("content-type", "application/xml")],
                        body: "<Order v=\"1\"><left>3</left><name>a &amp; b</name><name></name>t</Order>",
                    },
                ],
            },
            __c::Sample {
                name: __c::None,
                input: "{\"id\":2}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Last,
                        status: 500,
                        headers: &[("content-type", "application/xml")],
                        body: "<Fault><code>c</code></Fault>",
                    },
                ],
            },
        ],
        index: 7,
    };
    static __ACTION_ROWS: __c::Action = __c::Action {
        name: "rows",
        title: "Rows",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__c::Shape::EMPTY,
        output: &__RECORD_ROW,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/rows")],
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
                        body: __c::NodeLeaf(
                            "",
                            __c::Take {
                                slot: 0,
                                ty: __c::TypeList(&__c::TypeRecord(&__RECORD_ROW)),
                            },
                        ),
                        format: __c::Format::Csv(
                            &__c::Csv {
                                separator: 59,
                                columns: &["id", "Full Name"],
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
        samples: &[
            __c::Sample {
                name: __c::None,
                input: "{}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Last,
                        status: 200,
                        headers: &[("content-type", "text/csv")],
                        body: "1;\"a;\"\"b\"\"\"\r\n2;\r\n",
                    },
                ],
            },
        ],
        index: 8,
    };
    static __ACTION_OTHER_ROWS: __c::Action = __c::Action {
        name: "other_rows",
        title: "Other rows",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__c::Shape::EMPTY,
        output: &__RECORD_ROW,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/rows")],
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
                                ty: __c::TypeList(&__c::TypeRecord(&__RECORD_ROW)),
                            },
                        ),
                        format: __c::Format::Csv(&__c::Csv::DEFAULT),
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
        samples: &[
            __c::Sample {
                name: __c::None,
                input: "{}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Last,
                        status: 200,
                        headers: &[("content-type", "text/csv")],
                        body: "id,Full Name\r\n1,\r\n2,x\r\n",
                    },
                ],
            },
        ],
        index: 9,
    };
    static __OUTPUT_VALUES: __c::Shape = __c::Shape {
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
    static __ACTION_VALUES: __c::Action = __c::Action {
        name: "values",
        title: "Values",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__c::Shape::EMPTY,
        output: &__OUTPUT_VALUES,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/values")],
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
                                ty: __c::TypeList(&__c::TypeObject),
                            },
                        ),
                        format: __c::Format::Ndjson,
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
        samples: &[
            __c::Sample {
                name: __c::None,
                input: "{}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Last,
                        status: 200,
                        headers: &[("content-type", "application/x-ndjson")],
                        body: "{\"id\":1}\n{\"id\":2}\n",
                    },
                ],
            },
        ],
        index: 10,
    };
    static __ACTION_PAIRS: __c::Action = __c::Action {
        name: "pairs",
        title: "Pairs",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__c::Shape::EMPTY,
        output: &__OUTPUT_PAIRS,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::Some("first"),
                    fields: &__c::fields([
                        ("token", "Token", "", __c::TypeText, true, "body.token"),
                    ]),
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/form")],
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
                        slots: 1,
                        body: __c::NodeBranch(
                            "",
                            &[
                                __c::NodeLeaf(
                                    "token",
                                    __c::Take {
                                        slot: 0,
                                        ty: __c::TypeText,
                                    },
                                ),
                            ],
                        ),
                        format: __c::Format::Form,
                        ..__c::Reads::NOTHING
                    },
                },
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[
                            __c::PathPart::Text("/text/"),
                            __c::PathPart::Value("first.token", __c::Expr::Step(0, 0)),
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
                        slots: 1,
                        body: __c::NodeLeaf(
                            "",
                            __c::Take {
                                slot: 0,
                                ty: __c::TypeText,
                            },
                        ),
                        format: __c::Format::Text,
                        ..__c::Reads::NOTHING
                    },
                },
            ],
            main: __c::Some(1),
            outputs: &[],
            pages: __c::None,
        },
        samples: &[
            __c::Sample {
                name: __c::None,
                input: "{}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Step("first"),
                        status: 200,
                        headers: &[
                            ("content-type", "application/x-www-form-urlencoded"),
                        ],
                        body: "token=a+b%26c&role=x&role=y",
                    },
                    __c::Reply {
                        to: __c::ReplyTo::Last,
                        status: 200,
                        headers: &[("content-type", "text/plain; charset=utf-8")],
                        body: "say \"it\"",
                    },
                ],
            },
        ],
        index: 11,
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
        auth_fields: &["user", "token"],
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
                            ("user", "User", "", __c::TypeText, true, ""),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 1,
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
                name: "soap",
                headers: &[],
                headers_for: &[],
                query: &[],
                basic: __c::None,
                reads: __c::Reads {
                    slots: 2,
                    body: __c::NodeBranch(
                        "",
                        &[
                            __c::NodeFull(
                                __c::Key::Name("Fault"),
                                &[
                                    __c::Take {
                                        slot: 0,
                                        ty: __c::TypeJson,
                                    },
                                ],
                                &[
                                    __c::NodeLeaf(
                                        "code",
                                        __c::Take {
                                            slot: 1,
                                            ty: __c::TypeJson,
                                        },
                                    ),
                                ],
                            ),
                        ],
                    ),
                    format: __c::Format::Xml,
                    ..__c::Reads::NOTHING
                },
                errors: &[
                    __c::ErrorRule {
                        when: __c::Condition::Exists(__c::Expr::Body(0)),
                        kind: __c::Some(__c::ErrorKind::Rejected),
                        code: __c::Some(__c::Expr::Body(1)),
                        message: __c::None,
                        details: __c::None,
                        after: __c::None,
                        until: __c::None,
                    },
                ],
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
        records: &[&__RECORD_ROW],
        lookups: &[],
        actions: &[
            &__ACTION_SEND,
            &__ACTION_WHOLE,
            &__ACTION_FORM,
            &__ACTION_BY_GRAPHQL,
            &__ACTION_AS_TEXT,
            &__ACTION_IN_CHUNKS,
            &__ACTION_BY_MULTIPART,
            &__ACTION_BY_XML,
            &__ACTION_ROWS,
            &__ACTION_OTHER_ROWS,
            &__ACTION_VALUES,
            &__ACTION_PAIRS,
        ],
        triggers: &[],
        authping: __c::None,
    };
};
