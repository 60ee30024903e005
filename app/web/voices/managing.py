"""Setting out a questionnaire, and one of them as it stands: its link, its voices, what we hear."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

from fastapi import APIRouter, Query
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from app.actions.journeys import get_journey
from app.actions.voices import answers_about
from app.actions.voices_asking import (
    Standing,
    change_questionnaire,
    get_questionnaire,
    list_questionnaires,
    open_questionnaire,
)
from app.actions.voices_giving import NoSuchVoice
from app.actions.voices_kept import KeptVoice, kept_in
from app.actions.voices_withdrawing import withdraw_voice
from app.journey import Journey, Refused
from app.language import Translator
from app.language.questions import QuestionLanguage, question_languages
from app.storage.tables import now
from app.voices import Answers, Questionnaire
from app.voices.hearing import Heard, Hearing, hear
from app.voices.questionnaire import KEPT_DAYS
from app.web.dependencies import SettingsDep
from app.web.pages.form_values import Values, first
from app.web.pages.rendering import render
from app.web.pages.visit import ItemIdDep, SentDep, Visit, VisitDep
from app.web.workshop.lead_page import LOCAL
from app.web.workshop.qr import qr_code
from app.workshop.codes import spelled

router: Final = APIRouter(include_in_schema=False, prefix="/journeys/{journey_id}/questionnaires")
SHOWN: Final = 40
"""So many sentences of a contact moment, and so many people, before who asks for all."""
FIELDS: Final = ("title", "welcome", "cases", "keep_until", "state")


@dataclass(frozen=True)
class FormPage:
    """What the form about a questionnaire shows."""

    journey: Journey
    values: Mapping[str, str]
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The page's own address."""
        return f"/journeys/{self.journey.id}/questionnaires"


@dataclass(frozen=True)
class ListPage(FormPage):
    """The questionnaires of a journey, and the form for a new one."""

    standings: tuple[Standing, ...] = ()


@dataclass(frozen=True)
class StandingPage(FormPage):
    """One questionnaire as it stands."""

    standing: Standing | None = None
    people: tuple[KeptVoice, ...] = ()
    languages: tuple[QuestionLanguage, ...] = ()
    origin: str = ""
    message: str = ""
    elsewhere: tuple[Answers, ...] = ()
    everything: bool = False

    @property
    def most(self) -> int | None:
        """How many sentences and people are shown of each list; ``None``: all."""
        return None if self.everything else SHOWN

    @property
    def asked(self) -> Questionnaire:
        """The questionnaire itself."""
        if self.standing is None:
            raise LookupError("a page of no questionnaire")
        return self.standing.questionnaire

    @property
    def own_path(self) -> str:
        """The address of this questionnaire's page."""
        return f"{self.path}/{self.asked.id}"

    @property
    def link(self) -> str:
        """The address that young parents open."""
        return f"{self.origin}/answer/{self.asked.code}"

    @property
    def code(self) -> str:
        """The code as it is read aloud."""
        return spelled(self.asked.code)

    @property
    def qr(self) -> Markup:
        """The link as a QR code."""
        return qr_code(self.link)

    @property
    def is_local(self) -> bool:
        """Whether the link works on this computer only."""
        return urlsplit(self.origin).hostname in LOCAL

    @cached_property
    def heard(self) -> Hearing:
        """What the voices say together."""
        voices = self.standing.voices if self.standing else ()
        return hear(self.journey, voices, self.elsewhere)

    @property
    def told(self) -> tuple[KeptVoice, ...]:
        """Who said something."""
        return tuple(one for one in self.people if not one.answers.is_empty)

    @property
    def silent(self) -> tuple[KeptVoice, ...]:
        """Who agreed, and said nothing yet."""
        return tuple(one for one in self.people if one.answers.is_empty)

    def title_of(self, moment_id: str | None) -> str:
        """The title of a contact moment of the sketch."""
        moment = self.journey.contact_moment(moment_id or "")
        return moment.title if moment else ""

    def spread(self, heard: Heard) -> tuple[tuple[int, int], ...]:
        """How many gave each score; nothing where fewer than three did."""
        if not heard.may_show_figures:
            return ()
        return tuple((one, heard.scores.count(one)) for one in (-2, -1, 0, 1, 2))

    def emotions(self, heard: Heard) -> tuple[tuple[str, int], ...]:
        """How many had each feeling, most of all first; nothing where fewer than three told one."""
        if not heard.may_count_emotions:
            return ()
        return tuple(sorted(heard.emotions.items(), key=lambda one: (-one[1], one[0])))


@router.get("")
def show_list(visit: VisitDep, journey_id: ItemIdDep) -> Response:
    """The questionnaires of a journey, and the form for a new one."""
    until = now().date() + timedelta(days=KEPT_DAYS)
    return _list(visit, journey_id, {"keep_until": until.isoformat()})


