"""The pages of a workshop as a browser without a script uses them, and what they refuse."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from tests.web.conftest import Visit
from tests.web.pages import form_at

Phone = Callable[..., TestClient]


@dataclass
class Opened:
    """A workshop that has been opened: where it is led, its code, and its room."""

    lead: str
    code: str
    room: str


@pytest.fixture
def opened(owner: TestClient, moment: dict[str, str], here: str) -> Opened:
    path = f"/{here}/workshops"
    form = form_at(owner.get(path), "/workshops")
    answer = owner.post(path, data=form.with_values())
    assert answer.status_code == 303
    lead = answer.headers["location"]
    code = re.search(r'id="the-code">([\w-]+)<', owner.get(lead).text)
    assert code
    return Opened(lead, code[1].replace("-", ""), f"/workshops/{lead.rpartition('/')[2]}")


@pytest.fixture
def phone(visit: Visit, opened: Opened) -> Phone:
    """``phone()`` is the browser of somebody who has joined."""

    def joined(**fields: str) -> TestClient:
        client = visit()
        answer = client.post(f"/join/{opened.code}", data=fields)
        assert answer.status_code == 303, answer.text
        assert answer.headers["location"] == opened.room
        return client

    return joined


def lead(owner: TestClient, opened: Opened, deed: str, **fields: str) -> Response:
    answer: Response = owner.post(f"{opened.lead}/{deed}", data=fields)
    assert answer.status_code == 303, answer.text
    return answer


def said(answer: Response) -> str:
    """The sentence that tells why something was refused."""
    found = re.search(r'class="lead">([^<]+)<', answer.text)
    assert found, answer.text
    return found[1]


def test_a_rating_sent_without_a_script_is_saved_once(phone: Phone, opened: Opened) -> None:
    client = phone()
    form = form_at(client.get(opened.room), "/ratings").with_values(score="-2")
    for _ in range(2):
        assert client.post(f"{opened.room}/ratings", data=form).status_code == 303
    page = client.get(opened.room).text
    assert page.count('value="-2" aria-pressed="true"') == 1
    assert "item-state--accepted" in page


def test_a_contact_moment_is_added_with_how_it_felt(
    phone: Phone, opened: Opened, api: TestClient, here: str
) -> None:
    client = phone(role="young_parent")
    sent = {"phase": "begin", "title": "Second talk", "score": "1", "operation": "a-name-of-mine"}
    assert client.post(f"{opened.room}/contact-moments", data=sent).status_code == 303
    made = [
        one for one in api.get(f"{here}/contact-moments").json() if one["title"] == sent["title"]
    ]
    assert len(made) == 1
    felt = [
        one
        for one in api.get(f"{here}/experiences").json()
        if one["contactMoment"] == made[0]["id"]
    ]
    assert [(one["score"], one["perspective"]) for one in felt] == [(1, "young_parent")]


def test_what_is_wrong_is_told_with_the_way_back(phone: Phone, opened: Opened) -> None:
    client = phone()
    answer = client.post(f"{opened.room}/contact-moments", data={"phase": "begin", "title": ""})
    assert answer.status_code == 400
    assert said(answer)
    assert f'href="{opened.room}"' in answer.text
    nonsense = client.post(f"{opened.room}/ratings", data={"moment": "eerste", "score": "9"})
    assert nonsense.status_code == 400
    nowhere = client.post(f"{opened.room}/ratings", data={"moment": "nothing", "score": "1"})
    assert nowhere.status_code == 400


def test_a_face_and_later_words_are_one_rating_while_it_is_hidden(
    phone: Phone, owner: TestClient, opened: Opened, api: TestClient, here: str
) -> None:
    lead(owner, opened, "settings", hidden="yes")
    client = phone()
    for sent in ({"score": "-1"}, {"quote": "Ik wist het niet", "emotions": "bang"}):
        client.post(f"{opened.room}/ratings", data={"moment": "eerste", **sent})
    assert api.get(f"{here}/experiences").json() == []
    lead(owner, opened, "reveal")
    felt = api.get(f"{here}/experiences").json()
    assert [(one["score"], one["quote"], one["emotions"]) for one in felt] == [
        (-1, "Ik wist het niet", ["bang"])
    ]


def test_the_answer_to_a_question_about_a_feeling_is_hidden_where_the_question_hides(
    phone: Phone, owner: TestClient, opened: Opened, api: TestClient, here: str
) -> None:
    lead(owner, opened, "questions", kind="feeling", about="contact-moment/eerste", hides="yes")
    client = phone()
    form = form_at(client.get(opened.room), "/ratings")
    assert "question" in dict(form.fields)
    client.post(f"{opened.room}/ratings", data=form.with_values(score="2"))
    assert api.get(f"{here}/experiences").json() == []
    question = dict(form.fields)["question"]
    lead(owner, opened, "question", verb="reveal", question=question)
    assert [one["score"] for one in api.get(f"{here}/experiences").json()] == [2]


def test_a_contribution_is_taken_back(
    phone: Phone, opened: Opened, here: str, api: TestClient
) -> None:
    client = phone()
    sent = {"phase": "begin", "title": "Second talk"}
    client.post(f"{opened.room}/contact-moments", data=sent)
    form = form_at(client.get(opened.room), "/withdrawn").with_values()
    assert client.post(f"{opened.room}/withdrawn", data=form).status_code == 303
    titles = [one["title"] for one in api.get(f"{here}/contact-moments").json()]
    assert titles == ["First talk"]


def test_who_is_sent_away_gets_nothing_of_the_room_any_more(
    phone: Phone, owner: TestClient, opened: Opened
) -> None:
    client = phone(name="Noor")
    assert "First talk" in client.get(opened.room).text
    who = re.search(r'id="person-(\w+)"', owner.get(opened.lead).text)
    assert who
    lead(owner, opened, "remove", participant=who[1])
    for answer in (
        client.get(opened.room),
        client.post(f"{opened.room}/ratings", data={"moment": "eerste", "score": "1"}),
        client.get(opened.room, headers={"Klantreis-Part": "yes"}),
    ):
        assert answer.status_code == 410
        assert "First talk" not in answer.text


def test_an_observer_sees_the_room_and_writes_nothing(phone: Phone, opened: Opened) -> None:
    client = phone(role="observer")
    page = client.get(opened.room).text
    assert "First talk" in page
    assert "/ratings" not in page
    answer = client.post(f"{opened.room}/ratings", data={"moment": "eerste", "score": "1"})
    assert answer.status_code == 403


@pytest.mark.parametrize("deed", ["state", "focus", "remove", "moderation", "settings", "photo"])
def test_a_participant_leads_nothing(phone: Phone, opened: Opened, deed: str) -> None:
    client = phone()
    assert client.post(f"{opened.lead}/{deed}", data={"state": "closed"}).status_code in (403, 404)
    assert client.get(opened.lead).status_code in (403, 404)
    assert client.get(f"{opened.lead}/record").status_code in (403, 404)


def test_a_co_facilitator_leads_but_sees_no_other_page_of_the_workspace(
    phone: Phone, owner: TestClient, opened: Opened, here: str
) -> None:
    client = phone()
    who = re.search(r'id="person-(\w+)"', owner.get(opened.lead).text)
    assert who
    lead(owner, opened, "role", participant=who[1], role="co_facilitator")
    assert client.get(opened.lead).status_code == 200
    assert f'href="{opened.lead}"' in client.get(opened.room).text
    assert lead(client, opened, "state", state="paused").status_code == 303
    assert client.get(f"/{here}").status_code == 401
    assert client.get("/").status_code == 401


@pytest.mark.parametrize(
    ("deed", "fields"),
    [
        ("state", {"state": "nonsense"}),
        ("step", {"step": "nonsense"}),
        ("focus", {"focus": "nonsense/eerste"}),
        ("focus", {"focus": "phase/nothing"}),
        ("timer", {"minutes": "-1"}),
        ("timer", {"minutes": "99999"}),
        ("questions", {"kind": "nonsense"}),
        ("questions", {"kind": "free"}),
        ("voting", {"verb": "start", "votes": "x"}),
        ("settings", {"hours": "100000"}),
        ("photo", {"title": "x" * 500}),
    ],
)
def test_what_makes_no_sense_is_refused_in_words_and_changes_nothing(
    owner: TestClient, opened: Opened, deed: str, fields: dict[str, str]
) -> None:
    before = owner.get(opened.lead).text
    answer = owner.post(f"{opened.lead}/{deed}", data=fields)
    assert answer.status_code == 400
    assert said(answer)
    after = owner.get(opened.lead).text
    assert re.sub(r'data-now="[^"]*"', "", after) == re.sub(r'data-now="[^"]*"', "", before)


def test_a_wrong_code_and_a_closed_workshop_look_the_same(
    outsider: TestClient, owner: TestClient, opened: Opened
) -> None:
    lead(owner, opened, "state", state="closed")
    closed, wrong = outsider.get(f"/join/{opened.code}"), outsider.get("/join/AAAAAAAA")
    assert closed.status_code == wrong.status_code == 404
    assert closed.text.replace(opened.code, "") == wrong.text.replace("AAAAAAAA", "")
    assert "The journey of Noor" not in closed.text


def test_a_locked_workshop_lets_nobody_new_in(
    outsider: TestClient, owner: TestClient, opened: Opened
) -> None:
    assert "join-button" in outsider.get(f"/join/{opened.code}").text
    lead(owner, opened, "settings", locked="yes")
    shown = outsider.get(f"/join/{opened.code}").text
    assert "Er kan nu niemand meer bij" in shown
    assert "join-button" not in shown
    answer = outsider.post(f"/join/{opened.code}", data={})
    assert answer.status_code == 400
    assert "gespreksleider" in answer.text


def test_a_closed_workshop_offers_nothing_that_begins_something(
    owner: TestClient, opened: Opened
) -> None:
    begins = ("ask-form", 'value="start"', 'id="minutes"', 'id="the-code"')
    before = owner.get(opened.lead).text
    assert all(one in before for one in begins)
    lead(owner, opened, "state", state="closed")
    after = owner.get(opened.lead).text
    assert not any(one in after for one in begins)
    assert 'id="settings"' in after


def test_the_projector_needs_no_workshop(
    owner: TestClient, moment: dict[str, str], here: str
) -> None:
    answer = owner.get(f"/{here}/present")
    assert answer.status_code == 200
    assert "First talk" in answer.text


def test_the_pages_speak_english_too(visit: Visit, opened: Opened) -> None:
    client = visit(headers={"Accept-Language": "en"})
    assert "You are joining a workshop about" in client.get(f"/join/{opened.code}").text
