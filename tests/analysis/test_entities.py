import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis import entities, sentences
from reader.ingest import article, blocks
from reader.model import Analysis, Entity, EntityKind, Form


def analysed(body: str, *, date: str | None = None, byline: str = "") -> Analysis:
    made = article.make(body, blocks.of_text(body), date=date, byline=byline)
    return entities.find(sentences.find(Analysis(made)))


def mentions(analysis: Analysis, name: str, form: Form | None = None) -> list[str]:
    return [
        analysis.text(mention.span)
        for entity in analysis.entities
        if entity.name == name
        for mention in entity.mentions
        if form in {None, mention.form}
    ]


def named(analysis: Analysis, name: str) -> Entity:
    return next(entity for entity in analysis.entities if entity.name == name)


def test_a_leader_is_known_by_full_name_and_by_surname() -> None:
    found = analysed("Trump met Kim Jong-un on Sunday. Kim smiled and Trump left.")
    assert mentions(found, "Kim Jong Un", Form.NAME) == ["Kim Jong-un", "Kim"]
    assert mentions(found, "Donald Trump", Form.NAME) == ["Trump", "Trump"]
    assert named(found, "Kim Jong Un").key == "kim-jong-un"
    assert named(found, "Donald Trump").kind is EntityKind.PERSON


def test_a_title_is_no_part_of_a_name() -> None:
    found = analysed("It was Mr. Trump who called President Macron and Sen. Cruz, said Gen. James Mattis.")
    assert mentions(found, "Donald Trump") == ["Trump"]
    assert mentions(found, "Emmanuel Macron") == ["Macron"]
    assert mentions(found, "James Mattis") == ["James Mattis"]


def test_spelling_variants_are_one_person() -> None:
    found = analysed("Volodymyr Zelenskyy spoke. Later Zelensky left, and Recep Tayyip Erdogan met Erdoğan's guests.")
    assert mentions(found, "Volodymyr Zelenskyy", Form.NAME) == ["Volodymyr Zelenskyy", "Zelensky"]
    assert mentions(found, "Recep Tayyip Erdogan", Form.NAME) == ["Recep Tayyip Erdogan", "Erdoğan"]


def test_people_of_one_surname_are_kept_apart_and_the_surname_goes_to_the_one_named_last() -> None:
    found = analysed("Kim Yo Jong spoke to Moon Jae-in first. Then Kim Jong Un arrived. Kim was late.")
    assert mentions(found, "Kim Jong Un", Form.NAME) == ["Kim Jong Un", "Kim"]
    assert mentions(found, "Kim Yo Jong", Form.NAME) == ["Kim Yo Jong"]
    assert mentions(found, "Moon Jae-in", Form.NAME) == ["Moon Jae-in"]


def test_a_given_name_that_is_a_leaders_surname_stays_with_its_bearer() -> None:
    found = analysed("Kim Hjelmgaard reported from Berlin that Angela Merkel was ready.")
    assert mentions(found, "Kim Jong Un") == []
    assert mentions(found, "Angela Merkel") == ["Angela Merkel"]


@pytest.mark.parametrize(
    ("text", "nominal", "name"),
    [
        ("They met North Korean leader Kim Jong Un there.", "North Korean leader", "Kim Jong Un"),
        ("Putin spoke first. The Russian president was calm.", "The Russian president", "Vladimir Putin"),
        ("He met Narendra Modi. India’s prime minister smiled.", "India’s prime minister", "Narendra Modi"),
        ("Xi Jinping arrived. The leader of China was late.", "The leader of China", "Xi Jinping"),
        ("Emmanuel Macron, the French president, left.", "the French president", "Emmanuel Macron"),
        ("Trump wants a deal with Kim. Critics say that Trump flatters the dictator.", "the dictator", "Kim Jong Un"),
        ("Trump met Kim. The president then crossed the line.", "The president", "Donald Trump"),
        ("They met Secretary of State Mike Pompeo there.", "Secretary of State", "Mike Pompeo"),
        (
            "It was run by Houston's Democratic Mayor Sylvester Turner.",
            "Houston's Democratic Mayor",
            "Sylvester Turner",
        ),
        ("Maria Lopez, a spokeswoman for the forum, agreed.", "a spokeswoman for the forum", "Maria Lopez"),
    ],
)
def test_a_description_goes_to_the_person_it_means(text: str, nominal: str, name: str) -> None:
    assert mentions(analysed(text), name, Form.NOMINAL) == [nominal]


def test_the_former_president_is_one_whose_term_was_over() -> None:
    text = "Putin and Donald Trump spoke. They know each other. The former president praised him."
    assert "The former president" in mentions(analysed(text, date="2023-09-14"), "Donald Trump", Form.NOMINAL)


def test_a_description_of_somebody_never_named_is_an_entity_without_a_name() -> None:
    found = analysed("The North Korean leader said nothing, and Trump left.")
    described = named(found, "North Korean leader")
    assert not described.named
    assert described.key == ""
    assert mentions(found, "Kim Jong Un") == []


