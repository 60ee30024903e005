"""Paging, sorting, filtering and a choice of fields, for what is answered as a list.

The shape of a body stays what it was: a list. Where one page of it is asked for, ``Link`` leads to
the others (RFC 8288) and ``Total-Count`` tells how many there are. A key that a collection doesn't
have is refused, with the nearest one that it has: a filter that is spelt wrongly must not answer
everything.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, Final

from fastapi import Query, Request
from fastapi.responses import JSONResponse, Response
from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from app.journey import ITEM_TYPES, Fault, Frame, Refused, Resource
from app.web.api.parameters import LARGEST

MOST_ON_A_PAGE: Final = 500
USUAL_ON_A_PAGE: Final = 100
LONGEST_FILTER: Final = 200
TOTAL: Final = "Total-Count"
OURS: Final = ("page", "pageSize", "sort", "fields", "lang")
NEAR: Final = 60
"""How alike, of 100, a key has to be to be named."""
JOURNEY_FILTERS: Final = ("kind", "template", "theme", "title")
FILTERS: Final[Mapping[Resource, tuple[str, ...]]] = {
    Resource.PROBLEM: ("outcome", "title"),
    Resource.PHASE: ("title",),
    Resource.DEPARTMENT: ("kind", "title"),
    Resource.CONTACT_MOMENT: ("channel", "date", "department", "phase", "title"),
    Resource.EXPERIENCE: ("contactMoment", "perspective", "score"),
    Resource.BOTTLENECK: ("category", "title"),
    Resource.ANNOTATION: ("about", "aboutResource", "kind", "resolved"),
    Resource.IMPROVEMENT: ("choice", "effort", "impact", "title"),
    Resource.ACTION: (
        "bottleneck",
        "department",
        "improvement",
        "level",
        "status",
        "term",
        "title",
    ),
    Resource.DECISION: ("finding", "verdict"),
}
"""What each collection is filtered by; ``title`` by a part of it, the others by their whole."""

_PLURAL: Final = {"theme": "themes"}

Page = Annotated[
    int | None,
    Query(
        ge=1, le=LARGEST, description="This page, counted from 1; left out with `pageSize`: all."
    ),
]
PageSize = Annotated[
    int | None,
    Query(alias="pageSize", ge=1, le=MOST_ON_A_PAGE, description="So many on a page; usually 100."),
]
Sort = Annotated[
    str | None,
    Query(
        max_length=100,
        pattern=r"^-?[A-Za-z]+$",
        description="The field to sort by, `-title` the other way round; what is `null` goes last.",
    ),
]
Fields = Annotated[
    str | None,
    Query(
        max_length=1_000,
        pattern=r"^[A-Za-z]+(,[A-Za-z]+)*$",
        description="Only these fields, as `title,version`; `id` is always there.",
    ),
]
Asked = tuple[int | None, int | None, str | None, str | None]
"""The page, its size, the order and the fields, as they came."""


def fields_in(resource: Resource | None) -> list[str]:
    """The fields that a collection is sorted by and chosen from."""
    model: Any = ITEM_TYPES[resource] if resource else Frame
    more = ["version", "position"] if resource else ["id", "version", "sequence", "updatedAt"]
    return [str(info.alias) for info in model.model_fields.values()] + (
        more if resource else [*more, "links", "counts"]
    )


def filters_of(resource: Resource | None) -> tuple[str, ...]:
    """The keys that a collection is filtered by; without a resource: of the journeys."""
    return JOURNEY_FILTERS if resource is None else FILTERS[resource]


def listed_answer(
    request: Request,
    resource: Resource | None,
    listed: list[dict[str, Any]],
    asked: Asked,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The part of a list that was asked for; raises ``Refused`` with every key that is wrong."""
    page, size, sort, fields = asked
    filters = filters_of(resource)
    known = fields_in(resource)
    _check(request, known, [*OURS, *filters], sort, fields)
    for name in filters:
        listed = [one for one in listed if _passes(one.get(_PLURAL.get(name, name)), request, name)]
    if sort is not None:
        listed = _sorted(listed, sort)
    shown, told = _one_page(request, listed, page, size)
    if fields is not None:
        wanted = {"id", *fields.split(",")}
        shown = [{name: one[name] for name in one if name in wanted} for one in shown]
    return JSONResponse(shown, headers={**(headers or {}), **told})


