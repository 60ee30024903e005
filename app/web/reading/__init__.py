"""Reading data of other systems: event logs, and Open Klant."""

from fastapi import APIRouter

from app.web.reading import logs

router = APIRouter(include_in_schema=False)
router.include_router(logs.router)
