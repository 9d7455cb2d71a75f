"""Estimates how favourably a sentence puts a mention in it: a linear model over cues around the mention.

Trained by `python -m tools.train_sentiment` on NewsMTSC (Hamborg and Donnay, 2021, "Towards Target-dependent Sentiment
Classification in News Articles"). The model never reads a name: neither the mention's own, nor any other in the
sentence, so that nobody is judged by who they are. What it reads are words and pairs of words by side and distance
of the mention, sums of word polarities in windows, and word scores that a linear map made from word vectors.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from math import exp, tanh
from typing import NamedTuple

from reader.analysis.tokens import Token, stem, tokens
from reader.data import read_text
from reader.model import Span

REACH = 600
"""Code points on either side of the mention that are read: longer than all but freak sentences."""

_NEGATIONS = frozenset(
    "not never no nobody nothing none neither nor without cannot hardly barely lack lacks lacked fail fails failed "
    "refuse refused refuses deny denies denied".split()
)
_NEGATION_REACH = 4
_NEGATED = -0.6
"""What negation makes of a word's polarity: turned round and weaker ("not great" is milder than "terrible")."""
_BREAKS = frozenset(', ; : — – -- ( ) " “ ” …'.split())
_CONTRASTS = frozenset("but while although though because whereas".split())
_OPENINGS = frozenset('" “ ‘ . : ? ! ( ['.split())
_PRONOUNS = frozenset("he she him her his it they them their i we us".split())
_RANKS = frozenset(
    "president mr mrs ms sen gov rep judge justice secretary chief officer senator governor mayor attorney general "
    "king queen prince the his her special counsel director minister prime speaker leader former lawmaker dr prof "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
"""Words of a mention that say what is mentioned and not who, though they may be written with a capital."""
_NAME = "@"
"""Stands for any name."""
_TIED_NAME = re.compile(r"[-‐‑][A-Z].*")


class Polarity(NamedTuple):
    """Probabilities that sum to 1."""

    negative: float
    neutral: float
    positive: float


class Word(NamedTuple):
    """What the model knows of a word."""

    listed: float
    """Polarity in the VADER lexicon, -1 to 1; 0 where it is not listed."""
    likely: float
    """Polarity that its word vector suggests, about -1 to 1."""
    scores: tuple[float, ...]
    """For each of the windows in turn: what it adds to negative, what it adds to positive. None for a word so common
    that it says nothing."""


Lookup = Callable[[str], Word | None]
"""Looks up a word in lower case; None where it is not known."""


class Window(NamedTuple):
    """Words to be averaged, each with its weight."""

    words: list[tuple[str, float]]
    total: float


class Description(NamedTuple):
    """All that the model reads of a mention in a sentence."""

    cues: dict[str, float]
    """Strength of each cue that is present, keyed `kind|what`."""
    measures: list[float]
    """Sums of polarities, and lengths; always as many."""
    windows: tuple[Window, ...]
    """The sentence, what is left, what is right, and the clause of the mention."""


class _Model(NamedTuple):
    scales: dict[str, float]
    """By what the numbers in the tables are to be divided, and the temperature."""
    bias: tuple[float, float]
    measures: tuple[tuple[float, float], ...]
    cues: dict[str, str]
    words: dict[str, str]


def polarity(text: str, target: Span) -> Polarity:
    """How `text`, a sentence, puts what `target` points at.

    The probabilities are calibrated by a temperature, for single sentences of political news: about seven of ten
    of the likeliest labels are right. `target` counts code points in `text`; an empty one is read as the word there.
    """
    model = _model()
    described = describe(text, target, _word)
    negative, positive = model.bias
    for value, (down, up) in zip(described.measures, model.measures, strict=True):
        negative += value * down
        positive += value * up
    for cue, strength in described.cues.items():
        numbers = model.cues.get(cue)
        if numbers is not None:
            down, up = _pair(numbers, model.scales["weight"])
            negative += strength * down
            positive += strength * up
    for number, window in enumerate(described.windows):
        for word, weight in window.words:
            entry = _word(word)
            if entry is not None:
                negative += weight * entry.scores[2 * number] / window.total
                positive += weight * entry.scores[2 * number + 1] / window.total
    highest = max(negative, 0.0, positive)
    parts = [exp((score - highest) / model.scales["temperature"]) for score in (negative, 0.0, positive)]
    return Polarity(*(part / sum(parts) for part in parts))


def describe(text: str, target: Span, known: Lookup) -> Description:
    """What there is to read around `target`; `known` looks up a word in lower case."""
    start = max(0, target.start - REACH)
    sentence = text[start : target.end + REACH]
    return _Reader(sentence, Span(target.start - start, target.end - start), known).describe()


class _Reader:
    """One sentence, cut into tokens, with the names in it blotted out."""

    def __init__(self, sentence: str, target: Span, known: Lookup) -> None:
        self.known = known
        self.tokens = tokens(sentence) or (Token(0, 0, ""),)
        self.size = len(self.tokens)
        self.first, self.last = self._place(target)
        lowered = [_plain(token.text) for token in self.tokens]
        headline = _is_headline(self.tokens)
        self.words = [_NAME if self._is_name(index, word, headline) else word for index, word in enumerate(lowered)]
        self.stems = [word if word == _NAME else _shape(stem(word)) for word in self.words]
        self.mention = lowered[self.first : self.last + 1]
        self.negated = negated(self.words)
        self.left, self.right = self._clause()

    def _place(self, target: Span) -> tuple[int, int]:
        first = next((i for i, token in enumerate(self.tokens) if token.end > target.start), self.size - 1)
        last = first
        while last + 1 < self.size and self.tokens[last + 1].start < target.end:
            last += 1
        return first, last

    def _is_name(self, index: int, word: str, headline: bool) -> bool:
        """Whether a token is taken for a name: it has a capital that its place does not explain."""
        start = self.tokens[index].text[:1]
        if start == "@":
            return True
        if not start.isupper() or word == "i" or word.startswith("i'"):
            return False
        explained = headline or index == 0 or self.tokens[index - 1].text in _OPENINGS
        entry = self.known(word)
        return entry is None or not (explained or entry.listed)

    def _clause(self) -> tuple[int, int]:
        left, right = self.first, self.last
        while left > 0 and self.words[left - 1] not in _BREAKS and self.words[left - 1] not in _CONTRASTS:
            left -= 1
        while (
            right + 1 < self.size and self.words[right + 1] not in _BREAKS and self.words[right + 1] not in _CONTRASTS
        ):
            right += 1
        return left, right

    def _distance(self, index: int) -> int:
        return self.first - index if index < self.first else index - self.last

    def describe(self) -> Description:
        before, after = range(self.first), range(self.last + 1, self.size)
        everywhere = [*before, *after]
        clause = [index for index in everywhere if self.left <= index <= self.right]
        measures: list[float] = []
        for polarities in self._polarities():
            scopes: list[tuple[Sequence[int], float | None]] = [
                (everywhere, None), (before, None), (after, None), (everywhere, 4.0), (before, 3.0), (after, 3.0),
                (clause, None),
            ]  # fmt: skip
            for scope, fade in scopes:
                good = bad = 0.0
                for index in scope:
                    if polarities[index]:
                        value = polarities[index] * (exp(-self._distance(index) / fade) if fade else 1.0)
                        good, bad = good + max(value, 0.0), bad + max(-value, 0.0)
                measures += [good, bad, tanh(good - bad)]
        measures += [min(self.size, 80) / 40, self.first / self.size, (self.right - self.left) / 20]
        windows = (
            self._window(everywhere, fade=None), self._window(before, fade=4.0), self._window(after, fade=4.0),
            self._window(clause, fade=None),
        )  # fmt: skip
        return Description(self._cues(everywhere), measures, windows)

    def _polarities(self) -> tuple[list[float], list[float]]:
        listed, likely = [0.0] * self.size, [0.0] * self.size
        for index, word in enumerate(self.words):
            entry = self.known(word)
            if entry is not None:
                turn = _NEGATED if self.negated[index] else 1.0
                listed[index], likely[index] = turn * entry.listed, turn * entry.likely
        return listed, likely

    def _window(self, scope: Sequence[int], *, fade: float | None) -> Window:
        words = [
            (self.words[index], exp(-self._distance(index) / fade) if fade else 1.0)
            for index in scope
            if (entry := self.known(self.words[index])) is not None and entry.scores
        ]
        return Window(words, 1.0 + sum(weight for _, weight in words))

    def _stem(self, index: int) -> str:
        return self.stems[index] if 0 <= index < self.size else "^" if index < 0 else "$"

    def _cues(self, everywhere: Sequence[int]) -> dict[str, float]:
        cues: dict[str, float] = {}

        def put(cue: str, strength: float) -> None:
            cues[cue] = max(cues.get(cue, 0.0), strength)

        for index in everywhere:
            plain = self.stems[index]
            signed = "!" + plain if self.negated[index] else plain
            side = "left" if index < self.first else "right"
            distance = self._distance(index)
            put("any|" + signed, 1.0)
            if self.negated[index]:
                put("any|" + plain, 0.5)
            put(f"{side}|{signed}", 0.7)
            if distance <= 3:
                put(f"{side}{distance}|{plain}", 1.0)
            if distance <= 7:
                put(f"near-{side}|{signed}", 1 - distance / 12)
            if index + 1 < self.size and index + 1 != self.first:
                pair = f"{plain} {self.stems[index + 1]}"
                put("pair|" + pair, 1.0)
                if distance <= 6:
                    put(f"pair-{side}|{pair}", 0.7)
        before, after = self._stem(self.first - 1), self._stem(self.last + 1)
        put(f"before|{self._stem(self.first - 2)} {before}", 1.0)
        put(f"after|{after} {self._stem(self.last + 2)}", 1.0)
        put(f"around|{before} {after}", 1.0)
        marks = sum(token.text in '"“”' for token in self.tokens[: self.first])
        put("quoted|" + ("yes" if marks % 2 else "no"), 1.0)
        put("first|" + ("yes" if self.first == 0 else "no"), 1.0)
        self._mention_cues(put)
        return cues

    def _mention_cues(self, put: Callable[[str, float], None]) -> None:
        written = self.tokens[self.first : self.last + 1]
        whole = " ".join(self.mention)
        capital = "capital" if written[0].text[:1].isupper() else "small"
        put("form|" + (whole if whole in _PRONOUNS else capital), 1.0)
        put(f"length|{min(self.last - self.first, 3)}", 1.0)
        for token, word in zip(written, self.mention, strict=True):
            if token.text[:1].islower() or word in _RANKS:
                put("mention|" + stem(word), 1.0)


def _plain(text: str) -> str:
    """The word in lower case, without a name that is tied to it: "pro-Trump" is "pro-@"."""
    return _TIED_NAME.sub("-" + _NAME, text).lower().replace("’", "'")


def _shape(word: str) -> str:
    return "#" if word[:1].isdigit() else word


def _is_headline(cut: Sequence[Token]) -> bool:
    """Whether capitals tell nothing, as in a headline: most of the longer words have one."""
    longer = [token.text for token in cut if len(token.text) > 3 and token.text.isalpha()]
    return len(longer) > 3 and sum(word[0].isupper() for word in longer) > 0.7 * len(longer)


def negated(words: Sequence[str]) -> list[bool]:
    """Which words a negation reaches: the four after it, as far as the clause goes."""
    negated = [False] * len(words)
    left = 0
    for index, word in enumerate(words):
        if word in _BREAKS or word in {"but", "."}:
            left = 0
        if left:
            negated[index] = True
            left -= 1
        if word in _NEGATIONS or word.endswith("n't"):
            left = _NEGATION_REACH
    return negated


@cache
def _model() -> _Model:
    """The shipped weights: whole numbers in two tables, whose first lines say what they are.

    Only a few hundred of the lines serve a sentence, so lines are kept as they are and read when they are needed.
    """
    scales: dict[str, float] = {}
    tables: list[dict[str, str]] = []
    for name in ("words", "cues"):
        table: dict[str, str] = {}
        for line in read_text(f"sentiment/{name}.tsv").split("\n"):
            key, tab, numbers = line.partition("\t")
            if tab:
                table[key] = numbers
            else:
                scales |= _setting(line)
        tables.append(table)
    words, cues = tables
    measures: list[tuple[float, float]] = []
    while (numbers := cues.pop(f"measure {len(measures)}", "")) != "":
        measures.append(_pair(numbers, scales["weight"]))
    return _Model(scales, _pair(cues.pop("bias"), scales["weight"]), tuple(measures), cues, words)


@cache
def _word(word: str) -> Word | None:
    """What the model knows of `word`, in lower case; None where it is not in the table."""
    model = _model()
    line = model.words.get(word)
    if line is None:
        return None
    listed, likely, *scores = (int(number) for number in line.split("\t"))
    unit = model.scales["polarity"]
    return Word(listed / unit, likely / unit, tuple(score / model.scales["score"] for score in scores))


@cache
def _pair(numbers: str, scale: float) -> tuple[float, float]:
    down, up = numbers.split("\t")
    return int(down) / scale, int(up) / scale


def _setting(comment: str) -> dict[str, float]:
    """The setting that a comment `# name = number` makes; none in another line."""
    name, equals, value = comment.removeprefix("# ").partition(" = ")
    return {name: float(value)} if equals else {}
