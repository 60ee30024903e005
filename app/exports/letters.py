"""How much room text takes in Arial, or in a letter that is as wide: Liberation Sans, Helvetica.

Widths are parts of the letter's size, by the font's own table; rare signs are counted wide.
"""

from functools import lru_cache
from typing import Final

LINE: Final = 1.2
"""From one line to the next, as a part of the letter's size."""
BOLD: Final = 1.1
"""So much wider are the bold ones, at most."""
_OTHER: Final = 0.7
_FULL: Final = 1.0
"""What is not of Europe's scripts takes a whole square."""
_WIDTHS: Final = {
    sign: width
    for width, signs in (
        (0.23, "ijl'|‘’"),
        (0.28, " tfI.,:;!/\\[]"),
        (0.34, "r-()“”`°"),
        (0.5, "cksvxyzJ"),
        (0.56, "abdeghnopquL0123456789?€$_–"),
        (0.6, "+=<>~−"),
        (0.67, "ABEKPSVXY&"),
        (0.73, "CDHNRUw"),
        (0.79, "GOQ"),
        (0.84, "mM"),
        (0.95, "W%—"),
    )
    for sign in signs
}


@lru_cache(maxsize=20_000)
def width(text: str) -> float:
    """How wide a text is on one line."""
    return sum(_WIDTHS.get(one, _OTHER if one < "\u0590" else _FULL) for one in text)


def line_count(text: str, room: float) -> int:
    """How many lines a text takes that are so wide; a word that is wider is broken."""
    lines, used = 1, 0.0
    for word in text.split():
        long = width(word)
        gap = _WIDTHS[" "] if used else 0.0
        if used + gap + long <= room:
            used += gap + long
            continue
        lines += 1 if used else 0
        more = int(long // room) if long > room else 0
        lines, used = lines + more, long - more * room
    return lines
