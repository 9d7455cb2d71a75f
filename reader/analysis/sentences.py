"""The one sentence splitter."""

import re
from dataclasses import replace

from reader.model import Analysis, Role, Sentence, Span

_END = re.compile(r"(?<=[.!?])[”\"’')]*\s+(?=[“\"‘(A-Z])")


def spans(text: str) -> tuple[Span, ...]:
    """Sentence spans of one block of text."""
    found, start = [], 0
    for match in _END.finditer(text):
        found.append(Span(start, match.start() + len(match.group().rstrip())))
        start = match.end()
    if text[start:].strip():
        found.append(Span(start, len(text.rstrip())))
    return tuple(found)


def find(analysis: Analysis) -> Analysis:
    """The analysis with its sentences."""
    body = analysis.article.body
    sentences = [
        Sentence(Span(block.span.start + start, block.span.start + end), index, block.role is Role.HEADING)
        for index, block in enumerate(analysis.article.blocks)
        if block.role is not Role.CAPTION
        for start, end in spans(block.span.of(body))
    ]
    return replace(analysis, sentences=tuple(sentences))
