"""Question by source: what each article says of each counterpart, and the verdict over them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from reader.model import (
    Agreement,
    Answer,
    Article,
    Cell,
    Comparison,
    Difference,
    Question,
    Relation,
    Row,
    Stance,
    Verdict,
)

_SAYS = {
    Relation.AFFIRMED: ("says the {noun} exists", "say the {noun} exists"),
    Relation.DENIED: ("says there is no {noun}", "say there is no {noun}"),
    Relation.COOLED: ("says the {noun} has cooled", "say the {noun} has cooled"),
    Relation.MIXED: ("says both", "say both"),
}
_SIDES = {Stance.APPROVE: "for it", Stance.CRITICISE: "against it", Stance.MIXED: "for and against it"}


_NONE: Mapping[str, str] = MappingProxyType({})


def compare(
    question: Question, answered: Sequence[tuple[Article, Sequence[Answer]]], foreign: Mapping[str, str] = _NONE
) -> Comparison:
    """Lay the answers of several articles side by side.

    A row for every counterpart that any article brings up: those whom the question lists in its order, then others in
    the order in which they are first met. An article without an answer has a silent cell. `foreign` names, by article
    id, the language of those that were not judged: no verdict counts them.
    """
    listed = [party.name for party in question.counterparts]
    met = dict.fromkeys(answer.counterpart for _, answers in answered for answer in answers)
    names = [name for name in listed if name in met] + [name for name in met if name not in listed]
    rows = tuple(_row(question, name, answered, foreign) for name in names)
    differences = tuple(difference for row in rows for difference in _differences(row))
    articles = tuple(article for article, _ in answered)
    unjudged = tuple((article.id, foreign[article.id]) for article in articles if article.id in foreign)
    return Comparison(question, articles, rows, differences, unjudged)


def _row(
    question: Question,
    counterpart: str,
    answered: Sequence[tuple[Article, Sequence[Answer]]],
    foreign: Mapping[str, str],
) -> Row:
    silent = Answer(question.id, counterpart, Relation.SILENT, Stance.NEUTRAL, 0.0, ())
    cells = tuple(
        Cell(
            article.id,
            next(
                (answer for answer in answers if answer.counterpart == counterpart),
                replace(silent, foreign=foreign.get(article.id, "")),
            ),
        )
        for article, answers in answered
    )
    return Row(counterpart, cells, _verdict(question.relation.noun, cells))


def _stating(cells: Sequence[Cell]) -> list[Cell]:
    """The cells that say something of the relation and prove it."""
    return [cell for cell in cells if cell.answer.relation in _SAYS and cell.answer.evidence]


def _speaking(cells: Sequence[Cell]) -> list[Cell]:
    """The cells whose article brings the pair up; only they can judge."""
    return [cell for cell in cells if cell.answer.relation is not Relation.SILENT and cell.answer.evidence]


def _relation_agreement(cells: Sequence[Cell]) -> Agreement:
    """Affirmed against denied or cooled is a difference; mixed holds both, so it neither agrees nor differs."""
    found = {cell.answer.relation for cell in _stating(cells)}
    count = len(_stating(cells))
    if count < 2:
        return Agreement.ONE_SOURCE if count else Agreement.NOT_ENOUGH
    if len(found) == 1:
        return Agreement.AGREE
    if Relation.AFFIRMED in found and found & {Relation.DENIED, Relation.COOLED}:
        return Agreement.DIFFER
    return Agreement.NOT_ENOUGH


def _stance_agreement(cells: Sequence[Cell]) -> Agreement:
    """Approval against criticism is a difference; whoever only reports takes no side and contradicts nobody."""
    speaking = _speaking(cells)
    if len(speaking) < 2:
        return Agreement.ONE_SOURCE if speaking else Agreement.NOT_ENOUGH
    found = {cell.answer.stance for cell in speaking}
    if {Stance.APPROVE, Stance.CRITICISE} <= found:
        return Agreement.DIFFER
    if len(found) == 1:
        return Agreement.AGREE
    judging = [cell for cell in speaking if cell.answer.stance is not Stance.NEUTRAL]
    return Agreement.ONE_SOURCE if len(judging) == 1 else Agreement.NOT_ENOUGH


def _verdict(noun: str, cells: Sequence[Cell]) -> Verdict:
    relation, stance = _relation_agreement(cells), _stance_agreement(cells)
    judged = [cell for cell in cells if not cell.answer.foreign]
    unjudged = len(cells) - len(judged)
    parts = [_relation_text(noun, judged), _stance_text(cells, stance), f"{unjudged} not judged" if unjudged else ""]
    return Verdict(relation, stance, "; ".join(part for part in parts if part))


def _relation_text(noun: str, cells: Sequence[Cell]) -> str:
    total, stating = len(cells), _stating(cells)
    parts: list[str] = []
    for label, (one, many) in _SAYS.items():
        count = sum(1 for cell in stating if cell.answer.relation is label)
        if count:
            parts.append(f"{_count(count, total, first=not parts)} {(one if count == 1 else many).format(noun=noun)}")
    untold = sum(1 for cell in _speaking(cells) if cell.answer.relation is Relation.NOT_ADDRESSED)
    if not parts:
        return (
            f"none of {total} says anything of the {noun}"
            if total > 1
            else f"the only source says nothing of the {noun}"
        )
    if untold:
        parts.append(f"{untold} {'brings' if untold == 1 else 'bring'} them up without saying")
    return ", ".join(parts)


def _count(count: int, total: int, *, first: bool) -> str:
    if count == total:
        return {1: "the only source", 2: "both"}.get(total, f"all {total}")
    return f"{count} of {total}" if first else str(count)


def _stance_text(cells: Sequence[Cell], agreement: Agreement) -> str:
    speaking = _speaking(cells)
    counts = {label: sum(1 for cell in speaking if cell.answer.stance is label) for label in _SIDES}
    sides = [f"{count} {_SIDES[label]}" for label, count in counts.items() if count]
    if agreement is Agreement.DIFFER:
        return f"they differ on whether it is good: {', '.join(sides)}"
    if not sides:
        return "none judges it" if len(speaking) > 1 else ""
    others = len(speaking) - sum(counts.values())
    if others:
        sides.append("the other reports" if others == 1 else "the others report")
    return ", ".join(sides)


def _differences(row: Row) -> list[Difference]:
    found = []
    if row.verdict.relation is Agreement.DIFFER:
        labels = (Relation.AFFIRMED, Relation.DENIED, Relation.COOLED)
        sides = [
            (str(label), [c.article for c in _stating(row.cells) if c.answer.relation is label]) for label in labels
        ]
        found.append(_difference(row, "relation", sides))
    if row.verdict.stance is Agreement.DIFFER:
        kinds = (Stance.APPROVE, Stance.CRITICISE)
        sides = [(str(kind), [c.article for c in _speaking(row.cells) if c.answer.stance is kind]) for kind in kinds]
        found.append(_difference(row, "stance", sides))
    return found


def _difference(row: Row, on: str, sides: Sequence[tuple[str, list[str]]]) -> Difference:
    return Difference(row.counterpart, on, tuple((label, tuple(ids)) for label, ids in sides if ids))
