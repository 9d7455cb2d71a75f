"""What a feed's document says, field by field, before any of it is cleaned or understood."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a feed, with what its format says it is."""

    value: str = ""
    html: bool = True
    """Whether it may hold tags; if not, its angle brackets are meant."""


@dataclass(frozen=True, slots=True)
class RawItem:
    """One item; empty where the document says nothing."""

    guid: str = ""
    title: Text = Text("")
    links: tuple[str, ...] = ()
    """References to the article, the best first."""
    bases: tuple[str, ...] = ()
    """Addresses that the references are relative to, innermost first."""
    contents: tuple[Text, ...] = ()
    """Texts that claim to be the whole article."""
    summaries: tuple[Text, ...] = ()
    authors: tuple[str, ...] = ()
    date: str = ""
    updated: str = ""
    categories: tuple[str, ...] = ()
    language: str = ""
    source: str = ""
    """Name of the feed that the item was taken over from."""


@dataclass(frozen=True, slots=True)
class RawFeed:
    """A document; empty where it says nothing."""

    form: str
    title: Text = Text("")
    home: str = ""
    bases: tuple[str, ...] = ()
    language: str = ""
    ttl_seconds: int | None = None
    items: tuple[RawItem, ...] = ()
