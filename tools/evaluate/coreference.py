"""Scores to whom descriptions and pronouns are given in MEANTIME: `python -m tools.evaluate.coreference`."""

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from reader.analysis import entities, sentences
from reader.ingest import article, blocks
from reader.model import Analysis, EntityKind, Form, Span
from tools.corpora import meantime_sentences
from tools.evaluate.places import data_folder

_FORMS = {"NOUN": Form.NOMINAL, "PRON": Form.PRONOUN, "PROPN": Form.NAME}


class Labelled(NamedTuple):
    """A mention of a person as the corpus has it, by where its head word stands."""

    head: int
    span: Span
    form: Form
    chain: str


def half(document: str) -> str:
    """`tune` or `check`, by the document's key alone."""
    return "check" if hashlib.sha256(document.encode()).digest()[0] % 2 else "tune"


def _documents(folder: Path) -> dict[str, tuple[str, list[Labelled]]]:
    """Each document's text, a line for each sentence, with its labelled mentions of people."""
    found: dict[str, tuple[str, list[Labelled]]] = {}
    starts: dict[str, dict[tuple[int, int], Span]] = {}
    for key, rows in meantime_sentences(folder):
        lines, offset = [], 0
        spans = starts.setdefault(key, {})
        for number, words in sorted(rows.items()):
            position = offset
            for index, word in enumerate(words):
                spans[number, index] = Span(position, position + len(word))
                position += len(word) + 1
            lines.append(" ".join(words))
            offset += len(lines[-1]) + 1
        found[key] = ("\n".join(lines), [])
    for mention in json.loads((folder / "meantime_entities_mentions.json").read_text(encoding="utf-8")):
        form = _FORMS.get(mention["mention_head_pos"])
        if mention["mention_type"] != "PER" or form is None:
            continue
        key, number = mention["conll_doc_key"], mention["sent_id"]
        tokens = [starts[key][number, index] for index in mention["tokens_number"] if (number, index) in starts[key]]
        head = starts[key].get((number, mention["mention_head_id"]))
        if tokens and head:
            span = Span(tokens[0].start, tokens[-1].end)
            found[key][1].append(Labelled(head.start, span, form, mention["coref_chain"]))
    return found


def counted(folder: Path, part: str) -> tuple[Counter[str], list[str]]:
    """Labelled descriptions and pronouns of people whom the text names: given to them, to others, or to nobody."""
    counts: Counter[str] = Counter()
    mistakes: list[str] = []
    for key, (text, labelled) in sorted(_documents(folder).items()):
        if half(key) != part:
            continue
        analysis = entities.find(sentences.find(Analysis(article.make(text, blocks.of_text(text)))))
        given = {
            (mention.span, mention.form): index
            for index, entity in enumerate(analysis.entities)
            for mention in entity.mentions
            if entity.kind is EntityKind.PERSON
        }

        def entity_of(mention: Labelled, form: Form, given: dict[tuple[Span, Form], int] = given) -> set[int]:
            return {
                index for (span, here), index in given.items() if here is form and span.start <= mention.head < span.end
            }

        named: dict[str, set[int]] = {}
        for mention in labelled:
            if mention.form is Form.NAME:
                named.setdefault(mention.chain, set()).update(entity_of(mention, Form.NAME))
        for mention in labelled:
            if mention.form is Form.NAME or not named.get(mention.chain):
                continue
            got = entity_of(mention, mention.form)
            outcome = "right" if got & named[mention.chain] else "wrong" if got else "missed"
            counts[mention.form] += 1
            counts[f"{mention.form} {outcome}"] += 1
            if outcome != "right":
                line = text[text.rfind("\n", 0, mention.head) + 1 : (text + "\n").find("\n", mention.head)]
                mistakes.append(f"    {outcome} {mention.span.of(text)} [{mention.chain[-30:]}] in: {line}")
        heads = [mention.head for mention in labelled]
        for span, form in given:
            if form is Form.NOMINAL and not any(span.start <= head < span.end for head in heads):
                counts["nominal not labelled"] += 1
                mistakes.append(f"    not labelled {span.of(text)}")
    return counts, mistakes


def table(folder: Path, *, verbose: bool = False) -> str:
    """A line for each half."""
    lines = []
    for part in ("tune", "check"):
        counts, mistakes = counted(folder, part)
        lines += mistakes if verbose and part == "tune" else []
        for form in (Form.NOMINAL, Form.PRONOUN):
            outcomes = ", ".join(f"{counts[f'{form} {outcome}']} {outcome}" for outcome in ("right", "wrong", "missed"))
            lines.append(f"meantime {part}, {form}: of {counts[form]} {outcomes}")
        lines.append(f"meantime {part}, descriptions that are not labelled: {counts['nominal not labelled']}")
    return "\n".join(lines)


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="list the mistakes of the tuning half")
    print(table(data_folder() / "entities", verbose=parser.parse_args().verbose))


if __name__ == "__main__":
    main()
