"""Annotations as people read them: each with its answers, by what they are about."""

from dataclasses import dataclass

from app.journey.items import Item
from app.journey.journey import Journey
from app.journey.plan import Annotation
from app.journey.terms import About, Resource


@dataclass(frozen=True)
class Thread:
    """A remark, what it is about, and the answers to it in their order."""

    first: Annotation
    about: Item | None
    answers: tuple[Annotation, ...]

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something with it."""
        return not self.first.resolved


def threads(journey: Journey) -> list[Thread]:
    """Every thread of a journey, the open ones first; an answer to an answer stands in line."""
    answers: dict[str, list[Annotation]] = {}
    for one in journey.annotations:
        if one.reply_to is not None:
            answers.setdefault(_root(journey, one), []).append(one)
    found = [
        Thread(one, about_of(journey, one), tuple(answers.get(one.id, ())))
        for one in journey.annotations
        if one.reply_to is None
    ]
    return sorted(found, key=lambda thread: not thread.is_open)


def about_of(journey: Journey, one: Annotation) -> Item | None:
    """What an annotation is about."""
    return journey.find(Resource(one.about_resource.value), one.about)


def counts(journey: Journey) -> dict[tuple[About, str], int]:
    """How many open remarks there are about each thing: for a mark beside it."""
    found: dict[tuple[About, str], int] = {}
    for thread in threads(journey):
        if thread.is_open:
            key = (thread.first.about_resource, thread.first.about)
            found[key] = found.get(key, 0) + 1
    return found


def _root(journey: Journey, one: Annotation) -> str:
    """The remark that a thread begins with."""
    seen = {one.id}
    while one.reply_to is not None and one.reply_to not in seen:
        seen.add(one.reply_to)
        parent = journey.find(Resource.ANNOTATION, one.reply_to)
        if not isinstance(parent, Annotation):
            return one.reply_to
        one = parent
    return one.id
