"""A library whose articles answer a question by hand, so that Compare is tested without the analysis."""

import time
from collections.abc import Mapping
from dataclasses import replace

from reader.compare import matrix
from reader.model import (
    Answer,
    Article,
    Comparison,
    Cues,
    Evidence,
    Party,
    Question,
    Relation,
    RelationKind,
    Span,
    Stance,
    Voice,
)
from tests.tui.handmade import HandmadeLibrary, article

QUESTION = Question("friends", "Who befriends whom", Party("Ann"), (), RelationKind("friendship", "friendship", Cues()))
OTHER = replace(QUESTION, id="foes", title="Who fights whom")

Labels = tuple[Relation, Stance]
SAYS: Labels = (Relation.AFFIRMED, Stance.NEUTRAL)
LIKES: Labels = (Relation.AFFIRMED, Stance.APPROVE)
DISLIKES: Labels = (Relation.AFFIRMED, Stance.CRITICISE)
DENIES: Labels = (Relation.DENIED, Stance.NEUTRAL)

TEXT = ("Ann and Bo are friends.", "That is good.", "Others call it a scandal.")


def answer(text: Article, counterpart: str, labels: Labels, *, voices: bool = True) -> Answer:
    """An answer that the second sentence proves, and in which others criticise in the third."""
    first, second = text.body.index("That"), text.body.index("Others")
    relation, stance = labels
    evidence = (Evidence(Span(first, second - 1), (Span(first + 8, second - 2),)), Evidence(Span(0, first - 1)))
    voice = Voice("Others", None, Stance.CRITICISE, (Evidence(Span(second, len(text.body))),))
    return Answer(
        QUESTION.id, counterpart, relation, stance, 0.8, evidence, (voice,) if voices else (), ("“good” speaks for it",)
    )


class AnsweredLibrary(HandmadeLibrary):
    """Articles with the labels given, on the first of its two questions; none on the other."""

    def __init__(self, labels: Mapping[str, Mapping[str, Labels]]) -> None:
        texts = [article(name, *TEXT) for name in labels]
        super().__init__(texts)
        self.questions = (QUESTION, OTHER)
        self._labels = labels

    def answers(self, article: Article, question: Question) -> tuple[Answer, ...]:
        """The labels, with the reader's own over them."""
        time.sleep(self.delay)
        given = self._labels[article.id] if question == QUESTION else {}
        found = (answer(article, counterpart, labels) for counterpart, labels in given.items())
        return self._corrected(article, question, found)


def answered() -> AnsweredLibrary:
    """Three sources: they differ on whether it is good with Bo, agree on Cy, and only one knows Di."""
    return AnsweredLibrary(
        {
            "north": {"Bo": LIKES, "Cy": SAYS},
            "south": {"Bo": DISLIKES, "Cy": SAYS, "Di": DENIES},
            "[/red]": {"Bo": SAYS, "Di": SAYS},
        }
    )


def compared(library: AnsweredLibrary | None = None) -> Comparison:
    """The first question over that library."""
    shown = library or answered()
    return matrix.compare(QUESTION, [(each, shown.answers(each, QUESTION)) for each in shown.articles])
