"""What a form is saved as: one action for each kind of item."""

import re
from typing import Any

from app.actions.contact_moments import Told, record_contact_moment
from app.actions.items import change_frame, change_item, create_item
from app.actions.journeys import get_journey
from app.journey import Resource
from app.web.pages.fields import EXPERIENCE
from app.web.pages.form_of import DEPARTMENT_ON_THE_SPOT, FormOf
from app.web.pages.form_values import Values, changed_fields, first, read_fields, read_place
from app.web.pages.visit import Visit


def save(visit: Visit, form: FormOf, values: Values) -> None:
    """Store what a form holds; raises what the actions raise, and nothing is stored then."""
    if form.resource is Resource.CONTACT_MOMENT:
        _save_contact_moment(visit, form, values)
        return
    fields = _asked(visit, form, values)
    operation = operation_of(values)
    if form.resource is Resource.JOURNEY:
        change_frame(
            visit.workspace,
            person=visit.person,
            journey_id=form.journey_id,
            fields=fields,
            version=_version(values, "version"),
            operation_id=operation,
        )
    elif form.item_id is None:
        create_item(
            visit.workspace,
            person=visit.person,
            journey_id=form.journey_id,
            resource=form.resource,
            fields=fields,
            operation_id=operation,
        )
    else:
        change_item(
            visit.workspace,
            person=visit.person,
            journey_id=form.journey_id,
            resource=form.resource,
            item_id=form.item_id,
            fields=fields,
            version=_version(values, "version"),
            operation_id=operation,
        )


def operation_of(values: Values) -> str | None:
    """The name that the form gave to what it asks, so that sending it twice does it once."""
    name = first(values, "operation")
    return name if re.fullmatch("[a-z0-9]{1,63}", name) else None


def _save_contact_moment(visit: Visit, form: FormOf, values: Values) -> None:
    fields = _asked(visit, form, values)
    _phase, after, stays = read_place(values)
    stays = stays or "phase" not in fields
    experience = fields.pop(EXPERIENCE, None)
    department = read_fields(values, DEPARTMENT_ON_THE_SPOT)["new_department"]
    record_contact_moment(
        visit.workspace,
        person=visit.person,
        journey_id=form.journey_id,
        moment_id=form.item_id or first(values, "new_id"),
        told=Told(
            fields=fields,
            after="stay" if stays else after,
            experience=experience,
            experience_id=first(values, "experience_id") or None,
            experience_version=_version(values, "experience_version"),
            new_department=department if department["title"].strip() else None,
        ),
        is_new=form.item_id is None,
        version=_version(values, "version"),
        operation_id=operation_of(values),
    )


def _asked(visit: Visit, form: FormOf, values: Values) -> dict[str, Any]:
    """The fields that a person wants otherwise; not those where they chose what another saved."""
    fields = read_fields(values, form.groups)
    if form.item_id is None:
        return fields
    shown = form.shown(get_journey(visit.workspace, form.journey_id).journey)
    changed = changed_fields(fields, values, shown, form.groups)
    return {
        name: value
        for name, value in changed.items()
        if first(values, f"choose.{name}") != "theirs"
    }


def _version(values: Values, name: str) -> int | None:
    text = first(values, name)
    return int(text) if text.isdecimal() and len(text) < 18 else None
