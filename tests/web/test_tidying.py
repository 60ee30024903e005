"""What lies in the data folder goes by itself, whoever opens a page."""

import asyncio
import io
import os
import threading
from pathlib import Path
from time import time

import pytest

from app.actions.workspace import Workspace
from app.eventlogs.desk import FORGOTTEN_AFTER, Desk
from app.openklant.desk import BOOKMARKS, ContactsDesk
from app.storage.database import Database
from app.storage.migrate import bring_up_to_date
from app.web import tidying
from app.web.tidying import Tidying


def aged(path: Path) -> None:
    old = time() - FORGOTTEN_AFTER - 60
    for one in [*path.rglob("*"), path]:
        os.utime(one, (old, old))


def test_logs_and_fetches_that_were_left_go_by_themselves_and_others_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(f"sqlite:///{tmp_path / 'klantreis.db'}")
    bring_up_to_date(database)
    log = Desk(tmp_path / "reading").take_in("log.csv", io.BytesIO(b"x")).folder
    fetch = ContactsDesk(tmp_path).begin("host").folder
    bookmark = tmp_path / BOOKMARKS / "mark.json"
    bookmark.parent.mkdir()
    bookmark.write_text("{}", "utf-8")
    for one in (log, fetch, bookmark):
        aged(one)
    new = tmp_path / "open-klant-fetches" / "new"
    new.mkdir()
    done = threading.Event()
    forget = tidying._forget_files

    def tell(data: Path) -> None:
        forget(data)
        done.set()

    async def once() -> None:
        duties = Tidying(Workspace(database), tmp_path, first=0)
        duties.start()
        assert await asyncio.to_thread(done.wait, 30)
        await duties.stop()

    monkeypatch.setattr(tidying, "_forget_files", tell)
    asyncio.run(once())
    database.close()
    assert [one.exists() for one in (log, fetch, bookmark, new)] == [False, False, False, True]


def test_a_fetch_that_another_process_removes_meanwhile_is_no_failure(tmp_path: Path) -> None:
    desk = ContactsDesk(tmp_path)
    gone = desk.begin("host").folder.parent / "gone"
    gone.symlink_to(tmp_path / "nowhere")
    desk.forget()
    assert gone.is_symlink()
