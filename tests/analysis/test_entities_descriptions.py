import pytest

from reader.model import Form
from tests.analysis.test_entities import analysed, mentions


@pytest.mark.parametrize(
    ("text", "name", "nominals"),
    [
        ("Analysts said that Apple CEO Steve Jobs resigned.", "Steve Jobs", ["Apple CEO"]),
        ("They met federal industry minister Ian Macdonald.", "Ian Macdonald", ["federal industry minister"]),
        ("Brian Walsh, Republican strategist at Rokk, agreed.", "Brian Walsh", ["Republican strategist at Rokk"]),
        ("The firm's chief executive, Alan Mulally, agreed.", "Alan Mulally", ["The firm's chief executive"]),
        ("Jim Press, the vice president of Chrysler said no.", "Jim Press", ["the vice president of Chrysler"]),
        ("Steve Jobs is also the largest shareholder of Disney.", "Steve Jobs", ["the largest shareholder of Disney"]),
        (
            "Elon Musk, the billionaire, spoke. Later the billionaire left.",
            "Elon Musk",
            ["the billionaire", "the billionaire"],
        ),
    ],
)
def test_what_stands_beside_a_name_describes_it(text: str, name: str, nominals: list[str]) -> None:
    assert mentions(analysed(text), name, Form.NOMINAL) == nominals


@pytest.mark.parametrize(
    "text",
    [
        "Steve Jobs, born in San Francisco, resigned.",
        "Steve Jobs is not a friend of the press.",
        "Brian Walsh, Robert Smith, and their wives agreed.",
        "Brian Walsh met Robert Smith. The two leaders smiled. The leaders left.",
        "Brian Walsh spoke. Later the billionaire left.",
        "Reporters saw Prime Minister Theresa May.",
        "They met while their friend Steve Jobs was ill.",
    ],
)
def test_what_does_not_say_who_somebody_is_describes_nobody(text: str) -> None:
    found = analysed(text)
    assert [mention for entity in found.entities for mention in entity.mentions if mention.form is Form.NOMINAL] == []


def test_a_description_of_two_people_means_neither_later_on() -> None:
    found = analysed("Elon Musk, the billionaire, met Jane Smith, a billionaire. Later the billionaire left.")
    assert mentions(found, "Elon Musk", Form.NOMINAL) == ["the billionaire"]
    assert mentions(found, "Jane Smith", Form.NOMINAL) == ["a billionaire"]
