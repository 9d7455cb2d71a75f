"""Subscriptions as JSON objects and as words."""

import re
from datetime import UTC, datetime

from reader.export import words
from reader.export.json import Object
from reader.model import Feed, Visit
from reader.text import clean_line

_LOGIN = re.compile(r"^(https?://)[^/?#]*@", re.IGNORECASE)


def listing(feed: Feed, visit: Visit, *, articles: int, unread: int) -> Object:
    """What is kept of a subscription. Moments are ISO 8601 in UTC, null where there was or will be none."""
    return {
        "url": feed.url,
        "name": feed.title,
        "home": feed.home,
        "tags": list(feed.tags),
        "hidden": feed.hidden,
        "full_text": feed.full_text,
        "articles": articles,
        "unread": unread,
        "last_visit": _iso(visit.last),
        "next_visit": None if visit.gone else _iso(max(visit.next_due, visit.blocked_until)),
        "problem": visit.problem,
        "failing_since": _iso(visit.since),
        "failures": visit.failures,
        "gone": visit.gone,
    }


def name(feed: Feed) -> str:
    """What a feed is called: its name or, where it has none, its address without a login."""
    return clean_line(feed.title) or address(feed)


def address(feed: Feed) -> str:
    """The address of a feed without the login that it may hold."""
    return clean_line(_LOGIN.sub(r"\1", feed.url))


def plain(feed: Feed, visit: Visit, *, articles: int, unread: int) -> str:
    """One line that says it in words."""
    parts = [
        name(feed),
        f"{unread} unread of {words.counted(articles, 'article')}",
        f"tags {', '.join(feed.tags)}" if feed.tags else "",
        f"last visit {moment(visit.last)}" if visit.last else "never visited",
        trouble(visit),
        f"next visit {moment(next_visit(visit))}" if next_visit(visit) else "",
        "whole pages are fetched" if feed.full_text else "",
        address(feed) if feed.title else "",
    ]
    return "; ".join(clean_line(part) for part in parts if part) + "\n"


def trouble(visit: Visit) -> str:
    """What is wrong with a feed, and since when; empty when nothing is."""
    return f"{clean_line(visit.problem)}, since {moment(visit.since)}" if visit.problem else ""


def next_visit(visit: Visit) -> int:
    """UTC seconds from when on the feed is visited again; 0 where it never was or never will be."""
    return 0 if visit.gone else max(visit.next_due, visit.blocked_until)


def moment(seconds: int) -> str:
    """A moment as people read it, in the time of this machine; empty for 0."""
    return datetime.fromtimestamp(seconds).strftime("%Y-%m-%d %H:%M") if seconds else ""


def _iso(seconds: int) -> str | None:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if seconds else None
