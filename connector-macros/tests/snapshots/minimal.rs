///The smallest connector.
#[derive(::core::clone::Clone)]
struct Minimal {
    connection: ::connector_core::__private::Connection,
}
///Signs in with: Key.
struct MinimalKey {
    connect: ::connector_core::__private::Connect,
}
///What Ping yields.
#[non_exhaustive]
pub struct PingOutput {}
const _: () = {
    use ::connector_core::__private as __c;
    impl Minimal {
        /// The connector's metadata.
        pub const CONNECTOR: &'static __c::Connector = &__CONNECTOR;
        ///Starts a connection with: Key.
        pub fn key() -> MinimalKey {
            MinimalKey {
                connect: __c::Connect::new(&__CONNECTOR, 0),
            }
        }
        ///Ping.
        pub fn ping(&self) -> __c::Call<PingOutput> {
            __c::call(&self.connection, &__ACTION_PING, __c::NoInput)
        }
    }
    __c::client! {
        Minimal
    }
    impl MinimalKey {}
    __c::builder! {
        MinimalKey => Minimal
    }
    __c::type_of_fields! {
        PingOutput = __OUTPUT_PING;
    }
    static __OUTPUT_PING: __c::Shape = __c::Shape {
        name: "PingOutput",
        fields: &[],
        groups: &[],
        ..__c::Shape::EMPTY
    };
    static __ACTION_PING: __c::Action = __c::Action {
        name: "ping",
        title: "Ping",
        hint: "",
        effects: __c::Effects::READ,
        nature: __c::Nature::PLAIN,
        deadline: __c::None,
        input: &__c::Shape::EMPTY,
        output: &__OUTPUT_PING,
        flow: __c::Flow::Steps {
            steps: &[
                __c::Step {
                    name: __c::None,
                    fields: &[],
                    what: __c::What::Request(__c::Request {
                        method: "GET",
                        path: &[__c::PathPart::Text("/ping")],
                        helper: __c::None,
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
        key: "minimal",
        title: "Minimal",
        description: "The smallest connector.",
        version: "0.1.0",
        grammar: 1,
        icon: __c::None,
        color: __c::None,
        documentation: __c::None,
        support: __c::None,
        base_url: "https://api.example.com",
        base: __c::Expr::Text("https://api.example.com"),
        auth_fields: &[],
        auths: &[
            __c::Auth {
                name: "key",
                label: "Key",
                hint: "",
                kind: __c::AuthKind::Custom,
                parameters: &[],
                ..__c::Auth::EMPTY
            },
        ],
        helpers: &[],
        flows: &[],
        choices: &[],
        records: &[],
        lookups: &[],
        actions: &[&__ACTION_PING],
        triggers: &[],
        authping: __c::None,
    };
};
