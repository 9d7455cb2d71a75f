"""Commands that show what there is to read."""

import click

from reader.cli import options, output


@click.command("list")
@options.as_json
@options.plain
def list_articles(*, as_json: bool, plain: bool) -> None:
    """List the articles of the library."""
    from reader.cli import tables
    from reader.cli.inputs import Inputs
    from reader.export import json
    from reader.export import plain as words

    articles = Inputs(()).articles
    if as_json:
        output.write(tables.json_array([json.listing(article) for article in articles]))
    elif plain:
        output.write(words.listing(articles))
    else:
        tables.articles(articles)


@click.command()
@click.argument("query")
@options.as_json
@options.plain
def search(query: str, *, as_json: bool, plain: bool) -> None:
    """Find articles by title, source or text."""
    from reader.cli import tables
    from reader.cli.inputs import Inputs
    from reader.export import json
    from reader.export import plain as words

    hits = Inputs(()).library.search(query)
    if as_json:
        found = [{**json.listing(hit.article), "matches": [list(span) for span in hit.spans]} for hit in hits]
        output.write(tables.json_array(found))
        return
    articles = [hit.article for hit in hits]
    matches = {hit.article.id: len(hit.spans) for hit in hits}
    if plain:
        output.write(words.listing(articles, matches))
    elif articles:
        tables.articles(articles, matches)
    if not articles:
        output.complain(f"no article holds `{query}`")


@click.command()
@options.one_input
@options.plain
@options.as_json
def show(reference: str, *, plain: bool, as_json: bool) -> int:
    """Print one article, or every article of a folder."""
    from reader.cli import tables
    from reader.cli.inputs import Inputs
    from reader.export import json
    from reader.export import plain as words

    inputs = Inputs([reference])
    for number, article in enumerate(inputs.articles):
        if as_json:
            output.write(json.dumps(json.text(article)) + "\n")
        elif plain or not output.is_terminal():
            output.write("\n" * bool(number) + words.article(article))
        else:
            tables.article(article)
    return inputs.status
