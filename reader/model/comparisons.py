"""What several articles say together."""

from dataclasses import dataclass, field
from enum import StrEnum

from reader.model.articles import Article
from reader.model.questions import Answer, Question


class Agreement(StrEnum):
    """How the sources stand to each other on one counterpart."""

    AGREE = "agree"
    DIFFER = "differ"
    ONE_SOURCE = "one_source"
    NOT_ENOUGH = "not_enough"


@dataclass(frozen=True, slots=True)
class Cell:
    """One article's answer on one counterpart."""

    article: str
    """Article id."""
    answer: Answer
    """Relation `silent` and no evidence where the article never brings the pair up."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the sources compare on one counterpart."""

    relation: Agreement
    stance: Agreement
    text: str
    """One sentence: "3 of 3 say the friendship exists; 1 for it, 2 against"."""
    outlets: int = 1
    """Where `relation` is `one_source`: how many outlets print the one text that says it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One counterpart over all the sources."""

    counterpart: str
    cells: tuple[Cell, ...]
    """In the order of `Comparison.articles`."""
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Difference:
    """One point on which sources differ."""

    counterpart: str
    on: str
    """`relation` or `stance`."""
    sides: tuple[tuple[str, tuple[str, ...]], ...]
    """(label, article ids) for each side; at least two, each with evidence."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A question answered over several articles."""

    question: Question
    articles: tuple[Article, ...]
    rows: tuple[Row, ...]
    """Counterparts in the order of the question, then in order of first mention."""
    differences: tuple[Difference, ...] = field(default=())
    foreign: tuple[tuple[str, str], ...] = ()
    """Id of each article that was not judged, with the name of its language."""


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that report the same event, in the order given."""

    articles: tuple[str, ...]
    """Article ids; at least one."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of one article."""

    article: str
    """Article id."""
    sentence: int
    """Index into `Analysis.sentences` of that article."""


@dataclass(frozen=True, slots=True)
class SharedPoint:
    """Sentences of different articles that say the same."""

    passages: tuple[Passage, ...]
    """One an article, in the order of the articles; at least two."""
    sources: int
    """How many outlets say it; at least two."""
    texts: int
    """How many texts say it: reprints of one text count once. Where this is 1, one text was printed several times."""
    weight: float
    """How much it says, 0 or more: comparable within one alignment."""
    quoted: bool = False
    """Whether what they share is a quotation: each sentence is mostly direct speech."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which sentences of several articles say the same, and which say what no other does."""

    shared: tuple[SharedPoint, ...]
    """What most texts say comes first, and of those what says most."""
    alone: tuple[tuple[str, tuple[Passage, ...]], ...]
    """For each article its id and the sentences that only it has, weightiest first; articles keep their order."""
    copies: tuple[tuple[str, ...], ...]
    """Ids of articles that are one text, group by group."""
