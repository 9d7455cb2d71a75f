"""Resolves the references of feeds and pages to web addresses, and lets no other address through."""

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

from reader.ingest.front_matter import is_page
from reader.text import clean

_FEED = re.compile(r"feed:(?=//|https?:)", re.IGNORECASE)
_ESCAPES = {ord(mark): f"%{ord(mark):02X}" for mark in ' "<>\\^`{|}'}
_LONGEST = 4_000
"""Code points. Servers refuse longer addresses."""


def absolute(reference: str, *bases: str) -> str:
    """The http(s) address that `reference` means, resolved against `bases`, innermost first; empty if it means none.

    White space within is dropped and what an address may not hold is percent-encoded, as browsers do.
    """
    address = "".join(clean(reference).split()) if "\n" in reference else clean(reference).strip()
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
    tidy = urlunsplit(parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower()))
    tidy = tidy.translate(_ESCAPES)
    return tidy if len(tidy) <= _LONGEST and is_page(tidy) else ""


def subscribed(address: str) -> str:
    """The http(s) address that is meant where somebody names a feed, `feed:` before it or not; empty if it is none."""
    stripped = _FEED.sub("", clean(address).strip())
    return absolute(f"http:{stripped}" if stripped.startswith("//") else stripped)
