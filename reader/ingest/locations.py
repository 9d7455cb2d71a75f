"""Resolves the references of feeds and pages to web addresses, and lets no other address through."""

import re
from urllib.parse import urljoin, urlsplit

from reader.ingest.front_matter import is_page
from reader.text import clean

_BROKEN = re.compile(r"[\t\n]")
_FEED = re.compile(r"feed:(?=//|https?:)", re.IGNORECASE)
_ESCAPES = {ord(mark): f"%{ord(mark):02X}" for mark in ' "<>\\^`{|}'}
_LONGEST = 4_000
"""Code points. Servers refuse longer addresses."""


def absolute(reference: str, *bases: str) -> str:
    """The http(s) address that `reference` means, resolved against `bases`, innermost first; empty if it means none.

    What is broken over lines is joined, and what an address may not hold is percent-encoded, as browsers do.
    """
    address = clean(reference).strip()
    if _BROKEN.search(address):
        address = "".join(address.split())
    if not address:
        return ""
    try:
        for base in bases:
            if urlsplit(address).scheme:
                break
            address = urljoin(clean(base).strip(), address)
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return ""
    login, at, host = parts.netloc.rpartition("@")
    # The rest stays as it was written: an empty query is part of what an address is known by.
    rest = address.partition("//")[2][len(parts.netloc) :]
    tidy = f"{parts.scheme.lower()}://{login}{at}{host.lower()}{rest}".translate(_ESCAPES)
    return tidy if len(tidy) <= _LONGEST and is_page(tidy) else ""


def subscribed(address: str) -> str:
    """The http(s) address that is meant where somebody names a feed, `feed:` before it or not; empty if it is none."""
    stripped = _FEED.sub("", clean(address).strip())
    return absolute(f"http:{stripped}" if stripped.startswith("//") else stripped)
