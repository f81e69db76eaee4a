//! Which addresses calls may go to, checked where the connection is made: literals and DNS answers alike.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::Arc,
};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

/// What a connection allows beyond https to declared origins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AddressPolicy {
    /// `http` to hosts other than this machine.
    pub http: bool,
    /// Link-local addresses, where clouds serve their metadata.
    pub link_local: bool,
    /// Refuse everything but public addresses: for hosts that serve other people's connections.
    pub public_only: bool,
}

impl AddressPolicy {
    /// Whether a URL may be called, as far as the URL tells: its scheme, and its host where that is an address.
    pub(crate) fn check_url(self, url: &Url) -> Result<(), String> {
        let host = url.host();
        let address = match host {
            Some(Host::Ipv4(address)) => Some(IpAddr::V4(address)),
            Some(Host::Ipv6(address)) => Some(IpAddr::V6(address)),
            _ => None,
        };
        let local = address.is_some_and(|address| address.to_canonical().is_loopback())
            || matches!(host, Some(Host::Domain(name)) if name == "localhost" || name.ends_with(".localhost"));
        match url.scheme() {
            "https" => {}
            "http" if local || self.http => {}
            "http" => {
                return Err(format!(
                    "`{}` is not encrypted; use https, or allow it with `.allow_http()` (--allow-http)",
                    url.origin().ascii_serialization()
                ));
            }
            other => return Err(format!("`{other}:` is not a scheme of HTTP; use https")),
        }
        address.map_or(Ok(()), |address| self.check_address(address))
    }

    /// Whether an address may be connected to.
    pub(crate) fn check_address(self, address: IpAddr) -> Result<(), String> {
        let address = unmapped(address);
        if address.is_unspecified() || address.is_multicast() || address == IpAddr::V4(Ipv4Addr::BROADCAST) {
            return Err(format!("`{address}` is not the address of a service"));
        }
        if is_link_local(address) && !self.link_local {
            return Err(format!(
                "`{address}` is link-local, where machines keep their metadata; allow it with `.allow_link_local()` if you must"
            ));
        }
        if self.public_only && !is_public(address) {
            return Err(format!("`{address}` is not a public address, and only those are allowed here"));
        }
        Ok(())
    }
}

/// An IPv4 address that hides in an IPv6 one (mapped, compatible, NAT64 or 6to4) comes out.
fn unmapped(address: IpAddr) -> IpAddr {
    let IpAddr::V6(v6) = address else { return address };
    let segments = v6.segments();
    let v4 = |high: u16, low: u16| IpAddr::V4(Ipv4Addr::from((u32::from(high) << 16) | u32::from(low)));
    match segments {
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => v4(high, low),
        [0, 0, 0, 0, 0, 0, high, low] if high != 0 => v4(high, low),
        [0x2002, high, low, ..] => v4(high, low),
        _ => address,
    }
}

fn is_link_local(address: IpAddr) -> bool {
    /// Metadata services that do not live on a link-local address.
    const METADATA: [IpAddr; 2] =
        [IpAddr::V4(Ipv4Addr::new(100, 100, 100, 200)), IpAddr::V6(Ipv6Addr::new(0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254))];
    match address {
        IpAddr::V4(v4) => v4.is_link_local() || METADATA.contains(&address),
        IpAddr::V6(v6) => v6.is_unicast_link_local() || METADATA.contains(&address),
    }
}

fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            !(v4.is_private()
                || v4.is_loopback()
                || v4.is_link_local()
                || v4.is_documentation()
                || a == 0
                || a >= 240
                || (a == 100 && (64..128).contains(&b))
                || (a == 192 && b == 0 && c == 0)
                || (a == 198 && (18..20).contains(&b)))
        }
        IpAddr::V6(v6) => {
            let first = v6.segments()[0];
            first & 0xe000 == 0x2000 && !(first == 0x2001 && v6.segments()[1] == 0xdb8)
        }
    }
}

/// Every address of a name is refused: why, and how to allow it.
#[derive(Debug)]
pub(crate) struct RefusedAddress(pub(crate) String);

impl std::fmt::Display for RefusedAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for RefusedAddress {}

/// Resolves names and leaves out the addresses that the policy refuses.
pub(crate) struct CheckedResolver(pub(crate) AddressPolicy);

