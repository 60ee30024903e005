"""Adding and changing the items of a journey, and its frame: forms that work without a script."""

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from app.actions.journeys import get_journey
from app.actions.workspace import NotFound, OperationReused, Stale
from app.journey import Fault, Refused, Resource
from app.privacy import warnings_in
from app.privacy.of_journeys import allowed_in
from app.web.pages.fields import fields_in
from app.web.pages.form_of import FormOf
from app.web.pages.form_page import FormPage, is_free_text
from app.web.pages.form_values import Values
from app.web.pages.item_forms import filled_form, new_form, refused_form, stale_form
from app.web.pages.journey_page import saved
from app.web.pages.rendering import render
from app.web.pages.saving import save
from app.web.pages.visit import ItemIdDep, ResourceDep, SentDep, Visit, VisitDep

router = APIRouter(include_in_schema=False)


@router.get("/journeys/{journey_id}/frame")
def show_frame(visit: VisitDep, journey_id: ItemIdDep) -> Response:
    """The form of what the journey is about."""
    return _show(visit, FormOf(journey_id, Resource.JOURNEY, journey_id))


@router.post("/journeys/{journey_id}/frame")
def change_frame(visit: VisitDep, journey_id: ItemIdDep, sent: SentDep) -> Response:
    """Change what the journey is about."""
    return _submit(visit, FormOf(journey_id, Resource.JOURNEY, journey_id), sent)


@router.get("/journeys/{journey_id}/add/{collection}")
def show_new_item(visit: VisitDep, journey_id: ItemIdDep, resource: ResourceDep) -> Response:
    """An empty form; fields in the address are filled in already (``?phase=…``)."""
    loaded = get_journey(visit.workspace, journey_id)
    query = visit.request.query_params
    given = {name: tuple(query.getlist(name)) for name in query}
    return _page(visit, new_form(visit, FormOf(journey_id, resource), loaded, given))


@router.post("/journeys/{journey_id}/add/{collection}")
def add_item(
    visit: VisitDep, journey_id: ItemIdDep, resource: ResourceDep, sent: SentDep
) -> Response:
    """Add an item."""
    return _submit(visit, FormOf(journey_id, resource), sent)


@router.get("/journeys/{journey_id}/{collection}/{item_id}")
def show_item(
    visit: VisitDep, journey_id: ItemIdDep, resource: ResourceDep, item_id: ItemIdDep
) -> Response:
    """The form of an item as it is."""
    return _show(visit, FormOf(journey_id, resource, item_id))


@router.post("/journeys/{journey_id}/{collection}/{item_id}")
def change_item(
    visit: VisitDep, journey_id: ItemIdDep, resource: ResourceDep, item_id: ItemIdDep, sent: SentDep
) -> Response:
    """Change an item."""
    return _submit(visit, FormOf(journey_id, resource, item_id), sent)


def _show(visit: Visit, form: FormOf) -> Response:
    return _page(visit, filled_form(visit, form, get_journey(visit.workspace, form.journey_id)))


def _submit(visit: Visit, form: FormOf, sent: Values) -> Response:
    try:
        save(visit, form, sent)
    except Refused as refused:
        return _refused(visit, form, sent, refused.faults)
    except OperationReused:
        return _refused(visit, form, sent, (Fault((), "sent_before"),), status=409)
    except Stale:
        loaded = get_journey(visit.workspace, form.journey_id)
        return _page(visit, stale_form(visit, form, loaded, sent), status=412)
    if "noscript" in sent and _is_warned(visit, form, sent):
        address = f"/journeys/{form.journey_id}/personal-data?after=saved"
        return RedirectResponse(address, status_code=303)
    verb = "created" if form.item_id is None else "changed"
    return saved(visit, form.journey_id, verb, form.resource, then=_next(visit, form, sent))


def _is_warned(visit: Visit, form: FormOf, sent: Values) -> bool:
    """Whether a text holds what a script would have warned of while it was typed."""
    free = [one.path for one in fields_in(form.groups) if is_free_text(one)]
    text = "\n".join(value for path in free for value in sent.get(path, ()))
    journey = get_journey(visit.workspace, form.journey_id).journey
    return bool(warnings_in(text, allowed=allowed_in(journey)))


def _refused(
    visit: Visit, form: FormOf, sent: Values, faults: tuple[Fault, ...], *, status: int = 400
) -> Response:
    loaded = get_journey(visit.workspace, form.journey_id)
    is_item = form.item_id is not None and form.resource is not Resource.JOURNEY
    if is_item and loaded.journey.find(form.resource, form.item_id) is None:
        raise NotFound(form.resource, form.item_id or "")
    return _page(visit, refused_form(visit, form, loaded, sent, faults), status=status)


def _next(visit: Visit, form: FormOf, sent: Values) -> str:
    """Where to go on after "save, and another one": the same empty form."""
    if form.item_id is not None or "again" not in sent:
        return ""
    phase = next(iter(sent.get("phase", ())), "").partition("/")[0]
    return f"{visit.request.url.path}?phase={phase}/:last" if phase else visit.request.url.path


def _page(visit: Visit, page: FormPage, *, status: int = 200) -> Response:
    answer = render(visit.request, visit.t, "form.html", page, status=status)
    answer.headers["Klantreis-Form"] = "yes"
    return answer
