"""Articles as they are read: text, blocks and where they come from."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range `body[start:end]`, in code points."""

    start: int
    end: int

    def of(self, body: str) -> str:
        """The text that the span points at."""
        return body[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


class Kind(StrEnum):
    """What sort of text an article is, as its source declares it."""

    NEWS = "news"
    OPINION = "opinion"
    ANALYSIS = "analysis"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """What a block of the body is. Only prose and headings hold sentences."""

    PROSE = "prose"
    HEADING = "heading"
    CAPTION = "caption"
    """Furniture around the text: captions, credits, "Related Content". Shown, never read as a sentence."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the body, without the white space around it."""

    span: Span
    role: Role = Role.PROSE


@dataclass(frozen=True, slots=True)
class Article:
    """One text from one source. Every string has passed `reader.text.clean`."""

    id: str
    """Twelve hexadecimal digits made from source, title and body: the same text is the same article."""
    body: str
    blocks: tuple[Block, ...]
    """In order, disjoint; together they cover every character of the body but white space."""
    title: str = ""
    """Empty when the text came without one."""
    source: str = ""
    """The outlet's name; empty when unknown."""
    byline: str = ""
    date: str | None = None
    """ISO 8601 date, or date and time; None when it is not known."""
    url: str = ""
    language: str = "en"
    """BCP 47 primary subtag."""
    kind: Kind = Kind.UNKNOWN
    origin: str = ""
    """Name of the file the text came from, without its folder; empty for standard input."""

    @property
    def headline(self) -> str:
        """The title or, where there is none, the first words of the body: what lists show."""
        return headline(self.title, self.body)

    @property
    def outlet(self) -> str:
        """The source or, where there is none, the file's name: what columns are headed with."""
        return self.source or self.origin or "unknown source"

    @property
    def moment(self) -> datetime | None:
        """The date as a moment, midnight UTC where it tells no time; None where it is not known or cannot be read."""
        try:
            found = datetime.fromisoformat(self.date or "")
            return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
        except (ValueError, OverflowError):
            return None

    @property
    def words(self) -> int:
        """Number of words in the body, split at white space."""
        return len(self.body.split())


def headline(title: str, text: str) -> str:
    """The title or, where there is none, the first twelve words of the text."""
    if title:
        return title
    words = text.split(maxsplit=12)
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "") if words else "(empty)"


class Problem(NamedTuple):
    """An input that could not be used, and why."""

    name: str
    reason: str
