"""Says how much of a passage is direct speech."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reader.model import Analysis, Span


def direct(analysis: Analysis) -> tuple[Span, ...]:
    """The stretches of direct speech, in order and disjoint; where one quote lies in another they are one."""
    found: list[Span] = []
    for quote in analysis.quotes:
        if not quote.direct:
            continue
        if found and quote.span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, quote.span.end))
        else:
            found.append(quote.span)
    return tuple(found)


def share(speech: Sequence[Span], span: Span) -> float:
    """Share of `span`, in code points, that lies in `speech`, which `direct` gave; its time hardly grows with them."""
    first = bisect_right(speech, span.start, key=lambda stretch: stretch.end)
    last = bisect_left(speech, span.end, key=lambda stretch: stretch.start)
    covered = sum(min(each.end, span.end) - max(each.start, span.start) for each in speech[first:last])
    return covered / (span.end - span.start) if span.end > span.start else 0.0


def spoken(analysis: Analysis, span: Span) -> float:
    """Share of `span` that is direct speech. To ask of many spans, keep what `direct` gives and use `share`."""
    return share(direct(analysis), span)
