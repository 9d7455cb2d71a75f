"""Decides what an article says of each counterpart of a question."""

from reader.analysis.language import ENGLISH
from reader.analysis.stance import argument, findings, tone
from reader.analysis.stance.claims import Finding
from reader.analysis.stance.decide import decide
from reader.analysis.stance.opinion import opinionated
from reader.analysis.stance.reading import read
from reader.analysis.stance.references import SUBJECT
from reader.model import Analysis, Answer, Question


def answer(analysis: Analysis, question: Question) -> tuple[Answer, ...]:
    """One answer per counterpart that the article brings up with the subject, in the question's order; none for others.

    Members of a group that the question names follow in order of first mention. A pure function of its arguments; time
    grows with the length of the text. The rules know English only: of a text in another language nothing is said.
    """
    if analysis.language != ENGLISH:
        return ()
    reading = read(analysis, question)
    opinion = opinionated(reading)
    related = _by_party(findings.gather(reading))
    judged = _by_party(argument.heard(reading, opinion, tone.gather(reading, opinion)))
    answers = (
        decide(reading, party, related.get(party, []), judged.get(party, []), opinion)
        for party in sorted(reading.cast.named - {SUBJECT})
    )
    return tuple(found for found in answers if found is not None)


def fired(analysis: Analysis, question: Question) -> tuple[tuple[str, Finding], ...]:
    """Every cue that counts, with the counterpart it is about, in order of position: what `answer` decides from.

    None where the text is not in English.
    """
    if analysis.language != ENGLISH:
        return ()
    reading = read(analysis, question)
    opinion = opinionated(reading)
    everything = (*findings.gather(reading), *argument.heard(reading, opinion, tone.gather(reading, opinion)))
    in_order = sorted(everything, key=lambda finding: (finding.sentence, finding.cue, finding.party, finding.says))
    return tuple((reading.cast.parties[finding.party].name, finding) for finding in in_order)


def _by_party(gathered: tuple[Finding, ...]) -> dict[int, list[Finding]]:
    found: dict[int, list[Finding]] = {}
    for finding in gathered:
        found.setdefault(finding.party, []).append(finding)
    return found
