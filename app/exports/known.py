"""Every way out of the workspace for a journey: the formats, and what is only ever taken away."""

from collections.abc import Callable, Sequence
from typing import Final

from app.formats.known import FORMATS, Format, Write
from app.formats.losses import Writing
from app.journey import Journey
from app.journey.bottlenecks import Finding
from app.language import Translator

PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


Found = Sequence[Finding] | None
"""What the rules find in the very journey that goes out; ``None``: let them run by the defaults."""


def _write_web_page(journey: Journey, t: Translator, found: Found = None) -> Writing:
    from app.exports.web_page import write_web_page

    return Writing(write_web_page(journey, t, found=found))


def _write_slides(journey: Journey, t: Translator, found: Found = None) -> Writing:
    from app.exports.slides import write_slides

    return Writing(write_slides(journey, t, found))


def _write_markdown(journey: Journey, t: Translator, found: Found = None) -> Writing:
    from app.exports.markdown import write_markdown

    return Writing(write_markdown(journey, t, found))


_TELLING: Final[dict[str, Callable[[Journey, Translator, Found], Writing]]] = {
    "html": _write_web_page,
    "pptx": _write_slides,
    "markdown": _write_markdown,
}
"""What tells of bottlenecks, and so has to know what the rules of a workspace find."""


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


def tells_bottlenecks(form: Format) -> bool:
    """Whether what the rules find is told in files of a format."""
    return form.name in _TELLING


def goes_beside_its_sketch(form: Format) -> bool:
    """Whether files of a format hold the sketch too that a journey is held against."""
    return form.name == "cjml"


def written(
    form: Format,
    journey: Journey,
    t: Translator,
    found: Found = None,
    sketch: Journey | None = None,
) -> Writing:
    """A journey as a file of a format that can be written; raises ``Refused``.

    ``found`` is what the rules of a workspace find in this very journey: of one that goes out
    without its voices nothing that they tell may come along. ``sketch`` is what it is held
    against, if that is there.
    """
    if form.write is None:
        raise ValueError(f"{form.name} can't be written")
    if goes_beside_its_sketch(form):
        from app.formats.cjml import write_cjml

        return write_cjml(journey, t, sketch)
    write = _TELLING.get(form.name)
    return write(journey, t, found) if write is not None else form.write(journey, t)
