"""Which contact moments of a lived journey are the sketch's: suggested, and decided by a person."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from fastapi.responses import Response

from app.actions.linking import Linked, forget_match, say_matches
from app.actions.plans import Plan, plans_for
from app.journey import ContactMoment, Journey, Refused, new_id
from app.journey.comparing import matches_between
from app.journey.deviations import Deviated, Deviation, deviations
from app.journey.matches import Match
from app.journey.matching import Reason, Suggestion, suggest
from app.journey.texts import ID_PATTERN
from app.language import Translator
from app.web.pages.form_values import Values, first
from app.web.pages.saving import operation_of
from app.web.pages.visit import ItemIdDep, SentDep, Visit, VisitDep
from app.web.together.page import TogetherPage, back_to, whom

router: Final = APIRouter()
ONE_ID: Final = ID_PATTERN.strip("^$")
PAIR: Final = re.compile(rf"pair\.({ONE_ID})\.({ONE_ID})")


@dataclass(frozen=True)
class Side:
    """A contact moment as one side of a pair."""

    id: str
    title: str
    department: str


@dataclass(frozen=True)
class Pair:
    """Two contact moments side by side, and why they are thought the same."""

    planned: Side
    actual: Side
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MatchingPage(TogetherPage):
    """A lived journey beside its sketch; ``sketch`` is ``None`` where it has none."""

    sketch: Journey | None
    plans: tuple[Plan, ...]
    suggestions: tuple[Pair, ...] = ()
    confirmed: tuple[Pair, ...] = ()
    refused: tuple[Pair, ...] = ()
    free_planned: tuple[Side, ...] = ()
    free_actual: tuple[Side, ...] = ()
    deviations: tuple[tuple[Deviation, tuple[Side, ...]], ...] = ()
    operation: str = ""


def matching_page(visit: Visit, linked: Linked, message: str) -> MatchingPage:
    """What the page of a lived journey shows."""
    journey, sketch = linked.journey, linked.sketch
    plans = plans_for(visit.workspace, journey)
    if sketch is None:
        return MatchingPage(
            journey=journey, message=message, sketch=None, plans=plans, operation=new_id()
        )
    sides = _Sides(visit.t, journey, sketch)
    said = matches_between(journey, sketch)
    same = {one.planned for one in said if one.same}, {one.actual for one in said if one.same}
    return MatchingPage(
        journey=journey,
        message=message,
        sketch=sketch,
        plans=plans,
        suggestions=tuple(sides.suggested(one) for one in suggest(sketch, journey)),
        confirmed=tuple(sides.pair(one) for one in said if one.same),
        refused=tuple(sides.pair(one) for one in said if not one.same),
        free_planned=sides.free(sketch, same[0]),
        free_actual=sides.free(journey, same[1]),
        deviations=tuple(sides.deviated(deviations(journey, sketch))),
        operation=new_id(),
    )


@router.post("/journeys/{journey_id}/together/matches")
def decide(visit: VisitDep, journey_id: ItemIdDep, sent: SentDep) -> Response:
    """Keep what a person said: of suggestions, of a pair of their own, or take a pair back."""
    if gone := first(sent, "forget"):
        planned, _, actual = gone.partition(".")
        forget_match(
            visit.workspace,
            person=visit.person,
            journey_id=journey_id,
            planned=planned,
            actual=actual,
            operation_id=operation_of(sent),
        )
        return back_to(journey_id, "forgotten")
    matches = tuple(_decided(sent))
    if matches:
        say_matches(
            visit.workspace,
            person=visit.person,
            journey_id=journey_id,
            matches=matches,
            operation_id=operation_of(sent),
        )
    return back_to(journey_id, "matched")


def _decided(sent: Values) -> Iterator[Match]:
    for name, values in sent.items():
        pair = PAIR.fullmatch(name)
        if pair and values[:1] in (("same",), ("other",)):
            yield Match(pair[1], pair[2], values[0] == "same")
    planned, actual = first(sent, "planned"), first(sent, "actual")
    if planned and actual:
        yield Match(planned, actual)


@dataclass(frozen=True)
class _Sides:
    t: Translator
    journey: Journey
    sketch: Journey

    def pair(self, one: Match) -> Pair:
        return Pair(self._side(self.sketch, one.planned), self._side(self.journey, one.actual))

    def suggested(self, one: Suggestion) -> Pair:
        pair = self.pair(Match(one.planned, one.actual))
        return Pair(pair.planned, pair.actual, tuple(self._why(one)))

    def free(self, journey: Journey, taken: set[str]) -> tuple[Side, ...]:
        return tuple(
            self._of(journey, one) for one in journey.contact_moments if one.id not in taken
        )

    def deviated(self, several: list[Deviated]) -> Iterator[tuple[Deviation, tuple[Side, ...]]]:
        for kind in Deviation:
            sides = tuple(
                self._side(self.journey, one.actual)
                if one.actual is not None
                else self._side(self.sketch, one.planned or "")
                for one in several
                if one.kind is kind
            )
            if sides:
                yield kind, sides

    def _why(self, one: Suggestion) -> Iterator[str]:
        for reason in one.reasons:
            if reason is not Reason.WORDS:
                yield self.t(f"together.reason.{reason.value}")
                continue
            words = ", ".join(self._words(*pair) for pair in one.words)
            yield self.t("together.reason.words", words=words)

    def _words(self, planned: str, actual: str) -> str:
        key = "one" if planned.casefold() == actual.casefold() else "pair"
        return self.t(f"together.reason.{key}", planned=planned, actual=actual)

    def _side(self, journey: Journey, moment_id: str) -> Side:
        moment = journey.contact_moment(moment_id)
        if moment is None:
            raise Refused([])
        return self._of(journey, moment)

    def _of(self, journey: Journey, moment: ContactMoment) -> Side:
        return Side(moment.id, moment.title, whom(self.t, journey, moment))
