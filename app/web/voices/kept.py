"""What is kept on whom, and until when: a page, and the same for a program."""

from dataclasses import dataclass
from typing import Any, Final

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from app.actions.voices_kept import (
    KeptQuestionnaire,
    KeptVoice,
    KeptWorkshop,
    account_of,
    workshops_kept,
)
from app.web.pages.rendering import render
from app.web.pages.visit import VisitDep

router: Final = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class KeptPage:
    """Every questionnaire and workshop of the workspace, and everybody in it."""

    questionnaires: tuple[KeptQuestionnaire, ...]
    workshops: tuple[KeptWorkshop, ...]
    path: str = "/kept"


@router.get("/kept")
def show_kept(visit: VisitDep) -> Response:
    """The account, as a page."""
    page = KeptPage(
        account_of(visit.workspace, person=visit.person),
        workshops_kept(visit.workspace, person=visit.person),
    )
    return render(visit.request, visit.t, "voices/kept.html", page)


@router.get("/kept.json")
def read_kept(visit: VisitDep) -> Response:
    """The account, for a program."""
    account = account_of(visit.workspace, person=visit.person)
    took_part = workshops_kept(visit.workspace, person=visit.person)
    return JSONResponse(
        {
            "questionnaires": [_questionnaire(one) for one in account],
            "workshops": [_workshop(one) for one in took_part],
        }
    )


def _questionnaire(kept: KeptQuestionnaire) -> dict[str, Any]:
    asked = kept.questionnaire
    return {
        "questionnaireId": asked.id,
        "title": asked.title,
        "journeyId": asked.journey_id,
        "journeyRemoved": kept.is_gone,
        "keepUntil": kept.keep_until.isoformat(),
        "withdrawn": asked.withdrawn,
        "voices": [_voice(one) for one in kept.voices],
    }


def _voice(kept: KeptVoice) -> dict[str, Any]:
    return {
        "voice": kept.answers.voice,
        "state": kept.answers.state.value,
        "inInterview": kept.answers.in_interview,
        "language": kept.answers.language,
        "changedAt": kept.answers.given_at.isoformat(),
        "consentAt": kept.consent.at.isoformat(),
        "consentWords": kept.consent.words,
        "age": kept.consent.age.value,
        "guardian": kept.consent.guardian,
        "texts": kept.texts,
        "scores": kept.scores,
        "onMaps": list(kept.on_maps),
    }


def _workshop(kept: KeptWorkshop) -> dict[str, Any]:
    return {
        "workshopId": kept.id,
        "journeyId": kept.journey_id,
        "people": kept.people,
        "names": list(kept.names),
        "contributions": kept.contributions,
        "eraseOn": kept.erase_on.isoformat(),
    }
