"""Fetching from Open Klant: page by page, with patience, and the token to nobody else."""

from datetime import date
from pathlib import Path

import httpx
import pytest

from app.formats.bad_file import BadFile
from app.openklant.client import TRIES, OpenKlant, address_of
from app.openklant.fetching import Bookmark, fetched
from app.openklant.gathering import Gathered, Wanted
from tests.openklant.fake import ADDRESS, TOKEN, Fake, contact

ALL = Wanted()


def gathered(fake: Fake, folder: Path, wanted: Wanted = ALL) -> Gathered:
    return fetched(fake.source(), wanted, folder, lambda *_: None)[0]


def refused(fake: Fake, folder: Path) -> str:
    with pytest.raises(BadFile) as bad:
        gathered(fake, folder)
    return bad.value.found[0].fault.code


def test_every_page_is_read_to_the_last(tmp_path: Path) -> None:
    fake = Fake([contact(n) for n in range(7)])
    told: list[tuple[int, int]] = []
    found, lost = fetched(fake.source(), ALL, tmp_path, lambda *one: told.append(one))
    assert (found.taken, lost) == (7, 0)
    assert told == [(2, 7), (4, 7), (6, 7), (7, 7)]
    assert list(tmp_path.iterdir()) == []


def test_confidential_contacts_are_not_asked_for_and_not_taken(tmp_path: Path) -> None:
    fake = Fake([contact(1), contact(2, vertrouwelijk=True), contact(3, vertrouwelijk="ja")])
    found = gathered(fake, tmp_path)
    assert fake.heard[0].url.params["vertrouwelijk"] == "false"
    assert (found.taken, found.confidential) == (1, 2)


def test_nothing_that_leads_to_a_person_is_kept(tmp_path: Path) -> None:
    fake = Fake([contact(1), contact(2, onderwerp="Mevrouw De Vries, 06-12345678")])
    found = gathered(fake, tmp_path)
    assert "GEHEIM" not in str(found.as_json())
    assert "Vries" not in str(found.as_json())
    assert found.subjects_left_out == 1


def test_a_period_a_channel_and_a_department_choose_the_contacts(tmp_path: Path) -> None:
    fake = Fake(
        [
            contact(1),
            contact(2, plaatsgevondenOp="2024-12-31T23:00:00+00:00"),
            contact(3, kanaal="E-mail"),
            contact(4, hadBetrokkenActoren=[]),
            contact(5, plaatsgevondenOp=None),
        ]
    )
    wanted = Wanted(
        first=date(2025, 1, 1), last=date(2025, 3, 14), channel="Telefoon",
        department="werk en inkomen",
    )  # fmt: skip
    assert gathered(fake, tmp_path, wanted).taken == 1
    assert fake.heard[0].url.params["kanaal"] == "Telefoon"


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_server_that_falters_is_asked_again(tmp_path: Path, status: int) -> None:
    fake = Fake([contact(n) for n in range(3)])
    fake.first = lambda _: httpx.Response(status) if len(fake.heard) in (1, 3) else None
    assert gathered(fake, tmp_path).taken == 3
    assert fake.pauses == [1.0, 1.0]


def test_a_server_that_says_how_long_to_wait_is_believed_up_to_a_minute(tmp_path: Path) -> None:
    fake = Fake([contact(1)])
    waits = iter(["7", "9999"])
    fake.first = lambda _: (
        httpx.Response(429, headers={"Retry-After": next(waits)}) if len(fake.heard) < 3 else None
    )
    assert gathered(fake, tmp_path).taken == 1
    assert fake.pauses == [7.0, 60.0]


def test_a_connection_that_breaks_is_tried_again_and_then_told(tmp_path: Path) -> None:
    def broken(_request: httpx.Request) -> httpx.Response | None:
        raise httpx.ReadTimeout("slow")

    fake = Fake([contact(1)], first=broken)
    assert refused(fake, tmp_path) == "klant_slow"
    assert (len(fake.heard), fake.pauses) == (TRIES, [1.0, 2.0, 4.0, 8.0])


