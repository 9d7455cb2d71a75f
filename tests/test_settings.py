"""The settings file: what is right counts, what is wrong is named and leaves its default."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import paths, settings
from reader.settings import Settings


def test_without_a_file_there_are_defaults() -> None:
    assert settings.read() == (Settings(), ())


def test_the_file_is_looked_for_in_the_configuration_folder() -> None:
    paths.config_folder().mkdir(parents=True)
    (paths.config_folder() / "settings.yaml").write_text("theme: newsprint\n")
    assert settings.read().settings.theme == "newsprint"


def test_every_setting_is_read() -> None:
    text = 'theme: newsprint\nmethod: lsa\nlength: 20%\nquestion: my-own\nkeys: {cursor-down: "j,down", help: "?"}\n'
    text += "spacy_model: ~/models/mine\n"
    loaded = settings.parse(text)
    assert loaded.problems == ()
    keys = {"cursor-down": "j,down", "help": "?"}
    assert loaded.settings == Settings("newsprint", "lsa", "20%", "my-own", spacy_model="~/models/mine", keys=keys)


def test_signs_can_be_asked_to_be_plain() -> None:
    assert settings.parse("glyphs: ascii").settings.glyphs == "ascii"
    assert settings.parse("glyphs: auto").settings.glyphs == ""


@pytest.mark.parametrize("length", ["3", "20%", "100%", "100w", "999999"])
def test_lengths_that_can_be_meant(length: str) -> None:
    assert settings.parse(f"length: {length}").settings.length == length


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("length: 0", 1, "is not a length"),
        ("length: 101%", 1, "is not a length"),
        ("theme: a b", 1, "is not the name of a theme"),
        ("theme: [a]", 1, "expected a text"),
        ("\ncolour: red", 2, "unknown setting `colour`"),
        ("keys:\n  up: 'j down'", 2, "is not a list of keys"),
        ("glyphs: big", 1, "is not `ascii` or `auto`"),
        ('spacy_model: ""', 1, "is not the name of a spaCy model"),
        ("keys: none", 1, "expected `key: value` lines"),
        ("- theme", 1, "expected `key: value` lines"),
    ],
)
def test_a_wrong_value_is_named_and_its_default_stays(text: str, line: int, reason: str) -> None:
    loaded = settings.parse(text)
    assert loaded.settings == Settings()
    assert [(problem.name, problem.line) for problem in loaded.problems] == [("settings.yaml", line)]
    assert reason in loaded.problems[0].reason


def test_one_wrong_value_does_not_spoil_the_others() -> None:
    loaded = settings.parse("length: none\ntheme: newsprint\nkeys: {up: '', down: j}")
    assert loaded.settings == Settings(theme="newsprint", keys={"down": "j"})
    assert len(loaded.problems) == 2


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "settings.yaml").write_bytes(b"\xff\xfe\xfa")
    assert [problem.name for problem in settings.read(tmp_path / "settings.yaml").problems] == ["settings.yaml"]
    assert settings.read(tmp_path).settings == Settings()


@given(st.text(max_size=100))
def test_any_text_gives_settings(text: str) -> None:
    assert isinstance(settings.parse(text).settings, Settings)
