"""Answers whose speech a passage is."""

from reader.model import Analysis, Quote, Span


def attribution(analysis: Analysis, span: Span) -> Quote | None:
    """The innermost quote that holds `span`; None when the article says it in its own voice.

    Of two quotes with the same span the one with a speaker counts.
    """
    holding = [quote for quote in analysis.quotes if quote.span.covers(span)]
    return min(
        holding,
        key=lambda quote: (quote.span.end - quote.span.start, not quote.speaker, quote.span.start),
        default=None,
    )
