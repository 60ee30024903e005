"""The fields of every form, described once: what is asked, in which order, with which control."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from app.journey import (
    ActionStatus,
    Category,
    Channel,
    Choice,
    DepartmentKind,
    Effect,
    Effort,
    Initiator,
    JourneyKind,
    Level,
    Outcome,
    Perspective,
    Resource,
    Result,
    Source,
    Term,
    WaitedFor,
)


class Widget(StrEnum):
    """The control that a field is filled in with; each has a macro in templates/widgets/."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    CARDS = "cards"
    ITEM = "item"
    ITEMS = "items"
    PLACE = "place"
    WORDS = "words"
    LINES = "lines"
    DATE = "date"
    DURATION = "duration"
    YES_NO = "yes_no"
    NUMBER = "number"
    AMOUNT = "amount"
    DAY = "day"
    MEASUREMENTS = "measurements"
    FACES = "faces"
    CHECK = "check"
    ASSUMED = "assumed"


@dataclass(frozen=True)
class Field:
    """One field: ``path`` leads to it in the item (``waiting.duration``) and names its control."""

    path: str
    widget: Widget
    terms: type[StrEnum] | None = None
    items: Resource | None = None
    required: bool = False

    @property
    def top(self) -> str:
        """The item's own field that this is, or is a part of."""
        return self.path.split(".")[0]


@dataclass(frozen=True)
class Group:
    """Fields that belong together; a folded group waits behind its title."""

    key: str
    fields: tuple[Field, ...]
    folded: bool = False


def _line(path: str, *, required: bool = False) -> Field:
    return Field(path, Widget.LINE, required=required)


def _text(path: str) -> Field:
    return Field(path, Widget.TEXT)


def _choice(path: str, terms: type[StrEnum], *, required: bool = False) -> Field:
    return Field(path, Widget.CHOICE, terms=terms, required=required)


def _item(path: str, items: Resource) -> Field:
    return Field(path, Widget.ITEM, items=items)


_CERTAINTY: Final = Group(
    "certainty", (_choice("source", Source), Field("assumed", Widget.ASSUMED)), folded=True
)
_FEELING: Final = (
    Field("score", Widget.FACES),
    Field("emotions", Widget.WORDS),
    _text("quote"),
    _text("need"),
)
EXPERIENCE: Final = "experience"
EXPERIENCE_PREFIX: Final = f"{EXPERIENCE}."
"""In a contact moment's form: the young parent's experience of it."""

NEW_DEPARTMENT: Final = (
    _line("new_department.title"),
    _choice("new_department.kind", DepartmentKind),
)
"""In a contact moment's form: a department that is not in the list yet."""

CONTACT_MOMENT_FORM: Final = (
    Group(
        "what",
        (
            _line("title", required=True),
            Field("phase", Widget.PLACE, required=True),
            _item("department", Resource.DEPARTMENT),
            _choice("channel", Channel),
            Field("date", Widget.DATE),
        ),
    ),
    Group(
        "feeling",
        tuple(replace(one, path=EXPERIENCE_PREFIX + one.path) for one in _FEELING),
    ),
    Group(
        "truth",
        (
            Field("moment_of_truth.present", Widget.CHECK),
            _choice("moment_of_truth.effect", Effect),
            _text("moment_of_truth.why"),
        ),
        folded=True,
    ),
    Group(
        "about",
        (
            _text("description"),
            _line("topic"),
            _choice("initiator", Initiator),
            Field("duration", Widget.DURATION),
            Field("told_again", Widget.YES_NO),
            Field("known_to_department", Widget.YES_NO),
        ),
        folded=True,
    ),
    Group(
        "result",
        (
            _choice("result", Result),
            _text("result_note"),
            _text("refusal.reason"),
            _choice("refusal.rule", Category),
            Field("refusal.alternative_offered", Widget.YES_NO),
            _item("referred_to", Resource.DEPARTMENT),
        ),
        folded=True,
    ),
    Group(
        "next_step",
        (
            _line("next_step.title"),
            _item("next_step.department", Resource.DEPARTMENT),
            _line("next_step.owner"),
            Field("next_step.date", Widget.DATE),
        ),
        folded=True,
    ),
    Group(
        "waiting",
        (
            Field("waiting.duration", Widget.DURATION),
            Field("waiting.agreed", Widget.DURATION),
            _choice("waiting.waited_for", WaitedFor),
            _item("waiting.department", Resource.DEPARTMENT),
            _text("waiting.reason"),
        ),
        folded=True,
    ),
    _CERTAINTY,
)

