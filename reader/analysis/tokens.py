"""Cuts text into words, numbers and marks: the one tokeniser, stemmer and list of stop words for every stage."""

import re
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

import snowballstemmer

from reader.analysis.language import frequent_words
from reader.model import Span


class Token(NamedTuple):
    """A word, number or mark: `text` is what `[start:end]` of the tokenised text holds, in code points."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Where the token is."""
        return Span(self.start, self.end)

    def shifted(self, offset: int) -> "Token":
        """The same token, counted from `offset` code points earlier."""
        return Token(self.start + offset, self.end + offset, self.text)


# Abbreviations that keep their stop. Each is lower case and without it. Sentences are cut with the same sets.
TITLES = frozenset(
    "mr mrs ms mx dr drs prof profs gen gens sen sens rep reps gov govs lt col sgt capt cpl pvt adm maj cmdr "
    "brig cdr rev hon st pres sec supt ald fr sr sra mme mlle messrs mt ft amb atty pfc insp det cllr".split()
)
"""Stand before a name, so a sentence hardly ever ends with one."""
NUMBERED = frozenset("no nos p pp vol art fig sec ch pt nr op ver para".split())
"""Stand before a number; anywhere else the stop ends the sentence."""
MONTHS = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun".split()
)
OTHERS = frozenset(
    "jr sr esq inc corp co ltd llc bros dept univ assn assoc gov't govt ave blvd rd sq hwy bldg apt est etc al "
    "vs v eg ie cf ca approx viz incl ext tel ed eds trans repr ala ariz ark calif colo conn del fla ga ill ind "
    "kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo oz lb lbs ft "
    "min hr hrs mph".split()
)
"""May stand inside a sentence or end it."""
ABBREVIATIONS = TITLES | NUMBERED | MONTHS | OTHERS

_TOKEN = re.compile(
    r"""
      https?://[^\s<>"“”]*[\w/]                     # address of a page
    | [\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+    # address of a person
    | [#@]\w+                                         # tag, account
    | (?:[^\W\d_]\.){2,}(?:[^\W\d_](?![\w.]))?       # U.S., U.S.A, a.m.
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?:-\w+(?:-\w+)*)?(?![\w])   # 1,200.5, 12:30, 21st, 1990s, 10-year-old
    | [^\W_]+(?:['’&][^\W_]+|[-‐‑][^\W_]+)*            # don't, Jae-in, AT&T
    | ['’](?:s|S|re|ve|ll|d|m|t)\b                    # the end of a word that a space was put before
    | \.{2,}|…|--+                                    # ellipsis, typed dash
    | \S
    """,
    re.VERBOSE,
)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002ffff]")
_UNSPACED_PART = re.compile(
    r"[\u3040-\u309f]+"  # hiragana: particles and endings
    r"|[\u30a0-\u30ff]+"  # katakana: names and loan words
    r"|[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002ffff]"  # a sign of Chinese is a morpheme
    r"|[^\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002ffff]+"
)
"""Chinese and Japanese write no white space; without a dictionary this is as near to words as one gets."""
_POSSESSIVE = re.compile(r"['’][sS]$")


def tokens(text: str) -> tuple[Token, ...]:
    """Every word, number and mark of `text`, in order, disjoint, none with white space in it.

    Hyphenated words and contractions are one token, a possessive `'s` is a token of its own, and an abbreviation
    keeps its stop ("U.S.", "Mr.", an initial before a name). Chinese signs are tokens of their own.
    """
    found: list[Token] = []
    size = len(text)
    position = 0
    while match := _TOKEN.search(text, position):
        start, end = match.span()
        word = match.group()
        if end < size and text[end] == "." and word[0].isalpha() and _keeps_stop(word, text, end):
            end += 1
            word += "."
        if not word.isascii() and _UNSPACED.search(word):
            found.extend(
                Token(start + part.start(), start + part.end(), part.group()) for part in _UNSPACED_PART.finditer(word)
            )
            position = end
            continue
        possessive = _POSSESSIVE.search(word) if len(word) > 2 else None
        if possessive:
            cut = start + possessive.start()
            found.append(Token(start, cut, text[start:cut]))
            found.append(Token(cut, end, text[cut:end]))
        else:
            found.append(Token(start, end, word))
        position = end
    return tuple(found)


def _keeps_stop(word: str, text: str, stop: int) -> bool:
    if len(word) == 1:
        return word.isupper() and word != "I" and text[stop + 1 : stop + 2] != ""
    if word.lower() not in ABBREVIATIONS or not (word[0].isupper() or word.lower() in {"vs", "etc", "v"}):
        return False
    following = text[stop + 1 : stop + 3].strip()
    return following != "" or word.lower() in OTHERS


def words(text: str) -> tuple[Token, ...]:
    """The tokens of `text` that hold a letter or a digit."""
    return tuple(token for token in tokens(text) if any(character.isalnum() for character in token.text))


_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil",
    "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
_STOP_WORDS = {
    "ar": "arabic", "cs": "czech", "de": "german", "el": "greek", "en": "english", "es": "spanish", "fr": "french",
    "he": "hebrew", "it": "italian", "ja": "japanese", "ko": "korean", "pl": "polish", "pt": "portuguese",
    "sk": "slovak", "sv": "swedish", "th": "thai", "uk": "ukrainian", "zh": "chinese",
}  # fmt: skip


@cache
def _stemmer(language: str) -> "snowballstemmer.basestemmer.BaseStemmer | None":
    name = _SNOWBALL.get(language)
    return snowballstemmer.stemmer(name) if name in snowballstemmer.algorithms() else None


@lru_cache(maxsize=50_000)
def stem(word: str, language: str = "en") -> str:
    """The Snowball stem of `word` in lower case; the lower-cased word in a language that has no stemmer."""
    stemmer = _stemmer(language)
    lowered = word.lower().replace("’", "'")
    return str(stemmer.stemWord(lowered)) if stemmer else lowered


@cache
def stop_words(language: str = "en") -> frozenset[str]:
    """The words of `language` (BCP 47 primary subtag) that carry no topic, lower case; none where no list is known.

    They are sumy's lists, read from its files because importing its reader costs a tenth of a second. Where it has none
    the language's most frequent words serve.
    """
    name = _STOP_WORDS.get(language)
    if name is None:
        return frequent_words(language)
    listed = resources.files("sumy").joinpath(f"data/stopwords/{name}.txt")
    return frozenset(word.lower() for word in listed.read_text(encoding="utf-8").split())
