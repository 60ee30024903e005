"""From a journey to what its map tells: which steps are shown, and everything said about them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from app.diagram import wording
from app.diagram.content import Content, Ending, Lane, Step, Stretch, Stuck
from app.diagram.fold import Fold, folded_step, folded_title, folds
from app.diagram.lanes import lanes_of
from app.diagram.pages import span, spans
from app.diagram.remarks import Remarks
from app.diagram.standing import Standing, standing
from app.diagram.steps import StepWriter
from app.diagram.view import View, ViewKind
from app.journey import ContactMoment, Journey
from app.journey.comparing import Fate, LaidOver, lay_over
from app.journey.figures import key_figures
from app.journey.sequence import out_of_order
from app.language import Translator

UNREAL: Final = 20_001
"""The number of the first contact moment that was only planned: no journey has as many."""


def compose(journey: Journey, view: View, language: str) -> Content:
    """The content of a view of a journey, in a language."""
    laid = laid_over(journey, view)
    return _Composer(laid.journey, view, wording.remembering(language), journey, laid).content()


def laid_over(journey: Journey, view: View) -> LaidOver:
    """The journey that is shown: with what was planned and missing, where a plan is laid over."""
    if view.over is None or view.kind is ViewKind.OVERVIEW:
        return LaidOver(journey, {})
    return lay_over(journey, view.over)


@dataclass
class _Composer:
    journey: Journey
    view: View
    t: Translator
    own: Journey
    """The journey without what was only planned."""
    laid: LaidOver

    def content(self) -> Content:
        steps = self._steps
        stuck = self._stuck()
        return Content(
            title=self.journey.title,
            subtitle=self.journey.summary or self._situation(),
            meta=self._meta(),
            who=self._who(),
            goal=self.journey.goal if self.view.page < 2 else "",
            outcome=self.journey.outcome,
            wish=self.journey.wish,
            endings=self._endings(),
            figures=self._figures(),
            ends=self._ends,
            stretches=self._stretches(),
            lanes=self._lanes,
            steps=steps,
            stuck=stuck,
            description=self._description(len(stuck)),
            remarks=self._remarks.shown(
                (moment.id for _, moment in self._moments), everything=self._everything
            ),
        )

    @cached_property
    def _moments(self) -> list[tuple[int, ContactMoment]]:
        """The contact moments shown, each with its number in the whole journey."""
        numbered = [(self._numbers[one.id], one) for one in self.journey.contact_moments]
        item, kind = self.view.item, self.view.kind
        if self.view.page and kind in (ViewKind.WHOLE, ViewKind.PRESENTATION):
            start, stop = span(self.journey, self.view.page, self.view.steps)
            return numbered[start:stop]
        if kind is ViewKind.DEPARTMENT:
            return [(n, one) for n, one in numbered if (one.department or "") == item]
        if kind is ViewKind.PHASE:
            return [(n, one) for n, one in numbered if one.phase == item]
        if kind is ViewKind.BOTTLENECKS:
            stuck = {name for one in self._standing for name in one.contact_moments}
            return [(n, one) for n, one in numbered if one.id in stuck]
        return numbered

    @cached_property
    def _standing(self) -> tuple[Standing, ...]:
        return standing(self.own, self.t, self.view.found)

    @cached_property
    def _remarks(self) -> Remarks:
        stuck = {one.id: number for number, one in enumerate(self._standing, 1)}
        return Remarks(self.own, self.t, self._numbers, stuck)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The number of each contact moment; those that never happened count from ``UNREAL``."""
        numbers = {one.id: n for n, one in enumerate(self.own.contact_moments, 1)}
        unreal = [one.id for one in self.journey.contact_moments if one.id not in numbers]
        return numbers | {name: UNREAL + n for n, name in enumerate(unreal)}

    @cached_property
    def _lanes(self) -> tuple[Lane, ...]:
        shown = self.journey.departments
        if not self._everything:
            met = {moment.department for _, moment in self._moments}
            shown = tuple(one for one in shown if one.id in met)
        without = any(
            self.journey.department(moment.department) is None for _, moment in self._moments
        )
        return lanes_of(shown, self.t, unknown=without)

    @cached_property
    def _steps(self) -> tuple[Step, ...]:
        numbers: dict[str, list[int]] = {}
        for number, one in enumerate(self._standing, 1):
            for name in one.contact_moments:
                numbers.setdefault(name, []).append(number)
        writer = StepWriter(
            self.journey,
            self.t,
            self._lanes,
            numbers,
            self.laid.fates,
            self._moved,
            self._remarks.counts(),
        )
        if self.view.kind is ViewKind.OVERVIEW:
            places = {lane.id: place for place, lane in enumerate(self._lanes)}
            return tuple(
                folded_step(n, fold, self.journey, places, numbers, self.t)
                for n, fold in enumerate(self._folds, 1)
            )
        return tuple(
            writer.step(number, moment, self._next_real(place))
            for place, (number, moment) in enumerate(self._moments)
        )

    @cached_property
    def _moved(self) -> frozenset[str]:
        """What came in another order than the plan that is laid over has it."""
        over = self.view.over
        return out_of_order(self.own, over) if over and self.laid.fates else frozenset()

    def _next_real(self, place: int) -> ContactMoment | None:
        """The next contact moment shown that happened."""
        later = (one for number, one in self._moments[place + 1 :] if number < UNREAL)
        return next(later, None)

    @cached_property
    def _everything(self) -> bool:
        """Whether the picture is of the whole journey."""
        parts = (ViewKind.DEPARTMENT, ViewKind.PHASE, ViewKind.BOTTLENECKS)
        return self.view.kind not in parts and not self.view.page

    @cached_property
    def _ends(self) -> bool:
        """Whether the picture tells how the journey ended."""
        if self.view.page:
            return self.view.page == len(spans(self.journey, self.view.steps))
        return self.view.kind not in (ViewKind.DEPARTMENT, ViewKind.PHASE)

    @cached_property
    def _folds(self) -> list[Fold]:
        return folds(self.journey)

    @cached_property
    def _places(self) -> dict[str, int]:
        """Where each contact moment's card stands among those shown."""
        if self.view.kind is ViewKind.OVERVIEW:
            return {
                one.id: place for place, (_, inside) in enumerate(self._folds) for one in inside
            }
        return {moment.id: place for place, (_, moment) in enumerate(self._moments)}

    def _stretches(self) -> tuple[Stretch, ...]:
        if self.view.kind is ViewKind.OVERVIEW:
            names = [(phases[0].id, folded_title(phases)) for phases, _ in self._folds]
            return tuple(Stretch(one, title, "", (n,)) for n, (one, title) in enumerate(names))
        places: dict[str, list[int]] = {}
        for place, (_, moment) in enumerate(self._moments):
            places.setdefault(moment.phase, []).append(place)
        return tuple(
            Stretch(phase.id, phase.title, phase.description, tuple(places.get(phase.id, ())))
            for phase in self.journey.phases
            if self._everything or phase.id in places
        )

    def _stuck(self) -> tuple[Stuck, ...]:
        places = self._places
        numbers = self._numbers
        found = []
        for number, one in enumerate(self._standing, 1):
            shown = sorted({places[name] for name in one.contact_moments if name in places})
            if shown or (self._ends and not one.contact_moments):
                found.append(self._one_stuck(number, one, shown, numbers))
        return tuple(found)

    def _one_stuck(
        self, number: int, one: Standing, shown: Iterable[int], numbers: dict[str, int]
    ) -> Stuck:
        department = self.journey.department(one.owner_department)
        owner = ", ".join(filter(None, (one.owner, department.title if department else "")))
        return Stuck(
            number=number,
            id=one.id,
            resource=one.resource,
            title=one.title,
            description=one.description,
            effect=one.effect,
            category=one.category,
            category_name=wording.capital(self.t(f"terms.category.{one.category}"))
            if one.category
            else "",
            owner=self.t("map.owner", owner=owner) if owner else self.t("map.no_owner"),
            steps=tuple(shown),
            numbers=tuple(sorted(numbers[n] for n in one.contact_moments if n in numbers)),
            assumed=one.assumed,
        )

    def _endings(self) -> tuple[Ending, ...]:
        return tuple(
            Ending(
                one.id,
                one.title,
                one.outcome,
                self.t(f"terms.outcome.{one.outcome}" if one.outcome else "map.outcome_unknown"),
                one.note if self.view.kind is not ViewKind.PRESENTATION else "",
            )
            for one in self.journey.problems
        )

    def _figures(self) -> tuple[tuple[str, str], ...]:
        if self.laid.fates:
            counts = [(self.laid.count(fate), f"map.fate_count.{fate}") for fate in Fate]
            counts += [(len(self._moved), "map.fate_count.moved")] if self._moved else []
            return tuple((str(count), self.t(name)) for count, name in counts)
        known = key_figures(self.own)
        shown = [
            ("contact_moments", known.contact_moments, "{}"),
            ("departments", known.departments, "{}"),
            ("times_told", known.times_told, "{}×"),
            ("days_waited", known.days_waited, "{}"),
        ]
        if not known.days_waited:
            shown.append(("days_long", known.days_long, "{}"))
        return tuple(
            (form.format(count), self.t(f"map.figure.{name}", n=count))
            for name, count, form in shown
            if count
        )

    def _who(self) -> str:
        case = self.journey.case
        return case.name if case and case.name else ""

    def _situation(self) -> str:
        return self.journey.case.situation if self.journey.case else self.journey.purpose

    def _meta(self) -> str:
        dates = [one.date for one in self.own.contact_moments if one.date]
        kind = wording.capital(self.t(f"map.kind.{self.journey.kind}"))
        over = self.view.over
        plan = self.t("map.laid_over", title=over.title) if over and self.laid.fates else ""
        said = (kind, self._ages(), wording.period(dates, self.t), plan, self._focus())
        return "  ·  ".join(filter(None, said))

    def _ages(self) -> str:
        """The age limits of whom the map is for."""
        group = self.journey.target_group
        limits = {"low": group.age_from, "high": group.age_to}
        match (group.age_from, group.age_to):
            case (None, None):
                return ""
            case (None, _):
                return self.t("map.ages.to", **limits)
            case (_, None):
                return self.t("map.ages.from", **limits)
        return self.t("map.ages.both", **limits)

    def _focus(self) -> str:
        """What a view of a part is of."""
        if self.view.page:
            count = len(spans(self.journey, self.view.steps))
            return self.t("map.page", page=self.view.page, pages=count)
        if self.view.kind is ViewKind.DEPARTMENT:
            department = self.journey.department(self.view.item)
            return department.title if department else self.t("map.unknown_department")
        if self.view.kind is ViewKind.PHASE:
            phase = self.journey.phase(self.view.item)
            return phase.title if phase else ""
        return ""

    def _description(self, stuck: int) -> str:
        counts = self.t(
            "map.description",
            n=sum(1 for number, _ in self._moments if number < UNREAL),
            phases=len(self.journey.phases),
            lanes=len(self._lanes),
            stuck=stuck,
        )
        plan = ", ".join(f"{n} {what}" for n, what in self._figures()) if self.laid.fates else ""
        said = (self._meta() + ".", counts, plan and f"{plan}.", self.journey.outcome)
        return " ".join(filter(None, said))
