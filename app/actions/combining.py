"""Build the combined journey: a sketch, and what voices and lived journeys say of it, taken over.

Nothing is taken over unasked. What came of somebody's answers is noted (``note_use``) in the same
transaction, so that a withdrawal finds it, also where it came by way of a lived journey.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlmodel import Session

from app.access.people import Person
from app.access.together import TogetherDeed, check_together_deed
from app.actions.journeys import get_journey, import_journey
from app.actions.linking import SKETCHES, get_linked, journeys_along
from app.actions.operations import Plan, Target, perform
from app.actions.orders import Order
from app.actions.voices import note_use
from app.actions.workspace import Done, Workspace
from app.journey import Change, Fault, Journey, JourneyKind, Refused, Resource, apply, new_id
from app.journey.bringing import (
    Base,
    Kind,
    Proposal,
    changes_of,
    item_id_of,
    proposals_along,
)
from app.journey.comparing import counterparts
from app.storage import voices as stored
from app.voices import Answers, MissingMoment, MomentAnswer

MOST_AT_ONCE: Final = 500
NOT_TAKEN_ALONG: Final = ("annotations", "improvements", "actions", "decisions")
"""What belongs to the sketch alone; the combined journey gets its own."""


@dataclass(frozen=True)
class Bringing:
    """A combined journey, the sketch it began as, and everything that can be taken over."""

    combined: Journey
    sketch: Journey
    proposals: tuple[Proposal, ...]

    @property
    def open(self) -> tuple[Proposal, ...]:
        """What hasn't been taken over yet."""
        return tuple(one for one in self.proposals if not one.is_taken(self.combined))


def make_combined(
    workspace: Workspace,
    *,
    person: Person,
    sketch_id: str,
    title: str,
    operation_id: str | None = None,
) -> Done:
    """A new combined journey that begins as a sketch, and is held against it.

    What stands in the sketch because somebody answered is not copied: it comes by a proposal, so
    that a withdrawal finds it.
    """
    check_together_deed(person, TogetherDeed.COMBINE)
    sketch = get_journey(workspace, sketch_id).journey
    if sketch.kind not in SKETCHES:
        raise Refused([Fault(("based_on",), "not_a_sketch")])
    with workspace.database.reading() as session:
        used = {one.item_id for one in stored.uses_in(session, sketch_id)}
    kept = tuple(one for one in sketch.experiences if one.id not in used)
    fields: dict[str, Any] = dict.fromkeys(NOT_TAKEN_ALONG, ()) | {
        "id": new_id(),
        "kind": JourneyKind.COMBINED,
        "title": title,
        "template": False,
        "based_on": sketch_id,
        "matches": (),
        "experiences": kept,
    }
    made = Journey.model_validate(sketch.model_copy(update=fields).model_dump())
    return import_journey(workspace, person=person, journey=made, operation_id=operation_id)


def get_bringing(workspace: Workspace, *, person: Person, journey_id: str) -> Bringing:
    """What can be taken over into a combined journey.

    Raises ``NotFound``, and ``Refused`` where it is held against no sketch.
    """
    check_together_deed(person, TogetherDeed.SEE)
    linked = get_linked(workspace, journey_id)
    if linked.sketch is None or linked.journey.kind is not JourneyKind.COMBINED:
        raise Refused([Fault(("based_on",), "not_combined")])
    along = journeys_along(workspace, linked.sketch.id)
    lived = [one for one in along if one.kind is JourneyKind.LIVED]
    with workspace.database.reading() as session:
        found = _proposals(session, linked.journey, linked.sketch, lived)
        return Bringing(linked.journey, linked.sketch, tuple(found))


