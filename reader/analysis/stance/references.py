"""Where parties are referred to in a text."""

from dataclasses import dataclass

from reader.model import Form, Party, Span

SUBJECT = 0
"""Index of the subject among the parties; counterparts follow in the order of the question."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One place where a party is meant."""

    party: int
    span: Span
    form: Form
    sure: float
    """0 to 1: how certain it is that this party is meant."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Where the parties of a question stand in a text."""

    parties: tuple[Party, ...]
    references: tuple[tuple[Reference, ...], ...]
    """Of every sentence of the analysis, in order of position."""
    focus: tuple[int | None, ...]
    """The counterpart spoken of last, up to the end of every sentence."""
    theme: tuple[frozenset[int], ...]
    """All counterparts in the last sentence, up to every sentence, that has any."""
    named: frozenset[int]
    """Parties that prose names; a description alone does not bring a party up."""

    def of(self, sentence: int, party: int) -> tuple[Reference, ...]:
        """The references to `party` in a sentence."""
        return tuple(reference for reference in self.references[sentence] if reference.party == party)
