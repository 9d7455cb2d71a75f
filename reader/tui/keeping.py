"""What the reader does with articles, done in a thread: each is one step that can be taken back."""

import contextlib
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from textual.message import Message

from reader.errors import CrossreadError
from reader.library import Done, Library


@dataclass
class Kept(Message):
    """Something was done with articles."""

    keys: tuple[int, ...]
    done: Done | None
    """What takes it back; None where nothing changed, or where this took something back."""
    words: str
    """What was done, for a toast; empty where the list shows it."""
    problem: str = ""
    """Why it was not done; empty when it was."""


@dataclass
class Completed(Message):
    """The text of an article is another one, or could not be fetched."""

    key: int
    problem: str = ""


class Keeper:
    """Does one thing after the other, in the order in which they were asked for, whichever thread comes first."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._waiting: deque[tuple[Callable[[], Done], str, bool]] = deque()
        self._turn = threading.Lock()

    def ask(self, do: Callable[[], Done], words: str = "", *, final: bool = False) -> Callable[[], Iterator[Message]]:
        """What a thread is to do so that the next thing that waits is done. `final`: it cannot be taken back."""
        self._waiting.append((do, words, final))
        return self._next

    def _next(self) -> Iterator[Message]:
        with self._turn:
            do, words, final = self._waiting.popleft()
            try:
                done = do()
            except CrossreadError as problem:
                yield Kept((), None, "", str(problem))
                return
        yield Kept(done.keys, None if final or not done.keys else done, words if done.keys else "")


def leave(library: Library, key: int, offset: int) -> Iterator[Message]:
    """Keep how far an article was read; that it could not be kept is no news to tell."""
    with contextlib.suppress(CrossreadError):
        library.set_position(key, offset)
    yield from ()


def complete(library: Library, key: int) -> Iterator[Message]:
    """Fetch the whole text of an article, or put back what its feed carried."""
    from reader.library import fetching

    try:
        fetching.complete(library, key)
    except CrossreadError as problem:
        yield Completed(key, str(problem))
    else:
        yield Completed(key)
