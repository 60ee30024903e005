"""Every text for people, in every language: TOML catalogues, one file a room.

``app/language/nl/screens.toml`` holds tables of keys; the key of a text is its path in the file:
``[journey.purpose] label = "Doel"`` is ``journey.purpose.label``. A text may be a table with
``one`` and ``other``: the value ``n`` chooses the form. ``{name}`` is filled in. Dutch is the
authority: a key that another language lacks is shown in Dutch.
"""

import re
import string
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:  # without the heart, `klantreis --help` is there at once
    from app.journey.faults import Fault

HERE: Final = Path(__file__).parent
FIRST: Final = "nl"
MOST_UNGROUPED: Final = 9_999
_DATE: Final = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?")


class Translator:
    """Texts of one language: ``t("journey.purpose.label")``, ``t("moments.count", n=3)``."""

    def __init__(self, language: str, texts: Mapping[str, str]) -> None:
        """Use ``texts`` (key to text) of ``language`` (ISO 639-1)."""
        self.language = language
        self._texts = texts

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with its values filled in; a key that isn't there is an error."""
        text = self._texts.get(key)
        if text is None:
            text = self._texts[f"{key}.{'one' if values.get('n') == 1 else 'other'}"]
        return _filled(text, values) if values else text

    def has(self, key: str) -> bool:
        """Whether there is a text of that key."""
        return key in self._texts or f"{key}.other" in self._texts

    def below(self, prefix: str) -> list[tuple[str, str]]:
        """The texts whose key begins so, in the order of the catalogue; without the beginning."""
        return [
            (key.removeprefix(prefix), text)
            for key, text in self._texts.items()
            if key.startswith(prefix)
        ]

    def fault(self, fault: "Fault", key: str = "") -> str:
        """The sentence about a fault, without the name of the field; that of ``key`` if given."""
        told = {name: self._told(value) for name, value in fault.values.items()}
        return self(key or f"faults.{fault.code}", **told)

    def _told(self, value: object) -> object:
        """A value as a person reads it: ``2015-03`` as a date, a large number in threes."""
        if isinstance(value, str) and _DATE.fullmatch(value):
            year, month, day = (*value.split("-"), "", "")[:3]
            name = self(f"map.month_long.{int(month)}") if month else ""
            return " ".join(one for one in (day.lstrip("0"), name, year) if one)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, int) and abs(value) > MOST_UNGROUPED:
            return f"{value:,}".replace(",", self("costs.thousands"))
        return value


class _Lenient(string.Formatter):
    def get_value(self, key: int | str, args: Any, kwargs: Any) -> Any:
        del args  # every place in a text has a name
        return kwargs.get(str(key), "")


def _filled(text: str, values: Mapping[str, object]) -> str:
    return _Lenient().vformat(text, (), values)


def languages() -> list[str]:
    """The languages that every screen is there in, Dutch first.

    A folder without ``screens.toml`` holds less: the questions for young parents
    (``app.language.questions``).
    """
    found = sorted(file.parent.name for file in HERE.glob("*/screens.toml"))
    return [FIRST, *(one for one in found if one != FIRST)]


@lru_cache
def translator(language: str) -> Translator:
    """The translator of a language; Dutch where it has none."""
    chosen = language if language in languages() else FIRST
    return Translator(chosen, _catalogue(FIRST) | _catalogue(chosen))


@lru_cache
def _catalogue(language: str) -> dict[str, str]:
    texts: dict[str, str] = {}
    for file in sorted((HERE / language).glob("*.toml")):
        texts |= dict(flat(tomllib.loads(file.read_text("utf-8")), ""))
    return texts


def flat(table: Mapping[str, Any], prefix: str) -> Iterable[tuple[str, str]]:
    """The texts of a catalogue's tables, each with its path as its key."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)
