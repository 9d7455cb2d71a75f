"""Finds in each sentence who says what: a cue, the words it introduces, the phrase that names their source."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.analysis.quotes.clauses import BE, Form, Group, groups
from reader.analysis.quotes.lexicon import Frame, lexicon
from reader.analysis.quotes.tags import Tag, Word
from reader.analysis.quotes.units import Unit
from reader.model import Span

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of saying within a sentence; ranges are half-open ranges of the sentence's words."""

    contents: tuple[Range, ...]
    source: Range | None
    cue: Range | None
    antecedent: Range | None = None
    """For a source "who", "which" or "that": the noun phrase before it."""


_MARKERS = frozenset((Tag.QUOTATION, Tag.SUBORDINATOR))
_PHRASE = frozenset((Tag.NOUN, Tag.NAME, Tag.DETERMINER, Tag.POSSESSIVE, Tag.OBJECT, Tag.PRONOUN))
_REACH = 24
"""How many words may stand between a cue and the marker of what is said: "said in an interview with X on Friday that"."""
_LONGEST_PURPOSE = 8
_OCCASION = frozenset(
    "statement interview tweet tweets speech email letter memo post news press telephone phone conference briefing twitter "
    "facebook video remarks address report article column blog message editorial series call written monday tuesday wednesday "
    "thursday friday saturday sunday january february march april june july august september october november december "
    "yesterday today week month year late early morning evening night afternoon".split()
)
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight recently last this".split()
)


def speeches(unit: Unit) -> tuple[Speech, ...]:
    """Every act of saying in `unit`, in the order of the cues; none inside another's words."""
    return tuple(_Reading(unit).read())


