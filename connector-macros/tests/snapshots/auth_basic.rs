///Broker.
#[derive(::core::clone::Clone)]
pub struct Broker {
    connection: ::connector_core::__private::Connection,
}
///Signs in with: Login.
pub struct BrokerLogin {
    connect: ::connector_core::__private::Connect,
}
///What Overview yields.
#[non_exhaustive]
pub struct OverviewOutput {
    ///Node.
    pub node: ::connector_core::__private::String,
}
const _: () = {
    use ::connector_core::__private as __c;
    impl Broker {
        /// The connector's metadata.
        pub const CONNECTOR: &'static __c::Connector = &__CONNECTOR;
        ///Starts a connection with: Login.
        pub fn login() -> BrokerLogin {
            BrokerLogin {
                connect: __c::Connect::new(&__CONNECTOR, 0),
            }
        }
        ///Overview.
        pub fn overview(&self) -> __c::Call<OverviewOutput> {
            __c::call(&self.connection, &__ACTION_OVERVIEW, __c::NoInput)
        }
    }
    __c::client! {
        Broker
    }
    impl BrokerLogin {
        ///Password.
        #[must_use]
        pub fn password(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(0, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
        ///Server.
        #[must_use]
        pub fn url(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(1, <_ as __c::Into<__c::String>>::into(value));
            self
        }
        ///Account.
        #[must_use]
        pub fn username(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(2, <_ as __c::Into<__c::String>>::into(value));
            self
        }
    }
    __c::builder! {
        BrokerLogin => Broker
    }
    __c::type_of_fields! {
        OverviewOutput = __OUTPUT_OVERVIEW; node : __c::String,
    }
    static __OUTPUT_OVERVIEW: __c::Shape = __c::Shape {
        name: "OverviewOutput",
        fields: &__c::fields([("node", "Node", "", __c::TypeText, true, "body.node")]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __ACTION_OVERVIEW: __c::Action = __c::Action {
        name: "overview",
        title: "Overview",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__c::Shape::EMPTY,
        output: &__OUTPUT_OVERVIEW,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/api/overview")],
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
                                    "node",
                                    __c::Take {
                                        slot: 0,
                                        ty: __c::TypeText,
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
    static __CONNECTOR: __c::Connector = __c::Connector {
        key: "broker",
        title: "Broker",
        description: "",
        version: "1.0.0",
        grammar: 1,
        icon: __c::None,
        color: __c::None,
        documentation: __c::None,
        support: __c::None,
        base_url: "{auth.url}",
        base: __c::Expr::Template(&[__c::Expr::Auth(1)]),
        auth_fields: &["password", "url", "username"],
        auths: &[
            __c::Auth {
                name: "login",
                label: "Login",
                hint: "",
                kind: __c::AuthKind::Basic,
                parameters: &[
                    __c::Parameter {
                        slot: 0,
                        field: __c::fields([
                            ("password", "Password", "", __c::TypeSecret, true, ""),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 1,
                        field: __c::fields_with(
                            [("url", "Server", "", __c::TypeUrl, false, "")],
                            &[(0, __c::Literal::Text("http://127.0.0.1:15672"))],
                            &[],
                        )[0],
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 2,
                        field: __c::fields([
                            ("username", "Account", "", __c::TypeText, true, ""),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                ],
                credential: __c::Credential::Basic(
                    __c::Expr::Auth(2),
                    __c::Expr::Auth(0),
                ),
                ..__c::Auth::EMPTY
            },
        ],
        helpers: &[
            __c::Helper {
                name: "api",
                headers: &[],
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
        records: &[],
        lookups: &[],
        actions: &[&__ACTION_OVERVIEW],
        triggers: &[],
        authping: __c::None,
    };
};
