"""An event log in the browser: from the file to a journey, without a script."""

import re
import time
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from app.settings import Settings
from tests.eventlogs.logs import CSV
from tests.web.conftest import Visit

AMBIGUOUS = "case;activity;datum\n1;Melding;01-02-2024\n1;Besluit;03-04-2024\n"


def take_in(owner: TestClient, content: str | bytes, name: str = "log.csv") -> Response:
    return owner.post("/reading", files={"file": (name, content)})


def chosen(page: str) -> dict[str, str]:
    """What the form for the columns is filled in with."""
    selects = re.findall(r'<select [^>]*name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL)
    found = {
        name: "".join(re.findall(r'value="([^"]*)" selected', options)[:1])
        for name, options in selects
    }
    dates = re.findall(r'name="dates" value="([^"]+)" checked', page)
    return found | ({"dates": dates[0]} if dates else {})


def finished(owner: TestClient, address: str) -> str:
    """The page once reading has ended."""
    for _ in range(600):
        answer = owner.get(address)
        if "refresh" not in answer.headers:
            return answer.text
        time.sleep(0.05)
    raise AssertionError("reading took half a minute")


@pytest.fixture
def desk(settings: Settings) -> Path:
    return settings.data_dir / "reading"


def test_a_log_becomes_journeys(owner: TestClient, desk: Path) -> None:
    address = take_in(owner, CSV).headers["location"]
    page = owner.get(address).text
    form = chosen(page)
    assert (form["case"], form["time"], form["dates"]) == ("Zaaknummer", "Datum", "day_first")
    answer = owner.post(address, data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, address)
    result = finished(owner, address)
    assert "2 van de 2 gevallen" in result
    usual = owner.post(f"{address}/journey", data={"what": "usual"}).headers["location"]
    assert "Gebruikelijke reis: log" in owner.get(usual).text
    case = owner.post(f"{address}/journey", data={"what": "case", "case": "2"})
    assert "Eén geval uit log" in owner.get(case.headers["location"]).text
    assert owner.post(f"{address}/remove").status_code == 303
    assert list(desk.iterdir()) == []
    assert owner.get(address).status_code == 404


def test_a_case_that_is_not_there_is_told(owner: TestClient) -> None:
    address = take_in(owner, CSV).headers["location"]
    owner.post(address, data=chosen(owner.get(address).text))
    finished(owner, address)
    answer = owner.post(f"{address}/journey", data={"what": "case", "other": "99", "case": "1"})
    assert answer.status_code == 400
    assert "Er is geen geval ‘99’" in answer.text


def test_dates_that_can_be_read_in_two_ways_are_asked_and_remembered(owner: TestClient) -> None:
    address = take_in(owner, AMBIGUOUS).headers["location"]
    form = chosen(owner.get(address).text)
    assert "dates" not in form
    refused = owner.post(address, data=form)
    assert refused.status_code == 400
    assert "Zeg hoe de datums zijn geschreven" in refused.text
    owner.post(address, data=form | {"dates": "month_first"})
    assert "2 januari 2024" in finished(owner, address)
    again = take_in(owner, AMBIGUOUS).headers["location"]
    assert chosen(owner.get(again).text)["dates"] == "month_first"


def test_a_table_without_headings_says_so_and_is_asked_anew_each_time(owner: TestClient) -> None:
    bare = CSV.partition("\n")[2]
    address = take_in(owner, bare).headers["location"]
    page = owner.get(address).text
    assert "staan geen koppen boven de kolommen" in page
    owner.post(address, data=chosen(page) | {"case": "#1", "activity": "#2"})
    assert "2 van de 2 gevallen" in finished(owner, address)
    assert chosen(owner.get(take_in(owner, bare).headers["location"]).text)["case"] == ""


def test_what_was_remembered_yields_to_dates_that_can_only_be_read_otherwise(
    owner: TestClient,
) -> None:
    address = take_in(owner, AMBIGUOUS).headers["location"]
    owner.post(address, data=chosen(owner.get(address).text) | {"dates": "month_first"})
    other = take_in(owner, AMBIGUOUS.replace("01-02", "31-01")).headers["location"]
    assert chosen(owner.get(other).text)["dates"] == "day_first"


def test_words_for_channels_are_asked_and_remembered(owner: TestClient) -> None:
    text = CSV.replace("Internet", "Zuil")
    address = take_in(owner, text).headers["location"]
    form = chosen(owner.get(address).text)
    assert form["channel.zuil"] == ""
    owner.post(address, data=form | {"channel.zuil": "website"})
    assert "Zuil" in finished(owner, address)
    again = take_in(owner, text).headers["location"]
    assert chosen(owner.get(again).text)["channel.zuil"] == "website"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "Dit bestand is leeg"),
        ("<html/>", "Dit is geen logbestand"),
        (b"PK\x03\x04 and more", "Pak het eerst uit"),
        ("<log><trace>", "niet te lezen"),
        ('<!DOCTYPE log [<!ENTITY a "b">]><log/>', "DOCTYPE"),
        (b"\x1f\x8b broken", "niet goed ingepakt"),
    ],
)
def test_what_is_no_log_is_refused_and_not_kept(
    owner: TestClient, desk: Path, content: Any, sentence: str
) -> None:
    answer = take_in(owner, content, "log.xes")
    assert answer.status_code == 400
    assert sentence in answer.text
    assert list(desk.iterdir()) == []


