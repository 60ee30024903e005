"""A sketch laid over the lived journey: what was planned, what happened, what was missing."""

import xml.etree.ElementTree as ET

from hypothesis import given

from app.diagram import draw
from app.diagram.compose import compose
from app.diagram.draw import View, ViewKind
from app.journey import Journey, Resource
from app.journey.comparing import Fate
from tests.diagram import examples
from tests.diagram.strategies import journeys
from tests.diagram.test_any_journey import QUIET


def plan() -> Journey:
    """What was planned: without four contact moments that came, with one that never did."""
    noor = examples.noor(id="plan", kind="sketch", title="Het plan", bottlenecks=[])
    kept = [one for one in noor.contact_moments if one.id not in ("m5", "m9", "m10", "m11")]
    missing = kept[3].model_copy(
        update={"id": "warm", "title": "Warme overdracht", "department": "wt", "topic": ""}
    )
    kept = [one.model_copy(update={"topic": ""}) for one in kept]
    moments = [*kept[:4], missing, *kept[4:]]
    felt = [one for one in noor.experiences if one.contact_moment in {each.id for each in kept}]
    return noor.model_copy(update={"experiences": tuple(felt)}).with_items(
        Resource.CONTACT_MOMENT, moments
    )


def test_every_contact_moment_says_whether_it_was_planned() -> None:
    steps = compose(examples.noor(), View(over=plan()), "nl").steps
    found = {step.id: step.fate for step in steps}
    assert found.pop("warm") is Fate.MISSING
    assert {name for name, fate in found.items() if fate is Fate.AD_HOC} == {
        "m5", "m9", "m10", "m11",
    }  # fmt: skip
    assert len(found) == 14


def test_what_happened_keeps_its_number_and_its_story() -> None:
    alone = compose(examples.noor(), View(), "nl")
    over = compose(examples.noor(), View(over=plan()), "nl")
    real = [step for step in over.steps if step.happened]
    assert [(one.number, one.title, one.score, one.back, one.bottlenecks) for one in real] == [
        (one.number, one.title, one.score, one.back, one.bottlenecks) for one in alone.steps
    ]
    assert [one.numbers for one in over.stuck] == [one.numbers for one in alone.stuck]


def test_what_never_happened_has_no_number_and_is_told_so() -> None:
    picture = draw.svg(examples.noor(), view=View(over=plan()), standalone=False).decode()
    assert "Gepland, niet gebeurd: Warme overdracht" in picture
    assert "20001<" not in picture
    assert picture.count(">gepland, niet gebeurd<") >= 2


def test_the_counts_stand_beside_the_map() -> None:
    figures = compose(examples.noor(), View(over=plan()), "nl").figures
    assert [count for count, _ in figures] == ["10", "4", "1"]


def test_the_plan_makes_another_key() -> None:
    assert View(over=plan()).key() != View().key()


def test_pages_hold_what_was_missing_too() -> None:
    journey, over = examples.noor(), plan()
    assert draw.page_count(journey, 15) == 1
    assert draw.page_count(journey, 15, over=over) == 1
    assert draw.page_count(journey, 14, over=over) == 2
    assert draw.pdf(journey, paper="a4", view=View(over=over)).startswith(b"%PDF")


@given(journeys(most=6), journeys(most=6))
@QUIET
def test_any_journey_can_be_laid_over_any_other(lived: Journey, planned: Journey) -> None:
    for kind in (ViewKind.WHOLE, ViewKind.PHONE, ViewKind.OVERVIEW, ViewKind.BOTTLENECKS):
        ET.fromstring(draw.svg(lived, view=View(kind, over=planned), standalone=False))


def test_what_came_in_another_order_than_planned_says_so() -> None:
    first, second, *others = plan().contact_moments
    swapped = plan().with_items(Resource.CONTACT_MOMENT, [second, first, *others])
    content = compose(examples.noor(), View(over=swapped), "nl")
    moved = [step for step in content.steps if step.moved]
    assert len(moved) == 1
    assert moved[0].fate is Fate.PLANNED
    assert moved[0].fate_words == "gepland, andere volgorde"
    assert ("1", "kwam eerder of later dan gepland") in content.figures
    assert b">gepland, andere volgorde<" in draw.svg(examples.noor(), view=View(over=swapped))
