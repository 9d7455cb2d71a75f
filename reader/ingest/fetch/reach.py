"""Which network addresses a feed or a page may send this machine to."""

import ipaddress
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

_NOT_PUBLIC_4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24"
        " 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4"
    ).split()
)
"""IANA's registry of IPv4 addresses for special purposes. Python's own `is_global` differs between its versions."""
_PUBLIC_6 = IPv6Network("2000::/3")
"""The only IPv6 addresses that are given out to the world (RFC 4291), without the following parts of it."""
_NOT_PUBLIC_6 = tuple(IPv6Network(network) for network in "2001::/23 2001:db8::/32 2002::/16 3fff::/20".split())
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 addresses as networks that speak only IPv6 write them (RFC 6052): the last 32 bits decide."""
_OWN_4 = tuple(
    IPv4Network(network)
    for network in (
        "10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.168.0.0/16 198.18.0.0/15"
    ).split()
)
_OWN_6 = tuple(IPv6Network(network) for network in "::1/128 fc00::/7 fe80::/10".split())


def is_public(text: str) -> bool:
    """Whether a numeric address belongs to a machine on the internet, as IANA's registries have it."""
    address = _read(text)
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_4)
    if address in _TRANSLATED:
        return is_public(str(IPv4Address(int(address) & 0xFFFFFFFF)))
    return address in _PUBLIC_6 and not any(address in network for network in _NOT_PUBLIC_6)


def is_own(text: str) -> bool:
    """Whether a numeric address is one of this machine or its own network, which its owner may want to ask."""
    address = _read(text)
    if isinstance(address, IPv4Address):
        return any(address in network for network in _OWN_4)
    return any(address in network for network in _OWN_6)


def _read(text: str) -> IPv4Address | IPv6Address:
    address = ipaddress.ip_address(text.partition("%")[0])
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
