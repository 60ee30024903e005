"""Webhooks for programs: list, add, read, stop, start, try, remove; what came of deliveries."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Path, Request
from fastapi.responses import JSONResponse, Response
from pydantic import AwareDatetime, Field

from app.actions import webhooks as actions
from app.actions.webhook_sending import LONGEST_ADDRESS
from app.actions.webhooks import Delivery, Webhook, WebhookState
from app.journey.texts import ID_PATTERN, ItemId, Title
from app.web.api import shapes
from app.web.api.bodies import BodyDep, sent_fields
from app.web.api.collections import Page, PageSize, paged_answer
from app.web.api.models import Read
from app.web.api.openapi import described
from app.web.api.workshop_models import Sent
from app.web.dependencies import CurrentPerson, SettingsDep, WorkspaceDep
from app.web.webhooks.sending import sender_of

router: Final = APIRouter(prefix="/webhooks", tags=["webhooks"])
WebhookId = Annotated[str, Path(alias="webhookId", pattern=ID_PATTERN, description="The webhook.")]


class WebhookCreate(Sent):
    """A webhook to add."""

    title: Annotated[Title, Field(description="What it is for.")]
    address: Annotated[
        str,
        Field(
            description="Where messages go: https, and public.",
            max_length=LONGEST_ADDRESS,
            json_schema_extra={"pattern": "^\\s*https?://"},
        ),
    ]


class DeliveryRead(Read):
    """A try to tell a webhook something."""

    journey: Annotated[ItemId | None, Field(description="Of which journey; `null`: a test.")]
    first: Annotated[int, Field(description="The number of the first change that was told.")]
    last: Annotated[int, Field(description="The number of the last one.")]
    at: Annotated[AwareDatetime, Field(description="When.")]
    delivered: Annotated[bool, Field(description="Whether the receiver answered 2xx.")]
    status: Annotated[int | None, Field(description="The status of its answer.")]
    problem: Annotated[str, Field(description="What stood before an answer, for programs.")]
    milliseconds: Annotated[int, Field(description="How long it took.")]


class WebhookRead(Read):
    """A webhook."""

    id: Annotated[ItemId, Field(description="Tells webhooks apart.")]
    title: Annotated[str, Field(description="What it is for.")]
    address: Annotated[str, Field(description="Where messages go.")]
    state: Annotated[WebhookState, Field(description="Whether it is told anything.")]
    failures: Annotated[int, Field(description="How many tries in a row failed.")]
    made_at: Annotated[AwareDatetime, Field(description="When it was added.")]
    next_try_at: Annotated[AwareDatetime | None, Field(description="Not before, after a failure.")]


class WebhookWhole(WebhookRead):
    """A webhook with what its messages are checked with."""

    secret: Annotated[str, Field(description="`whsec_…`, for a library of Standard Webhooks.")]


INCOMING: Final = (WebhookCreate,)
OUTGOING: Final = (WebhookRead, WebhookWhole, DeliveryRead)


@router.get(
    "",
    operation_id="listWebhooks",
    summary="The webhooks",
    openapi_extra=described("WebhookRead", many=True),
)
def list_webhooks(
    request: Request,
    workspace: WorkspaceDep,
    person: CurrentPerson,
    page: Page = None,
    page_size: PageSize = None,
) -> Response:
    """Those that are paused or stopped too."""
    found = actions.list_webhooks(workspace, person=person)
    return paged_answer(request, [_read(one) for one in found], page, page_size)


@router.post(
    "",
    status_code=201,
    operation_id="createWebhook",
    summary="Tell an address of every change from now on",
    openapi_extra=described("WebhookWhole", body="WebhookCreate"),
)
def create_webhook(
    request: Request,
    workspace: WorkspaceDep,
    settings: SettingsDep,
    person: CurrentPerson,
    body: BodyDep,
) -> Response:
    """At most 20. An address within the server's own network is refused."""
    fields = sent_fields(request, body, WebhookCreate)
    sender = sender_of(settings)
    made = actions.add_webhook(workspace, person=person, sender=sender, fields=fields)
    secret = actions.secret_of(workspace, person=person, sender=sender, webhook_id=made.id)
    headers = {"Location": f"{request.url.path}/{made.id}"}
    return JSONResponse(_read(made) | {"secret": secret}, 201, headers)


