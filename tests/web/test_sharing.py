"""Looking through a link: what it shows, to whom, until when; and what can be taken away."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.actions.sharing import opened_link
from app.formats.journey_file import read_journey
from app.formats.known import XLSX
from app.formats.workbook_reading import read_workbook
from app.live.frames import Frame, frames_of
from app.main import create_app
from app.settings import BadSetting, Settings
from app.storage.tables import EventRow
from app.web.sharing.looking import LookingEars
from tests.web.conftest import SECRET, Given

SAID, PLANNED = "Niemand luisterde naar me", "Open een loket"


@pytest.fixture
def page(journey: dict[str, Any]) -> str:
    """The address of the owner's page for sharing the journey."""
    return f"/journeys/{journey['id']}/share"


@pytest.fixture
def story(given: Given, here: str, moment: dict[str, Any]) -> str:
    """The journey has a voice and a plan; its address."""
    given(f"{here}/experiences", contactMoment=moment["id"], score=-2, quote=SAID)
    given(f"{here}/actions", title=PLANNED)
    return here


def shared(owner: TestClient, page: str, *shows: str) -> str:
    """The address of a new link, as its maker is shown it."""
    answer = owner.post(page, data={"title": "De raad", "days": "30", "shows": list(shows)})
    assert answer.status_code == 200
    found = re.search(r'id="made-address">([^<]+)<', answer.text)
    assert found
    return unescape(found[1]).removeprefix("http://testserver")


def test_a_link_shows_the_map_to_who_has_no_account(
    owner: TestClient, outsider: TestClient, page: str, story: str
) -> None:
    answer = outsider.get(shared(owner, page))
    assert answer.status_code == 200
    assert "First talk" in answer.text
    assert "<svg" in answer.text
    assert SAID not in answer.text
    assert PLANNED not in answer.text
    assert "<form" not in answer.text


@pytest.mark.parametrize(
    ("part", "seen", "hidden"), [("voices", SAID, PLANNED), ("plan", PLANNED, SAID)]
)
def test_a_link_shows_the_parts_that_were_chosen(
    owner: TestClient,
    outsider: TestClient,
    page: str,
    story: str,
    part: str,
    seen: str,
    hidden: str,
) -> None:
    text = outsider.get(shared(owner, page, part)).text
    assert seen in text
    assert hidden not in text


def test_a_link_opens_nothing_else(
    owner: TestClient, outsider: TestClient, page: str, story: str
) -> None:
    address = shared(owner, page, "voices", "plan")
    key = address.rpartition("/")[2]
    headers = {"Authorization": f"Bearer {key}"}
    outsider.get(address)
    for closed in (
        f"/api/v1/{story}",
        page,
        page.removesuffix("/share"),
        f"/api/v1/{story}/events",
    ):
        assert outsider.get(closed).status_code == 401
        assert outsider.get(closed, headers=headers).status_code == 401


def test_no_search_engine_keeps_what_a_link_shows(
    owner: TestClient, outsider: TestClient, page: str, story: str
) -> None:
    answer = outsider.get(shared(owner, page))
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-frame-options"] == "DENY"


def test_the_link_is_shown_once(owner: TestClient, page: str, story: str) -> None:
    key = shared(owner, page).rpartition("/")[2]
    text = owner.get(page).text
    assert "De raad" in text
    assert key not in text


def test_a_revoked_link_shows_nothing_more(
    owner: TestClient, outsider: TestClient, page: str, story: str
) -> None:
    address = shared(owner, page)
    assert outsider.get(address).status_code == 200
    action = re.search(r'action="([^"]+/revoke)"', owner.get(page).text)
    assert action
    assert outsider.post(action[1]).status_code == 401
    assert outsider.get(address).status_code == 200
    assert owner.post(action[1]).status_code == 303
    for gone in (address, f"{address}/events"):
        answer = outsider.get(gone)
        assert answer.status_code == 404
        assert "First talk" not in answer.text
    assert "/revoke" not in owner.get(page).text


def test_who_looks_hears_what_the_link_shows_until_it_is_revoked(
    app: FastAPI, owner: TestClient, api: TestClient, page: str, story: str
) -> None:
    key = shared(owner, page, "plan").rpartition("/")[2]
    workspace = app.state.workspace
    link = opened_link(workspace, key)
    ears = LookingEars(workspace, key, link)
    heard = {
        kind: ears.hears(Frame(1, b"", kind, "x"))
        for kind in ("contact-moment", "action", "experience", "annotation", "participant")
    }
    assert heard == {
        "contact-moment": True,
        "action": True,
        "experience": False,
        "annotation": False,
        "participant": False,
    }
    portal = owner.portal
    assert portal is not None
    assert portal.call(ears.look_again)
    before = workspace_sequence(api, story)
    owner.post(f"{page}/{link.id}/revoke")
    assert workspace_sequence(api, story) == before + 1
    assert ears.concerns(Frame(before + 1, b"", "share-link", link.id))
    assert not ears.concerns(Frame(before + 1, b"", "share-link", "another"))
    assert not portal.call(ears.look_again)