def take_over(
    workspace: Workspace,
    *,
    person: Person,
    journey_id: str,
    proposal_ids: Sequence[str],
    operation_id: str | None = None,
) -> Done:
    """Take proposals over, one or many, in one operation; the source of each is kept.

    What is there already, or whose words were withdrawn meanwhile, is passed over. Raises as
    ``get_bringing``, and ``Refused`` where more than 500 are asked for at once.
    """
    check_together_deed(person, TogetherDeed.COMBINE)
    if len(proposal_ids) > MOST_AT_ONCE:
        raise Refused([Fault(("proposals",), "too_many", {"most": MOST_AT_ONCE})])
    bringing = get_bringing(workspace, person=person, journey_id=journey_id)
    along = journeys_along(workspace, bringing.sketch.id)
    lived = [one for one in along if one.kind is JourneyKind.LIVED]
    wanted = frozenset(proposal_ids)

    def plan(session: Session, journey: Journey) -> Plan:
        done: list[Change] = []
        for one in _proposals(session, journey, bringing.sketch, lived):
            if one.id in wanted:
                step = changes_of(journey, one)
                journey = apply(journey, step)
                done += step
                _note(session, journey.id, one, has_come=bool(step))
        return Plan(done)

    content = {"verb": "take-over", "proposals": sorted(wanted)}
    order = Order(person, content, operation_id)
    return perform(workspace, order, journey_id, Target(Resource.JOURNEY, journey_id), plan)


def _note(session: Session, journey_id: str, one: Proposal, *, has_come: bool) -> None:
    for answers_id in one.answers if has_come else ():
        for resource, item_id in one.items():
            note_use(
                session,
                answers_id=answers_id,
                journey_id=journey_id,
                resource=resource,
                item_id=item_id,
            )


def _proposals(
    session: Session, combined: Journey, sketch: Journey, lived: Sequence[Journey]
) -> Iterator[Proposal]:
    places = counterparts(combined, sketch)
    for journey, mapped in ((sketch, places), (combined, None)):
        ids = [one.id for one in stored.questionnaires_of(session, journey.id)]
        rows = stored.answers_rows(session, ids) if ids else ()
        for answers in map(stored.answers_of, rows):
            yield from _of_answers(answers, journey, mapped)
    for one in lived:
        if not counterparts(one, sketch):
            continue  # nobody knows yet where its contact moments belong
        used = {use.item_id: use.answers_id for use in stored.uses_in(session, one.id)}
        for proposal in proposals_along(combined, one, sketch):
            behind = (used[name] for name in proposal.came_of if name in used)
            yield replace(proposal, answers=tuple(dict.fromkeys(behind)))


def _of_answers(
    answers: Answers, asked_about: Journey, places: Mapping[str, str] | None
) -> Iterator[Proposal]:
    """What one voice answered: how it was, and what is missing."""
    there = {one.id: one.id for one in asked_about.contact_moments} if places is None else places
    for moment in asked_about.contact_moments:
        felt = _felt(answers.about(moment.id))
        if moment.id in there and felt:
            yield _proposal(answers, moment.id, asked_about, there[moment.id], felt)
    last = [there[one.id] for one in asked_about.contact_moments if one.id in there][-1:]
    for one in answers.missing:
        unknown = last[0] if last else None
        behind = there.get(one.after) if one.after else None
        yield _proposal(
            answers,
            f"missing {one.title}",
            asked_about,
            behind if one.placed else unknown,
            _felt(one),
            {"title": one.title, "known_to_department": False},
        )


def _proposal(
    answers: Answers,
    key: str,
    asked_about: Journey,
    moment_id: str | None,
    felt: Mapping[str, Any],
    fields: Mapping[str, Any] | None = None,
) -> Proposal:
    item_id = item_id_of(answers.id, key)
    return Proposal(
        id=item_id,
        kind=Kind.EXPERIENCE if fields is None else Kind.MOMENT,
        base=Base.VOICE,
        item_id=item_id,
        moment_id=moment_id,
        voice=answers.voice,
        origin=asked_about.title,
        felt=felt,
        fields=fields or {},
        answers=(answers.id,),
    )


def _felt(one: MomentAnswer | MissingMoment) -> dict[str, Any]:
    """What somebody felt; empty where they told nothing of it."""
    told = {"score": one.score, "emotions": one.emotions, "quote": one.sentence}
    return told if any(value not in (None, (), "") for value in told.values()) else {}
