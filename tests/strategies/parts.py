"""What any part of a journey is made up of: texts, dates, fields, where they come from."""

from functools import cache
from typing import Any, Final

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from app.journey import Source

# A whole journey takes a while to make up, and longer on a machine with other work.
settings.register_profile(
    "journeys", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("journeys")

TROUBLE: Final = (
    "null", "~", "true", "yes", "No", "on", "y", "2025", "2025-03-14", "12:30", "1_000", "0x1F",
    "0o17", "1e5", ".inf", ".nan", "-", "- a", "?", ": ", "a: b", "a:", "a #b", "#", "&a", "*a",
    "!t", "%TAG", "@", "`", "<<", "=", "---", "...", "{a: b}", "[a]", "'", '"', "\\", "\\n", "|",
    ">", ">-", "a\tb", "a\n\nb", "a\n b", "a  b", "a \nb", "\u2028x", "x\u2028y", "\ufeffx",
    "x\ufeffy", "\u202ex", "\u200b", "\u00a0x",
    "👩‍👧 één", "ĳsje", "Ünïcödé", "<b>&amp;</b>", "‹…›",
    "\\N", "{0}", "%s",
    "a very long text " * 12, "één regel\nen nog een\n\nen de laatste", "woord" * 30,
    "lang " * 30 + "\n" + "langer " * 30,
)  # fmt: skip
"""Texts that mean something to YAML, DOT, XML, HTML or a format string."""


@cache
def texts(most: int = 300) -> SearchStrategy[str]:
    """Any text that a field may hold."""
    signs = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    any_text = st.text(st.sampled_from(" \n:#-'\"ab") | signs, max_size=16)
    return (st.sampled_from(TROUBLE) | any_text).map(lambda text: text[:most])


@cache
def titles(most: int = 200) -> SearchStrategy[str]:
    """Any text of one line that isn't empty."""
    return texts(most).map(lambda text: text if text.strip() else "Eerste gesprek")


@cache
def dates(year: int | None = None) -> SearchStrategy[str]:
    """A date as well as it is known."""
    years = st.integers(1900, 2100).map(str) if year is None else st.just(str(year))
    months = st.builds("{}-{:02}".format, years, st.integers(1, 12))
    return years | months | st.builds("{}-{:02}".format, months, st.integers(1, 28))


durations: Final = st.builds(
    "{} {}".format, st.integers(1, 9999), st.sampled_from(["minute", "days", "week", "months"])
)


def fields(needed: dict[str, Any], optional: dict[str, Any]) -> SearchStrategy[dict[str, Any]]:
    """A part of a journey, with any of its optional fields."""
    return st.fixed_dictionaries(needed, optional=optional)


def sources(assumable: list[str]) -> dict[str, Any]:
    """Where the fields of a part come from."""
    chosen = st.lists(st.sampled_from(assumable), max_size=2, unique=True)
    return {"source": st.sampled_from(Source), "assumed": st.booleans() | chosen}


def titled(
    optional: dict[str, Any], needed: dict[str, Any] | None = None
) -> SearchStrategy[dict[str, Any]]:
    """A part that has a title, with any of its optional fields."""
    return fields({"title": titles()} | (needed or {}), optional | sources(["title", "id"]))


def numbered(
    draw: st.DrawFn, name: str, one: SearchStrategy[dict[str, Any]], least: int, most: int
) -> list[dict[str, Any]]:
    """Draw several parts, each with an id of its own."""
    drawn = draw(st.lists(one, min_size=least, max_size=most))
    return [{"id": f"{name}-{number}"} | item for number, item in enumerate(drawn)]
