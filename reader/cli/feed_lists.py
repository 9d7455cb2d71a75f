"""Commands that hand lists of feeds from one reader to another."""

import time
from pathlib import Path

import click

from reader.cli import options, output


@click.command("import")
@click.argument("path", metavar="FILE|-", type=click.Path())
@options.tags
def import_feeds(path: str, tags: tuple[str, ...]) -> int:
    """Subscribe to the feeds of an OPML file or of newsboat's `urls`.

    Which of the two it is, its content says. Newsboat's query feeds become views. Nothing is fetched: `crossread feeds
    refresh` does that. What is not carried over is named.

    Example: crossread feeds import ~/.newsboat/urls
    """
    from reader.cli.inputs import standard_input
    from reader.cli.shelf import kept_library
    from reader.export.words import counted
    from reader.library import feed_lists
    from reader.store.state import tag_name

    given = tuple(map(tag_name, tags))
    name = "standard input" if path == "-" else path
    data = standard_input() if path == "-" else feed_lists.read_file(Path(path))
    taken = feed_lists.take_over(kept_library(make=True), data, name, now=int(time.time()), tags=given)
    for problem in taken.problems:
        output.complain(f"{problem.name}: {problem.reason}")
    new, views = counted(len(taken.new), "feed"), counted(len(taken.views), "view")
    output.write(f"{new} added, {taken.known} known, {views} saved\n")
    return output.status(len(taken.problems), len(taken.problems) + len(taken.new) + taken.known + len(taken.views))


@click.command("export")
@click.option("--format", "form", type=click.Choice(["opml"]), default="opml", help="OPML, which any reader takes.")
def export_feeds(form: str) -> None:  # noqa: ARG001
    """Print the feeds as a list that any feed reader takes.

    It holds the addresses as they are, with logins where they have some.

    Example: crossread feeds export > feeds.opml
    """
    from reader.cli.shelf import listed_library
    from reader.library import feed_lists

    output.write(feed_lists.as_opml(listed_library()))
