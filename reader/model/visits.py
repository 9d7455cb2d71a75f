"""What is remembered of the visits to a feed, so that the next one is neither too early nor in vain."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Visit:
    """The state of a feed after its latest visit. Moments are UTC seconds; a new feed has the defaults."""

    last: int = 0
    """When the feed was asked for last; 0 before the first visit."""
    next_due: int = 0
    """From when on the feed is visited again by itself; 0 before the first visit."""
    blocked_until: int = 0
    """Until when its server wants no request at all, not even by hand; 0 where it said nothing."""
    failures: int = 0
    """Visits in a row that failed."""
    since: int = 0
    """When the first of these failed; 0 where the latest visit went well."""
    problem: str = ""
    """Why the latest visit failed, in one clean line; empty where it went well."""
    gone: bool = False
    """Whether the server said that the feed is gone for good: it is not asked for again, and its articles stay."""
    moved_to: str = ""
    """The address that the feed has moved to for good; empty where it has not."""
    etag: str = ""
    """What the server calls the version that was read last; sent back, so that it need not send the same again."""
    modified: str = ""
    """When the server says that version was made, as it wrote it; sent back likewise."""
