"""Theme files."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import FileProblem
from reader.tui import themes


def written(*, without: str = "", **changed: str) -> str:
    colors = {color: '"#123456"' for color in themes.COLORS if color != without} | changed
    lines = "\n".join(f"  {name}: {code}" for name, code in colors.items())
    return f"name: mine\ndark: no\ncolors:\n{lines}\n"


def test_a_whole_theme_is_read() -> None:
    theme = themes.parse(written(accent='"#FFaa00"'), "mine.yaml")
    assert (theme.name, theme.dark, theme.ansi) == ("mine", False, False)
    assert theme.colors["accent"] == "#FFaa00"
    assert set(theme.colors) == set(themes.COLORS)


def test_a_theme_of_the_terminals_colours_is_read() -> None:
    text = written().replace('"#123456"', "ansi_bright_blue")
    assert themes.parse(text, "mine.yaml").ansi


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (written(without="muted"), 4, "`muted` is missing"),
        (written(accent="#ffffff"), 15, "`accent` is empty"),
        (written(accent="red"), 15, "no colour"),
        (written(accent='"#fff"'), 15, "no colour"),
        (written(accent="ansi_red"), 15, "do not mix"),
        (written(extra='"#ffffff"'), 30, "unknown key `extra`"),
        (written().replace("dark: no", "dark: perhaps"), 2, "`yes` or `no`"),
        (written().replace("name: mine", "name: My Theme"), 1, "small letters"),
        ("name: [", 1, "not valid YAML"),
    ],
)
def test_a_wrong_theme_is_refused_with_its_line_and_the_reason(text: str, line: int, reason: str) -> None:
    with pytest.raises(FileProblem, match=reason) as caught:
        themes.parse(text, "mine.yaml")
    assert caught.value.line == line


@given(st.text(max_size=200))
def test_any_text_is_a_theme_or_a_named_problem(text: str) -> None:
    with pytest.raises(FileProblem):
        themes.parse(text, "mine.yaml")


def test_wrong_files_are_named_and_the_others_load(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(written())
    (tmp_path / "b.yml").write_text("name: b")
    (tmp_path / "c.yaml").write_bytes(b"\xff\xfe")
    (tmp_path / "d.yaml").write_text("#" * 70_000)
    (tmp_path / "notes.txt").write_text("not a theme")
    found, problems = themes.load([tmp_path, tmp_path / "none"])
    assert list(found) == ["mine"]
    assert [problem.name for problem in problems] == ["b.yml", "c.yaml", "d.yaml"]
    assert "`dark` is missing" in problems[0].reason


def test_a_later_folder_replaces_a_theme_of_the_same_name(tmp_path: Path) -> None:
    for folder, code in (("one", '"#111111"'), ("two", '"#222222"')):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "mine.yaml").write_text(written(accent=code))
    found, _ = themes.load([tmp_path / "one", tmp_path / "two"])
    assert found["mine"].colors["accent"] == "#222222"


def test_checking_a_theme_does_not_load_the_drawing_library() -> None:
    code = "import sys, reader.tui.themes; sys.exit('textual' in sys.modules or 'rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
