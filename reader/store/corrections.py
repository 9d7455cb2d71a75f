"""Labels that the reader put in place of the program's, in a YAML file they can edit."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from reader.documents import MAXIMUM_BYTES, Value, load, read_text
from reader.errors import CrossreadError, FileProblem
from reader.model import Relation, Stance
from reader.paths import data_folder
from reader.store import atomic
from reader.text import clean_line

FILE_NAME = "corrections.yaml"
_HEADER = """\
# Your own labels, in place of the ones crossread found. Edit or delete entries as you like: crossread reads this file
# when it starts and writes it anew, without comments of yours, when you correct a label.
"""
_FIELDS = ("question", "counterpart", "article")
_RELATIONS = tuple(relation for relation in Relation if relation is not Relation.SILENT)


_Key = tuple[str, str, str]


class Correction(NamedTuple):
    """The reader's labels for one answer; None leaves the program's."""

    relation: Relation | None
    stance: Stance | None


class Corrections:
    """The reader's labels, by question, counterpart and article. Every method may be called from any thread."""

    def __init__(self, path: Path | None = None) -> None:
        """Begin with no labels; `set` writes them to `path`, or keeps them in memory only when it is None."""
        self._path = path
        self._kept: dict[_Key, Correction] = {}
        self._unwritten: dict[_Key, Correction | None] = {}
        self._lock = threading.RLock()

    @classmethod
    def read(cls, path: Path | None = None) -> "tuple[Corrections, tuple[FileProblem, ...]]":
        """Read the labels in the file at `path`, by default the reader's own; a missing file means none.

        A file that is damaged, or of which an entry cannot be read, is set aside under another name, so that nothing
        in it is ever overwritten; the entries that can be read are kept. Where it cannot be set aside, or cannot be
        read at all, what the reader corrects is kept in memory only.
        """
        path = path if path is not None else data_folder() / FILE_NAME
        corrections = cls(path)
        problems = list(corrections._load(path))
        if problems:
            aside = _set_aside(path)
            if aside is None:
                corrections._path = None
            kept = f"it was set aside as {aside.name}" if aside else "labels you correct now will not be kept"
            problems = [FileProblem(problem.name, f"{problem.reason}; {kept}", problem.line) for problem in problems]
            if aside and corrections._kept:
                corrections._write()
        return corrections, tuple(problems)

    def __len__(self) -> int:
        with self._lock:
            return len(self._kept)

    def get(self, question: str, counterpart: str, article: str) -> Correction | None:
        """The correction of one answer; None when there is none."""
        with self._lock:
            return self._kept.get((question, counterpart, article))

    def of(self, question: str, article: str) -> "dict[str, Correction]":
        """The corrections of one article's answers to a question, by counterpart, in alphabetical order."""
        with self._lock:
            kept = sorted(self._kept.items())
        return {
            counterpart: correction
            for (asked, counterpart, identifier), correction in kept
            if (asked, identifier) == (question, article)
        }

    def set(
        self, question: str, counterpart: str, article: str, *, relation: Relation | None, stance: Stance | None
    ) -> None:
        """Keep a correction, on the disk too; None for both takes it back.

        What was changed in the file meanwhile, by hand or by another crossread, stays. Raises CrossreadError when the
        file cannot be written: the correction then holds until the program ends.
        """
        key = (question, counterpart, article)
        correction = None if relation is None and stance is None else Correction(relation, stance)
        with self._lock:
            self._unwritten[key] = correction
            try:
                self._refresh()
            finally:
                for changed, value in self._unwritten.items():
                    if value is None:
                        self._kept.pop(changed, None)
                    else:
                        self._kept[changed] = value
            self._write()
            self._unwritten.clear()

    def _refresh(self) -> None:
        if self._path is None:
            return
        fresh = Corrections()
        damaged = list(fresh._load(self._path))
        if damaged and _set_aside(self._path) is None:
            raise CrossreadError(f"your correction is not kept: {damaged[0]}")
        self._kept = fresh._kept if not damaged else {**self._kept, **fresh._kept}

    def _load(self, path: Path) -> Iterator[FileProblem]:
        try:
            text = read_text(path, maximum_bytes=_MAXIMUM_BYTES)
            entries = load(text, clean_line(path.name), maximum_bytes=_MAXIMUM_BYTES).mapping(optional=("corrections",))
        except FileProblem as problem:
            if not isinstance(problem.__cause__, FileNotFoundError | NotADirectoryError):
                yield problem
            return
        for entry in entries["corrections"].items() if "corrections" in entries else ():
            try:
                key, correction = _read_entry(entry)
            except FileProblem as problem:
                yield problem
            else:
                self._kept[key] = correction

    def _write(self) -> None:
        if self._path is None:
            return
        entries = [
            {
                "question": question,
                "counterpart": counterpart,
                "article": article,
                **({"relation": str(correction.relation)} if correction.relation else {}),
                **({"stance": str(correction.stance)} if correction.stance else {}),
            }
            for (question, counterpart, article), correction in sorted(self._kept.items())
        ]
        text = yaml.safe_dump({"corrections": entries}, allow_unicode=True, sort_keys=False, width=1000)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            atomic.write(self._path, _HEADER + text)
        except OSError as error:
            reason = error.strerror or "cannot be written"
            raise CrossreadError(f"your correction is not kept: {clean_line(str(self._path))}: {reason}") from error


_MAXIMUM_BYTES = 16 * MAXIMUM_BYTES


def _read_entry(entry: Value) -> tuple[_Key, Correction]:
    fields = entry.mapping(required=_FIELDS, optional=("relation", "stance"))
    question, counterpart, article = (fields[field].text() for field in _FIELDS)
    relation = _one_of(fields.get("relation"), _RELATIONS, "relation")
    stance = _one_of(fields.get("stance"), tuple(Stance), "stance")
    if relation is None and stance is None:
        entry.refuse("an entry needs a `relation`, a `stance`, or both")
    return (question, counterpart, article), Correction(
        Relation(relation) if relation else None, Stance(stance) if stance else None
    )


def _one_of(value: Value | None, known: tuple[str, ...], what: str) -> str | None:
    if value is None:
        return None
    text = value.text()
    if text not in known:
        value.refuse(f"{what} `{text[:40]}` is not one of {', '.join(known)}")
    return text


def _set_aside(path: Path) -> Path | None:
    for number in range(1, 1000):
        aside = path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")
        if not aside.exists():
            try:
                return path.rename(aside)
            except OSError:
                return None
    return None
