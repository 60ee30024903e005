"""What several voices say together, and what is not told because too few said it."""

import pytest

from app.voices import Answers, Known, MomentAnswer, Reached
from app.voices.hearing import Hearing, hear, may_be_told
from app.voices.steps import Ask, steps_of
from tests.voices.sketch import NOTHING, SKETCH

FELT = MomentAnswer(known=Known.YES, score=-1, emotions=("boos",), sentence="Ik wachtte.")


def voices(count: int, **said: object) -> list[Answers]:
    fields = {"moments": {"a": FELT}, "mattered_most": "a", "reached": Reached.NO} | said
    return [NOTHING.model_copy(update={"id": f"v{n}", **fields}) for n in range(count)]


def figures(heard: Hearing) -> list[bool]:
    one = heard.moments[0]
    told = [one.may_show_figures, one.may_count, one.may_count_emotions]
    return [*told, bool(heard.mattered), bool(heard.reached)]


@pytest.mark.parametrize(("count", "shown"), [(1, False), (2, False), (3, True), (4, True)])
def test_no_figure_of_any_kind_is_told_of_fewer_than_three(count: int, shown: bool) -> None:
    assert figures(hear(SKETCH, voices(count))) == [shown] * 5


@pytest.mark.parametrize(
    ("here", "elsewhere", "told"),
    [(3, 0, True), (3, 1, False), (3, 2, False), (3, 3, True), (2, 3, False)],
)
def test_the_difference_with_all_together_tells_nothing_of_one_or_two(
    here: int, elsewhere: int, told: bool
) -> None:
    assert may_be_told(here, elsewhere) is told
    heard = hear(SKETCH, voices(here), voices(elsewhere)).moments[0]
    assert [heard.may_show_figures, heard.may_count, heard.may_count_emotions] == [told] * 3


def test_what_was_said_of_the_whole_is_heard() -> None:
    (one,) = voices(1, mattered_why="Zij belde terug.", goal="Een huis.")
    heard = hear(SKETCH, [one])
    assert heard.whys == (("Merel", "a", "Zij belde terug."),)
    assert heard.goals == (("Merel", "Een huis."),)


def test_a_contact_moment_that_left_is_not_asked_about_and_not_counted() -> None:
    several = voices(3, mattered_most="weg")
    assert Ask.WHY not in [one.ask for one in steps_of(SKETCH, several[0])]
    assert hear(SKETCH, several).mattered == {}
