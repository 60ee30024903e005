"""Fetches contacts to the end, and remembers on disk how far it was until it is there."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from app.formats.bad_file import BadFile
from app.journey import Fault
from app.openklant.client import OpenKlant, Page
from app.openklant.gathering import Gathered, Wanted

MOST_BYTES: Final = 200_000_000
Tell = Callable[[int, int], None]
"""Hears how many contacts were looked at, and how many there are."""


class Bookmark:
    """How far a fetch is: what was gathered, and where the next page is; gone once it is done.

    Its name is made of the address and what is wanted, so the same question goes on where it was.
    """

    def __init__(self, folder: Path, address: str, wanted: Wanted) -> None:
        """The bookmark of this question in a folder."""
        told = f"{address}\x1f{wanted.model_dump_json()}"
        self.file = folder / f"{hashlib.sha256(told.encode()).hexdigest()[:32]}.json"

    def load(self) -> tuple[Gathered, str, int]:
        """What was gathered, where the next page is, and its number."""
        try:
            told = json.loads(self.file.read_text("utf-8"))
            return Gathered.of_json(told["gathered"]), str(told["next"]), int(told["number"])
        except (FileNotFoundError, ValueError, KeyError, TypeError, IndexError):
            return Gathered(), "", 1

    def save(self, gathered: Gathered, page: Page) -> None:
        """Go on behind this page next time."""
        self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = self.file.with_suffix(f".{os.getpid()}")
        told: dict[str, Any] = {
            "gathered": gathered.as_json(),
            "next": page.following,
            "number": page.number + 1,
        }
        draft.write_text(json.dumps(told), "utf-8")
        draft.replace(self.file)

    def remove(self) -> None:
        """Begin from the beginning next time."""
        self.file.unlink(missing_ok=True)


def fetched(source: OpenKlant, wanted: Wanted, folder: Path, tell: Tell) -> tuple[Gathered, int]:
    """Everything wanted, and how many contacts the list was said to have that never came.

    Raises:
        BadFile: as ``OpenKlant.pages``; what was gathered so far is remembered in ``folder``.
    """
    bookmark = Bookmark(folder, source.address, wanted)
    gathered, start, number = bookmark.load()
    count = 0
    for page in source.pages(wanted.channel, start, number):
        gathered.take(page.results, wanted, source.host)
        count = page.count
        tell(len(gathered.seen), count)
        if page.following:
            bookmark.save(gathered, page)
    bookmark.remove()
    return gathered, max(0, count - len(gathered.seen))


def gathered_from(content: bytes, name: str, wanted: Wanted) -> Gathered:
    """Everything wanted out of a JSON file: a page of the API, several, or a list of contacts.

    Raises:
        BadFile: it is no such file.
    """
    bad = BadFile(name, [(1, Fault((), "klant_file"))])
    if len(content) > MOST_BYTES:
        raise BadFile(name, [(1, Fault((), "file_too_big", {"most": MOST_BYTES // 1_000_000}))])
    try:
        told = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BadFile(name, [(line, Fault((), "file_encoding"))]) from error
    except json.JSONDecodeError as error:
        raise BadFile(name, [(error.lineno, Fault((), "klant_file"))]) from error
    except (ValueError, RecursionError) as error:
        raise bad from error
    pages = told if isinstance(told, list) else [told]
    gathered = Gathered()
    for page in pages:
        is_page = isinstance(page, dict) and isinstance(page.get("results"), list)
        gathered.take(page["results"] if is_page else [page], wanted, name)
    if gathered.unreadable == len(gathered.seen):
        raise bad
    return gathered
