"""Reading a page in a test: its forms as a browser would send them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from httpx import Response

Fields = list[tuple[str, str]]


@dataclass
class Form:
    """A form of a page and what stands in it."""

    action: str
    fields: Fields = field(default_factory=list)

    def with_values(self, **values: str) -> dict[str, list[str]]:
        """The form as it is sent with these controls filled in; ``a__b`` stands for ``a.b``."""
        sent: dict[str, list[str]] = {}
        for name, value in self.fields:
            sent.setdefault(name, []).append(value)
        return sent | {name.replace("__", "."): [value] for name, value in values.items()}


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._select = ""
        self._options: list[tuple[str, bool]] = []
        self._textarea: list[str] | None = None
        self._name = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        given = dict(attrs)
        if tag == "form":
            self.forms.append(Form(found.get("action", "")))
        elif tag == "input" and "name" in found:
            ticked = found.get("type") not in ("checkbox", "radio") or "checked" in given
            if ticked and found.get("type") != "file":
                self.forms[-1].fields.append((found["name"], found.get("value", "")))
        elif tag == "textarea":
            self._name, self._textarea = found["name"], []
        elif tag == "select":
            self._select, self._options = found["name"], []
        elif tag == "option":
            self._options.append((found.get("value", ""), "selected" in given))

    def handle_data(self, data: str) -> None:
        if self._textarea is not None:
            self._textarea.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._textarea is not None:
            self.forms[-1].fields.append((self._name, "".join(self._textarea).removeprefix("\n")))
            self._textarea = None
        elif tag == "select" and self._options:
            chosen = next((value for value, is_chosen in self._options if is_chosen), None)
            first = self._options[0][0]
            self.forms[-1].fields.append((self._select, first if chosen is None else chosen))


def form_at(answer: Response, ending: str) -> Form:
    """The form of a page whose action ends in this; it must be there."""
    parser = _Forms()
    parser.feed(answer.text)
    found = [form for form in parser.forms if form.action.endswith(ending)]
    assert found, f"no form that is sent to …{ending}: {[form.action for form in parser.forms]}"
    return found[0]
