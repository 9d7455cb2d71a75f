"""Makes entries, each with its article, of what a feed's document says."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.analysis import language as languages
from reader.ingest import article, dates
from reader.ingest.feeds import fragments
from reader.ingest.feeds.raw import RawFeed, RawItem, Text
from reader.ingest.locations import absolute
from reader.ingest.pieces import Piece, join
from reader.model import Entry, Kind, ParsedFeed
from reader.text import clean_line

_LONGEST_GUID = 500
"""Code points; a longer identity is kept as its digest."""
_LONGEST_SUMMARY = 150
"""Words from which on a text that its feed calls a description is taken for the whole article."""
_MOST_AUTHORS = 10
_LANGUAGE = re.compile(r"\s*([a-z]{2,3})(?![a-z])", re.IGNORECASE)
_NO_LANGUAGES = ("und", "mul", "mis", "zxx")
"""Tags that name no language (BCP 47)."""
_NAME_AFTER = re.compile(r"\S+@\S+\s*\(([^()]+)\)\s*")
_NAME_BEFORE = re.compile(r"([^<>@]+?)\s*[<(][^<>()\s]+@[^<>()\s]+[>)]\s*")
_PARTS = re.compile(r"\s*[/|>:,;]\s*")
_KINDS = {
    **dict.fromkeys(
        ("opinion", "opinions", "op-ed", "op-eds", "editorial", "editorials", "comment", "commentary", "column"),
        Kind.OPINION,
    ),
    **dict.fromkeys(("columns", "columnist", "columnists", "viewpoint", "viewpoints"), Kind.OPINION),
    **dict.fromkeys(("analysis", "analyses", "news analysis"), Kind.ANALYSIS),
    **dict.fromkeys(("news", "breaking news"), Kind.NEWS),
}
"""Kind of text by a category that names nothing else."""
_SAMPLED = 40
"""Items whose words tell the language of a feed that does not declare one."""


def of(raw: RawFeed, url: str = "") -> ParsedFeed:
    """The feed that `raw` says, read from `url`; items without title, text and link are left out.

    Two items of one identity are one entry, the one changed last; unless the feed gives all its items one guid or one
    link, which shows by their titles: then the rest of what they say tells them apart. Of texts with more tags than a
    feed of articles has, the end is left out, and the entry does not count as the whole article.
    """
    title = fragments.line(raw.title)
    declared = _language(raw.language)
    usual = declared or _detected(raw.items) or languages.ENGLISH
    allowance = fragments.Allowance()
    found = ((item, _entry(item, title, usual, (*item.bases, raw.home, url), allowance)) for item in raw.items)
    return ParsedFeed(
        form=raw.form,
        title=title,
        home=absolute(raw.home, *raw.bases, url),
        language=declared,
        entries=_joined((item, entry) for item, entry in found if entry is not None),
        ttl_seconds=raw.ttl_seconds,
    )


def _entry(
    item: RawItem, feed: str, language: str, bases: Sequence[str], allowance: fragments.Allowance
) -> Entry | None:
    title = fragments.line(item.title)
    paragraphs, whole = _fullest(item, allowance)
    if len(paragraphs) > 1 and clean_line(paragraphs[0].text) == title:
        paragraphs = paragraphs[1:]
    body, blocks = join(paragraphs)
    address = next(filter(None, (absolute(link, *bases) for link in item.links)), "")
    if not (title or body or address):
        return None
    updated = dates.read(item.updated)
    date = dates.read(item.date) or updated
    made = article.make(
        body,
        blocks,
        title=title,
        source=fragments.line(Text(item.source)) or feed,
        byline=_byline(item.authors),
        date=date,
        url=address,
        language=_language(item.language) or language,
        kind=_kind(item.categories),
    )
    return Entry(_guid(item, address, title, date), made, updated, summary_only=not whole)


def _fullest(item: RawItem, allowance: fragments.Allowance) -> tuple[list[Piece], bool]:
    """The paragraphs of the item's longest text, and whether that is the whole article as far as can be told."""
    best: list[Piece] = []
    longest, whole = 0, False
    for text, claims in (*((text, True) for text in item.contents), *((text, False) for text in item.summaries)):
        if len(text.value) <= longest:
            continue
        found = fragments.pieces(text, allowance)
        length = sum(len(piece.text) for piece in found)
        if length > longest:
            words = sum(len(piece.text.split()) for piece in found)
            best, longest = found, length
            whole = (claims or words >= _LONGEST_SUMMARY) and not fragments.is_cut(found)
    return best, whole


def _guid(item: RawItem, address: str, title: str, date: str | None) -> str:
    guid = clean_line(item.guid) or address
    if not guid:
        return hashlib.sha256(f"{title}\0{date or ''}".encode()).hexdigest()
    return guid if len(guid) <= _LONGEST_GUID else hashlib.sha256(guid.encode()).hexdigest()


def _joined(entries: Iterable[tuple[RawItem, Entry]]) -> tuple[Entry, ...]:
    found: dict[str, Entry] = {}
    for item, entry in entries:
        known = found.get(entry.guid)
        if known and _is_other(known, entry, given=bool(item.guid.strip())):
            told = f"{entry.guid}\0{entry.article.url}\0{entry.article.title}"
            entry = replace(entry, guid=hashlib.sha256(told.encode()).hexdigest())
            known = found.get(entry.guid)
        if known is None or _changed(entry) > _changed(known):
            found[entry.guid] = entry
    return tuple(found.values())


def _is_other(known: Entry, entry: Entry, *, given: bool) -> bool:
    """Whether two entries of one guid, `given` by the feed or made of their link, are not the same."""
    one, other = known.article, entry.article
    return one.title != other.title and (one.url != other.url or not given)


def _changed(entry: Entry) -> str:
    """When the entry was last changed: in UTC and of one form, so that text order is time's."""
    return entry.updated or entry.article.date or ""


def _byline(authors: Sequence[str]) -> str:
    """The names, each once, without the addresses that feeds give with them or for them."""
    names = []
    for author in authors[:_MOST_AUTHORS]:
        line = fragments.line(Text(author))
        named = _NAME_AFTER.fullmatch(line) or _NAME_BEFORE.fullmatch(line)
        name = named.group(1).strip() if named else line
        if name and "@" not in name.partition(" ")[0]:
            names.append(name)
    return ", ".join(dict.fromkeys(names))


def _kind(categories: Sequence[str]) -> Kind:
    """The kind that the categories say plainly; opinion and analysis before news."""
    parts = (part.casefold() for category in categories for part in _PARTS.split(clean_line(category)))
    said = {_KINDS[part] for part in parts if part in _KINDS}
    return next((kind for kind in (Kind.OPINION, Kind.ANALYSIS, Kind.NEWS) if kind in said), Kind.UNKNOWN)


def _language(tag: str) -> str:
    found = _LANGUAGE.match(tag)
    code = found.group(1).lower() if found else ""
    return "" if code in _NO_LANGUAGES else code


def _detected(items: Sequence[RawItem]) -> str:
    """The language of the items together, each of which may be too short to tell; empty where it is not known."""
    titles = (fragments.line(item.title) for item in items[:_SAMPLED])
    texts = (fragments.line(text) for item in items[:_SAMPLED] for text in (*item.contents, *item.summaries)[:1])
    found = languages.detect(" ".join((*titles, *texts)))
    return "" if found == languages.UNKNOWN else found
