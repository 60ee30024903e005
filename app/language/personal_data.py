"""What is said of a text that may hold personal data."""

from collections.abc import Iterable, Sequence

from app.language import Translator
from app.privacy import PrivacyWarning, warnings_in


def sentences_of(t: Translator, text: str, warnings: Iterable[PrivacyWarning]) -> tuple[str, ...]:
    """One sentence for each warning, each said once; they name the piece that it is about."""
    said = (
        t(f"privacy.kind.{one.kind.value}", piece=text[one.start : one.end].strip())
        for one in warnings
    )
    return tuple(dict.fromkeys(said))


def told_of_lines(
    t: Translator, file: str, found: Iterable[tuple[int, str, str, Sequence[PrivacyWarning]]]
) -> list[str]:
    """Lines for a terminal: ``file:line: field: sentence``, under a line with their number."""
    lines = []
    for line, name, text, warnings in found:
        place = f"{file}:{line}" if line else file
        lines.append(f"{place}: {name}: {' '.join(sentences_of(t, text, warnings))}")
    return [t("privacy.places", n=len(lines)), *lines] if lines else []


def warned(t: Translator, text: str, allowed: Sequence[str] = ()) -> tuple[str, ...]:
    """The sentences about a text, and what to do; empty where nothing was seen in it."""
    said = sentences_of(t, text, warnings_in(text, allowed=allowed))
    return (*said, t("privacy.advice")) if said else ()
