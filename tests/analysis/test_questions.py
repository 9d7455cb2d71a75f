"""Question files: what they may say, and what the messages say when they are wrong."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis import questions
from reader.errors import FileProblem
from reader.model import Party, Question

PLAIN = """\
id: neighbours
title: Ann and her neighbours
subject: {name: Ann Smith, aliases: [Ann]}
counterparts:
  - {name: Bob Jones, aliases: [Bob], roles: [the neighbour]}
relation: friendship
"""


def refused(text: str) -> str:
    with pytest.raises(FileProblem) as caught:
        questions.parse(text, "mine.yaml")
    return str(caught.value)


def test_a_plain_question_is_read() -> None:
    question = questions.parse(PLAIN, "mine.yaml")
    assert question.id == "neighbours"
    assert question.subject == Party("Ann Smith", ("Ann",))
    assert question.counterparts == (Party("Bob Jones", ("Bob",), ("the neighbour",)),)
    assert question.relation == questions.relation("friendship")
    assert question.anyone == ""


def test_a_part_of_a_relation_is_none_by_itself() -> None:
    message = refused(PLAIN.replace("relation: friendship", "relation: friendship.against"))
    assert message.endswith("those that ship: cooperation, friendship, support")


def test_a_group_may_stand_for_the_counterparts() -> None:
    text = PLAIN.replace(
        "counterparts:\n  - {name: Bob Jones, aliases: [Bob], roles: [the neighbour]}",
        "counterparts: heads-of-state-or-government",
    )
    question = questions.parse(text, "mine.yaml")
    assert question.counterparts == ()
    assert question.anyone == "heads-of-state-or-government"


def test_a_group_may_stand_among_listed_counterparts() -> None:
    text = PLAIN.replace("relation:", "  - heads-of-state-or-government\nrelation:")
    question = questions.parse(text, "mine.yaml")
    assert [party.name for party in question.counterparts] == ["Bob Jones"]
    assert question.anyone == "heads-of-state-or-government"


def test_an_unknown_relation_is_refused_with_those_that_ship() -> None:
    message = refused(PLAIN.replace("relation: friendship", "relation: frendship"))
    assert message.startswith("mine.yaml, line 6: relation `frendship` is not known")
    assert all(name in message for name in ("cooperation", "friendship", "support"))


@pytest.mark.parametrize("bad", ["Ann's question", "two words", "-dash", "a--b", "x" * 61, "ÄÖ"])
def test_a_bad_id_is_refused(bad: str) -> None:
    assert "mine.yaml, line 1: id" in refused(PLAIN.replace("id: neighbours", f'id: "{bad}"'))


def test_no_counterparts_are_refused() -> None:
    text = PLAIN.replace("\n  - {name: Bob Jones, aliases: [Bob], roles: [the neighbour]}", " []")
    assert "line 4: there are no counterparts" in refused(text)


def test_an_unknown_group_is_refused_with_those_there_are() -> None:
    assert "groups are: heads-of-state-or-government" in refused(
        PLAIN.replace("  - {name: Bob Jones, aliases: [Bob], roles: [the neighbour]}", "  - popes")
    )


def test_a_counterpart_that_stands_twice_is_refused() -> None:
    assert "line 6: counterpart `Bob Jones` stands here twice" in refused(
        PLAIN.replace("relation:", "  - {name: Bob Jones}\nrelation:")
    )


def test_the_subject_cannot_be_its_own_counterpart() -> None:
    assert "`Ann Smith` is the subject" in refused(PLAIN.replace("name: Bob Jones", "name: Ann Smith"))


def test_a_missing_key_is_named() -> None:
    assert "`relation` is missing" in refused(PLAIN.replace("relation: friendship\n", ""))


def test_an_unknown_key_is_named_with_its_line() -> None:
    assert "mine.yaml, line 7: unknown key `mood`" in refused(PLAIN + "mood: good\n")


def test_a_relation_may_bring_cues_of_its_own() -> None:
    own = "relation:\n  noun: rivalry\n  affirm: [rival*, compet* .. with]\n  deny: [ally]\n"
    relation = questions.parse(PLAIN.replace("relation: friendship\n", own), "mine.yaml").relation
    assert (relation.id, relation.noun) == ("rivalry", "rivalry")
    assert relation.cues.affirm == ("rival*", "compet* .. with")
    assert relation.cues.deny == ("ally",)


def test_own_cues_may_stand_under_cues() -> None:
    own = "relation: {id: rivals, noun: rivalry, cues: {affirm: [rival*]}}\n"
    relation = questions.parse(PLAIN.replace("relation: friendship\n", own), "mine.yaml").relation
    assert relation.id == "rivals"
    assert relation.cues.affirm == ("rival*",)


def test_a_relation_without_cues_is_refused() -> None:
    assert "needs cues" in refused(PLAIN.replace("relation: friendship", "relation: {noun: rivalry}"))


@pytest.mark.parametrize(("written", "meant"), [("", False), ("directed: no, ", False), ("directed: yes, ", True)])
def test_a_relation_goes_one_way_where_it_says_so(written: str, meant: bool) -> None:
    own = f"relation: {{noun: rivalry, {written}affirm: [rival*]}}"
    found = questions.parse(PLAIN.replace("relation: friendship", own), "mine.yaml")
    assert found.relation.directed is meant


def test_only_yes_and_no_say_whether_a_relation_goes_one_way() -> None:
    own = "relation: {noun: rivalry, directed: perhaps, affirm: [rival*]}"
    assert "`yes` or `no`" in refused(PLAIN.replace("relation: friendship", own))


@pytest.mark.parametrize("cue", ["*", "a*b", "(x)", "..", "x" * 81])
def test_a_cue_that_is_no_words_is_refused(cue: str) -> None:
    own = f'relation: {{noun: rivalry, affirm: ["{cue}"]}}'
    assert "is not words" in refused(PLAIN.replace("relation: friendship", own))


def test_a_cue_with_many_gaps_is_refused() -> None:
    own = "relation: {noun: rivalry, affirm: [a .. b .. c .. d]}"
    assert "more than 2 gaps" in refused(PLAIN.replace("relation: friendship", own))


def test_the_questions_that_ship_ask_different_things() -> None:
    shipped = questions.bundled()
    assert shipped[0].id == "trump-leader-friendships"
    assert len({question.relation.id for question in shipped}) == len(shipped)
    assert len({question.subject.name for question in shipped}) == len(shipped)


@given(st.text(max_size=300))
def test_any_text_is_a_question_or_a_named_problem(text: str) -> None:
    found: Question | None = None
    with contextlib.suppress(FileProblem):
        found = questions.parse(text, "any.yaml")
    assert found is None or found.id


@given(st.dictionaries(st.sampled_from(["id", "title", "subject", "counterparts", "relation"]), st.text(max_size=20)))
def test_any_values_are_a_question_or_a_named_problem(values: dict[str, str]) -> None:
    text = "\n".join(f'{key}: "{value.encode("unicode_escape").decode()}"' for key, value in values.items())
    with pytest.raises(FileProblem):
        questions.parse(text.replace('\\"', ""), "any.yaml")
