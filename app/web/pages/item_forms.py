"""Builds the form of an item: new or as it is, and as somebody left it when it was refused."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.actions.journeys import Loaded
from app.journey import Bottleneck, Experience, Fault, Journey, Resource, new_id
from app.web.pages.differences import differences
from app.web.pages.fields import fields_in
from app.web.pages.form_of import FormOf
from app.web.pages.form_page import (
    FormPage,
    FormTexts,
    Related,
    error_lines,
    group_views,
)
from app.web.pages.form_values import Values, first, marks
from app.web.pages.options import Choices
from app.web.pages.visit import Visit, add_address, home_of, item_address


def new_form(visit: Visit, form: FormOf, loaded: Loaded, given: Values) -> FormPage:
    """An empty form; ``given`` fills in what the link to it knew already."""
    names = {one.path for one in fields_in(form.groups)}
    values = {name: several for name, several in given.items() if name in names}
    if form.resource is Resource.CONTACT_MOMENT and "phase" not in values and loaded.journey.phases:
        values["phase"] = (f"{loaded.journey.phases[-1].id}/:last",)
    hidden = {"operation": new_id()}
    if form.resource is Resource.CONTACT_MOMENT:
        hidden["new_id"] = new_id()
    return _page(visit, form, loaded.journey, values, hidden)


def filled_form(visit: Visit, form: FormOf, loaded: Loaded) -> FormPage:
    """The form of an item as it is."""
    values = form.shown(loaded.journey)
    return _page(visit, form, loaded.journey, values, _versions(form, loaded))


def refused_form(
    visit: Visit, form: FormOf, loaded: Loaded, values: Values, faults: Sequence[Fault]
) -> FormPage:
    """The form as somebody filled it in, with what is wrong; nothing typed is lost."""
    names = ("version", "was", "experience_id", "experience_version", "new_id")
    hidden = {name: first(values, name) for name in names if name in values}
    return _page(visit, form, loaded.journey, values, hidden | {"operation": new_id()}, faults)


def stale_form(visit: Visit, form: FormOf, loaded: Loaded, values: Values) -> FormPage:
    """The form with what somebody else saved meanwhile beside what was typed, to choose from."""
    page = _page(visit, form, loaded.journey, values, _versions(form, loaded))
    return replace(page, differences=differences(visit.t, form, loaded.journey, values))


def _page(
    visit: Visit,
    form: FormOf,
    journey: Journey,
    values: Values,
    hidden: Mapping[str, str],
    faults: Sequence[Fault] = (),
) -> FormPage:
    t, kind = visit.t, form.resource.value
    texts = FormTexts(t, form.resource)
    choices = Choices(t, form.resource, journey, form.item_id)
    is_new = form.item_id is None
    groups = form.asked
    views = group_views(groups, texts=texts, choices=choices, values=values, faults=faults)
    address = (
        add_address(journey.id, form.resource)
        if form.item_id is None
        else item_address(journey.id, form.resource, form.item_id)
    )
    is_frame = form.resource is Resource.JOURNEY
    item = None if is_frame else journey.find(form.resource, form.item_id)
    named = choices.name(item) if item else ""
    return FormPage(
        heading=t(f"form.heading.{'add' if is_new else 'change'}.{kind}", title=named),
        intro=t(f"form.intro.{kind}") if is_new and t.has(f"form.intro.{kind}") else "",
        action=address,
        back=home_of(journey.id, form.resource),
        groups=views,
        hidden=hidden,
        submit=t("form.add" if is_new else "form.save"),
        errors=error_lines(groups, texts, faults),
        remove="" if is_new or is_frame else f"{address}/remove",
        again=is_new and form.resource is not Resource.EXPERIENCE,
        related=_related(visit, form, journey, choices),
        back_label=t(f"form.back_to.{kind}") if t.has(f"form.back_to.{kind}") else "",
    )


def _versions(form: FormOf, loaded: Loaded) -> dict[str, str]:
    shown = marks(form.shown(loaded.journey), form.groups)
    was = " ".join(f"{name}:{mark}" for name, mark in shown.items())
    hidden = {"operation": new_id(), "was": was}
    if form.resource is Resource.JOURNEY:
        return hidden | {"version": str(loaded.version)}
    hidden["version"] = str(loaded.versions[form.resource].get(form.item_id or "", ""))
    lived = form.experience(loaded.journey)
    if lived is not None:
        version = loaded.versions[Resource.EXPERIENCE][lived.id]
        hidden |= {"experience_id": lived.id, "experience_version": str(version)}
    return hidden


def _related(visit: Visit, form: FormOf, journey: Journey, choices: Choices) -> tuple[Related, ...]:
    """A contact moment's experiences and bottlenecks, each with its own form."""
    if form.resource is not Resource.CONTACT_MOMENT or form.item_id is None:
        return ()
    experiences = journey.experiences_of(form.item_id)
    bottlenecks = journey.bottlenecks_at(form.item_id)
    return (
        _links(visit, journey, choices, Resource.EXPERIENCE, experiences, "contact_moment", form),
        _links(visit, journey, choices, Resource.BOTTLENECK, bottlenecks, "contact_moments", form),
    )


def _links(
    visit: Visit,
    journey: Journey,
    choices: Choices,
    resource: Resource,
    items: Sequence[Experience] | Sequence[Bottleneck],
    field: str,
    form: FormOf,
) -> Related:
    return Related(
        heading=visit.t(f"form.related.{resource.value}"),
        links=tuple(
            (item_address(journey.id, resource, item.id), choices.name(item)) for item in items
        ),
        add=f"{add_address(journey.id, resource)}?{field}={form.item_id}",
        add_label=visit.t(f"journey.add.{resource.value}"),
        can_move=resource is Resource.EXPERIENCE and len(items) > 1,
    )
