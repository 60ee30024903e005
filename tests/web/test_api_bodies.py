import json
import math
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from app.journey import ITEM_TYPES, LISTS, Journey, Refused
from app.web.api.bodies import DEEPEST, MOST_ENTRIES, Body, parsed, sent_fields
from app.web.api.models import create_model_of
from app.web.api.shapes import fields_of
from tests.strategies import journeys

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


def refusal(content: bytes) -> list[tuple[str, str]] | None:
    """The names and codes of what was wrong; ``None`` where nothing was."""
    try:
        parsed(content)
    except Refused as error:
        return [(fault.name, fault.code) for fault in error.faults]
    return None


def depth(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return max((1 + depth(one) for one in inner), default=0)


@given(VALUES.filter(lambda value: depth(value) <= DEEPEST))
def test_what_is_json_is_read_as_it_was_written(value: Any) -> None:
    assert parsed(json.dumps(value).encode()) == value
    assert parsed(json.dumps(value, ensure_ascii=False, indent=1).encode()) == value


@given(st.binary(max_size=200) | st.text('{}[]",:\\u0d81 -.eE+tfn', max_size=60).map(str.encode))
def test_whatever_is_sent_is_read_or_refused_and_nothing_else(content: bytes) -> None:
    refused = refusal(content)
    if refused is None:
        assert json.dumps(parsed(content), allow_nan=False)
    else:
        assert refused
        assert all(code for _, code in refused)


def test_a_number_is_finite_and_a_list_ends() -> None:
    for content in (b"[1e999]", b"[-Infinity]", b"[" + b"9" * 31 + b"]"):
        assert refusal(content) == [("[0]", "not_a_number")]
    assert math.isclose(parsed(b"[1e300]")[0], 1e300)
    assert len(parsed(b"[" + b"1," * (MOST_ENTRIES - 1) + b"1]")) == MOST_ENTRIES
    assert refusal(b"[" + b"1," * MOST_ENTRIES + b"1]") == [("", "too_many")]


@given(journeys())
def test_every_item_can_be_sent_back_as_it_was_answered(journey: Journey) -> None:
    request = Request({"type": "http", "headers": []})
    for resource in LISTS:
        for item in journey.items(resource):
            body = Body("application/json", json.dumps(fields_of(item)).encode())
            sent = sent_fields(request, body, create_model_of(resource))
            assert ITEM_TYPES[resource].model_validate(sent) == item
