"""The journeys that are made of a log: the usual one, and that of a case."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.eventlogs.usual import usual_journey
from app.formats.bad_file import BadFile
from app.formats.journey_file import read_journey, write_journey
from app.journey import Category, Channel, JourneyKind, Source, faults_in
from app.language import languages, translator
from tests.eventlogs.logs import CSV, event, read, trace, xes


def test_the_usual_journey_has_the_steps_with_how_many_passed_and_the_wait(tmp_path: Path) -> None:
    journey = usual_journey(read(tmp_path, CSV).summary, translator("nl"))
    first = journey.contact_moments[0]
    assert [one.title for one in journey.contact_moments] == ["Melding", "Gesprek", "Besluit"]
    assert journey.kind is JourneyKind.SKETCH
    assert "2 van de 2 gevallen" in first.description
    assert first.waiting is not None
    assert first.waiting.duration == "2 days"
    assert "n = 3" in first.waiting.reason
    assert first.channel is Channel.TELEPHONE
    assert faults_in(journey) == []


def test_percentages_are_told_from_twenty_cases_on(tmp_path: Path) -> None:
    few = usual_journey(read(tmp_path, CSV).summary, translator("nl"))
    assert "%" not in write_journey(few)
    rows = "".join(f"{n};Melding;01-02-2024 09:00;KCC;Brief;P\n" for n in range(3, 30))
    many = usual_journey(read(tmp_path, CSV + rows).summary, translator("nl"))
    assert "29 van de 29 gevallen (100%)" in many.contact_moments[0].description


def test_where_many_waited_long_and_went_back_and_forth_is_a_bottleneck(tmp_path: Path) -> None:
    traces = [
        trace(
            str(number),
            event("Vraag", "2024-01-01T10:00:00Z", org_group="KCC"),
            event("Advies", "2024-03-01T10:00:00Z", org_group="Wonen"),
            event("Besluit", "2024-03-02T10:00:00Z", org_group="KCC"),
        )
        for number in range(4)
    ]
    journey = usual_journey(read(tmp_path, xes(*traces), "log.xes").summary, translator("nl"))
    found = {one.category: one for one in journey.bottlenecks}
    assert found[Category.WAITING_PERIOD].contact_moments == ("vraag",)
    assert "4 van de 4 keer" in found[Category.WAITING_PERIOD].description
    assert found[Category.TRANSFER].title == "Heen en weer tussen KCC en Wonen"
    assert {one.source for one in journey.bottlenecks} == {Source.SYSTEM}


def test_what_seldom_follows_the_last_step_is_no_wait_of_the_usual_journey(tmp_path: Path) -> None:
    course = [event("Melding", "2024-01-01"), event("Besluit", "2024-01-05")]
    traces = [trace(str(n), *course) for n in range(4)]
    traces.append(trace("4", *course, event("Klacht", "2024-03-01")))
    journey = usual_journey(read(tmp_path, xes(*traces), "log.xes").summary, translator("nl"))
    waits = {one.title: one.waiting for one in journey.contact_moments}
    assert waits["Melding"] is not None
    assert waits["Besluit"] is None


def test_the_journey_of_a_case_has_its_dates_and_waits(tmp_path: Path) -> None:
    journey = read(tmp_path, CSV).case("1")
    assert [one.date for one in journey.contact_moments] == [
        "2024-02-01",
        "2024-02-05",
        "2024-03-20",
    ]
    assert [one.title for one in journey.phases] == ["februari 2024", "maart 2024"]
    waiting = journey.contact_moments[1].waiting
    assert waiting is not None
    assert waiting.duration == "44 days"
    assert waiting.waited_for is None


def test_a_case_that_waited_longer_than_nine_in_ten_others_is_told(tmp_path: Path) -> None:
    days = [f"2024-01-{2 + n % 3:02}T10:00:00Z" for n in range(29)] + ["2024-03-01T10:00:00Z"]
    traces = [
        trace(str(n), event("a", "2024-01-01T10:00:00Z"), event("b", day))
        for n, day in enumerate(days)
    ]
    log = read(tmp_path, xes(*traces), "log.xes")
    assert log.case("3").bottlenecks == ()
    assert [one.category for one in log.case("29").bottlenecks] == [Category.WAITING_PERIOD]


def test_the_number_of_a_case_and_people_are_in_no_journey(tmp_path: Path) -> None:
    log = read(tmp_path, CSV.replace("\n1;", "\n123456782;"))
    for journey in (log.case("123456782"), usual_journey(log.summary, translator("nl"))):
        text = write_journey(journey)
        assert "123456782" not in text
        assert "Piet" not in text


def test_dates_at_the_border_of_time_zones_never_run_back(tmp_path: Path) -> None:
    log = read(
        tmp_path,
        xes(
            trace("1", event("a", "2024-01-02T00:30:00+02:00"), event("b", "2024-01-01T23:00:00Z"))
        ),
        "log.xes",
    )
    assert faults_in(log.case("1")) == []
    assert [one.date for one in log.case("1").contact_moments] == ["2024-01-02", "2024-01-02"]


def test_a_log_with_years_of_months_has_years_as_phases(tmp_path: Path) -> None:
    rows = [event("a", f"{2010 + n}-0{1 + n % 9}-01T10:00:00Z") for n in range(14)]
    journey = read(tmp_path, xes(trace("1", *rows)), "log.xes").case("1")
    assert journey.phases[0].title == "2010"


@pytest.mark.parametrize("language", languages())
def test_journeys_of_logs_are_told_in_every_language(tmp_path: Path, language: str) -> None:
    journey = usual_journey(read(tmp_path, CSV).summary, translator(language))
    assert "{" not in write_journey(journey)


words = st.text(max_size=30)
times = st.sampled_from(
    ["", "2024-01-01", "2024-01-02T03:04:05+02:00", "0001-01-01", "9999-12-31T23:59:59-12:00", "x"]
)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(words, words, times, words, words), min_size=1, max_size=12))
def test_whatever_a_log_says_the_journeys_are_sound(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]]
) -> None:
    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"'

    table = "\n".join(",".join(cell(one) for one in row) for row in rows)
    text = f"case,activity,timestamp,department,channel\n1,a,2024-01-01,b,c\n{table}\n"
    try:
        content = text.encode()
        log = read(tmp_path_factory.mktemp("log"), content, dates="year_first")
        journeys = [usual_journey(log.summary, translator("nl")), log.case("1")]
    except UnicodeEncodeError:
        return
    except BadFile:
        return
    for journey in journeys:
        assert faults_in(journey) == []
        assert read_journey(write_journey(journey), name="x") == journey