@router.post("")
def open_one(visit: VisitDep, journey_id: ItemIdDep, sent: SentDep) -> Response:
    """Set out a questionnaire."""
    try:
        made = open_questionnaire(
            visit.workspace, person=visit.person, journey_id=journey_id, fields=fields_in(sent)
        )
    except Refused as refused:
        values = {name: first(sent, name) for name in FIELDS}
        return _list(visit, journey_id, values, why(visit.t, refused), status=400)
    return RedirectResponse(f"/journeys/{journey_id}/questionnaires/{made.id}", 303)


@router.get("/{questionnaire_id}")
def show_one(
    visit: VisitDep,
    settings: SettingsDep,
    journey_id: ItemIdDep,
    questionnaire_id: ItemIdDep,
    done: str = "",
    everything: Annotated[bool, Query(alias="all")] = False,
) -> Response:
    """Its link and QR code, who answered, and what we hear."""
    messages = {"saved": "voices.saved", "withdrawn": "voices.people.withdrawn"}
    message = visit.t(messages[done]) if done in messages else ""
    return _one(
        visit, settings, journey_id, questionnaire_id, message=message, everything=everything
    )


@router.post("/{questionnaire_id}")
def change_one(
    visit: VisitDep,
    settings: SettingsDep,
    journey_id: ItemIdDep,
    questionnaire_id: ItemIdDep,
    sent: SentDep,
) -> Response:
    """Change its settings, close it, open it again."""
    try:
        change_questionnaire(
            visit.workspace,
            person=visit.person,
            journey_id=journey_id,
            questionnaire_id=questionnaire_id,
            fields=fields_in(sent),
        )
    except Refused as refused:
        errors = why(visit.t, refused)
        return _one(visit, settings, journey_id, questionnaire_id, errors=errors, status=400)
    return RedirectResponse(f"{visit.request.url.path}?done=saved", 303)


@router.post("/{questionnaire_id}/withdraw")
def erase_voice(
    visit: VisitDep, journey_id: ItemIdDep, questionnaire_id: ItemIdDep, sent: SentDep
) -> Response:
    """Erase one voice, from everywhere."""
    standing = get_questionnaire(
        visit.workspace,
        person=visit.person,
        journey_id=journey_id,
        questionnaire_id=questionnaire_id,
    )
    chosen = first(sent, "voice")
    if chosen in {one.id for one in standing.voices}:
        try:
            withdraw_voice(visit.workspace, person=visit.person, answers_id=chosen)
        except NoSuchVoice:
            chosen = ""  # its giver was first: it is gone, as was asked
    path = f"/journeys/{journey_id}/questionnaires/{questionnaire_id}"
    return RedirectResponse(f"{path}?done=withdrawn", 303)


def fields_in(sent: Values) -> dict[str, Any]:
    """What a form says of a questionnaire: only the fields that it has."""
    fields: dict[str, Any] = {name: first(sent, name) for name in FIELDS if name in sent}
    if "cases" in fields:
        fields["cases"] = [one.strip() for one in fields["cases"].splitlines() if one.strip()]
    if not fields.get("keep_until", "x"):
        del fields["keep_until"]
    return fields


def why(t: Translator, refused: Refused) -> dict[str, str]:
    """What is wrong, by field."""
    return {(str(one.place[0]) if one.place else ""): t.fault(one) for one in refused.faults}


def origin_of(visit: Visit) -> str:
    """The address of this server, as whoever asks knows it."""
    return str(visit.request.base_url).rstrip("/")


def _list(
    visit: Visit,
    journey_id: str,
    values: Mapping[str, str],
    errors: Mapping[str, str] | None = None,
    *,
    status: int = 200,
) -> Response:
    journey = get_journey(visit.workspace, journey_id).journey
    standings = list_questionnaires(visit.workspace, person=visit.person, journey_id=journey_id)
    page = ListPage(journey, values, errors or {}, standings)
    return render(visit.request, visit.t, "voices/manage_list.html", page, status=status)


def _one(
    visit: Visit,
    settings: SettingsDep,
    journey_id: str,
    questionnaire_id: str,
    *,
    errors: Mapping[str, str] | None = None,
    message: str = "",
    everything: bool = False,
    status: int = 200,
) -> Response:
    standing = get_questionnaire(
        visit.workspace,
        person=visit.person,
        journey_id=journey_id,
        questionnaire_id=questionnaire_id,
    )
    asked = standing.questionnaire
    values = {
        "title": asked.title,
        "welcome": asked.welcome,
        "cases": "\n".join(asked.cases),
        "keep_until": asked.keep_until.isoformat(),
    }
    page = StandingPage(
        journey=get_journey(visit.workspace, journey_id).journey,
        values=values,
        errors=errors or {},
        standing=standing,
        people=kept_in(visit.workspace, person=visit.person, questionnaire_id=questionnaire_id),
        languages=question_languages(settings.data_dir),
        origin=origin_of(visit),
        message=message,
        everything=everything,
        elsewhere=answers_about(visit.workspace, journey_id=journey_id, besides=questionnaire_id),
    )
    return render(visit.request, visit.t, "voices/manage.html", page, status=status)
