"""From bottleneck to plan on pages: findings, improvements, actions, levels, solutions, reports."""

from typing import Final

from fastapi import APIRouter

from app.web.plan import actions, book, breakthrough, deciding, downloads, improvements, levels

router: Final = APIRouter(include_in_schema=False)
for _room in (deciding, improvements, actions, levels, breakthrough, downloads, book):
    router.include_router(_room.router)
