"""Commands that say what single articles hold."""

import click

from reader.cli import options, output
from reader.errors import UnsuitableArticle
from reader.model import Article


@click.command()
@options.inputs
@options.query
@options.method
@options.length
@click.option("--about", default="", metavar="ENTITY", help="Only sentences that mention this person, place or body.")
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", help="Text unless said."
)
@options.plain
def summarize(
    references: tuple[str, ...], query: str, method: str, length: str, about: str, form: str, *, plain: bool
) -> int:
    """Choose the sentences that say the most.

    They stand word for word, in the order of the text. Without inputs: of every article in the library.

    Example: crossread summarize --query 'is:new story:>2' --length 20%
    """
    from reader.cli.inputs import Inputs
    from reader.export import json, markdown
    from reader.export import plain as words

    inputs = Inputs(references, query=query)
    write = words.summary if plain or form == "text" else markdown.summary
    refused: list[tuple[Article, UnsuitableArticle]] = []
    for number, article in enumerate(inputs.each()):
        try:
            summary = inputs.library.summary(article, method=method, length=length, about=about)
        except UnsuitableArticle as problem:
            refused.append((article, problem))
            continue
        analysis = inputs.library.analysis(article)
        if form == "json":
            output.write(json.dumps(json.summary(analysis, summary)) + "\n")
        else:
            output.write("\n" * (number > len(refused)) + write(analysis, summary))
    inputs.refuse(refused)
    return inputs.status


@click.command()
@options.inputs
@options.query
@options.question
@options.spacy_model
def analyze(references: tuple[str, ...], query: str, question: str, spacy_model: str) -> int:
    """Print all that is understood as JSON lines.

    Sentences, entities, quotes with their speakers, stances on the question with their evidence, and a summary.
    Spans are code points into `text`. Without inputs: of every article in the library, which is then also found by
    names and answers, as in `crossread list stance:criticise`.

    Example: crossread analyze --query 'tag:china' > china.jsonl
    """
    from reader.cli.inputs import Inputs
    from reader.export import json

    inputs = Inputs(references, query=query, spacy_model=spacy_model)
    asked = inputs.question(question)
    for article in inputs.each():
        found = json.analysis(
            inputs.library.analysis(article), inputs.library.answers(article, asked), inputs.library.summary(article)
        )
        output.write(json.dumps(found) + "\n")
        inputs.keep_answers(article, asked)
    return inputs.status
