"""Coming in: the code, who somebody is if they want to say, and back in on the same device."""

from dataclasses import dataclass, replace
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from app.actions.joining import Entrance, join, look_up_code, member_of_token
from app.actions.limits import TooMany
from app.actions.workspace import NotFound, Workspace
from app.journey import Fault, Refused
from app.language import Translator
from app.web.dependencies import TranslatorDep, WorkspaceDep
from app.web.membership import cookie_of, keep_token
from app.web.pages.rendering import render
from app.web.workshop.seats import FormDep, first
from app.workshop import JOINED_AS, Role, as_typed

router = APIRouter(include_in_schema=False)
REASONS: Final = {"workshop_locked": "locked", "workshop_full": "full"}


@dataclass(frozen=True)
class Department:
    """Where somebody can work."""

    id: str
    title: str


@dataclass(frozen=True)
class CodePage:
    """The page that asks for a code."""

    code: str = ""
    error: str = ""
    path: str = "/join"


@dataclass(frozen=True)
class JoinPage:
    """The page that a code opens: one button, and who one is if one wants to say."""

    code: str
    title: str
    departments: tuple[Department, ...]
    name: str = ""
    role: str = Role.PARTICIPANT.value
    department: str = ""
    error: str = ""
    roles: tuple[Role, ...] = JOINED_AS
    is_open: bool = True

    @property
    def path(self) -> str:
        """The page's own address."""
        return f"/join/{self.code}"


@router.get("/join")
def show_code_form(request: Request, t: TranslatorDep) -> Response:
    """Ask for the code."""
    return render(request, t, "workshop/code.html", CodePage())


@router.post("/join")
def send_code(
    request: Request, workspace: WorkspaceDep, t: TranslatorDep, sent: FormDep
) -> Response:
    """On to the page of the code, in the spelling that everybody uses."""
    typed = first(sent, "code")
    code = as_typed(typed)
    if code is None:
        page = CodePage(typed[:40], t("workshop.join.error.shape"))
        return render(request, t, "workshop/code.html", page, status=400)
    found = _entrance(request, workspace, t, code)
    return found if isinstance(found, Response) else RedirectResponse(f"/join/{code}", 303)


@router.get("/join/{code}")
def show_entrance(
    request: Request,
    workspace: WorkspaceDep,
    t: TranslatorDep,
    code: str,
    role: Annotated[str, Query(max_length=40)] = "",
) -> Response:
    """What the code opens; who came in before on this device goes straight on.

    A link may say beforehand as what somebody joins (``?role=expert_by_experience``).
    """
    found = _entrance(request, workspace, t, code)
    if isinstance(found, Response):
        return found
    known = request.cookies.get(cookie_of(found.workshop.id), "")
    if member_of_token(workspace, workshop_id=found.workshop.id, token=known) is not None:
        return RedirectResponse(f"/workshops/{found.workshop.id}", 303)
    page = _join_page(found)
    if found.workshop.settings.locked:
        page = replace(page, error=t("workshop.join.error.locked"), is_open=False)
    if role in JOINED_AS:
        page = replace(page, role=role)
    return render(request, t, "workshop/join.html", page)


@router.post("/join/{code}")
def come_in(
    request: Request, workspace: WorkspaceDep, t: TranslatorDep, code: str, sent: FormDep
) -> Response:
    """Take part: this device gets a key of its own."""
    found = _entrance(request, workspace, t, code)
    if isinstance(found, Response):
        return found
    known = request.cookies.get(cookie_of(found.workshop.id), "")
    if member_of_token(workspace, workshop_id=found.workshop.id, token=known) is not None:
        return RedirectResponse(f"/workshops/{found.workshop.id}", 303)
    role = first(sent, "role") or Role.PARTICIPANT.value
    name, department = first(sent, "name"), first(sent, "department")
    fields = {"name": name, "role": role, "department": department or None}
    try:
        member, token = join(workspace, code=code, address=_address(request), fields=fields)
    except Refused as refused:
        page = _join_page(found, name, role, department, _reason(t, refused.faults[0]))
        return render(request, t, "workshop/join.html", page, status=400)
    answer = RedirectResponse(f"/workshops/{member.workshop.id}", 303)
    keep_token(request, answer, member, token)
    return answer


def _entrance(
    request: Request, workspace: Workspace, t: Translator, code: str
) -> Entrance | Response:
    """What a code opens, or the page that says why it opens nothing."""
    try:
        return look_up_code(workspace, code=code, address=_address(request))
    except NotFound:
        page = CodePage(code[:40], t("workshop.join.error.unknown"))
        return render(request, t, "workshop/code.html", page, status=404)
    except TooMany as often:
        page = CodePage(code[:40], t("workshop.join.error.too_many"))
        answer = render(request, t, "workshop/code.html", page, status=429)
        answer.headers["Retry-After"] = str(often.seconds)
        return answer


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _join_page(
    found: Entrance,
    name: str = "",
    role: str = Role.PARTICIPANT.value,
    department: str = "",
    error: str = "",
) -> JoinPage:
    departments = tuple(Department(one, title) for one, title in found.departments)
    return JoinPage(
        found.workshop.code, found.title, departments, name[:200], role, department, error
    )


def _reason(t: Translator, fault: Fault) -> str:
    """Why nobody is let in, in a sentence."""
    if fault.code in REASONS:
        return t(f"workshop.join.error.{REASONS[fault.code]}")
    if fault.place[:1] == ("name",):
        return t("workshop.join.error.name")
    return t.fault(fault)
