"""Says how far a cue is between the two parties and not about others."""

import re

from reader.analysis.stance.claims import Says
from reader.analysis.stance.cues import judgement
from reader.analysis.stance.reading import Reading
from reader.analysis.stance.references import SUBJECT, Reference
from reader.model import Span

_THIRD = 0.3
_FAR = 6
"""Words between a cue and whom it is aimed at."""
_VERB = re.compile(
    r"(?:[a-z]{2,}(?:ed|ing)|[a-z]{3,}[^s]s|praise|criticize|criticise|denounce|accuse|condemn|blast|slam|insult|mock|scold|rebuke)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"[a-z]{3,}[^s]s", re.IGNORECASE)
_DOING = re.compile(
    r"(?:\b[A-Z][\w’'-]*|\b(?:he|she|who|which|also|still|now|often|never|always|and|but|or)|\b[a-z]+ly|[,”\"]) $"
)
"""What stands before "praises" when it is no noun."""
_MUTUAL = re.compile(
    r"\b(?:each other|one another|mutual|both|together|exchang\w+|trad(?:e|ed|es|ing)|swap\w*)\b", re.IGNORECASE
)
_THEY = re.compile(r"\b(?:they|the two|the pair)(?: (?:are|were|have|had|been|used to|\w+ly)){0,3} $", re.IGNORECASE)
"""What two people do, they do with each other."""
_OBJECT_PRONOUN = re.compile(r"\b(?:him|her|them|himself)\b", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"[”\"’']? (?:for|of|with|towards?|to|in|on|against)\b(?! (?:be|the fact|which|mine|his own|ours|yours|now|once"
    r"|years?|months?|weeks?|days?|decades?|hours?|a while|a time|some time|public|private|person|turn|return|the past"
    r"|the (?:first|last|second|third)|this|that|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march"
    r"|april|may|june|july|august|september|october|november|december|\d+)\b)",
    re.IGNORECASE,
)
_WHOM = re.compile(r",? ?\bwhom\b[^,;:]*$")
"""In "Moon, whom Trump accused", he who is aimed at stands before."""
_OWN_PEOPLE = re.compile(
    r"\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]he|[Oo]ther|[A-Z][a-z]+n)(?: own)? (?:[a-z]+ ){0,2}(?:wife|husband|sons?"
    r"|daughters?|sisters?|brothers?|mother|father|parents|children|family|party|cabinet|coalition|generals?|soldiers"
    r"|troops|army|parliament|opposition|bank|courts?|judges?|people|voters|supporters|followers|ministers|lawmakers"
    r"|leaders|aides|advisers|colleagues|countrymen|compatriots|crowds?|fans"
    r"|(?:finance|foreign|defen[cs]e|interior|justice) minister)\b(?!['’])"
)
_WHO = re.compile(r",? who\b[^,;:]*$")
_STOP = re.compile(r"[;:.!?—–]|, (?:and|but|who|which|while|saying|as)\b")
_POSSESSED = re.compile(r"['’]s? (?!own\b)[a-z]")
_BY = re.compile(r"\bby\b")
_BY_WHOM = re.compile(r" (?:the|a|an|his|her|their|[A-Z])")
"""What follows "by" when it tells who does it: no "by telephone"."""
_FULL_NAME = re.compile(r"[A-Z][\w’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]+")
_DOER = re.compile(
    r"([A-Z][\w’'-]+)"
    r"(?: (?:has|have|had|is|are|was|were|be|been|being|should|will|would|also|always|often|then|later)){0,3} $"
)
_FUNCTION = re.compile(r"And|But|He|She|They|It|We|I|Who|The|His|Her|Their|Not|By|While|As|When|After|Both|U|US")
_WORD = re.compile(r"[\w’'-]+")
_AGENT = 40
"""Characters after "by" within which that is named who does it."""


def is_verb(body: str, cue: Span) -> bool:
    """Whether a cue is something that one does to another: "praised"; "praises" only where a doer stands before it."""
    if _PLURAL.fullmatch(body, cue.start, cue.end):
        return _DOING.search(body, max(0, cue.start - 30), cue.start) is not None
    return _VERB.match(body, cue.start, cue.end) is not None


def aimed(reading: Reading, index: int, cue: Span, group: tuple[int, ...], says: Says) -> float:
    """How far the cue at `cue` is between the subject and the counterparts in `group`, 0 to 1.

    "Praised", "accused" and "a friend of" have somebody they are aimed at; if that is a policy or a third person,
    little is said of the two. Blame also has somebody who blames: a critic of the subject does not make the two
    enemies.
    """
    body, (start, end) = reading.body, reading.span(index)
    references = reading.cast.references[index]
    pair = (SUBJECT, *group)
    verb = says is not Says.COOL and is_verb(body, cue)
    after = _reach(body, cue.end, end)
    they = _THEY.search(body, max(start, cue.start - 40), cue.start)
    mutual = they is not None or _MUTUAL.search(body, max(start, cue.start - 25), after.end) is not None
    weight = 1.0
    inside = any(cue.covers(r.span) and r.party in pair for r in references)
    if not mutual and not inside and not _at_home(reading, index, after):
        weight *= _object(body, cue, after, references, pair, verb=verb, says=says)
    by = _BY.search(body, after.start, after.end)
    agent = by is not None and any(0 <= r.span.start - by.end() < _AGENT for r in references if r.party in pair)
    if says is Says.DENY and by and not agent and _BY_WHOM.match(body, by.end()):
        weight *= _THIRD
    if says is Says.AFFIRM and _of_another(reading, index, cue):
        weight *= _THIRD
    if not verb:
        return weight
    if says is Says.DENY:
        before = [(r.span.start, r.party) for r in references if r.span.end <= cue.start]
        before += [(critics.start, -1) for critics in judgement()["critics"].find(body, start, cue.start)]
        before += [(span.start, -1) for span in _other_people(reading, index) if span.end <= cue.start]
        if not by and (not before or max(before)[1] not in pair):
            weight *= 0.5 if not before else 0.2
    elif (doer := _DOER.search(body[start : cue.start])) and not _FUNCTION.fullmatch(doer.group(1)):
        name = start + doer.start(1)
        if not any(r.span.end > name for r in references if r.span.end <= cue.start):
            weight *= 0.3
    return weight


def _of_another(reading: Reading, index: int, cue: Span) -> bool:
    """Whether the clause of a cue hangs on somebody else: "Nigel Farage, who is a friend of the president"."""
    before = [name for name in _other_people(reading, index) if name.end <= cue.start]
    if not before:
        return False
    between = Span(before[-1].end, cue.start)
    own = any(between.covers(reference.span) for reference in reading.cast.references[index])
    return not own and _WHO.match(reading.body, between.start, between.end) is not None


def _at_home(reading: Reading, index: int, after: Span) -> bool:
    """Whether what a cue is aimed at is the subject's seat: "a friend in the White House"."""
    return any(after.covers(span) and key in reading.home for span, key in reading.names[index])


def missed(reading: Reading, index: int, clause: Span) -> float:
    """How far a clause that refers to one of a pair only is about the other one, whom it leaves out, 0 to 1.

    A third one whom the clause names takes the place of the one left out.
    """
    references = reading.cast.references[index]
    homes = reading.homes(index)
    others = (
        span
        for span, key in reading.names[index]
        if clause.overlaps(span) and key not in homes and not any(span.overlaps(r.span) for r in references)
    )
    return _THIRD if next(others, None) is not None or own_people(reading, clause) else 1.0


def own_people(reading: Reading, clause: Span) -> bool:
    """Whether a clause tells of somebody's own people, whom no name stands for: "his wife", "her party"."""
    return _OWN_PEOPLE.search(reading.body, *clause) is not None


def _reach(body: str, start: int, end: int) -> Span:
    """The words after a cue among which that is found which it is aimed at."""
    stop = _STOP.search(body, start, end)
    end = stop.start() if stop else end
    words = list(_WORD.finditer(body, start, min(end, start + 120)))
    return Span(start, words[_FAR].start() if len(words) > _FAR else end)


def _object(
    body: str,
    cue: Span,
    after: Span,
    references: tuple[Reference, ...],
    pair: tuple[int, ...],
    *,
    verb: bool,
    says: Says,
) -> float:
    if whom := _WHOM.search(body, max(0, cue.start - 60), cue.start):
        beside = [r.party for r in references if 0 <= whom.start() - r.span.end <= 2]
        return 1.0 if not beside or set(beside) & set(pair) else 0.35
    met = [r for r in references if after.start <= r.span.start < after.end]
    if met:
        first = met[0]
        if first.party not in pair:
            return 0.6 if any(r.party in pair for r in met) else 0.35
        if says is Says.DENY and verb and _POSSESSED.match(body, first.span.end):
            return 0.5
        return 1.0
    if _OBJECT_PRONOUN.search(body, after.start, after.end):
        return 1.0
    if verb:
        return 0.25 if says is Says.DENY else 0.45
    return 0.4 if _PREPOSITION.match(body, cue.end) else 1.0


def _other_people(reading: Reading, index: int) -> list[Span]:
    """Full names in a sentence that are no party's."""
    found = (Span(*match.span()) for match in _FULL_NAME.finditer(reading.body, *reading.span(index)))
    return [name for name in found if not any(name.overlaps(r.span) for r in reading.cast.references[index])]
