"""Logs that somebody is busy reading: each in a folder of its own, until it is done or forgotten.

A folder holds the file as it came (``log``), what is asked of it (``order.json``), how far reading
is (``progress.json``), and what came of it (``summary.json`` with ``log.db``, or ``faults.json``).
Whoever removes the folder stops the reading.
"""

import json
import os
import re
import secrets
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from time import time
from typing import IO, Any, Final

from app.eventlogs.mapping import Mapping
from app.eventlogs.reading import Progress
from app.eventlogs.summary import Summary, Told
from app.formats.bad_file import BadFile

ID: Final = r"^[0-9a-f]{16}$"
LONGEST_NAME: Final = 200
FORGOTTEN_AFTER: Final = 2 * 60 * 60
"""After so many seconds without a touch a log is removed: it tells of people."""
SILENT_AFTER: Final = 60
"""A reading that hasn't been heard of for so many seconds has ended without a word."""


@dataclass(frozen=True)
class Desk:
    """The folder where logs lie while they are being read."""

    folder: Path

    def take_in(self, name: str, content: IO[bytes]) -> "Reading":
        """Put a file on the desk; what was forgotten there goes."""
        self.forget()
        folder = self.folder / secrets.token_hex(8)
        folder.mkdir(parents=True, mode=0o700)
        reading = Reading(folder)
        try:
            with reading.log.open("xb") as out:
                shutil.copyfileobj(content, out, 1 << 20)
            reading.write("name.json", {"name": _plain_name(name)})
        except BaseException:
            reading.remove()
            raise
        return reading

    def reading(self, reading_id: str) -> "Reading | None":
        """The reading of this id, if it is still there."""
        reading = Reading(self.folder / reading_id)
        there = re.fullmatch(ID, reading_id) is not None and reading.read("name.json") is not None
        return reading if there else None

    def all(self) -> Iterator["Reading"]:
        """Every reading, the last one first."""
        if self.folder.is_dir():
            found = [one for one in self.folder.iterdir() if re.fullmatch(ID, one.name)]
            for folder in sorted(found, key=lambda one: -one.stat().st_mtime):
                if (reading := self.reading(folder.name)) is not None:
                    yield reading

    def forget(self) -> None:
        """Remove what nobody has touched for a while."""
        if not self.folder.is_dir():
            return
        for folder in self.folder.iterdir():
            if time() - _last_touched(folder) > FORGOTTEN_AFTER:
                shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class Reading:
    """One log on the desk."""

    folder: Path

    @property
    def id(self) -> str:
        """What it is called in addresses."""
        return self.folder.name

    @property
    def log(self) -> Path:
        """The file as it came."""
        return self.folder / "log"

    @property
    def spill(self) -> Path:
        """The events, once they are sorted."""
        return self.folder / "log.db"

    @property
    def name(self) -> str:
        """The name that the file came with."""
        found = self.read("name.json") or {}
        return str(found.get("name", "?"))

    @property
    def mapping(self) -> Mapping | None:
        """How it is read, once that was chosen."""
        found = self.read("order.json")
        return Mapping.model_validate(found) if found is not None else None

    @property
    def progress(self) -> Progress | None:
        """How far reading is; ``None`` where it hasn't begun, or has ended without a word."""
        found = self.read("progress.json")
        if found is None or time() - _last_touched(self.folder) > SILENT_AFTER:
            return None
        return Progress(**found)

    @property
    def summary(self) -> Summary | None:
        """What it came to, once it is read."""
        found = self.read("summary.json")
        return Summary.model_validate(found) if found is not None else None

    @property
    def faults(self) -> list[Told] | None:
        """Why it could not be read, if that is so."""
        found = self.read("faults.json")
        return [Told.model_validate(one) for one in found["faults"]] if found else None

    def begin(self, mapping: Mapping) -> None:
        """Read it in a process of its own, which yields to the server's."""
        self.set_back()
        self.write("order.json", mapping.model_dump(mode="json"))
        self.tell(Progress(self.log.stat().st_size))
        command = [sys.executable, "-m", "app.eventlogs", str(self.folder)]
        root = Path(__file__).resolve().parents[2]
        process = subprocess.Popen(
            command, cwd=root, stdin=subprocess.DEVNULL, start_new_session=True, close_fds=True
        )
        threading.Thread(target=process.wait, name="reading", daemon=True).start()

    def set_back(self) -> None:
        """Forget what was chosen and what came of it; the file stays."""
        for name in ("order.json", "progress.json", "summary.json", "faults.json", "log.db"):
            (self.folder / name).unlink(missing_ok=True)

    def remove(self) -> None:
        """Remove all of it; if it is being read, that ends."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def tell(self, progress: Progress) -> None:
        """Note how far reading is."""
        self.write("progress.json", asdict(progress))

    def refuse(self, bad: BadFile) -> None:
        """Note why it could not be read."""
        faults = [
            {
                "line": one.line,
                "name": one.name,
                "code": one.fault.code,
                "values": {
                    key: value if isinstance(value, int) else str(value)
                    for key, value in one.fault.values.items()
                },
            }
            for one in bad.found
        ]
        self.write("faults.json", {"faults": faults})

    def write(self, name: str, content: Any) -> None:
        """Write a part of it, whole or not at all."""
        draft = self.folder / f".{name}.{os.getpid()}"
        draft.write_text(json.dumps(content), "utf-8")
        draft.replace(self.folder / name)

    def read(self, name: str) -> Any:
        """A part of it; ``None`` where it isn't there."""
        try:
            return json.loads((self.folder / name).read_text("utf-8"))
        except FileNotFoundError:
            return None


def _plain_name(name: str) -> str:
    plain = name.replace("\\", "/").rpartition("/")[2]
    return "".join(one for one in plain if one.isprintable())[-LONGEST_NAME:] or "?"


def _last_touched(folder: Path) -> float:
    try:
        return max(one.stat().st_mtime for one in [folder, *folder.iterdir()])
    except OSError:
        return 0.0
