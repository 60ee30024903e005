"""Names as names are compared."""

import re


def folded(text: str) -> str:
    """A name without capitals, with one kind of blank and apostrophe."""
    return re.sub(r"\s+", " ", text.replace("\u2019", "'")).strip().casefold()
