"""Weighs one cue of a relation by the words around it."""

import re
from dataclasses import dataclass, replace

from reader.analysis.stance.aim import aimed, is_verb, missed
from reader.analysis.stance.claims import Finding, Says
from reader.analysis.stance.cues import judgement
from reader.analysis.stance.direction import directed
from reader.analysis.stance.reading import Reading
from reader.analysis.stance.references import SUBJECT
from reader.model import Span

_CLAUSE = re.compile(r"[;:—–]|, (?:but|while|although|though|whereas|yet|and)\b|\b(?:but|because|while|although)\b")
_EMPHASIS = re.compile(
    r"\b(?:(?:could(?:n['’]t| not)|can(?:n['’]t|not)|never) (?:be|get|been|have been)"
    r"(?= (?:more|better|less|closer|warmer|happier)\b)"
    r"|without (?:a )?doubt|no doubt|not (?:only|just|least)|no (?:wonder|matter))",
    re.IGNORECASE,
)
"""Negations in form that deny nothing: "couldn't be more", "no doubt", "not only"."""
_DENIED_AFTER = re.compile(r"\W*(?:is|are|was|were|does|do|did|will|has)\s?(?:not|n[’']t)\b", re.IGNORECASE)
_TAKEN_BACK = 0.25
"""What "not an enemy" counts of "friend"; who "never criticises" somebody is kinder."""
_THERE = re.compile(r"\bthere(?:['’]s| is| was| isn['’]t| wasn['’]t| never was| had been)\b", re.IGNORECASE)
_OWNED = re.compile(r"\bhad,? [^;:]*?(?:\ba|\ban|\bno|\ban?other|\bthe|\btheir|\bhis|\bher)\b", re.IGNORECASE)
"""A "had" that is the verb of the clause and puts nothing before the time that is told of."""
_I = re.compile(r"\b(?:I|[Ww]e)\b")
_ASKED = frozenset({"if", "whether"})
"""What leaves open whether the two are friends and wishes nothing."""
_INVERTED = re.compile(
    r"\W*((?:on|in|at|by|under) (?:none|no|neither)|not once|never|nowhere|nor|neither|rarely|seldom)\b[^;:.]{0,60}?"
    r"\b(?:did|does|do|has|have|had|is|was|were|would|could|can|will)\b",
    re.IGNORECASE,
)
"""A negation at the head of a clause, with verb before subject, rules all of it: "On none of these days did he …"."""
_AGAIN = re.compile(r"\b(?:once (?:again|more)|at once|ha(?:s|ve) had)\b", re.IGNORECASE)
"""What looks like the past and is none."""
_HABIT = frozenset({"used to", "not long ago", "back then", "once"})
"""What says of warmth that it is no more."""
_AGO = re.compile(
    r"\b(\w+ (?:year|month|week|decade)s? ago)\b[^;:]*\b(?:were|was)\b(?![^;:]*\b(?:already|first)\b)", re.IGNORECASE
)
"""A state that is told of a time past by: "a year ago they were hugging"."""
_SINCE = re.compile(r"[^;:]{0,60}?\bsince\b(?! (?:he|she|they|it) (?:is|are|was|were)\b)", re.IGNORECASE)
_WHILE = re.compile(
    r"\b[Bb]etween (?:January|February|March|April|May|June|July|August|September|October|November|December) and\b"
    r"|\b(?:[Ff]or|[Ii]n) (?:\w+ ){0,2}(?:months|weeks)\b"
)
"""A while in which two people did not speak: "between June and September", "for three months"."""
_SPEAKING = re.compile(r"sp[eo]a?k|talk|communicat|word|call|contact|met\b|meet|convers|in touch|answer", re.IGNORECASE)
"""What two people do who are still in touch; "not spoken since" says that they were."""
_DATE = re.compile(
    r"\b(?:before|by|at|until|till|towards?) the end of\b"
    r"|\bend of (?:(?:the|this|next|that|his|her) )?(?:year|month|week|day|decade|century|war|summer|winter|spring"
    r"|autumn|fall|term|meeting|dinner|lunch|call|evening|visit|trip|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|\d{4})\b"
)
"""An end that is no end of a relation."""
_NOW = re.compile(r"\b(?:now|today|these days|lately|nowadays|this year|this time)\b", re.IGNORECASE)
_EARLIER = frozenset({"once", "had", "earlier", "previously", "last year", "not long ago"})
_REFUSES = re.compile(
    r"\b(?:(?:would|will|does|did|has|have|had|is)(?: not|n[’']t) (?:be )?(?:meet|met|sp[eo]ak|talk|call|see|host"
    r"|receiv|invit|return|answer|tak(?:e|en|ing) (?:his|her))\w*|refus\w+ to (?:meet|speak|talk|see|call|receive)"
    r"|no longer (?:sp|talk|call|return|answer|prais))",
    re.IGNORECASE,
)
"""What somebody does who keeps away from another."""
_LET = re.compile(r"\W*(?:By all means,? )?(?:[Tt]hen,? )?[Ll]et\b")
"""What opens a sentence that bids and does not tell."""
_EACH = re.compile(r"\b(?:each other|one another)\b", re.IGNORECASE)
_WORD = re.compile(r"[\w’'-]+")
_LEFT = 7
_RIGHT = 12
"""Words of the clause that are looked at on either side of a cue: what is over is often said after the names."""
_NEGATION = 5
_QUALITY = 4
"""Words before a tie among which its quality stands; twice as many after it, where the names come between."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue of the relation in a sentence that brings a pair up."""

    sentence: int
    kind: str
    """The list of the relation that it stands in."""
    says: Says
    span: Span
    party: int
    """The counterpart whom it is weighed for."""
    group: tuple[int, ...]
    """All the counterparts whom it is about."""
    implied: bool = False
    """Whether one of the pair is only understood from the sentences around."""


