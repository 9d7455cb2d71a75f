import pytest

from reader.analysis.entities import gazetteer
from reader.analysis.entities.gazetteer import Office
from reader.model import EntityKind


def test_leaders_are_members_and_other_people_are_not() -> None:
    keys = {person.key for person in gazetteer.members(gazetteer.LEADERS)}
    assert {"kim-jong-un", "vladimir-putin", "angela-merkel", "donald-trump", "mohammed-bin-salman"} <= keys
    assert "mike-pence" not in keys
    assert gazetteer.members("unknown") == ()


@pytest.mark.parametrize("name", ["Kim Jong-Un", "Kim Jong Un", "KIM JONG UN", "Kim Chong-un"])
def test_a_person_is_found_under_every_spelling(name: str) -> None:
    entry = gazetteer.lookup(name)
    assert entry is not None
    assert (entry.kind, entry.key) == (EntityKind.PERSON, "kim-jong-un")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Nicolás Maduro", "Nicolas Maduro"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Bashar al-Assad", "Bashar al-Assad"),
        ("Bashar Al Assad", "Bashar al-Assad"),
        ("Abdel Fattah al-Sisi", "Abdel Fattah el-Sisi"),
        ("Abdul Fatah el-Sisi", "Abdel Fattah el-Sisi"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Mohamed Bin Salman", "Mohammed bin Salman"),
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Gerhard Schröder", "Gerhard Schroeder"),
        ("Haider Abadi", "Haider al-Abadi"),
    ],
)
def test_a_name_is_given_as_newswires_spell_it(written: str, name: str) -> None:
    entry = gazetteer.lookup(written)
    assert entry is not None
    assert entry.name == name


def test_names_are_given_in_plain_letters() -> None:
    assert [person.name for person in gazetteer.people().values() if not person.name.isascii()] == []


def test_a_surname_is_known_in_every_spelling_that_its_bearer_has() -> None:
    assert [person.name for person in gazetteer.surnamed("Schröder")] == ["Gerhard Schroeder"]
    assert gazetteer.surnamed("Schroeder") == gazetteer.surnamed("Schröder")


@pytest.mark.parametrize("name", ["us", "who", "time", "Who", "kim", "IS that", "turkey", "May"])
def test_a_word_spelt_otherwise_is_no_name(name: str) -> None:
    assert gazetteer.lookup(name) is None


def test_a_shared_surname_lists_everybody_who_has_it() -> None:
    assert {person.key for person in gazetteer.surnamed("Moon")} >= {"moon-jae-in"}
    assert {"george-w-bush", "george-hw-bush"} <= {person.key for person in gazetteer.surnamed("Bush")}


@pytest.mark.parametrize(
    ("word", "country"),
    [("North Korean", "PRK"), ("Chinese", "CHN"), ("Americans", "USA"), ("US", "USA"), ("friendly", "")],
)
def test_a_demonym_gives_its_country(word: str, country: str) -> None:
    assert gazetteer.demonym(word) == country


@pytest.mark.parametrize(("name", "country"), [("Beijing", "CHN"), ("Kremlin", "RUS"), ("U.S.", "USA"), ("Kim", "")])
def test_a_seat_of_government_gives_its_country(name: str, country: str) -> None:
    assert gazetteer.country_of(name) == country


def test_an_office_is_held_in_the_years_of_its_term() -> None:
    office = Office("president", 2017, 2021)
    assert office.held_in(2018)
    assert not office.held_in(2022)
    assert not office.held_in(None)
    assert Office("president", 2025, None).held_in(None)


def test_every_country_of_a_person_is_listed() -> None:
    known = gazetteer.countries()
    assert {person.country for person in gazetteer.people().values()} - {""} <= set(known)


def test_every_gender_is_told_by_a_letter_or_not_at_all() -> None:
    assert {person.gender for person in gazetteer.people().values()} <= {"m", "f", ""}
