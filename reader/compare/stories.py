"""Which articles report the same event."""

from collections.abc import Sequence

from reader.model import Article, Story


def cluster(articles: Sequence[Article]) -> tuple[Story, ...]:
    """Group articles by event, each article in exactly one story."""
    return tuple(Story((article.id,)) for article in articles)
