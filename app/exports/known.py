"""Every way out of the workspace for a journey: the formats, and what is only ever taken away."""

from typing import Final

from app.formats.known import FORMATS, Format, Write
from app.formats.losses import Writing
from app.journey import Journey
from app.language import Translator

PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def _write_web_page(journey: Journey, t: Translator) -> Writing:
    from app.exports.web_page import write_web_page

    return Writing(write_web_page(journey, t))


def _write_slides(journey: Journey, t: Translator) -> Writing:
    from app.exports.slides import write_slides

    return Writing(write_slides(journey, t))


def _write_markdown(journey: Journey, t: Translator) -> Writing:
    from app.exports.markdown import write_markdown

    return Writing(write_markdown(journey, t))


def _only_out(name: str, suffix: str, media_type: str, write: Write) -> Format:
    return Format(name, (suffix,), media_type, None, write)


EXPORTS: Final[dict[str, Format]] = FORMATS | {
    one.name: one
    for one in (
        _only_out("html", ".html", "text/html; charset=utf-8", _write_web_page),
        _only_out("pptx", ".pptx", PPTX, _write_slides),
        _only_out("markdown", ".md", "text/markdown; charset=utf-8", _write_markdown),
    )
}
"""What ``klantreis export`` and the journey's page offer, by name; all of them can be written."""
