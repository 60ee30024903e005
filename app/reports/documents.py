"""What stands in each report: the plan, a level, a breakthrough session, the whole journey."""

from collections.abc import Iterator, Sequence
from datetime import date

from app.exports.account import account
from app.exports.plan import actions as actions_told
from app.exports.plan import improvements as improvements_told
from app.exports.tables import Told
from app.exports.trouble import bottlenecks as bottlenecks_told
from app.journey import Action, Department, Journey, Level, Outcome, Resource
from app.journey.bottlenecks import Finding
from app.journey.planning.levels import at_level, is_ready
from app.journey.planning.reminders import Reminder, reminders
from app.journey.planning.sharing_out import called, progress, shares
from app.language import Translator
from app.language.wording import Wording
from app.reports.paper import Facts, Heading, Map, Piece, Points, Report, Words

AGENDA = ("story", "map", "stuck", "agree", "learn", "last")


def plan_report(
    journey: Journey, t: Translator, today: date, department: Department | None = None
) -> Report:
    """The action plan of everybody, or of one department."""
    return _report(
        t("plan.report.plan"),
        journey,
        t,
        today,
        tuple(_plan(journey, t, department)),
        department=department,
    )


def level_report(
    journey: Journey, t: Translator, today: date, level: Level, cases: dict[str, int]
) -> Report:
    """What lies at a level, for the meeting or the government that it goes to.

    ``cases`` tells in how many journeys each category of bottleneck comes up.
    """
    pieces: list[Piece] = [Words(t(f"plan.level_text.{level.value}"))]
    for action in at_level(journey, level):
        pieces += _asked(journey, t, action, today, cases)
    if len(pieces) == 1:
        pieces.append(Words(t("plan.level_page.none")))
    return _report(t(f"plan.level.{level.value}"), journey, t, today, tuple(pieces))


def session_report(
    journey: Journey, t: Translator, today: date, found: Sequence[Finding] | None = None
) -> Report:
    """The breakthrough session on a case: whom to invite, the agenda, what was agreed.

    ``found`` is what the rules find by the settings of its workspace.
    """
    say = Wording(t)
    pieces: list[Piece] = [
        Words(t("plan.breakthrough.intro")),
        Heading(t("plan.breakthrough.who")),
        Points((t("plan.breakthrough.parent"), *_invited(journey))),
        Words(t("plan.breakthrough.mandate")),
        Heading(t("plan.breakthrough.agenda")),
        Points(tuple(t(f"plan.breakthrough.step.{one}") for one in AGENDA), numbered=True),
        Heading(t("plan.breakthrough.stuck")),
        _untitled(bottlenecks_told(journey, t, say, found)),
    ]
    unsolved = [one.title for one in journey.problems if one.outcome is not Outcome.SOLVED]
    if unsolved:
        pieces += [Heading(t("plan.breakthrough.open_problems"), 2), Points(tuple(unsolved))]
    pieces.append(Heading(t("plan.breakthrough.agreed")))
    agreed = _untitled(actions_told(journey, t, say))
    pieces.append(agreed if agreed.rows else Words(t("plan.breakthrough.none_agreed")))
    if journey.improvements:
        pieces.append(Heading(t("plan.breakthrough.learned")))
        pieces.append(_untitled(improvements_told(journey, t, say)))
    return _report(t("plan.breakthrough.title"), journey, t, today, tuple(pieces))


def council_report(
    journey: Journey, t: Translator, today: date, found: Sequence[Finding] | None = None
) -> Report:
    """The whole of a journey for who decides: the map, the bottlenecks, the voices, the plan.

    ``found`` is what the rules find by the settings of its workspace.
    """
    told = account(journey, t, found)
    pieces: list[Piece] = [Words(told.lead)] if told.lead else []
    if told.facts:
        pieces.append(Facts(told.facts))
    if told.figures:
        pieces.append(Points(tuple(f"{number} {name}" for number, name in told.figures)))
    pieces += [Map(), *told.sections, *(Words(one) for one in told.closing)]
    return _report(journey.title, journey, t, today, tuple(pieces), over=t("plan.report.council"))


