"""What people remarked on a journey: counted on its cards, and told below the map."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.diagram.content import Remark
from app.journey import Journey, Resource
from app.journey.plan import Annotation
from app.journey.terms import About, AnnotationKind
from app.language import Translator


@dataclass(frozen=True)
class Remarks:
    """The remarks of a journey that still stand open; answers belong to what they answer."""

    journey: Journey
    t: Translator
    numbers: Mapping[str, int]
    """The number of each contact moment."""
    stuck: Mapping[str, int]
    """The number of each bottleneck."""

    def shown(self, moments: Iterable[str], *, everything: bool) -> tuple[Remark, ...]:
        """Those about the contact moments shown, or all of them, in the order of the journey."""
        here = set(moments)
        told = [
            self._remark(one)
            for one in self._open()
            if everything or self.moment_of(one) in here or one.about in self.stuck
        ]
        return tuple(sorted(told, key=lambda one: one.number or 1_000_000))

    def counts(self) -> dict[str, tuple[int, int]]:
        """How many there are about each contact moment, and how many of them are questions."""
        found: dict[str, tuple[int, int]] = {}
        for one in self._open():
            moment = self.moment_of(one)
            every, asked = found.get(moment, (0, 0))
            question = one.kind is AnnotationKind.QUESTION
            found[moment] = (every + 1, asked + question)
        found.pop("", None)
        return found

    def moment_of(self, one: Annotation) -> str:
        """The contact moment that a remark is about, by itself or by an experience of it."""
        if one.about_resource is About.CONTACT_MOMENT:
            return one.about
        if one.about_resource is About.EXPERIENCE:
            felt = self.journey.find(Resource.EXPERIENCE, one.about)
            return str(getattr(felt, "contact_moment", ""))
        return ""

    def _open(self) -> Iterator[Annotation]:
        return (
            one for one in self.journey.annotations if one.reply_to is None and not one.resolved
        )

    def _remark(self, one: Annotation) -> Remark:
        number = self.numbers.get(self.moment_of(one), 0)
        if number:
            where = self.t("map.step", n=number)
        elif one.about_resource is About.BOTTLENECK and one.about in self.stuck:
            where = self.t("map.bottleneck", n=self.stuck[one.about])
        else:
            phase = self.journey.phase(one.about)
            where = phase.title if phase else ""
        return Remark(
            id=one.id,
            number=number,
            where=where,
            kind=self.t(f"terms.annotation_kind.{one.kind}"),
            asks=one.kind is AnnotationKind.QUESTION,
            text=one.text,
            who=one.voice,
        )
