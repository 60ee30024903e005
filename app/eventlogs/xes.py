"""XES (IEEE 1849): a log in XML read as a stream, event by event, whatever the order of its parts.

No document types, entities or values without end; prefixes of extensions are followed.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from app.eventlogs.files import CHUNK, Opened
from app.formats.bad_file import BadFile
from app.journey import Fault

DEEPEST: Final = 40
LONGEST_PART: Final = 2_000_000
MOST_KEYS: Final = 1_000
MOST_OF_ONE: Final = 2_000
MOST_HELD: Final = 10_000
"""The events of a trace are held back until it is over and all of it is known, up to so many."""
_VALUES: Final = frozenset(
    {"string", "date", "int", "float", "boolean", "id", "list", "container", "values"}
)
_STANDARD: Final = {
    "concept": "concept",
    "time": "time",
    "organizational": "org",
    "lifecycle": "lifecycle",
}
_CLASSIFIER_KEYS: Final = re.compile(r"'([^']*)'|(\S+)")
CLASSIFIER: Final = "classifier:"


@dataclass(slots=True)
class XesEvent:
    """One event of a log: its own parts, and the trace that it stands in (``None``: loose)."""

    line: int
    values: dict[str, str]
    trace: "Trace | None"


@dataclass(slots=True)
class Trace:
    """A case as the log has it; parts may come behind its events."""

    number: int
    line: int
    values: dict[str, str] = field(default_factory=dict)
    told_nameless: bool = False


@dataclass(slots=True)
class Head:
    """What a log says of itself."""

    prefixes: dict[str, str] = field(default_factory=dict)
    classifiers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    nested: int = 0


def read_events(
    stream: Opened, name: str, head: Head, on_trace: Callable[[Trace], None] = lambda _: None
) -> Iterator[XesEvent]:
    """The events of a log in the order of the file; ``on_trace`` hears when a trace is over.

    Raises:
        BadFile: it is no XES, or has what foreign XML may not have.
    """
    reader = _Reader(name, head)
    read = 0
    while True:
        chunk = stream.read(CHUNK * 4) or b""
        reader.feed(chunk)
        read += len(chunk)
        yield from reader.ready
        reader.ready.clear()
        for trace in reader.over:
            on_trace(trace)
        reader.over.clear()
        if not chunk:
            return
        if read - reader.parser.CurrentByteIndex > LONGEST_PART + len(chunk):
            raise reader.bad("log_part")


class _Reader:
    def __init__(self, name: str, head: Head) -> None:
        self.ready: list[XesEvent] = []
        self.over: list[Trace] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._doctype
        self._name = name
        self._head = head
        self._depth = 0
        self._inside = 0
        self._trace: Trace | None = None
        self._event: XesEvent | None = None
        self._traces = 0
        self._held: list[XesEvent] = []
        self._ignored = 0
        self._short: dict[str, str] = {}

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes; no bytes are the end."""
        try:
            self.parser.Parse(chunk, not chunk)
        except expat.ExpatError as error:
            raise BadFile(self._name, [(error.lineno, Fault((), "xml_broken"))]) from error
        except (ValueError, LookupError) as error:
            raise self.bad("xml_broken") from error

    def bad(self, code: str, **values: object) -> BadFile:
        """The refusal of the file for what stands here."""
        line = max(1, self.parser.CurrentLineNumber)
        return BadFile(self._name, [(line, Fault((), code, values))])

    def _doctype(self, *_told: object) -> None:
        raise self.bad("xml_entities")

    def _start(self, tag: str, given: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self.bad("too_deep")
        plain = self._short.get(tag)
        if plain is None:
            plain = self._short.setdefault(tag, tag.rpartition(":")[2])
            if len(self._short) > MOST_KEYS:
                raise self.bad("too_much")
        if self._depth == 1 and plain != "log":
            raise self.bad("log_none")
        if self._ignored:
            return
        if plain in _VALUES:
            self._value(given)
        else:
            self._part(plain, given)

    def _value(self, given: dict[str, str]) -> None:
        """An attribute; what is in another one is counted, and left."""
        self._inside += 1
        if self._inside > 1:
            self._head.nested += 1
            return
        owner = self._event or self._trace
        key, value = given.get("key"), given.get("value")
        if owner is None or key is None or value is None:
            return
        prefix, colon, rest = key.partition(":")
        if colon and prefix in self._head.prefixes:
            key = f"{self._head.prefixes[prefix]}:{rest}"
        if len(owner.values) >= MOST_KEYS or len(key) > LONGEST_PART:
            raise self.bad("too_much")
        owner.values.setdefault(key, value.strip()[:MOST_OF_ONE])

    def _part(self, plain: str, given: dict[str, str]) -> None:
        if plain == "event" and self._event is None:
            line = self.parser.CurrentLineNumber
            self._event = XesEvent(line, {}, self._trace)
        elif plain == "trace" and self._trace is None and self._event is None:
            self._traces += 1
            self._trace = Trace(self._traces, self.parser.CurrentLineNumber)
        elif plain == "extension":
            self._extension(given)
        elif plain == "classifier":
            found = _CLASSIFIER_KEYS.findall(given.get("keys", ""))
            keys = tuple(quoted or bare for quoted, bare in found)
            if keys and len(self._head.classifiers) < MOST_KEYS:
                self._head.classifiers[given.get("name", "")[:200]] = keys
        elif plain == "global" or self._depth > 1:
            self._ignored = self._depth

    def _extension(self, given: dict[str, str]) -> None:
        standard = _STANDARD.get(given.get("name", "").strip().lower())
        prefix = given.get("prefix", "")
        if standard and prefix and prefix != standard:
            self._head.prefixes[prefix] = standard

    def _end(self, tag: str) -> None:
        plain = self._short[tag]
        self._depth -= 1
        if self._ignored:
            if self._depth < self._ignored:
                self._ignored = 0
        elif plain in _VALUES:
            self._inside -= 1
        elif plain == "event" and self._event is not None:
            self._held.append(self._event)
            self._event = None
            if self._trace is None or len(self._held) > MOST_HELD:
                self._let_go()
        elif plain == "trace" and self._trace is not None and self._event is None:
            self._let_go()
            self.over.append(self._trace)
            self._trace = None

    def _let_go(self) -> None:
        self.ready += self._held
        self._held.clear()
