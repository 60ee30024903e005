"""What the map tells of one contact moment."""

import statistics
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from app.diagram import icons, wording
from app.diagram.content import Lane, Step, Truth, Voice, Wait
from app.journey import (
    ContactMoment,
    Experience,
    Initiator,
    Journey,
    Perspective,
    Resource,
    Result,
    WaitedFor,
    Waiting,
)
from app.journey.comparing import Fate
from app.journey.time import days

SIGNS: Final = {Initiator.YOUNG_PARENT: "↓", Initiator.DEPARTMENT: "↑", Initiator.SOMEONE_ELSE: "↕"}
"""From the young parent, whose row is above, down to the office; or up from there."""


@dataclass
class StepWriter:
    """Tells contact moments of one journey in one language.

    ``numbers`` gives the numbers of the bottlenecks that rest on a contact moment.
    """

    journey: Journey
    t: Callable[..., str]
    lanes: Sequence[Lane]
    numbers: Mapping[str, Sequence[int]]
    fates: Mapping[str, Fate] = field(default_factory=dict)
    moved: Collection[str] = ()
    remarks: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    _places: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self._places = {lane.id: place for place, lane in enumerate(self.lanes)}

    def step(self, number: int, moment: ContactMoment, following: ContactMoment | None) -> Step:
        """One contact moment; ``following`` is the next one shown that happened, if any."""
        lived = self.journey.lived_experience(moment.id)
        expected = self._expected(moment)
        scores = _scores(self.journey.experiences_of(moment.id))
        voices = self._voices(moment, None if len(scores) > 1 else lived)
        fate = self.fates.get(moment.id)
        return Step(
            number=number,
            id=moment.id,
            resource=Resource.CONTACT_MOMENT,
            title=moment.title,
            lane=self._lane(moment.department),
            channel=moment.channel,
            icon=icons.CHANNELS[moment.channel],
            how=self._how(moment),
            date=self._date(moment) if self._is_real(moment) else "",
            **_felt(lived, scores),
            voices=voices,
            expected=expected,
            spread=(min(scores), max(scores)) if len(set(scores)) > 1 else None,
            parents=self._parents(moment) if len(scores) > 1 else (),
            began=moment.initiator if self._is_real(moment) else None,
            result=self._result(moment),
            reason=moment.refusal.reason if moment.refusal else "",
            truth=self._truth(moment),
            wait=self._wait(moment.waiting),
            bottlenecks=tuple(self.numbers.get(moment.id, ())),
            assumed=moment.assumed is True or moment.is_assumed("title"),
            referred=self._referred(moment, following),
            back=self._back(moment),
            name=self._name(number, moment),
            description=self._description(moment, lived, expected, voices),
            fate=fate,
            fate_words=self._fate_words(moment),
            moved=moment.id in self.moved,
            remarks=self.remarks.get(moment.id, (0, 0)),
            remarks_words=self._remarks(moment),
        )

    def _name(self, number: int, moment: ContactMoment) -> str:
        fate = self.fates.get(moment.id)
        if fate is Fate.MISSING:
            return f"{wording.capital(self.t(f'map.fate.{fate}'))}: {moment.title}"
        return self.t("map.step_name", n=number, title=moment.title)

    def _lane(self, department: str | None) -> int:
        return self._places.get(department or "", len(self.lanes) - 1)

    @cached_property
    def _with_year(self) -> bool:
        years = {one.date[:4] for one in self.journey.contact_moments if one.date}
        return len(years) > 1

    def _date(self, moment: ContactMoment) -> str:
        if not moment.date:
            return ""
        date = wording.short_date(moment.date, self.t, with_year=self._with_year)
        return self.t("map.around", date=date) if moment.is_assumed("date") else date

    def _how(self, moment: ContactMoment) -> str:
        if moment.channel is None:
            channel = wording.capital(self.t("map.unknown_channel"))
        else:
            channel = wording.capital(self.t(f"terms.channel.{moment.channel}"))
            if moment.is_assumed("channel") and moment.assumed is not True:
                channel = f"{channel}?"
        began = SIGNS.get(moment.initiator) if moment.initiator else None
        channel = f"{channel} {began}" if began else channel
        return " · ".join(filter(None, (channel, self._date(moment))))

    def _remarks(self, moment: ContactMoment) -> str:
        every, asked = self.remarks.get(moment.id, (0, 0))
        if not every:
            return ""
        said = self.t("map.remarks", n=every)
        return f"{said}, {self.t('map.questions', n=asked)}" if asked else said

    def _expected(self, moment: ContactMoment) -> Voice | None:
        found = self.journey.expectation(moment.id)
        if moment.known_to_department is False:
            return Voice(self.t("map.department"), None, self.t("map.unknown_short"))
        if found is None or found.score is None:
            return None
        return Voice(self.t("map.department"), found.score, ", ".join(found.emotions))

    def _voices(self, moment: ContactMoment, lived: Experience | None) -> tuple[Voice, ...]:
        """Everybody else: other parents, the partner, the network."""
        return tuple(
            Voice(
                one.voice or self.t(f"terms.perspective.{one.perspective}"),
                one.score,
                ", ".join(one.emotions),
            )
            for one in self.journey.experiences_of(moment.id)
            if one is not lived and one.perspective is not Perspective.DEPARTMENT
        )

    def _parents(self, moment: ContactMoment) -> tuple[tuple[str, int], ...]:
        """The score of each young parent who gave one, by their name."""
        return tuple(
            (one.voice, one.score)
            for one in self.journey.experiences_of(moment.id)
            if one.perspective is Perspective.YOUNG_PARENT and one.score is not None
        )

    def _result(self, moment: ContactMoment) -> tuple[str, str] | None:
        if moment.result is Result.REFUSED:
            rule = moment.refusal.rule if moment.refusal else None
            if rule is None:
                return "refused", self.t("map.result.refused")
            reason = self.t(f"terms.category.{rule}")
            return "refused", self.t("map.result.refused_by", reason=reason)
        if moment.result is Result.REFERRED or moment.referred_to:
            to = self.journey.department(moment.referred_to)
            if to is None:
                return "referred", self.t("map.result.referred")
            return "referred", self.t("map.result.referred_to", department=to.title)
        if moment.result is Result.STOPPED:
            return "refused", self.t("map.result.stopped")
        return None

    def _truth(self, moment: ContactMoment) -> Truth | None:
        truth = moment.moment_of_truth
        return Truth(truth.why, truth.effect) if truth and self._is_real(moment) else None

    def _wait(self, waiting: Waiting | None) -> Wait | None:
        if waiting is None or waiting.duration is None:
            return None
        return Wait(
            wording.duration(waiting.duration, self.t),
            days(waiting.duration),
            waiting.waited_for is not WaitedFor.YOUNG_PARENT,
            self._agreed(waiting),
        )

    def _agreed(self, waiting: Waiting) -> str:
        if waiting.agreed is None or waiting.agreed == waiting.duration:
            return ""
        return self.t("map.agreed", duration=wording.duration(waiting.agreed, self.t))

    def _referred(self, moment: ContactMoment, following: ContactMoment | None) -> int | None:
        """The lane referred to, unless the next contact is there or it is where one is."""
        to = moment.referred_to
        if to is None or to not in self._places or to == moment.department:
            return None
        followed = following is not None and following.department == to
        return None if followed or not self._is_real(moment) else self._places[to]

    def _back(self, moment: ContactMoment) -> bool:
        """Whether it is back to where one was, about the same thing, by way of another."""
        place = self._order.get(moment.id, 0)
        if place < 2:
            return False
        first, between = self._real[place - 2 : place]
        there = first.department == moment.department and moment.department is not None
        other = between.department not in (None, moment.department)
        return there and other and first.topic == between.topic == moment.topic != ""

    @cached_property
    def _order(self) -> dict[str, int]:
        return {one.id: place for place, one in enumerate(self._real)}

    @cached_property
    def _real(self) -> list[ContactMoment]:
        """The contact moments that happened."""
        every = self.journey.contact_moments
        return [one for one in every if self._is_real(one)]

    def _is_real(self, moment: ContactMoment) -> bool:
        return self.fates.get(moment.id) is not Fate.MISSING

    def _description(
        self,
        moment: ContactMoment,
        lived: Experience | None,
        expected: Voice | None,
        voices: Sequence[Voice],
    ) -> str:
        """What a screen reader reads of the card, after its name."""
        t, department = self.t, self.journey.department(moment.department)
        where = department.title if department else t("map.unknown_department")
        if department and department.organisation:
            where = f"{where}, {department.organisation}"
        result = self._result(moment)
        said = [
            f"{self._how(moment)}, {where}.",
            t(f"map.began.{moment.initiator}") if moment.initiator else "",
            f"{result[1]}." if result else "",
            *self._refused(moment),
            self._fate(moment),
            self._experienced(lived) if self._is_real(moment) else "",
            *(
                t("map.voice_said", who=v.who, score=wording.signed(v.score), words=v.words)
                for v in voices[:6]
            ),
            self._expects(expected),
            t("map.told_again") if moment.told_again else "",
            t("map.unknown_to_department") if moment.known_to_department is False else "",
            t("map.is_truth") if self._truth(moment) else "",
            self._bottlenecks(moment),
            self._waits(moment.waiting),
            t("map.is_assumed") if moment.assumed is True else "",
            f"{self._remarks(moment)}." if moment.id in self.remarks else "",
        ]
        return " ".join(filter(None, said))

    def _refused(self, moment: ContactMoment) -> Iterator[str]:
        if moment.refusal is None:
            return
        if moment.refusal.reason:
            yield self.t("map.reason", reason=moment.refusal.reason)
        if moment.refusal.alternative_offered is not None:
            yield self.t(f"map.alternative.{str(moment.refusal.alternative_offered).lower()}")

    def _fate(self, moment: ContactMoment) -> str:
        words = self._fate_words(moment)
        return wording.capital(words) + "." if words else ""

    def _fate_words(self, moment: ContactMoment) -> str:
        fate = "moved" if moment.id in self.moved else self.fates.get(moment.id)
        return self.t(f"map.fate.{fate}") if fate else ""

    def _expects(self, expected: Voice | None) -> str:
        if expected is None or expected.score is None:
            return ""
        return self.t("map.expected", score=wording.signed(expected.score))

    def _experienced(self, lived: Experience | None) -> str:
        if lived is None or lived.score is None:
            return wording.capital(self.t("map.no_experience")) + "."
        words = ", ".join(lived.emotions) or self.t(f"terms.score.{lived.score}")
        return self.t("map.experienced", score=wording.signed(lived.score), words=words)

    def _bottlenecks(self, moment: ContactMoment) -> str:
        numbers = self.numbers.get(moment.id, ())
        return (
            self.t("map.has_bottlenecks", numbers=", ".join(map(str, numbers))) if numbers else ""
        )

    def _waits(self, waiting: Waiting | None) -> str:
        if waiting is None or waiting.duration is None:
            return ""
        time = f"{wording.duration(waiting.duration, self.t)} {self._agreed(waiting)}".rstrip()
        department = self.journey.department(waiting.department)
        if department is None:
            return self.t("map.waits", duration=time)
        return self.t("map.waits_for", duration=time, who=department.title)


def _scores(everybody: Sequence[Experience]) -> list[int]:
    """The scores of all young parents who gave one."""
    return [
        one.score
        for one in everybody
        if one.perspective is Perspective.YOUNG_PARENT and one.score is not None
    ]


def _felt(lived: Experience | None, scores: list[int]) -> dict[str, Any]:
    """The fields of a step that tell how it felt; of several people no words of one of them."""
    if lived is None:
        return {"score": _mean(lived, scores)}
    return {
        "score": _mean(lived, scores),
        "words": ", ".join(lived.emotions) if len(scores) < 2 else "",
        "quote": lived.quote,
        "need": lived.need,
        "experience": lived.id,
        "mood_assumed": lived.is_assumed("score"),
        "quote_assumed": lived.is_assumed("quote"),
    }


def _mean(lived: Experience | None, scores: Sequence[int]) -> int | None:
    """The score that the face shows: the one there is, or the mean of several."""
    if len(scores) > 1:
        return round(statistics.fmean(scores))
    return lived.score if lived else None
