"""Reads JSON Feed 1.0 and 1.1."""

import json
import re
from collections.abc import Mapping, Sequence

from reader.ingest.feeds.raw import RawFeed, RawItem, Text

_VERSION = re.compile(r"https?://(?:www\.)?jsonfeed\.org/version/(\d(?:\.\d)?)/?", re.IGNORECASE)


def read(document: str, most: int) -> RawFeed | None:
    """What the document says, with its first `most` items; None for what is no JSON, or no feed."""
    try:
        feed = json.loads(document)
    except (ValueError, RecursionError):
        return None
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        return None
    version = _VERSION.fullmatch(_string(feed, "version").strip())
    if not version and not ("title" in feed and "feed_url" in feed):
        return None
    named = _authors(feed)
    items = [item for item in feed["items"][:most] if isinstance(item, dict)]
    return RawFeed(
        form=f"JSON Feed {version.group(1)}" if version else "JSON Feed",
        title=Text(_string(feed, "title"), html=False),
        home=_string(feed, "home_page_url"),
        bases=tuple(filter(None, (_string(feed, "home_page_url"), _string(feed, "feed_url")))),
        language=_string(feed, "language"),
        items=tuple(_item(item, named) for item in items),
    )


def _item(item: Mapping[str, object], named: tuple[str, ...]) -> RawItem:
    contents = (Text(_string(item, "content_html")), Text(_string(item, "content_text"), html=False))
    summary = Text(_string(item, "summary"), html=False)
    tags = item.get("tags")
    guid = _string(item, "id")
    links = (_string(item, "url"), _string(item, "external_url"), guid if guid.startswith("http") else "")
    return RawItem(
        guid=guid,
        title=Text(_string(item, "title"), html=False),
        links=tuple(filter(None, links)),
        contents=tuple(content for content in contents if content.value.strip()),
        summaries=(summary,) if summary.value.strip() else (),
        authors=_authors(item) or named,
        date=_string(item, "date_published"),
        updated=_string(item, "date_modified"),
        categories=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        language=_string(item, "language"),
    )


def _string(fields: Mapping[str, object], key: str) -> str:
    """The text under `key`, or the number as it was written; empty for anything else."""
    found = fields.get(key)
    if isinstance(found, str):
        return found
    return str(found) if isinstance(found, int) and not isinstance(found, bool) and abs(found) < 10**100 else ""


def _authors(fields: Mapping[str, object]) -> tuple[str, ...]:
    several = fields.get("authors")
    people: Sequence[object] = several if isinstance(several, list) else [fields.get("author")]
    return tuple(name for person in people if isinstance(person, dict) and (name := _string(person, "name")))
