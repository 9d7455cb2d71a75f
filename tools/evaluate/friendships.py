"""Measures answers on the hand-labelled friendship articles: `python -m tools.evaluate.friendships [-v]`."""

import hashlib
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from reader.analysis import pipeline, questions, stance
from reader.analysis.entities.gazetteer import folded
from reader.ingest import files
from reader.model import Answer, Article, Question
from reader.paths import bundled_folder
from tools.evaluate.figures import Figure, figure, needed
from tools.evaluate.places import data_folder, f1

PARTS = ("bundled", "tune", "check")
_BUNDLED = ("000", "001", "003")


@dataclass(slots=True)
class Score:
    """Counts over rows of (article, counterpart)."""

    gold: int = 0
    found: int = 0
    matched: int = 0
    relation: int = 0
    relation_leniently: int = 0
    stance: int = 0
    stance_leniently: int = 0
    evidence: int = 0
    first_evidence: int = 0
    voices: int = 0
    gold_voices: int = 0
    mistakes: list[str] = field(default_factory=list)

    def line(self) -> str:
        """The figures as one line."""
        rows = self.matched or 1
        return (
            f"rows {self.gold:3}  found F1 {f1(self.matched, self.found, self.gold):5.1f}  "
            f"relation {self.relation / rows:.2f} ({self.relation_leniently / rows:.2f} leniently)  "
            f"stance {self.stance / rows:.2f} ({self.stance_leniently / rows:.2f})  "
            f"evidence {self.evidence / rows:.2f}  voices {self.voices}/{self.gold_voices}"
        )


def half(identifier: str) -> str:
    """Which half an article belongs to: `bundled`, `tune`, or `check`, which rules are never fitted to."""
    if identifier in _BUNDLED:
        return "bundled"
    return "check" if hashlib.sha256(identifier.encode()).digest()[0] % 2 else "tune"


def article(entry: dict[str, Any], folder: Path) -> Article:
    """The article that an entry of the gold labels: a bundled one is known by the evidence in it."""
    identifier = str(entry["id"]).zfill(2)
    if identifier not in _BUNDLED:
        return files.read(folder / f"{identifier}.txt")
    passage = entry["leaders"][0]["evidence"][0]
    found, _ = files.read_all([bundled_folder("articles")])
    return next(text for text in found if passage in text.body)


def score_article(text: Article, entry: dict[str, Any], question: Question, score: Score) -> None:
    """Add one article's rows to `score`."""
    answers = {surname(found.counterpart): found for found in stance.answer(pipeline.analyse(text), question)}
    gold = {surname(row["leader"]): row for row in entry["leaders"]}
    score.gold += len(gold)
    score.found += len(answers)
    for name in answers.keys() - gold.keys():
        score.mistakes.append(f"{entry['id']} {name}: no such row; {_say(answers[name], text)}")
    for name, row in gold.items():
        score.gold_voices += len(row.get("voices", []))
        if name not in answers:
            score.mistakes.append(f"{entry['id']} {name}: missed ({row['friendship']}, {row['stance']})")
            continue
        _score_row(text, entry["id"], row, answers[name], score)


def surname(name: str) -> str:
    """What the same leader is known by in every spelling: given names and accents differ."""
    plain = folded(name)
    return plain if plain.startswith("kim ") else plain.split()[0 if plain.startswith("xi ") else -1]


def _score_row(text: Article, identifier: str, row: dict[str, Any], found: Answer, score: Score) -> None:
    score.matched += 1
    others = row.get("also_acceptable", {})
    relation = {"ended/cooling": "cooled"}.get(row["friendship"], row["friendship"])
    lenient = {relation, *("cooled" if label == "ended/cooling" else label for label in others.get("friendship", []))}
    stances = {row["stance"], *others.get("stance", [])}
    score.relation += found.relation == relation
    score.relation_leniently += found.relation in lenient
    score.stance += found.stance == row["stance"]
    score.stance_leniently += found.stance in stances
    overlap = any(_overlap(text, passage, found) for passage in row["evidence"])
    score.evidence += overlap
    said = {voice.who.split()[-1].casefold() for voice in found.voices}
    score.voices += sum(
        1 for voice in row.get("voices", []) if voice["who"].split("(")[0].split()[-1].casefold() in said
    )
    if not (overlap and found.relation in lenient and found.stance in stances):
        wanted = f"{relation}, {row['stance']}" + ("" if overlap else "; no evidence in common")
        score.mistakes.append(f"{identifier} {row['leader']}: wanted {wanted}; {_say(found, text)}")


def _overlap(text: Article, passage: str, found: Answer) -> bool:
    start = text.body.find(passage)
    if start < 0:
        return False
    return any(evidence.span.start < start + len(passage) and start < evidence.span.end for evidence in found.evidence)


def _say(found: Answer, text: Article) -> str:
    passages = "".join(f"\n      {evidence.span.of(text.body)[:160]}" for evidence in found.evidence)
    return f"said {found.relation}, {found.stance} {found.confidence} because {'; '.join(found.why)}{passages}"


def scored(folder: Path) -> dict[str, Score]:
    """The scores by part."""
    question = next(found for found in questions.bundled() if found.id == "trump-leader-friendships")
    scores = {name: Score() for name in PARTS}
    for entry in entries(folder):
        score_article(article(entry, folder), entry, question, scores[half(str(entry["id"]).zfill(2))])
    return scores


def entries(folder: Path) -> list[dict[str, Any]]:
    """The labelled articles."""
    listed: list[dict[str, Any]] = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))["articles"]
    return listed


def measure(data: Path) -> tuple[Figure, ...]:
    """The area's figures; beside them what "affirmed, neutral" for every labelled row would reach."""
    folder = needed(data / "friendships")
    scores = scored(folder)
    rows = [row for entry in entries(folder) if half(str(entry["id"]).zfill(2)) == "check" for row in entry["leaders"]]

    def pair(part: str, of: str) -> tuple[float, float]:
        tuned, checked = (scores["bundled"], scores["tune"]), (scores["check"],)
        found = [
            (sum(getattr(s, part) for s in group), sum(getattr(s, of) for s in group)) for group in (tuned, checked)
        ]
        return 100 * found[0][0] / max(1, found[0][1]), 100 * found[1][0] / max(1, found[1][1])

    def always(field: str, label: str) -> str:
        return f"always {label} {100 * sum(row[field] == label for row in rows) / len(rows):.1f} (here)"

    return (
        figure("friendships", "leaders found, recall", pair("matched", "gold")),
        figure("friendships", "leaders found, precision", pair("matched", "found")),
        figure("friendships", "relation right", pair("relation", "matched"), always("friendship", "affirmed")),
        figure("friendships", "stance right", pair("stance", "matched"), always("stance", "neutral")),
        figure("friendships", "evidence in common", pair("evidence", "matched")),
        figure("friendships", "voices found", pair("voices", "gold_voices")),
    )


def table(*, verbose: bool = False) -> str:
    """A line of figures for each part of the data and, with `verbose`, every mistake."""
    lines = []
    for name, score in scored(needed(data_folder() / "friendships")).items():
        lines.append(f"{name:8} {score.line()}")
        lines += [f"    {mistake}" for mistake in score.mistakes] if verbose else []
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(verbose="-v" in sys.argv))
