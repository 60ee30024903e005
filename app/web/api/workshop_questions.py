"""What the facilitator asks the room, and the reveal of what was hidden."""

from typing import Annotated

from fastapi import Path, Request
from fastapi.responses import JSONResponse, Response

from app.actions import answering, asking
from app.journey.texts import ID_PATTERN
from app.web.api import workshop_shapes as shapes
from app.web.api.bodies import sent_fields
from app.web.api.openapi import described
from app.web.api.versions import IdempotencyKey
from app.web.api.workshop_bodies import MemberBody
from app.web.api.workshop_frame import Contributes, Leads, SeesJourney, created, router_at
from app.web.api.workshop_models import AnswerCreate, QuestionCreate
from app.web.dependencies import WorkspaceDep
from app.workshop import QuestionKind

router = router_at()
QuestionId = Annotated[
    str, Path(alias="questionId", pattern=ID_PATTERN, description="The question.")
]


@router.post(
    "/questions",
    status_code=201,
    operation_id="ask",
    summary="Ask the room something",
    openapi_extra=described("QuestionRead", body="QuestionCreate"),
)
def ask(
    request: Request,
    workspace: WorkspaceDep,
    member: Leads,
    body: MemberBody,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """With `hides`, answers are kept back until they are revealed."""
    sent = sent_fields(request, body, QuestionCreate)
    asked = asking.ask(
        workspace,
        member=member,
        kind=QuestionKind(sent.pop("kind")),
        operation_id=idempotency_key,
        **sent,
    )
    return created(request, shapes.question_read(asked))


@router.post(
    "/questions/{questionId}/answers",
    status_code=201,
    operation_id="answer",
    summary="Answer a question in your own words",
    openapi_extra=described("ContributionRead", body="AnswerCreate"),
)
def answer(
    request: Request,
    workspace: WorkspaceDep,
    member: Contributes,
    question_id: QuestionId,
    body: MemberBody,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """It stands beside the map; `state` tells whether everybody reads it at once."""
    made = answering.answer(
        workspace,
        member=member,
        question_id=question_id,
        text=sent_fields(request, body, AnswerCreate)["text"],
        operation_id=idempotency_key,
    )
    own = f"{request.url.path.rpartition('/questions/')[0]}/contributions/{made.id}"
    return created(request, shapes.contribution_read(made), own)


@router.get(
    "/questions/{questionId}/answers",
    operation_id="listAnswers",
    summary="The answers in words that everybody may read",
    openapi_extra=described("AnswerRead", many=True),
)
def list_answers(workspace: WorkspaceDep, member: SeesJourney, question_id: QuestionId) -> Response:
    """Whose they are is not told."""
    asking.get_question(workspace, member=member, question_id=question_id)
    found = answering.list_answers(workspace, member=member)
    return JSONResponse(
        [shapes.answer_read(one) for one in found if one.question_id == question_id]
    )


@router.post(
    "/questions/{questionId}/revelations",
    operation_id="revealAnswers",
    summary="Show the answers to a question, all at once",
    openapi_extra=described("RevealedRead"),
)
def reveal_answers(
    workspace: WorkspaceDep,
    member: Leads,
    question_id: QuestionId,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """In a moderated workshop they wait for a moderator then."""
    shown = asking.reveal(
        workspace, member=member, question_id=question_id, operation_id=idempotency_key
    )
    return JSONResponse({"revealed": shown})


@router.post(
    "/questions/{questionId}/closings",
    operation_id="closeQuestion",
    summary="Be done with a question",
    openapi_extra=described("QuestionRead"),
)
def close_question(
    workspace: WorkspaceDep,
    member: Leads,
    question_id: QuestionId,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """What is still hidden waits for a moderator."""
    closed = asking.close_question(
        workspace, member=member, question_id=question_id, operation_id=idempotency_key
    )
    return JSONResponse(shapes.question_read(closed))


@router.post(
    "/revelations",
    operation_id="reveal",
    summary="Show everything that was hidden, and hide no longer",
    openapi_extra=described("RevealedRead"),
)
def reveal(
    workspace: WorkspaceDep, member: Leads, idempotency_key: IdempotencyKey = None
) -> Response:
    """But for the answers to questions that are still open and hidden."""
    shown = asking.reveal(workspace, member=member, operation_id=idempotency_key)
    return JSONResponse({"revealed": shown})
