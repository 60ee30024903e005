"""Which journeys an address asks for, and the addresses of what belongs to a figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import Depends, Query

from app.journey import JourneyKind
from app.journey.across import By, Selection
from app.journey.texts import ID_PATTERN
from app.language import Translator

EVERY_KIND: Final = "all"
OVERVIEW: Final = "/overview"
BEHIND: Final = "/overview/behind"
MOST_CHOICES: Final = 200


@dataclass(frozen=True)
class Asked:
    """A selection as an address has it."""

    selection: Selection

    @property
    def fields(self) -> dict[str, str]:
        """Its part of an address; the default says nothing."""
        chosen = self.selection
        kind = chosen.kind.value if chosen.kind is not None else EVERY_KIND
        told = {
            "kind": "" if chosen.kind is JourneyKind.LIVED else kind,
            "theme": chosen.theme,
            "group": chosen.group,
            "journey": chosen.journey,
        }
        return {name: value for name, value in told.items() if value}

    def overview(self) -> str:
        """The address of the overview over these journeys."""
        return _address(OVERVIEW, self.fields)

    def costs(self) -> str:
        """The address of what the bottlenecks of these journeys cost together."""
        named = ("theme", "group")
        return _address("/costs", {key: self.fields[key] for key in named if key in self.fields})

    def behind(self, by: By, key: str, page: int = 1) -> str:
        """The address of the contact moments behind a figure."""
        more = {"by": by.value, "key": key} | ({"page": str(page)} if page > 1 else {})
        return _address(BEHIND, self.fields | more)


def _asked(
    kind: Annotated[str, Query(max_length=20)] = "",
    theme: Annotated[str, Query(max_length=200)] = "",
    group: Annotated[str, Query(max_length=5_000)] = "",
    journey: Annotated[str, Query(max_length=63)] = "",
) -> Asked:
    return Asked(Selection(kind_of(kind), theme.strip(), group.strip(), journey.strip()))


AskedDep = Annotated[Asked, Depends(_asked)]
JOURNEY_PATTERN: Final = ID_PATTERN


def kind_of(text: str) -> JourneyKind | None:
    """The kind that is asked for; lived where nothing, or nothing known, is."""
    if text == EVERY_KIND:
        return None
    return JourneyKind(text) if text in set(JourneyKind) else JourneyKind.LIVED


@dataclass(frozen=True)
class Choice:
    """One option of a list."""

    value: str
    label: str
    chosen: bool = False


def kind_choices(t: Translator, chosen: JourneyKind | None) -> list[Choice]:
    """The kinds of journey, and all of them."""
    kinds = [
        Choice(one.value, t(f"terms.journey_kind.{one}"), one is chosen) for one in JourneyKind
    ]
    return [*kinds, Choice(EVERY_KIND, t("across.every_kind"), chosen is None)]


def theme_choices(themes: Sequence[str], chosen: str) -> list[Choice]:
    """The themes that journeys have."""
    return [Choice(one, one, one == chosen.casefold()) for one in themes[:MOST_CHOICES]]


def group_choices(groups: Sequence[str], chosen: str) -> list[Choice]:
    """The target groups that journeys have."""
    return [Choice(one, _short(one), one == chosen) for one in groups[:MOST_CHOICES]]


def _short(text: str, most: int = 70) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _address(path: str, fields: dict[str, str]) -> str:
    return f"{path}?{urlencode(fields)}" if fields else path
