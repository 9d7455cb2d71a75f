"""Gathers what the sentences of a text say of the relation."""

import re
from collections.abc import Iterator, Sequence

from reader.analysis.stance import cues
from reader.analysis.stance.aim import own_people
from reader.analysis.stance.claims import Finding, Says
from reader.analysis.stance.company import HABIT, Pair
from reader.analysis.stance.cues import judgement
from reader.analysis.stance.reading import Reading
from reader.analysis.stance.references import SUBJECT, Reference
from reader.analysis.stance.weighing import Cue, judge
from reader.model import Form, Span

_KINDS = (
    ("cool", Says.COOL),
    ("deny", Says.DENY),
    ("affirm", Says.AFFIRM),
    ("tie", Says.AFFIRM),
    ("contact", Says.CONTACT),
)
"""In the order in which they claim words: "no longer trusts" is not "trusts"."""
_ASIDE = re.compile(r"\([^()]*\)|[—–][^—–]*[—–]")
_ASIDE_COST = 200
"""Characters by which somebody in brackets or between dashes is farther from a cue outside them."""
_BEFORE_NAME = (
    r"(?:(?:[A-Z][\w’'.-]*|the|his|her|their|fellow|former|president|leader|prime|minister|chancellor|king|prince|dictator"
    r"|strongman|authoritarian|with) ){0,4}"
)
_JOINED = re.compile(rf",? ?(?:and|or|nor|&|/) ?{_BEFORE_NAME}|, {_BEFORE_NAME}|/|-")
_IS = re.compile(
    r" (?:is|was|has been|had been|remains|became)[ “\"‘']+(?:(?:a|an|the|my|his|her|not|very|really|\w+ly) ){0,3}"
)
"""What stands between somebody and what is said that he is."""
_TOWARD = re.compile(r"[”\"’']? (?:in|with|by|at|about)(?: (?:Mr\.?|Ms\.?|Mrs\.?|President|Prime Minister))? ")
"""What ties what one feels to him whom it is felt for: "disappointed in the Russian"."""
_WHOM = re.compile(r",? (?:with|of|to|by|for)? ?(?:whom|who|whose) [^,;:]{0,40}")
"""What opens a clause about the last of a list."""
_TITLES = re.compile(r" (?:(?:[A-Z][\w.]*|the|prime|crown) ){0,3}")
_BY_ROLE = 0.9
"""How sure a name or an office makes it who is meant: the words of these say nothing else."""
_CONTACT = 0.3
_HE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_NO_MORE = re.compile(r"\b(used to)[.,;:!?—–]")
"""Said of a predicate just before, in "Macron used to"."""
_OWNED = re.compile(r"['’]s?\b")
"""What makes a name the owner of what is spoken of, and not him who deals."""
_THERE = re.compile(r"(?: \w+){0,3} (?:to|in|at|with|by|from|of|for) (?:\w+ ){0,2}")
"""What ties dealings to the place where, or the country with which, they are."""
_BUSINESS = re.compile(r"(?:deal|agree|sign|negotiat|bargain|exchang|discuss|host|joint|outreach)", re.IGNORECASE)
"""Dealings that are as often with nobody in particular: "the Iran deal", "to host the summit"."""
_UNDERSTOOD = 0.4
"""How sure a pair must be of whom a sentence leaves one out and tells of dealings."""
_NEIGHBOURS = 0.58
"""How sure a pair must be that stands in adjoining sentences for these to bring it up."""
_PRONOUN = re.compile(r"\b(?:he|him|his|she|her|they|them|their)\b", re.IGNORECASE)
_MINE = re.compile(r"\b(?:my|our) (?:\w+ )?$", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"‘](?:my|our) (?:[\w’'-]+ ){0,3}[\w’'-]+[,.]?[”\"’]", re.IGNORECASE)
"""Few words of somebody else in the writer's sentence: "he once spoke of “my true friend”"."""
_I_FEEL = re.compile(r"\b(?:I|[Ww]e)(?:[’']ve|[’']d)? (?:[a-z]+ ){0,3}$")
_CIRCLE = re.compile(
    r"(?:friends|allies|confidants|supporters|admirers) of [^,.;:]{1,50}? (?:say|says|said|insist|insisted|argue|argued"
    r"|claim|claimed|believe|believed|fear|feared|hope|hoped|think|thought|complain|complained|told|worry|worried)\b",
    re.IGNORECASE,
)
_MY = re.compile(r"(?:my|our)\b", re.IGNORECASE)


