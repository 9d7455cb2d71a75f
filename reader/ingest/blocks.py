"""Cuts plain text into blocks: paragraphs, headings and what stands around them."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.ingest import furniture
from reader.ingest.pieces import Piece
from reader.model import Block, Role, Span

_LINE = re.compile(r"[^\S\n]*(\S(?:[^\n]*\S)?)[^\S\n]*(?:\n|$)|[^\S\n]*\n")
_BULLET = re.compile(r"[-*•–—·▪>]\s?|\(?\w{1,3}[.)]\s")
_WRAP_WIDTHS = range(40, 121)
"""Code points. Nobody wraps prose wider or narrower than this."""
_HEADING_WORDS = 14
_MOST_HEADINGS = 0.4
"""Share of blocks. A text in which more lines look like headings does not end its sentences with marks."""


class _Line(NamedTuple):
    span: Span
    blank_before: bool


def of_text(body: str) -> tuple[Block, ...]:
    """The blocks of `body`, which stands as it came.

    Blank lines part paragraphs. Between them a line is a paragraph of its own, unless the text is hard-wrapped:
    then the lines of a paragraph belong together.
    """
    lines = _lines(body)
    spans = _joined(body, lines) if _is_wrapped(body, lines) else [line.span for line in lines]
    pieces = furniture.marked(_with_headings([Piece(span.of(body)) for span in spans]))
    return tuple(Block(span, piece.role) for span, piece in zip(spans, pieces, strict=True))


def _lines(body: str) -> list[_Line]:
    lines = []
    blank = True
    for match in _LINE.finditer(body):
        if match.group(1) is None:
            blank = True
            continue
        lines.append(_Line(Span(*match.span(1)), blank))
        blank = False
    return lines


def _is_wrapped(body: str, lines: Sequence[_Line]) -> bool:
    """Whether lines break where they are full: the next word would not have fitted, and sentences run on."""
    width = max((line.span.end - line.span.start for line in lines), default=0)
    pairs = [(line.span, after.span) for line, after in pairwise(lines) if not after.blank_before]
    if width not in _WRAP_WIDTHS or len(pairs) < 2:
        return False
    full = sum(_fills(body, line, after, 0.85 * width) for line, after in pairs)
    ended = sum(furniture.ends_like_sentence(line.of(body)) for line, _ in pairs)
    return full >= 0.7 * len(pairs) and ended <= 0.5 * len(pairs)


def _fills(body: str, line: Span, after: Span, width: float) -> bool:
    first_word = after.of(body).split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(first_word) > width


def _joined(body: str, lines: Sequence[_Line]) -> list[Span]:
    width = max(line.span.end - line.span.start for line in lines)
    spans: list[Span] = []
    for index, (span, blank_before) in enumerate(lines):
        # A line that had room for the next word ends its paragraph, as do list items and indents.
        before = lines[index - 1].span
        starts = blank_before or not _fills(body, before, span, 0.7 * width) or _BULLET.match(span.of(body))
        if starts or furniture.is_furniture(before.of(body)):
            spans.append(span)
        else:
            spans[-1] = Span(spans[-1].start, span.end)
    return spans


def _with_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with short ones that end without a mark before a paragraph marked as headings."""
    short = [_is_short(piece.text) for piece in pieces]
    if sum(short) > _MOST_HEADINGS * len(pieces):
        return list(pieces)
    found = list(pieces)
    leads = False
    for index in range(len(pieces) - 1, -1, -1):
        if short[index]:
            found[index] = pieces[index]._replace(role=Role.HEADING) if leads else pieces[index]
        elif furniture.ends_like_sentence(pieces[index].text):
            leads = True
    return found


def _is_short(text: str) -> bool:
    return (
        len(text) <= 10 * _HEADING_WORDS
        and "\n" not in text
        and len(text.split()) <= _HEADING_WORDS
        and not furniture.ends_like_sentence(text)
        and not _BULLET.match(text)
        and any(mark.isalpha() for mark in text)
        and text[-1] not in "\"'”’»"
    )
