::core::compile_error! {
    "unknown type `Strin`; did you mean `String`? [unknown-type]"
}
::core::compile_error! {
    "unknown auth parameter `auth.tokn`; did you mean `auth.token`? [unknown-auth-parameter]"
}
::core::compile_error! {
    "unknown type `Text`; write `String` [unknown-type]"
}
::core::compile_error! {
    "`type` is a Rust keyword; write another name, and this one behind it: `kind … as \"type\"` [rust-keyword]"
}
::core::compile_error! {
    "unknown helper `ap`; did you mean `api`? [unknown-helper]"
}
::core::compile_error! {
    "action `read_node` is given twice [given-twice]"
}
::core::compile_error! {
    "`pages` needs the way to the next page: write `cursor query.cursor from body.next;`, `number query.page until body.page_count;`, `offset query.offset;`, `link header.link;` or `next_url from body.next;` [missing-next-page]"
}
::core::compile_error! {
    "record `Node` holds itself by `parent`; put a `Vec` between, or leave the field out [record-in-itself]"
}
///Example.
#[derive(::core::clone::Clone)]
pub struct Example {
    connection: ::connector_core::__private::Connection,
}
///Signs in with: Token.
pub struct ExampleToken {
    connect: ::connector_core::__private::Connect,
}
///The record `Node`.
#[non_exhaustive]
pub struct Node {
    ///Parent.
    pub parent: ::connector_core::__private::String,
    ///Name.
    pub name: ::connector_core::__private::String,
}
///What Read takes.
#[non_exhaustive]
pub struct ReadNode {
    ///Type.
    pub type_: ::connector_core::__private::String,
    ///Id.
    pub id: ::connector_core::__private::String,
}
///What Read yields.
#[non_exhaustive]
pub struct ReadNodeOutput {
    ///Node.
    pub node: Node,
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
        ///Read.
        #[allow(unused_variables)]
        pub fn read_node(
            &self,
            input: impl __c::Into<ReadNode>,
        ) -> __c::Call<ReadNodeOutput> {
            __c::refused()
        }
        ///List.
        #[allow(unused_variables)]
        pub fn list(&self) -> __c::Pages<Node> {
            __c::refused()
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
        ///Wrong.
        #[must_use]
        pub fn wrong(mut self, value: impl __c::Into<__c::String>) -> Self {
            self.connect.set(1, <_ as __c::Into<__c::String>>::into(value));
            self
        }
    }
    __c::builder! {
        ExampleToken => Example
    }
    __c::type_of_fields! {
        Node = __RECORD_NODE; parent : __c::String, name : __c::String,
    }
    impl ReadNode {
        ///With what is required; the rest is set by methods.
        pub fn new(
            type_: impl __c::Into<__c::String>,
            id: impl __c::Into<__c::String>,
        ) -> Self {
            Self {
                type_: __c::Into::into(type_),
                id: __c::Into::into(id),
            }
        }
    }
    impl<T0: __c::Into<__c::String>, T1: __c::Into<__c::String>> __c::From<(T0, T1)>
    for ReadNode {
        fn from(values: (T0, T1)) -> Self {
            Self::new(values.0, values.1)
        }
    }
    __c::type_of_fields! {
        ReadNode = __INPUT_READ_NODE; type_ : __c::String, id : __c::String,
    }
    __c::type_of_fields! {
        ReadNodeOutput = __OUTPUT_READ_NODE; node : Node,
    }
    static __RECORD_NODE: __c::Shape = __c::Shape::EMPTY;
    static __INPUT_READ_NODE: __c::Shape = __c::Shape::EMPTY;
    static __OUTPUT_READ_NODE: __c::Shape = __c::Shape::EMPTY;
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
        auth_fields: &["token", "wrong"],
        auths: &[],
        helpers: &[],
        flows: &[],
        choices: &[],
        records: &[],
        lookups: &[],
        actions: &[],
        triggers: &[],
        authping: __c::None,
    };
};
