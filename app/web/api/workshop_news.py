"""News for who gets no stream through: an answer that waits until there is some."""

import asyncio
from typing import Annotated, Final

from fastapi import Depends, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response

from app.access.members import Member
from app.access.permissions import Deed
from app.actions.history import sequence_of
from app.web.api.openapi import described
from app.web.api.parameters import AfterSequence
from app.web.api.workshop_frame import router_at
from app.web.dependencies import WorkspaceDep
from app.web.membership import allowed
from app.web.presence import presence_of

router = router_at()
LONGEST: Final = 25
LOOK_SECONDS: Final = 0.7
Follows = Annotated[Member, Depends(allowed(Deed.FOLLOW))]
Wait = Annotated[int, Query(ge=0, le=LONGEST, description="Seconds to wait for news.")]


@router.get(
    "/news",
    operation_id="awaitNews",
    summary="The number of the last change, as soon as there is one after the one you know",
    openapi_extra=described("NewsRead"),
)
async def await_news(
    request: Request,
    workspace: WorkspaceDep,
    member: Follows,
    after: AfterSequence = None,
    wait: Wait = LONGEST,
) -> Response:
    """Long polling, for networks that hold the live stream back. Ask again at once."""
    journey_id = member.workshop.journey_id
    loop = asyncio.get_running_loop()
    until = loop.time() + (wait if after is not None else 0)
    with presence_of(request).attended(member):
        while True:
            sequence = await run_in_threadpool(sequence_of, workspace, journey_id=journey_id)
            has_news = after is not None and sequence > after
            if has_news or loop.time() >= until or await request.is_disconnected():
                return JSONResponse({"sequence": sequence})
            await asyncio.sleep(LOOK_SECONDS)
