"""The words that ship: what they catch, and what they leave alone."""

import re
from collections.abc import Sequence
from dataclasses import fields
from functools import cache
from itertools import combinations

import pytest

from reader import data
from reader.analysis import questions
from reader.analysis.stance import cues
from reader.documents import load
from reader.model import Cues

RELATIONS = ("friendship", "support", "cooperation")
DECIDING = ("affirm", "deny", "cool")
CUE = re.compile(r"[\w’'-]+\*?(?: (?:\.\. )?[\w’'-]+\*?)*")


@cache
def lists() -> dict[str, Sequence[str]]:
    """Every list that ships, by where it stands: "friendship: affirm"."""
    found: dict[str, Sequence[str]] = {}
    for name in RELATIONS:
        relation = questions.relation(name).cues
        found |= {f"{name}: {field.name}": getattr(relation, field.name) for field in fields(Cues)}
    words = load(data.read_text("lexicons/judgement.yaml"), "judgement.yaml").mapping(optional=None)
    return found | {f"judgement: {name}": value.texts() for name, value in words.items()}


def said(relation: str, text: str) -> dict[str, list[str]]:
    """The deciding cues of a relation in `text`, by what they decide."""
    found = {
        kind: [span.of(text) for span in cues.of(questions.relation(relation).cues)[kind].find(text)]
        for kind in DECIDING
    }
    return {kind: spans for kind, spans in found.items() if spans}


@pytest.mark.parametrize("name", lists())
def test_every_cue_is_words_and_stands_once(name: str) -> None:
    cues_of_list = lists()[name]
    assert [cue for cue in cues_of_list if cue != "n't" and not CUE.fullmatch(cue)] == []
    assert len(set(cues_of_list)) == len(cues_of_list)


@pytest.mark.parametrize("name", lists())
def test_no_stem_is_so_short_that_it_catches_everything(name: str) -> None:
    assert [cue for cue in lists()[name] if re.fullmatch(r"\w{1,2}\*", cue)] == []


@pytest.mark.parametrize("name", RELATIONS)
def test_no_cue_says_two_things(name: str) -> None:
    relation = questions.relation(name).cues
    for one, other in combinations(DECIDING, 2):
        assert set(getattr(relation, one)) & set(getattr(relation, other)) == set()


@pytest.mark.parametrize("name", RELATIONS)
def test_no_quality_is_warm_as_well_as_cold(name: str) -> None:
    relation = questions.relation(name).cues
    assert set(relation.warm) & set(relation.cold) == set()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("affirm", "she calls him a close friend"),
        ("affirm", "two golfing buddies"),
        ("affirm", "the premier likes him, and he admires her"),
        ("affirm", "he was smitten"),
        ("affirm", "an admirer of the chancellor"),
        ("affirm", "he lavished compliments on her"),
        ("affirm", "a glowing tribute"),
        ("affirm", "the two hit it off"),
        ("affirm", "they get on famously"),
        ("affirm", "the two are on first-name terms"),
        ("affirm", "their bromance"),
        ("affirm", "he fell in love"),
        ("affirm", "the pair embraced"),
        ("affirm", "he put an arm around her"),
        ("affirm", "they played golf"),
        ("affirm", "a kindred spirit"),
        ("affirm", "a staunch ally"),
        ("affirm", "he trusts her"),
        ("affirm", "he took her at her word"),
        ("affirm", "she vouched for him"),
        ("affirm", "he stood by her"),
        ("affirm", "she emulates him"),
        ("affirm", "a charm offensive"),
        ("affirm", "they buried the hatchet"),
        ("deny", "bitter enemies"),
        ("deny", "he loathes her"),
        ("deny", "they do not get along"),
        ("deny", "he was furious with her"),
        ("deny", "she distrusts him"),
        ("deny", "he belittled her"),
        ("deny", "the name-calling went on"),
        ("deny", "she tore into him"),
        ("deny", "he lashed out at her"),
        ("deny", "the two traded barbs"),
        ("deny", "a shouting match"),
        ("deny", "they locked horns"),
        ("deny", "a tense phone call"),
        ("deny", "polar opposites"),
        ("deny", "he snubbed her"),
        ("deny", "he gave her the cold shoulder"),
        ("deny", "she refused to shake his hand"),
        ("deny", "he walked out of the dinner"),
        ("deny", "she kept him at arm's length"),
        ("deny", "he stabbed her in the back"),
        ("deny", "he feigned warmth"),
        ("deny", "she played him like a fiddle"),
        ("deny", "a marriage of convenience"),
        ("cool", "the once-close leaders"),
        ("cool", "a former friend"),
        ("cool", "it has soured"),
        ("cool", "things went downhill"),
        ("cool", "the honeymoon is well and truly over"),
        ("cool", "cracks in the alliance"),
        ("cool", "the two fell out"),
        ("cool", "they parted ways"),
        ("cool", "a rift"),
        ("cool", "he turned on her"),
        ("cool", "they have drifted apart"),
        ("cool", "she distanced herself"),
        ("cool", "he has lost patience"),
        ("cool", "she is disillusioned"),
        ("cool", "his patience is wearing thin"),
    ],
)
def test_friendship_is_understood_in_many_words(kind: str, text: str) -> None:
    assert kind in said("friendship", text)


