"""``klantreis bottlenecks``: what people marked and what the rules find, each with its reason."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.actions.rule_settings import change_rules
from app.actions.workspace import Workspace
from app.cli import main
from app.storage.database import Database
from app.storage.migrate import bring_up_to_date

JOURNEY = """\
klantreis: 1
id: noor
kind: lived
title: Noor
phases:
  - id: start
    title: Start
departments:
  - id: wonen
    title: Wonen
    kind: municipality
contact_moments:
  - id: aanvraag
    phase: start
    department: wonen
    title: Huis gevraagd
    result: refused
    refusal:
      rule: region_binding
      alternative_offered: false
  - id: later
    phase: start
    title: Later
bottlenecks:
  - id: geen-band
    category: region_binding
    title: Geen band met de regio
    description: Ze woonde er nog niet.
    contact_moments: [aanvraag]
"""


@pytest.fixture(autouse=True)
def _file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KLANTREIS_LANGUAGE", "nl")
    Path("noor.yaml").write_text(JOURNEY, "utf-8")


def test_the_rules_are_told_after_what_people_marked_and_explained_once(capsys: Any) -> None:
    assert main(["bottlenecks", "noor.yaml"]) == 0
    said = capsys.readouterr().out
    *listing, _, explained = said.splitlines()
    assert listing == [
        "Noor: 2 knelpunten",
        "- Geen band met de regio (regiobinding)",
        "  waarom: Ze woonde er nog niet.",
        "  bij: Huis gevraagd",
        "  eigenaar: nog niemand",
        "- Een regel houdt tegen (ernstig, 80 van de 100)",
        "  waarom: Een regel hield de ouder tegen: regiobinding. Er was geen ander aanbod.",
        "  bij: Huis gevraagd",
    ]
    assert explained.startswith("Regel 10, een regel houdt tegen: De ouder krijgt nee")


def test_a_finding_has_its_figures_and_reasons_as_json(capsys: Any) -> None:
    assert main(["bottlenecks", "noor.yaml", "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    marked, found = told["bottlenecks"]
    assert (marked["foundBy"], found["foundBy"]) == ("people", "rule")
    assert found["id"] == "held_by_a_rule.aanvraag"
    assert (found["number"], found["severity"], found["colour"]) == (10, 80, "red")
    assert found["figures"] == {"category": "region_binding", "alternative_offered": False}
    assert found["contactMoments"] == [{"id": "aanvraag", "title": "Huis gevraagd"}]
    assert found["description"]
    assert found["why"]
    assert found["severityReason"].startswith("Ernst 80 van de 100.")


def test_the_reasons_follow_the_language(capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLANTREIS_LANGUAGE", "en")
    assert main(["bottlenecks", "noor.yaml"]) == 0
    assert "A rule held the parent back: region binding." in capsys.readouterr().out


def test_the_rules_are_those_of_the_workspace_unless_asked_otherwise(capsys: Any) -> None:
    database = Database(f"sqlite:///{Path('data', 'klantreis.db').resolve()}")
    Path("data").mkdir()
    bring_up_to_date(database)
    change_rules(
        Workspace(database), changes={"base": {"held_by_a_rule": 10}}, today=date(2026, 1, 1)
    )
    database.close()
    assert main(["bottlenecks", "noor.yaml", "--json"]) == 0
    [mine] = json.loads(capsys.readouterr().out)
    assert main(["bottlenecks", "noor.yaml", "--json", "--default-rules"]) == 0
    [programs] = json.loads(capsys.readouterr().out)
    assert [one["bottlenecks"][-1]["severity"] for one in (mine, programs)] == [30, 80]


def test_looking_for_bottlenecks_makes_no_workspace() -> None:
    assert main(["bottlenecks", "noor.yaml"]) == 0
    assert not Path("data").exists()


def test_what_people_rejected_is_not_told(capsys: Any) -> None:
    decision = """decisions:
  - id: d
    finding: held_by_a_rule.aanvraag
    verdict: rejected
    reason: Ze had al een huis.
"""
    assert main(["bottlenecks", "noor.yaml", "--json"]) == 0
    (before,) = json.loads(capsys.readouterr().out)
    Path("decided.yaml").write_text(JOURNEY + decision, "utf-8")
    assert main(["bottlenecks", "decided.yaml", "--json"]) == 0
    (after,) = json.loads(capsys.readouterr().out)
    ids = [one["id"] for one in before["bottlenecks"]]
    assert "held_by_a_rule.aanvraag" in ids
    left = [one for one in ids if one != "held_by_a_rule.aanvraag"]
    assert [one["id"] for one in after["bottlenecks"]] == left
