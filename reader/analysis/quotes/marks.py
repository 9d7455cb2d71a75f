"""Pairs quotation marks into quotations, with apostrophes and inch marks left alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.model import Block, Role, Span

_MARK = re.compile(r"'(?=''(?!'))|''|’’|``|[\"“”„«»‘’']")
_OPENS_BEFORE = frozenset("([{—–-/…")
_DOUBLE_STRAIGHT = frozenset(('"', "''", "’’"))
_ELISION = re.compile(r"(?:\d|(?:em|til|tis|twas|cause|bout|round|n|cuz)\b)", re.IGNORECASE)
_SINGLE_WINDOW = 8
"""How many later single marks may close a single mark: bounds the work on text full of apostrophes."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between quotation marks, the marks included."""

    span: Span
    continues: bool = False
    """Whether it reopens a quotation that the paragraph before left open."""


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    text: str
    opens: bool
    closes: bool


def quotations(body: str, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """The outermost quotations of `body`, in order, disjoint, none across the end of a block.

    A quotation that its paragraph leaves open runs to the paragraph's end if the next paragraph reopens it, or if it
    stands where speech begins (at the start, after a comma or colon); any other mark without a partner is no
    quotation. Linear in the length of `body`.
    """
    found: list[Quotation] = []
    prose = [block.span for block in blocks if block.role is not Role.CAPTION]
    carried = False
    for index, span in enumerate(prose):
        following = prose[index + 1] if index + 1 < len(prose) else None
        reopened = following is not None and _starts_quoted(body, following)
        pieces, left_open = _in_block(body, span, reopened)
        if carried and pieces and pieces[0].start == span.start:
            found.append(Quotation(pieces[0], continues=True))
            pieces = pieces[1:]
        found.extend(Quotation(piece) for piece in pieces)
        carried = left_open and reopened
    return tuple(found)


def _starts_quoted(body: str, block: Span) -> bool:
    match = _MARK.match(body, block.start)
    return match is not None and match.group() not in {"”", "’", "'", "»"}


def _marks(body: str, block: Span) -> Iterator[_Mark]:
    for match in _MARK.finditer(body, block.start, block.end):
        start, end = match.span()
        before = body[start - 1] if start > block.start else " "
        after = body[end] if end < block.end else " "
        text = match.group()
        opens = (before.isspace() or before in _OPENS_BEFORE or bool(_MARK.match(before))) and (
            not after.isspace() or text == "“"
        )
        # “' "”: a space may part the marks of a quotation from those of the one inside it.
        nested = text in _DOUBLE_STRAIGHT and after.isspace() and body[max(block.start, start - 2) : start - 1] in "'’"
        closes = not before.isspace() or text == "”" or (nested and start > block.start + 1)
        yield _Mark(start, end, text, opens, closes)


def _in_block(body: str, block: Span, reopened: bool) -> tuple[list[Span], bool]:
    """The quotations of one block, and whether the last was left open."""
    marks = list(_marks(body, block))
    found: list[Span] = []
    opening: _Mark | None = None
    position = 0
    while position < len(marks):
        mark = marks[position]
        if mark.text in {"‘", "’", "'"}:
            closing = _single_close(body, marks, position) if opening is None else None
            if closing is not None:
                found.append(Span(mark.start, marks[closing].end))
                position = closing
        elif opening is None:
            if mark.opens and mark.text not in {"»"}:
                opening = mark
        elif mark.text in {"“", "„", "«", "``"} and mark.opens:
            opening = mark
        elif mark.closes and _partners(opening.text, mark.text):
            if mark.start > opening.end:
                found.append(Span(opening.start, mark.end))
            opening = None
        position += 1
    if opening is None:
        return found, False
    lead = body[block.start : opening.start].rstrip()
    if reopened or not lead or lead[-1] in ",:":
        found.append(Span(opening.start, block.end))
        return found, True
    return found, False


def _partners(opening: str, closing: str) -> bool:
    if opening in _DOUBLE_STRAIGHT or closing in _DOUBLE_STRAIGHT:
        return opening == closing or opening in {"``", "“"} or closing == "”"
    return (opening == "«") == (closing == "»")


def _single_close(body: str, marks: Sequence[_Mark], position: int) -> int | None:
    """Index of the mark that closes the single quotation opened at `position`; None when it is an apostrophe.

    An apostrophe after a plural ("voters' choice") closes only when nothing better follows.
    """
    opening = marks[position]
    if opening.text not in {"‘", "'"} or not opening.opens or _ELISION.match(body, opening.end):
        return None
    fallback: int | None = None
    for index in range(position + 1, min(position + 1 + _SINGLE_WINDOW, len(marks))):
        mark = marks[index]
        if mark.text == "‘" and mark.opens:
            break
        if mark.text not in {"’", "'"} or not mark.closes or mark.start <= opening.end:
            continue
        if body[mark.end : mark.end + 1].isalnum():
            continue
        possessive = body[mark.start - 1] in "sS" and body[mark.end : mark.end + 2].lstrip(" ")[:1].islower()
        if not possessive:
            return index
        if fallback is None:
            fallback = index
    return fallback
