"""Files in and out: every format of a journey, and what each leaves out."""

from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import APIRouter, Path, Query
from fastapi.responses import JSONResponse, Response
from pydantic import Field

from app.actions.journeys import get_journey, import_journeys
from app.actions.linking import sketch_beside
from app.exports.known import EXPORTS
from app.exports.parts import EVERYTHING, Part, with_parts
from app.formats.known import FORMATS, READABLE
from app.journey import Fault, Refused
from app.journey.texts import ItemId
from app.language import Translator
from app.web.api.bodies import BodyDep
from app.web.api.models import Read
from app.web.api.openapi import described
from app.web.api.parameters import JourneyId
from app.web.api.shapes import replayed
from app.web.api.versions import IdempotencyKey
from app.web.dependencies import CurrentPerson, TranslatorDep, WorkspaceDep
from app.web.sharing.taking import file_answer, losses_in

if TYPE_CHECKING:
    from app.formats.draft import Reading

router: Final = APIRouter(tags=["files"])
OCTETS: Final = "application/octet-stream"
BYTES: Final = {"schema": {"type": "string", "format": "binary"}}


class ExportRead(Read):
    """A format that a journey can be taken away as."""

    format: Annotated[str, Field(description="Its name, for the address.")]
    media_type: Annotated[str, Field(description="Of its files.")]
    suffix: Annotated[str, Field(description="How its files end.")]
    can_be_read: Annotated[bool, Field(description="Whether it can be read in again.")]
    left_out: Annotated[
        list[str], Field(description="What of this journey has no place in it, in sentences.")
    ]


class ImportRemark(Read):
    """Something of a file that is not in the journey."""

    line: Annotated[int, Field(description="Of the file, counted from 1; 0: the whole file.")]
    field: Annotated[str, Field(description="What the file calls the place; may be empty.")]
    sentence: Annotated[str, Field(description="What is not taken over, and why.")]


class ImportedJourney(Read):
    """A journey of a file."""

    id: Annotated[ItemId, Field(description="Its id: that of the file unless it was taken.")]
    title: Annotated[str, Field(description="Its title.")]
    contact_moments: Annotated[int, Field(description="How many it has.")]


class Imported(Read):
    """What a file held, and whether it is stored."""

    format: Annotated[str, Field(description="The format that it was read as.")]
    stored: Annotated[bool, Field(description="`false` for a preview.")]
    journeys: Annotated[list[ImportedJourney], Field(description="What was in it.")]
    remarks: Annotated[list[ImportRemark], Field(description="What is not taken over.")]


OUTGOING: Final = (ExportRead, Imported)
_FILES: Final = {
    "requestBody": {
        "required": True,
        "description": "The file as it is, of any of these formats.",
        "content": {OCTETS: BYTES} | {form.media_type: BYTES for form in FORMATS.values()},
    }
}
_ANSWERS: Final = {
    "x-answer": {
        "model": "",
        "many": False,
        "file": False,
        "types": sorted({form.media_type.split(";")[0] for form in EXPORTS.values()}),
    }
}
FormatName = Annotated[
    str,
    Path(
        alias="format",
        description="One of the names that `exports` lists.",
        max_length=30,
        json_schema_extra={"enum": [one.name for one in EXPORTS.values() if one.write]},
    ),
]
LeaveOut = Annotated[
    list[Part] | None,
    Query(
        alias="leaveOut",
        description="Parts that stay behind: `voices`, `plan`; may be named several times.",
    ),
]


@router.get(
    "/journeys/{journeyId}/exports",
    operation_id="listExports",
    summary="The formats that a journey can be taken away as",
    openapi_extra=described("ExportRead", many=True),
)
def list_exports(
    workspace: WorkspaceDep, _person: CurrentPerson, t: TranslatorDep, journey_id: JourneyId
) -> Response:
    """Each with what of this very journey has no place in it."""
    journey = get_journey(workspace, journey_id).journey
    sketch = sketch_beside(workspace, journey)
    return JSONResponse(
        [
            {
                "format": one.name,
                "mediaType": one.media_type.split(";")[0],
                "suffix": one.suffixes[0],
                "canBeRead": one.read is not None,
                "leftOut": list(losses_in(journey, one.name, t, sketch)),
            }
            for one in EXPORTS.values()
            if one.write is not None
        ]
    )


@router.get(
    "/journeys/{journeyId}/exports/{format}",
    operation_id="getExport",
    summary="A journey as a file",
    openapi_extra=_ANSWERS,
)
def get_export(
    workspace: WorkspaceDep,
    _person: CurrentPerson,
    t: TranslatorDep,
    journey_id: JourneyId,
    file_format: FormatName,
    leave_out: LeaveOut = None,
) -> Response:
    """In the language of `Accept-Language` where the format has words of its own."""
    journey = get_journey(workspace, journey_id).journey
    parts = EVERYTHING - frozenset(leave_out or ())
    return file_answer(workspace, with_parts(journey, parts), file_format, t)


@router.post(
    "/imports",
    operation_id="importFile",
    summary="Read in a file of any format, or only look what is in it",
    openapi_extra=described("Imported") | _FILES,
)
def import_file(
    workspace: WorkspaceDep,
    person: CurrentPerson,
    t: TranslatorDep,
    body: BodyDep,
    name: Annotated[
        str, Query(max_length=200, description="The file's name: its end tells the format.")
    ] = "",
    file_format: Annotated[
        str, Query(alias="format", max_length=30, description="Its format, if its name doesn't.")
    ] = "",
    preview: Annotated[bool, Query(description="`true`: nothing is stored.")] = False,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Faults are a 400 that names each with its line, and nothing is stored."""
    from app.formats.recognising import read_any

    chosen = file_format or _by_type(body.media_type)
    if chosen and chosen not in READABLE:
        raise Refused([Fault(("format",), "not_one_of", {"expected": ", ".join(READABLE)})])
    form, reading = read_any(body.content, name, chosen if file_format or not name else "")
    journeys = (reading.journey, *reading.others)
    ids, headers = [one.id for one in journeys], {}
    if not preview:
        done = import_journeys(
            workspace,
            person=person,
            journeys=journeys,
            operation_id=idempotency_key,
            file=body.content,
        )
        ids, headers = [one.journey_id for one in done], replayed(done[0])
    return JSONResponse(_told(form.name, reading, ids, t, stored=not preview), headers=headers)


def _told(
    form: str, reading: "Reading", ids: list[str], t: Translator, *, stored: bool
) -> dict[str, Any]:
    """What a file held, as the model ``Imported`` has it."""
    return {
        "format": form,
        "stored": stored,
        "journeys": [
            {"id": id_, "title": one.title, "contactMoments": len(one.contact_moments)}
            for id_, one in zip(ids, (reading.journey, *reading.others), strict=True)
        ],
        "remarks": [
            {"line": one.line, "field": one.name, "sentence": t.fault(one.fault)}
            for one in reading.remarks
        ],
    }


def _by_type(media_type: str) -> str:
    """The format of a media type; empty where it tells none."""
    named = (form.name for form in FORMATS.values() if form.media_type == media_type)
    return next(named, "")
