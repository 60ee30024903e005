"""The open stream of every role on a real server: what the table of deeds lets each hear."""

from typing import Any

import httpx
import pytest

from app.access.permissions import Deed, may
from app.workshop import JOINED_AS, Role
from tests.live.test_stream_served import STREAM, heard, owner
from tests.live.test_workshop_stream import contribution, enter, names, place, workshop

__all__ = ["owner", "workshop"]
OTHERS = tuple(role for role in Role if role is not Role.FACILITATOR)


def with_role(owner: httpx.Client, workshop: dict[str, Any], role: Role) -> httpx.Client:
    """Somebody of this role, chosen at the door or given."""
    if role in JOINED_AS:
        return enter(owner, workshop, role=role.value)
    client = enter(owner, workshop)
    address = f"{place(workshop)}/participants/{client.headers['X-Me']}"
    assert owner.patch(address, json={"role": role.value}).status_code == 200
    return client


def expected(role: Role) -> list[str]:
    """What is heard of a hidden contribution, a newcomer and the reveal, in that order."""
    told = {
        "participant.changed": may(role, Deed.SEE_PEOPLE),
        "contribution.changed": may(role, Deed.CONTRIBUTE) or may(role, Deed.MODERATE),
        "contact-moment.created": may(role, Deed.SEE_JOURNEY),
    }
    return [name for name, heard_of in told.items() if heard_of]


@pytest.mark.parametrize("role", OTHERS)
def test_a_stream_tells_what_the_table_says_and_no_more(
    owner: httpx.Client, workshop: dict[str, Any], role: Role
) -> None:
    here = place(workshop)
    assert owner.patch(here, json={"settings": {"hidden": True}}).status_code == 200
    with (
        with_role(owner, workshop, role) as listener,
        listener.stream("GET", f"{here}/events", headers=STREAM) as stream,
    ):
        lines = stream.iter_lines()
        heard(lines)
        with enter(owner, workshop) as writer:
            made = writer.post(f"{here}/contributions", json=contribution("Geheim"))
            assert made.status_code == 201
        assert owner.post(f"{here}/revelations").status_code == 200
        told = names(lines, "contact-moment.created")
    assert list(dict.fromkeys(one["event"] for one in told)) == expected(role)
    assert "Geheim" not in str(told)


def test_without_a_key_and_with_that_of_another_workshop_there_is_no_stream(
    owner: httpx.Client, workshop: dict[str, Any]
) -> None:
    address = f"{str(owner.base_url).rstrip('/')}{place(workshop)}/events"
    assert httpx.get(address, headers=STREAM).status_code == 401
    journey = f"/journeys/{workshop['journeyId']}"
    other = owner.post(f"{journey}/workshops", json={}).json()
    with enter(owner, other) as stranger:
        assert stranger.get(f"{place(workshop)}/events", headers=STREAM).status_code == 404
        assert stranger.get(f"{place(workshop)}/news").status_code == 404
