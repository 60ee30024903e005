"""The example journeys, and the names of the fixed values that they use."""

import re
import tomllib
from enum import StrEnum
from functools import cache
from inspect import getmembers, isclass
from pathlib import Path
from typing import Any

import pytest

from app.formats.journey_file import read_journey, write_journey
from app.journey import (
    DepartmentKind,
    Journey,
    JourneyKind,
    Outcome,
    Perspective,
    Resource,
    Source,
    faults_in,
    terms,
)
from app.language import languages

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "journeys"
LIVED = ["amina", "david", "eline", "ervaringsdeskundige", "ishana", "vajen"]
EVERY = [*LIVED, "vajen-gewenst", "lege-kaart", "schets-gebruikelijke-route"]
SOURCES = ["JOOZ-handreiking 2017", "Amsterdam, 7 december 2017"]
CHANNELS_TOLD = {
    "ervaringsdeskundige": [("alleen-bellen", "channel"), ("komt-niet-over", "channel")],
}
"""The only channels that the stories themselves tell."""
SCORES_TOLD = {"loket-helpt-vajen", "opvang-goed-eline", "nieuwe-school-eline"}
"""The only experiences of which a story says how good or bad they were."""
NOT_FOR_PEOPLE = frozenset(
    {"id", "phase", "department", "owner_department", "contact_moment", "contact_moments"}
    | {"date", "duration", "agreed", "assumed", "referred_to"}
)
"""Fields whose text is a name, a date or a length of time."""
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


# --- the journey files -------------------------------------------------------------------------


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.yaml").read_text("utf-8")


@cache
def journey_of(name: str) -> Journey:
    return read_journey(text_of(name), name=f"{name}.yaml")


def texts_in(journey: Journey) -> list[str]:
    """Every text for people in a journey: names, keys and values of closed lists left out."""
    found: list[str] = []

    def walk(value: Any, key: str) -> None:
        if isinstance(value, dict):
            for inner_key, inner in value.items():
                walk(inner, inner_key)
        elif isinstance(value, list | tuple):
            for inner in value:
                walk(inner, key)
        elif isinstance(value, str) and value and key not in NOT_FOR_PEOPLE:
            found.append(value)

    walk(journey.model_dump(), "")
    assert len(found) > 20
    return found


def test_the_folder_holds_exactly_the_journeys_that_are_named_here() -> None:
    assert sorted(file.stem for file in FOLDER.glob("*.yaml")) == sorted(EVERY)


@pytest.mark.parametrize("name", EVERY)
def test_a_file_reads_without_a_fault_under_its_own_name(name: str) -> None:
    journey = journey_of(name)
    assert journey.id == name
    assert faults_in(journey) == []


@pytest.mark.parametrize("name", EVERY)
def test_reading_and_writing_a_file_changes_no_letter(name: str) -> None:
    text = text_of(name)
    assert text.startswith("# yaml-language-server: $schema=schema.json\nklantreis: 1\n")
    assert write_journey(journey_of(name)) == text


@pytest.mark.parametrize("name", EVERY)
def test_a_journey_has_the_frame_of_the_method_and_names_its_source(name: str) -> None:
    journey = journey_of(name)
    frame = ("title", "summary", "purpose", "scope", "themes", "start_point", "end_point")
    assert [field for field in frame if not getattr(journey, field)] == []
    assert journey.target_group.description
    assert journey.target_group.age_from is not None
    assert journey.target_group.age_to is not None
    assert 4 <= len(journey.phases) <= 6
    assert any(source in line for line in journey.references for source in SOURCES)


@pytest.mark.parametrize("name", LIVED)
def test_a_lived_journey_is_complete(name: str) -> None:
    journey = journey_of(name)
    assert journey.kind is JourneyKind.LIVED
    assert not journey.template
    assert journey.case
    assert journey.goal
    assert journey.outcome
    assert journey.problems
    assert all(problem.outcome for problem in journey.problems)
    assert 9 <= len(journey.contact_moments) <= 16
    assert sum(1 for moment in journey.contact_moments if moment.moment_of_truth) >= 2
    assert journey.bottlenecks
    kinds = {department.kind for department in journey.departments}
    assert DepartmentKind.INFORMAL_NETWORK in kinds


@pytest.mark.parametrize("name", LIVED)
def test_every_contact_moment_that_a_story_tells_of_was_felt(name: str) -> None:
    journey = journey_of(name)
    told = [moment for moment in journey.contact_moments if moment.assumed is not True]
    assert len(told) >= 9
    felt = {moment.id: journey.lived_experience(moment.id) for moment in told}
    assert [key for key, one in felt.items() if one is None or one.score is None] == []


@pytest.mark.parametrize("name", LIVED)
def test_what_a_department_expected_is_marked_as_assumed_since_no_story_tells_it(name: str) -> None:
    expected = [
        one for one in journey_of(name).experiences if one.perspective is Perspective.DEPARTMENT
    ]
    assert expected
    assert [one.id for one in expected if not one.is_assumed("score")] == []


