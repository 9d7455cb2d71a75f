"""Finds the names of people, places and organisations in an article."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile

from reader.analysis.entities import gazetteer, listed, tagger, units
from reader.analysis.entities.gazetteer import Entry, folded
from reader.analysis.entities.listed import Name
from reader.analysis.entities.tagger import Tag
from reader.analysis.entities.units import Unit
from reader.analysis.tokens import Token
from reader.model import EntityKind, Span

_TITLES = frozenset(
    "mr mrs ms mx dr prof professor president sen senator rep representative gov governor gen general lt col "
    "colonel sgt capt captain rev reverend sir dame lord lady king queen prince princess pope chancellor "
    "premier minister secretary ambassador mayor judge justice congressman congresswoman chairman chairwoman "
    "sheikh ayatollah marshal admiral commander speaker spokesman spokeswoman sheriff detective officer analyst "
    "coach emperor sultan prime vice deputy foreign first lady former ceo".split()
)
_LOWER = frozenset(
    "de da di do dos van von der den la le al el bin ibn ben abu del della bint ould ter of and the for".split()
)
_ALWAYS_BEFORE_PEOPLE = frozenset("mr mrs ms".split())
_LEADING = frozenset("president minister chancellor premier".split())
"""Titles of leaders, before whose surnames they stand."""
_PEOPLES = frozenset(
    "arab kurd kurdish jew jewish muslim islamic christian catholic protestant orthodox sunni shiite shia hindu "
    "buddhist sikh european african asian latino hispanic western arabic islamist communist marxist zionist".split()
)
"""Words for peoples and faiths that belong to no one country."""
_FORMS = frozenset("inc corp ltd llc plc co".split())
"""What follows the name of a firm to say of what form it is, as part of the name."""
_NEVER_BEFORE_PEOPLE = frozenset("in since until during".split())
"""Tell a month ("in May") from a person of that name."""
_SEPARATORS = frozenset('|/•·“”"()[]{}<>:;?!…')


def find(parts: Sequence[Unit], *, tag: Tag = tagger.tag) -> list[Name]:
    """The names in all units of one article, in order, disjoint.

    Titles are no part of a name ("Mr.", "President"), nor is "the", and a demonym ("Chinese") is none: the habit of
    CoNLL-2003.
    """
    tagged = tag([unit.tokens for unit in parts])
    found: list[list[Name]] = []
    for unit, names in zip(parts, tagged, strict=True):
        seen = [
            _name(tokens, name.kind)
            for name in names
            for tokens in _trimmed(unit.tokens[name.start : name.end], name.kind)
        ]
        found.append(_with_titled(unit, _with_forms(unit, _merged(seen, listed.find(unit)))))
    return [name for names in _halves(parts, _repeated(parts, found)) for name in names]


def in_headline(title: str) -> list[Entry]:
    """The people whom a headline names in full: those of the gazetteer, and a given name with a capitalised word."""
    unit = units.of_text(title)
    if unit is None:
        return []
    people = [name.entry for name in listed.find(unit) if name.entry and name.kind is EntityKind.PERSON]
    given = gazetteer.given_names()
    for first, last in pairwise(unit.tokens):
        full = f"{first.text} {last.text}"
        if folded(first.text) in given and first.text[0].isupper() and last.text[0].isupper():
            people.append(Entry(EntityKind.PERSON, "", full))
    return [entry for entry in people if " " in entry.name]


def _name(tokens: Sequence[Token], kind: EntityKind) -> Name:
    """The name over `tokens`; whether it is a person's or a country's, the gazetteer knows better than the tagger."""
    surface = listed.surface(tokens)
    entry = gazetteer.lookup(surface)
    if entry is not None and entry.kind is not kind:
        if (
            kind is EntityKind.PERSON
            and entry.kind is EntityKind.ORGANISATION
            and surface.istitle()
            and len(tokens) == 1
        ):
            # firms are called after people, and their surnames go on to be borne
            entry = None
        elif EntityKind.PERSON in {entry.kind, kind} or entry.key in gazetteer.countries():
            kind = entry.kind
        else:
            entry = entry._replace(kind=kind)
    return Name(Span(tokens[0].start, tokens[-1].end), kind, entry)


def _trimmed(tokens: Sequence[Token], kind: EntityKind) -> Iterator[Sequence[Token]]:
    """What of the tagged `tokens` is a name: no marks, no title before a person, no lower-case word at either end."""
    piece: list[Token] = []
    for token in [*tokens, None]:
        if token is not None and token.text not in _SEPARATORS:
            piece.append(token)
            continue
        cased = any(part.text[0].isupper() for part in piece)
        while len(piece) > 1 and _is_outside(piece[0].text, kind, cased=cased):
            piece = piece[1:]
        while len(piece) > 1 and _is_tail(piece[-1].text, cased=cased):
            piece = piece[:-1]
        if piece and any(part.text[0].isalnum() for part in piece) and not _is_demonym(piece):
            yield piece
        piece = []


def _is_outside(word: str, kind: EntityKind, *, cased: bool) -> bool:
    if kind is EntityKind.PERSON and word.rstrip(".").lower() in _TITLES:
        return True
    return not word[0].isalnum() or (cased and word.islower() and word not in _LOWER) or word.lower() == "the"


def _is_tail(word: str, *, cased: bool) -> bool:
    return word in {"'s", "’s"} or not (word[0].isalnum() or word == ")") or (cased and word.islower())


def _is_demonym(tokens: Sequence[Token]) -> bool:
    """Whether the tokens are a people or a faith, by one word or by several ("Sunni Arabs")."""
    text = listed.surface(tokens)
    peoples = gazetteer.demonym(text) or all(
        token.text.lower().removesuffix("s") in _PEOPLES or gazetteer.demonym(token.text) for token in tokens
    )
    return bool(peoples) and gazetteer.lookup(text) is None


def _merged(tagged: Sequence[Name], known: Sequence[Name]) -> list[Name]:
    """The tagger's names and those of the gazetteer; the longer of two that overlap, of two equal ones the tagger's."""
    found = list(tagged)
    for name in known:
        rivals = [other for other in found if other.span.overlaps(name.span)]
        if all(_size(other) < _size(name) for other in rivals):
            found = [other for other in found if other not in rivals] + [name]
    return sorted(found, key=lambda name: name.span)


def _with_forms(unit: Unit, names: list[Name]) -> list[Name]:
    """The names, those of firms with the form behind them: "Google, Inc."."""
    ends = {token.end: index for index, token in enumerate(unit.tokens)}
    found: list[Name] = []
    for name in names:
        last = ends.get(name.span.end)
        if found and name.span.overlaps(found[-1].span):
            continue
        if name.kind is EntityKind.ORGANISATION and last is not None:
            behind = unit.tokens[last + 1 : last + 3]
            form = behind[1:] if behind and behind[0].text == "," else behind[:1]
            if form and form[0].text[0].isupper() and form[0].text.rstrip(".").lower() in _FORMS:
                name = name._replace(span=Span(name.span.start, form[0].end))
        found.append(name)
    return found


def _with_titled(unit: Unit, names: list[Name]) -> list[Name]:
    """The names, with the words that a title marks as a person's: any after "Mr.", surnames after "President"."""
    more = []
    for before, token in pairwise(unit.tokens):
        title = before.text.rstrip(".").lower()
        word = token.text
        if not before.text[0].isupper() or not word[0].isupper() or word.isupper():
            continue
        is_person = title in _ALWAYS_BEFORE_PEOPLE or (title in _LEADING and gazetteer.surnamed(word))
        if is_person and not any(name.span.overlaps(token.span) for name in names):
            more.append(Name(token.span, EntityKind.PERSON))
    return sorted([*names, *more], key=lambda name: name.span)


