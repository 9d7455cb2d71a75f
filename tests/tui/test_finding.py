"""What is looked for, and what that leaves."""

from dataclasses import replace

from reader.model import Entity, EntityKind, Span
from reader.tui.finding import Finding, same_entity
from tests.tui.handmade import KIM, SEOUL, analyse, library

NORTH, SOUTH, RED = library().articles


def test_nothing_sought_leaves_everything_and_no_trail() -> None:
    assert Finding().listed((NORTH, SOUTH)) == (NORTH, SOUTH)
    assert Finding().words() == ""
    assert Finding().trail(NORTH, analyse(NORTH)) is None


def test_a_search_and_a_filter_leave_what_both_leave() -> None:
    finding = Finding("kim", {"north": (), "[/red]": ()}, KIM, frozenset({"north", "south"}))
    assert finding.listed((NORTH, SOUTH, RED)) == (NORTH,)
    assert finding.words() == "“kim” and Kim Jong Un"


def test_a_search_that_still_runs_leaves_everything() -> None:
    assert Finding("kim").listed((NORTH, SOUTH)) == (NORTH, SOUTH)


def test_hits_are_walked() -> None:
    trail = Finding("met", {"north": (Span(4, 7),)}).trail(NORTH, None)
    assert trail is not None
    assert (trail.label, trail.spans) == ("“met”", (Span(4, 7),))


def test_the_chosen_entity_is_walked_rather_than_the_hits() -> None:
    trail = Finding("met", {"north": (Span(4, 7),)}, KIM).trail(NORTH, analyse(NORTH))
    assert trail is not None
    assert trail.spans[0] == Span(0, 3)


def test_an_entity_that_an_article_does_not_mention_leaves_an_empty_trail() -> None:
    trail = Finding(entity=KIM).trail(SOUTH, analyse(SOUTH))
    assert trail is not None
    assert trail.spans == ()


def test_entities_are_the_same_by_key_and_else_by_name_and_kind() -> None:
    keyed = replace(KIM, name="Chairman Kim", key="kim-jong-un")
    assert same_entity((SEOUL, replace(KIM, key="kim-jong-un")), keyed) == 1
    assert same_entity((SEOUL, replace(KIM, key="kim-il-sung")), replace(KIM, key="kim-jong-un")) is None
    assert same_entity((Entity("seoul", EntityKind.PLACE, ()),), SEOUL) == 0
    assert same_entity((Entity("Seoul", EntityKind.ORGANISATION, ()),), SEOUL) is None
