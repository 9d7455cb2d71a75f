"""Web pages that were fetched to articles."""

import re
from dataclasses import replace

from reader.errors import FileProblem
from reader.ingest import files, links
from reader.model import Article

_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE | re.ASCII)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HTML = ("text/html", "application/xhtml+xml", "")
_MISLABELLED = ("application/xml", "text/xml", "application/octet-stream", "binary/octet-stream")
_TEXTS = {"text/plain": ".txt", "text/markdown": ".md"}
_LOOKS_LIKE_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|p|h1)\b", re.IGNORECASE)


def read(body: bytes, *, content_type: str, address: str) -> Article:
    """Return the article on a page with this Content-Type at this address, which also stands in messages.

    The address that the page gives for itself holds, where it gives one on the same site; else the one it was fetched
    from. Raises FileProblem for what is no page or text, is too large, or holds no article.
    """
    kind = content_type.partition(";")[0].strip().lower()
    suffix = _TEXTS.get(kind, ".html")
    if kind not in (*_HTML, *_TEXTS) and not (kind in _MISLABELLED and _LOOKS_LIKE_HTML.search(body[:2000])):
        raise FileProblem(address, f"is no page to read: its server calls it {kind}")
    page = _declared(body, content_type) if suffix == ".html" else body
    found = files.of_bytes(page, address, suffix=suffix)
    own = links.safe_link(found.url) if found.url else None
    same_site = own is not None and _site(own) == _site(address)
    url = own if own is not None and same_site else links.safe_link(address) or ""
    return replace(found, url=url)


def _declared(body: bytes, content_type: str) -> bytes:
    # What a server says of the encoding goes before what the page says itself, but not before a byte order mark.
    charset = _CHARSET.search(content_type)
    if charset is None or body.startswith(_MARKS):
        return body
    return f'<meta charset="{charset.group(1)}">'.encode() + body


def _site(link: str) -> str:
    return links.shown_host(link).removeprefix("www.")
