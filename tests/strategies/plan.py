"""Anything that people may say of a journey and do about it."""

from datetime import date
from functools import cache
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from app.journey import About, ActionStatus, AnnotationKind, Choice, Effort, Level, Term, Verdict
from tests.strategies.parts import fields, numbered, sources, texts, titled, titles


def plan_of(draw: st.DrawFn, whole: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """What people say of the journey and do about it."""
    ids = {name: tuple(one["id"] for one in items) for name, items in whole.items() if name != "id"}
    improvements = numbered(draw, "idea", _improvements(ids["bottlenecks"]), 0, 2)
    ids["improvements"] = tuple(one["id"] for one in improvements)
    return {
        "annotations": _annotations(draw, ids),
        "improvements": improvements,
        "actions": numbered(
            draw,
            "action",
            _actions(ids["bottlenecks"], ids["improvements"], ids["departments"]),
            0,
            2,
        ),
        "decisions": numbered(draw, "decision", _decisions, 0, 2),
    }


def _annotations(draw: st.DrawFn, ids: dict[str, tuple[str, ...]]) -> list[dict[str, Any]]:
    lists = {
        About.PHASE: "phases",
        About.CONTACT_MOMENT: "contact_moments",
        About.EXPERIENCE: "experiences",
        About.BOTTLENECK: "bottlenecks",
    }
    about = [(kind, one) for kind, name in lists.items() for one in ids[name]]
    one = fields(
        {"about": st.sampled_from(about), "kind": st.sampled_from(AnnotationKind)},
        {"text": titles(), "voice": titles(), "resolved": st.booleans()} | sources(["text"]),
    )
    made = [{"text": "Hoe dan?"} | item for item in numbered(draw, "note", one, 0, 2)]
    for item in made:
        item["about_resource"], item["about"] = item["about"]
    for item in made[:1] if draw(st.booleans()) else []:
        reply = {"id": "reply", "kind": AnnotationKind.RECOGNISED, "reply_to": item["id"]}
        made.append(reply | {name: item[name] for name in ("about", "about_resource")})
    return made


@cache
def _several(ids: tuple[str, ...]) -> SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(ids), unique=True) if ids else st.just([])


@cache
def _improvements(bottlenecks: tuple[str, ...]) -> SearchStrategy[dict[str, Any]]:
    return titled(
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


@cache
def days() -> SearchStrategy[str]:
    """A whole date."""
    return st.dates(date(1950, 1, 1), date(2100, 12, 31)).map(str)


amounts: Final = st.integers(-100_000_000, 100_000_000).map(lambda whole: whole / 100)


@cache
def _actions(
    bottlenecks: tuple[str, ...], improvements: tuple[str, ...], departments: tuple[str, ...]
) -> SearchStrategy[dict[str, Any]]:
    measured = fields({"date": days(), "value": amounts}, {"note": texts(200)})
    indicator = {
        "unit": titles(),
        "baseline": amounts,
        "target": amounts,
        "measure_on": days(),
    }
    optional = {
        "bottleneck": st.sampled_from([*bottlenecks, None]),
        "improvement": st.sampled_from([*improvements, None]),
        "description": texts(),
        "owner": titles(),
        "department": st.sampled_from([*departments, None]),
        "helping": _several(departments),
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
    return titled(optional | {"indicator": some, "status": unfinished}) | titled(
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
    sources(["reason"]),
)
