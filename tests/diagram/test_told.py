"""What a map tells beside titles and scores: who began, why not, how long it was to be, remarks."""

from collections.abc import Mapping
from typing import Any

import pytest

from app.diagram import draw
from app.diagram.compose import compose
from app.diagram.content import Content, Step
from app.diagram.draw import View, ViewKind
from app.journey import Journey
from app.journey.bottlenecks import find_bottlenecks
from tests.diagram.examples import many_voices, noor


def told(moment: str = "", journey: Journey | None = None, **changes: Any) -> Journey:
    """Noor's journey with fields of one contact moment changed, and of the journey itself."""
    data = (journey or noor()).model_dump()
    data["contact_moments"] = [
        one | (changes.pop("fields") if one["id"] == moment else {})
        for one in data["contact_moments"]
    ]
    return Journey.model_validate(data | changes)


def content(journey: Journey, kind: ViewKind = ViewKind.WHOLE, item: str = "") -> Content:
    return compose(journey, View(kind, item), "nl")


def step(journey: Journey, moment: str) -> Step:
    return next(one for one in content(journey).steps if one.id == moment)


@pytest.mark.parametrize(
    ("who", "sign", "said"),
    [
        ("young_parent", "Telefoon ↓", "De ouder begon het contact."),
        ("department", "Telefoon ↑", "De afdeling begon het contact."),
        ("someone_else", "Telefoon ↕", "Iemand anders begon het contact."),
    ],
)
def test_a_card_says_who_began_the_contact(who: str, sign: str, said: str) -> None:
    journey = told("m3", fields={"initiator": who})
    assert step(journey, "m3").how.startswith(sign)
    assert said in step(journey, "m3").description
    assert "begon" not in step(noor(), "m3").description


def test_a_refusal_tells_its_reason() -> None:
    refusal = {"reason": "Er ontbrak een bewijs.", "alternative_offered": False}
    journey = told("m6", fields={"result": "refused", "refusal": refusal})
    assert step(journey, "m6").reason == "Er ontbrak een bewijs."
    assert "Er is geen alternatief aangeboden." in step(journey, "m6").description
    assert b">Er ontbrak een bewijs.<" in draw.svg(journey, standalone=False)


def test_an_agreed_wait_stands_beside_the_real_one() -> None:
    waiting = {"duration": "3 weeks", "agreed": "1 week", "waited_for": "department"}
    journey = told("m5", fields={"waiting": waiting})
    picture = draw.svg(journey, standalone=False).decode()
    assert ">3 weken (afspraak: 1 week)<" in picture
    assert "Daarna: 3 weken (afspraak: 1 week) wachten" in picture


@pytest.mark.parametrize(
    ("ages", "said"),
    [
        ({"age_from": 16, "age_to": 27}, "doelgroep: 16 tot en met 27 jaar"),
        ({"age_from": 16}, "doelgroep: vanaf 16 jaar"),
        ({"age_to": 27}, "doelgroep: tot en met 27 jaar"),
    ],
)
def test_the_head_tells_the_age_limits(ages: Mapping[str, int], said: str) -> None:
    assert said in content(told(target_group=dict(ages))).meta
    assert "doelgroep" not in content(noor()).meta


def test_every_problem_says_what_became_of_it() -> None:
    problem = {"id": "p", "title": "Schuld", "outcome": "partly_solved", "note": "Er is een plan."}
    picture = draw.svg(told(problems=[problem]), standalone=False).decode()
    assert ">Deels opgelost. Er is<" in picture or ">Deels opgelost. Er is een<" in picture


def test_several_parents_have_a_line_each_and_a_band_between_them() -> None:
    one = draw.svg(noor(), standalone=False).decode()
    several = draw.svg(many_voices(), standalone=False).decode()
    assert several.count('class="parent"') == 3
    assert "fill-opacity" in several
    assert 'class="parent"' not in one


