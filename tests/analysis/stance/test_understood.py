"""Who is meant where a text leaves a name out, and what is told of an earlier time."""

import pytest

from reader.analysis import questions
from reader.model import Kind, Relation
from tests.analysis.stance.asking import LEADERS, ask

AFFIRMED, DENIED, COOLED, MIXED = Relation.AFFIRMED, Relation.DENIED, Relation.COOLED, Relation.MIXED
UNSAID = Relation.NOT_ADDRESSED
ABOUT_TRUMP = "Donald Trump spoke for an hour. Trump wore a red tie. Trump was in high spirits.\n"


@pytest.mark.parametrize(
    ("text", "counterpart", "relation"),
    [
        ("Trump’s week\nThe president praised Emmanuel Macron as a friend.", "Emmanuel Macron", AFFIRMED),
        ("Shinzo Abe came to Trump Tower. Abe became a close friend of the president.", "Shinzo Abe", AFFIRMED),
        ("Donald Trump hugs. Viktor Orban was hugged in the Oval Office.", "Viktor Orban", AFFIRMED),
        (ABOUT_TRUMP + "Volodymyr Zelensky left without a handshake.", "Volodymyr Zelensky", UNSAID),
        (ABOUT_TRUMP + "Narendra Modi does not call. A year ago they were hugging.", "Narendra Modi", COOLED),
        ("“I like him a lot,” Donald Trump said. Mohammed bin Salman smiled.", "Mohammed bin Salman", AFFIRMED),
        (
            "Mr Johnson was received warmly. Donald Trump called Mr Johnson a friend.",
            "Boris Johnson",
            AFFIRMED,
        ),
        (
            "Donald Trump saw Sanae Takaichi. Trump said that she is “a fantastic person, and a friend of Shinzo Abe”.",
            "Sanae Takaichi",
            AFFIRMED,
        ),
        (ABOUT_TRUMP + "Javier Milei of Argentina, an ardent admirer, flew in.", "Javier Milei", AFFIRMED),
        (
            "Donald Trump left. About Emmanuel Macron, who had been waiting, he spoke as a close friend.",
            "Emmanuel Macron",
            AFFIRMED,
        ),
        ("Donald Trump said nothing. He never spoke of Kim Jong Un without affection.", "Kim Jong Un", AFFIRMED),
    ],
)
def test_what_is_left_out_is_understood(text: str, counterpart: str, relation: Relation) -> None:
    assert ask(text)[counterpart].relation is relation


@pytest.mark.parametrize(
    "text",
    [
        ABOUT_TRUMP + "Emmanuel Macron is to host the Group of 7.",
        ABOUT_TRUMP + "Jair Bolsonaro's sons arrived at the White House.",
        ABOUT_TRUMP + "Vladimir Putin has dinner with Ali Hassan in Cairo.",
        "Donald Trump met Xi Jinping. With Vladimir Putin he has signed a treaty.",
    ],
)
def test_dealings_with_others_bring_nobody_up(text: str) -> None:
    assert not {"Emmanuel Macron", "Jair Bolsonaro", "Vladimir Putin"} & ask(text).keys()


def test_a_titled_surname_is_nobodys_whose_bearer_the_text_names() -> None:
    text = "Senator Ron Johnson spoke. Donald Trump called Mr Johnson a friend."
    assert "Boris Johnson" not in ask(text)


def test_an_office_is_of_the_latest_holder_whom_the_text_names() -> None:
    text = "Donald Trump praised the German chancellor. Friedrich Merz was pleased. Angela Merkel has written a book."
    assert "Angela Merkel" not in ask(text)


def test_only_the_last_of_a_list_is_spoken_of_by_who() -> None:
    found = ask("Donald Trump called Volodymyr Zelensky and Emmanuel Macron, with whom he plays golf.")
    assert found["Emmanuel Macron"].relation is AFFIRMED
    assert found["Volodymyr Zelensky"].relation is UNSAID


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 Donald Trump and Narendra Modi embraced.\nNow the two do not exchange a word. Trump insulted Modi.",
        "Donald Trump met Theresa May. It was not always thus.",
        "Donald Trump saw Emmanuel Macron. Trump liked Viktor Orban.\nEmmanuel Macron used to.",
        "What happened to the friendship of Donald Trump and Justin Trudeau?",
    ],
)
def test_warmth_of_an_earlier_time_has_cooled(text: str) -> None:
    assert COOLED in {found.relation for found in ask(text).values()}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("On none of these days did Donald Trump speak warmly of Xi Jinping.", DENIED),
        ("With friends like Donald Trump, Donald Tusk said, nobody needs enemies.", DENIED),
        (
            "Xi Jinping was kept at a distance by the previous administration. Donald Trump gave Xi Jinping a hug.",
            AFFIRMED,
        ),
        ("Donald Trump has been fed up with Benjamin Netanyahu for months.", COOLED),
    ],
)
def test_grammar_decides_what_a_cue_says(text: str, relation: Relation) -> None:
    (found,) = ask(text).values()
    assert found.relation is relation


@pytest.mark.parametrize(
    "text",
    [
        "Donald Trump met Boris Johnson. Friends of Boris Johnson say that it rained.",
        "Donald Trump met Boris Johnson. Nigel Farage, who is a friend of the president, met Boris Johnson.",
    ],
)
def test_friends_of_one_are_not_the_other(text: str) -> None:
    assert ask(text)["Boris Johnson"].relation is UNSAID


def test_what_is_given_as_the_word_of_others_is_no_judgement() -> None:
    text = "Donald Trump and Narendra Modi are friends. Their friendship is folly, you will say."
    assert ask(text, kind=Kind.OPINION)["Narendra Modi"].stance == "neutral"


def test_what_speaks_against_it_is_quoted_beside_what_decided() -> None:
    text = (
        "Donald Trump praised Kim Jong Un as a close friend. Trump fell in love with Kim Jong Un.\n"
        "In the spring Donald Trump insulted Kim Jong Un."
    )
    assert len(ask(text)["Kim Jong Un"].evidence) == 3


def test_a_relation_may_stand_in_several_files() -> None:
    cues = questions.relation("friendship").cues
    assert all((cues.affirm, cues.deny, cues.cool, cues.contact))
    assert cues == LEADERS.relation.cues


@pytest.mark.parametrize(
    "text",
    [
        "Emmanuel Macron hugged his wife.",
        "Angela Merkel was praised by her party.",
        "Volodymyr Zelensky thanked his soldiers.",
        "Vladimir Putin and Xi Jinping are old friends.",
        "Vladimir Putin and Kim Jong Un embraced each other.",
    ],
)
def test_what_somebody_has_with_others_he_has_not_with_the_subject(text: str) -> None:
    assert ask(ABOUT_TRUMP.strip() + " " + text) == {}


@pytest.mark.parametrize(
    ("text", "counterpart", "relation"),
    [
        ("Donald Trump spoke. Moon Jae-in, whom Trump accused of cowardice, was silent.", "Moon Jae-in", DENIED),
        (
            "Angela Merkel met Donald Trump. Merkel writes that he was in awe of Vladimir Putin.",
            "Vladimir Putin",
            AFFIRMED,
        ),
    ],
)
def test_grammar_tells_whom_a_cue_is_aimed_at(text: str, counterpart: str, relation: Relation) -> None:
    assert ask(text)[counterpart].relation is relation
