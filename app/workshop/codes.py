"""Codes that people read from a wall and type on a phone.

Eight characters of Crockford's base 32: no I, L, O or U, so that nothing is taken for something
else; a million million codes, too many to guess.
"""

import re
import secrets
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH: Final = 8
MOST_TYPED: Final = 200
_LOOKALIKES: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
_CODE: Final = re.compile(f"[{ALPHABET}]{{{LENGTH}}}", re.ASCII)


def new_code() -> str:
    """A code that nobody can foresee."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def as_typed(text: str) -> str | None:
    """The code that somebody meant: any case, blanks and hyphens left out; ``None``: no code.

    The whole address that a code opens means its code.
    """
    last = text[:MOST_TYPED].rstrip("/ ").rpartition("/")[2]
    code = re.sub(r"[\s-]", "", last[:40]).upper().translate(_LOOKALIKES)
    return code if _CODE.fullmatch(code) else None


def spelled(code: str) -> str:
    """A code in two halves, as it stands on the wall: ``7GK2-M4QZ``."""
    half = LENGTH // 2
    return f"{code[:half]}-{code[half:]}"
