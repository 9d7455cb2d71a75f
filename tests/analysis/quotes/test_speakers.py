"""Speakers are the people that the phrases naming them stand for."""

from dataclasses import replace

from reader.analysis import quotes
from reader.model import Analysis, Entity, Form, Quote
from tests.analysis.quotes.articles import person, read, split


def heard(analysis: Analysis, *entities: Entity) -> tuple[Quote, ...]:
    return quotes.find(replace(analysis, entities=entities)).quotes


def test_a_surname_is_the_entity_with_the_full_name() -> None:
    analysis = split("Trump said he may go.")
    [quote] = heard(analysis, person(analysis.article.body, "Donald Trump", ("Trump", Form.NAME)))
    assert (quote.speaker, quote.entity) == ("Donald Trump", 0)


def test_a_title_before_a_name_belongs_to_the_name() -> None:
    analysis = split("Secretary of State Rex Tillerson said he may go.")
    [quote] = heard(analysis, person(analysis.article.body, "Rex Tillerson", ("Rex Tillerson", Form.NAME)))
    assert (quote.speaker, quote.entity) == ("Rex Tillerson", 0)


def test_somebodys_lawyers_are_not_that_somebody() -> None:
    analysis = split("Trump’s lawyers said he may go.")
    [quote] = heard(analysis, person(analysis.article.body, "Donald Trump", ("Trump", Form.NAME)))
    assert (quote.speaker, quote.entity) == ("Trump’s lawyers", None)


def test_a_name_in_apposition_is_the_speaker() -> None:
    analysis = split("Trump’s adviser, John Bolton, said he may go.")
    body = analysis.article.body
    president = person(body, "Donald Trump", ("Trump", Form.NAME))
    [quote] = heard(analysis, president, person(body, "John Bolton", ("John Bolton", Form.NAME)))
    assert quote.speaker == "John Bolton"


def test_the_one_who_answers_a_question_is_not_the_one_who_asked() -> None:
    analysis = split("Trump said it was over. Stahl asked why.", "“It is so,” he said.")
    body = analysis.article.body
    president = person(body, "Donald Trump", ("Trump", Form.NAME))
    found = heard(analysis, president, person(body, "Lesley Stahl", ("Stahl", Form.NAME)))
    assert found[-1].speaker == "Donald Trump"


def test_two_speakers_are_nobody_alone() -> None:
    analysis = split("Trump and Putin said the talks went well.")
    [quote] = heard(analysis, person(analysis.article.body, "Donald Trump", ("Trump", Form.NAME)))
    assert (quote.speaker, quote.entity) == ("Trump and Putin", None)


def test_a_described_group_is_a_speaker() -> None:
    assert read("Opponents of the deal said it was weak.").quotes[0].speaker == "Opponents"


def test_a_pronoun_that_stands_for_nobody_known_leaves_the_speaker_empty() -> None:
    [quote] = read("He said it was weak.").quotes
    assert quote.speaker == ""
    assert quote.speaker_span is not None


def test_he_said_continues_the_last_speaker_whoever_the_quotation_names() -> None:
    analysis = split("“It is weak,” Bröning said.", "“Trump is proud,” he said.")
    body = analysis.article.body
    analyst = person(body, "Michael Bröning", ("Bröning", Form.NAME))
    president = person(body, "Donald Trump", ("Trump", Form.NAME), ("he", Form.PRONOUN))
    assert [quote.speaker for quote in heard(analysis, analyst, president)] == ["Michael Bröning", "Michael Bröning"]


def test_he_said_is_the_person_named_since_the_last_speaker() -> None:
    analysis = split("“It is weak,” Bröning said.", "Trump came. “I am proud,” he said.")
    body = analysis.article.body
    analyst = person(body, "Michael Bröning", ("Bröning", Form.NAME))
    president = person(body, "Donald Trump", ("Trump", Form.NAME), ("he", Form.PRONOUN))
    assert heard(analysis, analyst, president)[-1].speaker == "Donald Trump"


def test_who_is_the_one_named_before_it() -> None:
    analysis = split("Kim, who said the talks had failed, left.")
    [quote] = heard(analysis, person(analysis.article.body, "Kim Jong Un", ("Kim", Form.NAME)))
    assert quote.speaker == "Kim Jong Un"
