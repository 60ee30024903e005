"""Moving, removing, undo and redo on the screens."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.web.pages import form_at

Given = Callable[..., dict[str, Any]]
PART = {"Klantreis-Part": "yes"}


@pytest.fixture
def site(here: str, given: Given, moment: dict[str, Any]) -> str:
    """A journey of two phases, ``begin`` (eerste, tweede) and ``eind`` (derde), two departments."""
    given(f"{here}/phases", id="eind", title="Eind")
    given(f"{here}/departments", id="wonen", title="Wonen", kind="municipality")
    given(f"{here}/contact-moments", id="tweede", phase="begin", title="Second talk")
    given(f"{here}/contact-moments", id="derde", phase="eind", title="Third talk")
    return f"/{here}"


def order(api: TestClient, here: str) -> list[tuple[str, str]]:
    moments = api.get(here).json()["contactMoments"]
    return [(one["id"], one["phase"]) for one in moments]


@pytest.mark.parametrize(
    ("moved", "direction", "expected"),
    [
        ("eerste", "later", ["tweede/begin", "eerste/begin", "derde/eind"]),
        ("tweede", "earlier", ["tweede/begin", "eerste/begin", "derde/eind"]),
        ("tweede", "later", ["eerste/begin", "tweede/eind", "derde/eind"]),
        ("derde", "earlier", ["eerste/begin", "tweede/begin", "derde/begin"]),
        ("eerste", "earlier", ["eerste/begin", "tweede/begin", "derde/eind"]),
        ("derde", "later", ["eerste/begin", "tweede/begin", "derde/eind"]),
    ],
)
def test_a_contact_moment_moves_one_step_over_the_border_of_phases_too(
    owner: TestClient, api: TestClient, site: str, here: str, moved: str, direction: str,
    expected: list[str],
) -> None:  # fmt: skip
    answer = owner.post(f"{site}/contact-moments/{moved}/move", data={"direction": direction})
    assert answer.status_code == 303
    assert [f"{one}/{phase}" for one, phase in order(api, here)] == expected


def test_a_contact_moment_moves_to_the_next_department(
    owner: TestClient, api: TestClient, site: str, here: str
) -> None:
    owner.post(f"{site}/contact-moments/eerste/move", data={"direction": "down"})
    assert api.get(f"{here}/contact-moments/eerste").json()["department"] == "wonen"
    owner.post(f"{site}/contact-moments/eerste/move", data={"direction": "up"})
    assert api.get(f"{here}/contact-moments/eerste").json()["department"] == "wijkteam"


def test_departments_and_phases_move_among_themselves(
    owner: TestClient, api: TestClient, site: str, here: str
) -> None:
    owner.post(f"{site}/departments/wonen/move", data={"direction": "earlier"})
    owner.post(f"{site}/phases/begin/move", data={"direction": "later"})
    journey = api.get(here).json()
    assert [one["id"] for one in journey["departments"]] == ["wonen", "wijkteam"]
    assert [one["id"] for one in journey["phases"]] == ["eind", "begin"]


def test_experiences_move_among_those_of_their_contact_moment(
    owner: TestClient, api: TestClient, given: Given, site: str, here: str
) -> None:
    for name, moment in (("a", "eerste"), ("b", "tweede"), ("c", "eerste")):
        given(f"{here}/experiences", id=name, contactMoment=moment, voice=name, score=1)
    assert f'action="{site}/experiences/c/move"' in owner.get(f"{site}/contact-moments/eerste").text
    owner.post(f"{site}/experiences/c/move", data={"direction": "earlier"})
    order = [one["id"] for one in api.get(here).json()["experiences"]]
    assert order.index("c") < order.index("a")


def test_a_move_against_the_dates_is_refused_with_the_reason(
    owner: TestClient, api: TestClient, given: Given, site: str, here: str
) -> None:
    given(f"{here}/contact-moments", id="maart", phase="eind", title="In March", date="2025-03")
    given(f"{here}/contact-moments", id="mei", phase="eind", title="In May", date="2025-05")
    before = order(api, here)
    answer = owner.post(
        f"{site}/contact-moments/mei/move", data={"direction": "earlier"}, headers=PART
    )
    assert answer.status_code == 409
    assert 'data-warning="yes"' in answer.text
    assert order(api, here) == before


def test_the_form_moves_a_contact_moment_to_another_place(
    owner: TestClient, api: TestClient, site: str, here: str
) -> None:
    path = f"{site}/contact-moments/derde"
    form = form_at(owner.get(path), "/contact-moments/derde")
    owner.post(path, data=form.with_values(phase="begin/eerste"))
    assert order(api, here) == [("eerste", "begin"), ("derde", "begin"), ("tweede", "begin")]


def test_what_goes_along_is_said_before_a_contact_moment_is_removed(
    owner: TestClient, given: Given, site: str, here: str
) -> None:
    given(f"{here}/experiences", contactMoment="eerste", score=1)
    given(f"{here}/bottlenecks", title="Vast", category="ownership", contactMoments=["eerste"])
    asked = owner.get(f"{site}/contact-moments/eerste/remove").text
    assert "De ervaring bij dit contactmoment verdwijnt ook." in asked
    assert "1 knelpunt blijft bestaan" in asked


def test_a_phase_hands_its_contact_moments_to_another(
    owner: TestClient, api: TestClient, site: str, here: str
) -> None:
    form = form_at(owner.get(f"{site}/phases/begin/remove"), "/remove")
    assert owner.post(form.action, data=form.with_values(move_to="eind")).status_code == 303
    assert order(api, here) == [("eerste", "eind"), ("tweede", "eind"), ("derde", "eind")]


def test_a_phase_with_contact_moments_asks_where_they_go(
    owner: TestClient, api: TestClient, site: str, here: str
) -> None:
    answer = owner.post(f"{site}/phases/begin/remove", data={})
    assert answer.status_code == 400
    assert "Kies eerst waar de contactmomenten heen gaan." in answer.text
    assert len(api.get(here).json()["phases"]) == 2


def test_the_only_phase_with_contact_moments_stays_and_the_page_says_why(
    owner: TestClient, here: str, moment: dict[str, Any]
) -> None:
    asked = owner.get(f"/{here}/phases/begin/remove").text
    assert "Dit is de enige fase" in asked
    assert "Ja, verwijder" not in asked


def test_an_order_of_dates_that_cannot_be_keeps_a_phase_and_is_told(
    owner: TestClient, api: TestClient, given: Given, site: str, here: str
) -> None:
    given(f"{here}/phases", id="laatst", title="Laatst")
    given(f"{here}/contact-moments", id="vroeg", phase="begin", title="A", date="2020")
    given(f"{here}/contact-moments", id="laat", phase="eind", title="B", date="2024")
    given(f"{here}/contact-moments", id="later", phase="laatst", title="C", date="2025")
    answer = owner.post(f"{site}/phases/begin/remove", data={"move_to": "laatst"})
    assert answer.status_code == 400
    assert "Er is nog niets verwijderd." in answer.text
    assert "Kies eerst" not in answer.text
    assert "2020" in answer.text
    assert len(api.get(here).json()["phases"]) == 3


def test_a_department_leaves_its_contact_moments_without_one(
    owner: TestClient, api: TestClient, site: str, here: str
) -> None:
    asked = owner.get(f"{site}/departments/wijkteam/remove")
    assert "Bij 1 contactmoment is daarna niet meer bekend" in asked.text
    owner.post(f"{site}/departments/wijkteam/remove", data={})
    assert api.get(f"{here}/contact-moments/eerste").json().get("department") is None


def test_undo_and_redo_go_back_and_forth(
    owner: TestClient, api: TestClient, site: str, here: str
) -> None:
    owner.post(f"{site}/contact-moments/tweede/remove", data={})
    assert len(order(api, here)) == 2
    undone = owner.post(f"{site}/undo")
    assert "Ongedaan gemaakt." in owner.get(undone.headers["location"]).text
    assert len(order(api, here)) == 3
    owner.post(f"{site}/redo")
    assert len(order(api, here)) == 2


def test_nothing_to_undo_is_said_and_no_error(owner: TestClient, given: Given) -> None:
    journey = given("journeys", kind="lived", title="Nothing done")
    answer = owner.post(f"/journeys/{journey['id']}/redo", headers=PART)
    assert answer.status_code == 409
    assert "Er is niets om ongedaan te maken." in answer.text


def test_a_contact_moment_is_put_at_any_place_in_one_move(
    owner: TestClient, api: TestClient, site: str, here: str
) -> None:
    sent = {"direction": "to", "phase": "begin", "after": "eerste", "department": "wonen"}
    owner.post(f"{site}/contact-moments/derde/move", data=sent)
    assert order(api, here) == [("eerste", "begin"), ("derde", "begin"), ("tweede", "begin")]
    assert api.get(f"{here}/contact-moments/derde").json()["department"] == "wonen"
    owner.post(f"{site}/contact-moments/derde/move", data={**sent, "after": "", "department": ""})
    assert order(api, here)[0] == ("derde", "begin")
    assert api.get(f"{here}/contact-moments/derde").json().get("department") is None


@pytest.mark.parametrize(
    "wrong", [{"phase": "nowhere"}, {"after": "derde"}, {"department": "nobody"}, {"phase": ""}]
)
def test_a_place_that_is_not_there_is_refused(
    owner: TestClient, api: TestClient, site: str, here: str, wrong: dict[str, str]
) -> None:
    before = api.get(here).json()
    sent = {"direction": "to", "phase": "begin", "after": "eerste"} | wrong
    answer = owner.post(f"{site}/contact-moments/tweede/move", data=sent, headers=PART)
    assert answer.status_code == 409
    assert api.get(here).json() == before


def test_a_direction_that_is_none_is_refused(owner: TestClient, site: str) -> None:
    answer = owner.post(f"{site}/contact-moments/eerste/move", data={"direction": "sideways"})
    assert answer.status_code == 404
