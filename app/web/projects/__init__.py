"""Projects: the method as a thread, with what is done and what is next."""

from fastapi import APIRouter

from app.web.projects import project_form, project_page

router = APIRouter(include_in_schema=False)
for part in (project_form, project_page):
    router.include_router(part.router)
