"""Decides the labels of one counterpart from what single passages say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.analysis.stance import argument
from reader.analysis.stance.claims import RELATED, Finding, Says
from reader.analysis.stance.reading import Reading
from reader.analysis.stance.references import SUBJECT
from reader.analysis.stance.voices import voices
from reader.model import Answer, Evidence, Relation, Stance

_ENOUGH = 0.3
"""What the cues must weigh together before they say anything of the relation."""
_HINT = 0.2
"""What one cue must weigh to bring up somebody whom the question lists, though it decides nothing."""
_CLEAR = 0.52
"""What the cues must weigh together before somebody whom the question does not list is brought up by them."""
_COOLED = 0.9
"""How many times the warmth a cooling must weigh, of which what speakers claim counts less."""
_RETOLD = 0.5
_AFFIRMED, _DENIED = 1.3, 2.0
"""How many times the other side must be outweighed for one side to stand; between the two it is mixed."""
_DISPUTED = 0.35
"""What is said against a friendship that is only claimed must weigh to dispute it."""
_CLAIMED = 0.8
"""Share of the warmth that speakers, not the article, must tell of for it to be only claimed."""
_OVERWHELMING = 3.0
_EARLIER = 0.5
"""Share of the warmth that must be of an earlier time, and of the coldness that must come after it, for it to cool."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CONTACT_BY_NAME = 0.26
"""What contact weighs between two who are both named or described."""
_BEFORE = 0.6
"""What warmth of an earlier time still counts."""
_STANCE, _STANCE_OF_OPINION = 1.0, 0.6
_STANCE_OF_MAIN = 0.35
"""What judgements must weigh before a report is said to take a side, and an opinion, which is written to take one."""
_ARGUES = 0.45
"""How far an article must argue for what it blames to be read as an argument."""
_BOTH = 0.75
"""How near the lighter side must come to the heavier for the stance to be mixed."""
_STRANGER = 0.8
"""What the word of somebody other than the article, the subject or the counterpart counts for the relation."""
_MOST = 3
"""Passages that prove an answer."""
_OPENING = 3
"""Sentences in which an article says what it is about."""


@dataclass(frozen=True, slots=True)
class _Certainty:
    """How often decisions are right, by how they came about: measured on labelled articles, rounded."""

    least: float = 0.7
    """A side that hardly leads, or by one weak word."""
    most: float = 0.97
    met: float = 0.75
    """Nothing is said of the relation of two who are named together."""
    near: float = 0.6
    """The same of two who only stand near each other."""
    disputed: float = 0.7
    wished: float = 0.6
    turned: float = 0.65
    """Warmth is told of an earlier time, and what speaks against it comes after."""
    report: float = 0.92
    """A report takes no side."""
    silent_opinion: float = 0.55
    """No judgement is found in an opinion, which is written to judge."""
    torn: float = 0.6
    guessed: float = 0.65


_SURE = _Certainty()


@dataclass(frozen=True, slots=True)
class _Proof:
    """What makes a sentence one that a reader would quote for an answer."""

    cues: float = 0.5
    """Times the strongest cue and all of them together."""
    own: float = 0.5
    """It is the article that says it."""
    named: float = 0.2
    """For each of the two who is named there."""
    described: float = 0.8
    """How sure a reference must be to count as naming."""
    opening: float = 0.4
    """It stands where the article says what it is about."""
    least: float = 0.2
    """What a cue of the other side must weigh to be quoted beside what decided."""
    judging: float = 0.3
    """The same of a judgement that did not decide."""


_PROOF = _Proof()


@dataclass(frozen=True, slots=True)
class _Related:
    label: Relation
    sure: float
    """0 to 1: how often such a decision is right."""
    why: str
    decisive: tuple[Finding, ...]
    """What decided, the strongest first."""


@dataclass(frozen=True, slots=True)
class _Judged:
    label: Stance
    sure: float
    why: str = ""
    decisive: tuple[Finding, ...] = ()


def decide(
    reading: Reading, party: int, related: Sequence[Finding], judged: Sequence[Finding], opinion: float
) -> Answer | None:
    """The answer for one counterpart; None when the article does not bring the pair up.

    A counterpart that the question lists is brought up by any dealings with the subject; one that only belongs to a
    group that the question names, only when the relation itself is spoken of.
    """
    if not related:
        return None
    relation = _relation(reading, related, party)
    if relation.label is Relation.NOT_ADDRESSED and not any(
        finding.says is Says.CONTACT or finding.weight >= _HINT for finding in related
    ):
        return None
    if party > len(reading.question.counterparts):
        clear = sum(finding.weight for finding in related if finding.says in RELATED)
        if relation.label is Relation.NOT_ADDRESSED or clear < _CLEAR:
            return None
    main = reading.main == party
    stance = _stance(_meant(reading, relation, judged, party, opinion, main=main), opinion, main)
    return Answer(
        question=reading.question.id,
        counterpart=reading.cast.parties[party].name,
        relation=relation.label,
        stance=stance.label,
        confidence=round(relation.sure * stance.sure, 2),
        evidence=_evidence(reading, relation, stance, related, judged),
        voices=voices(reading, party, (*related, *judged)),
        why=(relation.why, stance.why) if stance.why else (relation.why,),
    )


