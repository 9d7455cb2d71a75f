"""A small question, who is a friend of Ann's, and answers to it by hand: what tests of comparisons are made of."""

from reader.model import (
    Answer,
    Article,
    Block,
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

QUESTION = Question(
    "friends",
    "Who befriends whom",
    Party("Ann"),
    (),
    RelationKind("friendship", "friendship", Cues(affirm=("friend*",))),
)

Labels = tuple[Relation, Stance]

TEXT = ("Ann, Bo, Cy and Di are friends.", "That is good.", "Others call it a scandal.")


def told(name: str, *, source: str = "") -> Article:
    """An article of that text."""
    body = " ".join(TEXT)
    return Article(name, body, (Block(Span(0, len(body))),), source=source)


def answer(text: Article, counterpart: str, labels: Labels, *, voices: bool = True) -> Answer:
    """An answer that the second sentence proves, then the first, and in which others criticise in the third."""
    first, second = text.body.index("That"), text.body.index("Others")
    relation, stance = labels
    evidence = (Evidence(Span(first, second - 1), (Span(first + 8, second - 2),)), Evidence(Span(0, first - 1)))
    voice = Voice("Others", None, Stance.CRITICISE, (Evidence(Span(second, len(text.body))),))
    return Answer(
        QUESTION.id, counterpart, relation, stance, 0.8, evidence, (voice,) if voices else (), ("“good” speaks for it",)
    )