def judge(reading: Reading, cue: Cue, sure: float) -> Finding:
    """What a cue says of its party, given how sure it is that the pair is meant.

    A quality beside a tie ("rocky relationship"), negation, an end ("no longer"), a wish and the past all change what a
    cue says or how much it counts.
    """
    words, body, span = judgement(), reading.body, cue.span
    text = span.of(body)
    speaker = reading.speaker(cue.sentence, span)
    past = False

    def finding(says: Says, weight: float, reason: str) -> Finding:
        return Finding(says, cue.party, cue.sentence, span, weight, speaker, reason, past)

    if cue.says is Says.CONTACT:
        if over := words["former"].first(body, max(reading.span(cue.sentence).start, span.start - 40), span.start):
            return finding(Says.COOL, 0.6 * sure, f"“{over}” ends “{text}”")
        return finding(cue.says, 0.3 * sure, f"“{text}” brings the two together")
    clause = _clause(body, span, reading.span(cue.sentence))
    left = _EMPHASIS.sub(" ", _tail(body[clause.start : span.start], _LEFT) + text).removesuffix(text)
    right = _head(body[span.end : clause.end], _RIGHT)
    says, weight, reason = _plainly(reading, cue, text, f"{_tail(left, _QUALITY)} … {_head(right, 2 * _QUALITY)}")
    if cue.implied and not _EACH.search(body, span.start, min(clause.end, span.end + 20)):
        weight *= missed(reading, cue.sentence, clause)
    if reading.question.relation.directed:
        weight *= sure * directed(reading, cue.sentence, span, cue.group, speaker)
    else:
        weight *= sure * aimed(reading, cue.sentence, span, cue.group, says)
    ending = _DATE.sub(" ", f"{left} … {right}")
    if says is Says.AFFIRM and (over := words["former"].first(left) or words["ended"].first(ending)):
        return finding(Says.COOL, weight * 1.5, f"“{over}” ends “{text}”")
    silent = says is Says.DENY and _SPEAKING.search(text) is not None
    if silent and (_SINCE.match(body, span.end, clause.end) or _WHILE.search(body, *reading.span(cue.sentence))):
        return finding(Says.COOL, weight, f"“{text}” of a time says that it was otherwise before")
    before = words["past"].first(_AGAIN.sub(" ", left))
    rest = Span(span.end, reading.span(cue.sentence).end)
    turned = before.lower() == "once" and _NOW.search(body, *rest)
    if says is Says.AFFIRM and (turned or (before.lower() in _EARLIER and _REFUSES.search(body, *rest))):
        # Whoever said it then, it is the article that holds the times against each other.
        told = f"“{before}”, and now otherwise, puts “{text}” in the past"
        return replace(finding(Says.COOL, weight, told), speaker=None)
    if says is Says.AFFIRM and before.lower() in _HABIT and speaker is None:
        return finding(Says.COOL, weight * 0.7, f"“{before}” puts “{text}” in the past")
    if says is Says.AFFIRM and speaker is None and (ago := _AGO.search(left)):
        return finding(Says.COOL, weight, f"“{ago.group(1)}” puts “{text}” in the past")
    past = bool(before) and not (before.lower() == "had" and _OWNED.search(f"{left}{text}"))
    negation = words["negate"].first(_tail(left, _NEGATION))
    if negation.lower() == "without" and words["negate"].first(body[clause.start : span.start]).lower() != "without":
        negation = ""
    elif not negation and (inverted := _INVERTED.match(body, clause.start, span.start)):
        negation = inverted.group(1)
    if negation:
        if says is Says.AFFIRM:
            weight *= _beside(reading, cue, clause)
            past = past and negation.lower() != "never"
            return finding(Says.DENY, weight, f"“{negation}” denies “{text}”")
        return finding(
            Says.AFFIRM, weight * (0.5 if is_verb(body, span) else _TAKEN_BACK), f"“{negation}” takes back “{text}”"
        )
    if says is Says.AFFIRM and _DENIED_AFTER.match(right):
        return finding(Says.DENY, weight * 0.8, f"“not” denies “{text}”")
    wishes = (found.of(left) for found in words["wish"].find(left))
    bidden = _LET.match(body, reading.span(cue.sentence).start, span.start)
    if wish := next((wish for wish in wishes if wish != "May"), bidden.group().strip() if bidden else ""):
        hoped = wish.lower() not in _ASKED
        return Finding(
            says,
            cue.party,
            cue.sentence,
            span,
            weight * (0.4 if hoped else 0.15),
            speaker,
            f"{reason}, though only as “{wish}”",
            past,
            hoped,
        )
    return finding(says, weight * 0.7 if past else weight, reason)


