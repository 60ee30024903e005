"""Files of every format read in from the page: recognised, looked over, stored or refused."""

import re
from html import unescape
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.formats.cjml_reading import read_cjml
from app.formats.known import FORMATS
from app.formats.recognising import recognised
from app.journey import Journey, JourneyKind
from app.language import translator
from tests.formats.test_cjml_deviations import PLAN, file, point
from tests.web.pages import form_at

NOOR = Journey.model_validate(
    {
        "id": "noor",
        "kind": JourneyKind.SKETCH,
        "title": "Noor zoekt een huis",
        "phases": [{"id": "start", "title": "Start"}],
        "departments": [{"id": "w", "title": "Wijkteam", "kind": "municipality"}],
        "contact_moments": [{"id": "a", "phase": "start", "title": "Intake", "department": "w"}],
        "experiences": [{"id": "e", "contact_moment": "a", "score": -1}],
    }
)
CONTENTS = {
    name: form.write(NOOR, translator("nl")).content
    for name, form in FORMATS.items()
    if form.write is not None
}
HTML = {"accept-language": "nl"}


def looked_over(owner: TestClient, name: str, content: bytes, **more: str) -> Any:
    """The page that shows what is in a file."""
    sent = {"look": "yes", **more}
    return owner.post("/import", files={"file": (name, content)}, data=sent, headers=HTML)


@pytest.mark.parametrize("form", list(FORMATS))
def test_a_file_is_looked_over_before_it_is_stored(owner: TestClient, form: str) -> None:
    page = looked_over(owner, f"reis{FORMATS[form].suffixes[0]}", CONTENTS[form])
    assert page.status_code == 200
    assert "Er is nog niets bewaard" in page.text
    assert "Intake" in page.text
    assert owner.get("/api/v1/journeys").json() == []
    answer = owner.post("/import", data=form_at(page, "/import").with_values())
    assert answer.status_code == 303
    [stored] = owner.get("/api/v1/journeys").json()
    whole = owner.get(f"/api/v1/journeys/{stored['id']}").json()
    assert [one["title"] for one in whole["contactMoments"]] == ["Intake"]


@pytest.mark.parametrize("form", list(FORMATS))
def test_a_file_without_a_name_that_tells_is_recognised(form: str) -> None:
    assert recognised(CONTENTS[form], "bestand").name == form
    assert recognised(CONTENTS[form], "bestand.txt").name == form


def test_mermaid_is_recognised_behind_its_front_matter_and_comments() -> None:
    assert recognised(b"---\ntitle: x\n---\n%% y\njourney\n  a: 3: b", "x.md").name == "mermaid"


def test_a_diagram_is_recognised_in_a_text_that_begins_with_html() -> None:
    text = b"<p>Read me</p>\n\n```mermaid\njourney\n  a: 3: b\n```\n"
    assert recognised(text, "README.md").name == "mermaid"


def test_the_reader_may_say_what_a_file_is(owner: TestClient) -> None:
    assert looked_over(owner, "x.yaml", CONTENTS["mermaid"]).status_code == 400
    page = looked_over(owner, "x.yaml", CONTENTS["mermaid"], form="mermaid")
    assert "gelezen als: Mermaid" in page.text


def test_what_is_not_taken_over_is_told_with_its_line(owner: TestClient) -> None:
    page = looked_over(owner, "x.mmd", b"journey\n title X\n section A\n Praten: 9: Ik\n")
    assert page.status_code == 200
    assert "<strong>Regel 4" in page.text
    assert "9" in unescape(page.text)


def test_every_fault_of_a_workbook_is_told_with_its_cell(owner: TestClient) -> None:
    page = looked_over(owner, "x.xlsx", b"PK\x03\x04 no zip")
    assert page.status_code == 400
    assert "Dit is geen werkmap" in page.text
    assert owner.get("/api/v1/journeys").json() == []


def test_a_file_with_two_journeys_is_stored_as_two(owner: TestClient) -> None:
    one = CONTENTS["cjml"].decode()
    inner = re.search(r"<plannedJourney.*</plannedJourney>", one, re.DOTALL)
    assert inner
    both = one.replace(inner[0], inner[0] * 2)
    page = looked_over(owner, "x.cjml", both.encode())
    assert "Bewaar 2 klantreizen" in page.text
    assert owner.post("/import", data=form_at(page, "/import").with_values()).status_code == 303
    assert len(owner.get("/api/v1/journeys").json()) == 2


def test_a_journey_and_its_plan_come_in_and_go_out_beside_each_other(owner: TestClient) -> None:
    page = looked_over(owner, "x.cjml", file(PLAN, point("actual", "T1", "Een brief")))
    owner.post("/import", data=form_at(page, "/import").with_values())
    [lived] = [one for one in owner.get("/api/v1/journeys").json() if one["basedOn"]]
    assert "Ligt naast de schets ‘PJ1’." in page.text
    assert lived["matches"] == ["brief = een-brief"]
    out = owner.get(f"/journeys/{lived['id']}/files", params={"format": "cjml"}).text
    assert out.count("<compliance>missing</compliance>") == 2
    assert read_cjml(out.encode(), "x.cjml").others[0].matches == ("brief = een-brief",)


@pytest.mark.parametrize("kept", ["", "%%%", "AAAA", "é"])
def test_what_was_looked_over_and_then_spoilt_stores_nothing(owner: TestClient, kept: str) -> None:
    assert owner.post("/import", data={"kept": kept}).status_code == 400
    assert owner.get("/api/v1/journeys").json() == []
