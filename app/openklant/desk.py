"""Fetches that somebody is busy with: each in a folder, until it is done or forgotten."""

import json
import secrets
import shutil
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import time
from typing import Any, Final

from app.formats.bad_file import BadFile, FileFault
from app.journey import Fault
from app.openklant.client import OpenKlant
from app.openklant.fetching import fetched
from app.openklant.gathering import Gathered, Wanted

BOOKMARKS: Final = "open-klant"
FETCHES: Final = "open-klant-fetches"
FORGOTTEN_AFTER: Final = 2 * 60 * 60
SILENT_AFTER: Final = 180
"""A fetch waits at most a minute between two tries; after so long without a word it has ended."""


class _Stopped(Exception):
    """Somebody threw the fetch away."""


@dataclass(frozen=True)
class Fetch:
    """One fetch: what it is of, how far it is, and what came of it. The token is never in it."""

    folder: Path

    @property
    def id(self) -> str:
        """What it is called in addresses."""
        return self.folder.name

    @property
    def host(self) -> str:
        """Which Open Klant, or which file."""
        return str((self._read("host.json") or {}).get("host", "?"))

    @property
    def progress(self) -> tuple[int, int] | None:
        """How many contacts were looked at, of how many; ``None`` where it ended without a word."""
        found = self._read("progress.json") or {"read": 0, "count": 0}
        if time() - self.folder.stat().st_mtime > SILENT_AFTER:
            return None
        return int(found["read"]), int(found["count"])

    @property
    def gathered(self) -> Gathered | None:
        """What it came to, once it is done."""
        found = self._read("gathered.json")
        return Gathered.of_json(found["gathered"]) if found else None

    @property
    def lost(self) -> int:
        """How many contacts the list was said to have that never came."""
        return int((self._read("gathered.json") or {}).get("lost", 0))

    @property
    def faults(self) -> list[FileFault] | None:
        """Why it ended, if it did."""
        found = self._read("faults.json")
        if found is None:
            return None
        return [
            FileFault(0, one["name"], Fault((), one["code"], one["values"]))
            for one in found["faults"]
        ]

    def done(self, gathered: Gathered, lost: int) -> None:
        """Note what it came to."""
        self.write("gathered.json", {"gathered": gathered.as_json(), "lost": lost})

    def refuse(self, found: Sequence[FileFault]) -> None:
        """Note why it ended."""
        faults = [
            {"name": one.name, "code": one.fault.code, "values": dict(one.fault.values)}
            for one in found
        ]
        self.write("faults.json", {"faults": faults})

    def remove(self) -> None:
        """Throw it away; if it is on its way, it stops at the next page."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def write(self, name: str, content: Any) -> None:
        """Write a part of it, whole or not at all; raises ``FileNotFoundError`` once it is gone."""
        draft = self.folder / f".{name}"
        draft.write_text(json.dumps(content, default=str), "utf-8")
        draft.replace(self.folder / name)

    def _read(self, name: str) -> Any:
        try:
            return json.loads((self.folder / name).read_text("utf-8"))
        except FileNotFoundError:
            return None


@dataclass(frozen=True)
class ContactsDesk:
    """The fetches of a server, in its data folder."""

    data: Path

    def begin(self, host: str) -> Fetch:
        """A new fetch; what was forgotten goes, bookmarks too."""
        self.forget()
        folder = self.data / FETCHES / secrets.token_hex(8)
        folder.mkdir(parents=True, mode=0o700)
        fetch = Fetch(folder)
        fetch.write("host.json", {"host": host[:200]})
        return fetch

    def fetch(self, fetch_id: str) -> Fetch | None:
        """The fetch of this id, if it is still there."""
        folder = self.data / FETCHES / fetch_id
        return Fetch(folder) if (folder / "host.json").is_file() else None

    def begin_to_fetch(self, fetch: Fetch, source: OpenKlant, wanted: Wanted) -> None:
        """Fetch in a thread of its own: it waits for another server, and takes nothing of ours."""
        what = (fetch, source, wanted)
        threading.Thread(target=self.fetch_all, args=what, name="open-klant", daemon=True).start()

    def fetch_all(self, fetch: Fetch, source: OpenKlant, wanted: Wanted) -> None:
        """Fetch to the end, and note what came of it."""

        def tell(read: int, count: int) -> None:
            try:
                fetch.write("progress.json", {"read": read, "count": count})
            except FileNotFoundError as error:
                raise _Stopped from error

        try:
            gathered, lost = fetched(source, wanted, self.data / BOOKMARKS, tell)
            if not gathered.taken:
                raise BadFile(source.host, [(0, Fault((), "klant_no_contacts"))])
            fetch.done(gathered, lost)
        except BadFile as bad:
            fetch.refuse(bad.found)
        except (_Stopped, FileNotFoundError):
            return
        finally:
            source.close()

    def forget(self) -> None:
        """Throw away what nobody touched for a while."""
        for folder in (self.data / FETCHES, self.data / BOOKMARKS):
            for one in folder.iterdir() if folder.is_dir() else ():
                if time() - _touched(one) > FORGOTTEN_AFTER:
                    if one.is_dir():
                        shutil.rmtree(one, ignore_errors=True)
                    else:
                        one.unlink(missing_ok=True)


def _touched(one: Path) -> float:
    """When it was last written; now where another process has just removed it."""
    try:
        return one.stat().st_mtime
    except FileNotFoundError:
        return time()