def _size(name: Name) -> int:
    return name.span.end - name.span.start


def _repeated(parts: Sequence[Unit], found: Sequence[Sequence[Name]]) -> list[list[Name]]:
    """The names, made to agree with each other over the article.

    The same words are the same kind of name everywhere, the kind they have most often; and a name found once is found
    wherever it stands again, a person's last name too.
    """
    texts = [{name.span: _text(unit, name.span) for name in names} for unit, names in zip(parts, found, strict=True)]
    kinds: dict[str, Counter[EntityKind]] = {}
    for names, here in zip(found, texts, strict=True):
        for name in names:
            kinds.setdefault(here[name.span], Counter())[name.kind] += 1
            words = here[name.span].split()
            if name.kind is EntityKind.PERSON and len(words) > 1 and len(words[-1]) > 2:
                kinds.setdefault(words[-1], Counter())[name.kind] += 1
    usual = {text: counted.most_common(1)[0][0] for text, counted in kinds.items()}
    result = []
    for unit, names, here in zip(parts, found, texts, strict=True):
        agreed = [
            name if name.kind is usual[here[name.span]] else name._replace(kind=usual[here[name.span]], entry=None)
            for name in names
        ]
        result.append(sorted([*agreed, *_again(unit, agreed, usual)], key=lambda name: name.span))
    return result


def _again(unit: Unit, names: Sequence[Name], usual: dict[str, EntityKind]) -> Iterator[Name]:
    """Single capitalised words that are names elsewhere in the article and are none of `names`."""
    taken = [name.span for name in names]
    for index, token in enumerate(unit.tokens):
        word = token.text
        if not word[0].isupper() or word not in usual or len(word) < 2:
            continue
        before = unit.tokens[index - 1].text if index else ""
        after = unit.tokens[index + 1].text if index + 1 < len(unit.tokens) else ""
        if after[:1].isupper() or (before[:1].isupper() and before.rstrip(".").lower() not in _TITLES):
            continue
        if usual[word] is EntityKind.PERSON and before.lower() in _NEVER_BEFORE_PEOPLE:
            continue
        if not any(span.overlaps(token.span) for span in taken):
            yield _name([token], usual[word])


def _halves(parts: Sequence[Unit], found: Sequence[Sequence[Name]]) -> Sequence[Sequence[Name]]:
    """The names, with "the North" added where the article names one country that is the northern half of two."""
    countries: dict[str, set[Entry]] = {}
    for entry in (name.entry for names in found for name in names if name.kind is EntityKind.PLACE):
        half, _, rest = entry.name.partition(" ") if entry else ("", "", "")
        if entry and half in {"North", "South"} and gazetteer.country_of(rest):
            countries.setdefault(half, set()).add(entry)
    meant = {half: next(iter(entries)) for half, entries in countries.items() if len(entries) == 1}
    if not meant:
        return found
    result = []
    for unit, names in zip(parts, found, strict=True):
        words = [token.text for token in unit.tokens]
        more = [
            Name(unit.tokens[index].span, EntityKind.PLACE, meant[word])
            for index, word in enumerate(words)
            if word in meant
            and words[index - 1 : index] in (["the"], ["The"])
            and not "".join(words[index + 1 : index + 2])[:1].isupper()
            and not any(name.span.overlaps(unit.tokens[index].span) for name in names)
        ]
        result.append(sorted([*names, *more], key=lambda name: name.span))
    return result


def _text(unit: Unit, span: Span) -> str:
    first = bisect_left(unit.tokens, span.start, key=lambda token: token.end - 1)
    return " ".join(
        token.text for token in takewhile(lambda token: token.start < span.end, islice(unit.tokens, first, None))
    )
