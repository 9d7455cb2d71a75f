"""The signs that stand for things, the same for the same thing on every screen, each with an ASCII twin."""

import locale
from dataclasses import dataclass

from reader.model import EntityKind, Relation, Stance


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One set of signs. Each is one cell wide; ranks may be wider."""

    approve: str
    criticise: str
    neutral: str
    mixed: str
    silent: str
    """Also for a relation that a text does not address."""
    person: str
    place: str
    organisation: str
    other: str
    shared: str
    """Articles that tell one story; sentences that several summaries chose."""
    bar: str
    """Left of the chosen row."""
    caret: str
    """After something that can be chosen anew."""
    separator: str
    """Between facts on one line."""
    ellipsis: str
    broken: str
    """At a feed that could not be read."""
    unread: str
    """Left of an article that was not read."""
    starred: str
    noted: str
    """At an article that the reader wrote a note on."""
    corrected: str
    """At a label that the reader put there."""
    unsure: str
    """At a label that is as likely wrong as right."""
    rule: str
    """Repeated, a thin line between parts."""
    ranks: str
    """Signs of the ranks from 1; a rank beyond them is written in brackets."""

    def rank(self, number: int) -> str:
        """The sign of a rank."""
        return self.ranks[number - 1] if 0 < number <= len(self.ranks) else f"({number})"

    def stance(self, stance: Stance, relation: Relation | None = None) -> str:
        """The sign of a judgement; of silence where the relation is not brought up or not addressed."""
        if relation in (Relation.SILENT, Relation.NOT_ADDRESSED):
            return self.silent
        return {
            Stance.APPROVE: self.approve,
            Stance.CRITICISE: self.criticise,
            Stance.NEUTRAL: self.neutral,
            Stance.MIXED: self.mixed,
        }[stance]

    def kind(self, kind: EntityKind) -> str:
        """The sign of a kind of entity."""
        return {
            EntityKind.PERSON: self.person,
            EntityKind.PLACE: self.place,
            EntityKind.ORGANISATION: self.organisation,
            EntityKind.OTHER: self.other,
        }[kind]


UNICODE = Glyphs(
    approve="▲",
    criticise="▼",
    neutral="◆",
    mixed="◇",
    silent="·",
    person="●",
    place="⌂",
    organisation="■",
    other="○",
    shared="≋",
    bar="▌",
    caret="▾",
    separator="·",
    ellipsis="…",
    broken="!",
    unread="•",
    starred="★",
    noted="¶",
    corrected="✎",
    unsure="?",
    rule="─",
    ranks="❶❷❸❹❺❻❼❽❾❿⓫⓬⓭⓮⓯⓰⓱⓲⓳⓴",
)

ASCII = Glyphs(
    approve="^",
    criticise="v",
    neutral="=",
    mixed="~",
    silent=".",
    person="@",
    place="#",
    organisation="&",
    other="*",
    shared="%",
    bar=">",
    caret="v",
    separator="-",
    ellipsis="~",
    broken="!",
    unread="o",
    starred="*",
    noted='"',
    corrected="*",
    unsure="?",
    rule="-",
    ranks="",
)


def for_terminal(*, ascii_only: bool = False) -> Glyphs:
    """The set that the terminal can show: ASCII when asked for, or when the locale is not UTF-8."""
    encoding = locale.getpreferredencoding(False).lower().replace("-", "")
    return ASCII if ascii_only or encoding not in ("utf8", "utf_8") else UNICODE
