"""A journey as Markdown (CommonMark with the tables of GitHub Flavored Markdown)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from app.exports.account import Account, account
from app.exports.tables import Told
from app.journey import Journey
from app.journey.bottlenecks import Finding
from app.language import Translator

_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]<>#|~&]")
_AT_THE_START: Final = re.compile(r"^(?:([-+=])|(\d{1,9})([.)]))")
"""Signs that mean something at the start of a line only: a list, a heading's underline."""


def write_markdown(
    journey: Journey, t: Translator, found: Sequence[Finding] | None = None
) -> bytes:
    """The account as Markdown, in UTF-8; what people typed can't become mark-up."""
    return ("\n".join(_lines(account(journey, t, found), t)).rstrip() + "\n").encode()


def _lines(told: Account, t: Translator) -> Iterator[str]:
    yield from (f"# {escaped(told.title)}", "", f"**{escaped(told.kind)}**", "")
    if told.lead:
        yield from (escaped(told.lead), "")
    if told.figures:
        yield from (f"## {t('exports.figures')}", "")
        yield from (f"- **{number}** {escaped(name)}" for number, name in told.figures)
        yield ""
    if told.facts:
        yield from (f"## {t('exports.facts')}", "")
        yield from (f"- **{escaped(label)}:** {escaped(text)}" for label, text in told.facts)
        yield ""
    for section in told.sections:
        yield from _table(section)
    yield from ("---", "")
    for line in told.closing:
        yield from (escaped(line), "")


def _table(section: Told) -> Iterator[str]:
    yield from (f"## {escaped(section.title)}", "")
    if section.text:
        yield from (escaped(section.text), "")
    yield _row(section.columns)
    yield _row("---" for _ in section.columns)
    yield from (_row(escaped(cell) for cell in row) for row in section.rows)
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """A text in which no sign means anything to Markdown; line breaks become spaces."""
    flat = _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))
    return _AT_THE_START.sub(_shown_as_it_is, flat)


def _shown_as_it_is(found: re.Match[str]) -> str:
    sign, number, closing = found.groups()
    return f"\\{sign}" if sign else f"{number}\\{closing}"
