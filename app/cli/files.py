"""Commands on journey files alone: check, render."""

from argparse import Namespace
from pathlib import Path
from typing import Final

from app.cli.rules import RulesHere, found_in, rules_here
from app.cli.sources import STANDARD, contents_of, journey_in, name_of, put, targets
from app.cli.wording import Problem, faults_in_lines, say, warn_of_personal_data
from app.diagram.view import View
from app.formats.bad_file import BadFile
from app.formats.journey_file import read_journey
from app.journey import Journey
from app.journey.bottlenecks import has_standing
from app.language import Translator

FORMATS: Final = ("svg", "pdf", "png", "dot")


def check_command(asked: Namespace, t: Translator) -> int:
    """Tells every problem of every file; 1 where there is one."""
    code = 0
    for file in asked.files:
        try:
            content = contents_of(file, t)
            journey = read_journey(content, name=name_of(file, t))
        except BadFile as bad:
            code = 1
            print("\n".join(faults_in_lines(bad, t)))
        else:
            print(t("commands.check.sound", file=name_of(file, t)))
            warn_of_personal_data(journey, name_of(file, t), t, content)
    return code


def render_command(asked: Namespace, t: Translator) -> int:
    """Draws each file; nothing is written unless every file is sound."""
    form = asked.format or _format_of(asked.output, t)
    if asked.paper and form != "pdf":
        raise Problem(t("commands.render.paper_without_pdf"))
    places = targets(asked.files, f".{form}", asked.output, t)
    journeys = [journey_in(file, t) for file in asked.files]
    over = journey_in(asked.over, t) if asked.over else None
    decided = any(has_standing(one.decisions) for one in journeys)
    rules = rules_here(t) if decided else RulesHere()
    for journey, place in zip(journeys, places, strict=True):
        found = tuple(found_in(journey, rules)) if has_standing(journey.decisions) else None
        view = View(over=over, found=found)
        put(_picture(journey, form, asked.paper or "a3", view, t), place, t)
        if place != STANDARD:
            say(t("commands.written", file=place))
    return 0


def _format_of(output: str | None, t: Translator) -> str:
    suffix = Path(output or "").suffix.lower().removeprefix(".")
    if suffix in FORMATS:
        return suffix
    if suffix and not Path(output or "").is_dir():
        raise Problem(t("commands.render.unknown_format", format=suffix, known=", ".join(FORMATS)))
    return "svg"


def _picture(journey: Journey, form: str, paper: str, view: View, t: Translator) -> bytes:
    from app.diagram import draw
    from app.diagram.faults import DrawingError

    try:
        match form:
            case "pdf":
                return draw.pdf(journey, paper=paper, language=t.language, view=view)
            case "png":
                return draw.png(journey, language=t.language, view=view)
            case "dot":
                return draw.dot(journey, language=t.language, view=view).encode()
        return draw.svg(journey, language=t.language, view=view)
    except DrawingError as error:
        sentence = t("commands.render.cannot_draw", title=journey.title, reason=error)
        raise Problem(sentence) from error
