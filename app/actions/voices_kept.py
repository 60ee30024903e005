"""What is kept on whom, and what came of it: for the giver, and for who must account for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from app.access.people import Person
from app.access.voices import VoiceDeed, check_voice_deed
from app.actions.operations import found_row, kept_journey
from app.actions.retention import erase_on
from app.actions.voices_giving import own_row
from app.actions.workspace import Workspace
from app.journey import Journey, Resource
from app.journey.items import Bottleneck
from app.journey.plan import Action, Improvement
from app.storage import voices as stored
from app.storage import workshops
from app.storage.journeys import journey_row
from app.storage.tables import JourneyRow
from app.storage.voices_tables import AnswersRow, QuestionnaireRow, VoiceUseRow
from app.storage.workshop_tables import WorkshopRow
from app.voices import Answers, Consent, Questionnaire


@dataclass(frozen=True)
class Became:
    """What somebody's words came to in one journey.

    ``quotes`` are the texts of theirs that stand on its map; the rest rests on the same contact
    moments.
    """

    title: str
    quotes: tuple[str, ...]
    bottlenecks: tuple[Bottleneck, ...]
    improvements: tuple[Improvement, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class KeptVoice:
    """What is kept on one giver: by pseudonym, since nothing else is known of them."""

    answers: Answers
    consent: Consent
    texts: int
    scores: int
    on_maps: tuple[str, ...]


@dataclass(frozen=True)
class KeptQuestionnaire:
    """Everybody in one questionnaire, and until when; ``is_gone`` where its journey was removed."""

    questionnaire: Questionnaire
    journey: str
    is_gone: bool
    voices: tuple[KeptVoice, ...]

    @property
    def keep_until(self) -> date:
        """The last day."""
        return self.questionnaire.keep_until


@dataclass(frozen=True)
class KeptWorkshop:
    """What is kept on who took part in a workshop: names where they gave one, until when."""

    id: str
    journey_id: str
    journey: str
    people: int
    names: tuple[str, ...]
    contributions: int
    erase_on: datetime


def what_became(workspace: Workspace, *, code: str, token: str) -> tuple[Became, ...]:
    """What came of somebody's words, by their own key; raises ``NoSuchVoice``."""
    with workspace.database.reading() as session:
        row, _ = own_row(session, code, token)
        uses = stored.uses_of(session, row.id)
        found = []
        for journey_id in dict.fromkeys(one.journey_id for one in uses):
            if journey_row(session, journey_id) is None:
                continue
            journey = kept_journey(workspace, session, found_row(session, journey_id)).journey
            here = [one for one in uses if one.journey_id == journey_id]
            found.append(_became(journey, here))
        return tuple(one for one in found if one.quotes or one.bottlenecks or one.actions)


def account_of(workspace: Workspace, *, person: Person) -> tuple[KeptQuestionnaire, ...]:
    """What is kept on every giver of the workspace; raises ``NotAllowed``."""
    check_voice_deed(person, VoiceDeed.SEE_KEPT)
    with workspace.database.reading() as session:
        return tuple(_kept(session, one) for one in stored.all_questionnaires(session))


def workshops_kept(workspace: Workspace, *, person: Person) -> tuple[KeptWorkshop, ...]:
    """What is kept on who took part in workshops; raises ``NotAllowed``."""
    check_voice_deed(person, VoiceDeed.SEE_KEPT)
    with workspace.database.reading() as session:
        rows = session.exec(select(WorkshopRow).order_by(col(WorkshopRow.opened_at).desc())).all()
        return tuple(_kept_workshop(session, one) for one in rows)


def _kept_workshop(session: Session, row: WorkshopRow) -> KeptWorkshop:
    people = workshops.participants_of(session, row.id)
    written = (one for one in workshops.contributions_of(session, row.id) if one.fields)
    return KeptWorkshop(
        id=row.id,
        journey_id=row.journey_id,
        journey=session.get_one(JourneyRow, row.journey_id).title,
        people=len(people),
        names=tuple(one.name for one in people if one.name),
        contributions=sum(1 for _ in written),
        erase_on=erase_on(workshops.workshop_of(row)),
    )


def kept_in(
    workspace: Workspace, *, person: Person, questionnaire_id: str
) -> tuple[KeptVoice, ...]:
    """What is kept on everybody in one questionnaire; raises ``NotAllowed``."""
    check_voice_deed(person, VoiceDeed.SEE_KEPT)
    with workspace.database.reading() as session:
        return _kept_voices(session, questionnaire_id)


def _kept(session: Session, row: QuestionnaireRow) -> KeptQuestionnaire:
    journey = session.get_one(JourneyRow, row.journey_id)
    return KeptQuestionnaire(
        stored.questionnaire_of(row),
        journey.title,
        journey.removed_at is not None,
        _kept_voices(session, row.id),
    )


def _kept_voices(session: Session, questionnaire_id: str) -> tuple[KeptVoice, ...]:
    used = session.exec(
        select(VoiceUseRow.answers_id, JourneyRow.title)
        .join(JourneyRow, col(VoiceUseRow.journey_id) == JourneyRow.id)
        .join(AnswersRow, col(VoiceUseRow.answers_id) == AnswersRow.id)
        .where(AnswersRow.questionnaire_id == questionnaire_id)
        .distinct()
    ).all()
    titles: dict[str, list[str]] = {}
    for answers_id, title in used:
        titles.setdefault(answers_id, []).append(title)
    return tuple(
        _voice(stored.answers_of(one), stored.consent_of(one), titles.get(one.id, ()))
        for one in stored.answers_rows(session, [questionnaire_id])
    )


def _voice(answers: Answers, consent: Consent, titles: Iterable[str]) -> KeptVoice:
    scored = [one.score for one in answers.moments.values()]
    scored += [one.score for one in answers.missing]
    return KeptVoice(
        answers=answers,
        consent=consent,
        texts=len(answers.words()),
        scores=sum(one is not None for one in scored),
        on_maps=tuple(sorted(titles)),
    )


def _became(journey: Journey, uses: Iterable[VoiceUseRow]) -> Became:
    quotes: list[str] = []
    moments: set[str] = set()
    bottlenecks: list[Bottleneck] = []
    for use in uses:
        item = journey.find(Resource(use.resource), use.item_id)
        if item is None:
            continue
        quotes.append(getattr(item, "quote", "") or getattr(item, "title", ""))
        moments.add(getattr(item, "contact_moment", use.item_id))
        bottlenecks += [item] if isinstance(item, Bottleneck) else []
    bottlenecks += [one for one in journey.bottlenecks if moments & set(one.contact_moments)]
    stuck = {one.id: one for one in bottlenecks}
    improvements = [one for one in journey.improvements if set(one.bottlenecks) & stuck.keys()]
    better = {one.id for one in improvements}
    actions = [
        one
        for one in journey.actions
        if one.bottleneck in stuck or (one.improvement is not None and one.improvement in better)
    ]
    return Became(
        journey.title,
        tuple(one for one in dict.fromkeys(quotes) if one),
        tuple(stuck.values()),
        tuple(improvements),
        tuple(actions),
    )
