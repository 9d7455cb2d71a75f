"""Takes articles into a library: each once, by the reader's rules, with the stories that they tell."""

import contextlib
import time
from collections.abc import Iterable, Sequence

from reader.errors import UsageProblem
from reader.library.keeping import Keeping
from reader.model import Story
from reader.store.articles import Added, Arrival

_SETTLED = 1_000
"""Arrivals at a time whose stories and copies are looked for: some seconds of work."""
_BATCH = 250
_DAYS = 7
"""How far from an arrival's day a story of it is looked for: the same event is seldom told later."""
_COMPARED = 1_500
"""Articles around a batch with which it is compared, the newest of them."""
_CANDIDATES = 20
"""Articles that share a part of the fingerprint, with which an arrival is compared word for word."""


class Arriving(Keeping):
    """What becomes of articles on their way in. Every method raises StoreProblem, and may be called from any thread."""

    def bring(self, arrivals: Iterable[Arrival]) -> Added:
        """Keep what is new or different, and follow the rules for what is new. `settle` finds stories and copies."""
        added = self.store.articles.add(arrivals, now=int(time.time()))
        if added.new:
            for rule in self.store.views.rules():
                # A rule that cannot be read any more is named by `doctor`; it must not stop what arrives.
                with contextlib.suppress(UsageProblem):
                    self.follow(rule, added.new)
        return added

    def settle(self, *, most: int = _SETTLED) -> int:
        """Find the stories and the copies of what has come since this was done last; return how many articles it was.

        The newest `most` are settled, so that a library that is brought in whole is settled little by little.
        """
        newest = self.store.headers(self.store.stories.without_fingerprint(most=most))
        for start in range(0, len(newest), _BATCH):
            batch = newest[start : start + _BATCH]
            keys = [header.key for header in batch]
            self._group(keys, batch[-1].moment, batch[0].moment)
            self._mark_copies(keys)
        return len(newest)

    def _group(self, keys: Sequence[int], earliest: int, latest: int) -> None:
        """Add articles to the stories that they tell."""
        from reader.compare import stories

        margin = _DAYS * 86_400
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

    def _mark_copies(self, keys: Sequence[int]) -> None:
        """Find out which articles print a text that is here already: they stand behind the first that printed it."""
        # Loads NumPy, which nothing else needs on the way in.
        from reader.compare.fingerprints import fingerprint, same_text

        kept = self.store.stories
        articles = dict(zip(keys, self.store.articles.articles(keys), strict=True))
        prints = {key: fingerprint(article) for key, article in articles.items()}
        kept.keep_fingerprints(prints)
        copies: dict[int, int | None] = {}
        for key, article in sorted(articles.items()):
            earlier = [each for each in kept.candidates(prints[key], besides=[key]) if each < key][:_CANDIDATES]
            texts = zip(earlier, self.store.articles.articles(earlier), strict=True)
            same = next((each for each, text in texts if same_text(text, article)), None)
            copies[key] = None if same is None else copies.get(same) or self._original(same)
        kept.mark_copies(copies)

    def _original(self, key: int) -> int:
        return next((header.copy_of for header in self.store.headers([key]) if header.copy_of is not None), key)
