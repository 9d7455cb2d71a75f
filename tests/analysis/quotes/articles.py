"""Small articles for tests of quotes."""

from reader.analysis import quotes, sentences
from reader.ingest import article
from reader.model import Analysis, Block, Entity, EntityKind, Form, Mention, Quote, Span


def split(*paragraphs: str) -> Analysis:
    """An analysis of the paragraphs with its sentences, before entities and quotes."""
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(start, start + len(paragraph))))
        start += len(paragraph) + 2
    return sentences.find(Analysis(article.make("\n\n".join(paragraphs), blocks)))


def read(*paragraphs: str) -> Analysis:
    """An analysis of the paragraphs with its quotes and without entities."""
    return quotes.find(split(*paragraphs))


def person(body: str, name: str, *mentions: tuple[str, Form]) -> Entity:
    """A person whose mentions are the given texts, each found after the one before."""
    found, start = [], 0
    for text, form in mentions:
        start = body.index(text, start)
        found.append(Mention(Span(start, start + len(text)), form))
        start += len(text)
    return Entity(name, EntityKind.PERSON, tuple(found))


def parts(analysis: Analysis, quote: Quote) -> tuple[str, str, str]:
    """Speaker phrase, cue and content as texts; empty for what is missing."""
    spans = (quote.speaker_span, quote.cue_span, quote.span)
    speaker, cue, content = (analysis.text(span) if span else "" for span in spans)
    return speaker, cue, content


def said(*paragraphs: str) -> list[tuple[str, str, str]]:
    """(speaker phrase, cue, content) of every quote in the paragraphs."""
    analysis = read(*paragraphs)
    return [parts(analysis, quote) for quote in analysis.quotes]
