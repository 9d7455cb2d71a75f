"""The command that tells a story over its sources."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from reader.cli import options, output

if TYPE_CHECKING:
    from reader.cli.inputs import Inputs
    from reader.model import Article

_Told = TypeVar("_Told")


@click.command()
@options.inputs
@options.query
@options.length
@click.option("--together", is_flag=True, help="Lay all of them side by side, whatever story each tells.")
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", help="Text unless said."
)
@options.plain
def story(references: tuple[str, ...], query: str, length: str, form: str, *, together: bool, plain: bool) -> int:
    """Say what several sources tell, and what only one tells.

    With a summary over all of them and a timeline, story by story. One article stands for the story that it tells in
    the library; without inputs, it is every story of the library that several articles tell.

    Example: crossread story --query 'is:new' --format markdown
    """
    from reader.cli.inputs import Inputs
    from reader.export import json, markdown
    from reader.export import plain as words
    from reader.export.telling import Telling

    inputs = Inputs(references, query=query)
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
        output.complain(f"no two of {len(inputs)} articles tell one story; --together lays them side by side")
    return inputs.status


def _stories(inputs: "Inputs", *, together: bool) -> Iterator[tuple["Article", ...]]:
    """The articles of each story that is asked for."""
    from reader.export.telling import MOST_ARTICLES
    from reader.library import Library

    if together:
        inputs.limit(MOST_ARTICLES, "laid side by side")
        yield inputs.distinct
    elif len(inputs) == 1:
        yield tuple(_few(inputs.told_with(inputs.first)))
    elif inputs.library.kept and len(inputs.keys) == len(inputs):
        for keys in inputs.told_together():
            yield tuple(inputs.library.articles_of(_few(keys)))
    else:
        # What is not kept was never sorted into stories.
        by_id = {article.id: article for article in inputs.distinct}
        for found in Library(by_id.values()).stories():
            if len(found.articles) > 1:
                yield tuple(_few([by_id[identifier] for identifier in found.articles]))


def _few(articles: Sequence[_Told]) -> Sequence[_Told]:
    from reader.export.telling import MOST_ARTICLES

    if len(articles) > MOST_ARTICLES:
        output.complain(f"{len(articles)} articles tell one story: the first {MOST_ARTICLES} are laid side by side")
    return articles[:MOST_ARTICLES]
