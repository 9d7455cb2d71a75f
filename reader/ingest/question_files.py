"""Opens question files."""

import os
from pathlib import Path

from reader.analysis import questions
from reader.documents import read_text
from reader.errors import FileProblem
from reader.model import Question
from reader.paths import config_folder
from reader.text import clean_line


def read(path: Path) -> Question:
    """Return the question in the file at `path`. Raises FileProblem."""
    return questions.parse(read_text(path), clean_line(path.name))


def own() -> tuple[tuple[Question, ...], tuple[FileProblem, ...]]:
    """The questions in the reader's own folder, by file name, with the problems of those that cannot be used."""
    folder = config_folder() / "questions"
    found: list[Question] = []
    problems: list[FileProblem] = []
    for path in sorted(folder.glob("*.y*ml")) if os.path.isdir(folder) else ():
        try:
            found.append(read(path))
        except FileProblem as problem:
            problems.append(problem)
    return tuple(found), tuple(problems)