def test_a_form_without_a_file_is_refused(owner: TestClient) -> None:
    assert owner.post("/reading", files={"file": ("", b"")}).status_code == 400


def test_a_log_that_fails_far_down_is_told_with_its_line(owner: TestClient) -> None:
    text = CSV + "3;Melding;01-02-2024 09:00;KCC;Brief;P\n" * 25_000 + '4;"open\n'
    address = take_in(owner, text).headers["location"]
    owner.post(address, data=chosen(owner.get(address).text))
    page = finished(owner, address)
    assert "Regel 25009" in page
    owner.post(f"{address}/back")
    assert "Welke kolom is wat?" in owner.get(address).text


def test_a_choice_that_cannot_be_is_refused(owner: TestClient) -> None:
    address = take_in(owner, CSV).headers["location"]
    form = chosen(owner.get(address).text)
    for wrong in ({"dates": "raar"}, {"encoding": "rot13"}, {"channel.x": "duif"}, {"case": ""}):
        assert owner.post(address, data=form | wrong).status_code == 400


def test_stopping_takes_everything_away(owner: TestClient, desk: Path) -> None:
    text = CSV + "3;Melding;01-02-2024 09:00;KCC;Brief;P\n" * 60_000
    address = take_in(owner, text).headers["location"]
    owner.post(address, data=chosen(owner.get(address).text))
    assert owner.get(address).headers["refresh"] == "2"
    owner.post(f"{address}/remove")
    assert list(desk.iterdir()) == []


def test_nobody_without_a_login_reads_or_takes_in_anything(
    owner: TestClient, visit: Visit, desk: Path
) -> None:
    address = take_in(owner, CSV).headers["location"]
    outsider = visit()
    assert take_in(outsider, CSV).status_code == 401
    for path in ("", "/back", "/remove", "/journey"):
        assert outsider.post(f"{address}{path}").status_code == 401
    assert outsider.get(address).status_code == 401
    assert len(list(desk.iterdir())) == 1


@pytest.mark.parametrize("name", ["../../x.csv", "a\\..\\b.csv", "x\x00y.csv", "é" * 400 + ".csv"])
def test_the_name_of_a_file_is_a_name_and_no_place(owner: TestClient, name: str) -> None:
    answer = take_in(owner, CSV, name)
    assert answer.status_code == 303
    assert owner.get(answer.headers["location"]).status_code == 200
