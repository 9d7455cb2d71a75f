"""How much of a passage is direct speech."""

import pytest

from reader.analysis.spoken import spoken
from reader.model import Analysis, Article, Quote, Span

TEXT = Analysis(
    Article("a", "x" * 100, ()),
    quotes=(Quote(Span(10, 30), direct=True), Quote(Span(15, 25), direct=True), Quote(Span(60, 80), direct=False)),
)


@pytest.mark.parametrize(
    ("span", "share"),
    [((10, 30), 1.0), ((0, 40), 0.5), ((20, 40), 0.5), ((12, 20), 1.0), ((60, 80), 0.0), ((90, 90), 0.0)],
)
def test_direct_speech_is_counted_once_and_reported_speech_not(span: tuple[int, int], share: float) -> None:
    assert spoken(TEXT, Span(*span)) == share
