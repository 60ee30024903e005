"""The questionnaire without a script: agreed to, answered, left, come back to, and erased."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.actions.voices_giving import BY_ADDRESS
from tests.web.conftest import Visit

AGREED = {"agrees": "yes", "age": "sixteen_or_older"}


def say(client: TestClient, link: str, key: str, *answer: str, **more: str) -> str:
    """Answer a question; gives the key of the next one."""
    answered = client.post(f"{link}/q/{key}", data={"answer": list(answer), **more})
    assert answered.status_code == 303, answered.text
    return str(answered.headers["location"]).removeprefix(f"{link}/q/")


def own_link(client: TestClient, link: str) -> str:
    found = re.search(rf"{link}/key/kv_[\w-]+", client.get(f"{link}/mine").text)
    assert found
    return found[0]


def test_the_whole_way_without_a_script(giver: TestClient, link: str) -> None:
    assert giver.get(f"{link}/go-on").headers["location"] == f"{link}/q/name"
    assert say(giver, link, "name", "Ster") == "known.eerste"
    assert "First talk" in giver.get(f"{link}/q/known.eerste").text
    assert say(giver, link, "known.eerste", "yes") == "score.eerste"
    assert say(giver, link, "score.eerste", "-2") == "feelings.eerste"
    assert say(giver, link, "feelings.eerste", "bang", "moe") == "sentence.eerste"
    assert say(giver, link, "sentence.eerste", "Niemand belde.") == "more.0"
    assert say(giver, link, "more.0", "yes") == "title.0"
    assert say(giver, link, "title.0", "De voedselbank") == "place.0"
    assert say(giver, link, "place.0", "eerste") == "felt.0"
    assert say(giver, link, "felt.0", "2") == "told.0"
    assert say(giver, link, "told.0", "") == "more.1"
    assert say(giver, link, "more.1", "no") == "mattered"
    assert say(giver, link, "mattered", "eerste") == "why"
    assert say(giver, link, "why", "") == "goal"
    assert say(giver, link, "goal", "Een huis") == "reached"
    assert say(giver, link, "reached", "partly") == "check"
    page = giver.get(f"{link}/q/check").text
    assert all(one in page for one in ("Niemand belde.", "De voedselbank", "Een huis", "bang"))
    assert giver.post(f"{link}/send").headers["location"] == f"{link}/mine?sent=yes"


@pytest.mark.parametrize(
    ("name", "is_seen"),
    [("Merel", False), ("Kevin", False), ("Kevin Jansen", True), ("0612345678", True)],
)
def test_a_pseudonym_that_leads_to_somebody_is_warned_of(
    giver: TestClient, link: str, name: str, is_seen: bool
) -> None:
    answer = giver.post(f"{link}/q/name", data={"answer": name})
    assert (answer.status_code == 200) is is_seen
    if is_seen:
        assert 'role="alert"' in answer.text
        assert say(giver, link, "name", name, sure=name) == "known.eerste"


def test_the_key_of_a_device_outlives_the_journey_on_the_list(
    giver: TestClient, api: TestClient, link: str, here: str
) -> None:
    say(giver, link, "goal", "Een huis")
    known = api.get(here).headers["etag"]
    assert api.delete(here, headers={"If-Match": known}).status_code == 204
    assert giver.get(link).headers["location"] == f"{link}/mine"
    assert "Een huis" in giver.get(f"{link}/mine").text
    assert giver.post(f"{link}/withdraw").status_code == 200
    assert giver.get(link).status_code == 404


def test_nothing_begins_without_consent(visit: Visit, link: str) -> None:
    client = visit()
    for sent in ({}, {"agrees": "yes"}, AGREED | {"age": "younger"}, {"age": "younger"}):
        answer = client.post(link, data=sent)
        assert answer.status_code == 400
        assert 'role="alert"' in answer.text
        assert not answer.cookies
    younger = AGREED | {"age": "younger", "guardian": "yes"}
    assert client.post(link, data=younger).status_code == 303


def test_who_comes_back_by_their_own_link_goes_on_elsewhere(
    giver: TestClient, visit: Visit, link: str
) -> None:
    say(giver, link, "known.eerste", "yes")
    kept = own_link(giver, link)
    giver.post(f"{link}/close")
    assert giver.get(f"{link}/mine").status_code == 404
    elsewhere = visit()
    answer = elsewhere.get(kept)
    assert answer.headers["location"] == f"{link}/mine"
    assert elsewhere.get(f"{link}/go-on").headers["location"] == f"{link}/q/score.eerste"
    assert elsewhere.get(link).status_code == 200


def test_somebody_else_sees_nothing_of_it(giver: TestClient, visit: Visit, link: str) -> None:
    say(giver, link, "sentence.eerste", "Niemand belde terug.")
    stranger = visit()
    for path in ("/mine", "/q/known.eerste", "/go-on", "/withdraw", "/key/kv_wrong"):
        answer = stranger.get(f"{link}{path}")
        assert answer.status_code == 404, path
        assert "Niemand belde terug." not in answer.text
        assert "First talk" not in answer.text
    assert stranger.post(f"{link}/withdraw").status_code == 404
    assert "Niemand belde terug." in giver.get(f"{link}/q/check").text


def test_personal_data_is_kept_only_after_a_warning_that_can_be_passed(
    giver: TestClient, link: str
) -> None:
    text = "Bel me op 0612345678."
    warned = giver.post(f"{link}/q/sentence.eerste", data={"answer": text})
    assert warned.status_code == 200
    assert "0612345678" in warned.text
    assert 'role="alert"' in warned.text
    assert say(giver, link, "sentence.eerste", text, sure=text) == "more.0"


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("sentence.eerste", "x" * 501),
        ("known.eerste", "perhaps"),
        ("score.eerste", "7"),
        ("title.0", ""),
        ("mattered", "nowhere"),
        ("reached", "<script>"),
        ("goal", "\x00"),
        ("name", ""),
        ("name", "x" * 41),
        ("sentence.eerste", "x" * 1_000_000),
    ],
)
def test_a_wrong_answer_is_told_at_its_question(
    giver: TestClient, link: str, key: str, answer: str
) -> None:
    refused = giver.post(f"{link}/q/{key}", data={"answer": answer})
    assert refused.status_code == 400
    assert 'role="alert"' in refused.text
    assert len(refused.text) < 40_000


HOSTILE = (
    '<script>alert("x")</script>', "=HYPERLINK(1)", "{{ 7 * 7 }}", "%s%n{found}", "' OR 1=1 --",
    "</textarea><img src=x onerror=alert(1)>", "\u202eomgekeerd", "☃" * 500,
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(
    giver: TestClient, owner: TestClient, asked: str, link: str, text: str
) -> None:
    say(giver, link, "sentence.eerste", text, sure=text)
    say(giver, link, "name", text[:40])
    pages = [giver.get(f"{link}/q/check"), giver.get(f"{link}/q/sentence.eerste"), owner.get(asked)]
    for page in pages:
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text
    assert owner.get("/kept").status_code == 200


@pytest.mark.parametrize("language", ["nl", "en", "ar", "tr"])
def test_every_language_has_every_page(giver: TestClient, link: str, language: str) -> None:
    say(giver, link, "known.eerste", "yes")
    say(giver, link, "title.0", "Markt")
    keys = ["name", "known.eerste", "score.eerste", "feelings.eerste", "sentence.eerste"]
    keys += ["more.0", "place.0", "felt.0", "mattered", "goal", "reached", "check"]
    for key in keys:
        page = giver.get(f"{link}/q/{key}?lang={language}")
        assert page.status_code == 200, key
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in page.text
        assert page.headers["content-language"] == language
    assert giver.get(f"{link}/mine").text.count(f'<html lang="{language}"') == 1


def test_a_language_of_the_municipality_is_there_at_once(
    giver: TestClient, owner: TestClient, asked: str, link: str, tmp_path: Path
) -> None:
    folder = tmp_path / "languages" / "fy"
    folder.mkdir(parents=True)
    told = '[questionnaire.language]\nname = "Frysk"\n[questionnaire.ask]\nname = "Hoe hjitsto?"\n'
    (folder / "questionnaire.toml").write_text(told, "utf-8")
    assert "Hoe hjitsto?" in giver.get(f"{link}/q/name?lang=fy").text
    assert "Frysk" in owner.get(asked).text
    (folder / "questionnaire.toml").write_text("[questionnaire\n", "utf-8")
    assert "Hoe mogen we je noemen?" in giver.get(f"{link}/q/name?lang=nl").text
    assert giver.get(f"{link}/q/name?lang=fy").status_code == 200
    assert "kan niet gelezen worden" in owner.get(asked, params={"lang": "nl"}).text


def test_who_withdraws_is_gone_from_every_page(
    giver: TestClient, owner: TestClient, visit: Visit, asked: str, link: str
) -> None:
    say(giver, link, "sentence.eerste", "Niemand belde ooit terug.")
    kept = own_link(giver, link)
    assert "Niemand belde ooit terug." in owner.get(asked).text
    assert giver.post(f"{link}/withdraw").status_code == 200
    assert "Niemand belde ooit terug." not in owner.get(asked).text
    for client in (giver, visit()):
        assert client.get(kept).status_code == 404


def test_who_asked_erases_a_voice(giver: TestClient, owner: TestClient, asked: str) -> None:
    found = re.search(r'name="voice" value="(\w+)"', owner.get(asked).text)
    assert found
    erased = owner.post(f"{asked}/withdraw", data={"voice": found[1]})
    assert erased.headers["location"].endswith("done=withdrawn")
    assert found[1] not in owner.get(asked).text
    assert owner.get("/kept.json").json()["questionnaires"][0]["withdrawn"] == 1


def test_a_closed_questionnaire_says_so(
    giver: TestClient, owner: TestClient, visit: Visit, asked: str, link: str
) -> None:
    owner.post(asked, data={"state": "closed"})
    assert "gesloten" in visit().get(link, headers={"Accept-Language": "nl"}).text
    assert visit().post(link, data=AGREED).status_code == 400
    assert giver.post(f"{link}/q/known.eerste", data={"answer": "yes"}).status_code == 400
    assert giver.get(f"{link}/q/known.eerste").status_code == 303
    assert giver.get(f"{link}/mine").status_code == 200


def test_a_flood_is_answered_with_a_wait(visit: Visit, link: str) -> None:
    client = visit()
    codes = [client.post(link, data=AGREED).status_code for _ in range(BY_ADDRESS.most + 5)]
    assert codes.count(303) == BY_ADDRESS.most
    assert set(codes[BY_ADDRESS.most :]) == {429}