def test_what_departments_expect_is_a_line_where_neighbours_say_so() -> None:
    felt = [one.model_dump() for one in noor().experiences]
    told_by = {"perspective": "department", "score": 2, "emotions": (), "quote": ""}
    felt += [one | told_by | {"id": f"{one['id']}-a"} for one in felt[2:6]]
    picture = draw.svg(told(experiences=felt), standalone=False).decode()
    assert picture.count('class="expectation"') == 1
    assert 'class="expectation"' not in draw.svg(many_voices(), standalone=False).decode()


REMARKS = [
    {"id": "a1", "about_resource": "contact-moment", "about": "m3", "kind": "question",
     "text": "Wie besluit dit?", "voice": "Samira"},
    {"id": "a2", "about_resource": "contact-moment", "about": "m3", "kind": "recognised"},
    {"id": "a3", "about_resource": "experience", "about": "e3", "kind": "addition", "text": "Ja"},
    {"id": "a4", "about_resource": "contact-moment", "about": "m3", "kind": "addition",
     "text": "Klaar", "resolved": True},
    {"id": "a5", "about_resource": "contact-moment", "about": "m3", "kind": "addition",
     "text": "Een antwoord", "reply_to": "a1"},
    {"id": "a6", "about_resource": "phase", "about": "f2", "kind": "addition", "text": "Huisarts"},
    {"id": "a7", "about_resource": "bottleneck", "about": "k1", "kind": "objection", "text": "Nee"},
]  # fmt: skip


def test_open_remarks_are_counted_on_their_card() -> None:
    journey = told(annotations=REMARKS)
    assert step(journey, "m3").remarks == (3, 1)
    assert step(journey, "m3").remarks_words == "3 aantekeningen, 1 vraag"
    assert step(journey, "m4").remarks == (0, 0)


def test_open_remarks_are_told_below_the_map() -> None:
    found = content(told(annotations=REMARKS)).remarks
    assert [(one.where, one.text) for one in found] == [
        ("Stap 3", "Wie besluit dit?"),
        ("Stap 3", ""),
        ("Stap 3", "Ja"),
        ("Vastlopen", "Huisarts"),
        ("Knelpunt 1", "Nee"),
    ]
    for kind in (ViewKind.WHOLE, ViewKind.PHONE):
        picture = draw.svg(told(annotations=REMARKS), view=View(kind), standalone=False)
        assert b">Wie besluit dit?<" in picture


def test_a_part_tells_the_remarks_on_that_part() -> None:
    shown = content(told(annotations=REMARKS[:3]), ViewKind.PHASE, "f0").remarks
    assert shown == ()


def decided(verdict: str, **more: str) -> Journey:
    """Noor's journey with a wait that was too long, and what people decided about that."""
    waiting = {"duration": "3 weeks", "agreed": "1 week", "waited_for": "department"}
    journey = told("m5", fields={"waiting": waiting})
    found = [one.id for one in find_bottlenecks(journey)]
    assert "long_wait.m5" in found
    decision = {"id": "d1", "finding": "long_wait.m5", "verdict": verdict, **more}
    return told(journey=journey, decisions=[decision])


def test_what_a_rule_found_counts_once_it_is_confirmed() -> None:
    before, after = content(noor()).stuck, content(decided("confirmed")).stuck
    assert len(after) == len(before) + 1
    assert (after[-1].number, after[-1].title) == (4, "Te lang wachten")
    assert (after[-1].resource, after[0].resource) == ("", "bottleneck")
    shown = step(decided("confirmed"), "m5")
    assert 4 in shown.bottlenecks


def test_what_was_rejected_does_not_show() -> None:
    assert content(decided("rejected", reason="Klopt niet.")).stuck == content(noor()).stuck


def test_what_was_merged_into_a_marked_one_adds_its_contact_moments() -> None:
    merged = content(decided("merged", into="k3")).stuck
    assert len(merged) == 3
    assert merged[2].numbers == (5, 10)
