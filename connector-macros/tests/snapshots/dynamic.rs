///X.
#[derive(::core::clone::Clone)]
struct X {
    connection: ::connector_core::__private::Connection,
}
///Signs in with: A.
struct XA {
    connect: ::connector_core::__private::Connect,
}
///The choices `Kind`.
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub enum Kind {
    ///Person.
    Person,
    ///Company.
    Company,
    /// A value that was not known when this was written.
    Unknown(::connector_core::__private::String),
}
///What Add row takes.
#[non_exhaustive]
pub struct AddRow {
    ///Sheet.
    pub sheet: ::connector_core::__private::String,
    ///Kind.
    pub kind: Kind,
    ///Values.
    pub values: ::connector_core::__private::Object,
    ///Vat.
    pub vat: ::connector_core::__private::Option<::connector_core::__private::String>,
    ///Extra.
    pub extra: ::connector_core::__private::Option<::connector_core::__private::Object>,
}
///What Add row yields.
#[non_exhaustive]
pub struct AddRowOutput {
    ///Row.
    pub row: ::connector_core::__private::Object,
    ///Id.
    pub id: self::RowId,
}
///What Put row takes.
#[non_exhaustive]
pub struct PutRow {
    ///Id.
    pub id: self::RowId,
}
///What Put row yields.
#[non_exhaustive]
pub struct PutRowOutput {}
///What Columns takes.
#[non_exhaustive]
pub struct Columns {
    ///Sheet.
    pub sheet: ::connector_core::__private::String,
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
        ///Add row.
        #[deprecated(since = "1.1.0", note = "use `put_row`")]
        pub fn add_row(&self, input: impl __c::Into<AddRow>) -> __c::Call<AddRowOutput> {
            __c::call(&self.connection, &__ACTION_ADD_ROW, __c::Into::into(input))
        }
        ///Put row.
        pub fn put_row(&self, input: impl __c::Into<PutRow>) -> __c::Call<PutRowOutput> {
            __c::call(&self.connection, &__ACTION_PUT_ROW, __c::Into::into(input))
        }
        ///Columns.
        pub fn columns(
            &self,
            input: impl __c::Into<Columns>,
        ) -> __c::Pages<__c::DynamicField> {
            __c::pages(
                &self.connection,
                &__ACTION_OF_LOOKUP_COLUMNS,
                __c::Into::into(input),
            )
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
    __c::choices! {
        Kind; Person "person", Company "company"
    }
    impl AddRow {
        ///With what is required; the rest is set by methods.
        pub fn new(
            sheet: impl __c::Into<__c::String>,
            values: impl __c::Into<__c::Object>,
        ) -> Self {
            Self {
                sheet: __c::Into::into(sheet),
                kind: Kind::Person,
                values: __c::Into::into(values),
                vat: __c::None,
                extra: __c::None,
            }
        }
        ///Kind.
        #[must_use]
        pub fn kind(mut self, value: impl __c::Into<Kind>) -> Self {
            __c::set(&mut self.kind, value);
            self
        }
        ///Vat.
        #[must_use]
        pub fn vat(mut self, value: impl __c::Into<__c::String>) -> Self {
            __c::set_some(&mut self.vat, value);
            self
        }
        ///Extra.
        #[must_use]
        pub fn extra(mut self, value: impl __c::Into<__c::Object>) -> Self {
            __c::set_some(&mut self.extra, value);
            self
        }
    }
    impl<T0: __c::Into<__c::String>, T1: __c::Into<__c::Object>> __c::From<(T0, T1)>
    for AddRow {
        fn from(values: (T0, T1)) -> Self {
            Self::new(values.0, values.1)
        }
    }
    __c::type_of_fields! {
        AddRow = __INPUT_ADD_ROW; sheet : __c::String, kind : Kind, values : __c::Object,
        vat : __c::Option < __c::String >, extra : __c::Option < __c::Object >,
    }
    __c::type_of_fields! {
        AddRowOutput = __OUTPUT_ADD_ROW; row : __c::Object, id : self::RowId,
    }
    impl PutRow {
        ///With what is required; the rest is set by methods.
        pub fn new(id: impl __c::Into<self::RowId>) -> Self {
            Self { id: __c::Into::into(id) }
        }
    }
    impl<T0: __c::Into<self::RowId>> __c::From<T0> for PutRow {
        fn from(value: T0) -> Self {
            Self::new(value)
        }
    }
    __c::type_of_fields! {
        PutRow = __INPUT_PUT_ROW; id : self::RowId,
    }
    __c::type_of_fields! {
        PutRowOutput = __OUTPUT_PUT_ROW;
    }
    impl Columns {
        ///With what is required; the rest is set by methods.
        pub fn new(sheet: impl __c::Into<__c::String>) -> Self {
            Self {
                sheet: __c::Into::into(sheet),
            }
        }
    }
    impl<T0: __c::Into<__c::String>> __c::From<T0> for Columns {
        fn from(value: T0) -> Self {
            Self::new(value)
        }
    }
    __c::type_of_fields! {
        Columns = __INPUT_OF_LOOKUP_COLUMNS; sheet : __c::String,
    }
    static __CHOICES_KIND: __c::Choices = __c::Choices {
        name: "Kind",
        hint: "",
        values: &[
            __c::Choice {
                value: "person",
                label: "Person",
                hint: "",
            },
            __c::Choice {
                value: "company",
                label: "Company",
                hint: "",
            },
        ],
    };
    static __INPUT_ADD_ROW: __c::Shape = __c::Shape {
        name: "AddRow",
        fields: &__c::fields_with(
            [
                ("sheet", "Sheet", "", __c::TypeText, true, ""),
                ("kind", "Kind", "", __c::TypeChoices(&__CHOICES_KIND), false, ""),
                ("values", "Values", "", __c::TypeObject, true, ""),
                ("vat", "Vat", "", __c::TypeOptional(&__c::TypeText), false, ""),
                ("extra", "Extra", "", __c::TypeOptional(&__c::TypeObject), false, ""),
            ],
            &[(1, __c::Literal::Text("person"))],
            &[
                (
                    2,
                    __c::Field {
                        fields: __c::Some(
                            &__c::Choose {
                                lookup: &__ACTION_OF_LOOKUP_COLUMNS,
                                arguments: &[
                                    __c::Argument {
                                        input: 0,
                                        from: "options.sheet",
                                        value: __c::Expr::Input(0),
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
                        when: __c::Some(
                            &__c::When {
                                option: 1,
                                values: &[__c::Literal::Text("company")],
                            },
                        ),
                        ..__c::Field::EMPTY
                    },
                ),
                (
                    4,
                    __c::Field {
                        extensible: true,
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
    static __OUTPUT_ADD_ROW: __c::Shape = __c::Shape {
        name: "AddRowOutput",
        fields: &__c::fields_with(
            [
                ("row", "Row", "", __c::TypeObject, true, "body.row"),
                ("id", "Id", "", <self::RowId as __c::RustType>::TYPE, true, "body.id"),
            ],
            &[],
            &[
                (
                    0,
                    __c::Field {
                        fields: __c::Some(
                            &__c::Choose {
                                lookup: &__ACTION_OF_LOOKUP_COLUMNS,
                                arguments: &[
                                    __c::Argument {
                                        input: 0,
                                        from: "options.sheet",
                                        value: __c::Expr::Input(0),
                                    },
                                ],
                                cache: 60000,
                            },
                        ),
                        ..__c::Field::EMPTY
                    },
                ),
            ],
        ),
        groups: __c::Ungrouped::<2>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __INPUT_PUT_ROW: __c::Shape = __c::Shape {
        name: "PutRow",
        fields: &__c::fields([
            ("id", "Id", "", <self::RowId as __c::RustType>::TYPE, true, ""),
        ]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_PUT_ROW: __c::Shape = __c::Shape {
        name: "PutRowOutput",
        fields: &[],
        groups: &[],
        ..__c::Shape::EMPTY
    };
    static __INPUT_OF_LOOKUP_COLUMNS: __c::Shape = __c::Shape {
        name: "Columns",
        fields: &__c::fields([("sheet", "Sheet", "", __c::TypeText, true, "")]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __ACTION_ADD_ROW: __c::Action = __c::Action {
        name: "add_row",
        title: "Add row",
        hint: "",
        effects: __c::Effects::WRITE,
        nature: __c::Nature {
            deprecated: __c::Some(__c::Deprecated {
                since: "1.1.0",
                instead: __c::Some("put_row"),
            }),
            audience: "Administrators",
            scopes: &[],
        },
        deadline: __c::None,
        input: &__INPUT_ADD_ROW,
        output: &__OUTPUT_ADD_ROW,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[
                            __c::PathPart::Text("/sheets/"),
                            __c::PathPart::Value("options.sheet", __c::Expr::Input(0)),
                            __c::PathPart::Text("/rows"),
                        ],
                        helper: __c::Some(0),
                        query: &[],
                        headers: &[],
                        body: __c::Body::Json(
                            __c::Expr::Call(
                                &__c::library::MERGE,
                                &[
                                    __c::Expr::Object(
                                        &[
                                            ("kind", __c::Expr::Input(1)),
                                            ("vat", __c::Expr::Input(3)),
                                            ("extra", __c::Expr::Input(4)),
                                        ],
                                    ),
                                    __c::Expr::Input(2),
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
                                    "row",
                                    __c::Take {
                                        slot: 0,
                                        ty: __c::TypeObject,
                                    },
                                ),
                                __c::NodeLeaf(
                                    "id",
                                    __c::Take {
                                        slot: 1,
                                        ty: <self::RowId as __c::RustType>::TYPE,
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
        samples: &[],
        index: 0,
    };
    static __ACTION_PUT_ROW: __c::Action = __c::Action {
        name: "put_row",
        title: "Put row",
        hint: "",
        effects: __c::Effects::WRITE,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_PUT_ROW,
        output: &__OUTPUT_PUT_ROW,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "PUT",
                        path: &[
                            __c::PathPart::Text("/rows/"),
                            __c::PathPart::Value("input.id", __c::Expr::Input(0)),
                        ],
                        helper: __c::Some(1),
                        query: &[],
                        headers: &[],
                        body: __c::Body::Empty,
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
    static __CHOICES_TYPES_OF_COLUMNS: __c::Choices = __c::Choices {
        name: "TypesOfColumns",
        hint: "",
        values: &[
            __c::Choice {
                value: "money",
                label: "f64",
                hint: "",
            },
            __c::Choice {
                value: "tags",
                label: "Vec<String>",
                hint: "",
            },
        ],
    };
    static __DYNAMIC_FIELD_OF_COLUMNS: __c::Shape = __c::Shape {
        name: "DynamicField",
        fields: &__c::fields([
            ("name", "Name", "", __c::TypeOptional(&__c::TypeJson), false, "item.key"),
            (
                "label",
                "Label",
                "",
                __c::TypeOptional(&__c::TypeJson),
                false,
                "item.title",
            ),
            ("hint", "Hint", "", __c::TypeOptional(&__c::TypeJson), false, ""),
            (
                "type",
                "Type",
                "",
                __c::TypeOptional(&__c::TypeChoices(&__CHOICES_TYPES_OF_COLUMNS)),
                false,
                "item.kind",
            ),
            (
                "required",
                "Required",
                "",
                __c::TypeOptional(&__c::TypeJson),
                false,
                "item.mandatory",
            ),
            ("default", "Default", "", __c::TypeOptional(&__c::TypeJson), false, ""),
            (
                "choices",
                "Choices",
                "",
                __c::TypeOptional(&__c::TypeJson),
                false,
                "item.options",
            ),
        ]),
        groups: __c::Ungrouped::<7>::GROUPS,
        tree: __c::NodeBranch(
            "",
            &[
                __c::NodeLeaf(
                    "key",
                    __c::Take {
                        slot: 0,
                        ty: __c::TypeJson,
                    },
                ),
                __c::NodeLeaf(
                    "title",
                    __c::Take {
                        slot: 1,
                        ty: __c::TypeJson,
                    },
                ),
                __c::NodeLeaf(
                    "kind",
                    __c::Take {
                        slot: 3,
                        ty: __c::TypeJson,
                    },
                ),
                __c::NodeLeaf(
                    "mandatory",
                    __c::Take {
                        slot: 4,
                        ty: __c::TypeJson,
                    },
                ),
                __c::NodeLeaf(
                    "options",
                    __c::Take {
                        slot: 6,
                        ty: __c::TypeJson,
                    },
                ),
            ],
        ),
        ..__c::Shape::EMPTY
    };
    static __ACTION_OF_LOOKUP_COLUMNS: __c::Action = __c::Action {
        name: "columns",
        title: "Columns",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::Some(60000),
        input: &__INPUT_OF_LOOKUP_COLUMNS,
        output: &__DYNAMIC_FIELD_OF_COLUMNS,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[
                            __c::PathPart::Text("/sheets/"),
                            __c::PathPart::Value("sheet", __c::Expr::Input(0)),
                            __c::PathPart::Text("/columns"),
                        ],
                        helper: __c::Some(1),
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
                                    "columns",
                                    __c::Take {
                                        slot: 0,
                                        ty: __c::TypeList(
                                            &__c::TypeRecord(&__DYNAMIC_FIELD_OF_COLUMNS),
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
                items: "body.columns",
            }),
        },
        samples: &[],
        index: 2,
    };
    static __CONNECTOR: __c::Connector = __c::Connector {
        key: "x",
        title: "X",
        description: "",
        version: "2.0.0",
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
                name: "files",
                headers: &[
                    ("Accept", __c::Expr::Text("text/csv")),
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
                limits: &[
                    __c::Limit {
                        calls: 10,
                        window: 60000,
                        by: __c::LimitBy::Card,
                        of: (1, 0),
                    },
                ],
                budgets: &[],
                concurrency: __c::Some(__c::Concurrency {
                    calls: 2,
                    of: 0,
                }),
                cost: 1,
                idempotency_key: __c::None,
                sign: __c::None,
            },
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
                limits: &[
                    __c::Limit {
                        calls: 10,
                        window: 60000,
                        by: __c::LimitBy::Card,
                        of: (1, 0),
                    },
                ],
                budgets: &[],
                concurrency: __c::Some(__c::Concurrency {
                    calls: 20,
                    of: 1,
                }),
                cost: 1,
                idempotency_key: __c::None,
                sign: __c::None,
            },
        ],
        flows: &[],
        choices: &[&__CHOICES_KIND],
        records: &[],
        lookups: &[&__ACTION_OF_LOOKUP_COLUMNS],
        actions: &[&__ACTION_ADD_ROW, &__ACTION_PUT_ROW],
        triggers: &[],
        authping: __c::None,
    };
};
