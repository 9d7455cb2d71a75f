"""Cuts an article into the pieces that are searched for names: its sentences, then its captions."""

from collections.abc import Iterator
from typing import NamedTuple

from reader.analysis.tokens import Token, tokens
from reader.model import Analysis, Role, Span

_MOST_TOKENS = 400
"""Longer sentences are cut: they are tables or worse, and some steps compare all names of a unit with each other."""


class Unit(NamedTuple):
    """One sentence or caption, or a part of a very long one, with its tokens; offsets count from the body's begin."""

    span: Span
    tokens: tuple[Token, ...]
    block: int
    sentence: int | None
    """Index into `Analysis.sentences`; None for a caption."""
    shouted: bool
    """Whether nearly every word is capitalised, so capitals say nothing: a headline."""


def of(analysis: Analysis) -> tuple[Unit, ...]:
    """The units of the article, in order of position."""
    body = analysis.article.body
    pieces: list[tuple[Span, int, int | None]] = [
        (sentence.span, sentence.block, index) for index, sentence in enumerate(analysis.sentences)
    ]
    pieces += [
        (block.span, index, None) for index, block in enumerate(analysis.article.blocks) if block.role is Role.CAPTION
    ]
    return tuple(unit for piece in sorted(pieces, key=lambda piece: piece[0]) for unit in _cut(body, *piece))


def of_text(text: str) -> Unit | None:
    """The text as one unit that is no part of the body, cut where it is very long; None where it has no words."""
    return next(_cut(text, Span(0, len(text)), 0, None), None)


def _cut(body: str, span: Span, block: int, sentence: int | None) -> Iterator[Unit]:
    inside = tuple(token.shifted(span.start) for token in tokens(span.of(body)))
    for begin in range(0, len(inside), _MOST_TOKENS):
        some = inside[begin : begin + _MOST_TOKENS]
        words = [token.text for token in some if token.text[0].isalpha()]
        long = [word for word in words if len(word) > 3]
        shouted = len(words) > 2 and bool(long) and all(word[0].isupper() for word in long)
        yield Unit(Span(some[0].start, some[-1].end), some, block, sentence, shouted)
