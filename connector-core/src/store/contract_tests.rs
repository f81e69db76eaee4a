//! What every store does, whatever keeps it.

#![allow(clippy::unwrap_used)]

use std::{sync::Arc, time::Duration};

use super::{
    Key, LeaseAnswer, LeaseRequest, MemoryStore, Note, Record, Resealed, SqliteStore, State, Store, StoreErrorKind, Which, seal,
    testing::{self, Folder},
};
use crate::data::date_time::DateTime;

/// Runs a test with each store. The key is the store's already.
fn with_each<F: Future<Output = ()>>(test: impl Fn(Arc<dyn Store>, Key) -> F) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let folder = Folder::new();
    runtime.block_on(async {
        let stores: [Arc<dyn Store>; 2] =
            [Arc::new(MemoryStore::new()), Arc::new(SqliteStore::open(folder.path().join("connections.db")).await.unwrap())];
        for store in stores {
            let key = Key::random().unwrap();
            assert_eq!(store.key_id().await.unwrap(), None);
            assert_eq!(store.adopt_key(key.id()).await.unwrap(), key.id());
            test(store, key).await;
        }
    });
}

fn sealed(key: &Key, connector: &str, name: &str) -> Record {
    let mut record = testing::record(connector, name);
    record.sealed = seal::seal(key, &record, &[("token".to_owned(), format!("secret of {name}").into())]).unwrap();
    record
}

fn at(seconds: i64) -> DateTime {
    DateTime::from_unix_seconds(seconds).unwrap()
}

fn kind<T>(result: Result<T, super::StoreError>) -> StoreErrorKind {
    result.map(|_| ()).unwrap_err().kind()
}

#[test]
fn what_was_put_in_comes_out() {
    with_each(|store, key| async move {
        let endpoint = super::Endpoint { declared: Some("https://a.example".to_owned()), actual: "https://b.example/x".to_owned() };
        let record = Record {
            is_test: true,
            state: State::NeedsSignIn,
            identity: Some("egon@example.com".to_owned()),
            account: Some("Ghostbusters \"'; DROP TABLE connection".to_owned()),
            endpoints: vec![endpoint],
            generation: 7,
            expires_at: Some(at(100)),
            created_at: at(1),
            changed_at: at(2),
            used_at: Some(at(3)),
            ..sealed(&key, "people", "one")
        };
        store.insert(record.clone()).await.unwrap();
        assert_eq!(store.get(Which::from(&record)).await.unwrap(), Some(record.clone()));
        assert_eq!(store.get(Which::named("people", "one")).await.unwrap(), Some(record.clone()));
        assert_eq!(store.get(Which::named("people", "two")).await.unwrap(), None);
        assert_eq!(store.get(Which::named("other", "one")).await.unwrap(), None);
        assert_eq!(kind(store.insert(record.clone()).await), StoreErrorKind::NameTaken);
        assert_eq!(kind(store.insert(Record { name: "two".to_owned(), ..record }).await), StoreErrorKind::NameTaken, "the same id");
    });
}

#[test]
fn names_are_unique_for_a_connector() {
    with_each(|store, key| async move {
        let (one, two) = (sealed(&key, "people", "one"), sealed(&key, "people", "two"));
        store.insert(one.clone()).await.unwrap();
        store.insert(two.clone()).await.unwrap();
        store.insert(sealed(&key, "hub", "one")).await.unwrap();
        assert_eq!(kind(store.insert(sealed(&key, "people", "one")).await), StoreErrorKind::NameTaken);
        assert_eq!(kind(store.rename(one.id.clone(), "two".to_owned(), at(9)).await), StoreErrorKind::NameTaken);
        let renamed = store.rename(one.id.clone(), "three".to_owned(), at(9)).await.unwrap();
        assert_eq!((renamed.name.as_str(), renamed.changed_at), ("three", at(9)));
        assert_eq!(store.rename(one.id.clone(), "three".to_owned(), at(10)).await.unwrap().name, "three", "its own name is free");
        let names = |records: Vec<Record>| records.into_iter().map(|record| format!("{}.{}", record.connector, record.name));
        assert!(names(store.list(None).await.unwrap()).eq(["hub.one", "people.three", "people.two"]));
        assert!(names(store.list(Some("people".to_owned())).await.unwrap()).eq(["people.three", "people.two"]));
        assert!(store.remove(two.id.clone()).await.unwrap());
        assert!(!store.remove(two.id.clone()).await.unwrap());
        assert_eq!(kind(store.rename(two.id, "four".to_owned(), at(9)).await), StoreErrorKind::NotFound);
    });
}

