"""Saved queries and rules are kept, in their order."""

import pytest

from reader.errors import UsageProblem
from reader.store.store import Store
from reader.store.views import Action, Rule, View


def test_views_keep_the_order_in_which_they_were_first_saved() -> None:
    with Store.memory() as store:
        for name, query in (("z", "is:starred"), ("a", "kim"), (" z\n", "is:unread")):
            store.views.save(name, query)
        assert store.views.views() == (View("z", "is:unread"), View("a", "kim"))
        assert store.views.delete("z")
        assert not store.views.delete("z")
        assert store.views.views() == (View("a", "kim"),)
        with pytest.raises(UsageProblem, match="needs a name"):
            store.views.save(" \x1b", "kim")


def test_rules_keep_the_order_in_which_they_were_made() -> None:
    with Store.memory() as store:
        first = store.views.add_rule(Rule("title:advert", Action.HIDE, "ignored"))
        second = store.views.add_rule(Rule("kim", Action.TAG, " kim  jong un "))
        assert store.views.rules() == (first, second)
        assert [rule.tag for rule in store.views.rules()] == ["", "kim jong un"]
        assert store.views.delete_rule(first.key)
        assert not store.views.delete_rule(first.key)
        assert store.views.rules() == (second,)


def test_a_rule_without_a_query_or_a_tag_is_refused() -> None:
    with Store.memory() as store:
        with pytest.raises(UsageProblem, match="needs a query"):
            store.views.add_rule(Rule(" ", Action.READ))
        with pytest.raises(UsageProblem, match="a tag is"):
            store.views.add_rule(Rule("kim", Action.TAG))
