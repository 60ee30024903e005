"""Across journeys: what comes back, the contact moments behind it, and two groups compared."""

from fastapi import APIRouter

from app.web.across import behind, compared, overview, rules

router = APIRouter(include_in_schema=False)
for part in (overview, behind, compared, rules):
    router.include_router(part.router)
