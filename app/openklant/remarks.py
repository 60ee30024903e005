"""What of the contacts was not taken, in words."""

from collections.abc import Iterator

from app.language import Translator
from app.openklant.gathering import Gathered


def remarks_on(gathered: Gathered, lost: int, t: Translator) -> Iterator[str]:
    """One sentence for each thing that was left out; ``lost`` contacts never came."""
    for key, n in (
        ("confidential", gathered.confidential),
        ("unreadable", gathered.unreadable),
        ("subjects", gathered.subjects_left_out),
        ("changed", lost),
    ):
        if n:
            yield t(f"reading.klant.{key}", n=n)
