"""The OpenAPI document: what the routes say of themselves, with the models that they name.

Made on the first request and kept. The framework is told nothing of bodies and answers (see
``app.web.api.bodies``): each route names its models, and they are put in here.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from fastapi.openapi.utils import get_openapi
from fastapi.routing import iter_route_contexts
from pydantic import BaseModel
from pydantic.alias_generators import to_snake
from pydantic.json_schema import models_json_schema
from starlette.routing import BaseRoute

from app.journey import ITEM_TYPES
from app.language import translator
from app.settings import Settings
from app.web.answers import PROBLEM
from app.web.api.collections import described_filters
from app.web.api.parameters import COLLECTIONS
from app.web.security import API_VERSION

YAML: Final = "application/yaml"
JSON: Final = "application/json"
BASE: Final = "/api/v1"
"""The API's own address, with its major version, as its document names the server."""
SCHEMAS: Final = "#/components/schemas/"
DESCRIPTION: Final = (
    "Journeys of young parents along the services of a municipality: read them, make them, change"
    " them. Fields are camelCase; what nobody knows is `null`. A change needs `If-Match`; a request"
    " with an `Idempotency-Key` may be sent again. Errors are problem details (RFC 9457) in the"
    " language of `Accept-Language` (Dutch or English)."
)
OURS: Final = ("after", "version", "position")
"""Fields that only the API has: nobody can assume them."""
ETAG: Final = {
    "description": "For `If-Match` and `If-None-Match`.",
    "schema": {"type": "string"},
}
PAGES: Final = {
    "Link": {
        "description": "The first, previous, next and last page; only where a page is asked for.",
        "schema": {"type": "string"},
    },
    "Total-Count": {
        "description": "How many there are on all pages; only where a page is asked for.",
        "schema": {"type": "integer"},
    },
}
VERSION: Final = {
    "description": "The version of this API.",
    "schema": {"type": "string"},
    "example": API_VERSION,
}
FOR_ALL: Final = "/workshop-codes/"
"""What lies behind a code on the wall needs no login."""
BELONGS: Final = r"/(workshops|share-links|webhooks)(/|$)"
"""Where not everybody who is in may do everything."""
FILE: Final = {"type": "object", "description": "A journey file, as YAML is read."}
LIMITED: Final = r"/(workshop-codes|contributions|ratings|answers)(/|$)"
"""Addresses that who guesses codes, or floods a room, may not ask as often as they like."""
FAILURES: Final = {
    "400": "Something that was sent is wrong; `invalidParams` names every field.",
    "401": "Not logged in.",
    "403": "You may not do this; or a browser sent it for another website.",
    "404": "It is not there.",
    "409": "It can't be done now: still in use, taken, or changed since.",
    "412": "Somebody changed it since: `yours`, `current` and `currentVersion` tell what.",
    "413": "The body is too large.",
    "415": "The body is of a media type that is not read.",
    "428": "`If-Match` is needed.",
    "429": "Too often; `Retry-After` says in how many seconds to ask again.",
    "500": "The server failed.",
    "503": "The database is busy or full; nothing was stored.",
}


def described(
    answer: str = "",
    *,
    body: str = "",
    many: bool = False,
    file: bool = False,
    file_answer: bool = False,
) -> dict[str, Any]:
    """What a route says of its body and its answer, by the names of their models.

    ``many``: the answer is a list; ``file``: the body may be a journey file as well, and
    ``file_answer`` the answer.
    """
    extra: dict[str, Any] = {"x-answer": {"model": answer, "many": many, "file": file_answer}}
    if body:
        content: dict[str, Any] = {JSON: {"schema": {"$ref": f"{SCHEMAS}{body}"}}}
        if file:
            content[YAML] = {"schema": FILE}
        extra["requestBody"] = {"required": True, "content": content}
    return extra


