"""The stage that fills an analysis with its quotes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.analysis.quotes import speakers
from reader.analysis.quotes.marks import Quotation, quotations
from reader.analysis.quotes.speech import Speech, span_of, speeches
from reader.analysis.quotes.tags import Tag
from reader.analysis.quotes.units import Unit, units
from reader.model import Analysis, Quote, Span

_SPEECH_WORDS = 5
"""Fewer words between quotation marks, with nobody saying them, are a title or a term."""


def find(analysis: Analysis) -> Analysis:
    """The analysis with its quotes, in order of position. Linear in the length of the body.

    Each stretch between quotation marks is a quote of its own, so one sentence may hold several of the same speaker,
    and reported speech may hold quoted words. Quotation marks around a title or a term make no quote.
    """
    marked = quotations(analysis.article.body, analysis.article.blocks)
    found: dict[tuple[Span, bool], Quote] = {}
    for quote in _quotes(analysis, marked):
        found.setdefault((quote.span, quote.direct), quote)
    ordered = sorted(found.values(), key=lambda quote: (quote.span.start, -quote.span.end))
    return replace(analysis, quotes=tuple(ordered))


def _quotes(analysis: Analysis, marked: Sequence[Quotation]) -> Iterator[Quote]:
    resolver = speakers.Resolver(analysis)
    last: Quote | None = None
    last_block = -1
    for unit in units(analysis, marked):
        acts = speeches(unit)
        covered: set[int] = set()
        for act in acts:
            for quote in _of_act(unit, act, resolver):
                yield quote
                if quote.direct or last is None:
                    last = quote
                last = quote
            for start, end in act.contents:
                covered.update(range(start, end))
        for index, word in enumerate(unit.words):
            if word.tag is not Tag.QUOTATION or index in covered:
                continue
            alone = all(other.tag in {Tag.QUOTATION, Tag.STOP} for other in unit.words)
            adjoining = last is not None and (unit.block == last_block or word.continues) and alone
            if adjoining and last is not None:
                yield replace(last, span=word.span, direct=True)
            elif _is_speech(analysis.text(word.span)):
                quote = Quote(word.span, direct=True)
                yield quote
                if alone:
                    last = quote
        if acts or any(word.tag is Tag.QUOTATION for word in unit.words):
            last_block = unit.block
        elif unit.block != last_block:
            last = None


def _of_act(unit: Unit, act: Speech, resolver: speakers.Resolver) -> Iterator[Quote]:
    source = span_of(unit.words, act.source) if act.source else None
    cue = span_of(unit.words, act.cue) if act.cue else None
    named = act.antecedent or act.source
    speaker, entity = resolver.resolve(unit.words[named[0] : named[1]]) if named else ("", None)
    for start, end in act.contents:
        said = unit.words[start:end]
        direct = all(word.tag is Tag.QUOTATION for word in said)
        whole = Quote(span_of(unit.words, (start, end)), direct, speaker, source, cue, entity)
        yield whole
        if not direct:
            for word in said:
                if word.tag is Tag.QUOTATION:
                    yield replace(whole, span=word.span, direct=True)


def _is_speech(text: str) -> bool:
    words = text.split()
    capitals = sum(word.strip("\"'“”‘’")[:1].isupper() for word in words)
    return len(words) >= _SPEECH_WORDS and capitals < 0.6 * len(words)
