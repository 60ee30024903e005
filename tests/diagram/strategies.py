"""Journeys of every sort, for properties that hold for all of them."""

from typing import Any

from hypothesis import strategies as st

from app.journey import (
    Category,
    Channel,
    DepartmentKind,
    Journey,
    JourneyKind,
    Outcome,
    Perspective,
    Result,
    WaitedFor,
)

HOSTILE = [
    "<script>alert(1)</script>",
    "&amp;&lt;&#60;",
    "]]>",
    "\\N \\G \\E \\T \\L \\H",
    "‹label›",
    "<b>vet</b>",
    "<<TABLE><TR><TD>x</TD></TR></TABLE>>",
    "c:d:ne",
    '" ] } digraph x {',
    "javascript:alert(1)",
    "\u202eomgekeerd\u202c",
    "مرحبا بالعالم",
    "e\u0301\u0301\u0301\u0301\u0301",
    "👩‍👧 🏠",
    "漢字仮名交じり文",
    "--",
    "->",
    "’‘“”",
    "\\",
    "\\\\",
    "a\\",
    "%s %d {x} {0}",
    "$x$ #let y = 1",
    "@ink",
    "url(http://x)",
    "x" * 190,
    "ij IJ ĳ ﷽",
    "<!-- -->",
    "<![CDATA[",
    "&nbsp;",
    "'",
    "onload=x",
    "\u00a0",
    "\u3164x",
    "\u200b\u200dx",
]

_letters = st.characters(exclude_categories=["Cc", "Cs", "Cn"])
titles = st.one_of(
    st.sampled_from(HOSTILE),
    st.text("abcdefghijklmnopqrstuvwxyz ëé-'", min_size=1, max_size=80),
    st.text(_letters, min_size=1, max_size=40),
).filter(lambda text: text.strip() != "")
texts = st.one_of(st.just(""), titles, st.integers(1, 5000).map(lambda n: "o" * n))
dates = st.none() | st.sampled_from(["2019", "2019-04", "2019-04-30", "2020-01-01"])
durations = st.sampled_from(["1 day", "45 minutes", "6 weeks", "9 months", "2 years"])
scores = st.none() | st.integers(-2, 2)


@st.composite
def journeys(draw: st.DrawFn, most: int = 12) -> Journey:
    """Any journey: nothing in it, everything unknown, or full of what people write."""
    phases = [f"f{n}" for n in range(draw(st.integers(0, 4)))]
    departments = [f"d{n}" for n in range(draw(st.integers(0, 5)))]
    count = draw(st.integers(0, most)) if phases else 0
    moments = [draw(_moments(n, phases, departments)) for n in range(count)]
    moments.sort(key=lambda one: one["phase"])
    names = [one["id"] for one in moments]
    experiences = [
        draw(_experiences(n, names)) for n in range(draw(st.integers(0, 2 * count)) if names else 0)
    ]
    bottlenecks = [draw(_bottlenecks(n, names)) for n in range(draw(st.integers(0, 6)))]
    problems = [
        {
            "id": f"p{n}",
            "title": draw(titles),
            "outcome": draw(st.none() | st.sampled_from(Outcome)),
        }
        for n in range(draw(st.integers(0, 4)))
    ]
    fields: dict[str, Any] = {
        "id": "elke",
        "kind": draw(st.sampled_from(JourneyKind)),
        "title": draw(titles),
        "summary": draw(texts),
        "goal": draw(texts),
        "wish": draw(texts),
        "outcome": draw(texts),
        "problems": problems,
        "phases": [{"id": name, "title": draw(titles)} for name in phases],
        "departments": [draw(_departments(name)) for name in departments],
        "contact_moments": moments,
        "experiences": experiences,
        "bottlenecks": bottlenecks,
    }
    return Journey.model_validate(fields)


@st.composite
def _departments(draw: st.DrawFn, name: str) -> dict[str, Any]:
    return {
        "id": name,
        "title": draw(titles),
        "organisation": draw(st.just("") | titles),
        "kind": draw(st.sampled_from(DepartmentKind)),
    }


@st.composite
def _moments(draw: st.DrawFn, n: int, phases: list[str], departments: list[str]) -> dict[str, Any]:
    whom = st.none() | st.sampled_from(departments) if departments else st.none()
    waiting = st.none() | st.fixed_dictionaries(
        {"duration": st.none() | durations, "waited_for": st.none() | st.sampled_from(WaitedFor)}
    )
    return {
        "id": f"m{n}",
        "phase": draw(st.sampled_from(phases)),
        "department": draw(whom),
        "title": draw(titles),
        "channel": draw(st.none() | st.sampled_from(Channel)),
        "date": draw(dates),
        "topic": draw(st.sampled_from(["", "wonen"])),
        "result": draw(st.none() | st.sampled_from(Result)),
        "referred_to": draw(whom),
        "waiting": draw(waiting),
        "told_again": draw(st.none() | st.booleans()),
        "moment_of_truth": draw(
            st.none()
            | st.fixed_dictionaries(
                {"why": texts, "effect": st.sampled_from(["good", "ill", None])}
            )
        ),
        "assumed": draw(st.booleans()),
    }


@st.composite
def _experiences(draw: st.DrawFn, n: int, moments: list[str]) -> dict[str, Any]:
    return {
        "id": f"e{n}",
        "contact_moment": draw(st.sampled_from(moments)),
        "perspective": draw(st.sampled_from(Perspective)),
        "voice": draw(st.just("") | titles),
        "score": draw(scores),
        "emotions": draw(
            st.lists(titles.map(lambda text: text[:60]).filter(str.strip), max_size=3)
        ),
        "quote": draw(texts),
        "need": draw(texts),
    }


@st.composite
def _bottlenecks(draw: st.DrawFn, n: int, moments: list[str]) -> dict[str, Any]:
    named = st.lists(st.sampled_from(moments), unique=True, max_size=5) if moments else st.just([])
    return {
        "id": f"k{n}",
        "category": draw(st.sampled_from(Category)),
        "title": draw(titles),
        "description": draw(texts),
        "effect": draw(st.just("") | titles),
        "contact_moments": draw(named),
    }
