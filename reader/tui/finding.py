"""What the reader is looking for: a place of the library, words, an entity."""

from dataclasses import dataclass

from reader.model import Analysis, Entity, Feed, Span
from reader.query import QueryProblem, format, parse  # noqa: A004 (the query language's own word)
from reader.query.tree import Query, all_of
from reader.tui.trail import Trail


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the library that has a name: all of it, what is unread, a saved view, a feed."""

    name: str
    query: str = ""
    """Empty for everything."""


EVERYTHING = Place("All articles", "-is:copy")
UNREAD = Place("Unread", "is:unread -is:copy")
NEW = Place("New", "is:new -is:copy")
STARRED = Place("Starred", "is:starred")


def of_feed(feed: Feed) -> Place:
    """The articles that a feed brought."""
    return Place(feed.title or feed.url, f"feed:{quoted(feed.url)}")


@dataclass(frozen=True, slots=True)
class Finding:
    """A place, a search and a chosen entity; all stay while other articles are shown."""

    place: Place = EVERYTHING
    query: str = ""
    """What is searched for in the place; empty for no search."""
    entity: Entity | None = None
    """The chosen entity, of whichever article it was chosen in."""
    only: bool = False
    """Whether the list is filtered by the entity."""
    sorts: str = ""
    """In which order: `sort:` terms; empty for the usual one."""

    @property
    def narrowed(self) -> bool:
        """Whether anything but the place decides what is listed."""
        return bool(self.query) or self.only

    @property
    def search(self) -> Query:
        """What is searched for, read as far as it can be while it is being typed."""
        return parse(self.query, lenient=True)

    @property
    def request(self) -> Query:
        """What the library is asked for."""
        parts = [parse(self.place.query, lenient=True), self.search, parse(self.sorts)]
        if self.only and self.entity is not None:
            parts.append(parse(f"entity:{quoted(self.entity.name)}"))
        trees = tuple(part.tree for part in parts if part.tree is not None)
        sorts = next((part.sorts for part in reversed(parts) if part.sorts), ())
        return Query(all_of(trees), sorts)

    def text(self) -> str:
        """The request as the reader would write it, without its order."""
        # What is meant to be everything is not narrowed by what its list leaves out.
        place = Query() if self.place == EVERYTHING else parse(self.place.query, lenient=True)
        try:
            typed = parse(self.query)
        except QueryProblem:
            typed = self.search
        entity = parse(f"entity:{quoted(self.entity.name)}") if self.only and self.entity is not None else Query()
        trees = tuple(part.tree for part in (place, typed, entity) if part.tree is not None)
        return format(Query(all_of(trees)))

    def words(self) -> str:
        """What the list is filtered by; empty when it is the whole place."""
        parts = [f"“{self.query}”"] if self.query else []
        if self.only and self.entity is not None:
            parts.append(self.entity.name)
        return " and ".join(parts)

    def trail(self, analysis: Analysis | None, hits: tuple[Span, ...]) -> Trail | None:
        """The places to walk in an article: mentions of the chosen entity, else hits; None when nothing is sought.

        Mentions need the analysis; until it is there the trail is empty.
        """
        if self.entity is not None:
            index = same_entity(analysis.entities, self.entity) if analysis is not None else None
            mentions = analysis.entities[index].mentions if analysis is not None and index is not None else ()
            return Trail(self.entity.name, tuple(mention.span for mention in mentions))
        if self.query:
            return Trail(f"“{self.query}”", hits)
        return None


ORDERS = {
    "": "the usual way: newest first, stories together",
    "sort:date": "newest first",
    "sort:-date": "oldest first",
    "sort:source": "source",
    "sort:title": "title",
    "sort:story": "how many tell the story",
    "sort:disagreement": "how much the sources of the story differ",
    "sort:words": "length",
    "sort:added": "when it came",
}
"""Orders that a list can stand in: terms of the query language, and words for people."""


def quoted(text: str) -> str:
    """`text` as a phrase of the query language."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def same_entity(entities: tuple[Entity, ...], wanted: Entity) -> int | None:
    """Index of the entity that is the same as one of another article: by its key, or where it has none by its name."""
    for index, entity in enumerate(entities):
        if entity.key and wanted.key:
            same = entity.key == wanted.key
        else:
            same = entity.kind is wanted.kind and entity.name.casefold() == wanted.name.casefold()
        if same:
            return index
    return None
