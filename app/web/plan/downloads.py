"""Plan and report to take away: PDF, XLSX, CSV, and reminders for a calendar."""

from datetime import UTC, datetime
from typing import Annotated, Final

from fastapi import APIRouter, Query
from fastapi.responses import Response

from app.actions.deciding import findings_of
from app.actions.journeys import get_journey
from app.actions.planning import reach_of
from app.actions.workspace import NotFound
from app.formats.known import XLSX
from app.journey import Department, Journey, Level, Resource
from app.journey.bottlenecks import Finding
from app.journey.planning.reminders import reminders
from app.journey.planning.sharing_out import shares
from app.language import Translator
from app.web.pages.visit import ItemIdDep, Visit, VisitDep
from app.web.plan.page import today

router = APIRouter()
PDF: Final = "application/pdf"
CSV: Final = "text/csv; charset=utf-8"
ICS: Final = "text/calendar; charset=utf-8"
DepartmentQuery = Annotated[str, Query(max_length=63)]


@router.get("/journeys/{journey_id}/plan.pdf")
def plan_pdf(visit: VisitDep, journey_id: ItemIdDep, department: DepartmentQuery = "") -> Response:
    """The action plan on paper, of everybody or of one department."""
    from app.reports.documents import plan_report
    from app.reports.typesetting import pdf

    journey = _journey(visit, journey_id)
    report = plan_report(journey, visit.t, today(), _department(journey, department))
    return _file(pdf(report, journey), PDF, f"actieplan-{department or journey_id}.pdf")


@router.get("/journeys/{journey_id}/plan.xlsx")
def plan_xlsx(visit: VisitDep, journey_id: ItemIdDep, department: DepartmentQuery = "") -> Response:
    """The actions as a workbook: all of them, and a sheet for each department."""
    from app.reports.sheets import action_sheets, workbook

    journey = _journey(visit, journey_id)
    _department(journey, department)
    content = workbook(action_sheets(journey, visit.t, department))
    return _file(content, XLSX, f"actieplan-{department or journey_id}.xlsx")


@router.get("/journeys/{journey_id}/plan.csv")
def plan_csv(visit: VisitDep, journey_id: ItemIdDep, department: DepartmentQuery = "") -> Response:
    """The actions as one table."""
    from app.reports.sheets import action_sheets, csv_file

    journey = _journey(visit, journey_id)
    _department(journey, department)
    content = csv_file(action_sheets(journey, visit.t, department)[0], visit.t)
    return _file(content, CSV, f"actieplan-{department or journey_id}.csv")


@router.get("/journeys/{journey_id}/improvements.xlsx")
def improvements_xlsx(visit: VisitDep, journey_id: ItemIdDep) -> Response:
    """The improvements as a workbook."""
    from app.reports.sheets import improvement_sheet, workbook

    sheet = improvement_sheet(_journey(visit, journey_id), visit.t)
    return _file(workbook([sheet]), XLSX, f"verbeterideeen-{journey_id}.xlsx")


@router.get("/journeys/{journey_id}/improvements.csv")
def improvements_csv(visit: VisitDep, journey_id: ItemIdDep) -> Response:
    """The improvements as one table."""
    from app.reports.sheets import csv_file, improvement_sheet

    content = csv_file(improvement_sheet(_journey(visit, journey_id), visit.t), visit.t)
    return _file(content, CSV, f"verbeterideeen-{journey_id}.csv")


@router.get("/journeys/{journey_id}/bottlenecks.xlsx")
def bottlenecks_xlsx(visit: VisitDep, journey_id: ItemIdDep) -> Response:
    """The bottlenecks as a workbook."""
    from app.reports.sheets import bottleneck_sheet, workbook

    sheet = bottleneck_sheet(*_with_found(visit, journey_id))
    return _file(workbook([sheet]), XLSX, f"knelpunten-{journey_id}.xlsx")


