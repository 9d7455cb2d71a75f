"""Decides relation, stance and voices from what single passages say."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.analysis.stance.cues import judgement
from reader.analysis.stance.findings import Finding, Says
from reader.analysis.stance.parties import SUBJECT, Cast
from reader.model import Analysis, Answer, Evidence, Question, Relation, Stance, Voice

_JUDGED = {Says.APPROVE, Says.CRITICISE}
_RELATED = {Says.AFFIRM, Says.DENY, Says.COOL}
_ENOUGH = 0.35
"""What the cues must weigh together before they say anything of the relation."""
_STANCE = 1.0
"""What judgements must weigh together before the article is said to take a side."""
_STRANGER = 0.8
"""What the word of somebody other than the article, the subject or the counterpart counts for the relation."""


@dataclass(frozen=True, slots=True)
class _Decision:
    relation: Relation
    margin: float
    why: str
    decisive: tuple[Finding, ...]


def answer(
    analysis: Analysis,
    question: Question,
    cast: Cast,
    party: int,
    related: Sequence[Finding],
    judged: Sequence[Finding],
) -> Answer | None:
    """The answer for one counterpart; None when the article does not bring the pair up.

    A counterpart that the question lists is brought up by any dealings with the subject; one that only belongs to a
    group that the question names, only when the relation itself is spoken of.
    """
    if not related:
        return None
    decision = _relation(related, party)
    listed = party <= len(question.counterparts)
    if decision.relation is Relation.NOT_ADDRESSED and not listed:
        return None
    stance, tilt, stance_why, stance_findings = _stance(judged)
    evidence = _evidence(analysis, cast, party, decision, stance_findings)
    why = (decision.why, stance_why) if stance_why else (decision.why,)
    confidence = round(min(0.95, 0.5 + 0.25 * decision.margin + 0.2 * tilt), 2)
    voices = _voices(analysis, cast, party, related, judged)
    return Answer(
        question=question.id,
        counterpart=cast.parties[party].name,
        relation=decision.relation,
        stance=stance,
        confidence=confidence,
        evidence=evidence,
        voices=voices,
        why=why,
    )


def _trust(finding: Finding, party: int) -> float:
    speaker = finding.speaker
    return 1.0 if speaker is None or speaker.party in (SUBJECT, party) else _STRANGER


def _relation(related: Sequence[Finding], party: int) -> _Decision:
    """Weigh what is said for, against and of a change; the state at the time of writing counts."""
    weigh = {
        says: sum(
            f.weight * _trust(f, party) for f in related if f.says is says and not (f.past and says is not Says.COOL)
        )
        for says in _RELATED
    }
    before = sum(f.weight for f in related if f.says is Says.AFFIRM and f.past)
    affirm, deny, cool = weigh[Says.AFFIRM] + before * 0.6, weigh[Says.DENY], weigh[Says.COOL]
    strongest = {
        says: tuple(sorted((f for f in related if f.says is says), key=lambda f: (-f.weight * _trust(f, party), f.cue)))
        for says in Says
    }
    total = affirm + deny + cool
    if total < _ENOUGH:
        contact = strongest[Says.CONTACT] or strongest[Says.AFFIRM] or strongest[Says.DENY] or strongest[Says.COOL]
        return _Decision(
            Relation.NOT_ADDRESSED, 0.5, f"{contact[0].reason}, yet nothing is said of the relation", contact
        )
    if cool >= 1.0 and cool >= 0.35 * affirm and cool >= 0.5 * deny:
        return _Decision(Relation.COOLED, min(1.0, cool / total), strongest[Says.COOL][0].reason, strongest[Says.COOL])
    deny += cool * 0.5
    against = strongest[Says.DENY] or strongest[Says.COOL]
    if affirm >= 1.6 * deny:
        return _Decision(
            Relation.AFFIRMED, (affirm - deny) / total, strongest[Says.AFFIRM][0].reason, strongest[Says.AFFIRM]
        )
    if deny >= 2.0 * affirm:
        return _Decision(Relation.DENIED, (deny - affirm) / total, against[0].reason, against)
    both = f"{strongest[Says.AFFIRM][0].reason}, but {against[0].reason}"
    return _Decision(Relation.MIXED, 0.2, both, (strongest[Says.AFFIRM][0], against[0], *strongest[Says.AFFIRM][1:]))


def _stance(judged: Sequence[Finding]) -> tuple[Stance, float, str, tuple[Finding, ...]]:
    own = [finding for finding in judged if finding.speaker is None]
    good = sum(finding.weight for finding in own if finding.says is Says.APPROVE)
    bad = sum(finding.weight for finding in own if finding.says is Says.CRITICISE)
    if max(good, bad) < _STANCE:
        return Stance.NEUTRAL, 0.5, "", ()
    side = Says.APPROVE if good > bad else Says.CRITICISE
    ordered = tuple(sorted((f for f in own if f.says is side), key=lambda f: (-f.weight, f.cue)))
    if min(good, bad) >= _STANCE and min(good, bad) >= 0.75 * max(good, bad):
        return Stance.MIXED, 0.1, f"{ordered[0].reason}, but there is judgement the other way too", ordered
    stance = Stance.APPROVE if side is Says.APPROVE else Stance.CRITICISE
    return stance, min(1.0, abs(good - bad) / (good + bad)), ordered[0].reason, ordered


def _evidence(
    analysis: Analysis, cast: Cast, party: int, decision: _Decision, judged: Sequence[Finding]
) -> tuple[Evidence, ...]:
    """Up to three sentences, the strongest first: for the relation, for the stance, then the next best."""
    scores: dict[int, float] = {}
    for finding in decision.decisive:
        bonus = (0.5 if finding.speaker is None else 0.0) + (0.4 if finding.sentence < 3 else 0.0)
        if any(r.party == SUBJECT and r.sure == 1 for r in cast.references[finding.sentence]):
            bonus += 0.2
        scores[finding.sentence] = scores.get(finding.sentence, 0.0) * 0.5 + finding.weight + bonus
    relation = sorted(scores, key=lambda index: (-scores[index], index))
    weights: dict[int, float] = {}
    for finding in judged:
        weights[finding.sentence] = weights.get(finding.sentence, 0.0) + finding.weight
    stance = sorted(weights, key=lambda index: (-weights[index], index))
    chosen = list(dict.fromkeys([*relation[:1], *stance[:1], *relation[1:3], *stance[1:2]]))[:3]
    cues = [*decision.decisive, *judged]
    return tuple(
        Evidence(
            analysis.sentences[index].span,
            tuple(
                dict.fromkeys(
                    f.cue for f in sorted(cues, key=lambda f: f.cue) if f.sentence == index and f.cue.end > f.cue.start
                )
            ),
        )
        for index in chosen
    )


def _voices(
    analysis: Analysis, cast: Cast, party: int, related: Sequence[Finding], judged: Sequence[Finding]
) -> tuple[Voice, ...]:
    """Everybody but the article who speaks of the relation or judges it, in order of appearance.

    The subject and the counterpart approve of a warmth that they claim themselves; critics and those who blame judge
    against it.
    """
    said: dict[str, list[Finding]] = {}
    for finding in sorted((*related, *judged), key=lambda finding: finding.cue):
        if finding.speaker is not None and finding.speaker.name and finding.says is not Says.CONTACT:
            said.setdefault(finding.speaker.name, []).append(finding)
    return tuple(_voice(analysis, cast, party, name, findings) for name, findings in said.items())


def _voice(analysis: Analysis, cast: Cast, party: int, name: str, findings: Sequence[Finding]) -> Voice:
    weigh = {says: sum(finding.weight for finding in findings if finding.says is says) for says in Says}
    affirm, deny, cool = weigh[Says.AFFIRM], weigh[Says.DENY], weigh[Says.COOL]
    relation: Relation | None = None
    if max(affirm, deny, cool) >= _ENOUGH:
        relation = (
            Relation.COOLED if cool > max(affirm, deny) else Relation.AFFIRMED if affirm >= deny else Relation.DENIED
        )
    good, bad = weigh[Says.APPROVE], weigh[Says.CRITICISE]
    speaker = findings[0].speaker
    inside = speaker is not None and speaker.party in (SUBJECT, party)
    if inside and relation in (Relation.AFFIRMED, Relation.DENIED) and not bad:
        stance = Stance.APPROVE if relation is Relation.AFFIRMED else Stance.CRITICISE
    elif good or bad:
        stance = Stance.APPROVE if good > bad else Stance.CRITICISE if bad > good else Stance.MIXED
    else:
        stance = Stance.CRITICISE if any(_blames(analysis, finding) for finding in findings) else Stance.NEUTRAL
    sentences = list(dict.fromkeys(finding.sentence for finding in sorted(findings, key=lambda f: (-f.weight, f.cue))))[
        :2
    ]
    evidence = tuple(
        Evidence(
            analysis.sentences[index].span,
            tuple(dict.fromkeys(f.cue for f in findings if f.sentence == index)),
        )
        for index in sentences
    )
    return Voice(name, relation, stance, evidence)


def _blames(analysis: Analysis, finding: Finding) -> bool:
    """Whether the words that lead up to what is said blame somebody for it."""
    start = analysis.sentences[finding.sentence].span.start
    before = analysis.article.body[start : finding.cue.start]
    return judgement()["blame"].search(before) is not None
