"""A threshold that a municipality changed counts wherever a journey's bottlenecks are told."""

import json
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.access import OWNER
from app.actions.deciding import decide
from app.actions.journeys import get_journey, import_journey
from app.actions.rule_settings import change_rules
from app.actions.workspace import Workspace
from app.cli import main
from app.formats.journey_file import write_journey
from app.journey import Verdict
from app.reports import typesetting
from tests.journey.across.making import journey

WAITED = {"waiting": {"duration": "10 days", "waited_for": "department"}, "date": "2024-01-01"}
SAID = "De ouder wachtte"
"""What rule 2 says: ten days are too long only where the municipality allows fewer than 28."""


@pytest.fixture
def waited(app: FastAPI) -> Workspace:
    """A journey with a wait of ten days, that people confirmed to be too long."""
    made = journey(WAITED, {"date": "2024-01-20"}, title="Noor")
    workspace: Workspace = app.state.workspace
    import_journey(workspace, person=OWNER, journey=made.model_copy(update={"id": "noor"}))
    decide(
        workspace,
        person=OWNER,
        journey_id="noor",
        finding="long_wait.m0",
        verdict=Verdict.CONFIRMED,
    )
    return workspace


PLACES = {
    "page": "/journeys/noor",
    "map": "/journeys/noor/map.svg",
    "web page": "/journeys/noor/files?format=html",
    "markdown": "/journeys/noor/files?format=markdown",
    "slides": "/journeys/noor/files?format=pptx",
    "table": "/journeys/noor/bottlenecks.csv",
    "all tables": "/journeys/noor/tables.xlsx",
    "report": "/journeys/noor/report.pdf",
    "session": "/journeys/noor/breakthrough.pdf",
    "answer": "/api/v1/journeys/noor/findings",
}


def told(answer: bytes) -> str:
    """What stands in a file, in one text; an Office file is unpacked."""
    if answer.startswith(b"PK"):
        with ZipFile(BytesIO(answer)) as packed:
            answer = b"".join(packed.read(one) for one in packed.namelist() if ".xml" in one)
    return answer.decode(errors="replace")


@pytest.fixture
def sources(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The source of every report that is printed: a PDF can't be read as text."""
    printed: list[str] = []

    def keep(source: str, _pictures: object = ()) -> bytes:
        printed.append(source)
        return source.encode()

    monkeypatch.setattr(typesetting, "printed", keep)
    yield printed
    assert all(printed)


@pytest.mark.usefixtures("sources")
@pytest.mark.parametrize("place", PLACES)
def test_a_changed_threshold_counts_at_once_in(
    place: str, owner: TestClient, waited: Workspace
) -> None:
    def found() -> bool:
        answer = owner.get(PLACES[place], headers={"Accept-Language": "nl"})
        assert answer.status_code == 200, answer.text
        return SAID in told(answer.content) or '"long_wait"' in answer.text

    assert not found()
    change_rules(waited, changes={"usual_wait": 9}, today=date(2026, 1, 1))
    assert found()


@pytest.mark.parametrize("command", ["bottlenecks --json", "render"])
def test_it_counts_in_a_command(
    command: str,
    waited: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    address = waited.database.engine.url.render_as_string(hide_password=False)
    monkeypatch.setenv("KLANTREIS_DATABASE_URL", address)
    monkeypatch.setenv("KLANTREIS_LANGUAGE", "nl")
    file, picture = tmp_path / "noor.yaml", tmp_path / "noor.svg"
    file.write_text(write_journey(get_journey(waited, "noor").journey), "utf-8")

    def said() -> bool:
        name, *options = command.split()
        output = ["--output", str(picture)] if name == "render" else options
        assert main([name, str(file), *output]) == 0
        printed = capsys.readouterr().out
        if name == "render":
            return SAID in picture.read_text("utf-8")
        return any(one.get("rule") == "long_wait" for one in json.loads(printed)[0]["bottlenecks"])

    assert not said()
    change_rules(waited, changes={"usual_wait": 9}, today=date(2026, 1, 1))
    assert said()
