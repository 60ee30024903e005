"""XES logs, with everything that real ones contain."""

import gzip
from pathlib import Path

import pytest

from app.formats.bad_file import BadFile
from tests.eventlogs.logs import HEAD, event, read, trace, xes

DAY_1, DAY_2, DAY_5 = "2024-01-01T10:00:00+01:00", "2024-01-02T10:00:00Z", "2024-01-05T10:00:00Z"


def test_a_log_is_read_with_cases_steps_times_and_departments(tmp_path: Path) -> None:
    log = read(
        tmp_path,
        xes(trace("1", event("Melding", DAY_1, org_group="KCC"), event("Besluit", DAY_5))),
        "log.xes",
    )
    assert (log.summary.cases, log.summary.events) == (1, 2)
    assert [one.title for one in log.summary.steps] == ["Melding", "Besluit"]
    assert log.step("Melding").departments == (("KCC", 1),)
    wait = log.step("Melding").wait
    assert wait is not None
    assert wait.median == pytest.approx(4.0417)


def test_a_packed_log_is_unpacked(tmp_path: Path) -> None:
    content = gzip.compress(xes(trace("1", event("a", DAY_1))).encode())
    assert read(tmp_path, content, "log.xes.gz").summary.events == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_a_log_is_read_in_the_encoding_that_it_names(tmp_path: Path, encoding: str) -> None:
    text = xes(trace("1", event("Café", DAY_1))).replace("UTF-8", encoding)
    assert read(tmp_path, text.encode(encoding), "log.xes").step("Café").cases == 1


def test_names_with_a_prefix_are_followed(tmp_path: Path) -> None:
    text = xes(trace("1", event("a", DAY_1)))
    for name in ("log", "trace", "event", "string", "date"):
        text = text.replace(f"<{name} ", f"<x:{name} ").replace(f"<{name}>", f"<x:{name}>")
        text = text.replace(f"</{name}>", f"</x:{name}>")
    text = text.replace("xmlns=", "xmlns:x=")
    assert read(tmp_path, text, "log.xes").step("a").cases == 1


def test_an_extension_may_have_a_prefix_of_its_own(tmp_path: Path) -> None:
    text = xes(trace("1", event("a", DAY_1)))
    text = text.replace('prefix="concept"', 'prefix="c"').replace('"concept:name"', '"c:name"')
    assert read(tmp_path, text, "log.xes").step("a").cases == 1


def test_parts_may_stand_behind_what_they_belong_to(tmp_path: Path) -> None:
    late = (
        "<trace><event><string key='concept:name' value='a'/></event>"
        "<string key='channel' value='Balie'/><string key='concept:name' value='7'/></trace>"
    )
    log = read(tmp_path, xes(late), "log.xes")
    assert log.case("7").contact_moments[0].title == "a"
    assert log.summary.channels[0][0] == "Balie"


def test_a_case_too_long_to_hold_back_still_gets_its_name(tmp_path: Path) -> None:
    events = event("a", DAY_1) * 10_500
    log = read(tmp_path, xes(f"<trace>{events}<string key='concept:name' value='7'/></trace>"),
               "log.xes")  # fmt: skip
    assert log.summary.cases == 1
    assert log.summary.picks[0].case == "7"


def test_cases_without_a_name_stay_apart(tmp_path: Path) -> None:
    nameless = f"<trace>{event('a', DAY_1)}</trace>"
    assert read(tmp_path, xes(nameless, nameless), "log.xes").summary.cases == 2


def test_a_start_and_its_completion_are_one_step(tmp_path: Path) -> None:
    log = read(
        tmp_path,
        xes(
            trace(
                "1",
                event("a", DAY_1, lifecycle_transition="schedule"),
                event("a", DAY_1, lifecycle_transition="START"),
                event("b", DAY_2, lifecycle_transition="start"),
                event("a", DAY_5, lifecycle_transition="complete"),
                event("b", DAY_5, lifecycle_transition="complete"),
            )
        ),
        "log.xes",
    )
    assert [one.times for one in log.summary.steps] == [1, 1]
    assert log.case("1").contact_moments[0].duration == "4 days"


def test_a_system_with_words_of_its_own_for_a_transition_has_every_event_as_a_step(
    tmp_path: Path,
) -> None:
    log = read(
        tmp_path,
        xes(trace("1", event("Open", DAY_1, lifecycle_transition="In Progress"),
                  event("Klaar", DAY_2, lifecycle_transition="Closed"))),
        "log.xes",
    )  # fmt: skip
    assert len(log.summary.steps) == 2


def test_an_event_without_a_time_stays_where_it_stood(tmp_path: Path) -> None:
    log = read(
        tmp_path,
        xes(trace("1", event("c", DAY_5), event("d"), event("a", DAY_1), event("b"))),
        "log.xes",
    )
    titles = [one.title for one in log.case("1").contact_moments]
    assert titles == ["a", "b", "c", "d"]
    assert log.summary.moments_unknown == 2


def test_nested_values_and_loose_events_are_told(tmp_path: Path) -> None:
    nested = '<string key="x" value="1"><string key="concept:name" value="no"/></string>'
    text = xes(
        event("los", DAY_1), trace("1", event("a", DAY_1).replace("<event>", f"<event>{nested}"))
    )
    log = read(tmp_path, text, "log.xes")
    assert log.summary.remark_counts == {"log_no_case": 1, "log_nested": 1}
    assert [one.title for one in log.summary.steps] == ["a"]


def test_a_word_for_unknown_is_no_department(tmp_path: Path) -> None:
    log = read(
        tmp_path,
        xes(trace("1", event("a", DAY_1, org_group="KCC"), event("b", DAY_2, org_group="EMPTY"),
                  event("c", DAY_5, org_group="KCC"))),
        "log.xes",
    )  # fmt: skip
    assert log.summary.departments == (("KCC", 2),)
    assert log.summary.cases_with_shuttles == 0
    assert log.summary.remark_counts["log_unknown_word"] == 1


def test_a_classifier_can_be_the_step(tmp_path: Path) -> None:
    log = read(
        tmp_path,
        xes(trace("1", event("a", DAY_1, lifecycle_transition="complete"))),
        "log.xes",
        activity="classifier:Activity classifier",
    )
    assert log.summary.steps[0].title == "a · complete"


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ('<!DOCTYPE log [<!ENTITY a "b">]><log/>', 1, "xml_entities"),
        ("<log><trace>", 1, "xml_broken"),
        (HEAD + "<trace>\n<event>\n<string key=\n", 10, "xml_broken"),
        ("<html><body/></html>", 1, "log_none"),
        ("<log>\n" + "<list>" * 50 + "</log>", 2, "too_deep"),
        ('<log><string key="a" value="' + "x" * 5_000_000 + '"/></log>', 1, "log_part"),
        ("<log>" + "".join(f"<a{n}/>" for n in range(2_000)) + "</log>", 1, "too_much"),
        ("<log><trace><event/></trace></log>", 1, "log_empty"),
        ('<?xml version="1.0" encoding="utf-7"?><log/>', 1, "xml_broken"),
    ],
)
def test_what_foreign_xml_may_not_have_is_refused_with_its_line(
    tmp_path: Path, text: str, line: int, code: str
) -> None:
    with pytest.raises(BadFile) as refused:
        read(tmp_path, text, "log.xes", activity="concept:name")
    assert (line, code) in [(one.line, one.fault.code) for one in refused.value.found]
