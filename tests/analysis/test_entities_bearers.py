import pytest

from reader.analysis import entities, sentences
from reader.ingest import article, blocks
from reader.model import Analysis, Entity, EntityKind


def people(body: str, *, date: str | None = None, title: str = "") -> list[str]:
    made = article.make(body, blocks.of_text(body), date=date, title=title)
    found = entities.find(sentences.find(Analysis(made)))
    return [entity.name for entity in found.entities if entity.kind is EntityKind.PERSON and entity.named]


def keyed(body: str, *, date: str | None = None) -> list[Entity]:
    made = article.make(body, blocks.of_text(body), date=date)
    found = entities.find(sentences.find(Analysis(made)))
    return [entity for entity in found.entities if entity.kind is EntityKind.PERSON and entity.key]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Mr. Johnson said that he would run again. The voters of Ohio like Mr. Johnson.", "2016"),
        ("Mr. Johnson said that he would run again. The voters of Ohio like Mr. Johnson.", "2020"),
        ("Critics of Mr. Brown were loud. He told a newspaper in Sacramento that Mr. Brown was wrong.", "2009"),
        ("Dr. Abbott treats patients in Australia. They thank Dr. Abbott.", "2014"),
        ("Judge Morrison was appointed in Sydney, Australia. People respect Judge Morrison.", "2020"),
        ("Ms. Khan lives in Pakistan. Friends of Ms. Khan say so.", "2020"),
        ("Mr. Singh drives a taxi in New York. Mr. Singh likes it.", "2010"),
        ("Mr. Park owns a shop in Chicago. Customers of Mr. Park are happy.", "2015"),
        ("Mr. Lee owns a shop in Chicago. Customers of Mr. Lee are happy.", "2025"),
        ("Mr. Rudd writes songs in Nashville. Listeners love Mr. Rudd.", "2009"),
        ("Mr. Bush sold his farm to a neighbor. The neighbor thanked Mr. Bush.", "2024"),
        ("Mr. Scott met Mr. Moon at the harbour. Mr. Moon sailed away.", "2019"),
    ],
)
def test_a_surname_alone_is_nobodys_of_the_gazetteer_without_support(text: str, year: str) -> None:
    assert keyed(text, date=f"{year}-06-01") == []


@pytest.mark.parametrize(
    ("text", "year", "name"),
    [
        ("British lawmakers questioned Johnson on Monday. Johnson was calm.", "2020", "Boris Johnson"),
        ("Prime Minister May called an election in London. Mrs. May was sure.", "2017", "Theresa May"),
        ("Mr. Abbott spoke to Australian reporters. Mr. Abbott was calm.", "2014", "Tony Abbott"),
        ("Prime Minister Rudd apologised in Canberra. Mr. Rudd was moved.", "2008", "Kevin Rudd"),
        ("Mr. Brown defended the British budget. Mr. Brown was calm.", "2009", "Gordon Brown"),
        ("President Bush vetoed the bill. Mr. Bush was firm.", "2006", "George W. Bush"),
        ("President Bush vetoed the bill. Mr. Bush was firm.", "1991", "George H.W. Bush"),
        ("Governor Bush vetoed the bill. Mr. Bush was firm.", "2003", "Jeb Bush"),
        ("Australia's Morrison said no. Mr. Morrison was firm.", "2019", "Scott Morrison"),
        ("President Moon flew home. Mr. Moon was tired.", "2018", "Moon Jae-in"),
        ("President Park flew home to Seoul. Ms. Park was tired.", "2015", "Park Geun-hye"),
        ("South Korean President Lee flew home. Mr. Lee was tired.", "2025", "Lee Jae Myung"),
        ("South Korean President Lee flew home. Mr. Lee was tired.", "2010", "Lee Myung-bak"),
        ("Pakistan's Khan lost the vote. Mr. Khan was angry.", "2022", "Imran Khan"),
        ("Indian Prime Minister Singh lost the vote. Mr. Singh was calm.", "2012", "Manmohan Singh"),
        ("Former British Prime Minister Blair spoke. Mr. Blair was calm.", "2016", "Tony Blair"),
        ("Scholz spoke. Mr. Scholz was calm.", "2023", "Olaf Scholz"),
        ("Putin spoke to Erdoğan. Erdogan was calm.", "2023", "Recep Tayyip Erdogan"),
    ],
)
def test_a_surname_alone_means_whom_office_country_and_year_say(text: str, year: str, name: str) -> None:
    assert name in people(text, date=f"{year}-06-01")


def test_a_surname_goes_to_the_person_whom_the_headline_names() -> None:
    text = "Mr. Johnson met British voters. Mr. Johnson smiled."
    assert people(text, date="2020-06-01", title="Gary Johnson Tries Again") == ["Gary Johnson"]
    assert people(text, date="2016-06-01", title="Boris Johnson leaves the mayor's office") == ["Boris Johnson"]


def test_a_name_that_everybody_understands_is_not_a_relatives() -> None:
    assert people("Melania Trump smiled. Trump waved.") == ["Melania Trump", "Donald Trump"]
    assert people("Brigitte Macron smiled. Macron waved.") == ["Brigitte Macron", "Emmanuel Macron"]
    assert people("Melania Trump smiled. Mrs. Trump waved.") == ["Melania Trump"]


def test_a_name_that_everybody_understands_stays_with_a_stranger_who_is_named_in_full() -> None:
    assert people("Jane Macron, a baker, smiled. Macron waved.") == ["Jane Macron"]
