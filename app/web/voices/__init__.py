"""The pages of the voices: the questionnaire without an account, and those of who asks.

Every page of a giver works without a script, in every language there is a file of.
"""

from fastapi import APIRouter

from app.web.voices import asking, door, erasing, interviewing, kept, managing, mine

router = APIRouter(include_in_schema=False)
for part in (door, asking, mine, kept, interviewing, managing, erasing):
    router.include_router(part.router)
