"""A journey file in, and a journey file out."""

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import UploadFile

from app.actions.journeys import get_journey, import_journey
from app.formats.bad_file import BadFile, FileFault
from app.journey import Refused
from app.privacy.of_journeys import warned_texts
from app.web.dependencies import CurrentPerson
from app.web.pages.rendering import render
from app.web.pages.visit import ItemIdDep, Visit, VisitDep

router = APIRouter(include_in_schema=False)
MOST_SHOWN: Final = 20


@dataclass(frozen=True)
class UploadPage:
    """The form to choose a file with, and what was wrong with the last one."""

    faults: tuple[tuple[str, str], ...] = ()
    more: int = 0
    path: str = "/import"


async def _file(request: Request, _person: CurrentPerson) -> tuple[str, bytes]:
    async with request.form(max_files=1) as form:
        found = form.get("file")
        if not isinstance(found, UploadFile):
            return "", b""
        return found.filename or "", await found.read()


FileDep = Annotated[tuple[str, bytes], Depends(_file)]


@router.get("/import")
def show_upload(visit: VisitDep) -> Response:
    """The form to choose a file with."""
    return render(visit.request, visit.t, "import.html", UploadPage())


@router.post("/import")
def upload(visit: VisitDep, file: FileDep) -> Response:
    """Store the journey of a file, or say every fault with its line; then nothing is stored."""
    name, content = file
    if not name:
        return _refused(visit, [("", visit.t("import.no_file"))])
    from app.formats.journey_file import read_journey  # slow to load, and seldom needed

    try:
        journey = read_journey(content, name=name)
        done = import_journey(visit.workspace, person=visit.person, journey=journey)
    except BadFile as bad:
        return _refused(
            visit,
            [(_place(visit, one), visit.t.fault(one.fault)) for one in bad.found],
        )
    except Refused as refused:
        return _refused(visit, [(one.name, visit.t.fault(one)) for one in refused.faults])
    if warned_texts(journey):
        address = f"/journeys/{done.journey_id}/personal-data?after=imported"
        return RedirectResponse(address, status_code=303)
    return RedirectResponse(f"/journeys/{done.journey_id}?done=made&what=journey", status_code=303)


@router.get("/journeys/{journey_id}/journey.yaml")
def download(visit: VisitDep, journey_id: ItemIdDep) -> Response:
    """The journey as a file that anybody can keep, read and change."""
    from app.formats.journey_file import write_journey

    journey = get_journey(visit.workspace, journey_id).journey
    headers = {"Content-Disposition": f'attachment; filename="{journey_id}.yaml"'}
    return Response(write_journey(journey), media_type="application/yaml", headers=headers)


def _place(visit: Visit, found: FileFault) -> str:
    """Line and field of a fault; a file that can't be read at all has no fields."""
    where = "import.line" if found.name else "import.line_alone"
    return visit.t(where, line=found.line, field=found.name)


def _refused(visit: Visit, faults: list[tuple[str, str]]) -> Response:
    page = UploadPage(tuple(faults[:MOST_SHOWN]), max(0, len(faults) - MOST_SHOWN))
    return render(visit.request, visit.t, "import.html", page, status=400)
