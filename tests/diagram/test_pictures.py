"""The look, compared with stored pictures.

A picture may differ a little; to accept a new look, look at it, then run these tests once with
``KLANTREIS_ACCEPT_PICTURES=1`` and commit what changed in ``tests/diagram/pictures/``.
"""

import io
import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from app.diagram import draw
from app.diagram.draw import Theme, View, ViewKind
from app.journey import Journey
from tests.diagram import examples

STORED = Path(__file__).parent / "pictures"
MOST_DIFFERENT = 1.5
"""The mean difference of a dot, of 255; a lost card is more."""

PICTURES = {
    "noor": (examples.noor(), View()),
    "donker": (examples.noor(), View(theme=Theme.DARK)),
    "telefoon": (examples.noor(), View(ViewKind.PHONE)),
    "stemmen": (examples.many_voices(), View()),
    "presentatie": (examples.noor(), View(ViewKind.PRESENTATION, page=1, steps=6)),
    "leeg": (examples.empty(phases=[{"id": "a", "title": "Begin"}]), View()),
}


def difference(one: Image.Image, other: Image.Image) -> float:
    if one.size != other.size:
        return 255.0
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


def drawn(journey: Journey, view: View) -> Image.Image:
    width = 300 if view.kind is ViewKind.PHONE else 800
    return Image.open(io.BytesIO(draw.png(journey, view=view, width=width))).convert("RGB")


@pytest.mark.parametrize("name", PICTURES)
def test_the_look_is_the_one_that_was_accepted(name: str) -> None:
    picture = drawn(*PICTURES[name])
    file = STORED / f"{name}.png"
    if os.environ.get("KLANTREIS_ACCEPT_PICTURES"):
        STORED.mkdir(exist_ok=True)
        picture.save(file, optimize=True)
    with Image.open(file) as stored:
        assert difference(picture, stored.convert("RGB")) <= MOST_DIFFERENT


def test_a_journey_that_lost_its_curve_would_be_seen() -> None:
    without = examples.noor(experiences=[])
    assert difference(drawn(*PICTURES["noor"]), drawn(without, View())) > MOST_DIFFERENT
