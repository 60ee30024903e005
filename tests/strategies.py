"""Hypothesis strategies for journeys: any journey that can be, hostile texts included."""

from typing import Any, Final

from hypothesis import HealthCheck, settings
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

# A whole journey takes a while to make up, and longer on a machine with other work.
settings.register_profile(
    "journeys", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("journeys")

TROUBLE: Final = (
    "null", "~", "true", "yes", "No", "on", "y", "2025", "2025-03-14", "12:30", "1_000", "0x1F",
    "0o17", "1e5", ".inf", ".nan", "-", "- a", "?", ": ", "a: b", "a:", "a #b", "#", "&a", "*a",
    "!t", "%TAG", "@", "`", "<<", "=", "---", "...", "{a: b}", "[a]", "'", '"', "\\", "\\n", "|",
    ">", ">-", "a\tb", "a\n\nb", "a\n b", "a  b", "a \nb", "\u2028x", "x\u2028y", "\ufeffx",
    "x\ufeffy", "\u202ex", "\u200b", "\u00a0x",
    "👩‍👧 één", "ĳsje", "Ünïcödé", "<b>&amp;</b>", "‹…›",
    "\\N", "{0}", "%s",
    "a very long text " * 12, "één regel\nen nog een\n\nen de laatste", "woord" * 30,
    "lang " * 30 + "\n" + "langer " * 30,
)  # fmt: skip
"""Texts that mean something to YAML, DOT, XML, HTML or a format string."""


def texts(most: int = 300) -> SearchStrategy[str]:
    """Any text that a field may hold."""
    signs = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    any_text = st.text(st.sampled_from(" \n:#-'\"ab") | signs, max_size=16)
    return (st.sampled_from(TROUBLE) | any_text).map(lambda text: text[:most])


def titles(most: int = 200) -> SearchStrategy[str]:
    """Any text of one line that isn't empty."""
    return texts(most).map(lambda text: text if text.strip() else "Eerste gesprek")


def dates(year: int | None = None) -> SearchStrategy[str]:
    """A date as well as it is known."""
    years = st.integers(1900, 2100).map(str) if year is None else st.just(str(year))
    months = st.builds("{}-{:02}".format, years, st.integers(1, 12))
    return years | months | st.builds("{}-{:02}".format, months, st.integers(1, 28))


durations: Final = st.builds(
    "{} {}".format, st.integers(1, 9999), st.sampled_from(["minute", "days", "week", "months"])
)


def fields(needed: dict[str, Any], optional: dict[str, Any]) -> SearchStrategy[dict[str, Any]]:
    """A part of a journey, with any of its optional fields."""
    return st.fixed_dictionaries(needed, optional=optional)


@st.composite
def journeys(draw: st.DrawFn, *, most_moments: int = 4) -> Journey:
    """A sound journey; its experiences stand in the order of its contact moments."""
    phases = _numbered(draw, "phase", _titled({"description": texts()}), 1, 3)
    kinds = {"kind": st.sampled_from(DepartmentKind)}
    departments = _numbered(draw, "dep", _titled({"organisation": titles()}, kinds), 0, 3)
    moments = _moments(draw, phases, departments, most_moments)
    experiences = [
        {"contact_moment": moment["id"], "id": f"{moment['id']}-e{number}"} | experience
        for moment in moments
        for number, experience in enumerate(draw(st.lists(_experiences, max_size=2)))
    ]
    whole = {
        "id": "any-journey",
        "problems": _numbered(draw, "problem", _problems, 0, 2),
        "phases": phases,
        "departments": departments,
        "contact_moments": moments,
        "experiences": _one_expectation_each(experiences),
        "bottlenecks": _bottlenecks(draw, moments, departments),
    }
    return Journey.model_validate(draw(_frames) | whole, by_name=True)


def _from(assumable: list[str]) -> dict[str, Any]:
    chosen = st.lists(st.sampled_from(assumable), max_size=2, unique=True)
    return {"source": st.sampled_from(Source), "assumed": st.booleans() | chosen}


def _titled(
    optional: dict[str, Any], needed: dict[str, Any] | None = None
) -> SearchStrategy[dict[str, Any]]:
    return fields({"title": titles()} | (needed or {}), optional | _from(["title", "id"]))


def _numbered(
    draw: st.DrawFn, name: str, one: SearchStrategy[dict[str, Any]], least: int, most: int
) -> list[dict[str, Any]]:
    drawn = draw(st.lists(one, min_size=least, max_size=most))
    return [{"id": f"{name}-{number}"} | item for number, item in enumerate(drawn)]


def _moments(
    draw: st.DrawFn, phases: list[Any], departments: list[Any], most: int
) -> list[dict[str, Any]]:
    places = sorted(draw(st.lists(st.integers(0, len(phases) - 1), max_size=most)))
    one = _contact_moments([department["id"] for department in departments])
    return [
        draw(one)
        | {"id": f"moment-{number}", "phase": phases[place]["id"]}
        | draw(fields({}, {"date": dates(1950 + number)}))
        for number, place in enumerate(places)
    ]


def _contact_moments(departments: list[str]) -> SearchStrategy[dict[str, Any]]:
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
    plain = _titled(optional | {"result": st.sampled_from(Result)})
    refusal = {
        "reason": texts(),
        "rule": st.sampled_from(Category),
        "alternative_offered": st.booleans(),
    }
    refused = {"result": st.just(Result.REFUSED), "refusal": fields({}, refusal)}
    return plain | _titled(optional, refused)


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
    one = _titled(optional, {"category": st.sampled_from(Category)})
    return _numbered(draw, "knelpunt", one, 0, 2)


_problems: Final = _titled({"outcome": st.sampled_from(Outcome), "note": texts()})
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
    | _from(["score", "quote"]),
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
    },
)  # fmt: skip
