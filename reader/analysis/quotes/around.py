"""Finds what is said before a verb or on both sides of it: `"…," Kim said`, `In Miami, he said, the talks failed`."""

from collections.abc import Sequence

from reader.analysis.quotes.acts import Range, Speech, within
from reader.analysis.quotes.extents import TIMES, past_time
from reader.analysis.quotes.lexicon import Frame
from reader.analysis.quotes.parsed import Parsed
from reader.analysis.quotes.tags import Tag
from reader.analysis.quotes.verbs import Form, Group

AFTER_SAID = frozenset((None, Tag.COMMA, Tag.COLON, Tag.STOP, Tag.PREPOSITION))
"""What may follow a cue whose words stand before it."""


def said_before(parsed: Parsed, group: Group, frames: frozenset[Frame], taken: Sequence[Range]) -> Range | None:
    """What stands before the cue and its subject, if that is what is said: `"…," Kim said`."""
    if not frames & {Frame.SAY, Frame.TELL, Frame.THINK, Frame.SHOW}:
        return None
    edge = group.first
    own = group.subject is not None and not group.shared and not _breaks(parsed, group.subject[1], group.first)
    if own and group.subject is not None:
        edge = group.subject[0]
    while parsed.tag(edge - 1) in {Tag.COORDINATOR, Tag.ADVERB}:
        edge -= 1
    if edge == 0:
        return None
    if parsed.tag(edge - 1) is Tag.QUOTATION and not within(taken, edge - 1):
        start = edge - 1
        if start and parsed.tag(start - 1) not in {Tag.COMMA, Tag.STOP, Tag.COLON, Tag.COORDINATOR}:
            start = parsed.past_opening(0, start)
        return None if within(taken, start) else (start, edge)
    if parsed.lower(edge - 1) != "," or group.form is not Form.FINITE:
        return None
    if own:
        last = group.last
        if Frame.TELL in frames and parsed.tag(last) is not Tag.PREPOSITION:
            last = parsed.phrase_end(last)
        if parsed.tag(last) not in AFTER_SAID and parsed.lower(last) not in TIMES:
            return None
    elif not inverted(parsed, group, frames):
        return None
    start = parsed.past_opening(0, edge - 1)
    return None if within(taken, start) or parsed.finite(start, edge - 1) is None else (start, edge - 1)


def inverted(parsed: Parsed, group: Group, frames: frozenset[Frame]) -> bool:
    """Whether the speaker follows: `"…," said Kim`.

    A subject of its own before the comma closes an apposition instead: "Kim, the leader of the North, said".
    """
    if Frame.SAY not in frames or group.form is not Form.FINITE or group.last - group.first > 1:
        return False
    before, after = parsed.tag(group.first - 1), parsed.tag(group.last)
    if before is Tag.COMMA and ((group.subject is not None and not group.shared) or Frame.JUDGE in frames):
        return False
    named = after in {Tag.NAME, Tag.DETERMINER, Tag.NOUN, Tag.POSSESSIVE}
    return before in {Tag.QUOTATION, Tag.COMMA} and named and parsed.lower(group.last) not in TIMES


def handed_by_as(parsed: Parsed, group: Group, last: int, frames: frozenset[Frame]) -> Speech | None:
    """The main clause that "as" hands to somebody: "As Kim noted on Friday, the talks failed"."""
    subject = group.subject
    if not frames & {Frame.SAY, Frame.SHOW} or subject is None or subject[1] != group.first:
        return None
    opening = subject[0] - 1
    end = past_time(parsed, last)
    if parsed.lower(opening) != "as" or group.form is not Form.FINITE:
        return None
    start = parsed.past_opening(0, opening)
    if start == opening and parsed.tag(end) is Tag.COMMA and end + 1 < parsed.end:
        content = (end + 1, parsed.end)
    elif start < opening - 1 and parsed.tag(opening - 1) is Tag.COMMA and end >= parsed.end:
        content = (start, opening - 1)
    else:
        return None
    return Speech((content,), subject, (group.first, last))


def interrupted(
    parsed: Parsed, group: Group, last: int, frames: frozenset[Frame], taken: Sequence[Range]
) -> Speech | None:
    """The words that the cue interrupts: "In Miami, he said, the candidate is seen as a bully"."""
    subject = group.subject
    if Frame.SAY not in frames or group.form is not Form.FINITE or subject is None or subject[1] != group.first:
        return None
    start = subject[1]
    while start > 0 and parsed.tag(start - 1) is not Tag.COMMA:
        start -= 1
    opening = parsed.past_opening(0, start - 1)
    after = past_time(parsed, last) + 1
    framed = parsed.tag(after - 1) is Tag.COMMA and after < parsed.end and start > 1
    if not framed or subject[0] > start or within(taken, opening) or parsed.tag(start - 2) is Tag.QUOTATION:
        return None
    introductory = parsed.tag(opening) in {Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.GERUND, Tag.TO}
    if introductory and parsed.tag(after) is Tag.QUOTATION:
        return None
    apart = parsed.tag(after) in {Tag.GERUND, Tag.COORDINATOR, Tag.SUBORDINATOR, Tag.RELATIVE}
    if apart and parsed.lower(after) != "that":
        return None
    parts = [(opening, start - 1), (after, parsed.end)]
    return Speech(tuple(part for part in parts if part[0] < part[1]), (start, subject[1]), (group.first, last))


def _breaks(parsed: Parsed, start: int, end: int) -> bool:
    return any(word.tag in {Tag.QUOTATION, Tag.COLON} for word in parsed.words[start:end])