def _plainly(reading: Reading, cue: Cue, text: str, near: str) -> tuple[Says, float, str]:
    """What the cue says by itself and with the qualities `near` it, how much that counts, and why."""
    noun = reading.question.relation.noun
    if cue.kind == "tie":
        if cold := reading.relation["cold"].first(near):
            return Says.DENY, 1.0, f"“{cold} … {text}” speaks against the {noun}"
        if warm := reading.relation["warm"].first(near):
            return Says.AFFIRM, 1.0, f"“{warm} … {text}” speaks for the {noun}"
        return Says.AFFIRM, 0.5, f"“{text}” names a tie between the two"
    if cue.says is Says.COOL:
        return cue.says, 1.0, f"“{text}” says that the {noun} cooled"
    return cue.says, 1.0, f"“{text}” speaks {'for' if cue.says is Says.AFFIRM else 'against'} the {noun}"


def _beside(reading: Reading, cue: Cue, clause: Span) -> float:
    """What a negation counts, by which of the pair is spoken of in the very part of the clause that it rules.

    "There is no friendship" is of the pair without naming it.
    """
    if _THERE.search(reading.body, clause.start, cue.span.start):
        return 0.8
    comma = reading.body.rfind(", ", clause.start, cue.span.start)
    own = Span(max(clause.start, comma), clause.end)
    references = reading.cast.references[cue.sentence]
    parties = {reference.party for reference in references if own.overlaps(reference.span)}
    speaker = reading.speaker(cue.sentence, cue.span)
    if speaker is not None and speaker.direct and speaker.party is not None and _I.search(reading.body, *own):
        parties.add(SUBJECT)
    return 0.8 if SUBJECT in parties else 0.5 if cue.party in parties else 0.25


def _clause(body: str, cue: Span, sentence: Span) -> Span:
    """The part of the sentence around the cue that no conjunction or colon cuts off."""
    left = max((match.end() for match in _CLAUSE.finditer(body, sentence.start, cue.start)), default=sentence.start)
    right = min((match.start() for match in _CLAUSE.finditer(body, cue.end, sentence.end)), default=sentence.end)
    return Span(left, right)


def _tail(text: str, words: int) -> str:
    found = list(_WORD.finditer(text))
    return text[found[-words].start() :] if len(found) > words else text


def _head(text: str, words: int) -> str:
    found = list(_WORD.finditer(text))
    return text[: found[words - 1].end()] if len(found) > words else text