def paged_answer(
    request: Request, listed: Sequence[Any], page: int | None, size: int | None
) -> Response:
    """The page that was asked for of a list that is neither filtered nor sorted, or all of it.

    Raises ``Refused`` with every key that is wrong.
    """
    known = ("page", "pageSize", "lang")
    faults = [unknown_key(one, known) for one in request.query_params if one not in known]
    if faults:
        raise Refused(faults)
    shown, told = _one_page(request, listed, page, size)
    return JSONResponse(shown, headers=told)


def _one_page(
    request: Request, listed: Sequence[Any], page: int | None, size: int | None
) -> tuple[Sequence[Any], dict[str, str]]:
    """One page of a list, and the headers that lead to the others."""
    if page is None and size is None:
        return listed, {}
    here, many = page or 1, size or USUAL_ON_A_PAGE
    told = {TOTAL: str(len(listed)), "Link": _links(request, here, many, len(listed))}
    return listed[(here - 1) * many : here * many], told


def _check(
    request: Request,
    known: Sequence[str],
    keys: Sequence[str],
    sort: str | None,
    fields: str | None,
) -> None:
    faults = [unknown_key(key, keys) for key in request.query_params if key not in keys]
    faults += [
        Fault((key,), "too_long", {"most": LONGEST_FILTER})
        for key, value in request.query_params.multi_items()
        if key not in OURS and len(value) > LONGEST_FILTER
    ]
    if sort is not None and sort.lstrip("-") not in known:
        faults.append(_unknown("sort", sort.lstrip("-"), known))
    if fields is not None:
        chosen = [one for one in fields.split(",") if one not in known]
        faults += [_unknown("fields", one, known) for one in chosen]
    if faults:
        raise Refused(faults)


def unknown_key(key: str, known: Iterable[str]) -> Fault:
    """A query key that is not there, with the one that was perhaps meant."""
    return _unknown(key, key, known)


def _unknown(key: str, name: str, known: Iterable[str]) -> Fault:
    """What nobody knows, with what was perhaps meant."""
    found = process.extractOne(name, list(known), scorer=ratio, score_cutoff=NEAR)
    values = {"name": name[:100]} | ({"nearest": found[0]} if found else {})
    return Fault((key[:100],), "unknown_field" if found else "no_such_field", values)


def _passes(value: Any, request: Request, name: str) -> bool:
    """Whether one of the values that were asked for is this one; an empty one asks for none."""
    wanted = request.query_params.getlist(name)
    if not wanted:
        return True
    if name in ("title", "theme"):
        text = ", ".join(value) if isinstance(value, list) else str(value or "")
        return any(one.casefold() in text.casefold() for one in wanted)
    return _written(value) in wanted


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _sorted(listed: list[dict[str, Any]], sort: str) -> list[dict[str, Any]]:
    """By one field; what stands the same keeps its order, and what is not known goes last."""
    name, back = sort.lstrip("-"), sort.startswith("-")
    known = [one for one in listed if one.get(name) is not None]
    unknown = [one for one in listed if one.get(name) is None]
    return sorted(known, key=lambda one: _rank(one[name]), reverse=back) + unknown


def _rank(value: Any) -> tuple[int, Any]:
    return (0, value) if isinstance(value, int | float) else (1, str(value).casefold())


def _links(request: Request, page: int, size: int, total: int) -> str:
    """The other pages, as addresses on this server."""
    last = max(1, -(-total // size))
    pages = {"first": 1, "prev": min(page - 1, last), "next": page + 1, "last": last}
    there = {name: one for name, one in pages.items() if 1 <= one <= last}
    return ", ".join(f'<{_at(request, one, size)}>; rel="{name}"' for name, one in there.items())


def _at(request: Request, page: int, size: int) -> str:
    url = request.url.include_query_params(page=page, pageSize=size)
    return f"{url.path}?{url.query}"


def described_filters(resource: Resource | None) -> list[dict[str, Any]]:
    """The filters of a collection, for the OpenAPI document."""
    return [
        {
            "name": name,
            "in": "query",
            "required": False,
            "description": "Only those with this in their text."
            if name in ("title", "theme")
            else f"Only those whose `{name}` is this; empty: is not known.",
            "schema": {"type": "string", "maxLength": LONGEST_FILTER},
        }
        for name in filters_of(resource)
    ]
