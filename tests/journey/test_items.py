"""What an item's fields may hold, and how a fault about them is told."""

import pytest
from pydantic import BaseModel, ValidationError

from app.journey import (
    Bottleneck,
    ContactMoment,
    Experience,
    Fault,
    Frame,
    Problem,
    TargetGroup,
    faults_from,
)
from app.journey.faults import KNOWN_CODES
from app.language import languages, translator


def faults(model: type[BaseModel], **fields: object) -> list[tuple[str, str]]:
    """The names and codes of what is wrong with these fields."""
    with pytest.raises(ValidationError) as refused:
        model.model_validate(fields)
    return [(one.name, one.code) for one in faults_from(refused.value, model)]


MOMENT = {"id": "a", "phase": "p", "title": "Intake"}


def test_a_contact_moment_needs_only_an_id_a_phase_and_a_title() -> None:
    moment = ContactMoment.model_validate(MOMENT)
    assert (moment.department, moment.channel, moment.date, moment.result) == (None,) * 4


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": ""}, ("title", "missing")),
        ({"title": "x" * 201}, ("title", "too_long")),
        ({"title": 3}, ("title", "not_text")),
        ({"title": "a\x00b"}, ("title", "text_characters")),
        ({"title": "a\ud800b"}, ("title", "text_characters")),
        ({"channel": "duif"}, ("channel", "not_one_of")),
        ({"date": "2025-02-30"}, ("date", "date_impossible")),
        ({"told_again": "misschien"}, ("told_again", "not_yes_or_no")),
        ({"waiting": {"duration": "lang"}}, ("waiting.duration", "duration_shape")),
        ({"waiting": "lang"}, ("waiting", "not_an_object")),
        ({"refusal": {"reason": "regiobinding"}}, ("refusal", "refusal_without_result")),
        ({"chanel": "letter"}, ("chanel", "unknown_field")),
        ({"xyzzy": 1}, ("xyzzy", "no_such_field")),
        ({"id": "Met Hoofdletter"}, ("id", "not_an_id")),
        ({"assumed": ["datum"]}, ("assumed", "assumed_field")),
        (
            {"date": "2025-03-14", "next_step": {"date": "2025-03-01"}},
            ("next_step.date", "next_step_before"),
        ),
    ],
)
def test_a_wrong_field_of_a_contact_moment_is_named(
    fields: dict[str, object], expected: tuple[str, str]
) -> None:
    assert faults(ContactMoment, **(MOMENT | fields)) == [expected]


def test_every_wrong_field_is_told_at_once() -> None:
    found = faults(ContactMoment, id="a", phase="p", title="", channel="duif", date="ooit")
    assert [name for name, _ in found] == ["title", "channel", "date"]


@pytest.mark.parametrize("score", [-3, 3, 1.5, "1", True])
def test_a_score_is_a_whole_number_from_minus_two_to_two(score: object) -> None:
    assert [name for name, _ in faults(Experience, id="e", contact_moment="a", score=score)] == [
        "score"
    ]


def test_a_bottleneck_names_a_contact_moment_once() -> None:
    found = faults(Bottleneck, id="k", category="transfer", title="K", contact_moments=["a", "a"])
    assert found == [("contact_moments", "named_twice")]


def test_age_limits_stand_in_order() -> None:
    assert faults(TargetGroup, age_from=27, age_to=16) == [("age_to", "ages_reversed")]


def test_an_unknown_key_names_the_nearest_right_one() -> None:
    with pytest.raises(ValidationError) as refused:
        ContactMoment.model_validate(MOMENT | {"waiting": {"duraton": "6 weeks"}})
    (fault,) = faults_from(refused.value, ContactMoment)
    assert fault.values["nearest"] == "duration"


def test_text_is_kept_in_one_spelling() -> None:
    problem = Problem.model_validate(
        {"id": "p", "title": "  Geen\r\n huis ", "note": "e\u0301\r\nx"}
    )
    assert (problem.title, problem.note) == ("Geen huis", "é\nx")


def test_an_item_can_be_an_assumption_in_some_fields_only() -> None:
    moment = ContactMoment.model_validate(MOMENT | {"assumed": ["date"]})
    assert (moment.is_assumed("date"), moment.is_assumed("channel")) == (True, False)


def test_a_whole_item_can_be_an_assumption() -> None:
    assert ContactMoment.model_validate(MOMENT | {"source": "assumption"}).is_assumed("date")


def test_a_frame_needs_only_a_kind_and_a_title() -> None:
    assert faults(Frame) == [("kind", "missing"), ("title", "missing")]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("code", sorted(KNOWN_CODES))
def test_every_fault_has_a_sentence_in_every_language(language: str, code: str) -> None:
    assert translator(language).has(f"faults.{code}")


def test_a_fault_is_told_in_the_language_of_the_reader() -> None:
    fault = Fault(("title",), "too_long", {"most": 200})
    assert translator("nl").fault(fault) == "Dit is te lang. Gebruik hooguit 200 tekens."
    assert translator("en").fault(fault) == "This is too long. Use at most 200 characters."
