"""Labels that the reader put in place of the program's."""

from typing import NamedTuple

from reader.model import Relation, Stance


class Correction(NamedTuple):
    """The reader's labels for one answer; None leaves the program's."""

    relation: Relation | None
    stance: Stance | None


class Corrections:
    """The reader's labels, by question, counterpart and article."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, str], Correction] = {}

    def get(self, question: str, counterpart: str, article: str) -> Correction | None:
        """The correction of one answer; None when there is none."""
        return self._kept.get((question, counterpart, article))

    def set(
        self, question: str, counterpart: str, article: str, *, relation: Relation | None, stance: Stance | None
    ) -> None:
        """Keep a correction; None for both takes it back."""
        key = (question, counterpart, article)
        if relation is None and stance is None:
            self._kept.pop(key, None)
        else:
            self._kept[key] = Correction(relation, stance)
