"""Words that the finding of quotes rests on: cue verbs by what follows them, other words by part of speech."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from reader import data, documents


class Frame(StrEnum):
    """What a cue takes as the words that it introduces."""

    SAY = "say"
    """A clause or a quotation, before or after it, the speaker on either side."""
    TELL = "tell"
    """A listener, then what SAY takes."""
    JUDGE = "judge"
    """An object: "criticised the deal"."""
    THINK = "think"
    """A clause or an object."""
    INTEND = "intend"
    """An infinitive or an object."""
    SHOW = "show"
    """A clause or an object; the source is a document as a rule."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The shipped lists, by lower-case word."""

    frames: dict[str, frozenset[Frame]]
    """By inflected form of the verb."""
    particles: dict[str, dict[str, frozenset[Frame]]]
    """Form of the verb -> the words that may follow and belong to the cue ("out"), with the frames of the two."""
    attitudes: frozenset[str]
    """Adjectives that make a cue with "be": "is confident"."""
    nouns: frozenset[str]
    """Nouns that are a cue after the one whose they are: "his claim"."""
    phrases: tuple[tuple[str, ...], ...]
    """Prepositional cues, longest first."""
    leading: frozenset[str]
    """Forms of the verbs that lead to a cue in the infinitive."""
    forms: dict[str, str]
    """Form -> "base", "present", "past" or "gerund", for cue verbs only."""
    words: dict[str, str]
    """Word -> "base", "present", "past", "adverb" or "nominal"."""


@cache
def lexicon() -> Lexicon:
    """The shipped lists, read once."""
    entries = documents.load(data.read_text("lexicons/quote_cues.yaml"), "quote_cues.yaml").mapping(optional=None)
    irregular = {base: forms.texts() for base, forms in entries["irregular"].mapping(optional=None).items()}
    frames: dict[str, frozenset[Frame]] = {}
    particles: dict[str, dict[str, frozenset[Frame]]] = {}
    forms: dict[str, str] = {}
    for frame in Frame:
        for entry in entries[frame].texts():
            base, _, particle = entry.partition(" ")
            for name, form in _inflected(base, irregular):
                forms.setdefault(form, name)
                if particle:
                    following = particles.setdefault(form, {})
                    following[particle] = following.get(particle, frozenset()) | {frame}
                else:
                    frames[form] = frames.get(form, frozenset()) | {frame}
    leading = {
        form + (f" {particle}" if particle else "")
        for base, _, particle in (entry.partition(" ") for entry in entries["leading"].texts())
        for _, form in _inflected(base, irregular)
    }
    phrases = sorted((tuple(phrase.split()) for phrase in entries["phrases"].texts()), key=len, reverse=True)
    return Lexicon(
        frames=frames,
        particles=particles,
        attitudes=frozenset(entries["attitudes"].texts()),
        nouns=frozenset(entries["nouns"].texts()),
        phrases=tuple(phrases),
        leading=frozenset(leading),
        forms=forms,
        words=_words(),
    )


def _words() -> dict[str, str]:
    words: dict[str, str] = {}
    name = ""
    for line in data.read_text("lexicons/quote_words.txt").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            words.update(dict.fromkeys(line.split(), name))
    return words


def _inflected(base: str, irregular: dict[str, tuple[str, ...]]) -> tuple[tuple[str, str], ...]:
    """The forms of a verb with their names; regular spelling unless listed."""
    if base in irregular:
        present, past, participle, gerund = irregular[base]
        return ("past", past), ("past", participle), ("base", base), ("present", present), ("gerund", gerund)
    if base.endswith("y") and base[-2] not in "aeiou":
        present, past = base[:-1] + "ies", base[:-1] + "ied"
    elif base.endswith(("s", "sh", "ch", "x", "z")):
        present, past = base + "es", base + "ed"
    else:
        present, past = base + "s", base + ("d" if base.endswith("e") else "ed")
    gerund = (base[:-1] if base.endswith("e") and not base.endswith("ee") else base) + "ing"
    return ("base", base), ("past", past), ("present", present), ("gerund", gerund)
