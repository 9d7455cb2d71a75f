"""Who is meant, and who is brought up at all."""

from reader.analysis import stance
from reader.model import Kind, Party, Relation
from tests.analysis.stance.asking import analysed, ask, question


def test_somebody_who_shares_a_name_is_not_the_counterpart() -> None:
    assert ask("Kim Hjelmgaard wrote that Donald Trump likes golf with friends.") == {}


def test_a_relative_of_the_subject_is_not_the_subject() -> None:
    assert ask("Eric Trump praised Vladimir Putin.") == {}


def test_a_role_before_another_name_is_not_the_counterpart() -> None:
    text = "Vladimir Putin stayed at home. Donald Trump praised Russian Prime Minister Dmitry Medvedev."
    assert "Vladimir Putin" not in ask(text)


def test_a_role_stands_for_the_counterpart_whom_the_text_names() -> None:
    (found,) = ask("Vladimir Putin came to Osaka. Donald Trump praised the Russian president.").values()
    assert found.relation is Relation.AFFIRMED


def test_a_role_alone_brings_nobody_up() -> None:
    assert ask("Donald Trump praised the Russian president.") == {}


def test_him_in_the_subjects_speech_is_the_counterpart_last_spoken_of() -> None:
    text = "Donald Trump spoke of Kim Jong Un. “I get along with him really well,” Trump said."
    (found,) = ask(text).values()
    assert found.relation is Relation.AFFIRMED


def test_the_two_leaders_are_the_two_last_spoken_of() -> None:
    text = "Donald Trump received Emmanuel Macron. The two leaders reveled in their mutual admiration."
    (found,) = ask(text).values()
    assert found.relation is Relation.AFFIRMED


def test_the_relationship_without_names_is_that_of_the_pair_just_spoken_of() -> None:
    (found,) = ask("Donald Trump received Emmanuel Macron. The relationship has soured.").values()
    assert found.relation is Relation.COOLED


def test_an_opening_may_speak_of_the_pair_that_follows() -> None:
    (found,) = ask("The bromance is over. Donald Trump saw Emmanuel Macron on Monday.").values()
    assert found.relation is Relation.COOLED


def test_a_counterpart_in_relation_to_somebody_else_has_no_answer() -> None:
    assert ask("Donald Trump stayed at home. Emmanuel Macron insulted Recep Tayyip Erdogan.") == {}


def test_a_line_that_no_stop_ends_is_a_link_and_no_prose() -> None:
    text = "How Donald Trump, Theresa May became friends\nDonald Trump went home."
    assert ask(text) == {}


def test_a_listed_leader_needs_a_mere_contact() -> None:
    (found,) = ask("Donald Trump met Xi Jinping.").values()
    assert found.relation is Relation.NOT_ADDRESSED


def test_a_leader_of_the_group_needs_warmth_or_hostility() -> None:
    assert ask("Donald Trump met Venezuelan President Nicolas Maduro.") == {}
    (found,) = ask("Donald Trump insulted Venezuelan President Nicolas Maduro.").values()
    assert found.relation is Relation.DENIED


def test_a_predecessor_at_home_is_no_leader_of_the_group() -> None:
    assert ask("Donald Trump insulted Barack Obama, and Trump praised Ronald Reagan.") == {}


def test_leaders_of_another_time_are_no_counterparts() -> None:
    assert ask("Donald Trump admires Nelson Mandela and Winston Churchill.", date="2018-03-04") == {}


def test_any_party_works_though_nobody_knows_it() -> None:
    asked = question(Party("Zora Quill", ("Quill",)), Party("Wim Oort", ("Oort",), ("the baker",)))
    (found,) = stance.answer(analysed("Zora Quill met Wim Oort. Quill insulted Oort."), asked)
    assert (found.counterpart, found.relation) == ("Wim Oort", Relation.DENIED)


def test_a_question_need_not_be_about_people() -> None:
    asked = question(Party("Joe Biden", ("Biden",)), Party("Gun control", ("gun control",)), relation="support")
    (found,) = stance.answer(analysed("Joe Biden has long supported gun control."), asked)
    assert found.relation is Relation.AFFIRMED
    (found,) = stance.answer(analysed("Joe Biden opposes gun control."), asked)
    assert found.relation is Relation.DENIED


def test_countries_have_relations_too() -> None:
    asked = question(Party("China", ("Beijing",)), Party("India"), Party("Russia"), relation="cooperation")
    text = "China and Russia signed a trade agreement. Relations between China and India are hostile."
    found = {answer.counterpart: answer.relation for answer in stance.answer(analysed(text), asked)}
    assert found == {"Russia": Relation.AFFIRMED, "India": Relation.DENIED}


def test_a_text_without_the_subject_answers_nothing() -> None:
    assert ask("Vladimir Putin is a friend of Xi Jinping.") == {}
    assert ask("", kind=Kind.OPINION) == {}