def _report(
    title: str,
    journey: Journey,
    t: Translator,
    today: date,
    pieces: tuple[Piece, ...],
    *,
    over: str = "",
    department: Department | None = None,
) -> Report:
    made = t("plan.report.on", date=Wording(t).date(today.isoformat()))
    whom = [t("plan.report.for", department=called(department))] if department else []
    of = t("plan.report.of", title=journey.title)
    return Report(
        title=title,
        language=t.language,
        over=over or of,
        under=(*whom, made),
        pieces=pieces,
        foot=journey.title,
    )


def _plan(journey: Journey, t: Translator, department: Department | None) -> Iterator[Piece]:
    say = Wording(t)
    mine = [one for one in shares(journey) if department is None or one.department == department]
    own = tuple(one for share in mine for one in share.own)
    far = progress(own)
    if far.count:
        yield Words(t("plan.page.progress", done=far.done, count=far.count, doing=far.doing) + ".")
    else:
        yield Words(t("plan.report.no_actions"))
    for share in mine:
        yield Heading(called(share.department) if share.department else t("plan.page.nobody"))
        if share.own:
            yield _untitled(actions_told(_with_actions(journey, share.own), t, say))
        if share.helping:
            names = "; ".join(one.title for one in share.helping)
            yield Words(f"{t('plan.page.helps')}: {names}")
    shown = {one.id for share in mine for one in (*share.own, *share.helping)}
    due = [one for one in reminders(journey) if one.action is None or one.action.id in shown]
    if due:
        yield Heading(t("plan.report.due"))
        yield Facts(tuple((say.date(one.day.isoformat()), reminder_text(one, t)) for one in due))
    if department is None and journey.improvements:
        yield improvements_told(journey, t, say)


def reminder_text(reminder: Reminder, t: Translator) -> str:
    """What somebody is reminded of."""
    key = f"plan.due.{reminder.reason.value}"
    return t(key, title=reminder.action.title) if reminder.action else t(key)


def _asked(
    journey: Journey, t: Translator, action: Action, today: date, cases: dict[str, int]
) -> Iterator[Piece]:
    say = Wording(t)
    yield Heading(action.title)
    if action.description:
        yield Words(action.description)
    department = journey.department(action.department)
    whose = [action.owner or t("plan.page.no_owner"), called(department) if department else ""]
    facts = [(t("plan.page.owner"), ", ".join(one for one in whose if one))]
    if action.level_since:
        since = t("plan.page.since", date=say.date(action.level_since))
        ready = f". {t('plan.page.ready')}" if is_ready(action, today) else ""
        facts.append((t("plan.page.level"), since + ready))
    for one in _against(journey, action):
        bottleneck = next(each for each in journey.bottlenecks if each.id == one)
        n = cases.get(bottleneck.category.value)
        counted = t("plan.level_page.cases", n=n) if n else t("plan.level_page.cases_none")
        text = ". ".join(
            part.rstrip(".")
            for part in (bottleneck.title, bottleneck.description, bottleneck.effect, counted)
            if part
        )
        facts.append((t("plan.level_page.blocks"), f"{text}."))
    yield Facts(tuple(facts))


def _against(journey: Journey, action: Action) -> Sequence[str]:
    improvement = next((one for one in journey.improvements if one.id == action.improvement), None)
    named = [action.bottleneck, *(improvement.bottlenecks if improvement else ())]
    return [one for one in dict.fromkeys(named) if one is not None]


def _with_actions(journey: Journey, actions: tuple[Action, ...]) -> Journey:
    return journey.with_items(Resource.ACTION, actions)


def _untitled(told: Told) -> Told:
    return Told("", told.columns, told.rows, told.text, told.wide)


def _invited(journey: Journey) -> list[str]:
    named = (
        one for moment in journey.contact_moments for one in (moment.department, moment.referred_to)
    )
    found = [journey.department(one) for one in dict.fromkeys(named)]
    return [called(one) for one in found if one is not None]
