"""What a log comes to, held against counts made in another way."""

import random
import statistics
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from app.eventlogs.reading import Progress, read_log
from app.eventlogs.spreads import spread_of
from app.formats.bad_file import BadFile
from app.journey import Channel
from tests.eventlogs.logs import CSV, event, ignore, read, trace, xes


def test_steps_stand_in_their_usual_order_with_how_many_passed(tmp_path: Path) -> None:
    log = read(tmp_path, CSV)
    assert [(one.title, one.cases, one.times) for one in log.summary.steps] == [
        ("Melding", 2, 3),
        ("Gesprek", 2, 2),
        ("Besluit", 2, 2),
    ]
    assert log.step("Melding").cases_again == 1


def test_the_waiting_between_two_steps_has_a_middle_and_a_spread(tmp_path: Path) -> None:
    log = read(tmp_path, CSV)
    ways = {(one.before, one.after): one for one in log.summary.between}
    wait = ways[0, 1].wait
    assert wait is not None
    assert (wait.n, wait.median, wait.shortest, wait.longest) == (2, 3.0, 2.0, 4.0)
    assert wait.nine_tenths is None


def test_a_there_and_back_between_departments_is_counted_by_case(tmp_path: Path) -> None:
    log = read(tmp_path, CSV)
    assert log.summary.cases_with_shuttles == 1
    assert [(one.one, one.other, one.cases) for one in log.summary.shuttles] == [
        ("KCC", "Jeugdteam", 1)
    ]


def test_a_there_and_back_after_90_days_is_none(tmp_path: Path) -> None:
    days = ("2024-01-01", "2024-01-02", "2024-07-01")
    rows = [event("a", day, org_group=name) for day, name in zip(days, "ABA", strict=True)]
    assert read(tmp_path, xes(trace("1", *rows)), "log.xes").summary.cases_with_shuttles == 0


def test_words_for_channels_are_understood_and_others_asked(tmp_path: Path) -> None:
    text = CSV.replace("Internet", "Zuil")
    log = read(tmp_path, text)
    assert log.look.unknown_channels == ("zuil",)
    found = {word: channel for word, _, channel in log.summary.channels}
    assert found["Telefoon"] is Channel.TELEPHONE
    assert found["Zuil"] is None
    told = read(tmp_path, text, channels={"zuil": "website"})
    assert told.look.unknown_channels == ()
    assert ("Zuil", 1, Channel.WEBSITE) in told.summary.channels


@pytest.mark.parametrize("seed", range(5))
def test_the_figures_are_those_of_a_plain_count(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    start = datetime(2024, 1, 1, tzinfo=UTC)
    cases = {
        str(number): [
            (start + timedelta(minutes=place * 5_000 + dice.randrange(4_000)), dice.choice("abcde"))
            for place in range(dice.randrange(1, 9))
        ]
        for number in range(60)
    }
    rows = [(case, at, name) for case, steps in cases.items() for at, name in steps]
    dice.shuffle(rows)
    text = "case,activity,timestamp\n" + "".join(
        f"{case},{name},{at.isoformat()}\n" for case, at, name in rows
    )
    summary = read(tmp_path, text).summary
    waits: dict[tuple[str, str], list[float]] = {}
    for steps in cases.values():
        for (earlier, one), (later, following) in pairwise(steps):
            days = (later - earlier).total_seconds() / 86_400
            waits.setdefault((one, following), []).append(days)
    paths = Counter(tuple(name for _, name in steps) for steps in cases.values())
    titles = [one.title for one in summary.steps]
    assert (summary.cases, summary.events) == (60, len(rows))
    assert summary.variants_in_all == len(paths)
    assert summary.variants[0].cases == max(paths.values())
    assert {one.title: one.cases for one in summary.steps} == Counter(
        name for steps in cases.values() for name in {name for _, name in steps}
    )
    for way in summary.between:
        known = waits[titles[way.before], titles[way.after]]
        assert way.wait is not None
        assert (way.times, way.wait.n) == (len(known), len(known))
        assert way.wait.median == pytest.approx(statistics.median(known), abs=1e-3)


@pytest.mark.parametrize("n", [1, 2, 19, 20, 101])
def test_a_spread_is_that_of_all_values_at_once(n: int) -> None:
    values = sorted(random.Random(n).random() for _ in range(n))
    spread = spread_of(iter(values), n)
    assert spread is not None
    assert spread.median == pytest.approx(statistics.median(values), abs=1e-4)
    assert (spread.nine_tenths is None) == (n < 20)


def test_no_values_have_no_spread() -> None:
    assert spread_of(iter(()), 0) is None


def test_progress_is_told_and_what_it_raises_ends_the_reading_without_a_trace(
    tmp_path: Path,
) -> None:
    look = read(tmp_path, CSV + "3;Melding;01-02-2024 09:00;KCC;Brief;P\n" * 9_000).look
    heard: list[tuple[str, int, int]] = []

    def tell(progress: Progress) -> None:
        heard.append((progress.stage, progress.read, progress.events))
        if progress.events > 5_000:
            raise KeyboardInterrupt

    spill = tmp_path / "half.db"
    with pytest.raises(KeyboardInterrupt):
        read_log(look.file, look.suggested, spill, tell)
    assert len(heard) > 3
    assert all(one[1] <= look.file.path.stat().st_size for one in heard)
    assert not spill.exists()


@pytest.mark.parametrize(
    ("column", "code"),
    [("activity", "log_many_words"), ("department", "log_many_words")],
)
def test_a_column_with_far_too_many_words_is_the_wrong_one(
    tmp_path: Path, column: str, code: str
) -> None:
    rows = "".join(f"1;{n if column == 'activity' else 'a'};{n}\n" for n in range(6_000))
    with pytest.raises(BadFile) as refused:
        read(tmp_path, f"case;activity;department\n{rows}")
    assert [(one.name, one.fault.code) for one in refused.value.found] == [(column, code)]


def test_one_case_with_everything_is_the_wrong_column(tmp_path: Path) -> None:
    with pytest.raises(BadFile) as refused:
        read(tmp_path, "case;activity\n" + "1;a\n" * 100_001)
    assert [one.fault.code for one in refused.value.found] == ["log_long_case"]


def test_a_log_read_twice_to_one_place_is_the_last(tmp_path: Path) -> None:
    first = read(tmp_path, CSV)
    again = read_log(first.look.file, first.mapping, first.spill, ignore)
    assert again == first.summary
