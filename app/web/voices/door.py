"""What the link of a questionnaire opens: what is asked and why, and consent before anything."""

from dataclasses import dataclass, field
from typing import Final

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from app.actions.limits import TooMany
from app.actions.voices_giving import (
    BY_ADDRESS,
    Asked,
    NoSuchVoice,
    begin,
    get_giving,
    look_up_questionnaire,
)
from app.journey import Refused
from app.voices.steps import first_open, steps_of
from app.web.voices.visitor import Visitor, VisitorDep, cookie_of, keep_key
from app.web.workshop.seats import FormDep, first

router: Final = APIRouter(include_in_schema=False, prefix="/answer/{code}")
START: Final = 2.0
EACH: Final = 0.5
"""How many minutes somebody needs to begin and end, and for each contact moment: an estimate."""


@dataclass(frozen=True)
class WelcomePage:
    """The first page; ``voice`` is who already began on this device."""

    asked: Asked
    voice: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    agrees: bool = False
    age: str = ""
    guardian: bool = False
    again: bool = False

    @property
    def minutes(self) -> int:
        """About how long it takes, by fives: half a minute for each contact moment."""
        asked = len(self.asked.sketch.contact_moments)
        return 5 * max(1, round((START + asked * EACH) / 5))


@router.get("")
def show_welcome(visitor: VisitorDep, again: bool = False) -> Response:
    """What is asked, what becomes of the answers, and the button that begins."""
    asked = found(visitor)
    if isinstance(asked, Response):
        return asked
    if visitor.code != asked.questionnaire.code:
        return RedirectResponse(f"/answer/{asked.questionnaire.code}", 303)
    return visitor.render("welcome", WelcomePage(asked, voice=_voice(visitor), again=again))


@router.post("")
def agree_and_begin(visitor: VisitorDep, sent: FormDep) -> Response:
    """Note the consent, give a key to this device, and on to the first question."""
    try:
        BY_ADDRESS.check(visitor.address)  # a flood is sent away before anything is looked up
    except TooMany as often:
        return too_often(visitor, often)
    asked = found(visitor)
    if isinstance(asked, Response):
        return asked
    agreed = {
        "agrees": first(sent, "agrees") == "yes",
        "age": first(sent, "age") or None,
        "guardian": first(sent, "guardian") == "yes",
        "language": visitor.language.code,
    }
    names = [one.strip() for one in visitor.t("questionnaire.names").split(",") if one.strip()]
    try:
        _, token = begin(
            visitor.workspace,
            code=visitor.code,
            address=visitor.address,
            agreed=agreed,
            names=names or ["1"],
        )
    except Refused as refused:
        page = WelcomePage(
            asked,
            errors=visitor.why(refused),
            agrees=agreed["agrees"] is True,
            age=first(sent, "age"),
            guardian=agreed["guardian"] is True,
            again=True,
        )
        return visitor.render("welcome", page, status=400)
    except TooMany as often:
        return too_often(visitor, often)
    except NoSuchVoice:
        return gone(visitor)
    answer = RedirectResponse(f"{visitor.path}/go-on", 303)
    keep_key(visitor, answer, asked.questionnaire, token)
    return answer


@router.get("/go-on")
def go_on(visitor: VisitorDep) -> Response:
    """To the question where this giver stopped."""
    try:
        giving = get_giving(visitor.workspace, code=visitor.code, token=visitor.token)
    except NoSuchVoice:
        return gone(visitor)
    if not giving.questionnaire.is_open:
        return RedirectResponse(f"{visitor.path}/mine", 303)
    steps = steps_of(giving.sketch, giving.answers, giving.questionnaire.cases)
    step = first_open(steps, giving.answers)
    return RedirectResponse(f"{visitor.path}/q/{step.key}", 303)


@router.get("/key/{token}")
def come_back(visitor: VisitorDep, token: str) -> Response:
    """The giver's own link: this device has the key from now on, and the address loses it."""
    try:
        giving = get_giving(visitor.workspace, code=visitor.code, token=token)
    except NoSuchVoice:
        return gone(visitor)
    answer = RedirectResponse(f"{visitor.path}/mine", 303)
    keep_key(visitor, answer, giving.questionnaire, token)
    return answer


@router.post("/close")
def close_here(visitor: VisitorDep) -> Response:
    """Take the key off this device: the giver's own link still opens what is theirs."""
    answer = RedirectResponse(visitor.path, 303)
    answer.delete_cookie(cookie_of(visitor.code), path="/answer")
    return answer


def found(visitor: Visitor) -> Asked | Response:
    """What the code opens, or the page that says why it opens nothing.

    Who has answers here still comes to them where the journey itself is no longer asked about.
    """
    try:
        return look_up_questionnaire(visitor.workspace, code=visitor.code, address=visitor.address)
    except NoSuchVoice:
        own = _voice(visitor)
        return RedirectResponse(f"{visitor.path}/mine", 303) if own else gone(visitor)
    except TooMany as often:
        return too_often(visitor, often)


def gone(visitor: Visitor) -> Response:
    """What somebody reads whose link or key opens nothing (any more)."""
    answer = visitor.render("gone", status=404)
    answer.delete_cookie(cookie_of(visitor.code), path="/answer")
    return answer


def too_often(visitor: Visitor, often: TooMany) -> Response:
    """What somebody reads who goes too fast."""
    answer = visitor.render("too_often", status=429)
    answer.headers["Retry-After"] = str(often.seconds)
    return answer


def _voice(visitor: Visitor) -> str:
    if not visitor.token:
        return ""
    try:
        giving = get_giving(visitor.workspace, code=visitor.code, token=visitor.token)
    except NoSuchVoice:
        return ""
    return giving.answers.voice
