"""Somebody who asks, and people who answer: what tests of the voices begin with."""

from typing import Any

from app.actions.voices_asking import open_questionnaire
from app.actions.voices_giving import Giving, begin, get_giving, say, send
from app.actions.workspace import Workspace
from app.voices import Answers, Questionnaire
from app.voices.steps import find_step
from tests.actions.conftest import WIM

AGREED = {"agrees": True, "age": "sixteen_or_older", "language": "nl"}
NAMES = ("Merel", "Vink", "Mus")


def ask(workspace: Workspace, journey_id: str, **fields: Any) -> Questionnaire:
    return open_questionnaire(
        workspace, person=WIM, journey_id=journey_id, fields={"title": "Vragen"} | fields
    )


def agree(workspace: Workspace, asked: Questionnaire, **agreed: Any) -> tuple[Answers, str]:
    return begin(
        workspace, code=asked.code, address="a", agreed=AGREED | agreed, names=NAMES
    )  # fmt: skip


def tell(workspace: Workspace, asked: Questionnaire, token: str, **said: Any) -> Giving:
    """Answer questions by their keys, with ``_`` for the dot; the last one sends it all."""
    giving = get_giving(workspace, code=asked.code, token=token)
    for key, value in said.items():
        step = find_step(key.replace("_", "."), giving.sketch, giving.answers)
        assert step is not None, key
        giving = say(workspace, code=asked.code, token=token, step=step, value=value)
    return send(workspace, code=asked.code, token=token)
