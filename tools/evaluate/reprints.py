"""Measures whether reprints are found by fingerprints and whether what outlets write themselves is kept apart.

`python -m tools.evaluate.reprints`. Reprints are made of real articles as desks make them: the end cut, a new lead,
words changed, sentences left out and moved, most of it taken into a longer text. Apart should be the articles of three
outlets on one story.
"""

import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from reader.compare.fingerprints import fingerprint, same_text
from reader.ingest import article, blocks
from reader.model import Article
from tools.evaluate.figures import Figure, figure, needed
from tools.evaluate.places import data_folder

_SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+")
_LEAD = 60
"""Words of a new lead."""


def measure(data: Path) -> tuple[Figure, ...]:
    """The area's figures."""
    stories = outlets(data)
    found, made = reprints_found([text for story in stories for text in story])
    pairs = [pair for story in stories for pair in combinations(story, 2)]
    apart = sum(not joined(made_of(one), made_of(other)) for one, other in pairs)
    return (
        figure("reprints", "made reprints found", (None, 100 * found.total() / made.total())),
        figure("reprints", "outlets' own texts kept apart", (None, 100 * apart / len(pairs))),
    )


def outlets(data: Path) -> list[tuple[str, ...]]:
    """The texts of the outlets on each story."""
    folder = needed(data / "agreement" / "stories")
    stories: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.articles.json")):
        sentences = json.loads(path.read_text(encoding="utf-8"))["text"]
        text = "\n\n".join(sentence["text"] for sentence in sentences)
        stories.setdefault(path.name.partition("_DOCUMENT")[0], []).append(text)
    return [tuple(texts) for texts in stories.values()]


def reprints_found(texts: Sequence[str]) -> tuple[Counter[str], Counter[str]]:
    """How many reprints of each kind are found, and how many there are."""
    found: Counter[str] = Counter()
    made: Counter[str] = Counter()
    chance = random.Random(1)
    for text in texts:
        original = made_of(text)
        for kind, edited in _edited(text, texts, chance):
            made[kind] += 1
            found[kind] += joined(original, made_of(edited))
    return found, made


def joined(one: Article, other: Article) -> bool:
    """Whether a store takes the two for one text: they share a number, and the measure of reprints agrees."""
    share = any(a == b for a, b in zip(fingerprint(one), fingerprint(other), strict=False))
    return share and same_text(one, other)


def made_of(text: str) -> Article:
    """The article that is `text`."""
    return article.make(text, blocks.of_text(text))


def _edited(text: str, others: Sequence[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    words = text.split()
    size = len(words)
    foreign = chance.choice(others).split()
    lead = chance.choices(foreign, k=_LEAD)
    yield "first tenth", " ".join(words[: max(_LEAD, size // 10)])
    yield "first third", " ".join(words[: size // 3])
    yield "middle fifth", " ".join(words[2 * size // 5 : 3 * size // 5])
    yield "new lead, end cut", " ".join([*lead, *words[size // 10 : 3 * size // 5]])
    yield "word in 12 changed", " ".join(chance.choice(foreign) if chance.random() < 1 / 12 else word for word in words)
    kept = [sentence for sentence in _SENTENCE_END.split(text) if chance.random() < 0.7]
    chance.shuffle(kept)
    yield "sentences moved, 3 in 10 cut", " ".join(kept)
    yield "most of it after another", " ".join([*foreign, *words[: 3 * size // 4]])


def main() -> None:
    """Print how many reprints of each kind are found, then the figures."""
    data = data_folder()
    found, made = reprints_found([text for story in outlets(data) for text in story])
    for kind, count in made.items():
        print(f"{kind:32}{found[kind]:4} of {count}")
    for each in measure(data):
        print(f"{each.key}: {each.checked}")


if __name__ == "__main__":
    main()