def openapi_document(routes: Iterable[BaseRoute], settings: Settings | None) -> dict[str, Any]:
    """The document of the API that these routes make, and whom to ask about it."""
    document = get_openapi(
        title="Klantreis",
        version=API_VERSION,
        summary="Customer journeys of young parents, with their bottlenecks",
        description=DESCRIPTION,
        contact=_contact(settings),
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        servers=[{"url": BASE, "description": "This server"}],
        routes=[route for route in iter_route_contexts(list(routes)) if _is_api(route.path)],
    )
    document["paths"] = dict(_written_out(document["paths"]))
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            _complete(operation, path, method)
    paths = document["paths"].items()
    document["paths"] = {path.removeprefix(BASE): operations for path, operations in paths}
    document["components"] = {
        "headers": {"API-Version": VERSION},
        "schemas": dict(sorted(_schemas().items())),
        "securitySchemes": {
            "token": {
                "type": "http",
                "scheme": "bearer",
                "description": "A token that `klantreis token` prints; in a workshop also that of a"
                " participant, which joining gives.",
            }
        },
    }
    document["security"] = [{"token": []}]
    return document


def _contact(settings: Settings | None) -> dict[str, str]:
    """Whom to ask; where no page is set, the address that this server listens on."""
    if settings is None:
        return {"name": Settings.contact_name, "url": f"http://{Settings.host}/"}
    url = settings.contact_url or f"http://{settings.host}:{settings.port}/"
    told = {"name": settings.contact_name, "url": url}
    return told | ({"email": settings.contact_email} if settings.contact_email else {})


