"""Where a text around it holds Mermaid diagrams: Markdown, a wiki, a page of HTML."""

import re
from typing import Final

from app.formats.bad_file import BadFile
from app.journey import Fault

MOST_DIAGRAMS: Final = 50

_BEGIN: Final = re.compile(
    r"\s*(?:[-*+>]\s+)?(?P<fence>`{3,}|~{3,}|:{3,})\s*\{?\s*mermaid\b.*"
    r"|.*<(?P<tag>div|pre|code)\b[^>]*\bmermaid\b[^>]*>(?P<rest>.*)",
    re.IGNORECASE,
)


def is_other(block: str) -> bool:
    """Whether a marked diagram is surely no journey."""
    return not re.search(r"^\s*journey\b", block, re.IGNORECASE | re.MULTILINE)


def blocks_of(text: str, name: str) -> tuple[list[str], list[int]]:
    """The marked diagrams in a text, and the lines of text around them.

    Each diagram keeps the line numbers of the file: what stands around it is made empty. Without
    a mark there are none.

    Raises:
        BadFile: there are too many diagrams.
    """
    lines = text.split("\n")
    blocks: list[str] = []
    around: list[int] = []
    end: re.Pattern[str] | None = None
    for number, line in enumerate(lines, 1):
        if end is None:
            found = _BEGIN.fullmatch(line)
            if found and len(blocks) == MOST_DIAGRAMS:
                raise BadFile(name, [(number, Fault((), "too_much"))])
            if found:
                end = _end_of(found)
                blocks.append("\n" * (number - 1) + (found["rest"] or ""))
            elif line.strip():
                around.append(number)
        elif ended := end.search(line):
            blocks[-1] += f"\n{line[: ended.start()]}" if ended["tag"] else ""
            end = None
        else:
            blocks[-1] += f"\n{line}"
    return blocks, around


def _end_of(begun: re.Match[str]) -> re.Pattern[str]:
    if begun["tag"]:
        return re.compile(f"</(?P<tag>{begun['tag']})>", re.IGNORECASE)
    sign = begun["fence"]
    return re.compile(rf"^\s*(?:>\s*)?{sign[0]}{{{len(sign)},}}\s*$(?P<tag>)")
