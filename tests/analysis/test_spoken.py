"""How much of a passage is direct speech."""

from typing import Any, NoReturn

import pytest

from reader.analysis.spoken import share, spoken
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


def test_the_time_of_each_question_hardly_grows_with_the_quotes() -> None:
    class Watched(tuple[Span, ...]):
        read = 0

        def __getitem__(self, index: Any) -> Any:
            stretch = super().__getitem__(index)
            Watched.read += len(stretch) if isinstance(index, slice) else 1
            return stretch

        def __iter__(self) -> NoReturn:
            raise AssertionError("goes through all of them")

    speech = Watched(Span(10 * number, 10 * number + 5) for number in range(100_000))
    assert share(speech, Span(500_000, 500_010)) == 0.5
    assert Watched.read < 100
