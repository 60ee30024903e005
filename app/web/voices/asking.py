"""One question on a screen: shown, answered, skipped, gone back to; and all of them at the end."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from app.actions.limits import TooMany
from app.actions.voices_giving import (
    Giving,
    NoSuchVoice,
    get_giving,
    leave_out,
    rename,
    say,
    send,
)
from app.journey import Refused
from app.privacy import PersonalData, PrivacyWarning, warnings_in
from app.voices.steps import Ask, Place, Step, find_step, place_of, steps_of
from app.web.pages.form_values import Values
from app.web.voices.door import gone, too_often
from app.web.voices.overview import CheckPage
from app.web.voices.questions import FIRST_PLACE, NO_PLACE, QuestionPage, feelings_in
from app.web.voices.visitor import Visitor, VisitorDep
from app.web.workshop.seats import FormDep, first

router: Final = APIRouter(include_in_schema=False, prefix="/answer/{code}")
TEXTS: Final = (Ask.SENTENCE, Ask.TITLE, Ask.TOLD, Ask.WHY, Ask.GOAL)
"""The answers that may hold something by which people are known."""


@dataclass(frozen=True)
class TroublePage:
    """An answer that could not be kept, where there is no question to show it at."""

    sentence: str


@router.get("/q/{key}")
def show_question(visitor: VisitorDep, key: str) -> Response:
    """One question, with what was answered before."""

    def show(giving: Giving) -> Response:
        step = find_step(key, giving.sketch, giving.answers)
        if step is None or not giving.questionnaire.is_open:
            return RedirectResponse(f"{visitor.path}/go-on", 303)
        if step.ask is Ask.CHECK:
            return visitor.render("check", CheckPage(giving, visitor.t))
        return visitor.render("question", QuestionPage(giving, place(giving, step), visitor.t))

    return with_giving(visitor, show)


@router.post("/q/{key}")
def answer_question(visitor: VisitorDep, key: str, sent: FormDep) -> Response:
    """Keep the answer, and on to the next question; a text is looked at first."""

    def answer(giving: Giving) -> Response:
        step = find_step(key, giving.sketch, giving.answers)
        if step is None or step.ask is Ask.CHECK:
            return RedirectResponse(f"{visitor.path}/go-on", 303)
        try:
            after = _kept(visitor, giving, step, sent)
        except Refused as refused:
            return _again(visitor, giving, step, sent, " ".join(visitor.why(refused).values()))
        seen = _seen(after, step, sent)
        if seen:
            page = QuestionPage(after, place(after, step), visitor.t, warnings=seen)
            return visitor.render("question", page)
        return RedirectResponse(_next(visitor, after, step, sent), 303)

    return with_giving(visitor, answer)


@router.post("/leave-out")
def take_missing_back(visitor: VisitorDep, sent: FormDep) -> Response:
    """Take back one of the contact moments that the sketch lacks."""
    number = first(sent, "number")

    def take_back(_giving: Giving) -> Response:
        if number.isascii() and number.isdecimal() and len(number) < 3:
            leave_out(visitor.workspace, code=visitor.code, token=visitor.token, number=int(number))
        return RedirectResponse(f"{visitor.path}/q/check", 303)

    return with_giving(visitor, take_back)


@router.post("/send")
def send_all(visitor: VisitorDep) -> Response:
    """This is all, for now."""

    def finish(_giving: Giving) -> Response:
        send(visitor.workspace, code=visitor.code, token=visitor.token)
        return RedirectResponse(f"{visitor.path}/mine?sent=yes", 303)

    return with_giving(visitor, finish)


def with_giving(visitor: Visitor, work: Callable[[Giving], Response]) -> Response:
    """What ``work`` answers to the giver of this device; the page for whom has nothing here."""
    try:
        return work(get_giving(visitor.workspace, code=visitor.code, token=visitor.token))
    except NoSuchVoice:
        return gone(visitor)
    except TooMany as often:
        return too_often(visitor, often)
    except Refused as refused:
        page = TroublePage(" ".join(visitor.why(refused).values()))
        return visitor.render("trouble", page, status=400)


def place(giving: Giving, step: Step) -> Place:
    """Where a step stands among those that this giver is asked."""
    return place_of(step, steps_of(giving.sketch, giving.answers, giving.questionnaire.cases))


def _kept(visitor: Visitor, giving: Giving, step: Step, sent: Values) -> Giving:
    key = {"code": visitor.code, "token": visitor.token}
    if step.ask is Ask.NAME:
        return rename(visitor.workspace, **key, name=first(sent, "answer"))
    if step.ask is Ask.MORE:
        return giving
    value = _value(step, sent)
    if step.ask is Ask.FEELINGS:
        offered = {word for word, _ in feelings_in(visitor.t)}
        value = [one for one in value if one in offered]
    return say(visitor.workspace, **key, step=step, value=value)


def _value(step: Step, sent: Values) -> Any:
    """An answer as the model takes it; what is no answer is passed on, and refused by its name."""
    given = first(sent, "answer")
    match step.ask:
        case Ask.FEELINGS:
            return list(sent.get("answer", ()))
        case Ask.SCORE | Ask.FELT:
            return int(given) if given in ("-2", "-1", "0", "1", "2") else given or None
        case Ask.KNOWN | Ask.REACHED | Ask.MATTERED:
            return given or None
        case Ask.PLACE:
            return {FIRST_PLACE: "", NO_PLACE: None, "": None}.get(given, given)
        case _:
            return given


def _seen(giving: Giving, step: Step, sent: Values) -> tuple[str, ...]:
    """The pieces of a text by which somebody may be known, unless the giver has seen them."""
    text = first(sent, "answer")
    if step.ask not in (*TEXTS, Ask.NAME) or first(sent, "sure") == text:
        return ()
    if step.ask is Ask.NAME:  # one word may be any pseudonym; a surname, a number or an address not
        found = [one for one in warnings_in(text) if _is_no_pseudonym(text, one)]
    else:
        found = warnings_in(text, allowed=(giving.answers.voice, *giving.questionnaire.cases))
    return tuple(dict.fromkeys(text[one.start : one.end].strip() for one in found))


def _is_no_pseudonym(text: str, one: PrivacyWarning) -> bool:
    return one.kind is not PersonalData.NAME or " " in text[one.start : one.end].strip()


def _again(visitor: Visitor, giving: Giving, step: Step, sent: Values, error: str) -> Response:
    """The same question, with what was typed and what is wrong with it."""
    page = QuestionPage(
        giving, place(giving, step), visitor.t, error=error, typed=first(sent, "answer")[:5_000]
    )
    return visitor.render("question", page, status=400)


def _next(visitor: Visitor, giving: Giving, step: Step, sent: Values) -> str:
    """Where an answer leads."""
    if first(sent, "then") == "check":
        return f"{visitor.path}/q/check"
    if step.ask is Ask.MORE and first(sent, "answer") == "yes":
        return f"{visitor.path}/q/{Step(Ask.TITLE, step.about).key}"
    following = place(giving, step).following
    return f"{visitor.path}/q/{following.key if following else Ask.CHECK.value}"
