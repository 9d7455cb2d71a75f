"""What is written to a terminal instead of all that Textual would write."""

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import get_character_cell_size

from reader.tui.twin import Twin

WIDTH, HEIGHT = 12, 4


class Terminal:
    """As much of a terminal as is needed to see what it would show: cells of (text, style codes in force)."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], tuple[str, tuple[tuple[str, str], ...]]] = {
            (row, column): (" ", ()) for row in range(HEIGHT) for column in range(WIDTH)
        }
        self.row = self.column = 0
        self.style: dict[str, str] = {}

    def write(self, data: str) -> "Terminal":
        for token in re.findall(r"\x1b\[[\d;?]*[A-Za-z]|\n|[^\x1b\n]", data):
            if token == "\n":
                self.row += 1
            elif token.endswith("H") and token.startswith("\x1b"):
                self.row, self.column = (int(part) - 1 for part in token[2:-1].split(";"))
            elif token.endswith("C") and token.startswith("\x1b"):
                self.column += int(token[2:-1] or 1)
            elif token.endswith("m") and token.startswith("\x1b"):
                self._set(token[2:-1])
            else:
                self._put(token)
        return self

    def _set(self, codes: str) -> None:
        for code in re.findall(r"[34]8;2;\d+;\d+;\d+|\d+", codes) or ["0"]:
            number = int(code.split(";")[0])
            if number == 0:
                self.style = {}
            elif number in (22, 23, 24, 27, 39, 49):
                for kind in {22: ("1", "2"), 23: ("3",), 24: ("4",), 27: ("7",), 39: ("ink",), 49: ("plane",)}[number]:
                    self.style.pop(kind, None)
            elif number == 38 or 30 <= number < 38:
                self.style["ink"] = code
            elif number == 48 or 40 <= number < 48:
                self.style["plane"] = code
            else:
                self.style[code] = code

    def _put(self, mark: str) -> None:
        size = get_character_cell_size(mark)
        # Half of a wide character that is written over goes blank.
        for inner, outer in ((self.column, self.column - 1), (self.column + size, self.column + size)):
            if (self.row, outer) in self.cells and self.cells.get((self.row, inner), ("x", ()))[0] == "":
                self.cells[self.row, outer] = (" ", ())
        style = tuple(sorted(self.style.items()))
        self.cells[self.row, self.column] = (mark, style)
        if size == 2:
            self.cells[self.row, self.column + 1] = ("", style)
        self.column += size


STYLES = ("1", "1;38;2;1;2;3", "38;2;1;2;3;48;2;4;5;6", "2;31", "4;32;44", "3", "7;38;2;1;2;3", "1;4;2")
PIECES = st.tuples(st.sampled_from(("a", "ab", " ", "xyz", "漢", "é", "a漢b", "    ")), st.sampled_from(("", *STYLES)))


@st.composite
def updates(draw: st.DrawFn) -> str:
    written = []
    for _ in range(draw(st.integers(1, 4))):
        row, column = draw(st.integers(0, HEIGHT - 1)), draw(st.integers(0, 6))
        written.append(f"\x1b[{row + 1};{column + 1}H")
        room = WIDTH - column
        for text, style in draw(st.lists(PIECES, max_size=3)):
            size = sum(map(get_character_cell_size, text))
            if size <= room:
                room -= size
                written.append(f"\x1b[{style}m{text}\x1b[0m" if style else text)
        written.append("\n" if draw(st.booleans()) else "")
    return "".join(written) + "\x1b[1;1H"


@given(st.lists(updates(), max_size=8))
def test_the_terminal_shows_the_same_as_if_everything_were_written(made: list[str]) -> None:
    twin, usual, light = Twin(), Terminal(), Terminal()
    first = "".join(f"\x1b[{row + 1};1H{' ' * WIDTH}\n" for row in range(HEIGHT)) + "\x1b[1;1H"
    for data in (first, *made):
        usual.write(data)
        light.write(twin.difference(data))
        assert light.cells == usual.cells
        assert (light.row, light.column) == (usual.row, usual.column)


@given(st.lists(st.lists(PIECES, max_size=3), max_size=HEIGHT))
def test_what_is_there_already_is_not_written_again(rows: list[list[tuple[str, str]]]) -> None:
    twin = Twin()
    lines = ("".join(f"\x1b[{style or 0}m{text}\x1b[0m" for text, style in pieces) for pieces in rows)
    data = "".join(f"\x1b[{row};1H{line}\n" for row, line in enumerate(lines, 1)) + "\x1b[1;1H"
    twin.difference(data)
    assert twin.difference(data) == ""


def test_only_the_cells_that_change_are_written() -> None:
    twin = Twin()
    twin.difference("\x1b[2;1Hone two three\x1b[1;1H")
    assert twin.difference("\x1b[2;1Hone six three\x1b[1;1H") == "\x1b[2;5Hsix\x1b[1;1H"
    assert twin.difference("\x1b[2;1Hone six seven\x1b[1;1H") == "\x1b[2;9Hseven\x1b[1;1H"


def test_a_step_to_the_right_takes_the_place_of_a_move() -> None:
    twin = Twin()
    twin.difference("\x1b[1;1Ha long gap here b\x1b[1;1H")
    assert twin.difference("\x1b[1;1Hx long gap here y\x1b[1;1H") == "x\x1b[15Cy\x1b[1;1H"


def test_between_styles_the_shortest_change_is_written() -> None:
    ink, other, plane = "38;2;200;200;200", "38;2;9;9;9", "48;2;100;100;100"
    pieces = ((f"{ink};{plane}", "a"), (f"{other};{plane}", "b"), (f"1;{other}", "c"), ("", "d"))
    written = Twin().difference("\x1b[1;1H" + "".join(f"\x1b[{style}m{text}\x1b[0m" for style, text in pieces))
    assert written == f"\x1b[1;1H\x1b[{ink};{plane}ma\x1b[{other}mb\x1b[1;49mc\x1b[0md"


def test_text_of_unsure_width_is_written_with_all_of_its_line() -> None:
    twin = Twin()
    data = "\x1b[1;1Ha\u0308 family\x1b[2;1Hplain\x1b[1;1H"
    first = twin.difference(data)
    assert "a\u0308 family" in first
    assert twin.difference(data).count("a\u0308 family") == 1
    assert "plain" not in twin.difference(data)


def test_what_is_no_text_passes_and_nothing_is_known_after_it() -> None:
    twin = Twin()
    text = "\x1b[1;1Htext\x1b[1;1H"
    twin.difference(text)
    for passing in ("\x1b[?1049h", "\x1b]52;c;YQ==\x07", "\x1b[2J", "text without a place", "\x1b[1;1Ha\x1b[Kb"):
        assert twin.difference(passing) == passing
        assert "text" in twin.difference(text)


def test_modes_pass_without_making_anything_unknown() -> None:
    twin = Twin()
    text = "\x1b[1;1Htext\x1b[1;1H"
    twin.difference(text)
    for mode in ("\x1b[?2026h", "\x1b[?25l", "\x1b[?1000h"):
        assert twin.difference(mode) == mode
    assert twin.difference(text) == ""


def test_after_forgetting_everything_is_written() -> None:
    twin = Twin()
    text = "\x1b[1;1Htext\x1b[1;1H"
    twin.difference(text)
    twin.forget()
    assert "text" in twin.difference(text)
