"""The list of legal terms of this workspace: add one, change one, take one away."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from pydantic import ValidationError

from app.actions.rule_settings import change_rules, rules_in_force
from app.actions.seen import check_seen, mark_of
from app.actions.workspace import Workspace
from app.journey import Fault, Refused, faults_from
from app.journey.bottlenecks.settings import LegalTerm, RuleSettings


def term_name(term: LegalTerm) -> str:
    """What tells a term apart from every other: its key and the day from which it holds."""
    return f"{term.key}.{term.valid_from.isoformat()}"


def find_term(workspace: Workspace, name: str) -> LegalTerm | None:
    """The term of that name, if there is one."""
    terms = rules_in_force(workspace).settings.legal_terms
    return next((one for one in terms if term_name(one) == name), None)


def keep_term(
    workspace: Workspace,
    *,
    fields: Mapping[str, Any],
    name: str | None,
    today: date,
    seen: str | None = None,
) -> LegalTerm:
    """Add a term, or put it in the place of the one of that name.

    Raises:
        Refused: a field is missing or can't be, or there is such a term from that day already.
        Overtaken: the term is another than the one that was ``seen``, or gone.
    """
    term = _term(fields)

    def change(terms: list[LegalTerm]) -> list[LegalTerm]:
        kept = next((one for one in terms if term_name(one) == name), None)
        check_seen(mark_of(kept), seen)
        others = [one for one in terms if term_name(one) != name]
        if term_name(term) in map(term_name, others):
            raise Refused([Fault(("valid_from",), "taken", {"value": term.key})])
        if len(others) == len(terms):
            return [*terms, term]
        return [term if term_name(one) == name else one for one in terms]

    _change(workspace, change, today)
    return term


def drop_term(workspace: Workspace, *, name: str, today: date) -> None:
    """Take a term away; nothing changes where it is gone already."""
    _change(workspace, lambda terms: [one for one in terms if term_name(one) != name], today)


def _term(fields: Mapping[str, Any]) -> LegalTerm:
    try:
        return LegalTerm.model_validate(dict(fields))
    except ValidationError as error:
        raise Refused(faults_from(error, LegalTerm)) from error


def _change(
    workspace: Workspace, change: Callable[[list[LegalTerm]], list[LegalTerm]], today: date
) -> None:
    def changes(kept: RuleSettings) -> dict[str, Any]:
        changed = change(list(kept.legal_terms))
        return {"legal_terms": [one.model_dump(mode="json") for one in changed]}

    change_rules(workspace, changes=changes, today=today)
