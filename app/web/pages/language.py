"""The language of the screens, chosen with a click and kept in a cookie."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse, Response

from app.language import languages
from app.web.dependencies import LANGUAGE_COOKIE

router = APIRouter(include_in_schema=False)
A_YEAR = 365 * 24 * 3600


@router.post("/language")
def choose_language(
    language: Annotated[str, Form()] = "", back: Annotated[str, Form()] = "/"
) -> Response:
    """Remember the language, and go back to where it was chosen."""
    answer = RedirectResponse(_own_path(back), status_code=303)
    if language in languages():
        answer.set_cookie(LANGUAGE_COOKIE, language, max_age=A_YEAR, httponly=True, samesite="lax")
    return answer


def _own_path(back: str) -> str:
    """The address to go back to, unless it leads to another site."""
    parts = urlsplit(back.replace("\\", "/"))
    is_ours = not parts.scheme and not parts.netloc and parts.path.startswith("/")
    if not is_ours or back.startswith("//") or not (back.isascii() and back.isprintable()):
        return "/"
    return back
