"""Commands about the feeds that are subscribed to."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from reader.cli import options, output
from reader.cli.feed_lists import export_feeds, import_feeds
from reader.cli.refresh import refresh
from reader.errors import CrossreadError, FeedProblem, UsageProblem

if TYPE_CHECKING:
    from reader.library import Library
    from reader.library.fetching import Refreshed

_TABLE_WIDTH = 90
"""Columns of the terminal from which on the table of feeds can be read."""


@click.group(no_args_is_help=False)
def feeds() -> None:
    """Feeds: add, remove, list, edit, refresh, import, export.

    Example, for cron every morning:
    crossread feeds refresh --due --quiet; crossread export --query 'age:<1d' --to notes
    """


feeds.add_command(refresh)
feeds.add_command(import_feeds)
feeds.add_command(export_feeds)


@feeds.command("add")
@click.argument("addresses", metavar="URL…", nargs=-1, required=True)
@click.option("--name", default="", help="What to call it, in place of its own name.")
@options.tags
@click.option("--full-text", is_flag=True, help="Fetch the page of each entry, where the feed has summaries only.")
def add(addresses: tuple[str, ...], name: str, tags: tuple[str, ...], *, full_text: bool) -> int:
    """Subscribe to feeds, given their addresses or those of their sites.

    Example: crossread feeds add https://example.org --tag world
    """
    from reader.cli import tables
    from reader.cli.shelf import kept_library
    from reader.export import feeds as told
    from reader.ingest.locations import subscribed
    from reader.store.state import tag_name

    if name and len(addresses) > 1:
        raise UsageProblem("--name is for one feed: add the others by themselves")
    for tag in tags:
        tag_name(tag)
    library = kept_library(make=True)
    failed = 0
    for address in addresses:
        if "://" not in address and "." in address.partition("/")[0]:
            address = f"https://{address}"
        known = {each.feed.url for each in library.feeds() if not each.visit.problem}
        if (url := subscribed(address) or address) in known:
            output.complain(f"{address} is subscribed to already")
            continue
        try:
            found = _subscribed(library, url, title=name, tags=tags, full_text=full_text)
        except UsageProblem as problem:
            output.complain(str(problem))
        except CrossreadError as problem:
            failed += 1
            output.complain(str(problem))
        else:
            count = len(found.added.new)
            tables.headed((), [(told.address(found.feed), told.name(found.feed), f"{count} new")])
    return output.status(failed, len(addresses))


def _subscribed(library: "Library", url: str, **options: Any) -> "Refreshed":
    """Subscribe to a feed, or to the first one that a page names, and say which others it names."""
    from reader.library import fetching

    try:
        return fetching.subscribe(library, url, first=False, **options)
    except FeedProblem as problem:
        if not problem.feeds:
            raise
        others = ", ".join(problem.feeds[1:])
        found = fetching.subscribe(library, url, **options)
        if others:
            output.complain(f"{url} names several feeds: the first was added, and there are {others}")
        return found


@feeds.command("remove")
@click.argument("names", metavar="URL|NAME…", nargs=-1, required=True, shell_complete=options.complete_feed)
@click.option("--with-articles", is_flag=True, help="Its articles too, without those starred, tagged or noted.")
def remove(names: tuple[str, ...], *, with_articles: bool) -> int:
    """Unsubscribe from feeds; their articles stay.

    Example: crossread feeds remove "Old News" --with-articles
    """
    from reader.cli.naming import feed_named
    from reader.cli.shelf import kept_library
    from reader.export import feeds as told
    from reader.export.words import counted

    library = kept_library()
    failed = 0
    for name in names:
        try:
            feed = feed_named(name, library.feeds()).feed
        except UsageProblem as problem:
            failed += 1
            output.complain(str(problem))
            continue
        gone = library.store.feeds.unsubscribe(feed.url, with_articles=with_articles)
        also = f", with {counted(gone, 'article')}" if with_articles else ""
        output.write(f"removed {told.name(feed)}{also}\n")
    return output.status(failed, len(names))


@feeds.command("list")
@options.as_json
@options.plain
def list_feeds(*, as_json: bool, plain: bool) -> None:
    """List the feeds: what they hold, when they were visited, what is wrong.

    Example: crossread feeds list --json
    """
    from reader.cli import tables
    from reader.cli.shelf import listed_library
    from reader.export import feeds as told

    found = listed_library().feeds()
    if as_json:
        tables.json_array(
            told.listing(each.feed, each.visit, articles=each.articles, unread=each.unread) for each in found
        )
    elif plain or (output.is_terminal() and output.width() < _TABLE_WIDTH):
        for each in found:
            output.write(told.plain(each.feed, each.visit, articles=each.articles, unread=each.unread))
    else:
        # There is no room for everything on a screen; scripts get all columns.
        kept = slice(0, 6 if output.is_terminal() else None)
        headings = ("name", "unread", "articles", "tags", "last visit", "wrong", "next visit", "address")
        rows: list[tuple[str, ...]] = [
            (
                told.name(each.feed),
                str(each.unread),
                str(each.articles),
                ", ".join(each.feed.tags),
                told.moment(each.visit.last),
                told.trouble(each.visit),
                told.moment(told.next_visit(each.visit)),
                told.address(each.feed),
            )
            for each in found
        ]
        tables.headed(headings[kept], [row[kept] for row in rows])
    if not found:
        output.complain("no feeds yet: `crossread feeds add URL` subscribes to one")


@feeds.command("edit")
@options.feed
@click.option("--name", default=None, help="What to call it; empty for its own name.")
@options.tags
@click.option("--untag", "untags", multiple=True, metavar="TAG", help="A tag to take off; may be repeated.")
@click.option("--full-text/--no-full-text", default=None, help="Whether to fetch the page of each entry.")
@click.option("--url", default="", metavar="URL", help="Its new address.")
def edit(
    feed: str, name: str | None, tags: tuple[str, ...], untags: tuple[str, ...], full_text: bool | None, url: str
) -> None:
    """Change a feed's name, tags, address or choices.

    Example: crossread feeds edit "Example News" --tag world --untag local
    """
    from reader.cli.naming import feed_named
    from reader.cli.shelf import kept_library
    from reader.export import feeds as told
    from reader.ingest.locations import subscribed
    from reader.store.state import tag_name
    from reader.text import clean_line

    if name is None and full_text is None and not (tags or untags or url):
        raise click.UsageError("Say what to change: --name, --tag, --untag, --full-text, --no-full-text or --url.")
    library = kept_library()
    old = feed_named(feed, library.feeds()).feed
    kept = [tag for tag in old.tags if tag not in {clean_line(tag) for tag in untags}]
    changed = replace(
        old,
        title=old.title if name is None else clean_line(name),
        tags=tuple(dict.fromkeys((*kept, *map(tag_name, tags)))),
        full_text=old.full_text if full_text is None else full_text,
    )
    if url and not subscribed(url):
        raise UsageProblem(f"`{url}` is no address that begins with http:// or https://")
    library.store.feeds.change(changed)
    if url:
        library.store.feeds.move(old.url, subscribed(url))
        changed = replace(changed, url=subscribed(url))
    output.write(f"changed {told.name(changed)}\n")
