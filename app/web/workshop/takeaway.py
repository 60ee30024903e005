"""All of a workshop in one file to keep: the record, the journey, and the map at its moments."""

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Final

from fastapi import APIRouter
from fastapi.responses import Response

from app.access.members import Member
from app.actions.record import Record, get_record, journey_at
from app.actions.workspace import Workspace
from app.diagram import draw
from app.diagram.view import View
from app.language import Translator
from app.web.api.workshop_frame import SeesRecord
from app.web.api.workshop_shapes import record_read
from app.web.dependencies import TranslatorDep, WorkspaceDep
from app.web.map_views import told
from app.web.workshop.record_text import record_text

router = APIRouter(include_in_schema=False)
ALWAYS: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every entry: the same workshop gives the same bytes."""


@router.get("/journeys/{journeyId}/workshops/{workshopId}/record.zip")
def take_away(workspace: WorkspaceDep, t: TranslatorDep, member: SeesRecord) -> Response:
    """The record as text and as data, the journey as a file, the map then, in between and now."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _entries(workspace, t, member):
            archive.writestr(zipfile.ZipInfo(name, ALWAYS), content, zipfile.ZIP_DEFLATED)
    headers = {"Content-Disposition": f'attachment; filename="workshop-{member.workshop.id}.zip"'}
    return Response(out.getvalue(), media_type="application/zip", headers=headers)


def _entries(
    workspace: Workspace, t: Translator, member: Member
) -> Iterator[tuple[str, bytes | str]]:
    from app.formats.journey_file import write_journey

    record = get_record(workspace, member=member)
    data = json.dumps(record_read(record), ensure_ascii=False, indent=1)
    moments = _moments(record)
    last = moments[-1][1]
    journey = journey_at(workspace, member=member, sequence=last).journey
    yield "record.txt", record_text(record, journey, t)
    yield "record.json", data
    yield "journey.yaml", write_journey(journey)
    for name, sequence in moments:
        then = journey_at(workspace, member=member, sequence=sequence).journey
        yield f"{name}.svg", draw.svg(then, language=t.language, view=told(View(), then, workspace))


def _moments(record: Record) -> list[tuple[str, int]]:
    """The pictures and the numbers of the log they are drawn of: begin, photos, end."""
    begin = record.workshop.first
    last = max([begin, *(one.sequence for one in record.changes)])
    photos = [(f"photo-{n}", one.sequence) for n, one in enumerate(record.photos, start=1)]
    return [("map-before", begin), *photos, ("map-after", last)]
