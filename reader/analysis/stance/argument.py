"""Gathers what the course of an argument, beside its plain verdicts, thinks of the relation."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.analysis import sentiment
from reader.analysis.stance.claims import Finding, Says
from reader.analysis.stance.cues import judgement
from reader.analysis.stance.reading import Reading, furniture
from reader.analysis.stance.references import SUBJECT
from reader.model import Span

_BUT = re.compile(r"(?:But|Yet|Still|Nonetheless|Nevertheless|By whom|So what)\b")
_DUTY = (
    r"(?:(?<!who )should|must|ought to|(?:had|[’']d) better|needs? to|let (?:him|her|them|us|the (?:two|pair|next|men))"
    r"|long may|may (?:he|she|they)|time to|the (?:cure|answer|remedy) is to)"
)
_MEETING = (
    r"(?:talk|call|phone|telephone|ring|text|write|meet|speak|dine|golf|dinner|lunch|visit|invit\w+|book|host|embrace"
    r"|go on \w+ing|befriend|make up|make peace|mend|repair|patch|reconcil\w+|listen|dance|dancing|play|shake"
    r"|keep (?:on )?\w+ing)"
)
_ADVICE = re.compile(
    rf"\b{_DUTY}\b(?P<between>(?: [\w’']+){{0,4}}?) {_MEETING}\b"
    rf"|^[“\"']?(?:So |Now |Please,? )?(?:[Kk]eep|[Mm]ore|[Pp]ick up the|[Ss]end (?:him|her)"
    rf"|[Gg]ive (?:him|them|her|me)|[Cc]all (?:him|her)|[Tt]alk to|[Ii]nvite|[Bb]ook the|[Ll]ong may)\b"
    r"|\b(?:keep (?:writing|talking|calling|golfing|dancing|texting|going|playing|dialling|dialing)"
    r"|more \w+,? please)\b",
)
"""Advice to be or to stay on speaking terms: "someone should book the dinner", "keep writing", "more golf, please"."""
_PARTING = re.compile(
    rf"\b{_DUTY}\b(?: [\w’']+){{0,3}}? (?:hang up|break (?:it|this|that) off|walk away|stay away|end (?:it|this)"
    r"|steer clear"
    r"|keep (?:his|her|your|our) distance|let (?:him|her|it) go|give (?:it|him|her) up|drop (?:him|her|it))\b"
)
_AGAINST = re.compile(r"\b(?:not|never|stop|less|fewer|no longer|without|brief|refuse\w*)\b|n[’']t\b", re.IGNORECASE)
_STRONG = re.compile(r"[!?]$")
_ARGUES = 0.45
"""How far an article must argue for its course to be read as an argument."""
_REACH = 3
"""Sentences after what others say within which it is answered."""
_CLOSING = 2
"""Sentences at the end that sum an argument up."""


@dataclass(frozen=True, slots=True)
class _Weights:
    """What the moves of an argument count as judgements."""

    outcry: float = 0.45
    outcries: int = 2
    """How many mockeries of the shocked count."""
    answered: float = 0.5
    answered_plainly: float = 0.9
    """An answer that says that the others are wrong, not only "but"."""
    advice: float = 0.6
    lament: float = 0.4
    closing: float = 1.6
    """Times the tenor of the end, which is 0 to 1, where it is clear."""
    clear: float = 0.12


_COUNTS = _Weights()


def heard(reading: Reading, opinion: float, judged: Sequence[Finding]) -> tuple[Finding, ...]:
    """What is `judged`, heard within the argument, with what the moves of the argument add to it.

    Whoever mocks the shocked ("Oh, the outrage!") speaks with their words, so what blames there is left out. Whoever
    answers critics is of the other side. Who advises the two to speak wants the warmth.
    """
    if opinion < _ARGUES or not reading.cast.named - {SUBJECT}:
        return tuple(judged)
    outcries = _outcries(reading)
    feigned = {reading.analysis.sentences[index].block for index, _ in outcries}
    kept = tuple(finding for finding in judged if not _feigned(reading, finding, feigned))
    moves = [
        *_of_outcries(reading, outcries[: _COUNTS.outcries]),
        *_answers(reading, judged),
        *_advice(reading),
    ]
    return (*kept, *(replace(move, weight=round(move.weight * opinion, 4)) for move in moves))


def laments(reading: Reading, party: int) -> Iterator[Finding]:
    """Where an argument deplores that the two quarrel, or what they have lost."""
    for index in range(len(reading.pairs)):
        if furniture(reading.analysis, index) or party not in _parties(reading, index):
            continue
        for cue in judgement()["lament"].find(reading.body, *reading.span(index)):
            if reading.speaker(index, cue) is None:
                reason = f"“{cue.of(reading.body)}” deplores that the {reading.question.relation.noun} is lacking"
                yield Finding(Says.APPROVE, party, index, cue, _COUNTS.lament, None, reason)


def closing(reading: Reading, party: int) -> Finding | None:
    """What the end of an argument, which sums it up, sounds like; None where it is not clear.

    Told by the tenor of its last sentences (`analysis.sentiment`, read for no one in particular).
    """
    prose = [i for i in range(len(reading.pairs)) if not furniture(reading.analysis, i) and not _quoted(reading, i)]
    if len(prose) <= _CLOSING:
        return None
    tenors = [(_tenor(reading, index), index) for index in prose[-_CLOSING:]]
    mean = sum(tenor for tenor, _ in tenors) / len(tenors)
    if abs(mean) < _COUNTS.clear:
        return None
    _, index = max(tenors, key=lambda told: (told[0] if mean > 0 else -told[0], told[1]))
    start = reading.span(index).start
    says = Says.APPROVE if mean > 0 else Says.CRITICISE
    reason = f"the end sounds {'content' if mean > 0 else 'worried'}"
    return Finding(says, party, index, Span(start, start), _COUNTS.closing * abs(mean), None, reason)


def _tenor(reading: Reading, index: int) -> float:
    found = sentiment.polarity(reading.span(index).of(reading.body), Span(0, 0))
    return found.positive - found.negative


def _quoted(reading: Reading, index: int) -> bool:
    return any(quote.direct for quote in reading.quotes[index])


def _feigned(reading: Reading, finding: Finding, blocks: set[int]) -> bool:
    own = finding.speaker is None and finding.says is Says.CRITICISE
    return own and reading.analysis.sentences[finding.sentence].block in blocks


def _outcries(reading: Reading) -> list[tuple[int, Span]]:
    """Where the article itself mocks those who are shocked."""
    return [
        (index, cue)
        for index in range(len(reading.pairs))
        if not furniture(reading.analysis, index)
        for cue in judgement()["outcry"].find(reading.body, *reading.span(index))
        if reading.speaker(index, cue) is None
    ]


def _of_outcries(reading: Reading, outcries: Sequence[tuple[int, Span]]) -> Iterator[Finding]:
    for index, cue in outcries:
        reason = f"“{cue.of(reading.body)}” mocks those who mind"
        yield from _findings(reading, Says.APPROVE, index, cue, _COUNTS.outcry, reason)


def _answers(reading: Reading, judged: Sequence[Finding]) -> Iterator[Finding]:
    """Where the article answers what others, who are none of the two, think of the relation."""
    answered: set[int] = set()
    for index, (says, parties) in sorted(_others(reading, judged).items()):
        for near in range(index, min(index + _REACH, len(reading.pairs))):
            if near in answered or furniture(reading.analysis, near) or _quoted(reading, near):
                continue
            cue, weight = _answer(reading, near, own=near > index)
            if cue is None:
                continue
            answered.add(near)
            side = Says.APPROVE if says is Says.CRITICISE else Says.CRITICISE
            reason = f"“{cue.of(reading.body)}” answers those who {'mind' if side is Says.APPROVE else 'do not mind'}"
            for party in parties:
                yield Finding(side, party, near, cue, weight, None, reason)
            break


def _others(reading: Reading, judged: Sequence[Finding]) -> dict[int, tuple[Says, tuple[int, ...]]]:
    """The sentences in which others judge, with what most of their judgements say, and of whom."""
    found: dict[int, list[Finding]] = {}
    for finding in judged:
        if finding.speaker is not None and finding.speaker.party is None:
            found.setdefault(finding.sentence, []).append(finding)
    others = {}
    for index, findings in found.items():
        bad = sum(f.weight if f.says is Says.CRITICISE else -f.weight for f in findings)
        says = Says.CRITICISE if bad > 0 else Says.APPROVE
        others[index] = (says, tuple(dict.fromkeys(finding.party for finding in findings)))
    for index in range(len(reading.pairs)):
        if index in others or furniture(reading.analysis, index):
            continue
        span = reading.span(index)
        if judgement()["critics"].first(reading.body, *span) and any(
            judgement()[name].first(reading.body, *span) for name in ("blame", "criticise", "deplore", "minding")
        ):
            others[index] = (Says.CRITICISE, _parties(reading, index))
    return others


def _answer(reading: Reading, index: int, *, own: bool) -> tuple[Span | None, float]:
    span = reading.span(index)
    for cue in judgement()["rebut"].find(reading.body, *span):
        return cue, _COUNTS.answered_plainly
    if own and (but := _BUT.match(reading.body, span.start)):
        return Span(*but.span()), _COUNTS.answered
    return None, 0.0


def _advice(reading: Reading) -> Iterator[Finding]:
    for index in range(len(reading.pairs)):
        if furniture(reading.analysis, index) or _quoted(reading, index):
            continue
        span = reading.span(index)
        text = span.of(reading.body)
        parting = _PARTING.search(text)
        found = parting or _ADVICE.search(text)
        if found is None or _STRONG.search(text):
            continue
        cue = Span(span.start + found.start(), span.start + found.end())
        if reading.speaker(index, cue) is not None:
            continue
        against = parting or _AGAINST.search(text, max(0, found.start() - 20), min(len(text), found.end() + 20))
        says = Says.CRITICISE if against else Says.APPROVE
        reason = f"“{cue.of(reading.body)}” advises {'against' if against else 'for'} it"
        yield from _findings(reading, says, index, cue, _COUNTS.advice, reason)


def _findings(reading: Reading, says: Says, index: int, cue: Span, weight: float, reason: str) -> Iterator[Finding]:
    for party in _parties(reading, index):
        yield Finding(says, party, index, cue, weight, None, reason)


def _parties(reading: Reading, index: int) -> tuple[int, ...]:
    """Whom a sentence of an argument is about: its pair, the counterpart spoken of last, or the one spoken of most."""
    if reading.pairs[index]:
        return tuple(reading.pairs[index])
    if theme := reading.cast.theme[index] & reading.cast.named:
        return tuple(sorted(theme))
    return () if reading.main is None else (reading.main,)
