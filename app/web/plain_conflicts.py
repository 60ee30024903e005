"""Two people who change a rule, a price or a project at once: both are shown, to choose from.

The form holds a mark of what was shown (``seen``) and one of each field (``was``), so that a field
that this person didn't touch follows the other one.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from fastapi.responses import RedirectResponse, Response

from app.language import Translator
from app.language.wording import Wording
from app.web.pages.fields import Field, Widget
from app.web.pages.form_page import Difference, FormPage
from app.web.pages.form_values import Values, filled, first
from app.web.pages.rendering import render
from app.web.pages.visit import Visit
from app.web.plain_forms import PlainForm


def seen_in(sent: Values) -> str | None:
    """The mark of what was shown, if the form had one."""
    return first(sent, "seen") or None


def guarded(form: PlainForm, shown: Values, mark: str) -> PlainForm:
    """The form with the marks of what it shows."""
    was = " ".join(f"{one.path}:{_mark(shown, one)}" for one in form.fields)
    return replace(form, hidden={**form.hidden, "seen": mark, "was": was})


def guarded_as_sent(form: PlainForm, sent: Values) -> PlainForm:
    """The form with the marks that it came with."""
    kept = {name: first(sent, name) for name in ("seen", "was") if name in sent}
    return replace(form, hidden={**form.hidden, **kept})


def chosen(form: PlainForm, sent: Values, theirs: Values) -> Values:
    """What was filled in, but for the fields where the other's were chosen."""
    fields = [one for one in form.fields if first(sent, f"choose.{one.path}") == "theirs"]
    found = dict(sent)
    for one in fields:
        parts = {name for name in (*sent, *theirs) if _belongs(name, one)}
        found |= {name: theirs.get(name, ()) for name in parts}
    return found


def overtaken_page(
    t: Translator, form: PlainForm, sent: Values, theirs: Values, mark: str
) -> FormPage:
    """The form as it was filled in, with what somebody else saved meanwhile beside it."""
    page = guarded(form, theirs, mark).page(t, sent)
    return replace(page, differences=differences(t, form, sent, theirs))


def overtaken(
    visit: Visit, form: PlainForm, sent: Values, theirs: tuple[Values, str], saved: str
) -> Response:
    """The page to choose on; where both said the same, on to where one goes after saving."""
    page = overtaken_page(visit.t, form, sent, *theirs)
    if not page.differences:
        return RedirectResponse(saved, status_code=303)
    return render(visit.request, visit.t, "form.html", page, status=412)


def differences(
    t: Translator, form: PlainForm, sent: Values, theirs: Values
) -> tuple[Difference, ...]:
    """One row for each field where what was filled in isn't what is kept now."""
    was = dict(one.rsplit(":", 1) for one in first(sent, "was").split() if ":" in one)
    labels = {
        option.value: option.label
        for group in form.groups
        for options in group.options.values()
        for option in options
    }
    return tuple(
        Difference(
            one.path,
            t(f"{form.name}.label.{one.path}"),
            _words(t, one, sent, labels),
            _words(t, one, theirs, labels),
            was.get(one.path) != _mark(sent, one),
        )
        for one in form.fields
        if filled(sent, one) != filled(theirs, one)
    )


def _belongs(name: str, field: Field) -> bool:
    return name == field.path or name.startswith(f"{field.path}.")


def _words(t: Translator, field: Field, values: Values, labels: Mapping[str, str]) -> str:
    several = [one for given in filled(values, field).values() for one in given]
    if field.widget is Widget.CHECK and several:
        return Wording(t).yes_no(True)
    return ", ".join(labels.get(one, one) for one in several)


def _mark(values: Values, field: Field) -> str:
    return hashlib.sha256(repr(sorted(filled(values, field).items())).encode()).hexdigest()[:8]
