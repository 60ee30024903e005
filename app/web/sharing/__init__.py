"""Showing a journey to others: links to look at it, and every file that it can be taken as."""

from fastapi import APIRouter

from app.web.sharing import links, looking, taking

router = APIRouter(include_in_schema=False)
for part in (links, looking, taking):
    router.include_router(part.router)
