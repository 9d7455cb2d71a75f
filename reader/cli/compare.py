"""The command that lays sources side by side."""

import click

from reader.cli import options, output

_MOST = 60
"""Most articles of the library that are compared: beyond, nobody reads the table."""


@click.command()
@options.inputs
@options.query
@options.question
@click.option(
    "--format", "form", type=click.Choice(["table", "markdown", "json"]), default="table", help="A table unless said."
)
@options.plain
def compare(references: tuple[str, ...], query: str, question: str, form: str, *, plain: bool) -> int:
    """Say who agrees with whom on a question.

    Without inputs: over every article in the library. A table needs a terminal; elsewhere it is put into words.

    Example: crossread compare --query 'story:0123456789ab' --format markdown
    """
    from reader.cli import tables
    from reader.cli.inputs import Inputs
    from reader.export import json, markdown
    from reader.export import plain as words

    inputs = Inputs(references, query=query)
    if not references:
        inputs.limit(_MOST, "compared")
    asked = inputs.question(question)
    for article in inputs.each(streaming=False):
        inputs.library.answers(article, asked)
    found = inputs.library.compare(asked, inputs.distinct)
    if form == "json":
        output.write(json.dumps(json.comparison(found)) + "\n")
    elif form == "markdown" and not plain:
        output.write(markdown.comparison(found, inputs.library.pipeline.version))
    elif plain or not output.is_terminal():
        output.write(words.comparison(found))
    else:
        tables.comparison(found)
    return inputs.status
