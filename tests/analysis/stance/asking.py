"""Asks the shipped friendship question of small texts."""

from reader.analysis import pipeline, questions, stance
from reader.ingest import article, blocks
from reader.model import Analysis, Answer, Kind, Party, Question

LEADERS = questions.bundled()[0]


def analysed(text: str, *, kind: Kind = Kind.NEWS, title: str = "", date: str | None = None) -> Analysis:
    """The analysis of `text`, a paragraph a line."""
    return pipeline.analyse(article.make(text, blocks.of_text(text), kind=kind, title=title, date=date))


def ask(text: str, *, kind: Kind = Kind.NEWS, title: str = "", date: str | None = None) -> dict[str, Answer]:
    """What `text` says of Trump's friendships, by counterpart."""
    answers = stance.answer(analysed(text, kind=kind, title=title, date=date), LEADERS)
    return {found.counterpart: found for found in answers}


def question(subject: Party, *counterparts: Party, relation: str = "friendship") -> Question:
    """A question of our own about a relation that ships."""
    return Question("own", "Own", subject, counterparts, questions.relation(relation))
