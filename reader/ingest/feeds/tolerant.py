"""Reads a broken feed with feedparser, as a program of its own that can be ended.

Takes the document, in UTF-8, from standard input and writes the fields of a `RawFeed` as JSON, or `null` for what is
no feed. It is started by path and apart from the package, whose folder need not be importable there; the arguments are
folders in which feedparser may lie. feedparser is fed bytes only, because it opens addresses and files that it is
given as text; its cleaning of HTML is off, for what it would clean is never shown as HTML.
"""

import contextlib
import io
import json
import sys
import warnings
from typing import Any

_SECONDS = 10
_BYTES = 2**30
_FORMS = {
    "rss090": "RSS 0.90", "rss091n": "RSS 0.91", "rss091u": "RSS 0.91", "rss092": "RSS 0.92", "rss093": "RSS 0.93",
    "rss094": "RSS 0.94", "rss10": "RSS 1.0", "rss20": "RSS 2.0", "atom03": "Atom 0.3", "atom10": "Atom 1.0",
    "atom": "Atom 1.0", "cdf": "CDF",
}  # fmt: skip


def main() -> None:
    """Read standard input, write standard output."""
    _limit()
    sys.path.extend(folder for folder in sys.argv[1:] if folder not in sys.path)
    warnings.simplefilter("ignore")
    json.dump(_read(sys.stdin.buffer.read()), sys.stdout)


def _limit() -> None:
    """End this process at limits of time and memory, where the system has them."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))


def _read(data: bytes) -> dict[str, Any] | None:
    import feedparser

    headers = {"content-type": "application/xml; charset=utf-8"}
    found = feedparser.parse(
        io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    if not found.version and not found.entries:
        return None
    return {
        "form": _FORMS.get(found.version, "RSS"),
        "title": _text(found.feed.get("title_detail")),
        "home": _string(found.feed.get("link")),
        "language": _string(found.feed.get("language")),
        "items": [_item(entry) for entry in found.entries],
    }


def _item(entry: Any) -> dict[str, Any]:
    contents = [_text(content) for content in entry.get("content", [])]
    title = entry.get("title_detail", {})
    return {
        "guid": _string(entry.get("id")),
        "title": _text(title),
        "links": [_string(entry.get("link"))],
        "bases": [_string(title.get("base"))],
        "contents": contents,
        "summaries": [_text(entry.get("summary_detail"))],
        "authors": [_string(author.get("name")) for author in entry.get("authors", [])],
        "date": _string(entry.get("published")),
        "updated": _string(dict.get(entry, "updated")),
        "categories": [_string(tag.get("term")) for tag in entry.get("tags", [])],
        "language": _string(title.get("language")),
        "source": _string(entry.get("source", {}).get("title")),
    }


def _text(detail: Any) -> list[object]:
    """A text and whether it may hold tags."""
    found = detail or {}
    return [_string(found.get("value")), "html" in _string(found.get("type"))]


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


if __name__ == "__main__":
    main()
