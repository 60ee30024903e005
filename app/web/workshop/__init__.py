"""The pages of the live workshop: joining, the room, leading, the projector, the record.

Every page works without a script; scripts send the header ``Klantreis-Part`` and get the changing
part of the page, as elsewhere.
"""

from fastapi import APIRouter

from app.web.workshop import (
    deeds,
    entrance,
    leading,
    moving,
    offline,
    presenting,
    recording,
    room,
    sending,
    takeaway,
)

router = APIRouter(include_in_schema=False)
for part in (
    entrance,
    offline,
    room,
    sending,
    leading,
    deeds,
    moving,
    presenting,
    recording,
    takeaway,
):
    router.include_router(part.router)
