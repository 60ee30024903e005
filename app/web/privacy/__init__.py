"""Warnings of personal data: while somebody types, and for a whole journey."""

from fastapi import APIRouter

from app.web.privacy import checking, looking

router = APIRouter(include_in_schema=False)
for part in (checking, looking):
    router.include_router(part.router)