@pytest.mark.parametrize("name", LIVED)
def test_dates_and_channels_that_no_story_tells_are_marked_as_assumed(name: str) -> None:
    journey = journey_of(name)
    certain = [
        (moment.id, field)
        for moment in journey.contact_moments
        for field in ("date", "channel")
        if getattr(moment, field) is not None and not moment.is_assumed(field)
    ]
    assert certain == CHANNELS_TOLD.get(name, [])


def test_scores_that_no_story_tells_are_marked_as_assumed() -> None:
    experiences = [one for name in LIVED for one in journey_of(name).experiences]
    certain = {one.id for one in experiences if not one.is_assumed("score")}
    assert certain == SCORES_TOLD


@pytest.mark.parametrize("name", LIVED)
def test_a_bottleneck_says_where_it_is_and_what_it_came_to(name: str) -> None:
    bottlenecks = journey_of(name).bottlenecks
    assert bottlenecks
    for one in bottlenecks:
        assert one.contact_moments, one.id
        assert one.effect, one.id
        assert one.description, one.id


def test_the_eleven_bottlenecks_of_ishana_are_those_of_the_meeting() -> None:
    named = [one.category.value for one in journey_of("ishana").bottlenecks]
    assert named == [
        "ownership",
        "urgency_rules",
        "region_binding",
        "residence_principle",
        "affordable_housing",
        "duty_of_care",
        "temporary_only",
        "outflow",
        "transfer",
        "law",
        "network",
    ]


def test_nobody_owns_the_bottlenecks_of_ishana() -> None:
    bottlenecks = journey_of("ishana").bottlenecks
    assert len(bottlenecks) == 11
    assert {(one.owner, one.owner_department) for one in bottlenecks} == {("", None)}


def test_the_journey_that_went_well_ends_well() -> None:
    eline = journey_of("eline")
    assert {problem.outcome for problem in eline.problems} == {Outcome.SOLVED}
    last = eline.lived_experience(eline.contact_moments[-1].id)
    assert last
    assert last.score == 2


def test_the_desired_journey_hopes_for_the_same_goal_as_the_lived_one() -> None:
    desired = journey_of("vajen-gewenst")
    assert desired.kind is JourneyKind.DESIRED
    assert desired.source is Source.ASSUMPTION
    assert desired.goal == journey_of("vajen").goal
    assert {problem.outcome for problem in desired.problems} == {Outcome.SOLVED}


def test_the_empty_map_has_phases_and_departments_and_nothing_else() -> None:
    empty = journey_of("lege-kaart")
    assert empty.template
    assert empty.kind is JourneyKind.SKETCH
    assert all(phase.description for phase in empty.phases)
    assert len(empty.departments) > 5
    assert not empty.contact_moments
    assert not empty.bottlenecks


def test_the_usual_route_holds_only_what_departments_expect() -> None:
    route = journey_of("schets-gebruikelijke-route")
    assert route.template
    assert route.kind is JourneyKind.SKETCH
    assert len(route.contact_moments) >= 12
    assert all(route.expectation(moment.id) for moment in route.contact_moments)
    assert {one.perspective for one in route.experiences} == {Perspective.DEPARTMENT}
    assert any(moment.waiting and moment.waiting.agreed for moment in route.contact_moments)


@pytest.mark.parametrize("name", EVERY)
def test_texts_that_stand_on_the_map_are_short(name: str) -> None:
    journey = journey_of(name)
    drawn = {
        45: [moment.title for moment in journey.contact_moments],
        22: [phase.title for phase in journey.phases],
        60: [one.title for one in journey.bottlenecks],
        30: [one.effect for one in journey.bottlenecks],
        90: [one.quote for one in journey.experiences],
    }
    assert drawn[22]
    too_long = [text for most, texts in drawn.items() for text in texts if len(text) > most]
    assert too_long == []
    words = [word for one in journey.experiences for word in one.emotions]
    assert [word for word in words if len(word.split()) > 2] == []


@pytest.mark.parametrize("name", EVERY)
def test_nothing_in_a_file_looks_like_personal_data(name: str) -> None:
    found = [
        text
        for text in texts_in(journey_of(name))
        if re.search(r"\d{5,}|@|https?:|\b\d{4} ?[A-Z]{2}\b|\+31|\b06[- ]?\d", text)
    ]
    assert found == []


@pytest.mark.parametrize("name", EVERY)
def test_sentences_are_short_and_nobody_is_called_u(name: str) -> None:
    sentences = [
        sentence
        for text in texts_in(journey_of(name))
        for sentence in re.split(r"(?<=[.?!:])\s+", text)
    ]
    assert [one for one in sentences if len(one.split()) > 20] == []
    assert [one for one in sentences if re.search(r"\b[Uu]w?\b", one)] == []


# --- the glossary ------------------------------------------------------------------------------


@pytest.mark.parametrize("table", [*CLOSED_LISTS, "score"])
def test_the_glossary_gives_every_fixed_value_its_dutch_name(table: str) -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    section = glossary.partition(f"`{table}`")[2].partition("\n### ")[0]
    assert section
    for value, name in terms_in("nl")[table].items():
        dutch = name["one"] if isinstance(name, dict) else name
        assert f"| `{value}` | {dutch} |" in section, (table, value)
