"""The owner's page for showing a journey to others: its links, and the files to take away."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from app.actions.journeys import get_journey
from app.actions.sharing import USUAL_DAYS, ShareLink, list_links, revoke_link, share_journey
from app.exports.parts import EVERYTHING, Part
from app.journey import Journey, Refused
from app.storage.tables import now
from app.web.dependencies import SettingsDep
from app.web.pages.form_values import first
from app.web.pages.rendering import render
from app.web.pages.visit import ItemIdDep, SentDep, Visit, VisitDep
from app.web.sharing.taking import TakenFile, files_of

router: Final = APIRouter(include_in_schema=False, prefix="/journeys/{journey_id}/share")
TERMS: Final = (7, USUAL_DAYS, 90, 365)
PARTS: Final = tuple(part for part in Part if part in EVERYTHING)


@dataclass(frozen=True)
class SharePage:
    """Links and files of a journey; ``address`` is a new link's, shown this once."""

    journey: Journey
    links: tuple[ShareLink, ...]
    files: tuple[TakenFile, ...]
    at: datetime
    values: Mapping[str, Any] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    made: ShareLink | None = None
    address: str = ""
    embedded: str = ""
    message: str = ""
    terms: tuple[int, ...] = TERMS
    parts: tuple[Part, ...] = PARTS

    @property
    def path(self) -> str:
        """The page's own address."""
        return f"/journeys/{self.journey.id}/share"


@router.get("")
def show_links(visit: VisitDep, journey_id: ItemIdDep, done: str = "") -> Response:
    """The links that there are, a form for a new one, and every file."""
    message = visit.t("sharing.revoked_now") if done == "revoked" else ""
    return _answer(visit, journey_id, message=message)


@router.post("")
def make_link(
    visit: VisitDep, settings: SettingsDep, journey_id: ItemIdDep, sent: SentDep
) -> Response:
    """Make a link and show it, once."""
    days = first(sent, "days")
    fields = {
        "title": first(sent, "title"),
        "shows": list(sent.get("shows", ())),
        "days": int(days) if days.isascii() and days.isdigit() else days,
    }
    try:
        made, key = share_journey(
            visit.workspace, person=visit.person, journey_id=journey_id, fields=fields
        )
    except Refused as refused:
        errors = {
            str(one.place[0]) if one.place else "": visit.t.fault(one) for one in refused.faults
        }
        return _answer(visit, journey_id, values=fields, errors=errors, status=400)
    origin = str(visit.request.base_url).rstrip("/")
    embedded = f"{origin}/embed/{key}" if settings.embed_hosts else ""
    return _answer(visit, journey_id, made=made, address=f"{origin}/share/{key}", embedded=embedded)


@router.post("/{link_id}/revoke")
def revoke(visit: VisitDep, journey_id: ItemIdDep, link_id: ItemIdDep) -> Response:
    """Close what a link opened."""
    revoke_link(visit.workspace, person=visit.person, journey_id=journey_id, link_id=link_id)
    return RedirectResponse(f"/journeys/{journey_id}/share?done=revoked#links", 303)


def _answer(visit: Visit, journey_id: str, *, status: int = 200, **more: Any) -> Response:
    links = list_links(visit.workspace, person=visit.person, journey_id=journey_id)
    journey = get_journey(visit.workspace, journey_id).journey
    page = SharePage(journey, links, files_of(visit.workspace, journey, visit.t), now(), **more)
    return render(visit.request, visit.t, "sharing/page.html", page, status=status)
