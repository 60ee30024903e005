"""Every route of the server: the front page's, and all others, which take longer to load."""

from fastapi import FastAPI

from app.web import health, login
from app.web.pages import home, language


def add_front(app: FastAPI) -> None:
    """The way in and the list of journeys: what is asked for first, and little else."""
    for room in (health, login, language, home):
        app.include_router(room.router)


def add_others(app: FastAPI) -> None:
    """Everything behind the front page; an address with fixed words before one with any word."""
    from app.web import (
        across,
        api,
        costs,
        pictures,
        plan,
        privacy,
        projects,
        reading,
        sharing,
        together,
        voices,
        webhooks,
        workshop,
        workshop_pictures,
    )
    from app.web.pages import files, items, journey_page, look, making, moving, removing, undoing

    app.include_router(api.router, prefix="/api/v1")
    app.include_router(workshop.router)
    app.include_router(privacy.router)
    app.include_router(across.router)
    app.include_router(costs.router)
    app.include_router(webhooks.router)
    app.include_router(projects.router)
    app.include_router(plan.router)
    app.include_router(voices.router)
    app.include_router(together.router)
    app.include_router(reading.router)
    app.include_router(sharing.router)
    for room in (files, look, making, undoing, journey_page, moving, removing, items):
        app.include_router(room.router)
    app.include_router(pictures.router)
    app.include_router(workshop_pictures.router)
