"""Says how much of a passage is direct speech."""

from reader.model import Analysis, Span


def spoken(analysis: Analysis, span: Span) -> float:
    """Share of `span`, in code points, that is direct speech; where one quote lies in another it counts once."""
    covered = 0
    reached = span.start
    for quote in analysis.quotes:
        if quote.direct and quote.span.end > reached and quote.span.start < span.end:
            covered += min(quote.span.end, span.end) - max(quote.span.start, reached)
            reached = min(quote.span.end, span.end)
    return covered / (span.end - span.start) if span.end > span.start else 0.0
