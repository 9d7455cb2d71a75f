"""The command that tells a story over its sources."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from reader.cli import options, output
from reader.errors import UsageProblem
from reader.export.telling import MOST_ARTICLES

if TYPE_CHECKING:
    from reader.cli.inputs import Inputs
    from reader.model import Article


@click.command()
@options.inputs
@options.length
@click.option("--together", is_flag=True, help="Lay all of them side by side, whatever story each tells.")
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", help="Text unless said."
)
@options.plain
def story(references: tuple[str, ...], length: str, form: str, *, together: bool, plain: bool) -> int:
    """Say what several sources tell, and what only one tells.

    With a summary over all of them and a timeline, story by story. One article stands for the story that it tells in
    the library; without inputs, it is every story of the library that several articles tell.
    """
    from reader.cli.inputs import Inputs
    from reader.export import json, markdown
    from reader.export import plain as words
    from reader.export.telling import Telling

    inputs = Inputs(references)
    library = inputs.library
    number = -1
    for number, articles in enumerate(_stories(inputs, together=together)):
        analyses = tuple(library.analysis(article) for article in articles)
        found = Telling(analyses, library.alignment(articles), library.summary_of_story(articles, length=length))
        if form == "json":
            output.write(json.dumps(json.story(found, library.pipeline.version)) + "\n")
        elif form == "markdown" and not plain:
            output.write("\n" * bool(number) + markdown.story(found, library.pipeline.version))
        else:
            output.write("\n\n" * bool(number) + words.story(found))
    if number < 0:
        output.complain(f"no two of {len(inputs.distinct)} articles tell one story; --together lays them side by side")
    return inputs.status


def _stories(inputs: "Inputs", *, together: bool) -> Iterator[tuple["Article", ...]]:
    """The articles of each story that is asked for."""
    articles = inputs.distinct
    if together and len(articles) > MOST_ARTICLES:
        raise UsageProblem(f"these are {len(articles)} articles: at most {MOST_ARTICLES} can be laid side by side")
    if together:
        yield articles
    elif len(articles) == 1:
        yield _few(inputs.told_with(articles[0]))
    else:
        by_id = {article.id: article for article in articles}
        for found in inputs.library.stories():
            if len(found.articles) > 1:
                yield _few(tuple(by_id[identifier] for identifier in found.articles))


def _few(articles: tuple["Article", ...]) -> tuple["Article", ...]:
    if len(articles) > MOST_ARTICLES:
        output.complain(f"{len(articles)} articles tell one story: the first {MOST_ARTICLES} are laid side by side")
    return articles[:MOST_ARTICLES]
