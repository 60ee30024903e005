"""The contact moments as tables, phase by phase, and what people said of them."""

from collections.abc import Iterator

from app.exports.tables import Told, filled
from app.journey import ContactMoment, Journey, Perspective
from app.language import Translator
from app.language.wording import Wording

COLUMNS = ("number", "date", "title", "department", "channel", "result", "waiting", "felt")


def moment_tables(journey: Journey, t: Translator, say: Wording) -> Iterator[Told]:
    """A table for each phase that has contact moments, numbered as on the map."""
    numbers = numbered(journey)
    for phase in journey.phases:
        rows = tuple(_row(journey, one, numbers, t, say) for one in journey.in_phase(phase.id))
        yield filled(
            Told(
                title=t("exports.phase", title=phase.title),
                text=phase.description,
                columns=tuple(t(f"exports.column.{name}") for name in COLUMNS),
                rows=rows,
                wide=frozenset({2, 5}),
            )
        )


def numbered(journey: Journey) -> dict[str, int]:
    """The number of each contact moment in the order of the journey, from 1."""
    return {one.id: place for place, one in enumerate(journey.contact_moments, start=1)}


def voices(journey: Journey, t: Translator, say: Wording) -> Told:
    """What people said, in the order of the journey."""
    numbers = numbered(journey)
    rows = [
        (
            str(numbers[one.contact_moment]),
            one.voice or say.term(one.perspective),
            say.score(one.score) if one.score is not None else "",
            ", ".join(one.emotions),
            one.quote,
            one.need,
        )
        for one in sorted(journey.experiences, key=lambda one: numbers[one.contact_moment])
        if one.quote or one.need
    ]
    columns = ("number", "voice", "score", "emotions", "quote", "need")
    return filled(
        Told(
            title=t("exports.voices"),
            text=t("exports.voices_text"),
            columns=tuple(t(f"exports.column.{name}") for name in columns),
            rows=tuple(rows),
            wide=frozenset({4, 5}),
        )
    )


def _row(
    journey: Journey,
    moment: ContactMoment,
    numbers: dict[str, int],
    t: Translator,
    say: Wording,
) -> tuple[str, ...]:
    department = journey.department(moment.department)
    return (
        str(numbers[moment.id]),
        _assumed(moment, "date", say.date(moment.date) if moment.date else "", t),
        _sentences(moment.title, moment.description),
        department.title if department else t("journey.unknown_department"),
        _assumed(moment, "channel", say.term(moment.channel) if moment.channel else "", t),
        _result(journey, moment, say),
        _waiting(moment, say),
        _felt(journey, moment, t, say),
    )


def _assumed(moment: ContactMoment, field: str, text: str, t: Translator) -> str:
    return t("exports.assumption", text=text) if text and moment.is_assumed(field) else text


def _sentences(*texts: str) -> str:
    """Texts behind each other, each closed with a full stop unless it closes itself."""
    given = [one.strip() for one in texts if one.strip()]
    ended = [one if one[-1] in ".!?…" else f"{one}." for one in given[:-1]]
    return " ".join([*ended, *given[-1:]])


def _result(journey: Journey, moment: ContactMoment, say: Wording) -> str:
    referred = journey.department(moment.referred_to)
    reason = moment.refusal.reason if moment.refusal else ""
    result = say.term(moment.result) if moment.result else ""
    arrow = f"→ {referred.title}" if referred else ""
    return _sentences(" ".join(one for one in (result, arrow) if one), reason, moment.result_note)


def _waiting(moment: ContactMoment, say: Wording) -> str:
    waiting = moment.waiting
    if waiting is None or waiting.duration is None:
        return ""
    return _sentences(say.duration(waiting.duration), waiting.reason)


def _felt(journey: Journey, moment: ContactMoment, t: Translator, say: Wording) -> str:
    """The score of one person; of several the lowest, the highest and how many."""
    people = [
        one
        for one in journey.experiences_of(moment.id)
        if one.perspective is not Perspective.DEPARTMENT
    ]
    scores = sorted(one.score for one in people if one.score is not None)
    words = ", ".join(dict.fromkeys(word for one in people for word in one.emotions))
    if not scores:
        return words
    if len(scores) == 1:
        return _beside(say.score(scores[0]), words)
    spread = t(
        "exports.spread", low=say.number(scores[0]), high=say.number(scores[-1]), n=len(scores)
    )
    return _beside(spread, words)


def _beside(score: str, words: str) -> str:
    return f"{score}: {words}" if words else score
