"""Every file that a journey can be taken away as, with what stays behind named beforehand."""

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Query
from fastapi.responses import Response

from app.actions.deciding import findings_of
from app.actions.journeys import get_journey
from app.actions.linking import sketch_beside
from app.actions.patterns import today
from app.actions.workspace import Workspace
from app.exports.known import EXPORTS, goes_beside_its_sketch, tells_bottlenecks, written
from app.exports.parts import EVERYTHING, Part, with_parts
from app.formats.known import XLSX
from app.formats.losses import told
from app.journey import Fault, Journey, Refused
from app.language import Translator
from app.web.pages.visit import ItemIdDep, VisitDep

router: Final = APIRouter(include_in_schema=False)
TELLS: Final = frozenset({"csv", "mermaid", "cjml"})
"""The formats that drop something of a journey, and can tell what without drawing a map."""


@dataclass(frozen=True)
class TakenFile:
    """A format on offer: how its file ends, and sentences about what is not in it."""

    name: str
    suffix: str
    losses: tuple[str, ...]


def files_of(workspace: Workspace, journey: Journey, t: Translator) -> tuple[TakenFile, ...]:
    """Every format, and what of this journey each has no place for."""
    sketch = sketch_beside(workspace, journey)
    return tuple(
        TakenFile(one.name, one.suffixes[0], losses_in(journey, one.name, t, sketch))
        for one in EXPORTS.values()
        if one.write is not None
    )


def losses_in(
    journey: Journey, name: str, t: Translator, sketch: Journey | None = None
) -> tuple[str, ...]:
    """What of a journey a format has no place for, in sentences; ``sketch`` may come along."""
    if name not in TELLS:
        return ()
    try:
        return tuple(told(written(EXPORTS[name], journey, t, sketch=sketch).losses, t))
    except Refused as refused:
        return tuple(t.fault(one) for one in refused.faults)


def file_answer(workspace: Workspace, journey: Journey, name: str, t: Translator) -> Response:
    """A journey as a file of a format, to be saved; raises ``Refused`` where it can't be."""
    chosen = EXPORTS.get(name)
    if chosen is None or chosen.write is None:
        expected = ", ".join(EXPORTS)
        raise Refused([Fault(("format",), "not_one_of", {"expected": expected})])
    found = findings_of(workspace, journey, today()) if tells_bottlenecks(chosen) else None
    sketch = sketch_beside(workspace, journey) if goes_beside_its_sketch(chosen) else None
    writing = written(chosen, journey, t, found, sketch)
    file = f"{journey.id}{chosen.suffixes[0]}"
    headers = {
        "Content-Disposition": f'attachment; filename="{file}"',
        "Content-Language": t.language,
        "X-Robots-Tag": "noindex",
    }
    return Response(writing.content, media_type=chosen.media_type, headers=headers)


def as_template(journey: Journey) -> Journey:
    """A journey for others to begin with: nothing of what people lived, said, chose or planned."""
    bare = with_parts(journey, frozenset())
    cleared = {"template": True, "based_on": None, "matches": ()}
    return bare.model_copy(update={"decisions": ()}).with_frame(
        bare.frame.model_copy(update=cleared)
    )


@router.get("/journeys/{journey_id}/files")
def take(
    visit: VisitDep,
    journey_id: ItemIdDep,
    name: Annotated[str, Query(alias="format")] = "yaml",
    leave_out: Annotated[list[Part] | None, Query()] = None,
    template: Annotated[bool, Query()] = False,
) -> Response:
    """The journey as a file, without the parts that are to stay behind."""
    journey = get_journey(visit.workspace, journey_id).journey
    chosen = with_parts(journey, EVERYTHING - frozenset(leave_out or ()))
    going = as_template(journey) if template else chosen
    return file_answer(visit.workspace, going, name, visit.t)


@router.get("/import/workbook.xlsx")
def take_workbook(visit: VisitDep) -> Response:
    """The workbook to fill in, in the reader's language."""
    from app.formats.workbook import template

    file = visit.t("sharing.workbook_name")
    headers = {"Content-Disposition": f'attachment; filename="{file}.xlsx"'}
    return Response(template(visit.t), media_type=XLSX, headers=headers)
