"""Opens files and folders as articles."""

from collections.abc import Iterable
from pathlib import Path

from reader.errors import FileProblem
from reader.ingest import article, blocks, front_matter
from reader.model import Article, Problem
from reader.text import clean

SUFFIXES = (".md", ".txt", ".html", ".htm")


def read(path: Path) -> Article:
    """Return the article in the file at `path`. Raises FileProblem."""
    try:
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except OSError as error:
        raise FileProblem(str(path), error.strerror or "cannot be read") from error
    if path.suffix.lower() == ".md":
        return front_matter.parse(text, path.name)
    body = clean(text)
    return article.make(body, blocks.of_text(body), origin=clean(path.name))


def read_all(paths: Iterable[Path]) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Return the articles in files and folders, in order, each once, with the problems met on the way."""
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    for path in paths:
        files = sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES) if path.is_dir() else [path]
        for file in files:
            try:
                found = read(file)
            except FileProblem as problem:
                problems.append(Problem(problem.name, problem.reason))
            else:
                articles.setdefault(found.id, found)
    return tuple(articles.values()), tuple(problems)
