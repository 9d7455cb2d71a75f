"""Scores exact spans of names, found by the whole pipeline in running text, against labelled corpora."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reader.analysis import entities, sentences
from reader.ingest import article, blocks
from reader.model import Analysis, EntityKind, Form, Span
from tools.corpora import Document, documents
from tools.evaluate.places import f1

_KINDS = {"PER": EntityKind.PERSON, "LOC": EntityKind.PLACE, "ORG": EntityKind.ORGANISATION}

Labelled = set[tuple[Span, EntityKind]]


def half(document: Document) -> str:
    """`tune` or `check`, by the document's words alone."""
    text = " ".join(word for sentence in document.sentences for word, _ in sentence)
    return "check" if hashlib.sha256(text.encode()).digest()[0] % 2 else "tune"


def running(document: Document) -> tuple[str, Labelled]:
    """The document as text, a line for each sentence, with its labelled spans."""
    lines, labelled, offset = [], set(), 0
    for sentence in document.sentences:
        position = offset
        open_at, kind, end = -1, "", 0
        for word, label in [*sentence, ("", "O")]:
            if open_at >= 0 and label != f"I-{kind}":
                if kind in _KINDS:
                    labelled.add((Span(open_at, end), _KINDS[kind]))
                open_at = -1
            if label != "O" and open_at < 0:
                open_at, kind = position, label[2:]
            end = position + len(word)
            position = end + 1
        lines.append(" ".join(word for word, _ in sentence))
        offset += len(lines[-1]) + 1
    return "\n".join(lines), labelled


def found(text: str) -> Labelled:
    """The name mentions that the pipeline finds in `text`."""
    analysis = entities.find(sentences.find(Analysis(article.make(text, blocks.of_text(text)))))
    return {
        (mention.span, entity.kind)
        for entity in analysis.entities
        for mention in entity.mentions
        if mention.form is Form.NAME and entity.kind is not EntityKind.OTHER
    }


def _documents(folder: Path, corpus: str, part: str) -> Iterator[Document]:
    for document in documents(corpus, folder):
        if part in {"", half(document)}:
            yield document


def counted(folder: Path, corpus: str, part: str = "") -> tuple[Counter[str], list[str]]:
    """Names right, found and labelled in the documents of `corpus`, or in one half of them; and the mistakes."""
    counts: Counter[str] = Counter()
    lines: list[str] = []
    for document in _documents(folder, corpus, part):
        text, gold = running(document)
        here = found(text)
        counts["right"] += len(gold & here)
        counts["gold"] += len(gold)
        counts["found"] += len(here)
        counts["untyped"] += len({span for span, _ in gold} & {span for span, _ in here})
        for kind in _KINDS.values():
            counts[f"{kind} right"] += sum(pair in here for pair in gold if pair[1] is kind)
            counts[f"{kind} all"] += sum(pair[1] is kind for pair in gold) + sum(pair[1] is kind for pair in here)
        lines += [f"    missed {span.of(text)} ({kind})" for span, kind in sorted(gold - here)]
        lines += [f"    wrong {span.of(text)} ({kind})" for span, kind in sorted(here - gold)]
    return counts, lines


def figures(folder: Path, corpus: str, part: str = "") -> tuple[float, float]:
    """Exact span F1, typed and untyped."""
    counts, _ = counted(folder, corpus, part)
    return f1(counts["right"], counts["found"], counts["gold"]), f1(counts["untyped"], counts["found"], counts["gold"])


def score(folder: Path, corpus: str, part: str = "", *, verbose: bool = False) -> str:
    """One line of the table, and with `verbose` the mistakes: documents of `corpus`, of one half if `part` names it."""
    counts, mistakes = counted(folder, corpus, part)
    lines = mistakes if verbose else []
    typed, untyped = (f1(counts[name], counts["found"], counts["gold"]) for name in ("right", "untyped"))
    kinds = ", ".join(
        f"{kind} {200 * counts[f'{kind} right'] / max(1, counts[f'{kind} all']):.1f}" for kind in _KINDS.values()
    )
    recall = 100 * counts["right"] / max(1, counts["gold"])
    name = f"{corpus} {part}".strip()
    lines.append(
        f"{name:14} typed {typed:5.1f}  untyped {untyped:5.1f}  recall {recall:5.1f}  ({kinds}; {counts['gold']} names)"
    )
    return "\n".join(lines)