@router.get(
    "/{webhookId}",
    operation_id="getWebhook",
    summary="One webhook, with its secret",
    openapi_extra=described("WebhookWhole"),
)
def get_webhook(
    workspace: WorkspaceDep, settings: SettingsDep, person: CurrentPerson, webhook_id: WebhookId
) -> Response:
    """The secret comes from the server's own key, and is kept nowhere."""
    found = actions.get_webhook(workspace, person=person, webhook_id=webhook_id)
    secret = actions.secret_of(
        workspace, person=person, sender=sender_of(settings), webhook_id=webhook_id
    )
    return JSONResponse(_read(found) | {"secret": secret})


@router.delete(
    "/{webhookId}",
    status_code=204,
    operation_id="removeWebhook",
    summary="Take a webhook away",
    openapi_extra=described(),
)
def remove_webhook(
    workspace: WorkspaceDep, person: CurrentPerson, webhook_id: WebhookId
) -> Response:
    """It is told nothing more, and forgotten."""
    actions.remove_webhook(workspace, person=person, webhook_id=webhook_id)
    return Response(status_code=204)


@router.post(
    "/{webhookId}/pauses",
    operation_id="pauseWebhook",
    summary="Tell a webhook nothing for now",
    openapi_extra=described("WebhookRead"),
)
def pause_webhook(
    workspace: WorkspaceDep, person: CurrentPerson, webhook_id: WebhookId
) -> Response:
    """Started again, it gets what it missed."""
    return _switched(workspace, person, webhook_id, active=False)


@router.post(
    "/{webhookId}/starts",
    operation_id="startWebhook",
    summary="Tell a webhook again, from where it was",
    openapi_extra=described("WebhookRead"),
)
def start_webhook(
    workspace: WorkspaceDep, person: CurrentPerson, webhook_id: WebhookId
) -> Response:
    """One that stopped by itself too; its failures are counted from 0 again."""
    return _switched(workspace, person, webhook_id, active=True)


@router.post(
    "/{webhookId}/tests",
    operation_id="testWebhook",
    summary="Send a webhook a test at once",
    openapi_extra=described("DeliveryRead"),
)
def test_webhook(
    workspace: WorkspaceDep, settings: SettingsDep, person: CurrentPerson, webhook_id: WebhookId
) -> Response:
    """What came of it is the answer. A test says nothing of any journey."""
    actions.try_webhook(workspace, person=person, sender=sender_of(settings), webhook_id=webhook_id)
    newest = actions.get_webhook(workspace, person=person, webhook_id=webhook_id).deliveries[0]
    return JSONResponse(_delivery(newest))


@router.get(
    "/{webhookId}/deliveries",
    operation_id="listDeliveries",
    summary="The last deliveries of a webhook, the newest first",
    openapi_extra=described("DeliveryRead", many=True),
)
def list_deliveries(
    request: Request,
    workspace: WorkspaceDep,
    person: CurrentPerson,
    webhook_id: WebhookId,
    page: Page = None,
    page_size: PageSize = None,
) -> Response:
    """What came of each; what was said is not kept."""
    found = actions.get_webhook(workspace, person=person, webhook_id=webhook_id)
    return paged_answer(request, [_delivery(one) for one in found.deliveries], page, page_size)


def _switched(
    workspace: WorkspaceDep, person: CurrentPerson, webhook_id: str, *, active: bool
) -> Response:
    done = actions.switch_webhook(workspace, person=person, webhook_id=webhook_id, active=active)
    return JSONResponse(_read(done))


def _read(webhook: Webhook) -> dict[str, Any]:
    later = webhook.next_try_at
    return {
        "id": webhook.id,
        "title": webhook.title,
        "address": webhook.address,
        "state": webhook.state,
        "failures": webhook.failures,
        "madeAt": shapes.in_utc(webhook.made_at),
        "nextTryAt": shapes.in_utc(later) if later else None,
    }


def _delivery(delivery: Delivery) -> dict[str, Any]:
    outcome = delivery.outcome
    return {
        "journey": delivery.journey_id,
        "first": delivery.first,
        "last": delivery.last,
        "at": shapes.in_utc(delivery.at),
        "delivered": outcome.taken,
        "status": outcome.status,
        "problem": outcome.problem,
        "milliseconds": outcome.milliseconds,
    }
