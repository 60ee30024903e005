"""The record of a workshop as plain text: to print, to mail, to paste in minutes."""

from collections.abc import Iterator

from app.actions.record import Record
from app.journey import Journey
from app.language import Translator
from app.language.wording import Wording
from app.web.workshop.asked import asked_with_answers
from app.web.workshop.views import counted_changes, result_view


def record_text(record: Record, journey: Journey, t: Translator) -> str:
    """Who took part by role, what changed, what was asked and answered, the votes, the photos."""
    return "\n".join(_lines(record, journey, t)) + "\n"


def _lines(record: Record, journey: Journey, t: Translator) -> Iterator[str]:
    say = Wording(t)
    yield t("workshop.record.title")
    yield journey.title
    yield say.day(record.workshop.opened_at)
    yield from _part(
        t("workshop.record.who"),
        [f"{t(f'workshop.role.{role.value}')}: {n}" for role, n in record.people.items()],
    )
    yield from _part(t("workshop.record.what"), list(_changes(record, t)))
    for question in asked_with_answers(record, journey, t):
        yield from _part(question.text, list(question.answers))
    for counted in record.votings:
        result = result_view(counted, journey)
        yield from _part(
            t("workshop.record.votes"),
            [f"{one.title}: {t('workshop.vote.count', n=one.votes)}" for one in result.result],
        )
    yield from _part(
        t("workshop.record.photos"),
        [photo.title or t("workshop.lead.photo.title") for photo in record.photos],
    )


def _changes(record: Record, t: Translator) -> Iterator[str]:
    say = Wording(t)
    words = {"created": "added", "changed": "changed", "removed": "removed"}
    for resource, counted in counted_changes(record):
        told = [f"{n} {t(f'workshop.record.{words[verb]}')}" for verb, n in counted.items()]
        yield f"{say.resource(resource, 2)}: {', '.join(told)}"


def _part(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        yield from (f"- {' '.join(line.split())}" for line in lines)
