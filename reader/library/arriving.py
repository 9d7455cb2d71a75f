"""Takes articles into a library: each once, by the reader's rules, with the stories that they tell."""

import contextlib
import time
from collections.abc import Iterable, Sequence

from reader.errors import UsageProblem
from reader.library.keeping import Keeping
from reader.model import Story
from reader.store.articles import Added, Arrival

_GROUPED = 5_000
"""Newest arrivals whose stories are looked for: in a library brought in whole, what was news long ago stays alone."""
_BATCH = 500
_CANDIDATES = 20
"""Articles that share a part of the fingerprint, with which an arrival is compared word for word."""
_COMPARED = 2_500
"""Articles around the arrivals with which these are compared, the nearest in time."""


class Arriving(Keeping):
    """What becomes of articles on their way in. Every method raises StoreProblem, and may be called from any thread."""

    def bring(self, arrivals: Iterable[Arrival]) -> Added:
        """Keep what is new or different; follow the rules and find the stories of what is new."""
        added = self.store.articles.add(arrivals, now=int(time.time()))
        if added.new:
            self._follow_rules(added.new)
        if fresh := (*added.new, *added.changed):
            self._group(fresh)
            self._mark_copies(fresh)
        return added

    def _follow_rules(self, keys: Sequence[int]) -> None:
        for rule in self.store.views.rules():
            # A rule that cannot be read any more is named by `doctor`; it must not stop what arrives.
            with contextlib.suppress(UsageProblem):
                self.follow(rule, keys)

    def _mark_copies(self, keys: Sequence[int]) -> None:
        """Find out which articles print a text that is here already: they stand behind the first that printed it."""
        # Loads NumPy, which nothing else needs on the way in.
        from reader.compare.fingerprints import fingerprint, same_text

        kept = self.store.stories
        for start in range(0, len(keys), _BATCH):
            batch = keys[start : start + _BATCH]
            articles = dict(zip(batch, self.store.articles.articles(batch), strict=True))
            prints = {key: fingerprint(article) for key, article in articles.items()}
            kept.keep_fingerprints(prints)
            copies: dict[int, int | None] = {}
            for key, article in articles.items():
                earlier = [each for each in kept.candidates(prints[key], besides=[key]) if each < key][:_CANDIDATES]
                texts = zip(earlier, self.store.articles.articles(earlier), strict=True)
                same = next((each for each, text in texts if same_text(text, article)), None)
                copies[key] = None if same is None else copies.get(same) or self._original(same)
            kept.mark_copies(copies)

    def _original(self, key: int) -> int:
        return next((header.copy_of for header in self.store.headers([key]) if header.copy_of is not None), key)

    def _group(self, keys: Sequence[int]) -> None:
        """Add articles to the stories that they tell."""
        newest = sorted(self.store.headers(keys), key=lambda header: header.moment, reverse=True)[:_GROUPED]
        for start in range(0, len(newest), _BATCH):
            batch = newest[start : start + _BATCH]
            self._extend([header.key for header in batch], batch[-1].moment, batch[0].moment)

    def _extend(self, keys: Sequence[int], earliest: int, latest: int) -> None:
        from reader.compare import stories

        margin = stories.WINDOW_DAYS * 86_400
        near = self.store.stories.around(earliest - margin, latest + margin, besides=keys, most=_COMPARED)
        fresh = self.store.articles.articles(keys)
        known = self.store.articles.articles(near)
        number = {article.id: key for key, article in zip((*near, *keys), (*known, *fresh), strict=True)}
        told = self.store.stories.of(near)
        groups: dict[int, list[str]] = {}
        for key, article in zip(near, known, strict=True):
            groups.setdefault(told.get(key, key), []).append(article.id)
        before = [Story(tuple(group)) for group in groups.values()]
        after = stories.extend(before, known, fresh)
        same = {story.articles for story in before}
        changed = [story.articles for story in after if story.articles not in same]
        self.store.stories.group([number[identifier] for identifier in story] for story in changed if len(story) > 1)
