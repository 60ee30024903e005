"""The pages of a plan without a script: square, ranking, actions, levels, book, downloads."""

import io
import re
from html import unescape
from typing import Any

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from tests.web.conftest import Given

EVIL = "<script>alert(1)</script>"


@pytest.fixture
def site(here: str, given: Given, moment: dict[str, Any]) -> str:
    """A journey with a bottleneck, two ideas and two actions."""
    marked = {"id": "k", "category": "transfer", "title": "Van loket naar loket"}
    given(f"{here}/bottlenecks", **marked, contactMoments=["eerste"])
    given(f"{here}/improvements", id="v", title=f"Eén loket {EVIL}", bottlenecks=["k"])
    given(f"{here}/actions", id="x", title="Open het loket", department="wijkteam", bottleneck="k",
          deadline="2020-01-01", level="network", levelSince="2020-01-01")  # fmt: skip
    given(f"{here}/actions", id="y", title="Vraag het Rijk", level="national", bottleneck="k")
    return f"/{here}"


def read(owner: TestClient, address: str) -> str:
    answer = owner.get(address)
    assert answer.status_code == 200, answer.text
    assert EVIL not in answer.text
    return unescape(answer.text)


def test_an_idea_is_put_into_the_square_and_chosen_by_forms(owner: TestClient, site: str) -> None:
    page = read(owner, f"{site}/improvements")
    assert "Nog niet in het vierkant" in page
    assert "nog geen getal" in page
    moved = owner.post(f"{site}/improvements/v/place", data={"impact": "4", "effort": "small"})
    assert moved.status_code == 303
    page = read(owner, moved.headers["location"].partition("#")[0])
    cell = re.search(r'data-impact="4" data-effort="small".*?</td>', page, re.DOTALL)
    assert cell
    assert 'data-improvement="v"' in cell[0]
    assert "Het idee is verplaatst." in page
    assert "Bereik: 1 klantreis" in page
    chosen = owner.post(f"{site}/improvements/v/choose", data={"choice": "now"})
    assert chosen.status_code == 303
    assert '<option value="now" selected>' in read(owner, f"{site}/improvements")


def test_an_action_of_an_idea_begins_at_the_level_that_its_bottleneck_asks_for(
    owner: TestClient, api: TestClient, site: str, here: str
) -> None:
    assert "&level=professional&level_since=" in read(owner, f"{site}/improvements")
    changed = api.patch(
        f"{here}/bottlenecks/k", json={"category": "law"}, headers={"If-Match": "*"}
    )
    assert changed.status_code == 200
    assert "&level=national&level_since=" in read(owner, f"{site}/improvements")


def test_a_place_that_is_none_is_refused_in_words(owner: TestClient, site: str) -> None:
    answer = owner.post(f"{site}/improvements/v/place", data={"impact": "4", "effort": "giant"})
    assert answer.status_code == 400
    assert "Dit is niet bewaard." in answer.text


def test_the_plan_shows_what_is_due_and_by_whom(owner: TestClient, site: str) -> None:
    page = read(owner, f"{site}/plan")
    assert "Klaar: 0 van 2." in page
    assert "te laat" in page
    assert "Klaar om door te geven" in page
    mine = read(owner, f"{site}/plan?department=wijkteam")
    assert "Open het loket" in mine
    assert "Vraag het Rijk" not in mine


def test_done_is_refused_until_it_was_measured(
    owner: TestClient, api: TestClient, site: str, here: str
) -> None:
    answer = owner.post(f"{site}/actions/x/status", data={"status": "done"})
    assert answer.status_code == 400
    assert "pas klaar als je hebt gemeten" in answer.text
    indicator = {"title": "Dagen", "measurements": [{"date": "2026-01-01", "value": 3}]}
    changed = api.patch(
        f"{here}/actions/x", json={"indicator": indicator}, headers={"If-Match": "*"}
    )
    assert changed.status_code == 200
    assert owner.post(f"{site}/actions/x/status", data={"status": "done"}).status_code == 303
    assert "Klaar: 1 van 2." in read(owner, f"{site}/plan")


def test_an_action_is_passed_on_and_no_higher_than_the_state(owner: TestClient, site: str) -> None:
    assert owner.post(f"{site}/actions/x/pass-on").status_code == 303
    page = read(owner, f"{site}/plan/levels/national")
    assert "Open het loket" in page
    assert "Komt voor in 1 klantreis van deze werkplek." in page
    assert owner.post(f"{site}/actions/y/pass-on").status_code == 400


