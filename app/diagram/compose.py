"""From a journey to what its map tells: which steps are shown, and everything said about them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from app.diagram import wording
from app.diagram.content import Content, Ending, Lane, Step, Stretch, Stuck
from app.diagram.fold import Fold, folded_step, folded_title, folds
from app.diagram.lanes import lanes_of
from app.diagram.pages import span, spans
from app.diagram.steps import StepWriter
from app.diagram.view import View, ViewKind
from app.journey import Bottleneck, ContactMoment, Journey
from app.journey.figures import key_figures
from app.language import Translator, translator


def compose(journey: Journey, view: View, language: str) -> Content:
    """The content of a view of a journey, in a language."""
    return _Composer(journey, view, translator(language)).content()


@dataclass
class _Composer:
    journey: Journey
    view: View
    t: Translator

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
        )

    @cached_property
    def _moments(self) -> list[tuple[int, ContactMoment]]:
        """The contact moments shown, each with its number in the whole journey."""
        numbered = list(enumerate(self.journey.contact_moments, 1))
        item, kind = self.view.item, self.view.kind
        if self.view.page and kind in (ViewKind.WHOLE, ViewKind.PRESENTATION):
            start, stop = span(self.journey, self.view.page, self.view.steps)
            return numbered[start:stop]
        if kind is ViewKind.DEPARTMENT:
            return [(n, one) for n, one in numbered if (one.department or "") == item]
        if kind is ViewKind.PHASE:
            return [(n, one) for n, one in numbered if one.phase == item]
        if kind is ViewKind.BOTTLENECKS:
            stuck = {name for one in self.journey.bottlenecks for name in one.contact_moments}
            return [(n, one) for n, one in numbered if one.id in stuck]
        return numbered

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
        for number, one in enumerate(self.journey.bottlenecks, 1):
            for name in one.contact_moments:
                numbers.setdefault(name, []).append(number)
        writer = StepWriter(self.journey, wording.remembering(self.t), self._lanes, numbers)
        moments = [moment for _, moment in self._moments]
        if self.view.kind is ViewKind.OVERVIEW:
            places = {lane.id: place for place, lane in enumerate(self._lanes)}
            return tuple(
                folded_step(n, fold, self.journey, places, numbers, self.t)
                for n, fold in enumerate(self._folds, 1)
            )
        return tuple(
            writer.step(number, moment, moments[place + 1 : place + 2])
            for place, (number, moment) in enumerate(self._moments)
        )

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
        numbers = {moment.id: n for n, moment in enumerate(self.journey.contact_moments, 1)}
        found = []
        for number, one in enumerate(self.journey.bottlenecks, 1):
            shown = sorted({places[name] for name in one.contact_moments if name in places})
            if shown or (self._ends and not one.contact_moments):
                found.append(self._one_stuck(number, one, shown, numbers))
        return tuple(found)

    def _one_stuck(
        self, number: int, one: Bottleneck, shown: Iterable[int], numbers: dict[str, int]
    ) -> Stuck:
        department = self.journey.department(one.owner_department)
        owner = ", ".join(filter(None, (one.owner, department.title if department else "")))
        return Stuck(
            number=number,
            id=one.id,
            title=one.title,
            description=one.description,
            effect=one.effect,
            category=one.category,
            category_name=wording.capital(self.t(f"terms.category.{one.category}")),
            owner=self.t("map.owner", owner=owner) if owner else self.t("map.no_owner"),
            steps=tuple(shown),
            numbers=tuple(sorted(numbers[n] for n in one.contact_moments if n in numbers)),
            assumed=one.is_assumed("title"),
        )

    def _endings(self) -> tuple[Ending, ...]:
        return tuple(
            Ending(one.id, one.title, one.outcome, one.note) for one in self.journey.problems
        )

    def _figures(self) -> tuple[tuple[str, str], ...]:
        known = key_figures(self.journey)
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
        dates = [one.date for one in self.journey.contact_moments if one.date]
        kind = wording.capital(self.t(f"map.kind.{self.journey.kind}"))
        return "  ·  ".join(filter(None, (kind, wording.period(dates, self.t), self._focus())))

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
            n=len(self._moments),
            phases=len(self.journey.phases),
            lanes=len(self._lanes),
            stuck=stuck,
        )
        return " ".join(filter(None, (self._meta() + ".", counts, self.journey.outcome)))
