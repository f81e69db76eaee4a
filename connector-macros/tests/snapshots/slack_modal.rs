///Talk to Slack users through modals: read a profile, open a view, act on what was submitted.
#[derive(::core::clone::Clone)]
pub struct SlackModal {
    connection: ::connector_core::__private::Connection,
}
///A bot token of your own Slack app.
pub struct SlackModalBot {
    connect: ::connector_core::__private::Connect,
}
///A person in the workspace.
#[non_exhaustive]
pub struct Member {
    ///User ID.
    pub id: ::connector_core::__private::String,
    ///Real name.
    pub real_name: ::connector_core::__private::Option<
        ::connector_core::__private::String,
    >,
    ///Is a bot.
    pub is_bot: ::core::primitive::bool,
    ///Email.
    pub email: ::connector_core::__private::Option<::connector_core::__private::String>,
}
///What Get Slack User takes.
#[non_exhaustive]
pub struct GetUser {
    ///Such as `U012AB3CD`.
    pub user: ::connector_core::__private::String,
    ///Include locale.
    pub include_locale: ::connector_core::__private::Option<::core::primitive::bool>,
}
///What Get Slack User yields.
#[non_exhaustive]
pub struct GetUserOutput {
    ///User.
    pub user: Member,
    ///Real name.
    pub real_name: ::connector_core::__private::String,
    ///Locale.
    pub locale: ::connector_core::__private::Option<::connector_core::__private::String>,
}
///What Open Modal takes.
#[non_exhaustive]
pub struct OpenModal {
    ///Trigger ID.
    pub trigger_id: ::connector_core::__private::String,
    ///A view object of Block Kit.
    pub view: ::connector_core::__private::Object,
}
///What Open Modal yields.
#[non_exhaustive]
pub struct OpenModalOutput {
    ///View ID.
    pub view_id: ::connector_core::__private::String,
    ///Hash.
    pub hash: ::connector_core::__private::String,
}
///What Message by Email takes.
#[non_exhaustive]
pub struct MessageByEmail {
    ///Email.
    pub email: ::connector_core::__private::String,
    ///Text.
    pub text: ::connector_core::__private::String,
}
///What Message by Email yields.
#[non_exhaustive]
pub struct MessageByEmailOutput {
    ///Timestamp.
    pub ts: ::connector_core::__private::String,
}
///What Modal Submitted yields.
#[non_exhaustive]
pub struct ModalSubmittedOutput {
    ///Trigger ID.
    pub trigger_id: ::connector_core::__private::String,
    ///User ID.
    pub user: ::connector_core::__private::String,
    ///Values.
    pub values: ::connector_core::__private::Object,
}
const _: () = {
    use ::connector_core::__private as __c;
    impl SlackModal {
        /// The connector's metadata.
        pub const CONNECTOR: &'static __c::Connector = &__CONNECTOR;
        ///Starts a connection with: Bot token.
        pub fn bot() -> SlackModalBot {
            SlackModalBot {
                connect: __c::Connect::new(&__CONNECTOR, 0),
            }
        }
        ///Reads the profile of one user.
        pub fn get_user(
            &self,
            input: impl __c::Into<GetUser>,
        ) -> __c::Call<GetUserOutput> {
            __c::call(&self.connection, &__ACTION_GET_USER, __c::Into::into(input))
        }
        ///Opens a modal. Slack accepts a trigger id for three seconds.
        pub fn open_modal(
            &self,
            input: impl __c::Into<OpenModal>,
        ) -> __c::Call<OpenModalOutput> {
            __c::call(&self.connection, &__ACTION_OPEN_MODAL, __c::Into::into(input))
        }
        ///Lists the members of the workspace.
        pub fn list_members(&self) -> __c::Pages<Member> {
            __c::pages(&self.connection, &__ACTION_LIST_MEMBERS, __c::NoInput)
        }
        ///Finds a person by email and sends them a message: three calls, one card.
        pub fn message_by_email(
            &self,
            input: impl __c::Into<MessageByEmail>,
        ) -> __c::Call<MessageByEmailOutput> {
            __c::call(
                &self.connection,
                &__ACTION_MESSAGE_BY_EMAIL,
                __c::Into::into(input),
            )
        }
    }
    __c::client! {
        SlackModal
    }
    impl SlackModalBot {
        ///Shown on the app's page *OAuth & Permissions*.
        #[must_use]
        pub fn token(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(0, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
        ///Shown on the app's page *Basic Information*; asked for once a trigger that needs it is used.
        #[must_use]
        pub fn signing_secret(mut self, value: impl __c::Into<__c::Secret>) -> Self {
            self.connect.set(1, <_ as __c::Into<__c::Secret>>::into(value));
            self
        }
    }
    __c::builder! {
        SlackModalBot => SlackModal
    }
    __c::type_of_fields! {
        Member = __RECORD_MEMBER; id : __c::String, real_name : __c::Option < __c::String
        >, is_bot : ::core::primitive::bool, email : __c::Option < __c::String >,
    }
    impl GetUser {
        ///With what is required; the rest is set by methods.
        pub fn new(user: impl __c::Into<__c::String>) -> Self {
            Self {
                user: __c::Into::into(user),
                include_locale: __c::None,
            }
        }
        ///Include locale.
        #[must_use]
        pub fn include_locale(
            mut self,
            value: impl __c::Into<::core::primitive::bool>,
        ) -> Self {
            __c::set_some(&mut self.include_locale, value);
            self
        }
    }
    impl<T0: __c::Into<__c::String>> __c::From<T0> for GetUser {
        fn from(value: T0) -> Self {
            Self::new(value)
        }
    }
    __c::type_of_fields! {
        GetUser = __INPUT_GET_USER; user : __c::String, include_locale : __c::Option <
        ::core::primitive::bool >,
    }
    __c::type_of_fields! {
        GetUserOutput = __OUTPUT_GET_USER; user : Member, real_name : __c::String, locale
        : __c::Option < __c::String >,
    }
    impl OpenModal {
        ///With what is required; the rest is set by methods.
        pub fn new(
            trigger_id: impl __c::Into<__c::String>,
            view: impl __c::Into<__c::Object>,
        ) -> Self {
            Self {
                trigger_id: __c::Into::into(trigger_id),
                view: __c::Into::into(view),
            }
        }
    }
    impl<T0: __c::Into<__c::String>, T1: __c::Into<__c::Object>> __c::From<(T0, T1)>
    for OpenModal {
        fn from(values: (T0, T1)) -> Self {
            Self::new(values.0, values.1)
        }
    }
    __c::type_of_fields! {
        OpenModal = __INPUT_OPEN_MODAL; trigger_id : __c::String, view : __c::Object,
    }
    __c::type_of_fields! {
        OpenModalOutput = __OUTPUT_OPEN_MODAL; view_id : __c::String, hash : __c::String,
    }
    impl MessageByEmail {
        ///With what is required; the rest is set by methods.
        pub fn new(
            email: impl __c::Into<__c::String>,
            text: impl __c::Into<__c::String>,
        ) -> Self {
            Self {
                email: __c::Into::into(email),
                text: __c::Into::into(text),
            }
        }
    }
    impl<T0: __c::Into<__c::String>, T1: __c::Into<__c::String>> __c::From<(T0, T1)>
    for MessageByEmail {
        fn from(values: (T0, T1)) -> Self {
            Self::new(values.0, values.1)
        }
    }
    __c::type_of_fields! {
        MessageByEmail = __INPUT_MESSAGE_BY_EMAIL; email : __c::String, text :
        __c::String,
    }
    __c::type_of_fields! {
        MessageByEmailOutput = __OUTPUT_MESSAGE_BY_EMAIL; ts : __c::String,
    }
    __c::type_of_fields! {
        ModalSubmittedOutput = __OUTPUT_MODAL_SUBMITTED; trigger_id : __c::String, user :
        __c::String, values : __c::Object,
    }
    static __RECORD_MEMBER: __c::Shape = __c::Shape {
        name: "Member",
        hint: "A person in the workspace.",
        fields: &__c::fields_with(
            [
                ("id", "User ID", "", __c::TypeText, true, "id"),
                (
                    "real_name",
                    "Real name",
                    "",
                    __c::TypeOptional(&__c::TypeText),
                    false,
                    "real_name",
                ),
                ("is_bot", "Is a bot", "", __c::TypeBoolean, false, "is_bot"),
                (
                    "email",
                    "Email",
                    "",
                    __c::TypeOptional(&__c::TypeText),
                    false,
                    "profile.email",
                ),
            ],
            &[(2, __c::Literal::Boolean(false))],
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
                        ty: __c::TypeText,
                    },
                ),
                __c::NodeLeaf(
                    "real_name",
                    __c::Take {
                        slot: 1,
                        ty: __c::TypeOptional(&__c::TypeText),
                    },
                ),
                __c::NodeLeaf(
                    "is_bot",
                    __c::Take {
                        slot: 2,
                        ty: __c::TypeBoolean,
                    },
                ),
                __c::NodeBranch(
                    "profile",
                    &[
                        __c::NodeLeaf(
                            "email",
                            __c::Take {
                                slot: 3,
                                ty: __c::TypeOptional(&__c::TypeText),
                            },
                        ),
                    ],
                ),
            ],
        ),
    };
    static __INPUT_GET_USER: __c::Shape = __c::Shape {
        name: "GetUser",
        fields: &__c::fields([
            ("user", "User ID", "Such as `U012AB3CD`.", __c::TypeText, true, ""),
            (
                "include_locale",
                "Include locale",
                "",
                __c::TypeOptional(&__c::TypeBoolean),
                false,
                "",
            ),
        ]),
        groups: &[
            __c::Group {
                label: "User",
                options: false,
                len: 2,
            },
        ],
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_GET_USER: __c::Shape = __c::Shape {
        name: "GetUserOutput",
        fields: &__c::fields([
            ("user", "User", "", __c::TypeRecord(&__RECORD_MEMBER), true, "body.user"),
            ("real_name", "Real name", "", __c::TypeText, true, "body.user.real_name"),
            (
                "locale",
                "Locale",
                "",
                __c::TypeOptional(&__c::TypeText),
                false,
                "body.user.locale",
            ),
        ]),
        groups: &[
            __c::Group {
                label: "Profile",
                options: false,
                len: 3,
            },
        ],
        ..__c::Shape::EMPTY
    };
    static __INPUT_OPEN_MODAL: __c::Shape = __c::Shape {
        name: "OpenModal",
        fields: &__c::fields([
            ("trigger_id", "Trigger ID", "", __c::TypeText, true, ""),
            ("view", "View", "A view object of Block Kit.", __c::TypeObject, true, ""),
        ]),
        groups: &[
            __c::Group {
                label: "Modal",
                options: false,
                len: 2,
            },
        ],
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_OPEN_MODAL: __c::Shape = __c::Shape {
        name: "OpenModalOutput",
        fields: &__c::fields([
            ("view_id", "View ID", "", __c::TypeText, true, "body.view.id"),
            ("hash", "Hash", "", __c::TypeText, true, "body.view.hash"),
        ]),
        groups: &[
            __c::Group {
                label: "View",
                options: false,
                len: 2,
            },
        ],
        ..__c::Shape::EMPTY
    };
    static __INPUT_MESSAGE_BY_EMAIL: __c::Shape = __c::Shape {
        name: "MessageByEmail",
        fields: &__c::fields([
            ("email", "Email", "", __c::TypeText, true, ""),
            ("text", "Text", "", __c::TypeText, true, ""),
        ]),
        groups: __c::Ungrouped::<2>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_MESSAGE_BY_EMAIL: __c::Shape = __c::Shape {
        name: "MessageByEmailOutput",
        fields: &__c::fields([("ts", "Timestamp", "", __c::TypeText, true, "body.ts")]),
        groups: __c::Ungrouped::<1>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __OUTPUT_MODAL_SUBMITTED: __c::Shape = __c::Shape {
        name: "ModalSubmittedOutput",
        fields: &__c::fields([
            ("trigger_id", "Trigger ID", "", __c::TypeText, true, "body.trigger_id"),
            ("user", "User ID", "", __c::TypeText, true, "body.user.id"),
            ("values", "Values", "", __c::TypeObject, true, "body.view.state.values"),
        ]),
        groups: __c::Ungrouped::<3>::GROUPS,
        ..__c::Shape::EMPTY
    };
    static __ACTION_GET_USER: __c::Action = __c::Action {
        name: "get_user",
        title: "Get Slack User",
        hint: "Reads the profile of one user.",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_GET_USER,
        output: &__OUTPUT_GET_USER,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/users.info")],
                        helper: __c::Some(0),
                        query: &[
                            ("user", __c::Expr::Input(0)),
                            ("include_locale", __c::Expr::Input(1)),
                        ],
                        headers: &[],
                        body: __c::Body::Empty,
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
                                __c::NodeFull(
                                    __c::Key::Name("user"),
                                    &[
                                        __c::Take {
                                            slot: 0,
                                            ty: __c::TypeRecord(&__RECORD_MEMBER),
                                        },
                                    ],
                                    &[
                                        __c::NodeLeaf(
                                            "real_name",
                                            __c::Take {
                                                slot: 1,
                                                ty: __c::TypeText,
                                            },
                                        ),
                                        __c::NodeLeaf(
                                            "locale",
                                            __c::Take {
                                                slot: 2,
                                                ty: __c::TypeOptional(&__c::TypeText),
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
            pages: __c::None,
        },
        samples: &[
            __c::Sample {
                name: __c::None,
                input: "{\"user\":\"U012AB3CD\"}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Last,
                        status: 200,
                        headers: &[],
                        body: "{\"ok\":true,\"user\":{\"id\":\"U012AB3CD\",\"real_name\":\"Egon Spengler\",\"is_bot\":false,\"profile\":{\"email\":\"egon@example.com\"},\"locale\":\"en-US\"}}",
                    },
                ],
            },
            __c::Sample {
                name: __c::Some("Unknown user"),
                input: "{\"user\":\"U0NOBODY\"}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Last,
                        status: 200,
                        headers: &[],
                        body: "{\"ok\":false,\"error\":\"user_not_found\"}",
                    },
                ],
            },
        ],
        index: 0,
    };
    static __ACTION_OPEN_MODAL: __c::Action = __c::Action {
        name: "open_modal",
        title: "Open Modal",
        hint: "Opens a modal. Slack accepts a trigger id for three seconds.",
        effects: __c::Effects::WRITE,
        nature: __c::Nature::PLAIN,
        deadline: __c::Some(3000),
        input: &__INPUT_OPEN_MODAL,
        output: &__OUTPUT_OPEN_MODAL,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[__c::PathPart::Text("/views.open")],
                        helper: __c::Some(0),
                        query: &[],
                        headers: &[],
                        body: __c::Body::Json(
                            __c::Expr::Object(
                                &[
                                    ("trigger_id", __c::Expr::Input(0)),
                                    ("view", __c::Expr::Input(1)),
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
                                    "view",
                                    &[
                                        __c::NodeLeaf(
                                            "id",
                                            __c::Take {
                                                slot: 0,
                                                ty: __c::TypeText,
                                            },
                                        ),
                                        __c::NodeLeaf(
                                            "hash",
                                            __c::Take {
                                                slot: 1,
                                                ty: __c::TypeText,
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
            pages: __c::None,
        },
        samples: &[
            __c::Sample {
                name: __c::None,
                input: "{\"trigger_id\":\"12345.98765.abcd2358fdea\",\"view\":{\"type\":\"modal\"}}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Last,
                        status: 200,
                        headers: &[],
                        body: __c::check::sample(
                            ::core::include_str!("samples/views_open.json"),
                        ),
                    },
                ],
            },
        ],
        index: 1,
    };
    static __ACTION_LIST_MEMBERS: __c::Action = __c::Action {
        name: "list_members",
        title: "List Members",
        hint: "Lists the members of the workspace.",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__c::Shape::EMPTY,
        output: &__RECORD_MEMBER,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/users.list")],
                        helper: __c::Some(0),
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
                                    "members",
                                    __c::Take {
                                        slot: 0,
                                        ty: __c::TypeList(&__c::TypeRecord(&__RECORD_MEMBER)),
                                    },
                                ),
                                __c::NodeBranch(
                                    "response_metadata",
                                    &[
                                        __c::NodeLeaf(
                                            "next_cursor",
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
                items: "body.members",
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
                        body: "{\"ok\":true,\"members\":[{\"id\":\"U1\",\"real_name\":\"Ray Stantz\"},{\"id\":\"U2\"}],\"response_metadata\":{\"next_cursor\":\"dXNlcjpVMEc5V0ZYTlo=\"}}",
                    },
                    __c::Reply {
                        to: __c::ReplyTo::Page("dXNlcjpVMEc5V0ZYTlo="),
                        status: 200,
                        headers: &[],
                        body: "{\"ok\":true,\"members\":[{\"id\":\"U3\",\"is_bot\":true}],\"response_metadata\":{\"next_cursor\":\"\"}}",
                    },
                ],
            },
        ],
        index: 2,
    };
    static __ACTION_MESSAGE_BY_EMAIL: __c::Action = __c::Action {
        name: "message_by_email",
        title: "Message by Email",
        hint: "Finds a person by email and sends them a message: three calls, one card.",
        effects: __c::Effects::WRITE,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__INPUT_MESSAGE_BY_EMAIL,
        output: &__OUTPUT_MESSAGE_BY_EMAIL,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::Some("found"),
                    fields: &__c::fields([
                        ("user", "User", "", __c::TypeText, true, "body.user.id"),
                    ]),
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/users.lookupByEmail")],
                        helper: __c::Some(0),
                        query: &[("email", __c::Expr::Input(0))],
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
                                __c::NodeBranch(
                                    "user",
                                    &[
                                        __c::NodeLeaf(
                                            "id",
                                            __c::Take {
                                                slot: 0,
                                                ty: __c::TypeText,
                                            },
                                        ),
                                    ],
                                ),
                            ],
                        ),
                        ..__c::Reads::NOTHING
                    },
                },
                __c::Step {
                    name: __c::Some("dm"),
                    fields: &__c::fields([
                        (
                            "channel",
                            "Channel",
                            "",
                            __c::TypeText,
                            true,
                            "body.channel.id",
                        ),
                    ]),
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[__c::PathPart::Text("/conversations.open")],
                        helper: __c::Some(0),
                        query: &[],
                        headers: &[],
                        body: __c::Body::Json(
                            __c::Expr::Object(&[("users", __c::Expr::Step(0, 0))]),
                        ),
                        basic: __c::None,
                        effects: __c::Effects::WRITE,
                        follow: &[],
                        tolerate: &[],
                    }),
                    reads: __c::Reads {
                        slots: 1,
                        body: __c::NodeBranch(
                            "",
                            &[
                                __c::NodeBranch(
                                    "channel",
                                    &[
                                        __c::NodeLeaf(
                                            "id",
                                            __c::Take {
                                                slot: 0,
                                                ty: __c::TypeText,
                                            },
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
                        path: &[__c::PathPart::Text("/chat.postMessage")],
                        helper: __c::Some(0),
                        query: &[],
                        headers: &[],
                        body: __c::Body::Json(
                            __c::Expr::Object(
                                &[
                                    ("channel", __c::Expr::Step(1, 0)),
                                    ("text", __c::Expr::Input(1)),
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
                        body: __c::NodeBranch(
                            "",
                            &[
                                __c::NodeLeaf(
                                    "ts",
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
            main: __c::Some(2),
            outputs: &[],
            pages: __c::None,
        },
        samples: &[
            __c::Sample {
                name: __c::None,
                input: "{\"email\":\"egon@example.com\",\"text\":\"Hello\"}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Step("found"),
                        status: 200,
                        headers: &[],
                        body: "{\"ok\":true,\"user\":{\"id\":\"U012AB3CD\"}}",
                    },
                    __c::Reply {
                        to: __c::ReplyTo::Step("dm"),
                        status: 200,
                        headers: &[],
                        body: "{\"ok\":true,\"channel\":{\"id\":\"D069C7QFK\"}}",
                    },
                    __c::Reply {
                        to: __c::ReplyTo::Last,
                        status: 200,
                        headers: &[],
                        body: "{\"ok\":true,\"ts\":\"1503435956.000247\"}",
                    },
                ],
            },
        ],
        index: 3,
    };
    static __CUSTOM_API_ACTION: __c::Action = __c::Action {
        name: "custom_api_action",
        title: "Custom API Action",
        hint: "The Custom API Action: any call of the API, with this connection's auth and this connector's host.",
        effects: __c::Effects::WRITE,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__c::CUSTOM_API_INPUT,
        output: &__c::CUSTOM_API_OUTPUT,
        flow: __c::Flow::Custom { helper: 0 },
        samples: &[],
        index: 4,
    };
    static __OUTPUT_AUTHPING: __c::Shape = __c::Shape {
        name: "",
        fields: &__c::fields([
            ("identity", "Identity", "", __c::TypeText, true, "body.user"),
            ("account", "Account", "", __c::TypeText, true, "body.team"),
        ]),
        groups: __c::Ungrouped::<2>::GROUPS,
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
                        path: &[__c::PathPart::Text("/auth.test")],
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
                                    "user",
                                    __c::Take {
                                        slot: 0,
                                        ty: __c::TypeText,
                                    },
                                ),
                                __c::NodeLeaf(
                                    "team",
                                    __c::Take {
                                        slot: 1,
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
        samples: &[
            __c::Sample {
                name: __c::None,
                input: "{}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Last,
                        status: 200,
                        headers: &[],
                        body: "{\"ok\":true,\"user\":\"ghostbot\",\"team\":\"Firehouse\"}",
                    },
                ],
            },
            __c::Sample {
                name: __c::Some("Wrong token"),
                input: "{}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Last,
                        status: 200,
                        headers: &[],
                        body: "{\"ok\":false,\"error\":\"invalid_auth\"}",
                    },
                ],
            },
        ],
        index: 5,
    };
    static __REVOKE_OUTPUT: __c::Shape = __c::Shape {
        name: "",
        fields: &[],
        groups: &[],
        ..__c::Shape::EMPTY
    };
    static __REVOKE: __c::Action = __c::Action {
        name: "revoke",
        title: "Revoke",
        hint: "",
        effects: __c::Effects::WRITE_IDEMPOTENT,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__c::Shape::EMPTY,
        output: &__REVOKE_OUTPUT,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "POST",
                        path: &[__c::PathPart::Text("/auth.revoke")],
                        helper: __c::Some(0),
                        query: &[],
                        headers: &[],
                        body: __c::Body::Empty,
                        basic: __c::None,
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
        samples: &[
            __c::Sample {
                name: __c::None,
                input: "{}",
                replies: &[
                    __c::Reply {
                        to: __c::ReplyTo::Last,
                        status: 200,
                        headers: &[],
                        body: "{\"ok\":true,\"revoked\":true}",
                    },
                ],
            },
        ],
        index: 6,
    };
    static __TRIGGER_MODAL_SUBMITTED: __c::Trigger = __c::Trigger {
        name: "modal_submitted",
        title: "Modal Submitted",
        hint: "A person submitted a modal.",
        input: &__c::Shape::EMPTY,
        output: &__OUTPUT_MODAL_SUBMITTED,
        deliver: __c::Deliver::Each,
        dedupe: &[],
        source: __c::EventSource::Webhook(__c::Webhook {
            verify: __c::Verify::Hmac(__c::Hmac {
                hash: __c::Hash::Sha256,
                key: 1,
                over: __c::Expr::Template(
                    &[
                        __c::Expr::Text("v0:"),
                        __c::Expr::Delivered(
                            __c::Delivered::Header("x-slack-request-timestamp"),
                        ),
                        __c::Expr::Text(":"),
                        __c::Expr::Delivered(__c::Delivered::RawBody),
                    ],
                ),
                encoding: __c::Encoding::Hex,
                around: ("v0=", ""),
                at: __c::Delivered::Header("x-slack-signature"),
                fresh: __c::Some(__c::Fresh {
                    within: 300000,
                    at: __c::Delivered::Header("x-slack-request-timestamp"),
                }),
            }),
            challenge: __c::None,
            payload: __c::Payload::Json(__c::Delivered::Form("payload")),
            reads: __c::Reads {
                slots: 3,
                body: __c::NodeBranch(
                    "",
                    &[
                        __c::NodeLeaf(
                            "trigger_id",
                            __c::Take {
                                slot: 0,
                                ty: __c::TypeText,
                            },
                        ),
                        __c::NodeBranch(
                            "user",
                            &[
                                __c::NodeLeaf(
                                    "id",
                                    __c::Take {
                                        slot: 1,
                                        ty: __c::TypeText,
                                    },
                                ),
                            ],
                        ),
                        __c::NodeBranch(
                            "view",
                            &[
                                __c::NodeBranch(
                                    "state",
                                    &[
                                        __c::NodeLeaf(
                                            "values",
                                            __c::Take {
                                                slot: 2,
                                                ty: __c::TypeObject,
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
            events: __c::Events::Delivery,
            outputs: &[],
            reply: __c::DeliveryReply {
                status: 200,
                json: __c::None,
            },
            register: __c::None,
            renew: __c::None,
            deregister: __c::None,
            reconcile: __c::None,
            samples: &[],
        }),
    };
    static __CONNECTOR: __c::Connector = __c::Connector {
        key: "slack_modal",
        title: "Slack Modal",
        description: "Talk to Slack users through modals: read a profile, open a view, act on what was submitted.",
        version: "1.0.0",
        grammar: 1,
        icon: __c::Some(__c::check::icon(::core::include_bytes!("slack.svg"))),
        color: __c::Some("#4A154B"),
        documentation: __c::Some("https://api.slack.com/surfaces/modals"),
        support: __c::Some("connectors@example.com"),
        base_url: "https://slack.com/api",
        base: __c::Expr::Text("https://slack.com/api"),
        auth_fields: &["token", "signing_secret"],
        auths: &[
            __c::Auth {
                name: "bot",
                label: "Bot token",
                hint: "A bot token of your own Slack app.",
                kind: __c::AuthKind::Custom,
                parameters: &[
                    __c::Parameter {
                        slot: 0,
                        field: __c::fields_with(
                            [
                                (
                                    "token",
                                    "Bot User OAuth Token",
                                    "Shown on the app's page *OAuth & Permissions*.",
                                    __c::TypeSecret,
                                    true,
                                    "",
                                ),
                            ],
                            &[],
                            &[
                                (
                                    0,
                                    __c::Field {
                                        constraints: &[__c::Constraint::Matches("^xoxb-")],
                                        ..__c::Field::EMPTY
                                    },
                                ),
                            ],
                        )[0],
                        ..__c::Parameter::EMPTY
                    },
                    __c::Parameter {
                        slot: 1,
                        field: __c::fields([
                            (
                                "signing_secret",
                                "Signing secret",
                                "Shown on the app's page *Basic Information*; asked for once a trigger that needs it is used.",
                                __c::TypeOptional(&__c::TypeSecret),
                                false,
                                "",
                            ),
                        ])[0],
                        ..__c::Parameter::EMPTY
                    },
                ],
                revoke: __c::Some(&__REVOKE),
                ..__c::Auth::EMPTY
            },
        ],
        helpers: &[
            __c::Helper {
                name: "slack",
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
                reads: __c::Reads {
                    slots: 2,
                    body: __c::NodeBranch(
                        "",
                        &[
                            __c::NodeLeaf(
                                "ok",
                                __c::Take {
                                    slot: 0,
                                    ty: __c::TypeJson,
                                },
                            ),
                            __c::NodeLeaf(
                                "error",
                                __c::Take {
                                    slot: 1,
                                    ty: __c::TypeJson,
                                },
                            ),
                        ],
                    ),
                    ..__c::Reads::NOTHING
                },
                errors: &[
                    __c::ErrorRule {
                        when: __c::Condition::All(
                            &[
                                __c::Condition::Equal(
                                    __c::Expr::Body(0),
                                    __c::Expr::Boolean(false),
                                ),
                                __c::Condition::Equal(
                                    __c::Expr::Body(1),
                                    __c::Expr::Text("ratelimited"),
                                ),
                            ],
                        ),
                        kind: __c::Some(__c::ErrorKind::RateLimited),
                        code: __c::None,
                        message: __c::None,
                        details: __c::None,
                        after: __c::None,
                        until: __c::None,
                    },
                    __c::ErrorRule {
                        when: __c::Condition::All(
                            &[
                                __c::Condition::Equal(
                                    __c::Expr::Body(0),
                                    __c::Expr::Boolean(false),
                                ),
                                __c::Condition::In(
                                    __c::Expr::Body(1),
                                    &[
                                        __c::Expr::Text("invalid_auth"),
                                        __c::Expr::Text("not_authed"),
                                        __c::Expr::Text("token_revoked"),
                                        __c::Expr::Text("account_inactive"),
                                    ],
                                ),
                            ],
                        ),
                        kind: __c::Some(__c::ErrorKind::Unauthorized),
                        code: __c::Some(__c::Expr::Body(1)),
                        message: __c::None,
                        details: __c::None,
                        after: __c::None,
                        until: __c::None,
                    },
                    __c::ErrorRule {
                        when: __c::Condition::All(
                            &[
                                __c::Condition::Equal(
                                    __c::Expr::Body(0),
                                    __c::Expr::Boolean(false),
                                ),
                                __c::Condition::Equal(
                                    __c::Expr::Body(1),
                                    __c::Expr::Text("user_not_found"),
                                ),
                            ],
                        ),
                        kind: __c::Some(__c::ErrorKind::NotFound),
                        code: __c::Some(__c::Expr::Body(1)),
                        message: __c::None,
                        details: __c::None,
                        after: __c::None,
                        until: __c::None,
                    },
                    __c::ErrorRule {
                        when: __c::Condition::Equal(
                            __c::Expr::Body(0),
                            __c::Expr::Boolean(false),
                        ),
                        kind: __c::Some(__c::ErrorKind::Rejected),
                        code: __c::Some(__c::Expr::Body(1)),
                        message: __c::Some(
                            __c::Expr::Template(
                                &[
                                    __c::Expr::Text("Slack refused the call: "),
                                    __c::Expr::Body(1),
                                ],
                            ),
                        ),
                        details: __c::None,
                        after: __c::None,
                        until: __c::None,
                    },
                ],
                retry: __c::Retry {
                    attempts: 4,
                    least: 500,
                    most: 30000,
                    ..__c::Retry::DEFAULT
                },
                limits: &[
                    __c::Limit {
                        calls: 50,
                        window: 60000,
                        by: __c::LimitBy::Card,
                        of: (0, 0),
                    },
                ],
                budgets: &[],
                concurrency: __c::None,
                cost: 1,
                idempotency_key: __c::None,
                sign: __c::None,
            },
        ],
        flows: &[],
        choices: &[],
        records: &[&__RECORD_MEMBER],
        lookups: &[],
        actions: &[
            &__ACTION_GET_USER,
            &__ACTION_OPEN_MODAL,
            &__ACTION_LIST_MEMBERS,
            &__ACTION_MESSAGE_BY_EMAIL,
            &__CUSTOM_API_ACTION,
        ],
        triggers: &[&__TRIGGER_MODAL_SUBMITTED],
        authping: __c::Some(&__ACTION_AUTHPING),
    };
};
