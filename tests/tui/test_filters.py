"""The gates that every line passes on its way to the terminal."""

import pytest
from rich.color import Color as RichColor
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color

from reader.tui.filters import CleanFilter, ColorlessFilter

BLACK = Color.parse("black")


@pytest.mark.parametrize(
    "unsafe",
    [
        "\x1b]52;c;cHduZWQ=\x1b\\",
        "\x1b[2J",
        "\x9b31m",
        "\x00",
        "\u202e",
        "\u2066",
        "\u200f",
        "\r",
        "\n",
        "\t",
        "\ufeff",
    ],
)
def test_no_control_or_bidirectional_code_point_passes(unsafe: str) -> None:
    (segment,) = CleanFilter().apply([Segment(f"a{unsafe}b", Style(bold=True))], BLACK)
    assert segment.text.isprintable()
    assert segment.text[0] == "a"
    assert segment.text[-1] == "b"
    assert segment.style == Style(bold=True)


def test_joiners_that_persian_and_emoji_need_pass() -> None:
    text = "می\u200cخواهم 👩\u200d👧 ❤\ufe0f"
    assert CleanFilter().apply([Segment(text)], BLACK)[0].text == text


def test_textuals_own_control_segments_pass() -> None:
    control = Segment("\x1b[H", None, [(ControlType.HOME,)])
    assert CleanFilter().apply([control, Segment("\x1b")], BLACK)[0] == control


def test_colour_is_taken_away_and_the_rest_of_the_style_stays() -> None:
    (segment,) = ColorlessFilter().apply([Segment("a", Style(color="red", bgcolor="blue", underline=True))], BLACK)
    assert segment.style == Style(underline=True)


def test_what_only_a_background_told_is_reversed() -> None:
    gate = ColorlessFilter()
    gate.reversed = frozenset({RichColor.parse("#112233")})
    plain, lit = gate.apply([Segment("a", Style(bgcolor="#445566")), Segment("b", Style(bgcolor="#112233"))], BLACK)
    assert plain.style is not None
    assert lit.style is not None
    assert not plain.style.reverse
    assert lit.style.reverse
