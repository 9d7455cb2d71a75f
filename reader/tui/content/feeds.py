"""What the Feeds screen says: the subscriptions, how each of them does, and what helps where one does not."""

from collections.abc import Sequence

from textual.content import Content

from reader.store.feeds import Subscription
from reader.tui.content.moments import ago, ahead, day
from reader.tui.content.rows import EMPTY, Row
from reader.tui.glyphs import Glyphs

NO_FOLDER = "No folder"
_ROOMY = 60
"""Cells from which on a row has room for the time of the last visit."""


def feed_rows(
    subscriptions: Sequence[Subscription], glyphs: Glyphs, *, now: int, width: int, sought: str = ""
) -> tuple[Row, ...]:
    """One row a feed, under the folder of its first tag. Ids are addresses.

    Only those whose name, address or tags hold `sought` are there.
    """
    shown = [each for each in subscriptions if sought.casefold() in _text(each)]
    if not shown:
        return (Row("", Content.styled("No feed holds this. Escape shows all.", "$muted")),) if sought else ()
    counts = max(len(_counts(each)) for each in shown)
    rows: list[Row] = []
    folders = {each.feed.tags[:1] for each in shown}
    for folder in sorted(folders, key=lambda tags: (not tags, *(tag.casefold() for tag in tags))):
        if folders != {()}:
            rows.append(Row("", Content.styled(folder[0] if folder else NO_FOLDER, "bold $muted"), gap=0))
        for each in shown:
            if each.feed.tags[:1] == folder:
                rows.append(_feed_row(each, glyphs, now=now, counts=counts, roomy=width >= _ROOMY))
        rows.append(Row("", EMPTY, gap=0))
    return tuple(rows[:-1])


def _text(subscription: Subscription) -> str:
    feed = subscription.feed
    return " ".join((feed.title, feed.url, *feed.tags)).casefold()


def _counts(subscription: Subscription) -> str:
    return f"{subscription.unread:,} of {subscription.articles:,}"


def _feed_row(subscription: Subscription, glyphs: Glyphs, *, now: int, counts: int, roomy: bool) -> Row:
    feed, visit = subscription.feed, subscription.visit
    sign = Content.styled(f"{glyphs.broken} ", "$warning") if visit.problem else Content("  ")
    name = Content.styled(feed.title or feed.url, "$muted" if feed.hidden else "$foreground")
    name = Content("(hidden) ").stylize("$muted") + name if feed.hidden else name
    right = Content.styled(
        _counts(subscription).rjust(counts), "$foreground" if subscription.unread and not feed.hidden else "$muted"
    )
    if roomy:
        right += Content.styled((ago(visit.last, now) if visit.last else "not read yet").rjust(14), "$muted")
    facts: tuple[tuple[Content, Content], ...] = ()
    if visit.problem:
        facts = ((Content.styled(f"{_since(subscription, now)}: {visit.problem}", "$warning"), EMPTY),)
    return Row(feed.url, name, sign=sign, right=right, facts=facts, limit=1, gap=0)


def _since(subscription: Subscription, now: int) -> str:
    return f"since {day(subscription.visit.since or subscription.visit.last, now)}"


def feed_facts(subscription: Subscription, glyphs: Glyphs, *, now: int) -> tuple[Row, ...]:
    """All that is known of one feed; no row can be chosen."""
    feed, visit = subscription.feed, subscription.visit
    rows = [Row("", Content.styled(feed.title or feed.url, "bold"))]
    if visit.problem:
        sign = Content.styled(f"{glyphs.broken} ", "$warning")
        rows.append(Row("", Content.styled(f"It {visit.problem}.", "$warning"), sign=sign))
        times = f", {visit.failures} times in a row" if visit.failures > 1 else ""
        rows.append(_muted(f"So it has been since {day(visit.since or visit.last, now)}{times}. {_help(subscription)}"))
    elif now < visit.blocked_until:
        rows.append(_muted(f"Its server asked to be left alone until {day(visit.blocked_until, now)}."))
    if visit.moved_to:
        rows.append(_muted(f"It has moved to {visit.moved_to}."))
    rows.append(_fact("Unread", f"{subscription.unread:,} of {subscription.articles:,} articles"))
    rows.append(_fact("Read", ago(visit.last, now) if visit.last else "not yet: R or r reads it"))
    if visit.last and not visit.gone:
        rows.append(_fact("Due again", ahead(max(visit.next_due, visit.blocked_until), now)))
    rows.append(_fact("Tags", ", ".join(feed.tags) or "none: T gives some"))
    rows.append(_fact("Full text", "the page behind each new article is fetched" if feed.full_text else "as it comes"))
    if feed.hidden:
        rows.append(_fact("Hidden", "from the places; its articles are listed like others"))
    rows.append(Row("", EMPTY, gap=0))
    rows.append(_fact("Address", feed.url))
    if feed.home:
        rows.append(_fact("Home", feed.home))
    rows.append(_fact("Since", day(subscription.added, now)))
    return tuple(rows)


def _help(subscription: Subscription) -> str:
    if subscription.visit.gone:
        return "D removes it; its articles stay."
    return "r tries it now, o opens its site, D removes it."


def _muted(text: str) -> Row:
    return Row("", Content.styled(text, "$muted"))


def _fact(name: str, text: str) -> Row:
    return Row("", Content(text), sign=Content.styled(f"{name:<11}", "$muted"), gap=0)


def welcome() -> tuple[Row, ...]:
    """What there is to do where there are no feeds."""
    lines = (
        ("a", "adds a feed: type its address, or that of any page of the site; crossread finds its feeds."),
        ("i", "takes feeds over from another reader: an OPML file, or newsboat's urls."),
        ("R", "reads them all. What came stays on this computer, to be read without a network."),
    )
    return (
        Row("", Content.styled("No feeds yet", "bold")),
        *(Row("", Content(text), sign=Content.styled(f"{key}  ", "$accent")) for key, text in lines),
    )


def counts(subscriptions: Sequence[Subscription], glyphs: Glyphs) -> str:
    """How many there are and how they do: "12 feeds · 231 unread · 2 cannot be read"."""
    unread = sum(each.unread for each in subscriptions if not each.feed.hidden)
    broken = sum(bool(each.visit.problem) for each in subscriptions)
    words = [f"{len(subscriptions):,} {'feed' if len(subscriptions) == 1 else 'feeds'}"]
    if unread:
        words.append(f"{unread:,} unread")
    if broken:
        words.append(f"{broken:,} cannot be read")
    return f" {glyphs.separator} ".join(words)
