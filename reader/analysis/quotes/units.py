"""Cuts a body into the narrator's sentences, each quotation folded into one word."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.analysis.quotes.marks import Quotation
from reader.analysis.quotes.tags import Tag, Word, is_headline, tagged
from reader.analysis.tokens import Token, tokens
from reader.model import Analysis, Span


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of the narrator: sentences within one quotation are not told apart."""

    block: int
    words: tuple[Word, ...]
    heading: bool


_RUBRICS = frozenset(
    "alert analysis audio breaking clarification commentary context contact copyright correction editorial exclusive "
    "explainer factbox filed gallery graphic interactive more note opinion perspective photo photos poll previously "
    "read related report review revealed subscribe summary topline transcript trending update updated video watch "
    "warning story source sources tags topics".split()
)
_CONTRACTIONS = ("'ve", "’ve", "'re", "’re", "'ll", "’ll", "'d", "’d", "'m", "’m")
_LONGEST_ASIDE = 15
_LONGEST_DATELINE = 10
_DASHES = frozenset(("—", "–", "-", "--"))
_LONGEST_TITLE = 6
_LONGEST_UNIT = 300
"""Words; a longer sentence is read in pieces, so that work stays linear on text without full stops."""


def is_rubric(label: Sequence[Word]) -> bool:
    """Whether a label before a colon is a newspaper's own ("UPDATE:"), and nobody's name."""
    return all(word.lower in _RUBRICS for word in label)


def units(analysis: Analysis, quotations: Sequence[Quotation]) -> Iterator[Unit]:
    """The narrator's sentences, in order. Linear in the length of the body."""
    body = analysis.article.body
    starts = [quotation.span.start for quotation in quotations]
    pending: list[Span] = []
    for index, sentence in enumerate(analysis.sentences):
        pending.append(sentence.span)
        following = analysis.sentences[index + 1] if index + 1 < len(analysis.sentences) else None
        if following is not None and following.block == sentence.block:
            nearest = bisect_right(starts, following.span.start) - 1
            if nearest >= 0 and starts[nearest] < following.span.start < quotations[nearest].span.end:
                continue
        span = Span(pending[0].start, pending[-1].end)
        inside = quotations[max(0, bisect_right(starts, span.start) - 1) : bisect_right(starts, span.end)]
        words = _words(body, span, [quotation for quotation in inside if quotation.span.overlaps(span)])
        words = words[_dateline(words) :]
        for start in range(0, len(words), _LONGEST_UNIT):
            piece = tagged(words[start : start + _LONGEST_UNIT])
            yield Unit(sentence.block, piece, sentence.heading or is_headline(piece))
        pending = []


def _dateline(words: Sequence[Word]) -> int:
    """How many words tell place and agency before the news begins: "WASHINGTON (AP) —"."""
    for index, word in enumerate(words[: _LONGEST_DATELINE + 1]):
        if index and word.lower in _DASHES:
            agency = words[index - 1].lower == ")" or words[0].upper
            return index + 1 if agency and index + 1 < len(words) else 0
        placed = word.capital or word.tag is Tag.ASIDE or not word.lower[:1].isalpha()
        if word.tag is Tag.QUOTATION or not placed:
            return 0
    return 0


def _words(body: str, span: Span, quotations: Sequence[Quotation]) -> list[Word]:
    pieces: list[Token | Quotation] = []
    position = span.start
    for quotation in quotations:
        pieces.extend(_tokens(body, position, max(position, quotation.span.start)))
        pieces.append(quotation)
        position = max(position, quotation.span.end)
    pieces.extend(_tokens(body, position, max(position, span.end)))
    words: list[Word] = []
    for piece in pieces:
        if isinstance(piece, Quotation):
            words.append(_quotation(body, piece))
        else:
            words.append(_word(piece))
    return _without_asides(words)


def _word(token: Token) -> Word:
    text = token.text
    return Word(Span(token.start, token.end), text.lower(), Tag.NOUN, capital=text[0].isupper(), upper=text.isupper())


def _quotation(body: str, quotation: Quotation) -> Word:
    text = quotation.span.of(body).strip("\"'“”„‘’«»`")
    return Word(
        quotation.span,
        text[-1:],
        Tag.QUOTATION,
        continues=quotation.continues,
        capital=_is_title(text) and not quotation.continues,
    )


def _is_title(text: str) -> bool:
    """Whether quoted text is a title or a nickname: few words, the long ones all with a capital."""
    words = text.split()
    if not 0 < len(words) <= _LONGEST_TITLE or text[-1:] in "!?":
        return False
    return (words[0][:1].isupper() or words[0].isdigit()) and all(word[:1].isupper() for word in words if len(word) > 3)


def _tokens(body: str, start: int, end: int) -> Iterator[Token]:
    for token in tokens(body[start:end]):
        lower = token.text.lower()
        endings = (ending for ending in _CONTRACTIONS if lower.endswith(ending) and len(lower) > len(ending))
        contraction = next(endings, "") if "'" in lower or "’" in lower else ""
        first, last = token.start + start, token.end + start
        cut = last - len(contraction)
        if contraction:
            yield Token(first, cut, body[first:cut])
            yield Token(cut, last, body[cut:last])
        else:
            yield Token(first, last, token.text)


def _without_asides(words: Sequence[Word]) -> list[Word]:
    """The words, those in short parentheses tagged as an aside."""
    marked = list(words)
    opening: int | None = None
    for index, word in enumerate(words):
        if word.lower in {"(", "["}:
            opening = index
        elif word.lower in {")", "]"} and opening is not None:
            if index - opening <= _LONGEST_ASIDE:
                for inside in range(opening, index + 1):
                    if words[inside].tag is not Tag.QUOTATION:
                        marked[inside] = replace(words[inside], tag=Tag.ASIDE)
            opening = None
    return marked
