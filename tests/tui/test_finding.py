"""What is looked for, and what is walked in the articles that hold it."""

from dataclasses import replace

from reader.model import Entity, EntityKind, Span
from reader.query import format as written
from reader.query import parse
from reader.query.tree import Field, Phrase, Within
from reader.tui.finding import STARRED, Finding, quoted, same_entity
from tests.tui.handmade import KIM, SEOUL, analyse, library

NORTH, SOUTH, _ = library().articles


def test_nothing_sought_is_everything_and_no_trail() -> None:
    assert written(Finding().request) == "-is:copy"
    assert Finding().words() == ""
    assert Finding().trail(analyse(NORTH), ()) is None


def test_place_search_and_entity_are_asked_for_together() -> None:
    finding = Finding(STARRED, "kim met", KIM, only=True, sorts="sort:title")
    assert written(finding.request) == 'is:starred kim met* entity:"Kim Jong Un" sort:title'
    assert finding.words() == "“kim met” and Kim Jong Un"


def test_what_is_being_typed_is_understood_as_far_as_it_can_be() -> None:
    assert written(Finding(STARRED, 'source:po "the mayor').request) == "is:starred source:po the mayor*"


def test_what_is_kept_of_a_search_is_what_was_typed_and_where() -> None:
    assert Finding(query="source:post dam").text() == "source:post dam"
    assert Finding(STARRED, 'dam "not closed').text() == "is:starred dam not closed*"
    assert Finding(entity=KIM, only=True).text() == 'entity:"Kim Jong Un"'


def test_any_name_can_be_quoted() -> None:
    name = 'A "b" \\ c'
    assert parse(f"source:{quoted(name)}").tree == Within(Field.SOURCE, Phrase(name))


def test_hits_are_walked() -> None:
    trail = Finding(query="met").trail(None, (Span(4, 7),))
    assert trail is not None
    assert (trail.label, trail.spans) == ("“met”", (Span(4, 7),))


def test_the_chosen_entity_is_walked_rather_than_the_hits() -> None:
    trail = Finding(query="met", entity=KIM).trail(analyse(NORTH), (Span(4, 7),))
    assert trail is not None
    assert trail.spans[0] == Span(0, 3)


def test_an_entity_that_an_article_does_not_mention_leaves_an_empty_trail() -> None:
    trail = Finding(entity=KIM).trail(analyse(SOUTH), ())
    assert trail is not None
    assert trail.spans == ()


def test_entities_are_the_same_by_key_and_else_by_name_and_kind() -> None:
    keyed = replace(KIM, name="Chairman Kim", key="kim-jong-un")
    assert same_entity((SEOUL, replace(KIM, key="kim-jong-un")), keyed) == 1
    assert same_entity((SEOUL, replace(KIM, key="kim-il-sung")), replace(KIM, key="kim-jong-un")) is None
    assert same_entity((Entity("seoul", EntityKind.PLACE, ()),), SEOUL) == 0
    assert same_entity((Entity("Seoul", EntityKind.ORGANISATION, ()),), SEOUL) is None
