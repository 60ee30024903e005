"""The views of one journey."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given

from app.diagram import draw
from app.diagram.arrange import LEFT
from app.diagram.draw import Theme, View, ViewKind
from app.diagram.picture import drawing
from app.journey import Journey
from tests.diagram import examples
from tests.diagram.strategies import journeys
from tests.diagram.test_any_journey import QUIET


def _shown(journey: Journey, view: View) -> list[str | None]:
    root = ET.fromstring(draw.svg(journey, view=view, standalone=False))
    return [
        one.get("data-id") for one in root.iter() if (one.get("class") or "").startswith("card")
    ]


def test_a_department_sees_its_own_contact_moments() -> None:
    journey = examples.noor()
    own = [one.id for one in journey.contact_moments if one.department == "wo"]
    assert len(own) == 4
    assert _shown(journey, View(ViewKind.DEPARTMENT, "wo")) == own


def test_a_phase_is_shown_alone() -> None:
    assert _shown(examples.noor(), View(ViewKind.PHASE, "f0")) == ["m1", "m2"]


def test_only_what_got_stuck_is_shown() -> None:
    shown = _shown(examples.noor(), View(ViewKind.BOTTLENECKS))
    assert shown == ["m3", "m4", "m5", "m6", "m9", "m10"]


@pytest.mark.parametrize("kind", [ViewKind.WHOLE, ViewKind.PHONE, ViewKind.PRESENTATION])
def test_the_whole_journey_is_on_every_screen(kind: ViewKind) -> None:
    journey = examples.noor()
    assert _shown(journey, View(kind)) == [one.id for one in journey.contact_moments]


def test_a_page_of_a_presentation_shows_its_part() -> None:
    assert _shown(examples.noor(), View(ViewKind.PRESENTATION, page=1, steps=6)) == [
        f"m{n}" for n in range(1, 7)
    ]


@pytest.mark.parametrize("page", [1, 2, 3])
def test_a_page_of_a_presentation_is_filled_and_has_the_shape_of_a_screen(page: int) -> None:
    view = View(ViewKind.PRESENTATION, page=page, steps=6)
    plan = drawing(examples.noor(), view, "nl").plan
    first, last = plan.cards[0], plan.cards[-1]
    assert first.left - LEFT == pytest.approx(plan.right - last.right, abs=1)
    assert last.right - first.left > 0.6 * (plan.right - LEFT)
    assert 0.45 < plan.height / plan.width < 0.65


def test_type_is_larger_on_a_page_of_a_presentation() -> None:
    journey = examples.noor()
    usual, paged = (
        re.findall(rb'font-size="([0-9.]+)"[^>]*>[^<]*Sleutel', draw.svg(journey, view=view))
        for view in (View(), View(ViewKind.PRESENTATION, page=1, steps=6))
    )
    assert usual == [b"13.00"]
    assert paged == [b"17.00"]


def test_a_long_journey_folds_into_a_card_for_a_phase_or_several() -> None:
    shown = _shown(examples.long(500), View(ViewKind.OVERVIEW))
    assert 20 <= len(shown) <= 40


def test_a_view_of_a_part_that_is_not_there_is_empty_rather_than_wrong() -> None:
    assert _shown(examples.noor(), View(ViewKind.PHASE, "nergens")) == []


def test_views_differ_in_their_key() -> None:
    views = [View(kind, item, theme, page) for kind in ViewKind for item in ("", "a")
             for theme in Theme for page in (0, 1)]  # fmt: skip
    assert len({view.key() for view in views}) == len(views) > 50


def test_a_word_that_is_no_view_is_refused() -> None:
    with pytest.raises(draw.DrawingError, match="upside-down"):
        View.of("upside-down")


@given(journeys(most=6))
@QUIET
def test_any_journey_can_be_drawn_in_every_view(journey: Journey) -> None:
    for kind in ViewKind:
        for item in ("", "d0", "f0"):
            ET.fromstring(draw.svg(journey, view=View(kind, item), standalone=False))


@pytest.mark.parametrize("theme", Theme)
def test_every_theme_draws(theme: Theme) -> None:
    picture = draw.svg(examples.noor(), view=View(theme=theme), standalone=False)
    assert picture.count(b'class="card') == 14
