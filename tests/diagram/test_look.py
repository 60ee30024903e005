"""Contrast holds in every rendering (WCAG 2.2, 1.4.3 and 1.4.11)."""

from collections.abc import Iterator

import pytest

from app.diagram.contrast import ratio
from app.diagram.draw import DrawingError, Theme, View
from app.diagram.look import LOOKS, Look
from app.diagram.own_look import look_of

TEXT, SHAPE = 4.5, 3.0


def pairs(look: Look) -> Iterator[tuple[str, str, str, float]]:
    lanes = [shade.fill for shade in look.lanes.values()]
    for surface in (look.paper, look.card, *lanes):
        yield "ink", look.ink, surface, TEXT
        yield "soft", look.soft, surface, TEXT
        yield "arrow", look.arrow, surface, SHAPE
        yield "alarm", look.alarm, surface, SHAPE
    for surface in (look.paper, look.card, look.alarm_fill):
        yield "alarm ink", look.alarm_ink, surface, TEXT
    for score, shade in look.moods.items():
        yield f"mood {score}", shade.ink, shade.fill, TEXT
        for surface in (look.card, look.above, look.below):
            yield f"word {score}", shade.ink, surface, TEXT
    for tint, shade in look.lanes.items():
        yield f"lane {tint}", shade.ink, shade.fill, SHAPE
    for phase in look.phases:
        yield "phase", look.on_phase, phase, TEXT
    yield "goal", look.goal.ink, look.goal.fill, TEXT
    yield "alarm badge", look.on_alarm, look.alarm, TEXT
    yield "outcome", look.on_deep, look.deep, TEXT
    yield "figure", look.figure, look.deep, TEXT
    yield "curve", look.curve, look.card, SHAPE
    yield "curve above", look.curve, look.above, SHAPE
    yield "curve below", look.curve, look.below, SHAPE
    yield "card line", look.card_line, look.card, SHAPE
    yield "star", look.gold_line, look.card, SHAPE
    yield "number", look.card, look.ink, TEXT
    yield "alarm text", look.alarm, look.card, TEXT


@pytest.mark.parametrize("name", LOOKS)
def test_everything_that_says_something_can_be_seen(name: str) -> None:
    weak = [
        f"{what}: {one} on {other} is {ratio(one, other):.2f}, not {least}"
        for what, one, other, least in pairs(LOOKS[name])
        if ratio(one, other) < least
    ]
    assert not weak


def test_the_measure_of_contrast_is_the_one_of_wcag() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert ratio("#123456", "#123456") == 1


@pytest.mark.parametrize("accent", ["#154273", "#e17000", "#ffff00", "#ffffff", "#000000"])
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_a_municipality_s_own_colour_costs_no_contrast(accent: str, theme: Theme) -> None:
    look = look_of(View(theme=theme, accent=accent))
    assert look.phases != LOOKS[theme].phases
    assert all(ratio(one, other) >= least for _, one, other, least in pairs(look))


def test_what_is_no_colour_is_refused() -> None:
    with pytest.raises(DrawingError, match="red; }"):
        look_of(View(accent="red; }"))
