"""The form of the rules' thresholds, and that of a legal term: which fields, in which groups."""

from collections.abc import Mapping
from typing import Any, Final

from app.journey import DepartmentKind
from app.journey.bottlenecks.settings import BaseSeverity, LegalTerm, RuleSettings
from app.language import Translator
from app.web.pages.fields import Field, Widget
from app.web.pages.form_values import Values
from app.web.pages.options import Option
from app.web.plain_forms import PlainForm, PlainGroup

RULES: Final = "/rules"
_FACTORS: Final = frozenset({"truth_factor", "lowest_or_last_factor"})
_GROUPS: Final = {
    "waits": ("usual_wait", "shortest_long_wait", "waits_needed", "wait_percentile"),
    "silence": ("quiet_days", "stopped_days", "return_days", "referral_days"),
    "effort": (
        "back_and_forth_days",
        "back_and_forth_often",
        "told_departments",
        "channel_days",
        "channel_changes",
    ),
    "scores": ("bad_score", "score_gap", "score_fall"),
    "weighing": ("truth_factor", "lowest_or_last_factor", "red_from", "orange_from"),
}


def thresholds_form() -> PlainForm:
    """Every threshold of the rules; what each rule weighs is folded."""
    groups = [PlainGroup(key, tuple(map(_threshold, names))) for key, names in _GROUPS.items()]
    base = tuple(_threshold(f"base.{name}") for name in BaseSeverity.model_fields)
    return PlainForm(
        name="rules.thresholds",
        groups=(*groups, PlainGroup("base", base, folded=True)),
        action=RULES,
        back="/overview",
    )


def _threshold(path: str) -> Field:
    widget = Widget.AMOUNT if path in _FACTORS else Widget.NUMBER
    return Field(path, widget, required=True)


def thresholds_shown(settings: RuleSettings, decimal: str) -> Values:
    """What the form shows of the settings in force."""
    told = settings.model_dump(exclude={"base", "legal_terms"})
    told |= {f"base.{name}": value for name, value in settings.base.model_dump().items()}
    return {name: (_number(value, decimal),) for name, value in told.items()}


def thresholds_read(read: Mapping[str, Any]) -> dict[str, Any]:
    """What was filled in, as the settings have it."""
    told: dict[str, Any] = {"base": {}}
    for path, value in read.items():
        owner, _, name = path.rpartition(".")
        (told["base"] if owner else told)[name] = "" if value is None else value
    return told


def term_form(t: Translator, action: str, remove: str = "") -> PlainForm:
    """The form of a legal term."""
    kinds = [Option(one.value, t(f"terms.department_kind.{one}")) for one in DepartmentKind]
    what = PlainGroup(
        "what",
        (
            Field("title", Widget.LINE, required=True),
            Field("days", Widget.NUMBER, required=True),
            Field("topics", Widget.WORDS, required=True),
            Field("kinds", Widget.ITEMS, required=True),
        ),
        {"kinds": kinds},
    )
    source = PlainGroup(
        "source",
        (
            Field("valid_from", Widget.DAY, required=True),
            Field("valid_until", Widget.DAY),
            Field("source", Widget.LINE, required=True),
            Field("note", Widget.TEXT),
            Field("check", Widget.CHECK),
        ),
    )
    key = PlainGroup("key", (Field("key", Widget.LINE, required=True),))
    return PlainForm("rules.term", (what, source, key), action, f"{RULES}#terms", remove)


def term_shown(term: LegalTerm) -> Values:
    """What the form shows of a term."""
    told = term.model_dump(mode="json")
    shown: dict[str, tuple[str, ...]]
    texts = ("key", "title", "source", "note", "valid_from", "valid_until")
    shown = {name: (str(told[name] or ""),) for name in texts}
    shown |= {"days": (str(term.days),), "topics": (", ".join(term.topics),)}
    shown["kinds"] = tuple(one.value for one in term.kinds)
    return shown | ({"check": ("yes",)} if term.check else {})


def term_read(read: Mapping[str, Any]) -> dict[str, Any]:
    """What was filled in, as a term has it; what is left empty is missing."""
    return {name: value for name, value in read.items() if value not in (None, "", ())}


def _number(value: float, decimal: str) -> str:
    return f"{value:g}".replace("-", "−").replace(".", decimal)
