"""The pages that hold sketch, lived and combined journey beside each other."""

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from app.web.together import bringing
from tests.web.conftest import Visit
from tests.web.pages import form_at

NL = {"accept-language": "nl"}


def journey(owner: TestClient, kind: str, title: str, *moments: tuple[str, str]) -> str:
    made = owner.post("/api/v1/journeys", json={"kind": kind, "title": title}).json()
    below = f"/api/v1/journeys/{made['id']}"
    assert owner.post(f"{below}/phases", json={"id": "p", "title": "Fase"}).status_code == 201
    department = {"id": "d", "title": "Wijkteam", "kind": "municipality"}
    assert owner.post(f"{below}/departments", json=department).status_code == 201
    for name, words in moments:
        sent = {"id": name, "phase": "p", "title": words, "department": "d"}
        assert owner.post(f"{below}/contact-moments", json=sent).status_code == 201
    return str(made["id"])


def read(owner: TestClient, journey_id: str) -> dict[str, Any]:
    found: dict[str, Any] = owner.get(f"/api/v1/journeys/{journey_id}").json()
    return found


def page(owner: TestClient, journey_id: str, name: str = "together") -> Response:
    answer = owner.get(f"/journeys/{journey_id}/{name}", headers=NL)
    assert answer.status_code == 200
    return answer


@pytest.fixture
def sketch(owner: TestClient) -> str:
    return journey(owner, "sketch", "Schets", ("intake", "Intake"), ("geld", "Aanvraag bijstand"))


@pytest.fixture
def lived(owner: TestClient, sketch: str) -> str:
    made = journey(
        owner, "lived", "Reis", ("eerst", "Eerste gesprek"), ("uitkering", "Uitkering gevraagd")
    )
    felt = {"id": "f", "contactMoment": "eerst", "score": -2, "quote": "Niemand luisterde."}
    assert owner.post(f"/api/v1/journeys/{made}/experiences", json=felt).status_code == 201
    path = f"/journeys/{made}/together"
    sent = form_at(page(owner, made), "/sketch").with_values(sketch=sketch)
    answer = owner.post(f"{path}/sketch", data=sent)
    assert answer.headers["location"] == f"{path}?done=linked"
    return made


def test_suggestions_stand_there_with_their_reason_and_count_for_nothing(
    owner: TestClient, lived: str
) -> None:
    text = page(owner, lived).text
    assert "2 voorstellen" in text
    assert "‘bijstand’ en ‘Uitkering’" in text
    assert read(owner, lived)["matches"] == []


def test_a_person_decides_of_each_pair(owner: TestClient, lived: str) -> None:
    path = f"/journeys/{lived}/together/matches"
    form = form_at(page(owner, lived), "/matches")
    choices = {"pair.intake.eerst": ["same"], "pair.geld.uitkering": ["other"]}
    assert choices.keys() <= {name for name, _ in form.fields}
    assert owner.post(path, data=form.with_values() | choices).status_code == 303
    assert set(read(owner, lived)["matches"]) == {"intake = eerst", "geld != uitkering"}
    text = page(owner, lived).text
    assert "Er zijn geen voorstellen meer" in text
    assert "Niet bekend bij de afdeling" in text
    assert "Kwam niet" in text
    owner.post(path, data={"forget": "intake.eerst"})
    assert read(owner, lived)["matches"] == ["geld != uitkering"]


def test_a_pair_can_be_made_by_hand(owner: TestClient, lived: str) -> None:
    sent = {"planned": "geld", "actual": "eerst"}
    assert owner.post(f"/journeys/{lived}/together/matches", data=sent).status_code == 303
    assert read(owner, lived)["matches"] == ["geld = eerst"]


def test_what_lies_nowhere_is_refused(owner: TestClient, lived: str) -> None:
    sent = {"planned": "weg", "actual": "eerst"}
    assert owner.post(f"/journeys/{lived}/together/matches", data=sent).status_code == 400
    answer = owner.post(f"/journeys/{lived}/together/sketch", data={"sketch": lived})
    assert answer.status_code == 400
    assert read(owner, lived)["matches"] == []


def test_figures_of_one_parent_are_not_on_the_page_of_the_sketch(
    owner: TestClient, sketch: str, lived: str
) -> None:
    sent = {"planned": "intake", "actual": "eerst"}
    assert owner.post(f"/journeys/{lived}/together/matches", data=sent).status_code == 303
    text = page(owner, sketch).text
    assert "te weinig ouders" in text
    assert "spread__face" not in text
    assert "1 van 1" not in text
    assert "Niemand luisterde" not in text
    assert 'id="gap-map-title"' not in text


def test_the_map_shows_what_was_expected_and_what_parents_felt(
    owner: TestClient, api: TestClient, sketch: str
) -> None:
    expected = {"contactMoment": "intake", "perspective": "department", "score": 2}
    assert api.post(f"journeys/{sketch}/experiences", json=expected).status_code == 201
    for number, score in enumerate((-2, -1, 1)):
        said = {"contactMoment": "intake", "score": score, "voice": f"stem {number}"}
        assert api.post(f"journeys/{sketch}/experiences", json=said).status_code == 201
    found = page(owner, sketch).text
    drawing = found[found.index('id="gap-map-title"') : found.index('id="gap-title"')]
    assert "<svg" in drawing
    assert "verwacht door afdeling" in drawing
    assert "stem 1" not in drawing


