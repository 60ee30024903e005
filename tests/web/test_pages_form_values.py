"""A form shows all of an item and gives it back: nothing is lost by opening and saving it."""

from collections.abc import Iterator
from types import UnionType
from typing import Any, Union, get_args, get_origin

import pytest
from hypothesis import given, settings
from pydantic import BaseModel

from app.journey import ITEM_TYPES, LISTS, Frame, Journey, Resource
from app.web.pages.fields import EXPERIENCE_PREFIX, FORMS, fields_in
from app.web.pages.form_values import Values, changed_fields, read_fields, values_of
from tests.strategies import journeys

MODELS: dict[Resource, type[BaseModel]] = {Resource.JOURNEY: Frame, **ITEM_TYPES}


def leaves(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """The path of every field of a model that holds a value itself."""
    for name, field in model.model_fields.items():
        inner = model_in(field.annotation)
        if inner is None:
            yield prefix + name
        else:
            yield from leaves(inner, f"{prefix}{name}.")


def model_in(annotation: Any) -> type[BaseModel] | None:
    if get_origin(annotation) in (Union, UnionType):
        return next((found for found in map(model_in, get_args(annotation)) if found), None)
    return (
        annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None
    )


@pytest.mark.parametrize("resource", FORMS, ids=str)
def test_every_field_of_the_model_is_in_its_form(resource: Resource) -> None:
    in_form = {field.path for field in fields_in(FORMS[resource])}
    in_model = set(leaves(MODELS[resource])) - {"id"}
    assert in_model
    assert in_model - in_form <= {"based_on", "matches"}


@pytest.mark.parametrize("resource", FORMS, ids=str)
def test_a_form_has_no_field_that_the_model_lacks(resource: Resource) -> None:
    in_form = {
        field.path
        for field in fields_in(FORMS[resource])
        if not field.path.startswith(EXPERIENCE_PREFIX)
    }
    assert in_form - set(leaves(MODELS[resource])) <= {"moment_of_truth.present"}


def parts_of(journey: Journey) -> Iterator[tuple[Resource, BaseModel]]:
    yield Resource.JOURNEY, journey.frame
    for resource in LISTS:
        for item in journey.items(resource) if resource in FORMS else ():
            yield resource, item


@settings(max_examples=30, deadline=None)
@given(journeys(most_moments=3))
def test_what_a_form_shows_reads_back_as_the_same_item(journey: Journey) -> None:
    for resource, part in parts_of(journey):
        if has_separators(part):
            continue
        fields = read_fields(values_of(part, FORMS[resource]), FORMS[resource])
        fields.pop("experience", None)
        again = type(part).model_validate(part.model_dump() | fields)
        assert without_empty_parts(again) == without_empty_parts(part)


def has_separators(part: BaseModel) -> bool:
    """Whether a list holds what its one control can't: it is kept only while nobody touches it."""
    if "" in getattr(part, "references", ()):
        return True
    words = (*getattr(part, "emotions", ()), *getattr(part, "themes", ()))
    twice = any(len(set(several)) < len(several) for several in (words,))
    return twice or any("," in word or ";" in word for word in words)


def without_empty_parts(part: BaseModel) -> dict[str, Any]:
    """A part in which nothing is known says as much as none; a moment of truth says it is one."""
    shown = part.model_dump()
    return {
        name: None if is_empty(value) and name != "moment_of_truth" else value or None
        for name, value in shown.items()
    }


def is_empty(value: Any) -> bool:
    if isinstance(value, dict):
        return all(is_empty(one) for one in value.values())
    return value in (None, "", (), [])


@settings(max_examples=30, deadline=None)
@given(journeys(most_moments=3))
def test_a_form_that_was_not_touched_changes_nothing(journey: Journey) -> None:
    for resource, part in parts_of(journey):
        groups = FORMS[resource]
        shown = values_of(part, groups)
        sent = as_a_browser_sends(shown)
        assert changed_fields(read_fields(sent, groups), sent, shown, groups) == {}


def as_a_browser_sends(shown: Values) -> Values:
    return {
        name: tuple(one.replace("\n", "\r\n") for one in several) for name, several in shown.items()
    }


def test_one_touched_field_is_the_only_one_written() -> None:
    groups = FORMS[Resource.PHASE]
    shown = {"title": ("Begin",), "description": ("Zoeken",)}
    sent = {**shown, "title": ("Start",)}
    assert changed_fields(read_fields(sent, groups), sent, shown, groups) == {"title": "Start"}


@pytest.mark.parametrize(
    ("sent", "date"),
    [
        ({"date.year": ("2025",)}, "2025"),
        ({"date.year": ("2025",), "date.month": ("3",)}, "2025-03"),
        ({"date.year": ("2025",), "date.month": ("3",), "date.day": ("4",)}, "2025-03-04"),
        ({}, None),
    ],
)
def test_a_date_is_read_as_far_as_it_is_known(sent: Values, date: str | None) -> None:
    assert read_fields(sent, FORMS[Resource.CONTACT_MOMENT])["date"] == date


def test_a_day_without_a_month_is_handed_on_to_be_refused() -> None:
    sent = {"date.year": ("2025",), "date.day": ("4",)}
    assert read_fields(sent, FORMS[Resource.CONTACT_MOMENT])["date"] == "2025--4"
