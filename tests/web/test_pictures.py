from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.web.conftest import Given

FORMATS = {
    "svg": ("image/svg+xml", b"<?xml"),
    "pdf": ("application/pdf", b"%PDF"),
    "png": ("image/png", b"\x89PNG"),
    "dot": ("text/vnd.graphviz", b""),
}


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One kind of database is enough here: what is tried stands before it."""
    return sqlite_url


@pytest.fixture
def map_of(journey: dict[str, Any], moment: dict[str, Any]) -> str:
    return f"/journeys/{journey['id']}/map"


@pytest.mark.parametrize("file_format", list(FORMATS))
def test_the_map_is_given_in_every_format(owner: TestClient, map_of: str, file_format: str) -> None:
    answer = owner.get(f"{map_of}.{file_format}")
    media_type, start = FORMATS[file_format]
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith(media_type)
    assert answer.content.startswith(start)
    assert len(answer.content) > 500


def test_who_has_the_map_does_not_get_it_again_until_it_changes(
    owner: TestClient, api: TestClient, here: str, map_of: str
) -> None:
    first = owner.get(f"{map_of}.svg")
    assert not first.headers["etag"].startswith("W/")
    had = {"If-None-Match": first.headers["etag"]}
    again = owner.get(f"{map_of}.svg", headers=had)
    assert (again.status_code, again.content) == (304, b"")
    api.patch(f"{here}/contact-moments/eerste", json={"title": "X"}, headers={"If-Match": "*"})
    changed = owner.get(f"{map_of}.svg", headers=had)
    assert changed.status_code == 200
    assert changed.content != first.content


def test_each_picture_has_a_tag_of_its_own(owner: TestClient, map_of: str) -> None:
    wishes = ["", "?lang=en", "?theme=dark", "?view=bottlenecks"]
    tags = {owner.get(f"{map_of}.svg{wish}").headers["etag"] for wish in wishes}
    assert len(tags) == len(wishes)


def test_the_map_speaks_the_language_that_is_asked_for(owner: TestClient, map_of: str) -> None:
    dutch, english = (owner.get(f"{map_of}.svg?lang={one}") for one in ("nl", "en"))
    assert dutch.headers["content-language"] == "nl"
    assert english.headers["content-language"] == "en"
    assert dutch.content != english.content


def test_a_picture_by_itself_can_load_and_run_nothing(owner: TestClient, map_of: str) -> None:
    policy = owner.get(f"{map_of}.svg").headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy


def test_a_picture_is_saved_under_the_name_of_its_journey(
    owner: TestClient, map_of: str, journey: dict[str, Any]
) -> None:
    assert "content-disposition" not in owner.get(f"{map_of}.svg").headers
    answer = owner.get(f"{map_of}.svg?download=1")
    assert answer.headers["content-disposition"] == f'attachment; filename="{journey["id"]}.svg"'


def test_the_map_of_one_phase_or_department_can_be_asked_for(
    owner: TestClient, map_of: str
) -> None:
    for query in ("view=phase&item=begin", "view=department&item=wijkteam", "view=department"):
        assert owner.get(f"{map_of}.svg?{query}").status_code == 200, query


@pytest.mark.parametrize(
    "query",
    [
        "paper=a9",
        "width=0",
        "width=100000000",
        "theme=pink",
        "view=all",
        "view=phase",
        "view=phase&item=nowhere",
        "item=begin",
        "download=maybe",
        "page=99",
        "page=-1",
        "page=1&view=phone",
        "steps=0",
        "steps=1000",
        "accent=red",
        "accent=%23fffffff",
        "over=nergens",
        "over=../x",
    ],
)
def test_a_picture_that_can_not_be_is_refused(owner: TestClient, map_of: str, query: str) -> None:
    assert owner.get(f"{map_of}.svg?{query}").status_code == 400


def test_every_part_of_a_view_can_be_asked_for(
    owner: TestClient, map_of: str, journey: dict[str, Any]
) -> None:
    wishes = ["", "page=1", "accent=e17000", "accent=%23154273", f"over={journey['id']}",
              "view=presentation&page=1&steps=6", "view=overview", "theme=contrast"]  # fmt: skip
    answers = [owner.get(f"{map_of}.svg?{wish}") for wish in wishes]
    assert {one.status_code for one in answers} == {200}
    assert len({one.headers["etag"] for one in answers}) == len(wishes)
    assert len({one.content for one in answers}) == len(wishes)


def test_a_refusal_of_a_view_names_what_is_wrong(owner: TestClient, map_of: str) -> None:
    answer = owner.get(f"{map_of}.svg?accent=red&page=99&view=phase")
    assert answer.status_code == 400
    for sentence in ("geen kleur", "niet hoger zijn dan 0", "bestaat niet in deze klantreis"):
        assert sentence in answer.text


def test_the_pages_of_a_journey_are_told_and_linked(
    owner: TestClient, given: Given, here: str, map_of: str
) -> None:
    for name in ("tweede", "derde"):
        given(f"{here}/contact-moments", id=name, phase="begin", title=name)
    whole = owner.get(f"{map_of}.svg?steps=1")
    count = int(whole.headers["klantreis-pages"])
    assert count > 1
    assert 'page=1&steps=1>; rel="first"' in whole.headers["link"]
    first = owner.get(f"{map_of}.svg?page=1&steps=1").headers["link"]
    assert 'rel="prev"' not in first
    assert 'page=2&steps=1>; rel="next"' in first
    assert 'rel="next"' not in owner.get(f"{map_of}.svg?page={count}&steps=1").headers["link"]
    assert "link" not in owner.get(f"{map_of}.svg?view=phone").headers


def test_a_change_to_the_journey_laid_over_changes_the_tag(
    owner: TestClient, api: TestClient, given: Given, map_of: str
) -> None:
    plan = given("journeys", kind="sketch", title="Plan")
    before = owner.get(f"{map_of}.svg?over={plan['id']}")
    assert "naast: Plan" in before.text, before.text
    changed = api.patch(
        f"journeys/{plan['id']}", json={"title": "Ander plan"}, headers={"If-Match": "*"}
    )
    assert changed.status_code == 200, changed.text
    after = owner.get(
        f"{map_of}.svg?over={plan['id']}", headers={"If-None-Match": before.headers["etag"]}
    )
    assert "naast: Ander plan" in after.text


def test_the_picture_of_what_is_not_there_is_not_found(owner: TestClient, map_of: str) -> None:
    assert owner.get("/journeys/nowhere/map.svg").status_code == 404
    assert owner.get(f"{map_of}.bmp").status_code == 404
