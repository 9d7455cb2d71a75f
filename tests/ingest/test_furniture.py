"""What stands around the prose is told from it by its form."""

import pytest

from reader.ingest.furniture import is_furniture, marked
from reader.ingest.pieces import Piece
from reader.model import Role

_FURNITURE = [
    "Two men shake hands at the border. Photo credit: arctic penguin / Flickr (CC BY-NC 2.0)",
    "The mayor during a visit to the harbour. Photographer: Jane Roe/Bloomberg",
    "The mayor at the harbour (Photo by Jane Roe/AFP via Getty Images)",
    "The mayor at the harbour. Jane Roe/Reuters",
    "The harbour at dawn (AP Photo/Jane Roe)",
    "Photo: Jane Roe",
    "Image credit: City of Oslo.",
    "Photo by Jane Roe",
    "Handout via REUTERS",
    "© 2019 The Harbour Times",
    "Copyright 2019 The Harbour Times. All rights reserved.",
    "Related Content",
    "RELATED STORIES:",
    "Read more",
    "READ MORE: Harbour opens anew",
    "Advertisement",
    "Story continues below advertisement",
    "Sign up for our daily newsletter",
    "Share this article",
    "Follow Jane Roe on Twitter @janeroe.",
    "— With assistance by Jane Roe, and John Doe",
    "(Reporting by Jane Roe; Editing by John Doe)",
    "Reporting by Jane Roe in Oslo; editing by John Doe",
    "Jane Roe contributed to this report.",
    "The opinions expressed by columnists are their own and do not represent the views of the paper.",
    "By Jane Roe",
    "By Jane Roe and John Doe, Harbour Times",
]
_PROSE = [
    "The photo shows the mayor at the harbour.",
    "He retweeted a photo by the White House that shows the harbour.",
    "“We have a source: a man in the harbour,” he said.",
    "The mayor spoke to Reuters.",
    "He said so in an interview with Bloomberg.",
    "The views expressed by the mayor are hostile to the harbour.",
    "By Tuesday the harbour was open again.",
    "By the end of it he had won.",
    "Copyright law protects the picture of the harbour.",
    "Reporting by the Harbour Times shows that the mayor knew.",
    "With contributions from donors drying up, the mayor gave in.",
    "Read more books, the mayor said.",
    "More from the mayor than from his rivals came as a surprise.",
    "The art of the deal: never give in.",
    "Follow the money on the way to the harbour.",
    "Share prices fell on Monday.",
    "READ MORE: Harbour opens anew The mayor said on Monday that the harbour was open to ships of every size and that "
    "he expected a thousand of them a year.",
    "Comments by the mayor were not well received.",
]


@pytest.mark.parametrize("line", _FURNITURE)
def test_lines_that_are_furniture_are_told(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", _PROSE)
def test_lines_of_prose_are_no_furniture(line: str) -> None:
    assert not is_furniture(line)


def _marked(*lines: str) -> list[bool]:
    return [piece.role is Role.CAPTION for piece in marked([Piece(line) for line in lines])]


def test_the_description_of_a_picture_right_before_its_credit_is_furniture() -> None:
    credit = "The mayor at the harbour. Photo credit: Jane Roe"
    assert _marked("It rained.", "Mayor, harbour, boats", credit, "It stopped.") == [False, True, True, False]


def test_a_sentence_right_before_a_credit_is_prose() -> None:
    assert _marked("It rained.", "Photo credit: Jane Roe") == [False, True]


def test_titles_after_a_pointer_at_the_end_are_furniture() -> None:
    lines = ("It rained.", "Related Content", "Mayor opens harbour", "Harbour closed")
    assert _marked(*lines) == [
        False,
        True,
        True,
        True,
    ]


def test_prose_after_a_pointer_in_the_middle_stays_prose() -> None:
    assert _marked("It rained.", "Related Content", "Then it stopped, and the mayor went home.") == [False, True, False]


def test_a_long_paragraph_is_prose_whatever_it_mentions() -> None:
    assert not is_furniture("The mayor " * 50 + "(Photo by Jane Roe/AFP via Getty Images)")
