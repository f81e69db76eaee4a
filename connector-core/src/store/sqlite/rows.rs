//! Rows to records, and back.

use std::time::Duration;

use rusqlite::{OptionalExtension, Row, Transaction, named_params, params};

use super::Failed;
use crate::{
    data::date_time::DateTime,
    http::executor::Timestamp,
    store::{
        contract::Which,
        key::KeyId,
        lease::KeptLease,
        record::{ConnectionId, Record, Sealed, State},
    },
};

/// How the tables are made; the number of changes since then is `user_version`.
pub(super) const SCHEMA: &str = "
    CREATE TABLE connection (
        id TEXT NOT NULL PRIMARY KEY,
        connector TEXT NOT NULL,
        auth TEXT NOT NULL,
        name TEXT NOT NULL,
        is_test INTEGER NOT NULL,
        state TEXT NOT NULL,
        identity TEXT,
        account TEXT,
        endpoints TEXT NOT NULL,
        generation INTEGER NOT NULL,
        expires_at INTEGER,
        created_at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL,
        used_at INTEGER,
        sealed BLOB NOT NULL,
        lease_owner TEXT,
        lease_until INTEGER NOT NULL DEFAULT 0,
        lease_generation INTEGER NOT NULL DEFAULT 0,
        in_doubt INTEGER NOT NULL DEFAULT 0,
        UNIQUE (connector, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
";

const COLUMNS: &str = "id, connector, auth, name, is_test, state, identity, account, endpoints, generation, expires_at, created_at, \
                       changed_at, used_at, sealed, lease_owner, lease_until, lease_generation, in_doubt";

/// Reads nothing, where all columns are there.
pub(super) fn probe(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.prepare(&format!("SELECT {COLUMNS} FROM connection"))?;
    transaction.prepare("SELECT name, value FROM setting").map(drop)
}

/// A number as SQLite has it; none of ours is so large.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}

fn millis(time: Timestamp) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

fn record(row: &Row<'_>) -> Result<Record, Failed> {
    let wrong = |column: &str| Failed::Row(format!("a connection has a wrong {column}"));
    let time = |millis: i64, column| DateTime::from_unix_millis(millis).ok_or_else(|| wrong(column));
    let optional_time =
        |column| -> Result<Option<DateTime>, Failed> { row.get::<_, Option<i64>>(column)?.map(|millis| time(millis, column)).transpose() };
    let endpoints: String = row.get("endpoints")?;
    Ok(Record {
        id: row.get::<_, String>("id")?.parse::<ConnectionId>().map_err(|_| wrong("id"))?,
        connector: row.get("connector")?,
        auth: row.get("auth")?,
        name: row.get("name")?,
        is_test: row.get("is_test")?,
        state: State::read(&row.get::<_, String>("state")?).ok_or_else(|| wrong("state"))?,
        identity: row.get("identity")?,
        account: row.get("account")?,
        endpoints: serde_json::from_str(&endpoints).map_err(|_| wrong("list of endpoints"))?,
        generation: unsigned(row.get("generation")?),
        expires_at: optional_time("expires_at")?,
        created_at: time(row.get("created_at")?, "created_at")?,
        changed_at: time(row.get("changed_at")?, "changed_at")?,
        used_at: optional_time("used_at")?,
        sealed: Sealed::from_bytes(row.get("sealed")?),
    })
}

pub(super) fn get(transaction: &Transaction<'_>, which: &Which) -> Result<Option<Record>, Failed> {
    let (condition, first, second) = match which {
        Which::Id(id) => ("id = ?1 AND ?2 = ''", id.as_str(), ""),
        Which::Named { connector, name } => ("connector = ?1 AND name = ?2", connector.as_str(), name.as_str()),
    };
    let mut statement = transaction.prepare(&format!("SELECT {COLUMNS} FROM connection WHERE {condition}"))?;
    let mut rows = statement.query(params![first, second])?;
    rows.next()?.map(record).transpose()
}

pub(super) fn list(transaction: &Transaction<'_>, connector: Option<&str>) -> Result<Vec<Record>, Failed> {
    let condition = if connector.is_some() { "connector = ?1" } else { "?1 IS NULL" };
    let text = format!("SELECT {COLUMNS} FROM connection WHERE {condition} ORDER BY connector, name");
    let mut statement = transaction.prepare(&text)?;
    let mut rows = statement.query(params![connector])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(record(row)?);
    }
    Ok(found)
}

const INSERT: &str = "INSERT INTO connection (id, connector, auth, name, is_test, state, identity, account, endpoints, generation, \
                      expires_at, created_at, changed_at, used_at, sealed) VALUES (:id, :connector, :auth, :name, :is_test, :state, \
                      :identity, :account, :endpoints, :generation, :expires_at, :created_at, :changed_at, :used_at, :sealed)";

const UPDATE: &str = "UPDATE connection SET connector = :connector, auth = :auth, name = :name, is_test = :is_test, state = :state, \
                      identity = :identity, account = :account, endpoints = :endpoints, generation = :generation, \
                      expires_at = :expires_at, created_at = :created_at, changed_at = :changed_at, used_at = :used_at, \
                      sealed = :sealed WHERE id = :id";

pub(super) fn insert(transaction: &Transaction<'_>, record: &Record) -> Result<(), Failed> {
    write(transaction, INSERT, record)
}

pub(super) fn update(transaction: &Transaction<'_>, record: &Record) -> Result<(), Failed> {
    write(transaction, UPDATE, record)
}

fn write(transaction: &Transaction<'_>, statement: &str, record: &Record) -> Result<(), Failed> {
    let endpoints = serde_json::to_string(&record.endpoints).map_err(|error| Failed::Row(error.to_string()))?;
    let written = transaction.execute(
        statement,
        named_params! {
            ":id": record.id.as_str(),
            ":connector": record.connector,
            ":auth": record.auth,
            ":name": record.name,
            ":is_test": record.is_test,
            ":state": record.state.as_str(),
            ":identity": record.identity,
            ":account": record.account,
            ":endpoints": endpoints,
            ":generation": signed(record.generation),
            ":expires_at": record.expires_at.map(DateTime::unix_millis),
            ":created_at": record.created_at.unix_millis(),
            ":changed_at": record.changed_at.unix_millis(),
            ":used_at": record.used_at.map(DateTime::unix_millis),
            ":sealed": record.sealed.as_bytes(),
        },
    )?;
    debug_assert_eq!(written, 1, "the row was read in this transaction");
    Ok(())
}

pub(super) fn remove(transaction: &Transaction<'_>, id: &ConnectionId) -> Result<bool, Failed> {
    Ok(transaction.execute("DELETE FROM connection WHERE id = ?1", params![id.as_str()])? > 0)
}

pub(super) fn lease(transaction: &Transaction<'_>, id: &ConnectionId) -> Result<KeptLease, Failed> {
    let text = "SELECT lease_owner, lease_until, lease_generation, in_doubt FROM connection WHERE id = ?1";
    let lease = transaction.query_row(text, params![id.as_str()], |row| {
        Ok(KeptLease {
            owner: row.get(0)?,
            until: Duration::from_millis(unsigned(row.get(1)?)),
            generation: unsigned(row.get(2)?),
            in_doubt: row.get(3)?,
        })
    });
    Ok(lease?)
}

pub(super) fn set_lease(transaction: &Transaction<'_>, id: &ConnectionId, lease: &KeptLease) -> Result<(), Failed> {
    let text = "UPDATE connection SET lease_owner = ?2, lease_until = ?3, lease_generation = ?4, in_doubt = ?5 WHERE id = ?1";
    transaction.execute(text, params![id.as_str(), lease.owner, millis(lease.until), signed(lease.generation), lease.in_doubt])?;
    Ok(())
}

/// The id of the key that everything is sealed with.
pub(super) fn key_id(transaction: &Transaction<'_>) -> Result<Option<KeyId>, Failed> {
    let text = "SELECT value FROM setting WHERE name = 'key'";
    let kept: Option<String> = transaction.query_row(text, [], |row| row.get(0)).optional()?;
    kept.map(|id| id.parse().map_err(|_| Failed::Row("the id of its key is none".to_owned()))).transpose()
}

pub(super) fn set_key_id(transaction: &Transaction<'_>, id: KeyId) -> Result<(), Failed> {
    let text = "INSERT INTO setting (name, value) VALUES ('key', ?1) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    transaction.execute(text, params![id.to_string()])?;
    Ok(())
}
