"""What a server answered, and the bounds within which it may."""

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass

from reader.text import clean_line

_VALIDATOR = re.compile(r"[\x20-\x7e]{1,1000}")
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,10})(?!\d)", re.IGNORECASE)
_SECONDS = re.compile(r"\d{1,10}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one fetch may take, all redirects together."""

    content: int = 15 * 1024 * 1024
    """Bytes of content after unpacking."""
    seconds: float = 30.0
    redirects: int = 10


@dataclass(frozen=True, slots=True)
class Response:
    """The answer to one fetch, whatever its status. Every string is clean."""

    status: int
    address: str
    """Where the answer came from after all redirects, without a login: what relative links start from."""
    moved_to: str = ""
    """Where the first permanent redirects (301, 308) led, before any other; empty where there were none. Holds the
    login of the address that was asked for, where that may be sent there."""
    private: bool = False
    """Whether it came from this machine or its own network."""
    body: bytes = b""
    """Empty unless the status is 2xx."""
    content_type: str = ""
    """In lower case, with its parameters; empty when the server did not say."""
    etag: str = ""
    modified: str = ""
    """The Last-Modified header as it came."""
    max_age: int | None = None
    """Seconds for which the server says that the content stays as it is; None when it does not say."""
    retry_after: int | None = None
    """Seconds for which the server wants to be left alone; None when it does not say."""


class Headers:
    """The headers of a response by lower-case name."""

    def __init__(self, raw: Iterable[tuple[bytes, bytes]]) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in raw:
            self._values.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))

    def text(self, name: str) -> str:
        """The value of a header, several joined by commas; empty where there is none."""
        return ", ".join(self._values.get(name, ()))

    def validator(self, name: str) -> str:
        """The value of a header that is to be sent back: empty unless it is short plain ASCII."""
        return validator(self.text(name))

    def content_type(self) -> str:
        """The declared type of the content."""
        return clean_line(self.text("content-type")).lower()[:200]

    def location(self) -> str:
        """Where a redirect leads; empty where it does not say."""
        raw = (self._values.get("location") or [""])[0].encode("latin-1")
        try:
            return raw.decode()
        except UnicodeDecodeError:
            return raw.decode("latin-1")

    def max_age(self) -> int | None:
        """Seconds that the content stays fresh (RFC 9111): max-age, or else Expires, less the age it has already."""
        control = self.text("cache-control").lower()
        if "no-store" in control or "no-cache" in control:
            return None
        if found := _MAX_AGE.search(control):
            fresh = int(found.group(1))
        else:
            expires, date = _moment(self.text("expires")), _moment(self.text("date"))
            if expires is None or date is None:
                return None
            fresh = int(expires - date)
        age = self.text("age")
        return max(0, fresh - (int(age) if _SECONDS.fullmatch(age) else 0))

    def retry_after(self) -> int | None:
        """Seconds to wait (RFC 9110): given as such, or as a moment by the server's clock where it tells that."""
        value = self.text("retry-after").strip()
        if _SECONDS.fullmatch(value):
            return int(value)
        until = _moment(value)
        if until is None:
            return None
        date = _moment(self.text("date"))
        return max(0, int(until - (time.time() if date is None else date)))


def validator(value: str) -> str:
    """`value` where it may be sent back as a header; else nothing, for it could be read as more than one."""
    return value if _VALIDATOR.fullmatch(value) else ""


def _moment(value: str) -> float | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(value).timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
