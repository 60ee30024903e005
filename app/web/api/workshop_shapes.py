"""A workshop and what is in it, as the API answers them."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from pydantic.alias_generators import to_camel

from app.access.members import Member
from app.access.permissions import MAY, Deed
from app.actions.joining import Entrance
from app.actions.record import Record
from app.actions.workshops import Situation
from app.web.api.shapes import Json, in_utc
from app.workshop import (
    Contribution,
    Focus,
    Participant,
    Photo,
    Question,
    Voting,
    Workshop,
    spelled,
)


def workshop_read(workshop: Workshop, *, with_code: bool) -> Json:
    """A workshop; its code for who may see it alone."""
    content = {
        "id": workshop.id,
        "journeyId": workshop.journey_id,
        "state": workshop.state.value,
        "step": workshop.step.value,
        "settings": workshop.settings.model_dump(by_alias=True),
        "focus": focus_read(workshop.focus),
        "showsCode": workshop.shows_code,
        "timerEndsAt": in_utc(workshop.timer_ends_at) if workshop.timer_ends_at else None,
        "firstSequence": workshop.first,
        "lastSequence": workshop.last,
        "openedAt": in_utc(workshop.opened_at),
        "closedAt": in_utc(workshop.closed_at) if workshop.closed_at else None,
        "expiresAt": in_utc(workshop.expires_at),
    }
    if with_code:
        content |= {"code": spelled(workshop.code), "joinPath": f"/join/{workshop.code}"}
    return content


def situation_read(situation: Situation, member: Member) -> Json:
    """A workshop as it stands for one member, and what they may do in it."""
    sees = member.may(Deed.SEE_JOURNEY)
    asked = [question_read(one) for one in situation.questions] if sees else []
    rounds = [voting_read(one) for one in situation.votings] if sees else []
    return workshop_read(situation.workshop, with_code=member.may(Deed.SEE_CODE)) | {
        "sequence": situation.sequence,
        "contentSequence": situation.content,
        "questions": asked,
        "votings": rounds,
        "me": me_read(member),
    }


def me_read(member: Member) -> Json:
    """Who is asking, and what they may do right now."""
    own = participant_read(member.participant) if member.participant else None
    may = sorted(deed.value for deed in MAY[member.role] if member.may(deed))
    return {"role": member.role.value, "participant": own, "may": may}


def focus_read(focus: Focus | None) -> Json | None:
    """What everybody looks at."""
    return {"resource": focus.resource.value, "id": focus.id} if focus else None


def participant_read(participant: Participant) -> Json:
    """Somebody in a workshop."""
    return {
        "id": participant.id,
        "number": participant.number,
        "name": participant.name,
        "role": participant.role.value,
        "department": participant.department,
        "state": participant.state.value,
        "joinedAt": in_utc(participant.joined_at),
        "seenAt": in_utc(participant.seen_at),
        "here": participant.is_here(datetime.now(UTC)),
    }


def contribution_read(contribution: Contribution, version: int | None = None) -> Json:
    """What somebody wrote; ``version`` of the item, where it stands on the map."""
    resource = contribution.resource
    return {
        "id": contribution.id,
        "participant": contribution.participant_id,
        "question": contribution.question_id,
        "resource": resource.value if resource else None,
        "itemId": contribution.item_id,
        "changes": contribution.changes,
        "item": {to_camel(name): value for name, value in contribution.fields.items()},
        "state": contribution.state.value,
        "reason": contribution.reason,
        "version": version,
        "at": in_utc(contribution.at),
    }


def answer_read(contribution: Contribution) -> Json:
    """An answer in words, without whose it is."""
    return {
        "id": contribution.id,
        "question": contribution.question_id,
        "text": str(contribution.fields.get("text", "")),
        "at": in_utc(contribution.at),
    }


def question_read(question: Question) -> Json:
    """Something that is asked of the room."""
    return {
        "id": question.id,
        "kind": question.kind.value,
        "text": question.text,
        "about": focus_read(question.about),
        "hides": question.hides,
        "state": question.state.value,
        "at": in_utc(question.at),
    }


def voting_read(voting: Voting) -> Json:
    """A round of votes, without anybody's votes."""
    return {
        "id": voting.id,
        "subject": voting.subject.value,
        "votesEach": voting.votes_each,
        "state": voting.state.value,
        "cast": voting.cast,
        "at": in_utc(voting.at),
    }


def votes_read(votes: Mapping[str, int] | None) -> list[Json] | None:
    """The votes for each item, most first; ``None`` while the round is open."""
    if votes is None:
        return None
    return [{"id": item_id, "votes": count} for item_id, count in votes.items()]


def photo_read(photo: Photo) -> Json:
    """A moment of the map that was kept."""
    return {
        "id": photo.id,
        "title": photo.title,
        "sequence": photo.sequence,
        "at": in_utc(photo.at),
    }


def entrance_read(entrance: Entrance) -> Json:
    """What a code opens, before one is in."""
    departments: list[dict[str, Any]] = [
        {"id": item_id, "title": title} for item_id, title in entrance.departments
    ]
    workshop = entrance.workshop
    return {
        "workshopId": workshop.id,
        "journeyId": workshop.journey_id,
        "title": entrance.title,
        "state": workshop.state.value,
        "lobby": workshop.settings.lobby,
        "locked": workshop.settings.locked,
        "departments": departments,
    }


def record_read(record: Record) -> Json:
    """What remains of a workshop."""
    return workshop_read(record.workshop, with_code=False) | {
        "people": [{"role": role.value, "count": count} for role, count in record.people.items()],
        "contributions": [
            {"state": state.value, "count": count} for state, count in record.contributions.items()
        ],
        "changes": [
            {
                "sequence": one.sequence,
                "event": one.event,
                "resourceId": one.id,
                "title": one.title,
                "operationId": one.operation_id,
                "at": in_utc(one.at),
            }
            for one in record.changes
        ],
        "questions": [question_read(one) for one in record.questions],
        "answers": [answer_read(one) for one in record.answers],
        "votings": [
            voting_read(one.voting) | {"result": votes_read(one.votes)} for one in record.votings
        ],
        "photos": [photo_read(one) for one in record.photos],
    }
