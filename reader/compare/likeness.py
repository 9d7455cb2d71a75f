"""Measures how far two short texts say the same thing.

What is measured is shared content: equal stems count fully, words of like meaning partly, names and numbers more than
other words. Opposites, a negation on one side only, and different numbers speak against it, because news that differs
in one such word differs altogether.
"""

from collections.abc import Callable, Set
from functools import cache
from typing import NamedTuple

from reader.analysis.sentiment import negated
from reader.analysis.tokens import stem, stop_words, words
from reader.data import read_text

SYNONYM = 0.8
"""How much of a word its neighbour in meaning stands for."""
EMPHASIS = 1.5
"""How much more than another word a name or a number weighs."""
SAME_ANSWER = 0.2
"""Least likeness of two answers to one question that are taken to say the same."""

_NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(),
        start=2,
    )
}
"""Without "one", which mostly is no number ("one of them", "the one who")."""
_OPPOSITES = """
rise fall, rise drop, rise decline, gain lose, gain loss, gain drop, increase decrease, increase reduce, increase cut,
grow shrink, higher lower, high low, raise lower, raise cut, warm cool, strong weak, strengthen weaken, early late,
accept reject, approve reject, support oppose, agree disagree, allow ban, allow forbid, permit ban, confirm deny,
admit deny, win lose, victory defeat, success failure, begin end, start stop, open close, join leave, enter exit,
friend enemy, friend foe, ally enemy, majority minority, largest smallest, biggest smallest, best worst, better worse,
good bad, guilty innocent, guilty acquit, convict acquit, profit loss, buy sell, import export, praise criticise,
praise criticize, praise condemn, love hate, attack defend, hire fire, possible impossible, likely unlikely,
legal illegal, permanent temporary, true false, dead alive
"""
_IRREGULAR = """
rose risen rise, fell fallen fall, won win, lost lose, grew grown grow, bought buy, sold sell, left leave, began begun
begin, met meet, took taken take, gave given give, told tell, made make, found find, came come, went gone go, held
hold, kept keep, led lead, sent send, spent spend, spoke spoken speak, stood stand, thought think, wrote written
write, broke broken break, brought bring, built build, chose chosen choose, drew drawn draw, drove driven drive,
fought fight, flew flown fly, froze frozen freeze, knew known know, paid pay, ran run, saw seen see, sought seek, shot
shoot, shook shaken shake, shrank shrunk shrink, slid slide, sank sunk sink, struck strike, swore sworn swear, threw
thrown throw, understood understand, withdrew withdrawn withdraw, women woman, men man, children child, people person
"""
"""Forms that no stemmer joins, each group with its base form last."""


class Term(NamedTuple):
    """A word with content."""

    stem: str
    """A number word is a number here."""
    word: str
    """In lower case."""
    kind: str
    """`name`, `number` or `word`."""
    negated: bool


class Terms(NamedTuple):
    """A text as far as its content goes: each stem once, at its first place."""

    by_stem: dict[str, Term]
    numbers: frozenset[str]


def terms(text: str, language: str = "en") -> Terms:
    """The words of `text` that have content: no stop words, and no marks."""
    common = stop_words(language)
    bases = _bases() if language == "en" else {}
    found = words(text)
    lowered = [token.text.lower().replace("’", "'") for token in found]
    turned = negated(lowered)
    kept = [index for index, word in enumerate(lowered) if word not in common or word in _NUMBERS]
    by_stem: dict[str, Term] = {}
    for index in kept:
        word = lowered[index]
        number = _NUMBERS.get(word) or _number(word)
        name = index > 0 and found[index].text[0].isupper()
        kind = "number" if number else "name" if name else "word"
        term = Term(number or stem(bases.get(word, word), language), word, kind, turned[index])
        by_stem.setdefault(term.stem, term)
    return Terms(by_stem, frozenset(term.stem for term in by_stem.values() if term.kind == "number"))


def _number(word: str) -> str:
    """The number that `word` is, without separators and endings; empty when it is none."""
    if not word[0].isdigit():
        return ""
    digits = word.replace(",", "")
    for ending in ("st", "nd", "rd", "th", "s"):
        digits = digits.removesuffix(ending)
    return digits


def weigh(term: Term) -> float:
    """Weight of a word where it is not known how rare it is."""
    return 1.0 if term.kind == "word" else EMPHASIS


def likeness(first: Terms, second: Terms, weight: Callable[[Term], float] = weigh) -> float:
    """Share of the two texts' content, by weight, that the other has too: 0 to 1, the same both ways."""
    return (covered(first, second, weight) + covered(second, first, weight)) / 2


def covered(these: Terms, those: Terms, weight: Callable[[Term], float] = weigh) -> float:
    """Share of the first text's content, by weight, that the second has too."""
    total = found = 0.0
    for term in these.by_stem.values():
        share = weight(term)
        total += share
        if term.stem in those.by_stem:
            found += share
        elif term.kind == "word" and any(
            other in those.by_stem and those.by_stem[other].kind == "word" for other in _neighbours().get(term.stem, ())
        ):
            found += share * SYNONYM
    return found / total if total else 0.0


def contradict(first: Terms, second: Terms) -> bool:
    """Whether a word stands against the two saying the same: an opposite, a negation, or quite different numbers."""
    if first.numbers and second.numbers and not first.numbers & second.numbers:
        return True
    opposites = _opposites()
    for term in first.by_stem.values():
        if any(other in second.by_stem and other not in first.by_stem for other in opposites.get(term.stem, ())):
            return True
        same = second.by_stem.get(term.stem)
        if same is not None and same.negated != term.negated:
            return True
    return False


def same_answer(first: str, second: str, *, question: str = "") -> bool:
    """Whether two short answers to `question` say the same. Words of the question tell nothing and are left out."""
    asked = terms(question).by_stem.keys()
    one, two = _without(terms(first), asked), _without(terms(second), asked)
    return not contradict(one, two) and likeness(one, two) >= SAME_ANSWER


def _without(these: Terms, asked: Set[str]) -> Terms:
    rest = {key: term for key, term in these.by_stem.items() if key not in asked}
    return these._replace(by_stem=rest) if rest else these


@cache
def _bases() -> dict[str, str]:
    groups = [group.split() for group in _IRREGULAR.split(",")]
    return {form: base for *forms, base in groups for form in forms}


@cache
def _neighbours() -> dict[str, frozenset[str]]:
    pairs: dict[str, set[str]] = {}
    for line in read_text("neighbours.tsv").split("\n"):
        word, *others = line.split("\t")
        for other in others:
            one, two = stem(word), stem(other)
            if two not in _opposites().get(one, ()) and not {word, other} & _NUMBERS.keys():
                pairs.setdefault(one, set()).add(two)
                pairs.setdefault(two, set()).add(one)
    return {word: frozenset(others) for word, others in pairs.items()}


@cache
def _opposites() -> dict[str, frozenset[str]]:
    pairs: dict[str, set[str]] = {}
    for pair in _OPPOSITES.split(","):
        one, two = (stem(word) for word in pair.split())
        pairs.setdefault(one, set()).add(two)
        pairs.setdefault(two, set()).add(one)
    return {word: frozenset(others) for word, others in pairs.items()}
