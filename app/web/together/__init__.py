"""Sketch, lived journeys and the combined one beside each other, on pages."""

from typing import Final

from fastapi import APIRouter

from app.web.together import annotations, bringing, matching, overview, remarking, sketch

router: Final = APIRouter(include_in_schema=False)
for _room in (overview, sketch, matching, bringing, annotations, remarking):
    router.include_router(_room.router)
