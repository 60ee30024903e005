"""Commands on the workspace, with or without a running server: import, export."""

from argparse import Namespace

from app.access import OWNER
from app.actions.deciding import findings_of
from app.actions.journeys import get_journey, import_journeys, list_journeys
from app.actions.linking import sketch_beside
from app.actions.patterns import today
from app.actions.workspace import NotFound, Workspace
from app.cli import OPEN_KLANT
from app.cli.opening import settings_with, workspace_of
from app.cli.sources import contents_of, name_of, put, targets
from app.cli.wording import Problem, faults_in_lines, say, warn_of_personal_data
from app.exports.known import EXPORTS, goes_beside_its_sketch, tells_bottlenecks, written
from app.formats.bad_file import BadFile
from app.formats.known import FORMATS, Format, format_of
from app.formats.losses import Writing, told
from app.formats.recognising import recognised
from app.journey import Journey, Refused
from app.language import Translator


def import_command(asked: Namespace, t: Translator) -> int:
    """Stores the journey of a file; its id stays unless it is taken."""
    from app.cli.logs import import_log, is_log
    from app.cli.open_klant import import_contacts

    if asked.form == OPEN_KLANT:
        settings = settings_with(t, DATABASE_URL=asked.into)
        with workspace_of(settings, t) as workspace:
            return import_contacts(asked, t, workspace, settings.data_dir)
    if is_log(asked):
        with workspace_of(settings_with(t, DATABASE_URL=asked.into), t) as workspace:
            return import_log(asked, t, workspace)
    journeys = _read(asked, t)
    with workspace_of(settings_with(t, DATABASE_URL=asked.into), t) as workspace:
        several = import_journeys(workspace, person=OWNER, journeys=journeys)
        for journey, done in zip(journeys, several, strict=True):
            print(t("commands.import.done", title=journey.title, id=done.journey_id))
            if done.journey_id != journey.id:
                say(t("commands.import.renamed", old=journey.id, id=done.journey_id))
    return 0


def _read(asked: Namespace, t: Translator) -> list[Journey]:
    """The journeys of a file in the format that was asked for, or that it is recognised as."""
    name, contents = name_of(asked.file, t), contents_of(asked.file, t)
    form = FORMATS[asked.form] if asked.form else recognised(contents, asked.file)
    if form.read is None:
        raise Problem(t("commands.import.not_readable", format=form.name))
    try:
        reading = form.read(contents, name)
    except BadFile as bad:
        raise Problem("\n".join(faults_in_lines(bad, t))) from bad
    if reading.remarks:
        say(t("formats.remarks", n=len(reading.remarks)))
    for one in reading.remarks:
        field = f"{one.name}: " if one.name else ""
        say(f"{name}:{one.line}: {field}{t.fault(one.fault)}")
    content = contents if form.name == "yaml" else b""
    for journey in (reading.journey, *reading.others):
        warn_of_personal_data(journey, name, t, content)
    return [reading.journey, *reading.others]


def export_command(asked: Namespace, t: Translator) -> int:
    """Writes journeys of the workspace as files; nothing is written unless all are there."""
    output = "-" if asked.output is None else asked.output
    form = EXPORTS[asked.format] if asked.format else format_of(output, EXPORTS) or EXPORTS["yaml"]
    with workspace_of(settings_with(t), t) as workspace:
        writings = [_exported(workspace, one, form, t) for one in asked.journeys]
    suffix = form.suffixes[0]
    names = [f"{one}{suffix}" for one in asked.journeys]
    for writing, place in zip(writings, targets(names, suffix, output, t), strict=True):
        put(writing.content, place, t)
        if place != "-":
            say(t("commands.written", file=place))
        for sentence in told(writing.losses, t):
            say(f"  {sentence}")
    return 0


def _exported(workspace: Workspace, journey_id: str, form: Format, t: Translator) -> Writing:
    if form.write is None:
        raise Problem(t("commands.export.not_writable", format=form.name))
    try:
        journey = get_journey(workspace, journey_id).journey
        found = findings_of(workspace, journey, today()) if tells_bottlenecks(form) else None
        sketch = sketch_beside(workspace, journey) if goes_beside_its_sketch(form) else None
        return written(form, journey, t, found, sketch)
    except NotFound as error:
        known = ", ".join(sorted(one.id for one in list_journeys(workspace)))
        key = "not_there" if known else "none_there"
        raise Problem(t(f"commands.export.{key}", id=journey_id, known=known)) from error
    except Refused as error:
        sentence = t.fault(error.faults[0])
        raise Problem(t("commands.export.too_big", id=journey_id, sentence=sentence)) from error
