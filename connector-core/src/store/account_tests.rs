//! Saved connections of one account share its limits, as soon as the store knows whose they are.

#![allow(clippy::unwrap_used, dead_code, missing_docs, unreachable_pub)]

use std::{sync::Arc, time::Duration};

use http::{HeaderMap, StatusCode};

use super::{About, Connections, KeysInMemory, MemoryStore};
use crate::seam::{Bounds, BoxFuture, HttpRequest, Reply, SendError, Transport};

crate::connector! {
    pub(crate) connector Ledger "Ledger" { key: "ledger", version: "1.0.0", base_url: "https://ledger.example.com" }

    auth token "Token" custom { parameters { token "Token": Secret } }

    helper api { header "Authorization": "Bearer {auth.token}"; retry { attempts: 1 } limit 2 per 1h by account; }

    action look "Look" { effects read; GET "/entries" via api; }
}

struct Service;

impl Transport for Service {
    fn send(&self, _: HttpRequest, _: Bounds) -> BoxFuture<'_, Result<Reply, SendError>> {
        let reply = Reply { status: StatusCode::OK, headers: HeaderMap::new(), body: "{}".into() };
        Box::pin(std::future::ready(Ok(reply)))
    }
}

#[tokio::test]
async fn saved_connections_of_one_account_share_its_limits() {
    let connections = Connections::new(MemoryStore::new(), KeysInMemory::default()).await.unwrap();
    for (name, account) in [("a", Some("acme")), ("b", Some("acme")), ("c", Some("other")), ("d", None)] {
        let about = About { account: account.map(str::to_owned), ..About::default() };
        connections.save(name, Ledger::token().token(name), about).await.unwrap();
    }
    let open = |name: &'static str| {
        let connections = &connections;
        async move {
            let mut connect = connections.open(Ledger::CONNECTOR, name).await.unwrap();
            connect.transport(Arc::new(Service));
            Ledger::try_from(connect.connect().unwrap()).unwrap()
        }
    };
    let look = |ledger: Ledger| async move { ledger.look().deadline(Duration::from_secs(1)).await.is_ok() };
    assert!(look(open("a").await).await && look(open("b").await).await);
    assert!(!look(open("a").await).await, "two of the account's connections have used it up, and are gone");
    assert!(look(open("c").await).await && look(open("d").await).await, "these are of nobody's account, and of another");
}
