"""What is answered when something is wrong: to a program problem details, to a person a page.

Problem details follow RFC 9457 (``application/problem+json``). Every failure that the rooms below
can raise is turned into an answer here and nowhere else.
"""

import logging
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.routing import iter_route_contexts
from pydantic.alias_generators import to_camel
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.access.members import NotAllowed
from app.actions.limits import TooMany
from app.actions.workspace import NotFound, OperationReused, Stale
from app.diagram.faults import DrawingError, DrawingTimeout
from app.formats.bad_file import BadFile
from app.journey import Fault, Refused
from app.language import Translator, translator
from app.storage.failures import StorageFailed, StorageFull
from app.web.dependencies import NotLoggedIn, preferred_language

API_PATH: Final = "/api/"
PROBLEM: Final = "application/problem+json"
CONFLICTS: Final = frozenset(
    {
        "contribution_decided",
        "duplicate_id",
        "in_use",
        "participant_waiting",
        "question_closed",
        "undo_changed",
        "undo_nothing",
        "voting_closed",
        "voting_open",
        "workshop_closed",
        "workshop_full",
        "workshop_locked",
        "workshop_paused",
    }
)
"""Faults of the moment rather than of what was sent: the same request may succeed later."""
MOST_FAULTS: Final = 100
"""As many are named in one answer."""
TYPE: Final = "urn:problem-type:klantreis:"
HTTP_KEYS: Final = {403: "forbidden", 404: "not_found", 405: "method_not_allowed", 413: "too_large"}
PARAMETER_CODES: Final = {
    "bool_parsing": "not_yes_or_no",
    "enum": "not_one_of",
    "greater_than_equal": "too_small",
    "int_parsing": "not_a_number",
    "less_than_equal": "too_large",
    "missing": "missing",
    "string_pattern_mismatch": "not_an_id",
}
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Answer:
    """One failure, ready to be put into words.

        ``key`` chooses the sentences (``api.problems.<key>``) and is the end of the problem's type;
        ``faults`` are the fields that are wrong, ``lines`` where they stand in a file, ``extra``
    further members of the problem.
    """

    status: int
    key: str
    faults: tuple[Fault, ...] = ()
    lines: tuple[int, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


class PreconditionRequired(Exception):
    """A change came without ``If-Match``, so it could undo somebody else's unseen."""


class WrongMediaType(Exception):
    """A body came in a media type that the route does not read; ``expected`` are those it does."""

    def __init__(self, expected: Iterable[str]) -> None:
        """The route reads ``expected``."""
        self.expected = tuple(expected)
        super().__init__(", ".join(self.expected))


def add_exception_handlers(app: FastAPI) -> None:
    """Answer every failure in the reader's language, and the unforeseen without its details."""
    for kind in ANSWERS:
        app.add_exception_handler(kind, _answered)
    app.add_middleware(LastResort)


class LastResort:
    """Answers what nobody foresaw, and raises it again for the server's log.

    Inside ``SecurityHeaders``, unlike Starlette's own handler of last resort, so that this answer
    has the headers that every answer has.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and answer it where nobody does."""
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except Exception:
            if scope["type"] == "http" and not started:
                answer = respond(Request(scope, receive), Answer(500, "failed"))
                await answer(scope, receive, send)
            raise


def _answered(request: Request, error: Exception) -> Response:
    answer = next(ANSWERS[kind] for kind in type(error).__mro__ if kind in ANSWERS)
    return respond(request, answer(request, error))


def respond(request: Request, answer: Answer) -> Response:
    """The answer as the caller reads it: problem details below ``/api/``, else a page."""
    language = preferred_language(request)
    headers = {"Content-Language": language, "Vary": "Accept-Language, Cookie", **answer.headers}
    t = translator(language)
    if request.url.path.startswith(API_PATH):
        problem = _problem(request, answer, t)
        return JSONResponse(problem, answer.status, headers, media_type=PROBLEM)
    from app.web.pages.errors import error_page

    details = tuple(t.fault(fault) for fault in answer.faults)
    page: Response = error_page(request, answer.status, details=details)
    page.headers.update(headers)
    return page


def _problem(request: Request, answer: Answer, t: Translator) -> dict[str, Any]:
    problem: dict[str, Any] = {
        "type": f"{TYPE}{answer.key.replace('_', '-')}",
        "title": t(f"api.problems.{answer.key}.title"),
        "status": answer.status,
        "detail": t(f"api.problems.{answer.key}.detail", n=len(answer.faults)),
        "instance": request.url.path,
    }
    if answer.faults:
        problem["invalidParams"] = [
            {"name": fault.name or "body", "reason": t.fault(fault), "code": fault.code}
            for fault in answer.faults[:MOST_FAULTS]
        ]
    for param, line in zip(problem.get("invalidParams", ()), answer.lines, strict=False):
        param["line"] = line
    return problem | dict(answer.extra)


def _in_api_words(fault: Fault) -> Fault:
    """The fault with fields as the API spells them; a key that nobody knows stays as it came."""
    as_sent = fault.code in ("unknown_field", "no_such_field", "twice")
    place = tuple(
        to_camel(part) if isinstance(part, str) and not as_sent else part for part in fault.place
    )
    nearest = fault.values.get("nearest")
    values = {**fault.values, "nearest": to_camel(str(nearest))} if nearest else fault.values
    return Fault(place, fault.code, values)


def _not_logged_in(_request: Request, _error: NotLoggedIn) -> Answer:
    return Answer(401, "not_logged_in", headers={"WWW-Authenticate": "Bearer"})


def _not_found(_request: Request, _error: NotFound) -> Answer:
    return Answer(404, "not_found")


def _not_allowed(_request: Request, _error: NotAllowed) -> Answer:
    return Answer(403, "forbidden")


def _too_many(_request: Request, error: TooMany) -> Answer:
    return Answer(429, "too_many", headers={"Retry-After": str(error.seconds)})


def _reused(_request: Request, _error: OperationReused) -> Answer:
    return Answer(409, "operation_reused")


def _no_precondition(_request: Request, _error: PreconditionRequired) -> Answer:
    return Answer(428, "precondition_required")


def _wrong_media_type(_request: Request, error: WrongMediaType) -> Answer:
    return Answer(415, "wrong_media_type", extra={"expected": list(error.expected)})


def _bad_file(_request: Request, error: BadFile) -> Answer:
    return Answer(400, "bad_file", error.faults, tuple(one.line for one in error.found))


def _storage_failed(_request: Request, error: StorageFailed) -> Answer:
    log.error("the database failed", exc_info=error)
    key = "storage_full" if isinstance(error, StorageFull) else "storage_busy"
    return Answer(503, key, headers={"Retry-After": "5"})


def _not_drawn(_request: Request, error: DrawingError) -> Answer:
    log.error("a picture was not drawn", exc_info=error)
    return Answer(503 if isinstance(error, DrawingTimeout) else 500, "not_drawn")


def _refused(_request: Request, error: Refused) -> Answer:
    faults = tuple(map(_in_api_words, error.faults))
    if all(fault.code in CONFLICTS for fault in faults):
        return Answer(409, "conflict", faults)
    if any((fault.place, fault.code) == (("id",), "not_there") for fault in error.faults):
        return Answer(404, "not_found")
    return Answer(400, "invalid_input", faults)


def _stale(request: Request, error: Stale) -> Answer:
    extra = {
        "yours": getattr(request.state, "sent", None),
        "current": error.current.model_dump(mode="json", by_alias=True),
        "currentVersion": error.version,
    }
    return Answer(412, "stale", extra=extra)


def _not_understood(_request: Request, error: RequestValidationError) -> Answer:
    """An address, a query or a header that is wrong; bodies are read in ``app.web.api.bodies``."""
    details = error.errors()
    if any(detail["loc"][0] == "path" for detail in details):
        return Answer(404, "not_found")
    return Answer(400, "invalid_input", tuple(_parameter_fault(one) for one in details))


def _parameter_fault(detail: Mapping[str, Any]) -> Fault:
    place = tuple(detail["loc"][1:])
    context: Mapping[str, Any] = detail.get("ctx", {})
    code = PARAMETER_CODES.get(detail["type"], "invalid")
    limit = context.get("ge", context.get("le", ""))
    expected = str(context.get("expected", "")).replace("' or '", "', '").replace("'", "")
    return Fault(place, code, {"limit": limit, "expected": expected})


def _of_http(request: Request, error: HTTPException) -> Answer:
    """A failure that the framework found: no such address, no such method, a body too large."""
    key = HTTP_KEYS.get(error.status_code, "bad_request" if error.status_code < 500 else "failed")
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(sorted(_methods_at(request)))
    return Answer(error.status_code, key, headers=headers)


def _methods_at(request: Request) -> set[str]:
    """The methods at this address, by the routes that spell out most of it.

    ``…/participants/admissions`` is no participant whose id is ``admissions``.
    """
    found = [
        (str(route.path_format).count("{"), method)
        for route in iter_route_contexts(request.app.routes)
        for method in (route.methods or ())
        if re.fullmatch(route.path_regex, request.url.path)
    ]
    least = min((parameters for parameters, _ in found), default=0)
    return {method for parameters, method in found if parameters == least}


ANSWERS: Final[dict[type[Exception], Callable[[Request, Any], Answer]]] = {
    NotLoggedIn: _not_logged_in,
    NotAllowed: _not_allowed,
    NotFound: _not_found,
    TooMany: _too_many,
    Stale: _stale,
    OperationReused: _reused,
    PreconditionRequired: _no_precondition,
    WrongMediaType: _wrong_media_type,
    BadFile: _bad_file,
    Refused: _refused,
    RequestValidationError: _not_understood,
    StorageFailed: _storage_failed,
    DrawingError: _not_drawn,
    HTTPException: _of_http,
}
"""Every failure that has an answer of its own."""
