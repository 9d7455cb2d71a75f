"""The registry of actions."""

import pytest

from reader.errors import UsageProblem
from reader.tui import actions
from reader.tui.app import CrossreadApp
from reader.tui.screens.browse import BrowseScreen


def test_no_two_actions_have_one_id() -> None:
    identifiers = [action.id for action in actions.ACTIONS]
    assert len(identifiers) == len(set(identifiers))


def test_the_usual_keys_do_not_clash() -> None:
    assert actions.keymap({}) == {}


@pytest.mark.parametrize("action", actions.on(actions.BROWSE), ids=lambda action: action.id)
def test_browse_carries_out_every_action_that_it_shows(action: actions.Action) -> None:
    owner = CrossreadApp if action.by_app else BrowseScreen
    assert hasattr(owner, f"action_{action.method.removeprefix('app.')}")


@pytest.mark.parametrize("action", actions.ACTIONS, ids=lambda action: action.id)
def test_help_is_a_sentence_that_no_markup_parser_can_misread(action: actions.Action) -> None:
    assert action.help.endswith(".")
    assert "[" not in action.help


def test_actions_beside_another_are_on_the_same_screens() -> None:
    for action in actions.ACTIONS:
        for identifier in action.beside:
            assert set(action.screens) <= set(actions.find(identifier).screens)


def test_a_key_can_be_written_as_its_character() -> None:
    assert actions.keymap({"help": "F1, !"}) == {"help": "F1,exclamation_mark"}


def test_two_actions_can_swap_keys() -> None:
    assert actions.keymap({"bench": "c", "compare": "b"}) == {"bench": "c", "compare": "b"}


def test_a_key_that_would_do_two_things_is_refused_by_name() -> None:
    with pytest.raises(UsageProblem, match="`b` would mean both `bench` and `help` on the browse screen"):
        actions.keymap({"help": "b"})


def test_the_same_key_may_do_different_things_on_different_screens() -> None:
    assert actions.keymap({"why": "f"}) == {"why": "f"}


def test_an_unknown_action_is_refused_by_name() -> None:
    with pytest.raises(UsageProblem, match="`fly`"):
        actions.keymap({"fly": "f"})


@pytest.mark.parametrize("keys", ["", " ", "a,,b"])
def test_an_empty_key_is_refused(keys: str) -> None:
    with pytest.raises(UsageProblem, match="empty"):
        actions.keymap({"help": keys})


def test_bindings_carry_the_ids_that_settings_use() -> None:
    assert {binding.id for binding in actions.bindings(actions.BROWSE)} == {
        action.id for action in actions.on(actions.BROWSE)
    }


@pytest.mark.parametrize(("key", "shown"), [("slash", "/"), ("ctrl+p", "^p"), ("j", "j"), ("question_mark", "?")])
def test_keys_are_written_for_people(key: str, shown: str) -> None:
    assert actions.display(key) == shown
