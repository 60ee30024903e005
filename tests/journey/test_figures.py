"""The key figures: what is known is counted, what is unknown is not."""

from typing import Any

from app.journey import Journey
from app.journey.figures import KeyFigures, key_figures

DEPARTMENTS = [
    {"id": "wijkteam", "title": "Wijkteam", "kind": "municipality"},
    {"id": "wonen", "title": "Wonen", "kind": "municipality"},
    {"id": "ouders", "title": "Haar ouders", "kind": "informal_network"},
]


def figures(*moments: dict[str, Any]) -> KeyFigures:
    """The figures of a journey of these contact moments."""
    given = [{"id": f"m{n}", "phase": "p", "title": "M", **one} for n, one in enumerate(moments)]
    return key_figures(
        Journey.model_validate(
            {
                "id": "j",
                "kind": "lived",
                "title": "J",
                "phases": [{"id": "p", "title": "P"}],
                "departments": DEPARTMENTS,
                "contact_moments": given,
            }
        )
    )


def test_a_department_is_counted_once_and_the_own_network_is_no_office() -> None:
    met = ["wijkteam", "wonen", "wijkteam", "ouders", None]
    assert figures(*({"department": one} for one in met)).departments == 2


def test_the_first_telling_of_a_story_counts_as_well() -> None:
    assert figures({}, {"told_again": True}, {"told_again": True}).times_told == 3
    assert figures({}, {"told_again": False}).times_told == 0


def test_days_waited_are_summed_where_they_are_known() -> None:
    waited = figures({"waiting": {"duration": "6 weeks"}}, {"waiting": {"duration": "3 days"}}, {})
    assert waited.days_waited == 45


def test_time_in_which_the_young_parent_was_waited_for_is_no_wait_of_theirs() -> None:
    own = {"waiting": {"duration": "6 weeks", "waited_for": "young_parent"}}
    assert figures(own).days_waited is None


def test_nothing_known_about_waiting_is_not_no_waiting() -> None:
    assert figures({}, {}).days_waited is None


def test_a_journey_is_as_long_as_from_its_first_to_its_last_date() -> None:
    assert figures({"date": "2025-03-01"}, {}, {"date": "2025-06-09"}).days_long == 100
    assert figures({"date": "2025"}, {"date": "2025-06-09"}).days_long is None
