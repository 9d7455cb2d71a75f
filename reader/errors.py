"""The errors that people can cause; anything else that is raised is a bug."""


class CrossreadError(Exception):
    """Something a person can mend: the message says in one line what is wrong and what to do.

    The message may quote foreign text, so every place that shows it passes it through `reader.text.clean`.
    """


class FileProblem(CrossreadError):
    """A file that could not be used: `name`, the 1-based `line` where known, and the reason."""

    def __init__(self, name: str, reason: str, line: int | None = None) -> None:
        self.name = name
        self.reason = reason
        self.line = line
        self.place = name if line is None else f"{name}, line {line}"
        super().__init__(f"{self.place}: {reason}")


class FeedProblem(FileProblem):
    """A document that is no feed: `feeds` are the addresses of those that it names, where it is a web page."""

    def __init__(self, name: str, reason: str, *, feeds: tuple[str, ...] = ()) -> None:
        self.feeds = feeds
        super().__init__(name, reason)


class UsageProblem(CrossreadError):
    """A request that cannot be understood: an unknown method, length, article or question."""


class UnsuitableArticle(UsageProblem):
    """A request that this article does not fit, and another may: it is too long, or does not mention somebody."""


class FetchProblem(CrossreadError):
    """An address that could not be fetched: the `place` without its login, and the reason."""

    def __init__(self, place: str, reason: str) -> None:
        self.place = place
        self.reason = reason
        super().__init__(f"{place}: {reason}")


class FetchStopped(FetchProblem):
    """A fetch that was told to end before it was done: nothing is wrong with its address."""


class Offline(FetchProblem):
    """A fetch that found no network to use: nothing is known of its address."""


class HostBusy(FetchProblem):
    """A fetch that was not made because its host had just asked to be left alone for `seconds`."""

    def __init__(self, place: str, reason: str, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(place, reason)


class StoreProblem(CrossreadError):
    """A library file that could not be opened, read or written. The message says what to do."""

    def __init__(self, message: str, *, damaged: bool = False) -> None:
        self.damaged = damaged
        """Whether the file's content is broken, so that `reader.store.rescue` is what helps."""
        super().__init__(message)
