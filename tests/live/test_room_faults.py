"""What goes wrong around a room: sent thrice, not heard, away, all back at once, no room left."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import _room_faults as faults
from bench._room import Server, served


@pytest.fixture
def server(database_url: str, tmp_path: Path) -> Iterator[Server]:
    """A server of its own process."""
    with served(database_url, tmp_path) as server:
        yield server


def test_what_is_sent_three_times_is_done_once_and_answered_alike(server: Server) -> None:
    assert asyncio.run(faults.sent_thrice(server, 10))["sent"] == 30


def test_an_answer_that_was_lost_after_the_commit_is_given_again(server: Server) -> None:
    assert asyncio.run(faults.answer_not_heard(server, 5))["changes"] == 5


def test_who_was_away_hears_all_and_a_crowd_that_comes_back_at_once_too(
    sqlite_url: str, tmp_path: Path
) -> None:
    with served(sqlite_url, tmp_path) as server:
        assert asyncio.run(faults.away(server, 30))["changes"] == 30
        assert asyncio.run(faults.back_at_once(server, 60))["streams"] == 60


def test_a_server_that_starts_again_has_its_room_back(sqlite_url: str, tmp_path: Path) -> None:
    assert asyncio.run(faults.restarted(sqlite_url, tmp_path, 20))["streams"] == 20


def test_a_full_disk_gives_an_error_and_never_an_acknowledgement(
    sqlite_url: str, tmp_path: Path
) -> None:
    with served(sqlite_url, tmp_path) as server:
        assert asyncio.run(faults.disk_full(server, 20))["refused"] > 0


@pytest.mark.postgres
def test_two_servers_that_never_hear_a_hint_tell_everything_all_the_same(
    postgres_url: str, tmp_path: Path
) -> None:
    assert asyncio.run(faults.without_hints(postgres_url, tmp_path, 8))["acknowledged"] == 40
