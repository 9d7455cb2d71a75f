"""Commands that show what there is to read."""

import click

from reader.cli import options, output


@click.command("list", cls=options.QueryCommand)
@options.terms
@click.option("--sort", default="", metavar="KEY", help="date, -date, source, title, story, words, added, relevance, …")
@click.option("--limit", type=click.IntRange(0), default=None, metavar="N", help="Only the first so many.")
@options.as_json
@options.plain
def list_articles(terms: tuple[str, ...], sort: str, limit: int | None, *, as_json: bool, plain: bool) -> None:
    """List the articles there are, or those that a query finds.

    `crossread search --help` explains queries.

    Example: crossread list is:unread tag:china 'after:7d' --sort source,-date
    """
    from reader.cli import listing
    from reader.cli.shelf import reading_library

    query = listing.query(terms, sort)
    library = reading_library()
    keys = listing.find(library, query, limit)
    listing.write(library, keys, as_json=as_json, plain=plain)
    if not keys and terms:
        output.complain(f"no article is found by `{' '.join(terms)}`")


@click.command(cls=options.SearchCommand)
@click.argument("terms", metavar="QUERY", nargs=-1, required=True)
@click.option("--sort", default="", metavar="KEY", help="As in `list`.")
@click.option("--limit", type=click.IntRange(0), default=None, metavar="N", help="Only the first so many.")
@options.as_json
@options.plain
def search(terms: tuple[str, ...], sort: str, limit: int | None, *, as_json: bool, plain: bool) -> None:
    """Find articles, with the places in their texts.

    All commands take the language below. In JSON, matches are spans of code points.

    Example: crossread search '"trade deal" source:newsweek -stance:criticise'
    """
    from reader.cli import listing
    from reader.cli.shelf import reading_library

    query = listing.query(terms, sort)
    library = reading_library()
    keys = listing.find(library, query, limit)
    listing.write(library, keys, hits=query, as_json=as_json, plain=plain)
    if not keys:
        output.complain(f"no article holds `{' '.join(terms)}`")


@click.command()
@options.inputs
@options.query
@options.plain
@options.as_json
def show(references: tuple[str, ...], query: str, *, plain: bool, as_json: bool) -> int:
    """Print articles: by id, from files, or what a query finds.

    Example: crossread show --query 'is:starred age:<7d' --plain
    """
    from reader.cli import tables
    from reader.cli.inputs import Inputs
    from reader.export import json
    from reader.export import plain as words

    if not (references or query):
        raise click.UsageError("Say which: an id, a file or --query.")
    inputs = Inputs(references, query=query)
    for number, article in enumerate(inputs.each()):
        marks = inputs.marks_of(article)
        if as_json:
            output.write(json.dumps(json.text(article, marks)) + "\n")
        elif plain or not output.is_terminal():
            output.write("\n" * bool(number) + words.article(article, marks))
        else:
            tables.article(article)
    return inputs.status
