"""What the pages about Open Klant show, and what their forms say."""

from collections import Counter
from dataclasses import dataclass, field

from pydantic import ValidationError

from app.formats.bad_file import BadFile
from app.formats.folding import folded
from app.journey import Channel, Fault
from app.language import Translator
from app.openklant.desk import Fetch
from app.openklant.gathering import Gathered, Wanted
from app.openklant.remarks import remarks_on
from app.openklant.sketch import Words
from app.web.pages.form_values import Values, first
from app.web.reading.contexts import Sentences

FIELDS = ("address", "first", "last", "channel", "department")


@dataclass(frozen=True)
class AskPage:
    """The form to ask with; the token is never shown again."""

    values: dict[str, str] = field(default_factory=dict)
    faults: Sentences = ()
    path: str = "/reading/open-klant"

    def value(self, name: str) -> str:
        """What was filled in."""
        return self.values.get(name, "")


@dataclass(frozen=True)
class FetchPage:
    """A fetch on its way, or refused."""

    id: str
    host: str
    read: int = 0
    count: int = 0
    faults: Sentences = ()

    @property
    def here(self) -> str:
        """The address of the page, also where a form was refused."""
        return f"/reading/open-klant/{self.id}"


@dataclass(frozen=True)
class WordsPage:
    """The words of a municipality for channels and departments, with what they mean so far."""

    id: str
    host: str
    contacts: int
    channels: tuple[tuple[str, int, str], ...]
    departments: tuple[tuple[str, int, str], ...]
    remarks: tuple[str, ...]
    subjects: tuple[tuple[str, int], ...]

    @property
    def choices(self) -> tuple[Channel, ...]:
        """The channels there are."""
        return tuple(Channel)

    @property
    def here(self) -> str:
        """The address of the page."""
        return f"/reading/open-klant/{self.id}"

    @classmethod
    def of(cls, fetch: Fetch, gathered: Gathered, words: Words, t: Translator) -> "WordsPage":
        """The page of what was gathered."""
        channels: Counter[str] = Counter()
        departments: Counter[str] = Counter()
        subjects: Counter[str] = Counter()
        for (subject, channel, department), (times, _) in gathered.groups.items():
            channels[channel] += times
            departments[department] += times
            subjects[subject] += times
        return cls(
            id=fetch.id,
            host=fetch.host,
            contacts=gathered.taken,
            channels=tuple(
                (word, n, str(words.channel(word) or ""))
                for word, n in channels.most_common(100)
                if word
            ),
            departments=tuple(
                (name, n, words.department(name))
                for name, n in departments.most_common(100)
                if name
            ),
            remarks=tuple(remarks_on(gathered, fetch.lost, t)),
            subjects=tuple(
                (one or t("reading.klant.no_subject"), n) for one, n in subjects.most_common(20)
            ),
        )


def ask_page(sent: Values, faults: Sentences) -> AskPage:
    """The form as it was filled in, with what is wrong."""
    return AskPage({name: first(sent, name) for name in FIELDS}, faults)


def wanted_in(sent: Values) -> Wanted:
    """Which contacts are wanted; raises ``BadFile`` with the name of the field."""
    said = {name: first(sent, name) or None for name in ("first", "last")}
    words = {name: first(sent, name)[:200] for name in ("channel", "department")}
    try:
        return Wanted.model_validate(said | words)
    except ValidationError as error:
        faults = []
        for one in error.errors():
            is_period = one["type"] == "klant_period"
            name = "first" if is_period else folded(str(one["loc"][0]))
            faults.append((0, Fault((name,), "klant_period" if is_period else "date_shape")))
        raise BadFile("", faults) from error
