"""Understands articles ahead of the reader, so that searches by entity and by stance find them."""

import threading
import time
from collections.abc import Iterable, Iterator

from reader.errors import CrossreadError
from reader.library import answering
from reader.library.library import Library
from reader.model import Question
from reader.query import parse

THREAD = "crossread-work ahead"
_AHEAD = 2_000
"""The newest unread articles that are understood without having been seen."""
_REST = 1.0
"""Seconds of rest for each second of work, so that half of one processor stays free."""
_LEAST_REST = 0.05
_QUIET = 0.6
"""Seconds without a key before work goes on: nobody waits for what was not asked for."""
_LOOK_AGAIN = 30.0
"""Seconds after which it is looked whether anything has come, where nothing was left to do."""


class Background:
    """One thread that takes one article after the other: those wished for, then the newest that were not read.

    Every method may be called from any thread, and returns at once. What goes wrong is left for the time when the
    article is opened.
    """

    def __init__(self, library: Library, question: str = "") -> None:
        """`question` is the id of the one whose answers are kept, the library's default where there is none such."""
        self._library = library
        self._wanted = question
        self._wished: dict[int, None] = {}
        self._tried: set[int] = set()
        self._changed = threading.Condition()
        self._ending = threading.Event()
        self._last_key = 0.0
        self._thread: threading.Thread | None = None
        self.done = 0
        """Articles that were understood or answered from so far."""

    def start(self) -> None:
        """Begin, once. Nothing is done for a library that is not kept, or cannot be written to."""
        if self._thread is None and self._library.kept and not self._library.store.read_only:
            # What is shown first is worked out first.
            self.rest()
            self._thread = threading.Thread(target=self._work, name=THREAD, daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End after the article that is being worked on."""
        with self._changed:
            self._ending.set()
            self._changed.notify_all()

    def wish(self, keys: Iterable[int], *, again: bool = False) -> None:
        """Take these articles first, in this order, in place of those wished for before.

        `again`: even those that were worked on, because their labels were corrected.
        """
        with self._changed:
            keys = tuple(keys)
            if again:
                self._tried.difference_update(keys)
            self._wished = dict.fromkeys(key for key in keys if key not in self._tried)
            self._changed.notify_all()

    def rest(self) -> None:
        """Wait a moment before the next article: the reader is doing something."""
        self._last_key = time.monotonic()

    # ------------------------------------------------------------------------------------------ in the thread

    def _work(self) -> None:
        ahead: Iterator[int] = iter(())
        while not self._ending.is_set():
            key = self._next_wished()
            if key is None:
                key = next(ahead, None)
            if key is None:
                ahead = iter(self._newest())
                key = next(ahead, None)
            if key is None:
                with self._changed:
                    if not self._wished and not self._ending.is_set():
                        self._changed.wait(_LOOK_AGAIN)
                continue
            self._wait_for_quiet()
            began = time.monotonic()
            if self._ending.is_set():
                return
            if self._understand(key):
                self._ending.wait(max((time.monotonic() - began) * _REST, _LEAST_REST))

    def _next_wished(self) -> int | None:
        with self._changed:
            key = next(iter(self._wished), None)
            if key is not None:
                del self._wished[key]
            return key

    def _wait_for_quiet(self) -> None:
        while (left := self._last_key + _QUIET - time.monotonic()) > 0 and not self._ending.wait(left):
            pass

    def _newest(self) -> list[int]:
        """The newest unread articles that were not looked at yet."""
        try:
            unread = self._library.store.search.keys(parse("is:unread"), limit=_AHEAD)
        except CrossreadError:
            return []
        return [key for key in unread if key not in self._tried]

    def _understand(self, key: int) -> bool:
        """Keep what is understood of an article; whether there was anything to do."""
        self._tried.add(key)
        library, question = self._library, self._asked()
        try:
            for article in library.articles_of([key]):
                if question is None:
                    library.analysis(article)
                    continue
                if answering.is_kept(library, key, article, question):
                    return False
                library.analysis(article)
                if not self._ending.is_set():
                    answering.keep(library, key, article, question)
        except CrossreadError:
            # A full disk or another writer: what cannot be kept now is tried when the program is started next.
            return True
        self.done += 1
        return True

    def _asked(self) -> Question | None:
        questions = self._library.questions
        return next((each for each in questions if each.id == self._wanted), next(iter(questions), None))
