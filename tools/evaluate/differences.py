"""Measures how rightly two articles are said to differ: `python -m tools.evaluate.differences [-v]`.

`friendships`: every two of the hand-labelled articles that both bring a leader up. They differ where one label affirms
what the other denies or says to have cooled, or where one approves and one criticises. A verdict hangs on both
articles, so a pair is called checked when rules were not fitted to one of them or to both.

`support`: every two outlets of a story, with each subject and object that people labelled as for or against in both.
Hardly any two differ there, so what is measured is how often those of one side are left in peace, and how often the
side of an article is the right one, which bounds everything else.
"""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from reader.analysis import pipeline, questions, stance
from reader.compare import matrix
from reader.ingest import article as ingested
from reader.ingest import blocks
from reader.model import Agreement, Answer, Article, Party, Question, Relation
from reader.text import clean
from tools.evaluate import friendships
from tools.evaluate.figures import Figure, figure, needed
from tools.evaluate.places import data_folder

_AGAINST = frozenset({"denied", "ended/cooling"})
_SIDES = {Relation.AFFIRMED: "POS", Relation.DENIED: "NEG", Relation.COOLED: "NEG"}


class Told(NamedTuple):
    """An article with what is found in it, and what people found."""

    article: Article
    answers: Sequence[Answer]
    labels: Mapping[str, tuple[str, str]]
    """By leader the friendship and the stance."""
    checked: bool


class Pair(NamedTuple):
    """Two articles on one counterpart."""

    name: str
    checked: bool
    said: bool
    true: bool


def of_friendships(folder: Path) -> Iterator[Pair]:
    """Each leader in each two articles that both bring him up, once for the relation and once for the stance."""
    question = next(found for found in questions.bundled() if found.id == "trump-leader-friendships")
    told = [_told(entry, folder, question) for entry in friendships.entries(folder)]
    for one, two in combinations(told, 2):
        found = matrix.compare(question, [(one.article, one.answers), (two.article, two.answers)])
        rows = {friendships.surname(row.counterpart): row.verdict for row in found.rows}
        for leader in sorted(rows.keys() | (one.labels.keys() & two.labels.keys())):
            both = leader in one.labels and leader in two.labels
            said = (rows[leader].relation, rows[leader].stance) if leader in rows else (None, None)
            for index, on in enumerate(("relation", "stance")):
                labels = [each.labels[leader][index] for each in (one, two)] if both else []
                if both or said[index] is Agreement.DIFFER:
                    name = f"{leader}, {on}: {', '.join(labels)}"
                    yield Pair(name, one.checked or two.checked, said[index] is Agreement.DIFFER, _differ(labels))


def _told(entry: dict[str, Any], folder: Path, question: Question) -> Told:
    article = friendships.article(entry, folder)
    labels = {friendships.surname(row["leader"]): (row["friendship"], row["stance"]) for row in entry["leaders"]}
    answers = stance.answer(pipeline.analyse(article), question)
    return Told(article, answers, labels, friendships.half(str(entry["id"]).zfill(2)) == "check")


def _differ(labels: Sequence[str]) -> bool:
    found = set(labels)
    return {"approve", "criticise"} <= found or ("affirmed" in found and not found.isdisjoint(_AGAINST))


class Outlet(NamedTuple):
    """One outlet's article of a story, with the side that people and that crossread find for (subject, object)."""

    story: str
    article: Article
    sides: Mapping[tuple[str, str], str]
    """`POS`, `NEG` or `BOTH`."""
    answers: Mapping[tuple[str, str], Answer]


@cache
def outlets(folder: Path) -> tuple[Outlet, ...]:
    """Every article of the stories, asked about the subjects and objects that are named in it."""
    return tuple(_outlet(path) for path in sorted(folder.glob("*.articles.json")))


def _outlet(path: Path) -> Outlet:
    told = json.loads(path.read_text(encoding="utf-8"))
    labelled = json.loads(path.with_name(path.name.replace(".articles.", ".annotations.")).read_text(encoding="utf-8"))
    body = "\n\n".join(clean(sentence["text"]) for sentence in told["text"])
    article = ingested.make(body, blocks.of_text(body), title=clean(told["title"]), source=path.name)
    found: dict[tuple[str, str], set[str]] = {}
    for triples in labelled["sentence-level stances"].values():
        for triple in triples:
            if not {triple["subject"], triple["object"]} & {"None", "Not in the list"}:
                found.setdefault((triple["subject"], triple["object"]), set()).add(triple["sentiment"])
    sides = {pair: "BOTH" if len(labels) > 1 else min(labels) for pair, labels in found.items()}
    analysis = pipeline.analyse(article)
    answers = {
        (subject, answer.counterpart): answer
        for subject in sorted({subject for subject, _ in sides})
        for answer in stance.answer(analysis, support(subject, [two for one, two in sides if one == subject]))
    }
    return Outlet(path.name.partition("_DOCUMENT")[0], article, sides, answers)


