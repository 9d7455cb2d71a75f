"""The command that writes files."""

from pathlib import Path

import click

from reader.cli import options, output
from reader.text import clean_line


@click.command()
@options.inputs
@click.option("--to", "target", required=True, metavar="DIR|-", type=click.Path(), help="Folder, or - for here.")
@options.method
@options.length
@options.question
@click.option(
    "--format", "form", type=click.Choice(["markdown", "json"]), default="markdown", help="Markdown unless said."
)
@click.option("--force", is_flag=True, help="Replace files that crossread did not write.")
def export(
    references: tuple[str, ...], target: str, method: str, length: str, question: str, form: str, *, force: bool
) -> int:
    """Write articles and their comparison to files.

    One file for each article and one for the comparison. Every file says how it was made, and making it again gives
    the same bytes.
    """
    from reader.cli.inputs import Inputs
    from reader.export import folder
    from reader.export.forms import Form

    if not target:
        raise click.BadParameter("name a folder, or `.` for this one.", param_hint="'--to'")
    inputs = Inputs(references)
    asked = inputs.question(question)
    for article in inputs.each(streaming=False):
        inputs.library.answers(article, asked)
    documents = inputs.library.documents(inputs.distinct, question=asked, method=method, length=length, form=Form(form))
    if target == "-":
        for document in documents:
            output.write(document.text)
    else:
        for path in folder.write(documents, Path(target), force=force):
            output.write(f"{clean_line(str(path))}\n")
    return inputs.status
