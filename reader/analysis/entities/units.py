"""Cuts an article into the pieces that are searched for names: its sentences, then its captions."""

from typing import NamedTuple

from reader.analysis.tokens import Token, tokens
from reader.model import Analysis, Role, Span


class Unit(NamedTuple):
    """One sentence or caption with its tokens, whose offsets count from the body's begin."""

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
    pieces = [(sentence.span, sentence.block, index) for index, sentence in enumerate(analysis.sentences)]
    captions = [
        (block.span, index, None) for index, block in enumerate(analysis.article.blocks) if block.role is Role.CAPTION
    ]
    return tuple(_unit(body, *piece) for piece in sorted([*pieces, *captions], key=lambda piece: piece[0]))


def _unit(body: str, span: Span, block: int, sentence: int | None) -> Unit:
    inside = tuple(token.shifted(span.start) for token in tokens(span.of(body)))
    words = [token.text for token in inside if token.text[0].isalpha()]
    long = [word for word in words if len(word) > 3]
    shouted = len(words) > 2 and bool(long) and all(word[0].isupper() for word in long)
    return Unit(span, inside, block, sentence, shouted)