def test_only_what_can_end_a_link_is_looked_up_for_each_who_looks(
    app: FastAPI, owner: TestClient, page: str
) -> None:
    """A room full of people who look must not cost a question each for every change."""
    key = shared(owner, page, "plan").rpartition("/")[2]
    workspace = app.state.workspace
    link = opened_link(workspace, key)
    ears = LookingEars(workspace, key, link)
    said = {
        verb: EventRow(
            journey_id=link.journey_id,
            sequence=9,
            operation_id="o",
            person="owner",
            resource="journey",
            resource_id=link.journey_id,
            verb=verb,
        )
        for verb in ("changed", "removed")
    }
    concerned = {verb: ears.concerns(frames_of([row])[0]) for verb, row in said.items()}
    assert concerned == {"changed": False, "removed": True}


def workspace_sequence(api: TestClient, story: str) -> int:
    tag = api.get(story).headers["etag"]
    return int(tag.strip('"').split("-")[1])


def test_a_link_without_a_name_is_refused_with_what_was_typed(
    owner: TestClient, page: str, story: str
) -> None:
    answer = owner.post(page, data={"title": "", "days": "90", "shows": ["plan"]})
    assert answer.status_code == 400
    assert 'value="plan" checked' in answer.text
    assert 'value="90" selected' in answer.text
    assert "made-address" not in answer.text


@pytest.fixture
def framing(settings: Settings) -> Iterator[TestClient]:
    """The owner of a server that may be shown within the intranet's pages."""
    allowed = replace(settings, embed_hosts=("https://intranet.example", "https://*.example.nl"))
    with TestClient(create_app(allowed, examples=None), follow_redirects=False) as client:
        from app.access.tokens import owner_key

        client.get("/login", params={"token": owner_key(SECRET)})
        yield client


def test_an_embed_is_shown_by_the_sites_that_are_allowed(framing: TestClient) -> None:
    made = framing.post("/api/v1/journeys", json={"kind": "lived", "title": "Noor"}).json()
    address = shared(framing, f"/journeys/{made['id']}/share")
    embed = framing.get(address.replace("/share/", "/embed/"))
    assert embed.status_code == 200
    policy = embed.headers["content-security-policy"]
    assert policy.endswith("frame-ancestors https://intranet.example https://*.example.nl")
    assert "x-frame-options" not in embed.headers
    for other in (address, "/", "/embed/wrong"):
        answer = framing.get(other)
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-frame-options"] == "DENY"


def test_without_allowed_sites_there_is_no_embed(owner: TestClient, page: str, story: str) -> None:
    address = shared(owner, page)
    assert owner.get(address.replace("/share/", "/embed/")).status_code == 404


@pytest.mark.parametrize(
    "hosts", ["intranet.example", "*", "https://a.example;script-src", "https://", "https://a b;"]
)
def test_a_site_that_is_none_stops_the_start(hosts: str, tmp_path: Any) -> None:
    with pytest.raises(BadSetting):
        Settings.load({"KLANTREIS_DATA_DIR": str(tmp_path), "KLANTREIS_EMBED_HOSTS": hosts})


def test_sites_are_read_with_spaces_or_commas(tmp_path: Any) -> None:
    hosts = "https://a.example, https://*.b.example:8443"
    read = Settings.load({"KLANTREIS_DATA_DIR": str(tmp_path), "KLANTREIS_EMBED_HOSTS": hosts})
    assert read.embed_hosts == ("https://a.example", "https://*.b.example:8443")


@pytest.mark.parametrize(
    ("name", "suffix", "begins"),
    [
        ("yaml", ".yaml", b""),
        ("xlsx", ".xlsx", b"PK"),
        ("csv", ".csv", b"\xef\xbb\xbf"),
        ("mermaid", ".mmd", b""),
        ("cjml", ".cjml", b"<?xml"),
        ("html", ".html", b"<!DOCTYPE"),
        ("pptx", ".pptx", b"PK"),
        ("markdown", ".md", b"# "),
    ],
)
def test_every_format_can_be_taken_away(
    owner: TestClient, page: str, story: str, name: str, suffix: str, begins: bytes
) -> None:
    assert f'value="{name}"' in owner.get(page).text
    answer = owner.get(page.replace("/share", "/files"), params={"format": name})
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert answer.headers["content-disposition"].endswith(f'{suffix}"')


def test_what_is_left_out_is_not_in_the_file(owner: TestClient, page: str, story: str) -> None:
    address = page.replace("/share", "/files")
    whole = owner.get(address, params={"format": "yaml"}).text
    assert SAID in whole
    assert PLANNED in whole
    bare = owner.get(address, params={"format": "yaml", "leave_out": ["voices", "plan"]}).text
    assert SAID not in bare
    assert PLANNED not in bare


def test_a_template_is_passed_on_without_voices_and_plan(
    owner: TestClient, page: str, story: str
) -> None:
    address = page.replace("/share", "/files")
    journey = read_journey(owner.get(address, params={"template": "yes"}).content, name="x")
    assert journey.template
    assert journey.contact_moments
    assert (journey.experiences, journey.actions, journey.decisions) == ((), (), ())


def test_a_format_that_is_none_is_refused(owner: TestClient, page: str, story: str) -> None:
    answer = owner.get(page.replace("/share", "/files"), params={"format": "docx"})
    assert answer.status_code == 400


def test_what_does_not_fit_in_a_format_is_told_before(
    owner: TestClient, page: str, story: str
) -> None:
    assert "Actie" in owner.get(page).text


def test_the_workbook_to_fill_in_can_be_read_in(owner: TestClient) -> None:
    answer = owner.get("/import/workbook.xlsx")
    assert answer.headers["content-type"] == XLSX
    assert read_workbook(answer.content, "x.xlsx").journey.kind == "sketch"
