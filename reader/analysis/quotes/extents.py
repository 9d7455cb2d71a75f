"""Tells where what stands around a cue begins or ends: the words it introduces, the speaker named after it."""

from collections.abc import Sequence

from reader.analysis.quotes.acts import Range
from reader.analysis.quotes.lexicon import Frame, lexicon
from reader.analysis.quotes.parsed import MARKERS, PHRASE, Parsed
from reader.analysis.quotes.subjects import DAYS
from reader.analysis.quotes.tags import Tag
from reader.analysis.quotes.verbs import Form, Group

TIMES = DAYS | frozenset("yesterday today tonight recently last this".split())
_REACH = 24
"""How many words may stand between a cue and its clause: "said in an interview with German media on Friday that"."""
_OCCASION = TIMES | frozenset(
    "statement interview tweet tweets speech email letter memo post news press telephone phone conference briefing "
    "twitter facebook video remarks address report article column blog message editorial series call written january "
    "february march april june july august september october november december week month year late early morning "
    "evening night afternoon".split()
)
_UTTERANCES = frozenset(
    "statement interview tweet speech email letter memo post release conference briefing address report article column "
    "blog message editorial call debate filing brief testimony book op-ed note video".split()
)
_INFINITIVE = frozenset((Tag.BASE, Tag.AUXILIARY, Tag.ADVERB, Tag.NOUN, Tag.PAST, Tag.PRESENT))
"""What may follow "to" in an infinitive, as words are tagged that are no verbs as a rule ("to visit", "to put")."""
_ADVERBIAL = frozenset("after before when while as since until".split())
_GATHERINGS = frozenset("audience crowd dozens gathering group hundreds meeting panel room thousands".split())
_LISTENER = frozenset((Tag.NAME, Tag.NOUN, Tag.ASIDE))
_FINITE = frozenset((Form.FINITE, Form.PASSIVE))


def source_after(parsed: Parsed, start: int) -> Range:
    """The speaker named after the cue, with appositions but without what tells time or occasion.

    "said Peter Beyer, a German politician, in an interview on Friday" ends before the second comma.
    """
    end = start
    while end < parsed.end:
        tag, lower = parsed.tag(end), parsed.lower(end)
        if tag in {Tag.QUOTATION, Tag.COLON}:
            break
        if tag is Tag.COMMA and (
            parsed.tag(end + 1) in {Tag.GERUND, Tag.QUOTATION, Tag.COORDINATOR, Tag.SUBORDINATOR}
            or parsed.lower(end + 1) in {"in", "during"}
        ):
            break
        timed = lower in TIMES or (tag is Tag.PREPOSITION and _occasion(parsed, end))
        if end > start and (timed or (tag is Tag.SUBORDINATOR and lower in _ADVERBIAL)):
            break
        end += 1
    while end > start + 1 and parsed.tag(end - 1) in {Tag.COMMA, Tag.STOP}:
        end -= 1
    return start, end


def _occasion(parsed: Parsed, position: int) -> bool:
    """Whether a preposition begins a phrase of time or occasion: "in an interview", "on Friday"."""
    if parsed.lower(position) not in {"in", "on", "at", "during", "via", "through"}:
        return False
    return any(parsed.lower(ahead) in _OCCASION for ahead in range(position + 1, position + 4))


