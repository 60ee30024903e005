"""Remarks of experts by experience: those that wait, the threads, and the link to invite with."""

from dataclasses import dataclass, replace
from typing import Annotated, Final

from fastapi import APIRouter, Query
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from app.actions.annotating import (
    answer_remark,
    find_invitation,
    invite_expert,
    list_waiting,
    moderate,
    resolve,
)
from app.actions.journeys import get_journey
from app.journey import Annotation, Item, Journey, Refused, Resource, Source, new_id
from app.journey.threads import Thread, threads
from app.language import Translator
from app.language.personal_data import warned
from app.language.wording import Wording
from app.privacy.of_journeys import allowed_in
from app.web.pages.form_values import first
from app.web.pages.rendering import render
from app.web.pages.saving import operation_of
from app.web.pages.visit import ItemIdDep, SentDep, Visit, VisitDep
from app.web.together.page import TogetherPage
from app.web.workshop.qr import qr_code
from app.workshop import Role

router: Final = APIRouter()
DONE: Final = frozenset(
    {"added", "shown", "left_off", "answered", "resolved", "reopened", "invited"}
)
AS_EXPERT: Final = f"?role={Role.EXPERT_BY_EXPERIENCE.value}"
LONGEST_QUOTE: Final = 80


@dataclass(frozen=True)
class Remark:
    """A remark as a person reads it; ``about`` is what it is about, in words."""

    id: str
    kind: str
    text: str
    about: str
    who: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class ThreadView:
    """A remark with its answers."""

    first: Remark
    answers: tuple[Remark, ...]
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class AnnotationsPage(TogetherPage):
    """Everything that was remarked."""

    waiting: tuple[Remark, ...]
    open: tuple[ThreadView, ...]
    resolved: tuple[ThreadView, ...]
    link: str
    qr: Markup
    operation: str


@router.get("/journeys/{journey_id}/annotations")
def show_annotations(
    visit: VisitDep, journey_id: ItemIdDep, done: Annotated[str, Query()] = ""
) -> Response:
    """The threads of a journey, and what waits for a moderator."""
    message = visit.t(f"annotations.done.{done}") if done in DONE else ""
    return _show(visit, journey_id, message)


@router.post("/journeys/{journey_id}/annotations")
def change_annotations(visit: VisitDep, journey_id: ItemIdDep, sent: SentDep) -> Response:
    """Show a remark or leave it off, answer or resolve one, or make the link for experts."""
    verb = first(sent, "do")
    try:
        done = _done(visit, journey_id, verb, sent)
    except Refused as refused:
        said = " ".join(visit.t.fault(one) for one in refused.faults)
        return _show(visit, journey_id, error=said, status=400)
    return RedirectResponse(f"/journeys/{journey_id}/annotations?done={done}", status_code=303)


def _done(visit: Visit, journey_id: str, verb: str, sent: SentDep) -> str:
    about, operation = first(sent, "about"), operation_of(sent)
    match verb:
        case "show" | "leave_off":
            moderate(
                visit.workspace,
                person=visit.person,
                journey_id=journey_id,
                contribution_id=about,
                shows=verb == "show",
                reason=first(sent, "reason"),
            )
            return "shown" if verb == "show" else "left_off"
        case "answer":
            answer_remark(
                visit.workspace,
                person=visit.person,
                journey_id=journey_id,
                annotation_id=about,
                text=first(sent, "text"),
                operation_id=operation,
            )
            return "answered"
        case "resolve" | "reopen":
            resolve(
                visit.workspace,
                person=visit.person,
                journey_id=journey_id,
                annotation_id=about,
                resolved=verb == "resolve",
            )
            return "resolved" if verb == "resolve" else "reopened"
    invite_expert(visit.workspace, person=visit.person, journey_id=journey_id)
    return "invited"


def _show(
    visit: Visit, journey_id: str, message: str = "", *, error: str = "", status: int = 200
) -> Response:
    journey = get_journey(visit.workspace, journey_id).journey
    read = _Reader(visit.t, journey)
    found = [read.thread(one) for one in threads(journey)]
    waiting = list_waiting(visit.workspace, person=visit.person, journey_id=journey_id)
    invited = find_invitation(visit.workspace, person=visit.person, journey_id=journey_id)
    link = (
        f"{str(visit.request.base_url).rstrip('/')}/join/{invited.code}{AS_EXPERT}"
        if invited
        else ""
    )
    page = AnnotationsPage(
        journey=journey,
        message=message,
        error=error,
        tab="annotations",
        waiting=tuple(
            read.waiting(one.contribution.id, Annotation.model_validate(one.contribution.fields))
            for one in waiting
        ),
        open=tuple(one for one in found if one.is_open),
        resolved=tuple(one for one in found if not one.is_open),
        link=link,
        qr=qr_code(link) if link else Markup(),
        operation=new_id(),
    )
    return render(visit.request, visit.t, "together/annotations.html", page, status=status)


@dataclass(frozen=True)
class _Reader:
    t: Translator
    journey: Journey

    def thread(self, one: Thread) -> ThreadView:
        answers = tuple(self.remark(each.id, each) for each in one.answers)
        return ThreadView(self.remark(one.first.id, one.first), answers, one.is_open)

    def waiting(self, name: str, one: Annotation) -> Remark:
        """A remark before others see it, with what in it may lead to a person."""
        seen = warned(self.t, one.text, allowed_in(self.journey))
        return replace(self.remark(name, one), warnings=seen)

    def remark(self, name: str, one: Annotation) -> Remark:
        return Remark(
            id=name,
            kind=one.kind.value,
            text=one.text,
            about=self._about(one),
            who=self._who(one),
        )

    def _who(self, one: Annotation) -> str:
        source = Wording(self.t).term(one.source) if one.source else ""
        if not one.voice:
            is_leader = one.source in (None, Source.PROFESSIONAL)
            return self.t("annotations.who_unknown") if is_leader else source
        key = "annotations.who" if one.voice.isdecimal() else "annotations.who_named"
        return self.t(key, voice=one.voice, source=source).rstrip(", ")

    def _about(self, one: Annotation) -> str:
        answered = self.journey.find(Resource.ANNOTATION, one.reply_to) if one.reply_to else None
        if answered is not None:
            return self.t("annotations.reply", title=_title(answered))
        resource = Resource(one.about_resource.value)
        found = self.journey.find(resource, one.about)
        if found is None:
            return self.t("annotations.gone")
        key = {
            Resource.PHASE: "whole_phase",
            Resource.EXPERIENCE: "quote",
            Resource.BOTTLENECK: "bottleneck",
        }.get(resource, "moment")
        return self.t(f"annotations.{key}", title=_title(found))


def _title(item: Item) -> str:
    text = str(getattr(item, "title", "") or getattr(item, "quote", ""))
    text = text or str(getattr(item, "text", ""))
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE].rstrip()}…"
