"""Scores the entities of the hand-labelled friendship articles: names, descriptions, and whom they are given to."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from reader.analysis import entities, sentences
from reader.analysis.entities.gazetteer import folded
from reader.ingest import files
from reader.model import Analysis, Entity, Form
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


def table(folder: Path, *, verbose: bool = False) -> str:
    """Share of names and descriptions given to the right entity, and of found names that are labelled."""
    lines = []
    found = {"named": 0, "nominal": 0}
    asked = {"named": 0, "nominal": 0}
    right = predicted = 0
    for name, analysis, labelled in _articles(folder):
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
                    asked[field] += 1
                    found[field] += hit
                    if verbose and not hit:
                        lines.append(f"    {name} missed {field} {gold['canonical']}: {text}")
        known = {text for gold in labelled for text in _gold(gold, "named")}
        for entity in analysis.entities:
            for text in sorted(_texts(analysis, entity, Form.NAME)):
                predicted += 1
                right += text in known
                if verbose and text not in known:
                    lines.append(f"    {name} not labelled: {text} ({entity.kind})")
    for field in forms:
        lines.append(f"friendships, {field}: {found[field]} of {asked[field]} given to the right entity")
    lines.append(f"friendships, names labelled: {right} of {predicted}, F1 {f1(right, predicted, asked['named']):.1f}")
    return "\n".join(lines)
