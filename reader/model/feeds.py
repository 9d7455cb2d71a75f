"""Feeds: what a reader subscribes to, and what a feed said when it was read."""

from dataclasses import dataclass

from reader.model.articles import Article


@dataclass(frozen=True, slots=True)
class Feed:
    """One subscription."""

    url: str
    """Absolute address of the feed: its identity."""
    title: str = ""
    """The reader's own name for the feed, else what the feed calls itself; empty before the first visit."""
    tags: tuple[str, ...] = ()
    """In the order the reader gave them, each once; the first is the folder where a format has one only."""
    home: str = ""
    """http(s) address of the site; empty when it is not known."""
    hidden: bool = False
    """Whether the feed is left out of lists of feeds; its articles are read like others (newsboat's `!`)."""
    full_text: bool = False
    """Whether the page behind each entry is fetched, because the feed holds summaries only."""
    private: bool = False
    """Whether the reader gave an address of this machine or its own network, which no list of feeds may bring in."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed."""

    guid: str
    """Stable identity within the feed: its guid or id, else its link, else a digest of title and date."""
    article: Article
    updated: str | None = None
    """ISO 8601 date, or date and time in UTC, when the entry was last changed; None when it is not known."""
    summary_only: bool = False
    """Whether the feed gave a summary and no content."""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What one document said. Every string has passed `reader.text.clean`."""

    form: str
    """Name of the format: "RSS 2.0", "Atom 1.0", "JSON Feed 1.1"."""
    title: str = ""
    home: str = ""
    """http(s) address of the site; empty when it is not given."""
    language: str = ""
    """BCP 47 primary subtag that the feed declares; empty when it declares none."""
    entries: tuple[Entry, ...] = ()
    """In the order of the document, each guid once."""
    ttl_seconds: int | None = None
    """How long the feed asks to be left alone; None when it does not say."""
