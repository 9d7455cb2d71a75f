"""Brings news into a library: feeds, pages, and the whole text of what a feed carried in part.

Whoever needs the network imports this module; nothing else loads what it takes.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from reader.errors import FeedProblem, FetchProblem, FileProblem, Offline, UsageProblem
from reader.ingest import article, feeds, pages, schedule
from reader.ingest.fetch import Job, Response, fetch, fetch_all
from reader.ingest.fetch.clock import Stop
from reader.library.arriving import Arriving
from reader.model import Article, Feed, ParsedFeed, Visit
from reader.store.articles import Added, Arrival
from reader.store.feeds import Subscription

_MOST_PAGES = 200
"""Pages that one refresh fetches for feeds that carry summaries only."""
_FOUND = 200
"""HTTP's number for an answer with content."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What came of the visit to one feed."""

    feed: Feed
    done: int
    """Feeds that were visited so far, this one included."""
    total: int
    added: Added
    problem: str = ""
    """Why it could not be read, in one line; empty when it could."""
    offline: bool = False
    """Whether there was no network to ask by: nothing is known of the feed then."""


# ---------------------------------------------------------------------------------------------- feeds


def subscribe(
    library: Arriving,
    address: str,
    *,
    title: str = "",
    tags: Iterable[str] = (),
    full_text: bool = False,
    first: bool = True,
    page: str = "",
    stop: Stop | None = None,
) -> Refreshed:
    """Subscribe to the feed at `address`, or to the `first` one that the page there names, and read it.

    `page` is the address of the page that named `address`, where the reader did not give it themselves: it may not
    lead to another machine of their own network. `full_text` says that the page behind each entry is fetched, now and
    later. Raises FetchProblem, FeedProblem for what names no feed, and UsageProblem for what is subscribed to already.
    Where a page names several and `first` is False, the FeedProblem has their addresses.
    """
    now = int(time.time())
    url, response, parsed = _feed_at(address, page or address, stop, first=first)
    known = next((each.feed for each in library.feeds() if each.feed.url == url), None)
    if known is None:
        feed = Feed(url, title or parsed.title, tuple(tags), parsed.home, full_text=full_text, private=response.private)
        library.store.feeds.subscribe([feed], now=now)
    elif known.private or not response.private:
        raise UsageProblem(f"{url} is subscribed to already")
    else:
        # It came with a list of feeds, which may not lead into the reader's own network; now the reader gave it.
        feed = replace(known, private=True)
        library.store.feeds.change(feed)
    added = _take(library, feed, parsed)
    library.settle()
    visit = schedule.after(response, previous=Visit(), now=now, address=url, ttl_seconds=parsed.ttl_seconds)
    library.store.feeds.record(url, visit)
    if full_text:
        _complete(library, added.new[:_MOST_PAGES], stop)
    return Refreshed(feed, 1, 1, added)


def refresh(
    library: Arriving, urls: Sequence[str] | None = None, *, by_hand: bool = True, stop: Stop | None = None
) -> Iterator[Refreshed]:
    """Visit the feeds at `urls`, all when None, and keep what is new; each is told as soon as it was read.

    Not `by_hand`: only those whose time has come. One that cannot be read stops no other. At the end the pages of feeds
    that want them are fetched, and stories and copies found.
    """
    now = int(time.time())
    chosen = [each for each in library.feeds() if urls is None or each.feed.url in urls]
    due = {each.feed.url: each for each in chosen if schedule.due(each.visit, now, by_hand=by_hand)}
    jobs = [Job(url, each.visit.etag, each.visit.modified, private=each.feed.private) for url, each in due.items()]
    wanting: list[int] = []
    for done, (job, outcome) in enumerate(fetch_all(jobs, stop=stop), start=1):
        subscription = due[job.address]
        added, problem = _visited(library, subscription, outcome, now)
        if subscription.feed.full_text:
            wanting += added.new
        yield Refreshed(subscription.feed, done, len(jobs), added, problem, isinstance(outcome, Offline))
    _complete(library, wanting[:_MOST_PAGES], stop)
    if not (stop is not None and stop.is_set()):
        library.settle()


