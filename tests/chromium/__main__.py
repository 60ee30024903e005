"""Makes sure that there is a Chromium: `python -m tests.chromium`, which `start.py test` calls.

Where the machine has none, the npm package `@sparticuz/chromium` brings one, packed, with the
libraries it needs; unpacking it takes no root.
"""

import io
import platform
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path

import brotli

from hatch_build import FrontEndError, fetch_packages
from tests.chromium import PROGRAM, UNPACKED, NoChromiumError, find_chromium

FONTS = """<?xml version="1.0"?>
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""


def main() -> int:
    """Find or fetch a Chromium and print where it is; exit code 1 where there can be none."""
    try:
        print(find_chromium() or fetch_chromium())
    except (NoChromiumError, FrontEndError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def fetch_chromium() -> Path:
    """Fetch the packed Chromium and unpack it, whole or not at all."""
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        raise NoChromiumError(
            "The browser tests need a Chromium: install one, or set CHROMIUM to its program."
        )
    with tempfile.TemporaryDirectory(prefix="klantreis-chromium-") as name:
        modules = fetch_packages(Path(__file__).parent, Path(name))
        fresh = UNPACKED.with_name("chromium.new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        unpack(modules / "@sparticuz" / "chromium" / "bin", fresh)
        shutil.rmtree(UNPACKED, ignore_errors=True)
        fresh.rename(UNPACKED)
    return PROGRAM


def unpack(packed: Path, folder: Path) -> None:
    """Unpack the program, its libraries and a font."""
    program = folder / PROGRAM.name
    program.write_bytes(brotli.decompress((packed / "chromium.br").read_bytes()))
    program.chmod(0o755)
    for name in ("al2023.tar.br", "swiftshader.tar.br", "fonts.tar.br"):
        unpacked = io.BytesIO(brotli.decompress((packed / name).read_bytes()))
        with tarfile.open(fileobj=unpacked) as archive:
            archive.extractall(folder, filter="data")
    (folder / "fonts.conf").write_text(FONTS, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
