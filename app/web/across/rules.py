"""The administrator's page of the rules: thresholds, and the legal terms with their sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import RedirectResponse, Response

from app.actions.legal_terms import drop_term, find_term, keep_term, term_name
from app.actions.rule_settings import RulesInForce, back_to_defaults, change_rules, rules_in_force
from app.actions.workspace import NotFound
from app.journey import Fault, Refused, Resource
from app.journey.bottlenecks.settings import LegalTerm
from app.web.across.rule_form import (
    RULES,
    term_form,
    term_read,
    term_shown,
    thresholds_form,
    thresholds_read,
    thresholds_shown,
)
from app.web.pages.form_page import FormPage
from app.web.pages.form_values import Values
from app.web.pages.rendering import render
from app.web.pages.visit import SentDep, Visit, VisitDep

router = APIRouter()
TermName = Annotated[str, Path(max_length=80, pattern=r"^[a-z0-9-]+\.\d{4}-\d\d-\d\d$")]


@dataclass(frozen=True)
class RulesPage:
    """The form of the thresholds and the list of legal terms."""

    form: FormPage
    rules: RulesInForce
    done: bool

    def address(self, term: LegalTerm) -> str:
        """Where a term is changed."""
        return f"{RULES}/terms/{term_name(term)}"


def _today() -> date:
    return datetime.now(UTC).date()


@router.get(RULES)
def show_rules(visit: VisitDep, done: bool = False) -> Response:
    """The rules as they are in force."""
    rules = rules_in_force(visit.workspace)
    return _page(visit, rules, thresholds_shown(rules.settings, visit.t("across.decimal")), done)


@router.post(RULES)
def save_rules(visit: VisitDep, sent: SentDep) -> Response:
    """Let the rules run with these thresholds from now on."""
    changes = thresholds_read(thresholds_form().read(sent))
    try:
        change_rules(visit.workspace, changes=changes, today=_today())
    except Refused as refused:
        rules = rules_in_force(visit.workspace)
        return _page(visit, rules, sent, faults=refused.faults)
    return RedirectResponse(f"{RULES}?done=true", status_code=303)


@router.post(f"{RULES}/defaults")
def forget_rules(visit: VisitDep) -> Response:
    """Back to the program's own thresholds and legal terms."""
    back_to_defaults(visit.workspace, today=_today())
    return RedirectResponse(f"{RULES}?done=true", status_code=303)


@router.get(f"{RULES}/terms/new")
def show_new_term(visit: VisitDep) -> Response:
    """The form of a term that is not there yet."""
    return _form(visit, None, {"check": ("yes",)})


@router.post(f"{RULES}/terms/new")
def add_term(visit: VisitDep, sent: SentDep) -> Response:
    """Add a legal term."""
    return _keep(visit, None, sent)


@router.get(f"{RULES}/terms/{{term}}")
def show_term(visit: VisitDep, term: TermName) -> Response:
    """The form of a legal term."""
    return _form(visit, term, term_shown(_found(visit, term)))


@router.post(f"{RULES}/terms/{{term}}")
def change_term(visit: VisitDep, term: TermName, sent: SentDep) -> Response:
    """Change a legal term."""
    _found(visit, term)
    return _keep(visit, term, sent)


@router.post(f"{RULES}/terms/{{term}}/remove")
def remove_term(visit: VisitDep, term: TermName) -> Response:
    """Take a legal term away."""
    drop_term(visit.workspace, name=term, today=_today())
    return RedirectResponse(f"{RULES}?done=true#terms", status_code=303)


def _found(visit: Visit, name: str) -> LegalTerm:
    term = find_term(visit.workspace, name)
    if term is None:
        raise NotFound(Resource.JOURNEY, name)
    return term


def _keep(visit: Visit, name: str | None, sent: Values) -> Response:
    fields = term_read(term_form(visit.t, "").read(sent))
    try:
        keep_term(visit.workspace, fields=fields, name=name, today=_today())
    except Refused as refused:
        return _form(visit, name, sent, refused.faults)
    return RedirectResponse(f"{RULES}?done=true#terms", status_code=303)


def _form(visit: Visit, name: str | None, values: Values, faults: Sequence[Fault] = ()) -> Response:
    form = term_form(visit.t, f"{RULES}/terms/{name or 'new'}")
    page = form.page(visit.t, values, faults)
    return render(visit.request, visit.t, "form.html", page, status=400 if faults else 200)


def _page(
    visit: Visit,
    rules: RulesInForce,
    values: Values,
    done: bool = False,
    faults: Sequence[Fault] = (),
) -> Response:
    page = RulesPage(thresholds_form().page(visit.t, values, faults), rules, done)
    status = 400 if faults else 200
    return render(visit.request, visit.t, "across/rules.html", page, status=status)
