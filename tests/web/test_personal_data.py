"""Warnings of personal data: while typing, after an import, in a form without a script."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.web.privacy.checking import BY_ADDRESS
from tests.web.conftest import Visit
from tests.web.pages import form_at

STORY = "Mijn begeleider Sander belt op 06-12345678."


@pytest.fixture(autouse=True)
def _a_fresh_minute() -> None:
    BY_ADDRESS.forget()


def test_a_text_is_looked_at_without_a_login(outsider: TestClient) -> None:
    answer = outsider.post("/personal-data", data={"text": STORY})
    found = answer.json()
    assert [(one["kind"], STORY[one["start"] : one["end"]]) for one in found["warnings"]] == [
        ("name", "Sander"),
        ("telephone", "06-12345678"),
    ]
    assert "‘Sander’" in found["sentences"][0]
    assert answer.headers["cache-control"] == "no-store"


def test_the_sentences_are_in_the_language_of_the_reader(outsider: TestClient) -> None:
    asked = {"accept-language": "en"}
    found = outsider.post("/personal-data", data={"text": STORY}, headers=asked).json()
    assert "looks like a name" in found["sentences"][0]


def test_a_pseudonym_is_known_to_who_may_see_the_journey_only(
    owner: TestClient, outsider: TestClient, journey: dict[str, Any]
) -> None:
    changed = {"case": {"name": "Amina"}}
    headers = {"If-Match": owner.get(f"/api/v1/journeys/{journey['id']}").headers["etag"]}
    assert owner.patch(
        f"/api/v1/journeys/{journey['id']}", json=changed, headers=headers
    ).is_success
    data = {"text": "Toen zei Amina nee.", "journey": journey["id"]}
    assert owner.post("/personal-data", data=data).json()["warnings"] == []
    assert len(outsider.post("/personal-data", data=data).json()["warnings"]) == 1


def test_somebody_who_asks_without_end_is_held_back(
    outsider: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BY_ADDRESS, "most", 2)
    answers = [outsider.post("/personal-data", data={"text": "Hoi"}) for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]


@pytest.mark.parametrize("text", ["", "<script>", "a" * 100_000, "٠٦" * 500, "=cmd|' /C calc'!A0"])
def test_any_text_gets_an_answer(outsider: TestClient, text: str) -> None:
    assert outsider.post("/personal-data", data={"text": text}).status_code == 200


def test_a_form_shows_what_a_stored_text_holds(owner: TestClient, journey: dict[str, Any]) -> None:
    path = f"/journeys/{journey['id']}/frame"
    form = form_at(owner.get(path), "/frame")
    sent = form.with_values(summary=STORY)
    sent.pop("noscript")
    assert owner.post(path, data=sent).status_code == 303
    page = owner.get(path, headers={"accept-language": "nl"}).text
    assert 'id="field-summary-warning"' in page
    assert "‘Sander’" in page


def test_without_a_script_what_was_saved_is_warned_of_afterwards(
    owner: TestClient, journey: dict[str, Any]
) -> None:
    path = f"/journeys/{journey['id']}/frame"
    sent = form_at(owner.get(path), "/frame").with_values(summary=STORY)
    answer = owner.post(path, data=sent)
    assert answer.headers["location"].endswith("/personal-data?after=saved")
    page = owner.get(answer.headers["location"], headers={"accept-language": "nl"}).text
    assert "Opgeslagen" in page
    assert "‘06-12345678’" in page
    plain = form_at(owner.get(path), "/frame").with_values(summary="Alles ging goed.")
    assert "personal-data" not in owner.post(path, data=plain).headers["location"]


def test_an_imported_story_is_listed_place_by_place(owner: TestClient) -> None:
    story = f"klantreis: 1\nid: a\nkind: lived\ntitle: Verhaal\nsummary: {STORY}\n"
    answer = owner.post("/import", files={"file": ("a.yaml", story.encode())})
    assert answer.headers["location"] == "/journeys/a/personal-data?after=imported"
    page = owner.get(answer.headers["location"], headers={"accept-language": "nl"}).text
    assert page.count('class="spot"') == 1
    assert "‘Sander’" in page


def test_the_list_is_closed_to_others(visit: Visit, journey: dict[str, Any]) -> None:
    assert visit().get(f"/journeys/{journey['id']}/personal-data").status_code == 401
