"""The reader's own choices, kept in `settings.yaml` in the configuration folder."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from reader.documents import Value, load, read_text
from reader.errors import FileProblem
from reader.paths import config_folder
from reader.text import clean_line

FILE_NAME = "settings.yaml"
_LENGTH = re.compile(r"[1-9]\d{0,5}w?|(?:[1-9]\d?|100)%")
_NAME = re.compile(r"[\w.-]{1,64}")
_GLYPHS = re.compile(r"ascii|auto")
_MODEL = re.compile(r"[^\x00-\x1f]{1,255}")
_KEYS = re.compile(r"[^\s,]+(?:\s*,\s*[^\s,]+)*|,")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the screens begin with. Commands take options instead, so that scripts give the same everywhere."""

    theme: str = ""
    """Name of a theme; empty for the default one."""
    method: str = ""
    """Summary method; empty for the default one."""
    length: str = "3"
    """Length of summaries: "3" sentences, "20%" of them or "100w" words."""
    question: str = ""
    """Question id; empty for the first one there is."""
    glyphs: str = ""
    """`ascii` for signs of ASCII alone; empty for those that the terminal's locale can show."""
    spacy_model: str = ""
    """Package or folder of the spaCy model that finds names; empty for our own tagger."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys by action id, several parted by commas: {"cursor-down": "j,down"}. Checked where the actions are."""


class LoadedSettings(NamedTuple):
    """Settings with what was wrong in their file; a wrong value leaves its default in place."""

    settings: Settings
    problems: tuple[FileProblem, ...]


def read(path: Path | None = None) -> LoadedSettings:
    """Read the settings file at `path`, by default the reader's own. A missing file means the defaults."""
    path = path if path is not None else config_folder() / FILE_NAME
    try:
        return parse(read_text(path), clean_line(path.name))
    except FileProblem as problem:
        missing = isinstance(problem.__cause__, FileNotFoundError | NotADirectoryError)
        return LoadedSettings(Settings(), () if missing else (problem,))


def parse(text: str, name: str = FILE_NAME) -> LoadedSettings:
    """Read settings from YAML `text`; `name` stands in the problems. Never raises."""
    problems: list[FileProblem] = []
    try:
        mapping = load(text, name).mapping(optional=None)
    except FileProblem as problem:
        return LoadedSettings(Settings(), (problem,))
    values: dict[str, str] = {}
    keys: dict[str, str] = {}
    for key, value in mapping.items():
        try:
            if key == "keys":
                keys.update(_keys(value, problems))
            elif key in _READERS:
                values[key] = _READERS[key](value)
            else:
                value.refuse(f"unknown setting `{key}`; known are {', '.join(sorted((*_READERS, 'keys')))}")
        except FileProblem as problem:
            problems.append(problem)
    return LoadedSettings(Settings(**values, keys=keys), tuple(problems))


def _matching(pattern: re.Pattern[str], form: str) -> Callable[[Value], str]:
    def read_value(value: Value) -> str:
        text = value.text()
        if not pattern.fullmatch(text):
            value.refuse(f"`{text[:40]}` is not {form}")
        return text

    return read_value


def _keys(value: Value, problems: list[FileProblem]) -> dict[str, str]:
    keys = {}
    for action, item in value.mapping(optional=None).items():
        try:
            keys[action] = _read_keys(item)
        except FileProblem as problem:
            problems.append(problem)
    return keys


_read_glyphs = _matching(_GLYPHS, "`ascii` or `auto`")
_read_keys = _matching(_KEYS, "a list of keys such as `j,down`")
_READERS: Mapping[str, Callable[[Value], str]] = {
    "theme": _matching(_NAME, "the name of a theme: `crossread themes list` shows them"),
    "method": _matching(_NAME, "the name of a summary method: `crossread summarize --help` shows them"),
    "length": _matching(_LENGTH, 'a length such as "3" sentences, "20%" or "100w" words'),
    "glyphs": lambda value: _read_glyphs(value).removeprefix("auto"),
    "spacy_model": _matching(_MODEL, "the name of a spaCy model, or a folder such as ./model"),
    "question": _matching(_NAME, "the id of a question: `crossread questions list` shows them"),
}