#[test]
fn a_generation_is_replaced_once() {
    with_each(|store, key| async move {
        let record = sealed(&key, "people", "one");
        store.insert(record.clone()).await.unwrap();
        let next = Record { generation: 1, state: State::NeedsSignIn, name: "ignored".to_owned(), changed_at: at(5), ..record.clone() };
        store.replace(0, next.clone()).await.unwrap();
        assert_eq!(kind(store.replace(0, next.clone()).await), StoreErrorKind::Superseded);
        let kept = store.get(Which::from(&record)).await.unwrap().unwrap();
        assert_eq!(kept, Record { name: "one".to_owned(), ..next });
        store.set_state(record.id.clone(), 1, State::Working, at(6)).await.unwrap();
        assert_eq!(kind(store.set_state(record.id.clone(), 0, State::NeedsSignIn, at(7)).await), StoreErrorKind::Superseded);
        let note = Note { used_at: Some(at(8)), identity: Some("egon".to_owned()), account: None };
        store.note(record.id.clone(), note).await.unwrap();
        store.note(record.id.clone(), Note { account: Some("a".to_owned()), ..Note::default() }).await.unwrap();
        let kept = store.get(Which::from(&record)).await.unwrap().unwrap();
        assert_eq!((kept.state, kept.used_at, kept.identity.as_deref()), (State::Working, Some(at(8)), Some("egon")));
        assert_eq!(kept.account.as_deref(), Some("a"));
        store.remove(record.id.clone()).await.unwrap();
        assert_eq!(kind(store.replace(1, kept).await), StoreErrorKind::NotFound);
    });
}

fn ask(owner: &str, generation: u64, now: u64) -> LeaseRequest {
    LeaseRequest { owner: owner.to_owned(), generation, now: Duration::from_secs(now), until: Duration::from_secs(now + 10) }
}

#[test]
fn leases_are_kept_beside_the_record() {
    with_each(|store, key| async move {
        let record = sealed(&key, "people", "one");
        store.insert(record.clone()).await.unwrap();
        let lease = |owner, generation, now| store.lease(record.id.clone(), ask(owner, generation, now));
        let release = |owner: &str, generation, needs, now| store.release(record.id.clone(), owner.to_owned(), generation, needs, at(now));
        assert!(matches!(lease("a", 0, 100).await.unwrap(), LeaseAnswer::Granted { in_doubt: false }));
        assert!(matches!(lease("b", 0, 105).await.unwrap(), LeaseAnswer::Held { until } if until == Duration::from_secs(110)));
        release("b", 0, true, 105).await.unwrap();
        assert_eq!(store.get(Which::from(&record)).await.unwrap().unwrap().state, State::Working, "another renews it");
        assert!(matches!(lease("b", 0, 110).await.unwrap(), LeaseAnswer::Granted { in_doubt: true }));
        // Renewed by the one whose lease is over: first come, first served.
        let next = Record { generation: 1, ..record.clone() };
        store.replace(0, next.clone()).await.unwrap();
        assert_eq!(kind(store.replace(0, next).await), StoreErrorKind::Superseded);
        assert!(matches!(lease("c", 0, 111).await.unwrap(), LeaseAnswer::Moved(kept) if kept.generation == 1));
        assert!(matches!(lease("c", 1, 111).await.unwrap(), LeaseAnswer::Granted { in_doubt: false }));
        release("a", 0, true, 111).await.unwrap();
        assert_eq!(store.get(Which::from(&record)).await.unwrap().unwrap().state, State::Working, "of another generation");
        release("c", 1, false, 112).await.unwrap();
        assert!(matches!(lease("d", 1, 112).await.unwrap(), LeaseAnswer::Granted { in_doubt: false }));
        release("d", 1, true, 113).await.unwrap();
        assert!(matches!(lease("e", 1, 114).await.unwrap(), LeaseAnswer::Moved(kept) if kept.state == State::NeedsSignIn));
        store.remove(record.id.clone()).await.unwrap();
        assert_eq!(kind(lease("a", 1, 115).await), StoreErrorKind::NotFound);
        assert_eq!(kind(release("a", 1, false, 115).await), StoreErrorKind::NotFound);
    });
}

#[test]
fn everything_is_sealed_with_one_key() {
    with_each(|store, key| async move {
        let other = Key::random().unwrap();
        assert_eq!(store.adopt_key(other.id()).await.unwrap(), key.id());
        for name in ["one", "two", "three"] {
            store.insert(sealed(&key, "people", name)).await.unwrap();
        }
        assert_eq!(kind(store.insert(sealed(&other, "people", "four")).await), StoreErrorKind::KeyChanged);
        let keys = [key.clone()];
        let to = other.clone();
        let seal = move |record: &Record| seal::seal(&to, record, &seal::open(&keys, record)?);
        let resealed = store.reseal(other.id(), Arc::new(seal)).await.unwrap();
        assert_eq!(resealed, Resealed { count: 3, from: Some(key.id()) });
        assert_eq!(store.key_id().await.unwrap(), Some(other.id()));
        assert_eq!(kind(store.insert(sealed(&key, "people", "four")).await), StoreErrorKind::KeyChanged);
        for record in store.list(None).await.unwrap() {
            assert_eq!(seal::open(std::slice::from_ref(&other), &record).unwrap()[0].1.expose(), format!("secret of {}", record.name));
            assert_eq!(kind(store.replace(0, sealed(&key, "people", &record.name)).await), StoreErrorKind::KeyChanged);
        }
        // All of them, or none.
        let half = |record: &Record| match record.name.as_str() {
            "two" => Err(super::StoreError::new(StoreErrorKind::Other, "broken off")),
            _ => Ok(super::Sealed::from_bytes(vec![1])),
        };
        let before = store.list(None).await.unwrap();
        assert_eq!(kind(store.reseal(key.id(), Arc::new(half)).await), StoreErrorKind::Other);
        assert_eq!((store.list(None).await.unwrap(), store.key_id().await.unwrap()), (before, Some(other.id())));
    });
}
