"""Decides what an article says of each counterpart of a question."""

from reader.model import Analysis, Answer, Question


def answer(analysis: Analysis, question: Question) -> tuple[Answer, ...]:
    """One answer per counterpart that the article brings up with the subject; none for the others."""
    return ()
