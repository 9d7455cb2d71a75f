"""The values that pass between the stages, all frozen: Article -> Analysis -> Comparison.

Every offset is a code point index into `Article.body`. Text is pointed at, never copied: two sentences that read
the same are two spans.
"""

from dataclasses import dataclass, field
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


# --------------------------------------------------------------------------------------------- articles


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
        if self.title:
            return self.title
        words = self.body.split(maxsplit=12)
        return " ".join(words[:12]) + (" …" if len(words) > 12 else "") if words else "(empty)"

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


class Problem(NamedTuple):
    """An input that could not be used, and why."""

    name: str
    reason: str


# --------------------------------------------------------------------------------------------- analysis


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


# --------------------------------------------------------------------------------------------- questions


class Relation(StrEnum):
    """What a text says of the relation between subject and counterpart."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    COOLED = "cooled"
    MIXED = "mixed"
    NOT_ADDRESSED = "not_addressed"
    """The pair is brought up, the relation is not."""
    SILENT = "silent"
    """The text never brings the pair up."""


class Stance(StrEnum):
    """A voice's judgement of the relation."""

    APPROVE = "approve"
    CRITICISE = "criticise"
    NEUTRAL = "neutral"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Party:
    """The subject of a question, or one of its counterparts."""

    name: str
    aliases: tuple[str, ...] = ()
    """Other names: "Kim", "Chairman Kim"."""
    roles: tuple[str, ...] = ()
    """Descriptions that stand for the party: "North Korean leader"."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that decide, by what they decide. A cue is one or more words; `*` ends a stem ("friend*")."""

    affirm: tuple[str, ...] = ()
    tie: tuple[str, ...] = ()
    """Words that name a relation and leave open of what sort: "relationship". `warm` and `cold` beside them say it."""
    warm: tuple[str, ...] = ()
    cold: tuple[str, ...] = ()
    deny: tuple[str, ...] = ()
    cool: tuple[str, ...] = ()
    approve: tuple[str, ...] = ()
    criticise: tuple[str, ...] = ()
    mock: tuple[str, ...] = ()
    """Words that mock when the writer uses them himself: "pals", "dictator"."""
    contact: tuple[str, ...] = ()
    """Dealings that bring the pair up without saying anything of the relation: "met", "summit"."""


@dataclass(frozen=True, slots=True)
class RelationKind:
    """A sort of relation that can be asked about: friendship, support."""

    id: str
    noun: str
    """What sentences call it: "friendship"."""
    cues: Cues


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of every article: how the subject stands to each counterpart."""

    id: str
    title: str
    subject: Party
    counterparts: tuple[Party, ...]
    relation: RelationKind
    anyone: str = ""
    """Name of a gazetteer group ("heads-of-state-or-government") whose members count as counterparts too."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that proves a label, and the cue words in it that decided."""

    span: Span
    cues: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody other than the article itself who speaks of the relation."""

    who: str
    relation: Relation | None
    """None when the voice judges without saying whether the relation exists."""
    stance: Stance
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one article says of one counterpart."""

    question: str
    counterpart: str
    relation: Relation
    stance: Stance
    """The article's own voice; speakers' judgements are under `voices`."""
    confidence: float
    """0 to 1."""
    evidence: tuple[Evidence, ...]
    """Strongest first, never empty unless the relation is silent or the answer is the reader's alone."""
    voices: tuple[Voice, ...] = ()
    why: tuple[str, ...] = ()
    """The rules that decided, in words, each naming its cue."""
    corrected: bool = False
    """Whether the labels are the reader's and not the program's."""
    foreign: str = ""
    """Name of the language ("French") that kept the article from being judged: the answer is silent then, and the
    article may not be."""


# --------------------------------------------------------------------------------------------- summaries


@dataclass(frozen=True, slots=True)
class Pick:
    """One sentence that a summary chose."""

    sentence: int
    """Index into `Analysis.sentences`."""
    rank: int
    """1 is the best; not comparable across methods."""
    score: float


@dataclass(frozen=True, slots=True)
class Summary:
    """Sentences chosen from one article, in document order."""

    method: str
    length: str
    """As asked: "3", "20%", "100w"."""
    picks: tuple[Pick, ...]
    note: str = ""
    """Why there are no picks: the text is too short, or has no sentences."""


@dataclass(frozen=True, slots=True)
class StoryPick:
    """One sentence that the summary of a story chose."""

    article: str
    """Article id."""
    sentence: int
    """Index into `Analysis.sentences` of that article."""
    rank: int
    """1 is the best."""
    score: float


@dataclass(frozen=True, slots=True)
class StorySummary:
    """Sentences chosen from all the articles of a story, in the order in which they read best."""

    length: str
    """As asked: "3", "20%", "100w"."""
    picks: tuple[StoryPick, ...]
    """Article by article, the oldest first; within an article in document order."""
    note: str = ""
    """Why there are no picks: the texts are too short, or have no sentences."""


# --------------------------------------------------------------------------------------------- comparisons


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
