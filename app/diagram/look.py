"""The look of the map: every colour and every size that says something, in one place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from app.diagram.logo import Logo

SHEET: Final = (1684, 1191)
"""The smallest sheet, in points: A2 lying, so that its 13 points are 9 on A3."""

MARGIN: Final = 30
LABEL: Final = 158
"""The column of row names at the left."""
SIDE: Final = 184
"""The column of the outcome at the right."""
GAP: Final = 14
"""Between two cards of one lane, and between columns."""
STEP: Final = (86, 118)
"""Least and most points from one contact moment to the next; a card is two steps wide but a gap."""
LARGER: Final = 4
"""Points by which type is larger on a page of a presentation."""
LARGER_STEP: Final = 9
"""Points that the widest step is wider for each point of larger type."""
TITLE: Final = 13
TEXT: Final = 13
SMALL: Final = 12
"""Sizes of type on a card, in points."""


class Tint(StrEnum):
    """The groups of lanes, each with its own shade and its own caption."""

    MUNICIPALITY = "municipality"
    OTHER_MUNICIPALITY = "other_municipality"
    PARTNER = "partner"
    NETWORK = "network"
    NATIONAL = "national"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Shade:
    """A light surface and the dark colour that stands on it."""

    fill: str
    ink: str


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """The colours of one rendering; contrasts are held by tests/diagram/test_look.py."""

    paper: str
    ink: str
    soft: str
    rule: str
    card: str
    card_line: str
    phases: tuple[str, str]
    on_phase: str
    alarm: str
    alarm_fill: str
    alarm_ink: str
    on_alarm: str
    arrow: str
    curve: str
    axis: str
    above: str
    below: str
    gold: str
    gold_line: str
    goal: Shade
    deep: str
    on_deep: str
    figure: str
    deep_rule: str
    lanes: Mapping[Tint, Shade]
    moods: Mapping[int | None, Shade]
    card_border: int = 1
    larger: int = 0
    """Points by which the type of cards and quotes is larger than usual."""
    name: str = field(default="light")
    logo: "Logo | None" = None


LIGHT: Final = Look(
    paper="#faf9f6",
    ink="#16293d",
    soft="#45576a",
    rule="#c9d2da",
    card="#ffffff",
    card_line="#7f91a2",
    phases=("#16293d", "#2b4c6d"),
    on_phase="#ffffff",
    alarm="#b42318",
    alarm_fill="#fbe2db",
    alarm_ink="#8f1d12",
    on_alarm="#ffffff",
    arrow="#41566b",
    curve="#274766",
    axis="#8194a5",
    above="#d9f1e8",
    below="#fbe2db",
    gold="#f2b705",
    gold_line="#6b4c00",
    goal=Shade("#e0f2ee", "#00564a"),
    deep="#16324f",
    on_deep="#ffffff",
    figure="#ffd978",
    deep_rule="#6f89a3",
    lanes=MappingProxyType(
        {
            Tint.MUNICIPALITY: Shade("#e6eef6", "#3f78a8"),
            Tint.OTHER_MUNICIPALITY: Shade("#f5ecdd", "#a8762a"),
            Tint.PARTNER: Shade("#e9f0e6", "#5f8a56"),
            Tint.NETWORK: Shade("#f4e9f1", "#9a5686"),
            Tint.NATIONAL: Shade("#eceaf5", "#6a5fa5"),
            Tint.UNKNOWN: Shade("#efefec", "#75797d"),
        }
    ),
    moods=MappingProxyType(
        {
            -2: Shade("#fbd9d2", "#8f1d12"),
            -1: Shade("#fdebe3", "#8e3210"),
            0: Shade("#fff3cf", "#6a4e00"),
            1: Shade("#def4ed", "#0b5c4d"),
            2: Shade("#bfe9db", "#064f42"),
            None: Shade("#eef1f4", "#45576a"),
        }
    ),
)

DARK: Final = Look(
    name="dark",
    paper="#0f1b27",
    ink="#f2f6fa",
    soft="#b9c7d4",
    rule="#3a4d60",
    card="#182838",
    card_line="#8296a9",
    phases=("#274766", "#36608a"),
    on_phase="#ffffff",
    alarm="#ff8a7a",
    alarm_fill="#4a1d19",
    alarm_ink="#ffc4bb",
    on_alarm="#2b0704",
    arrow="#a9bccd",
    curve="#8fc1f0",
    axis="#8296a9",
    above="#12392f",
    below="#40201c",
    gold="#f2b705",
    gold_line="#fff0c0",
    goal=Shade("#12392f", "#b6efdf"),
    deep="#1b344e",
    on_deep="#ffffff",
    figure="#ffd978",
    deep_rule="#6f89a3",
    lanes=MappingProxyType(
        {
            Tint.MUNICIPALITY: Shade("#14283b", "#6fa9dc"),
            Tint.OTHER_MUNICIPALITY: Shade("#2b2417", "#d3a253"),
            Tint.PARTNER: Shade("#182a1c", "#84b77a"),
            Tint.NETWORK: Shade("#2b1b28", "#d08abb"),
            Tint.NATIONAL: Shade("#201d35", "#a39ae0"),
            Tint.UNKNOWN: Shade("#22262a", "#a3a9af"),
        }
    ),
    moods=MappingProxyType(
        {
            -2: Shade("#5a1f18", "#ffd3cb"),
            -1: Shade("#4a2a1c", "#ffd9c7"),
            0: Shade("#453a12", "#ffeaad"),
            1: Shade("#143d33", "#c3f2e4"),
            2: Shade("#0d5443", "#d0fbee"),
            None: Shade("#26343f", "#c6d2dc"),
        }
    ),
)

_ON_WHITE: Final = Shade("#ffffff", "#000000")

CONTRAST: Final = Look(
    name="contrast",
    paper="#ffffff",
    ink="#000000",
    soft="#000000",
    rule="#000000",
    card="#ffffff",
    card_line="#000000",
    card_border=2,
    phases=("#000000", "#333333"),
    on_phase="#ffffff",
    alarm="#a30000",
    alarm_fill="#ffffff",
    alarm_ink="#a30000",
    on_alarm="#ffffff",
    arrow="#000000",
    curve="#000000",
    axis="#000000",
    above="#f0f0f0",
    below="#e0e0e0",
    gold="#ffffff",
    gold_line="#000000",
    goal=_ON_WHITE,
    deep="#000000",
    on_deep="#ffffff",
    figure="#ffffff",
    deep_rule="#ffffff",
    lanes=MappingProxyType({tint: Shade("#f4f4f4", "#000000") for tint in Tint}),
    moods=MappingProxyType(dict.fromkeys((-2, -1, 0, 1, 2, None), _ON_WHITE)),
)

LOOKS: Final[Mapping[str, Look]] = MappingProxyType(
    {look.name: look for look in (LIGHT, DARK, CONTRAST)}
)