def content_start(parsed: Parsed, position: int, frames: frozenset[Frame]) -> int | None:
    """Where the words begin that the cue before `position` introduces; None when none follow."""
    while parsed.tag(position) in {Tag.ADVERB, Tag.ASIDE} or parsed.lower(position) == "yet":
        if parsed.lower(position) == "not" and parsed.tag(position + 1) is Tag.TO:
            break
        position += 1
    tag, lower = parsed.tag(position), parsed.lower(position)
    if tag is None:
        return None
    if tag is Tag.COLON:
        return position + 1 if lower == ":" and position + 1 < parsed.end else None
    if tag is Tag.COMMA:
        if parsed.tag(position + 1) is Tag.ADVERB and parsed.tag(position + 2) is Tag.COMMA:
            return content_start(parsed, position + 3, frames)
        return marker(parsed, position + 1) if frames & {Frame.SAY, Frame.TELL} else None
    listener = tag is Tag.QUOTATION and parsed.words[position].capital and Frame.TELL in frames
    if tag in MARKERS and not listener:
        return marker(parsed, position + 1, clause_only=True) if lower in _ADVERBIAL else position
    if Frame.TELL in frames and Frame.JUDGE not in frames:
        return _after_listener(parsed, position)
    if frames & {Frame.INTEND, Frame.RESOLVE}:
        after = past_time(parsed, position)
        to = after + (parsed.lower(after) == "not")
        if parsed.tag(to) is Tag.TO and parsed.tag(to + 1) in _INFINITIVE:
            return after
    if _tells_time(parsed, position) and Frame.SAY in frames:
        after = position + (2 if lower in {"last", "this"} else 1)
        late = marker(parsed, position)
        return late if late is not None else after if parsed.tag(after) in PHRASE | {Tag.TO} else None
    if tag in {Tag.PREPOSITION, Tag.TO}:
        late = marker(parsed, position)
        if late is not None:
            return late
        after = past_time(parsed, position)
        if after > position and Frame.SAY in frames and parsed.tag(after) in PHRASE:
            return after
        if tag is Tag.TO and Frame.SAY in frames:
            # "signalled to reporters they would"
            listeners = parsed.next(position + 1, {*Tag} - {Tag.DETERMINER, Tag.NAME, Tag.NOUN})
            return listeners if parsed.tag(listeners) is Tag.PRONOUN else None
        return position if lower == "as" and Frame.JUDGE in frames else None
    if tag in PHRASE or tag in {Tag.GERUND, Tag.RELATIVE, Tag.PAST, Tag.PRESENT, Tag.BASE, Tag.AUXILIARY, Tag.MODAL}:
        return position
    return None


def past_time(parsed: Parsed, position: int) -> int:
    """`position` moved past phrases of time and occasion: "vowed last month to", "saying in a debate on Tuesday he"."""
    while position < parsed.end:
        timed = parsed.tag(position) is Tag.PREPOSITION and _occasion(parsed, position)
        if not timed and not _tells_time(parsed, position):
            break
        ahead = range(position + timed, min(position + timed + 3, parsed.end))
        last = next((index for index in ahead if parsed.lower(index) in _OCCASION), position)
        position = last + 1
        while parsed.lower(position) in _OCCASION:
            position += 1
    return position


def _tells_time(parsed: Parsed, position: int) -> bool:
    """Whether an adverbial of time stands at `position`: "Monday", "last week", not "this passage"."""
    lower = parsed.lower(position)
    return lower in TIMES and (lower not in {"last", "this"} or parsed.lower(position + 1) in _OCCASION)


def marker(parsed: Parsed, position: int, *, clause_only: bool = False) -> int | None:
    """The "that", colon or quotation that a short phrase puts off: "said in an interview that".

    With `clause_only` it is sought past the verb of another clause, and must be "that": "said when he left that".
    """
    for index in range(position, min(position + _REACH, parsed.end)):
        tag, lower = parsed.tag(index), parsed.lower(index)
        if tag is Tag.SUBORDINATOR and lower == "that":
            return index
        if clause_only:
            continue
        if tag is Tag.QUOTATION:
            return index
        if lower in {"whether", "how", "why", "if", "what"} and parsed.lower(index - 1) != "about":
            return index
        if tag is Tag.COLON:
            return index + 1 if index + 1 < parsed.end else None
        if tag in {Tag.AUXILIARY, Tag.MODAL, Tag.PRESENT} or (tag is Tag.GERUND and lower in lexicon().forms):
            return None
    return None


def _after_listener(parsed: Parsed, position: int) -> int | None:
    """Where the words begin after the one who is told: "told CNN on Monday the deal is off"."""
    title = parsed.tag(position) is Tag.QUOTATION and position + 1 < parsed.end
    late = marker(parsed, position + title)
    if late is not None:
        return late
    index = position + title
    if parsed.tag(index) in {Tag.OBJECT, Tag.PRONOUN}:
        index += 1
    else:
        index += parsed.tag(index) in {Tag.DETERMINER, Tag.POSSESSIVE}
        while (
            parsed.tag(index) in _LISTENER
            or parsed.lower(index) in {"'s", "’s"}
            or (parsed.lower(index) == "of" and parsed.lower(index - 1) in _GATHERINGS)
        ):
            index += 1
    if parsed.tag(index) is Tag.PREPOSITION and parsed.lower(index + 1) in _OCCASION:
        index += 1
    index += parsed.lower(index) in _OCCASION
    begins = parsed.tag(index) in PHRASE | {Tag.TO} or parsed.lower(index) in {"if", "about", "for"}
    return index if begins else None