def test_the_country_in_a_description_is_no_person() -> None:
    found = analysed("The U.S. president met Chinese officials.")
    assert mentions(found, "United States") == ["U.S."]
    assert mentions(found, "China") == []


def test_a_pronoun_goes_to_the_most_prominent_person_of_its_gender() -> None:
    found = analysed("Angela Merkel met Trump in Berlin. She smiled while he spoke.")
    assert mentions(found, "Angela Merkel", Form.PRONOUN) == ["She"]
    assert mentions(found, "Donald Trump", Form.PRONOUN) == ["he"]


def test_a_pronoun_skips_a_name_that_is_not_what_the_sentence_is_about() -> None:
    found = analysed("Seeking a deal with Xi, Trump made an error. He lifted a ban.")
    assert mentions(found, "Donald Trump", Form.PRONOUN) == ["He"]


def test_a_pronoun_with_nobody_near_is_left_alone() -> None:
    found = analysed("He left.\nNobody came.\nIt was late.\nNothing was said.\nAngela Merkel slept.")
    assert [mention.form for entity in found.entities for mention in entity.mentions] == [Form.NAME]


def test_a_short_form_in_brackets_is_the_same_organisation() -> None:
    found = analysed("The Syrian Democratic Forces (SDF) withdrew. The SDF was angry.")
    assert mentions(found, "Syrian Democratic Forces") == ["Syrian Democratic Forces", "SDF", "SDF"]


def test_names_joined_by_a_hyphen_are_both_found() -> None:
    found = analysed("The Trump-Putin summit was short.")
    assert mentions(found, "Donald Trump") == ["Trump"]
    assert mentions(found, "Vladimir Putin") == ["Putin"]


def test_ordinary_words_are_not_taken_for_short_names() -> None:
    found = analysed("Let us go. It is time for them to meet who may come in turkey season.")
    assert found.entities == ()


def test_lower_case_text_gives_few_entities_and_no_error() -> None:
    assert len(analysed("trump met kim in singapore and they talked about north korea for a while").entities) < 3


def test_shouted_text_gives_no_flood_of_entities() -> None:
    found = analysed("TRUMP MEETS KIM IN HISTORIC SUMMIT AS WORLD WATCHES WITH HOPE AND FEAR")
    assert len(found.entities) <= 4


def test_a_month_is_no_person_of_that_name() -> None:
    found = analysed("British Prime Minister Theresa May spoke. They will meet in May, and May will travel.")
    assert mentions(found, "Theresa May", Form.NAME) == ["Theresa May", "May"]


def test_half_a_country_is_the_one_that_the_article_names() -> None:
    found = analysed("North Korea agreed to talks. The North stopped its tests, and snow fell in the north.")
    assert mentions(found, "North Korea") == ["North Korea", "North"]


def test_a_sentence_of_any_length_is_searched() -> None:
    found = analysed("Trump and Putin and " * 2000)
    assert len(mentions(found, "Donald Trump")) == 2000


def test_captions_are_searched_for_names() -> None:
    body = "Photo: Vladimir Putin in Moscow."
    assert mentions(analysed(body), "Vladimir Putin") == ["Vladimir Putin"]


def test_an_empty_article_has_no_entities() -> None:
    assert analysed("").entities == ()


WORDS = st.sampled_from(
    "Trump Kim Jong Un Xi the president Russian leader he his said , . ' \" ( ) U.S. of 's Mr. NATO — and\n".split(" ")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_mentions_are_ordered_disjoint_and_inside_the_text(text: str) -> None:
    found = analysed(text)
    for entity in found.entities:
        position = 0
        for mention in entity.mentions:
            assert position <= mention.span.start < mention.span.end <= len(text)
            assert found.text(mention.span).strip() == found.text(mention.span)
            position = mention.span.end
    firsts = [entity.mentions[0].span for entity in found.entities]
    assert firsts == sorted(firsts)
    assert found.entities == analysed(text).entities


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_searched(text: str) -> None:
    for entity in analysed(text).entities:
        assert entity.mentions


def test_the_form_of_a_firm_is_part_of_its_name() -> None:
    found = analysed("He works for Google, Inc. and she works for Microsoft Corp. in Seattle.")
    spans = [found.text(mention.span) for entity in found.entities for mention in entity.mentions]
    assert "Google, Inc." in spans
    assert any(span.startswith("Microsoft Corp") for span in spans)


def test_a_people_or_a_faith_is_no_name() -> None:
    assert analysed("Most Sunni Arabs and many Muslims voted, and so did the Kurds.").entities == ()


def test_a_word_behind_a_persons_title_is_a_person() -> None:
    found = analysed("It was late when Mrs. May met Ms. Quxby.", date="2017-05-01")
    assert [entity.kind for entity in found.entities] == [EntityKind.PERSON, EntityKind.PERSON]
