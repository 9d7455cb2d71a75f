"""Verb groups of a sentence and their subjects, by a left-to-right scan over coarse parts of speech."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reader.analysis.quotes.lexicon import Frame, lexicon
from reader.analysis.quotes.tags import BETWEEN_SUBJECT_AND_VERB, Tag, Word


class Form(StrEnum):
    """How a verb group stands in its clause."""

    FINITE = "finite"
    GERUND = "gerund"
    INFINITIVE = "infinitive"
    PASSIVE = "passive"
    """Finite, and its subject is not the one who acts."""
    PARTICIPLE = "participle"
    """A past participle without auxiliary: "asked about it, he…"."""


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliaries and adverbs: `words[first:last]`, the verb itself at `head`."""

    first: int
    last: int
    head: int
    form: Form
    subject: tuple[int, int] | None = None
    """Half-open range of words; None when there is none to the left."""
    relative: bool = False
    """Whether the subject is "who", "which" or "that"."""
    shared: bool = False
    """Whether the subject is that of the verb before: "he came and said"."""


_VERBS = frozenset((Tag.BASE, Tag.PRESENT, Tag.PAST, Tag.GERUND))
_NOMINAL = frozenset((Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.DETERMINER, Tag.RELATIVE))
_FINITE = frozenset((Form.FINITE, Form.PASSIVE))
BE = frozenset("be is are am was were been being 's ’s 're ’re 'm ’m isn't wasn't aren't weren't".split())
_BREAKS = frozenset((Tag.QUOTATION, Tag.COLON, Tag.SUBORDINATOR, Tag.STOP))
_INTRODUCTORY = frozenset((Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.GERUND, Tag.PAST, Tag.TO, Tag.RELATIVE))
_SKIPPED = frozenset(
    (Tag.COORDINATOR, Tag.ADVERB, Tag.COMMA, Tag.ASIDE, Tag.STOP, Tag.COLON, Tag.QUOTATION, Tag.SUBORDINATOR)
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_TIME = DAYS | frozenset(
    "day days week weeks weekend month months year years minutes hours hour later ago earlier morning evening night "
    "afternoon january february march april may june july august september october november december today yesterday "
    "tomorrow first second third fourth fifth finally".split()
)
_LONGEST_TIME = 6
_REDUCED_AFTER = frozenset("by in at on with for from to as about after during".split())


def groups(words: Sequence[Word]) -> tuple[Group, ...]:
    """The verb groups, in order, each with its subject. Linear in the number of words."""
    found: list[Group] = []
    position = 0
    while position < len(words):
        group = _group_at(words, position, found[-1].last if found else 0)
        if group is None:
            position += 1
            continue
        position = group.last
        found.append(group)
    return _with_subjects(words, _without_reduced(words, found))


def _group_at(words: Sequence[Word], position: int, floor: int) -> Group | None:
    """The verb group whose first verb, auxiliary or "to" stands at `position`."""
    tag = words[position].tag
    if tag is Tag.TO:
        head = _past_adverbs(words, position + 1)
        if head < len(words) and (words[head].tag is Tag.BASE or lexicon().forms.get(words[head].lower) == "base"):
            return Group(position, head + 1, head, Form.INFINITIVE)
        return None
    if tag in {Tag.AUXILIARY, Tag.MODAL}:
        return _auxiliary_group(words, position, floor)
    if tag not in _VERBS:
        return None
    form = Form.GERUND if tag is Tag.GERUND else Form.FINITE
    return _led(words, Group(_back_over_adverbs(words, position, floor), position + 1, position, form))


def _auxiliary_group(words: Sequence[Word], position: int, floor: int) -> Group | None:
    modal = words[position].tag is Tag.MODAL
    auxiliaries = [words[position].lower]
    head = position
    index = position + 1
    while index < len(words):
        word = words[index]
        if word.tag is Tag.AUXILIARY:
            auxiliaries.append(word.lower)
            head = index
        elif word.tag in _VERBS or (modal and lexicon().forms.get(word.lower) == "base"):
            head = index
            break
        elif (
            word.tag is Tag.QUOTATION
            and head == index - 1
            and index + 1 < len(words)
            and words[index + 1].tag is Tag.PAST
        ):
            pass
        elif word.tag is Tag.PREPOSITION and head == index - 1:
            participle = _past_phrase(words, index)
            if participle is not None:
                head = participle
            break
        elif word.tag is not Tag.ADVERB:
            break
        index += 1
    if words[position].lower in {"'d", "’d"} and head == position:
        return None
    passive = head != position and words[head].tag is Tag.PAST and auxiliaries[-1] in BE
    if passive and words[head].lower in lexicon().attitudes and not _by(words, head + 1):
        return Group(_back_over_adverbs(words, position, floor), head, head - 1, Form.FINITE)
    form = Form.PASSIVE if passive else Form.GERUND if auxiliaries[0] in {"being", "having"} else Form.FINITE
    return _led(words, Group(_back_over_adverbs(words, position, floor), head + 1, head, form))


def _by(words: Sequence[Word], position: int) -> bool:
    return position < len(words) and words[position].lower == "by"


def _past_phrase(words: Sequence[Word], position: int) -> int | None:
    """The participle that a short phrase parts from its auxiliary: "has in the past described"."""
    for index in range(position + 1, min(position + 5, len(words))):
        if words[index].tag is Tag.PAST:
            return index if words[index].lower in lexicon().forms else None
        if words[index].tag not in {Tag.NOUN, Tag.NAME, Tag.DETERMINER}:
            return None
    return None


def _led(words: Sequence[Word], group: Group) -> Group:
    """The group stretched over what it leads to: "went on to say", "began arguing"."""
    leading = lexicon().leading
    last, head = group.last, group.head
    while last < len(words):
        verb = words[head].lower
        after = last
        if after < len(words) and f"{verb} {words[after].lower}" in leading:
            after += 1
        elif verb not in leading:
            break
        if after < len(words) and words[after].tag is Tag.TO:
            after = _past_adverbs(words, after + 1)
            if after >= len(words) or lexicon().forms.get(words[after].lower) != "base":
                break
        elif after >= len(words) or lexicon().forms.get(words[after].lower) != "gerund":
            break
        head, last = after, after + 1
    return Group(group.first, last, head, group.form)


def _past_adverbs(words: Sequence[Word], position: int) -> int:
    while position < len(words) and words[position].tag is Tag.ADVERB:
        position += 1
    return position


def _back_over_adverbs(words: Sequence[Word], position: int, floor: int) -> int:
    while position > floor and words[position - 1].tag is Tag.ADVERB:
        position -= 1
    return position


def _without_reduced(words: Sequence[Word], found: Sequence[Group]) -> list[Group]:
    """The groups, with bare participles that open a sentence or describe a noun marked as what they are."""
    marked: list[Group] = []
    for index, group in enumerate(found):
        bare = group.form is Form.FINITE and words[group.head].tag is Tag.PAST and group.last - group.first == 1
        if bare and _is_participle(words, group, found[index + 1 : index + 4]):
            group = replace(group, form=Form.PARTICIPLE)
        marked.append(group)
    return marked


def _is_participle(words: Sequence[Word], group: Group, ahead: Sequence[Group]) -> bool:
    """Whether a past form is a participle: "asked about it, he…", "known as Carlos,", "a letter written in March was".

    `ahead` are the groups after it. A verb of saying after a comma is finite: it follows an apposition.
    """
    if group.first == 0:
        return True
    verb = words[group.head].lower
    before = words[group.first - 1].tag
    after = words[group.last] if group.last < len(words) else None
    if before is Tag.SUBORDINATOR and words[group.first - 1].lower != "that":
        return True
    if after is None or before not in {Tag.NOUN, Tag.NAME, Tag.COMMA}:
        return False
    saying = bool(lexicon().frames.get(verb, frozenset()) & {Frame.SAY, Frame.TELL})
    if after.lower == "by" or (after.lower == "as" and not saying):
        return True
    finite = [other for other in ahead if other.form in _FINITE]
    if not finite or saying:
        return False
    if before is Tag.COMMA:
        return after.tag in {Tag.PREPOSITION, Tag.SUBORDINATOR}
    between = {word.tag for word in words[group.last : finite[0].first]}
    plain = not between & {Tag.COORDINATOR, Tag.RELATIVE, Tag.PRONOUN, *_BREAKS}
    return after.lower in _REDUCED_AFTER and verb not in lexicon().forms and plain and finite[0] is ahead[0]


def _with_subjects(words: Sequence[Word], found: Sequence[Group]) -> tuple[Group, ...]:
    done: list[Group] = []
    previous: Group | None = None
    outer: int | None = None
    for group in found:
        if group.form is Form.PARTICIPLE:
            done.append(group)
            continue
        floor = previous.last if previous is not None else 0
        if group.form in {Form.GERUND, Form.INFINITIVE}:
            own = _described(words, group) if group.form is Form.GERUND else None
            done.append(replace(group, subject=own or (previous.subject if previous is not None else None)))
            continue
        pronoun = _relative_before(words, floor, group.first)
        if pronoun is not None:
            if outer is None:
                phrase = _noun_phrase(words, floor, pronoun)
                outer = phrase[0] if phrase is not None else None
            previous = replace(group, subject=(_with_quantifier(words, pronoun), pronoun + 1), relative=True)
        elif outer is not None and _resumes(words, previous, group.first):
            previous = replace(group, subject=(outer, _trimmed(words, outer, group.first)))
            outer = None
        else:
            phrase = _noun_phrase(words, floor, group.first)
            if phrase is not None:
                previous = replace(group, subject=phrase)
                outer = None
            else:
                previous = replace(group, subject=previous.subject, shared=True) if previous is not None else group
        done.append(previous)
    return tuple(done)


def _described(words: Sequence[Word], group: Group) -> tuple[int, int] | None:
    """The name right before a gerund: "Pope Francis calling it"."""
    start = group.first
    while start > 0 and words[start - 1].tag is Tag.NAME:
        start -= 1
    return (start, group.first) if start < group.first else None


def _with_quantifier(words: Sequence[Word], pronoun: int) -> int:
    """Where "both of whom" begins."""
    if pronoun > 1 and words[pronoun - 1].lower == "of" and words[pronoun - 2].tag in {Tag.DETERMINER, Tag.NOUN}:
        return pronoun - 2
    return pronoun


def _resumes(words: Sequence[Word], previous: Group | None, end: int) -> bool:
    """Whether the clause that a relative clause interrupted goes on with the verb at `end`.

    Without a comma it does not where the verb of the relative clause takes a clause of its own: "who said they left".
    """
    floor = previous.last if previous is not None else 0
    index = end - 1
    while index >= floor and words[index].tag in BETWEEN_SUBJECT_AND_VERB:
        index -= 1
    if index < floor:
        return True
    if words[index].tag is Tag.COMMA or words[index].lower == "," or (end < len(words) and words[end - 1].lower == ","):
        return True
    frames = lexicon().frames.get(words[previous.head].lower, frozenset()) if previous is not None else frozenset()
    if frames & {Frame.SAY, Frame.TELL, Frame.THINK}:
        return False
    inside = {word.tag for word in words[floor : index + 1]}
    return words[index].tag is not Tag.PRONOUN and not inside & {Tag.COORDINATOR, Tag.COMMA, *_BREAKS}


def _relative_before(words: Sequence[Word], floor: int, end: int) -> int | None:
    index = end - 1
    while index >= floor and words[index].tag in BETWEEN_SUBJECT_AND_VERB:
        index -= 1
    if index < floor:
        return None
    if words[index].tag is Tag.RELATIVE:
        return index
    # "who along with Xi has": a short phrase may part the pronoun from its verb.
    for position in range(index, max(floor, index - _LONGEST_TIME), -1):
        if words[position].tag is Tag.PREPOSITION and words[position - 1].tag is Tag.RELATIVE:
            return position - 1
        if words[position].tag not in {Tag.PREPOSITION, Tag.NOUN, Tag.NAME, Tag.DETERMINER}:
            break
    return None


def _trimmed(words: Sequence[Word], start: int, end: int) -> int:
    while end > start + 1 and (
        words[end - 1].tag in {Tag.COMMA, Tag.ADVERB, Tag.COORDINATOR, Tag.STOP}
        or words[end - 1].lower in DAYS
        or (words[end - 1].lower == "on" and end < len(words) and words[end].lower in DAYS)
    ):
        end -= 1
    return end


def _noun_phrase(words: Sequence[Word], floor: int, end: int) -> tuple[int, int] | None:
    """The noun phrase that stands just before `end`; None when nothing nominal stands there."""
    index = end - 1
    while index >= floor and words[index].tag in {Tag.ADVERB, Tag.ASIDE}:
        index -= 1
    if index < floor or words[index].tag is Tag.COORDINATOR:
        return None
    last = _before_interruption(words, floor, index)
    if last != index:
        index, end = last, last + 1
    start = floor
    for position in range(index, floor - 1, -1):
        if words[position].tag in _BREAKS:
            start = position + 1
            if (
                words[position].tag is Tag.SUBORDINATOR
                and words[position].lower != "that"
                and not _is_comma(words[index])
            ):
                start = _after_comma(words, start, index)
            break
    if floor > 0 and start == floor:
        start = _after_comma(words, start, index)
    if floor > 0:
        start = _after_coordinator(words, start, index)
    start = _past_introduction(words, start, index + 1)
    if start > index or not any(word.tag in _NOMINAL for word in words[start : index + 1]):
        return None
    if words[index].tag is Tag.PRONOUN:
        start = index
    return start, _trimmed(words, start, end)


def _is_comma(word: Word) -> bool:
    """Whether the word is a comma or a title in quotation marks that ends with one."""
    return word.tag is Tag.COMMA or word.lower == ","


def _before_interruption(words: Sequence[Word], floor: int, index: int) -> int:
    """The end of the subject before a phrase between commas that is no apposition: "Clinton, after months, said"."""
    if words[index].tag is not Tag.COMMA:
        return index
    for position in range(index - 1, floor, -1):
        if words[position].tag is Tag.COMMA:
            interrupts = words[position + 1].tag in {Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.GERUND}
            named = words[position - 1].tag in {Tag.NAME, Tag.NOUN, Tag.PRONOUN, Tag.ASIDE}
            return position - 1 if interrupts and named else index
    return index


def _after_comma(words: Sequence[Word], start: int, index: int) -> int:
    """The place after the comma that parts a subject from what goes before: "…are high, Becerra said".

    A comma right before the verb closes an apposition, so the subject begins before the comma that opens it.
    """
    commas = [
        position
        for position in range(start, index + 1)
        if words[position].tag is Tag.COMMA and words[position].lower == ","
    ]
    if _is_comma(words[index]):
        if len(commas) == 1 and all(word.tag not in {Tag.COMMA} for word in words[start:index]):
            return index + 1
        return commas[-3] + 1 if len(commas) > 2 else start
    return commas[-1] + 1 if commas else start


def _after_coordinator(words: Sequence[Word], start: int, index: int) -> int:
    """The place after a comma that begins a new clause: ", and Kim", ", but he"."""
    for position in range(index, start, -1):
        if words[position].tag is Tag.COORDINATOR and words[position - 1].tag is Tag.COMMA:
            return position + 1
    if words[index].tag is Tag.COMMA:
        return start
    for position in range(index, start - 1, -1):
        if words[position].tag is Tag.COORDINATOR and position < index and words[position].lower in {"but", "yet"}:
            return position + 1
    return start


def _past_introduction(words: Sequence[Word], start: int, end: int) -> int:
    """`start` moved past conjunctions, adverbs and introductory phrases ("On Monday,")."""
    while start < end:
        tag = words[start].tag
        if tag in _SKIPPED:
            start += 1
            continue
        comma = next((index for index in range(start, end) if _is_comma(words[index])), None)
        if tag not in _INTRODUCTORY:
            if comma is None or comma + 1 >= end:
                return start
            if not words[start].lower.isdigit() and not _tells_time(words[start:comma]):
                return start
            start = comma + 1
            continue
        if comma is not None and comma + 1 < end:
            start = comma + 1
            continue
        return _last_phrase(words, start, end)
    return start


def _tells_time(phrase: Sequence[Word]) -> bool:
    """Whether a phrase before a comma is an adverbial of time: "Late last month", "2015"."""
    if phrase[0].lower in DAYS or (
        len(phrase) > 1 and phrase[0].lower in {"last", "this"} and phrase[1].lower in _TIME
    ):
        return True
    if len(phrase) > _LONGEST_TIME or any(word.lower == "of" for word in phrase):
        return False
    return phrase[-1].lower in _TIME or phrase[0].lower in {"later", "earlier"}


def _last_phrase(words: Sequence[Word], start: int, end: int) -> int:
    """Where the last plain noun phrase of an unpunctuated stretch begins: "In 2012 he"."""
    index = end - 1
    inside = {Tag.NOUN, Tag.NAME, Tag.POSSESSIVE, Tag.ASIDE, Tag.COMMA}
    while index > start and words[index].tag in inside:
        index -= 1
    if words[index].tag in {Tag.DETERMINER, Tag.PRONOUN}:
        return index
    return index + 1
