"""The syntax tree of a query: what an article must be to be found, and in which order articles come."""

from dataclasses import dataclass
from enum import StrEnum

from reader.model import Relation, Stance


class Field(StrEnum):
    """A part of an article, or of what is known of it, that texts are looked for in. All ignore case."""

    TITLE = "title"
    TEXT = "text"
    """The body."""
    SOURCE = "source"
    FEED = "feed"
    """Title or address of a feed that brought the article."""
    AUTHOR = "author"
    URL = "url"
    """A word or phrase is any part of the address."""
    TAG = "tag"
    """A word or phrase is the whole tag, a prefix its beginning."""
    NOTE = "note"
    """What the reader wrote on the article."""
    ENTITY = "entity"
    """Name of a person, place or organisation in the article."""


class State(StrEnum):
    """What an article is to the reader."""

    UNREAD = "unread"
    READ = "read"
    STARRED = "starred"
    TAGGED = "tagged"
    NOTED = "noted"
    COPY = "copy"
    """The same text as an earlier article."""
    NEW = "new"
    """Added since the last visit."""
    CORRECTED = "corrected"
    """The reader has corrected one of its labels."""
    FULLTEXT = "fulltext"
    """Its text was fetched from its page, or came whole in the first place."""
    HIDDEN = "hidden"
    """Hidden by a rule."""


class Choice(StrEnum):
    """A property with one of few values."""

    KIND = "kind"
    LANGUAGE = "lang"


class Measure(StrEnum):
    """A property that is a whole number."""

    WORDS = "words"
    STORY = "story"
    """Articles in its story; 1 when it is in none."""


class Side(StrEnum):
    """How a moment lies to a day, month, year or time: earlier than its start, from its start on, or in it."""

    BEFORE = "before"
    AFTER = "after"
    ON = "on"


class SortKey(StrEnum):
    """What articles are sorted by."""

    DATE = "date"
    SOURCE = "source"
    TITLE = "title"
    STORY = "story"
    """Size of the story; articles of one story stand together."""
    DISAGREEMENT = "disagreement"
    """How many questions the sources of its story answer differently."""
    WORDS = "words"
    ADDED = "added"
    RELEVANCE = "relevance"
    """How well the words of the query fit."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word, or the beginning of one. It may hold marks ("covid-19", "C++")."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together in this order; white space is single spaces."""

    text: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression, which `reader.query.patterns.Matcher` looks for."""

    text: str


Match = Word | Phrase | Pattern


@dataclass(frozen=True, slots=True)
class Anywhere:
    """A word or phrase in title, body, source or author."""

    match: Word | Phrase


@dataclass(frozen=True, slots=True)
class Within:
    """A text in one field. Patterns stand in title, text, source, author and url only."""

    field: Field
    match: Match


@dataclass(frozen=True, slots=True)
class Answered:
    """The article answers a question so: one and the same answer has everything that is given here.

    An empty tuple or None asks for nothing. `question` is the whole id, or its beginning; `counterpart` is in the
    name of the counterpart; of `relations` and `stances` any one fits.
    """

    question: Word | Phrase | None = None
    counterpart: Word | Phrase | None = None
    relations: tuple[Relation, ...] = ()
    stances: tuple[Stance, ...] = ()


@dataclass(frozen=True, slots=True)
class Among:
    """A property that has one of `values`: kinds (`reader.model.Kind`), or languages (BCP 47 primary subtags)."""

    choice: Choice
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """A number from `least` to `most`, both included; None leaves that end open."""

    measure: Measure
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Identified:
    """An id that begins with one of these hexadecimal digits."""

    beginnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryOf:
    """The articles of the story that the article with this id tells."""

    article: str
    """Twelve hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Is:
    """An article in this state."""

    state: State


@dataclass(frozen=True, slots=True)
class Dated:
    """A date relative to a day, month, year or time, as it was written; `resolve` makes a `Between` of it."""

    side: Side
    when: str
    """What `reader.query.dates.canonical` gives."""


@dataclass(frozen=True, slots=True)
class Between:
    """A date from `start` up to but without `end`, in seconds since 1970 UTC; None leaves that end open."""

    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Not:
    """Articles that `part` does not find."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """Articles that all of two or more parts find; none of these is an And."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    """Articles that any of two or more parts finds; none of these is an Or."""

    parts: "tuple[Node, ...]"


Leaf = Anywhere | Within | Answered | Among | Measured | Identified | StoryOf | Is | Dated | Between
Node = Leaf | Not | And | Or


@dataclass(frozen=True, slots=True)
class Sort:
    """An order of articles."""

    key: SortKey
    descending: bool = False
    """Latest, longest, largest or best first, and Z before A."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was understood."""

    tree: Node | None = None
    """None finds every article."""
    sorts: tuple[Sort, ...] = ()
    """The first decides, the next where it leaves open; none is the order that the view has by itself."""


def all_of(parts: "tuple[Node, ...]") -> Node | None:
    """The node that asks for all of `parts`; None for none."""
    flat = tuple(part for each in parts for part in (each.parts if isinstance(each, And) else (each,)))
    return And(flat) if len(flat) > 1 else flat[0] if flat else None


def any_of(parts: "tuple[Node, ...]") -> Node | None:
    """The node that asks for any of `parts`; None for none."""
    flat = tuple(part for each in parts for part in (each.parts if isinstance(each, Or) else (each,)))
    return Or(flat) if len(flat) > 1 else flat[0] if flat else None


def none_of(part: Node) -> Node:
    """The node that asks for what `part` does not find."""
    return part.part if isinstance(part, Not) else Not(part)
