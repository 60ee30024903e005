"""The Chromium of the browser tests: the machine's own, or one that arrives as a package."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

UNPACKED = Path(__file__).parents[2] / ".klantreis" / "chromium"
PROGRAM = UNPACKED / "chromium"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class NoChromiumError(Exception):
    """There is no Chromium on this machine and none could be fetched."""


def find_chromium() -> Path | None:
    """Give the first Chromium there is: CHROMIUM, PATH, Playwright's own, the unpacked one."""
    return next((program for program in candidates() if os.access(program, os.X_OK)), None)


def candidates() -> Iterator[Path]:
    """Give the places where a Chromium may stand, best first."""
    if named := os.environ.get("CHROMIUM"):
        yield Path(named)
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    cache = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright"
    yield from sorted(Path(cache).glob("chromium-*/chrome-linux*/chrome"), reverse=True)
    yield PROGRAM


def environment(program: Path) -> dict[str, str]:
    """Give the environment to start it in; the unpacked one brings libraries and a font."""
    if program != PROGRAM:
        return dict(os.environ)
    added = {"LD_LIBRARY_PATH": str(UNPACKED / "lib")}
    if not Path("/etc/fonts/fonts.conf").exists():
        added["FONTCONFIG_FILE"] = str(UNPACKED / "fonts.conf")
    return {**os.environ, **added}