def gather(reading: Reading) -> tuple[Finding, ...]:
    """Everything that sentences which bring a pair up say of the relation, in order of position."""
    return tuple(
        finding for index, paired in enumerate(reading.pairs) if paired for finding in _of(reading, index, paired)
    )


def _of(reading: Reading, index: int, paired: dict[int, Pair]) -> list[Finding]:
    found: list[Finding] = []
    named = [r.span for r in reading.cast.references[index] if r.form is not Form.PRONOUN and r.sure >= _BY_ROLE]
    covered: list[Span] = []
    for kind, says in _KINDS:
        spans = (
            *reading.relation[kind].find(reading.body, *reading.span(index)),
            *_taking(reading, index, kind, paired),
        )
        for span in spans:
            if any(other.covers(span) for other in named) or any(span.overlaps(other) for other in covered):
                continue
            covered.append(span)
            group = nearest_group(reading, index, span, tuple(paired))
            for party in group:
                sure, own, implied = paired[party]
                if implied and says is Says.CONTACT:
                    found += _dealing(reading, index, span, party, paired[party])
                    continue
                if _narrators(reading, index, span, says):
                    continue
                cue = Cue(index, kind, says, span, party, group, implied)
                found.append(judge(reading, cue, sure * _nearness(span, own)))
    return [*found, *_habits(reading, index, paired), *_meetings(reading, index, paired, found)]


def _dealing(reading: Reading, index: int, cue: Span, party: int, pair: Pair) -> Iterator[Finding]:
    """Dealings with somebody whom the sentence leaves to be understood: with the subject, if it names nobody else."""
    unknown = any(
        not any(r.span.covers(Span(*he.span())) for r in reading.cast.references[index])
        for he in _HE.finditer(reading.body, *reading.span(index))
    )
    alone = not unknown and not _owner(reading, pair.references)
    if _BUSINESS.match(reading.body, cue.start) or not reading.cast.of(index, party):
        return
    if pair.sure >= _UNDERSTOOD and alone and not _with_others(reading, index, cue):
        reason = f"“{cue.of(reading.body)}” is of dealings with {reading.cast.parties[SUBJECT].name}, who is understood"
        yield Finding(Says.CONTACT, party, index, cue, _CONTACT * pair.sure, None, reason)


def _with_others(reading: Reading, index: int, cue: Span) -> bool:
    """Whether a sentence names people or bodies that are no party, or dealings at another place than the subject's."""
    if own_people(reading, reading.span(index)):
        return True
    homes = reading.homes(index)
    for span, key in reading.names[index]:
        if key in homes or any(span.overlaps(reference.span) for reference in reading.cast.references[index]):
            continue
        if span not in reading.elsewhere or _THERE.fullmatch(reading.body, cue.end, max(cue.end, span.start)):
            return True
    return False


def _owner(reading: Reading, references: Sequence[Reference]) -> bool:
    """Whether a sentence brings somebody up only as the owner of something: "Bolsonaro's sons"."""
    return all(_OWNED.match(reading.body, reference.span.end) for reference in references)


def _habits(reading: Reading, index: int, paired: dict[int, Pair]) -> Iterator[Finding]:
    """What the two used to do with each other."""
    habit = HABIT.search(reading.body, *reading.span(index)) or _NO_MORE.search(reading.body, *reading.span(index))
    span = Span(*habit.span(1)) if habit else Span(0, 0)
    if habit and reading.speaker(index, span) is None:
        for party, pair in paired.items():
            reason = f"“{habit.group(1)}” tells of how the two were before"
            yield Finding(Says.COOL, party, index, span, pair.sure, None, reason)


def _meetings(reading: Reading, index: int, paired: dict[int, Pair], found: list[Finding]) -> Iterator[Finding]:
    """The pairs of whom a sentence says nothing more; in adjoining sentences a pronoun must tie them together."""
    names = reading.cast.parties
    for party, (sure, own, implied) in paired.items():
        if any(
            finding.party == party and (finding.says is Says.CONTACT or finding.weight >= _CONTACT) for finding in found
        ):
            continue
        tied = sure >= _NEIGHBOURS and _PRONOUN.search(reading.body, *reading.span(index)) is not None
        others = _owner(reading, own) or own_people(reading, Span(own[0].span.start, reading.span(index).end))
        if not implied or (tied and not others):
            reason = f"brings up both {names[SUBJECT].name} and {names[party].name}"
            yield Finding(Says.CONTACT, party, index, own[0].span, _CONTACT * sure, None, reason)


