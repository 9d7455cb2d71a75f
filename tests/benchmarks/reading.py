"""Measures how fast documents become articles, and how long the command line takes to list the bundled ones.

    python -m tests.benchmarks.reading

Times are of the processor, the least of some turns, so that they hold whatever else the machine does; starts are told
as multiples of what Python itself takes to start.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from reader.ingest import feeds, files, furniture
from reader.ingest.pieces import Piece

_FILES = 500
_SENTENCE = "The mayor said on Monday that it rained on the harbour and on the city of Oslo. "
_FULL = 15 * 1024 * 1024 - 10_000
"""Bytes: nearly as many as a document may have."""
_STARTS = {
    "import reader.ingest.files": ["-c", "import reader.ingest.files"],
    "import reader.library": ["-c", "import reader.library"],
    "crossread list": ["-m", "reader", "list"],
}


def _seconds(action: Callable[[], object], turns: int) -> float:
    taken = []
    for _ in range(turns):
        start = time.process_time()
        action()
        taken.append(time.process_time() - start)
    return min(taken)


def _start(arguments: list[str], home: str, *, turns: int = 8) -> float:
    environment = {**os.environ, **dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), home)}
    taken = []
    for _ in range(turns):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(taken)


def _fill(folder: Path) -> None:
    for number in range(_FILES):
        paragraphs = "\n\n".join([_SENTENCE * 4] * 12)
        marked = f"## Part\n\nIt *rained* on [the harbour](https://a.example/{number}).\n"
        fields = f"title: Rain {number}\nsource: Paper {number % 20}\ndate: 2020-01-01\nurl: https://a.example/{number}"
        (folder / f"{number:04}.md").write_text(f"---\n{fields}\n---\n\n{paragraphs}\n\n{marked}", encoding="utf-8")


def _feed(**text: str) -> bytes:
    item = {"id": "1", "title": "T", **text}
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": [item]}).encode()


def _full(unit: str) -> str:
    return unit * (_FULL // len(unit))


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        _fill(Path(folder))
        taken = _seconds(partial(files.read_all, [Path(folder)]), 3)
        print(f"{'a Markdown file':44} {1000 * taken / _FILES:9.2f} ms")
    for name, text in (("prose", _SENTENCE * 4), ("a short line", "It rained."), ("a credit", "Photo: Jane Roe")):
        lines = [Piece(text)] * 20_000
        taken = _seconds(partial(furniture.marked, lines), 3)
        print(f"{f'told from furniture: {name}':44} {1e6 * taken / len(lines):9.2f} µs")
    for name, data in (
        ("feed of short paragraphs", _feed(content_html=_full("<p>rain</p>"))),
        ("feed of prose", _feed(content_html=_full(f"<p>{_SENTENCE * 4}</p>"))),
        ("feed of lines", _feed(content_text="rain\n\n" * (_FULL // 8))),
    ):
        taken = _seconds(partial(feeds.parse, data, name="feed"), 1)
        print(f"{f'{name}, as large as may be':44} {taken:9.2f} s")
    for suffix, unit in ((".html", "<p>rain</p>"), (".html", f"<p>{_SENTENCE * 4}</p>"), (".md", "rain\n\n")):
        whole = _full(unit).encode()
        taken = _seconds(partial(files.of_bytes, whole, "file", suffix=suffix), 1)
        print(f"{f'{suffix} of {unit[:12]!r}…, as large as may be':44} {taken:9.2f} s")
    with tempfile.TemporaryDirectory() as home:
        floor = _start(["-c", "pass"], home)
        print(f"{'python -c pass':44} {1000 * floor:9.0f} ms")
        for name, arguments in _STARTS.items():
            taken = _start(arguments, home)
            print(f"{name:44} {1000 * taken:9.0f} ms {taken / floor:9.1f} times that")


if __name__ == "__main__":
    main()
