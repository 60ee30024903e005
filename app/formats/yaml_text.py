"""Writes plain values as YAML for people: one spelling for each value, long texts folded.

PyYAML's own writer differs between its two implementations, puts no room between items and is ten
times slower; what is needed of YAML here is little. The tests read back whatever this writes.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from app.formats.yaml_tree import resolved

WIDTH: Final = 100
LONG_ITEM: Final = 3
"""Items of a list get a blank line between them where one has more lines than this."""

_STEP: Final = 2
_SPECIAL: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_FIRST: Final = "(‘“€"
_OTHERS_WORDS: Final = re.compile(r"y|n|yes|no|on|off|[\d:._+-]*[:_][\d:._+-]*", re.IGNORECASE)
_FOLD: Final = re.compile(r"(?<=[^ \t]) (?=[^ \t])")


def write_yaml(data: Mapping[str, Any]) -> str:
    """The mapping as YAML; its lists of mappings are set off by blank lines."""
    blocks: list[str] = []
    for key, value in data.items():
        is_section = isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)
        if is_section and blocks:
            blocks.append("")
        blocks += _section(key, value) if is_section else _entry(key, value, 0)
    return "\n".join(blocks) + "\n"


def _section(key: str, items: Sequence[Mapping[str, Any]]) -> list[str]:
    written = [_item(item, _STEP) for item in items]
    apart = any(len(lines) > LONG_ITEM for lines in written)
    lines = [f"{key}:"]
    for place, item in enumerate(written):
        lines += ["", *item] if apart and place else item
    return lines


def _entry(key: str, value: Any, indent: int) -> list[str]:
    head = f"{' ' * indent}{key}:"
    if isinstance(value, Mapping):
        return [head, *_mapping(value, indent + _STEP)] if value else [f"{head} {{}}"]
    if isinstance(value, list):
        return _list(head, value, indent)
    first, *more = _scalar(value, indent, WIDTH - len(head) - 1)
    return [f"{head} {first}", *more]


def _mapping(data: Mapping[str, Any], indent: int) -> list[str]:
    return [line for key, value in data.items() for line in _entry(key, value, indent)]


def _list(head: str, items: Sequence[Any], indent: int) -> list[str]:
    if not any(isinstance(item, Mapping) for item in items):
        short = f"{head} [{', '.join(_in_brackets(item) for item in items)}]"
        if len(short) <= WIDTH:
            return [short]
    return [head, *(line for item in items for line in _item(item, indent + _STEP))]


def _item(item: Any, indent: int) -> list[str]:
    dash = f"{' ' * indent}- "
    if isinstance(item, Mapping) and item:
        first, *more = _mapping(item, indent + _STEP)
        return [dash + first.lstrip(), *more]
    if isinstance(item, Mapping):
        return [f"{dash}{{}}"]
    first, *more = _scalar(item, indent, WIDTH - len(dash))
    return [dash + first, *more]


def _in_brackets(value: Any) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    return value if _is_plain(value) and not set(value) & set(",[]{}:#") else _quoted(value)


def _scalar(value: Any, indent: int, room: int) -> list[str]:
    """A single value: what stands behind its key, and the lines below that."""
    if not isinstance(value, str):
        return [json.dumps(value)]
    on_one_line = value if _is_plain(value) else _quoted(value)
    if not _is_block(value) or ("\n" not in value and len(on_one_line) <= room):
        return [on_one_line]
    paragraphs = value.split("\n")
    margin = " " * (indent + _STEP)
    if "\n" in value and max(map(len, paragraphs)) <= WIDTH - len(margin):
        return ["|-", *(f"{margin}{line}".rstrip() for line in paragraphs)]
    return [">-", *(f"{margin}{line}".rstrip() for line in _folded(paragraphs, len(margin)))]


def _folded(paragraphs: Sequence[str], margin: int) -> list[str]:
    lines = _wrapped(paragraphs[0], WIDTH - margin)
    for paragraph in paragraphs[1:]:
        lines.append("")
        lines += _wrapped(paragraph, WIDTH - margin) if paragraph else []
    return lines


def _wrapped(paragraph: str, width: int) -> list[str]:
    """The paragraph in lines that end at single spaces only: others would be lost on reading."""
    lines: list[str] = []
    line = ""
    for word in _FOLD.split(paragraph):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def _is_block(value: str) -> bool:
    """Whether the text can stand in a block of its own, to the letter."""
    lines = value.split("\n")
    return (
        value != ""
        and value == value.strip()
        and not _SPECIAL.search(value)
        and all(line == line.strip(" \t") for line in lines)
    )


def _is_plain(value: str) -> bool:
    """Whether the text needs no quotation marks, here and in YAML tools of the older kind."""
    return (
        bool(value)
        and (value[0].isalnum() or value[0] in _FIRST)
        and value == value.strip()
        and not _SPECIAL.search(value)
        and not any(sign in value for sign in ("\n", "\t", ": ", " #"))
        and not value.endswith(":")
        and isinstance(resolved(value), str)
        and not _OTHERS_WORDS.fullmatch(value)
    )


def _quoted(value: str) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _SPECIAL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
