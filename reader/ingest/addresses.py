"""Lists of addresses: a text file with one page a line."""

from reader.errors import FileProblem
from reader.ingest import decoding
from reader.ingest.front_matter import is_page
from reader.text import clean

_MOST = 10_000
_SHOWN = 60


def read(data: bytes, name: str) -> tuple[tuple[str, ...], tuple[FileProblem, ...]]:
    """The addresses in `data`, each once, in order, and what is wrong in other lines.

    Empty lines and those that begin with `#` are passed over. Raises FileProblem for what is no text, and for a list
    of more than 10,000 lines.
    """
    lines = clean(decoding.decode(data, name)).split("\n")
    if len(lines) > _MOST:
        raise FileProblem(name, f"is a list of more than {_MOST:,} lines")
    addresses: dict[str, None] = {}
    problems: list[FileProblem] = []
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if is_page(text):
            addresses.setdefault(text)
        else:
            shown = text[:_SHOWN] + "…" * (len(text) > _SHOWN)
            problems.append(FileProblem(name, f"`{shown}` is no address that begins with http:// or https://", number))
    return tuple(addresses), tuple(problems)
