"""Tells who says the words at a place of the text."""

import re

from reader.analysis.entities import gazetteer
from reader.analysis.stance.claims import Speaker
from reader.analysis.stance.references import Cast
from reader.model import Quote, Span

_BELONGS = re.compile(r"\b(?:of|for|to|with|by|who|from|in|at|['’]s)\b", re.IGNORECASE)
"""What makes a name in "a spokesman for Putin" another's and not the speaker's."""
_FELT = re.compile(r"\b(?:feels?|felt|feeling|sens(?:es|ed)|seem(?:s|ed)?)\b", re.IGNORECASE)
_PERHAPS = re.compile(
    r"\b(?:probably|perhaps|presumably|possibly|no doubt|surely|must|may|might) (?:have )?\b", re.IGNORECASE
)
_NARRATOR = frozenset({"i", "we", "one", "you"})
_PRONOUNS = frozenset({"he", "she", "they", "it"})


def speaker_at(body: str, cast: Cast, quotes: tuple[Quote, ...], sentence: int, span: Span) -> Speaker | None:
    """The speaker of the innermost of a sentence's `quotes` around `span`; None for the article's own voice.

    "We" in reported speech is the writer himself.
    """
    holding = [quote for quote in quotes if quote.span.covers(span)]
    if not holding:
        return None
    holding = [quote for quote in holding if quote.direct or not _guessed(body, quote)]
    if not holding:
        return None
    quote = min(holding, key=lambda quote: (quote.span.end - quote.span.start, not quote.speaker, quote.span))
    name = quote.speaker.lower()
    if name in _NARRATOR and not quote.direct:
        return None
    party = _party(body, cast, quote, sentence)
    if party is not None:
        return Speaker(cast.parties[party].name, party, quote.direct)
    return Speaker("" if name in _PRONOUNS | _NARRATOR else quote.speaker, None, quote.direct)


def _guessed(body: str, quote: Quote) -> bool:
    """Whether a clause is no speech but the article's guess at what somebody feels: "he probably felt jealous"."""
    if quote.cue_span is None:
        return False
    near = body[max(0, quote.cue_span.start - 16) : quote.cue_span.end]
    return bool(_FELT.search(quote.cue_span.of(body)) or _PERHAPS.search(near))


def _party(body: str, cast: Cast, quote: Quote, sentence: int) -> int | None:
    if said := gazetteer.folded(quote.speaker):
        for index, party in enumerate(cast.parties):
            if any(said == gazetteer.folded(name) for name in (party.name, *party.aliases)):
                return index
    if quote.speaker_span is None:
        return None
    # The speaker may be named in a sentence before or after that of the words.
    for near in range(max(0, sentence - 2), min(len(cast.references), sentence + 3)):
        for reference in cast.references[near]:
            if reference.span.overlaps(quote.speaker_span) and not _BELONGS.search(
                body, quote.speaker_span.start, max(quote.speaker_span.start, reference.span.start)
            ):
                return reference.party
    return None
