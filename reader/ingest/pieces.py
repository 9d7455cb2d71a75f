"""Pieces of an article, each a paragraph with what it is, and the body that is made of them."""

from collections.abc import Iterable
from typing import NamedTuple

from reader.model import Block, Role, Span
from reader.text import clean

OMISSION = "[…]"
"""Stands at the end of a text whose rest is left out."""
_BETWEEN = "\n\n"


class Piece(NamedTuple):
    """One paragraph on its way into an article."""

    text: str
    role: Role = Role.PROSE


def join(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The body that the pieces make, parted by blank lines, with its blocks; pieces without text are left out.

    Every piece is cleaned here, after all that its format could hide in it has been decoded.
    """
    texts: list[str] = []
    blocks: list[Block] = []
    offset = 0
    for piece in pieces:
        text = clean(piece.text).strip()
        if not text:
            continue
        blocks.append(Block(Span(offset, offset + len(text)), piece.role))
        texts.append(text)
        offset += len(text) + len(_BETWEEN)
    return _BETWEEN.join(texts), tuple(blocks)


def bounded(text: str, mark: str, most: int) -> tuple[str, bool]:
    """The text up to its `most`-th `mark`, and whether that leaves anything out.

    Every tag or line costs time to read, and what is no article may have millions of them.
    """
    if text.count(mark) <= most:
        return text, False
    return mark.join(text.split(mark, most)[:most]), True
