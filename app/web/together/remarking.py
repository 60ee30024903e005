"""The form by which who leads adds a remark: their own, or what somebody told them."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from app.actions.annotating import make_remark
from app.actions.journeys import get_journey
from app.actions.workspace import OperationReused
from app.journey import AnnotationKind, Fault, Journey, Refused, Resource, Source, new_id
from app.language import Translator
from app.language.wording import Wording
from app.web.pages.fields import Field, Widget
from app.web.pages.form_values import Values
from app.web.pages.options import Option
from app.web.pages.rendering import render
from app.web.pages.saving import operation_of
from app.web.pages.visit import ItemIdDep, SentDep, Visit, VisitDep
from app.web.plain_forms import PlainForm, PlainGroup

router: Final = APIRouter()
LONGEST_QUOTE: Final = 60
_FIELDS: Final = (
    Field("about", Widget.ITEM, required=True),
    Field("kind", Widget.CHOICE, required=True),
    Field("text", Widget.TEXT),
    Field("source", Widget.CHOICE),
    Field("voice", Widget.LINE),
)


@router.get("/journeys/{journey_id}/add/annotations")
def show_new_remark(visit: VisitDep, journey_id: ItemIdDep) -> Response:
    """The form of a remark that is not there yet."""
    return _form(visit, journey_id, {"source": (Source.PROFESSIONAL.value,)})


@router.post("/journeys/{journey_id}/add/annotations")
def add_remark(visit: VisitDep, journey_id: ItemIdDep, sent: SentDep) -> Response:
    """Add a remark."""
    try:
        make_remark(
            visit.workspace,
            person=visit.person,
            journey_id=journey_id,
            fields=_read(sent),
            operation_id=operation_of(sent),
        )
    except Refused as refused:
        return _form(visit, journey_id, sent, refused.faults)
    except OperationReused:
        return _form(visit, journey_id, sent, [Fault((), "sent_before")], status=409)
    return RedirectResponse(f"/journeys/{journey_id}/annotations?done=added", status_code=303)


def _read(sent: Values) -> dict[str, Any]:
    """The fields of a remark; what it is about is named in one (``phase/zwanger``)."""
    read = PlainForm("", (PlainGroup("what", _FIELDS),), "", "").read(sent)
    about_resource, _, about = (read.pop("about") or "").partition("/")
    if not about:
        raise Refused([Fault(("about",), "missing")])
    told = {name: value for name, value in read.items() if value}
    return {"about_resource": about_resource, "about": about, **told}


def _form(
    visit: Visit,
    journey_id: str,
    values: Values,
    faults: Sequence[Fault] = (),
    *,
    status: int = 400,
) -> Response:
    journey = get_journey(visit.workspace, journey_id).journey
    say, path = Wording(visit.t), f"/journeys/{journey_id}"
    options = {
        "about": tuple(_things(visit.t, journey)),
        "kind": [Option(one.value, say.term(one)) for one in AnnotationKind],
        "source": [Option(one.value, say.term(one)) for one in Source],
    }
    form = PlainForm(
        "annotations.form",
        (PlainGroup("what", _FIELDS, options),),
        f"{path}/add/annotations",
        f"{path}/annotations",
        hidden={"operation": new_id()},
    )
    page = form.page(visit.t, values, faults)
    return render(visit.request, visit.t, "form.html", page, status=status if faults else 200)


def _things(t: Translator, journey: Journey) -> Iterator[Option]:
    """Everything that a remark can be about, by phase, then bottlenecks and quotes."""
    for phase in journey.phases:
        whole = t("annotations.form.whole_phase")
        yield Option(f"{Resource.PHASE.value}/{phase.id}", whole, group=phase.title)
        for one in journey.in_phase(phase.id):
            yield Option(f"{Resource.CONTACT_MOMENT.value}/{one.id}", one.title, group=phase.title)
    group = t("annotations.form.bottlenecks")
    for stuck in journey.bottlenecks:
        yield Option(f"{Resource.BOTTLENECK.value}/{stuck.id}", stuck.title, group=group)
    group = t("annotations.form.quotes")
    for felt in journey.experiences:
        if felt.quote:
            quote = f"‘{felt.quote[:LONGEST_QUOTE]}’"
            yield Option(f"{Resource.EXPERIENCE.value}/{felt.id}", quote, group=group)
