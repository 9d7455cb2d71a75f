"""What one passage says of a pair, and who says it."""

from dataclasses import dataclass
from enum import StrEnum

from reader.model import Span


class Says(StrEnum):
    """What a passage says."""

    AFFIRM = "affirm"
    DENY = "deny"
    COOL = "cool"
    CONTACT = "contact"
    APPROVE = "approve"
    CRITICISE = "criticise"


RELATED = frozenset({Says.AFFIRM, Says.DENY, Says.COOL})
"""What speaks of the relation itself."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something, when it is not the article itself."""

    name: str
    """As it is shown; empty when the text does not tell."""
    party: int | None = None
    """Index among the parties when the speaker is one of them."""
    direct: bool = False
    """Whether the words are the speaker's own and not the article's rendering of them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One cue that says something of the subject and one counterpart."""

    says: Says
    party: int
    sentence: int
    cue: Span
    """Empty when the cue stands outside the body, in the title."""
    weight: float
    speaker: Speaker | None
    """None for the article's own voice."""
    reason: str
    """Why the cue counts as it does, in words."""
    past: bool = False
    """Whether it is told of an earlier time."""
    wished: bool = False
    """Whether it is only hoped for or thought possible."""
