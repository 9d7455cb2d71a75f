"""Has a broken feed read by the tolerant parser, in a process that is ended when it takes too long.

feedparser reads what no XML parser does, in time that grows with the square of some inputs.
"""

import json
import subprocess
import sys
import threading
from typing import Any

from reader.errors import FeedProblem
from reader.ingest.feeds import tolerant
from reader.ingest.feeds.raw import RawFeed, RawItem, Text

_SECONDS = 10.0
_PLACES = threading.BoundedSemaphore(2)
"""Processes at once: many broken feeds in one refresh must not take the machine."""


def read(document: str, name: str, most: int, *, seconds: float = _SECONDS) -> RawFeed | None:
    """What the tolerant parser makes of the document, with its first `most` items; None where it finds no feed.

    Raises FeedProblem where it takes longer than `seconds`, or more memory than it may.
    """
    # Isolated: neither the folder we are in nor the environment decides what the process imports.
    command = [sys.executable, "-I", str(tolerant.__file__), *filter(None, sys.path)]
    try:
        with _PLACES:
            done = subprocess.run(
                command,
                input=document.encode("utf-8", "replace"),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=seconds,
                check=True,
            )
        found: dict[str, Any] | None = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise FeedProblem(name, f"is no well-formed feed, and mending it took longer than {seconds:g} s") from error
    except (subprocess.CalledProcessError, OSError, ValueError, RecursionError) as error:
        raise FeedProblem(name, "is no well-formed feed, and could not be mended") from error
    return _feed(found, most) if found else None


def _feed(found: dict[str, Any], most: int) -> RawFeed:
    return RawFeed(
        form=found["form"],
        title=Text(*found["title"]),
        home=found["home"],
        language=found["language"],
        items=tuple(_item(item) for item in found["items"][:most]),
    )


def _item(item: dict[str, Any]) -> RawItem:
    several = {key: tuple(filter(None, item[key])) for key in ("links", "bases", "authors", "categories")}
    texts = {key: tuple(Text(*text) for text in item[key] if text[0].strip()) for key in ("contents", "summaries")}
    return RawItem(**{**item, **several, **texts, "title": Text(*item["title"])})