FRAME_FORM: Final = (
    Group(
        "purpose",
        (
            Field("kind", Widget.CARDS, terms=JourneyKind, required=True),
            _line("title", required=True),
            _text("purpose"),
            _text("scope"),
            _text("summary"),
        ),
    ),
    Group(
        "target_group",
        (
            _text("target_group.description"),
            Field("target_group.age_from", Widget.NUMBER),
            Field("target_group.age_to", Widget.NUMBER),
            Field("themes", Widget.WORDS),
        ),
    ),
    Group("stretch", (_text("start_point"), _text("end_point"), _text("goal"))),
    Group(
        "case",
        (_line("case.name"), Field("case.age", Widget.NUMBER), _text("case.situation")),
        folded=True,
    ),
    Group(
        "ending",
        (
            _text("outcome"),
            _text("wish"),
            Field("references", Widget.LINES),
            _choice("source", Source),
            Field("template", Widget.CHECK),
        ),
        folded=True,
    ),
)

ACTION_FORM: Final = (
    Group(
        "what",
        (
            _line("title", required=True),
            _item("bottleneck", Resource.BOTTLENECK),
            _item("improvement", Resource.IMPROVEMENT),
            _text("description"),
        ),
    ),
    Group(
        "who",
        (
            _line("owner"),
            _item("department", Resource.DEPARTMENT),
            Field("helping", Widget.ITEMS, items=Resource.DEPARTMENT),
        ),
    ),
    Group("when", (_choice("term", Term), Field("deadline", Widget.DAY))),
    Group(
        "indicator",
        (
            _line("indicator.title"),
            _line("indicator.unit"),
            Field("indicator.baseline", Widget.AMOUNT),
            Field("indicator.target", Widget.AMOUNT),
            Field("indicator.measure_on", Widget.DAY),
            Field("indicator.measurements", Widget.MEASUREMENTS),
        ),
    ),
    Group("status", (_choice("status", ActionStatus, required=True), _text("proof"))),
    Group(
        "level",
        (_choice("level", Level, required=True), Field("level_since", Widget.DAY)),
        folded=True,
    ),
    _CERTAINTY,
)

FORMS: Final[Mapping[Resource, tuple[Group, ...]]] = {
    Resource.JOURNEY: FRAME_FORM,
    Resource.PROBLEM: (
        Group("what", (_line("title", required=True), _choice("outcome", Outcome), _text("note"))),
        _CERTAINTY,
    ),
    Resource.PHASE: (
        Group("what", (_line("title", required=True), _text("description"))),
        _CERTAINTY,
    ),
    Resource.DEPARTMENT: (
        Group(
            "what",
            (
                _line("title", required=True),
                _choice("kind", DepartmentKind, required=True),
                _line("organisation"),
                _text("description"),
            ),
        ),
        _CERTAINTY,
    ),
    Resource.CONTACT_MOMENT: CONTACT_MOMENT_FORM,
    Resource.EXPERIENCE: (
        Group(
            "what",
            (
                Field("contact_moment", Widget.ITEM, items=Resource.CONTACT_MOMENT, required=True),
                _choice("perspective", Perspective, required=True),
                _line("voice"),
                *_FEELING,
            ),
        ),
        _CERTAINTY,
    ),
    Resource.BOTTLENECK: (
        Group(
            "what",
            (
                _line("title", required=True),
                _choice("category", Category, required=True),
                Field("contact_moments", Widget.ITEMS, items=Resource.CONTACT_MOMENT),
                _text("description"),
                _line("effect"),
                _line("owner"),
                _item("owner_department", Resource.DEPARTMENT),
            ),
        ),
        _CERTAINTY,
    ),
    Resource.IMPROVEMENT: (
        Group(
            "what",
            (
                _line("title", required=True),
                _text("description"),
                Field("bottlenecks", Widget.ITEMS, items=Resource.BOTTLENECK),
            ),
        ),
        Group(
            "square",
            (
                Field("impact", Widget.NUMBER),
                _choice("effort", Effort),
                Field("safety", Widget.CHECK),
            ),
        ),
        Group("choice", (_choice("choice", Choice), _line("owner"))),
        Group("became", (_text("solved"),), folded=True),
        _CERTAINTY,
    ),
    Resource.ACTION: ACTION_FORM,
}


def fields_in(groups: tuple[Group, ...]) -> Iterator[Field]:
    """Every field of a form, in order."""
    for group in groups:
        yield from group.fields
