"""Voting rounds: a number of votes each, and nobody can tell afterwards whose they were.

A ballot is kept under a digest of the participant with a key that only its round has; closing the
round throws the key away. The log and the list of operations know the same digest, no person.
"""

import hashlib
import hmac
import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlmodel import Session

from app.access.members import Member
from app.access.people import guest
from app.access.permissions import Deed
from app.actions.orders import Order
from app.actions.scenes import Scene, carry_out
from app.actions.workspace import NotFound, Workspace
from app.journey import Fault, Refused, Resource, new_id
from app.storage import workshops as stored
from app.storage.workshop_tables import BallotRow, VotingRow
from app.workshop import Matter, Signal, Voting, VotingState
from app.workshop.model import MOST_VOTES
from app.workshop.rules import check_open, check_present

SUBJECTS: Final = (
    Resource.BOTTLENECK,
    Resource.CONTACT_MOMENT,
    Resource.PROBLEM,
    Resource.IMPROVEMENT,
)


def start_voting(
    workspace: Workspace,
    *,
    member: Member,
    subject: Resource,
    votes_each: int,
    operation_id: str | None = None,
) -> Voting:
    """Begin a round on the items of one kind; refused while another round is open."""
    faults = []
    if subject not in SUBJECTS:
        expected = ", ".join(one.value for one in SUBJECTS)
        faults.append(Fault(("subject",), "not_one_of", {"expected": expected}))
    if not 1 <= votes_each <= MOST_VOTES:
        code, limit = ("too_small", 1) if votes_each < 1 else ("too_large", MOST_VOTES)
        faults.append(Fault(("votesEach",), code, {"limit": limit}))
    if faults:
        raise Refused(faults)

    def work(scene: Scene) -> Signal:
        workshop = scene.workshop(member.workshop.id)
        rounds = stored.votings_of(scene.session, workshop.id)
        if any(one.state == VotingState.OPEN.value for one in rounds):
            raise Refused([Fault((), "voting_open")])
        if not scene.journey.items(subject):
            raise Refused([Fault(("subject",), "nothing_to_vote_on")])
        row = VotingRow(
            id=new_id(),
            workshop_id=workshop.id,
            subject=subject.value,
            votes_each=votes_each,
            state=VotingState.OPEN.value,
            key=secrets.token_hex(32),
        )
        scene.session.add(row)
        scene.session.flush()
        return scene.tell(Matter.VOTING, row.id)

    content = {"verb": "start-voting", "subject": subject, "votes_each": votes_each}
    order = Order(member.person, {"in": member.workshop.id, **content}, operation_id)
    made = carry_out(workspace, order, member.workshop.journey_id, work)
    return get_voting(workspace, member=member, voting_id=made.about)


def get_voting(workspace: Workspace, *, member: Member, voting_id: str) -> Voting:
    """A round of this workshop; raises ``NotFound``."""
    with workspace.database.reading() as session:
        return stored.voting_of(session, _row(session, member, voting_id))


def cast(
    workspace: Workspace,
    *,
    member: Member,
    voting_id: str,
    choices: Sequence[str],
    operation_id: str | None = None,
) -> Voting:
    """Vote for these items, each once; voting again replaces what one voted before."""
    with workspace.database.reading() as session:
        key = _row(session, member, voting_id).key
    voter = _voter(key, member)

    def work(scene: Scene) -> Signal:
        workshop = scene.workshop(member.workshop.id)
        check_open(workshop)
        participant = scene.participant(workshop.id, member.person.id)
        check_present(participant)
        Member(workshop, participant).check(Deed.VOTE)
        row = _row(scene.session, member, voting_id)
        _check_choices(scene, row, choices)
        ballot = scene.session.get(BallotRow, (row.id, voter))
        if ballot is None:
            scene.session.add(BallotRow(voting_id=row.id, voter=voter, choices=list(choices)))
        else:
            ballot.choices = list(choices)
        return scene.tell(Matter.VOTING, row.id)

    if not key:
        raise Refused([Fault((), "voting_closed")])
    content = {"verb": "cast", "voting": voting_id, "choices": list(choices)}
    order = Order(guest(voter), content, operation_id)
    carry_out(workspace, order, member.workshop.journey_id, work)
    return get_voting(workspace, member=member, voting_id=voting_id)


def own_votes(workspace: Workspace, *, member: Member, voting_id: str) -> Sequence[str]:
    """What one voted in a round that is open; afterwards nobody can tell."""
    with workspace.database.reading() as session:
        row = _row(session, member, voting_id)
        if not row.key:
            return ()
        ballot = session.get(BallotRow, (row.id, _voter(row.key, member)))
        return tuple(ballot.choices) if ballot else ()


def close_voting(
    workspace: Workspace, *, member: Member, voting_id: str, operation_id: str | None = None
) -> Voting:
    """End a round: the result can be seen, and the key that tied ballots to people is gone."""

    def work(scene: Scene) -> Signal:
        row = _row(scene.session, member, voting_id)
        row.state, row.key = VotingState.CLOSED.value, ""
        return scene.tell(Matter.VOTING, row.id)

    content = {"verb": "close-voting", "voting": voting_id}
    order = Order(member.person, content, operation_id)
    carry_out(workspace, order, member.workshop.journey_id, work)
    return get_voting(workspace, member=member, voting_id=voting_id)


def result(workspace: Workspace, *, member: Member, voting_id: str) -> Mapping[str, int] | None:
    """The votes for each item that has some, most first; ``None`` while the round is open."""
    with workspace.database.reading() as session:
        row = _row(session, member, voting_id)
        if row.state == VotingState.OPEN.value:
            return None
        return votes_in(session, row.id)


def votes_in(session: Session, voting_id: str) -> dict[str, int]:
    """The votes for each item that has some, most first."""
    counted: Counter[str] = Counter()
    for ballot in stored.ballots_of(session, voting_id):
        counted.update(ballot.choices)
    return dict(sorted(counted.items(), key=lambda one: (-one[1], one[0])))


def _check_choices(scene: Scene, row: VotingRow, choices: Sequence[str]) -> None:
    if row.state != VotingState.OPEN.value:
        raise Refused([Fault((), "voting_closed")])
    if len(choices) > row.votes_each:
        raise Refused([Fault(("choices",), "too_many", {"most": row.votes_each})])
    if len(set(choices)) < len(choices):
        raise Refused([Fault(("choices",), "voted_twice")])
    subject = Resource(row.subject)
    values: Any = {"resource": subject.value}
    faults = [
        Fault(("choices", place), "not_there", values | {"id": one})
        for place, one in enumerate(choices)
        if scene.journey.find(subject, one) is None
    ]
    if faults:
        raise Refused(faults)


def _row(session: Session, member: Member, voting_id: str) -> VotingRow:
    row = session.get(VotingRow, voting_id)
    if row is None or row.workshop_id != member.workshop.id:
        raise NotFound(Matter.VOTING, voting_id)
    return row


def _voter(key: str, member: Member) -> str:
    return hmac.new(key.encode(), member.person.id.encode(), hashlib.sha256).hexdigest()
