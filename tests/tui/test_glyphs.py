"""The signs."""

from dataclasses import fields

import pytest
from rich.cells import cell_len

from reader.model import EntityKind, Relation, Stance
from reader.tui.glyphs import ASCII, UNICODE, Glyphs, for_terminal


@pytest.mark.parametrize("glyphs", [ASCII, UNICODE], ids=["ascii", "unicode"])
def test_every_sign_is_one_cell_wide(glyphs: Glyphs) -> None:
    for field in fields(Glyphs):
        if field.name != "ranks":
            assert cell_len(getattr(glyphs, field.name)) == 1, field.name
    assert cell_len(UNICODE.ranks) == len(UNICODE.ranks) == 20


@pytest.mark.parametrize("glyphs", [ASCII, UNICODE], ids=["ascii", "unicode"])
def test_stances_and_kinds_are_told_by_different_signs(glyphs: Glyphs) -> None:
    assert len({glyphs.stance(stance) for stance in Stance} | {glyphs.silent}) == 5
    assert len({glyphs.kind(kind) for kind in EntityKind}) == 4


def test_ascii_signs_are_ascii() -> None:
    assert all(getattr(ASCII, field.name).isascii() for field in fields(Glyphs))


def test_a_rank_without_a_sign_is_written_in_brackets() -> None:
    assert UNICODE.rank(1) == "❶"
    assert UNICODE.rank(21) == "(21)"
    assert ASCII.rank(1) == "(1)"


def test_silence_has_its_own_sign_whatever_the_stance() -> None:
    assert UNICODE.stance(Stance.APPROVE, Relation.SILENT) == UNICODE.silent


def test_a_terminal_that_is_not_utf8_gets_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("locale.getpreferredencoding", lambda _: "ANSI_X3.4-1968")
    assert for_terminal() is ASCII
    monkeypatch.setattr("locale.getpreferredencoding", lambda _: "UTF-8")
    assert for_terminal() is UNICODE
    assert for_terminal(ascii_only=True) is ASCII
