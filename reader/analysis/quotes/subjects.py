"""Gives each verb group of a sentence its subject."""

from collections.abc import Sequence
from dataclasses import replace

from reader.analysis.quotes.lexicon import Frame, lexicon
from reader.analysis.quotes.tags import BETWEEN_SUBJECT_AND_VERB, BREAKS, Tag, Word
from reader.analysis.quotes.verbs import Form, Group

_NOMINAL = frozenset((Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.DETERMINER, Tag.RELATIVE))
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


def with_subjects(words: Sequence[Word], found: Sequence[Group]) -> tuple[Group, ...]:
    """The groups, in order, each with the subject that stands to its left or that it shares with the verb before.

    Linear in the number of words.
    """
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
    return words[index].tag is not Tag.PRONOUN and not inside & {Tag.COORDINATOR, Tag.COMMA, *BREAKS}


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
        if words[position].tag in BREAKS:
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
