"""A sketch out of contacts: every subject by its channel and department, and how often it came."""

from collections import Counter
from typing import Any, Final

from pydantic import BaseModel, ConfigDict

from app.formats.channel_words import known_channels
from app.formats.draft import Draft, Stood
from app.formats.folding import folded
from app.journey import Channel, DepartmentKind, Journey, JourneyKind, Resource, Source
from app.language import Translator
from app.language.wording import Wording
from app.openklant.gathering import Gathered

MOST_MOMENTS: Final = 60
_SYSTEM: Final = {"source": Source.SYSTEM.value}
_STOOD: Final = Stood(1)


class Words(BaseModel):
    """What a municipality's words mean: a channel of ours, a department under our name.

    A department that is given no name is left out of the map.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    channels: dict[str, Channel] = {}
    departments: dict[str, str] = {}

    def channel(self, word: str) -> Channel | None:
        """The channel that a word means; ``None`` where nobody told."""
        return self.channels.get(folded(word)) or known_channels().get(folded(word))

    def department(self, name: str) -> str:
        """What a department is called on the map."""
        return self.departments.get(folded(name), name)


def sketch_of(gathered: Gathered, host: str, words: Words, t: Translator) -> Journey:
    """A sketch with the commonest contacts; which came before which is not known.

    Raises:
        BadFile: what the contacts are called is no text that a journey can hold.
    """
    groups: Counter[tuple[str, Channel | None, str, str]] = Counter()
    reached: Counter[tuple[str, Channel | None, str, str]] = Counter()
    for (subject, word, name), (times, got_through) in gathered.groups.items():
        channel = words.channel(word)
        group = (subject, channel, "" if channel else word, words.department(name))
        groups[group] += times
        reached[group] += got_through
    draft = Draft(host)
    draft.frame |= _frame(gathered, host, len(groups), t)
    phase = draft.add(Resource.PHASE, {"title": t("reading.klant.phase")}, _STOOD)
    departments: dict[str, str] = {}
    for group, times in groups.most_common(MOST_MOMENTS):
        name = group[3]
        if name and folded(name) not in departments:
            fields = {"title": name, "kind": DepartmentKind.OTHER.value} | _SYSTEM
            departments[folded(name)] = draft.add(Resource.DEPARTMENT, fields, _STOOD)
        told = _moment(group, times, reached[group], t)
        told |= {"phase": phase, "department": departments.get(folded(name))}
        draft.add(Resource.CONTACT_MOMENT, told, _STOOD)
    return draft.finish(JourneyKind.SKETCH).journey


def _moment(
    group: tuple[str, Channel | None, str, str], times: int, reached: int, t: Translator
) -> dict[str, Any]:
    subject, channel, word, _ = group
    parts = [t("reading.klant.times", n=times)]
    if reached:
        parts.append(t("reading.klant.reached", n=reached))
    if word:
        parts.append(t("reading.klant.channel", word=word))
    return {
        "title": subject or t("reading.klant.no_subject"),
        "topic": subject,
        "channel": channel.value if channel else None,
        "description": " ".join(parts),
    } | _SYSTEM


def _frame(gathered: Gathered, host: str, groups: int, t: Translator) -> dict[str, Any]:
    say = Wording(t)
    parts = [t("reading.klant.counted", n=gathered.taken)]
    if gathered.first:
        days = {"first": say.date(gathered.first), "last": say.date(gathered.last)}
        parts.append(t("reading.usual.period", **days))
    if groups > MOST_MOMENTS:
        parts.append(t("reading.klant.left_out", n=groups - MOST_MOMENTS))
    parts.append(t("reading.klant.no_order"))
    return {
        "title": t("reading.klant.title", host=host)[:200],
        "summary": " ".join(parts),
        "references": [t("reading.klant.made_of", host=host)[:200]],
    } | _SYSTEM
