"""Words that the finding of quotes rests on: cue verbs by what follows them, other words by part of speech."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from reader import data


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
    RESOLVE = "resolve"
    """An infinitive."""
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
    carrying: frozenset[str]
    """Forms of the verbs that only carry such a noun: "made" in "made the claim"."""
    opening: frozenset[str]
    """Forms of the verbs that only open a cue in the gerund: "sent out an email vowing"."""
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
    sections = {name: text.split(",") for name, text in _sections("quote_cues.txt").items()}
    entries = {name: tuple(" ".join(item.split()) for item in items) for name, items in sections.items()}
    irregular = {forms[0]: forms[1:] for forms in (tuple(entry.split()) for entry in entries["irregular"])}
    frames: dict[str, frozenset[Frame]] = {}
    particles: dict[str, dict[str, frozenset[Frame]]] = {}
    forms: dict[str, str] = {}
    for frame in Frame:
        for entry in entries[frame]:
            base, _, particle = entry.partition(" ")
            for name, form in _inflected(base, irregular):
                forms.setdefault(form, name)
                if particle:
                    following = particles.setdefault(form, {})
                    following[particle] = following.get(particle, frozenset()) | {frame}
                else:
                    frames[form] = frames.get(form, frozenset()) | {frame}
    words = {word: name for name, text in _sections("quote_words.txt").items() for word in text.split()}
    for form, name in _plain_verbs(entries, irregular, words):
        words.setdefault(form, name)
    leading = {
        f"{form} {particle}".rstrip()
        for base, _, particle in (entry.partition(" ") for entry in entries["leading"])
        for _, form in _inflected(base, irregular)
    }
    carrying, opening = (
        frozenset(form for base in entries[name] for _, form in _inflected(base, irregular))
        for name in ("carrying", "opening")
    )
    return Lexicon(
        frames=frames,
        particles=particles,
        attitudes=frozenset(entries["attitudes"]),
        carrying=carrying,
        opening=opening,
        nouns=frozenset(entries["nouns"]),
        phrases=tuple(sorted((tuple(phrase.split()) for phrase in entries["phrases"]), key=len, reverse=True)),
        leading=frozenset(leading),
        forms=forms,
        words=words,
    )


def _sections(name: str) -> dict[str, str]:
    """The text under each `[heading]` of a shipped list, without comments."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in data.read_text(f"lexicons/{name}").splitlines():
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            lines.append(line)
    return {heading: "\n".join(lines) for heading, lines in sections.items()}


def _plain_verbs(
    entries: dict[str, tuple[str, ...]], irregular: dict[str, tuple[str, ...]], words: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """Forms with their names of the cue verbs that are no nouns: "idolizes" is a verb, "claims" may be a noun."""
    for frame in Frame:
        for entry in entries[frame]:
            base = entry.partition(" ")[0]
            if words.get(base) == "base" or base.endswith(("ize", "ise", "ify")):
                yield from ((form, name) for name, form in _inflected(base, irregular) if name != "gerund")


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
