"""Finds the feeds that a command names."""

import difflib
from collections.abc import Sequence

from reader.errors import UsageProblem
from reader.ingest.locations import subscribed
from reader.store.feeds import Subscription


def feed_named(reference: str, among: Sequence[Subscription]) -> Subscription:
    """The feed with this address or name, or the only one whose name begins so. Raises UsageProblem."""
    url, folded = subscribed(reference) or reference, reference.casefold()
    ways = (
        [each for each in among if each.feed.url == url],
        [each for each in among if each.feed.title.casefold() == folded],
        [each for each in among if folded and each.feed.title.casefold().startswith(folded)],
    )
    found = next((way for way in ways if way), [])
    if len(found) == 1:
        return found[0]
    if found:
        addresses = ", ".join(each.feed.url for each in found[:5])
        raise UsageProblem(f"`{reference}` may be {len(found)} feeds: name one by its address: {addresses}")
    close = difflib.get_close_matches(reference, [each.feed.title for each in among], n=3)
    hint = f"close to it: {', '.join(close)}" if close else "`crossread feeds list` shows those there are"
    raise UsageProblem(f"no feed is called `{reference}`: {hint}")


def feeds_named(references: Sequence[str], among: Sequence[Subscription]) -> list[Subscription]:
    """The feeds with these addresses, names, or tags (`#world`), each once. Raises UsageProblem."""
    found: dict[str, Subscription] = {}
    for reference in references:
        tag = reference.removeprefix("#").casefold()
        tagged = [each for each in among if tag in (other.casefold() for other in each.feed.tags)]
        if reference.startswith("#") and not tagged:
            raise UsageProblem(f"no feed has the tag `{reference}`: `crossread feeds list` shows those there are")
        chosen = tagged if reference.startswith("#") else [feed_named(reference, among)]
        found.update((each.feed.url, each) for each in chosen)
    return list(found.values())
