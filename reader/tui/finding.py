"""What the reader is looking for: words, an entity, and which articles that leaves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.model import Analysis, Article, Entity, Span
from reader.tui.trail import Trail


@dataclass(frozen=True, slots=True)
class Finding:
    """A search and a chosen entity; both stay while other articles are shown."""

    query: str = ""
    """Words searched for; empty for no search."""
    hits: Mapping[str, tuple[Span, ...]] | None = None
    """Where they stand, by the id of each article found; None for no search, or while it runs."""
    entity: Entity | None = None
    """The chosen entity, of whichever article it was chosen in."""
    only: frozenset[str] | None = None
    """Ids of the articles that mention it, when the list is filtered by it."""

    def listed(self, articles: Sequence[Article]) -> tuple[Article, ...]:
        """The articles that are left."""
        return tuple(
            article
            for article in articles
            if (self.hits is None or article.id in self.hits) and (self.only is None or article.id in self.only)
        )

    def words(self) -> str:
        """What the list is filtered by; empty when it is whole."""
        parts = []
        if self.hits is not None:
            parts.append(f"“{self.query}”")
        if self.only is not None and self.entity is not None:
            parts.append(self.entity.name)
        return " and ".join(parts)

    def trail(self, article: Article, analysis: Analysis | None) -> Trail | None:
        """The places to walk in an article: mentions of the chosen entity, else hits; None when nothing is sought.

        Mentions need the analysis; until it is there the trail is empty.
        """
        if self.entity is not None:
            index = same_entity(analysis.entities, self.entity) if analysis is not None else None
            mentions = analysis.entities[index].mentions if analysis is not None and index is not None else ()
            return Trail(self.entity.name, tuple(mention.span for mention in mentions))
        if self.hits is not None:
            return Trail(f"“{self.query}”", tuple(self.hits.get(article.id, ())))
        return None


def same_entity(entities: Sequence[Entity], wanted: Entity) -> int | None:
    """Index of the entity that is the same as one of another article: by its key, or where it has none by its name."""
    for index, entity in enumerate(entities):
        if entity.key and wanted.key:
            same = entity.key == wanted.key
        else:
            same = entity.kind is wanted.kind and entity.name.casefold() == wanted.name.casefold()
        if same:
            return index
    return None
