"""What a person reads when a page can't be shown, in plain words, with a way on."""

from dataclasses import dataclass
from typing import Final

from fastapi import Request
from fastapi.responses import HTMLResponse

from app.language import translator
from app.web.dependencies import preferred_language
from app.web.pages.rendering import render

KNOWN: Final = frozenset({400, 401, 403, 404, 405, 409, 412, 413, 500, 503})


@dataclass(frozen=True)
class ErrorPage:
    """``key`` names the texts; ``details`` are further sentences, if there are any.

    What was filled in (``was_filled_in``) is kept by a script, ``static/js/typed.js``.
    """

    status: int
    key: str
    details: tuple[str, ...] = ()
    was_filled_in: bool = False


def error_page(request: Request, status: int, *, details: tuple[str, ...] = ()) -> HTMLResponse:
    """The page about an error of this status; nothing of the program's inside is told.

    Args:
        request: What was asked for; its language is the page's.
        status: The HTTP status of the answer.
        details: Sentences that say more (what is wrong with the input), already translated.
    """
    known = status if status in KNOWN else 400 if status < 500 else 500
    words = translator(preferred_language(request))
    page = ErrorPage(status, f"page_error.{known}", details, request.method == "POST")
    return render(request, words, "error.html", page, status=status)