def _visited(
    library: Arriving, subscription: Subscription, outcome: Response | FetchProblem, now: int
) -> tuple[Added, str]:
    feed, before, kept = subscription.feed, subscription.visit, library.store.feeds
    added, title, home, ttl = Added(), "", "", None
    if isinstance(outcome, Response) and outcome.status == _FOUND:
        try:
            parsed = feeds.parse(outcome.body, name=feed.url, url=outcome.address, content_type=outcome.content_type)
        except FileProblem as problem:
            visit = schedule.unreadable(problem.reason, previous=before, now=now, address=feed.url)
            kept.record(feed.url, visit)
            return added, visit.problem
        added = _take(library, feed, parsed)
        title, home, ttl = parsed.title, parsed.home, parsed.ttl_seconds
    visit = schedule.after(outcome, previous=before, now=now, address=feed.url, ttl_seconds=ttl)
    moved_to = "" if visit.problem else visit.moved_to
    kept.record(feed.url, replace(visit, moved_to="") if moved_to else visit, title=title, home=home)
    if moved_to and moved_to != feed.url:
        kept.move(feed.url, moved_to)
    # What was not asked for says nothing of the feed, so that nothing of it is kept; the reader is told.
    return added, outcome.reason if isinstance(outcome, FetchProblem) else visit.problem


def _take(library: Arriving, feed: Feed, parsed: ParsedFeed) -> Added:
    # The oldest first, so that among articles of one moment the order of the feed holds.
    name = feed.title or parsed.title
    return library.bring(
        Arrival(_named(entry.article, parsed.title, name), feed.url, entry.guid, entry.summary_only)
        for entry in reversed(parsed.entries)
    )


def _named(found: Article, feed: str, name: str) -> Article:
    # The reader's own name for a feed goes for what the feed itself reports, not for what it takes from other outlets.
    return article.of_source(found, name) if found.source == feed else found


def _feed_at(address: str, given: str, stop: Stop | None, *, first: bool) -> tuple[str, Response, ParsedFeed]:
    """Address of the feed at `address`, or of the first that the page there names, with what it answered and says.

    `given` is what the reader typed.
    """
    url = address
    for last in (False, True):
        # The reader may mean a machine of their own network; a page may not lead to another one there.
        private = urlsplit(url).hostname == urlsplit(given).hostname
        response = _answered(fetch(url, private=private, stop=stop), url)
        try:
            parsed = feeds.parse(response.body, name=url, url=response.address, content_type=response.content_type)
        except FeedProblem as problem:
            if last or not problem.feeds or (len(problem.feeds) > 1 and not first):
                raise
            url = problem.feeds[0]
        else:
            return response.moved_to or url, response, parsed
    raise AssertionError("the second turn returns or raises")


# ---------------------------------------------------------------------------------------------- pages


def page(address: str, *, stop: Stop | None = None, private: bool = True) -> Article:
    """The article on the page at `address`. Raises FetchProblem, or FileProblem for what is no article.

    `private`: the reader gave the address, which may be one of this machine's own network.
    """
    return _article(_answered(fetch(address, private=private, stop=stop), address))


def import_pages(
    library: Arriving, addresses: Sequence[str], *, stop: Stop | None = None
) -> Iterator[tuple[str, Added | FetchProblem | FileProblem]]:
    """Keep the articles on the pages at these addresses; each is told as soon as it is there."""
    for job, outcome in fetch_all([Job(address, private=True) for address in addresses], stop=stop):
        if isinstance(outcome, FetchProblem):
            yield job.address, outcome
            continue
        try:
            yield job.address, library.bring([Arrival(_article(_answered(outcome, job.address)))])
        except (FetchProblem, FileProblem) as problem:
            yield job.address, problem
    library.settle()


def complete(library: Arriving, key: int, *, stop: Stop | None = None) -> bool:
    """Put the whole text of its page in the place of what the feed carried; where that was done, put the feed's back.

    Returns whether the page's text stands there now. Raises UsageProblem for an article without a page, FetchProblem
    and FileProblem.
    """
    header = next(iter(library.store.headers([key])), None)
    if header is None or not header.url:
        raise UsageProblem("this article came without the address of its page")
    if header.full_text:
        library.store.articles.restore_text(key)
        return False
    library.store.articles.replace_text(key, page(header.url, stop=stop, private=False))
    return True


def _complete(library: Arriving, keys: Sequence[int], stop: Stop | None) -> None:
    by_url = {header.url: header.key for header in library.store.headers(keys) if header.url}
    for job, outcome in fetch_all([Job(url) for url in by_url], stop=stop):
        if isinstance(outcome, Response) and outcome.status == _FOUND:
            try:
                found = _article(outcome)
            except FileProblem:
                # What the feed carried stays.
                continue
            library.store.articles.replace_text(by_url[job.address], found)


def _article(response: Response) -> Article:
    return pages.read(response.body, content_type=response.content_type, address=response.address)


def _answered(response: Response, address: str) -> Response:
    if response.status != _FOUND:
        raise FetchProblem(address, schedule.said(response.status))
    return response
