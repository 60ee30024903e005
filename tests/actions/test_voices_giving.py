"""Answering: who is let in, what is kept of it, and what too much of it comes to."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from app.access.members import NotAllowed
from app.access.people import Person, Role
from app.actions import voices_giving
from app.actions.joining import GUESSES
from app.actions.journeys import get_journey, remove_journey
from app.actions.limits import TooMany
from app.actions.voices import answers_about, hear_voices
from app.actions.voices_asking import change_questionnaire, get_questionnaire, list_questionnaires
from app.actions.voices_giving import (
    BY_ADDRESS,
    BY_GIVER,
    BY_LINK,
    NoSuchVoice,
    get_giving,
    leave_out,
    look_up_questionnaire,
    rename,
)
from app.actions.voices_kept import kept_in
from app.actions.voices_withdrawing import withdraw_own
from app.actions.workspace import NotFound, Workspace
from app.journey import Refused
from app.storage.tables import now
from app.storage.voices_tables import AnswersRow
from app.voices import AnswersState, Known
from tests.actions.archive_round import backup_of, put_back
from tests.actions.conftest import WIM
from tests.actions.voices_cast import agree, ask, tell


@pytest.fixture(autouse=True)
def _nobody_has_asked_too_often() -> None:
    for limit in (GUESSES, BY_ADDRESS, BY_GIVER, BY_LINK):
        limit.forget()


def until_held_back(do: Callable[[], object]) -> int:
    """How often something can be done before it is too often."""
    for times in range(1_000):
        try:
            do()
        except TooMany:
            return times
    return 1_000


def test_what_is_answered_is_heard(workspace: Workspace, journey_id: str) -> None:
    asked = ask(workspace, journey_id)
    given, token = agree(workspace, asked)
    tell(workspace, asked, token, known_a="yes", score_a=-2, sentence_a="Niemand belde terug.")
    tell(workspace, asked, token, known_b="no", title_0="Voedselbank", place_0="a")
    tell(workspace, asked, token, goal="Een huis", reached="no")
    heard = hear_voices(workspace, journey_id=journey_id)
    assert [(one.moment_id, one.known, one.asked) for one in heard.moments] == [
        ("a", 1, 1), ("b", 0, 1), ("c", 0, 0),
    ]  # fmt: skip
    assert heard.moments[0].sentences == ((given.voice, "Niemand belde terug."),)
    assert [(one.title, one.after) for _, one in heard.missing] == [("Voedselbank", "a")]
    (voice,) = answers_about(workspace, journey_id=journey_id)
    assert (voice.state, voice.goal) == (AnswersState.SENT, "Een huis")


def test_answers_change_nothing_in_the_journey(workspace: Workspace, journey_id: str) -> None:
    before = get_journey(workspace, journey_id)
    asked = ask(workspace, journey_id)
    _, token = agree(workspace, asked)
    tell(workspace, asked, token, known_a="yes", score_a=1)
    assert get_journey(workspace, journey_id) == before


def test_figures_of_fewer_than_three_are_not_to_be_shown(
    workspace: Workspace, journey_id: str
) -> None:
    asked = ask(workspace, journey_id)
    for number in range(3):
        assert not hear_voices(workspace, journey_id=journey_id).moments[0].may_show_figures
        tell(workspace, asked, agree(workspace, asked)[1], known_a="yes", score_a=number - 1)
    heard = hear_voices(workspace, journey_id=journey_id).moments[0]
    assert heard.may_show_figures
    assert heard.scores == (-1, 0, 1)


@pytest.mark.parametrize(
    ("agreed", "field"),
    [
        ({"agrees": False}, "agrees"),
        ({"age": None}, "age"),
        ({"age": "younger"}, "guardian"),
        ({"agrees": False, "age": "younger"}, "agrees"),
    ],
)
def test_without_consent_nothing_is_kept(
    workspace: Workspace, journey_id: str, agreed: dict[str, Any], field: str
) -> None:
    asked = ask(workspace, journey_id)
    with pytest.raises(Refused) as refused:
        agree(workspace, asked, **agreed)
    assert field in {one.place[0] for one in refused.value.faults}
    with workspace.database.reading() as session:
        assert session.exec(select(AnswersRow)).all() == []


def test_consent_is_noted_with_its_moment(workspace: Workspace, journey_id: str) -> None:
    asked = ask(workspace, journey_id)
    _, token = agree(workspace, asked, age="younger", guardian=True)
    consent = get_giving(workspace, code=asked.code, token=token).consent
    assert consent.is_enough
    assert consent.guardian
    assert abs(consent.at - now()) < timedelta(minutes=1)


def test_a_key_opens_these_answers_and_no_others(workspace: Workspace, journey_id: str) -> None:
    asked, another = ask(workspace, journey_id), ask(workspace, journey_id)
    _, token = agree(workspace, asked)
    assert get_giving(workspace, code=asked.code, token=token)
    for code, key in ((another.code, token), (asked.code, "kv_wrong"), (asked.code, "")):
        with pytest.raises(NoSuchVoice):
            get_giving(workspace, code=code, token=key)
    with workspace.database.reading() as session:
        assert all(token not in str(row) for row in session.exec(select(AnswersRow)))


def test_everybody_gets_a_pseudonym_of_their_own(workspace: Workspace, journey_id: str) -> None:
    asked = ask(workspace, journey_id)
    made = [agree(workspace, asked) for _ in range(7)]
    voices = [given.voice for given, _ in made]
    assert len(set(voices)) == 7
    assert {"Merel", "Vink", "Mus"} < set(voices)
    with pytest.raises(Refused, match="voice_taken"):
        rename(workspace, code=asked.code, token=made[0][1], name=voices[1])
    assert rename(workspace, code=asked.code, token=made[0][1], name="Ster").answers.voice == "Ster"


def test_a_missing_contact_moment_is_taken_back(workspace: Workspace, journey_id: str) -> None:
    asked = ask(workspace, journey_id)
    _, token = agree(workspace, asked)
    tell(workspace, asked, token, title_0="Voedselbank")
    assert not leave_out(workspace, code=asked.code, token=token, number=0).answers.missing


def test_a_closed_questionnaire_takes_nothing_more(workspace: Workspace, journey_id: str) -> None:
    asked = ask(workspace, journey_id)
    _, token = agree(workspace, asked)
    change_questionnaire(
        workspace, person=WIM, journey_id=journey_id, questionnaire_id=asked.id,
        fields={"state": "closed"},
    )  # fmt: skip
    with pytest.raises(Refused, match="questionnaire_closed"):
        agree(workspace, asked)
    with pytest.raises(Refused, match="questionnaire_closed"):
        tell(workspace, asked, token, known_a="yes")
    assert get_giving(workspace, code=asked.code, token=token).answers.voice


def test_a_removed_journey_is_asked_about_no_more(workspace: Workspace, journey_id: str) -> None:
    asked = ask(workspace, journey_id)
    _, token = agree(workspace, asked)
    remove_journey(workspace, person=WIM, journey_id=journey_id)
    with pytest.raises(NoSuchVoice):
        look_up_questionnaire(workspace, code=asked.code, address="a")
    with pytest.raises(Refused):
        tell(workspace, asked, token, known_a="yes")


def test_who_answered_about_a_removed_journey_still_sees_it_and_takes_it_back(
    workspace: Workspace, journey_id: str
) -> None:
    asked = ask(workspace, journey_id)
    _, token = agree(workspace, asked)
    tell(workspace, asked, token, sentence_a="Niemand belde ons terug.")
    remove_journey(workspace, person=WIM, journey_id=journey_id)
    seen = get_giving(workspace, code=asked.code, token=token)
    assert seen.answers.words() == ("Niemand belde ons terug.",)
    assert not seen.questionnaire.is_open
    withdraw_own(workspace, code=asked.code, token=token)
    with pytest.raises(NoSuchVoice):
        get_giving(workspace, code=asked.code, token=token)
    assert kept_in(workspace, person=WIM, questionnaire_id=asked.id) == ()


def test_a_flood_from_one_link_is_held_back_before_it_is_written(
    workspace: Workspace, journey_id: str
) -> None:
    asked = ask(workspace, journey_id)
    kept = until_held_back(lambda: agree(workspace, asked))
    assert 10 < kept <= BY_ADDRESS.most
    standing = get_questionnaire(
        workspace, person=WIM, journey_id=journey_id, questionnaire_id=asked.id
    )
    assert len(standing.voices) == kept


def test_one_giver_can_not_save_without_end(workspace: Workspace, journey_id: str) -> None:
    asked = ask(workspace, journey_id)
    _, token = agree(workspace, asked)
    times = until_held_back(lambda: tell(workspace, asked, token, known_a="yes"))
    assert 10 < times <= BY_GIVER.most


def test_who_said_nothing_makes_room_in_a_full_questionnaire(
    workspace: Workspace, journey_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ask(workspace, journey_id)
    monkeypatch.setattr(voices_giving, "MOST_VOICES", 2)
    _, told = agree(workspace, asked)
    tell(workspace, asked, told, known_a="yes")
    agree(workspace, asked)
    with pytest.raises(Refused, match="questionnaire_full"):
        agree(workspace, asked)
    monkeypatch.setattr(voices_giving, "EMPTY_FOR", timedelta(0))
    agree(workspace, asked)
    assert get_giving(workspace, code=asked.code, token=told).answers.about("a").known is Known.YES


def test_wrong_codes_are_counted(workspace: Workspace) -> None:
    def guess() -> None:
        with pytest.raises(NoSuchVoice):
            look_up_questionnaire(workspace, code="AAAAAAAA", address="a")

    assert until_held_back(guess) == GUESSES.most


def test_only_who_may_asks_and_reads(workspace: Workspace, journey_id: str) -> None:
    ask(workspace, journey_id)
    with pytest.raises(NotAllowed):
        list_questionnaires(workspace, person=Person("g", Role.GUEST), journey_id=journey_id)
    assert len(list_questionnaires(workspace, person=WIM, journey_id=journey_id)) == 1
    with pytest.raises(NotFound):
        list_questionnaires(workspace, person=WIM, journey_id="nowhere")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": ""}, "title"), ({"title": "x" * 201}, "title"), ({"welcome": 1}, "welcome"),
        ({"cases": ["x"] * 31}, "cases"), ({"nonsense": 1}, "nonsense"),
        ({"keep_until": "2020-01-01"}, "keep_until"), ({"keep_until": "2099-01-01"}, "keep_until"),
        ({"state": "shut"}, "state"),
    ],
)  # fmt: skip
def test_a_wrong_wish_is_refused_by_its_name(
    workspace: Workspace, journey_id: str, fields: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        ask(workspace, journey_id, **fields)
    assert {one.place[0] for one in refused.value.faults} == {field}


def test_a_backup_carries_voices_to_the_other_database(
    workspace: Workspace, journey_id: str, other: Workspace
) -> None:
    asked = ask(workspace, journey_id)
    given, token = agree(workspace, asked)
    tell(workspace, asked, token, known_a="yes", score_a=-2, sentence_a="Niemand belde terug.")
    put_back(other, backup_of(workspace), replace=True)
    there = get_giving(other, code=asked.code, token=token)
    assert there.answers.voice == given.voice
    assert there.answers.about("a").sentence == "Niemand belde terug."
