"""Any sound journey, for property tests: with troublesome texts, half dates and gaps."""

from functools import cache
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from app.journey import (
    Category,
    Channel,
    DepartmentKind,
    Effect,
    Initiator,
    Journey,
    JourneyKind,
    Outcome,
    Perspective,
    Result,
    Source,
    WaitedFor,
)
from tests.strategies.parts import (
    dates,
    durations,
    fields,
    numbered,
    sources,
    texts,
    titled,
    titles,
)
from tests.strategies.plan import plan_of


@st.composite
def journeys(draw: st.DrawFn, *, most_moments: int = 4) -> Journey:
    """A sound journey; its experiences stand in the order of its contact moments."""
    phases = numbered(draw, "phase", titled({"description": texts()}), 1, 3)
    kinds = {"kind": st.sampled_from(DepartmentKind)}
    departments = numbered(draw, "dep", titled({"organisation": titles()}, kinds), 0, 3)
    moments = _moments(draw, phases, departments, most_moments)
    experiences = [
        {"contact_moment": moment["id"], "id": f"{moment['id']}-e{number}"} | experience
        for moment in moments
        for number, experience in enumerate(draw(st.lists(_experiences, max_size=2)))
    ]
    whole = {
        "id": "any-journey",
        "problems": numbered(draw, "problem", _problems, 0, 2),
        "phases": phases,
        "departments": departments,
        "contact_moments": moments,
        "experiences": _one_expectation_each(experiences),
        "bottlenecks": _bottlenecks(draw, moments, departments),
    }
    whole |= plan_of(draw, whole)
    return Journey.model_validate(draw(_frames) | whole, by_name=True)


def _moments(
    draw: st.DrawFn, phases: list[Any], departments: list[Any], most: int
) -> list[dict[str, Any]]:
    places = sorted(draw(st.lists(st.integers(0, len(phases) - 1), max_size=most)))
    one = _contact_moments(tuple(department["id"] for department in departments))
    return [
        draw(one)
        | {"id": f"moment-{number}", "phase": phases[place]["id"]}
        | draw(_dated(1950 + number))
        for number, place in enumerate(places)
    ]


@cache
def _dated(year: int) -> SearchStrategy[dict[str, Any]]:
    return fields({}, {"date": dates(year)})


@cache
def _contact_moments(departments: tuple[str, ...]) -> SearchStrategy[dict[str, Any]]:
    whom = st.sampled_from([*departments, None])
    waiting = {
        "duration": durations,
        "agreed": durations,
        "waited_for": st.sampled_from(WaitedFor),
        "department": whom,
        "reason": texts(),
    }
    following = {"title": texts(200), "department": whom, "owner": titles(), "date": dates(2100)}
    optional = {
        "department": whom,
        "description": texts(),
        "channel": st.sampled_from(Channel),
        "initiator": st.sampled_from(Initiator),
        "duration": durations,
        "topic": titles(),
        "told_again": st.booleans(),
        "result_note": texts(),
        "referred_to": whom,
        "next_step": fields({}, following),
        "waiting": fields({}, waiting),
        "known_to_department": st.booleans(),
        "moment_of_truth": fields({}, {"why": texts(), "effect": st.sampled_from(Effect)}),
    }
    plain = titled(optional | {"result": st.sampled_from(Result)})
    refusal = {
        "reason": texts(),
        "rule": st.sampled_from(Category),
        "alternative_offered": st.booleans(),
    }
    refused = {"result": st.just(Result.REFUSED), "refusal": fields({}, refusal)}
    return plain | titled(optional, refused)


def _one_expectation_each(experiences: list[dict[str, Any]]) -> list[dict[str, Any]]:
    seen: set[str] = set()
    for one in experiences:
        if one.get("perspective") is Perspective.DEPARTMENT:
            if one["contact_moment"] in seen:
                one["perspective"] = Perspective.PARTNER
            seen.add(one["contact_moment"])
    return experiences


def _bottlenecks(
    draw: st.DrawFn, moments: list[Any], departments: list[Any]
) -> list[dict[str, Any]]:
    ids = [moment["id"] for moment in moments]
    optional = {
        "description": texts(),
        "contact_moments": st.lists(st.sampled_from(ids), unique=True) if ids else st.just([]),
        "effect": titles(),
        "owner": titles(),
        "owner_department": st.sampled_from([*(one["id"] for one in departments), None]),
    }
    one = titled(optional, {"category": st.sampled_from(Category)})
    return numbered(draw, "knelpunt", one, 0, 2)


_problems: Final = titled({"outcome": st.sampled_from(Outcome), "note": texts()})
_experiences: Final = fields(
    {},
    {
        "perspective": st.sampled_from(Perspective),
        "voice": titles(),
        "score": st.integers(-2, 2),
        "emotions": st.lists(titles(60), max_size=2),
        "quote": texts(),
        "need": texts(),
    }
    | sources(["score", "quote"]),
)
_ages: Final = st.integers(0, 120)
_target_groups: Final = fields({}, {"description": texts(), "age_from": _ages}) | st.tuples(
    _ages, _ages
).map(lambda ages: {"age_from": min(ages), "age_to": max(ages)})
_frames: Final = fields(
    {"kind": st.sampled_from(JourneyKind), "title": titles()},
    {
        **{
            name: texts()
            for name in (
                "summary", "purpose", "scope", "start_point", "end_point", "goal", "outcome", "wish"
            )
        },
        "target_group": _target_groups,
        "themes": st.lists(titles(60), max_size=2),
        "case": fields({}, {"name": titles(), "age": _ages, "situation": texts()}),
        "references": st.lists(texts(200), max_size=2),
        "source": st.sampled_from(Source),
        "template": st.booleans(),
        "based_on": st.just("a-sketch"),
        "matches": st.just(("planned-one = own-one", "planned-one != own-two")),
    },
)  # fmt: skip
