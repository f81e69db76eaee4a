///Keys.
#[derive(::core::clone::Clone)]
pub struct Keys {
    connection: ::connector_core::__private::Connection,
}
///Signs in with: In header.
pub struct KeysInHeader {
    connect: ::connector_core::__private::Connect,
}
///Signs in with: In query.
pub struct KeysInQuery {
    connect: ::connector_core::__private::Connect,
}
///Signs in with: In cookie.
pub struct KeysInCookie {
    connect: ::connector_core::__private::Connect,
}
///Signs in with: Token.
pub struct KeysToken {
    connect: ::connector_core::__private::Connect,
}
///Signs in with: Login.
pub struct KeysLogin {
    connect: ::connector_core::__private::Connect,
}
///Signs in with: Certificate.
pub struct KeysCertificate {
    connect: ::connector_core::__private::Connect,
}
///Signs in with: Signer.
pub struct KeysSigner {
    connect: ::connector_core::__private::Connect,
}
///Signs in with: Amazon.
pub struct KeysAmazon {
    connect: ::connector_core::__private::Connect,
}
///Signs in with: Session.
pub struct KeysSession {
    connect: ::connector_core::__private::Connect,
}
const _: () = {
    use ::connector_core::__private as __c;
    impl Keys {
        /// The connector's metadata.
        pub const CONNECTOR: &'static __c::Connector = &__CONNECTOR;
        ///Starts a connection with: In header.
        pub fn in_header() -> KeysInHeader {
            KeysInHeader {
                connect: __c::Connect::new(&__CONNECTOR, 0),
            }
        }
        ///Starts a connection with: In query.
        pub fn in_query() -> KeysInQuery {
            KeysInQuery {
                connect: __c::Connect::new(&__CONNECTOR, 1),
            }
        }
        ///Starts a connection with: In cookie.
        pub fn in_cookie() -> KeysInCookie {
            KeysInCookie {
                connect: __c::Connect::new(&__CONNECTOR, 2),
            }
        }
        ///Starts a connection with: Token.
        pub fn token() -> KeysToken {
            KeysToken {
                connect: __c::Connect::new(&__CONNECTOR, 3),
            }
        }
        ///Starts a connection with: Login.
        pub fn login() -> KeysLogin {
            KeysLogin {
                connect: __c::Connect::new(&__CONNECTOR, 4),
            }
        }
        ///Starts a connection with: Certificate.
        pub fn certificate() -> KeysCertificate {
            KeysCertificate {
                connect: __c::Connect::new(&__CONNECTOR, 5),
            }
        }
        ///Starts a connection with: Signer.
        pub fn signer() -> KeysSigner {
            KeysSigner {
                connect: __c::Connect::new(&__CONNECTOR, 6),
            }
        }
        ///Starts a connection with: Amazon.
        pub fn amazon() -> KeysAmazon {
            KeysAmazon {
                connect: __c::Connect::new(&__CONNECTOR, 7),
            }
        }
        ///Starts a connection with: Session.
        pub fn session() -> KeysSession {
            KeysSession {
                connect: __c::Connect::new(&__CONNECTOR, 8),
            }
        }
    }
    __c::client! {
        Keys
    }
    impl KeysInHeader {
        ///Your key.
        #[must_use]
        pub fn key(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(0, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
    }
    __c::builder! {
        KeysInHeader => Keys
    }
    impl KeysInQuery {
        ///API key.
        #[must_use]
        pub fn key(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(0, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
    }
    __c::builder! {
        KeysInQuery => Keys
    }
    impl KeysInCookie {
        ///API key.
        #[must_use]
        pub fn key(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(0, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
    }
    __c::builder! {
        KeysInCookie => Keys
    }
    impl KeysToken {
        ///Token.
        #[must_use]
        pub fn token(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(1, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
    }
    __c::builder! {
        KeysToken => Keys
    }
    impl KeysLogin {
        ///Username.
        #[must_use]
        pub fn username(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(2, <_ as __c::Into<__c::String>>::into(value));
            self
        }
        ///Password.
        #[must_use]
        pub fn password(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(3, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
    }
    __c::builder! {
        KeysLogin => Keys
    }
    impl KeysCertificate {
        ///Certificate.
        #[must_use]
        pub fn certificate(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(4, <_ as __c::Into<__c::String>>::into(value));
            self
        }
        ///Private key.
        #[must_use]
        pub fn private_key(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(5, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
    }
    __c::builder! {
        KeysCertificate => Keys
    }
    impl KeysSigner {
        ///Secret.
        #[must_use]
        pub fn secret(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(6, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
    }
    __c::builder! {
        KeysSigner => Keys
    }
    impl KeysAmazon {
        ///Access key ID.
        #[must_use]
        pub fn access_key_id(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(7, <_ as __c::Into<__c::String>>::into(value));
            self
        }
        ///Secret access key.
        #[must_use]
        pub fn secret_access_key(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(8, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
        ///Session token.
        #[must_use]
        pub fn session_token(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(9, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
        ///Region.
        #[must_use]
        pub fn region(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(10, <_ as __c::Into<__c::String>>::into(value));
            self
        }
    }
    __c::builder! {
        KeysAmazon => Keys
    }
    impl KeysSession {
        ///User.
        #[must_use]
        pub fn user(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(11, <_ as __c::Into<__c::String>>::into(value));
            self
        }
        ///Password.
        #[must_use]
        pub fn password(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(3, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
        ///Sid.
        #[must_use]
        pub fn sid(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(12, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
        ///Ttl.
        #[must_use]
        pub fn ttl(mut self, value: ::core::primitive::i64) -> Self {
            self.connect.set(13, value);
            self
        }
    }
    __c::builder! {
        KeysSession => Keys
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
    static __CONNECTOR: __c::Connector = __c::Connector {
        key: "keys",
        title: "Keys",
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
            "key",
            "token",
            "username",
            "password",
            "certificate",
            "private_key",
            "secret",
            "access_key_id",
            "secret_access_key",
            "session_token",
            "region",
            "user",
            "sid",
            "ttl",
        ],
        auths: &[
            __c::Auth {
                name: "in_header",
                label: "In header",
                hint: "",
                kind: __c::AuthKind::ApiKey(__c::ApiKey {
                    place: __c::KeyPlace::Header,
                    name: "X-Api-Key",
                }),
                parameters: &[
                    __c::Parameter {
                        slot: 0,
                        field: __c::fields([
                            ("key", "Your key", "", __c::TypeSecret, true, ""),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                ],
                credential: __c::Credential::Header("X-Api-Key", __c::Expr::Auth(0)),
                ..__c::Auth::EMPTY
            },
            __c::Auth {
                name: "in_query",
                label: "In query",
                hint: "",
                kind: __c::AuthKind::ApiKey(__c::ApiKey {
                    place: __c::KeyPlace::Query,
                    name: "api_key",
                }),
                parameters: &[
                    __c::Parameter {
                        slot: 0,
                        field: __c::fields([
                            ("key", "API key", "", __c::TypeSecret, true, ""),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                ],
                credential: __c::Credential::Query("api_key", __c::Expr::Auth(0)),
                ..__c::Auth::EMPTY
            },
            __c::Auth {
                name: "in_cookie",
                label: "In cookie",
                hint: "",
                kind: __c::AuthKind::ApiKey(__c::ApiKey {
                    place: __c::KeyPlace::Cookie,
                    name: "sid",
                }),
                parameters: &[
                    __c::Parameter {
                        slot: 0,
                        field: __c::fields([
                            ("key", "API key", "", __c::TypeSecret, true, ""),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                ],
                credential: __c::Credential::Cookie("sid", __c::Expr::Auth(0)),
                ..__c::Auth::EMPTY
            },
            __c::Auth {
                name: "token",
                label: "Token",
                hint: "",
                kind: __c::AuthKind::Bearer,
                parameters: &[
                    __c::Parameter {
                        slot: 1,
                        field: __c::fields([
                            ("token", "Token", "", __c::TypeSecret, true, ""),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                ],
                credential: __c::Credential::Header(
                    "Authorization",
                    __c::Expr::Template(
                        &[__c::Expr::Text("Bearer "), __c::Expr::Auth(1)],
                    ),
                ),
                ..__c::Auth::EMPTY
            },
            __c::Auth {
                name: "login",
                label: "Login",
                hint: "",
                kind: __c::AuthKind::Digest,
                parameters: &[
                    __c::Parameter {
                        slot: 2,
                        field: __c::fields([
                            ("username", "Username", "", __c::TypeText, true, ""),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 3,
                        field: __c::fields([
                            ("password", "Password", "", __c::TypeSecret, true, ""),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                ],
                ..__c::Auth::EMPTY
            },
            __c::Auth {
                name: "certificate",
                label: "Certificate",
                hint: "",
                kind: __c::AuthKind::Mtls,
                parameters: &[
                    __c::Parameter {
                        slot: 4,
                        field: __c::fields([
                            ("certificate", "Certificate", "", __c::TypeText, true, ""),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 5,
                        field: __c::fields([
                            ("private_key", "Private key", "", __c::TypeSecret, true, ""),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                ],
                ..__c::Auth::EMPTY
            },
            __c::Auth {
                name: "signer",
                label: "Signer",
                hint: "",
                kind: __c::AuthKind::Hmac(
                    &__c::HmacSigning {
                        algorithm: __c::Hash::Sha512,
                        encoding: __c::Encoding::Base64,
                        sign: __c::Signed {
                            text: "{request.method}\n{request.path}?{request.query}\n{request.timestamp}{request.nonce}\n{request.body_hash}",
                            parts: &[
                                __c::SignedPart::Method,
                                __c::SignedPart::Value(__c::Expr::Text("\n")),
                                __c::SignedPart::Path,
                                __c::SignedPart::Value(__c::Expr::Text("?")),
                                __c::SignedPart::Query,
                                __c::SignedPart::Value(__c::Expr::Text("\n")),
                                __c::SignedPart::Timestamp,
                                __c::SignedPart::Nonce,
                                __c::SignedPart::Value(__c::Expr::Text("\n")),
                                __c::SignedPart::BodyHash,
                            ],
                        },
                        headers: &[
                            (
                                "X-Time",
                                __c::Signed {
                                    text: "{request.timestamp}",
                                    parts: &[__c::SignedPart::Timestamp],
                                },
                            ),
                            (
                                "X-Signature",
                                __c::Signed {
                                    text: "v1={signature}",
                                    parts: &[
                                        __c::SignedPart::Value(__c::Expr::Text("v1=")),
                                        __c::SignedPart::Signature,
                                    ],
                                },
                            ),
                        ],
                    },
                ),
                parameters: &[
                    __c::Parameter {
                        slot: 6,
                        field: __c::fields([
                            ("secret", "Secret", "", __c::TypeSecret, true, ""),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                ],
                ..__c::Auth::EMPTY
            },
            __c::Auth {
                name: "amazon",
                label: "Amazon",
                hint: "",
                kind: __c::AuthKind::AwsSigv4(
                    &__c::AwsSigv4 {
                        service: __c::Template {
                            text: "sqs",
                            value: __c::Expr::Text("sqs"),
                        },
                        region: __c::Template {
                            text: "{auth.region}",
                            value: __c::Expr::Auth(10),
                        },
                    },
                ),
                parameters: &[
                    __c::Parameter {
                        slot: 7,
                        field: __c::fields([
                            (
                                "access_key_id",
                                "Access key ID",
                                "",
                                __c::TypeText,
                                true,
                                "",
                            ),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 8,
                        field: __c::fields([
                            (
                                "secret_access_key",
                                "Secret access key",
                                "",
                                __c::TypeSecret,
                                true,
                                "",
                            ),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 9,
                        field: __c::fields([
                            (
                                "session_token",
                                "Session token",
                                "",
                                __c::TypeOptional(&__c::TypeSecret),
                                false,
                                "",
                            ),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 10,
                        field: __c::fields_with(
                            [("region", "Region", "", __c::TypeText, false, "")],
                            &[(0, __c::Literal::Text("eu"))],
                            &[],
                        )[0],
                        ..__c::Parameter::EMPTY
                    },
                ],
                ..__c::Auth::EMPTY
            },
            __c::Auth {
                name: "session",
                label: "Session",
                hint: "",
                kind: __c::AuthKind::Session(
                    &__c::Session {
                        login: __c::Some(__c::Step {
                            name: __c::None,
                            fields: &__c::fields([
                                ("sid", "Sid", "", __c::TypeSecret, true, "body.id"),
                                ("ttl", "Ttl", "", __c::TypeInteger, true, "body.ttl"),
                            ]),
                            what: __c::What::Request(__c::Request {
                                method: "POST",
                                path: &[__c::PathPart::Text("/sessions")],
                                helper: __c::None,
                                query: &[],
                                headers: &[],
                                body: __c::Body::Json(
                                    __c::Expr::Object(
                                        &[
                                            ("user", __c::Expr::Auth(11)),
                                            ("password", __c::Expr::Auth(3)),
                                        ],
                                    ),
                                ),
                                basic: __c::None,
                                effects: __c::Effects::WRITE_IDEMPOTENT,
                                follow: &[],
                                tolerate: &[],
                            }),
                            reads: __c::Reads {
                                slots: 2,
                                body: __c::NodeBranch(
                                    "",
                                    &[
                                        __c::NodeLeaf(
                                            "id",
                                            __c::Take {
                                                slot: 0,
                                                ty: __c::TypeSecret,
                                            },
                                        ),
                                        __c::NodeLeaf(
                                            "ttl",
                                            __c::Take {
                                                slot: 1,
                                                ty: __c::TypeInteger,
                                            },
                                        ),
                                    ],
                                ),
                                ..__c::Reads::NOTHING
                            },
                        }),
                        fields: &[12, 13],
                        expires: __c::None,
                        expires_in: __c::Some(__c::Template {
                            text: "{auth.ttl}",
                            value: __c::Expr::Auth(13),
                        }),
                        refresh: __c::Refresh {
                            before: 30000,
                            when: __c::Some(__c::Condition::Status(409, 409)),
                            reads: __c::Reads {
                                slots: 1,
                                headers: &[
                                    (
                                        "x-session-id",
                                        __c::Take {
                                            slot: 0,
                                            ty: __c::TypeSecret,
                                        },
                                    ),
                                ],
                                ..__c::Reads::NOTHING
                            },
                        },
                        handed_out: &[12],
                    },
                ),
                parameters: &[
                    __c::Parameter {
                        slot: 11,
                        field: __c::fields([
                            ("user", "User", "", __c::TypeText, true, ""),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 3,
                        field: __c::fields([
                            ("password", "Password", "", __c::TypeSecret, true, ""),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 12,
                        field: __c::fields([
                            ("sid", "Sid", "", __c::TypeSecret, true, "body.id"),
                        ])[0],
                        given_by: __c::GivenBy::SignIn,
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 13,
                        field: __c::fields([
                            ("ttl", "Ttl", "", __c::TypeInteger, true, "body.ttl"),
                        ])[0],
                        given_by: __c::GivenBy::SignIn,
                        ..__c::Parameter::EMPTY
                    },
                ],
                ..__c::Auth::EMPTY
            },
        ],
        helpers: &[
            __c::Helper {
                name: "api",
                headers: &[],
                headers_for: &[(&["session"], "X-Session", __c::Expr::Auth(12))],
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
