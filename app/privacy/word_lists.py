"""The word lists that the detector rests on, read once: our own, Faker's and dutch-words'."""

import importlib
import importlib.resources
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).with_name("words.toml")
FIRST_NAMES_OF: Final = ("nl_NL", "nl_BE", "tr_TR", "pl_PL", "en_GB", "es_ES", "fr_FR")
SURNAMES_OF: Final = ("nl_NL", "nl_BE", "tr_TR", "pl_PL", "en_GB")
CYRILLIC_OF: Final = ("uk_UA", "bg_BG")
SHORTEST: Final = 2


@cache
def _texts() -> dict[str, dict[str, str]]:
    with _FILE.open("rb") as file:
        return tomllib.load(file)


@cache
def own(group: str, name: str) -> frozenset[str]:
    """The words of one of our own lists, in lower case."""
    return frozenset(_texts()[group][name].casefold().split())


@cache
def first_names() -> frozenset[str]:
    """First names that are heard in the Netherlands, in lower case."""
    theirs = _words(_people(FIRST_NAMES_OF, "first_names"))
    return own("names", "first") | theirs | _words(_people(CYRILLIC_OF, "first_names"))


@cache
def dutch_first_names() -> frozenset[str]:
    """The first names that are known well enough to be seen without a capital."""
    return own("names", "first") | _words(_people(FIRST_NAMES_OF[:2], "first_names"))


@cache
def surnames() -> frozenset[str]:
    """Surnames, their last word only, in lower case."""
    return frozenset(name.split()[-1].casefold() for name in _people(SURNAMES_OF, "last_names"))


@cache
def dutch_words() -> frozenset[str]:
    """The ordinary words among the ten thousand most used in Dutch newspapers."""
    file = importlib.resources.files("dutch_words") / "dutch10000-utf8.txt"
    every = file.read_text("utf-8").split()
    return frozenset(one for one in every if one.islower() and len(one) > SHORTEST) - first_names()


@cache
def places() -> frozenset[str]:
    """Words of Dutch places and of countries, in lower case."""
    provider = importlib.import_module("faker.providers.address.nl_NL").Provider
    return own("places", "known") | _words([*provider.cities, *provider.countries])


def _people(locales: Iterable[str], kind: str) -> Iterator[str]:
    for locale in locales:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for name in (kind, f"{kind}_male", f"{kind}_female"):
            yield from getattr(provider, name, None) or ()


def _words(names: Iterable[str]) -> frozenset[str]:
    words = (word.casefold() for name in names for word in re.split(r"[\s\-]+", name))
    return frozenset(word for word in words if len(word) > SHORTEST)
