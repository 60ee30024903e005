"""The memory of journeys: never another journey than the tables hold, never too large."""

from datetime import UTC, datetime, timedelta

from app.journey import Change, Resource, Snapshot
from app.journey.changes import change, create, remove
from app.storage.kept import Kept, Memory
from app.storage.rows import frame_columns
from app.storage.tables import JourneyRow
from tests.actions.conftest import NOOR

AT = datetime(2026, 1, 1, tzinfo=UTC)
KEPT = Kept(NOOR, {kind: {} for kind in Resource if kind is not Resource.JOURNEY})


def row(journey_id: str = "noor", sequence: int = 1, at: datetime = AT) -> JourneyRow:
    return JourneyRow(id=journey_id, sequence=sequence, updated_at=at, **frame_columns(NOOR.frame))


def test_a_journey_is_found_at_its_own_number_and_moment_only() -> None:
    memory = Memory()
    memory.keep(row(), KEPT)
    assert memory.find(row()) is KEPT
    assert memory.find(row(sequence=2)) is None
    assert memory.find(row(at=AT + timedelta(microseconds=1))) is None
    assert memory.find(row("anders")) is None


def test_a_slow_reader_does_not_push_a_newer_journey_out() -> None:
    memory = Memory()
    memory.keep(row(sequence=2), KEPT)
    memory.keep(row(sequence=1), KEPT)
    assert memory.find(row(sequence=2)) is KEPT
    assert memory.find(row(sequence=1)) is None


def test_the_journey_used_longest_ago_is_forgotten_first() -> None:
    size = 1 + 18
    memory = Memory(most_items=2 * size)
    for name in ("een", "twee"):
        memory.keep(row(name), KEPT)
    assert memory.find(row("een")) is KEPT
    memory.keep(row("drie"), KEPT)
    found = {name: memory.find(row(name)) is KEPT for name in ("een", "twee", "drie")}
    assert found == {"een": True, "twee": False, "drie": True}


def test_a_journey_that_is_too_large_is_not_kept() -> None:
    memory = Memory(most_items=5)
    memory.keep(row(), KEPT)
    assert memory.find(row()) is None
    memory.keep(row(), KEPT)
    assert memory.find(row()) is None


def test_versions_follow_the_changes() -> None:
    kept = Kept(NOOR, {Resource.PHASE: {"start": 1, "later": 1}, Resource.EXPERIENCE: {"ec": 1}})
    made = create(NOOR, Resource.PHASE, {"id": "x", "title": "X"})
    after = kept.changed([*made, *change(NOOR, Resource.PHASE, "start", {"title": "Y"})], 5)
    assert after.versions[Resource.PHASE] == {"start": 6, "later": 1, "x": 5}
    gone = after.changed(remove(after.journey, Resource.EXPERIENCE, "ec"), 7)
    assert gone.versions[Resource.EXPERIENCE] == {}
    assert kept.versions[Resource.PHASE] == {"start": 1, "later": 1}


def test_a_changed_frame_leaves_the_versions_of_items_alone() -> None:
    frame = NOOR.frame.model_copy(update={"title": "Anders"})
    framed = Change(Resource.JOURNEY, "noor", Snapshot(NOOR.frame), Snapshot(frame))
    after = KEPT.changed([framed], 2)
    assert (after.journey.title, after.versions) == ("Anders", KEPT.versions)
