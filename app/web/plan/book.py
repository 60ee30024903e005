"""The book of solutions: what solved a kind of bottleneck before, here and elsewhere."""

from dataclasses import dataclass
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import RedirectResponse, Response

from app.actions.solutions import book_file, forget, others_solutions, own_solutions, take_in
from app.journey import Category, Refused
from app.journey.planning.solutions import Solution
from app.web.pages.files import FileDep
from app.web.pages.rendering import render
from app.web.pages.visit import Visit, VisitDep

router = APIRouter()


@dataclass(frozen=True)
class Kept:
    """A solution, and where it is from: a ``journey`` here, or the ``number`` of another's."""

    solution: Solution
    journey: str = ""
    number: int = -1


@dataclass(frozen=True)
class BookPage:
    """The book by kind of bottleneck."""

    chapters: tuple[tuple[Category, tuple[Kept, ...]], ...]
    message: str = ""
    error: str = ""
    path: str = "/solutions"


@router.get("/solutions")
def show(visit: VisitDep, taken: Annotated[int | None, Query(ge=0, le=9999)] = None) -> Response:
    """The book."""
    return _answer(visit, visit.t("plan.book.taken", n=taken) if taken is not None else "")


@router.post("/solutions")
def read(visit: VisitDep, file: FileDep) -> Response:
    """Take in the book of another municipality."""
    if not file[1]:
        return _answer(visit, "", visit.t("import.no_file"), status=400)
    try:
        taken = take_in(visit.workspace, file[1])
    except Refused as refused:
        said = [f"{one.name}: {visit.t.fault(one)}" if one.name else visit.t.fault(one)
                for one in refused.faults[:5]]  # fmt: skip
        return _answer(visit, "", " ".join(said), status=400)
    return RedirectResponse(f"/solutions?taken={taken}", status_code=303)


@router.post("/solutions/{number}/forget")
def take_out(visit: VisitDep, number: Annotated[int, Path(ge=0, le=9999)]) -> Response:
    """Take a solution of others out of the book."""
    forget(visit.workspace, number)
    return RedirectResponse("/solutions", status_code=303)


@router.get("/solutions.json")
def download(visit: VisitDep) -> Response:
    """The solutions of this workspace as a file."""
    headers = {"Content-Disposition": 'attachment; filename="oplossingen.json"'}
    return Response(book_file(visit.workspace), media_type="application/json", headers=headers)


def _answer(visit: Visit, message: str, error: str = "", *, status: int = 200) -> Response:
    kept = [Kept(one, journey) for journey, one in own_solutions(visit.workspace)]
    kept += [Kept(one, number=n) for n, one in enumerate(others_solutions(visit.workspace))]
    order = list(Category)
    pairs = [(order.index(category), one) for one in kept for category in one.solution.categories]
    pairs.sort(key=lambda pair: pair[0])
    chapters = tuple(
        (order[place], tuple(one for _, one in several))
        for place, several in groupby(pairs, key=lambda pair: pair[0])
    )
    page = BookPage(chapters, message, error)
    return render(visit.request, visit.t, "plan/solutions.html", page, status=status)