def test_the_form_of_an_action_takes_dutch_numbers_and_dates(owner: TestClient, site: str) -> None:
    fields = {
        "title": "Meet het",
        "status": "done",
        "level": "professional",
        "indicator.title": "Dagen",
        "indicator.baseline": "12,5",
        "indicator.measurements": "1-3-2026 7,25 steekproef\n2026-04-01 6",
        "deadline": "2026-03-01",
    }
    answer = owner.post(f"{site}/add/actions", data=fields)
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"].startswith(f"{site}/plan?")
    page = read(owner, f"{site}/plan")
    assert "Dagen: van 12,5 naar ?" in page
    assert "Gemeten op 1 april 2026: 6" in page
    wrong = owner.post(f"{site}/add/actions", data=fields | {"indicator.baseline": "veel"})
    assert wrong.status_code == 400
    assert "Hier hoort een getal" in wrong.text


def test_a_finding_is_decided_on_its_page(
    owner: TestClient, here: str, site: str, given: Given
) -> None:
    given(f"{here}/contact-moments", id="nee", phase="begin", title="Nee", result="stopped")
    address = f"{site}/findings/stopped.nee"
    assert "Klopt dit knelpunt?" in read(owner, address)
    empty = owner.post(address, data={"verdict": "rejected", "reason": " "})
    assert empty.status_code == 400
    assert "Vul dit in." in empty.text
    told = owner.post(address, data={"verdict": "rejected", "reason": "Ze ging zelf verder."})
    assert told.status_code == 303
    page = read(owner, site)
    assert "1 vondst is afgewezen" in page
    assert "Reden: Ze ging zelf verder." in page
    assert 'id="found-stopped-nee"' not in page
    assert owner.post(address, data={"verdict": "take_over"}).status_code == 303
    assert "1 vondst is afgewezen" not in read(owner, site)
    assert owner.get(f"{site}/findings/stopped.weg").status_code == 404


def test_the_api_tells_findings_decisions_and_key_figures(
    api: TestClient, given: Given, here: str, moment: dict[str, Any]
) -> None:
    given(f"{here}/contact-moments", id="nee", phase="begin", title="Nee", result="stopped")
    given(f"{here}/decisions", finding="stopped.nee", verdict="rejected", reason="Nee.")
    told = api.get(f"{here}/findings").json()
    (found,) = [one for one in told["findings"] if one["id"] == "stopped.nee"]
    assert (found["verdict"], found["reason"], found["number"]) == ("rejected", "Nee.", 6)
    assert found["contactMoments"] == ["nee"]
    assert told["figures"]["contactMoments"] == 2


def test_the_breakthrough_session_invites_whom_the_parent_met(owner: TestClient, site: str) -> None:
    page = read(owner, f"{site}/breakthrough")
    assert "Het laatste woord is voor de jonge ouder." in page
    assert "Wijkteam" in page


def test_the_book_is_read_from_a_file_and_its_faults_are_said(owner: TestClient, site: str) -> None:
    book = b'{"solutions": [{"categories": ["transfer"], "title": "Bel", "where": "Ede"}]}'
    taken = owner.post("/solutions", files={"file": ("b.json", book)})
    assert taken.headers["location"] == "/solutions?taken=1"
    page = read(owner, "/solutions?taken=1")
    assert "1 oplossing toegevoegd." in page
    assert "van anderen: Ede" in page
    assert "Dit hielp eerder" in read(owner, f"{site}/improvements")
    wrong = owner.post("/solutions", files={"file": ("b.json", b'{"solutions": [{}]}')})
    assert wrong.status_code == 400
    assert "solutions[0].title" in wrong.text
    assert owner.post("/solutions/0/forget").status_code == 303
    assert "Bel" not in read(owner, "/solutions")


@pytest.mark.parametrize(
    ("file", "begin"),
    [
        ("plan.pdf", b"%PDF"),
        ("plan.pdf?department=wijkteam", b"%PDF"),
        ("breakthrough.pdf", b"%PDF"),
        ("level.pdf?level=network", b"%PDF"),
        ("report.pdf", b"%PDF"),
        ("plan.csv", b"\xef\xbb\xbfActie;"),
        ("improvements.csv", b"\xef\xbb\xbfVerbeteridee;"),
        ("bottlenecks.csv", b"\xef\xbb\xbfKnelpunt;"),
        ("bottlenecks.xlsx", b"PK"),
        ("improvements.xlsx", b"PK"),
        ("tables.xlsx", b"PK"),
        ("plan.ics", b"BEGIN:VCALENDAR\r\n"),
    ],
)
def test_everything_can_be_taken_away(
    owner: TestClient, site: str, file: str, begin: bytes
) -> None:
    answer = owner.get(f"{site}/{file}")
    assert answer.status_code == 200, answer.text
    assert answer.content.startswith(begin)
    assert "attachment" in answer.headers["content-disposition"]


def test_the_workbook_of_the_plan_has_a_sheet_for_each_department(
    owner: TestClient, site: str
) -> None:
    book = load_workbook(io.BytesIO(owner.get(f"{site}/plan.xlsx").content))
    assert book.sheetnames == ["Actieplan", "Wijkteam"]
    assert owner.get(f"{site}/plan.xlsx?department=weg").status_code == 404
