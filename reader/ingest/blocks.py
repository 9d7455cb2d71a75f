"""Cuts plain text into blocks."""

import re

from reader.model import Block, Role, Span

_PARAGRAPH = re.compile(r"\S(?:.*\S)?")


def of_text(body: str) -> tuple[Block, ...]:
    """One prose block for each line of `body` that is not blank."""
    return tuple(Block(Span(*match.span()), Role.PROSE) for match in _PARAGRAPH.finditer(body))
