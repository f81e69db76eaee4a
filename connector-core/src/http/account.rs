//! Whose limits a call counts for: those of its connection, or those that all connections of one account share in this process.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use super::{executor::Timestamp, limit::Limits};
use crate::data::helper::LimitBy;

/// An account: the connector's key, the address that is called, and what the service calls the account.
type Account = (String, String, String);

static ACCOUNTS: Mutex<BTreeMap<Account, Arc<Limits>>> = Mutex::new(BTreeMap::new());

/// The limits that the calls of one connection count for.
#[derive(Debug, Default)]
pub(crate) struct Shares {
    own: Arc<Limits>,
    account: OnceLock<Account>,
    shared: OnceLock<Arc<Limits>>,
}

impl Shares {
    /// Says whose connection it is. The first word counts: credentials do not change hands.
    pub(crate) fn belongs_to(&self, connector: &str, address: &str, account: &str) {
        let _ = self.account.set((connector.to_owned(), address.to_owned(), account.to_owned()));
    }

    /// The limits that count together by this.
    pub(crate) fn by(&self, by: LimitBy, now: Timestamp) -> &Arc<Limits> {
        match (by, self.account.get()) {
            (LimitBy::Account, Some(account)) => self.shared.get_or_init(|| of(account, now)),
            _ => &self.own,
        }
    }
}

/// The limits of an account. Accounts that nobody uses, and whose calls count no more, are forgotten.
fn of(account: &Account, now: Timestamp) -> Arc<Limits> {
    let mut accounts = ACCOUNTS.lock().unwrap_or_else(PoisonError::into_inner);
    accounts.retain(|_, limits| Arc::strong_count(limits) > 1 || !limits.is_idle(now));
    accounts.entry(account.clone()).or_default().clone()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::data::helper::Limit;

    const NOW: Timestamp = Duration::from_secs(1_000_000);
    const LIMIT: Limit = Limit { calls: 1, window: 60_000, by: LimitBy::Account, of: (0, 0) };

    fn reserve(shares: &Shares, now: Timestamp) -> bool {
        shares.by(LimitBy::Account, now).reserve((0, 0, None), LIMIT, 1, now, Duration::ZERO).is_ok()
    }

    fn shares(address: &str, account: Option<&str>) -> Shares {
        let shares = Shares::default();
        account.into_iter().for_each(|account| shares.belongs_to("shop", address, account));
        shares
    }

    #[test]
    fn connections_of_one_account_share_and_all_others_do_not() {
        let first = shares("https://a.example.com", Some("acme"));
        assert!(reserve(&first, NOW));
        assert!(!reserve(&shares("https://a.example.com", Some("acme")), NOW));
        for other in [("https://b.example.com", Some("acme")), ("https://a.example.com", Some("other")), ("https://a.example.com", None)] {
            assert!(reserve(&shares(other.0, other.1), NOW), "{other:?}");
        }
        drop(first);
        assert!(!reserve(&shares("https://a.example.com", Some("acme")), NOW), "what was counted outlives its connection");
        assert!(reserve(&shares("https://a.example.com", Some("acme")), NOW + Duration::from_secs(60)));
    }
}
