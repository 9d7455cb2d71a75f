"""Compares feed parsers: what each reads of the samples, and how fast it reads well-made feeds.

    python -m tests.benchmarks.feed_parsers

Prints shares and ratios; parsers that are not installed are left out. The others stop at fields as they stand, ours
goes on to articles in paragraphs, and is also timed without that.
"""

import importlib.util
import io
import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from reader.ingest import feeds
from reader.ingest.feeds import documents
from tests.ingest.feed_samples import ALL, Said, Sample

_ADDRESS = "https://paper.example/feed"
_ENTRIES = 200
_PARAGRAPH = "<p>It rained in Rome on Monday &amp; Tuesday, and a thousand people came to see it. </p>" * 12
_ROUNDS = 5

Told = Sequence[tuple[str, str, str]]
"""Title, link and date of each entry."""
Parser = Callable[[bytes, str], Told]


def ours(data: bytes, content_type: str) -> Told:
    """By this package, whole."""
    found = feeds.parse(data, name="sample", url=_ADDRESS, content_type=content_type)
    return [(entry.article.title, entry.article.url, entry.article.date or "") for entry in found.entries]


def ours_as_it_stands(data: bytes, content_type: str) -> Told:
    """By this package, only as far as the others go: fields, not articles."""
    found = documents.read(data, name="sample", url=_ADDRESS, content_type=content_type)
    return [(item.title.value, "".join(item.links[:1]), item.date) for item in found.items]


def with_feedparser(data: bytes, content_type: str) -> Told:
    """By feedparser, cleaning HTML and resolving links as it does by itself."""
    headers = {"content-type": content_type or "application/xml", "content-location": _ADDRESS}
    found = importlib.import_module("feedparser").parse(io.BytesIO(data), response_headers=headers)
    return [
        (entry.get("title", ""), entry.get("link", ""), _told(entry.get("published_parsed"))) for entry in found.entries
    ]


def with_fastfeedparser(data: bytes, content_type: str) -> Told:  # noqa: ARG001 (it takes no header)
    """By fastfeedparser."""
    found = importlib.import_module("fastfeedparser").parse(data)
    return [
        (entry.get("title") or "", entry.get("link") or "", entry.get("published") or "") for entry in found.entries
    ]


def with_atoma(data: bytes, content_type: str) -> Told:  # noqa: ARG001 (it takes no header)
    """By atoma, which reads RSS and Atom by two functions."""
    atoma: Any = importlib.import_module("atoma")
    try:
        items = atoma.parse_rss_bytes(data).items
        return [(item.title or "", item.link or "", str(item.pub_date or "")) for item in items]
    except atoma.FeedParseError:
        entries = atoma.parse_atom_bytes(data).entries
        return [(entry.title.value, entry.links[0].href, str(entry.published or entry.updated)) for entry in entries]


def large(form: str) -> bytes:
    """A well-made feed of many entries in a form: "RSS" or "Atom"."""
    if form == "RSS":
        items = "".join(
            f"<item><title>Rain {number}</title><link>https://paper.example/{number}</link><guid>{number}</guid>"
            f"<pubDate>Wed, 05 Oct 2022 14:48:00 GMT</pubDate><dc:creator>Jane Roe</dc:creator><description>Short"
            f"</description><content:encoded><![CDATA[{_PARAGRAPH}]]></content:encoded></item>"
            for number in range(_ENTRIES)
        )
        spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        return f'<rss version="2.0" {spaces}><channel><title>Paper</title>{items}</channel></rss>'.encode()
    escaped = _PARAGRAPH.replace("&", "&amp;").replace("<", "&lt;")
    entries = "".join(
        f"<entry><id>{number}</id><title>Rain {number}</title><link href='https://paper.example/{number}'/>"
        f"<updated>2022-10-05T14:48:00Z</updated><content type='html'>{escaped}</content></entry>"
        for number in range(_ENTRIES)
    )
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Paper</title><id>1</id><updated>2022-10-05T14:48:00Z</updated>'
        f"{entries}</feed>"
    ).encode()


def main() -> None:
    """Print the tables."""
    parsers: dict[str, Parser] = {"crossread": ours}
    rivals: dict[str, Parser] = {
        "feedparser": with_feedparser,
        "fastfeedparser": with_fastfeedparser,
        "atoma": with_atoma,
    }
    parsers |= {name: rival for name, rival in rivals.items() if importlib.util.find_spec(name)}
    warnings.simplefilter("ignore")
    print(f"{len(ALL)} samples: share of which every entry's title, link and date are as they should be")
    for name, parser in parsers.items():
        right = sum(_right(sample, parser) for sample in ALL)
        print(f"  {name:28} {right / len(ALL):6.1%}")
    for form in ("RSS", "Atom"):
        data = large(form)
        print(f"{form}, {_ENTRIES} entries, {len(data) // 1024} KB: entries a second")
        for name, parser in {"crossread": ours, "crossread, fields only": ours_as_it_stands, **parsers}.items():
            print(f"  {name:28} {_ENTRIES / _seconds(parser, data):10,.0f}")


def _right(sample: Sample, parser: Parser) -> bool:
    try:
        found = parser(sample.data, sample.content_type)
    except Exception:
        return False
    return len(found) == len(sample.entries) and all(map(_agrees, found, sample.entries))


def _agrees(found: tuple[str, str, str], said: Said) -> bool:
    title, url, date = found
    return (
        said.title in (None, " ".join(title.split()))
        and said.url in (None, url.strip())
        and (said.date is None or _same(date, said.date))
    )


def _same(date: str, said: str) -> bool:
    try:
        return datetime.fromisoformat(date).astimezone(UTC) == datetime.fromisoformat(said)
    except ValueError:
        return False


def _told(moment: Iterable[int] | None) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.struct_time(tuple(moment))) if moment else ""


def _seconds(parser: Parser, data: bytes) -> float:
    """The time that this process works in the fastest of some rounds, whatever else the machine does."""
    times = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        parser(data, "")
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    main()
