"""What stands out in a log: long waits, back and forth, steps done again, changes of channel.

The counterparts of rules 2, 3, 8 and 7 of docs/bottlenecks.md, counted over all cases. Always so
many of so many; a log doesn't know whom somebody waited for, nor what a contact came to.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.eventlogs.summary import Summary
from app.eventlogs.wording import share, spread_told
from app.journey import Category
from app.language import Translator

OFTEN: Final = 0.1
"""A wait stands out where this part of the cases waited more than 28 days, a step where this part
of those who took it took it again."""
SHOWN_FROM: Final = 0.05
PATTERN: Final = 3
MOST_SHUTTLES: Final = 5


@dataclass(frozen=True)
class StandsOut:
    """One thing: in words, with the steps and departments that it is about.

    ``category`` where a bottleneck of the map has one for it.
    """

    title: str
    description: str
    steps: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    category: Category | None = None


def standing_out(summary: Summary, t: Translator) -> list[StandsOut]:
    """Everything that stands out, waits first."""
    return [
        *_long_waits(summary, t),
        *_shuttles(summary, t),
        *_again(summary, t),
        *_channels(summary, t),
    ]


def _long_waits(summary: Summary, t: Translator) -> Iterator[StandsOut]:
    for step in summary.steps:
        if step.wait is None or step.long_waits < max(1, OFTEN * step.wait.n):
            continue
        often = share(step.long_waits, step.wait.n, t, of="times")
        yield StandsOut(
            t("reading.found.long_wait_title", step=step.title)[:200],
            t("reading.found.long_wait", share=often, spread=spread_told(step.wait, t)),
            steps=(step.title,),
            category=Category.WAITING_PERIOD,
        )


def _shuttles(summary: Summary, t: Translator) -> Iterator[StandsOut]:
    for one in summary.shuttles[:MOST_SHUTTLES]:
        if one.cases < max(PATTERN, SHOWN_FROM * summary.cases):
            continue
        names = {"one": one.one, "other": one.other}
        often = share(one.cases, summary.cases, t)
        yield StandsOut(
            t("reading.found.shuttle_title", **names)[:200],
            t("reading.found.shuttle", **names, share=often),
            departments=(one.one, one.other),
            category=Category.TRANSFER,
        )


def _again(summary: Summary, t: Translator) -> Iterator[StandsOut]:
    for step in summary.steps:
        if step.cases_again >= max(PATTERN, OFTEN * step.cases):
            often = share(step.cases_again, step.cases, t)
            yield StandsOut(
                t("reading.found.again_title", step=step.title)[:200],
                t("reading.usual.again", share=often),
                steps=(step.title,),
            )


def _channels(summary: Summary, t: Translator) -> Iterator[StandsOut]:
    if summary.channel_changes >= max(PATTERN, OFTEN * summary.cases):
        often = share(summary.channel_changes, summary.cases, t)
        yield StandsOut(t("reading.found.channels_title"), t("reading.found.channels", share=often))
