"""The icons: faces, channels, signs, drawn by hand in ``icons.svg``.

A Graphviz source carries each as a sign of text in a font called ``icon-…``, so that it reads
without the icons too; ``finish`` puts the drawing in its place.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from app.diagram.look import Look, Tint
from app.journey import Channel, Outcome

FONT: Final = "icon-"

FACES: Final[Mapping[int | None, str]] = MappingProxyType(
    {-2: "face-m2", -1: "face-m1", 0: "face-0", 1: "face-p1", 2: "face-p2", None: "face-none"}
)
CHANNELS: Final[Mapping[Channel | None, str]] = MappingProxyType(
    {channel: channel.value.replace("_", "-") for channel in Channel} | {None: "channel-none"}
)
OUTCOMES: Final[Mapping[Outcome | None, str]] = MappingProxyType(
    {Outcome.SOLVED: "yes", Outcome.PARTLY_SOLVED: "partly", Outcome.NOT_SOLVED: "no", None: "open"}
)

SIGNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "face-m2": "☹", "face-m1": "☹", "face-0": "○", "face-p1": "☺", "face-p2": "☻",
        "face-none": "?", "telephone": "☎", "website": "▭", "face-to-face": "☍", "counter": "☍",
        "letter": "✉", "email": "@", "chat": "▤", "social-media": "#", "home-visit": "⌂",
        "video-call": "▶", "channel-none": "?", "star": "★", "star-ill": "★", "warn": "⚠",
        "warn-on": "⚠", "wait": "⌛", "goal": "◎", "quote": "❝", "need": "♡", "yes": "✔", "no": "✘",
        "partly": "◑", "open": "?", "next": "➔", "person": "☻", "refused": "⊘", "referred": "➔",
        "expected": "◇", "spread": "↕", "back": "⇄", "assumed": "▯", "fold": "≡",
        "moved": "⇄", "remark": "☰", "question": "?", "began-parent": "↓",
        "began-department": "↑", "began-other": "↕", "planned": "✔", "ad-hoc": "✚", "missing": "▯",
    }
)  # fmt: skip
"""What stands for an icon where it can't be drawn."""

_BASELINE: Final = 0.4
"""From the middle of a cell down to the baseline of its text, in ems: how Graphviz sets it."""
_SCORES: Final = {-2: "m2", -1: "m1", 0: "0", 1: "1", 2: "2", None: "none"}
_SYMBOL: Final = re.compile(r'<symbol id="([a-z0-9-]+)"[^>]*>(.*?)</symbol>', re.DOTALL)
_COLOUR: Final = re.compile(r"var\(--([a-z0-9-]+)\)")
_LINES: Final = re.compile(r"\n *")


def sign_size(size: int) -> int:
    """The size of the sign that stands for an icon: a line is 1.2 times as high, and is to fit."""
    return max(6, round(size / 1.3))


@lru_cache(maxsize=512)
def defined(sized: str, prefix: str, look: Look) -> str:
    """An icon in a size (``star-28``) in the colours of a look, its id preceded by ``prefix``.

    Its origin is where Graphviz puts the sign: at the left, on the baseline of the text.
    """
    name, _, number = sized.rpartition("-")
    size = int(number)
    up = sign_size(size) * _BASELINE + size / 2
    colours = _colours(look)
    drawing = _COLOUR.sub(lambda found: colours[found[1]], _drawings()[name])
    place = f"translate(0 {-up:.1f}) scale({size / 24:.4f})"
    return f'<g id="{prefix}{sized}" transform="{place}">{drawing}</g>'


@cache
def _drawings() -> Mapping[str, str]:
    """What is drawn for each icon, from ``icons.svg``."""
    text = Path(__file__).with_name("icons.svg").read_text("utf-8")
    return {name: _LINES.sub("", drawing) for name, drawing in _SYMBOL.findall(text)}


def _colours(look: Look) -> Mapping[str, str]:
    """The names of colours in ``icons.svg``, and what they are in this look."""
    moods = {
        f"mood-{part}-{_SCORES[score]}": colour
        for score, shade in look.moods.items()
        for part, colour in (("fill", shade.fill), ("ink", shade.ink))
    }
    return moods | {
        "alarm": look.alarm,
        "alarm-ink": look.alarm_ink,
        "on-alarm": look.on_alarm,
        "card": look.card,
        "curve": look.curve,
        "goal": look.goal.ink,
        "gold": look.gold,
        "gold-line": look.gold_line,
        "ink": look.ink,
        "soft": look.soft,
        "municipality": look.lanes[Tint.MUNICIPALITY].fill,
    }
