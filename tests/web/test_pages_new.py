"""Making a journey: purpose and frame, then the map; from a file too."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.formats.journey_file import write_journey
from app.journey import Journey, JourneyKind
from tests.web.pages import form_at

Given = Callable[..., dict[str, Any]]


def titles(owner: TestClient) -> str:
    return owner.get("/").text


def test_two_steps_make_a_journey_with_its_problems(owner: TestClient, api: TestClient) -> None:
    first = form_at(owner.get("/new"), "/new/map")
    sent = first.with_values(
        kind="sketch", title="Een eigen huis", target_group__age_from="16",
        themes="wonen, schulden", problems="Geen huis\r\nSchulden",
    )  # fmt: skip
    second = owner.post("/new/map", data=sent)
    assert second.status_code == 200
    assert "Een eigen huis" not in titles(owner)
    made = owner.post(
        "/new/journey", data=form_at(second, "/new/journey").with_values(start="empty")
    )
    assert made.status_code == 303
    journey_id = made.headers["location"].split("?")[0].split("/")[-1]
    journey = api.get(f"journeys/{journey_id}").json()
    assert journey["title"] == "Een eigen huis"
    assert journey["targetGroup"]["ageFrom"] == 16
    assert journey["themes"] == ["wonen", "schulden"]
    assert [problem["title"] for problem in journey["problems"]] == ["Geen huis", "Schulden"]


def test_step_one_names_the_field_that_is_wrong_and_keeps_the_rest(owner: TestClient) -> None:
    form = form_at(owner.get("/new"), "/new/map")
    answer = owner.post(
        "/new/map",
        data=form.with_values(purpose="Weten waar het vastloopt", target_group__age_to="oud"),
    )
    assert answer.status_code == 400
    assert '<a href="#field-title">' in answer.text
    assert '<a href="#field-target-group-age-to">' in answer.text
    kept = form_at(answer, "/new/map").with_values()
    assert kept["purpose"] == ["Weten waar het vastloopt"]
    assert kept["target_group.age_to"] == ["oud"]


def test_ages_the_wrong_way_round_are_named_at_their_field(owner: TestClient) -> None:
    form = form_at(owner.get("/new"), "/new/map")
    sent = form.with_values(title="A", target_group__age_from="30", target_group__age_to="20")
    answer = owner.post("/new/map", data=sent)
    assert answer.status_code == 400
    assert '<a href="#field-target-group-age-to">' in answer.text
    assert 'id="field-target-group-age-to-error"' in answer.text


def test_step_two_leads_back_with_everything_filled_in(owner: TestClient) -> None:
    form = form_at(owner.get("/new"), "/new/map")
    second = owner.post("/new/map", data=form.with_values(title="Terug", goal="Rust"))
    sent = form_at(second, "/new/journey").with_values()
    back = form_at(owner.post("/new", data=sent), "/new/map").with_values()
    assert (back["title"], back["goal"]) == (["Terug"], ["Rust"])


def test_a_journey_can_begin_with_the_items_of_a_template(
    owner: TestClient, api: TestClient, given: Given
) -> None:
    template = given("journeys", kind="sketch", title="The method's map", template=True)
    given(f"journeys/{template['id']}/phases", title="Zwanger")
    form = form_at(owner.get("/new"), "/new/map")
    second = owner.post("/new/map", data=form.with_values(title="Begonnen"))
    sent = form_at(second, "/new/journey").with_values()
    assert sent["start"] == [template["id"]]
    made = owner.post("/new/journey", data=sent)
    journey = api.get(made.headers["location"].split("?")[0].strip("/")).json()
    assert [phase["title"] for phase in journey["phases"]] == ["Zwanger"]
    assert not journey["template"]


def test_sending_the_last_step_twice_makes_one_journey(owner: TestClient, api: TestClient) -> None:
    form = form_at(owner.get("/new"), "/new/map")
    second = owner.post("/new/map", data=form.with_values(title="Eén keer"))
    sent = form_at(second, "/new/journey").with_values(start="empty")
    answers = [owner.post("/new/journey", data=sent) for _ in range(2)]
    assert answers[0].status_code == 303
    assert answers[1].headers["location"] == answers[0].headers["location"]
    assert titles(owner).count("Eén keer</a>") == 1


def test_the_map_to_begin_with_must_be_chosen_and_be_there(owner: TestClient) -> None:
    form = form_at(owner.get("/new"), "/new/map")
    second = form_at(owner.post("/new/map", data=form.with_values(title="A")), "/new/journey")
    assert owner.post("/new/journey", data=second.with_values(start="")).status_code == 400
    assert owner.post("/new/journey", data=second.with_values(start="gone")).status_code == 400
    assert ">A</a>" not in titles(owner)


def test_a_copy_begins_with_the_frame_of_its_journey(
    owner: TestClient, journey: dict[str, Any]
) -> None:
    form = form_at(owner.get("/new", params={"like": journey["id"]}), "/new/map").with_values()
    assert form["title"] == ["Kopie van The journey of Noor"]
    assert form["kind"] == ["lived"]
    assert form["start"] == [journey["id"]]


def test_a_file_is_read_in(owner: TestClient) -> None:
    text = write_journey(Journey(id="uit-bestand", kind=JourneyKind.LIVED, title="Uit een bestand"))
    answer = owner.post("/import", files={"file": ("reis.yaml", text)})
    assert answer.status_code == 303
    assert owner.get(answer.headers["location"]).status_code == 200
    assert "Uit een bestand" in titles(owner)


def test_a_wrong_file_is_refused_with_line_and_field(owner: TestClient) -> None:
    answer = owner.post("/import", files={"file": ("fout.yaml", "klantreis: 1\ntitel: Noor\n")})
    assert answer.status_code == 400
    assert "Regel 2, titel" in answer.text
    assert "Hier staat nog geen klantreis." in titles(owner)


@pytest.mark.parametrize("content", [b"\x00\x01", b"\xff\xfe\x00", b"", b"- a", b"[" * 500])
def test_a_file_that_is_none_is_refused(owner: TestClient, content: bytes) -> None:
    answer = owner.post("/import", files={"file": ("x.yaml", content)})
    assert answer.status_code == 400
    assert ", </strong>" not in answer.text


def test_reading_in_without_a_file_says_so(owner: TestClient) -> None:
    answer = owner.post("/import", data={"a": "b"})
    assert answer.status_code == 400
    assert "Kies eerst een bestand." in answer.text


def test_what_goes_out_as_a_file_comes_in_again(owner: TestClient, moment: dict[str, Any]) -> None:
    journey_id = moment["links"]["journey"].split("/")[-1] if "links" in moment else ""
    page = owner.get("/").text
    journey_id = journey_id or page.split('href="/journeys/')[1].split('"')[0]
    file = owner.get(f"/journeys/{journey_id}/journey.yaml")
    assert file.headers["content-disposition"] == f'attachment; filename="{journey_id}.yaml"'
    again = owner.post("/import", files={"file": ("reis.yaml", file.content)})
    assert again.status_code == 303
    assert "First talk" in owner.get(again.headers["location"]).text


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/new"), ("POST", "/new"), ("POST", "/new/map"), ("POST", "/new/journey"),
        ("GET", "/import"), ("POST", "/import"),
    ],
)  # fmt: skip
def test_an_outsider_makes_nothing(outsider: TestClient, method: str, path: str) -> None:
    assert outsider.request(method, path).status_code == 401
