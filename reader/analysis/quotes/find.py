"""The stage that fills an analysis with its quotes."""

from collections.abc import Iterator
from dataclasses import replace

from reader.analysis.quotes import speakers
from reader.analysis.quotes.acts import Speech
from reader.analysis.quotes.marks import quotations
from reader.analysis.quotes.speech import span_of, speeches
from reader.analysis.quotes.tags import Tag, Word
from reader.analysis.quotes.units import Unit, is_rubric, units
from reader.model import Analysis, Quote, Span

_SPEECH_WORDS = 5
"""Fewer words between quotation marks, with nobody saying them, are a title or a term."""
_LONGEST_LABEL = 4
_ASKING = frozenset("ask asked asks asking questioned questions wondered pressed".split())
_UNNAMED = frozenset(("Q", "A"))
_MOST_CAPITALS = 0.6
"""A larger share of words with a capital makes a title."""


def find(analysis: Analysis) -> Analysis:
    """The analysis with its quotes, in order of position. Linear in the length of the body.

    Each stretch between quotation marks is a quote of its own, so one sentence may hold several of the same speaker,
    and reported speech may hold quoted words. Quotation marks around a title or a term make no quote.
    """
    found: dict[tuple[Span, bool], Quote] = {}
    for quote in _Article(analysis).quotes():
        found.setdefault((quote.span, quote.direct), quote)
    ordered = sorted(found.values(), key=lambda quote: (quote.span.start, -quote.span.end, quote.direct))
    return replace(analysis, quotes=tuple(ordered))


class _Article:
    """One article while its quotes are gathered from sentence to sentence."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.marked = quotations(analysis.article.body, analysis.article.blocks)
        self.resolver = speakers.Resolver(analysis, [quotation.span for quotation in self.marked])
        self.last: Quote | None = None
        """The quote that a quotation standing alone goes on with."""

    def quotes(self) -> Iterator[Quote]:
        """Every quote, sentence by sentence."""
        block = -1
        turn = -1
        for unit in units(self.analysis, self.marked):
            if unit.block == turn:
                continue
            label = _turn_label(unit) if unit.block != block else 0
            if label:
                turn = unit.block
                yield self._turn(unit, label)
                continue
            if unit.block != block and unit.words[0].tag is not Tag.QUOTATION:
                self.last = None
            acts = speeches(unit)
            for act in acts:
                yield from self._of_act(unit, act)
            said = {index for act in acts for part in act.contents for index in range(*part)}
            for index, word in enumerate(unit.words):
                if word.tag is Tag.QUOTATION and index not in said:
                    yield from self._unintroduced(unit, word, new_paragraph=unit.block != block)
            block = unit.block

    def _turn(self, unit: Unit, label: int) -> Quote:
        """What follows the label of a transcript, to the end of the paragraph."""
        end = self.analysis.article.blocks[unit.block].span.end
        speaker, entity = self.resolver.resolve(unit.words[:label], spoken=True, direct=True)
        name = "" if speaker in _UNNAMED else speaker
        source, colon = span_of(unit.words, (0, label)), unit.words[label].span
        return Quote(Span(unit.words[label + 1].span.start, end), True, name, source, colon, entity)

    def _of_act(self, unit: Unit, act: Speech) -> Iterator[Quote]:
        source = span_of(unit.words, act.source) if act.source else None
        cue = span_of(unit.words, act.cue) if act.cue else None
        named = act.antecedent or act.source
        direct = unit.words[act.contents[0][0]].tag is Tag.QUOTATION
        speaker, entity = "", None
        if named:
            speaker, entity = self.resolver.resolve(unit.words[slice(*named)], spoken=act.spoken, direct=direct)
        if entity is not None:
            end = max(end for _, end in (*act.contents, act.source or (0, 1)))
            self.resolver.heard(entity, unit.words[end - 1].span.end, speaks=act.spoken, asks=_asks(unit, act))
        for part in act.contents:
            said = unit.words[slice(*part)]
            direct = all(word.tag is Tag.QUOTATION for word in said)
            quote = Quote(span_of(unit.words, part), direct, speaker, source, cue, entity)
            yield quote
            if act.spoken:
                self.last = quote
            if not direct:
                for word in said:
                    if word.tag is Tag.QUOTATION:
                        yield replace(quote, span=word.span, direct=True)

    def _unintroduced(self, unit: Unit, word: Word, *, new_paragraph: bool) -> Iterator[Quote]:
        """A quotation that its sentence gives to nobody: it goes on with the last one, or nobody says it."""
        alone = all(other.tag in {Tag.QUOTATION, Tag.STOP} for other in unit.words)
        if alone and self.last is not None and (word.continues or not new_paragraph):
            yield replace(self.last, span=word.span, direct=True)
        elif _is_speech(self.analysis.text(word.span)):
            quote = Quote(word.span, direct=True)
            if alone:
                self.last = quote
            yield quote


def _turn_label(unit: Unit) -> int:
    """How many words label a turn of an interview or a transcript ("Q:", "TRUMP:"); 0 when none do."""
    for index, word in enumerate(unit.words[: _LONGEST_LABEL + 1]):
        if word.lower == ":":
            return index if index + 1 < len(unit.words) and not is_rubric(unit.words[:index]) else 0
        if not word.upper:
            return 0
    return 0


def _asks(unit: Unit, act: Speech) -> bool:
    """Whether the speaker puts a question, so that "he said" afterwards is the one who answers."""
    return act.cue is not None and any(word.lower in _ASKING for word in unit.words[slice(*act.cue)])


def _is_speech(text: str) -> bool:
    """Whether what stands between quotation marks reads like speech and not like a title or a term."""
    words = text.split()
    capitals = sum(word.strip("\"'“”‘’")[:1].isupper() for word in words)
    return len(words) >= _SPEECH_WORDS and capitals <= _MOST_CAPITALS * len(words)
