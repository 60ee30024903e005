"""The costs of a journey, the choices that people made for them, and the workspace's prices."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from pydantic import ValidationError
from sqlmodel import Session, col, select

from app.actions.operations import found_row, kept_journey
from app.actions.patterns import entries_of, sketch_of, today
from app.actions.rule_settings import rules_in
from app.actions.seen import check_seen, mark_of
from app.actions.workspace import NotFound, Workspace
from app.journey import Fault, Journey, Refused, Resource, faults_from
from app.journey.bottlenecks.lasting import goes_on
from app.journey.costs import Choice, Costs, Price, by_person, costs_of, own_prices, prices_from
from app.storage.journeys import journey_row, lock_workspace
from app.storage.pattern_tables import CostChoiceRow
from app.storage.remembered import remember, setting
from app.storage.tables import JourneyRow

_NAME: Final = "prices"


@dataclass(frozen=True)
class JourneyCosts:
    """A journey, what its bottlenecks cost, and the prices there are to choose from."""

    journey: Journey
    costs: Costs
    prices: tuple[Price, ...]
    choices: Mapping[str, Choice]
    day: date


def costs_of_journey(workspace: Workspace, journey_id: str) -> JourneyCosts:
    """What the bottlenecks of a journey cost; raises ``NotFound``."""
    day = today()
    with workspace.database.reading() as session:
        row = found_row(session, journey_id)
        return _costs_in(workspace, session, row, day)


def costs_of_several(workspace: Workspace, ids: Iterable[str]) -> tuple[JourneyCosts, ...]:
    """As ``costs_of_journey`` for each of these journeys that is there."""
    day = today()
    with workspace.database.reading() as session:
        rows = [journey_row(session, one) for one in ids]
        return tuple(_costs_in(workspace, session, row, day) for row in rows if row is not None)


@dataclass(frozen=True)
class CountedOnce:
    """Journeys of which each person counts once: the one that counts, and those beside it."""

    counted: tuple[JourneyCosts, ...]
    beside: Mapping[str, tuple[JourneyCosts, ...]]


def once_a_person(several: Sequence[JourneyCosts], *, apart: bool = False) -> CountedOnce:
    """Of the journeys of one person the one that cost most; each by itself where ``apart``."""
    by_id = {one.journey.id: one for one in several}
    people = by_person([one.journey for one in several])
    if apart:
        people = [(one.journey,) for one in several]
    counted, beside = [], {}
    for journeys in people:
        most, *others = sorted((by_id[one.id] for one in journeys), key=_cost, reverse=True)
        counted.append(most)
        beside[most.journey.id] = tuple(others)
    return CountedOnce(tuple(counted), beside)


def _cost(one: JourneyCosts) -> float:
    return one.costs.sum.high if one.costs.sum is not None else -1


def _costs_in(workspace: Workspace, session: Session, row: JourneyRow, day: date) -> JourneyCosts:
    journey = kept_journey(workspace, session, row).journey
    sketch = sketch_of(workspace, session, journey)
    entries = entries_of(journey, rules_in(session), sketch, day)
    prices, choices = prices_in(session), _choices(session, journey.id)
    ends = day if goes_on(journey) else None
    costs = costs_of(journey, entries, prices, choices, ends)
    return JourneyCosts(journey, costs, prices, choices, day)


def choose_price(
    workspace: Workspace, *, journey_id: str, bottleneck: str, choice: Choice | None
) -> None:
    """Count a bottleneck at another price, or (``None``) as usual again.

    Raises:
        NotFound: there is no such journey, or no such bottleneck in it.
        Refused: there is no such price.
    """
    known = {entry.id for entry in _entries(costs_of_journey(workspace, journey_id).costs)}
    if bottleneck not in known:
        raise NotFound(Resource.BOTTLENECK, bottleneck)
    with workspace.database.writing() as session:
        found_row(session, journey_id, lock=True)
        if choice is not None:
            keys = {one.key for one in prices_in(session)} | {""}
            if not {choice.price, choice.instead} <= keys:
                raise Refused([Fault(("price",), "not_one_of")])
        row = session.get(CostChoiceRow, (journey_id, bottleneck))
        if row is not None:
            session.delete(row)
            session.flush()
        if choice is not None:
            chosen = {"price": choice.price, "instead": choice.instead}
            session.add(CostChoiceRow(journey_id=journey_id, bottleneck=bottleneck, **chosen))
        session.commit()


def prices_in(session: Session) -> tuple[Price, ...]:
    """The prices of this workspace: its own list, else the program's."""
    kept = setting(session, _NAME)
    return own_prices() if kept is None else prices_from(json.loads(kept))


def list_prices(workspace: Workspace) -> tuple[Price, ...]:
    """As ``prices_in``, for who has no session."""
    with workspace.database.reading() as session:
        return prices_in(session)


def keep_price(
    workspace: Workspace, *, fields: Mapping[str, Any], key: str | None, seen: str | None = None
) -> Price:
    """Add a price, or put it in the place of the one of that key.

    Raises:
        Refused: a field is missing or can't be, or there is such a key already.
        Overtaken: the price is another than the one that was ``seen``, or gone.
    """
    price = _price(fields)
    with workspace.database.writing() as session:
        lock_workspace(session)
        prices = list(prices_in(session))
        check_seen(mark_of(next((one for one in prices if one.key == key), None)), seen)
        if key is None:
            prices.append(price)
        else:
            prices = [price if one.key == key else one for one in prices]
        _remember(session, prices)
    return price


def drop_price(workspace: Workspace, *, key: str) -> None:
    """Take a price away; a bottleneck that was counted at it has none then."""
    with workspace.database.writing() as session:
        lock_workspace(session)
        _remember(session, [one for one in prices_in(session) if one.key != key])


def _entries(costs: Costs) -> list[Any]:
    return [*(one.entry for one in costs.lines), *costs.unpriced]


def _choices(session: Session, journey_id: str) -> dict[str, Choice]:
    rows = session.exec(select(CostChoiceRow).where(col(CostChoiceRow.journey_id) == journey_id))
    return {one.bottleneck: Choice(one.price, one.instead) for one in rows}


def _price(fields: Mapping[str, Any]) -> Price:
    try:
        return Price.model_validate(dict(fields))
    except ValidationError as error:
        raise Refused(faults_from(error, Price)) from error


def _remember(session: Session, prices: list[Price]) -> None:
    told = [one.model_dump(mode="json") for one in prices]
    prices_from(told)
    remember(session, _NAME, json.dumps(told, ensure_ascii=False))
    session.commit()