def cue_end(parsed: Parsed, last: int, start: int) -> int:
    """Where a cue ends whose verb ends at `last` and whose words begin at `start`.

    It takes in a colon and the form of what is said: "saying:", "said in a statement that".
    """
    end = last
    if parsed.lower(end) in {"in", "during"} and parsed.lower(end + 1) in {"a", "an"}:
        noun = next((index for index in range(end + 2, end + 6) if parsed.lower(index) in _UTTERANCES), None)
        if noun is not None:
            end = noun + 1
            day = end + (parsed.lower(end) == "on")
            end = day + 1 if parsed.lower(day) in DAYS else end
    return end + (end == start - 1 and parsed.lower(end) == ":")


def content_end(parsed: Parsed, index: int, start: int, frames: frozenset[Frame], taken: Sequence[Range]) -> int:
    """Where the words end that begin at `start` and that the cue in group `index` introduces.

    They end before another cue of the same speaker ("…, adding", "… and called"), before the main clause when the cue
    stands in a clause before it, before words already `taken`, or with the sentence. An object also ends before a
    comma and a new subject; a clause that is reported may hold those.
    """
    group = parsed.groups[index]
    clause = parsed.tag(start) in MARKERS or parsed.tag(start - 1) is Tag.COLON or Frame.SAY in frames
    leading = _stands_before_main(parsed, index)
    for other in parsed.groups[index + 1 :]:
        if other.first <= start:
            continue
        before = other.first - 1
        cue = bool(parsed.frames(other)[0])
        joined = parsed.tag(before) is Tag.COORDINATOR or parsed.comma(before)
        if other.form is Form.GERUND and cue and parsed.comma(before):
            return before + (parsed.tag(before) is Tag.QUOTATION)
        if other.form is group.form is Form.GERUND and parsed.tag(before) is Tag.COORDINATOR:
            return before
        if other.form not in _FINITE or other.subject is None:
            continue
        quotation = other.subject[0] - 1
        if Frame.SAY in parsed.frames(other)[0] and parsed.tag(quotation) is Tag.QUOTATION and parsed.comma(quotation):
            # "…, which he lamented: “It is done,” she said": the quotation is hers.
            return quotation - (parsed.tag(quotation - 1) in {Tag.COLON, Tag.COMMA})
        if not clause and other.shared and parsed.tag(before) is Tag.COORDINATOR and other.subject == group.subject:
            return before
        alike = parsed.tag(other.head) is parsed.tag(group.head)
        if joined and cue and (other.subject == group.subject or (other.shared and alike)):
            return before + (parsed.tag(before) is Tag.QUOTATION) - (parsed.tag(before - 1) is Tag.COMMA)
        if group.relative and other.subject[0] <= group.first < other.subject[1]:
            return other.first
        opening = other.subject[0]
        while opening > start and parsed.tag(opening - 1) in {Tag.COORDINATOR, Tag.SUBORDINATOR, Tag.ADVERB}:
            opening -= 1
        if opening > start and parsed.tag(opening - 1) is Tag.COMMA and (leading or not clause):
            return opening - 1
    return min([_clause_end(parsed, start, whole=clause), *(begin for begin, _ in taken if begin > start)])


def _stands_before_main(parsed: Parsed, index: int) -> bool:
    """Whether the sentence opens with the clause of this cue and its main clause is still to come."""
    group: Group = parsed.groups[index]
    if any(other.form in _FINITE for other in parsed.groups[:index]):
        return False
    if group.form is Form.PARTICIPLE:
        return group.first == 0 or parsed.tag(group.first - 1) is Tag.SUBORDINATOR
    if group.form is Form.GERUND:
        return parsed.tag(0) in {Tag.SUBORDINATOR, Tag.PREPOSITION, Tag.GERUND, Tag.NOUN}
    edge = group.subject[0] if group.subject is not None else group.first
    return parsed.tag(edge - 1) is Tag.SUBORDINATOR and parsed.lower(edge - 1) != "that"


def _clause_end(parsed: Parsed, start: int, *, whole: bool) -> int:
    """Where the clause that begins at `start` ends without commentary; a `whole` one not before it has a verb."""
    for index in range(start + 1, parsed.end):
        commentary = parsed.tag(index) is Tag.RELATIVE and parsed.tag(index - 1) is Tag.COMMA
        if commentary and index > start + 1 and not (whole and parsed.finite(start, index) is None):
            return index - 1
        if parsed.lower(index) == ";":
            return index
        if parsed.phrase_at(index) is not None:
            return index - (parsed.tag(index - 1) is Tag.COMMA)
    return parsed.end