def test_the_combined_journey_is_built_by_taking_over(
    owner: TestClient, sketch: str, lived: str
) -> None:
    owner.post(f"/journeys/{lived}/together/matches", data={"planned": "intake", "actual": "eerst"})
    told = {"contactMoment": "uitkering", "quote": "Bel mij maar op 0612345678."}
    assert owner.post(f"/api/v1/journeys/{lived}/experiences", json=told).status_code == 201
    form = form_at(page(owner, sketch), "/combined")
    made = owner.post(f"/journeys/{sketch}/together/combined", data=form.with_values())
    found = re.fullmatch(r"/journeys/([a-z0-9]+)/together\?done=made", made.headers["location"])
    assert found
    combined = found[1]
    text = page(owner, combined).text
    assert "2 dingen om over te nemen" in text
    assert "De schets zegt hetzelfde" in text
    assert "Bij 1 staat misschien iets" in text
    assert "telefoonnummer: ‘0612345678’" in text
    every = re.findall(r'name="take" value="([a-z0-9]+)"', text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bringing, "OFFERS_A_PAGE", 1)
        shown = [page(owner, combined, f"together?page={one}").text for one in (1, 2)]
    assert [re.findall(r'name="take" value="([a-z0-9]+)"', one) for one in shown] == [
        [one] for one in every
    ]
    proposal = re.search(r'name="take" value="([a-z0-9]+)"', text)
    assert proposal
    path = f"/journeys/{combined}/together/taken"
    assert owner.post(path, data={"take": proposal[1]}).status_code == 303
    felt = owner.get(f"/api/v1/journeys/{combined}/experiences").json()
    assert [one["quote"] for one in felt] == ["Niemand luisterde."]
    assert owner.post(path, data={"all": "moment"}).status_code == 303
    moments = owner.get(f"/api/v1/journeys/{combined}/contact-moments").json()
    assert [one["title"] for one in moments] == [
        "Intake",
        "Uitkering gevraagd",
        "Aanvraag bijstand",
    ]
    assert "Alles is overgenomen" in page(owner, combined).text


def test_annotations_are_listed_answered_and_resolved(owner: TestClient, sketch: str) -> None:
    remark = {"aboutResource": "contact-moment", "about": "intake", "kind": "question",
              "text": "Waarom <b>drie</b> weken?"}  # fmt: skip
    made = owner.post(f"/api/v1/journeys/{sketch}/annotations", json=remark).json()
    text = page(owner, sketch, "annotations").text
    assert "1 open aantekening" in text
    assert "Waarom &lt;b&gt;drie&lt;/b&gt; weken?" in text
    path = f"/journeys/{sketch}/annotations"
    sent = {"do": "answer", "about": made["id"], "text": "Dat mag korter."}
    assert owner.post(path, data=sent).status_code == 303
    assert owner.post(path, data={"do": "resolve", "about": made["id"]}).status_code == 303
    text = page(owner, sketch, "annotations").text
    assert "Er staat niets open" in text
    assert "Dat mag korter." in text
    assert owner.post(path, data={"do": "answer", "about": made["id"]}).status_code == 400
    assert owner.post(path, data={"do": "show", "about": "weg"}).status_code == 404


def test_who_leads_adds_a_remark_by_a_form_and_can_erase_it(owner: TestClient, sketch: str) -> None:
    path = f"/journeys/{sketch}/add/annotations"
    assert path in page(owner, sketch, "annotations").text
    assert 'value="contact-moment/intake"' in owner.get(path).text
    sent = {"about": "contact-moment/intake", "kind": "objection", "text": "Dat was later."}
    for wrong, named in (("about", "Waar gaat het over?"), ("text", "In je eigen woorden")):
        refused = owner.post(path, data=sent | {wrong: ""})
        assert refused.status_code == 400
        assert f"{named}</a>" in refused.text
    assert owner.post(path, data=sent | {"source": "young_parent"}).status_code == 303
    text = page(owner, sketch, "annotations").text
    assert "Dat was later." in text
    assert "jonge ouder</p>" in text
    erase = re.search(rf"/journeys/{sketch}/annotations/\w+/erase", text)
    assert erase
    assert "Dat was later." in owner.get(erase[0]).text
    assert owner.post(erase[0]).headers["location"] == f"/journeys/{sketch}/annotations"
    assert "Dat was later." not in page(owner, sketch, "annotations").text


def test_a_link_for_an_expert_is_made_once(owner: TestClient, sketch: str) -> None:
    path = f"/journeys/{sketch}/annotations"
    assert owner.post(path, data={"do": "invite"}).status_code == 303
    first = re.search(r"/join/(\w+)", page(owner, sketch, "annotations").text)
    assert first
    owner.post(path, data={"do": "invite"})
    again = re.search(r"/join/(\w+)", page(owner, sketch, "annotations").text)
    assert again
    assert again[1] == first[1]


@pytest.mark.parametrize("name", ["together", "annotations", "add/annotations", "personal-data"])
def test_nobody_else_sees_any_of_it(visit: Visit, sketch: str, name: str) -> None:
    assert visit().get(f"/journeys/{sketch}/{name}").status_code == 401
    assert visit().post(f"/journeys/{sketch}/{name}").status_code in (401, 405)


def test_a_journey_that_is_not_there_is_not_found(owner: TestClient) -> None:
    for name in ("together", "annotations", "personal-data"):
        assert owner.get(f"/journeys/nowhere/{name}").status_code == 404
