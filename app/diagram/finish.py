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

_ICON: Final = re.compile(
    r'<text xml:space="preserve" text-anchor="start" x="([-\d.]+)" y="([-\d.]+)" '
    r'font-family="icon-([a-z0-9-]+)"[^>]*>[^<]*</text>'
)
_NOISE: Final = (' xml:space="preserve"', f' font-family="{fonts.FAMILY}"')
_USED: Final = re.compile(r'href="#[a-z0-9-]*?i-([a-z0-9-]+)"')
_BUTTONS: Final = frozenset({"contact-moment", "phase", "department", "bottleneck", "experience"})

PHONE: Final = 400
"""A picture as narrow as that has no room for a logo."""
FOCUS: Final = (
    ".card:focus{outline:none}@media screen{.card:focus-visible>path:last-of-type"
    "{stroke:#0057b8;stroke-width:4}}"
)


@dataclass(frozen=True, slots=True)
class _Finisher:
    notes: Mapping[str, Note]
    prefix: str
    standalone: bool

    def body(self, drawn: str) -> str:
        """The groups of what Graphviz drew, renamed and told, one after the other."""
        first, sheet, *groups = drawn.split('<g id="')
        attributes = sheet[sheet.index(" transform=") : sheet.index(">")]
        parts = [first, f'<g class="sheet"{attributes}>', _rest(sheet)]
        for group in groups:
            parts += self._group(group)
        whole = _ICON.sub(rf'<use href="#{self.prefix}i-\3" x="\1" y="\2"/>', "".join(parts))
        for noise in _NOISE:
            whole = whole.replace(noise, "")
        return whole.replace('.00"', '"')

    def _group(self, group: str) -> tuple[str, str]:
        """The start of a group with its name, its item and its role; and what is in it."""
        name, _, kinds, _ = group.split('"', 3)
        if name == "anchor":
            return "", group[group.index("</g>") + 5 :]
        kind = kinds.partition(" ")[2]
        note = self.notes.get(name)
        if note is None:
            return f'<g class="{kind}">\n', _rest(group)
        own = f"{self.prefix}{name}"
        about = markup(note.description)
        told = f'<desc id="{own}-d">{about}</desc>' if about else ""
        by = f"{own}-t {own}-d" if about else f"{own}-t"
        start = (
            f'<g id="{own}" class="{kind}"{self._item(note, kind)} aria-labelledby="{by}">'
            f'<title id="{own}-t">{markup(note.name)}</title>{told}\n'
        )
        return start, _rest(group)

    def _item(self, note: Note, kind: str) -> str:
        if not note.resource or not note.item:
            return ' role="img"'
        data = f' data-resource="{note.resource}" data-id="{markup(note.item)}"'
        if kind == "lane" or self.standalone:
            focus = ' tabindex="0"' if kind.startswith("card") else ""
            return f'{data}{focus} role="img"'
        return f'{data} tabindex="0" role="button"'


def finish(
    drawn: bytes,
    sheet: Sheet,
    content: Content,
    look: Look,
    *,
    language: str,
    label: str,
    prefix: str,
    standalone: bool,
) -> bytes:
    """The finished SVG; every id in it begins with ``prefix``."""
    text = drawn.decode("utf-8")
    text = text[text.index(">", text.index("<svg")) + 1 : text.rindex("</svg>")]
    body = _Finisher(sheet.notes, prefix, standalone).body(text)
    used = dict.fromkeys(_USED.findall(body))
    symbols = "".join(icons.defined(name, f"{prefix}i-", look) for name in sorted(used))
    style = f"<style>{fonts.style_sheet(_text_of(body))}{FOCUS}</style>" if standalone else ""
    logo = _logo(look.logo, sheet.width) if sheet.width > PHONE else ""
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n' if standalone else ""
    # Older programs know links inside a picture only by xlink's name; nothing leads outside.
    return (
        f'{declaration}<svg xmlns="http://www.w3.org/2000/svg" id="{prefix}map" '
        f'class="journey-map" width="{sheet.width}" height="{sheet.height}" '
        f'viewBox="0 0 {sheet.width} {sheet.height}" lang="{language}" xml:lang="{language}" '
        f'text-rendering="geometricPrecision" '
        f'font-family="{fonts.FAMILIES}" '
        f'role="{"img" if standalone else "group"}" aria-labelledby="{prefix}title {prefix}about">'
        f'<title id="{prefix}title">{markup(label)}</title>'
        f'<desc id="{prefix}about">{markup(content.description)}</desc>'
        f"{style}<defs>{symbols}</defs>{body.strip()}{logo}</svg>\n"
    ).encode()


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


def _rest(group: str) -> str:
    """What stands in a group after its title, without the comment that precedes the next group."""
    start = group.index("</title>") + len("</title>\n")
    stop = group.rfind("<!--") if group.endswith("-->\n") else len(group)
    return group[start:stop]


def _text_of(body: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", body))
