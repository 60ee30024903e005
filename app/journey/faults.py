"""What is wrong with something that came in: where, which rule, and the figures of the rule.

A fault carries no sentence: ``app.language`` has one for each code, in the reader's language.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any, Final

from pydantic import BaseModel, ValidationError

Place = tuple[str | int, ...]

MOST_FAULTS: Final = 1_000
"""What comes in with more faults than this is not looked at further: nobody reads on."""

_CODES: Final[dict[str, str]] = {
    "missing": "missing",
    "string_too_short": "missing",
    "string_too_long": "too_long",
    "too_long": "too_many",
    "enum": "not_one_of",
    "literal_error": "not_one_of",
    "extra_forbidden": "unknown_field",
    "int_type": "not_a_number",
    "int_parsing": "not_a_number",
    "int_from_float": "not_a_number",
    "float_type": "not_an_amount",
    "float_parsing": "not_an_amount",
    "finite_number": "not_an_amount",
    "greater_than_equal": "too_small",
    "less_than_equal": "too_large",
    "bool_type": "not_yes_or_no",
    "bool_parsing": "not_yes_or_no",
    "string_type": "not_text",
    "string_unicode": "text_characters",
    "string_pattern_mismatch": "not_an_id",
    "tuple_type": "not_a_list",
    "list_type": "not_a_list",
    "model_type": "not_an_object",
    "model_attributes_type": "not_an_object",
    "dict_type": "not_an_object",
}


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong.

    ``place`` is the path to the value (``("contact_moments", 3, "date")``), ``code`` the rule that
    it breaks, ``values`` the words and figures that the sentence about it needs.
    """

    place: Place
    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The field's path in one string: ``contact_moments[3].date``."""
        text = ""
        for part in self.place:
            text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
        return text

    def under(self, *place: str | int) -> "Fault":
        """The same fault, seen from further out."""
        return replace(self, place=(*place, *self.place))


class Refused(Exception):
    """Something that came in was refused, and nothing was changed."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Refuse with one fault or more."""
        self.faults = tuple(faults)
        super().__init__(
            "; ".join(f"{one.name}: {one.code} {dict(one.values)}" for one in self.faults)
        )


def faults_from(error: ValidationError, model: type[BaseModel] | None = None) -> list[Fault]:
    """The faults that Pydantic found, in our own codes; ``model`` helps to name the nearest key."""
    return [_fault(detail, model) for detail in error.errors(include_url=False)[:MOST_FAULTS]]


def _fault(detail: Any, model: type[BaseModel] | None) -> Fault:
    context: dict[str, Any] = dict(detail.get("ctx") or {})
    place = tuple(part for part in detail["loc"] if not _is_a_union_branch(part))
    code = _CODES.get(detail["type"], detail["type"])
    field_name = context.pop("field", None)
    if field_name:
        place = (*place, *str(field_name).split("."))
    if code == "unknown_field":
        nearest = _nearest(place, model)
        values = {"name": str(place[-1])} | ({"nearest": nearest} if nearest else {})
        return Fault(place, code if nearest else "no_such_field", values)
    if code == "not_one_of":
        expected = str(context.get("expected", "")).replace("' or '", "', '").replace("'", "")
        return Fault(place, code, {"expected": expected})
    figures = {key: value for key, value in context.items() if key != "error"}
    if code in ("too_long", "too_many"):
        return Fault(place, code, {"most": figures.get("max_length", "")})
    if code in ("too_small", "too_large"):
        return Fault(place, code, {"limit": figures.get("ge", figures.get("le", ""))})
    if code not in KNOWN_CODES:
        return Fault(place, "invalid", {})
    return Fault(place, code, figures)


def _is_a_union_branch(part: str | int) -> bool:
    """Pydantic names the branch of a union that it tried (``tuple[str, ...]``) in the path."""
    return isinstance(part, str) and (part in ("bool", "str", "int") or "[" in part)


def _nearest(place: Place, model: type[BaseModel] | None) -> str:
    """The key of the model that the unknown one most looks like, or nothing."""
    owner: Any = model
    for part in place[:-1]:
        if isinstance(part, int) or owner is None:
            continue
        owner = _model_of(owner, part)
    if owner is None:
        return ""
    names = [*owner.model_fields]
    return next(iter(get_close_matches(str(place[-1]), names, n=1, cutoff=0.5)), "")


def _model_of(owner: type[BaseModel], part: str) -> type[BaseModel] | None:
    found = owner.model_fields.get(part) or next(
        (one for one in owner.model_fields.values() if one.alias == part), None
    )
    return _model_in(found.annotation) if found else None


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    parts = getattr(annotation, "__args__", ())
    return next((found for found in map(_model_in, parts) if found), None)


KNOWN_CODES: Final = frozenset(_CODES.values()) | {
    "ages_reversed",
    "assumed_field",
    "date_impossible",
    "date_order",
    "date_shape",
    "day_shape",
    "done_unmeasured",
    "duplicate_id",
    "duration_shape",
    "in_use",
    "invalid",
    "match_twice",
    "named_twice",
    "no_such_field",
    "next_step_before",
    "not_a_sketch",
    "not_combined",
    "not_in_phase",
    "not_there",
    "phase_order",
    "refusal_without_result",
    "reply_elsewhere",
    "reply_to_reply",
    "second_expectation",
    "twice_in_list",
    "undo_changed",
    "undo_nothing",
    "text_characters",
}
"""Every code a fault of the heart can have: each has a sentence in every language."""
