"""Markdown to plain pieces: what a reader would read, without the marks."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from reader.ingest import furniture
from reader.ingest.pieces import OMISSION, Piece, bounded
from reader.model import Role

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MOST_CODE_POINTS = 2_000_000
_MOST_MARKS = (("[", 20_000), ("|", 50_000), ("\n", 50_000))
"""Beyond these the parser takes seconds, and no article has them: such a text is read as plain paragraphs."""
_MOST_LINES = 400_000
"""What comes after so many lines is left out."""
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|</?[a-zA-Z][^<>]*>", re.DOTALL | re.IGNORECASE
)
_OPENING_HEADING = re.compile(r"#[ \t]|[^\n]+\n=+[ \t]*(?:\n|\Z)")
_PARAGRAPH = re.compile(r"\n\s*\n")
_PLAIN = re.compile(
    r"(?:\A|(?<=\n\n))"
    r"(?:!\[(?P<picture>[^\n\\`*_~\[\]<&|]++)\]\((?:https?://[a-zA-Z0-9./-]*+)?\)\n?+"
    r"|(?:(?![-#>+=:|~`<*_\s]|\d{1,9}[.)])[^\n\\`*_~\[\]<&|]++(?:\n|\Z))+)(?=\n|\Z)",
)
"""Between blank lines a picture alone, or a paragraph that Markdown leaves alone: no line begins with a mark or holds
one."""
_FAR_REACHING = ("```", "~~~", "<", "]:")
"""What begins code and tags that go on over blank lines, and addresses that other paragraphs refer to."""


def pieces(text: str) -> list[Piece]:
    """The pieces of the Markdown `text`: paragraphs and list items, headings, and as captions what is no sentence.

    Emphasis and links become their text, an image its description, and a paragraph that is only images a caption.
    Tables and code keep their text, as captions: they hold no sentences. HTML is taken off.
    """
    if len(text) > _MOST_CODE_POINTS or any(text.count(mark) > most for mark, most in _MOST_MARKS):
        text, is_cut = bounded(text, "\n", _MOST_LINES)
        found = furniture.marked([Piece(" ".join(part.split())) for part in _PARAGRAPH.split(text)])
        return [*found, Piece(OMISSION, Role.CAPTION)] if is_cut else found
    return furniture.marked([piece for piece in _pieces(text) if piece.text])


def title(found: list[Piece], text: str) -> tuple[str, list[Piece]]:
    """The text of the first-level heading that opens the Markdown `text`, with the other pieces; empty if none does."""
    if _OPENING_HEADING.match(text.lstrip()) and found and found[0].role is Role.HEADING:
        return found[0].text, found[1:]
    return "", found


def _pieces(text: str) -> Iterator[Piece]:
    """What the parser makes of the text, which is asked only about paragraphs with marks: most have none."""
    if any(mark in text for mark in _FAR_REACHING):
        yield from _parsed(text)
        return
    text = text.lstrip("\n")
    at = 0
    for plain in _PLAIN.finditer(text):
        yield from _parsed(text[at : plain.start()])
        picture = plain["picture"]
        yield Piece(" ".join((picture or plain.group()).split()), Role.CAPTION if picture else Role.PROSE)
        at = plain.end()
    yield from _parsed(text[at:])


def _parsed(text: str) -> Iterator[Piece]:
    if text and not text.isspace():
        yield from _read(_parser().parse(text))


@cache
def _parser() -> "MarkdownIt":
    # Imported late: texts without marks do without it.
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _read(tokens: "Sequence[Token]") -> Iterator[Piece]:
    role = Role.PROSE
    row: list[str] | None = None
    for token in tokens:
        if token.type == "heading_open":
            role = Role.HEADING
        elif token.type == "heading_close":
            role = Role.PROSE
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield Piece("; ".join(cell for cell in row if cell), Role.CAPTION)
            row = None
        elif token.type == "inline":
            content = _inline(token.children or [])
            if row is not None:
                row.append(content)
            else:
                yield Piece(content, Role.CAPTION if _only_images(token.children or []) else role)
        elif token.type in ("fence", "code_block"):
            yield Piece(token.content.strip("\n"), Role.CAPTION)
        elif token.type == "html_block":
            for part in _PARAGRAPH.split(_TAG.sub(" ", token.content)):
                yield Piece(" ".join(part.split()))


def _inline(children: "Sequence[Token]") -> str:
    parts = []
    for child in children:
        if child.type in ("text", "code_inline", "image"):
            parts.append(child.content if child.type != "image" else _inline(child.children or []))
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return " ".join("".join(parts).split())


def _only_images(children: "Sequence[Token]") -> bool:
    kinds = {child.type for child in children if child.type != "text" or child.content.strip()}
    return "image" in kinds and kinds <= {"image", "softbreak", "link_open", "link_close"}
