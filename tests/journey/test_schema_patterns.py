"""What a JSON Schema says of texts and dates is what the heart takes, and no more."""

import re
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from app.journey.texts import Line, Sentence, Text, Title, Word
from app.journey.time import FIRST_YEAR, LAST_YEAR, Day, PartialDate


class Kind:
    """What the heart takes of a kind of value, and what its schema allows."""

    def __init__(self, kind: Any) -> None:
        self._adapter = TypeAdapter(kind)
        self._pattern = re.compile(self._adapter.json_schema()["pattern"])

    def takes(self, value: str) -> bool:
        try:
            self._adapter.validate_python(value)
        except ValidationError:
            return False
        return True

    def allows(self, value: str) -> bool:
        return self._pattern.search(value) is not None


@pytest.mark.parametrize("kind", [Line, Sentence, Text, Title, Word])
def test_a_text_and_its_schema_refuse_the_same_signs(kind: Any) -> None:
    signs = [chr(one) for one in (*range(0xD800), 0xFFFD, 0xFFFE, 0xFFFF, 0x1F600)]
    told = Kind(kind)
    refused = [one for one in signs if not told.takes(f"a{one}b")]
    assert len(refused) > 60
    assert [one for one in signs if not told.allows(f"a{one}b")] == refused


@pytest.mark.parametrize("kind", [Day, PartialDate])
@pytest.mark.parametrize("year", [0, 1, FIRST_YEAR - 1, FIRST_YEAR, 2026, LAST_YEAR, LAST_YEAR + 1])
def test_a_date_and_its_schema_take_the_same_years(kind: Any, year: int) -> None:
    value = f"{year:04}-05-01"
    told = Kind(kind)
    assert told.allows(value) is told.takes(value) is (FIRST_YEAR <= year <= LAST_YEAR)


@pytest.mark.parametrize(
    "value", ["2026-13-01", "2026-00-01", "2026-01-32", "2026-1-1", "26-01-01"]
)
def test_a_date_that_is_none_is_none_in_its_schema(value: str) -> None:
    assert not Kind(Day).allows(value)
    assert not Kind(Day).takes(value)