def _written_out(paths: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The paths, with one for each kind of item in place of the one for all."""
    for path, operations in paths.items():
        if "{collection}" not in path:
            if path == "/api/v1/journeys":
                operations["get"]["parameters"] += described_filters(None)
            yield path, operations
            continue
        for resource, collection in COLLECTIONS.items():
            name, plural = ITEM_TYPES[resource].__name__, collection.replace("-", " ")
            words = {"{name}": name, "{names}": plural.title().replace(" ", ""), "{plural}": plural}
            text = json.dumps(operations)
            for word, meant in words.items():
                text = text.replace(word, meant)
            operations_of_kind = _of_kind(json.loads(text), plural)
            if path.endswith("{collection}"):
                operations_of_kind["get"]["parameters"] += described_filters(resource)
            yield path.replace("{collection}", collection), operations_of_kind


def _of_kind(operations: dict[str, Any], plural: str) -> dict[str, Any]:
    for operation in operations.values():
        operation["tags"] = [plural]
        operation["parameters"] = [
            parameter for parameter in operation["parameters"] if parameter["name"] != "collection"
        ]
    return operations


def _is_api(path: str | None) -> bool:
    return path is not None and path.startswith("/api/")


def _complete(operation: dict[str, Any], path: str, method: str) -> None:
    """Put in the answers of one operation, the failures it can have, and their models."""
    answer = operation.pop("x-answer", {"model": "", "many": False, "file": False})
    status = next(iter(operation["responses"]))
    responses: dict[str, Any] = {status: _success(answer, status)}
    names = {parameter["name"] for parameter in operation.get("parameters", [])}
    if "pageSize" in names:
        responses[status]["headers"] |= PAGES
    if FOR_ALL in path:
        operation["security"] = []
    for parameter in operation.get("parameters", []):
        _tidy_parameter(parameter)
    if "If-None-Match" in names:
        responses["304"] = {"description": "You have it already."}
    for code, description in FAILURES.items():
        if code in _failures_of(operation, path, method, names):
            responses[code] = {
                "description": description,
                "content": {PROBLEM: {"schema": {"$ref": f"{SCHEMAS}ProblemDetails"}}},
            }
    for response in responses.values():
        headers = response.setdefault("headers", {})
        headers["API-Version"] = {"$ref": "#/components/headers/API-Version"}
    operation["responses"] = dict(sorted(responses.items()))


def _success(answer: dict[str, Any], status: str) -> dict[str, Any]:
    if not answer["model"]:
        octets = {"schema": {"type": "string", "format": "binary"}}
        files = dict.fromkeys(answer.get("types", ()), octets)
        files |= {YAML: {"schema": FILE}} if YAML in files else {}
        return {"description": "Done."} | ({"content": files} if files else {})
    schema: dict[str, Any] = {"$ref": f"{SCHEMAS}{answer['model']}"}
    if answer["many"]:
        schema = {"type": "array", "items": schema}
    content: dict[str, Any] = {JSON: {"schema": schema}}
    if answer["file"]:
        content[YAML] = {"schema": FILE}
    headers: dict[str, Any] = {}
    if re.search(r"Read$|Whole$", answer["model"]) and answer["model"] != "EventRead":
        headers["ETag"] = ETAG
    if status == "201":
        headers["Location"] = {"description": "Where it is.", "schema": {"type": "string"}}
    return {"description": "Done.", "content": content, "headers": headers}


def _failures_of(operation: dict[str, Any], path: str, method: str, names: set[str]) -> set[str]:
    codes = {"400", "500", "503"}
    if FOR_ALL not in path:
        codes.add("401")
    if method != "get" or re.search(BELONGS, path):
        codes.add("403")
    if "{" in path or "JourneyCreate" in str(operation.get("requestBody")):
        codes.add("404")
    if method != "get":
        codes |= {"409", "413"}
    if "requestBody" in operation:
        codes.add("415")
    if "If-Match" in names:
        codes |= {"412", "428"}
    if re.search(LIMITED, path):
        codes.add("429")
    return codes


def _schemas() -> dict[str, Any]:
    from app.web.api import (
        costs,
        files,
        findings,
        models,
        patterns,
        share_links,
        together,
        webhooks,
        workshop_answers,
        workshop_models,
    )

    incoming: list[type[BaseModel]] = [
        models.journey_create_model(),
        models.journey_patch_model(),
        *(models.create_model_of(resource) for resource in COLLECTIONS),
        *(models.patch_model_of(resource) for resource in COLLECTIONS),
        *share_links.INCOMING,
        *webhooks.INCOMING,
        *workshop_models.INCOMING,
    ]
    outgoing: list[type[BaseModel]] = [
        models.journey_read_model(),
        models.journey_summary_model(),
        models.journey_whole_model(),
        *(models.read_model_of(resource) for resource in COLLECTIONS),
        *(models.listed_model_of(resource) for resource in COLLECTIONS),
        models.EventRead,
        models.OperationRead,
        models.ProblemDetails,
    ]
    rooms = (costs, files, findings, patterns, share_links, together, webhooks, workshop_answers)
    outgoing += [one for room in rooms for one in room.OUTGOING]
    pairs = [(one, "validation") for one in incoming] + [(one, "serialization") for one in outgoing]
    _, schemas = models_json_schema(pairs, ref_template=SCHEMAS + "{model}")  # type: ignore[arg-type]  # a list of pairs
    return {name: _tidy(name, schema) for name, schema in schemas["$defs"].items()}


def _tidy_parameter(parameter: dict[str, Any]) -> None:
    """A parameter is there or not, and never ``null``; ``If-Match`` has to be there."""
    schema = parameter["schema"]
    for kind in schema.pop("anyOf", []):
        if kind != {"type": "null"}:
            schema |= kind
    schema.pop("title", None)
    parameter["schema"] = schema
    if parameter["name"] == "If-Match":
        parameter |= {"required": True, "schema": {"type": "string", "minLength": 1}}


def _tidy(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """A schema with what its fields mean, without the framework's own way of writing it."""
    schema.pop("title", None)
    if "description" in schema:
        schema["description"] = " ".join(schema["description"].replace("``", "`").split())
    fields = schema.get("properties", {})
    for field_name, field in fields.items():
        field.pop("title", None)
        if meaning := _meaning(name, field_name):
            field.setdefault("description", meaning)
        if name.endswith("Patch") or (field.get("default") == "" and "pattern" in field):
            field.pop("default", None)
        if field_name == "assumed":
            listed = next(kind for kind in field["anyOf"] if kind["type"] == "array")
            listed["items"]["enum"] = [one for one in fields if one not in OURS]
    return schema


def _meaning(model: str, field: str) -> str:
    """What a field of the heart's means, in the words that the journey file's schema has too."""
    t = translator("en")
    part = to_snake(re.sub(r"(Create|Patch|Read|Listed|Summary|Whole)$", "", model))
    keys = (f"fields.{part}.{to_snake(field)}", f"fields.item.{to_snake(field)}")
    return next((t(key) for key in keys if t.has(key)), "")
