"""Tells whether an article names the two parties of an answer where it proves it."""

import re

from reader.model import Answer, Article, Party, Question


class Pair:
    """The subject of a question and one counterpart."""

    def __init__(self, question: Question, counterpart: str) -> None:
        other = next((party for party in question.counterparts if party.name == counterpart), Party(counterpart))
        self._patterns = _pattern(question.subject), _pattern(other)

    def proved(self, article: Article, answer: Answer) -> bool:
        """Whether the label is the reader's own, or one sentence of its evidence names both."""
        passages = (evidence.span.of(article.body) for evidence in answer.evidence)
        return answer.corrected or any(all(each.search(text) for each in self._patterns) for text in passages)


def _pattern(party: Party) -> re.Pattern[str]:
    """Any name or role of a party, or a word of its name that is a name by itself ("Biden")."""
    whole = "|".join(re.escape(name) for name in (party.name, *party.aliases, *party.roles))
    words = "|".join(re.escape(word) for word in party.name.split() if word[0].isupper())
    return re.compile(rf"(?<!\w)(?:(?i:{whole}){'|' if words else ''}{words})(?!\w)")
