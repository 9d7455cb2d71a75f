"""Scores the entities of the hand-labelled friendship articles: names, descriptions, and whom they are given to."""

from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

import yaml

from reader.analysis import entities, sentences
from reader.analysis.entities.gazetteer import folded
from reader.ingest import files
from reader.model import Analysis, Entity, Form
from tools.evaluate.friendships import PARTS, half
from tools.evaluate.places import f1

_BUNDLED = {"000": "1-washington-examiner.md", "001": "2-newsweek.md", "003": "3-whowhatwhy.md"}


def _articles(folder: Path) -> Iterator[tuple[str, Analysis, list[dict[str, list[str] | str]]]]:
    bundled = Path(__file__).resolve().parents[2] / "articles"
    for article in yaml.safe_load((folder / "entities.yaml").read_text(encoding="utf-8"))["articles"]:
        path = bundled / _BUNDLED[article["id"]] if article["id"] in _BUNDLED else folder / f"{article['id']}.txt"
        analysis = entities.find(sentences.find(Analysis(files.read(path))))
        yield article["id"], analysis, article["entities"]


def _texts(analysis: Analysis, entity: Entity, form: Form) -> set[str]:
    return {
        folded(analysis.text(mention.span)).removeprefix("the ") for mention in entity.mentions if mention.form is form
    }


def _gold(entity: dict[str, list[str] | str], field: str) -> set[str]:
    return {folded(text).removeprefix("the ") for text in entity.get(field, ())}


def counted(folder: Path, parts: Collection[str]) -> tuple[Counter[str], list[str]]:
    """Names and descriptions labelled, and given to the right entity, in the articles of these parts; the mistakes."""
    lines = []
    counts: Counter[str] = Counter()
    for name, analysis, labelled in _articles(folder):
        if half(name) not in parts:
            continue
        forms = {"named": Form.NAME, "nominal": Form.NOMINAL}
        for gold in labelled:
            names = _gold(gold, "named") | {folded(str(gold["canonical"]))}
            match = max(
                analysis.entities,
                key=lambda entity, names=names: len(_texts(analysis, entity, Form.NAME) & names),  # type: ignore[misc]
            )
            here = match if _texts(analysis, match, Form.NAME) & names else None
            for field, form in forms.items():
                for text in sorted(_gold(gold, field)):
                    hit = here is not None and text in _texts(analysis, here, form)
                    counts[field] += 1
                    counts[f"{field} right"] += hit
                    if not hit:
                        lines.append(f"    {name} missed {field} {gold['canonical']}: {text}")
        known = {text for gold in labelled for text in _gold(gold, "named")}
        for entity in analysis.entities:
            for text in sorted(_texts(analysis, entity, Form.NAME)):
                counts["found"] += 1
                counts["labelled"] += text in known
                if text not in known:
                    lines.append(f"    {name} not labelled: {text} ({entity.kind})")
    return counts, lines


def table(folder: Path, *, verbose: bool = False) -> str:
    """Share of names and descriptions given to the right entity, and of found names that are labelled."""
    counts, mistakes = counted(folder, PARTS)
    lines = mistakes if verbose else []
    for field in ("named", "nominal"):
        lines.append(f"friendships, {field}: {counts[f'{field} right']} of {counts[field]} given to the right entity")
    labelled = f1(counts["labelled"], counts["found"], counts["named"])
    lines.append(f"friendships, names labelled: {counts['labelled']} of {counts['found']}, F1 {labelled:.1f}")
    return "\n".join(lines)
