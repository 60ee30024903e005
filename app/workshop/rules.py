"""What becomes of something that somebody writes in a workshop, and what is refused."""

from collections.abc import Mapping
from typing import Any, Final

from app.journey import Fault, Perspective, Refused, Resource, Source
from app.workshop.model import Participant, Question, Workshop
from app.workshop.terms import ContributionState, ParticipantState, Role, WorkshopState

_SOURCES: Final = {
    Role.EXPERT_BY_EXPERIENCE: Source.EXPERT_BY_EXPERIENCE,
    Role.YOUNG_PARENT: Source.YOUNG_PARENT,
}

ON_A_CARD: Final = (Resource.CONTACT_MOMENT, Resource.EXPERIENCE)
"""What people add where they read the journey."""
ADDED: Final = (*ON_A_CARD, Resource.BOTTLENECK, Resource.IMPROVEMENT, Resource.ANNOTATION)
"""The kinds of item that people add in a workshop, in the order in which they are offered."""
_OTHERS: Final[Mapping[Resource, frozenset[str]]] = {
    Resource.IMPROVEMENT: frozenset({"impact", "effort", "choice", "owner", "solved"}),
    Resource.ANNOTATION: frozenset({"voice", "resolved"}),
}
"""What is not for a participant to say of an item: who leads or the working group decides it."""


def adds(role: Role) -> tuple[Resource, ...]:
    """The kinds of item that a role adds; who only watches adds nothing."""
    return () if role in (Role.OBSERVER, Role.PROJECTOR) else ADDED


def check_open(workshop: Workshop) -> None:
    """Refuse a contribution to a workshop that is paused or closed."""
    if workshop.state is not WorkshopState.OPEN:
        raise Refused([Fault((), f"workshop_{workshop.state.value}")])


def check_present(participant: Participant) -> None:
    """Refuse what somebody in the lobby, or sent away, does."""
    if participant.state is not ParticipantState.PRESENT:
        raise Refused([Fault((), "participant_waiting")])


def check_own(
    workshop: Workshop, participant: Participant, resource: Resource, fields: Mapping[str, Any]
) -> None:
    """Refuse kinds that participants don't add, and another department's contact moment."""
    if resource not in adds(participant.role):
        raise Refused([Fault(("resource",), "not_one_of", {"expected": ", ".join(sorted(ADDED))})])
    decided = sorted(_OTHERS.get(resource, frozenset()) & set(fields))
    if decided:
        raise Refused([Fault((one,), "not_for_participants") for one in decided])
    bound = workshop.settings.own_department_only and participant.department is not None
    named = fields.get("department")
    if bound and resource is Resource.CONTACT_MOMENT and named != participant.department:
        raise Refused([Fault(("department",), "not_your_department")])


def first_state(
    workshop: Workshop, question: Question | None, resource: Resource | None = None
) -> ContributionState:
    """Whether a contribution stands on the map at once, or waits, and for what.

    A remark about what others wrote always waits for a moderator: nobody is exposed by one.
    """
    hides = workshop.settings.hidden if question is None else question.hides
    if hides and resource is not Resource.ANNOTATION:
        return ContributionState.HIDDEN
    moderated = workshop.settings.moderated or resource is Resource.ANNOTATION
    return ContributionState.HELD if moderated else ContributionState.ACCEPTED


def revealed_state(workshop: Workshop) -> ContributionState:
    """What a hidden contribution comes to at the reveal."""
    return ContributionState.HELD if workshop.settings.moderated else ContributionState.ACCEPTED


def signed(
    participant: Participant, resource: Resource, fields: Mapping[str, Any]
) -> dict[str, Any]:
    """The fields with where they come from: the role of who wrote them, and never a name."""
    marked = {**fields, "source": source_of(participant.role).value}
    if resource is Resource.ANNOTATION:
        marked["voice"] = str(participant.number)
    if resource is Resource.EXPERIENCE:
        marked |= {
            "perspective": perspective_of(participant.role).value,
            "voice": str(participant.number),
        }
    return marked


def source_of(role: Role) -> Source:
    """Where the contributions of a role come from."""
    return _SOURCES.get(role, Source.PROFESSIONAL)


def perspective_of(role: Role) -> Perspective:
    """Through whose eyes a role values a contact moment."""
    lived = role in (Role.YOUNG_PARENT, Role.EXPERT_BY_EXPERIENCE)
    return Perspective.YOUNG_PARENT if lived else Perspective.DEPARTMENT
