"""The bodies that members of a workshop send: read for who may be there alone."""

from typing import Annotated, Any

from fastapi import Depends, Request
from pydantic import BaseModel

from app.journey import Refused, Resource
from app.web.api.bodies import Body, read_as
from app.web.api.models import create_model_of, patch_model_of
from app.web.api.workshop_models import AnswerCreate


async def _body(request: Request) -> Body:
    media_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    return Body(media_type, await request.body())


MemberBody = Annotated[Body, Depends(_body)]
"""The bytes of a request; a route names it after the member, who is checked first."""


def item_fields(resource: Resource | None, sent: dict[str, Any], *, adds: bool) -> dict[str, Any]:
    """The fields of an item in a body, by the heart's names; faults are named below ``item``.

    Without a ``resource`` it is an answer in words.
    """
    if resource is None:
        model: type[BaseModel] = AnswerCreate
    else:
        model = create_model_of(resource) if adds else patch_model_of(resource)
    try:
        fields = read_as(model, sent)
    except Refused as refused:
        raise Refused(fault.under("item") for fault in refused.faults) from refused
    fields.pop("after", None)
    return fields
