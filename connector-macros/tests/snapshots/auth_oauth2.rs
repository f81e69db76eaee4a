///Hub.
#[derive(::core::clone::Clone)]
pub struct Hub {
    connection: ::connector_core::__private::Connection,
}
///Signs in with: Sign in.
pub struct HubApp {
    connect: ::connector_core::__private::Connect,
}
///Signs in with: Account.
pub struct HubAccount {
    connect: ::connector_core::__private::Connect,
}
const _: () = {
    use ::connector_core::__private as __c;
    impl Hub {
        /// The connector's metadata.
        pub const CONNECTOR: &'static __c::Connector = &__CONNECTOR;
        ///Starts a connection with: Sign in.
        pub fn app() -> HubApp {
            HubApp {
                connect: __c::Connect::new(&__CONNECTOR, 0),
            }
        }
        ///Starts a connection with: Account.
        pub fn account() -> HubAccount {
            HubAccount {
                connect: __c::Connect::new(&__CONNECTOR, 1),
            }
        }
    }
    __c::client! {
        Hub
    }
    impl HubApp {
        ///Client secret.
        #[must_use]
        pub fn client_secret(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(0, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
        ///Access token.
        #[must_use]
        pub fn access_token(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(1, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
        ///Refresh token.
        #[must_use]
        pub fn refresh_token(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(2, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
        ///Site.
        #[must_use]
        pub fn site(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(3, <_ as __c::Into<__c::String>>::into(value));
            self
        }
        ///Region.
        #[must_use]
        pub fn region(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(4, <_ as __c::Into<__c::String>>::into(value));
            self
        }
        ///Agent.
        #[must_use]
        pub fn agent(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(5, <_ as __c::Into<__c::String>>::into(value));
            self
        }
        ///Client id.
        #[must_use]
        pub fn client_id(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(6, <_ as __c::Into<__c::String>>::into(value));
            self
        }
    }
    __c::builder! {
        HubApp => Hub
    }
    __c::signs_in! {
        authorization_code HubApp
    }
    impl HubAccount {
        ///Private key.
        #[must_use]
        pub fn private_key(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(7, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
        ///Key ID.
        #[must_use]
        pub fn key_id(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(8, <_ as __c::Into<__c::String>>::into(value));
            self
        }
        ///Access token.
        #[must_use]
        pub fn access_token(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(1, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
        ///E-mail.
        #[must_use]
        pub fn email(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(9, <_ as __c::Into<__c::String>>::into(value));
            self
        }
        ///Region.
        #[must_use]
        pub fn region(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(4, <_ as __c::Into<__c::String>>::into(value));
            self
        }
        ///Agent.
        #[must_use]
        pub fn agent(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(5, <_ as __c::Into<__c::String>>::into(value));
            self
        }
        ///Client id.
        #[must_use]
        pub fn client_id(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(6, <_ as __c::Into<__c::String>>::into(value));
            self
        }
    }
    __c::builder! {
        HubAccount => Hub
    }
    __c::signs_in! {
        oauth2 HubAccount
    }
    static __OUTPUT_AUTHPING: __c::Shape = __c::Shape {
        name: "",
        fields: &[],
        groups: &[],
        ..__c::Shape::EMPTY
    };
    static __ACTION_AUTHPING: __c::Action = __c::Action {
        name: "authping",
        title: "Test connection",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__c::Shape::EMPTY,
        output: &__OUTPUT_AUTHPING,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/me")],
                        helper: __c::Some(0),
                        query: &[],
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
    static __REVOKE_OUTPUT_APP: __c::Shape = __c::Shape {
        name: "",
        fields: &[],
        groups: &[],
        ..__c::Shape::EMPTY
    };
    static __REVOKE_APP: __c::Action = __c::Action {
        name: "revoke",
        title: "Revoke",
        hint: "",
        effects: __c::Effects::WRITE_IDEMPOTENT,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__c::Shape::EMPTY,
        output: &__REVOKE_OUTPUT_APP,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "DELETE",
                        path: &[__c::PathPart::Text("/token")],
                        helper: __c::None,
                        query: &[],
                        headers: &[],
                        body: __c::Body::Empty,
                        basic: __c::Some((__c::Expr::Auth(6), __c::Expr::Auth(0))),
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
        index: 1,
    };
    static __CONNECTOR: __c::Connector = __c::Connector {
        key: "hub",
        title: "Hub",
        description: "",
        version: "1.0.0",
        grammar: 1,
        icon: __c::None,
        color: __c::None,
        documentation: __c::None,
        support: __c::None,
        base_url: "https://api.example.com",
        base: __c::Expr::Text("https://api.example.com"),
        auth_fields: &[
            "client_secret",
            "access_token",
            "refresh_token",
            "site",
            "region",
            "agent",
            "client_id",
            "private_key",
            "key_id",
            "email",
        ],
        auths: &[
            __c::Auth {
                name: "app",
                label: "Sign in",
                hint: "",
                kind: __c::AuthKind::OAuth2(
                    &__c::OAuth2 {
                        grant: __c::Grant::AuthorizationCode,
                        authorize_url: __c::Some(__c::Template {
                            text: "{auth.site}/authorize",
                            value: __c::Expr::Template(
                                &[__c::Expr::Auth(3), __c::Expr::Text("/authorize")],
                            ),
                        }),
                        token_url: __c::Some(__c::Template {
                            text: "{auth.site}/token",
                            value: __c::Expr::Template(
                                &[__c::Expr::Auth(3), __c::Expr::Text("/token")],
                            ),
                        }),
                        revoke_url: __c::Some(__c::Template {
                            text: "https://example.com/revoke",
                            value: __c::Expr::Text("https://example.com/revoke"),
                        }),
                        audience: __c::Some(__c::Template {
                            text: "https://api.example.com",
                            value: __c::Expr::Text("https://api.example.com"),
                        }),
                        client: __c::ClientOwner::Developer,
                        client_auth: __c::ClientAuth::Post,
                        pkce: __c::Pkce::S256,
                        redirect: __c::Redirect::Hosted,
                        scopes: &[
                            __c::Scope {
                                name: "repo",
                                label: "Read and write",
                                required: true,
                                selected: true,
                            },
                            __c::Scope {
                                name: "gist",
                                label: "gist",
                                required: false,
                                selected: true,
                            },
                            __c::Scope {
                                name: "admin",
                                label: "admin",
                                required: false,
                                selected: false,
                            },
                        ],
                        scope_separator: ",",
                        authorize_parameters: &[
                            (
                                "access_type",
                                __c::Template {
                                    text: "offline",
                                    value: __c::Expr::Text("offline"),
                                },
                            ),
                            (
                                "max_age",
                                __c::Template {
                                    text: "60",
                                    value: __c::Expr::Integer(60),
                                },
                            ),
                        ],
                        token_headers: &[
                            (
                                "Accept",
                                __c::Template {
                                    text: "application/json",
                                    value: __c::Expr::Text("application/json"),
                                },
                            ),
                        ],
                        refresh: __c::Refresh {
                            before: 300000,
                            when: __c::Some(
                                __c::Condition::Any(
                                    &[
                                        __c::Condition::Status(401, 401),
                                        __c::Condition::Equal(
                                            __c::Expr::Body(0),
                                            __c::Expr::Text("expired"),
                                        ),
                                    ],
                                ),
                            ),
                            reads: __c::Reads {
                                slots: 1,
                                body: __c::NodeBranch(
                                    "",
                                    &[
                                        __c::NodeLeaf(
                                            "error",
                                            __c::Take {
                                                slot: 0,
                                                ty: __c::TypeJson,
                                            },
                                        ),
                                    ],
                                ),
                                ..__c::Reads::NOTHING
                            },
                        },
                        ..__c::OAuth2::DEFAULT
                    },
                ),
                parameters: &[
                    __c::Parameter {
                        slot: 0,
                        field: __c::fields([
                            (
                                "client_secret",
                                "Client secret",
                                "",
                                __c::TypeSecret,
                                true,
                                "",
                            ),
                        ])[0],
                        given_by: __c::GivenBy::Developer,
                        for_sign_in: true,
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 1,
                        field: __c::fields([
                            (
                                "access_token",
                                "Access token",
                                "",
                                __c::TypeSecret,
                                true,
                                "",
                            ),
                        ])[0],
                        given_by: __c::GivenBy::SignIn,
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 2,
                        field: __c::fields([
                            (
                                "refresh_token",
                                "Refresh token",
                                "",
                                __c::TypeOptional(&__c::TypeSecret),
                                false,
                                "",
                            ),
                        ])[0],
                        given_by: __c::GivenBy::SignIn,
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 3,
                        field: __c::fields_with(
                            [("site", "Site", "", __c::TypeUrl, false, "")],
                            &[(0, __c::Literal::Text("https://example.com"))],
                            &[],
                        )[0],
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 4,
                        field: __c::fields_with(
                            [("region", "Region", "", __c::TypeText, false, "")],
                            &[(0, __c::Literal::Text("eu"))],
                            &[],
                        )[0],
                        given_by: __c::GivenBy::Developer,
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 5,
                        field: __c::fields([
                            ("agent", "Agent", "", __c::TypeText, true, ""),
                        ])[0],
                        given_by: __c::GivenBy::Developer,
                        hidden: true,
                        value: __c::Some(__c::Template {
                            text: "{auth.region}-robot",
                            value: __c::Expr::Template(
                                &[__c::Expr::Auth(4), __c::Expr::Text("-robot")],
                            ),
                        }),
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 6,
                        field: __c::fields([
                            ("client_id", "Client id", "", __c::TypeText, true, ""),
                        ])[0],
                        given_by: __c::GivenBy::Developer,
                        for_sign_in: true,
                        hidden: true,
                        ..__c::Parameter::EMPTY
                    },
                ],
                revoke: __c::Some(&__REVOKE_APP),
                ..__c::Auth::EMPTY
            },
            __c::Auth {
                name: "account",
                label: "Account",
                hint: "",
                kind: __c::AuthKind::OAuth2(
                    &__c::OAuth2 {
                        grant: __c::Grant::JwtBearer,
                        token_url: __c::Some(__c::Template {
                            text: "https://example.com/token",
                            value: __c::Expr::Text("https://example.com/token"),
                        }),
                        client: __c::ClientOwner::Customer,
                        client_auth: __c::ClientAuth::None,
                        pkce: __c::Pkce::None,
                        redirect: __c::Redirect::Loopback,
                        scopes: &[],
                        assertion: __c::Some(__c::Assertion {
                            issuer: __c::Some(__c::Template {
                                text: "{auth.email}",
                                value: __c::Expr::Auth(9),
                            }),
                            algorithm: __c::Algorithm::Es256,
                            lifetime: 600000,
                            claims: &[
                                (
                                    "scope",
                                    __c::Template {
                                        text: "{auth.region} all",
                                        value: __c::Expr::Template(
                                            &[__c::Expr::Auth(4), __c::Expr::Text(" all")],
                                        ),
                                    },
                                ),
                            ],
                            ..__c::Assertion::DEFAULT
                        }),
                        ..__c::OAuth2::DEFAULT
                    },
                ),
                parameters: &[
                    __c::Parameter {
                        slot: 7,
                        field: __c::fields([
                            ("private_key", "Private key", "", __c::TypeSecret, true, ""),
                        ])[0],
                        for_sign_in: true,
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 8,
                        field: __c::fields([
                            (
                                "key_id",
                                "Key ID",
                                "",
                                __c::TypeOptional(&__c::TypeText),
                                false,
                                "",
                            ),
                        ])[0],
                        for_sign_in: true,
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 1,
                        field: __c::fields([
                            (
                                "access_token",
                                "Access token",
                                "",
                                __c::TypeSecret,
                                true,
                                "",
                            ),
                        ])[0],
                        given_by: __c::GivenBy::SignIn,
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 9,
                        field: __c::fields([
                            ("email", "E-mail", "", __c::TypeText, true, ""),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 4,
                        field: __c::fields_with(
                            [("region", "Region", "", __c::TypeText, false, "")],
                            &[(0, __c::Literal::Text("eu"))],
                            &[],
                        )[0],
                        given_by: __c::GivenBy::Developer,
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 5,
                        field: __c::fields([
                            ("agent", "Agent", "", __c::TypeText, true, ""),
                        ])[0],
                        given_by: __c::GivenBy::Developer,
                        hidden: true,
                        value: __c::Some(__c::Template {
                            text: "{auth.region}-robot",
                            value: __c::Expr::Template(
                                &[__c::Expr::Auth(4), __c::Expr::Text("-robot")],
                            ),
                        }),
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 6,
                        field: __c::fields([
                            ("client_id", "Client id", "", __c::TypeText, true, ""),
                        ])[0],
                        given_by: __c::GivenBy::Developer,
                        hidden: true,
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
                            &[__c::Expr::Text("Bearer "), __c::Expr::Auth(1)],
                        ),
                    ),
                    ("X-Agent", __c::Expr::Auth(5)),
                ],
                headers_for: &[(&["account"], "X-Account", __c::Expr::Auth(9))],
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
        actions: &[],
        triggers: &[],
        authping: __c::Some(&__ACTION_AUTHPING),
    };
};