impl Resolve for CheckedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let policy = self.0;
        Box::pin(async move {
            let mut refused = None;
            let mut allowed: Vec<SocketAddr> = Vec::new();
            for address in tokio::net::lookup_host((name.as_str(), 0)).await? {
                match policy.check_address(address.ip()) {
                    Ok(()) => allowed.push(address),
                    Err(why) => refused = Some(format!("`{}` resolves to an address that is refused: {why}", name.as_str())),
                }
            }
            match (allowed.is_empty(), refused) {
                (true, Some(why)) => Err(RefusedAddress(why).into()),
                _ => Ok(Box::new(allowed.into_iter()) as Addrs),
            }
        })
    }
}

impl CheckedResolver {
    pub(crate) fn shared(policy: AddressPolicy) -> Arc<Self> {
        Arc::new(Self(policy))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn link_local_in_every_spelling_needs_a_word_of_its_own() {
        for host in [
            "169.254.169.254",
            "0xa9fea9fe",
            "2852039166",
            "0251.0376.0251.0376",
            "[::ffff:169.254.169.254]",
            "[64:ff9b::a9fe:a9fe]",
            "[2002:a9fe:a9fe::1]",
            "[fe80::1]",
            "100.100.100.200",
            "[fd00:ec2::254]",
        ] {
            let url = Url::parse(&format!("https://{host}/latest")).unwrap();
            assert!(AddressPolicy::default().check_url(&url).is_err(), "{host}");
            assert!(AddressPolicy { link_local: true, ..AddressPolicy::default() }.check_url(&url).is_ok(), "{host}");
        }
    }

    #[test]
    fn plain_http_is_for_this_machine() {
        let check = |url: &str, policy: AddressPolicy| policy.check_url(&Url::parse(url).unwrap()).is_ok();
        for local in [
            "http://127.0.0.1:1/",
            "http://localhost/",
            "http://[::1]/",
            "http://127.1/",
            "http://[::ffff:127.0.0.1]",
            "https://example.com",
        ] {
            assert!(check(local, AddressPolicy::default()), "{local}");
        }
        for open in
            ["http://example.com", "http://10.0.0.1", "http://localhost.example.com", "http://[64:ff9b::7f00:1]", "http://[2002:7f00:1::]"]
        {
            assert!(!check(open, AddressPolicy::default()), "{open}");
            assert!(check(open, AddressPolicy { http: true, ..AddressPolicy::default() }), "{open}");
        }
        assert!(!check("ftp://127.0.0.1", AddressPolicy { http: true, ..AddressPolicy::default() }));
    }

    #[test]
    fn public_only_refuses_every_private_range() {
        let policy = AddressPolicy { public_only: true, ..AddressPolicy::default() };
        for address in [
            "10.1.2.3",
            "127.0.0.1",
            "192.168.1.1",
            "172.16.0.1",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "::1",
            "fc00::1",
            "::ffff:10.0.0.1",
            "2001:db8::1",
        ] {
            assert!(policy.check_address(address.parse().unwrap()).is_err(), "{address}");
        }
        for address in ["93.184.216.34", "2606:2800:220:1::1"] {
            assert!(policy.check_address(address.parse().unwrap()).is_ok(), "{address}");
        }
    }

    /// Who looks names up is given addresses as text as well, and refuses the same ones.
    #[tokio::test]
    async fn what_a_name_leads_to_is_held_against_the_policy() {
        let refused = |name: &'static str, policy: AddressPolicy| async move {
            let answer = CheckedResolver::shared(policy).resolve(name.parse().unwrap()).await;
            answer.err().map(|error| error.downcast::<RefusedAddress>().unwrap().0)
        };
        let public_only = AddressPolicy { public_only: true, ..AddressPolicy::default() };
        for name in ["localhost", "127.0.0.1", "10.0.0.1", "192.168.0.1", "::1", "::ffff:10.0.0.1", "fd00::1", "64:ff9b::a00:1"] {
            let why = refused(name, public_only).await.unwrap_or_default();
            assert!(why.starts_with(&format!("`{name}` resolves to an address that is refused")), "{name}: {why}");
        }
        for name in ["169.254.169.254", "fe80::1", "::ffff:169.254.169.254", "100.100.100.200", "0.0.0.0", "::", "224.0.0.1"] {
            assert!(refused(name, AddressPolicy::default()).await.is_some(), "{name}");
        }
        assert_eq!(refused("localhost", AddressPolicy::default()).await, None);
        assert_eq!(refused("93.184.216.34", public_only).await, None);
    }
}
