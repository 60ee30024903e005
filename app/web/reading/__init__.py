"""Reading data of other systems: event logs, and Open Klant."""

from fastapi import APIRouter

from app.web.reading import logs, open_klant

router = APIRouter(include_in_schema=False)
router.include_router(open_klant.router)
router.include_router(logs.router)
