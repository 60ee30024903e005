"""What holds for the map of any journey."""

import re
import xml.etree.ElementTree as ET
from itertools import combinations, pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.diagram import draw
from app.diagram.arrange import Plan, arrange
from app.diagram.arrows import route
from app.diagram.compose import compose
from app.diagram.own_look import look_of
from app.journey import Journey
from app.language import translator
from tests.diagram.strategies import journeys

QUIET = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
ALLOWED = {
    "svg", "g", "title", "desc", "style", "defs", "symbol", "use", "path", "polygon", "polyline",
    "ellipse", "circle", "rect", "text",
}  # fmt: skip


VIEWS = st.sampled_from([draw.View(), draw.View(draw.ViewKind.PRESENTATION, page=1, steps=6)])


def plan_of(journey: Journey, view: draw.View) -> Plan:
    return arrange(compose(journey, view, "nl"), look_of(view), translator("nl"), view)


@given(journeys(most=20), VIEWS)
@QUIET
def test_no_two_cards_overlap(journey: Journey, view: draw.View) -> None:
    for one, two in combinations(plan_of(journey, view).cards, 2):
        beside = one.right <= two.left or two.right <= one.left
        apart = one.foot <= two.top or two.foot <= one.top
        assert beside or apart


@given(journeys(most=20), VIEWS)
@QUIET
def test_every_card_stands_in_its_lane_and_on_the_sheet(journey: Journey, view: draw.View) -> None:
    plan = plan_of(journey, view)
    for one in plan.cards:
        lane = plan.lanes[one.card.step.lane]
        top = plan.lanes_top + lane.top
        assert top <= one.top
        assert one.foot <= top + lane.height
        assert one.left >= 0
        assert one.right <= plan.right + 1
    assert plan.lanes_top + plan.lanes_height <= plan.footer_top <= plan.height


@given(journeys(most=20), VIEWS)
@QUIET
def test_an_arrow_crosses_no_card_but_its_own(journey: Journey, view: draw.View) -> None:
    cards = plan_of(journey, view).cards
    for one, two in pairwise(cards):
        corners = route(one, two)
        for (x, y), (x2, y2) in pairwise(corners):
            for other in cards:
                if other in (one, two):
                    continue
                across = min(x, x2) < other.right and max(x, x2) > other.left
                down = min(y, y2) < other.foot and max(y, y2) > other.top
                assert not (across and down)


@given(journeys(most=20), VIEWS)
@QUIET
def test_words_of_the_parent_and_brackets_do_not_overlap(journey: Journey, view: draw.View) -> None:
    plan = plan_of(journey, view)
    for one, two in combinations(plan.words, 2):
        beside = one.left + one.width <= two.left or two.left + two.width <= one.left
        assert beside or one.top + one.height <= two.top or two.top + two.height <= one.top
    for panel, other in combinations(plan.panels, 2):
        beside = panel.left + panel.width <= other.left or other.left + other.width <= panel.left
        assert (
            beside or panel.top + panel.height <= other.top or other.top + other.height <= panel.top
        )


@given(journeys(most=6), st.sampled_from(["nl", "en"]), st.booleans())
@settings(QUIET, max_examples=40)
def test_whatever_people_write_is_drawn_harmlessly(
    journey: Journey, language: str, standalone: bool
) -> None:
    picture = draw.svg(journey, language=language, standalone=standalone)
    root = ET.fromstring(picture)
    names = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert names <= ALLOWED
    for one in root.iter():
        for name, value in one.attrib.items():
            assert not name.lower().startswith("on")
            if name.rpartition("}")[2] == "href":
                assert re.fullmatch(r"#k[0-9a-f]{8}-i-[a-z0-9-]+-[0-9]+", value)
            if name not in ("aria-label", "aria-labelledby"):
                assert "url(" not in value
    style = "".join(one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}style"))
    assert set(re.findall(r"url\((.{5})", style)) <= {"data:"}


@given(journeys(most=6))
@QUIET
def test_every_card_is_named(journey: Journey) -> None:
    root = ET.fromstring(draw.svg(journey, standalone=False))
    cards = [one for one in root.iter() if one.get("data-resource") == "contact-moment"]
    assert [one.get("data-id") for one in cards] == [one.id for one in journey.contact_moments]
    assert all((one[0].text or "").strip() for one in cards)
