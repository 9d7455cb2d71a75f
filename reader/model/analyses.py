"""What is understood of one article."""

from dataclasses import dataclass
from enum import StrEnum

from reader.model.articles import Article, Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a prose or heading block."""

    span: Span
    block: int
    """Index into `Article.blocks`."""
    heading: bool = False


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    OTHER = "other"


class Form(StrEnum):
    """How a mention refers: by name ("Kim"), by description ("the North Korean leader"), by pronoun ("he")."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text refers to an entity."""

    span: Span
    form: Form


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, place or organisation that mentions of one article stand for."""

    name: str
    """Fullest name known: from the gazetteer, or the longest in the text."""
    kind: EntityKind
    mentions: tuple[Mention, ...]
    """In order of position, disjoint."""
    key: str = ""
    """Identifier in the gazetteer; empty when it is not known there."""

    @property
    def named(self) -> bool:
        """Whether the text names the entity at least once."""
        return any(mention.form is Form.NAME for mention in self.mentions)


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted or reported speech."""

    span: Span
    """What is said: quotation marks included when direct, the clause when reported."""
    direct: bool
    speaker: str = ""
    """Resolved name ("Donald Trump") or the description as it stands ("opponents"); empty when not found."""
    speaker_span: Span | None = None
    cue_span: Span | None = None
    """The verb or phrase of saying: "said", "according to"."""
    entity: int | None = None
    """Index into `Analysis.entities` when the speaker is one of them."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """An article and what was understood of it. A pure function of the article and the pipeline's version."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    """In order of first mention."""
    quotes: tuple[Quote, ...] = ()
    """In order of position; a quote may lie inside another."""
    language: str = "en"
    """BCP 47 primary subtag: the article's, unless its text plainly is in another; `und` where that is not known."""
    pipeline: str = ""
    """Version of the pipeline that made this."""

    def text(self, span: Span) -> str:
        """The text at `span`."""
        return span.of(self.article.body)

    def sentence_at(self, offset: int) -> int | None:
        """Index of the sentence that holds `offset`; None between sentences."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].span.end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.sentences) and self.sentences[low].span.start <= offset:
            return low
        return None
