"""The administrator's page of the rules: thresholds, and the legal terms with their sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import RedirectResponse, Response

from app.actions.legal_terms import drop_term, find_term, keep_term, term_name
from app.actions.rule_settings import (
    RulesInForce,
    back_to_defaults,
    change_rules,
    rules_in_force,
    seen_mark,
)
from app.actions.seen import Overtaken, mark_of
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
from app.web.pages.form_page import Difference, FormPage
from app.web.pages.form_values import Values
from app.web.pages.rendering import render
from app.web.pages.visit import SentDep, Visit, VisitDep
from app.web.plain_conflicts import (
    chosen,
    guarded,
    guarded_as_sent,
    overtaken,
    overtaken_page,
    seen_in,
)
from app.web.plain_forms import PlainForm

router = APIRouter()
TermName = Annotated[str, Path(max_length=80, pattern=r"^[a-z0-9-]+\.\d{4}-\d\d-\d\d$")]


@dataclass(frozen=True)
class RulesPage:
    """The form of the thresholds and the list of legal terms."""

    form: FormPage
    rules: RulesInForce
    done: bool

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What somebody else changed meanwhile."""
        return self.form.differences

    def address(self, term: LegalTerm) -> str:
        """Where a term is changed."""
        return f"{RULES}/terms/{term_name(term)}"


def _today() -> date:
    return datetime.now(UTC).date()


@router.get(RULES)
def show_rules(visit: VisitDep, done: bool = False) -> Response:
    """The rules as they are in force."""
    now, mark = _shown_now(visit)
    return _page(visit, guarded(thresholds_form(), now, mark).page(visit.t, now), done=done)


def _shown_now(visit: Visit) -> tuple[Values, str]:
    """What the form shows of the thresholds in force, and their mark."""
    settings = rules_in_force(visit.workspace).settings
    return thresholds_shown(settings, visit.t("across.decimal")), seen_mark(settings)


@router.post(RULES)
def save_rules(visit: VisitDep, sent: SentDep) -> Response:
    """Let the rules run with these thresholds from now on."""
    sent = chosen(thresholds_form(), sent, _shown_now(visit)[0])
    changes = thresholds_read(thresholds_form().read(sent))
    try:
        change_rules(visit.workspace, changes=changes, today=_today(), seen=seen_in(sent))
    except Refused as refused:
        form = guarded_as_sent(thresholds_form(), sent).page(visit.t, sent, refused.faults)
        return _page(visit, form, status=400)
    except Overtaken:
        now, mark = _shown_now(visit)
        page = overtaken_page(visit.t, thresholds_form(), sent, now, mark)
        if page.differences:
            return _page(visit, page, status=412)
    return RedirectResponse(f"{RULES}?done=true", status_code=303)


@router.post(f"{RULES}/defaults")
def forget_rules(visit: VisitDep) -> Response:
    """Back to the program's own thresholds and legal terms."""
    back_to_defaults(visit.workspace, today=_today())
    return RedirectResponse(f"{RULES}?done=true", status_code=303)


@router.get(f"{RULES}/terms/new")
def show_new_term(visit: VisitDep) -> Response:
    """The form of a term that is not there yet."""
    return _form(visit, term_form(visit.t, f"{RULES}/terms/new"), {"check": ("yes",)})


@router.post(f"{RULES}/terms/new")
def add_term(visit: VisitDep, sent: SentDep) -> Response:
    """Add a legal term."""
    return _keep(visit, None, sent)


@router.get(f"{RULES}/terms/{{term}}")
def show_term(visit: VisitDep, term: TermName) -> Response:
    """The form of a legal term."""
    found = _found(visit, term)
    form = guarded(_form_of(visit, term), term_shown(found), mark_of(found))
    return _form(visit, form, term_shown(found))


@router.post(f"{RULES}/terms/{{term}}")
def change_term(visit: VisitDep, term: TermName, sent: SentDep) -> Response:
    """Change a legal term."""
    now = term_shown(_found(visit, term))
    return _keep(visit, term, chosen(_form_of(visit, term), sent, now))


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
    form = _form_of(visit, name)
    fields, seen = term_read(form.read(sent)), seen_in(sent)
    try:
        keep_term(visit.workspace, fields=fields, name=name, today=_today(), seen=seen)
    except Refused as refused:
        return _form(visit, guarded_as_sent(form, sent), sent, refused.faults)
    except Overtaken:
        now = _found(visit, name or "")
        theirs = term_shown(now), mark_of(now)
        return overtaken(visit, form, sent, theirs, f"{RULES}?done=true#terms")
    return RedirectResponse(f"{RULES}?done=true#terms", status_code=303)


def _form_of(visit: Visit, name: str | None) -> PlainForm:
    return term_form(visit.t, f"{RULES}/terms/{name or 'new'}")


def _form(visit: Visit, form: PlainForm, values: Values, faults: Sequence[Fault] = ()) -> Response:
    page = form.page(visit.t, values, faults)
    return render(visit.request, visit.t, "form.html", page, status=400 if faults else 200)


def _page(visit: Visit, form: FormPage, *, done: bool = False, status: int = 200) -> Response:
    page = RulesPage(form, rules_in_force(visit.workspace), done)
    return render(visit.request, visit.t, "across/rules.html", page, status=status)
