"""Which lanes the map has: departments grouped by what they are, in the journey's order."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from app.diagram.content import Lane
from app.diagram.look import Tint
from app.journey import Department, DepartmentKind
from app.language import Translator

TINTS: Final[Mapping[DepartmentKind, Tint]] = MappingProxyType(
    {
        DepartmentKind.MUNICIPALITY: Tint.MUNICIPALITY,
        DepartmentKind.INFORMAL_NETWORK: Tint.NETWORK,
        DepartmentKind.NATIONAL_GOVERNMENT: Tint.NATIONAL,
    }
)
"""The group of each kind of department; every other kind is a partner."""

ORDER: Final = tuple(Tint)


def lanes_of(
    departments: Iterable[Department], t: Translator, *, unknown: bool
) -> tuple[Lane, ...]:
    """One lane a department; a last one for contact with nobody knows whom, where there is any."""
    shown = list(departments)
    named = (one.organisation for one in shown if _is_municipality(one) and one.organisation)
    first = next(named, "")
    lanes = [_lane(one, first, t) for one in shown]
    lanes.sort(key=lambda lane: ORDER.index(lane.tint))
    if unknown or not lanes:
        name = t("map.unknown_department")
        lanes.append(Lane("", name, "", Tint.UNKNOWN, ""))
    return tuple(lanes)


def _is_municipality(department: Department) -> bool:
    return department.kind is DepartmentKind.MUNICIPALITY


def _lane(department: Department, first: str, t: Translator) -> Lane:
    tint = TINTS.get(department.kind, Tint.PARTNER)
    if tint is Tint.MUNICIPALITY and department.organisation not in ("", first):
        tint = Tint.OTHER_MUNICIPALITY
    return Lane(
        department.id,
        department.title,
        department.organisation,
        tint,
        t(f"map.group.{tint}"),
        department.is_assumed("title"),
    )
