"""A map that is drawn again: the same bytes, and only what changed goes to Graphviz."""

import functools
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given

from app.diagram import draw, engine, redraw
from app.diagram.redraw import NOTHING, Kept, Memory
from app.diagram.workers import Pool
from app.journey import Journey, Resource
from tests.diagram.examples import many_voices, noor
from tests.diagram.strategies import journeys
from tests.diagram.test_any_journey import QUIET

WITHOUT_WORDS = {
    "_advances", "_choice", "_drawings", "_look", "_pen_of", "_pool", "_read", "_rule", "_star",
    "_subset", "_threads", "_type_of", "_warning", "defined", "languages", "library", "memory",
    "signs", "translator",
}  # fmt: skip
"""What is kept of colours, fonts, icons, numbers and settings."""


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    redraw.memory().clear()
    yield
    redraw.memory().clear()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that Graphviz is given."""
    sources: list[str] = []
    real = engine.draw

    def draw_noted(source: str) -> bytes:
        sources.append(source)
        return real(source)

    monkeypatch.setattr(engine, "draw", draw_noted)
    monkeypatch.setattr(engine, "parts", lambda _: 1)
    return sources


def _renamed(journey: Journey, title: str) -> Journey:
    first, *others = journey.contact_moments
    changed = first.model_copy(update={"title": title})
    return journey.with_items(Resource.CONTACT_MOMENT, [changed, *others])


def _alone(journey: Journey) -> bytes:
    redraw.memory().clear()
    return draw.svg(journey, standalone=False)


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Een andere titel"},
        {"departments": noor().departments[::-1]},
        {"bottlenecks": []},
        {"phases": [*(one.model_dump() for one in noor().phases), {"id": "f9", "title": "Na"}]},
    ],
    ids=["title", "lanes moved", "no bottlenecks", "a phase more"],
)
def test_a_map_drawn_after_another_is_the_same_as_one_drawn_alone(
    changes: dict[str, object],
) -> None:
    changed = noor(**changes)
    alone = _alone(changed)
    redraw.memory().clear()
    before = draw.svg(noor(), standalone=False)
    assert draw.svg(changed, standalone=False) == alone != before


@given(journeys(most=5), journeys(most=5))
@QUIET
def test_any_map_drawn_after_any_other_is_the_same_as_one_drawn_alone(
    one: Journey, two: Journey
) -> None:
    two = two.model_copy(update={"id": one.id})
    alone = _alone(two)
    redraw.memory().clear()
    draw.svg(one, standalone=False)
    assert draw.svg(two, standalone=False) == alone


@pytest.mark.parametrize("count", [2, 3, 50])
def test_a_map_drawn_in_parts_at_once_is_the_same_as_one_drawn_by_one_worker(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "parts", lambda _: 1)
    alone = _alone(noor())
    monkeypatch.setattr(engine, "parts", lambda _: count)
    assert _alone(noor()) == alone


@pytest.mark.parametrize(("free", "count"), [(4, 3), (3, 2), (2, 1), (1, 1), (0, 1)])
def test_a_map_in_parts_leaves_a_worker_for_other_maps(
    free: int, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "CORES", 8)
    monkeypatch.setattr(Pool, "spare", lambda _: free)
    assert engine.parts(10 * engine.PART) == count
    assert engine.parts(engine.PART) == 1


def test_the_same_map_again_asks_nothing_of_graphviz(asked: list[str]) -> None:
    first = draw.svg(noor(), standalone=False)
    assert len(asked) == 1
    assert draw.svg(noor(), standalone=False) == first
    assert len(asked) == 1


def test_after_a_change_to_one_card_graphviz_draws_little(asked: list[str]) -> None:
    draw.svg(many_voices(), standalone=False)
    draw.svg(_renamed(many_voices(), "Sleutel van het oude huis"), standalone=False)
    whole, part = asked
    assert "oude huis" in part
    assert len(part) < len(whole) / 10


def test_nothing_that_people_wrote_is_remembered_once_it_is_to_be_forgotten() -> None:
    draw.svg(noor(title="Klantreis van Xanthippe"), standalone=False)
    draw.forget()
    assert redraw.memory().get(("", False, "nl", "")) is NOTHING
    found = [
        f"{module}.{name}: {one.cache_info().currsize}"
        for module, held in list(sys.modules.items())
        if module.startswith("app.diagram")
        for name, one in list(vars(held).items())
        if isinstance(one, functools._lru_cache_wrapper)
        and one.cache_info().currsize
        and f"{module}.{name}".rpartition(".")[2] not in WITHOUT_WORDS
    ]
    assert found == []


def test_another_language_is_read_aloud_in_that_language() -> None:
    dutch = draw.svg(noor(), language="nl", standalone=False)
    english = draw.svg(noor(), language="en", standalone=False)
    assert b"Stap 1:" in dutch
    assert b"Stap 1:" not in english


def test_the_memory_forgets_the_longest_unused_picture() -> None:
    memory = Memory(100)
    for name in "abc":
        memory.put(name, Kept(size=30))
    assert memory.get("a") is not NOTHING
    memory.put("d", Kept(size=30))
    assert memory.get("b") is NOTHING
    assert memory.get("a") is not NOTHING


def test_a_picture_takes_the_place_of_the_one_before_it_in_the_memory() -> None:
    memory = Memory(100)
    for _ in range(9):
        memory.put("a", Kept(size=40))
    memory.put("b", Kept(size=40))
    assert memory.get("a") is not NOTHING
    assert memory.get("b") is not NOTHING


def test_a_picture_too_large_for_the_memory_is_not_kept_and_nor_is_the_one_before_it() -> None:
    memory = Memory(100)
    memory.put("a", Kept(size=40))
    memory.put("a", Kept(size=51))
    assert memory.get("a") is NOTHING
