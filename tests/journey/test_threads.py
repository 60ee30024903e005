"""Annotations as threads: the remark, its answers, what it is about."""

from typing import Any

from app.journey import Journey
from app.journey.terms import About
from app.journey.threads import counts, threads


def journey(*annotations: dict[str, Any]) -> Journey:
    about = {"about_resource": "contact-moment", "about": "a", "kind": "question", "text": "?"}
    return Journey.model_validate(
        {
            "id": "reis",
            "kind": "sketch",
            "title": "Reis",
            "phases": [{"id": "p", "title": "Fase"}],
            "contact_moments": [{"id": "a", "phase": "p", "title": "Intake"}],
            "annotations": [about | one for one in annotations],
        }
    )


def test_an_answer_stands_with_the_remark_that_it_answers() -> None:
    first, second = threads(
        journey(
            {"id": "x"}, {"id": "y"}, {"id": "x1", "reply_to": "x"}, {"id": "x2", "reply_to": "x1"}
        )
    )
    assert (first.first.id, [one.id for one in first.answers]) == ("x", ["x1", "x2"])
    assert (second.first.id, second.answers) == ("y", ())
    assert first.about is not None


def test_what_is_open_comes_first_and_is_counted() -> None:
    made = journey({"id": "x", "resolved": True}, {"id": "y"}, {"id": "z"})
    assert [one.first.id for one in threads(made)] == ["y", "z", "x"]
    assert counts(made) == {(About.CONTACT_MOMENT, "a"): 2}
