"""What the reader does with the articles of a library, each step of which can be taken back."""

import time
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.errors import CrossreadError, UsageProblem
from reader.query import format as written
from reader.query import parse
from reader.store.feeds import Subscription
from reader.store.state import Change, Mark
from reader.store.store import Store
from reader.store.views import Action, Rule


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done with articles; `Keeping.revert` takes it back."""

    changes: tuple[Change, ...] = ()

    @property
    def keys(self) -> tuple[int, ...]:
        """Numbers of the articles that it changed."""
        return tuple(dict.fromkeys(key for change in self.changes for _, keys in change.before for key in keys))


@dataclass(frozen=True, slots=True)
class CountedView:
    """A saved query."""

    name: str
    query: str
    unread: int | None
    """Articles it finds that were not read; None where it cannot be answered any more."""


class Keeping:
    """Marks, tags, notes, views and rules over a store. Methods may be called from any thread; raise StoreProblem."""

    store: Store

    # ------------------------------------------------------------------------------------------ articles

    def mark(self, keys: Iterable[int], mark: Mark, *, on: bool) -> Done:
        """Mark articles as read, starred or hidden, or take the mark off; who has read one text has read its copies."""
        if mark == "hidden":
            value: int | None = int(on)
        else:
            value = int(time.time()) if on else None
        marked = list(keys)
        copies = [] if mark == "starred" else self.store.stories.copies_of(marked)
        return Done((self.store.state.mark([*marked, *copies], mark, value),))

    def tag(self, keys: Sequence[int], tag: str, *, on: bool = True) -> Done:
        """Give articles a tag, or take it off. Raises UsageProblem for what is no tag."""
        state = self.store.state
        return Done((state.tag(keys, tag) if on else state.untag(keys, tag),))

    def set_tags(self, key: int, tags: Iterable[str]) -> Done:
        """Give an article these tags and no others. Raises UsageProblem for what is no tag."""
        state = self.store.state
        before = {tag for header in self.store.headers([key]) for tag in header.tags}
        wanted = set(tags)
        taken = [state.untag([key], tag) for tag in sorted(before - wanted)]
        return Done((*taken, *(state.tag([key], tag) for tag in sorted(wanted - before))))

    def note(self, key: int, text: str) -> Done:
        """Keep a note on an article in place of an older one; an empty text takes it off."""
        return Done((self.store.state.note(key, text),))

    def note_of(self, key: int) -> str:
        """The reader's note on an article; empty where there is none."""
        return self.store.state.note_of(key)

    def revert(self, done: Done) -> Done:
        """Put everything back as it was."""
        return Done(tuple(self.store.state.revert(change) for change in reversed(done.changes)))

    def set_position(self, key: int, offset: int) -> None:
        """Keep up to which code point of the body the reader came."""
        self.store.state.set_position(key, offset)

    def tags(self) -> dict[str, int]:
        """Every tag with the number of articles that have it."""
        return self.store.state.tags()

    # ------------------------------------------------------------------------------------------ views, rules, feeds

    def views(self) -> tuple[CountedView, ...]:
        """The saved queries."""
        return tuple(CountedView(view.name, view.query, self._unread(view.query)) for view in self.store.views.views())

    def _unread(self, query: str) -> int | None:
        try:
            return self.store.search.count(parse(f"({query}) is:unread"))
        except CrossreadError:
            return None

    def save_view(self, name: str, query: str) -> None:
        """Keep a query under a name. Raises QueryProblem for what is no query, UsageProblem for what is no name."""
        self.store.views.save(name, written(parse(query)))

    def delete_view(self, name: str) -> None:
        """Forget a saved query. Raises UsageProblem where there is none."""
        if not self.store.views.delete(name):
            known = ", ".join(view.name for view in self.store.views.views())
            raise UsageProblem(f"no view is called `{name}`{f'; there are: {known}' if known else ''}")

    def add_rule(self, query: str, action: Action, *, tag: str = "") -> Done:
        """Keep a rule for what arrives, and follow it for what is there. Raises QueryProblem or UsageProblem."""
        rule = self.store.views.add_rule(Rule(written(parse(query)), action, tag if action is Action.TAG else ""))
        return self.follow(rule)

    def follow(self, rule: Rule, among: Sequence[int] | None = None) -> Done:
        """Do what a rule says with the articles that it finds, of those numbered `among` where these are given."""
        search = self.store.search
        asked = parse(rule.query)
        keys = search.keys(asked) if among is None else search.among(array("q", among), asked)
        if rule.action is Action.TAG:
            return self.tag(keys, rule.tag)
        return self.mark(keys, "hidden" if rule.action is Action.HIDE else "read", on=True)

    def feeds(self) -> tuple[Subscription, ...]:
        """The subscriptions, in the order in which they were made."""
        return self.store.feeds.subscriptions()
