"""Says which language a text is in.

Scripts that one language uses decide by themselves. Languages that share a script are told apart by their most frequent
words, nearly all of them function words (Grefenstette 1995, Comparing two language identification schemes: from some
twenty words on they do as well as trigrams), which also shows when two languages are mixed.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import NamedTuple

from reader.model import Analysis

ENGLISH = "en"
UNKNOWN = "und"
"""The tag of a language that is not known (BCP 47)."""

_PART = 1_000
"""Code points. A text longer than three parts is judged by its begin, its middle and its end."""
_LEAST_OF_SCRIPT = 0.6
"""Share of the letters that the commonest script has; below it scripts are mixed."""
_FEWEST_WORDS = 12
_LEAST_SHARE = 0.15
"""Share of the words that are frequent in the language: running text has 0.2 (Turkish) to 0.5 (French)."""
_FEWEST_SHOWN = 4
"""Different frequent words: a name that is repeated may be one of them by chance."""
_MOST_OF_RIVAL = 0.1
"""Share of the words that another language has and the best has not; from it on languages are mixed."""
_FEWEST_TO_REFUSE = 60
"""Words from which on a text must show the language that was declared for it."""
_LEAST_DECLARED = 0.04
_SAME = {"nb": "no", "nn": "no", "iw": "he"}
"""Tags that mean, or come close enough to, another."""

_SCRIPTS = (
    (0x0041, "latin"), (0x0370, "el"), (0x0400, "cyrillic"), (0x0530, "hy"), (0x0590, "he"), (0x0600, "arabic"),
    (0x0700, ""), (0x0750, "arabic"), (0x0780, ""), (0x0900, "devanagari"), (0x0980, "bn"), (0x0A00, "pa"),
    (0x0A80, "gu"), (0x0B00, "or"), (0x0B80, "ta"), (0x0C00, "te"), (0x0C80, "kn"), (0x0D00, "ml"), (0x0D80, "si"),
    (0x0E00, "th"), (0x0E80, "lo"), (0x0F00, "bo"), (0x1000, "my"), (0x10A0, "ka"), (0x1100, "ko"), (0x1200, "am"),
    (0x13A0, ""), (0x1780, "km"), (0x1800, ""), (0x1E00, "latin"), (0x1F00, "el"), (0x2000, ""), (0x3040, "ja"),
    (0x3100, ""), (0x3130, "ko"), (0x3190, ""), (0x31F0, "ja"), (0x3200, ""), (0x3400, "zh"), (0x4DC0, ""),
    (0x4E00, "zh"), (0xA000, ""), (0xAC00, "ko"), (0xD800, ""), (0xF900, "zh"), (0xFB00, ""), (0xFB50, "arabic"),
    (0xFE00, ""), (0x20000, "zh"), (0x30000, ""),
)  # fmt: skip
"""First code point of each range, and its script or, where one language has it nearly alone, that language."""
_STARTS = [start for start, _ in _SCRIPTS]
_NAMES = {
    "am": "Amharic", "bn": "Bengali", "bo": "Tibetan", "el": "Greek", "gu": "Gujarati", "he": "Hebrew",
    "hy": "Armenian", "ja": "Japanese", "ka": "Georgian", "km": "Khmer", "kn": "Kannada", "ko": "Korean", "lo": "Lao",
    "ml": "Malayalam", "my": "Burmese", "or": "Odia", "pa": "Punjabi", "si": "Sinhala", "ta": "Tamil", "te": "Telugu",
    "th": "Thai", "zh": "Chinese", UNKNOWN: "another language",
}  # fmt: skip
_LETTER = re.compile(r"[^\W\d_]")
_MARKS = '.,:;!?()[]"„“”«»‘‚‹›–—-…।؟۔،؛*_'


class Profiles(NamedTuple):
    """The languages of one script, each a bit, and whose frequent word a word is."""

    codes: tuple[str, ...]
    masks: Mapping[str, int]


class Reading(NamedTuple):
    """How the words of a text spread over the languages of its script."""

    codes: tuple[str, ...]
    counts: Mapping[int, int]
    """Words by the mask of languages in which they are frequent."""
    different: Mapping[int, int]
    """The same with each word counted once."""
    words: int

    def share(self, code: str, *, without: str = "") -> float:
        """Share of the words that are frequent in one language, leaving out those frequent in another."""
        wanted = 1 << self.codes.index(code)
        barred = 1 << self.codes.index(without) if without else 0
        held = sum(count for mask, count in self.counts.items() if mask & wanted and not mask & barred)
        return held / max(1, self.words)

    def best(self) -> str:
        """The language that fits best; UNKNOWN where none fits well, or another fits what this one leaves over."""
        shares = {code: self.share(code) for code in self.codes}
        found = max(self.codes, key=lambda code: shares[code])
        shown = sum(count for mask, count in self.different.items() if mask & 1 << self.codes.index(found))
        if self.words < _FEWEST_WORDS or shares[found] < _LEAST_SHARE or shown < _FEWEST_SHOWN:
            return UNKNOWN
        rivals = (code for code in self.codes if shares[code] >= _MOST_OF_RIVAL)
        return UNKNOWN if any(self.share(rival, without=found) >= _MOST_OF_RIVAL for rival in rivals) else found


def detect(text: str) -> str:
    """The BCP 47 primary subtag of the language of `text`; UNKNOWN where it is short, mixed or none of ours.

    Reads no more than 3,000 code points, so its time does not grow with the text.
    """
    sample = _sample(text)
    script = _script(sample)
    return _read(sample, script).best() if script in _profiles() else script


def of(text: str, declared: str) -> str:
    """The language of `text`: the one declared for it, unless the text plainly contradicts.

    It contradicts where it fits another language twice as well, or shows next to no word of the declared one (UNKNOWN
    then). A declared language that has no profile here cannot be contradicted.
    """
    declared = _SAME.get(declared, declared)
    sample = _sample(text)
    script = _script(sample)
    if script == UNKNOWN or declared not in _names():
        return declared
    if script not in _profiles():
        return declared if (declared, script) == ("ja", "zh") else script
    reading = _read(sample, script)
    found = reading.best()
    if declared not in reading.codes:
        return found
    if found == UNKNOWN:
        absent = reading.words >= _FEWEST_TO_REFUSE and reading.share(declared) < _LEAST_DECLARED
        return UNKNOWN if absent and _runs(sample) else declared
    return declared if 2 * reading.share(declared) > reading.share(found) else found


def name(code: str) -> str:
    """What a language is called in English ("French"); its code where that is not known here."""
    return _names().get(code, code)


def frequent_words(code: str) -> frozenset[str]:
    """The words that a language is told by, lower case; none where it is told by its script or not known here."""
    return frozenset(word for known, _, _, words in _table() if known == code for word in words.split())


def foreign(analysis: Analysis) -> str:
    """Name of the language that keeps an article from being judged, as the rules know English only; empty if it is."""
    return "" if analysis.language == ENGLISH else name(analysis.language)


def find(analysis: Analysis) -> Analysis:
    """The analysis with its language."""
    article = analysis.article
    return replace(analysis, language=of(article.body, article.language))


def _sample(text: str) -> str:
    """Three parts of a long text, so that a foreign quotation at its head does not decide."""
    if len(text) <= 3 * _PART:
        return text
    middle = (len(text) - _PART) // 2
    return " ".join((text[:_PART], text[middle : middle + _PART], text[-_PART:]))


def _runs(sample: str) -> bool:
    """Whether the words are running text: names and scores have hardly a small letter, and no function words either."""
    words = sample.split()
    return sum(word[0].islower() for word in words) >= len(words) / 2


def _script(sample: str) -> str:
    """The commonest script of the letters, or the language that alone writes it; UNKNOWN where scripts are mixed."""
    counts: Counter[str] = Counter()
    for letter, count in Counter(_LETTER.findall(sample)).items():
        counts[_SCRIPTS[bisect_right(_STARTS, ord(letter)) - 1][1]] += count
    if counts["ja"]:
        # Japanese mixes kana with the signs of Chinese; Chinese has no kana.
        counts["ja"] += counts.pop("zh", 0)
    found, most = max(counts.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
    return found if found and most >= _LEAST_OF_SCRIPT * counts.total() else UNKNOWN


def _read(sample: str, script: str) -> Reading:
    codes, masks = _profiles()[script]
    words = Counter(word.strip(_MARKS).lower() for word in sample.replace("’", "'").split())
    counts: Counter[int] = Counter()
    different: Counter[int] = Counter()
    for word, count in words.items():
        if _LETTER.match(word.lstrip("'")):
            mask = masks.get(word, 0)
            counts[mask] += count
            different[mask] += 1
    return Reading(codes, counts, different, counts.total())


@cache
def _table() -> tuple[tuple[str, ...], ...]:
    """Code, script, name and words of each language that is told by its words."""
    text = resources.files("reader.data").joinpath("languages.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines())


@cache
def _names() -> Mapping[str, str]:
    return {**_NAMES, **{code: name for code, _, name, _ in _table()}}


@cache
def _profiles() -> Mapping[str, Profiles]:
    """By script, what its languages are told by."""
    profiles = {}
    for script in {script for _, script, _, _ in _table()}:
        listed = [(code, words) for code, of_script, _, words in _table() if of_script == script]
        masks: dict[str, int] = {}
        for bit, (_, words) in enumerate(listed):
            for word in words.replace("’", "'").split():
                masks[word] = masks.get(word, 0) | 1 << bit
        profiles[script] = Profiles(tuple(code for code, _ in listed), masks)
    return profiles
