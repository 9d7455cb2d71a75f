"""The work that Compare has done in threads: it yields how far it is, then the comparison."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.message import Message

from reader.errors import CrossreadError
from reader.library import Library
from reader.model import Answer, Article, Comparison, Question, Relation, Stance


@dataclass
class Read(Message):
    """So many articles have been read for the question."""

    question: Question
    done: int
    total: int


@dataclass
class Compared(Message):
    """The question is answered over all articles."""

    comparison: Comparison


@dataclass
class Corrected(Message):
    """A label of the reader's is kept, or taken back."""

    problem: str
    """Why it could not be written to the disk; empty when it was."""


def compare(library: Library, question: Question, articles: Sequence[Article]) -> Iterator[Message]:
    """Answer the question from one article after the other, and lay the answers side by side.

    Articles that say nothing on it stand last: of many, those that do are seen first.
    """
    speaking: list[Article] = []
    silent: list[Article] = []
    for done, article in enumerate(articles):
        yield Read(question, done, len(articles))
        (speaking if library.answers(article, question) else silent).append(article)
    yield Compared(library.compare(question, (*speaking, *silent)))


def correct(
    library: Library, answer: Answer, article: Article, *, relation: Relation | None, stance: Stance | None
) -> Corrected:
    """Keep the reader's labels."""
    try:
        library.correct(answer, article, relation=relation, stance=stance)
    except CrossreadError as problem:
        return Corrected(str(problem))
    return Corrected("")
