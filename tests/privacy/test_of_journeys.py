from datetime import date

from app.journey import Journey
from app.privacy import PersonalData
from app.privacy.of_journeys import allowed_in, warned_texts

TODAY = date(2026, 11, 22)


def journey(**fields: object) -> Journey:
    return Journey.model_validate(
        {
            "id": "noor",
            "kind": "lived",
            "title": "Een plek om te wonen",
            "case": {"name": "Noor", "situation": "Noor belt naar 0612345678."},
            "phases": [{"id": "p", "title": "Begin"}],
            "departments": [{"id": "d", "title": "Huis van Fatima", "kind": "care"}],
            "contact_moments": [
                {"id": "fatima", "phase": "p", "department": "d", "title": "Naar Huis van Fatima"}
            ],
            "experiences": [
                {"id": "e", "contact_moment": "fatima", "quote": "Sander was er niet."}
            ],
            **fields,
        }
    )


def test_every_text_of_a_journey_is_looked_at_with_its_place() -> None:
    found = warned_texts(journey(), TODAY)
    places = [(one.place, [w.kind for w in one.warnings]) for one in found]
    assert places == [
        (("case", "situation"), [PersonalData.TELEPHONE]),
        (("experiences", 0, "quote"), [PersonalData.NAME]),
    ]


def test_pseudonyms_and_departments_are_allowed() -> None:
    assert {"Noor", "Huis van Fatima"} <= set(allowed_in(journey()))


def test_ids_and_dates_are_no_texts() -> None:
    dated = journey(
        case=None,
        experiences=[],
        contact_moments=[{"id": "sander", "phase": "p", "title": "Gesprek", "date": "2001-05-06"}],
    )
    assert warned_texts(dated, TODAY) == []
