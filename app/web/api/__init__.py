"""The JSON API, version 1: journeys, what they hold, and what happened to them."""

import json
from typing import Final

from fastapi import Depends, Request
from fastapi.responses import Response

from app.web.api import (
    costs,
    files,
    findings,
    history,
    items,
    journeys,
    patterns,
    share_links,
    together,
    webhooks,
    workshop_contributions,
    workshop_joining,
    workshop_moderation,
    workshop_news,
    workshop_people,
    workshop_questions,
    workshop_record,
    workshop_votings,
    workshops,
)
from app.web.api.known_keys import refuse_unknown_keys
from app.web.api.openapi import JSON, openapi_document
from app.web.quick_routing import RouterBelow

router: Final = RouterBelow("/api/v1/", dependencies=[Depends(refuse_unknown_keys)])
router.include_router(workshop_contributions.router)  # first, because a room asks for it most
router.include_router(journeys.router)
router.include_router(items.router)
router.include_router(findings.router)
router.include_router(history.router)
router.include_router(patterns.router)
router.include_router(costs.router)
router.include_router(together.router)
router.include_router(files.router)
router.include_router(share_links.router)
router.include_router(webhooks.router)
for room in (
    workshops,
    workshop_joining,
    workshop_people,
    workshop_moderation,
    workshop_news,
    workshop_questions,
    workshop_votings,
    workshop_record,
):
    router.include_router(room.router)


@router.get("/openapi.json", include_in_schema=False)
def get_openapi_document(request: Request) -> Response:
    """The API's own description, for everybody."""
    state = request.app.state
    if not hasattr(state, "openapi"):
        document = openapi_document(request.app.routes, getattr(state, "settings", None))
        state.openapi = json.dumps(document).encode()
    return Response(state.openapi, media_type=JSON, headers={"Access-Control-Allow-Origin": "*"})
