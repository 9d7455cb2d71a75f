"""Decides what the speakers in an article say of a relation."""

import re
from collections.abc import Sequence

from reader.analysis.entities import gazetteer
from reader.analysis.stance.claims import RELATED, Finding, Says
from reader.analysis.stance.cues import judgement
from reader.analysis.stance.reading import Reading
from reader.analysis.stance.references import SUBJECT
from reader.model import Evidence, Relation, Stance, Voice

_ENOUGH = 0.35
"""What a speaker's cues must weigh together before they say anything of the relation."""
_PERTINENT = 0.2
"""What a judgement must weigh to be of the pair."""
_ARTICLE = re.compile(r"^(?:the|a|an|some|many|his|her|their) |^(?:mr|mrs|ms|sir|president|senator|sen) ")
_BALANCED = 0.5
"""How near the lighter side of what a speaker judges must come to the heavier for it to be mixed."""
_MOST = 2
"""Sentences that prove one voice."""


def voices(reading: Reading, party: int, findings: Sequence[Finding]) -> tuple[Voice, ...]:
    """Everybody but the article who speaks of the relation or judges it, in order of appearance.

    What a speaker judges far from where the pair is spoken of is left out: it may be of anything.
    """
    said: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: finding.cue):
        if finding.speaker is None or not finding.speaker.name or finding.says is Says.CONTACT:
            continue
        if finding.says in RELATED or finding.weight >= _PERTINENT:
            said.setdefault(_who(finding.speaker.name), []).append(finding)
    return tuple(_voice(reading, party, findings) for findings in said.values())


def _who(name: str) -> str:
    """What the same speaker is known by however he is written: "Opponents", "the opponents"."""
    return _ARTICLE.sub("", gazetteer.folded(name))


def _voice(reading: Reading, party: int, findings: Sequence[Finding]) -> Voice:
    relation = _relation(findings)
    strongest = sorted(findings, key=lambda finding: (-finding.weight, finding.cue))
    sentences = list(dict.fromkeys(finding.sentence for finding in strongest))[:_MOST]
    evidence = tuple(
        Evidence(
            reading.span(index),
            tuple(dict.fromkeys(finding.cue for finding in findings if finding.sentence == index)),
        )
        for index in sentences
    )
    name = findings[0].speaker.name if findings[0].speaker else ""
    return Voice(name, relation, _stance(reading, party, relation, findings), evidence)


def _weigh(findings: Sequence[Finding], says: Says) -> float:
    return sum(finding.weight for finding in findings if finding.says is says)


def _relation(findings: Sequence[Finding]) -> Relation | None:
    weights = {
        Relation.AFFIRMED: _weigh(findings, Says.AFFIRM),
        Relation.DENIED: _weigh(findings, Says.DENY),
        Relation.COOLED: _weigh(findings, Says.COOL),
    }
    best = max(weights, key=lambda relation: weights[relation])
    return best if weights[best] >= _ENOUGH else None


def _stance(reading: Reading, party: int, relation: Relation | None, findings: Sequence[Finding]) -> Stance:
    """A party approves of a warmth that it claims; critics and whoever blames judge against it."""
    good, bad = _weigh(findings, Says.APPROVE), _weigh(findings, Says.CRITICISE)
    speaker = findings[0].speaker
    if speaker is not None and speaker.party in (SUBJECT, party) and relation is not None:
        return Stance.APPROVE if relation is Relation.AFFIRMED else Stance.CRITICISE
    if good or bad:
        if min(good, bad) >= _BALANCED * max(good, bad):
            return Stance.MIXED
        return Stance.APPROVE if good > bad else Stance.CRITICISE
    return Stance.CRITICISE if any(_blames(reading, finding) for finding in findings) else Stance.NEUTRAL


def _blames(reading: Reading, finding: Finding) -> bool:
    """Whether the words that lead up to what is said blame somebody for it."""
    return bool(judgement()["blame"].first(reading.body, reading.span(finding.sentence).start, finding.cue.start))
