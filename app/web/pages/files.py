"""A file of any format in: recognised, looked over, then stored; and a journey file out."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import UploadFile

from app.actions.journeys import get_journey, import_journeys
from app.formats.bad_file import BadFile, FileFault
from app.formats.known import READABLE
from app.journey import LISTS, Journey, Refused, Resource
from app.privacy.of_journeys import warned_texts
from app.web.dependencies import CurrentPerson
from app.web.pages.rendering import render
from app.web.pages.visit import ItemIdDep, Visit, VisitDep
from app.web.security import MOST_BYTES

router = APIRouter(include_in_schema=False)
MOST_SHOWN: Final = 20
MOST_REMARKS: Final = 100
COUNTED: Final = tuple(one for one in LISTS if one is not Resource.DECISION)


@dataclass(frozen=True)
class UploadPage:
    """The form to choose a file with, and what was wrong with the last one."""

    faults: tuple[tuple[str, str], ...] = ()
    more: int = 0
    form: str = ""
    forms: tuple[str, ...] = READABLE
    path: str = "/import"


@dataclass(frozen=True)
class FoundJourney:
    """A journey of a file, before it is stored: ``kept`` is the whole of it, for the next step.

    ``beside`` is the title of the sketch that it is held against, if that is in the file as well.
    """

    journey: Journey
    counts: tuple[tuple[Resource, int], ...]
    warnings: int
    kept: str
    beside: str


@dataclass(frozen=True)
class LookedOver:
    """What a file holds, and what of it is not taken over."""

    file: str
    form: str
    journeys: tuple[FoundJourney, ...]
    remarks: tuple[tuple[str, str], ...]
    path: str = "/import"


@dataclass(frozen=True)
class Sent:
    """What the form sent: a file, as what it is to be read, or journeys that were looked over."""

    name: str = ""
    content: bytes = b""
    form: str = ""
    looks: bool = False
    kept: tuple[bytes, ...] = ()


async def _sent(request: Request, _person: CurrentPerson) -> Sent:
    async with request.form(max_files=1, max_part_size=MOST_BYTES) as form:
        found, chosen = form.get("file"), str(form.get("form", ""))
        kept = tuple(_bytes(str(one)) for one in form.getlist("kept"))
        if not isinstance(found, UploadFile):
            return Sent(kept=kept)
        name, content = found.filename or "", await found.read()
        form_name = chosen if chosen in READABLE else ""
        return Sent(name, content, form_name, "look" in form, kept)


async def _file(request: Request, _person: CurrentPerson) -> tuple[str, bytes]:
    async with request.form(max_files=1) as form:
        found = form.get("file")
        if not isinstance(found, UploadFile):
            return "", b""
        return found.filename or "", await found.read()


FileDep = Annotated[tuple[str, bytes], Depends(_file)]
"""The name and the bytes of the one file that a form sent."""


def _bytes(kept: str) -> bytes:
    """What a page kept of a journey; nonsense becomes a file that nobody can read."""
    try:
        return base64.b64decode(kept, validate=True)
    except (binascii.Error, ValueError):
        return b""


SentDep = Annotated[Sent, Depends(_sent)]


@router.get("/import")
def show_upload(visit: VisitDep) -> Response:
    """The form to choose a file with."""
    return render(visit.request, visit.t, "import.html", UploadPage())


@router.post("/import")
def upload(visit: VisitDep, sent: SentDep) -> Response:
    """Show what a file holds, or store it; say every fault with its line, and store nothing."""
    if not sent.name and not sent.kept:
        return _refused(visit, [("", visit.t("import.no_file"))])
    from app.formats.journey_file import read_journey  # slow to load, and seldom needed
    from app.formats.recognising import read_any

    try:
        if sent.kept:
            return _stored(visit, [read_journey(one, name="journey.yaml") for one in sent.kept])
        form, reading = read_any(sent.content, sent.name, sent.form)
        journeys = (reading.journey, *reading.others)
        if sent.looks:
            return _looked_over(visit, sent.name, form.name, journeys, reading.remarks)
        return _stored(visit, journeys)
    except BadFile as bad:
        faults = [(_place(visit, one), visit.t.fault(one.fault)) for one in bad.found]
        return _refused(visit, faults, sent.form)
    except Refused as refused:
        return _refused(visit, [(one.name, visit.t.fault(one)) for one in refused.faults])


@router.get("/journeys/{journey_id}/journey.yaml")
def download(visit: VisitDep, journey_id: ItemIdDep) -> Response:
    """The journey as a file that anybody can keep, read and change."""
    from app.formats.journey_file import write_journey

    journey = get_journey(visit.workspace, journey_id).journey
    headers = {"Content-Disposition": f'attachment; filename="{journey_id}.yaml"'}
    return Response(write_journey(journey), media_type="application/yaml", headers=headers)


def _looked_over(
    visit: Visit,
    file: str,
    form: str,
    journeys: Sequence[Journey],
    remarks: Sequence[FileFault],
) -> Response:
    from app.formats.journey_file import write_journey

    titles = {one.id: one.title for one in journeys}
    found = tuple(
        FoundJourney(
            journey=one,
            counts=tuple((kind, len(one.items(kind))) for kind in COUNTED if one.items(kind)),
            warnings=sum(len(spot.warnings) for spot in warned_texts(one)),
            kept=base64.b64encode(write_journey(one).encode()).decode(),
            beside=titles.get(one.based_on or "", ""),
        )
        for one in journeys
    )
    told = tuple((_place(visit, one), visit.t.fault(one.fault)) for one in remarks[:MOST_REMARKS])
    page = LookedOver(file, form, found, told)
    return render(visit.request, visit.t, "import_look.html", page)


def _stored(visit: Visit, journeys: Sequence[Journey]) -> Response:
    """Store these journeys; the way leads to the first, or to what in it should be looked at."""
    done = import_journeys(visit.workspace, person=visit.person, journeys=journeys)
    made = [one.journey_id for one in done]
    if len(made) > 1:
        return RedirectResponse("/", status_code=303)
    if warned_texts(journeys[0]):
        address = f"/journeys/{made[0]}/personal-data?after=imported"
        return RedirectResponse(address, status_code=303)
    return RedirectResponse(f"/journeys/{made[0]}?done=made&what=journey", status_code=303)


def _place(visit: Visit, found: FileFault) -> str:
    """Line and field of a fault; a file that can't be read at all has no fields."""
    where = "import.line" if found.name else "import.line_alone"
    return visit.t(where, line=found.line, field=found.name)


def _refused(visit: Visit, faults: list[tuple[str, str]], form: str = "") -> Response:
    page = UploadPage(tuple(faults[:MOST_SHOWN]), max(0, len(faults) - MOST_SHOWN), form)
    return render(visit.request, visit.t, "import.html", page, status=400)
