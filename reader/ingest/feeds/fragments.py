"""Turns the texts of a feed's items, which are pieces of HTML or plain, into paragraphs and lines."""

import html
import re

from reader.ingest import blocks, furniture, tags
from reader.ingest.feeds.raw import Text
from reader.ingest.pieces import OMISSION, Piece, bounded
from reader.model import Role
from reader.text import clean, clean_line

_NAMES = (
    "a|abbr|acronym|address|article|aside|audio|b|bdi|bdo|big|blockquote|body|br|caption|center|cite|code|col|colgroup"
    "|dd|del|details|dfn|div|dl|dt|em|embed|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img"
    "|input|ins|kbd|label|li|link|main|map|mark|meta|nav|noscript|object|ol|p|picture|pre|q|s|samp|script|section|small"
    "|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|time|title|tr|tt|u|ul|var|video"
    "|wbr"
)
_TAG = re.compile(rf"</?(?:{_NAMES})(?![\w-])[^<>]*>|<!--", re.IGNORECASE)
_ESCAPED_TAG = re.compile(
    rf"&(?:amp;)?lt;/?(?:{_NAMES})(?![\w-])[^&<>]*(?:&(?!(?:amp;)?[lg]t;)[^&<>]*)*&(?:amp;)?gt;", re.IGNORECASE
)
_CLOSED = re.compile(rf"</(?:{_NAMES})\s*>|<(?:br|hr|img|wbr)\b", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style)\b[^<>]*>[^<]*</\1\s*>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:[A-Za-z]\w{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_LONGEST_LINE = 1_000
_APPENDED = re.compile(
    r"The post .{1,400} (?:appeared first on|first appeared on) .{1,200}|(?:continue reading|read more)\b[^.!?]{0,200}"
    r"|\[?(?:…|\.\.\.)\]?",
    re.IGNORECASE,
)
"""Lines that blogs' software puts below an article or a part of one."""
_CUT = re.compile(
    r"(?:…|\.\.\.|&hellip;)\s*[\])]?$|\b(?:continue reading|read more|read the (?:full|whole|rest)\b)[^.!?]{0,120}$",
    re.IGNORECASE,
)


class Allowance:
    """How much is still read of a feed, whose texts may hold millions of tags: a tag or a line takes microseconds."""

    def __init__(self, *, of_feed: int = 500_000, of_text: int = 100_000) -> None:
        """For so many tags, or lines of what has none, in all texts of the feed together and in each of them."""
        self._left = of_feed
        self._of_text = of_text

    def bounded(self, text: str, mark: str) -> tuple[str, bool]:
        """The text as far as its marks may be read, and whether that leaves anything out."""
        found, is_cut = bounded(text, mark, min(self._left, self._of_text))
        self._left = max(0, self._left - found.count(mark) - 1)
        return found, is_cut


def pieces(text: Text, allowance: Allowance) -> list[Piece]:
    """The paragraphs of a text, with what stands around the prose marked as captions.

    A mark of omission stands at the end where there is more than is allowed.
    """
    cleaned = clean(text.value)
    if text.html and not _TAG.search(cleaned):
        # Some feeds escape their HTML once more than they should; others hold text without tags.
        escaped = _ESCAPED_TAG.search(cleaned)
        cleaned = clean(html.unescape(html.unescape(cleaned) if escaped and "&amp;lt;" in cleaned else cleaned))
        if not escaped:
            text = Text(cleaned, html=False)
    cleaned, is_cut = allowance.bounded(cleaned, "<" if text.html else "\n")
    if text.html:
        found = furniture.marked(tags.read(cleaned)[1])
    else:
        found = [Piece(" ".join(block.span.of(cleaned).split()), block.role) for block in blocks.of_text(cleaned)]
    if is_cut:
        found.append(Piece(OMISSION))
    return [piece._replace(role=Role.CAPTION) if _APPENDED.fullmatch(piece.text[:700]) else piece for piece in found]


def line(text: Text) -> str:
    """The text on one line without tags, whether its references were escaped once, twice or not; cut where too long."""
    plain = clean(text.value[: 20 * _LONGEST_LINE])
    for _ in range(2):
        if text.html and _CLOSED.search(plain):
            plain = _TAG.sub("", _HIDDEN.sub("", plain))
        if not _REFERENCE.search(plain):
            break
        plain = html.unescape(plain)
    plain = clean_line(plain)
    return plain if len(plain) <= _LONGEST_LINE else plain[: _LONGEST_LINE - 1].rstrip() + "…"


def is_cut(found: list[Piece]) -> bool:
    """Whether the last paragraphs say that the text goes on elsewhere."""
    return any(_CUT.search(piece.text[-300:]) for piece in found[-2:])
