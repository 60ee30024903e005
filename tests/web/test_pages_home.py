"""The list of journeys."""

from collections.abc import Callable
from typing import Any

from fastapi.testclient import TestClient

Given = Callable[..., dict[str, Any]]


def test_a_new_workspace_says_that_it_is_empty(owner: TestClient) -> None:
    answer = owner.get("/")
    assert answer.status_code == 200
    assert "Hier staat nog geen klantreis." in answer.text


def test_the_list_shows_a_journey_with_its_kind_and_link(
    owner: TestClient, journey: dict[str, Any]
) -> None:
    page = owner.get("/").text
    assert f'href="/journeys/{journey["id"]}"' in page
    assert "The journey of Noor" in page
    assert "beleefd" in page


def test_templates_stand_apart_from_journeys(owner: TestClient, given: Given) -> None:
    given("journeys", kind="sketch", title="The empty map", template=True)
    page = owner.get("/").text
    assert page.index("Sjablonen") < page.index("The empty map")
    assert "Hier staat nog geen klantreis." in page


def test_an_outsider_reads_how_to_get_in_and_no_title(
    outsider: TestClient, journey: dict[str, Any]
) -> None:
    answer = outsider.get("/")
    assert answer.status_code == 401
    assert "Je bent nog niet ingelogd" in answer.text
    assert "Noor" not in answer.text


def test_a_removed_journey_can_be_put_back(owner: TestClient, journey: dict[str, Any]) -> None:
    path = f"/journeys/{journey['id']}"
    assert "Noor" in owner.get(f"{path}/remove").text
    gone = owner.post(f"{path}/remove")
    assert gone.status_code == 303
    after = owner.get(gone.headers["location"]).text
    assert "Noor" not in after
    assert f'action="{path}/restore"' in after
    assert owner.get(path).status_code == 404
    owner.post(f"{path}/restore")
    assert "Noor" in owner.get("/").text


def test_an_outsider_can_neither_remove_nor_put_back(
    owner: TestClient, outsider: TestClient, journey: dict[str, Any]
) -> None:
    path = f"/journeys/{journey['id']}"
    assert outsider.post(f"{path}/remove").status_code == 401
    assert outsider.get(f"{path}/remove").status_code == 401
    assert owner.get(path).status_code == 200
    owner.post(f"{path}/remove")
    assert outsider.post(f"{path}/restore").status_code == 401
    assert owner.get(path).status_code == 404


def test_english_is_a_click_away(owner: TestClient) -> None:
    chosen = owner.post("/language", data={"language": "en", "back": "/new"})
    assert (chosen.status_code, chosen.headers["location"]) == (303, "/new")
    page = owner.get("/").text
    assert '<html lang="en"' in page
    assert "New journey" in page


def test_the_language_click_leads_to_no_other_site(owner: TestClient) -> None:
    for back in ("https://evil.example/", "//evil.example", "/\\evil.example", "///evil.example"):
        answer = owner.post("/language", data={"language": "en", "back": back})
        assert answer.headers["location"] == "/"


def test_a_language_that_is_not_there_changes_nothing(owner: TestClient) -> None:
    owner.post("/language", data={"language": "xx", "back": "/"})
    assert '<html lang="nl"' in owner.get("/").text
