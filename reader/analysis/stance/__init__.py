"""Decides what an article says of each counterpart of a question."""

from reader.analysis.stance import decide, findings, parties, tone
from reader.model import Analysis, Answer, Question


def answer(analysis: Analysis, question: Question) -> tuple[Answer, ...]:
    """One answer per counterpart that the article brings up with the subject, in the question's order; none for others.

    A pure function of its arguments; time grows with the length of the text times the number of counterparts.
    """
    everyone = (question.subject, *question.counterparts)
    cast = parties.find(analysis, everyone)
    related = findings.gather(analysis, question, cast)
    judged = tone.gather(analysis, question, cast)
    answers = (
        decide.answer(
            analysis,
            question,
            cast,
            party,
            [finding for finding in related if finding.party == party],
            [finding for finding in judged if finding.party == party],
        )
        for party in sorted(cast.named - {parties.SUBJECT})
    )
    return tuple(found for found in answers if found is not None)
