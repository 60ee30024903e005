"""Setting out a questionnaire, interviewing, erasing, and the account of what is kept."""

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.web.voices import managing
from tests.web.conftest import Visit
from tests.web.test_voices_pages import AGREED, say


@pytest.mark.parametrize("path", ["", "/interview", "/interview/x/whole", "/withdraw"])
def test_only_who_is_logged_in_manages(
    outsider: TestClient, giver: TestClient, asked: str, path: str
) -> None:
    for client in (outsider, giver):
        assert client.post(f"{asked}{path}").status_code == 401
    for page in ("/kept", "/kept.json", asked, f"{asked}/interview"):
        assert giver.get(page).status_code == 401


def test_a_wrong_form_is_told_at_its_field(owner: TestClient, journey: dict[str, Any]) -> None:
    address = f"/journeys/{journey['id']}/questionnaires"
    for wrong in ({"title": ""}, {"title": "V", "keep_until": "2020-01-01"}):
        answer = owner.post(address, data=wrong)
        assert answer.status_code == 400
        assert 'role="alert"' in answer.text


def test_of_many_voices_some_are_shown_until_all_are_asked_for(
    owner: TestClient, giver: TestClient, asked: str, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(managing, "SHOWN", 1)
    for number, title in enumerate(("De voedselbank", "De kledingbank")):
        say(giver, link, f"title.{number}", title)
    some, every = owner.get(asked).text, owner.get(asked, params={"all": "true"}).text
    assert ("De voedselbank" in some, "De kledingbank" in some) == (True, False)
    assert f'href="{asked}?all=true"' in some
    assert "De kledingbank" in every


def interviewed(owner: TestClient, asked: str) -> tuple[str, str]:
    answer = owner.post(f"{asked}/interview", data=AGREED | {"voice": "Ster"})
    assert answer.status_code == 200
    key = re.search(r"/answer/[0-9A-Z]{8}/key/kv_[\w-]+", answer.text)
    voice = re.search(r"with=(\w+)", answer.text)
    assert key
    assert voice
    return voice[1], key[0]


def test_an_interview_keeps_each_voice_apart(owner: TestClient, visit: Visit, asked: str) -> None:
    (first, key), (second, _) = interviewed(owner, asked), interviewed(owner, asked)
    here = f"{asked}/interview"
    sheet = owner.get(here, params={"with": [first, second]}).text
    assert f"{here}/{first}/moments/eerste" in sheet
    assert f"{here}/{second}/moments/eerste" in sheet
    said = {"known": "yes", "score": "-1", "emotions": ["boos"], "sentence": "Lang wachten."}
    part = {"Klantreis-Part": "yes"}
    for _ in range(3):
        noted = owner.post(f"{here}/{first}/moments/eerste", data=said, headers=part)
        assert noted.status_code == 204
        missing = {"number": "0", "title": "Markt", "place": "eerste", "score": "2"}
        assert owner.post(f"{here}/{first}/missing", data=missing, headers=part).status_code == 204
        whole = {"goal": "Rust", "reached": "no"}
        assert owner.post(f"{here}/{first}/whole", data=whole, headers=part).status_code == 204
    sheet = owner.get(here, params={"with": [first, second]}).text
    assert sheet.count("Lang wachten.") == 1
    (kept,) = owner.get("/kept.json").json()["questionnaires"]
    assert [one["texts"] for one in kept["voices"]] == [3, 0]
    mine = visit()
    mine.get(key)
    assert mine.get(key.partition("/key/")[0] + "/mine").status_code == 200


def test_an_interview_refuses_what_is_wrong_and_who_did_not_agree(
    owner: TestClient, giver: TestClient, asked: str
) -> None:
    assert owner.post(f"{asked}/interview", data={"voice": "Ster"}).status_code == 400
    first, _ = interviewed(owner, asked)
    here = f"{asked}/interview"
    wrong = owner.post(f"{here}/{first}/moments/eerste", data={"score": "9"})
    assert wrong.status_code == 400
    assert owner.post(f"{here}/{first}/moments/nowhere", data={}).status_code == 400
    assert owner.post(f"{here}/nobody/whole", data={}).status_code == 410
    kept = owner.get("/kept.json").json()["questionnaires"][0]["voices"]
    assert {one["inInterview"] for one in kept} == {True, False}


def test_a_picture_of_the_past_is_new_after_a_withdrawal(
    giver: TestClient, api: TestClient, owner: TestClient, journey: dict[str, Any], link: str
) -> None:
    quote = "Niemand zag ons staan."
    say(giver, link, "sentence.eerste", quote)
    here = f"journeys/{journey['id']}"
    api.post(f"{here}/experiences", json={"contactMoment": "eerste", "quote": quote})
    workshop = api.post(f"{here}/workshops", json={}).json()["id"]
    photo = api.post(f"{here}/workshops/{workshop}/photos", json={"title": "Toen"})
    picture = f"/{here}/workshops/{workshop}/photos/{photo.json()['id']}/map.svg"
    before = owner.get(picture)
    assert "Niemand zag ons" in before.text
    tag = {"If-None-Match": before.headers["etag"]}
    assert owner.get(picture, headers=tag).status_code == 304
    giver.post(f"{link}/withdraw")
    after = owner.get(picture, headers=tag)
    assert after.status_code == 200
    assert "Niemand zag ons" not in after.text
    for file in ("map.svg", "map.dot", "journey.yaml"):
        assert "Niemand zag ons" not in owner.get(f"/{here}/{file}").text


def test_what_somebody_typed_in_is_erased_for_good(
    owner: TestClient, api: TestClient, outsider: TestClient, journey: dict[str, Any],
    moment: dict[str, Any],
) -> None:  # fmt: skip
    here = f"journeys/{journey['id']}"
    quote = "Dit vertelde zij mij in vertrouwen."
    made = api.post(f"{here}/experiences", json={"contactMoment": "eerste", "quote": quote}).json()
    address = f"/{here}/experiences/{made['id']}"
    assert f"{address}/erase" in owner.get(f"{address}/remove").text
    assert outsider.post(f"{address}/erase").status_code == 401
    assert quote in owner.get(f"{address}/erase").text
    assert owner.post(f"/{here}/phases/begin/erase").status_code == 404
    assert owner.post(f"{address}/erase").status_code == 303
    assert quote not in api.get(f"{here}/events").text + api.get(here).text
    assert f"/{here}/erase" in owner.get(f"/{here}/remove").text
    assert owner.get(f"/{here}/erase").status_code == 200
    assert owner.post(f"/{here}/erase").status_code == 303
    assert owner.get(f"/{here}").status_code == 404


def test_the_account_tells_who_took_part_in_workshops(
    owner: TestClient, api: TestClient, visit: Visit, journey: dict[str, Any]
) -> None:
    code = api.post(f"journeys/{journey['id']}/workshops", json={}).json()["code"]
    joined = visit().post(f"/join/{code}", data={"name": "Zeemeeuw"})
    assert joined.status_code == 303
    (kept,) = owner.get("/kept.json").json()["workshops"]
    assert (kept["people"], kept["names"]) == (1, ["Zeemeeuw"])
    assert "Zeemeeuw" in owner.get("/kept").text
