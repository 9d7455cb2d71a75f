"""Measures how well the article on a web page is found, as the authors of the benchmark do.

`python -m tools.evaluate.pages`. Precision and recall of runs of four words are averaged over the pages, each page
counting alike; F1 is of these two means (Scrapinghub, article-extraction-benchmark). Headings and captions count as
text there.
"""

import gzip
import json
import re
from collections import Counter
from pathlib import Path

from reader.errors import FileProblem
from reader.ingest import files
from tools.evaluate.figures import Figure, figure, needed
from tools.evaluate.places import data_folder

_WORD = re.compile(r"\w+")
_RUN = 4


def runs(text: str) -> Counter[tuple[str, ...]]:
    """Every run of four words, or all words where there are fewer."""
    words = _WORD.findall(text)
    return Counter(tuple(words[start : start + _RUN]) for start in range(max(1, len(words) - _RUN + 1)) if words)


def page_scores(found: str, true: str) -> tuple[float, float]:
    """Precision and recall of one page."""
    ours, theirs = runs(found), runs(true)
    both = (ours & theirs).total()
    if ours == theirs:
        return 1.0, 1.0
    return both / max(1, ours.total()), both / max(1, theirs.total())


def measure(data: Path) -> tuple[Figure, ...]:
    """The area's figure."""
    scores = [page_scores(found, true) for _, found, true in pages(data)]
    precision, recall = (sum(column) / len(scores) for column in zip(*scores, strict=True))
    f1 = 200 * precision * recall / (precision + recall)
    return (
        figure("pages", "runs of words, F1", (None, f1), "trafilatura 95.8", "newspaper4k 94.9", "readability 92.2"),
    )


def pages(data: Path) -> list[tuple[str, str, str]]:
    """Name, found text and true text of each page; the found text is empty where none was found."""
    folder = needed(data / "extraction")
    truth = json.loads((folder / "ground_truth.json").read_text(encoding="utf-8"))
    listed = []
    for name, entry in sorted(truth.items()):
        packed = folder / "html" / f"{name}.html.gz"
        if packed.exists():
            listed.append((name, _found(gzip.decompress(packed.read_bytes()), name), entry["articleBody"]))
    return listed


def _found(page: bytes, name: str) -> str:
    try:
        return files.of_bytes(page, name, suffix=".html").body
    except FileProblem:
        return ""


def main() -> None:
    """Print the worst pages, then the figure."""
    data = data_folder()
    scored = [(*page_scores(found, true), name) for name, found, true in pages(data)]
    for precision, recall, name in sorted(scored, key=lambda row: row[0] * row[1])[:10]:
        print(f"{name[:12]}  precision {precision:.2f}  recall {recall:.2f}")
    print(f"F1 {measure(data)[0].checked}")


if __name__ == "__main__":
    main()
