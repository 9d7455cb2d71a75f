"""Measures how well the article on a web page is found, as the authors of the benchmark do.

`python -m tools.evaluate.pages`. Precision and recall of runs of four words are averaged over the pages, each page
counting alike; F1 is of these two means (Scrapinghub, article-extraction-benchmark). Headings and captions count as
text there.
"""

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Sequence
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
    listed = pages(data)
    tuned, checked = (f1([page for page in listed if tuned_on(page[0]) is half]) for half in (True, False))
    others = "trafilatura 95.8", "newspaper4k 94.9", "readability 92.2 (all pages)"
    return (figure("pages", "runs of four words, F1", (tuned, checked), *others),)


def f1(listed: Sequence[tuple[str, str, str]]) -> float:
    """F1 in per cent of the mean precision and the mean recall of pages."""
    scores = [page_scores(found, true) for _, found, true in listed]
    precision, recall = (sum(column) / len(scores) for column in zip(*scores, strict=True))
    return float(200 * precision * recall / (precision + recall))


def tuned_on(name: str) -> bool:
    """Whether rules may be fitted to the page of this name."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 0


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
    """Print the worst pages of the tuned half, then the figure of each half and of all."""
    data = data_folder()
    listed = pages(data)
    scored = [(*page_scores(found, true), name) for name, found, true in listed if tuned_on(name)]
    for precision, recall, name in sorted(scored, key=lambda row: row[0] * row[1])[:10]:
        print(f"{name[:12]}  precision {precision:.2f}  recall {recall:.2f}")
    (halves,) = measure(data)
    print(f"F1 {halves.tuned} tuned, {halves.checked} checked, {f1(listed):.1f} all")


if __name__ == "__main__":
    main()
