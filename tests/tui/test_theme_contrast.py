"""The shipped themes can be read: contrast as WCAG 2.2 has it, judgements told apart by colour-blind readers too."""

import math
from collections.abc import Callable, Mapping
from itertools import combinations
from typing import Final

import pytest
from rich.color import Color, ColorSystem

from reader.paths import bundled_folder
from reader.tui.themes import INKS, PLANES, ThemeFile, read

Triple = tuple[float, float, float]

NAMES = ("ansi-16", "colour-blind", "crossread-dark", "crossread-light", "high-contrast", "newsprint")
WRITTEN: Final = tuple(ink for ink in INKS if ink != "faint")
"""Every ink but the one that is decoration only."""
LEAST = {"high-contrast": 7.0}
USUAL_LEAST = 4.5

XTERM = {
    "black": "#000000", "blue": "#0000ee", "white": "#e5e5e5", "bright_black": "#7f7f7f", "bright_green": "#00ff00",
    "bright_yellow": "#ffff00", "bright_cyan": "#00ffff", "bright_white": "#ffffff",
}  # fmt: skip
LINUX_CONSOLE = {
    "black": "#000000", "blue": "#0000aa", "white": "#aaaaaa", "bright_black": "#555555", "bright_green": "#55ff55",
    "bright_yellow": "#ffff55", "bright_cyan": "#55ffff", "bright_white": "#ffffff",
}  # fmt: skip

# Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for Simulation of Color Vision Deficiency",
# severity 1.0, for linear RGB.
DEFICIENCIES: dict[str, tuple[Triple, Triple, Triple]] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
LEAST_DISTANCE = 20.0
"""In CIELAB; about 2.3 is just noticeable side by side, and cells of a matrix stand apart."""


def theme(name: str) -> ThemeFile:
    return read(bundled_folder("themes") / f"{name}.yaml")


def linear(color: str) -> Triple:
    def channel(start: int) -> float:
        value = int(color[start : start + 2], 16) / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return channel(1), channel(3), channel(5)


def luminance(color: str) -> float:
    red, green, blue = linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def in_256_colors(colors: Mapping[str, str]) -> dict[str, str]:
    """The colours that a terminal of 256 shows in place of the theme's."""
    return {
        name: Color.parse(color).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex for name, color in colors.items()
    }


def lab(color: Triple) -> Triple:
    red, green, blue = color

    def curve(value: float) -> float:
        return math.cbrt(value) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116

    x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
    y = curve(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue)
    z = curve((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(color: str, deficiency: str) -> Triple:
    channels = linear(color)
    red, green, blue = (
        min(max(sum(weight * value for weight, value in zip(row, channels, strict=True)), 0.0), 1.0)
        for row in DEFICIENCIES[deficiency]
    )
    return lab((red, green, blue))


def test_the_themes_that_ship_are_these() -> None:
    assert {path.stem for path in bundled_folder("themes").glob("*.yaml")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_theme_is_called_like_its_file(name: str) -> None:
    assert theme(name).name == name


@pytest.mark.parametrize("name", [name for name in NAMES if name != "ansi-16"])
@pytest.mark.parametrize("palette", [dict, in_256_colors], ids=["true colours", "256 colours"])
def test_every_text_stands_out_from_every_plane(name: str, palette: Callable[..., dict[str, str]]) -> None:
    colors = palette(theme(name).colors)
    least = LEAST.get(name, USUAL_LEAST)
    weak = {
        (ink, plane): round(contrast(colors[ink], colors[plane]), 2)
        for ink in WRITTEN
        for plane in PLANES
        if contrast(colors[ink], colors[plane]) < least
    }
    assert weak == {}


@pytest.mark.parametrize("name", [name for name in NAMES if name != "ansi-16"])
def test_the_place_one_stands_on_can_be_read(name: str) -> None:
    colors = theme(name).colors
    assert contrast(colors["background"], colors["accent"]) >= LEAST.get(name, USUAL_LEAST)


@pytest.mark.parametrize("name", NAMES)
def test_the_cursor_and_hits_have_planes_of_their_own(name: str) -> None:
    colors = theme(name).colors
    assert not {colors["chosen"], colors["hit"]} & {colors["background"], colors["surface"], colors["panel"]}


@pytest.mark.parametrize("palette", [XTERM, LINUX_CONSOLE], ids=["xterm", "linux console"])
def test_the_sixteen_colours_stand_out_where_terminals_define_them(palette: dict[str, str]) -> None:
    colors = {name: palette[color.removeprefix("ansi_")] for name, color in theme("ansi-16").colors.items()}
    weak = [(ink, plane) for ink in WRITTEN for plane in PLANES if contrast(colors[ink], colors[plane]) < USUAL_LEAST]
    assert weak == []


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_judgements_differ_for_colour_blind_readers(deficiency: str) -> None:
    colors = theme("colour-blind").colors
    judgements = ("approve", "criticise", "neutral", "mixed")
    distances = {
        (one, other): math.dist(seen(colors[one], deficiency), seen(colors[other], deficiency))
        for one, other in combinations(judgements, 2)
    }
    assert {pair: distance for pair, distance in distances.items() if distance < LEAST_DISTANCE} == {}
    assert math.dist(seen(colors["agree"], deficiency), seen(colors["differ"], deficiency)) >= LEAST_DISTANCE
