"""Journeys and their items as the API answers them (the models are in ``app.web.api.models``)."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from fastapi.responses import JSONResponse
from pydantic.alias_generators import to_camel

from app.actions.journeys import Loaded, Overview
from app.actions.workspace import Done, NotFound
from app.journey import LISTS, ContactMoment, Frame, Item, Resource
from app.journey.items import Part
from app.web.api.versions import tag

Json = dict[str, Any]
PREFIX = "/api/v1"


def in_utc(moment: datetime) -> str:
    """A moment as RFC 3339 writes it; the database of a file keeps UTC without saying so."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat().replace("+00:00", "Z")


def fields_of(part: Part) -> Json:
    """The fields of an item, a frame or a journey in camelCase, the names in ``assumed`` too."""
    fields = part.model_dump(mode="json", by_alias=True)
    lists = [value for value in fields.values() if isinstance(value, list)]
    for item in [fields, *(one for some in lists for one in some if isinstance(one, dict))]:
        if isinstance(item.get("assumed"), list):
            item["assumed"] = [to_camel(name) for name in item["assumed"]]
    return fields


def item_read(item: Item, version: int) -> Json:
    """An item alone."""
    return fields_of(item) | {"version": version}


def items_listed(items: Iterable[Item], versions: Mapping[str, int]) -> list[Json]:
    """The items of one kind in their order."""
    count: dict[str, int] = {}
    listed = []
    for item in items:
        group = item.phase if isinstance(item, ContactMoment) else ""
        count[group] = count.get(group, 0) + 1
        listed.append(item_read(item, versions.get(item.id, 0)) | {"position": count[group]})
    return listed


def journey_read(frame: Frame, journey_id: str, version: int, sequence: int) -> Json:
    """A journey's frame, and where the journey is to be found."""
    page = f"/journeys/{journey_id}"
    links = {"self": f"{PREFIX}{page}", "page": page, "map": f"{page}/map.svg"}
    facts = {"id": journey_id, "version": version, "sequence": sequence, "links": links}
    return fields_of(frame) | facts


def journey_summary(overview: Overview) -> Json:
    """A journey in the list of journeys."""
    counts = {to_camel(LISTS[kind]): count for kind, count in overview.counts.items()}
    return journey_read(overview.frame, overview.id, overview.version, overview.sequence) | {
        "updatedAt": in_utc(overview.updated_at),
        "counts": counts,
    }


def journey_whole(loaded: Loaded) -> Json:
    """A journey with all its items."""
    journey = loaded.journey
    lists = {
        to_camel(name): items_listed(journey.items(kind), loaded.versions[kind])
        for kind, name in LISTS.items()
    }
    return journey_read(journey.frame, journey.id, loaded.version, loaded.sequence) | {
        "updatedAt": in_utc(loaded.updated_at),
        **lists,
    }


def done_answer(done: Done, *, status: int, location: str = "") -> JSONResponse:
    """The answer to an operation that made or changed something."""
    if done.resource is Resource.JOURNEY and isinstance(done.part, Frame):
        content = journey_read(done.part, done.id, done.version, done.sequence)
        etag = tag(done.version, done.sequence)
    elif isinstance(done.part, Item):
        content, etag = item_read(done.part, done.version), tag(done.version)
    else:
        raise NotFound(done.resource, done.id)
    headers = {"ETag": etag, **replayed(done)}
    if location:
        headers["Location"] = location
    return JSONResponse(content, status, headers)


def replayed(done: Done) -> dict[str, str]:
    """The header that tells a repeated operation."""
    return {"Idempotency-Replayed": "true"} if done.repeated else {}
