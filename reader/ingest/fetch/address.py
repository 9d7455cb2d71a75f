"""Web addresses as they are asked for: taken apart, in ASCII, without what could be read in two ways."""

import base64
import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, unquote_to_bytes, urljoin, urlsplit

from reader.errors import FetchProblem
from reader.ingest.fetch import hosts
from reader.text import clean_line

_LONGEST = 4096
"""Code points. Servers refuse longer ones."""
_PORTS = {"http": 80, "https": 443}
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE | re.ASCII)
_KEPT = "%/:=&?~+!$,;'()*@[]"
"""Signs of a path or query that stay as they are, besides letters, digits and `_.-~`."""


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https address."""

    scheme: Literal["http", "https"]
    host: str
    """In lower-case ASCII, without brackets or a trailing dot: what is dialled and what a certificate must name."""
    port: int
    target: str
    """Path and query, percent-encoded, from the first slash on."""
    login: str = ""
    """Value of the Authorization header that the address stands for; empty where it holds no login."""

    @property
    def authority(self) -> str:
        """Host, and port where it is not the usual one: the value of the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        """The whole address without its login, so that it can be shown and kept anywhere."""
        return f"{self.scheme}://{self.authority}{self.target}"

    def takes_login_of(self, other: "Address") -> bool:
        """Whether a login for `other` may be sent here: the same place, or the same host made safe by https."""
        made_safe = (other.scheme, other.port) == ("http", 80) and (self.scheme, self.port) == ("https", 443)
        same = (other.scheme, other.port) == (self.scheme, self.port)
        return self.host == other.host and (same or made_safe)


def parse(text: str) -> Address:
    """Take an address apart. Raises FetchProblem for what is no http or https address, or not clearly one.

    White space around it is dropped, and the fragment, which servers never see.
    """
    text = text.strip()
    place = clean_line(text)[:200] or "an empty address"
    if len(text) > _LONGEST or not text.isprintable():
        raise FetchProblem(place, "is not an address: it is too long or holds characters that addresses do not have")
    try:
        parts = urlsplit(text)
        port = parts.port
        host = parts.hostname or ""
    except ValueError:
        raise FetchProblem(place, "is not an address: its host or port cannot be read") from None
    if parts.scheme != "http" and parts.scheme != "https":
        raise FetchProblem(place, "only http and https addresses are fetched")
    login, at, _ = parts.netloc.rpartition("@")
    scheme: Literal["http", "https"] = "http" if parts.scheme == "http" else "https"
    address = Address(
        scheme,
        hosts.canonical(host) if "\\" not in parts.netloc else "",
        _PORTS[scheme] if port is None else port,
        _encoded(parts.path or "/") + (f"?{_encoded(parts.query)}" if parts.query else ""),
        f"Basic {_basic(login)}" if at else "",
    )
    if not address.host or not address.port:
        raise FetchProblem(place, "is not an address: it names no host that can be asked")
    return address


def follow(base: Address, location: str) -> Address:
    """The address that a redirect from `base` leads to, with the login of `base` only where that may be sent.

    A login in the location itself is dropped: it would let one site speak for the reader at another. Raises
    FetchProblem.
    """
    location = location.strip()
    if location.startswith("//"):
        found = parse(f"{base.scheme}:{location}")
    elif _SCHEME.match(location):
        # Joining would take some of these for relative ones.
        found = parse(location)
    else:
        found = parse(urljoin(str(base), location) if location.isprintable() else location)
    login = base.login if found.takes_login_of(base) else ""
    return Address(found.scheme, found.host, found.port, found.target, login)


def with_login(address: Address, text: str) -> str:
    """The `address` written out with the login that the address `text` holds, where that may be sent to it."""
    if not address.login:
        return str(address)
    login = urlsplit(text.strip()).netloc.rpartition("@")[0]
    return f"{address.scheme}://{login}@{address.authority}{address.target}"


def _encoded(text: str) -> str:
    return quote(text, safe=_KEPT)


def _basic(login: str) -> str:
    user, _, password = login.partition(":")
    return base64.b64encode(unquote_to_bytes(user) + b":" + unquote_to_bytes(password)).decode()
