"""The newer forms of a workshop without a script, and what is sent of pictures and records."""

import io
import json
import re
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.storage.tables import now
from tests.web.pages import form_at
from tests.web.test_workshop_pages import Opened, Phone, lead, opened, phone

__all__ = ["opened", "phone"]

Values = dict[str, str]


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One kind of database is enough: what is tried stands before it."""
    return sqlite_url


def texts_of(api: TestClient, here: str, collection: str) -> list[str]:
    return [one.get("title") or one["text"] for one in api.get(f"{here}/{collection}").json()]


def held(owner: TestClient, opened: Opened) -> str:
    """The id of the one thing that waits for a moderator."""
    found = re.findall(r'<li id="held-(\w+)"', owner.get(opened.lead).text)
    assert len(found) == 1
    return str(found[0])


def test_a_bottleneck_and_an_idea_are_added_by_form(
    phone: Phone, opened: Opened, api: TestClient, here: str
) -> None:
    client, path = phone(), f"{opened.room}/items"
    stuck = {"resource": "bottleneck", "title": "Twee loketten", "category": "transfer"}
    assert client.post(path, data=stuck | {"moment": "eerste"}).status_code == 303
    assert texts_of(api, here, "bottlenecks") == ["Twee loketten"]
    idea = {"resource": "improvement", "title": "Eén gezicht", "description": "Altijd"}
    assert client.post(path, data=idea).status_code == 303
    assert texts_of(api, here, "improvements") == ["Eén gezicht"]
    assert api.get(f"{here}/bottlenecks").json()[0]["contactMoments"] == ["eerste"]


def test_a_kind_that_nobody_adds_here_is_refused_in_words(phone: Phone, opened: Opened) -> None:
    answer = phone().post(f"{opened.room}/items", data={"resource": "department", "title": "X"})
    assert answer.status_code == 400


def test_a_question_of_ones_own_is_answered_and_read_by_form(
    phone: Phone, opened: Opened, owner: TestClient
) -> None:
    lead(owner, opened, "questions", kind="free", text="Wat mist er?")
    client, other = phone(), phone()
    form = form_at(client.get(opened.room), "/answers").with_values(text="Een vast gezicht")
    for _ in range(2):
        assert client.post(f"{opened.room}/answers", data=form).status_code == 303
    assert other.get(opened.room).text.count("<li>Een vast gezicht</li>") == 1


def test_a_new_contact_moment_takes_the_place_that_was_chosen(
    phone: Phone, opened: Opened, api: TestClient, here: str
) -> None:
    client = phone()
    sent = {"title": "Vooraan", "place": "first/begin"}
    assert client.post(f"{opened.room}/contact-moments", data=sent).status_code == 303
    assert texts_of(api, here, "contact-moments") == ["Vooraan", "First talk"]
    own = re.search(r'id="own-(\w+)"', client.get(opened.room).text)
    assert own
    moved = {"contribution": own[1], "place": "after/eerste"}
    assert client.post(f"{opened.room}/places", data=moved).status_code == 303
    assert texts_of(api, here, "contact-moments") == ["First talk", "Vooraan"]


def test_a_place_that_is_gone_means_the_end_of_the_phase(
    phone: Phone, opened: Opened, api: TestClient, here: str
) -> None:
    sent = {"title": "Achteraan", "phase": "begin", "place": "after/nothere"}
    assert phone().post(f"{opened.room}/contact-moments", data=sent).status_code == 303
    assert texts_of(api, here, "contact-moments") == ["First talk", "Achteraan"]


def test_a_move_that_waits_for_a_moderator_keeps_its_place_and_can_be_moved_once_more(
    phone: Phone, opened: Opened, owner: TestClient, api: TestClient, here: str
) -> None:
    client = phone()
    client.post(f"{opened.room}/contact-moments", data={"title": "Eerst", "place": "first/begin"})
    lead(owner, opened, "settings", moderated="yes")
    for place in ("first/begin", "after/eerste"):
        own = re.search(r'id="own-(\w+)"', client.get(opened.room).text)
        assert own
        moved = {"contribution": own[1], "place": place}
        assert client.post(f"{opened.room}/places", data=moved).status_code == 303
    assert texts_of(api, here, "contact-moments") == ["Eerst", "First talk"]
    lead(owner, opened, "moderation", verb="accept-all")
    assert texts_of(api, here, "contact-moments") == ["First talk", "Eerst"]


@pytest.mark.parametrize(
    "where",
    [{"place": "first/begin"}, {"direction": "earlier"}, {"direction": "to", "phase": "begin"}],
)
def test_who_leads_moves_any_card_and_nobody_else_by_that_address(
    phone: Phone, opened: Opened, owner: TestClient, api: TestClient, here: str, where: Values
) -> None:
    client = phone()
    client.post(f"{opened.room}/contact-moments", data={"title": "Tweede", "phase": "begin"})
    second = api.get(f"{here}/contact-moments").json()[1]["id"]
    assert client.post(f"{opened.lead}/moves", data={"moment": second} | where).status_code == 403
    assert lead(owner, opened, "moves", moment=second, **where).status_code == 303
    assert texts_of(api, here, "contact-moments") == ["Tweede", "First talk"]


@pytest.mark.parametrize(
    "sent",
    [
        {"moment": "nothing", "place": "first/begin"},
        {"moment": "eerste", "place": "after/eerste"},
        {"moment": "eerste"},
        {"moment": "eerste", "direction": "sideways"},
    ],
)
def test_a_move_to_nowhere_is_refused_in_words(
    opened: Opened, owner: TestClient, sent: Values
) -> None:
    answer = owner.post(f"{opened.lead}/moves", data=sent)
    assert answer.status_code == 400
    assert "<h1" in answer.text


def test_who_moderates_chooses_the_place_and_takes_all_at_once(
    phone: Phone, opened: Opened, owner: TestClient, api: TestClient, here: str
) -> None:
    lead(owner, opened, "settings", moderated="yes")
    client = phone()
    sent = {"title": "Eerst dit", "phase": "begin", "score": "-1"}
    client.post(f"{opened.room}/contact-moments", data=sent)
    waiting = held(owner, opened)
    lead(owner, opened, "moderation", verb="accept", contribution=waiting, place="first/begin")
    assert texts_of(api, here, "contact-moments") == ["Eerst dit", "First talk"]
    assert [one["score"] for one in api.get(f"{here}/experiences").json()] == [-1]
    for title in ("Dan dit", "Dan dat"):
        client.post(f"{opened.room}/contact-moments", data={"title": title, "phase": "begin"})
    lead(owner, opened, "moderation", verb="accept-all")
    assert texts_of(api, here, "contact-moments")[2:] == ["Dan dit", "Dan dat"]


def test_everybody_in_the_lobby_is_let_in_by_one_form(
    phone: Phone, opened: Opened, owner: TestClient
) -> None:
    lead(owner, opened, "settings", lobby="yes")
    people = [phone(), phone()]
    assert all("First talk" not in one.get(opened.room).text for one in people)
    lead(owner, opened, "admit", all="yes")
    assert all("First talk" in one.get(opened.room).text for one in people)


def on_map(text: str) -> str:
    """What stands where the map is."""
    return text.partition('id="map-frame"')[2].partition("lead-panel")[0]


def test_a_picture_is_left_out_for_a_page_that_shows_it(owner: TestClient, opened: Opened) -> None:
    part = {"Klantreis-Part": "yes"}
    whole = owner.get(opened.lead, headers=part).text
    mark = re.search(r'data-picture="([^"]+)"', whole)
    assert mark
    assert "<svg" in on_map(whole)
    known = part | {"Klantreis-Picture": mark[1]}
    again = owner.get(opened.lead, headers=known).text
    assert f'data-picture="{mark[1]}"' in again
    assert "<svg" not in on_map(again)
    in_english = owner.get(opened.lead, headers=known | {"Accept-Language": "en"}).text
    assert "<svg" in on_map(in_english)


def test_the_record_is_taken_away_whole_without_anybodys_name(
    phone: Phone, opened: Opened, owner: TestClient
) -> None:
    lead(owner, opened, "questions", kind="free", text="Wat mist er?")
    client = phone(name="Roosmarijn", role="young_parent")
    client.post(f"{opened.room}/contact-moments", data={"title": "Nieuw", "phase": "begin"})
    form = form_at(client.get(opened.room), "/answers").with_values(text="Een vast gezicht")
    client.post(f"{opened.room}/answers", data=form)
    lead(owner, opened, "photo", title="Na de eerste ronde")
    answer = owner.get(f"{opened.lead}/record.zip")
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        found = {name: archive.read(name).decode() for name in archive.namelist()}
    assert set(found) == {
        "record.txt", "record.json", "journey.yaml", "map-before.svg", "photo-1.svg",
        "map-after.svg",
    }  # fmt: skip
    assert "Een vast gezicht" in found["record.txt"]
    assert "jonge ouder: 1" in found["record.txt"]
    data: dict[str, Any] = json.loads(found["record.json"])
    assert [one["text"] for one in data["answers"]] == ["Een vast gezicht"]
    assert ("Nieuw" in found["map-before.svg"], "Nieuw" in found["map-after.svg"]) == (False, True)
    assert not any("Roosmarijn" in text for text in found.values())
    assert owner.get(f"{opened.lead}/record.zip").content == answer.content


def test_names_can_be_erased_once_the_workshop_is_closed(
    phone: Phone, opened: Opened, owner: TestClient
) -> None:
    phone(name="Roosmarijn")
    assert owner.post(f"{opened.lead}/erasures").status_code == 400
    assert "Roosmarijn" in owner.get(opened.lead).text
    lead(owner, opened, "state", state="closed")
    assert owner.post(f"{opened.lead}/erasures").status_code == 303
    assert "Roosmarijn" not in owner.get(opened.lead).text
    assert "zijn gewist" in owner.get(f"{opened.lead}/record").text


def test_news_comes_at_once_where_there_is_some_and_else_when_the_time_is_up(
    phone: Phone, opened: Opened
) -> None:
    client = phone()
    here = f"/api/v1{opened.lead}/news?as=participant"
    known = client.get(here).json()["sequence"]
    assert known > 0
    assert client.get(f"{here}&after={known - 1}").json() == {"sequence": known}
    assert client.get(f"{here}&after={known}&wait=0").json() == {"sequence": known}


def test_what_a_phone_keeps_is_the_same_for_everybody_and_names_its_version(
    outsider: TestClient, phone: Phone
) -> None:
    pages = [one.get("/workshops/offline") for one in (outsider, phone(name="Noor"))]
    assert [one.status_code for one in pages] == [200, 200]
    assert pages[0].text == pages[1].text
    worker = outsider.get("/workshops/worker.js")
    assert worker.headers["content-type"].startswith("text/javascript")
    assert worker.headers["cache-control"] == "no-cache"
    kept = json.loads(worker.text.partition("const KEPT = ")[2].partition(";\n")[0])
    assert re.fullmatch(r"[0-9a-f]{12}", kept["version"])
    for address in [kept["page"], *kept["modules"]]:
        assert outsider.get(address).status_code == 200, address


@pytest.mark.parametrize(
    ("minutes", "said"),
    [("abc", "getal"), ("-5", "getal"), ("0", "getal"), ("nan", "getal"), ("9" * 5_000, "240")],
)
def test_a_timer_that_cannot_be_is_refused_in_minutes(
    owner: TestClient, opened: Opened, minutes: str, said: str
) -> None:
    answer = owner.post(f"{opened.lead}/timer", data={"minutes": minutes})
    assert answer.status_code == 400
    assert said in answer.text


def test_a_code_whose_time_is_over_is_told_and_works_again(
    owner: TestClient, opened: Opened, outsider: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    over = "De tijd van deze code is om"
    assert over not in owner.get(opened.lead).text
    later = now() + timedelta(hours=13)
    for place in (
        "app.web.workshop.lead_page.now",
        "app.actions.workshops.now",
        "app.actions.joining.now",
    ):
        monkeypatch.setattr(place, lambda: later)
    assert over in owner.get(opened.lead).text
    assert outsider.get(f"/join/{opened.code}").status_code == 404
    lead(owner, opened, "settings", hours="12")
    assert over not in owner.get(opened.lead).text
    assert outsider.get(f"/join/{opened.code}").status_code == 200


def test_numbers_that_nobody_means_break_nothing(owner: TestClient, opened: Opened) -> None:
    many = "9" * 5_000
    lead(owner, opened, "settings", hours=many, keep_days=many)
    lead(owner, opened, "timer", minutes="2,5")
    votes = {"verb": "start", "subject": "contact-moment", "votes": many}
    assert owner.post(f"{opened.lead}/voting", data=votes).status_code == 400


def test_a_remark_that_somebody_else_changed_shows_both_texts(
    phone: Phone, opened: Opened, owner: TestClient, api: TestClient, here: str
) -> None:
    client = phone()
    remark = {"resource": "annotation", "kind": "objection", "text": "Zo ging het niet"}
    sent = remark | {"about": "contact-moment/eerste"}
    assert client.post(f"{opened.room}/items", data=sent).status_code == 303
    lead(owner, opened, "moderation", verb="accept", contribution=held(owner, opened))
    mine = form_at(client.get(opened.room), "/texts").with_values(text="Mijn woorden")
    found = api.get(f"{here}/annotations").json()[0]
    address = f"{here}/annotations/{found['id']}"
    tag = {"If-Match": api.get(address).headers["ETag"]}
    assert api.patch(address, json={"text": "Hun woorden"}, headers=tag).status_code == 200
    answer = client.post(f"{opened.room}/texts", data=mine)
    assert answer.status_code == 412
    assert "Hun woorden" in answer.text
    assert "Mijn woorden" in answer.text
