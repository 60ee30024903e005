"""What goes in and out of the API: the heart's models, with what only the API has.

Made from the heart's models on first use, so that a field is described in one place and starting
costs nothing. Bodies are camelCase; a field that nobody knows yet is ``null``.
"""

from datetime import datetime
from functools import lru_cache
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, create_model
from pydantic.alias_generators import to_camel
from pydantic.fields import FieldInfo

from app.journey import ITEM_TYPES, LISTS, Frame, Item, Resource
from app.journey.items import Part
from app.journey.texts import ItemId

Version = Annotated[
    int, Field(description="Rises with every change; with quotes it is the ETag for `If-Match`.")
]
Position = Annotated[
    int,
    Field(description="The place in its list, from 1; contact moments count within their phase."),
]
AFTER: Final = Field(
    default=None,
    description="The id of the item to stand behind (of a contact moment: in its phase), or `null`"
    " to stand first. Left out, a new item goes last and a changed one stays.",
)


class Read(BaseModel):
    """An answer: camelCase, every field present; built when the document is first asked for."""

    model_config = ConfigDict(alias_generator=to_camel, validate_by_name=True, defer_build=True)


class Links(Read):
    """Addresses that belong to a journey, relative to the server."""

    self: Annotated[str, Field(description="This journey in the API.")]
    page: Annotated[str, Field(description="This journey for people.")]
    map: Annotated[str, Field(description="The picture, as SVG; also `.pdf`, `.png`, `.dot`.")]


class JourneyFacts(Read):
    """What the program knows of a journey beside what people wrote."""

    id: ItemId
    version: Version
    sequence: Annotated[int, Field(description="The number of the journey's last change.")]
    links: Links


class OperationRead(Read):
    """What an undo or a redo came to."""

    operation_id: Annotated[str, Field(description="The `Idempotency-Key` of this operation.")]
    sequence: Annotated[int, Field(description="The number of the journey's last change.")]
    resource: Annotated[Resource, Field(description="The kind of item that was changed last.")]
    resource_id: Annotated[str, Field(description="The id of that item.")]


class Moment(Read):
    """An item as it was at one moment."""

    item: Annotated[dict[str, Any], Field(description="The item's fields, or the journey's.")]
    after: Annotated[str | None, Field(description="The id of the item that it stood behind.")]


class EventRead(Read):
    """One change in a journey's log."""

    sequence: Annotated[int, Field(description="Its number: no gaps, in order.")]
    event: Annotated[str, Field(description="What happened: `contact-moment.created`.")]
    resource: Resource
    resource_id: str
    operation_id: Annotated[str, Field(description="The `Idempotency-Key` of who did it.")]
    person: Annotated[str, Field(description="Who did it.")]
    at: Annotated[datetime, Field(description="When, in UTC.")]
    before: Annotated[Moment | None, Field(description="As it was; `null` where it is new.")]
    now: Annotated[Moment | None, Field(description="As it became; `null` where it went.")]


class InvalidParam(Read):
    """A field that is wrong."""

    name: Annotated[str, Field(description="The path to the field: `waiting.duration`.")]
    reason: Annotated[str, Field(description="What is wrong, for people.")]
    code: Annotated[str, Field(description="What is wrong, for programs.")]
    line: Annotated[int, Field(description="The line of a file; only there.")] = 0


class ProblemDetails(Read):
    """What went wrong (RFC 9457)."""

    model_config = ConfigDict(extra="allow")

    type: Annotated[str, Field(description="The kind of problem, as a URN.")]
    title: Annotated[str, Field(description="The kind of problem, for people.")]
    status: Annotated[int, Field(description="The HTTP status code.", ge=400, le=599)]
    detail: Annotated[str, Field(description="What to do about it, for people.")]
    instance: Annotated[str, Field(description="The address that was asked for.")]
    invalid_params: list[InvalidParam] = []


@lru_cache
def create_model_of(resource: Resource) -> type[Item]:
    """The body that makes an item: its fields, an id if wanted, and its place."""
    heart = ITEM_TYPES[resource]
    fields: Any = {
        "id": (ItemId, Field(default="", description="Left out, the server chooses one.")),
        "after": (ItemId | None, AFTER),
    }
    return create_model(f"{heart.__name__}Create", __base__=heart, __doc__=heart.__doc__, **fields)


@lru_cache
def patch_model_of(resource: Resource) -> type[Part]:
    """The body that changes an item: any of its fields, each replaced as a whole."""
    heart = ITEM_TYPES[resource]
    return _patch_model(heart, {"after": (ItemId | None, AFTER)}, leave_out={"id"})


@lru_cache
def journey_create_model() -> type[Frame]:
    """The body that makes a journey: its frame, and the journey whose items it begins with."""
    like = Field(default=None, description="The id of a journey whose items the new one gets too.")
    fields: Any = {"like": (ItemId | None, like)}
    return create_model("JourneyCreate", __base__=Frame, __doc__=Frame.__doc__, **fields)


@lru_cache
def journey_patch_model() -> type[Part]:
    """The body that changes a journey's frame."""
    return _patch_model(Frame, {}, leave_out=set())


def _patch_model(heart: type[Part], more: dict[str, Any], leave_out: set[str]) -> type[Part]:
    fields: dict[str, Any] = {
        name: (info.annotation, _optional(info))
        for name, info in heart.model_fields.items()
        if name not in leave_out
    }
    name = f"{heart.__name__.replace('Frame', 'Journey')}Patch"
    return create_model(name, __base__=Part, __doc__=heart.__doc__, **fields, **more)


def _optional(info: FieldInfo) -> Any:
    """The same field, which may be left out."""
    attributes = info.asdict()["attributes"] | {"default": None}
    attributes.pop("default_factory", None)
    optional = Field(**attributes)
    optional.metadata = [*info.metadata]
    return optional


@lru_cache
def read_model_of(resource: Resource) -> type[Item]:
    """An item as it is answered alone."""
    heart = ITEM_TYPES[resource]
    fields: Any = {"version": (Version, ...)}
    return create_model(f"{heart.__name__}Read", __base__=heart, __doc__=heart.__doc__, **fields)


@lru_cache
def listed_model_of(resource: Resource) -> type[Item]:
    """An item as it stands in a list."""
    read = read_model_of(resource)
    fields: Any = {"position": (Position, ...)}
    name = f"{ITEM_TYPES[resource].__name__}Listed"
    return create_model(name, __base__=read, __doc__=read.__doc__, **fields)


@lru_cache
def journey_read_model() -> type[BaseModel]:
    """A journey's frame, as it is answered to a change."""
    return create_model("JourneyRead", __base__=(Frame, JourneyFacts), __doc__=Frame.__doc__)


@lru_cache
def journey_summary_model() -> type[BaseModel]:
    """A journey in the list of journeys."""
    count: Any = {LISTS[resource]: (int, ...) for resource in LISTS}
    counts = create_model("Counts", __base__=Read, __doc__="How many items there are.", **count)
    fields: Any = {"updated_at": (datetime, ...), "counts": (counts, ...)}
    read = journey_read_model()
    return create_model("JourneySummary", __base__=read, __doc__=Frame.__doc__, **fields)


@lru_cache
def journey_whole_model() -> type[BaseModel]:
    """A journey with all its items."""
    lists: Any = {
        name: (list[listed_model_of(resource)], ...)  # type: ignore[misc]  # made now
        for resource, name in LISTS.items()
    }
    fields: Any = {"updated_at": (datetime, ...), **lists}
    read = journey_read_model()
    return create_model("JourneyWhole", __base__=read, __doc__=Frame.__doc__, **fields)
