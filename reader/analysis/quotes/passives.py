"""Finds what is said by a verb whose subject is not the one who speaks: "was accused by Kim", "is seen as a friend"."""

from collections.abc import Sequence

from reader.analysis.quotes.acts import Range, Speech
from reader.analysis.quotes.extents import content_end, content_start
from reader.analysis.quotes.lexicon import Frame
from reader.analysis.quotes.parsed import MARKERS, PHRASE, Parsed
from reader.analysis.quotes.tags import Tag
from reader.analysis.quotes.verbs import Form, Group

_CLAUSES = MARKERS | {Tag.TO}


def passive_speech(
    parsed: Parsed, index: int, last: int, frames: frozenset[Frame], taken: Sequence[Range]
) -> Speech | None:
    """What the passive verb tells; None where that is not clear. `taken` is what others have said already."""
    group = parsed.groups[index]
    if parsed.lower(group.last) == "by":
        return _by(parsed, group)
    links = {"as"} | ({"of", "for", "over"} if Frame.JUDGE in frames else set())
    linked = parsed.lower(last) in links | ({"about", "for"} if Frame.TELL in frames else set())
    cue = (group.first, last + linked)
    start = content_start(parsed, cue[1], frames | {Frame.INTEND})
    if linked and parsed.tag(cue[1]) in {*PHRASE, Tag.GERUND, Tag.SUBORDINATOR}:
        start = cue[1]
    if start is None:
        return None
    contents = []
    if group.form is Form.PASSIVE and group.subject is not None and Frame.TELL not in frames and not group.relative:
        contents.append(group.subject)
    source = None
    if parsed.tag(start) is not Tag.PAST:
        end = content_end(parsed, index, start, frames, taken)
        by = next((place for place in range(start + 1, end) if parsed.lower(place) == "by"), None)
        if by is not None and parsed.tag(by + 1) in PHRASE:
            source = (by + 1, parsed.phrase_end(by + 1))
            end = by
        if start < end:
            contents.append((start, end))
    clear = group.form is Form.PASSIVE or cue[1] > last or parsed.tag(start) in _CLAUSES
    if not contents or not clear:
        return None
    return Speech(tuple(contents), source, cue, spoken=bool(frames & {Frame.SAY, Frame.TELL}))


def _by(parsed: Parsed, group: Group) -> Speech | None:
    """A source after "by": "was accused by Kim of lying", "a letter written by Kim"."""
    by = group.last
    source = parsed.phrase_end(by + 1)
    until = parsed.next(source, {Tag.COMMA, Tag.COLON})
    told = group.subject
    if group.form is Form.PARTICIPLE:
        start = group.first
        while parsed.tag(start - 1) in PHRASE:
            start -= 1
        told = (start, group.first) if start < group.first else None
    elif until - source > 1:
        told = (source, until)
    if told is None or source <= by + 1:
        return None
    return Speech((told,), (by + 1, source), (group.first, by))
