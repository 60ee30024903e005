"""Hypothesis strategies for journeys: any journey that can be, hostile texts included."""

from datetime import date
from typing import Any, Final

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from app.journey import (
    About,
    ActionStatus,
    AnnotationKind,
    Category,
    Channel,
    Choice,
    DepartmentKind,
    Effect,
    Effort,
    Initiator,
    Journey,
    JourneyKind,
    Level,
    Outcome,
    Perspective,
    Result,
    Source,
    Term,
    Verdict,
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
    whole |= _plan(draw, whole)
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


def _plan(draw: st.DrawFn, whole: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """What people say of the journey and do about it."""
    ids = {name: [one["id"] for one in items] for name, items in whole.items() if name != "id"}
    improvements = _numbered(draw, "idea", _improvements(ids["bottlenecks"]), 0, 2)
    ids["improvements"] = [one["id"] for one in improvements]
    return {
        "annotations": _annotations(draw, ids),
        "improvements": improvements,
        "actions": _numbered(draw, "action", _actions(ids), 0, 2),
        "decisions": _numbered(draw, "decision", _decisions, 0, 2),
    }


def _annotations(draw: st.DrawFn, ids: dict[str, list[str]]) -> list[dict[str, Any]]:
    lists = {
        About.PHASE: "phases",
        About.CONTACT_MOMENT: "contact_moments",
        About.EXPERIENCE: "experiences",
        About.BOTTLENECK: "bottlenecks",
    }
    about = [(kind, one) for kind, name in lists.items() for one in ids[name]]
    one = fields(
        {"about": st.sampled_from(about), "kind": st.sampled_from(AnnotationKind)},
        {"text": titles(), "voice": titles(), "resolved": st.booleans()} | _from(["text"]),
    )
    made = [{"text": "Hoe dan?"} | item for item in _numbered(draw, "note", one, 0, 2)]
    for item in made:
        item["about_resource"], item["about"] = item["about"]
    for item in made[:1] if draw(st.booleans()) else []:
        reply = {"id": "reply", "kind": AnnotationKind.RECOGNISED, "reply_to": item["id"]}
        made.append(reply | {name: item[name] for name in ("about", "about_resource")})
    return made


def _several(ids: list[str]) -> SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(ids), unique=True) if ids else st.just([])


def _improvements(bottlenecks: list[str]) -> SearchStrategy[dict[str, Any]]:
    return _titled(
        {
            "description": texts(),
            "bottlenecks": _several(bottlenecks),
            "impact": st.integers(1, 4),
            "effort": st.sampled_from(Effort),
            "choice": st.sampled_from(Choice),
            "owner": titles(),
            "safety": st.booleans(),
            "solved": texts(),
        }
    )


def days() -> SearchStrategy[str]:
    """A whole date."""
    return st.dates(date(1950, 1, 1), date(2100, 12, 31)).map(str)


amounts: Final = st.integers(-100_000_000, 100_000_000).map(lambda whole: whole / 100)


def _actions(ids: dict[str, list[str]]) -> SearchStrategy[dict[str, Any]]:
    measured = fields({"date": days(), "value": amounts}, {"note": texts(200)})
    indicator = {
        "unit": titles(),
        "baseline": amounts,
        "target": amounts,
        "measure_on": days(),
    }
    optional = {
        "bottleneck": st.sampled_from([*ids["bottlenecks"], None]),
        "improvement": st.sampled_from([*ids["improvements"], None]),
        "description": texts(),
        "owner": titles(),
        "department": st.sampled_from([*ids["departments"], None]),
        "helping": _several(ids["departments"]),
        "term": st.sampled_from(Term),
        "deadline": days(),
        "level": st.sampled_from(Level),
        "level_since": days(),
        "proof": texts(),
    }
    some = fields(
        {}, indicator | {"title": texts(200), "measurements": st.lists(measured, max_size=2)}
    )
    unfinished = st.sampled_from([one for one in ActionStatus if one is not ActionStatus.DONE])
    once = fields(
        {"title": titles(), "measurements": st.lists(measured, min_size=1, max_size=2)}, indicator
    )
    return _titled(optional | {"indicator": some, "status": unfinished}) | _titled(
        optional, {"indicator": once, "status": st.just(ActionStatus.DONE)}
    )


_finding_ids: Final = st.sampled_from(["long_wait.moment-0", "stopped.moment-1", "off_route.gone"])
_decisions: Final = fields(
    {
        "finding": _finding_ids,
        "verdict": st.sampled_from(Verdict),
        "reason": titles(),
        "into": st.sampled_from(["knelpunt-0", "told_again.moment-2"]),
    },
    _from(["reason"]),
)
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
        "based_on": st.just("a-sketch"),
        "matches": st.just(("planned-one = own-one", "planned-one != own-two")),
    },
)  # fmt: skip
