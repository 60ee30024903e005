"""The pages of an interview: who is at the table, and all questions on one sheet, by voice."""

from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query
from fastapi.responses import PlainTextResponse, RedirectResponse, Response

from app.actions import voices_interviewing as actions
from app.actions.journeys import get_journey
from app.actions.voices_asking import get_questionnaire
from app.actions.voices_giving import NoSuchVoice
from app.journey import Journey, Refused
from app.language import Translator
from app.language.questions import question_translator
from app.voices import Answers, Known, Questionnaire, Reached
from app.web.dependencies import SettingsDep
from app.web.pages.form_values import Values, first
from app.web.pages.rendering import render, wants_part
from app.web.pages.visit import ItemIdDep, SentDep, Visit, VisitDep
from app.web.voices.managing import origin_of, why
from app.web.voices.questions import FIRST_PLACE, SCORES, feelings_in

router: Final = APIRouter(
    include_in_schema=False,
    prefix="/journeys/{journey_id}/questionnaires/{questionnaire_id}/interview",
)
FREE_PLACES: Final = 2
LONGEST_NUMBER: Final = 4


@dataclass(frozen=True)
class InterviewPage:
    """An interview: everybody noted in one so far, and those who are at the table."""

    journey: Journey
    asked: Questionnaire
    everybody: tuple[Answers, ...]
    present: tuple[Answers, ...] = ()
    words: Translator | None = None
    errors: dict[str, str] = field(default_factory=dict)
    given: tuple[str, str] | None = None

    @property
    def path(self) -> str:
        """The address below which the interview is."""
        return f"/journeys/{self.journey.id}/questionnaires/{self.asked.id}/interview"

    @property
    def here(self) -> str:
        """The address that shows these voices again."""
        return self.path + "?" + "&".join(f"with={one.id}" for one in self.present)

    @property
    def knowns(self) -> tuple[tuple[str, str], ...]:
        """Whether somebody had a contact moment."""
        return tuple((one.value, self._word(f"answer.{one.value}")) for one in Known)

    @property
    def reached(self) -> tuple[tuple[str, str], ...]:
        """Whether somebody reached what they wanted."""
        return tuple((one.value, self._word(f"answer.{one.value}")) for one in Reached)

    @property
    def scores(self) -> tuple[tuple[int, str], ...]:
        """The five faces."""
        return tuple((one, self._word(f"score.{one}")) for one in SCORES)

    @property
    def feelings(self) -> tuple[tuple[str, str], ...]:
        """The feelings that are offered."""
        return feelings_in(self.words) if self.words else ()

    def free(self, voice: Answers) -> range:
        """The numbers of what a voice can still add to what is missing."""
        return range(len(voice.missing), len(voice.missing) + FREE_PLACES)

    def _word(self, key: str) -> str:
        return self.words(f"questionnaire.{key}") if self.words else ""


@router.get("")
def show_interview(
    visit: VisitDep,
    settings: SettingsDep,
    journey_id: ItemIdDep,
    questionnaire_id: ItemIdDep,
    present: Annotated[list[str] | None, Query(alias="with", max_length=50)] = None,
) -> Response:
    """Who is at the table; with names of voices, the questions for each of them."""
    page = _page(visit, settings, journey_id, questionnaire_id, present or [])
    return render(visit.request, visit.t, "voices/interview.html", page)


@router.post("")
def add_voice(
    visit: VisitDep,
    settings: SettingsDep,
    journey_id: ItemIdDep,
    questionnaire_id: ItemIdDep,
    sent: SentDep,
) -> Response:
    """Somebody agrees aloud: note it, and show the link to give along, this once."""
    words = question_translator(visit.t.language, settings.data_dir)
    agreed = {
        "agrees": first(sent, "agrees") == "yes",
        "age": first(sent, "age") or None,
        "guardian": first(sent, "guardian") == "yes",
        "language": visit.t.language,
    }
    present = list(sent.get("with", ()))
    try:
        made, token = actions.add_interviewed(
            visit.workspace,
            person=visit.person,
            journey_id=journey_id,
            questionnaire_id=questionnaire_id,
            agreed=agreed,
            names=[one.strip() for one in words("questionnaire.names").split(",")],
            voice=first(sent, "voice"),
        )
    except Refused as refused:
        errors = why(visit.t, refused)
        page = _page(visit, settings, journey_id, questionnaire_id, present, errors=errors)
        return render(visit.request, visit.t, "voices/interview.html", page, status=400)
    page = _page(visit, settings, journey_id, questionnaire_id, [*present, made.id])
    link = f"{origin_of(visit)}/answer/{page.asked.code}/key/{token}"
    shown = InterviewPage(
        page.journey, page.asked, page.everybody, page.present, words, given=(made.voice, link)
    )
    return render(visit.request, visit.t, "voices/interview_link.html", shown)


