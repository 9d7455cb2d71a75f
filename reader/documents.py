"""Small YAML files written by strangers, read as strings, lists and mappings that know their line.

YAML's own idea of types is a trap in hand-written files (`no` is False, `12:30` is 750, an unquoted `#fff` is a
comment), and its aliases let 200 bytes hang a program. So scalars stay strings, aliases and duplicate keys are
refused, and size and depth are bounded: the schema of each file alone decides what a value means.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import yaml

from reader.errors import FileProblem
from reader.text import clean, clean_line

MAXIMUM_BYTES = 65_536
MAXIMUM_DEPTH = 12

_FASTEST = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The parser in C, several times as fast, where PyYAML was built with it."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a YAML file, with the file's name and its 1-based line for messages."""

    raw: "str | list[Value] | dict[str, Value]"
    name: str
    line: int

    def refuse(self, reason: str) -> NoReturn:
        """Raise FileProblem that names the file and this line."""
        raise FileProblem(self.name, reason, self.line)

    def text(self) -> str:
        """The scalar, cleaned and on one line. Raises FileProblem for a list or a mapping."""
        if not isinstance(self.raw, str):
            self.refuse("expected a text here")
        return clean_line(self.raw)

    def items(self) -> "list[Value]":
        """The values of a list; a single text counts as a list of one. Raises FileProblem for a mapping."""
        if isinstance(self.raw, dict):
            self.refuse("expected a list here")
        if isinstance(self.raw, str):
            return [self] if self.raw.strip() else []
        return self.raw

    def texts(self) -> tuple[str, ...]:
        """The texts of a list. Raises FileProblem where an item is no text, or empty."""
        texts = []
        for item in self.items():
            text = item.text()
            if not text:
                item.refuse("this item is empty: give it a text, in quotation marks if it begins with #")
            texts.append(text)
        return tuple(texts)

    def mapping(self, required: Iterable[str] = (), optional: Iterable[str] | None = ()) -> "Mapping[str, Value]":
        """The mapping, checked for its keys. `optional=None` allows any other key. Raises FileProblem."""
        if not isinstance(self.raw, dict):
            self.refuse("expected `key: value` lines here")
        required = tuple(required)
        missing = [key for key in required if key not in self.raw]
        if missing:
            self.refuse(f"`{missing[0]}` is missing")
        if optional is not None:
            known = {*required, *optional}
            for key, value in self.raw.items():
                if key not in known:
                    value.refuse(f"unknown key `{key[:40]}`; known here: {', '.join(sorted(known))}")
        return self.raw


def read_text(path: Path, *, maximum_bytes: int = MAXIMUM_BYTES) -> str:
    """The text of the small file at `path`, which must be UTF-8. Raises FileProblem, under the file's name."""
    name = clean_line(path.name)
    try:
        if not path.is_file() and path.exists():
            raise FileProblem(name, "is not a file")
        with path.open("rb") as file:
            data = file.read(maximum_bytes + 1)
        text = data.decode("utf-8-sig")
    except FileNotFoundError as error:
        raise FileProblem(name, "there is no such file") from error
    except OSError as error:
        raise FileProblem(name, (error.strerror or "cannot be read").lower()) from error
    except UnicodeDecodeError as error:
        raise FileProblem(name, "is not UTF-8 text: save it as UTF-8") from error
    except ValueError as error:
        raise FileProblem(name, "its name cannot be used") from error
    if len(data) > maximum_bytes:
        raise FileProblem(name, f"is larger than {maximum_bytes // 1024} KB")
    return text


def load(text: str, name: str, first_line: int = 1, *, maximum_bytes: int = MAXIMUM_BYTES) -> Value:
    """Parse the YAML document `text`; `first_line` is the file's line on which it begins.

    Raises FileProblem, with the line, for bad YAML, aliases, duplicate keys, a document over `maximum_bytes`
    or nested more than 12 deep. An empty document is an empty mapping.
    """
    if len(text.encode("utf-8", "replace")) > maximum_bytes:
        raise FileProblem(name, f"larger than {maximum_bytes // 1024} KB")
    reading = _Reading(name, first_line)
    text = clean(text)
    with suppress(yaml.YAMLError):
        return reading.document(yaml.parse(text, Loader=_FASTEST))
    # The parser in C counts lines past the end and says less of what is wrong.
    try:
        return reading.document(yaml.parse(text, Loader=yaml.BaseLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + first_line if mark else None
        raise FileProblem(name, f"not valid YAML: {clean_line(error.problem or str(error))}", line) from error
    except yaml.YAMLError as error:
        raise FileProblem(name, f"not valid YAML: {clean_line(str(error))}") from error


@dataclass(frozen=True, slots=True)
class _Reading:
    """Builds values from the parser's events as they come: what is refused is not read to its end."""

    name: str
    first_line: int

    def document(self, events: Iterator[yaml.Event]) -> Value:
        """The one document of a stream, an empty mapping where there is none. Raises FileProblem."""
        found = Value({}, self.name, self.first_line)
        documents = (event for event in events if isinstance(event, yaml.DocumentStartEvent))
        for number, start in enumerate(documents):
            if number:
                self._refuse(start, "not valid YAML: a second document begins here")
            found = self._value(next(events), events, 0)
        return found

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Value:
        """The value that begins with `event`, inside `depth` lists and mappings."""
        line = self._line(event)
        if isinstance(event, yaml.ScalarEvent):
            return Value(str(event.value), self.name, line)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, "aliases (`*name`) are not allowed")
        if depth == MAXIMUM_DEPTH:
            self._refuse(event, "nested too deep")
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Value] = []
            while not isinstance(item := next(events), yaml.SequenceEndEvent):
                items.append(self._value(item, events, depth + 1))
            return Value(items, self.name, line)
        values: dict[str, Value] = {}
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            text = self._key(key)
            if text in values:
                self._refuse(key, f"`{text}` stands here twice")
            values[text] = self._value(next(events), events, depth + 1)
        return Value(values, self.name, line)

    def _key(self, event: yaml.Event) -> str:
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, "aliases (`*name`) are not allowed")
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse(event, "a key must be a text")
        return clean_line(str(event.value))

    def _line(self, event: yaml.Event) -> int:
        return (event.start_mark.line if event.start_mark else 0) + self.first_line

    def _refuse(self, event: yaml.Event, reason: str) -> NoReturn:
        raise FileProblem(self.name, reason, self._line(event))
