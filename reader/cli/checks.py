"""What `crossread doctor` looks at."""

import importlib.metadata
import importlib.util
import locale
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from reader import __version__, paths, settings
from reader.analysis import pipeline, questions, summary
from reader.cli import output
from reader.errors import CrossreadError, UsageProblem
from reader.ingest import files, question_files
from reader.library import health
from reader.library.health import Finding
from reader.settings import Settings
from reader.store import corrections
from reader.text import clean_line
from reader.tui import themes

_SMALLEST = (70, 20)


def run(*, thorough: bool = False) -> Iterator[tuple[str, Finding]]:
    """Look at everything, changing nothing; say what each finding is of. `thorough` reads all of a large library."""
    for area, check in _CHECKS.items():
        for finding in check():
            yield area, finding
    for finding in health.library(paths.library_file(), thorough=thorough):
        yield "library", finding


def _versions() -> Iterator[Finding]:
    yield Finding(True, f"crossread {__version__}, pipeline {pipeline.VERSION}, Python {sys.version.split()[0]}")
    for name in ("textual", "rich", "sumy", "trafilatura"):
        try:
            yield Finding(True, f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            yield Finding(False, f"{name} is missing", "install crossread anew")
    if importlib.util.find_spec("textual_serve") is None:
        yield Finding(True, "no textual-serve", "only for `crossread serve`: pip install 'crossread[web]'")
    if importlib.util.find_spec("spacy") is None:
        yield Finding(True, "no spaCy: names are found by what comes with crossread")
    else:
        yield Finding(True, f"spaCy {importlib.metadata.version('spacy')}, used where `spacy_model` names a model")


def _terminal() -> Iterator[Finding]:
    term = clean_line(os.environ.get("TERM", ""))
    if not sys.stdout.isatty():
        yield Finding(True, "standard output is no terminal", "run this in the terminal you read in to check that too")
    elif not output.is_terminal():
        yield Finding(False, f"TERM is `{term}`", "set TERM to what your terminal is, such as xterm-256color")
    else:
        columns, lines = os.get_terminal_size(sys.stdout.fileno())
        small = columns < _SMALLEST[0] or lines < _SMALLEST[1]
        advice = f"one pane shows at a time; {_SMALLEST[0]} x {_SMALLEST[1]} shows more" if small else ""
        yield Finding(True, f"terminal {term}, {columns} columns x {lines} lines", advice)
    if os.environ.get("NO_COLOR"):
        yield Finding(True, "NO_COLOR is set: no colours")
    elif os.environ.get("COLORTERM", "") in ("truecolor", "24bit"):
        yield Finding(True, "24-bit colour")
    else:
        yield Finding(True, "256 colours or fewer", "if your terminal can do more, set COLORTERM=truecolor")


def _locale() -> Iterator[Finding]:
    encoding = locale.getpreferredencoding(False)
    if encoding.lower().replace("-", "") == "utf8":
        # Of the signs of every screen, those that fonts lack most often.
        advice = "if one of these signs is a box, set `glyphs: ascii` in the settings or take another font: ▲ ▼ ◆ ❶ ≋"
        yield Finding(True, f"locale in {encoding}", advice if sys.stdout.isatty() else "")
    else:
        advice = "marks are drawn in ASCII; for more set LANG to a UTF-8 locale, such as C.UTF-8"
        yield Finding(False, f"locale in {clean_line(encoding)}", advice)


def _folders() -> Iterator[Finding]:
    for name, folder in (("settings", paths.config_folder()), ("data", paths.data_folder())):
        shown = clean_line(str(folder))
        if _writable(folder):
            yield Finding(True, f"{name} folder {shown}{'' if folder.exists() else ' (not made yet)'}")
        else:
            yield Finding(False, f"{name} folder {shown} cannot be written", "give yourself the right to write there")


def _shipped() -> Iterator[Finding]:
    articles, problems = files.read_all([paths.bundled_folder("articles")])
    shipped = questions.bundled()
    yield Finding(
        bool(articles and shipped) and not problems,
        f"{len(articles)} articles, {len(shipped)} questions, {len(summary.METHODS)} summary methods come with it",
        "" if articles and shipped and not problems else "install crossread anew",
    )


def _own_files() -> Iterator[Finding]:
    loaded = settings.read()
    found_themes, theme_problems = themes.load()
    own, question_problems = question_files.own()
    chosen = list(_choices(loaded.settings, set(found_themes), {each.id for each in (*own, *questions.bundled())}))
    labels = paths.data_folder() / corrections.FILE_NAME
    yield from (Finding(False, str(problem), "mend the file, or delete the line") for problem in loaded.problems)
    yield from (Finding(False, f"{name}: {reason}", "mend the file") for name, reason in theme_problems)
    yield from (Finding(False, str(problem), "mend the file") for problem in question_problems)
    yield from chosen
    if not (loaded.problems or chosen):
        place = clean_line(str(paths.config_folder() / settings.FILE_NAME))
        yield Finding(True, f"settings {place}" if Path(place).exists() else f"no settings; they would be in {place}")
    yield Finding(True, f"{len(found_themes)} themes, {len(own)} questions of your own")
    if labels.exists():
        yield Finding(True, f"labels of yours in {clean_line(str(labels))}")


def _choices(chosen: Settings, known_themes: set[str], known_questions: set[str]) -> Iterator[Finding]:
    known = (
        ("theme", chosen.theme, known_themes),
        ("method", chosen.method, set(summary.METHODS)),
        ("question", chosen.question, known_questions),
    )
    for name, value, values in known:
        if value and value not in values:
            yield Finding(False, f"settings: {name} `{value}` is not known", f"known are {', '.join(sorted(values))}")
    try:
        pipeline.with_model(os.path.expanduser(chosen.spacy_model))
    except CrossreadError as problem:
        yield Finding(False, f"settings: {clean_line(str(problem))}", "or take `spacy_model` out of the settings")
    if chosen.keys:
        from reader.tui import actions

        try:
            actions.keymap(chosen.keys)
        except UsageProblem as problem:
            yield Finding(False, f"settings: {clean_line(str(problem))}", "mend `keys` in the settings")


def _writable(folder: Path) -> bool:
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return os.access(folder, os.W_OK | os.X_OK)


_CHECKS: Mapping[str, Callable[[], Iterator[Finding]]] = {
    "versions": _versions,
    "terminal": _terminal,
    "locale": _locale,
    "folders": _folders,
    "shipped": _shipped,
    "own files": _own_files,
}
