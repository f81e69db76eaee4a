//! Addresses that a person types: the base URL of a connection, and names that lead to addresses which are not allowed.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    sync::{Arc, Mutex},
};

use connector_core::{
    Url, connector,
    seam::{Bounds, BoxFuture, HttpRequest, Reply, SendError, Transport},
};
use http::{HeaderMap, StatusCode};

use super::{corpus, recorder::Recorder};

connector! {
    pub connector Site "Site" { key: "site", version: "1.0.0", base_url: "{auth.site}" }

    auth site "Site" custom {
        parameters { site "Address": Url, hook "Hook": Url = "https://hooks.example.org/T1" }
    }

    helper api {}

    action read "Read" { effects read; GET "/a/b" via api; output { status "Status": i64 from status } }
    action tell "Tell" { effects write; POST "{auth.hook}"; output { status "Status": i64 from status } }
}

/// A world that keeps where it was called.
#[derive(Default)]
struct World(Mutex<Vec<Url>>);

impl Transport for World {
    fn send(&self, request: HttpRequest, _: Bounds) -> BoxFuture<'_, Result<Reply, SendError>> {
        self.0.lock().unwrap().push(request.url);
        Box::pin(async { Ok(Reply { status: StatusCode::OK, headers: HeaderMap::new(), body: "{}".into() }) })
    }
}

/// The address of a host that is one, with IPv4 out of IPv6.
fn address(url: &Url) -> Option<IpAddr> {
    let host = url.host_str()?;
    match host.trim_matches(['[', ']']).parse().ok()? {
        IpAddr::V6(address) => Some(address.to_ipv4_mapped().map_or(IpAddr::V6(address), IpAddr::V4)),
        address => Some(address),
    }
}

/// What may be called at all, as a person types it at their own machine.
fn may_be_called(url: &Url) -> Result<(), String> {
    let address = address(url);
    let host = url.host_str().unwrap_or("");
    let is_local = address.is_some_and(|address| address.is_loopback()) || host == "localhost" || host.ends_with(".localhost");
    let metadata = [
        IpAddr::V4(Ipv4Addr::new(169, 254, 169, 254)),
        IpAddr::V4(Ipv4Addr::new(100, 100, 100, 200)),
        IpAddr::V6(Ipv6Addr::new(0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254)),
        IpAddr::V6(Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, 0xa9fe, 0xa9fe)),
    ];
    match () {
        () if !url.username().is_empty() || url.password().is_some() => Err(format!("{url} holds credentials")),
        () if url.scheme() != "https" && !(url.scheme() == "http" && is_local) => Err(format!("{url} is not encrypted")),
        () if address.is_some_and(|address| metadata.contains(&address) || address.is_unspecified()) => Err(format!("{url} is internal")),
        () => Ok(()),
    }
}

#[tokio::test]
async fn a_typed_address_is_checked_before_it_is_called() {
    let (mut called, mut refused) = (0, 0);
    for hostile in corpus::all("127.0.0.1:1234", "127.0.0.1:4321") {
        let typed = [hostile.value.clone(), format!("https://{}", hostile.value), format!("http://{}/x", hostile.value)];
        for value in typed {
            let world = Arc::new(World::default());
            let result = match Site::site().site(value.as_str()).transport(world.clone()).connect() {
                Ok(site) => site.read().await,
                Err(error) => Err(error),
            };
            let urls = std::mem::take(&mut *world.0.lock().unwrap());
            match (&result, urls.as_slice()) {
                (Ok(_), [url]) => {
                    called += 1;
                    assert_eq!(may_be_called(url), Ok(()), "{}", hostile.shown());
                    assert!(
                        url.path().ends_with("/a/b") && url.query().is_none() && url.fragment().is_none(),
                        "{}: {url}",
                        hostile.shown()
                    );
                }
                (Err(error), []) => {
                    refused += 1;
                    assert!(error.is_input(), "{}: {error:?}", hostile.shown());
                    assert!(!error.to_string().contains("secret"), "{}: {error}", hostile.shown());
                }
                (result, urls) => panic!("{}: {result:?}, {urls:?}", hostile.shown()),
            }
        }
    }
    println!("{called} called, {refused} refused");
    assert!(called > 100 && refused > 500, "{called} called, {refused} refused");
}

#[tokio::test]
async fn a_typed_hook_is_checked_before_it_is_called() {
    let mut called = 0;
    for hostile in corpus::all("127.0.0.1:1234", "127.0.0.1:4321") {
        let world = Arc::new(World::default());
        let connect = Site::site().site("https://a.example").hook(hostile.value.as_str()).transport(world.clone());
        let result = match connect.connect() {
            Ok(site) => site.tell().await,
            Err(error) => Err(error),
        };
        let urls = std::mem::take(&mut *world.0.lock().unwrap());
        match (&result, urls.as_slice()) {
            (Ok(_), [url]) => {
                called += 1;
                assert_eq!(may_be_called(url), Ok(()), "{}", hostile.shown());
            }
            (Err(error), []) => assert!(error.is_input(), "{}: {error:?}", hostile.shown()),
            (result, urls) => panic!("{}: {result:?}, {urls:?}", hostile.shown()),
        }
    }
    assert!(called > 10, "{called}");
}

#[tokio::test]
async fn a_host_of_other_peoples_connections_calls_public_addresses_only() {
    let mut refused = 0;
    for hostile in corpus::all("127.0.0.1:1234", "10.0.0.1:4321") {
        let world = Arc::new(World::default());
        let connect = Site::site().site(hostile.value.as_str()).public_addresses_only().transport(world.clone());
        let result = match connect.connect() {
            Ok(site) => site.read().await,
            Err(error) => Err(error),
        };
        refused += usize::from(result.is_err());
        for url in std::mem::take(&mut *world.0.lock().unwrap()) {
            assert_eq!(address(&url), None, "{}: no address of the corpus is public", hostile.shown());
        }
    }
    assert!(refused > 400, "{refused}");
}

/// `localhost` is a name like any other, and leads to an address that is not public.
#[tokio::test]
async fn a_name_that_leads_to_a_private_address_is_refused_when_it_is_looked_up() {
    let recorder = Recorder::start();
    let url = format!("http://localhost:{}", recorder.host().rsplit(':').next().unwrap());
    Site::site().site(url.as_str()).connect().unwrap().read().await.unwrap();
    assert_eq!(recorder.received().len(), 1, "a person's own machine may be called by them");
    let error = Site::site().site(url.as_str()).public_addresses_only().connect().unwrap().read().await.unwrap_err();
    assert!(error.is_input() && error.message().contains("`localhost` resolves to an address that is refused"), "{error:?}");
    assert_eq!(error.attempts(), 1, "nobody tries that again");
    let hook = Site::site().site("https://a.example").hook(url.as_str()).public_addresses_only().connect().unwrap();
    assert!(hook.tell().await.unwrap_err().is_input());
    assert!(recorder.received().is_empty(), "nothing was sent");
}
