"""What the reading pane says of an article: its facts, and the marks on its text."""

from collections.abc import Iterable, Sequence

from reader.model import Analysis, Article, Entity, EntityKind, Form, Kind, Span, Summary
from reader.tui.content.page import Layer, Mark
from reader.tui.glyphs import Glyphs

WORDS_A_MINUTE = 230
"""Silent reading of English non-fiction: Brysbaert (2019), "How many words do we read per minute?", gives 238."""

_MAIN_SHARE = 0.25


def minutes(article: Article) -> int:
    """Minutes that reading takes, at least one."""
    return max(1, round(article.words / WORDS_A_MINUTE))


def kind_word(kind: Kind) -> str:
    """The kind for people; empty when it is not known."""
    return "" if kind is Kind.UNKNOWN else str(kind)


def details(article: Article, glyphs: Glyphs) -> str:
    """The line under the title: outlet, author, kind, date, length."""
    noun = "word" if article.words == 1 else "words"
    length = f"{article.words:,}\u00a0{noun}, {minutes(article)}\u00a0min"
    facts = (article.outlet, article.byline, kind_word(article.kind), (article.date or "")[:10], length)
    return f" {glyphs.separator} ".join(fact for fact in facts if fact)


def main_entities(entities: Sequence[Entity]) -> frozenset[int]:
    """Indices of the entities that the text is mostly about: named at least a quarter as often as the first."""
    counts = [len(entity.mentions) for entity in entities]
    least = max(2.0, _MAIN_SHARE * max(counts, default=0))
    return frozenset(index for index, count in enumerate(counts) if count >= least and entities[index].named)


_SHAPES = {
    EntityKind.PERSON: "underline",
    EntityKind.PLACE: "underline italic",
    EntityKind.ORGANISATION: "italic",
    EntityKind.OTHER: "",
}
"""What tells the kinds apart where there are no colours."""


def entity_style(kind: EntityKind, *, main: bool, colors: bool = True) -> str:
    """How a name is written. The colour tells its kind, italics an organisation, the underline what is `main`.

    Without `colors` the kind is told by lines and slant alone, and what is main by weight.
    """
    if not colors:
        return f"{_SHAPES[kind]} bold".strip() if main else _SHAPES[kind]
    slant = " italic" if kind is EntityKind.ORGANISATION else ""
    return f"$entity-{kind}{slant}{' underline' if main else ''}"


def entity_layer(analysis: Analysis, *, colors: bool = True) -> Layer:
    """The names of entities in the text."""
    main = main_entities(analysis.entities)
    marks: list[Mark] = []
    for index, entity in enumerate(analysis.entities):
        style = entity_style(entity.kind, main=index in main, colors=colors)
        marks.extend(Mark(*mention.span, style) for mention in entity.mentions if mention.form is Form.NAME)
    return Layer(tuple(marks))


def summary_layer(analysis: Analysis, summary: Summary) -> Layer:
    """The sentences that the summary chose."""
    spans = (analysis.sentences[pick.sentence].span for pick in summary.picks)
    return Layer(tuple(Mark(*span, "on $mark") for span in spans))


def ranks(analysis: Analysis, summary: Summary, glyphs: Glyphs) -> dict[int, str]:
    """The sign of each chosen sentence's rank by the place where the sentence begins.

    A no-break space holds the sign to the sentence's first word.
    """
    return {analysis.sentences[pick.sentence].span.start: f"{glyphs.rank(pick.rank)}\u00a0" for pick in summary.picks}


def trail_layers(spans: Iterable[Span], current: Span | None) -> tuple[Layer, Layer]:
    """Mentions or hits that can be walked, and over them the one that the reader stands on."""
    return (
        Layer(tuple(Mark(*span, "$foreground on $hit") for span in spans)),
        Layer((Mark(*current, "$background on $accent bold"),) if current else ()),
    )


def flash_layer(span: Span | None) -> Layer:
    """The sentence that was just gone to."""
    return Layer((Mark(*span, "on $hit"),) if span else ())
