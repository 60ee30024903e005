"""The method as a thread: a project's five steps, what is done, and what is next."""

import re

import pytest
from fastapi.testclient import TestClient

from app.journey.method import MANUAL
from tests.web.pages import form_at
from tests.web.test_across_pages import Stored, links, stored, text_of

__all__ = ["stored"]


@pytest.fixture
def project(owner: TestClient) -> str:
    """A project without journeys."""
    answer = owner.post("/projects/new", data={"title": "Uit de opvang"})
    assert answer.status_code == 303
    return str(answer.headers["location"])


def tasks(owner: TestClient, project: str) -> dict[str, bool]:
    page = owner.get(project).text
    return {
        key: "is-done" in done for key, done in re.findall(r'id="task-(\w+)" class="(.*?)"', page)
    }


def test_a_new_project_says_what_to_do_first(owner: TestClient, project: str) -> None:
    page = owner.get(project)
    assert "Dit doe je nu Schrijf op waarom je dit doet" in text_of(page.text)
    assert not any(tasks(owner, project).values())
    assert "Stap 5: Bekijk wat er misgaat en maak een plan" in text_of(page.text)
    assert "Uit de opvang" in owner.get("/projects").text


def test_what_the_journeys_show_is_done_by_itself(
    owner: TestClient, stored: Stored, project: str
) -> None:
    stored("schets", {}, {"department": "i"}, kind="sketch", purpose="Weten", themes=["wonen"])
    felt = [{"id": "e", "contact_moment": "m0", "score": -1}]
    stored("een", {"moment_of_truth": {}}, based_on="schets", experiences=felt)
    form = form_at(owner.get(f"{project}/edit"), "/edit")
    sent = form.with_values(title="Uit de opvang") | {"journeys": ["schets"]}
    assert owner.post(f"{project}/edit", data=sent).status_code == 303
    done = {key for key, is_done in tasks(owner, project).items() if is_done}
    assert done == {
        "purpose", "themes", "sketch", "phases", "departments", "contact_moments", "lived",
        "scores", "truths", "together",
    }  # fmt: skip
    assert "Dit doe je nu Beschrijf de doelgroep" in text_of(owner.get(project).text)
    assert "/journeys/schets/frame" in links(owner.get(project).text)
    for name in ("schets", "een"):  # itself, and by the sketch it is held against
        assert project in links(owner.get(f"/journeys/{name}").text)


def test_a_journey_made_for_a_project_belongs_to_it_and_leads_back_to_the_thread(
    owner: TestClient, project: str
) -> None:
    name = project.rpartition("/")[2]
    assert f"/new?project={name}" in links(owner.get(project).text)
    one = form_at(owner.get(f"/new?project={name}"), "/new/map")
    wrong = owner.post("/new/map", data=one.with_values(title=""))
    two = owner.post("/new/map", data=form_at(wrong, "/new/map").with_values(title="Schets"))
    made = owner.post("/new/journey", data=form_at(two, "/new/journey").with_values(start="empty"))
    assert made.headers["location"] == project
    assert tasks(owner, project)["sketch"]
    assert "schets Schets" in text_of(owner.get(project).text)


def test_a_journey_for_a_project_that_is_gone_is_made_all_the_same(owner: TestClient) -> None:
    one = form_at(owner.get("/new?project=weg"), "/new/map")
    two = owner.post("/new/map", data=one.with_values(title="Schets"))
    made = owner.post("/new/journey", data=form_at(two, "/new/journey").with_values(start="empty"))
    assert made.headers["location"].startswith("/journeys/")


def test_what_nothing_shows_is_ticked_off_by_hand_and_kept(owner: TestClient, project: str) -> None:
    assert MANUAL
    for key in MANUAL:
        answer = owner.post(f"{project}/ticks", data={"task": key, "done": "yes"})
        assert answer.status_code == 303
    assert {key for key, done in tasks(owner, project).items() if done} == MANUAL
    owner.post(f"{project}/ticks", data={"task": "working_group", "done": "no"})
    assert not tasks(owner, project)["working_group"]


def test_what_journeys_show_is_not_ticked_off_by_hand(owner: TestClient, project: str) -> None:
    answer = owner.post(f"{project}/ticks", data={"task": "sketch", "done": "yes"})
    assert answer.status_code == 400
    assert not tasks(owner, project)["sketch"]


def test_a_workshop_on_the_sketch_is_one_held(
    owner: TestClient, stored: Stored, project: str
) -> None:
    stored("schets", kind="sketch")
    owner.post(f"{project}/edit", data={"title": "Uit de opvang", "journeys": "schets"})
    assert not tasks(owner, project)["workshop"]
    assert owner.post("/api/v1/journeys/schets/workshops", json={}).status_code == 201
    assert tasks(owner, project)["workshop"]


def test_every_link_of_the_thread_leads_somewhere(
    owner: TestClient, stored: Stored, project: str
) -> None:
    stored("schets", kind="sketch")
    for journeys in ([], ["schets"]):
        owner.post(f"{project}/edit", data={"title": "Uit de opvang", "journeys": journeys})
        there = {one for one in links(owner.get(project).text) if one.startswith(("/", "#"))}
        page = owner.get(project).text
        for address in there - {"#main"}:
            if address.startswith("#"):
                assert f'id="{address[1:]}"' in page
            else:
                assert owner.get(address).status_code == 200, address


def test_a_project_needs_a_name_and_can_be_taken_away(owner: TestClient, project: str) -> None:
    assert owner.post("/projects/new", data={"title": " "}).status_code == 400
    assert owner.post(f"{project}/remove").status_code == 303
    assert owner.get(project).status_code == 404
