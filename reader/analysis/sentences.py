"""The one sentence splitter."""

import re
from dataclasses import replace
from functools import cache

from reader.analysis.abbreviations import KEPT, ORDINAL_STOPS
from reader.analysis.tokens import MONTHS, NUMBERED, OTHERS, TITLES, stop_words
from reader.model import Analysis, Role, Sentence, Span

_CLOSERS = "\"'”’»“‘«›‹)\\]*_"
"""What may close a quotation or bracket after a stop. Some languages close with the marks that others open with."""


@cache
def _stop(marks: str) -> re.Pattern[str]:
    # White space must follow, but not in scripts that write without it. French sets a space before its » too.
    return re.compile(
        rf"(?:[{marks}]|(?<=\.)[ \u00a0]\.)+([{_CLOSERS}]*(?:[ \u00a0\u202f]?»)?)(?=\s|$|(?<=[”»])[“«])"
        r"|[。！？｡।॥]+[”’」』）》】]*"
    )


_MARKS = ".!?…؟۔։።፧"
_GREEK_MARKS = f"{_MARKS};"
"""NFC makes the Greek question mark a semicolon."""
_GAP = re.compile(r"\s*")
_WORD_BEFORE = re.compile(r"[^\W_](?:[\w.&'’-]{0,30})$")
_OPENERS = "\"'“‘«([*_¿¡-–—•"
_NEXT_WORD = re.compile(rf"[{re.escape(_OPENERS)}\s]*((?:[^\W_]|\.(?=\w))(?:[\w'’]|[.&-](?=\w))*)")
_QUOTED_ON = re.compile(r"[\u3040-\u309f]")
"""Japanese goes on with a particle after a quotation."""
_UNICASE = re.compile(r"[\u10d0-\u10ff]")
"""Georgian letters, which Unicode counts as small."""
_SAYING = re.compile(
    r"(?:(?:[A-Z][\w'’.-]*|the|president|leader|prime|minister)\s+){1,4}?"
    r"(?:said|says|asked|wrote|told|tweeted|added|replied|asks|writes|shouted|declared|quipped|joked|continued|recalled)\b"
    r"(?!\s+that\b)"
)
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_MARKER = re.compile(r"(?:(?<=\s)|^)(?:[•⁃*-]\s?)?(\d{1,2}|[a-z])(\.\)|\)|\.)\s+(?=[^\W\d_])")

_STARTERS = frozenset(
    "a about after all also although an and another any anyone are as at be because before both but by can "
    "could despite did do does during each even every everyone few first for from had has have he her here hers "
    "his how however i i'd i'll i'm i've if in indeed instead is it it's its just last later let like many "
    "maybe me meanwhile more moreover most much my nearly never no nobody none nor not nothing now of on once "
    "one only or other others our over perhaps please she she's should since so some someone sometimes still "
    "such than thank that that's the their them then there there's therefore these they they'd they'll they're "
    "they've this those though through thus to today together too two under unlike until up very was we we'd "
    "we'll we're we've well were what what's when where whether which while who why will with without would yes "
    "yet you you're your".split()
)
"""Words that begin a sentence far more often than a name."""
_NAMED_AFTER = frozenset(
    "government state states supreme senate house congress army navy air department embassy".split()
)


def spans(text: str, language: str = "en") -> tuple[Span, ...]:
    """Sentence spans of one block of text: ordered, disjoint, together covering all but white space.

    `language` (BCP 47 primary subtag) says which abbreviations keep their stop; one that is not known is cut as English
    is. A line break is white space. Linear in the length of `text`.
    """
    items = _items(text)
    cuts = {start for start, _ in items}
    marked = {end for _, end in items}
    stops = _stop(_GREEK_MARKS if language == "el" else _MARKS).finditer(text)
    cuts.update(match.end() for match in stops if match.end() not in marked and _ends(text, match, language))
    found: list[Span] = []
    start = 0
    for cut in sorted(cuts | {len(text)}):
        piece = text[start:cut]
        stripped = piece.strip()
        if stripped:
            begin = start + len(piece) - len(piece.lstrip())
            found.append(Span(begin, begin + len(stripped)))
        start = cut
    return tuple(found)


