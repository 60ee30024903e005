"""The log of a journey as the hub reads it: short reads, each in a session of its own."""

from app.live.frames import Frame, frames_of
from app.live.hub import ReadAfter, ReadSequence
from app.storage.database import Database
from app.storage.journeys import journey_row
from app.storage.log import events_after


def log_reader(database: Database) -> tuple[ReadAfter, ReadSequence]:
    """Two functions on this database: the frames behind a number, and the last number."""

    def read_after(journey_id: str, sequence: int) -> list[Frame]:
        with database.reading() as session:
            return frames_of(events_after(session, journey_id, sequence))

    def read_sequence(journey_id: str) -> int:
        with database.reading() as session:
            row = journey_row(session, journey_id)
            return row.sequence if row else 0

    return read_after, read_sequence
