"""A journey beside its sketch in the API, the gap, and the warnings of personal data."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.web.test_together import journey


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One kind of database is enough here: what is tried stands before it."""
    return sqlite_url


@pytest.fixture
def sketch(owner: TestClient) -> str:
    return journey(owner, "sketch", "Schets", ("intake", "Intake"), ("geld", "Aanvraag bijstand"))


@pytest.fixture
def lived(owner: TestClient, sketch: str) -> str:
    made = journey(owner, "lived", "Reis", ("eerst", "Eerste gesprek"), ("oma", "Wonen bij oma"))
    change(owner, made, {"basedOn": sketch})
    return made


def change(owner: TestClient, journey_id: str, fields: dict[str, Any]) -> None:
    path = f"/api/v1/journeys/{journey_id}"
    version = owner.get(path).json()["version"]
    answer = owner.patch(path, json=fields, headers={"If-Match": f'"{version}"'})
    assert answer.status_code == 200, answer.text


def test_suggestions_and_deviations_are_read_and_decided_by_changing_the_journey(
    owner: TestClient, sketch: str, lived: str
) -> None:
    path = f"/api/v1/journeys/{lived}"
    (found,) = owner.get(f"{path}/match-suggestions").json()
    assert (found["planned"], found["actual"]) == ("intake", "eerst")
    assert {"words", "department"} <= set(found["reasons"])
    change(owner, lived, {"matches": ["intake = eerst"]})
    assert owner.get(f"{path}/match-suggestions").json() == []
    several = owner.get(f"{path}/deviations").json()
    assert [(one["kind"], one["planned"], one["actual"]) for one in several] == [
        ("not_known", None, "oma"),
        ("missing", "geld", None),
    ]


def test_without_a_sketch_there_is_nothing_beside_it(owner: TestClient, sketch: str) -> None:
    for name in ("match-suggestions", "deviations"):
        assert owner.get(f"/api/v1/journeys/{sketch}/{name}").json() == []


def test_matches_that_contradict_each_other_are_refused_by_name(
    owner: TestClient, lived: str
) -> None:
    path = f"/api/v1/journeys/{lived}"
    version = owner.get(path).json()["version"]
    sent = {"matches": ["intake = eerst", "intake = oma"]}
    answer = owner.patch(path, json=sent, headers={"If-Match": f'"{version}"'})
    assert answer.status_code == 400
    assert answer.json()["invalidParams"][0]["name"] == "matches"


def test_the_gap_tells_no_figure_of_fewer_than_three(
    owner: TestClient, sketch: str, lived: str
) -> None:
    felt = {"id": "f", "contactMoment": "eerst", "score": -2}
    assert owner.post(f"/api/v1/journeys/{lived}/experiences", json=felt).status_code == 201
    change(owner, lived, {"matches": ["intake = eerst"]})
    first, _ = owner.get(f"/api/v1/journeys/{sketch}/gaps").json()
    assert first == {
        "contactMoment": "intake", "expected": [], "had": None, "asked": None, "scores": None,
        "middle": None, "difference": None,
    }  # fmt: skip
    for number in (1, 2):
        more = {"id": f"f{number}", "contactMoment": "intake", "score": -1, "voice": f"v{number}"}
        assert owner.post(f"/api/v1/journeys/{sketch}/experiences", json=more).status_code == 201
    first, _ = owner.get(f"/api/v1/journeys/{sketch}/gaps").json()
    assert (first["had"], first["asked"], first["scores"]) == (3, 3, [-2, -1, -1])


def test_personal_data_in_what_a_script_wrote_is_listed(owner: TestClient, sketch: str) -> None:
    change(owner, sketch, {"summary": "Bel 06-12345678."})
    (one,) = owner.get(
        f"/api/v1/journeys/{sketch}/personal-data-warnings", headers={"accept-language": "nl"}
    ).json()
    assert (one["field"], one["kind"], one["certainty"]) == ("summary", "telephone", "certain")
    assert (one["start"], one["end"]) == (4, 15)
    assert "‘06-12345678’" in one["sentence"]