def _clear(lead: float, total: float) -> float:
    """How sure a decision is that leads by `lead` of `total`: by the share, and by how much there is to go by."""
    return _SURE.least + (_SURE.most - _SURE.least) * lead / total * min(1.0, total)


def _trust(finding: Finding, party: int) -> float:
    return 1.0 if finding.speaker is None or finding.speaker.party in (SUBJECT, party) else _STRANGER


def _relation(reading: Reading, related: Sequence[Finding], party: int) -> _Related:
    """Weigh what is said for, against and of a change; the state at the time of writing counts."""

    def weight(says: Says) -> float:
        return sum(
            finding.weight * _trust(finding, party) * (_BEFORE if finding.past and says is Says.AFFIRM else 1.0)
            for finding in related
            if finding.says is says and not (finding.past and says is Says.DENY)
        )

    def strongest(*says: Says) -> tuple[Finding, ...]:
        found = (finding for finding in related if finding.says in says)
        return tuple(sorted(found, key=lambda finding: (-finding.weight * _trust(finding, party), finding.cue)))

    affirm, deny, cool = weight(Says.AFFIRM), weight(Says.DENY), weight(Says.COOL)
    total = affirm + deny + cool
    if total < _ENOUGH:
        contact = strongest(Says.CONTACT) or strongest(*RELATED)
        sure = _SURE.met if contact[0].weight >= _CONTACT_BY_NAME else _SURE.near
        return _Related(Relation.NOT_ADDRESSED, sure, f"{contact[0].reason}, but nothing more is said", contact)
    cooled, affirming, denying = strongest(Says.COOL), strongest(Says.AFFIRM), strongest(Says.DENY)
    claimed = sum(finding.weight for finding in affirming if finding.speaker is not None)
    if (
        cool >= _COOLED * min(affirm - _RETOLD * min(claimed, affirm), 1.0)
        and cool >= 0.35 * affirm
        and cool >= max(0.5 * deny, _ENOUGH)
    ):
        return _Related(Relation.COOLED, _clear(cool, total), cooled[0].reason, cooled)
    wished = sum(finding.weight for finding in affirming if finding.wished)
    if wished >= 0.7 * affirm and not deny and not cool:
        return _Related(
            Relation.DENIED, _SURE.wished, f"{affirming[0].reason}: wished for, and not said to exist", affirming
        )
    deny += cool * 0.5
    against = denying or cooled
    if affirm >= _ENOUGH and deny >= _DISPUTED and deny >= affirm / _AFFIRMED and _turned(reading, affirming, against):
        why = f"{affirming[0].reason}, but later {against[0].reason}"
        return _Related(Relation.COOLED, _SURE.turned, why, (against[0], affirming[0], *against[1:], *affirming[1:]))
    if affirm >= _ENOUGH and deny >= _DISPUTED and claimed >= _CLAIMED * affirm and affirm < _OVERWHELMING * deny:
        label = Relation.DENIED if deny >= _DENIED * affirm else Relation.MIXED
        return _Related(
            label, _SURE.disputed, f"{affirming[0].reason}, but {against[0].reason}", (affirming[0], *against)
        )
    if affirm >= _AFFIRMED * deny:
        return _Related(Relation.AFFIRMED, _clear(affirm - deny, total), affirming[0].reason, affirming)
    if deny >= _DENIED * affirm:
        return _Related(Relation.DENIED, _clear(deny - affirm, total), against[0].reason, against)
    why = f"{affirming[0].reason}, but {against[0].reason}"
    return _Related(Relation.MIXED, _SURE.disputed, why, (affirming[0], against[0], *affirming[1:]))


def _turned(reading: Reading, warm: Sequence[Finding], against: Sequence[Finding]) -> bool:
    """Whether most of the warmth is of an earlier time, and most of what speaks against it is told after it."""
    earlier = [finding for finding in warm if finding.past or _dated(reading, finding)]
    if sum(finding.weight for finding in earlier) < _EARLIER * sum(finding.weight for finding in warm):
        return False
    last = max(finding.sentence for finding in earlier)
    later = sum(f.weight for f in against if f.sentence > last and not f.past and not _dated(reading, f))
    return later >= _EARLIER * sum(finding.weight for finding in against)


def _dated(reading: Reading, finding: Finding) -> bool:
    """Whether a year, named just before in the same paragraph or in the sentence, dates what is said."""
    sentences = reading.analysis.sentences
    first = finding.sentence
    if first and sentences[first - 1].block == sentences[first].block:
        first -= 1
    return _YEAR.search(reading.body, sentences[first].span.start, sentences[finding.sentence].span.end) is not None


