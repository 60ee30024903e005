"""Strict YAML: a text becomes a tree of plain values that know the line they stand on.

The core schema of YAML 1.2 and less than that: no anchors, aliases, tags, second documents or keys
given twice; dates, ``yes`` and ``no`` are text. PyYAML (libyaml where it is there) finds the
events; what they mean is decided here, so that nothing of PyYAML's looser reading gets in.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from app.formats.bad_file import BadFile
from app.journey.faults import MOST_FAULTS, Fault, Place

MOST_BYTES: Final = 5_000_000
DEEPEST: Final = 20
MOST_VALUES: Final = 400_000
MOST_KEYS: Final = 100
LONGEST_KEY: Final = 80

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOT_TEXT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NO_LINE: Final = re.compile(f"{_NOT_TEXT.pattern[:-1]}\u2028\u2029]")
"""Not in a file either: PyYAML begins a line at these, and no editor does."""

_NULL: Final = frozenset(("", "~", "null", "Null", "NULL"))
_TRUE: Final = frozenset(("true", "True", "TRUE"))
_FALSE: Final = frozenset(("false", "False", "FALSE"))
_WHOLE: Final = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", re.ASCII)
_FRACTION: Final = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
    re.ASCII,
)
_MOST_DIGITS: Final = 15

_SYNTAX: Final = (
    ("mapping values are not allowed", "yaml_colon"),
    ("could not find expected ':'", "yaml_no_colon"),
    ("cannot start any token", "yaml_start"),
    ("tab character", "yaml_start"),
    ("unexpected end of stream", "yaml_quote"),
    ("did not find expected ',' or", "yaml_bracket"),
    ("expected ',' or", "yaml_bracket"),
    ("expected key", "yaml_indent"),
    ("expected '-' indicator", "yaml_indent"),
    ("expected <block end>", "yaml_indent"),
    ("expected <document start>", "yaml_indent"),
    ("expected '<document start>'", "yaml_indent"),
    ("escape", "yaml_escape"),
)
"""What PyYAML and libyaml say, and the code of our own sentence for it."""


@dataclass(slots=True)
class Node:
    """A value and the line (from 1) that it begins on; ``inside`` holds its parts.

    A part of a mapping has the line of its key. ``written`` is a plain scalar as it stands there.
    """

    value: Value
    line: int
    inside: dict[str | int, "Node"] = field(default_factory=dict)
    written: str | None = None

    def line_of(self, place: Place) -> int:
        """The line of the part at ``place``, or of the nearest part around it."""
        node = self
        for part in place:
            if part not in node.inside:
                break
            node = node.inside[part]
        return node.line


def read_tree(text: str | bytes, file: str) -> Node:
    """The tree of a YAML document.

    Raises:
        BadFile: it is no such document, with every fault that could be found.
    """
    content = _text(text, file, _NO_LINE)
    builder = _Builder()
    try:
        tree = builder.document(yaml.parse(content, Loader=_LOADER))
    except _Enough:
        tree = None
    except yaml.YAMLError as error:
        builder.found.append(_syntax_fault(error, content))
        tree = None
    if tree is None or builder.found:
        raise BadFile(file, builder.found or [(1, Fault((), "file_empty"))])
    return tree


def text_of(content: bytes, file: str) -> str:
    """The text of a file in UTF-8, its lines ending as ours do; raises ``BadFile``."""
    return _text(content, file, _NOT_TEXT).replace("\r\n", "\n").replace("\r", "\n")


def _text(content: str | bytes, file: str, unwanted: re.Pattern[str]) -> str:
    text = _decoded(content, file)
    if lines := _lines_with(unwanted, text):
        raise BadFile(file, [(line, Fault((), "text_characters")) for line in lines])
    return text


def _decoded(text: str | bytes, file: str) -> str:
    if len(text) > MOST_BYTES:
        raise BadFile(file, [(1, Fault((), "file_too_big", {"most": MOST_BYTES // 1_000_000}))])
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise BadFile(file, [(line, Fault((), "file_encoding"))]) from error
    return text.removeprefix("\ufeff")


def _lines_with(unwanted: re.Pattern[str], content: str) -> list[int]:
    lines: list[int] = []
    line, seen = 1, 0
    while (found := unwanted.search(content, seen)) and len(lines) < MOST_FAULTS:
        line += content.count("\n", seen, found.start())
        lines.append(line)
        end = content.find("\n", found.start())
        seen = end if end >= 0 else len(content)
    return lines


def _syntax_fault(error: yaml.YAMLError, content: str) -> tuple[int, Fault]:
    said = str(getattr(error, "problem", None) or error)
    code = next((code for words, code in _SYNTAX if words in said), "yaml_wrong")
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    if code in ("yaml_quote", "yaml_no_colon"):
        marks.reverse()  # where it began says more than where it was noticed
    line = next((mark.line + 1 for mark in marks if mark), 1)
    return min(line, len(content.splitlines()) or 1), Fault((), code)


class _Enough(Exception):
    """What follows can't be read, or needn't be."""


class _Builder:
    """Turns PyYAML's events into a tree, and notes what may not be there."""

    def __init__(self) -> None:
        self.found: list[tuple[int, Fault]] = []
        self._events: Iterator[Any] = iter(())
        self._values = 0

    def document(self, events: Iterator[Any]) -> Node | None:
        """The only document; ``None`` where there is none."""
        self._events = events
        tree: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and tree is not None:
                self._fault(event, (), "several_documents")
                raise _Enough
            if isinstance(event, yaml.NodeEvent):
                tree = self._node(event, (), 0)
        return tree

    def _node(self, event: Any, place: Place, depth: int) -> Node:
        self._values += 1
        if depth > DEEPEST or self._values > MOST_VALUES:
            self._fault(event, place, "too_deep" if depth > DEEPEST else "too_much")
            raise _Enough
        if event.anchor is not None:
            code = "yaml_alias" if isinstance(event, yaml.AliasEvent) else "yaml_anchor"
            self._fault(event, place, code, name=event.anchor[:LONGEST_KEY])
        if getattr(event, "tag", None) is not None:
            self._fault(event, place, "yaml_tag", name=event.tag[:LONGEST_KEY])
        line = event.start_mark.line + 1
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(line, place, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(line, place, depth)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, line, place)
        return Node(None, line)

    def _mapping(self, line: int, place: Place, depth: int) -> Node:
        value: dict[str, Value] = {}
        node = Node(value, line)
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event, place, depth)
            part = self._node(next(self._events), (*place, key or "?"), depth + 1)
            if key is None:
                continue
            if len(value) == MOST_KEYS:
                self._fault(event, place, "too_much")
                raise _Enough
            if key in value:
                values = {"name": key, "line": node.inside[key].line}
                self._fault(event, (*place, key), "key_twice", **values)
                continue
            part.line = event.start_mark.line + 1
            value[key] = part.value
            node.inside[key] = part
        return node

    def _key(self, event: Any, place: Place, depth: int) -> str | None:
        """The text of a key; ``None`` for what is no key."""
        name: str | None = getattr(event, "value", None)
        if name is None:
            self._node(event, place, depth + 1)
            self._fault(event, place, "no_key")
        elif len(name) > LONGEST_KEY:
            self._fault(event, place, "no_such_field", name=f"{name[: LONGEST_KEY // 2]}…")
            name = None
        elif event.anchor is not None or event.tag is not None or _NOT_TEXT.search(name):
            self._fault(event, place, "no_key")
            name = None
        return name

    def _sequence(self, line: int, place: Place, depth: int) -> Node:
        value: list[Value] = []
        node = Node(value, line)
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            part = self._node(event, (*place, len(value)), depth + 1)
            node.inside[len(value)] = part
            value.append(part.value)
        return node

    def _scalar(self, event: Any, line: int, place: Place) -> Node:
        text: str = event.value
        if event.implicit[0]:
            return Node(resolved(text), line, written=text)
        if _NOT_TEXT.search(text):
            self._fault(event, place, "text_characters")
        return Node(text, line)

    def _fault(self, event: Any, place: Place, code: str, **values: object) -> None:
        self.found.append((event.start_mark.line + 1, Fault(place, code, values)))
        if len(self.found) == MOST_FAULTS:
            raise _Enough


def resolved(text: str) -> Value:
    """What a plain scalar means in the core schema."""
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if _WHOLE.fullmatch(text):
        return _whole(text)
    if _FRACTION.fullmatch(text):
        return _fraction(text)
    return text


def _whole(text: str) -> int | float:
    """A whole number; a float where no field could hold it (and ``int`` takes ages)."""
    if len(text) > _MOST_DIGITS:
        return math.ldexp(1, 1000)
    base = {"0o": 8, "0x": 16}.get(text[:2], 10)
    return int(text[2:] if base != 10 else text, base)


def _fraction(text: str) -> float:
    """A number that isn't whole; always finite, since no field of a journey takes one."""
    if text[-1].isalpha():
        return math.ldexp(1, 1000)
    number = float(text)
    return number if math.isfinite(number) else math.ldexp(1, 1000)
