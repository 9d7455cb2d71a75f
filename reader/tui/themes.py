"""Reads colour themes from YAML files, without drawing anything, so that `crossread themes check` stays light."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reader import documents
from reader.errors import FileProblem
from reader.model import Problem
from reader.paths import bundled_folder, config_folder
from reader.text import clean_line

PLANES = ("background", "surface", "panel", "chosen", "mark", "hit")
"""What text stands on: the page, the reading plane, bars and dialogs, the row under the cursor, sentences of the
summary, hits of the search or of the chosen entity."""

INKS = (
    "foreground",
    "muted",
    "faint",
    "primary",
    "secondary",
    "accent",
    "warning",
    "error",
    "success",
    "entity-person",
    "entity-place",
    "entity-organisation",
    "entity-other",
    "approve",
    "criticise",
    "neutral",
    "mixed",
    "silent",
    "agree",
    "differ",
)
"""What is written: `muted` is secondary text; `faint` is decoration and never tells anything alone."""

COLORS = (*PLANES, *INKS)

DEFAULT = "crossread-dark"

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_ANSI = re.compile(r"ansi_(bright_)?(black|red|green|yellow|blue|magenta|cyan|white)|ansi_default")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """A theme as its file gives it, checked."""

    name: str
    dark: bool
    colors: Mapping[str, str]
    """Every name of COLORS: `#rrggbb`, or the terminal's own colours by name (`ansi_red`), never mixed."""

    @property
    def ansi(self) -> bool:
        """Whether the colours are the terminal's own sixteen."""
        return self.colors["background"].startswith("ansi_")


FALLBACK = ThemeFile(
    "terminal",
    True,
    {
        **dict.fromkeys(COLORS, "ansi_default"),
        "chosen": "ansi_bright_black",
        "hit": "ansi_blue",
        "accent": "ansi_yellow",
    },
)
"""What is left when no theme file can be read: the terminal's own colours."""


def parse(text: str, name: str) -> ThemeFile:
    """Read the theme in the YAML document `text` of the file `name`. Raises FileProblem, with the line."""
    fields = documents.load(text, name).mapping(required=("name", "dark", "colors"))
    title = fields["name"].text()
    if not _NAME.fullmatch(title):
        fields["name"].refuse("a theme's name is made of small letters, digits and single hyphens, like `my-theme`")
    dark = fields["dark"].text().lower()
    if dark not in ("yes", "no", "true", "false"):
        fields["dark"].refuse("`dark` is `yes` or `no`")
    colors: dict[str, str] = {}
    for color, value in fields["colors"].mapping(required=COLORS).items():
        code = value.text()
        if not code:
            value.refuse(f'`{color}` is empty: write a colour in quotation marks, like "#1a2b3c"')
        if not (_HEX.fullmatch(code) or _ANSI.fullmatch(code)):
            value.refuse(f'`{code}` is no colour: write "#rrggbb", or a colour of the terminal like `ansi_bright_blue`')
        if code.startswith("ansi_") != next(iter(colors.values()), code).startswith("ansi_"):
            value.refuse("colours of the terminal (`ansi_…`) do not mix with `#rrggbb` in one theme")
        colors[color] = code
    return ThemeFile(title, dark in ("yes", "true"), colors)


def read(path: Path) -> ThemeFile:
    """Read the theme file at `path`. Raises FileProblem."""
    return parse(documents.read_text(path), clean_line(path.name))


def load(folders: Iterable[Path] | None = None) -> tuple[dict[str, ThemeFile], tuple[Problem, ...]]:
    """Return the themes in `folders` by name with the problems of those that could not be read.

    Without `folders`: the shipped themes, then the reader's own; a theme of the same name replaces the one before.
    A folder that does not exist holds no themes.
    """
    if folders is None:
        folders = (bundled_folder("themes"), config_folder() / "themes")
    themes: dict[str, ThemeFile] = {}
    problems = []
    for folder in folders:
        for path in sorted(folder.glob("*.y*ml")) if folder.is_dir() else ():
            try:
                theme = read(path)
            except FileProblem as problem:
                problems.append(Problem(problem.name, str(problem).removeprefix(f"{problem.name}: ")))
            else:
                themes[theme.name] = theme
    return themes, tuple(problems)
