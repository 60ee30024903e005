"""An event log, from the file to a journey: chosen, looked at, read, made into journeys."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import UploadFile

from app.actions.journeys import import_journey
from app.actions.mappings import mapping_for, remember_mapping
from app.actions.workspace import NotFound
from app.eventlogs.desk import ID, Desk, Reading
from app.eventlogs.looking import Look, look_as_before, look_at
from app.eventlogs.mapping import Mapping
from app.eventlogs.one_case import case_journey
from app.eventlogs.sources import recognised
from app.eventlogs.spill import spilled
from app.eventlogs.usual import usual_journey
from app.formats.bad_file import BadFile
from app.journey import Journey, Resource
from app.web.dependencies import CurrentPerson, SettingsDep
from app.web.pages.form_values import first
from app.web.pages.rendering import render
from app.web.pages.visit import SentDep, Visit, VisitDep
from app.web.reading.choosing import MappingPage, mapping_in, mapping_page
from app.web.reading.contexts import (
    FailedPage,
    ProgressPage,
    ResultPage,
    UploadPage,
    failed_page,
    sentences_of,
)

router = APIRouter(prefix="/reading")
EVERY: Final = "2"
"""After so many seconds a page that waits asks again, with or without a script."""


def desk_of(settings: SettingsDep) -> Desk:
    """The desk of this server."""
    return Desk(settings.data_dir / "reading")


DeskDep = Annotated[Desk, Depends(desk_of)]


def reading_of(
    reading_id: Annotated[str, Path(pattern=ID)], desk: DeskDep, _person: CurrentPerson
) -> Reading:
    """The reading that an address names."""
    reading = desk.reading(reading_id)
    if reading is None:
        raise NotFound(Resource.JOURNEY, reading_id)
    return reading


ReadingDep = Annotated[Reading, Depends(reading_of)]


async def _taken_in(request: Request, desk: DeskDep, _person: CurrentPerson) -> Reading | None:
    async with request.form(max_files=1, max_fields=5) as form:
        found = form.get("file")
        if not isinstance(found, UploadFile) or not found.filename:
            return None
        return desk.take_in(found.filename, found.file)


@router.get("")
def show_upload(visit: VisitDep, desk: DeskDep) -> Response:
    """The form to choose a file with, and the logs that are being read."""
    desk.forget()
    return render(visit.request, visit.t, "reading/upload.html", UploadPage(tuple(desk.all())))


@router.post("")
def take_in(
    visit: VisitDep, desk: DeskDep, reading: Annotated[Reading | None, Depends(_taken_in)]
) -> Response:
    """Put a file on the desk and look at it; what is no log goes at once."""
    if reading is None:
        page = UploadPage(tuple(desk.all()), (("", visit.t("import.no_file")),))
        return render(visit.request, visit.t, "reading/upload.html", page, status=400)
    try:
        look_at(reading.log, reading.name)
    except BadFile as bad:
        reading.remove()
        page = UploadPage(tuple(desk.all()), sentences_of(bad.found, visit.t))
        return render(visit.request, visit.t, "reading/upload.html", page, status=400)
    return RedirectResponse(f"/reading/{reading.id}", status_code=303)


@router.get("/{reading_id}")
def show(visit: VisitDep, reading: ReadingDep) -> Response:
    """Where a reading is: at its mapping, on its way, refused, or done."""
    summary = reading.summary
    if summary is not None:
        page = ResultPage(reading.id, summary, visit.t)
        return render(visit.request, visit.t, "reading/result.html", page)
    faults = reading.faults
    if faults is not None:
        failed: FailedPage = failed_page(reading, faults, visit.t)
        return render(visit.request, visit.t, "reading/failed.html", failed)
    if reading.mapping is None:
        return _mapping(visit, mapping_page(reading, _look(visit, reading), visit.t))
    progress = reading.progress
    if progress is None:
        silent = FailedPage(reading.id, reading.name, (("", visit.t("reading.screen.silent")),))
        return render(visit.request, visit.t, "reading/failed.html", silent)
    waiting = ProgressPage(reading.id, reading.name, progress)
    answer = render(visit.request, visit.t, "reading/progress.html", waiting)
    answer.headers["Refresh"] = EVERY
    return answer


@router.post("/{reading_id}")
def read(visit: VisitDep, reading: ReadingDep, sent: SentDep) -> Response:
    """Read the log by the mapping that was chosen; or look at it again by what was changed."""
    chosen, faults = mapping_in(sent)
    chosen = _without_what_was_found(reading, chosen)
    look = look_at(reading.log, reading.name, "", chosen)
    page = mapping_page(reading, look, visit.t, chosen)
    faults += page.lacking(chosen)
    if faults or first(sent, "again"):
        return _mapping(visit, page.with_faults(faults, visit.t), 400 if faults else 200)
    remember_mapping(visit.workspace, look.shape, chosen)
    reading.begin(chosen)
    return RedirectResponse(f"/reading/{reading.id}", status_code=303)


@router.post("/{reading_id}/back")
def set_back(_visit: VisitDep, reading: ReadingDep) -> Response:
    """Choose the mapping again."""
    reading.set_back()
    return RedirectResponse(f"/reading/{reading.id}", status_code=303)


@router.post("/{reading_id}/remove")
def remove(_visit: VisitDep, reading: ReadingDep) -> Response:
    """Take the log and all that was made of it off the desk; journeys that were stored stay."""
    reading.remove()
    return RedirectResponse("/reading", status_code=303)


@router.post("/{reading_id}/journey")
def store(visit: VisitDep, reading: ReadingDep, sent: SentDep) -> Response:
    """Store the usual journey, or that of one case."""
    summary, mapping = reading.summary, reading.mapping
    if summary is None or mapping is None:
        raise NotFound(Resource.JOURNEY, reading.id)
    case = first(sent, "other") or first(sent, "case")
    journey: Journey | None
    try:
        if first(sent, "what") == "case":
            with spilled(reading.spill) as spill:
                journey = case_journey(spill, summary, mapping, case, visit.t)
        else:
            journey = usual_journey(summary, visit.t)
    except BadFile as bad:
        told = sentences_of(bad.found, visit.t)
        page = ResultPage(reading.id, summary, visit.t, told)
        return render(visit.request, visit.t, "reading/result.html", page, status=400)
    if journey is None:
        told = ((visit.t("reading.role.case"), visit.t("reading.screen.no_case", case=case)),)
        page = ResultPage(reading.id, summary, visit.t, told)
        return render(visit.request, visit.t, "reading/result.html", page, status=400)
    done = import_journey(visit.workspace, person=visit.person, journey=journey)
    return RedirectResponse(f"/journeys/{done.journey_id}", status_code=303)


def _look(visit: Visit, reading: Reading) -> Look:
    """A first look, with the mapping that was last chosen for such a file."""
    look = look_at(reading.log, reading.name)
    remembered = mapping_for(visit.workspace, look.shape)
    return look_as_before(reading.log, reading.name, remembered) if remembered else look


def _without_what_was_found(reading: Reading, chosen: Mapping) -> Mapping:
    """The mapping without an encoding and sign that the file has anyway: the next may differ."""
    found = recognised(reading.log, reading.name)
    kept = {
        "encoding": "" if chosen.encoding == found.encoding else chosen.encoding,
        "delimiter": "" if chosen.delimiter == found.delimiter else chosen.delimiter,
    }
    return chosen.model_copy(update=kept)


def _mapping(visit: Visit, page: MappingPage, status: int = 200) -> Response:
    return render(visit.request, visit.t, "reading/mapping.html", page, status=status)
