"""The list of webhooks, one with its last deliveries, and what is done with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from app.actions import webhooks as actions
from app.actions.webhook_delivery import MOST_FAILURES
from app.actions.webhook_sending import Outcome
from app.actions.webhooks import Webhook
from app.journey import Fault, Refused
from app.language import Translator
from app.web.dependencies import SettingsDep
from app.web.pages.fields import Field, Widget
from app.web.pages.form_values import Values
from app.web.pages.rendering import render
from app.web.pages.visit import ItemIdDep, SentDep, Visit, VisitDep
from app.web.plain_forms import PlainForm, PlainGroup
from app.web.webhooks.sending import sender_of

router = APIRouter(include_in_schema=False)
PATH: Final = "/webhooks"
_FIELDS: Final = (
    Field("title", Widget.LINE, required=True),
    Field("address", Widget.LINE, required=True),
)


@dataclass(frozen=True)
class WebhooksPage:
    """What the templates show."""

    webhooks: Sequence[Webhook]
    t: Translator
    secret: str = ""
    most_failures: int = MOST_FAILURES

    def came(self, outcome: Outcome) -> str:
        """What came of a delivery, in words."""
        if outcome.taken:
            return self.t("webhooks.taken", status=outcome.status)
        if outcome.status is not None:
            return self.t("webhooks.refused", status=outcome.status)
        return self.t(f"faults.{outcome.problem}")


@router.get(PATH)
def show_webhooks(visit: VisitDep) -> Response:
    """Every webhook."""
    found = actions.list_webhooks(visit.workspace, person=visit.person)
    return render(visit.request, visit.t, "webhooks/list.html", WebhooksPage(found, visit.t))


@router.get(f"{PATH}/add")
def show_new_webhook(visit: VisitDep) -> Response:
    """The form of a webhook that is not there yet."""
    return _form(visit, {})


@router.post(f"{PATH}/add")
def add_webhook(visit: VisitDep, settings: SettingsDep, sent: SentDep) -> Response:
    """Add a webhook, and show it."""
    fields = _plain().read(sent)
    try:
        made = actions.add_webhook(
            visit.workspace, person=visit.person, sender=sender_of(settings), fields=fields
        )
    except Refused as refused:
        return _form(visit, sent, refused.faults)
    return RedirectResponse(f"{PATH}/of/{made.id}", status_code=303)


@router.get(f"{PATH}/of/{{item_id}}")
def show_webhook(visit: VisitDep, settings: SettingsDep, item_id: ItemIdDep) -> Response:
    """One webhook: its secret, and the last deliveries."""
    found = actions.get_webhook(visit.workspace, person=visit.person, webhook_id=item_id)
    secret = actions.secret_of(
        visit.workspace, person=visit.person, sender=sender_of(settings), webhook_id=item_id
    )
    page = WebhooksPage((found,), visit.t, secret)
    return render(visit.request, visit.t, "webhooks/one.html", page)


@router.post(f"{PATH}/of/{{item_id}}/test")
def try_webhook(visit: VisitDep, settings: SettingsDep, item_id: ItemIdDep) -> Response:
    """Send a test."""
    actions.try_webhook(
        visit.workspace, person=visit.person, sender=sender_of(settings), webhook_id=item_id
    )
    return RedirectResponse(f"{PATH}/of/{item_id}#deliveries", status_code=303)


@router.post(f"{PATH}/of/{{item_id}}/pause")
def pause_webhook(visit: VisitDep, item_id: ItemIdDep) -> Response:
    """Tell it nothing for now."""
    return _switch(visit, item_id, active=False)


@router.post(f"{PATH}/of/{{item_id}}/start")
def start_webhook(visit: VisitDep, item_id: ItemIdDep) -> Response:
    """Tell it again, from where it was."""
    return _switch(visit, item_id, active=True)


@router.post(f"{PATH}/of/{{item_id}}/remove")
def remove_webhook(visit: VisitDep, item_id: ItemIdDep) -> Response:
    """Take it away."""
    actions.remove_webhook(visit.workspace, person=visit.person, webhook_id=item_id)
    return RedirectResponse(PATH, status_code=303)


def _switch(visit: Visit, webhook_id: str, *, active: bool) -> Response:
    actions.switch_webhook(
        visit.workspace, person=visit.person, webhook_id=webhook_id, active=active
    )
    return RedirectResponse(f"{PATH}/of/{webhook_id}", status_code=303)


def _plain() -> PlainForm:
    return PlainForm("webhooks.form", (PlainGroup("where", _FIELDS),), f"{PATH}/add", PATH)


def _form(visit: Visit, values: Values, faults: Sequence[Fault] = ()) -> Response:
    page = _plain().page(visit.t, values, faults)
    return render(visit.request, visit.t, "form.html", page, status=400 if faults else 200)