def test_reading_goes_on_where_it_was(tmp_path: Path) -> None:
    fake = Fake([contact(n) for n in range(6)])
    fake.first = lambda request: httpx.Response(503) if request.url.params["page"] == "3" else None
    assert refused(fake, tmp_path) == "klant_slow"
    assert [one.url.params["page"] for one in fake.heard[:3]] == ["1", "2", "3"]
    (kept,) = tmp_path.iterdir()
    assert TOKEN not in kept.read_text("utf-8")
    later = Fake(fake.contacts)
    assert gathered(later, tmp_path).taken == 6
    assert [one.url.params["page"] for one in later.heard] == ["3"]
    assert list(tmp_path.iterdir()) == []


def test_another_question_begins_at_the_beginning(tmp_path: Path) -> None:
    fake = Fake([contact(n) for n in range(4)])
    fake.first = lambda request: httpx.Response(503) if request.url.params["page"] == "2" else None
    refused(fake, tmp_path)
    later = Fake(fake.contacts)
    gathered(later, tmp_path, Wanted(last=date(2030, 1, 1)))
    assert later.heard[0].url.params["page"] == "1"


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"gathered": 1, "next": 2, "number": 3}'])
def test_a_bookmark_that_is_damaged_is_none(tmp_path: Path, content: str) -> None:
    bookmark = Bookmark(tmp_path, ADDRESS, ALL)
    bookmark.file.write_text(content, "utf-8")
    assert bookmark.load() == (Gathered(), "", 1)


def test_pages_that_move_up_while_reading_count_no_contact_twice(tmp_path: Path) -> None:
    fake = Fake([contact(n) for n in range(4)])

    def one_more(request: httpx.Request) -> None:
        if request.url.params["page"] == "2":
            fake.contacts.insert(0, contact(99))

    fake.first = one_more  # type: ignore[assignment]
    found, lost = fetched(fake.source(), ALL, tmp_path, lambda *_: None)
    assert (found.taken, lost) == (4, 1)


@pytest.mark.parametrize(
    ("status", "code"),
    [(401, "klant_token"), (403, "klant_forbidden"), (404, "klant_not_found")],
)
def test_what_a_token_may_not_is_told_at_once(tmp_path: Path, status: int, code: str) -> None:
    fake = Fake([contact(1)], first=lambda _: httpx.Response(status, json={}))
    assert refused(fake, tmp_path) == code
    assert len(fake.heard) == 1


def test_a_token_that_expires_half_way_keeps_what_was_read(tmp_path: Path) -> None:
    fake = Fake([contact(n) for n in range(4)])
    fake.first = lambda request: httpx.Response(401) if request.url.params["page"] == "2" else None
    assert refused(fake, tmp_path) == "klant_token"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    "following",
    [
        "https://evil.example/klantinteracties/api/v1/klantcontacten?page=2",
        "https://klant.example.nl.evil.example/klantinteracties/api/v1/klantcontacten?page=2",
        "https://klant.example.nl@evil.example/klantinteracties/api/v1/klantcontacten?page=2",
        "//evil.example/klantinteracties/api/v1/klantcontacten?page=2",
        "https://klant.example.nl/other?page=2",
    ],
)
def test_the_token_never_goes_to_another_address(tmp_path: Path, following: str) -> None:
    page = {"count": 2, "next": following, "results": [contact(1)]}
    fake = Fake([], first=lambda _: httpx.Response(200, json=page))
    assert refused(fake, tmp_path) == "klant_elsewhere"
    assert {one.url.host for one in fake.heard} == {"klant.example.nl"}


def test_a_path_that_a_proxy_puts_before_ours_is_kept_though_open_klant_does_not_know_it(
    tmp_path: Path,
) -> None:
    fake = Fake([contact(n) for n in range(4)])
    inner = f"{ADDRESS}/klantinteracties/api/v1/klantcontacten?page=2"
    first = {"count": 4, "next": inner, "results": fake.contacts[:2]}
    fake.first = lambda request: (
        httpx.Response(200, json=first) if request.url.params["page"] == "1" else None
    )
    source = fake.source(f"{ADDRESS}/openklant")
    gathered, lost = fetched(source, Wanted(), tmp_path, lambda _read, _count: None)
    assert (gathered.taken, lost) == (4, 0)
    assert {one.url.path.partition("/klant")[0] for one in fake.heard} == {"/openklant"}


