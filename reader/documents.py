"""Small YAML files written by strangers, read as strings, lists and mappings that know their line.

YAML's own idea of types is a trap in hand-written files (`no` is False, `12:30` is 750, an unquoted `#fff` is a
comment), and its aliases let 200 bytes hang a program. So scalars stay strings, aliases and duplicate keys are
refused, and size and depth are bounded: the schema of each file alone decides what a value means.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, Protocol

import yaml

from reader.errors import FileProblem
from reader.text import clean, clean_line

MAXIMUM_BYTES = 65_536
MAXIMUM_DEPTH = 12


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
    text = clean(text)
    try:
        depth = 0
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                raise FileProblem(name, "aliases (`*name`) are not allowed", _line(event.start_mark, first_line))
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAXIMUM_DEPTH:
                    raise FileProblem(name, "nested too deep", _line(event.start_mark, first_line))
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = _line(error.problem_mark or error.context_mark, first_line)
        raise FileProblem(name, f"not valid YAML: {clean_line(error.problem or str(error))}", line) from error
    except yaml.YAMLError as error:
        raise FileProblem(name, f"not valid YAML: {clean_line(str(error))}") from error
    if node is None:
        return Value({}, name, first_line)
    return _value(node, name, first_line)


class _Mark(Protocol):
    line: int


def _line(mark: _Mark | None, first_line: int) -> int | None:
    return mark.line + first_line if mark else None


def _value(node: yaml.Node, name: str, first_line: int) -> Value:
    line = node.start_mark.line + first_line
    if isinstance(node, yaml.ScalarNode):
        return Value(str(node.value), name, line)
    if isinstance(node, yaml.SequenceNode):
        return Value([_value(item, name, first_line) for item in node.value], name, line)
    values: dict[str, Value] = {}
    for key_node, value_node in node.value:
        key_line = key_node.start_mark.line + first_line
        if not isinstance(key_node, yaml.ScalarNode):
            raise FileProblem(name, "a key must be a text", key_line)
        key = clean_line(str(key_node.value))
        if key in values:
            raise FileProblem(name, f"`{key}` stands here twice", key_line)
        values[key] = _value(value_node, name, first_line)
    return Value(values, name, line)
