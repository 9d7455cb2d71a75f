"""Questions, and what one article answers."""

from dataclasses import dataclass
from enum import StrEnum

from reader.model.articles import Span


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
    directed: bool = False
    """Whether it goes one way, from the subject to the counterpart: support does, friendship does not."""


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
