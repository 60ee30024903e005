"""The forms of items: adding, changing, what is refused, what another changed meanwhile."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.web.pages import form_at

Given = Callable[..., dict[str, Any]]
PART = {"Klantreis-Part": "yes"}


@pytest.fixture
def site(here: str) -> str:
    return f"/{here}"


def test_a_phase_is_added_and_the_page_shows_it(owner: TestClient, site: str) -> None:
    form = form_at(owner.get(f"{site}/add/phases"), "/add/phases")
    answer = owner.post(form.action, data=form.with_values(title="Zwanger"))
    assert answer.status_code == 303
    shown = owner.get(answer.headers["location"]).text
    assert "Zwanger" in shown
    assert "Bewaard: fase toegevoegd." in shown


def test_a_contact_moment_comes_with_its_feeling_and_a_new_department(
    owner: TestClient, api: TestClient, site: str, here: str, moment: dict[str, Any]
) -> None:
    form = form_at(owner.get(f"{site}/add/contact-moments"), "/add/contact-moments")
    sent = form.with_values(
        title="Aanvraag afgewezen", channel="letter", date__year="2025", date__month="3",
        result="refused", refusal__reason="Geen binding", experience__score="-2",
        experience__emotions="boos, moe", experience__quote="Weer nee.",
        new_department__title="Wonen", new_department__kind="municipality",
        moment_of_truth__present="yes",
        waiting__duration__amount="6", waiting__duration__unit="week",
    )  # fmt: skip
    assert owner.post(form.action, data=sent).status_code == 303
    journey = api.get(here).json()
    made = journey["contactMoments"][-1]
    wonen = next(one for one in journey["departments"] if one["title"] == "Wonen")
    assert made["department"] == wonen["id"]
    assert (made["date"], made["channel"], made["result"]) == ("2025-03", "letter", "refused")
    assert made["refusal"]["reason"] == "Geen binding"
    assert made["waiting"]["duration"] == "6 weeks"
    assert made["momentOfTruth"] is not None
    felt = journey["experiences"][-1]
    assert (felt["contactMoment"], felt["score"]) == (made["id"], -2)
    assert felt["emotions"] == ["boos", "moe"]


def test_one_undo_takes_back_all_of_it(
    owner: TestClient, api: TestClient, site: str, here: str, moment: dict[str, Any]
) -> None:
    form = form_at(owner.get(f"{site}/add/contact-moments"), "/add/contact-moments")
    before = api.get(here).json()
    sent = form.with_values(
        title="Brief", experience__score="1",
        new_department__title="Wonen", new_department__kind="municipality",
    )  # fmt: skip
    owner.post(form.action, data=sent)
    assert len(api.get(here).json()["departments"]) == len(before["departments"]) + 1
    # The API's undo: another session of the same person.
    owner.post(f"{site}/undo")
    after = api.get(here).json()
    for several in ("departments", "contactMoments", "experiences"):
        assert len(after[several]) == len(before[several])


def test_sending_a_form_twice_adds_once(
    owner: TestClient, api: TestClient, site: str, here: str, moment: dict[str, Any]
) -> None:
    for collection, several in (
        ("contact-moments", "contactMoments"),
        ("bottlenecks", "bottlenecks"),
    ):
        form = form_at(owner.get(f"{site}/add/{collection}"), f"/add/{collection}")
        sent = form.with_values(title="Eén keer", category="ownership")
        answers = [owner.post(form.action, data=sent).status_code for _ in range(2)]
        assert answers == [303, 303]
        found = [one for one in api.get(here).json()[several] if one["title"] == "Eén keer"]
        assert len(found) == 1


@pytest.mark.parametrize(
    ("fields", "target"),
    [
        ({"title": ""}, "field-title"),
        ({"title": "x" * 201}, "field-title"),
        ({"title": "a\x00b"}, "field-title"),
        ({"title": "A", "date__year": "2025", "date__month": "2", "date__day": "30"}, "field-date"),
        ({"title": "A", "date__day": "3"}, "field-date"),
        ({"title": "A", "channel": "pigeon"}, "field-channel"),
        ({"title": "A", "department": "nobody"}, "field-department"),
        ({"title": "A", "phase": "nowhere/:last"}, "field-phase"),
        ({"title": "A", "phase": "begin/nobody"}, "field-phase"),
        ({"title": "A", "waiting__duration__amount": "0"}, "field-waiting-duration"),
        ({"title": "A", "experience__score": "7"}, "field-experience-score"),
        ({"title": "A", "refusal__reason": "Nee"}, "field-refusal-reason"),
        ({"title": "A", "new_department__title": "B", "new_department__kind": "x"},
         "field-new-department-kind"),
        ({"title": "A", "told_again": "maybe"}, "field-told-again"),
        ({"title": "A", "date__year": "2025", "next_step__date__year": "2024"},
         "field-next-step-date"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_at_its_field_and_nothing_is_stored(
    owner: TestClient, api: TestClient, site: str, here: str, moment: dict[str, Any],
    fields: dict[str, str], target: str,
) -> None:  # fmt: skip
    before = api.get(here).json()
    form = form_at(owner.get(f"{site}/add/contact-moments"), "/add/contact-moments")
    sent = form.with_values(description="Blijft staan", **fields)
    answer = owner.post(form.action, data=sent)
    assert answer.status_code == 400
    assert f'<a href="#{target}">' in answer.text
    assert f'id="{target}"' in answer.text
    again = form_at(answer, "/add/contact-moments").with_values()
    assert again["description"] == ["Blijft staan"]
    assert api.get(here).json() == before


def test_changing_one_field_leaves_the_others_as_they_are(
    owner: TestClient, api: TestClient, site: str, here: str, moment: dict[str, Any]
) -> None:
    path = f"{site}/contact-moments/eerste"
    before = api.get(f"{here}/contact-moments/eerste").json()
    form = form_at(owner.get(path), "/contact-moments/eerste")
    assert owner.post(path, data=form.with_values(title="Eerste gesprek")).status_code == 303
    after = api.get(f"{here}/contact-moments/eerste").json()
    assert after["title"] == "Eerste gesprek"
    different = {key for key in after if after[key] != before.get(key)}
    assert different <= {"title", "version", "updatedAt"}


def test_a_stale_change_shows_both_texts_and_stores_neither(
    owner: TestClient, api: TestClient, site: str, here: str, moment: dict[str, Any]
) -> None:
    path = f"{site}/contact-moments/eerste"
    mine = form_at(owner.get(path), "/contact-moments/eerste")
    theirs = form_at(owner.get(path), "/contact-moments/eerste")
    owner.post(path, data=theirs.with_values(title="Van de ander"))
    answer = owner.post(path, data=mine.with_values(title="Van mij"))
    assert answer.status_code == 412
    assert "Van de ander" in answer.text
    assert "Van mij" in answer.text
    assert api.get(f"{here}/contact-moments/eerste").json()["title"] == "Van de ander"


@pytest.mark.parametrize(("choice", "title"), [("mine", "Van mij"), ("theirs", "Van de ander")])
def test_what_was_chosen_after_a_stale_change_is_what_is_stored(
    owner: TestClient, api: TestClient, site: str, here: str, moment: dict[str, Any],
    choice: str, title: str,
) -> None:  # fmt: skip
    path = f"{site}/contact-moments/eerste"
    mine = form_at(owner.get(path), "/contact-moments/eerste")
    theirs = form_at(owner.get(path), "/contact-moments/eerste")
    owner.post(path, data=theirs.with_values(title="Van de ander"))
    stale = owner.post(path, data=mine.with_values(title="Van mij", description="Ook van mij"))
    again = form_at(stale, "/contact-moments/eerste").with_values(choose__title=choice)
    assert owner.post(path, data=again).status_code == 303
    stored = api.get(f"{here}/contact-moments/eerste").json()
    assert (stored["title"], stored["description"]) == (title, "Ook van mij")


def test_what_only_the_other_changed_stays_theirs_after_a_stale_change(
    owner: TestClient, api: TestClient, site: str, here: str, moment: dict[str, Any]
) -> None:
    path = f"{site}/contact-moments/eerste"
    mine = form_at(owner.get(path), "/contact-moments/eerste")
    theirs = form_at(owner.get(path), "/contact-moments/eerste")
    owner.post(path, data=theirs.with_values(topic="wonen"))
    stale = owner.post(path, data=mine.with_values(title="Van mij"))
    again = form_at(stale, "/contact-moments/eerste").with_values()
    assert owner.post(path, data=again).status_code == 303
    stored = api.get(f"{here}/contact-moments/eerste").json()
    assert (stored["title"], stored["topic"]) == ("Van mij", "wonen")


def test_an_experience_that_changed_meanwhile_is_not_written_over(
    owner: TestClient, api: TestClient, given: Given, site: str, here: str, moment: dict[str, Any]
) -> None:
    felt = given(f"{here}/experiences", contactMoment="eerste", score=1)
    path = f"{site}/contact-moments/eerste"
    mine = form_at(owner.get(path), "/contact-moments/eerste")
    api.patch(
        f"{here}/experiences/{felt['id']}",
        json={"score": -1},
        headers={"If-Match": f'"{felt["version"]}"'},
    ).raise_for_status()
    answer = owner.post(path, data=mine.with_values(experience__score="2"))
    assert answer.status_code == 412
    assert api.get(f"{here}/experiences/{felt['id']}").json()["score"] == -1


def test_the_frame_is_changed_by_the_same_kind_of_form(
    owner: TestClient, api: TestClient, site: str, here: str
) -> None:
    form = form_at(owner.get(f"{site}/frame"), "/frame")
    sent = form.with_values(purpose="Weten waar het vastloopt", references="Een boek\r\nNog een")
    assert owner.post(f"{site}/frame", data=sent).status_code == 303
    frame = api.get(here).json()
    assert frame["purpose"] == "Weten waar het vastloopt"
    assert frame["references"] == ["Een boek", "Nog een"]


def test_a_script_gets_the_changed_part_alone(owner: TestClient, site: str) -> None:
    form = form_at(owner.get(f"{site}/add/phases", headers=PART), "/add/phases")
    answer = owner.post(form.action, data=form.with_values(title="Zwanger"), headers=PART)
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert 'id="journey"' in answer.text
    assert "Zwanger" in answer.text


def test_after_one_more_comes_the_same_empty_form(
    owner: TestClient, site: str, moment: dict[str, Any]
) -> None:
    form = form_at(owner.get(f"{site}/add/contact-moments"), "/add/contact-moments")
    answer = owner.post(form.action, data=form.with_values(title="Eerst", again="yes"))
    assert answer.headers["location"] == f"{site}/add/contact-moments?phase=begin/:last"
    assert owner.get(answer.headers["location"]).status_code == 200


@pytest.mark.parametrize("collection", ["contact-moments", "phases", "departments", "experiences"])
def test_what_is_not_there_is_not_found(owner: TestClient, site: str, collection: str) -> None:
    for path in (f"{site}/{collection}/nobody", f"{site}/{collection}/nobody/remove"):
        assert owner.get(path).status_code == 404
        assert owner.post(path, data={"title": "A"}).status_code == 404
    assert (
        owner.post(f"{site}/{collection}/nobody/move", data={"direction": "later"}).status_code
        == 404
    )


@pytest.mark.parametrize("path", ["/journeys/nobody", "/journeys/%00", "/journeys/a%0ab/frame"])
def test_a_journey_that_is_not_there_is_not_found(owner: TestClient, path: str) -> None:
    assert owner.get(path).status_code == 404


def test_a_kind_of_item_that_is_not_there_is_not_found(owner: TestClient, site: str) -> None:
    assert owner.get(f"{site}/dragons/a").status_code == 404
    assert owner.get(f"{site}/add/dragons").status_code == 404


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ""), ("GET", "/frame"), ("POST", "/frame"), ("GET", "/add/phases"),
        ("POST", "/add/phases"), ("GET", "/contact-moments/eerste"),
        ("POST", "/contact-moments/eerste"), ("POST", "/contact-moments/eerste/move"),
        ("GET", "/contact-moments/eerste/remove"), ("POST", "/contact-moments/eerste/remove"),
        ("POST", "/undo"), ("POST", "/redo"), ("GET", "/journey.yaml"),
    ],
)  # fmt: skip
def test_an_outsider_sees_and_changes_nothing(
    outsider: TestClient, api: TestClient, here: str, moment: dict[str, Any], method: str, path: str
) -> None:
    before = api.get(here).json()
    sent = {"data": {"title": "Ingebroken", "direction": "later"}} if method == "POST" else {}
    answer = outsider.request(method, f"/{here}{path}", **sent)  # type: ignore[arg-type]
    assert answer.status_code == 401
    assert "First talk" not in answer.text
    assert api.get(here).json() == before


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}"]
)
def test_hostile_text_is_shown_as_text(
    owner: TestClient, given: Given, site: str, here: str, moment: dict[str, Any], text: str
) -> None:
    given(f"{here}/contact-moments", phase="begin", title=text, description=text, topic=text)
    given(f"{here}/experiences", contactMoment="eerste", quote=text, emotions=[text])
    for path in (site, f"{site}/contact-moments/eerste", f"{site}/add/bottlenecks"):
        shown = owner.get(path).text
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown
        assert ">49<" not in shown
