"""Contacts of Open Klant in the browser: fetched, their words explained, made into a sketch."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import UploadFile

from app.actions.journeys import import_journey
from app.actions.mappings import remember_words, words_for
from app.actions.workspace import NotFound
from app.eventlogs.desk import ID
from app.formats.bad_file import BadFile
from app.formats.folding import folded
from app.journey import Channel, Fault, Resource
from app.openklant.client import OpenKlant
from app.openklant.desk import ContactsDesk, Fetch
from app.openklant.fetching import MOST_BYTES, gathered_from
from app.openklant.gathering import Gathered
from app.openklant.sketch import Words, sketch_of
from app.web.dependencies import CurrentPerson, SettingsDep
from app.web.pages.form_values import Values, first, values_in
from app.web.pages.rendering import render
from app.web.pages.visit import SentDep, Visit, VisitDep
from app.web.reading.contexts import sentences_of
from app.web.reading.klant_pages import AskPage, FetchPage, WordsPage, ask_page, wanted_in

router = APIRouter(prefix="/reading/open-klant")
EVERY: Final = "2"


def desk_of(settings: SettingsDep) -> ContactsDesk:
    """Where fetches lie on this server."""
    return ContactsDesk(settings.data_dir)


DeskDep = Annotated[ContactsDesk, Depends(desk_of)]


def fetch_of(
    fetch_id: Annotated[str, Path(pattern=ID)], desk: DeskDep, _person: CurrentPerson
) -> Fetch:
    """The fetch that an address names."""
    fetch = desk.fetch(fetch_id)
    if fetch is None:
        raise NotFound(Resource.JOURNEY, fetch_id)
    return fetch


FetchDep = Annotated[Fetch, Depends(fetch_of)]


async def _asked(request: Request, _person: CurrentPerson) -> tuple[Values, str, bytes]:
    async with request.form(max_files=1, max_fields=20) as form:
        found = form.get("file")
        content = await found.read() if isinstance(found, UploadFile) else b""
        name = found.filename or "" if isinstance(found, UploadFile) else ""
        return values_in(form), name, content[: MOST_BYTES + 1]


AskedDep = Annotated[tuple[Values, str, bytes], Depends(_asked)]


@router.get("")
def show(visit: VisitDep) -> Response:
    """The form to ask with."""
    return render(visit.request, visit.t, "reading/klant.html", AskPage())


@router.post("")
def ask(visit: VisitDep, desk: DeskDep, asked: AskedDep) -> Response:
    """Fetch contacts by an address and a token, or take them out of a file."""
    sent, name, content = asked
    try:
        wanted = wanted_in(sent)
        if name:
            fetch = desk.begin(name)
            fetch.done(_some(gathered_from(content, name, wanted), name), 0)
        else:
            source = OpenKlant(first(sent, "address"), first(sent, "token"))
            fetch = desk.begin(source.host)
            desk.begin_to_fetch(fetch, source, wanted)
    except BadFile as bad:
        page = ask_page(sent, sentences_of(bad.found, visit.t))
        return render(visit.request, visit.t, "reading/klant.html", page, status=400)
    return RedirectResponse(f"/reading/open-klant/{fetch.id}", status_code=303)


def _some(gathered: Gathered, name: str) -> Gathered:
    if not gathered.taken:
        raise BadFile(name, [(0, Fault((), "klant_no_contacts"))])
    return gathered


@router.get("/{fetch_id}")
def show_fetch(visit: VisitDep, fetch: FetchDep) -> Response:
    """Where a fetch is: on its way, refused, or waiting for its words to be explained."""
    gathered = fetch.gathered
    if gathered is not None:
        words = words_for(visit.workspace, fetch.host)
        page = WordsPage.of(fetch, gathered, words, visit.t)
        return render(visit.request, visit.t, "reading/klant_words.html", page)
    if fetch.faults is not None:
        told = sentences_of(fetch.faults, visit.t)
        failed = FetchPage(fetch.id, fetch.host, faults=told)
        return render(visit.request, visit.t, "reading/klant_failed.html", failed)
    progress = fetch.progress
    if progress is None:
        told = (("", visit.t("reading.klant_screen.silent")),)
        silent = FetchPage(fetch.id, fetch.host, faults=told)
        return render(visit.request, visit.t, "reading/klant_failed.html", silent)
    waiting = FetchPage(fetch.id, fetch.host, *progress)
    answer = render(visit.request, visit.t, "reading/klant_progress.html", waiting)
    answer.headers["Refresh"] = EVERY
    return answer


@router.post("/{fetch_id}")
def store(visit: VisitDep, fetch: FetchDep, sent: SentDep) -> Response:
    """Store the sketch, with the words as they were explained; they are remembered."""
    gathered = fetch.gathered
    if gathered is None:
        raise NotFound(Resource.JOURNEY, fetch.id)
    words = _words(sent, words_for(visit.workspace, fetch.host))
    try:
        journey = sketch_of(gathered, fetch.host, words, visit.t)
    except BadFile as bad:
        return _refused(visit, fetch, bad)
    remember_words(visit.workspace, fetch.host, words)
    done = import_journey(visit.workspace, person=visit.person, journey=journey)
    fetch.remove()
    return RedirectResponse(f"/journeys/{done.journey_id}", status_code=303)


@router.post("/{fetch_id}/remove")
def remove(_visit: VisitDep, fetch: FetchDep) -> Response:
    """Stop, and throw away what was gathered."""
    fetch.remove()
    return RedirectResponse("/reading/open-klant", status_code=303)


def _refused(visit: Visit, fetch: Fetch, bad: BadFile) -> Response:
    page = FetchPage(fetch.id, fetch.host, faults=sentences_of(bad.found, visit.t))
    return render(visit.request, visit.t, "reading/klant_failed.html", page, status=400)


def _words(sent: Values, known: Words) -> Words:
    """What was said over what was known; what is no channel is left as it was."""
    channels = dict(known.channels)
    departments = dict(known.departments)
    for name in sent:
        kind, _, word = name.partition(".")
        value = first(sent, name)
        if kind == "channel" and value in set(Channel):
            channels[folded(word)] = Channel(value)
        elif kind == "channel" and not value:
            channels.pop(folded(word), None)
        elif kind == "department":
            departments[folded(word)] = value[:200]
    return Words(channels=channels, departments=departments)