@router.get("/journeys/{journey_id}/bottlenecks.csv")
def bottlenecks_csv(visit: VisitDep, journey_id: ItemIdDep) -> Response:
    """The bottlenecks as one table."""
    from app.reports.sheets import bottleneck_sheet, csv_file

    content = csv_file(bottleneck_sheet(*_with_found(visit, journey_id)), visit.t)
    return _file(content, CSV, f"knelpunten-{journey_id}.csv")


@router.get("/journeys/{journey_id}/tables.xlsx")
def tables_xlsx(visit: VisitDep, journey_id: ItemIdDep) -> Response:
    """Every table of the journey in one workbook."""
    from app.reports.sheets import all_sheets, workbook

    content = workbook(all_sheets(*_with_found(visit, journey_id)))
    return _file(content, XLSX, f"tabellen-{journey_id}.xlsx")


@router.get("/journeys/{journey_id}/plan.ics")
def plan_ics(visit: VisitDep, journey_id: ItemIdDep, department: DepartmentQuery = "") -> Response:
    """What is due, for a calendar."""
    from app.reports.calendars import calendar

    loaded = get_journey(visit.workspace, journey_id)
    journey = loaded.journey
    due = reminders(journey)
    if _department(journey, department) is not None:
        mine = [
            one for one in shares(journey) if one.department and one.department.id == department
        ]
        shown = {one.id for share in mine for one in (*share.own, *share.helping)}
        due = [one for one in due if one.action is not None and one.action.id in shown]
    now, sequence = datetime.now(UTC), loaded.sequence
    content = calendar(journey, due, visit.t, now=now, sequence=sequence)
    return _file(content, ICS, f"herinneringen-{department or journey_id}.ics")


@router.get("/journeys/{journey_id}/report.pdf")
def report_pdf(visit: VisitDep, journey_id: ItemIdDep) -> Response:
    """The report for who decides: the map, the bottlenecks, the voices, the plan."""
    from app.reports.documents import council_report
    from app.reports.typesetting import pdf

    journey, t, found = _with_found(visit, journey_id)
    content = pdf(council_report(journey, t, today(), found), journey, found)
    return _file(content, PDF, f"verslag-{journey_id}.pdf")


@router.get("/journeys/{journey_id}/breakthrough.pdf")
def breakthrough_pdf(visit: VisitDep, journey_id: ItemIdDep) -> Response:
    """The breakthrough session on paper: agenda and record."""
    from app.reports.documents import session_report
    from app.reports.typesetting import pdf

    journey, t, found = _with_found(visit, journey_id)
    content = pdf(session_report(journey, t, today(), found), journey, found)
    return _file(content, PDF, f"doorbraaksessie-{journey_id}.pdf")


@router.get("/journeys/{journey_id}/level.pdf")
def level_pdf(visit: VisitDep, journey_id: ItemIdDep, level: Level) -> Response:
    """What lies at a level, for the meeting that it goes to."""
    from app.reports.documents import level_report
    from app.reports.typesetting import pdf

    journey = _journey(visit, journey_id)
    cases = {category.value: n for category, n in reach_of(visit.workspace).items()}
    content = pdf(level_report(journey, visit.t, today(), level, cases), journey)
    return _file(content, PDF, f"opschalen-{level.value}-{journey_id}.pdf")


def _journey(visit: Visit, journey_id: str) -> Journey:
    return get_journey(visit.workspace, journey_id).journey


def _with_found(visit: Visit, journey_id: str) -> tuple[Journey, Translator, list[Finding]]:
    """A journey, the reader's language, and what the rules find by this workspace's settings."""
    journey = _journey(visit, journey_id)
    return journey, visit.t, findings_of(visit.workspace, journey, today())


def _department(journey: Journey, department: str) -> Department | None:
    """The department that was asked for; raises ``NotFound`` where there is none of that id."""
    if not department:
        return None
    found = journey.department(department)
    if found is None:
        raise NotFound(Resource.DEPARTMENT, department)
    return found


def _file(content: bytes, media_type: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=media_type, headers=headers)
