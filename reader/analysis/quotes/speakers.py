"""Tells which entity a noun phrase that names a speaker stands for."""

from bisect import bisect_left
from collections.abc import Sequence

from reader.analysis.quotes.tags import Tag, Word
from reader.model import Analysis, Form, Mention, Span

_HEAD = frozenset(
    (Tag.NOUN, Tag.NAME, Tag.DETERMINER, Tag.POSSESSIVE, Tag.PRONOUN, Tag.OBJECT, Tag.ADVERB, Tag.RELATIVE)
)
_NOBODY = frozenset(("it", "there", "who", "which", "that"))


class Resolver:
    """Names the speakers of one article."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._mentions: list[tuple[int, Mention, int]] = sorted(
            (
                (mention.span.start, mention, index)
                for index, entity in enumerate(analysis.entities)
                for mention in entity.mentions
            ),
            key=lambda item: (item[0], item[1].span.end),
        )
        self._starts = [start for start, _, _ in self._mentions]

    def resolve(self, phrase: Sequence[Word]) -> tuple[str, int | None]:
        """The speaker's name and entity for the noun phrase that names the speaker.

        The name is the entity's when a mention ends where the head of the phrase ends ("Trump's aide Rob Porter" is
        Porter, "Trump's lawyers" are not Trump); otherwise the phrase as it stands, without what comes after its
        first comma. Empty for "it" and the like.
        """
        head = _head(phrase)
        if not head:
            return "", None
        span = Span(head[0].span.start, head[-1].span.end)
        first = bisect_left(self._starts, span.start)
        for start, mention, entity in reversed(self._mentions[first : bisect_left(self._starts, span.end)]):
            if mention.span.end >= span.end and start >= span.start and mention.form is not Form.NOMINAL:
                return self._analysis.entities[entity].name, entity
            if mention.form is Form.NOMINAL and mention.span.covers(span):
                return self._analysis.entities[entity].name, entity
        text = " ".join(self._analysis.text(span).split())
        return ("", None) if text.lower() in _NOBODY else (text, None)


def _head(phrase: Sequence[Word]) -> list[Word]:
    """The phrase up to its first comma, preposition or relative clause."""
    head: list[Word] = []
    for word in phrase:
        if word.tag not in _HEAD and head:
            break
        if word.tag in _HEAD:
            head.append(word)
    while len(head) > 1 and head[-1].tag in {Tag.ADVERB, Tag.RELATIVE, Tag.POSSESSIVE}:
        head.pop()
    return head
