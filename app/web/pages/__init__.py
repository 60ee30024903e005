"""The pages that people see: one file a noun, forms that work without a script.

A page's context is a frozen dataclass; templates show it and ask nothing. A script that sends the
header ``Klantreis-Part`` gets the changing part of the same page instead of the whole.
"""

from fastapi import APIRouter

from app.web.pages import (
    files,
    home,
    items,
    journey_page,
    language,
    making,
    moving,
    removing,
    undoing,
)

router = APIRouter(include_in_schema=False)
# In this order: an address with fixed words before one that takes any word there.
for room in (language, home, files, making, undoing, journey_page, moving, removing, items):
    router.include_router(room.router)
