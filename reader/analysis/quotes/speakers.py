"""Tells which entity a phrase that names a speaker stands for."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reader.analysis.quotes.tags import Tag, Word
from reader.model import Analysis, EntityKind, Form, Mention, Span

_HEAD = frozenset(
    (Tag.NOUN, Tag.NAME, Tag.DETERMINER, Tag.POSSESSIVE, Tag.PRONOUN, Tag.OBJECT, Tag.ADVERB, Tag.RELATIVE)
)
_PRONOUNS = frozenset("he she it they who which that his her its their one him them".split())
_NEAR_QUOTATIONS = 50
"""How many quotations back a pronoun may reach for its speaker: bounds the work."""
_GENDERS = (frozenset("he him his himself".split()), frozenset("she her hers herself".split()))


class Resolver:
    """Names the speakers of one article, in the order of its text."""

    def __init__(self, analysis: Analysis, quoted: Sequence[Span]) -> None:
        """`quoted` are the article's quotations, in order and disjoint."""
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
        self._quoted = tuple(quoted)
        self._quoted_ends = [part.end for part in quoted]
        self._spoke: tuple[int, int] | None = None
        """The last person who spoke, and where the phrase that named them ends."""

    def resolve(self, phrase: Sequence[Word], *, spoken: bool, direct: bool) -> tuple[str, int | None]:
        """The speaker's name and entity for the phrase that names the speaker.

        The name is the entity's when a mention ends where the head of the phrase ends ("Trump's aide Rob Porter" is
        Porter, "Trump's lawyers" are not Trump); otherwise the phrase as it stands, up to its first comma,
        preposition or relative clause. Empty for a pronoun that stands for nobody known. `spoken` tells speech from
        thought, `direct` quoted from reported speech: the more so, the surer a pronoun goes on with the last speaker.
        """
        head = _head(phrase)
        if not head:
            return "", None
        several = _is_several(phrase, len(head))
        last = _first_part(phrase)[-1] if several else head[-1]
        span = Span(head[0].span.start, last.span.end)
        text = " ".join(self._analysis.text(span).split())
        entity = None if several else self._entity(phrase, span)
        if len(head) == 1 and text.lower() in _PRONOUNS:
            if direct or (spoken and entity is None):
                entity = self._speaking_still(text.lower(), span, entity)
            text = ""
        if entity is None:
            return text, None
        return self._analysis.entities[entity].name, entity

    def heard(self, entity: int, until: int, *, speaks: bool, asks: bool) -> None:
        """Note whose words end at `until`: the narrator names nobody in them.

        One who only thinks, or who `asks`, is not the one whom "he said" goes on with.
        """
        if speaks and not asks and self._analysis.entities[entity].kind is EntityKind.PERSON:
            self._spoke = entity, until
        elif self._spoke is not None and (asks or entity == self._spoke[0]):
            self._spoke = self._spoke[0], until

    def _between(self, start: int, end: int) -> list[tuple[int, Mention, int]]:
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _entity(self, phrase: Sequence[Word], head: Span) -> int | None:
        for _, mention, entity in reversed(self._between(head.start, head.end)):
            named = mention.form is not Form.NOMINAL and mention.span.end >= head.end
            if named or mention.span.covers(head):
                return entity
        # "Secretary of State Rex Tillerson": a name joined to a title that holds a preposition.
        title = _first_part(phrase)
        for _, mention, entity in reversed(self._between(head.end, title[-1].span.end)):
            before = next((word for word in reversed(title) if word.span.end <= mention.span.start), None)
            joined = before is not None and before.tag in {Tag.NAME, Tag.NOUN}
            person = self._analysis.entities[entity].kind is EntityKind.PERSON
            if mention.form is Form.NAME and person and joined and mention.span.end >= title[-1].span.end:
                return entity
        # "Trump's adviser, John Bolton": an apposition that is nothing but a name.
        rest = phrase[len(title) :]
        if not rest or rest[0].tag is not Tag.COMMA or len(rest) == 1:
            return None
        name = _first_part(rest[1:])
        whole = Span(name[0].span.start, name[-1].span.end)
        people = (
            entity
            for _, mention, entity in self._between(whole.start, whole.end)
            if mention.form is Form.NAME and mention.span.covers(whole)
        )
        return next(people, None)

    def _speaking_still(self, pronoun: str, span: Span, entity: int | None) -> int | None:
        """Whom "he" or "she" stands for as a speaker: the last one who spoke, unless somebody was named since.

        In reports a pronoun before a verb of saying continues the speaker, whoever else the quotation names.
        """
        gender = next((words for words in _GENDERS if pronoun in words), None)
        if gender is None or self._spoke is None:
            return entity
        speaker, since = self._spoke
        if entity == speaker or self._named_since(since, span.start) or self._other_gender(speaker, gender):
            return entity
        return speaker

    def _named_since(self, start: int, end: int) -> bool:
        """Whether the narrator names a person between two places; what quotations say does not count."""
        quoted = self._quoted_between(start, end)
        return any(
            self._analysis.entities[entity].kind is EntityKind.PERSON
            and mention.form is not Form.PRONOUN
            and not any(part.covers(mention.span) for part in quoted)
            for _, mention, entity in self._between(start, end)
        )

    def _quoted_between(self, start: int, end: int) -> list[Span]:
        first = bisect_right(self._quoted_ends, start)
        return [part for part in self._quoted[first : first + _NEAR_QUOTATIONS] if part.start < end]

    def _other_gender(self, entity: int, gender: frozenset[str]) -> bool:
        """Whether the entity's own pronouns are all of the other gender."""
        spoken = [
            self._analysis.text(mention.span).lower()
            for mention in self._analysis.entities[entity].mentions
            if mention.form is Form.PRONOUN
        ]
        gendered = [word for word in spoken if any(word in words for words in _GENDERS)]
        return bool(gendered) and not any(word in gender for word in gendered)


def _is_several(phrase: Sequence[Word], head: int) -> bool:
    """Whether more people than one speak: "Trump and Putin"."""
    rest = phrase[head : head + 2]
    return len(rest) == 2 and rest[0].lower == "and" and rest[1].tag in {Tag.NOUN, Tag.NAME, Tag.DETERMINER}


def _first_part(phrase: Sequence[Word]) -> Sequence[Word]:
    """The phrase up to its first comma, aside, verb or relative clause."""
    ends = {Tag.COMMA, Tag.ASIDE, Tag.RELATIVE, Tag.PAST, Tag.GERUND, Tag.AUXILIARY}
    end = next((index for index, word in enumerate(phrase) if index and word.tag in ends), len(phrase))
    return phrase[:end]


def _head(phrase: Sequence[Word]) -> list[Word]:
    """The phrase up to its first comma, preposition or relative clause, without what cannot begin or end it."""
    head: list[Word] = []
    for word in phrase:
        if word.tag in _HEAD:
            head.append(word)
        elif head:
            break
    while len(head) > 1 and head[-1].tag in {Tag.ADVERB, Tag.RELATIVE, Tag.POSSESSIVE}:
        head.pop()
    while len(head) > 1 and head[0].tag is Tag.ADVERB:
        head.pop(0)
    return head
