"""``python -m app.eventlogs FOLDER``: reads the log in a folder of the desk, and tells of it there.

A process of its own, so that a large log takes nothing from the server; it ends by itself once its
folder is gone.
"""

import os
import sys
from pathlib import Path
from time import monotonic

from app.eventlogs.desk import Reading
from app.eventlogs.looking import look_at
from app.eventlogs.reading import Progress, read_log
from app.formats.bad_file import BadFile

EVERY = 0.3


class _Stopped(Exception):
    """The folder is gone, or another reading of it has begun."""


def main(folder: str) -> int:
    """Read the log; 0 once it is read or refused, 1 where it was stopped."""
    os.nice(10)
    reading = Reading(Path(folder))
    mapping = reading.mapping
    if mapping is None:
        return 1
    told = 0.0

    def tell(progress: Progress) -> None:
        nonlocal told
        if monotonic() - told < EVERY and progress.stage == "reading":
            return
        if reading.mapping != mapping:
            raise _Stopped
        told = monotonic()
        reading.tell(progress)

    try:
        look = look_at(reading.log, reading.name, "", mapping)
        summary = read_log(look.file, mapping, reading.spill, tell)
        reading.write("summary.json", summary.model_dump(mode="json"))
    except BadFile as bad:
        reading.refuse(bad)
    except (_Stopped, FileNotFoundError):
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
