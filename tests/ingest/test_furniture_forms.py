"""The cheap tests before the forms of furniture lose nothing that the forms themselves would find."""

import re
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.ingest import furniture, furniture_forms
from reader.ingest.furniture_forms import Furniture
from reader.ingest.pieces import Piece
from reader.model import Role

_FORMS = [(kind, re.compile(form)) for kind, form in furniture_forms.FORMS]
_WORDS = (
    "Photo photographer: credit source: courtesy of by via AFP/ Reuters Getty Images) (AP © | Jane Roe ; editing by"
    " contributed to this report. related stories read more advertisement the views expressed are his own newsletter"
    " sign up — * with assistance from follow on twitter Story continues below"
).split()


def _by_every_form(text: str) -> Furniture | None:
    """What the first form says that the whole line has, credits before all others."""
    words = text.split()
    if len(text) >= 1600 or len(words) > furniture_forms.LONGEST:
        return None
    found = [kind for kind, form in _FORMS if form.fullmatch(" ".join(words))]
    return Furniture.CREDIT if Furniture.CREDIT in found else next(iter(found), None)


@pytest.mark.parametrize("form", [form for _, form in _FORMS], ids=lambda form: form.pattern[:30])
def test_whatever_has_a_form_is_found(form: re.Pattern[str]) -> None:
    def check(text: str, change: Callable[[str], str]) -> None:
        for line in (text, change(text)):
            assert furniture_forms.of(line) == _by_every_form(line)

    changes: list[Callable[[str], str]] = [
        str.upper,
        lambda text: text.replace(" ", " \n\t"),
        lambda text: text.replace("s", "ſ").replace("i", "ı").replace("k", "\u212a"),
        lambda text: text.replace("i", "İ"),
    ]
    settings(max_examples=30, deadline=None)(
        given(st.from_regex(form, fullmatch=True), st.sampled_from(changes))(check)
    )()


@given(st.lists(st.sampled_from(_WORDS) | st.text(max_size=3), max_size=14).map(" ".join))
def test_a_line_is_what_the_forms_say_without_the_tests_before_them(line: str) -> None:
    assert furniture_forms.of(line) == _by_every_form(line)


@pytest.mark.parametrize("line", ["Read more", "Photo: Jane Roe", "Jane Roe", "It rained.", "/" * 1500, "(" * 1500])
def test_many_lines_do_not_take_long(line: str) -> None:
    lines = [Piece(line)] * min(30_000, 2_000_000 // len(line))
    begin = time.process_time()
    assert len(furniture.marked(lines)) == len(lines)
    assert time.process_time() - begin < 3


def test_a_piece_that_is_prose_is_handed_on_as_it_is() -> None:
    piece = Piece("It rained.", Role.HEADING)
    assert furniture.marked([piece])[0] is piece
