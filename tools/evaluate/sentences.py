"""Measures the sentence splitter: share of golden rules passed, boundary F1 on documents."""

import hashlib
import json
import time
from collections.abc import Iterator
from pathlib import Path

from reader.analysis.sentences import spans
from tools.evaluate.figures import Figure, figure, needed
from tools.evaluate.places import data_folder, f1


def _half(key: str) -> str:
    return "check" if hashlib.sha256(key.encode()).digest()[0] % 2 else "tune"


def golden(folder: Path) -> dict[str, tuple[int, int, list[str]]]:
    """Passed and all rules of each half, with the texts that failed."""
    result: dict[str, tuple[int, int, list[str]]] = {"tune": (0, 0, []), "check": (0, 0, [])}
    for rule in json.loads((folder / "golden_rules.json").read_text(encoding="utf-8")):
        text = rule["text"]
        right = [span.of(text) for span in spans(text)] == rule["sentences"]
        half = _half(text)
        passed, total, failed = result[half]
        result[half] = (passed + right, total + 1, failed if right else [*failed, text])
    return result


def _paragraphs(document: dict[str, list[int] | list[str]]) -> Iterator[tuple[str, set[int]]]:
    sentences = [str(sentence) for sentence in document["sentences"]]
    starts = [int(start) for start in document["paragraph_starts"]]
    for begin, end in zip(starts, [*starts[1:], len(sentences)], strict=True):
        inside = sentences[begin:end]
        ends, position = set(), 0
        for sentence in inside:
            position += len(sentence)
            ends.add(position)
            position += 1
        yield " ".join(inside), ends


def boundaries(folder: Path, half: str, prefix: str, *, inner: bool) -> tuple[int, int, int, list[str]]:
    """Right, predicted and true boundaries of the documents of `half` whose id begins with `prefix`, with mistakes.

    `inner` leaves out the end of each paragraph, which no splitter can miss.
    """
    right = predicted = true = 0
    mistakes = []
    for line in (folder / "ewt_dev.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        if not document["id"].startswith(prefix) or _half(document["id"]) != half:
            continue
        for text, gold in _paragraphs(document):
            found = {span.end for span in spans(text)}
            if inner:
                gold, found = gold - {len(text)}, found - {len(text)}
            right += len(gold & found)
            predicted += len(found)
            true += len(gold)
            mistakes += [f"+ {text[max(0, at - 40) : at]} || {text[at : at + 30]}" for at in sorted(found - gold)]
            mistakes += [f"- {text[max(0, at - 40) : at]} || {text[at : at + 30]}" for at in sorted(gold - found)]
    return right, predicted, true, mistakes


def measure(data: Path) -> tuple[Figure, ...]:
    """The area's figures."""
    folder = needed(data / "sentences")
    rules = {half: 100 * passed / total for half, (passed, total, _) in golden(folder).items()}
    passed = rules["tune"], rules["check"]
    found = []
    for prefix in ("weblog", ""):
        parts = [boundaries(folder, half, prefix, inner=False)[:3] for half in ("tune", "check")]
        found.append((f1(*parts[0]), f1(*parts[1])))
    return (
        figure("sentences", "golden rules", passed, "pySBD 97.9", "BlingFire 75.0", "syntok 70.8"),
        figure("sentences", "news, boundary F1", found[0], "BlingFire 95.4", "syntok 94.9", "pySBD 90.4"),
        figure("sentences", "all EWT, boundary F1", found[1]),
    )


def table(*, verbose: bool = False) -> str:
    """The area's table, as text; with `verbose` the mistakes of the tuning half too."""
    folder = data_folder() / "sentences"
    lines = []
    for half, (passed, total, failed) in golden(folder).items():
        lines.append(f"golden rules, {half:5} {passed:3} of {total:3}  {100 * passed / total:5.1f} %")
        if verbose and half == "tune":
            lines += [f"    {text}" for text in failed]
    for prefix, name in (("weblog", "news-like"), ("", "all EWT")):
        for half in ("tune", "check"):
            scores = []
            for inner in (False, True):
                right, predicted, true, mistakes = boundaries(folder, half, prefix, inner=inner)
                scores.append(f1(right, predicted, true))
            lines.append(f"{name:9} {half:5} boundary F1 {scores[0]:5.1f}, inside paragraphs {scores[1]:5.1f} ({true})")
            if verbose and half == "tune" and prefix:
                lines += [f"    {mistake}" for mistake in mistakes]
    text = "He met Mr. Xi in the U.S. on Monday. “It was good,” he said. Nobody knew why. " * 13_000
    before = time.perf_counter()
    spans(text)
    lines.append(f"{len(text) / 1e6:.1f} MB in {time.perf_counter() - before:.2f} s")
    return "\n".join(lines)


if __name__ == "__main__":
    import sys

    print(table(verbose="-v" in sys.argv))