def support(subject: str, objects: Iterable[str]) -> Question:
    """Whether somebody supports each of these."""
    parties = tuple(Party(name) for name in sorted(set(objects)) if name.casefold() != subject.casefold())
    return Question("support", "Support", Party(subject), parties, questions.relation("support"))


def of_stories(found: Sequence[Outlet]) -> Iterator[Pair]:
    """Each subject and object that two outlets of a story give one clear side each."""
    for one, two in combinations(found, 2):
        if one.story == two.story:
            for subject, other in sorted(one.sides.keys() & two.sides.keys()):
                sides = {one.sides[subject, other], two.sides[subject, other]}
                answered = [
                    (each.article, [each.answers[subject, other]] if (subject, other) in each.answers else [])
                    for each in (one, two)
                ]
                rows = matrix.compare(support(subject, [other]), answered).rows
                said = any(row.verdict.relation is Agreement.DIFFER for row in rows)
                if "BOTH" not in sides:
                    yield Pair(f"{one.story}: {subject}, {other}", not _tuned(one.story), said, len(sides) == 2)


def right_side(found: Iterable[Outlet]) -> tuple[float, float]:
    """Share of the sides found that are right, where people found one side only; and the commonest side's."""
    sides = [
        (_SIDES[answer.relation], outlet.sides[pair])
        for outlet in found
        for pair, answer in outlet.answers.items()
        if answer.relation in _SIDES and outlet.sides[pair] != "BOTH"
    ]
    commonest = Counter(true for _, true in sides).most_common(1)[0][1]
    return 100 * sum(said == true for said, true in sides) / len(sides), 100 * commonest / len(sides)


def _tuned(story: str) -> bool:
    return hashlib.sha256(story.encode()).digest()[0] % 2 == 0


def _share(part: Iterable[bool]) -> float:
    listed = list(part)
    return 100 * sum(listed) / max(1, len(listed))


def measure(data: Path) -> tuple[Figure, ...]:
    """The area's figures on differences."""
    folder = needed(data / "friendships")
    found = outlets(needed(data / "agreement" / "stories"))
    pairs = list(of_friendships(folder))
    told = [pair for pair in of_stories(found) if not pair.true]
    parts = [[pair for pair in pairs if pair.checked is checked] for checked in (False, True)]
    precision = [_share(pair.true for pair in part if pair.said) for part in parts]
    recall = [_share(pair.said for pair in part if pair.true) for part in parts]
    peace = [_share(not pair.said for pair in told if pair.checked is checked) for checked in (False, True)]
    tuned, checked = (right_side(each for each in found if _tuned(each.story) is half) for half in (True, False))
    base = f"all pairs that differ {_share(pair.true for pair in parts[1]):.1f} (here)"
    elsewhere = "VADER 63.3", "linear 65.2", "RoBERTa 84 (sentences, the pair given)"
    return (
        figure("agreement", "friendships said to differ, precision", (precision[0], precision[1]), base),
        figure("agreement", "friendships that differ, recall", (recall[0], recall[1])),
        figure("agreement", "support, one side not said to differ", (peace[0], peace[1])),
        figure(
            "agreement",
            "support, side right",
            (tuned[0], checked[0]),
            f"commonest side {checked[1]:.1f} (here)",
            *elsewhere,
        ),
    )


def main() -> None:
    """Print the counts and, with -v, each pair that differs or is said to."""
    data = data_folder()
    listed = {
        "friendships": list(of_friendships(needed(data / "friendships"))),
        "support": list(of_stories(outlets(needed(data / "agreement" / "stories")))),
    }
    for name, pairs in listed.items():
        for checked in (False, True):
            part = [pair for pair in pairs if pair.checked is checked]
            true = sum(pair.true for pair in part)
            said = sum(pair.said for pair in part)
            right = sum(pair.said and pair.true for pair in part)
            half = "checked" if checked else "tuned"
            print(f"{name}, {half}: {len(part)} pairs, {true} differ, {said} said to, {right} of these rightly")
        for pair in pairs if "-v" in sys.argv else ():
            if pair.said or pair.true:
                print(f"    {'said' if pair.said else 'not said'}, {'true' if pair.true else 'false'}: {pair.name}")
    for each in measure(data):
        print(f"{each.name}: {each.tuned} tuned, {each.checked} checked ({each.baseline})")


if __name__ == "__main__":
    main()
