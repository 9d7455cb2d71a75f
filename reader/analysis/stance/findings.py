"""Gathers what single passages say of a pair."""

import re
from dataclasses import dataclass
from enum import StrEnum

from reader.analysis.stance import cues
from reader.analysis.stance.cues import judgement
from reader.analysis.stance.parties import SUBJECT, Cast, Reference
from reader.analysis.stance.speech import Speaker, speaker_of
from reader.model import Analysis, Form, Question, Sentence, Span

_CLAUSE = re.compile(r"[;:—–]|, (?:but|while|although|though|whereas|yet|and)\b|\b(?:but|because|while|although)\b")
_FIRST = re.compile(r"\b(?:I|me|my|we|We|our|us|Me|My|Our|I’m|I'm)\b")
_THIRD = re.compile(r"\b(?:he|him|his|she|her)\b", re.IGNORECASE)
_EMPHASIS = re.compile(
    r"\b(?:could(?:n['’]t| not)|can(?:n['’]t|not)|never) (?:be|been|have been)(?= more| better| less)", re.IGNORECASE
)
_TARGET = re.compile(
    r"(?: (?:on|for|of|with|to|towards?|by|in|at|the|his|her|its|their|both|former|then)){0,4} ([A-Z][\w’'.-]*)"
)
_VERB = re.compile(r"(?:ed|ing|es|ize|ise)$", re.IGNORECASE)
_FULL_NAME = re.compile(r"[A-Z][\w’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]+")
_WORD = re.compile(r"[\w’'-]+")


class Says(StrEnum):
    """What a passage says."""

    AFFIRM = "affirm"
    DENY = "deny"
    COOL = "cool"
    CONTACT = "contact"
    APPROVE = "approve"
    CRITICISE = "criticise"


@dataclass(frozen=True, slots=True)
class Finding:
    """One cue that says something of the subject and one counterpart."""

    says: Says
    party: int
    sentence: int
    cue: Span
    weight: float
    speaker: Speaker | None
    """None for the article's own voice."""
    reason: str
    """Why the cue counts as it does, in words."""
    past: bool = False


def gather(analysis: Analysis, question: Question, cast: Cast) -> tuple[Finding, ...]:
    """Everything that the sentences say of the relation, in order of position."""
    found: list[Finding] = []
    for index, sentence in enumerate(analysis.sentences):
        if not furniture(analysis, sentence):
            found += _relation(analysis, question, cast, index)
    return tuple(found)