def _meant(
    reading: Reading, relation: _Related, judged: Sequence[Finding], party: int, opinion: float, *, main: bool
) -> list[Finding]:
    """What is judged, as it is meant of the relation.

    Whoever blames in an opinion that the two do not get on deplores that they do not. Of a warmth that there is, the
    end of an opinion tells what it comes to.
    """
    if opinion < _ARGUES:
        return list(judged)
    lacking = relation.label is Relation.DENIED and not _disputed(relation)
    meant = [_lacking(reading, finding) if lacking else finding for finding in judged]
    if lacking or relation.label is Relation.COOLED:
        known = {finding.cue for finding in meant}
        meant += [finding for finding in argument.laments(reading, party) if finding.cue not in known]
    if relation.label is Relation.AFFIRMED and main and (end := argument.closing(reading, party)):
        meant.append(end)
    return meant


def _lacking(reading: Reading, finding: Finding) -> Finding:
    """What is judged where there is no warmth."""
    if finding.says is not Says.CRITICISE or finding.speaker is not None:
        return finding
    reason = f"{finding.reason}, where the {reading.question.relation.noun} is lacking"
    return replace(finding, says=Says.APPROVE, reason=reason)


def _disputed(relation: _Related) -> bool:
    """Whether a warmth is denied that somebody claims, or that is only wished for."""
    return any(finding.says is Says.AFFIRM for finding in relation.decisive)


def _stance(judged: Sequence[Finding], opinion: float, main: bool) -> _Judged:
    """The side that the article itself takes; what speakers think does not count."""
    own = [finding for finding in judged if finding.speaker is None]
    good = sum(finding.weight for finding in own if finding.says is Says.APPROVE)
    bad = sum(finding.weight for finding in own if finding.says is Says.CRITICISE)
    enough = _STANCE + opinion * ((_STANCE_OF_MAIN if main else _STANCE_OF_OPINION) - _STANCE)
    heavy, light = max(good, bad), min(good, bad)
    if heavy < enough:
        return _Judged(Stance.NEUTRAL, _SURE.report - opinion * (_SURE.report - _SURE.silent_opinion))
    side = Says.APPROVE if good > bad else Says.CRITICISE
    decisive = tuple(sorted((f for f in own if f.says is side), key=lambda f: (-f.weight, f.cue)))
    if light >= enough and light >= _BOTH * heavy:
        return _Judged(Stance.MIXED, _SURE.torn, f"{decisive[0].reason}, but as much is said the other way", decisive)
    label = Stance.APPROVE if side is Says.APPROVE else Stance.CRITICISE
    sure = _clear(heavy - light, heavy + light)
    # What is no word of the body, the title and the tenor of the end, is a guess.
    return _Judged(
        label,
        min(sure, _SURE.guessed) if decisive[0].cue.start == decisive[0].cue.end else sure,
        decisive[0].reason,
        decisive,
    )


def _evidence(
    reading: Reading, relation: _Related, stance: _Judged, related: Sequence[Finding], judged: Sequence[Finding]
) -> tuple[Evidence, ...]:
    """Up to three sentences, the strongest first: for the relation, for the stance, then the next best.

    Where what decided stands in fewer, what else is said of the relation or judged by the article joins it.
    """
    proofs = _ranked(reading, relation.decisive, opening=_PROOF.opening)
    verdicts = list(dict.fromkeys(finding.sentence for finding in stance.decisive))
    if relation.label is Relation.NOT_ADDRESSED:
        order = [*proofs[:1], *verdicts[:2], *proofs[1:]]
    else:
        order = [*proofs[:1], *verdicts[:1], *proofs[1:], *verdicts[1:]]
    beside = [finding for finding in related if finding.says in RELATED and finding.weight >= _PROOF.least]
    beside += [finding for finding in judged if finding.speaker is None and finding.weight >= _PROOF.judging]
    order += _ranked(reading, beside)
    findings = sorted({*relation.decisive, *stance.decisive, *beside}, key=lambda finding: finding.cue)
    return tuple(
        Evidence(
            reading.span(index),
            tuple(dict.fromkeys(f.cue for f in findings if f.sentence == index and f.cue.start < f.cue.end)),
        )
        for index in list(dict.fromkeys(order))[:_MOST]
    )


def _ranked(reading: Reading, findings: Sequence[Finding], *, opening: float = 0.0) -> list[int]:
    """Sentences by how well they prove: by their strongest cue, in the article's own voice, with the subject named.

    `opening` is what it adds that a sentence stands where the article says what it is about.
    """
    by_sentence: dict[int, list[Finding]] = {}
    for finding in findings:
        by_sentence.setdefault(finding.sentence, []).append(finding)

    def score(index: int) -> float:
        found = by_sentence[index]
        weights = [finding.weight for finding in found]
        own = _PROOF.own if any(finding.speaker is None for finding in found) else 0.0
        named = _PROOF.named if any(reference.sure == 1 for reference in reading.cast.of(index, SUBJECT)) else 0.0
        if any(reference.sure >= _PROOF.described for reference in reading.cast.of(index, found[0].party)):
            named += _PROOF.named
        return _PROOF.cues * (max(weights) + sum(weights)) + own + named + (opening if index < _OPENING else 0.0)

    return sorted(by_sentence, key=lambda index: (-score(index), index))
