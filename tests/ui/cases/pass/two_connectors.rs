//! Two connectors in two modules, and two in one whose names do not meet.
#![deny(warnings, missing_docs)]

/// One.
pub mod one {
    connector_core::connector! {
        /// A service.
        pub connector Service "One" { key: "one", version: "1.0.0", base_url: "https://one.example.com" }
        auth token "Token" custom { parameters { token: Secret } }
        action ping { effects read; GET "/ping" { header "X-Token": auth.token; } }
    }
}

/// Two.
pub mod two {
    connector_core::connector! {
        /// A service.
        pub(crate) connector Service "Two" { key: "two", version: "1.0.0", base_url: "https://two.example.com" }
        auth token "Token" custom { parameters { token: Secret } }
        action ping { effects read; GET "/ping" { header "X-Token": auth.token; } }
    }

    connector_core::connector! {
        connector Other "Other" { key: "other", version: "1.0.0", base_url: "https://other.example.com" }
        auth token "Token" custom { parameters { token: Secret } }
        action pong { effects read; GET "/pong" { header "X-Token": auth.token; } }
    }

    /// All are used.
    pub fn clients() -> connector_core::Result<()> {
        let other = Other::token().token("t").endpoint("https://other.example.com", "http://127.0.0.1:1").connect()?;
        let service = Service::token().token("t").endpoint("https://two.example.com", "http://127.0.0.1:1").connect()?;
        drop((service.ping(), other.pong(), Other::CONNECTOR.key));
        Ok(())
    }
}

fn main() {
    let service = one::Service::token().token("t").endpoint("https://one.example.com", "http://127.0.0.1:1").connect();
    assert!(service.is_ok_and(|service| service.ping().render().is_ok()));
    assert!(two::clients().is_ok());
}