def furniture(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether a sentence is a heading or a line that no stop ends: a link to another story, a byline."""
    if sentence.heading:
        return True
    block = analysis.article.blocks[sentence.block].span
    text = analysis.text(block).rstrip()
    return len(text.split()) <= 20 and not text.endswith((".", "!", "?", "”", '"', "’", "'", ")", ":", "…"))


def pairs(analysis: Analysis, cast: Cast, sentence: int) -> dict[int, tuple[float, tuple[Reference, ...]]]:
    """The counterparts that a sentence brings up with the subject: how surely, and by which references.

    Inside the subject's own speech "I" stands for the subject, and "him" for the counterpart last spoken of; inside a
    counterpart's speech the other way round.
    """
    references = cast.references[sentence]
    subject = max((r.sure for r in references if r.party == SUBJECT), default=0.0)
    span = analysis.sentences[sentence].span
    text = analysis.text(span)
    first = _FIRST.search(text)
    speaker = None
    if first:
        at = Span(span.start + first.start(), span.start + first.end())
        speaker = speaker_of(analysis, cast, sentence, at)
        if speaker and speaker.direct and speaker.party == SUBJECT:
            subject = max(subject, 0.9)
    found: dict[int, tuple[float, tuple[Reference, ...]]] = {}
    for party in dict.fromkeys(r.party for r in references if r.party != SUBJECT):
        own = tuple(r for r in references if r.party == party)
        if subject:
            found[party] = (subject * max(r.sure for r in own), own)
    if first and speaker and speaker.direct and speaker.party is not None:
        at = Span(span.start + first.start(), span.start + first.end())
        if speaker.party == SUBJECT:
            focus = cast.focus[sentence - 1] if sentence else None
            focus = cast.focus[sentence] if focus is None else focus
            third = _THIRD.search(text)
            near = focus is not None and any(cast.of(back, focus) for back in range(max(0, sentence - 4), sentence + 1))
            if focus is not None and focus not in found and near and (third or first.group() in ("we", "We")):
                where = third or first
                meant = Span(span.start + where.start(), span.start + where.end())
                found[focus] = (0.7, (Reference(focus, meant, Form.PRONOUN, 0.7),))
        elif any(r.party == SUBJECT for r in references) and speaker.party not in found:
            found[speaker.party] = (0.8, (Reference(speaker.party, at, Form.PRONOUN, 0.8),))
    return found


def _relation(analysis: Analysis, question: Question, cast: Cast, index: int) -> list[Finding]:
    paired = pairs(analysis, cast, index)
    if not paired:
        return []
    span, body = analysis.sentences[index].span, analysis.article.body
    patterns = cues.of(question.relation.cues)
    found: list[Finding] = []
    covered: list[Span] = [r.span for r in cast.references[index] if r.form is not Form.PRONOUN]
    for says, name in (
        (Says.COOL, "cool"), (Says.DENY, "deny"), (Says.AFFIRM, "affirm"), (Says.AFFIRM, "tie"), (Says.CONTACT, "contact"),
    ):  # fmt: skip
        for match in patterns[name].finditer(body, *span):
            cue = Span(*match.span())
            if any(cue.overlaps(other) for other in covered):
                continue
            covered.append(cue)
            for party in nearest_group(analysis, cast, index, cue, tuple(paired)):
                sure, own = paired[party]
                found.append(
                    _judge(analysis, question, cast, index, says, name, cue, party, sure * _nearness(cue, own))
                )
    for party, (sure, own) in paired.items():
        if not any(finding.party == party for finding in found):
            reason = f"names both {cast.parties[SUBJECT].name} and {cast.parties[party].name}"
            found.append(Finding(Says.CONTACT, party, index, own[0].span, 0.3 * sure, None, reason))
    return found


def _nearness(cue: Span, own: tuple[Reference, ...]) -> float:
    gap = min(max(r.span.start - cue.end, cue.start - r.span.end, 0) for r in own)
    return 1.0 if gap <= 60 else 0.8 if gap <= 140 else 0.5


def nearest_group(analysis: Analysis, cast: Cast, index: int, cue: Span, parties: tuple[int, ...]) -> tuple[int, ...]:
    """Those of `parties` that a cue speaks of: the nearest, with those joined to it by "and", "like" or "as he has"."""
    references = [r for r in cast.references[index] if r.party in parties]
    if len(parties) < 2 or not references:
        return parties
    groups: list[list[Reference]] = []
    body = analysis.article.body
    for reference in references:
        if groups:
            between = body[groups[-1][-1].span.end : reference.span.start]
            joined = len(_WORD.findall(between)) <= 5 and re.search(r",|\band\b|\bor\b|/", between)
            if joined or judgement()["similar"].search(between) or groups[-1][-1].party == reference.party:
                groups[-1].append(reference)
                continue
        groups.append([reference])
    nearest = min(groups, key=lambda group: min(max(r.span.start - cue.end, cue.start - r.span.end, 0) for r in group))
    return tuple(dict.fromkeys(r.party for r in nearest))


def _judge(
    analysis: Analysis,
    question: Question,
    cast: Cast,
    index: int,
    says: Says,
    name: str,
    cue: Span,
    party: int,
    sure: float,
) -> Finding:
    """Weigh one cue of the relation by the words around it: qualities, negation, ending, wishing, past."""
    words, patterns, body = judgement(), cues.of(question.relation.cues), analysis.article.body
    start, end = analysis.sentences[index].span
    text = body[cue.start : cue.end]
    noun = question.relation.noun
    speaker = speaker_of(analysis, cast, index, cue)
    if says is Says.CONTACT:
        return Finding(says, party, index, cue, 0.3 * sure, speaker, f"“{text}” brings the two together")
    clause = _clause(body, cue, start, end)
    left = _EMPHASIS.sub(" ", _tail(body[clause.start : cue.start], 7))
    right = _head(body[cue.end : clause.end], 12)
    weight, reason = sure, ""
    if name == "tie":
        near = f"{_tail(left, 4)} ... {_head(right, 4)}"
        if cold := patterns["cold"].search(near):
            says, reason = Says.DENY, f"“{cold.group()} … {text}” speaks against a {noun}"
        elif warm := patterns["warm"].search(near):
            reason = f"“{warm.group()} … {text}” speaks for a {noun}"
        else:
            weight, reason = weight * 0.5, f"“{text}” names a tie between the two"
    elif says is Says.AFFIRM:
        reason = f"“{text}” speaks for a {noun}"
    elif says is Says.DENY:
        reason = f"“{text}” speaks against a {noun}"
    else:
        reason = f"“{text}” says that it cooled"
    weight *= _aimed(analysis, cast, index, cue, party, says)
    past = bool(words["past"].search(left))
    if says is Says.AFFIRM and (over := words["ended"].search(f"{left} ... {right}")):
        return Finding(Says.COOL, party, index, cue, weight * 1.5, speaker, f"“{over.group()}” ends “{text}”")
    if negation := words["negate"].search(_tail(left, 5)):
        if says is Says.AFFIRM:
            comma = body.rfind(", ", clause.start, cue.start)
            own = Span(max(clause.start, comma), clause.end)
            if not any(own.overlaps(r.span) for r in cast.references[index] if r.party == SUBJECT):
                weight *= 0.3
            return Finding(
                Says.DENY, party, index, cue, weight * 0.8, speaker, f"“{negation.group()}” denies “{text}”", past
            )
        says, weight, reason = Says.AFFIRM, weight * 0.5, f"“{negation.group()}” takes back “{text}”"
    elif says is Says.AFFIRM and re.match(r"\W*(?:is|are|was|were|does|do|did|will|has)\s?(?:not|n[’']t)\b", right):
        return Finding(Says.DENY, party, index, cue, weight * 0.8, speaker, f"“not” denies “{text}”", past)
    elif wish := words["wish"].search(_tail(left, 6)):
        weight, reason = weight * 0.4, f"{reason}, though only as “{wish.group()}”"
    if past:
        weight *= 0.7
    return Finding(says, party, index, cue, weight, speaker, reason, past)


def _aimed(analysis: Analysis, cast: Cast, index: int, cue: Span, party: int, says: Says) -> float:
    """How far a cue is between the two and not about others, 0 to 1.

    "Praised", "friend of" and "accused" have somebody they are aimed at; blame also has somebody who blames, and a
    critic of the subject does not make the two enemies.
    """
    body, (start, end) = analysis.article.body, analysis.sentences[index].span
    references = cast.references[index]
    pair = (SUBJECT, party)
    weight = 1.0
    target = _TARGET.match(body, cue.end, end)
    if target:
        name = Span(*target.span(1))
        met = [r for r in references if r.span.end > name.start and r.span.start - name.end <= 25]
        met = [r for r in met if not re.search(r",|\band\b", body[name.end : r.span.start])]
        if not any(r.party in pair or says is Says.AFFIRM for r in met):
            weight *= 0.3
    if says is Says.DENY and _VERB.search(body[cue.start : cue.end]):
        before = [(r.span.start, r.party) for r in references if r.span.end <= cue.start]
        before += [(m.start(), None) for m in judgement()["critics"].finditer(body, start, cue.start)]  # type: ignore[misc]
        before += [(span.start, None) for span in _other_people(analysis, cast, index) if span.end <= cue.start]  # type: ignore[misc]
        if before and max(before, key=lambda actor: actor[0])[1] not in pair:
            weight *= 0.2
    return weight


def _other_people(analysis: Analysis, cast: Cast, index: int) -> list[Span]:
    """Full names in a sentence that are no party's."""
    span, body = analysis.sentences[index].span, analysis.article.body
    found = (Span(*match.span()) for match in _FULL_NAME.finditer(body, *span))
    return [name for name in found if not any(name.overlaps(r.span) for r in cast.references[index])]


def _clause(body: str, cue: Span, start: int, end: int) -> Span:
    """The part of the sentence around the cue that no conjunction or colon cuts off."""
    left = max((m.end() for m in _CLAUSE.finditer(body, start, cue.start)), default=start)
    right = min((m.start() for m in _CLAUSE.finditer(body, cue.end, end)), default=end)
    return Span(left, right)


def _tail(text: str, words: int) -> str:
    found = list(_WORD.finditer(text))
    return text[found[-words].start() :] if len(found) > words else text


def _head(text: str, words: int) -> str:
    found = list(_WORD.finditer(text))
    return text[: found[words - 1].end()] if len(found) > words else text
