"""A report as a tagged PDF: Typst source is written here, and the press of the map prints it.

What people wrote goes in as Typst's own strings only, so that nothing of it is markup.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from app.diagram.document import Picture, can_show, map_pages, printed
from app.exports.tables import Told
from app.journey import Journey
from app.journey.bottlenecks import Finding
from app.reports.paper import Facts, Heading, Map, Piece, Points, Report, Words

PAPER: Final = "a3"
"""The paper of the map's pages; the rest of a report is A4."""
WIDE: Final = 2.2
"""How much more room a column with long text gets."""
SHORT: Final = 4
"""A column in which no cell is longer takes no more room than it needs."""
LONGEST_WORD: Final = 36
"""A longer run of signs (an address, a slip of the keyboard) may be broken anywhere."""
_ENDLESS: Final = re.compile(rf"(\S{{{LONGEST_WORD + 1},}})")
_BREAK: Final = " + box(width: 0pt) + "
UNKNOWN: Final = "?"
"""Stands for a sign that the fonts don't have: a smiley, another script."""

_HEAD: Final = """
#set page(paper: "a4", flipped: LYING, margin: (x: 2cm, top: 1.8cm, bottom: 2cm), footer: context [
  #set text(size: 8.5pt, fill: rgb("45576a"))
  #FOOT #h(1fr) #counter(page).display("1 / 1", both: true)])
#set text(font: ("Source Sans 3", "Source Sans Pro"), size: 10.5pt, fill: rgb("16293d"))
#set par(leading: 0.62em, spacing: 0.85em)
#set heading(numbering: none)
#show heading.where(level: 1): it => block(below: 0.7em)[
  #text(size: 22pt, weight: 700, fill: rgb("16324f"), it.body)]
#show heading.where(level: 2): it => block(above: 1.6em, below: 0.8em)[
  #text(size: 15pt, weight: 600, fill: rgb("16324f"), it.body)]
#show heading.where(level: 3): it => block(above: 1.2em, below: 0.6em)[
  #text(size: 12pt, weight: 600, it.body)]
#set table(stroke: 0.5pt + rgb("c9d2da"), inset: 5pt, fill: (_, y) => if y == 0 { rgb("e6eef6") })
#show table: set text(size: 9pt, hyphenate: true)
#show table: set par(leading: 0.5em)
"""


def pdf(report: Report, journey: Journey, found: Sequence[Finding] | None = None) -> bytes:
    """The report on paper; raises ``DrawingError`` where it can't be printed."""
    has_map = any(isinstance(one, Map) for one in report.pieces) and journey.contact_moments
    pictures = map_pages(journey, PAPER, report.language, found) if has_map else []
    return printed(source(report, pictures), pictures)


def source(report: Report, pictures: Sequence[Picture] = ()) -> str:
    """The Typst source of a report."""
    parts = [
        f"#set document(title: {_named(report.title)})",
        f"#set text(lang: {_text(report.language)})",
        _HEAD.replace("LYING", _lies(report)).replace("FOOT", _shown(report.foot)),
        _title(report),
        *(_piece(one, pictures) for one in report.pieces),
    ]
    return "\n".join(parts)


def _lies(report: Report) -> str:
    """A report with tables stands on lying pages: they have many columns."""
    return "true" if any(isinstance(one, Told) for one in report.pieces) else "false"


def _title(report: Report) -> str:
    over = (
        f'#text(size: 9.5pt, fill: rgb("45576a"), {_text(report.over)})\n\n' if report.over else ""
    )
    under = "\n\n".join(f"#{_shown(line)}" for line in report.under)
    return f"{over}#heading(level: 1, {_headed(report.title)})\n\n{under}\n\n"


def _piece(piece: Piece, pictures: Sequence[Picture]) -> str:
    match piece:
        case Heading(text, level):
            return f"#heading(level: {level + 1}, {_headed(text)})"
        case Words(text):
            return "\n\n".join(f"#{_shown(one)}" for one in _paragraphs(text)) + "\n"
        case Points(items, numbered):
            kind = "enum" if numbered else "list"
            return f"#{kind}({', '.join(_shown(one) for one in items)})"
        case Facts(pairs):
            rows = (f"terms.item({_shown(name)}, {_shown(text)})" for name, text in pairs)
            return f"#terms(hanging-indent: 1em, spacing: 0.6em, {', '.join(rows)})"
        case Map():
            return "\n".join(_map_page(n, one) for n, one in enumerate(pictures))
        case Told():
            return _told(piece)


def _map_page(number: int, picture: Picture) -> str:
    return (
        f'#page(paper: "{PAPER}", flipped: true, margin: 1cm)[#align(center + horizon, '
        f'image("{number}.svg", width: 100%, height: 100%, fit: "contain", '
        f"alt: {_text(picture.description)}))]"
    )


def _told(told: Told) -> str:
    if not told.rows:
        return ""
    said = f"#block(sticky: true, {_shown(told.text)})\n\n" if told.text else ""
    head = f"#heading(level: 2, {_headed(told.title)})\n\n{said}" if told.title else said
    return head + _table(told)


def _table(told: Told) -> str:
    widths = (_width(told, n) for n in range(len(told.columns)))
    heads = (f"strong({_shown(one)})" for one in told.columns)
    cells = (_cell(one) for row in told.rows for one in row)
    return (
        f"#table(columns: ({', '.join(widths)},), align: left, "
        f"table.header({', '.join(heads)}), {', '.join(cells)})"
    )


def _width(told: Told, column: int) -> str:
    if column in told.wide:
        return f"{WIDE}fr"
    longest = max(len(row[column]) for row in (told.columns, *told.rows))
    return "auto" if longest <= SHORT else "1fr"


def _cell(text: str) -> str:
    return f"[{' #parbreak() '.join(f'#{_shown(one)}' for one in _paragraphs(text))}]"


def _paragraphs(text: str) -> list[str]:
    return [one for one in text.split("\n") if one.strip()] or [""]


def _shown(text: str) -> str:
    """A text as content: a string within a call, so that it stands on its own in any place."""
    pieces = [
        piece
        for n, run in enumerate(_ENDLESS.split(text))
        for piece in (run if n % 2 else [run])
        if piece
    ]
    told = _BREAK.join(f"text({_text(one)})" for one in pieces)
    return f"({told})" if len(pieces) > 1 else f"text({_text(text)})"


def _text(text: str) -> str:
    """A text as Typst's own string, without what no font can show."""
    plain = "".join(_visible(text)).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def _named(text: str) -> str:
    """The same for a heading, which may not be empty."""
    return _text(text if "".join(_visible(text)).strip() else "\N{EN DASH}")


def _headed(text: str) -> str:
    """The same as content, which may be broken."""
    return _shown(text if "".join(_visible(text)).strip() else "\N{EN DASH}")


def _visible(text: str) -> Iterator[str]:
    for sign in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(sign)
        if sign in "\n\r\t" or kind in ("Zs", "Zl", "Zp"):
            yield " "
        elif kind not in ("Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me") or can_show(sign):
            yield sign if can_show(sign) else UNKNOWN
