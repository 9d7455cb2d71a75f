"""One sentence with its verb groups, as something to ask questions of."""

from collections.abc import Collection
from functools import cached_property

from reader.analysis.quotes.acts import Range
from reader.analysis.quotes.lexicon import Frame, lexicon
from reader.analysis.quotes.subjects import with_subjects
from reader.analysis.quotes.tags import Tag
from reader.analysis.quotes.units import Unit
from reader.analysis.quotes.verbs import BE, Form, Group, verb_groups

PHRASE = frozenset((Tag.NOUN, Tag.NAME, Tag.DETERMINER, Tag.POSSESSIVE, Tag.OBJECT, Tag.PRONOUN))
MARKERS = frozenset((Tag.QUOTATION, Tag.SUBORDINATOR))
"""What begins a quotation or a clause."""

_LONGEST_PARTICLE = 4
_NEGATIONS = ("n't", "n’t", "not", "never")
_TOWARD = frozenset("about of with by at for over on toward towards to against".split())


class Parsed:
    """One sentence, read-only."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.words = unit.words
        self.groups = with_subjects(unit.words, verb_groups(unit.words))

    @cached_property
    def end(self) -> int:
        """Where the sentence ends without its closing marks."""
        end = len(self.words)
        while end > 0 and self.words[end - 1].tag is Tag.STOP:
            end -= 1
        return end

    def tag(self, position: int) -> Tag | None:
        """The tag at `position`; None past either end."""
        return self.words[position].tag if 0 <= position < self.end else None

    def lower(self, position: int) -> str:
        """The word at `position`; empty past either end."""
        return self.words[position].lower if 0 <= position < self.end else ""

    def comma(self, position: int) -> bool:
        """Whether a comma stands at `position`, or a quotation that ends with one."""
        return self.tag(position) is Tag.COMMA or self.lower(position) == ","

    def next(self, start: int, tags: Collection[Tag]) -> int:
        """The first place from `start` on with one of `tags`; the end when there is none."""
        return next((index for index in range(start, self.end) if self.words[index].tag in tags), self.end)

    def finite(self, start: int, end: int) -> Group | None:
        """The first finite verb whose head stands in `[start, end)`."""
        inside = (group for group in self.groups if start <= group.head < end)
        return next((group for group in inside if group.form in {Form.FINITE, Form.PASSIVE}), None)

    def frames(self, group: Group) -> tuple[frozenset[Frame], int]:
        """What the verb takes, none for a verb that is no cue; and where the cue with its particle ends."""
        verb, last = self.words[group.head].lower, group.last
        following = lexicon().particles.get(verb, {})
        for length in range(_LONGEST_PARTICLE if following else 0, 0, -1):
            frames = following.get(" ".join(self.lower(index) for index in range(last, last + length)))
            if frames:
                return frames, last + length
        if verb in BE and self.tag(group.head) is Tag.AUXILIARY:
            for length in range(_LONGEST_PARTICLE, 0, -1):
                end = last + length
                if " ".join(self.lower(index) for index in range(last, end)) in lexicon().attitudes:
                    toward = self.lower(end) in _TOWARD and self.tag(end + 1) in {*PHRASE, Tag.GERUND, Tag.QUOTATION}
                    return frozenset((Frame.THINK, Frame.INTEND)), end + toward
        if verb == "know" and any(word.lower.endswith(_NEGATIONS) for word in self.words[group.first : group.head]):
            # What is known the article vouches for; that it is not known it tells of somebody.
            return frozenset((Frame.THINK,)), last
        return lexicon().frames.get(verb, frozenset()), last

    def phrase_at(self, position: int) -> int | None:
        """Where the prepositional cue that begins at `position` ends; None when none does."""
        for phrase in lexicon().phrases:
            last = position + len(phrase)
            if self.lower(position) == phrase[0] and all(
                self.lower(position + offset) == word for offset, word in enumerate(phrase)
            ):
                return last
        return None

    def phrase_end(self, start: int) -> int:
        """Where the noun phrase ends that begins at `start`."""
        end = start
        while self.tag(end) in PHRASE | {Tag.ASIDE}:
            end += 1
        return end

    def before_relative(self, phrase: Range) -> Range:
        """The phrase without a relative clause that has a cue of its own: "Beck, who has described Trump"."""
        start, end = phrase
        for index in range(start + 1, end - 1):
            if self.tag(index) is Tag.COMMA and self.tag(index + 1) is Tag.RELATIVE:
                inside = (group for group in self.groups if index < group.head < end)
                return (start, index) if any(self.frames(group)[0] for group in inside) else phrase
        return phrase

    def past_opening(self, start: int, end: int) -> int:
        """`start` moved past conjunctions and adverbs that only join the sentence to the one before."""
        joining = {Tag.COORDINATOR, Tag.COMMA, Tag.COLON, Tag.STOP}
        while start < end and (
            self.tag(start) in joining or (self.tag(start) is Tag.ADVERB and self.tag(start + 1) is Tag.COMMA)
        ):
            start += 1
        return start
