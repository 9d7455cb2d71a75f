"""What the commands write: results to standard output, everything else to standard error."""

import os
import shutil
import sys
from io import TextIOWrapper

from reader.errors import UsageProblem
from reader.text import clean, clean_line


def prepare() -> None:
    """Make both streams UTF-8 with plain newlines, whatever the locale, so that no text can fail to be written."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # Closed by whoever started the program: what is written goes nowhere.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def write(text: str) -> None:
    """Write `text`, which is clean already and brings its own newlines, as a result."""
    sys.stdout.write(text)


def complain(message: str) -> None:
    """Write one line to standard error: what is wrong, and what to do."""
    sys.stderr.write(f"crossread: {clean_line(message)}\n")


def status(failed: int, total: int) -> int:
    """Exit status where `failed` of `total` inputs could not be used: 3 for some, 1 for all."""
    return 0 if not failed else 3 if failed < total else 1


def complain_of(problem: UsageProblem) -> None:
    """Write what cannot be understood to standard error; of a query, with a mark below the place."""
    # Loaded here, since few runs come to this.
    from reader.query import QueryProblem

    first, *pointed = str(problem).split("\n") if isinstance(problem, QueryProblem) else [str(problem)]
    complain(first)
    # The mark stands below its place only as long as the spaces before it are kept.
    sys.stderr.write("".join(f"{clean(line)}\n" for line in pointed))


def is_terminal() -> bool:
    """Whether results go to a terminal that can do more than print lines."""
    term = os.environ.get("TERM", "" if os.name == "posix" else "windows")
    return sys.stdout.isatty() and term not in ("", "dumb", "unknown")


def width() -> int:
    """Columns of the terminal."""
    return shutil.get_terminal_size().columns
