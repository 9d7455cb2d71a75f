"""Tells an opinion from a report."""

import re

from reader.analysis.stance.cues import judgement
from reader.analysis.stance.reading import Reading, furniture
from reader.model import Kind

_MARK = re.compile(r"[“”\"]")
_REPORTS = re.compile(
    r"\b(?:said|says|told|tweeted|added|according to|wrote|reported|asked|announced|accused|reporters|interview)\b"
)
_FIRST = re.compile(r"\b(?:I|we|We|our|Our|us|my)\b")
_URGES = re.compile(r"\b(?:must|ought|should)\b|\?[”\"’']?\s*$")
"""How sentences argue: with what ought to be, and with questions that want no answer."""
_VERDICTS = ("commend", "deplore", "approve", "criticise")
_SAMPLE = 200
"""Sentences that are looked at."""
_FEW = 5
"""A text of fewer sentences is too short to be sure of."""
_CEILING = {Kind.NEWS: 0.3, Kind.ANALYSIS: 0.7}
"""However much it judges, what its source declares to be no opinion stays below this."""


def opinionated(reading: Reading) -> float:
    """How far the article argues rather than reports, 0 to 1: as its source declares, or by its own voice.

    A text of unknown kind reports when many of its sentences hand on what somebody said; it argues when its own
    sentences judge, say "I" and "we", ask and urge.
    """
    kind = reading.analysis.article.kind
    if kind is Kind.OPINION:
        return 1.0
    prose = [index for index in range(len(reading.pairs)) if not furniture(reading.analysis, index)][:_SAMPLE]
    spoken = judged = first = 0
    for index in prose:
        text = reading.span(index).of(reading.body)
        if _MARK.search(text) or any(quote.direct for quote in reading.quotes[index]):
            spoken += 1
            continue
        judged += any(judgement()[name].first(text) for name in _VERDICTS)
        if _REPORTS.search(text):
            spoken += 1
        else:
            first += _FIRST.search(text) is not None or _URGES.search(text) is not None
    total = len(prose) or 1
    measured = 1.0 - (2.4 * spoken - 2.0 * judged - first) / total
    return min(max(0.0, measured), 1.0, total / _FEW, _CEILING.get(kind, 1.0))