@dataclass(frozen=True)
class Noting:
    """One form of the sheet: who sent it, about which voice, and what it says."""

    visit: Visit
    questionnaire: tuple[str, str]
    answers_id: str
    sent: Values

    def noted(self, note: Callable[..., Answers], **what: Any) -> Response:
        """What is answered: nothing to a script, the sheet again to who has none."""
        visit = self.visit
        try:
            note(
                visit.workspace,
                person=visit.person,
                questionnaire=self.questionnaire,
                answers_id=self.answers_id,
                **what,
            )
        except NoSuchVoice:
            return PlainTextResponse(visit.t("voices.people.withdrawn"), HTTPStatus.GONE)
        except Refused as refused:
            sentence = " ".join(why(visit.t, refused).values())
            return PlainTextResponse(sentence, HTTPStatus.BAD_REQUEST)
        if wants_part(visit.request):
            return Response(status_code=HTTPStatus.NO_CONTENT)
        path = visit.request.url.path.rsplit("/interview", 1)[0]
        return RedirectResponse(f"{path}/interview?{_safe(first(self.sent, 'back'))}", 303)


def _noting(
    visit: VisitDep,
    journey_id: ItemIdDep,
    questionnaire_id: ItemIdDep,
    answers_id: ItemIdDep,
    sent: SentDep,
) -> Noting:
    return Noting(visit, (journey_id, questionnaire_id), answers_id, sent)


NotingDep = Annotated[Noting, Depends(_noting)]


@router.post("/{answers_id}/moments/{moment_id}")
def note_moment(noting: NotingDep, moment_id: ItemIdDep) -> Response:
    """Note what a voice says of one contact moment, as it is now."""
    sent = noting.sent
    fields = {
        "known": first(sent, "known") or None,
        "score": _score(first(sent, "score")),
        "emotions": list(sent.get("emotions", ())),
        "sentence": first(sent, "sentence"),
    }
    return noting.noted(actions.note_moment, moment_id=moment_id, fields=fields)


@router.post("/{answers_id}/whole")
def note_whole(noting: NotingDep) -> Response:
    """Note what a voice says of the whole journey."""
    fields: dict[str, Any] = {name: first(noting.sent, name) for name in ("why", "goal")}
    fields |= {name: first(noting.sent, name) or None for name in ("mattered", "reached")}
    return noting.noted(actions.note_whole, fields=fields)


@router.post("/{answers_id}/missing")
def note_missing(noting: NotingDep) -> Response:
    """Note a contact moment that the sketch lacks."""
    number, place = first(noting.sent, "number"), first(noting.sent, "place")
    fields = {
        "title": first(noting.sent, "title"),
        "place": {"": None, FIRST_PLACE: ""}.get(place, place),
        "felt": _score(first(noting.sent, "score")),
        "told": first(noting.sent, "sentence"),
    }
    is_number = number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER
    return noting.noted(actions.note_missing, number=int(number) if is_number else 0, fields=fields)


def _safe(query: str) -> str:
    """The part of an address that names who is at the table, and nothing else."""
    return query if all(one.isalnum() or one in "=&-#" for one in query) else ""


def _score(text: str) -> int | str | None:
    return int(text) if text in ("-2", "-1", "0", "1", "2") else text or None


def _page(
    visit: Visit,
    settings: SettingsDep,
    journey_id: str,
    questionnaire_id: str,
    present: list[str],
    *,
    errors: dict[str, str] | None = None,
) -> InterviewPage:
    standing = get_questionnaire(
        visit.workspace,
        person=visit.person,
        journey_id=journey_id,
        questionnaire_id=questionnaire_id,
    )
    everybody = tuple(one for one in standing.voices if one.in_interview)
    return InterviewPage(
        journey=get_journey(visit.workspace, journey_id).journey,
        asked=standing.questionnaire,
        everybody=everybody,
        present=tuple(one for one in everybody if one.id in present),
        words=question_translator(visit.t.language, settings.data_dir),
        errors=errors or {},
    )
