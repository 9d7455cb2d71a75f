"""The one gate for links in foreign text: what passes may be handed to the reader's browser."""

import re

from reader.errors import FetchProblem
from reader.ingest.fetch import address

_MAIL = re.compile(
    r"mailto:([a-z0-9][a-z0-9._+-]{0,63}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9])",
    re.IGNORECASE | re.ASCII,
)
_WEB = re.compile(r"https?://[^/?#\\@%]", re.IGNORECASE)
_FRAGMENT = re.compile(r"#[\w.~!$&'()*+,;=:@/?-]{1,500}", re.ASCII)


def safe_link(text: str) -> str | None:
    """The link in the form in which it may be opened; None for what is no clear http, https or mailto link.

    The form is all ASCII: a host in another script is written as the network knows it (`xn--…`), so that one that only
    looks like another's is told from it. Refused are logins, which make one site look like another; addresses that are
    read in two ways; and mail with anything but an address, for a link can fill in recipients and attachments.
    """
    if mail := _MAIL.fullmatch(text.strip()):
        return f"mailto:{mail.group(1)}"
    found = _web(text)
    if found is None:
        return None
    fragment = _FRAGMENT.search(text)
    return str(found) + (fragment.group() if fragment and text.strip().endswith(fragment.group()) else "")


def shown_host(link: str) -> str:
    """The host that a safe link leads to, as the network knows it; the domain of a mail address; empty for no link."""
    if mail := _MAIL.fullmatch(link.strip()):
        return mail.group(1).rpartition("@")[2].lower()
    found = _web(link)
    return found.host if found else ""


def _web(text: str) -> address.Address | None:
    if not _WEB.match(text.strip()):
        return None
    try:
        found = address.parse(text)
    except FetchProblem:
        return None
    return None if found.login else found
