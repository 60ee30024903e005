"""What a log comes to: steps in their usual order, waits, variants, departments, what stands out.

Plain figures, carried as JSON between the reading process and the screens.
"""

from pydantic import BaseModel, ConfigDict

from app.journey import Channel


class Figures(BaseModel):
    """A part of a summary: unchangeable."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Spread(Figures):
    """Lengths of time in days: the middle one, and how far they lie apart.

    Quarter, three quarters and nine tenths are told from 20 on only: before that they say little.
    """

    n: int
    median: float
    shortest: float
    longest: float
    quarter: float | None = None
    three_quarters: float | None = None
    nine_tenths: float | None = None


class StepFigures(Figures):
    """One step: in how many cases it was taken, how often, and the wait behind it.

    ``cases_again`` are the cases that took it more than once; ``long_waits`` the waits behind it
    of more than the usual 28 days. ``departments``, ``channels`` and ``phases`` with how
    often, most first.
    """

    title: str
    cases: int
    times: int
    cases_again: int
    long_waits: int = 0
    wait: Spread | None = None
    departments: tuple[tuple[str, int], ...] = ()
    channels: tuple[tuple[str, int], ...] = ()
    topics: tuple[tuple[str, int], ...] = ()
    phases: tuple[tuple[str, int], ...] = ()


class Between(Figures):
    """From one step straight to another: by how many cases, how often, after which wait."""

    before: int
    after: int
    times: int
    wait: Spread | None = None


class Variant(Figures):
    """A course that cases took: the numbers of its steps, and how many cases took it."""

    steps: tuple[int, ...]
    length: int
    cases: int
    example: str


class Shuttle(Figures):
    """Two departments, one and the other and the one again within 90 days: in how many cases."""

    one: str
    other: str
    cases: int


class Pick(Figures):
    """A case to choose from: why it is offered, its id, and how many steps it has."""

    why: str
    case: str
    steps: int
    days: float | None = None


class Told(Figures):
    """A remark on the file: the line, the field, the code of its sentence, what it fills in."""

    line: int
    name: str
    code: str
    values: dict[str, str | int] = {}


class Summary(Figures):
    """Everything that was added up of a log.

    ``steps`` stand in their usual order; other parts name them by their place in it. ``first``
    and ``last`` are days (``2011-10-11``).
    """

    name: str
    cases: int
    events: int
    moments_unknown: int
    first: str | None
    last: str | None
    length: Spread | None
    steps: tuple[StepFigures, ...]
    between: tuple[Between, ...]
    variants: tuple[Variant, ...]
    variants_in_all: int
    departments: tuple[tuple[str, int], ...]
    channels: tuple[tuple[str, int, Channel | None], ...]
    shuttles: tuple[Shuttle, ...]
    cases_with_shuttles: int
    channel_changes: int
    picks: tuple[Pick, ...]
    remarks: tuple[Told, ...]
    remark_counts: dict[str, int]