def _items(text: str) -> list[tuple[int, int]]:
    """Where the items of a list that runs on in one block begin, and where the marker of each ends.

    The block opens with a marker ("1.", "a)") and the others count up from it; one marker alone is an item too.
    """
    counted: list[re.Match[str]] = []
    for marker in _MARKER.finditer(text):
        if not counted and marker.start() > 0:
            return []
        if not counted or _ordinal(marker.group(1)) == _ordinal(counted[-1].group(1)) + 1:
            counted.append(marker)
    return [(marker.start(), marker.end(2)) for marker in counted]


def _ordinal(marker: str) -> int:
    return int(marker) if marker.isdigit() else ord(marker)


def _ends(text: str, match: re.Match[str], language: str) -> bool:
    """Whether the stop found by `match` ends a sentence, rather than an abbreviation or a quoted title."""
    closers = match.group(1)
    if closers is None:
        return not (match.group()[-1] in "」』" and _QUOTED_ON.match(text, match.end()))
    mark = match.group().removesuffix(closers)
    if "]" in closers and text[match.start() - 1 : match.start()] == "[":
        return False
    after = _GAP.match(text, match.end())
    begin = after.end() if after else match.end()
    if begin >= len(text):
        return False
    word_match = _NEXT_WORD.match(text, begin)
    following = word_match.group(1) if word_match else ""
    if not following:
        return True
    opener = text[begin : word_match.start(1)] if word_match else ""
    if following[0].islower() and not _UNICASE.match(following) and not (opener and closers and mark[-1] != "."):
        return bool(opener.strip() and opener.strip()[-1] in '“"•' and not closers)
    if closers and any(closer in "\"'”’»“" for closer in closers) and mark[-1] in "!?" and not opener.strip():
        return not _SAYING.match(text, begin)
    if mark == "." and not closers:
        before = _WORD_BEFORE.search(text, max(0, match.start() - 32), match.start())
        if before:
            if language in KEPT:
                return not _abbreviates_in(language, before.group(), following)
            return not _abbreviates(before.group(), following, opener)
    return True


def _abbreviates_in(language: str, word: str, following: str) -> bool:
    """Whether the stop after `word` belongs to it alone, in a language other than English."""
    lowered = word.lower()
    if lowered in KEPT[language]:
        return True
    if _ACRONYM.fullmatch(word) or (len(word) == 1 and word.isupper()):
        return len(following) == 1 or following.lower() not in stop_words(language)
    return language in ORDINAL_STOPS and word.isdigit() and len(word) < 3


def _abbreviates(word: str, following: str, opener: str) -> bool:
    """Whether the stop after `word` belongs to it alone, seeing the word that follows and what opens before that."""
    lowered = word.lower()
    starts = following.lower() in _STARTERS or bool(opener.strip())
    if lowered in TITLES and (word[0].isupper() or lowered == "vs"):
        return not starts or lowered not in {"fr", "sr", "sec", "pres"}
    if lowered in NUMBERED:
        return following[0].isdigit()
    if lowered in MONTHS and word[0].isupper():
        return not starts
    if lowered in OTHERS and (word[0].isupper() or lowered in {"etc", "vs", "v", "co", "al", "approx", "inc", "viz"}):
        return not starts and (lowered not in {"etc", "al"})
    if len(word) == 1 and word.isalpha():
        if word == "I":
            return not starts
        return word.isupper() and not (following.lower() in _STARTERS and following.lower() not in {"a", "i"})
    if _ACRONYM.fullmatch(word):
        if lowered in {"a.m", "p.m"}:
            return False
        if lowered in {"e.g", "i.e"}:
            return True
        return not starts or following.lower() in _NAMED_AFTER
    return False


def find(analysis: Analysis) -> Analysis:
    """The analysis with its sentences; captions hold none, and no sentence crosses a block."""
    body = analysis.article.body
    sentences = [
        Sentence(Span(block.span.start + start, block.span.start + end), index, block.role is Role.HEADING)
        for index, block in enumerate(analysis.article.blocks)
        if block.role is not Role.CAPTION
        for start, end in spans(block.span.of(body), analysis.language)
    ]
    return replace(analysis, sentences=tuple(sentences))
