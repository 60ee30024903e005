"""What is somebody's own: their answers, what came of them, and the way to take it all back."""

from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from fastapi.responses import Response

from app.actions.limits import TooMany
from app.actions.voices_giving import Giving, NoSuchVoice, get_giving
from app.actions.voices_kept import Became, what_became
from app.actions.voices_withdrawing import withdraw_own
from app.language import Translator
from app.voices import AnswersState
from app.web.voices.asking import with_giving
from app.web.voices.door import gone, too_often
from app.web.voices.overview import CheckPage
from app.web.voices.visitor import VisitorDep, cookie_of

router: Final = APIRouter(include_in_schema=False, prefix="/answer/{code}")


@dataclass(frozen=True)
class MinePage(CheckPage):
    """Somebody's own page; ``thanks`` right after they sent their answers."""

    giving: Giving
    t: Translator
    became: tuple[Became, ...]
    link: str
    thanks: bool = False

    @property
    def is_sent(self) -> bool:
        """Whether they said that this is all."""
        return self.giving.answers.state is AnswersState.SENT


@router.get("/mine")
def show_mine(visitor: VisitorDep, sent: str = "") -> Response:
    """The answers, the own link, and what was done with the words."""

    def show(giving: Giving) -> Response:
        became = what_became(visitor.workspace, code=visitor.code, token=visitor.token)
        link = visitor.own_link(visitor.token)
        page = MinePage(giving, visitor.t, became, link, thanks=sent == "yes")
        return visitor.render("mine", page)

    return with_giving(visitor, show)


@router.get("/withdraw")
def ask_withdrawal(visitor: VisitorDep) -> Response:
    """Ask once whether everything is to go."""
    return with_giving(visitor, lambda _giving: visitor.render("withdraw"))


@router.post("/withdraw")
def withdraw(visitor: VisitorDep) -> Response:
    """Erase everything; afterwards the key opens nothing."""
    try:
        get_giving(visitor.workspace, code=visitor.code, token=visitor.token)
        withdraw_own(visitor.workspace, code=visitor.code, token=visitor.token)
    except NoSuchVoice:
        return gone(visitor)
    except TooMany as often:
        return too_often(visitor, often)
    answer = visitor.render("withdrawn")
    answer.delete_cookie(cookie_of(visitor.code), path="/answer")
    return answer
