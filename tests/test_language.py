"""How values read in the sentences about what is wrong."""

import pytest

from app.journey import Fault
from app.language import translator


@pytest.mark.parametrize(
    ("language", "value", "told"),
    [
        ("nl", "2026-03-01", "1 maart 2026"),
        ("nl", "2026-03", "maart 2026"),
        ("en", "2026-03-01", "1 March 2026"),
        ("nl", "2026", "2026"),
        ("nl", "2026-13-01", "2026-13-01"),
        ("nl", 100_000_000.0, "100.000.000"),
        ("en", 100_000_000.0, "100,000,000"),
        ("nl", 3_650, "3650"),
        ("nl", 0.0, "0"),
    ],
)
def test_a_date_and_a_number_in_a_fault_read_as_people_write_them(
    language: str, value: object, told: str
) -> None:
    sentence = translator(language).fault(Fault((), "too_large", {"limit": value}))
    assert f" {told}." in sentence


def test_a_sentence_for_a_form_gets_the_same_values() -> None:
    t = translator("nl")
    fault = Fault((), "date_order", {"date": "2015", "earlier": "A", "earlier_date": "2026-01-01"})
    assert t.fault(fault, "faults.date_order") == t.fault(fault)
    assert "1 januari 2026" in t.fault(fault)
