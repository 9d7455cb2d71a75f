"""The command that visits feeds."""

import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from reader.cli import options, output

if TYPE_CHECKING:
    from reader.library import Library
    from reader.library.fetching import Refreshed
    from reader.store.feeds import Subscription


@click.command()
@options.feeds
@click.option("--due", is_flag=True, help="Only those whose time has come, as cron should.")
@click.option("--quiet", "-q", is_flag=True, help="Say only what is wrong.")
@options.as_json
def refresh(feeds: tuple[str, ...], *, due: bool, quiet: bool, as_json: bool) -> int:
    """Visit feeds, all unless some are named, and keep what is new.

    Each that cannot be read is named. One that fails stops no other, and what was read is kept when this is ended.

    Example: crossread feeds refresh --due --quiet
    """
    from reader.cli.ahead import understand
    from reader.cli.naming import feeds_named
    from reader.cli.shelf import listed_library, writable
    from reader.export.words import counted

    library = listed_library()
    every = library.feeds()
    chosen = feeds_named(feeds, every) if feeds else list(every)
    if not every:
        output.complain("no feeds yet: `crossread feeds add URL` subscribes to one")
        return 0
    writable(library)
    if feeds:
        _say_why_not(chosen)
    outcomes: list[Refreshed] = []
    try:
        for outcome in _visited(library, chosen if feeds else None, by_hand=not due):
            outcomes.append(outcome)
            _tell(outcome, quiet=quiet, as_json=as_json)
    except KeyboardInterrupt:
        total = outcomes[-1].total if outcomes else len(chosen)
        output.complain(f"ended after {len(outcomes)} of {counted(total, 'feed')}: what they brought is kept")
        raise
    failed = sum(bool(outcome.problem) for outcome in outcomes)
    if outcomes and all(outcome.offline for outcome in outcomes):
        output.complain("there is no network: nothing was asked for; what is kept can be read as before")
        return 1
    understand(library, [key for outcome in outcomes for key in outcome.added.new])
    if not (quiet or as_json):
        new = sum(len(outcome.added.new) for outcome in outcomes)
        output.write(f"{counted(len(outcomes), 'feed')} visited, {new} new, {failed} failed\n")
    return output.status(failed, len(outcomes))


def _visited(library: "Library", chosen: "Sequence[Subscription] | None", *, by_hand: bool) -> "Iterator[Refreshed]":
    """What came of each visit, with a line on the terminal that says how far it is."""
    from reader.cli.progress import Progress
    from reader.library import fetching

    urls = None if chosen is None else [each.feed.url for each in chosen]
    new = 0
    with Progress() as progress:
        for outcome in fetching.refresh(library, urls, by_hand=by_hand):
            new += len(outcome.added.new)
            progress.clear()
            yield outcome
            progress.show(f"{outcome.done} of {outcome.total} feeds, {new} new")


def _tell(outcome: "Refreshed", *, quiet: bool, as_json: bool) -> None:
    from reader.export import feeds as told
    from reader.export import json

    new = len(outcome.added.new)
    if as_json:
        value = {
            "url": outcome.feed.url,
            "name": outcome.feed.title,
            "new": new,
            "changed": len(outcome.added.changed),
            "problem": outcome.problem,
        }
        output.write(json.dumps(value) + "\n")
    elif new and not quiet:
        output.write(f"{told.name(outcome.feed)}: {new} new\n")
    if outcome.problem and not outcome.offline:
        output.complain(f"{told.name(outcome.feed)}: {outcome.problem}")


def _say_why_not(chosen: "Sequence[Subscription]") -> None:
    """Name the feeds that were asked for and will not be visited: their servers said so."""
    from reader.export import feeds as told

    for each in chosen:
        if each.visit.gone:
            output.complain(f"{told.name(each.feed)} is gone, says its server: it is not asked for")
        elif each.visit.blocked_until > time.time():
            until = told.moment(each.visit.blocked_until)
            output.complain(f"{told.name(each.feed)}: its server wants to be left alone until {until}")
