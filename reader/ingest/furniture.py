"""Tells what stands around an article's prose (captions, credits, pointers to other articles) from the prose itself.

The rules look at the form of a line, never at what it is about. Each demands a whole line of that form, or an
agency or a credit where credits stand: when in doubt it is prose, for a caption read as prose costs less than prose
that is never read.
"""

import re
from collections.abc import Sequence

from reader.ingest import furniture_forms
from reader.ingest.furniture_forms import Furniture
from reader.ingest.pieces import Piece
from reader.model import Role

_LONGEST_ALT = 15
"""Words of the description of a picture that stands before its caption."""
_END = re.compile(r"[.!?…:;,。！？；：，।؟][\"'”’»)\]]*$")


def marked(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with those that are furniture marked as captions.

    The description of a picture right before its credit is furniture too, and so are the titles after a pointer such
    as "Related Content" that ends a text.
    """
    kinds = [furniture_forms.of(piece.text) for piece in pieces]
    found = [piece._replace(role=Role.CAPTION) if kind else piece for piece, kind in zip(pieces, kinds, strict=True)]
    for index in range(len(found) - 1, 0, -1):
        if kinds[index] is Furniture.CREDIT and _is_alt_text(found[index - 1].text):
            found[index - 1] = found[index - 1]._replace(role=Role.CAPTION)
    end = _end(found, kinds)
    return [*found[:end], *(piece._replace(role=Role.CAPTION) for piece in found[end:])]


def is_furniture(text: str) -> bool:
    """Whether the line is a caption with its credit, a pointer to other articles, or says who contributed."""
    return furniture_forms.of(text) is not None


def ends_like_sentence(text: str) -> bool:
    """Whether the text ends with a mark that ends a sentence or a part of one, before closing quotation marks."""
    return bool(_END.search(text[-8:]))


def _end(pieces: Sequence[Piece], kinds: Sequence[Furniture | None]) -> int:
    """Where the first of the pointers stands after which there are only titles, or else the end."""
    end = len(pieces)
    if Furniture.POINTER not in kinds:
        return end
    for index in range(len(pieces) - 1, -1, -1):
        if kinds[index] is Furniture.POINTER:
            end = index
        elif not _is_alt_text(pieces[index].text):
            break
    return end


def _is_alt_text(text: str) -> bool:
    return len(text) < 100 * _LONGEST_ALT and not ends_like_sentence(text) and len(text.split()) <= _LONGEST_ALT
