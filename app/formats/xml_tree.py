"""Foreign XML as a tree whose parts know their line: no entities, no document types, no bombs."""

from dataclasses import dataclass, field
from typing import Any, Final
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml.common import DefusedXmlException
from defusedxml.sax import parseString

from app.formats.bad_file import BadFile
from app.journey import Fault

MOST_BYTES: Final = 5_000_000
DEEPEST: Final = 40
MOST_PARTS: Final = 300_000


@dataclass(slots=True)
class Element:
    """An element: its name without a prefix, its attributes, its own text, what is in it."""

    name: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""
    inside: list["Element"] = field(default_factory=list)

    def first(self, *path: str) -> "Element | None":
        """The first element at the end of a path of names."""
        found: Element | None = self
        for name in path:
            if found is None:
                return None
            found = next((one for one in found.inside if one.name == name), None)
        return found

    def all(self, *path: str) -> list["Element"]:
        """Every element of the last name in the first of the path before it."""
        around = self.first(*path[:-1])
        return [one for one in around.inside if one.name == path[-1]] if around else []

    def inside_of(self, *path: str) -> "list[Element]":
        """What is in the element at the end of a path; nothing where there is none."""
        found = self.first(*path)
        return found.inside if found else []

    def whole_text(self) -> str:
        """Its own text and that of everything in it."""
        return " ".join((self.text, *(one.whole_text() for one in self.inside)))

    def told(self, *path: str) -> str:
        """The text at the end of a path; empty where there is none."""
        found = self.first(*path)
        return found.text.strip() if found else ""


def read_xml(content: bytes, file: str) -> Element:
    """The root of an XML document.

    Raises:
        BadFile: it is no XML, or has what foreign XML may not have.
    """
    if len(content) > MOST_BYTES:
        raise BadFile(file, [(1, Fault((), "file_too_big", {"most": MOST_BYTES // 1_000_000}))])
    builder = _Builder(file)
    try:
        parseString(content, builder, forbid_dtd=True)
    except DefusedXmlException as error:
        raise BadFile(file, [(1, Fault((), "xml_entities"))]) from error
    except (SAXException, ValueError, LookupError) as error:
        line = getattr(error, "getLineNumber", lambda: 1)() or 1
        raise BadFile(file, [(line, Fault((), "xml_broken"))]) from error
    if builder.root is None:
        raise BadFile(file, [(1, Fault((), "xml_broken"))])
    return builder.root


class _Builder(ContentHandler):
    def __init__(self, file: str) -> None:
        super().__init__()
        self.root: Element | None = None
        self._file = file
        self._open: list[Element] = []
        self._texts: list[list[str]] = []
        self._parts = 0
        self._locator: Any = None

    def setDocumentLocator(self, locator: Any) -> None:  # noqa: N802 - SAX's own name
        self._locator = locator

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - SAX's own name
        line = self._locator.getLineNumber() if self._locator else 1
        self._parts += 1 + len(attrs)
        if len(self._open) >= DEEPEST or self._parts > MOST_PARTS:
            code = "too_deep" if len(self._open) >= DEEPEST else "too_much"
            raise BadFile(self._file, [(line, Fault((), code))])
        element = Element(_plain(name), line, {_plain(key): value for key, value in attrs.items()})
        if self._open:
            self._open[-1].inside.append(element)
        else:
            self.root = element
        self._open.append(element)
        self._texts.append([])

    def endElement(self, name: str) -> None:  # noqa: ARG002, N802 - SAX's own name
        self._open.pop().text = "".join(self._texts.pop())

    def characters(self, content: str) -> None:
        self._texts[-1].append(content)


def _plain(name: str) -> str:
    return name.rpartition(":")[2]
