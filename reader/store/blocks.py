"""Writes an article's blocks as a short text, and reads them again: `p0,120 h2,30` is prose, then a heading.

Each block is its role's letter, the code points between it and the one before, and its length.
"""

from collections.abc import Iterable

from reader.model import Block, Role, Span

_LETTERS = {Role.PROSE: "p", Role.HEADING: "h", Role.CAPTION: "c"}
_ROLES = {letter: role for role, letter in _LETTERS.items()}


def encode(blocks: Iterable[Block]) -> str:
    """The blocks, which must be in order and disjoint, as text."""
    parts, end = [], 0
    for block in blocks:
        parts.append(f"{_LETTERS[block.role]}{block.span.start - end},{block.span.end - block.span.start}")
        end = block.span.end
    return " ".join(parts)


def decode(text: str) -> tuple[Block, ...]:
    """The blocks that `encode` wrote. Raises ValueError or KeyError for any other text."""
    blocks, end = [], 0
    for part in text.split():
        gap, length = part[1:].split(",")
        start = end + int(gap)
        end = start + int(length)
        blocks.append(Block(Span(start, end), _ROLES[part[0]]))
    return tuple(blocks)
