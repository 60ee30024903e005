"""Any row of actions, against a journey that is kept in lists by the simplest possible code."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from app.access import Person
from app.actions.items import change_frame, change_item, create_item, remove_item
from app.actions.journeys import get_journey, import_journey
from app.actions.undoing import can_undo, redo, undo
from app.actions.workspace import Workspace
from app.journey import Journey, Refused, Resource
from app.storage.database import Database
from app.storage.log import journey_at
from app.storage.migrate import bring_up_to_date
from tests.actions.conftest import ANNE, NOOR, WIM
from tests.actions.record import check_sound

PHASE, MOMENT = Resource.PHASE, Resource.CONTACT_MOMENT
people = st.sampled_from([WIM, ANNE])
places = st.none() | st.integers(0, 5)
titles = st.sampled_from(["Intake", "Gesprek", "Brief"])


class Actions(RuleBasedStateMachine):
    """Phases and contact moments as two plain lists: what each phase holds, in order."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.workspace = Workspace(Database(f"sqlite:///{self.folder / 'test.db'}"))
        bring_up_to_date(self.workspace.database)
        import_journey(self.workspace, person=WIM, journey=NOOR)
        self.phases = {"start": ["a", "b"], "later": ["c"]}
        self.titles = {"a": "A", "b": "B", "c": "C"}
        self.was: dict[int, Journey] = {}
        self.trusted = True

    def teardown(self) -> None:
        if hasattr(self, "workspace"):
            self.workspace.database.close()
            shutil.rmtree(self.folder)

    def on(self, person: Person) -> dict[str, Any]:
        return {"person": person, "journey_id": "noor"}

    def pick(self, ids: list[str], place: int) -> str:
        return ids[place % len(ids)]

    def read_model(self) -> None:
        """After an undo: what it did is checked by the log; the lists begin anew from here."""
        journey = get_journey(self.workspace, "noor").journey
        self.phases = {
            phase.id: [one.id for one in journey.in_phase(phase.id)] for phase in journey.phases
        }
        self.titles = {one.id: one.title for one in journey.contact_moments}

    @rule(person=people, phase=st.integers(0, 5), after=places, title=titles)
    def add(self, person: Person, phase: int, after: int | None, title: str) -> None:
        here = self.pick(list(self.phases), phase)
        moments = self.phases[here]
        behind = self.pick(moments, after) if moments and after is not None else None
        done = create_item(
            self.workspace,
            **self.on(person),
            resource=MOMENT,
            fields={"phase": here, "title": title},
            after=behind,
        )
        moments.insert(moments.index(behind) + 1 if behind else 0, done.id)
        self.titles[done.id] = title

    @precondition(lambda self: self.titles)
    @rule(person=people, which=st.integers(0, 9), phase=st.integers(0, 5), after=places)
    def move(self, person: Person, which: int, phase: int, after: int | None) -> None:
        moved = self.pick(list(self.titles), which)
        here = self.pick(list(self.phases), phase)
        others = [one for one in self.phases[here] if one != moved]
        behind = self.pick(others, after) if others and after is not None else None
        change_item(
            self.workspace,
            **self.on(person),
            resource=MOMENT,
            item_id=moved,
            fields={"phase": here},
            after=behind,
        )
        for moments in self.phases.values():
            if moved in moments:
                moments.remove(moved)
        moments = self.phases[here]
        moments.insert(moments.index(behind) + 1 if behind else 0, moved)

    @precondition(lambda self: self.titles)
    @rule(person=people, which=st.integers(0, 9), title=titles)
    def retitle(self, person: Person, which: int, title: str) -> None:
        changed = self.pick(list(self.titles), which)
        change_item(
            self.workspace,
            **self.on(person),
            resource=MOMENT,
            item_id=changed,
            fields={"title": title},
        )
        self.titles[changed] = title

    @precondition(lambda self: len(self.titles) > 1)
    @rule(person=people, which=st.integers(0, 9))
    def remove(self, person: Person, which: int) -> None:
        gone = self.pick(list(self.titles), which)
        remove_item(self.workspace, **self.on(person), resource=MOMENT, item_id=gone)
        del self.titles[gone]
        for moments in self.phases.values():
            if gone in moments:
                moments.remove(gone)

    @rule(person=people, title=titles)
    def add_phase(self, person: Person, title: str) -> None:
        done = create_item(
            self.workspace, **self.on(person), resource=PHASE, fields={"title": title}, after=None
        )
        self.phases = {done.id: [], **self.phases}

    @precondition(lambda self: len(self.phases) > 1)
    @rule(person=people, which=st.integers(0, 5))
    def remove_phase(self, person: Person, which: int) -> None:
        order = list(self.phases)
        place = which % len(order)
        gone, heir = order[place], order[place - 1]
        remove_item(self.workspace, **self.on(person), resource=PHASE, item_id=gone, move_to=heir)
        moments = self.phases.pop(gone)
        joined = (
            [*self.phases[heir], *moments]
            if order.index(heir) < place
            else [*moments, *self.phases[heir]]
        )
        self.phases[heir] = joined

    @rule(person=people, title=titles)
    def rename(self, person: Person, title: str) -> None:
        change_frame(self.workspace, **self.on(person), fields={"title": title})

    @rule(person=people, again=st.booleans())
    def undo(self, person: Person, again: bool) -> None:
        before = get_journey(self.workspace, "noor").journey
        possible = can_undo(self.workspace, **self.on(person))[again]
        refused = ""
        try:
            (redo if again else undo)(self.workspace, **self.on(person))
        except Refused as error:
            refused = str(error)
        if refused:
            assert ("undo_changed" if possible else "undo_nothing") in refused
            assert get_journey(self.workspace, "noor").journey == before
            return
        assert possible
        self.read_model()

    @invariant()
    def tables_log_memory_and_lists_agree(self) -> None:
        if not hasattr(self, "workspace"):
            return
        journey = check_sound(self.workspace, "noor")
        assert [phase.id for phase in journey.phases] == list(self.phases)
        order = [one for moments in self.phases.values() for one in moments]
        assert [one.id for one in journey.contact_moments] == order
        assert {one.id: one.title for one in journey.contact_moments} == self.titles
        loaded = get_journey(self.workspace, "noor")
        assert loaded.journey == journey
        self.was[loaded.sequence] = journey
        first = min(self.was)
        with self.workspace.database.reading() as session:
            assert journey_at(session, journey, loaded.sequence, first) == self.was[first]


TestActions = Actions.TestCase
TestActions.settings = settings(
    max_examples=12, stateful_step_count=25, deadline=None, derandomize=True
)
