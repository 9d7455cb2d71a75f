"""Question by source: what each article says of each counterpart, and the verdict over them."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from types import MappingProxyType

from reader.compare import naming
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
    question: Question,
    answered: Sequence[tuple[Article, Sequence[Answer]]],
    foreign: Mapping[str, str] = _NONE,
    copies: Sequence[Sequence[str]] = (),
) -> Comparison:
    """Lay the answers of several articles side by side.

    A row for every counterpart that any article brings up: those whom the question lists in its order, then others in
    the order in which they are first met. An article without an answer has a silent cell. `foreign` names, by article
    id, the language of those that were not judged: no verdict counts them. `copies` are ids of articles that are one
    text, group by group: all keep their cells, and verdicts count them as one voice.
    """
    listed = [party.name for party in question.counterparts]
    met = dict.fromkeys(answer.counterpart for _, answers in answered for answer in answers)
    names = [name for name in listed if name in met] + [name for name in met if name not in listed]
    rows = tuple(_row(question, name, answered, foreign, copies) for name in names)
    differences = tuple(difference for row in rows for difference in _differences(row))
    articles = tuple(article for article, _ in answered)
    unjudged = tuple((article.id, foreign[article.id]) for article in articles if article.id in foreign)
    return Comparison(question, articles, rows, differences, unjudged)


def _row(
    question: Question,
    counterpart: str,
    answered: Sequence[tuple[Article, Sequence[Answer]]],
    foreign: Mapping[str, str],
    copies: Sequence[Sequence[str]],
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
    outlets = {article.id: article.outlet for article, _ in answered}
    pair = naming.Pair(question, counterpart)
    plain = frozenset(
        article.id for (article, _), cell in zip(answered, cells, strict=True) if pair.proved(article, cell.answer)
    )
    return Row(counterpart, cells, _verdict(question.relation.noun, cells, _folded(cells, copies), outlets, plain))


def _folded(cells: Sequence[Cell], copies: Sequence[Sequence[str]]) -> list[list[Cell]]:
    """The cells that verdicts count, each followed by those of other articles that print the same text.

    A copy may be cut, so one that says less than another adds nothing; one that says something else was edited or
    corrected, and speaks for itself.
    """
    text_of = {article: number for number, group in enumerate(copies) for article in group}
    texts: dict[object, list[Cell]] = {}
    for cell in cells:
        texts.setdefault(text_of.get(cell.article, cell.article), []).append(cell)
    voices = []
    for group in texts.values():
        said = _stating(group) or _speaking(group) or group[:1]
        by_label: dict[tuple[Relation, Stance], list[Cell]] = {}
        for cell in said:
            by_label.setdefault((cell.answer.relation, cell.answer.stance), []).append(cell)
        first, *others = by_label.values()
        voices += [first + [cell for cell in group if cell not in said], *others]
    return voices


def _stating(cells: Sequence[Cell]) -> list[Cell]:
    """The cells that say something of the relation and prove it."""
    return [cell for cell in cells if cell.answer.relation in _SAYS and cell.answer.evidence]


def _speaking(cells: Sequence[Cell]) -> list[Cell]:
    """The cells whose article brings the pair up; only they can judge."""
    return [cell for cell in cells if cell.answer.relation is not Relation.SILENT and cell.answer.evidence]


def _opposed(labels: Set[Relation]) -> bool:
    """Affirmed against denied or cooled; mixed holds both, so it neither agrees nor differs."""
    return Relation.AFFIRMED in labels and not labels.isdisjoint({Relation.DENIED, Relation.COOLED})


def _relation_agreement(cells: Sequence[Cell], plain: Set[str]) -> Agreement:
    """How those who say something of the relation stand to each other; `plain` are the articles that say it plainly.

    Sources hardly ever contradict each other, so of two labels that do one is likelier to be wrong: they are called a
    difference only where both are proved by a sentence that names the two.
    """
    stating = _stating(cells)
    if len(stating) < 2:
        return Agreement.ONE_SOURCE if stating else Agreement.NOT_ENOUGH
    if len({cell.answer.relation for cell in stating}) == 1:
        return Agreement.AGREE
    proved = {cell.answer.relation for cell in stating if cell.article in plain}
    return Agreement.DIFFER if _opposed(proved) else Agreement.NOT_ENOUGH


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


def _verdict(
    noun: str,
    cells: Sequence[Cell],
    voices: Sequence[Sequence[Cell]],
    outlets: Mapping[str, str],
    plain: Set[str],
) -> Verdict:
    speaking = [voice[0] for voice in voices]
    relation, stance = _relation_agreement(speaking, plain), _stance_agreement(speaking)
    judged = [cell for cell in speaking if not cell.answer.foreign]
    unjudged = sum(1 for cell in cells if cell.answer.foreign)
    copied = [voice for voice in voices if len(voice) > 1 and not voice[0].answer.foreign]
    opposed = _opposed({cell.answer.relation for cell in _stating(speaking)})
    parts = [
        _relation_text(noun, judged, texts=bool(copied)),
        "too indirect to call it a difference" if opposed and relation is not Agreement.DIFFER else "",
        _stance_text(speaking, stance),
        _copies_text(copied, outlets),
        f"{unjudged} not judged" if unjudged else "",
    ]
    text = "; ".join(part for part in parts if part)
    if relation is not Agreement.ONE_SOURCE:
        return Verdict(relation, stance, text)
    (only,) = (voice for voice in voices if _stating(voice[:1]))
    return Verdict(relation, stance, text, len({outlets[cell.article] for cell in only}))


def _copies_text(copied: Sequence[Sequence[Cell]], outlets: Mapping[str, str]) -> str:
    """How many outlets print how many texts, where a text was counted once for several: "3 outlets, 1 text"."""
    if not copied:
        return ""
    printing = [{outlets[cell.article] for cell in voice} for voice in copied]
    several = all(len(names) > 1 for names in printing)
    total = sum(map(len, printing)) if several else sum(map(len, copied))
    return f"{total} {'outlets' if several else 'articles'}, {len(copied)} {'text' if len(copied) == 1 else 'texts'}"


def _relation_text(noun: str, cells: Sequence[Cell], *, texts: bool) -> str:
    """`texts`: say that texts are counted, because there are fewer of them than columns."""
    total, stating = len(cells), _stating(cells)
    parts: list[str] = []
    for label, (one, many) in _SAYS.items():
        count = sum(1 for cell in stating if cell.answer.relation is label)
        if count:
            counted = _count(count, total, first=not parts, texts=texts)
            parts.append(f"{counted} {(one if count == 1 else many).format(noun=noun)}")
    untold = sum(1 for cell in _speaking(cells) if cell.answer.relation is Relation.NOT_ADDRESSED)
    if not parts:
        return (
            f"none of {total}{' texts' if texts else ''} says anything of the {noun}"
            if total > 1
            else f"the only {'text' if texts else 'source'} says nothing of the {noun}"
        )
    if untold:
        parts.append(f"{untold} {'brings' if untold == 1 else 'bring'} them up without saying")
    return ", ".join(parts)


def _count(count: int, total: int, *, first: bool, texts: bool) -> str:
    noun = " texts" if texts else ""
    if count == total:
        return {1: f"the only {'text' if texts else 'source'}", 2: f"both{noun}"}.get(total, f"all {total}{noun}")
    return f"{count} of {total}{noun}" if first else str(count)


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