def _taking(reading: Reading, index: int, kind: str, paired: dict[int, Pair]) -> Iterator[Span]:
    """Verbs that take "him" in the lists where one of a pair stands for it: "likes President Putin"."""
    starts = {r.span.start for r in reading.cast.references[index] if r.party == SUBJECT or r.party in paired}
    for verb in cues.taking_him(reading.question.relation.cues)[kind].find(reading.body, *reading.span(index)):
        between = _TITLES.match(reading.body, verb.end)
        if between and (between.end() in starts or any(verb.end < start <= between.end() for start in starts)):
            yield verb


def _narrators(reading: Reading, index: int, cue: Span, says: Says) -> bool:
    """Whether a cue is of the writer's own company ("my friends on the left") or feelings ("I admire him").

    So are those who only tell of one of the pair: "friends of the prime minister say".
    """
    if reading.speaker(index, cue) is not None:
        return False
    start = reading.span(index).start
    if says is Says.AFFIRM and _CIRCLE.match(reading.body, cue.start, reading.span(index).end):
        return True
    quoted = any(
        Span(*few.span()).covers(cue) for few in _QUOTED.finditer(reading.body, start, reading.span(index).end)
    )
    mine = _MINE.search(reading.body, max(start, cue.start - 20), cue.start) or _MY.match(cue.of(reading.body))
    if says is Says.AFFIRM and mine and not quoted:
        return True
    felt = _I_FEEL.search(reading.body, max(start, cue.start - 30), cue.start)
    between = Span(felt.start(), cue.start) if felt else None
    return between is not None and not any(between.overlaps(r.span) for r in reading.cast.references[index])


def _nearness(cue: Span, own: Sequence[Reference]) -> float:
    gap = min(_gap(cue, reference) for reference in own)
    return 1.0 if gap <= 60 else 0.8 if gap <= 140 else 0.5


def _gap(cue: Span, reference: Reference) -> int:
    return max(reference.span.start - cue.end, cue.start - reference.span.end, 0)


def nearest_group(reading: Reading, index: int, cue: Span, parties: tuple[int, ...]) -> tuple[int, ...]:
    """Those of `parties` that a cue speaks of: the nearest, with those joined to it by "and", "like" or "as he has"."""
    references = [r for r in reading.cast.references[index] if r.party in parties]
    if len(parties) < 2 or not references:
        return parties
    named = [r for r in references if r.form is not Form.PRONOUN]
    if toward := [r for r in named if _TOWARD.fullmatch(reading.body, cue.end, max(cue.end, r.span.start))]:
        return (toward[0].party,)
    if said := [r for r in references if r.span.end < cue.start and _IS.fullmatch(reading.body, r.span.end, cue.start)]:
        return (said[-1].party,)
    # "Her" in "praised her rival" points at somebody, but it is not she who is praised.
    references = named or references
    asides = [Span(*match.span()) for match in _ASIDE.finditer(reading.body, *reading.span(index))]

    def distance(reference: Reference) -> int:
        far = any(aside.covers(reference.span) and not aside.overlaps(cue) for aside in asides)
        return _gap(cue, reference) + (_ASIDE_COST if far else 0)

    nearest = min(_groups(reading, references), key=lambda group: min(distance(reference) for reference in group))
    last = nearest[-1]
    if last.span.end < cue.start and _WHOM.fullmatch(reading.body, last.span.end, cue.start):
        return (last.party,)
    return tuple(dict.fromkeys(reference.party for reference in nearest))


def _groups(reading: Reading, references: Sequence[Reference]) -> list[list[Reference]]:
    groups: list[list[Reference]] = []
    for reference in references:
        if groups:
            last = groups[-1][-1]
            between = reading.body[last.span.end : reference.span.start]
            if last.party == reference.party or _JOINED.fullmatch(between) or judgement()["similar"].first(between):
                groups[-1].append(reference)
                continue
        groups.append([reference])
    return groups
