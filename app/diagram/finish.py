"""From what Graphviz drew to an SVG that can be read aloud, clicked, and embedded safely."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.diagram import fonts, icons
from app.diagram.content import Content
from app.diagram.logo import HIGH, Logo
from app.diagram.look import MARGIN, Look
from app.diagram.sheet import Note, Sheet
from app.diagram.text import markup

_GROUP: Final = re.compile(rb'<g id="([a-z0-9]+)" class="[a-z]+ ([^"]*)">\n<title>[^<]*</title>\n')
"""How Graphviz begins a group: its name, what it is, and a title of its own."""
_COMMENT: Final = b"<!-- "
"""What Graphviz puts before every group; in texts it is escaped."""
_END: Final = b"</g>\n"
_ICON: Final = b' font-family="icon-'
_NOISE: Final = b' xml:space="preserve"'
_TEXT: Final = re.compile(rb"<text([^>]*)>([^<]*)</text>")
XLINK: Final = ' xmlns:xlink="http://www.w3.org/1999/xlink"'
"""Inkscape 1.2 follows ``xlink:href`` only: with ``href`` a map has no icon in it."""
_SIZE: Final = re.compile(rb'font-size="([0-9.]+)"')
SHORTEST_HELD: Final = 4
"""Shorter texts have room enough in any font."""
EXACT: Final = "@media all{svg{text-rendering:geometricPrecision;letter-spacing:normal}}"
"""In a rule for all media, as CairoSVG draws nothing that can be read where it takes this in."""
TIGHT: Final = ' letter-spacing="-0.4"'
"""For programs that know neither the file's font nor ``textLength``, and so no rule for all media
that takes it back: what they set it in is wider."""
_BUTTONS: Final = frozenset({"contact-moment", "phase", "department", "bottleneck", "experience"})

PHONE: Final = 400
"""A picture as narrow as that has no room for a logo."""
FOCUS: Final = (
    ".card:focus{outline:none}@media screen{.card:focus-visible>path:first-of-type"
    "{stroke:#0057b8;stroke-width:4}}"
)


@dataclass(frozen=True, slots=True)
class Finisher:
    """Finishes what Graphviz drew of a sheet; every id in it begins with ``prefix``."""

    notes: Mapping[str, Note]
    prefix: str
    standalone: bool

    def pieces(self, drawn: bytes) -> list[bytes]:
        """The sheet with its background, left open, and every group on it, renamed and told.

        In bytes all along: the picture of a long journey is megabytes.
        """
        start = drawn.index(b">", drawn.index(b"<svg")) + 1
        own = f' font-family="{fonts.family()}"'.encode()
        whole = drawn[start : drawn.rindex(b"</g>\n</svg>")].replace(own, b"")
        sheet, *groups = _GROUP.split(self._with_icons(whole.replace(_NOISE, b"")))
        parts = [self._sheet(sheet)]
        for name, kind, inside in zip(groups[::3], groups[1::3], groups[2::3], strict=True):
            told = self._start(name.decode(), kind.decode()).encode()
            parts.append(told + inside[: inside.rindex(_END) + len(_END)])
        return parts

    def icons(self, body: bytes) -> list[str]:
        """The names of the icons that a finished body uses, each once."""
        link = b'<use href="#%bi-' % self.prefix.encode()
        return sorted({one[: one.index(b'"')].decode() for one in body.split(link)[1:]})

    @staticmethod
    def _sheet(sheet: bytes) -> bytes:
        start, transform = sheet.index(b"<g "), sheet.index(b" transform=")
        shown = sheet[transform : sheet.index(b">", transform)]
        inside = sheet.index(b"</title>\n") + 9
        stop = sheet.find(_COMMENT, inside)
        drawn = sheet[inside : stop if stop >= 0 else len(sheet)]
        return b'%b<g class="sheet"%b>%b' % (sheet[:start].lstrip(), shown, drawn)

    def _with_icons(self, text: bytes) -> bytes:
        """The signs of text that stand for icons, each replaced by its icon."""
        link = f'<use href="#{self.prefix}i-'.encode()
        first, *others = text.split(_ICON)
        parts = [first]
        for piece in others:
            before, _, sign = parts[-1].rpartition(b"<text ")
            place = sign[sign.index(b'x="', sign.index(b"anchor=")) :]
            name, _, rest = piece.partition(b'"')
            parts[-1] = b'%b%b%b" %b/>' % (before, link, name, place)
            parts.append(rest[rest.index(b"</text>") + 7 :])
        return b"".join(parts)

    def _start(self, name: str, kind: str) -> str:
        """The start of a group with its name, its item and its role."""
        note = self.notes.get(name)
        if note is None:
            return f'<g class="{kind}">\n'
        own = f"{self.prefix}{name}"
        about = markup(note.description)
        told = f'<desc id="{own}-d">{about}</desc>' if about else ""
        by = f"{own}-t {own}-d" if about else f"{own}-t"
        return (
            f'<g id="{own}" class="{kind}"{self._item(note, kind)} aria-labelledby="{by}">'
            f'<title id="{own}-t">{markup(note.name)}</title>{told}\n'
        )

    def _item(self, note: Note, kind: str) -> str:
        if not note.resource or not note.item:
            return ' role="img"'
        data = f' data-resource="{note.resource}" data-id="{markup(note.item)}"'
        if kind == "lane" or self.standalone:
            focus = ' tabindex="0"' if kind.startswith("card") else ""
            return f'{data}{focus} role="img"'
        return f'{data} tabindex="0" role="button"'


def framed(
    body: bytes,
    finisher: Finisher,
    sheet: Sheet,
    content: Content,
    look: Look,
    *,
    language: str,
    label: str,
) -> bytes:
    """The finished SVG around its body: what it is called, its font, its icons, the logo."""
    prefix, standalone = finisher.prefix, finisher.standalone
    symbols = "".join(icons.defined(name, f"{prefix}i-", look) for name in finisher.icons(body))
    style = (
        f"<style>{fonts.style_sheet(_text_of(body))}{EXACT}{FOCUS}</style>" if standalone else ""
    )
    logo = _logo(look.logo, sheet.width) if sheet.width > PHONE else ""
    declaration, own = "", ""
    if standalone:
        declaration, own = '<?xml version="1.0" encoding="UTF-8"?>\n', f"{XLINK}{TIGHT}"
        body = _TEXT.sub(_held, body).replace(b"<use href=", b"<use xlink:href=")
        logo = logo.replace(' href="', ' xlink:href="')
    head = (
        f'{declaration}<svg xmlns="http://www.w3.org/2000/svg"{own} id="{prefix}map" '
        f'class="journey-map{" journey-map--own" * bool(fonts.own())}" '
        f'width="{sheet.width}" height="{sheet.height}" '
        f'viewBox="0 0 {sheet.width} {sheet.height}" lang="{language}" xml:lang="{language}" '
        f'font-family="{fonts.families()}" '
        f'role="{"img" if standalone else "group"}" aria-labelledby="{prefix}title {prefix}about">'
        f'<title id="{prefix}title">{markup(label)}</title>'
        f'<desc id="{prefix}about">{markup(content.description)}</desc>'
        f"{style}<defs>{symbols}</defs>"
    )
    return b"".join((head.encode(), body, logo.encode(), b"</svg>\n"))


def _held(found: re.Match[bytes]) -> bytes:
    """A line of text held to its own length, for programs that set it in another font."""
    told, shown = found[1], html.unescape(found[2].decode())
    if len(shown) < SHORTEST_HELD:
        return found[0]
    bold, italic = b'font-weight="bold"' in told, b'font-style="italic"' in told
    face = fonts.Face.BOLD if bold else fonts.Face.ITALIC if italic else fonts.Face.REGULAR
    size = _SIZE.search(told)
    long = fonts.width(shown, float(size[1]), face) if size else 0
    length = f' textLength="{long:.1f}" lengthAdjust="spacingAndGlyphs"'.encode()
    return b"<text%b%b>%b</text>" % (told, length if long else b"", found[2])


def _logo(logo: Logo | None, width: int) -> str:
    """The municipality's logo at the right of the head."""
    if logo is None:
        return ""
    named = f'role="img" aria-label="{markup(logo.name)}"' if logo.name else 'aria-hidden="true"'
    x, y = width - MARGIN - logo.width, 20 + (HIGH - logo.height) / 2
    return (
        f'<image class="logo" x="{x:.1f}" y="{y:.1f}" width="{logo.width}" height="{logo.height}" '
        f'{named} href="{logo.data}"/>'
    )


def _text_of(body: bytes) -> str:
    return html.unescape(re.sub(rb"<[^>]+>", b"", body).decode())
