"""A process that writes until it is killed, and prints what was acknowledged.

python -m tests.actions.writer DATABASE_URL
"""

import sys
from itertools import count

from app.access import OWNER
from app.actions.items import create_item
from app.actions.workspace import Workspace
from app.journey import Resource
from app.storage.database import Database


def main() -> None:
    """Add contact moments to the journey ``noor``, telling each as soon as it is answered."""
    workspace = Workspace(Database(sys.argv[1]))
    for number in count():
        done = create_item(
            workspace,
            person=OWNER,
            journey_id="noor",
            resource=Resource.CONTACT_MOMENT,
            fields={"phase": "start", "title": f"Gesprek {number}", "description": "x" * 200},
            after=(None, "a")[number % 2],
        )
        sys.stdout.write(f"{done.id} {done.sequence}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
