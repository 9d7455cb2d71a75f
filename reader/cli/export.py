"""The command that writes files."""

import contextlib
from pathlib import Path

import click

from reader.cli import options, output
from reader.errors import UnsuitableArticle
from reader.model import Article
from reader.text import clean_line

_MOST_COMPARED = 60
"""Most articles that the document of their comparison is written for: beyond, nobody reads its table."""


@click.command()
@options.inputs
@options.query
@click.option("--to", "target", required=True, metavar="DIR|-", type=click.Path(), help="Folder, or - for here.")
@options.method
@options.length
@options.question
@click.option(
    "--format", "form", type=click.Choice(["markdown", "json"]), default="markdown", help="Markdown unless said."
)
@click.option("--force", is_flag=True, help="Replace files that crossread did not write.")
def export(
    references: tuple[str, ...],
    query: str,
    target: str,
    method: str,
    length: str,
    question: str,
    form: str,
    *,
    force: bool,
) -> int:
    """Write articles and their comparison to files.

    One file for each article and one for the comparison, of up to 60 articles. Every file says how it was made, and
    making it again gives the same bytes.

    Example: crossread export --query 'tag:china age:<1d' --to notes
    """
    from reader.cli.inputs import Inputs
    from reader.export import folder
    from reader.export.forms import Form

    if not target:
        raise click.BadParameter("name a folder, or `.` for this one.", param_hint="'--to'")
    inputs = Inputs(references, query=query)
    asked = inputs.question(question)
    headlines, library, made = inputs.headlines(), inputs.library, Form(form)
    with contextlib.suppress(UnsuitableArticle):
        # What is wrong with the request itself is told before anything is written.
        library.summary(inputs.first, method=method, length=length)
    together = len(headlines) <= _MOST_COMPARED
    names = [("comparison", made.suffix)] * together + [(headline, made.suffix) for headline in headlines.values()]
    paths = list(folder.prepare(names, Path(target), force=force)) if target != "-" else []

    def put(document: folder.Document, path: Path | None) -> None:
        if path is None:
            output.write(document.text)
        else:
            folder.put(path, document.text)
            output.write(f"{clean_line(str(path))}\n")

    if together:
        for article in inputs.each(streaming=False):
            library.answers(article, asked)
        put(library.compared(inputs.distinct, asked, form=made), paths.pop(0) if paths else None)
    places = dict(zip(headlines, paths, strict=True)) if paths else {}
    refused: list[tuple[Article, UnsuitableArticle]] = []
    for article in inputs.each(streaming=together or target == "-", once=True):
        try:
            document = library.document(
                article, asked, method=method, length=length, form=made, marks=inputs.marks_of(article)
            )
        except UnsuitableArticle as problem:
            refused.append((article, problem))
        else:
            put(document, places.get(article.id))
    inputs.refuse(refused)
    if not together:
        output.complain(f"{len(headlines):,} articles are too many to be compared: at most {_MOST_COMPARED} are")
    return inputs.status
