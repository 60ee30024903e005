"""Voting rounds: start, vote, close, and the result."""

from typing import Annotated

from fastapi import Path, Request
from fastapi.responses import JSONResponse, Response

from app.actions import voting as actions
from app.journey import Resource
from app.journey.texts import ID_PATTERN
from app.web.api import workshop_shapes as shapes
from app.web.api.bodies import sent_fields
from app.web.api.openapi import described
from app.web.api.versions import IdempotencyKey
from app.web.api.workshop_bodies import MemberBody
from app.web.api.workshop_frame import Leads, SeesResult, Votes, created, router_at
from app.web.api.workshop_models import BallotPut, VotingCreate
from app.web.dependencies import WorkspaceDep

router = router_at("/votings")
VotingId = Annotated[
    str, Path(alias="votingId", pattern=ID_PATTERN, description="The voting round.")
]


@router.post(
    "",
    status_code=201,
    operation_id="startVoting",
    summary="Begin a round of votes",
    openapi_extra=described("VotingRead", body="VotingCreate"),
)
def start_voting(
    request: Request,
    workspace: WorkspaceDep,
    member: Leads,
    body: MemberBody,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """One round at a time (409)."""
    sent = sent_fields(request, body, VotingCreate)
    started = actions.start_voting(
        workspace,
        member=member,
        subject=Resource(sent["subject"]),
        votes_each=sent.get("votes_each", 3),
        operation_id=idempotency_key,
    )
    return created(request, shapes.voting_read(started))


@router.get(
    "/{votingId}",
    operation_id="getVoting",
    summary="A round of votes and its result",
    openapi_extra=described("VotingRead"),
)
def get_voting(
    workspace: WorkspaceDep,
    member: SeesResult,
    voting_id: VotingId,
) -> Response:
    """`result` is `null` while the round is open."""
    found = actions.get_voting(workspace, member=member, voting_id=voting_id)
    votes = actions.result(workspace, member=member, voting_id=voting_id)
    return JSONResponse(shapes.voting_read(found) | {"result": shapes.votes_read(votes)})


@router.get(
    "/{votingId}/ballots",
    operation_id="getBallot",
    summary="What you voted yourself",
    openapi_extra=described("BallotRead"),
)
def get_ballot(workspace: WorkspaceDep, member: Votes, voting_id: VotingId) -> Response:
    """Empty once the round is closed: nobody can tell then whose votes were whose."""
    choices = actions.own_votes(workspace, member=member, voting_id=voting_id)
    return JSONResponse({"choices": list(choices)})


@router.put(
    "/{votingId}/ballots",
    operation_id="vote",
    summary="Vote, or vote anew",
    openapi_extra=described("VotingRead", body="BallotPut"),
)
def vote(
    request: Request,
    workspace: WorkspaceDep,
    member: Votes,
    voting_id: VotingId,
    body: MemberBody,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Each item once, at most `votesEach` of them."""
    cast = actions.cast(
        workspace,
        member=member,
        voting_id=voting_id,
        choices=sent_fields(request, body, BallotPut)["choices"],
        operation_id=idempotency_key,
    )
    return JSONResponse(shapes.voting_read(cast))


@router.post(
    "/{votingId}/closings",
    operation_id="closeVoting",
    summary="End a round: the result can be seen",
    openapi_extra=described("VotingRead"),
)
def close_voting(
    workspace: WorkspaceDep,
    member: Leads,
    voting_id: VotingId,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """What tied ballots to people is thrown away."""
    closed = actions.close_voting(
        workspace, member=member, voting_id=voting_id, operation_id=idempotency_key
    )
    votes = actions.result(workspace, member=member, voting_id=voting_id)
    return JSONResponse(shapes.voting_read(closed) | {"result": shapes.votes_read(votes)})
