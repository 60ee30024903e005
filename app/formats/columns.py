"""The columns of a journey as a table: one for every field, a part's fields each on their own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from app.journey import Resource

Sort = Literal[
    "text",
    "number",
    "amount",
    "date",
    "duration",
    "yes_no",
    "present",
    "term",
    "words",
    "one",
    "many",
    "measurements",
]
"""What a cell holds; ``term`` a word of a closed list, ``one`` and ``many`` the names of items,
``present`` that a part is there though nothing is known of it."""


@dataclass(frozen=True)
class Column:
    """A field and what its cells hold: ``terms`` or items ``of`` a kind.

    A ``technical`` column is hidden: people need not see it to fill a table in.
    """

    field: str
    sort: Sort = "text"
    terms: str = ""
    of: Resource | None = None
    technical: bool = False

    @property
    def path(self) -> tuple[str, ...]:
        """The field as a path."""
        return tuple(self.field.split("."))


def _term(field: str, terms: str) -> Column:
    return Column(field, "term", terms)


def _one(field: str, of: Resource) -> Column:
    return Column(field, "one", of=of)


_ITEM: Final = (
    _term("source", "source"),
    Column("assumed", "words"),
    Column("id", technical=True),
)

COLUMNS: Final[Mapping[Resource, tuple[Column, ...]]] = {
    Resource.JOURNEY: (
        Column("title"),
        _term("kind", "journey_kind"),
        Column("purpose"),
        Column("scope"),
        Column("target_group.description"),
        Column("target_group.age_from", "number"),
        Column("target_group.age_to", "number"),
        Column("themes", "words"),
        Column("start_point"),
        Column("end_point"),
        Column("goal"),
        Column("outcome"),
        Column("wish"),
        Column("summary"),
        Column("case.name"),
        Column("case.age", "number"),
        Column("case.situation"),
        Column("references", "words"),
        _term("source", "source"),
        Column("template", "yes_no"),
        Column("based_on"),
        Column("matches", "words"),
        Column("case", "present", technical=True),
        Column("id", technical=True),
    ),
    Resource.PHASE: (Column("title"), Column("description"), *_ITEM),
    Resource.DEPARTMENT: (
        Column("title"),
        _term("kind", "department_kind"),
        Column("organisation"),
        Column("description"),
        *_ITEM,
    ),
    Resource.CONTACT_MOMENT: (
        _one("phase", Resource.PHASE),
        Column("title"),
        _one("department", Resource.DEPARTMENT),
        _term("channel", "channel"),
        Column("date", "date"),
        Column("description"),
        Column("topic"),
        _term("initiator", "initiator"),
        Column("duration", "duration"),
        _term("result", "result"),
        Column("result_note"),
        Column("refusal.reason"),
        _term("refusal.rule", "category"),
        Column("refusal.alternative_offered", "yes_no"),
        _one("referred_to", Resource.DEPARTMENT),
        Column("next_step.title"),
        _one("next_step.department", Resource.DEPARTMENT),
        Column("next_step.owner"),
        Column("next_step.date", "date"),
        Column("waiting.duration", "duration"),
        Column("waiting.agreed", "duration"),
        _term("waiting.waited_for", "waited_for"),
        _one("waiting.department", Resource.DEPARTMENT),
        Column("waiting.reason"),
        Column("moment_of_truth", "present"),
        Column("moment_of_truth.why"),
        _term("moment_of_truth.effect", "effect"),
        Column("told_again", "yes_no"),
        Column("known_to_department", "yes_no"),
        *_ITEM,
        Column("refusal", "present", technical=True),
        Column("next_step", "present", technical=True),
        Column("waiting", "present", technical=True),
    ),
    Resource.EXPERIENCE: (
        _one("contact_moment", Resource.CONTACT_MOMENT),
        Column("score", "number"),
        Column("emotions", "words"),
        Column("quote"),
        Column("need"),
        _term("perspective", "perspective"),
        Column("voice"),
        *_ITEM,
    ),
    Resource.BOTTLENECK: (
        Column("title"),
        _term("category", "category"),
        Column("contact_moments", "many", of=Resource.CONTACT_MOMENT),
        Column("description"),
        Column("effect"),
        Column("owner"),
        _one("owner_department", Resource.DEPARTMENT),
        *_ITEM,
    ),
    Resource.PROBLEM: (Column("title"), _term("outcome", "outcome"), Column("note"), *_ITEM),
    Resource.ANNOTATION: (
        _term("about_resource", "about"),
        Column("about"),
        _term("kind", "annotation_kind"),
        Column("text"),
        Column("voice"),
        _one("reply_to", Resource.ANNOTATION),
        Column("resolved", "yes_no"),
        *_ITEM,
    ),
    Resource.IMPROVEMENT: (
        Column("title"),
        Column("bottlenecks", "many", of=Resource.BOTTLENECK),
        Column("description"),
        Column("impact", "number"),
        _term("effort", "effort"),
        _term("choice", "choice"),
        Column("owner"),
        Column("safety", "yes_no"),
        Column("solved"),
        *_ITEM,
    ),
    Resource.ACTION: (
        Column("title"),
        _one("bottleneck", Resource.BOTTLENECK),
        _one("improvement", Resource.IMPROVEMENT),
        Column("description"),
        Column("owner"),
        _one("department", Resource.DEPARTMENT),
        Column("helping", "many", of=Resource.DEPARTMENT),
        _term("term", "term"),
        Column("deadline", "date"),
        _term("status", "action_status"),
        Column("indicator.title"),
        Column("indicator.unit"),
        Column("indicator.baseline", "amount"),
        Column("indicator.target", "amount"),
        Column("indicator.measure_on", "date"),
        Column("indicator.measurements", "measurements"),
        _term("level", "level"),
        Column("level_since", "date"),
        Column("proof"),
        *_ITEM,
        Column("indicator", "present", technical=True),
    ),
    Resource.DECISION: (
        Column("finding"),
        _term("verdict", "verdict"),
        Column("reason"),
        Column("into"),
        *_ITEM,
    ),
}
"""Every field of every kind of item, in the order in which people fill them in."""


def value_at(document: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    """The value of a field in a document; ``None`` where it holds nothing."""
    value: Any = document
    for name in path:
        if not isinstance(value, Mapping):
            return None
        value = value.get(name)
    return value


def put_at(document: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Set a field of a document, its part made where it isn't there."""
    for name in path[:-1]:
        document = document.setdefault(name, {})
    if isinstance(value, dict):
        document.setdefault(path[-1], value)
    else:
        document[path[-1]] = value


def closed_lists() -> Iterator[str]:
    """The names of the closed lists that columns draw from, each once."""
    yield from dict.fromkeys(
        column.terms for columns in COLUMNS.values() for column in columns if column.terms
    )
