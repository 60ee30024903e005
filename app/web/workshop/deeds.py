"""What who leads a workshop does: one button, one route, and the page as it is then."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from app.access.members import Member
from app.access.permissions import Deed
from app.actions import asking, hosting, moderating, voting
from app.actions.journeys import get_journey
from app.actions.record import take_photo
from app.actions.turning_back import undo_latest
from app.actions.workshops import change_workshop
from app.actions.workspace import Workspace
from app.journey import Refused, Resource
from app.language import Translator
from app.web.dependencies import TranslatorDep, WorkspaceDep
from app.web.membership import allowed
from app.web.pages.rendering import render, wants_part
from app.web.workshop.adding import place_sent
from app.web.workshop.lead_page import focused, lead_page
from app.web.workshop.leading import LeaderDep, seconds_sent, settings_sent
from app.web.workshop.saving import RefusedPage
from app.web.workshop.seats import FormDep, count_in, first, one_of
from app.workshop import QuestionKind, Role

router = APIRouter(include_in_schema=False, prefix="/journeys/{journeyId}/workshops/{workshopId}")
ModeratorDep = Annotated[Member, Depends(allowed(Deed.MODERATE))]
HostDep = Annotated[Member, Depends(allowed(Deed.MANAGE_PEOPLE))]
UndoerDep = Annotated[Member, Depends(allowed(Deed.UNDO_ANY))]


@dataclass(frozen=True)
class Desk:
    """One request of somebody who leads."""

    request: Request
    workspace: Workspace
    t: Translator

    def done(
        self, member: Member, deed: Callable[[], object], message: str | Callable[[], str] = ""
    ) -> Response:
        """Do it, and show what came of it; what was refused is told in words.

        ``message`` may be known only once it is done.
        """
        path = f"/journeys/{member.workshop.journey_id}/workshops/{member.workshop.id}"
        try:
            deed()
        except Refused as refused:
            sentence = " ".join(self.t.fault(fault) for fault in refused.faults)
            page = RefusedPage(sentence, path)
            status = HTTPStatus.BAD_REQUEST
            return render(self.request, self.t, "workshop/refused.html", page, status=status)
        if not wants_part(self.request):
            return RedirectResponse(path, 303)
        told = message if isinstance(message, str) else message()
        said = told or self.t("workshop.lead.saved")
        shown = lead_page(self.request, self.workspace, member, self.t, said)
        return render(self.request, self.t, "workshop/lead.html", shown)

    def change(
        self, member: Member, read: Callable[[], dict[str, Any]] = dict, **fields: Any
    ) -> Response:
        """Change how the workshop stands; ``read`` gives fields, and may refuse them."""
        return self.done(
            member,
            lambda: change_workshop(
                self.workspace,
                person=member.person,
                journey_id=member.workshop.journey_id,
                workshop_id=member.workshop.id,
                fields=fields | read(),
            ),
        )


def _desk(request: Request, workspace: WorkspaceDep, t: TranslatorDep) -> Desk:
    return Desk(request, workspace, t)


DeskDep = Annotated[Desk, Depends(_desk)]


@router.post("/state")
def change_state(desk: DeskDep, member: LeaderDep, sent: FormDep) -> Response:
    """Pause, go on, close, open again."""
    return desk.change(member, state=first(sent, "state"))


@router.post("/step")
def change_step(desk: DeskDep, member: LeaderDep, sent: FormDep) -> Response:
    """Go to another step of the method."""
    return desk.change(member, step=first(sent, "step"))


@router.post("/focus")
def change_focus(desk: DeskDep, member: LeaderDep, sent: FormDep) -> Response:
    """Point at something, for everybody."""
    return desk.change(member, focus=focused(first(sent, "focus")))


@router.post("/code")
def show_code(desk: DeskDep, member: LeaderDep, sent: FormDep) -> Response:
    """Show the code on the projector, or take it off."""
    return desk.change(member, showsCode=first(sent, "shows") == "yes")


@router.post("/result")
def show_result(desk: DeskDep, member: LeaderDep, sent: FormDep) -> Response:
    """Show the result of the last vote on the projector, or take it off."""
    return desk.change(member, settings={"shows_result": first(sent, "shows") == "yes"})


@router.post("/timer")
def set_timer(desk: DeskDep, member: LeaderDep, sent: FormDep) -> Response:
    """Start the timer, or stop it."""
    return desk.change(member, lambda: {"timer": seconds_sent(sent)})


@router.post("/settings")
def change_settings(desk: DeskDep, member: LeaderDep, sent: FormDep) -> Response:
    """Change how the workshop goes."""
    return desk.change(member, settings=settings_sent(sent))


@router.post("/undo")
def undo(desk: DeskDep, member: UndoerDep) -> Response:
    """Turn the last change of the journey back, whoever did it."""
    return desk.done(
        member,
        lambda: undo_latest(desk.workspace, member=member),
        desk.t("workshop.lead.undone"),
    )


@router.post("/questions")
def ask(desk: DeskDep, member: LeaderDep, sent: FormDep) -> Response:
    """Ask the room something."""
    return desk.done(
        member,
        lambda: asking.ask(
            desk.workspace,
            member=member,
            kind=one_of(QuestionKind, sent, "kind"),
            text=first(sent, "text"),
            about=focused(first(sent, "about")),
            hides=first(sent, "hides") == "yes",
        ),
    )


@router.post("/question")
def answer_question(desk: DeskDep, member: LeaderDep, sent: FormDep) -> Response:
    """Show the answers to a question, or be done with it."""
    act = asking.reveal if first(sent, "verb") == "reveal" else asking.close_question
    question = first(sent, "question")
    return desk.done(member, lambda: act(desk.workspace, member=member, question_id=question))


@router.post("/reveal")
def reveal(desk: DeskDep, member: LeaderDep) -> Response:
    """Show everything that is hidden, beside the answers to questions."""
    return desk.done(member, lambda: asking.reveal(desk.workspace, member=member))


@router.post("/moderation")
def moderate(desk: DeskDep, member: ModeratorDep, sent: FormDep) -> Response:
    """Put something on the map, or all that waits; or leave it off."""
    about = first(sent, "contribution")

    def decide() -> object:
        if first(sent, "verb") == "accept-all":
            return moderating.accept_all(desk.workspace, member=member)
        if first(sent, "verb") == "accept":
            journey = get_journey(desk.workspace, member.workshop.journey_id).journey
            after = place_sent(sent, journey).after
            return moderating.accept(
                desk.workspace, member=member, contribution_id=about, after=after
            )
        reason = first(sent, "reason")
        return moderating.refuse(
            desk.workspace, member=member, contribution_id=about, reason=reason
        )

    return desk.done(member, decide)


@router.post("/admit")
def admit(desk: DeskDep, member: HostDep, sent: FormDep) -> Response:
    """Let somebody in, or everybody who waits."""
    who = first(sent, "participant")

    def let_in() -> object:
        if first(sent, "all") == "yes":
            return hosting.admit_all(desk.workspace, member=member)
        return hosting.admit(desk.workspace, member=member, participant_id=who)

    return desk.done(member, let_in)


@router.post("/remove")
def remove(desk: DeskDep, member: HostDep, sent: FormDep) -> Response:
    """Send somebody away."""
    who = first(sent, "participant")
    return desk.done(
        member,
        lambda: hosting.remove_participant(desk.workspace, member=member, participant_id=who),
    )


@router.post("/role")
def change_role(desk: DeskDep, member: HostDep, sent: FormDep) -> Response:
    """Give somebody another role."""

    def give() -> object:
        who, role = first(sent, "participant"), one_of(Role, sent, "role")
        return hosting.change_role(desk.workspace, member=member, participant_id=who, role=role)

    return desk.done(member, give)


@router.post("/voting")
def vote(desk: DeskDep, member: LeaderDep, sent: FormDep) -> Response:
    """Start a round of votes, or close it."""

    def act() -> object:
        if first(sent, "verb") == "close":
            about = first(sent, "voting")
            return voting.close_voting(desk.workspace, member=member, voting_id=about)
        return voting.start_voting(
            desk.workspace,
            member=member,
            subject=one_of(Resource, sent, "subject"),
            votes_each=count_in(sent, "votes") or 0,
        )

    return desk.done(member, act)


@router.post("/photo")
def photo(desk: DeskDep, member: LeaderDep, sent: FormDep) -> Response:
    """Keep how the map is now."""
    title = first(sent, "title")
    return desk.done(
        member,
        lambda: take_photo(desk.workspace, member=member, title=title),
        desk.t("workshop.lead.photo.taken"),
    )
