"""A library whose articles answer a question by hand, so that Compare is tested without the analysis."""

import time
from collections.abc import Mapping
from dataclasses import replace

from reader.compare import matrix
from reader.model import Answer, Article, Comparison, Question, Relation, Stance
from tests.friends import QUESTION, TEXT, Labels, answer
from tests.tui.handmade import HandmadeLibrary, article

OTHER = replace(QUESTION, id="foes", title="Who fights whom")

SAYS: Labels = (Relation.AFFIRMED, Stance.NEUTRAL)
LIKES: Labels = (Relation.AFFIRMED, Stance.APPROVE)
DISLIKES: Labels = (Relation.AFFIRMED, Stance.CRITICISE)
DENIES: Labels = (Relation.DENIED, Stance.NEUTRAL)


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
    """Three sources: they differ on whether it is good with Bo, agree on Cy, and differ on whether Di is one."""
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
