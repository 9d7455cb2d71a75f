"""Reads question files, with the kinds of relation that they may ask about."""

import re
from dataclasses import fields, replace
from functools import cache

from reader import data
from reader.documents import Value, load
from reader.model import Cues, Party, Question, RelationKind

GROUPS = ("heads-of-state-or-government",)
"""Names that may stand for everyone whom the gazetteer knows as one."""

_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CUE = re.compile(r"[\w’'-]+\*?(?: (?:\.\. )?[\w’'-]+\*?)*")
_GAPS = 2
"""Gaps that a cue may have: each multiplies the places where it must be looked for."""
_CUE_KINDS = tuple(field.name for field in fields(Cues))
_LONGEST_CUE = 80


def parse(text: str, name: str) -> Question:
    """Return the question in the YAML `text`; `name` is the file's, for messages.

    Raises FileProblem with the line and the reason for anything that is not a question.
    """
    document = load(text, name)
    values = document.mapping(required=("id", "title", "subject", "counterparts", "relation"))
    counterparts, anyone = _counterparts(values["counterparts"])
    title = values["title"].text()
    if not title:
        values["title"].refuse("the title is empty: say in a few words what is asked")
    subject = _party(values["subject"])
    for item in values["counterparts"].items():
        if isinstance(item.raw, dict) and _party(item).name.casefold() == subject.name.casefold():
            item.refuse(f"`{subject.name}` is the subject and cannot be a counterpart too")
    return Question(
        id=_identifier(values["id"]),
        title=title,
        subject=subject,
        counterparts=counterparts,
        relation=_relation(values["relation"]),
        anyone=anyone,
    )


@cache
def bundled() -> tuple[Question, ...]:
    """The questions that ship; the first is the one that is asked when none is named."""
    found = [
        parse(data.read_text(f"questions/{name}.yaml"), f"{name}.yaml") for name in data.names("questions", ".yaml")
    ]
    return tuple(sorted(found, key=lambda question: (not question.anyone, question.id)))


@cache
def relation(name: str) -> RelationKind:
    """The kind of relation that ships under `name`, read when it is first asked for. Raises FileNotFoundError.

    Cues for which one file would be too long stand in others beside it: `friendship.against.yaml`.
    """
    kind = _kind(load(data.read_text(f"relations/{name}.yaml"), f"{name}.yaml"), name)
    lists = {}
    for part in data.names("relations", ".yaml"):
        if part.startswith(f"{name}."):
            value = load(data.read_text(f"relations/{part}.yaml"), f"{part}.yaml")
            lists.update({list_: _cues(found) for list_, found in value.mapping(optional=_CUE_KINDS).items()})
    return replace(kind, cues=replace(kind.cues, **lists))


def _identifier(value: Value) -> str:
    identifier = value.text()
    if len(identifier) > 60 or not _IDENTIFIER.fullmatch(identifier):
        value.refuse(f"id `{identifier}` is not made of small letters, digits and single hyphens")
    return identifier


def _party(value: Value) -> Party:
    if isinstance(value.raw, str):
        value.refuse("expected `name: …` here, with `aliases` and `roles` if there are any")
    parts = value.mapping(required=("name",), optional=("aliases", "roles"))
    name = parts["name"].text()
    if not name:
        parts["name"].refuse("the name is empty")
    aliases = parts["aliases"].texts() if "aliases" in parts else ()
    roles = parts["roles"].texts() if "roles" in parts else ()
    return Party(name, aliases, roles)


def _counterparts(value: Value) -> tuple[tuple[Party, ...], str]:
    parties: list[Party] = []
    anyone = ""
    seen: set[str] = set()
    for item in value.items():
        if isinstance(item.raw, str):
            group = item.text()
            if group not in GROUPS:
                item.refuse(f"`{group}` is neither a `name: …` nor a group; groups are: {', '.join(GROUPS)}")
            anyone = group
            continue
        party = _party(item)
        if party.name.casefold() in seen:
            item.refuse(f"counterpart `{party.name}` stands here twice")
        seen.add(party.name.casefold())
        parties.append(party)
    if not parties and not anyone:
        value.refuse(f"there are no counterparts: list some, or write {GROUPS[0]}")
    return tuple(parties), anyone


def _relation(value: Value) -> RelationKind:
    if isinstance(value.raw, dict):
        kind = _kind(value, "")
        if not (kind.cues.affirm or kind.cues.deny):
            value.refuse("a relation of your own needs cues under `affirm` or `deny`")
        return kind
    name = value.text()
    shipped = [name for name in data.names("relations", ".yaml") if "." not in name]
    if name not in shipped:
        value.refuse(f"relation `{name}` is not known; those that ship: {', '.join(shipped)}")
    return relation(name)


def _kind(value: Value, identifier: str) -> RelationKind:
    """A relation written as a mapping: its noun, and its cues either beside it or under `cues`."""
    parts = value.mapping(required=("noun",), optional=("id", "cues", "directed", *_CUE_KINDS))
    noun = parts["noun"].text()
    if not noun:
        parts["noun"].refuse("the noun is empty: say what sentences call the relation")
    lists = {kind: parts[kind] for kind in _CUE_KINDS if kind in parts}
    if "cues" in parts:
        lists.update(parts["cues"].mapping(optional=_CUE_KINDS))
    cues = Cues(**{kind: _cues(found) for kind, found in lists.items()})
    if "id" in parts:
        identifier = _identifier(parts["id"])
    directed = "directed" in parts and _yes(parts["directed"])
    identifier = identifier or "-".join(re.findall(r"[a-z0-9]+", noun.lower())) or "own"
    return RelationKind(identifier, noun, cues, directed)


def _yes(value: Value) -> bool:
    if value.text() not in ("yes", "no"):
        value.refuse("expected `yes` or `no` here")
    return value.text() == "yes"


def _cues(value: Value) -> tuple[str, ...]:
    for item in value.items():
        cue = item.text()
        if cue.split().count("..") > _GAPS:
            item.refuse(f"cue `{cue}` has more than {_GAPS} gaps")
        if len(cue) > _LONGEST_CUE or not _CUE.fullmatch(cue):
            item.refuse(f"cue `{cue}` is not words, with `*` at the end of a stem and ` .. ` for words between")
    return value.texts()
