"""Question by source: what each article says of each counterpart, and the verdict over them."""

from collections.abc import Sequence

from reader.model import Answer, Article, Comparison, Question


def compare(question: Question, answered: Sequence[tuple[Article, Sequence[Answer]]]) -> Comparison:
    """Lay the answers of several articles side by side."""
    return Comparison(question, tuple(article for article, _ in answered), ())
