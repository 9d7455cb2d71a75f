"""Feeds: bytes to articles, whatever the format and its faults.

The fast way is a strict XML parser that expands no entity and opens nothing. What it refuses is mended where the fault
is a common one, and else given to feedparser in a process of its own.
"""

from reader.errors import FeedProblem
from reader.model import ParsedFeed

MAXIMUM_BYTES = 15 * 1024 * 1024


def parse(data: bytes, *, name: str, url: str = "", content_type: str = "") -> ParsedFeed:
    """Return the feed in `data`, which came from `url` with the header `content_type`; `name` stands in messages.

    Raises FeedProblem for what is no feed; where it is a web page, with the feeds that the page names.
    """
    # Imported late, so that nothing that reads no feed loads an XML parser.
    from reader.ingest.feeds import documents, entries

    if len(data) > MAXIMUM_BYTES:
        raise FeedProblem(name, f"is larger than {MAXIMUM_BYTES // 1024**2} MiB")
    if not data.strip():
        raise FeedProblem(name, "is empty")
    return entries.of(documents.read(data, name=name, url=url, content_type=content_type), url)
