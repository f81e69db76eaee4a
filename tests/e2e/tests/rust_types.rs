//! Types of an author's own in inputs, outputs, records and lists.

#![allow(clippy::unwrap_used, missing_docs)]

use connector_core::{ErrorKind, connector, field_type, sandbox::Sandbox};
use serde_json::json;

/// The id of a user: `U` and digits.
#[derive(Debug, Clone, PartialEq)]
pub struct UserId(String);

impl TryFrom<String> for UserId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text.starts_with('U') { Ok(Self(text)) } else { Err(format!("`{text}` is no user ID: it begins with U")) }
    }
}

impl AsRef<str> for UserId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

field_type!(UserId as String);

pub mod money {
    //! Amounts.

    /// An amount in cents.
    #[derive(Clone, Copy)]
    pub struct Cents(i64);

    impl From<i64> for Cents {
        fn from(cents: i64) -> Self {
            Self(cents)
        }
    }

    impl AsRef<i64> for Cents {
        fn as_ref(&self) -> &i64 {
            &self.0
        }
    }

    connector_core::field_type!(Cents as i64);
}

connector! {
    pub connector Shop "Shop" { key: "shop", version: "1.0.0", base_url: "https://shop.example.com" }
    auth token custom { parameters { token: Secret } }
    helper api { header "Authorization": "Bearer {auth.token}"; }

    record Order { id: i64, buyer: self::UserId, price: money::Cents }

    action buy "Buy" {
        effects write;
        input { buyer: self::UserId, price: crate::money::Cents, watchers: Vec<self::UserId> }
        POST "/users/{input.buyer}/orders" via api { query { watcher: input.watchers } json { price: input.price } }
        output { order: Order from body, seller: Option<self::UserId> from body.seller }
        sample { buyer: "U1", price: 250 } => 201 json { "id": 1, "buyer": "U1", "price": 250, "seller": "U7" };
        sample "A seller that is none" { buyer: "U2", price: 1 } => 201 json { "id": 2, "buyer": "U2", "price": 1, "seller": "X" };
    }
}

fn user(id: &str) -> UserId {
    UserId::try_from(id.to_owned()).unwrap()
}

#[tokio::test]
async fn values_keep_their_types_on_both_ways() {
    let sandbox = Sandbox::start(Shop::CONNECTOR).await.unwrap();
    let shop = Shop::try_from(sandbox.connection().unwrap()).unwrap();
    let bought = shop.buy((user("U1"), 250)).await.unwrap();
    assert_eq!((&bought.order.buyer, bought.seller, bought.order.price.as_ref()), (&user("U1"), Some(user("U7")), &250));
    assert_eq!(serde_json::to_value(&bought.order).unwrap(), json!({ "id": 1, "buyer": "U1", "price": 250 }));

    let shown = shop.buy(Buy::new(user("U1"), 250).watchers([user("U2"), user("U3")])).render().unwrap();
    assert_eq!(shown.requests()[0].url.split_once("/users").unwrap().1, "/U1/orders?watcher=U2&watcher=U3");

    let refused = shop.buy((user("U2"), 1)).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Decode);
    assert!(refused.message().contains("`body.seller` does not fit: `X` is no user ID"), "{refused}");
}

#[test]
fn people_and_hosts_see_what_the_service_does() {
    let card = serde_json::to_value(Shop::CONNECTOR.metadata_of(Shop::CONNECTOR.action("buy").unwrap())).unwrap();
    assert_eq!(
        (&card["input"]["fields"][0]["type"], &card["input"]["fields"][1]["type"]),
        (&json!({ "kind": "text" }), &json!({ "kind": "integer" }))
    );
}
