"""What a phone's script is sent after a change: what its page does not have already."""

import re

import pytest
from fastapi.testclient import TestClient

from tests.web.test_workshop_pages import Opened, Phone, lead, opened, phone

__all__ = ["opened", "phone"]
PART = {"Klantreis-Part": "yes"}
CARD = re.compile(r'<li class="room-card[^>]* id="moment-([\w-]+)"')
LEFT_OUT = re.compile(r'<li id="moment-([\w-]+)" data-same="[\w-]+" data-number="(\d+)"></li>')


class Script:
    """The script of a phone's page: knows the marks of what the page has."""

    def __init__(self, client: TestClient, opened: Opened) -> None:
        self._client, self._room = client, opened.room
        self.text = client.get(opened.room, headers=PART).text
        self._marks = re.findall(r'data-mark="([^"]+)"', self.text)

    def fetch(self) -> str:
        """The part as it is now, without what the page has."""
        known = {"Klantreis-Known": ",".join(self._marks)}
        text: str = self._client.get(self._room, headers=PART | known).text
        return text


@pytest.fixture
def script(phone: Phone, opened: Opened) -> Script:
    return Script(phone(), opened)


def add(client: TestClient, opened: Opened, **fields: str) -> None:
    sent = {"title": "Nieuw"} | fields
    assert client.post(f"{opened.room}/contact-moments", data=sent).status_code == 303


def test_what_the_page_has_is_left_out_and_told_by_name(script: Script) -> None:
    cards = CARD.findall(script.text)
    assert cards
    part = script.fetch()
    assert [one for one, _ in LEFT_OUT.findall(part)] == cards
    assert CARD.findall(part) == []
    assert 'id="add-form"' not in part
    assert '<div id="adding" data-same="' in part


def test_what_somebody_adds_is_sent_and_the_cards_behind_it_get_their_number_alone(
    script: Script, phone: Phone, opened: Opened
) -> None:
    before = CARD.findall(script.text)
    phase = re.search(r'id="phase-([\w-]+)"', script.text)
    assert phase
    add(phone(), opened, phase=phase[1], place=f"first/{phase[1]}")
    part = script.fetch()
    assert len(CARD.findall(part)) == 1
    assert "Nieuw" in part
    numbers = dict(LEFT_OUT.findall(part))
    assert [numbers[one] for one in before] == [str(n) for n in range(2, len(before) + 2)]
    assert 'id="add-form"' in part  # the new one can be chosen as a place


def test_only_the_card_that_somebody_valued_is_sent_anew_to_them(
    phone: Phone, opened: Opened
) -> None:
    client = phone()
    script = Script(client, opened)
    moment = CARD.findall(script.text)[0]
    sent = {"moment": moment, "score": "-2"}
    assert client.post(f"{opened.room}/ratings", data=sent).status_code == 303
    part = script.fetch()
    assert CARD.findall(part) == [moment]
    assert f'id="face-{moment}--2" name="score" value="-2" aria-pressed="true"' in part


def test_what_nobody_may_do_in_a_pause_is_not_left_standing(
    script: Script, owner: TestClient, opened: Opened
) -> None:
    assert 'class="rate__face"' in script.text
    lead(owner, opened, "state", state="paused")
    part = script.fetch()
    assert LEFT_OUT.findall(part) == []
    assert 'id="adding"' not in part
    assert 'class="rate__face"' not in part


def test_marks_of_something_else_leave_nothing_out(phone: Phone, opened: Opened) -> None:
    client = phone()
    known = {"Klantreis-Known": "what,,ever,../x"}
    part = client.get(opened.room, headers=PART | known).text
    assert LEFT_OUT.findall(part) == []
    assert CARD.findall(part)
