"""What two people changed in one item at the same time, field by field, in words."""

from pydantic import TypeAdapter, ValidationError

from app.journey import Journey
from app.journey.time import Duration, PartialDate
from app.language import Translator
from app.language.wording import Wording
from app.web.pages.fields import Field, Widget, fields_in
from app.web.pages.form_of import FormOf
from app.web.pages.form_page import Difference, FormTexts
from app.web.pages.form_values import Values, filled, first, marks, read_field
from app.web.pages.options import Choices

_DATE: TypeAdapter[str] = TypeAdapter(PartialDate)
_DURATION: TypeAdapter[str] = TypeAdapter(Duration)


def differences(
    t: Translator, form: FormOf, journey: Journey, mine: Values
) -> tuple[Difference, ...]:
    """One row for each field of the item where a form and the journey differ.

    Args:
        t: The language of labels and values.
        form: The item.
        journey: The journey as it is stored now.
        mine: What stands in the form, with the marks of what it showed at first (``was``).
    """
    theirs = form.shown(journey)
    words = _Words(t, Choices(t, form.resource, journey, form.item_id))
    texts = FormTexts(t, form.resource)
    was = dict(one.partition(":")[::2] for one in first(mine, "was").split())
    now = marks(mine, form.groups)
    rows: dict[str, Difference] = {}
    for field in fields_in(form.groups):
        left, right = words.of(field, mine), words.of(field, theirs)
        if left == right:
            continue
        label, there = texts.label(field.path), rows.get(field.top)
        touched = was.get(field.top) != now[field.top]
        rows[field.top] = Difference(
            field.top,
            f"{there.label}, {label}" if there else label,
            "; ".join(one for one in (there.mine if there else "", left) if one),
            "; ".join(one for one in (there.theirs if there else "", right) if one),
            touched and first(mine, f"choose.{field.top}") != "theirs",
        )
    return tuple(rows.values())


class _Words:
    def __init__(self, t: Translator, choices: Choices) -> None:
        self._t = t
        self._say = Wording(t)
        self._choices = choices

    def of(self, field: Field, values: Values) -> str:
        """What stands in the controls of a field, as a person reads it."""
        several = [one for given in filled(values, field).values() for one in given]
        if not several:
            return ""
        if field.widget is Widget.PLACE:
            return self._choices.phase_name(several[0].partition("/")[0])
        return self._said(field, read_field(values, field)) or self._chosen(field, several)

    def _said(self, field: Field, read: object) -> str:
        """A date, a duration, a score, yes or no in words; empty for anything else."""
        match field.widget:
            case Widget.DATE if _is(_DATE, read):
                return self._say.date(str(read))
            case Widget.DURATION if _is(_DURATION, read):
                return self._say.duration(_DURATION.validate_python(read))
            case Widget.YES_NO | Widget.CHECK if isinstance(read, bool):
                return self._say.yes_no(read)
            case Widget.FACES if read in range(-2, 3):
                return self._say.score(int(str(read)))
        return self._t("form.assumed.all") if read is True else ""

    def _chosen(self, field: Field, several: list[str]) -> str:
        shown = {option.value: option.label for option in self._choices.options(field, {})}
        return ", ".join(shown.get(one, one) for one in several)


def _is(kind: TypeAdapter[str], value: object) -> bool:
    try:
        kind.validate_python(value)
    except ValidationError:
        return False
    return True
