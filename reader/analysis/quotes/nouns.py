"""Finds nouns of saying and thinking with what is said: "his claim that he won", "concerns about the deal"."""

from collections.abc import Iterator

from reader.analysis.quotes.acts import Act
from reader.analysis.quotes.lexicon import lexicon
from reader.analysis.quotes.parsed import PHRASE, Parsed
from reader.analysis.quotes.tags import Tag
from reader.analysis.quotes.verbs import Form, Group

_LONGEST_DESCRIPTION = 3
_LONGEST_CARRIED = 5
_POSSESSION = frozenset(("'s", "’s", "'", "’"))
_LONGEST_OPENING = 9
_LONGEST_MANNER = 4
_APART = frozenset((Tag.COMMA, Tag.COLON, Tag.QUOTATION, Tag.SUBORDINATOR, Tag.COORDINATOR))
_LINKS = frozenset("about against for of on to over toward towards".split())
_OWNERLESS_LINKS = frozenset("about against for".split())
_CARRIED_LINKS = _LINKS | frozenset("in over toward towards at with to from".split())


def noun_cues(parsed: Parsed) -> Iterator[Act]:
    """The nouns with what is said after them, from left to right. Linear in the number of words."""
    for index in range(1, parsed.end - 1):
        if parsed.lower(index) not in lexicon().nouns:
            continue
        following = parsed.lower(index + 1)
        clause = following == "that" or (following == "to" and parsed.tag(index + 2) is Tag.BASE)
        owner = _owner(parsed, index)
        links = _OWNERLESS_LINKS if owner is None else _LINKS
        if not (clause or following in links) or (owner is not None and parsed.lower(owner) in {"my", "our", "your"}):
            continue
        begin = index + 1 + (not clause)
        end = parsed.next(begin, {Tag.COMMA, Tag.COLON})
        verb = parsed.finite(begin + 1, end)
        if verb is not None and following != "that":
            end = verb.first
        if begin < end:
            source = None if owner is None else (_owner_start(parsed, owner), owner + 1)
            yield Act((begin, end), (index if source is None else source[1], begin), source)


def carried(parsed: Parsed, group: Group) -> int | None:
    """Where the words begin that follow a noun of saying which the verb only carries; None when it carries none."""
    if parsed.words[group.head].lower not in lexicon().carrying:
        return None
    for index in range(group.last, min(group.last + _LONGEST_CARRIED, parsed.end)):
        following = parsed.lower(index + 1)
        if parsed.lower(index) in lexicon().nouns and parsed.tag(index + 1) is not None:
            if following == "that" or (following == "to" and parsed.tag(index + 2) is Tag.BASE):
                return index + 1
            if following in _CARRIED_LINKS and parsed.tag(index + 2) is not None:
                return index + 2
        if parsed.tag(index) not in PHRASE | {Tag.ADVERB} or parsed.tag(index) is Tag.PRONOUN:
            return None
    return None


def opens(parsed: Parsed, index: int) -> bool:
    """Whether the verb group only opens the cue that the next one names: "released a statement saying"."""
    if not 0 <= index < len(parsed.groups) - 1:
        return False
    group, following = parsed.groups[index], parsed.groups[index + 1]
    between = parsed.words[group.last : following.first]
    if group.form is not Form.FINITE or following.form is not Form.GERUND or not parsed.frames(following)[0]:
        return False
    if not 0 < len(between) <= _LONGEST_OPENING or any(word.tag in _APART for word in between):
        return False
    by = between[-1].lower == "by" and len(between) <= _LONGEST_MANNER
    return by or parsed.words[group.head].lower in lexicon().opening


def _owner(parsed: Parsed, index: int) -> int | None:
    """The place of the possessive before the noun at `index`: "his", "the company's"."""
    owner = index - 1
    while index - owner <= _LONGEST_DESCRIPTION and parsed.tag(owner) in {Tag.NOUN, Tag.ADVERB}:
        owner -= 1
    return owner if parsed.tag(owner) is Tag.POSSESSIVE else None


def _owner_start(parsed: Parsed, owner: int) -> int:
    """Where the phrase begins that ends with the possessive at `owner`."""
    if parsed.lower(owner) not in _POSSESSION:
        return owner
    start = owner
    while parsed.tag(start - 1) in {Tag.NAME, Tag.NOUN}:
        start -= 1
    return start - (parsed.tag(start - 1) is Tag.DETERMINER)
