"""Which format a file is in: by its name, else by how it begins."""

import re
from typing import Final

from app.formats.draft import Reading
from app.formats.known import FORMATS, Format, format_of

_ZIP: Final = b"PK\x03\x04"
_XML: Final = re.compile(rb"\s*<")
_MERMAID: Final = re.compile(
    rb"(?:\s*(?:%%[^\n]*|---\r?\n.*?\r?\n---)\s*\r?\n)*\s*journey\s", re.DOTALL
)
_FENCE: Final = re.compile(rb"^[ \t]*(?:```|~~~|:::)[ \t]*mermaid", re.MULTILINE)
_TABLE: Final = re.compile(rb"[^\r\n:]*[;\t][^\r\n]*")
_LOOKED_AT: Final = 4_000


def recognised(content: bytes, name: str) -> Format:
    """The format of a file; what tells nothing of itself is taken for a journey file."""
    named = format_of(name)
    if named is not None and named.read is not None:
        return named
    start = content[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf")
    signs = {"mermaid": _MERMAID, "cjml": _XML, "csv": _TABLE}
    if start.startswith(_ZIP):
        return FORMATS["xlsx"]
    if _FENCE.search(content):
        return FORMATS["mermaid"]
    found = (form for form, sign in signs.items() if sign.match(start))
    return FORMATS[next(found, "yaml")]


def read_any(content: bytes, name: str, form: str = "") -> tuple[Format, Reading]:
    """What a file holds, and the format that it was read as: ``form``, or the recognised one.

    Raises:
        BadFile: with every fault and its place.
    """
    chosen = FORMATS[form] if form else recognised(content, name)
    if chosen.read is None:
        raise LookupError(chosen.name)
    return chosen, chosen.read(content, name)
