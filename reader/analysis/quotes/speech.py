"""Finds in each sentence who says what: a cue, the words it introduces, the phrase that names their source."""

from collections.abc import Sequence
from dataclasses import replace

from reader.analysis.quotes import labels, nouns
from reader.analysis.quotes.acts import Range, Speech, within
from reader.analysis.quotes.around import AFTER_SAID, handed_by_as, interrupted, inverted, said_before
from reader.analysis.quotes.extents import content_end, content_start, cue_end, source_after
from reader.analysis.quotes.lexicon import Frame, lexicon
from reader.analysis.quotes.parsed import MARKERS, PHRASE, Parsed
from reader.analysis.quotes.passives import passive_speech
from reader.analysis.quotes.tags import Tag, Word
from reader.analysis.quotes.units import Unit
from reader.analysis.quotes.verbs import Form, Group
from reader.model import Span

_LONGEST_PURPOSE = 8


def speeches(unit: Unit) -> tuple[Speech, ...]:
    """Every act of saying in `unit`, in the order in which they are found; none inside another's words."""
    return tuple(_Reading(unit).read())


def span_of(words: Sequence[Word], part: Range) -> Span:
    """Where a range of words is in the body."""
    return Span(words[part[0]].span.start, words[part[1] - 1].span.end)


class _Reading:
    """One sentence while it is read: prepositional cues first, then verbs from left to right, then nouns."""

    def __init__(self, unit: Unit) -> None:
        self.parsed = Parsed(unit)
        self.found: list[Speech] = []
        self.taken: list[Range] = []
        self.speaker: Range | None = None
        """The last one who spoke by a finite verb of the main clause."""

    def read(self) -> list[Speech]:
        """The acts of saying."""
        self._labelled()
        self._phrases()
        for index, group in enumerate(self.parsed.groups):
            if not self._inside(group.head):
                self._verb(index, group)
        self._nouns()
        self._introduced()
        return [act for act in self.found if act.cue is None or not self._within_another(act, act.cue)]

    def _within_another(self, act: Speech, cue: Range) -> bool:
        """Whether the words of another act, found later, hold this one: "He hopes to win, critics say"."""
        return any(
            start <= cue[0] and cue[1] <= end
            for other in self.found
            if other is not act
            for start, end in other.contents
        )

    def _inside(self, position: int) -> bool:
        return within(self.taken, position)

    def _keep(self, act: Speech) -> None:
        source = self.parsed.before_relative(act.source) if act.source is not None else None
        self.found.append(replace(act, source=source))
        self.taken.extend(act.contents)

    def _add(
        self,
        contents: Sequence[Range],
        source: Range | None,
        cue: Range,
        antecedent: Range | None = None,
        *,
        spoken: bool = True,
    ) -> None:
        self._keep(Speech(tuple(contents), source, cue, antecedent, spoken))

    def _labelled(self) -> None:
        act = labels.opening_label(self.parsed)
        if act is not None:
            self._add([act.content], act.source, act.cue)

    def _introduced(self) -> None:
        for act in labels.before_quotations(self.parsed):
            if not self._inside(act.content[0]):
                self._add([act.content], act.source, act.cue)

    def _phrases(self) -> None:
        """Prepositional cues: "…, according to a poll", "According to Kim, …"."""
        parsed = self.parsed
        for index in range(parsed.end):
            last = parsed.phrase_at(index)
            if last is None or self._inside(index):
                continue
            until = parsed.next(last, {Tag.COMMA, Tag.QUOTATION, Tag.COLON})
            if parsed.tag(until + 1) in {Tag.PAST, Tag.RELATIVE}:
                # "the China Daily, owned by the party, the meeting…"
                until = parsed.next(until + 1, {Tag.COMMA, Tag.QUOTATION, Tag.COLON})
            after = until + (parsed.tag(until) is Tag.COMMA)
            before = index - (parsed.tag(index - 1) is Tag.COMMA)
            contents = [(parsed.past_opening(0, before), before)]
            if contents[0][0] >= before or parsed.finite(0, before) is None:
                contents.append((after, parsed.end))
            contents = [(start, end) for start, end in contents if start < end]
            if contents and last < until and not self._said_already(0, before):
                self._add(contents, (last, until), (index, last))

    def _said_already(self, start: int, end: int) -> bool:
        """Whether somebody says a quotation in `[start, end)`, so that "according to" names who passed it on."""
        verbs = [self.parsed.frames(group)[0] for group in self.parsed.groups if start <= group.head < end]
        said = any(frames & {Frame.SAY, Frame.TELL} for frames in verbs)
        return said and self.parsed.next(start, {Tag.QUOTATION}) < end

    # ------------------------------------------------------------------------------------------- verbs

    def _verb(self, index: int, group: Group) -> None:
        frames, last = self.parsed.frames(group)
        light = group.form in {Form.FINITE, Form.GERUND} and nouns.carried(self.parsed, group)
        if self._own_voice(group):
            return
        if light:
            self._carried(index, light)
            return
        if nouns.opens(self.parsed, index):
            return
        spoken = self._spoken_end(group) if not frames else None
        if spoken is not None:
            frames, last = frozenset((Frame.SAY,)), spoken
        if not frames:
            return
        if group.form in {Form.PASSIVE, Form.PARTICIPLE}:
            told = passive_speech(self.parsed, index, last, frames, self.taken)
            if told is not None:
                self._keep(told)
            return
        handed = handed_by_as(self.parsed, group, last, frames)
        if handed is not None:
            if not self._inside(handed.contents[0][0]):
                self._keep(handed)
            return
        before = said_before(self.parsed, group, frames, self.taken)
        if before is not None and inverted(self.parsed, group, frames):
            named = self.speaker = source_after(self.parsed, last)
            following = named[1] + (self.parsed.tag(named[1]) is Tag.COMMA)
            more = [(following, following + 1)] if self.parsed.tag(following) is Tag.QUOTATION else []
            self._add([before, *more], named, (group.first, last))
            return
        first = group.first if group.form is not Form.INFINITIVE else self._purpose(index, frames)
        if nouns.opens(self.parsed, index - 1):
            first = self.parsed.groups[index - 1].first
        if first is None:
            return
        parts = interrupted(self.parsed, group, last, frames, self.taken)
        if parts is not None:
            self._keep(parts)
            return
        contents = [before] if before is not None else []
        start = content_start(self.parsed, last, frames)
        cue_last = cue_end(self.parsed, last, -1 if start is None else start)
        if start is not None and (before is None or self.parsed.tag(start) is Tag.QUOTATION):
            end = content_end(self.parsed, index, start, frames, self.taken)
            if start < end and self._says(start, end, frames):
                contents.append((start, end))
        related = self._related(group) if before is None else None
        if related is not None:
            contents.insert(0, related)
        meant = lexicon().frames.get(self.parsed.lower(group.head - 2), frozenset()) & {Frame.INTEND, Frame.RESOLVE}
        if not contents and meant and self.parsed.tag(group.head - 1) is Tag.TO and group.form is Form.FINITE:
            # "declined to comment": nothing follows, so the infinitive is what is declined.
            first, cue_last = group.first, group.head - 1
            contents.append((cue_last, group.last))
        source = self._source(group)
        quoted = any(self.parsed.tag(start) is Tag.QUOTATION for start, _ in contents)
        if contents and (source is not None or quoted):
            speaks = bool(frames & {Frame.SAY, Frame.TELL})
            self._add(contents, source, (first, cue_last), self._antecedent(group), spoken=speaks)

    def _spoken_end(self, group: Group) -> int | None:
        """Where a verb ends, with its particle, that is no cue by itself and stands where one does.

        `"…," Kim laughed`, `Kim went on: "…"`. None when it stands elsewhere.
        """
        parsed, subject = self.parsed, group.subject
        if group.form is not Form.FINITE or subject is None or group.shared or group.relative:
            return None
        particle = parsed.tag(group.last) is Tag.PREPOSITION and parsed.tag(group.last + 1) in AFTER_SAID
        last = group.last + particle
        if parsed.lower(last) == ":":
            return last if parsed.tag(last + 1) is Tag.QUOTATION else None
        quotation = subject[0] - 1
        said = parsed.tag(quotation) is Tag.QUOTATION and parsed.lower(quotation) in {",", "?", "!"}
        return last if said and not self._inside(quotation) and parsed.tag(last) in AFTER_SAID else None

    def _carried(self, index: int, start: int) -> None:
        """A noun of saying that the verb only carries: "expressed interest in", "made the case that"."""
        group = self.parsed.groups[index]
        end = content_end(self.parsed, index, start, frozenset((Frame.SAY,)), self.taken)
        source = self._source(group)
        if source is not None and start < end:
            self._add([(start, end)], source, (group.first, start))

    def _source(self, group: Group) -> Range | None:
        """The verb's subject, or the one who spoke before: "…, adding", "… and called"."""
        follows = group.form is Form.GERUND and self.parsed.comma(group.first - 1)
        if self.speaker and (follows or group.shared):
            return self.speaker
        if group.form is Form.FINITE and not group.relative:
            self.speaker = group.subject
        if group.form is Form.GERUND and group.subject is None:
            return self._main_subject(group)
        return group.subject

    def _main_subject(self, group: Group) -> Range | None:
        """Whose the gerund is that opens the sentence: "In rejecting the claim, the board found"."""
        later = (other for other in self.parsed.groups if other.first > group.last and other.form is Form.FINITE)
        main = next((other for other in later if other.subject and self.parsed.comma(other.subject[0] - 1)), None)
        return main.subject if main is not None else None

    def _says(self, start: int, end: int, frames: frozenset[Frame]) -> bool:
        """Whether `[start, end)` can be what is said: a verb like "say" takes no bare object."""
        if frames & {Frame.JUDGE, Frame.THINK, Frame.SHOW} or self.parsed.tag(start) in {*MARKERS, Tag.TO}:
            return True
        if self.parsed.tag(start + 1) is Tag.TO and self.parsed.lower(start) == "not":
            return True
        if Frame.TELL in frames and self.parsed.lower(start) in {"about", "for"}:
            return True
        if Frame.INTEND in frames or frames == {Frame.RESOLVE}:
            return Frame.INTEND in frames and self.parsed.tag(start) in PHRASE
        answer = end - start == 1 and self.parsed.lower(start) in {"no", "yes", "so"}
        quoted = self.parsed.tag(start) in PHRASE and self.parsed.next(start, {Tag.QUOTATION}) < end
        return answer or quoted or self.parsed.tag(start - 1) is Tag.COLON or self.parsed.finite(start, end) is not None

    def _purpose(self, index: int, frames: frozenset[Frame]) -> int | None:
        """Where the verb begins that an infinitive of saying completes: "came on the show to talk about"."""
        group, leading = self.parsed.groups[index], self.parsed.groups[index - 1] if index else None
        if leading is None or leading.form is not Form.FINITE or not frames & {Frame.SAY, Frame.TELL, Frame.JUDGE}:
            return None
        if leading.subject is None or self.parsed.lower(leading.subject[0]) in {"it", "there"}:
            return None
        between = self.parsed.words[leading.last : group.first]
        # An object in between acts itself: "allowed Israel to attack".
        acted = bool(between) and between[0].tag not in {Tag.PREPOSITION, Tag.ADVERB, Tag.TO}
        broken = any(word.tag in {Tag.COMMA, Tag.QUOTATION, Tag.COLON, Tag.SUBORDINATOR} for word in between)
        if acted or broken or len(between) > _LONGEST_PURPOSE or self._inside(leading.head):
            return None
        return leading.first

    def _own_voice(self, group: Group) -> bool:
        """Whether the article speaks of itself or to its reader: "I think", "as you know"."""
        if group.subject is None or group.subject[1] - group.subject[0] > 1:
            return False
        return self.parsed.lower(group.subject[0]) in {"i", "we", "you"}

    def _antecedent(self, group: Group) -> Range | None:
        if not group.relative or group.subject is None:
            return None
        end = group.subject[0]
        while self.parsed.tag(end - 1) in {Tag.COMMA, Tag.ASIDE}:
            end -= 1
        start = end
        while self.parsed.tag(start - 1) in PHRASE:
            start -= 1
        return (start, end) if start < end else None

    def _related(self, group: Group) -> Range | None:
        """The relative pronoun that is the verb's object: "a plan which Kim rejected"."""
        if group.form is not Form.FINITE or group.subject is None or group.subject[1] > group.first:
            return None
        before = group.subject[0] - 1
        return (before, before + 1) if self.parsed.tag(before) is Tag.RELATIVE and not self._inside(before) else None

    def _nouns(self) -> None:
        for noun in nouns.noun_cues(self.parsed):
            if not self._inside(noun.cue[0]):
                self._add([noun.content], noun.source, noun.cue)