class _Reading:
    """One sentence while it is read from left to right."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.words = unit.words
        self.end = len(unit.words)
        while self.end > 0 and self.words[self.end - 1].tag is Tag.STOP:
            self.end -= 1
        self.groups = groups(unit.words)
        self.found: list[Speech] = []
        self.said: list[Range] = []
        self.speaker: Range | None = None

    def read(self) -> list[Speech]:
        """The acts of saying."""
        self._labelled()
        self._phrases()
        for index, group in enumerate(self.groups):
            if not self._inside(group.head):
                self._cue(index, group)
        self._owned()
        self._introduced()
        return self.found

    def _introduced(self) -> None:
        """A name before a colon and a quotation, further on in the sentence: "One problem - Pew Research: "…"."""
        for index in range(2, self.end):
            colon = self.words[index - 1]
            if self.words[index].tag is not Tag.QUOTATION or colon.lower != ":" or self._inside(index):
                continue
            start = index - 1
            while start > 0 and (self.words[start - 1].tag is Tag.NAME or self.words[start - 1].lower == "and"):
                start -= 1
            if start < index - 1:
                self._add([(index, index + 1)], (start, index - 1), (index - 1, index))

    def _inside(self, position: int) -> bool:
        return any(start <= position < end for start, end in self.said)

    def _add(
        self, contents: Sequence[Range], source: Range | None, cue: Range, antecedent: Range | None = None
    ) -> None:
        self.found.append(Speech(tuple(contents), source, cue, antecedent))
        self.said.extend(contents)

    # ------------------------------------------------------------------------------------- without a verb

    def _labelled(self) -> None:
        """A label before a colon: "Issa: Honesty is in question", "TRUMP: No"."""
        colon = next((index for index in range(min(8, self.end)) if self.words[index].tag is Tag.COLON), None)
        if colon is None or colon == 0 or self.words[colon].lower != ":" or colon + 1 >= self.end:
            return
        label = self.words[:colon]
        named = all(word.tag in {Tag.NAME, Tag.ASIDE, Tag.POSSESSIVE} or word.capital for word in label)
        quoted = self.words[colon + 1].tag is Tag.QUOTATION
        if named and len(label) <= 4 and (self.unit.heading or quoted):
            self._add([(colon + 1, self.end)], (0, colon), (colon, colon + 1))

    def _phrases(self) -> None:
        """Prepositional cues: "…, according to a poll", "According to Kim, …"."""
        for index in range(self.end):
            for phrase in lexicon().phrases:
                last = index + len(phrase)
                if tuple(word.lower for word in self.words[index:last]) != phrase or self._inside(index):
                    continue
                if index == 0:
                    comma = self._next(last, {Tag.COMMA, Tag.QUOTATION})
                    start = comma + (self.words[comma].tag is Tag.COMMA) if comma < self.end else self.end
                    contents = [(start, self.end)] if start < self.end else []
                    source = (last, comma)
                else:
                    comma = self._next(last, {Tag.COMMA, Tag.QUOTATION, Tag.COLON})
                    source = (last, comma)
                    before = index - (self.words[index - 1].tag is Tag.COMMA)
                    contents = [(self._past_opening(0, before), before)]
                    if comma + 1 < self.end and not self._has_verb(0, before):
                        contents.append((comma + 1, self.end))
                if contents and source[0] < source[1] and contents[0][0] < contents[0][1]:
                    self._add(contents, source, (index, last))

    def _has_verb(self, start: int, end: int) -> bool:
        return any(group.form in {Form.FINITE, Form.PASSIVE} and start <= group.head < end for group in self.groups)

    def _comma(self, position: int) -> bool:
        """Whether a comma stands here, or a quotation that ends with one."""
        return self.words[position].tag is Tag.COMMA or self.words[position].lower == ","

    def _next(self, start: int, tags: set[Tag]) -> int:
        return next((index for index in range(start, self.end) if self.words[index].tag in tags), self.end)

    # ------------------------------------------------------------------------------------- with a verb

    def _cue(self, index: int, group: Group) -> None:
        frames, last = self._frames(group)
        if not frames or self._own_voice(group):
            return
        cue = (group.first, last)
        if group.form in {Form.PASSIVE, Form.PARTICIPLE}:
            self._passive(group, cue)
            return
        before = self._before(group, frames)
        if before is not None and self._inverted(group, frames):
            source = self.speaker = self._source_after(last)
            contents = [before]
            following = source[1] + (source[1] < self.end and self.words[source[1]].tag is Tag.COMMA)
            if following < self.end and self.words[following].tag is Tag.QUOTATION:
                contents.append((following, following + 1))
            self._add(contents, source, cue)
            return
        if group.form is Form.INFINITIVE:
            purpose = self._purpose(index) if frames & {Frame.SAY, Frame.TELL, Frame.JUDGE} else None
            if purpose is None:
                return
            cue = (purpose, last)
        if self._interpolated(group, last, frames):
            return
        start = self._content_start(last, frames)
        if before is not None and start is not None and self.words[start].tag is not Tag.QUOTATION:
            start = None
        contents = []
        if before is not None:
            contents.append(before)
        if start is not None:
            end = self._content_end(index, start, frames)
            if start < end and (self._takes_object(start, frames) or self._has_verb(start, end)):
                contents.append((start, end))
        if not contents:
            return
        source = group.subject
        if group.form is Form.GERUND and group.first and self._comma(group.first - 1) and self.speaker:
            source = self.speaker
        elif group.shared and self.speaker:
            source = self.speaker
        elif group.form is Form.FINITE and not group.relative:
            self.speaker = source
        self._add(contents, source, cue, self._antecedent(group))

    def _purpose(self, index: int) -> int | None:
        """Where the verb begins that an infinitive of saying completes: "came on the show to talk about"."""
        group, leading = self.groups[index], self.groups[index - 1] if index else None
        if leading is None or leading.form is not Form.FINITE or group.first - leading.last > _LONGEST_PURPOSE:
            return None
        between = self.words[leading.last : group.first]
        broken = any(word.tag in {Tag.COMMA, Tag.QUOTATION, Tag.COLON, Tag.SUBORDINATOR} for word in between)
        return None if broken or self._inside(leading.head) else leading.first

    def _takes_object(self, start: int, frames: frozenset[Frame]) -> bool:
        """Whether the words at `start` need no verb of their own to be what is said."""
        clausal = not frames & {Frame.JUDGE, Frame.THINK, Frame.INTEND, Frame.SHOW}
        return not clausal or self.words[start].tag in {*_MARKERS, Tag.TO} or self.words[start - 1].tag is Tag.COLON

    def _frames(self, group: Group) -> tuple[frozenset[Frame], int]:
        """What the verb takes, and where the cue with its particle ends."""
        verb = self.words[group.head].lower
        if group.last < self.end:
            particles = lexicon().particles.get(verb, {}).get(self.words[group.last].lower)
            if particles:
                return particles, group.last + 1
        if group.last < self.end and self.words[group.head].tag is Tag.AUXILIARY and verb in BE:
            adjective = self.words[group.last].lower in lexicon().attitudes
            if adjective:
                return frozenset((Frame.THINK,)), group.last + 1
        return lexicon().frames.get(verb, frozenset()), group.last

    def _owned(self) -> None:
        """Nouns with whose they are before them: "his claim that he won", "Clinton's attack on Trump"."""
        for index in range(1, self.end - 1):
            if self.words[index].lower not in lexicon().nouns or self._inside(index):
                continue
            following = self.words[index + 1]
            owner = index - 1
            while owner > 0 and index - owner < 4 and self.words[owner].tag in {Tag.NOUN, Tag.ADVERB}:
                owner -= 1
            if self.words[owner].tag is not Tag.POSSESSIVE or self._own_voice_word(owner):
                continue
            start = owner
            if self.words[owner].lower in {"'s", "’s", "'", "’"}:
                start -= 1
                while start > 0 and self.words[start - 1].tag in {Tag.NAME, Tag.NOUN, Tag.DETERMINER}:
                    start -= 1
            linked = following.lower in {"about", "against", "for", "of", "on", "to"}
            if not linked and following.lower != "that":
                continue
            begin = index + 1 + linked
            end = min(self._next(begin, {Tag.COMMA, Tag.COLON}), *(
                group.first for group in self.groups if group.first > begin + 1 and group.form in {Form.FINITE, Form.PASSIVE}
            ), self.end) if linked else self._next(begin, {Tag.COMMA, Tag.COLON})
            if begin < end:
                self._add([(begin, end)], (start, owner + 1), (owner + 1, begin))

    def _interpolated(self, group: Group, last: int, frames: frozenset[Frame]) -> bool:
        """Take words that the cue interrupts: "In Miami, he said, the candidate is seen as a bully"."""
        subject = group.subject
        if Frame.SAY not in frames or group.form is not Form.FINITE or subject is None or last + 1 >= self.end:
            return False
        if self.words[last].tag is not Tag.COMMA or subject[1] != group.first:
            return False
        start = subject[1]
        while start > 0 and self.words[start - 1].tag is not Tag.COMMA:
            start -= 1
        opening = self._past_opening(0, start - 1)
        if start < 2 or opening >= start - 1 or self._inside(opening) or self.words[start - 2].tag is Tag.QUOTATION:
            return False
        introductory = self.words[opening].tag in {Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.GERUND, Tag.TO}
        if introductory and self.words[last + 1].tag is Tag.QUOTATION:
            return False
        if self.words[last + 1].tag in {Tag.GERUND, Tag.COORDINATOR, Tag.SUBORDINATOR, Tag.RELATIVE}:
            if self.words[last + 1].lower != "that":
                return False
        self._add([(opening, start - 1), (last + 1, self.end)], (start, subject[1]), (group.first, last))
        return True

    def _own_voice_word(self, position: int) -> bool:
        return self.words[position].lower in {"my", "our", "your"}

    def _own_voice(self, group: Group) -> bool:
        """Whether the article speaks of itself or to its reader: "I think", "as you know"."""
        if group.subject is None or group.subject[1] - group.subject[0] > 1:
            return False
        return self.words[group.subject[0]].lower in {"i", "we", "you"}

    def _antecedent(self, group: Group) -> Range | None:
        if not group.relative or group.subject is None:
            return None
        end = group.subject[0]
        while end > 0 and self.words[end - 1].tag in {Tag.COMMA, Tag.ASIDE}:
            end -= 1
        start = end
        while start > 0 and self.words[start - 1].tag in _PHRASE:
            start -= 1
        return (start, end) if start < end else None

    def _passive(self, group: Group, cue: Range) -> None:
        """A source after "by": "was accused by Kim of lying"."""
        by = group.last
        if by >= self.end or self.words[by].lower != "by":
            return
        source_end = by + 1
        while source_end < self.end and self.words[source_end].tag in _PHRASE | {Tag.ASIDE}:
            source_end += 1
        if source_end == by + 1:
            return
        until = self._next(source_end, {Tag.COMMA, Tag.COLON})
        contents = [(source_end, until)] if source_end < until else []
        contents = [(start, end) for start, end in contents if end - start > 1]
        if not contents and group.subject is not None:
            contents = [group.subject]
        if contents:
            self._add(contents, (by + 1, source_end), cue)

    def _before(self, group: Group, frames: frozenset[Frame]) -> Range | None:
        """What stands before the cue and its subject, if that is what is said: `"…," Kim said`."""
        if not frames & {Frame.SAY, Frame.TELL, Frame.THINK}:
            return None
        edge = group.first
        if (
            group.subject is not None
            and group.subject[1] <= group.first
            and not self._breaks(group.subject[1], group.first)
        ):
            edge = group.subject[0]
        while edge > 0 and self.words[edge - 1].tag in {Tag.COORDINATOR, Tag.ADVERB}:
            edge -= 1
        if edge == 0:
            return None
        last = self.words[edge - 1]
        if last.tag is Tag.QUOTATION and not self._inside(edge - 1):
            start = edge - 1
            if start and self.words[start - 1].tag not in {Tag.COMMA, Tag.STOP, Tag.COLON, Tag.COORDINATOR}:
                start = self._past_opening(0, start)
            return (start, edge) if not self._inside(start) else None
        if last.tag is not Tag.COMMA or last.lower != "," or Frame.SAY not in frames or group.form is not Form.FINITE:
            return None
        following = self.words[group.last] if group.last < self.end else None
        if edge == group.subject[0] if group.subject else False:
            if following is not None and following.tag not in {Tag.COMMA, Tag.STOP, Tag.PREPOSITION} and following.lower not in _TIMES:
                return None
        elif not self._inverted(group, frames):
            return None
        start = self._past_opening(0, edge - 1)
        verbs = any(
            other.form in {Form.FINITE, Form.PASSIVE} and start <= other.head < edge - 1 for other in self.groups
        )
        return (start, edge - 1) if verbs and not self._inside(start) else None

    def _breaks(self, start: int, end: int) -> bool:
        return any(word.tag in {Tag.QUOTATION, Tag.COLON} for word in self.words[start:end])

    def _inverted(self, group: Group, frames: frozenset[Frame]) -> bool:
        """Whether the speaker follows: `"…," said Kim`."""
        if Frame.SAY not in frames or group.form is not Form.FINITE or group.last - group.first > 1 or group.first == 0:
            return False
        if self.words[group.first - 1].tag not in {Tag.QUOTATION, Tag.COMMA} or group.last >= self.end:
            return False
        if self.words[group.first - 1].tag is Tag.COMMA and group.subject is not None and not group.shared:
            # "Kim, the leader of the North, said": the comma closes an apposition.
            return False
        following = self.words[group.last]
        return following.tag in {Tag.NAME, Tag.DETERMINER, Tag.NOUN, Tag.POSSESSIVE} and following.lower not in _TIMES

    def _source_after(self, start: int) -> Range:
        end = start
        while end < self.end:
            word = self.words[end]
            if word.tag in {Tag.QUOTATION, Tag.COLON}:
                break
            if word.tag is Tag.COMMA and end + 1 < self.end:
                ahead = self.words[end + 1]
                if ahead.tag in {Tag.GERUND, Tag.QUOTATION, Tag.COORDINATOR, Tag.SUBORDINATOR} or ahead.lower in {
                    "in",
                    "during",
                }:
                    break
            if word.tag is Tag.PREPOSITION and end > start and self._occasion(end):
                break
            if word.lower in _TIMES and end > start:
                break
            if word.tag is Tag.SUBORDINATOR and word.lower in {"after", "before", "when", "while", "as"}:
                break
            end += 1
        while end > start + 1 and self.words[end - 1].tag in {Tag.COMMA, Tag.STOP}:
            end -= 1
        return start, end

    def _occasion(self, position: int) -> bool:
        """Whether a preposition begins a phrase of time or occasion: "in an interview", "on Friday"."""
        if self.words[position].lower not in {"in", "on", "at", "during", "via", "through"}:
            return False
        return any(word.lower in _OCCASION for word in self.words[position + 1 : position + 4])

    # ------------------------------------------------------------------------------------- what is said

    def _content_start(self, position: int, frames: frozenset[Frame]) -> int | None:
        """Where the words begin that the cue at `position` introduces; None when none follow."""
        while position < self.end and self.words[position].tag in {Tag.ADVERB, Tag.ASIDE}:
            position += 1
        if position >= self.end:
            return None
        word = self.words[position]
        if word.tag is Tag.COLON:
            return position + 1 if word.lower == ":" and position + 1 < self.end else None
        if word.tag is Tag.COMMA:
            return self._marker(position + 1) if frames & {Frame.SAY, Frame.TELL} else None
        listener = word.tag is Tag.QUOTATION and word.capital and Frame.TELL in frames
        if word.tag in _MARKERS and not listener:
            return position if word.lower not in {"after", "before", "when", "while", "as", "since", "until"} else None
        if Frame.TELL in frames and Frame.JUDGE not in frames:
            return self._after_listener(position)
        if word.tag is Tag.TO and position + 1 < self.end and self.words[position + 1].tag is Tag.BASE:
            return position if frames & {Frame.INTEND, Frame.SAY} else None
        if word.tag in {Tag.PREPOSITION, Tag.TO} or (word.lower in _TIMES and Frame.SAY in frames):
            marker = self._marker(position)
            if marker is not None:
                return marker
            if word.lower in _TIMES and not frames & {Frame.JUDGE}:
                after = position + (2 if word.lower in {"last", "this"} else 1)
                return after if after < self.end and self.words[after].tag in _PHRASE | {Tag.TO} else None
            return None
        if word.tag in _PHRASE or word.tag in {Tag.GERUND, Tag.RELATIVE, Tag.PAST, Tag.BASE, Tag.AUXILIARY, Tag.MODAL}:
            return position
        if word.lower == "as" and Frame.JUDGE in frames:
            return position
        return None

    def _marker(self, position: int) -> int | None:
        """The "that", colon or quotation that a short phrase puts off: "said in an interview that"."""
        for index in range(position, min(position + _REACH, self.end)):
            word = self.words[index]
            if word.tag is Tag.QUOTATION or (word.tag is Tag.SUBORDINATOR and word.lower == "that"):
                return index
            if word.lower in {"whether", "how", "why", "if"} and self.words[index - 1].lower != "about":
                return index
            if word.tag is Tag.COLON:
                return index + 1 if index + 1 < self.end else None
            if word.tag in {Tag.AUXILIARY, Tag.MODAL, Tag.PRESENT}:
                return None
        return None

    def _after_listener(self, position: int) -> int | None:
        listener = self.words[position]
        named = listener.tag is Tag.QUOTATION and listener.capital and position + 1 < self.end
        marker = self._marker(position + named)
        if marker is not None:
            return marker
        index = position + named
        if self.words[index].tag in {Tag.OBJECT, Tag.PRONOUN}:
            index += 1
        else:
            if self.words[index].tag in {Tag.DETERMINER, Tag.POSSESSIVE}:
                index += 1
            while index < self.end and self.words[index].tag in {Tag.NAME, Tag.NOUN, Tag.ASIDE, Tag.POSSESSIVE}:
                index += 1
        if index + 1 < self.end and self.words[index].tag is Tag.PREPOSITION and self.words[index + 1].lower in _OCCASION:
            index += 1
        if index < self.end and self.words[index].lower in _OCCASION:
            index += 1
        if index < self.end and (
            self.words[index].tag in _PHRASE | {Tag.TO} or self.words[index].lower in {"if", "about"}
        ):
            return index
        return None

    def _content_end(self, index: int, start: int, frames: frozenset[Frame]) -> int:
        """Where the words end that begin at `start`: before another cue of the same speaker, or with the sentence."""
        group = self.groups[index]
        clause = self.words[start].tag in _MARKERS or self.words[start - 1].tag is Tag.COLON or Frame.SAY in frames
        leading = self._subordinate(index)
        for other in self.groups[index + 1 :]:
            if other.first <= start:
                continue
            before = other.first - 1
            cue = bool(self._frames(other)[0])
            if other.form is Form.GERUND and cue and self._comma(before):
                return before + (self.words[before].tag is Tag.QUOTATION)
            if other.form not in {Form.FINITE, Form.PASSIVE} or other.subject is None:
                continue
            joined = self.words[before].tag is Tag.COORDINATOR or self._comma(before)
            alike = self.words[other.head].tag is self.words[group.head].tag
            if joined and cue and (other.subject == group.subject or (other.shared and alike)):
                return before + (self.words[before].tag is Tag.QUOTATION) - (self.words[before - 1].tag is Tag.COMMA)
            if group.relative and other.subject[0] <= group.first < other.subject[1]:
                return other.first
            opening = other.subject[0]
            while opening > start and self.words[opening - 1].tag in {Tag.COORDINATOR, Tag.SUBORDINATOR, Tag.ADVERB}:
                opening -= 1
            if opening > start and self.words[opening - 1].tag is Tag.COMMA and (leading or not clause):
                return opening - 1
        end = self._clause_end(start)
        starts = [begin for begin, _ in self.said if begin > start]
        return min([end, *starts])

    def _subordinate(self, index: int) -> bool:
        """Whether the sentence opens with the clause of this cue and its main clause is still to come."""
        group = self.groups[index]
        opening = self.words[0].tag in {Tag.SUBORDINATOR, Tag.PREPOSITION, Tag.GERUND, Tag.NOUN}
        if group.form is Form.GERUND:
            return opening and not any(other.form in {Form.FINITE, Form.PASSIVE} for other in self.groups[:index])
        edge = group.subject[0] if group.subject is not None else group.first
        return any(
            word.tag is Tag.SUBORDINATOR and word.lower != "that" for word in self.words[max(0, edge - 1) : edge]
        ) and not any(other.form in {Form.FINITE, Form.PASSIVE} for other in self.groups[:index])

    def _clause_end(self, start: int) -> int:
        end = self.end
        for index in range(start, self.end):
            word = self.words[index]
            if word.tag is Tag.COLON and word.lower == ";" and index > start:
                end = index
                break
            if word.tag is Tag.RELATIVE and index > start + 1 and self.words[index - 1].tag is Tag.COMMA:
                end = index - 1
                break
            for phrase in lexicon().phrases:
                if (
                    word.lower == phrase[0]
                    and tuple(other.lower for other in self.words[index : index + len(phrase)]) == phrase
                ):
                    return index - (self.words[index - 1].tag is Tag.COMMA)
        return end

    def _past_opening(self, start: int, end: int) -> int:
        """`start` moved past a conjunction or adverb that only joins the sentence to the one before."""
        while start < end and (
            self.words[start].tag in {Tag.COORDINATOR, Tag.COMMA, Tag.COLON, Tag.STOP}
            or (self.words[start].tag is Tag.ADVERB and start + 1 < end and self.words[start + 1].tag is Tag.COMMA)
        ):
            start += 1
        return start


def span_of(words: Sequence[Word], part: Range) -> Span:
    """Where a range of words is in the body."""
    return Span(words[part[0]].span.start, words[part[1] - 1].span.end)
