"""Finds the verb groups of a sentence by a left-to-right scan over coarse parts of speech."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reader.analysis.quotes.lexicon import Frame, lexicon
from reader.analysis.quotes.tags import BREAKS, Tag, Word


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
_FINITE = frozenset((Form.FINITE, Form.PASSIVE))
BE = frozenset("be is are am was were been being 's ’s 're ’re 'm ’m isn't wasn't aren't weren't".split())
_REDUCED_AFTER = frozenset("by in at on with for from to as about after during".split())


def verb_groups(words: Sequence[Word]) -> tuple[Group, ...]:
    """The verb groups, in order, none with a subject yet. Linear in the number of words."""
    found: list[Group] = []
    position = 0
    while position < len(words):
        group = _group_at(words, position, found[-1].last if found else 0)
        if group is None:
            position += 1
            continue
        position = group.last
        found.append(group)
    return tuple(_without_reduced(words, found))


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
    following = words[group.last + 1].tag if group.last + 1 < len(words) else None
    if (after.lower == "by" and following is not Tag.GERUND) or (after.lower == "as" and not saying):
        return True
    finite = [other for other in ahead if other.form in _FINITE]
    if not finite or saying:
        return False
    if before is Tag.COMMA:
        return after.tag in {Tag.PREPOSITION, Tag.SUBORDINATOR}
    inside = words[group.last : finite[0].first]
    between = {word.tag for word in inside}
    if Tag.COMMA in between and inside[-1].tag is not Tag.COMMA:
        # "The shooting occurred in the evening, the police said": a comma and a new subject.
        return False
    plain = not between & {Tag.COORDINATOR, Tag.RELATIVE, Tag.PRONOUN, *BREAKS}
    return after.lower in _REDUCED_AFTER and verb not in lexicon().forms and plain and finite[0] is ahead[0]