@pytest.mark.parametrize(
    "text",
    [
        "sources said",
        "the admiral spoke to Barbara",
        "a sparse crowd",
        "in a defining moment, deficits grew",
        "his demeanor",
        "ran in Indiana",
        "the upper hand",
        "Fort Lauderdale",
        "warm weather is close",
        "rows of seats",
        "the play ended",
        "a cold day at the Capitol",
        "the NATO ally",
        "he looked back",
        "they contemplated it",
    ],
)
def test_words_that_mostly_mean_something_else_say_nothing_of_friendship(text: str) -> None:
    assert said("friendship", text) == {}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("affirm", "she championed the bill"),
        ("affirm", "he signed it"),
        ("affirm", "they are in favour of it"),
        ("affirm", "she made the case for it"),
        ("deny", "he vowed to block it"),
        ("deny", "she spoke out against it"),
        ("deny", "it was scrapped"),
        ("deny", "he pulled the plug"),
        ("cool", "she backed away from it"),
        ("cool", "he reversed course"),
        ("cool", "they watered it down, and diluted it"),
    ],
)
def test_support_is_understood_in_many_words(kind: str, text: str) -> None:
    assert kind in said("support", text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("affirm", "the two inked a security pact"),
        ("affirm", "they held joint drills"),
        ("affirm", "both agreed to ease tensions"),
        ("deny", "coast guards fired water cannon"),
        ("deny", "it summoned the envoy"),
        ("deny", "it imposed sanctions"),
        ("cool", "it recalled its ambassador"),
        ("cool", "it severed ties"),
        ("cool", "the rift"),
    ],
)
def test_relations_of_states_are_understood_in_many_words(kind: str, text: str) -> None:
    assert kind in said("cooperation", text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("commend", "it is a step in the right direction"),
        ("commend", "he is right to talk"),
        ("deplore", "it sends the wrong message"),
        ("deplore", "he got nothing for it"),
        ("approve", "a shrewd, pragmatic and deft approach"),
        ("criticise", "a reckless, ill-judged and shameful show"),
        ("negate", "he denies it"),
        ("ended", "it is a thing of the past"),
        ("critics", "lawmakers"),
    ],
)
def test_judgements_are_understood_in_many_words(name: str, text: str) -> None:
    assert cues.judgement()[name].first(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("negate", "Denmark and Denver are dense"),
        ("criticise", "harmony with Saddam and Sullivan"),
        ("approve", "effective immediately, assets were frozen"),
        ("approve", "John Defterios"),
    ],
)
def test_stems_do_not_catch_names_and_other_words(name: str, text: str) -> None:
    assert cues.judgement()[name].first(text) == ""
