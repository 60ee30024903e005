"""The example journeys, and the names of the fixed values that they use."""

import tomllib
from enum import StrEnum
from inspect import getmembers, isclass
from pathlib import Path
from typing import Any

import pytest

from app.journey import Resource, terms
from app.language import languages

ROOT = Path(__file__).parent.parent
SCORES = ["-2", "-1", "0", "1", "2"]


def table_name(closed_list: type[StrEnum]) -> str:
    """``JourneyKind`` -> ``journey_kind``."""
    letters = (f"_{one.lower()}" if one.isupper() else one for one in closed_list.__name__)
    return "".join(letters).lstrip("_")


CLOSED_LISTS: dict[str, list[str]] = {
    table_name(found): [str(value) for value in found]
    for _, found in getmembers(terms, isclass)
    if issubclass(found, StrEnum) and found is not StrEnum
}


def terms_in(language: str) -> dict[str, dict[str, Any]]:
    file = ROOT / "app" / "language" / language / "terms.toml"
    tables: dict[str, dict[str, Any]] = tomllib.loads(file.read_text("utf-8"))["terms"]
    return tables


def test_there_are_closed_lists_to_name() -> None:
    assert {"channel", "category", "department_kind", "resource"} <= set(CLOSED_LISTS)
    assert len(CLOSED_LISTS["category"]) == 19


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_fixed_value_has_a_name_and_no_name_is_left_over(language: str) -> None:
    assert language in languages()
    named = {table: list(names) for table, names in terms_in(language).items()}
    assert named == CLOSED_LISTS | {"score": SCORES}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_names_of_one_list_differ_and_are_not_empty(language: str) -> None:
    tables = terms_in(language)
    assert tables
    for table, names in tables.items():
        texts = [str(name) for name in names.values()]
        assert all(texts), table
        assert len(set(texts)) == len(texts), table


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("resource", list(Resource))
def test_every_kind_of_item_can_be_counted(language: str, resource: Resource) -> None:
    assert set(terms_in(language)["resource"][resource.value]) == {"one", "other"}
