"""Who answers: the language they read, the key of this device, and pages in that language."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Final

from fastapi import Depends, Path, Query, Request
from fastapi.responses import HTMLResponse, Response

from app.actions.workspace import Workspace
from app.journey import Fault, Refused
from app.language import FIRST, Translator
from app.language.questions import QuestionLanguage, offered_languages, question_translator
from app.storage.tables import now
from app.voices import Questionnaire
from app.web.dependencies import SettingsDep, WorkspaceDep, wished_languages
from app.web.pages.rendering import asset, environment

LANGUAGE_COOKIE: Final = "klantreis_questions"
ISOLATE: Final = "\N{FIRST STRONG ISOLATE}"
END_ISOLATE: Final = "\N{POP DIRECTIONAL ISOLATE}"
A_YEAR: Final = 365 * 24 * 3600
CodeDep = Annotated[str, Path(max_length=40, description="The code of the questionnaire.")]


@dataclass(frozen=True)
class Visitor:
    """One request of somebody who answers, or may begin to."""

    request: Request
    workspace: Workspace
    code: str
    t: Translator
    language: QuestionLanguage
    languages: tuple[QuestionLanguage, ...]
    chosen: bool = False

    @property
    def address(self) -> str:
        """Where the request comes from."""
        return self.request.client.host if self.request.client else ""

    @property
    def path(self) -> str:
        """The address below which everything of this questionnaire is."""
        return f"/answer/{self.code}"

    @cached_property
    def token(self) -> str:
        """The key of this device; empty where it has none."""
        return self.request.cookies.get(cookie_of(self.code), "")

    @property
    def told(self) -> str:
        """The language of the sketch, where the page is in another."""
        return FIRST if self.language.code != FIRST else ""

    def own_link(self, token: str) -> str:
        """The giver's own link, as they keep it."""
        origin = str(self.request.base_url).rstrip("/")
        return f"{origin}{self.path}/key/{token}"

    def day(self, day: date) -> str:
        """A day in figures, which reads the same in every language and direction of writing."""
        return f"{ISOLATE}{day.day}-{day.month}-{day.year}{END_ISOLATE}"

    def sentence(self, fault: Fault) -> str:
        """What is wrong, in the language of who answers."""
        key = f"questionnaire.error.{fault.code}"
        known = self.t.has(key)
        return self.t(key, **dict(fault.values)) if known else self.t("questionnaire.error.other")

    def why(self, refused: Refused) -> dict[str, str]:
        """What is wrong, by the field that it is about."""
        return {
            (str(one.place[0]) if one.place else ""): self.sentence(one) for one in refused.faults
        }

    def render(self, template: str, page: object = None, *, status: int = 200) -> HTMLResponse:
        """A page in the language of who answers: templates get ``page``, ``t``, ``by``."""
        text = (
            environment()
            .get_template(f"voices/{template}.html")
            .render(page=page, t=self.t, by=self, asset=asset)
        )
        answer = HTMLResponse(text, status_code=status)
        answer.headers["Content-Language"] = self.language.code
        if self.chosen:
            keep(self.request, answer, LANGUAGE_COOKIE, self.language.code, A_YEAR)
        return answer


def _visitor(
    request: Request,
    workspace: WorkspaceDep,
    settings: SettingsDep,
    code: CodeDep,
    lang: Annotated[str, Query(max_length=20)] = "",
) -> Visitor:
    offered = offered_languages(settings.data_dir)
    codes = {one.code: one for one in offered}
    kept = request.cookies.get(LANGUAGE_COOKIE, "")
    wished = [lang, kept, *wished_languages(request.headers.get("accept-language", ""))]
    language = next((codes[one] for one in wished if one in codes), codes[FIRST])
    t = question_translator(language.code, settings.data_dir)
    return Visitor(request, workspace, code, t, language, offered, chosen=lang in codes)


VisitorDep = Annotated[Visitor, Depends(_visitor)]


def cookie_of(code: str) -> str:
    """The name of the cookie that holds a device's key to a questionnaire."""
    return f"klantreis_voice_{code.lower()}"


def keep_key(visitor: Visitor, answer: Response, asked: Questionnaire, token: str) -> None:
    """Let this device come back to the same answers for as long as they are kept."""
    left = (asked.keep_until - now().date()).days + 1
    seconds = max(0, min(left * 24 * 3600, A_YEAR))
    keep(visitor.request, answer, cookie_of(asked.code), token, seconds)


def keep(request: Request, answer: Response, name: str, value: str, seconds: int) -> None:
    """Set a cookie that no script and no other site reads."""
    answer.set_cookie(
        name,
        value,
        max_age=seconds,
        path="/answer",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


__all__ = ["Visitor", "VisitorDep", "cookie_of", "keep_key"]
