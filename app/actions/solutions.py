"""The book of solutions of a workspace: what its own journeys solved, and what others sent."""

import json
from collections.abc import Sequence
from typing import Final

from pydantic import ValidationError
from sqlalchemy import select
from sqlmodel import Session

from app.actions.operations import kept_journey
from app.actions.workspace import Workspace
from app.journey import Refused, Resource, faults_from
from app.journey.planning.solutions import Book, Solution, solutions_in
from app.storage.journeys import journey_row, lock_workspace
from app.storage.remembered import remember, setting
from app.storage.rows import TABLES

_NAME: Final = "solutions_of_others"


def own_solutions(workspace: Workspace) -> list[tuple[str, Solution]]:
    """What the journeys of this workspace solved, each with the id of its journey."""
    with workspace.database.reading() as session:
        found = []
        for journey_id in _with_a_plan(session):
            row = journey_row(session, journey_id)
            if row is not None and not row.template:
                journey = kept_journey(workspace, session, row).journey
                found += [(journey_id, one) for one in solutions_in(journey)]
        return found


def others_solutions(workspace: Workspace) -> tuple[Solution, ...]:
    """The solutions that came from elsewhere as a file."""
    with workspace.database.reading() as session:
        return _kept(session).solutions


def take_in(workspace: Workspace, content: bytes) -> int:
    """Keep the solutions of a file beside those that are there; how many were new.

    Raises:
        Refused: it is no book of solutions, or a field of it can't be.
    """
    book = _read(content)
    with workspace.database.writing() as session:
        lock_workspace(session)
        known = _kept(session).solutions
        new = [one for one in dict.fromkeys(book.solutions) if one not in known]
        _keep(session, [*known, *new])
        session.commit()
    return len(new)


def forget(workspace: Workspace, number: int) -> None:
    """Take a solution that came from elsewhere out of the book; one that is gone is no error."""
    with workspace.database.writing() as session:
        lock_workspace(session)
        known = list(_kept(session).solutions)
        if 0 <= number < len(known):
            del known[number]
            _keep(session, known)
            session.commit()


def book_file(workspace: Workspace) -> bytes:
    """The solutions of this workspace as a file for another municipality."""
    solutions = tuple(one for _, one in own_solutions(workspace))
    return Book(solutions=solutions).model_dump_json(indent=1, exclude_defaults=False).encode()


def _with_a_plan(session: Session) -> Sequence[str]:
    """The journeys that have improvements or actions; most have none."""
    ids = [
        select(TABLES[kind].c.journey_id).distinct()
        for kind in (Resource.IMPROVEMENT, Resource.ACTION)
    ]
    return sorted({one for query in ids for one in session.execute(query).scalars()})


def _read(content: bytes) -> Book:
    try:
        return Book.model_validate_json(content, by_name=True, by_alias=True)
    except ValidationError as error:
        raise Refused(faults_from(error, Book)) from error


def _kept(session: Session) -> Book:
    return Book.model_validate(json.loads(setting(session, _NAME) or "{}"))


def _keep(session: Session, solutions: Sequence[Solution]) -> None:
    try:
        book = Book(solutions=tuple(solutions))
    except ValidationError as error:
        raise Refused(faults_from(error, Book)) from error
    remember(session, _NAME, book.model_dump_json())
