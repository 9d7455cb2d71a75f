"""Commands that hand lists of feeds from one reader to another."""

import time
from pathlib import Path

import click

from reader.cli import options, output
from reader.errors import FileProblem


@click.command("import")
@click.argument("path", metavar="FILE|-", type=click.Path())
@options.tags
def import_feeds(path: str, tags: tuple[str, ...]) -> int:
    """Subscribe to the feeds of an OPML file or of newsboat's `urls`.

    Which of the two it is, its content says. Newsboat's query feeds become views. Nothing is fetched: `crossread feeds
    refresh` does that. What is not carried over is named.

    Example: crossread feeds import ~/.newsboat/urls
    """
    from dataclasses import replace

    from reader.cli.inputs import standard_input
    from reader.cli.shelf import kept_library
    from reader.export.words import counted
    from reader.ingest import decoding, newsboat, opml
    from reader.store.state import tag_name

    given = tuple(map(tag_name, tags))
    name = "standard input" if path == "-" else path
    data = standard_input() if path == "-" else content(path)
    if decoding.decode(data, name).lstrip("\ufeff \t\r\n").startswith("<"):
        found, problems = opml.read(data, name)
        views: tuple[newsboat.View, ...] = ()
    else:
        listed = newsboat.read(data, name)
        found, problems, views = listed.feeds, listed.problems, listed.views
    if not (found or views or problems):
        raise FileProblem(name, "lists no feed")
    library = kept_library(make=True)
    feeds = [replace(feed, tags=tuple(dict.fromkeys((*feed.tags, *given)))) for feed in found]
    new = library.store.feeds.subscribe(feeds, now=int(time.time()))
    before = {view.name: view.query for view in library.views()}
    for view in views:
        if view.name not in before:
            library.save_view(view.name, view.query)
        else:
            output.complain(f"there is a view called `{view.name}` already: it stays as it is")
    for problem in problems:
        output.complain(f"{problem.name}: {problem.reason}")
    saved = sum(view.name not in before for view in views)
    output.write(f"{counted(len(new), 'feed')} added, {len(feeds) - len(new)} known, {counted(saved, 'view')} saved\n")
    return output.status(len(problems), len(problems) + len(found) + len(views))


@click.command("export")
@click.option("--format", "form", type=click.Choice(["opml"]), default="opml", help="OPML, which any reader takes.")
def export_feeds(form: str) -> None:  # noqa: ARG001
    """Print the feeds as a list that any feed reader takes.

    It holds the addresses as they are, with logins where they have some.

    Example: crossread feeds export > feeds.opml
    """
    from reader.cli.shelf import listed_library
    from reader.ingest import opml

    feeds = [subscription.feed for subscription in listed_library().feeds()]
    output.write(opml.write(feeds).decode())


def content(path: str) -> bytes:
    """What stands in a list, as far as one may be long. Raises FileProblem."""
    from reader.ingest import opml

    try:
        with Path(path).open("rb") as file:
            return file.read(opml.MAXIMUM_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise FileProblem(path, reason.lower()) from error