def test_a_redirect_is_not_followed(tmp_path: Path) -> None:
    elsewhere = {"location": "https://evil.example/"}
    fake = Fake([], first=lambda _: httpx.Response(302, headers=elsewhere))
    assert refused(fake, tmp_path) == "klant_elsewhere"
    assert len(fake.heard) == 1


def test_an_open_klant_behind_a_proxy_that_says_http_is_still_asked_by_https(
    tmp_path: Path,
) -> None:
    fake = Fake([contact(n) for n in range(4)])

    def plain(request: httpx.Request) -> httpx.Response | None:
        if request.url.params["page"] != "1":
            return None
        following = str(request.url.copy_set_param("page", 2)).replace("https:", "http:")
        told = {"count": 4, "next": following, "results": fake.contacts[:2]}
        return httpx.Response(200, json=told)

    fake.first = plain
    assert gathered(fake, tmp_path).taken == 4
    assert {one.url.scheme for one in fake.heard} == {"https"}


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, text="<html>"),
        httpx.Response(200, text="[" * 100_000),
        httpx.Response(200, json=[]),
        httpx.Response(200, json={"results": "x"}),
        httpx.Response(200, json={"results": [], "next": 3}),
        httpx.Response(200, json={"results": [], "next": "https://[::1"}),
        httpx.Response(200, json={"results": [], "next": "?"}),
        httpx.Response(200, content=b'{"results": [' + b" " * 21_000_000),
        httpx.Response(418, json={"results": []}),
    ],
)
def test_an_answer_that_is_none_is_refused(tmp_path: Path, answer: httpx.Response) -> None:
    fake = Fake([], first=lambda _: answer)
    assert refused(fake, tmp_path) == "klant_answer"


def test_a_page_that_names_itself_as_the_next_is_read_once(tmp_path: Path) -> None:
    fake = Fake([])
    fake.first = lambda request: httpx.Response(
        200, json={"count": 1, "next": str(request.url), "results": [contact(1)]}
    )
    assert refused(fake, tmp_path) == "klant_answer"
    assert len(fake.heard) == 1


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("https://k.nl", "https://k.nl/klantinteracties/api/v1/klantcontacten"),
        ("https://k.nl/", "https://k.nl/klantinteracties/api/v1/klantcontacten"),
        (
            "https://k.nl/sub/klantinteracties/api/v1",
            "https://k.nl/sub/klantinteracties/api/v1/klantcontacten",
        ),
        (
            "https://k.nl:8443/klantinteracties/api/v1/klantcontacten",
            "https://k.nl:8443/klantinteracties/api/v1/klantcontacten",
        ),
        (
            "http://127.0.0.1:8000",
            "http://127.0.0.1:8000/klantinteracties/api/v1/klantcontacten",
        ),
    ],
)
def test_an_address_may_be_given_as_far_as_somebody_knows_it(told: str, found: str) -> None:
    assert address_of(told) == found


@pytest.mark.parametrize(
    "told",
    ["", "k.nl", "http://k.nl", "ftp://k.nl", "https://a:b@k.nl", "https://", "https://k.nl?x=1",
     "https://k.nl:99999", "file:/etc/passwd"],
)  # fmt: skip
def test_an_address_that_a_token_may_not_go_to_is_refused(told: str) -> None:
    with pytest.raises(BadFile) as bad:
        OpenKlant(told, TOKEN)
    assert bad.value.found[0].fault.code == "klant_address"


@pytest.mark.parametrize("token", ["", "  ", "tökén", "a\nb: c"])
def test_a_token_that_is_none_is_refused(tmp_path: Path, token: str) -> None:
    fake = Fake([contact(1)])
    if token == "a\nb: c":
        token = "\n"
    with pytest.raises(BadFile) as bad:
        fake.source(token=token)
    assert bad.value.found[0].fault.code == "klant_token_missing"
